import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  begin,
  beginProgramme,
  byNeed,
  check,
  Cure,
  Forest,
  json,
  labelOf,
  missingOn,
  programmeSchema,
  rootOf,
  unitFileSchema,
  unitsAsWritten,
  withYear,
  yearBefore,
  yearName,
  type BeginAnswers,
  type Begun,
  type DriveWithoutTheme,
  type Programme,
  type RawContent,
  type Report,
  type Unit,
  type YearAnswers,
} from '../../src/domain/index.ts';
import { readRoot } from '../../src/repository/read-root.ts';
import { writeFile } from '../command/write.ts';
import { carriesSample, emptyRoot } from '../sample/root.ts';

/** Answers from a file, in the shape of the questions. */
export const answersIn = <T extends z.ZodType>(file: string, shape: T): z.infer<T> => {
  if (!existsSync(file)) throw new Cure(`Không thấy tệp trả lời ${file}.\n  Chữa: kiểm tra lại đường dẫn.`);
  let said: unknown;
  try {
    said = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Cure(`Tệp trả lời ${file} chưa đúng dạng JSON.\n  Chữa: mở tệp, xem lại dấu phẩy, dấu ngoặc.`);
  }
  return answersFrom(said, shape, `Tệp trả lời ${file}`);
};

/** Answers as somebody gave them. @param where what carries them, for whoever mends it */
export const answersFrom = <T extends z.ZodType>(said: unknown, shape: T, where: string): z.infer<T> => {
  const answers = shape.safeParse(said);
  if (answers.success) return answers.data;
  const faults = answers.error.issues.map(({ path }) => labelOf(shape, path));
  throw new Cure(`${where} còn chỗ chưa đúng: ${[...new Set(faults)].join('; ')}.\n  Chữa: sửa những mục ấy rồi làm lại.`);
};

/** The organisation of these answers with its units, where it stands already and nobody gives a new list: it begins another programme. */
const standing = (raw: RawContent, answers: BeginAnswers, asOf: string): readonly [Unit, ...Unit[]] | undefined => {
  const all = raw.units.flatMap(({ data }) => unitFileSchema.parse(data).units);
  const root = all.find(({ code, parent }) => code === rootOf(answers).code && parent === undefined);
  if (!root || answers.units.trim() !== '') return undefined;
  const forest = new Forest(all);
  return [root, ...all.filter((unit) => unit !== root && forest.root(unit).code === root.code && (unit.validTo ?? asOf) >= asOf)];
};

/** What an organisation begins with, judged before anything is written: nothing of another organisation is written over. */
export const planBegin = (root: string, raw: RawContent, answers: BeginAnswers, asOf: string): Begun => {
  const units = standing(raw, answers, asOf);
  const begun = units
    ? { files: beginProgramme(answers, units[0], units, asOf), proposed: { units, questions: [], faults: [], left: [] } }
    : begin(answers, raw.site?.data, asOf);
  const taken = [...begun.files.keys()].filter((path) => path !== 'content/site.json' && existsSync(join(root, path)));
  if (taken.length > 0)
    throw new Cure(
      `Đã có ${taken.join(', ')}.\n  Chữa: thêm chương trình cho tổ chức ấy thì để trống danh sách đơn vị và chọn năm khác; tổ chức khác thì chọn mã khác; năm mới thì npm run begin -- --year NĂM.`,
    );
  return begun;
};

/** Writes what an organisation begins with, in place of what came with the product; tells what the check says of it. */
export const writeBegun = (root: string, raw: RawContent, { files }: Begun): Report => {
  if (carriesSample(raw)) emptyRoot(root);
  for (const [path, text] of files) writeFile(join(root, path), text);
  return check(readRoot(root));
};

/** What is missing on a day, in lines for a terminal. */
export const missingLines = (report: Report, asOf: string): readonly string[] =>
  byNeed(missingOn(report, asOf)).flatMap(({ title, missing }) => [
    `\n${title}`,
    ...missing.flatMap(({ what, mend }, i) => [`${String(i + 1).padStart(2)}. ${what}`, `    → ${mend}`]),
  ]);

/** A programme that may have one more year: its file, and the drives of the year before. */
export interface Continued {
  path: string;
  data: unknown;
  programme: Programme;
  /** The year as its organisation calls it, by the school year or not. */
  called: string;
  isSchool: boolean;
  drives: readonly DriveWithoutTheme[];
}

/** The programmes of a root that run on into a year: not those that another of their organisation has followed. Throws where there are none. */
export const continuing = (raw: RawContent, year: number): readonly Continued[] => {
  const all = raw.programmes.map(({ path, data }) => ({ path, data, programme: programmeSchema.parse(data) }));
  const units = raw.units.flatMap(({ data }) => unitsAsWritten(data));
  const kindOfYear = ({ organisation }: Programme): Unit['yearKind'] =>
    (units.find((unit) => unit['code'] === organisation) as Partial<Unit> | undefined)?.yearKind ?? 'nam_duong_lich';
  const follows = (one: Programme) =>
    all.some(
      ({ programme: p }) => p !== one && p.organisation === one.organisation && p.period.from > one.period.to && p.period.from <= year,
    );
  const begun = all.flatMap((one): Continued[] => {
    const before = yearBefore(one.programme, year);
    if (!before || follows(one.programme)) return [];
    const yearKind = kindOfYear(one.programme);
    return [{ ...one, called: yearName({ yearKind }, year), isSchool: yearKind === 'nam_hoc', drives: before.drives }];
  });
  if (begun.length === 0) throw new Cure(`Chưa có chương trình nào trước năm ${year} để theo.\n  Chữa: npm run begin`);
  const open = begun.filter(({ programme }) => programme.years.every((y) => y.year !== year));
  if (open.length === 0)
    throw new Cure(`Chương trình đã có năm ${year}.\n  Chữa: sửa thẳng năm ấy trong tệp chương trình, hoặc chọn năm khác.`);
  return open;
};

/** Adds a year to a programme's file. @returns the drives that still wait for a theme */
export const writeYear = (
  root: string,
  report: Report,
  { path, data }: Continued,
  year: number,
  answers: YearAnswers,
): readonly DriveWithoutTheme[] => {
  if (!report.content) throw new Cure('Nội dung còn chỗ chưa đọc được.\n  Chữa: npm run check');
  const { data: written, waiting } = withYear(data, report.content.forest, year, answers, answers.extended);
  writeFile(join(root, path), json(written));
  return waiting;
};
