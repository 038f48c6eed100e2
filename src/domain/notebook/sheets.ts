import { unitInYear, type Unit } from '../schema/unit.ts';
import { openText } from '../intake/people-in.ts';
import type { Chunks } from '../intake/bytes.ts';
import { asShown } from '../intake/numbers.ts';
import { firstRecords } from '../intake/records.ts';
import { columnNamed } from '../intake/header.ts';
import { isMemberCode } from '../schema/column.ts';
import { isDay } from '../schema/field.ts';
import { checksOut, isIssuedForm, type Chance } from '../schema/member-code.ts';
import { columnOf, type Row } from '../schema/submission.ts';
import { fold, shortDay, tidy } from '../vietnamese.ts';
import { birthMeant, notebookCells, type NotebookCells, type NotebookPlace } from './cells.ts';
import {
  calledIn,
  codeFields,
  emptyNotebook,
  itemColumns,
  memberColumn,
  notebookKinds,
  ownColumns,
  personalFields,
  rosterKind,
  sheetKinds,
  sheetTitles,
  unknownPerson,
  usualItem,
  usualPerson,
  type Notebook,
  type NotebookKind,
} from './notebook.ts';
import { withCodes } from './people.ts';

/** A notebook as the sheets of a workbook, and back. What is written and read again is the same. */

export interface NotebookSheetColumn {
  name: string;
  label: string;
  hint: string;
  required: boolean;
  /** What its list offers; `people`: those of the first sheet. */
  offered: readonly string[] | 'people';
  /** The codes stand aside, out of sight. */
  hidden: boolean;
}
export interface NotebookSheet {
  name: string;
  columns: readonly NotebookSheetColumn[];
  rows: readonly (readonly string[])[];
}

const personColumnLabel = 'Đoàn viên';
const plainColumn = (name: string, label: string, more: Partial<NotebookSheetColumn> = {}): NotebookSheetColumn => ({
  name,
  label,
  hint: '',
  required: false,
  offered: [],
  hidden: false,
  ...more,
});

const columnsOf = (kind: NotebookKind, cells: NotebookCells): readonly NotebookSheetColumn[] => {
  const own = ownColumns(kind).map((name): NotebookSheetColumn => {
    if (name === memberColumn) return plainColumn(name, personColumnLabel, { hint: 'Chọn theo họ tên', required: true, offered: 'people' });
    const { label, hint = '', optional } = columnOf(kind, name);
    const offered = cells.offered(kind, name).map(({ shown }) => shown);
    return plainColumn(name, label, { hint, required: optional !== true, offered });
  });
  if (kind !== rosterKind) return own;
  const personal = Object.entries(personalFields).map(([name, label]) => plainColumn(name, label, { required: name === 'ho_ten' }));
  const codes = Object.entries(codeFields).map(([name, label]) => plainColumn(name, label, { hidden: true, hint: 'Máy tự cấp' }));
  return [...personal, ...own, ...codes];
};

const isOwn = (kind: NotebookKind, column: string): boolean =>
  !(column in personalFields) && !(kind === rosterKind && column in codeFields);

/** What stands in a row's cell. */
const shownIn = (kind: NotebookKind, row: Row, column: string, cells: NotebookCells, called: ReadonlyMap<string, string>): string => {
  const value = row[column] ?? '';
  if (column === 'ngay_sinh') return isDay(value) ? shortDay(value) : value;
  if (!isOwn(kind, column)) return value;
  return column === memberColumn ? (called.get(value) ?? row[unknownPerson] ?? value) : cells.shown(kind, column, value);
};

/** The sheets of a notebook, the people's first. */
export const sheetsOf = (notebook: Notebook, place: NotebookPlace): readonly NotebookSheet[] => {
  const cells = notebookCells(place);
  const called = calledIn(notebook.rows[rosterKind]);
  return sheetKinds(place.programme).map((kind) => {
    const columns = columnsOf(kind, cells);
    const rows = notebook.rows[kind].map((row) => columns.map(({ name }) => shownIn(kind, row, name, cells, called)));
    return { name: sheetTitles[kind], columns, rows };
  });
};

