import type { Content } from '../intake/read-content.ts';
import type { Issue } from '../issues.ts';
import { criteriaWithoutAim } from '../rules/content/criteria-have-aims.ts';
import { groupsFixed } from '../rules/content/groups-fixed.ts';
import { labelOf } from '../schema/field.ts';
import {
  programmeSchema,
  proposedThemes,
  themeKinds,
  themesLacking,
  themeStates,
  type Programme,
  type ProgrammeYear,
} from '../schema/programme.ts';
import type { Clause } from '../schema/clause.ts';
import { levelLabels, yearName, type Level, type Unit } from '../schema/unit.ts';
import { lowerFirst, upperFirst } from '../vietnamese.ts';
import { here, inSettings, type FieldAsked, type Missing } from './missing-thing.ts';
import { yearQuestions } from './questions.ts';
import { isPending, modelOf, namelessFamilies } from './skeleton.ts';

/** What a clause speaks of, by the name it has; what has none, by its place among the settings. */
const ruleAt = (holder: Readonly<Record<string, unknown>>, at: readonly string[]): string => {
  const name = holder['name'] ?? holder['text'];
  if (typeof name !== 'string') return labelOf(programmeSchema, at);
  const level = levelLabels[holder['level'] as Level] as string | undefined;
  const kind = labelOf(programmeSchema, at.slice(0, -1)).split(' › ').at(-1)!;
  return `${[kind, ...(level ? [lowerFirst(level)] : [])].join(', ')}: “${name}”`;
};
/** The clauses of a programme that wait for its organisation's own words, each asked for by its place in it. */
const pendingClauses = (value: unknown, at: readonly string[] = []): readonly FieldAsked[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([step, inner]) =>
    step === 'clause' && isPending(inner as Clause)
      ? [{ name: [...at, step].join('.'), label: ruleAt(value as Readonly<Record<string, unknown>>, at) }]
      : pendingClauses(inner, [...at, step]),
  );
};

/** Aims that criteria do not serve yet, and a guide that was announced (K L23, L34; K-09, K-21). */
function* inContents({ documents }: Content, programme: Programme): Generator<Missing> {
  const { aims, separateGuide } = programme;
  const aimless = criteriaWithoutAim(programme);
  if (aimless.length > 0)
    yield aims.length === 0
      ? {
          need: 'sau',
          what: `“${programme.short}” chưa ghi mục đích nào.`,
          mend: `Chép mục đích của văn bản ${inSettings}, rồi ghi mã của mục đích ở từng tiêu chí.`,
          at: { setting: `chuong_trinh/${programme.code}/aims` },
        }
      : {
          need: 'sau',
          what: `Chưa nói phục vụ mục đích nào: tiêu chí ${aimless.map(({ code }) => code).join(', ')}.`,
          mend: `Ghi mã mục đích ở từng tiêu chí, ${inSettings}.`,
          at: { setting: `chuong_trinh/${programme.code}/families` },
        };
  if (separateGuide && !documents.some(({ id, data }) => id === separateGuide.document && data.state !== 'trinh'))
    yield {
      need: 'sau',
      what: `Đã báo trước mà chưa ban hành: ${lowerFirst(separateGuide.text.replace(/\.$/, ''))}.`,
      mend: 'Khi hướng dẫn đã ở trong thư viện văn bản, ghi số và ký hiệu của nó; trang chương trình sẽ dẫn tới.',
      at: { settle: 'huong_dan_rieng', of: programme.code, fields: [{ name: 'symbol', label: 'Số và ký hiệu của hướng dẫn' }] },
    };
}

/** A year's themes that nobody wrote, and those that a department proposed and nobody has approved (Q L39, K L49; Q-20, K-34). */
function* inThemes(
  settings: ProgrammeYear,
  settled: { of: string; year: number },
  name: string,
  at: `chuong_trinh/${string}`,
): Generator<Missing> {
  const waiting = Map.groupBy(proposedThemes(settings), ({ kind }) => kind);
  const lacking = themesLacking(settings);
  const themes = lacking.filter((kind) => !waiting.has(kind));
  if (themes.length > 0)
    yield {
      need: 'sau',
      what: `${name} chưa có: ${themes.map((kind) => lowerFirst(themeKinds[kind])).join(', ')}.`,
      mend: `Ghi ${here}.`,
      at: { settle: 'chu_de', ...settled, fields: themes.map((kind) => ({ name: kind, label: themeKinds[kind] })) },
    };
  for (const kind of lacking)
    if (waiting.has(kind))
      yield {
        need: 'sau',
        what: `${name}, ${lowerFirst(themeKinds[kind])} mới được đề xuất, chờ duyệt: ${waiting
          .get(kind)!
          .map(({ text }) => `“${text}”`)
          .join('; ')}.`,
        mend: `Ban Thường vụ duyệt rồi thì chọn “${themeStates.duyet}” ở chủ đề ấy, ${inSettings}.`,
        at: { setting: `${at}.themes` },
      };
}

