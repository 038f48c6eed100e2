import { isDay } from '../schema/field.ts';
import { kindsUnder } from '../schema/points.ts';
import type { Programme } from '../schema/programme.ts';
import { columnsSaying } from '../schema/row-fields.ts';
import {
  allColumns,
  columnOf,
  headerOf,
  kindNames,
  kindOf,
  subjectOf,
  type itemTypes,
  type KindName,
  type memberStates,
  type personKinds,
  type Row,
  type submissionKinds,
} from '../schema/submission.ts';
import { shortDay } from '../vietnamese.ts';

/**
 * A branch's notebook: everything that its secretary keeps of a year, in one workbook of her own. It is the only place where a
 * member's name and code stand together. What is handed in is made from it, and holds codes alone.
 */

/** Each kind that a branch hands in is a sheet. */
type Recognised = { [K in KindName]: (typeof submissionKinds)[K]['by'] extends 'recogniser' ? K : never }[KindName];
export type NotebookKind = Exclude<KindName, Recognised>;
export const notebookKinds = kindNames.filter((kind): kind is NotebookKind => kindOf(kind).by !== 'recogniser');

/** The sheets that a notebook has under a programme. */
export const sheetKinds = (programme: Programme): readonly NotebookKind[] => {
  const asked = kindsUnder([programme]);
  return notebookKinds.filter((kind) => asked.includes(kind));
};

/** What a sheet is called. */
export const sheetTitles = Object.fromEntries(notebookKinds.map((kind) => [kind, kindOf(kind).short])) as Readonly<
  Record<NotebookKind, string>
>;

/** A notebook's year: of each kind its rows, by the names of the kind's columns; a member's row also has what is personal. */
export interface Notebook {
  unit: string;
  year: number;
  rows: Readonly<Record<NotebookKind, readonly Row[]>>;
}

export const emptyNotebook = (unit: string, year: number): Notebook => ({
  unit,
  year,
  rows: Object.fromEntries(notebookKinds.map((kind) => [kind, []])) as unknown as Notebook['rows'],
});

/** The same notebook with other rows of a kind. */
export const withRows = (notebook: Notebook, kind: NotebookKind, rows: readonly Row[]): Notebook => ({
  ...notebook,
  rows: { ...notebook.rows, [kind]: rows },
});

/** What only the notebook knows of a person. It stands in no other file. */
export const personalFields = {
  ho_ten: 'Họ và tên',
  ngay_sinh: 'Ngày sinh',
  so_dinh_danh: 'Mã định danh',
  dien_thoai: 'Điện thoại',
} as const;

export const rosterKind = 'doan-vien' satisfies KindName;
export const memberColumn = subjectOf(rosterKind);
/** The columns by which the notebook itself finds its way: of a person, an item, a result. */
export const [rosterColumns, itemColumns, resultColumns] = [columnsSaying(rosterKind), columnsSaying('dang-ky'), columnsSaying('ket-qua')];
/** What is true of a person of whom nothing else is said. */
export const usualPerson: Row = {
  [rosterColumns.kind]: 'doan_vien' satisfies keyof typeof personKinds,
  [rosterColumns.state]: 'dang_sinh_hoat' satisfies keyof typeof memberStates,
};
/** What is true of an item of which nothing else is said. */
export const usualItem: Row = { [itemColumns.type]: 'viec_lam' satisfies keyof typeof itemTypes };
/** The code, and those that were the person's before. */
export const codeFields: Readonly<Record<string, string>> = { [memberColumn]: columnOf(rosterKind, memberColumn).label, ma_cu: 'Mã cũ' };
/** In a row that speaks of somebody whom the list does not have: the name as it was written. */
export const unknownPerson = 'nguoi_chua_ro';

/** What a person's row in the list says of every other row of that person: it is not asked again. */
const told = (kind: KindName, column: string): boolean =>
  columnOf(kind, column).repeats !== undefined || (kind !== rosterKind && column !== memberColumn && headerOf(rosterKind).includes(column));

/** The columns of a kind that its sheet has from the schema, the person's first; folder and person tell the others. */
export const ownColumns = (kind: NotebookKind): readonly string[] =>
  allColumns(kind).filter((column) => !told(kind, column) && !(kind === rosterKind && column === memberColumn));

/** A row as its file holds it: what the folder and the list of members tell is filled in. */
export const fileRow = (notebook: Notebook, kind: NotebookKind, row: Row): Row => {
  const person = notebook.rows[rosterKind].find((own) => own[memberColumn] === row[memberColumn]);
  return Object.fromEntries(
    allColumns(kind).map((column) => {
      const { repeats } = columnOf(kind, column);
      const filled = repeats === 'unit' ? notebook.unit : repeats === 'year' ? String(notebook.year) : undefined;
      return [column, filled ?? (told(kind, column) ? person?.[column] : row[column]) ?? ''];
    }),
  );
};

/** Code → what a person is called in the notebook: by name, with the day of birth where two have the same. */
export const calledIn = (people: readonly Row[]): ReadonlyMap<string, string> => {
  const short = (person: Row) => person['ho_ten'] || person[memberColumn]!;
  const long = (person: Row) => {
    const born = person['ngay_sinh'] ?? '';
    return born === '' ? short(person) : `${short(person)} (${isDay(born) ? shortDay(born) : born})`;
  };
  const [named, born] = [Map.groupBy(people, short), Map.groupBy(people, long)];
  return new Map(
    people.map((person) => {
      const [name, more] = [short(person), long(person)];
      const called = named.get(name)!.length < 2 ? name : born.get(more)!.length < 2 ? more : `${more}, ${person[memberColumn]}`;
      return [person[memberColumn]!, called];
    }),
  );
};
