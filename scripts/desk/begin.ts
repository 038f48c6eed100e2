import { join } from 'node:path';
import {
  beginAnswers,
  changeUnits,
  check,
  type CheckReport,
  Cure,
  type ChangeEffect,
  effectOf,
  type Issue,
  missingOn,
  parseSubmissionPath,
  type Programme,
  programmeSchema,
  type RawContent,
  settle,
  type Settlement,
  settlement,
  unitChange,
  unitsAsWritten,
  unitSchema,
  unitFilesAfter,
  wordsOf,
  yearAnswers,
  yearToBegin,
} from '../../src/domain/index.ts';
import type { BeginState, Done, NextYear, UnitChoice } from '../../src/desk/begin/server-answers.ts';
import { asOfDay, asOfRoot, readRoot } from '../../src/repository/read-root.ts';
import { answersFrom, continuing, planBegin, writeBegun, writeYear } from '../begin/begin-root.ts';
import { fixGroups } from '../publish/fixed-groups.ts';
import { summaryOf } from '../begin/ask.ts';
import { inTemporaryFolder, writeFile } from '../command/write.ts';
import { carriesSample, emptyRoot } from '../sample/root.ts';
import { Refused } from './answers.ts';
import { mainTip } from './drafts.ts';
import { type DeskStore, mainRef } from './store.ts';

/** What the page “Bắt đầu” asks: what `npm run begin` does in a folder, done to main. */

/** What somebody is told of work in a folder, and the message of the commit that it becomes. */
export interface Worked {
  said: readonly string[];
  message: string;
}

/** Main's content as a folder, as long as the work takes. */
export const withMain = <T>(store: DeskStore, work: (folder: string, main: string) => T | Promise<T>): Promise<T> =>
  inTemporaryFolder(async (folder) => {
    const main = await mainTip(store);
    await store.checkOut(main, 'content', folder);
    return work(folder, main);
  });

/** Works on main's content; what is changed becomes one commit, or nothing where the work throws. */
export const onMain = (store: DeskStore, work: (folder: string) => Worked): Promise<Done> =>
  withMain(store, async (folder, main) => {
    const { said, message } = inWords(() => work(folder));
    const state = stateOf(readRoot(folder));
    const tree = await store.takeBack('content', folder);
    await store.move([{ ref: mainRef, from: main, to: await store.commit(tree, [main], message) }]);
    return { said, state };
  });

/** What tells people what to do is an answer, and no fault of the desk. */
export const inWords = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw error instanceof Cure ? new Refused(422, error.message) : error;
  }
};

/** A programme's next year, unless another programme of its organisation has followed. */
const nextYearOf = (raw: RawContent, { code, name, period, years }: Programme): NextYear[] => {
  const year = Math.max(0, ...years.map((one) => one.year)) + 1;
  const continued = years.length > 0 && inContinuing(raw, year).find(({ programme }) => programme.code === code);
  return continued
    ? [
        {
          code,
          name,
          year,
          called: continued.called,
          isEarly: year > yearToBegin(asOfDay(undefined), continued.isSchool),
          isPast: year > period.to,
          drives: continued.drives,
        },
      ]
    : [];
};
const inContinuing = (raw: RawContent, year: number): ReturnType<typeof continuing> => {
  try {
    return continuing(raw, year);
  } catch (error) {
    if (error instanceof Cure) return [];
    throw error;
  }
};

const stateOf = (raw: RawContent): BeginState => {
  const asOf = asOfRoot(raw);
  // Of what was handed in only the lists of members decide what is missing: the rest need not be read after every press.
  const lists = raw.submissions.filter(({ path }) => parseSubmissionPath(path)?.kind === 'doan-vien');
  const report = check({ ...raw, submissions: lists }, { today: asOf, accept: () => undefined });
  const today = asOfDay(undefined);
  const { content } = report;
  if (!content) return { today, sample: carriesSample(raw), organisations: [], nextYears: [], missing: [] };
  const { forest, programmes } = content;
  return {
    today,
    sample: carriesSample(raw),
    organisations: forest.roots.map((root) => ({
      code: root.code,
      name: root.name,
      units: forest.units.filter((unit) => forest.root(unit) === root).length,
    })),
    nextYears: programmes.flatMap((programme) => nextYearOf(raw, programme)),
    missing: missingOn(report, asOf),
  };
};