/** The sheet that says whose the notebook is, and what to do with it. */
export const helpTitle = 'Trợ giúp';
const ownerLabels = { unit: 'Mã chi đoàn', year: 'Năm' } as const;
export const helpRows = (notebook: Notebook, unit: Pick<Unit, 'name' | 'yearKind'>): readonly (readonly string[])[] => [
  [`Sổ chi đoàn: ${unitInYear(unit, notebook.year)}`],
  [],
  [ownerLabels.unit, notebook.unit],
  [ownerLabels.year, String(notebook.year)],
  [],
  ['1. Sổ này có họ tên: chỉ giữ trên máy của mình, không gửi cho ai, không nộp.'],
  ['2. Thêm người ở trang tính “Đoàn viên”: ghi họ tên là đủ. Mã do máy tự cấp khi mở lại sổ, nằm ở hai cột cuối đang ẩn; đừng sửa.'],
  ['3. Ở các trang tính khác, bấm mũi tên cạnh ô để chọn người và chọn việc. Ngày ghi như 20/02/2016.'],
  ['4. Muốn kiểm tra và làm tệp nộp: mở trang “Sổ chi đoàn” của trang web, chọn tệp này. Tệp nộp chỉ có mã, không có họ tên.'],
  ['5. Mỗi lần sửa xong, lưu lại và cất một bản ở nơi khác: mất sổ là mất danh sách mã – họ tên.'],
];

/** A sheet of a workbook as its cells' texts. */
export interface SheetAsRead {
  name: string;
  chunks: Chunks;
}
const recordsIn = ({ chunks }: SheetAsRead): readonly (readonly string[])[] =>
  firstRecords(openText(chunks), ',', 100_000).map((record) => record.map((cell) => tidy(asShown(cell)) && cell));
const named = (sheets: readonly SheetAsRead[], title: string) => sheets.find(({ name }) => fold(name) === fold(title));

/** Whose notebook a workbook is; undefined where it is none. */
export const notebookOwner = (sheets: readonly SheetAsRead[]): { unit: string; year: number } | undefined => {
  const help = named(sheets, helpTitle);
  if (!help || !named(sheets, sheetTitles[rosterKind])) return undefined;
  const records = recordsIn(help);
  const after = (label: string) => tidy(asShown(records.find((record) => fold(record[0] ?? '') === fold(label))?.[1] ?? ''));
  const [unit, year] = [after(ownerLabels.unit), Number(after(ownerLabels.year))];
  return unit !== '' && Number.isInteger(year) && year > 2000 ? { unit, year } : undefined;
};

/** Something in a notebook that only its owner can decide. */
export interface Doubt {
  sheet: string;
  /** As the spreadsheet numbers it. */
  row: number;
  what: string;
}

interface ReadRow {
  row: Row;
  /** As the spreadsheet numbers it. */
  at: number;
}

/** The rows of a sheet by its headings; a heading is known by its label, or by whatever else its column is called. */
const rowsIn = (kind: NotebookKind, sheet: SheetAsRead | undefined, cells: NotebookCells): readonly ReadRow[] => {
  if (!sheet) return [];
  const records = recordsIn(sheet);
  const columns = columnsOf(kind, cells);
  const columnAt = (heading: string) => columns.find(({ label }) => fold(label) === fold(heading))?.name ?? columnNamed(kind, heading);
  const head = records.findIndex((record) => record.filter((cell) => columnAt(cell) !== undefined).length >= 2);
  const places = (records[head] ?? []).map(columnAt);
  return records.slice(head + 1).flatMap((record, i) => {
    if (head < 0 || record.every((cell) => cell === '')) return [];
    const row: Record<string, string> = Object.fromEntries(columns.map(({ name }) => [name, '']));
    for (const [c, column] of places.entries()) if (column !== undefined) read(kind, column, record[c] ?? '', row, cells);
    return [{ row, at: head + i + 2 }];
  });
};

/** Reads a cell into its row; a unit of measure that stood beside a number goes where it belongs. */
const read = (kind: NotebookKind, column: string, text: string, row: Record<string, string>, cells: NotebookCells): void => {
  if (column === 'ngay_sinh') row[column] = birthMeant(text);
  else if (!isOwn(kind, column) || column === memberColumn) row[column] = tidy(asShown(text));
  else {
    const { value, unit } = cells.meant(kind, column, text);
    row[column] = value;
    const beside = columnOf(kind, column).number?.unit;
    if (unit !== undefined && beside !== undefined && !row[beside]) row[beside] = unit;
  }
};

