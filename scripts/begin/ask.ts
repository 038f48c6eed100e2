import {
  beginAnswers,
  drivesOf,
  familiesOf,
  filledLines,
  leadingLevels,
  levelLabels,
  namelessFamilies,
  proposeUnits,
  rootOf,
  skeletonOf,
  skeletonsFor,
  themeKinds,
  yearAnswers,
  yearToBegin,
  type BeginAnswers,
  type DriveWithoutTheme,
  type ProposedUnits,
  type YearAnswers,
} from '../../src/domain/index.ts';
import type { Dialogue } from './dialogue.ts';
import { z } from 'zod';

/** How many single questions about a list are asked one by one; of more, the proposals are taken or the list is mended. */
const askedAlone = 15;

const optional = z.string().optional();
const { name, code, document, contact, paper, year } = beginAnswers.shape;
const part = (schema: z.ZodType) => (schema as z.ZodPrefault<z.ZodObject>).unwrap().shape as Readonly<Record<string, z.ZodType>>;

/** How many units of each level a list makes, and the first ones with their codes. */
export const summaryOf = ({ units, left, faults }: ProposedUnits): string => {
  const counts = [...Map.groupBy(units, ({ level }) => level)].map(([level, own]) => `${own.length} ${levelLabels[level]}`);
  const shown = units.slice(0, 12).map((unit) => `  ${unit.code.padEnd(28)} ${unit.name}`);
  return [
    `Nhận ra ${units.length} đơn vị: ${counts.join(', ')}.`,
    ...shown,
    ...(units.length > 12 ? [`  … và ${units.length - 12} đơn vị nữa`] : []),
    ...left.map(({ column, why }) => `Bỏ ra cột “${column}”: ${why}.`),
    ...faults.map((fault) => `✗ ${fault}`),
  ].join('\n');
};

const askUnits = async (
  talk: Dialogue,
  root: Pick<BeginAnswers, 'name' | 'code' | 'level'>,
): Promise<Pick<BeginAnswers, 'units' | 'questions'>> => {
  for (;;) {
    const units = await talk.paragraph(
      'Danh sách đơn vị trực thuộc: chép từ Excel, một cột tên, hoặc từ cấp trên đến cấp dưới (ô trống là như dòng trên).',
    );
    const questions: Record<string, string> = {};
    const first = proposeUnits(root, units);
    if (first.questions.length > askedAlone) {
      talk.say(`\nMáy phân vân ở ${first.questions.length} chỗ, đề nghị như sau:`);
      for (const { text, options, chosen } of first.questions) talk.say(`  ${text} → ${options.find((o) => o.code === chosen)!.label}`);
      if (!(await talk.yes('Theo cả các đề nghị ấy? (Không: sửa danh sách rồi dán lại.)'))) continue;
    } else
      // An answer may raise or settle other questions: each time the first open one is asked.
      for (;;) {
        const open = proposeUnits(root, units, questions).questions.find(({ id }) => !(id in questions));
        if (!open) break;
        questions[open.id] = await talk.choose(
          open.text,
          open.options.map((o) => [o.code, o.label] as const),
        );
      }
    const proposed = proposeUnits(root, units, questions);
    talk.say(`\n${summaryOf(proposed)}`);
    if (proposed.faults.length === 0 && (await talk.yes('Danh sách ấy đúng chưa? (Không: sửa rồi dán lại.)'))) return { units, questions };
  }
};

/** Themes of a year and of its drives; an empty line leaves one out. */
export const askYear = async (
  talk: Dialogue,
  of: number,
  drives: readonly DriveWithoutTheme[],
): Promise<Pick<YearAnswers, 'themes' | 'drives'>> => {
  const themes: Record<string, string> = {};
  for (const [kind, label] of Object.entries(themeKinds)) {
    const said = await talk.line(`${label} ${of}? (Chưa có thì Enter.)`, optional);
    if (said) themes[kind] = said;
  }
  const named: Record<string, string> = {};
  for (const drive of drives) {
    const said = await talk.line(`Chủ đề của đợt “${drive.name}”? (Chưa có thì Enter: đợt ấy chưa mở.)`, optional);
    if (said) named[drive.code] = said;
  }
  return yearAnswers.pick({ themes: true, drives: true }).parse({ themes, drives: named });
};