/** What is missing in a year that is open. @param name the year, as a sentence begins with it */
function* inYear(programme: Programme, settings: ProgrammeYear, name: string): Generator<Missing> {
  const settled = { of: programme.code, year: settings.year };
  const at = `chuong_trinh/${programme.code}/years.${programme.years.indexOf(settings)}` as const;
  yield* inThemes(settings, settled, name, at);
  if (settings.due.length === 0)
    yield {
      need: 'ngay',
      what: `${name} chưa có hạn nộp nào.`,
      mend: `Ghi các hạn ${inSettings}.`,
      at: { setting: `${at}.due` },
    };
  const drives = (modelOf(programme)?.drives ?? []).filter(({ code }) => settings.drives.every((d) => d.code !== code));
  if (drives.length > 0)
    yield {
      need: 'sau',
      what: `Đợt cao điểm chưa có chủ đề nên chưa mở: ${drives.map(({ name }) => name).join(', ')}.`,
      mend: `Khi có chủ đề, ghi ${here}. Không mở thì không ai phải báo cáo đợt ấy.`,
      at: { settle: 'dot', ...settled, fields: yearQuestions(drives).drives.map(({ code, label }) => ({ name: code, label })) },
    };
}

/** What a programme lacks in a year, in the order in which it is wanted. */
export function* inProgramme(content: Content, programme: Programme, root: Unit, year: number): Generator<Missing> {
  const order = content.documents.find(({ id }) => id === programme.document);
  if (order?.data.state === 'trinh')
    yield {
      need: 'sau',
      what: `Văn bản của “${programme.short}” chưa công bố.`,
      mend: `Ở bàn biên tập, mở bài ấy: ghi số, ngày, chép nội dung, chuyển “Hiệu lực của bài” sang “Công bố”.`,
      at: { collection: 'documents', id: order.id },
    };
  const families = namelessFamilies(programme.families);
  if (families.length > 0)
    yield {
      need: 'sau',
      what: `${families.length} nhóm chưa có tiêu chí riêng: ${families.map(({ short }) => short).join(', ')}.`,
      mend: `Ghi các tiêu chí theo hướng dẫn của cấp trên, ${here}. Chưa ghi thì đoàn viên vẫn đăng ký theo nhóm.`,
      at: {
        settle: 'cac_tieu_chi',
        of: programme.code,
        fields: families.map(({ code, name }) => ({ name: code, label: name, lines: true })),
      },
    };
  const clauses = pendingClauses(programme);
  if (clauses.length > 0)
    yield {
      need: 'sau',
      what: `${clauses.length} quy định chưa ghi điều khoản của văn bản đơn vị.`,
      mend: `Khi văn bản đã ban hành, ${here} ghi mỗi quy định ở mục nào của văn bản. Trích nguyên văn: ở mục Cài đặt.`,
      at: { settle: 'dieu_khoan', of: programme.code, fields: clauses },
    };
  yield* inContents(content, programme);
  const settings = programme.years.find((y) => y.year === year);
  if (!settings) {
    yield {
      need: 'ngay',
      what: `“${programme.short}” chưa mở ${yearName(root, year)}.`,
      mend: `npm run begin -- --year ${year}`,
      at: { form: 'year' },
    };
    return;
  }
  yield* inYear(programme, settings, upperFirst(yearName(root, year)));
}

/** Years whose lists are due and whose groups are not fixed yet, as the check told: until they are, no page has their figures. */
export const ungrouped = ({ forest, programmes, programmeFiles }: Content, issues: readonly Issue[]): readonly Missing[] =>
  issues
    .filter(({ code }) => code === groupsFixed.code)
    .flatMap(({ file, values: { year } }) =>
      programmes
        .filter(({ code }) => programmeFiles.get(code) === file)
        .map(({ code, short, organisation }) => ({
          need: 'ngay',
          what: `Nhóm số liệu ${yearName(forest.get(organisation)!, Number(year))} của “${short}” chưa chốt: trang chưa nêu số người, số việc của chi đoàn nào.`,
          mend: `Đã qua hạn nộp danh sách: chốt nhóm ${here}, một lần.`,
          at: { settle: 'nhom' as const, of: code, year: Number(year), fields: [] },
        })),
    );