/** The people, each with a code: one that is missing, doubled or mistyped is issued anew, which is told. */
const peopleOf = (rows: readonly ReadRow[], chance: Chance, doubts: Doubt[]): readonly Row[] => {
  const seen = new Set<string>();
  const people = rows.filter(({ row }) => row['ho_ten'] || row[memberColumn]);
  const kept = people.map(({ row, at }) => {
    const code = (row[memberColumn] ?? '').toUpperCase();
    const who = row['ho_ten'] || 'Một người';
    const sheet = sheetTitles[rosterKind];
    const isCode = isMemberCode(code) && !(isIssuedForm(code) && !checksOut(code));
    if (code !== '' && !isCode) doubts.push({ sheet, row: at, what: `Mã của ${who} đã bị gõ sai nên được cấp mã mới.` });
    if (isCode && seen.has(code)) doubts.push({ sheet, row: at, what: `${who} trùng mã với một dòng ở trên nên được cấp mã mới.` });
    const keeps = isCode && !seen.has(code);
    if (keeps) seen.add(code);
    const usual = Object.fromEntries(Object.entries(usualPerson).filter(([column]) => !row[column]));
    return { ...row, ...usual, [memberColumn]: keeps ? code : '' };
  });
  return withCodes(kept, chance);
};

/** Who is meant by a name in a row: what the notebook calls somebody, his name alone, or his code. */
const personFinder = (people: readonly Row[]): ((text: string) => readonly string[]) => {
  const called = [...calledIn(people)].map(([code, name]) => [name, code] as const);
  const names = people.map((person) => [person['ho_ten'] ?? '', person[memberColumn]!] as const);
  const byLetters = (pairs: readonly (readonly [string, string])[]) => Map.groupBy(pairs, ([name]) => fold(name));
  const [exactly, asCalled, byName] = [new Map(called), byLetters(called), byLetters(names)];
  return (text) => {
    const exact = exactly.get(text);
    if (exact !== undefined) return [exact];
    if (people.some((person) => person[memberColumn] === text)) return [text];
    const found = asCalled.get(fold(text)) ?? byName.get(fold(text)) ?? [];
    return [...new Set(found.map(([, code]) => code))];
  };
};

/** The numbers of a person's items go on from the last where none was written; of what kind one is need not be said of the usual. */
const numbered = (rows: readonly Row[]): readonly Row[] => {
  const used = Map.groupBy(rows, (row) => row[memberColumn] ?? '');
  const { number, type } = itemColumns;
  const next = new Map([...used].map(([code, own]) => [code, Math.max(0, ...own.map((row) => Number(row[number]) || 0))]));
  const usual = (row: Row): Row => ({ ...row, ...(row[type] === '' && usualItem) });
  return rows.map((row) => {
    const code = row[memberColumn] ?? '';
    if (row[number] !== '' || code === '') return usual(row);
    next.set(code, next.get(code)! + 1);
    return { ...usual(row), [number]: String(next.get(code)) };
  });
};

/** Reads a notebook back from its workbook's sheets. */
export const readNotebook = (
  sheets: readonly SheetAsRead[],
  place: NotebookPlace,
  chance: Chance,
): { notebook: Notebook; doubts: readonly Doubt[] } => {
  const cells = notebookCells(place);
  const doubts: Doubt[] = [];
  const rows = (kind: NotebookKind) => rowsIn(kind, named(sheets, sheetTitles[kind]), cells);
  const people = peopleOf(rows(rosterKind), chance, doubts);
  const find = personFinder(people);
  const whose = (kind: NotebookKind, { row, at }: ReadRow): Row => {
    if (!(memberColumn in row)) return row;
    const said = row[memberColumn]!;
    const codes = find(said);
    if (codes.length === 1) return { ...row, [memberColumn]: codes[0]! };
    const what =
      codes.length > 1 ? `Có ${codes.length} người tên “${said}”: chọn lại đúng người.` : `Chưa rõ “${said}” là ai: chọn lại người.`;
    if (said !== '') doubts.push({ sheet: sheetTitles[kind], row: at, what });
    return { ...row, [memberColumn]: '', ...(said !== '' && { [unknownPerson]: said }) };
  };
  const read = Object.fromEntries(
    notebookKinds.map((kind) => {
      if (kind === rosterKind) return [kind, people];
      const own = rows(kind).map((found) => whose(kind, found));
      return [kind, kind === 'dang-ky' ? numbered(own) : own];
    }),
  );
  return { notebook: { ...emptyNotebook(place.unit.code, place.year), rows: read as unknown as Notebook['rows'] }, doubts };
};
