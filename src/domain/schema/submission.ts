import type { CsvColumn } from './column.ts';
import doanVien from './submissions/doan-vien.ts';
import dangKy from './submissions/dang-ky.ts';
import dieuChinh from './submissions/dieu-chinh.ts';
import ketQua from './submissions/ket-qua.ts';
import traoDoi from './submissions/trao-doi.ts';
import soViec from './submissions/so-viec.ts';
import chamDiem from './submissions/cham-diem.ts';
import danhGia from './submissions/danh-gia.ts';
import congNhan from './submissions/cong-nhan.ts';
import chiDoanManh from './submissions/chi-doan-manh.ts';
import type { SubmissionKind } from './submissions/kind.ts';

export * from './submissions/doan-vien.ts';
export * from './submissions/dang-ky.ts';
export * from './submissions/dieu-chinh.ts';
export * from './submissions/ket-qua.ts';
export * from './submissions/chi-doan-manh.ts';
export { handedInBy, personKinds, type SubmissionKind } from './submissions/kind.ts';

/**
 * The CSV kinds, in the order in which they are shown; a new one is its own file, and its lines here. Headers, templates, the
 * validator, the help page and the tests derive from this one table.
 * A file stands at `content/submissions/<unit>/<year>/<kind>.csv`.
 */
export const submissionKinds = {
  'doan-vien': doanVien,
  'dang-ky': dangKy,
  'dieu-chinh': dieuChinh,
  'ket-qua': ketQua,
  'trao-doi': traoDoi,
  'so-viec': soViec,
  'cham-diem': chamDiem,
  'danh-gia': danhGia,
  'cong-nhan': congNhan,
  'chi-doan-manh': chiDoanManh,
} as const satisfies Record<string, SubmissionKind>;
export type KindName = keyof typeof submissionKinds;
export const kindNames = Object.keys(submissionKinds) as KindName[];
export const kindOf = (name: KindName): SubmissionKind => submissionKinds[name];
type OwedKind = { [K in KindName]: (typeof submissionKinds)[K]['owed'] extends true ? K : never }[KindName];
/** The kinds that a programme may ask for by a day, or for a step. */
export const kindsOwed = kindNames.filter((name): name is OwedKind => submissionKinds[name].owed) as [OwedKind, ...OwedKind[]];

/** The header of a kind, exactly as it must stand in the file. */
export const headerOf = (kind: KindName): readonly string[] => Object.keys(submissionKinds[kind].columns);

/** The columns that files of a kind may have besides those of the header. */
export const extraColumns = (kind: KindName): readonly string[] => Object.keys(kindOf(kind).extra ?? {});

/** Every column that a file of a kind may have: the header's, then the extra ones. */
export const allColumns = (kind: KindName): readonly string[] => [...headerOf(kind), ...extraColumns(kind)];

/** By this a template is told from an earlier one of its kind: another wherever a column of the header is (K L25, K-13). */
export const templateVersion = (kind: KindName): string => {
  const letters = [...headerOf(kind).join(',')];
  const sum = letters.reduce((n, letter) => (n * 31 + letter.codePointAt(0)!) % 46_655, 7);
  return sum.toString(36).toUpperCase().padStart(3, '0');
};

/** A column of a kind, of the header's or an extra one. */
export const columnOf = (kind: KindName, name: string): CsvColumn => {
  const { columns, extra } = kindOf(kind);
  const column = columns[name] ?? extra?.[name];
  if (!column) throw new Error(`${kind} has no column ${name}`);
  return column;
};

/** The column that repeats the unit, or the year, of the folder its file stands in. */
export const columnRepeating = (kind: KindName, what: 'year' | 'unit'): string =>
  headerOf(kind).find((name) => columnOf(kind, name).repeats === what)!;

/** A column that a file may leave out: its folder fills it, or it may be empty in every row. */
export const dispensable = (kind: KindName, name: string): boolean => {
  const { repeats, optional } = columnOf(kind, name);
  return repeats !== undefined || optional === true;
};

/** The column that says of whom, or else of what, a row of a kind speaks. */
export const subjectOf = (kind: KindName): string => {
  const { key } = kindOf(kind);
  return key.find((name) => columnOf(kind, name).type === 'member') ?? key[0]!;
};

/** The row that stands in a kind's template as an example. */
export const sampleRow = (kind: KindName): Row => Object.fromEntries(headerOf(kind).map((name) => [name, columnOf(kind, name).example]));

/** A row as read: every column of its kind, and the extra ones its file has, as text in canonical form ('' where empty). */
export type Row = Readonly<Record<string, string>>;