/** Where in its list something stands: what stood before it may have been taken away. */
const positions: ReadonlySet<string> = new Set(['index', 'path', 'label']);
const keyOf = ({ code, file, row, values }: Issue): string =>
  JSON.stringify([code, file, row, Object.entries(values).filter(([name]) => !positions.has(name))]);
const errorsOf = ({ contentIssues, files }: CheckReport): readonly Issue[] =>
  [...contentIssues, ...files.flatMap(({ issues }) => issues)].filter(({ severity }) => severity === 'error');
const sentence = (issue: Issue): string => {
  const { what, cure } = wordsOf(issue);
  return `${what} ${cure}`;
};
/** What the check points out in a file from now on: whoever wrote it decides. */
export const pointedOut = (file: string, before: CheckReport, after: CheckReport): string[] => {
  const warnings = ({ contentIssues }: CheckReport) => contentIssues.filter((one) => one.file === file && one.severity === 'warning');
  return madeBy(warnings(before), warnings(after)).map(sentence);
};

const isUnread = ({ code }: Issue): boolean => code === 'noi-dung-sai';
/** The errors that a change makes: each as often as it was not there before. */
const madeBy = (before: readonly Issue[], after: readonly Issue[]): readonly Issue[] => {
  const known = new Map([...Map.groupBy(before, keyOf)].map(([key, issues]) => [key, issues.length]));
  const made = after.filter((issue) => {
    const left = known.get(keyOf(issue)) ?? 0;
    known.set(keyOf(issue), left - 1);
    return left <= 0;
  });
  // A file that was not read hid what rules say of what is in it: that was amiss already.
  const isReadNow = before.some((issue) => isUnread(issue) && !after.some((other) => isUnread(other) && other.file === issue.file));
  return isReadNow ? made.filter(isUnread) : made;
};

/** Refuses what the check would refuse afterwards and did not before; what was amiss already stays to be mended. */
export const demandSound = (before: CheckReport, after: CheckReport): void => {
  const errors = madeBy(errorsOf(before), errorsOf(after));
  if (errors.length === 0) return;
  const told = errors.slice(0, 12).map(sentence);
  throw new Refused(422, `Chưa ghi gì, vì còn chỗ chưa đúng:\n${told.join('\n')}`);
};

const beginIn = (folder: string, said: unknown): Worked => {
  const answers = answersFrom(said, beginAnswers, 'Câu trả lời');
  const raw = readRoot(folder);
  const begun = planBegin(folder, raw, answers, asOfDay(undefined));
  demandSound(check(raw), writeBegun(folder, raw, begun));
  return { said: [summaryOf(begun.proposed), '', `Đã có trang của từng đơn vị. ${nextSteps}`], message: `Bắt đầu: ${answers.name}` };
};

const pagesFollow = 'Trang đổi theo sau vài giây.';
const nextSteps = `${pagesFollow} Việc tiếp theo: danh sách “Còn thiếu cho ngày đầu” ở dưới; chi đoàn tải tệp Excel của mình ở trang Biểu mẫu.`;

const emptyIn = (folder: string): Worked => {
  emptyRoot(folder);
  return { said: ['Đã bỏ phần có sẵn để xem thử.'], message: 'Bỏ phần có sẵn để xem thử' };
};

const yearIn = (folder: string, asked: { programme: string; year: number; answers: unknown }): Worked => {
  const { programme: code, year } = asked;
  const answers = answersFrom(asked.answers, yearAnswers, 'Câu trả lời');
  const raw = readRoot(folder);
  const continued = continuing(raw, year).find(({ programme }) => programme.code === code);
  if (!continued) throw new Cure(`Không có chương trình “${code}” để thêm năm ${year}.\n  Chữa: tải lại trang rồi làm lại.`);
  const before = check(raw);
  const waiting = writeYear(folder, before, continued, year, answers);
  demandSound(before, check(readRoot(folder)));
  const name = programmeSchema.parse(continued.data).name;
  return {
    said: [
      `Đã thêm ${continued.called} vào “${name}”.`,
      ...(waiting.length > 0 ? [`Chưa mở, chờ chủ đề: ${waiting.map((drive) => drive.name).join(', ')}.`] : []),
    ],
    message: `Thêm ${continued.called}: ${name}`,
  };
};