const askCriteria = async (talk: Dialogue, skeleton: string): Promise<BeginAnswers['criteria']> => {
  const criteria: Record<string, string[]> = {};
  for (const family of namelessFamilies(familiesOf(skeletonOf(skeleton)!))) {
    const said = await talk.paragraph(`Các tiêu chí của nhóm “${family.name}”, mỗi dòng một tiêu chí. Chưa có thì gõ luôn dấu chấm.`);
    const lines = filledLines(said);
    if (lines.length > 0) criteria[family.code] = lines;
  }
  return criteria;
};

/** Everything that is needed to begin, question by question. */
export const askAll = async (talk: Dialogue, asOf: string): Promise<BeginAnswers> => {
  const ownName = await talk.line('Tên tổ chức? Ví dụ: Đoàn phường Bến Xuân, Đoàn trường THPT Bến Xuân.', name);
  const guess = rootOf({ name: ownName });
  const others = leadingLevels.toReversed().filter((l) => l !== guess.level);
  const level = await talk.choose(
    `${ownName} là cấp nào?`,
    [guess.level, ...others].map((l) => [l, levelLabels[l]] as const),
  );
  const ownCode = await talk.line(
    'Mã của tổ chức, đứng đầu mọi mã đơn vị và không đổi nữa: chữ thường không dấu, số, gạch nối.',
    code.unwrap(),
    guess.code,
  );
  const root = { name: ownName, level, code: ownCode };
  const listed = await askUnits(talk, root);
  const isSchool = rootOf(root).yearKind === 'nam_hoc';
  const order = skeletonsFor(isSchool ? 'nam_hoc' : 'nam_duong_lich');
  const skeleton = await talk.choose(
    'Bắt đầu từ khung chương trình nào? Mọi điều trong khung đều sửa được sau.',
    order.map((s) => [s.code, `${s.label}. ${s.about}`] as const),
  );
  const criteria = await askCriteria(talk, skeleton);
  const from = await talk.line(
    isSchool ? 'Bắt đầu từ năm học nào? Ghi năm đầu của năm học.' : 'Bắt đầu từ năm nào?',
    z.coerce.number().pipe(year),
    String(yearToBegin(asOf, isSchool)),
  );
  const until = await talk.line('Chương trình thực hiện đến hết năm nào?', z.coerce.number().pipe(year), String(from));
  const words = await askYear(talk, from, drivesOf(skeletonOf(skeleton)!));
  const [papers, people, orders] = [part(paper), part(contact), part(document)];
  const symbol = await talk.line('Số và ký hiệu văn bản của chương trình, ví dụ 05-KH/ĐTN? (Chưa ban hành thì Enter.)', orders['symbol']!);
  const day = symbol === undefined ? undefined : await talk.line('Ban hành ngày nào? Ghi như 2026-01-15.', orders['day']!, asOf);
  const phone = await talk.line('Điện thoại để chi đoàn hỏi? Số này hiện trên trang. (Không ghi thì Enter.)', people['phone']!);
  const email = await talk.line('Thư điện tử để chi đoàn hỏi? (Không ghi thì Enter.)', people['email']!);
  const signer = await talk.line('Họ và tên người ký văn bản? (Không ghi thì Enter.)', papers['signer']!);
  const place = await talk.line('Địa danh ghi trên văn bản? (Không ghi thì Enter.)', papers['place']!);
  return beginAnswers.parse({
    ...{ ...root, ...listed, skeleton, criteria, year: from, until, ...words },
    ...{ document: { symbol, day }, contact: { phone, email }, paper: { signer, place } },
  });
};