const settleIn = (folder: string, said: unknown): Worked => {
  const asked = answersFrom(said, settlement, 'Biểu mẫu');
  const raw = readRoot(folder);
  const before = check(raw);
  if (!before.content) throw unreadable();
  if (asked.kind === 'nhom') fixedIn(folder);
  else for (const [path, text] of settle(raw, before.content, asked)) writeFile(join(folder, path), text);
  demandSound(before, check(readRoot(folder)));
  return { said: [`Đã ghi. ${pagesFollow}`], message: `Bổ sung: ${settledWords[asked.kind]}` };
};
const fixedIn = (folder: string): void => {
  if (fixGroups(folder).length === 0)
    throw new Cure('Chưa chốt được: các danh sách đã nộp còn quá ít người để nêu số.\n  Chữa: chờ thêm danh sách rồi bấm lại.');
};
const unreadable = () => new Cure('Nội dung còn chỗ chưa đọc được.\n  Chữa: npm run check');
const settledWords = {
  nhom: 'nhóm số liệu',
  cac_tieu_chi: 'tiêu chí từng nhóm',
  dieu_khoan: 'điều khoản của văn bản',
  chu_de: 'chủ đề năm',
  dot: 'đợt cao điểm',
  nguoi_ky: 'người ký',
  noi_nhan_bao_cao: 'nơi nhận báo cáo',
  lien_he: 'liên hệ',
  hom_nay: 'tính theo hôm nay',
  huong_dan_rieng: 'hướng dẫn riêng',
} as const satisfies Record<Settlement['kind'], string>;

/** Units of a version as the forms offer them: those that stand today or will. */
export const unitsOf = ({ units }: RawContent): UnitChoice[] =>
  units
    .flatMap(({ data }) => unitsAsWritten(data).flatMap((unit) => unitChoice.safeParse(unit).data ?? []))
    .filter(({ validTo = '9999' }) => validTo >= asOfDay(undefined))
    .map(({ code, name, level, parent, validFrom }) => ({
      code,
      name,
      level,
      ...(parent && { parent }),
      ...(validFrom && { validFrom }),
    }));
/** What is amiss in the rest of a unit hides neither it nor the others of its file: it is opened to be mended. */
const unitChoice = unitSchema.pick({ code: true, name: true, level: true, parent: true, validFrom: true, validTo: true }).strip();

/** What a change of units would do; with `doing`, it is done. */
const changeIn = (folder: string, said: unknown, doing: boolean): Worked & { effect: ChangeEffect } => {
  // One form's own shape: of several together no field could be named.
  const form = unitChange.options.find(({ shape }) => shape.kind.value === (said as { kind?: string } | null)?.kind);
  const change = answersFrom(said, form ?? unitChange, 'Biểu mẫu');
  const raw = readRoot(folder);
  const before = check(raw);
  if (!before.content) throw unreadable();
  const today = asOfDay(undefined);
  const changes = changeUnits(before.content, change, today);
  const effect = effectOf(before.content, changes, change, today);
  const files = unitFilesAfter(raw, before.content, changes);
  for (const [path, text] of files) writeFile(join(folder, path), text);
  demandSound(before, check(readRoot(folder)));
  return { effect, said: doing ? effect.units : [], message: `Đơn vị: ${effect.units[0]!.replace(/\.$/, '')}` };
};

/** Each answers with what was done and what stands now. */
export const beginActions = (store: DeskStore) => ({
  beginState: (): Promise<BeginState> => withMain(store, (folder) => stateOf(readRoot(folder))),
  begin: ({ answers }: { answers?: unknown }): Promise<Done> => onMain(store, (folder) => beginIn(folder, answers)),
  emptySample: (): Promise<Done> => onMain(store, emptyIn),
  beginYear: (asked: { programme: string; year: number; answers?: unknown }): Promise<Done> =>
    onMain(store, (folder) => yearIn(folder, { ...asked, answers: asked.answers })),
  settle: ({ said }: { said?: unknown }): Promise<Done> => onMain(store, (folder) => settleIn(folder, said)),
  units: (): Promise<readonly UnitChoice[]> => withMain(store, (folder) => unitsOf(readRoot(folder))),
  unitEffect: ({ change }: { change?: unknown }): Promise<ChangeEffect> =>
    withMain(store, (folder) => inWords(() => changeIn(folder, change, false)).effect),
  changeUnits: ({ change }: { change?: unknown }): Promise<Done> => onMain(store, (folder) => changeIn(folder, change, true)),
});
