import type { Issue, ReadingCode, Told } from '../issues.ts';
import { ownCopy } from '../remember.ts';
import { columnMeta, headerOf, kindNames, kindOf, type KindName } from '../schema/submission.ts';
import { fold, tidy } from '../vietnamese.ts';
import { cellReader, type CellVerdict } from './cells.ts';
import { columnLetter, columnNamed } from './header.ts';
import { Rows } from './rows.ts';

export interface ReadOptions {
  /** What the file's folder says: fills the two columns that only repeat it, where they are missing or empty. */
  folder?: { unit: string; year: number } | undefined;
  /** Column → what the programme calls its own things, as it writes it and folded → the value it stands for. */
  names?: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;
  /** The browser's mode: columns that identify a person, and unknown ones, are dropped and listed; the file is read on. */
  allowPersonal?: boolean | undefined;
}

/** Limits of one file, stated to the sender when passed. */
export const limits = { bytes: 256 * 1024 * 1024, rows: 2_000_000, columns: 200 } as const;

/** Words under a table that are no row of it: totals, places for signatures. */
const underTable = /^(tong( cong| so| hop)?|cong( don)?|nguoi lap( bieu)?|ghi chu|bi thu|tm|t\/m|xac nhan|luu y)\b|\bngay [.…\d ]*thang\b/;
/** What Git leaves where two versions of a file were not put together. */
const conflict = /^(<{7}|={7}|>{7})( |$)/;
/** `(1)`, `2`, `B`: a line that numbers the columns. */
const ordinal = /^\(?([1-9]\d?|[A-Z])\)?$/;

const isBlank = (cell: string | undefined): boolean => cell === undefined || cell === '' || cell.trim() === '';

/** The row that stands in a kind's template as an example. */
export const sampleRow = (kind: KindName): Readonly<Record<string, string>> =>
  Object.fromEntries(
    headerOf(kind).map((column) => {
      const { patternMessage, labels } = columnMeta(kind, column);
      return [column, patternMessage ?? Object.keys(labels ?? {})[0] ?? ''];
    }),
  );

const codedByKind = new Map<KindName, readonly string[]>();
/** Columns that take one of a few codes, beside those that say whose row it is. */
const codedColumns = (kind: KindName): readonly string[] => {
  const { columns, unitColumn } = kindOf(kind);
  const takes = (column: string) => (text: string) => columns[column]!.safeParse(text).success;
  const isCoded = (column: string) =>
    column !== 'ma_doan_vien' && column !== unitColumn && !['Một câu', '3', '2016', '2016-02-29'].some(takes(column));
  const coded = codedByKind.get(kind) ?? headerOf(kind).filter(isCoded);
  codedByKind.set(kind, coded);
  return coded;
};

/** How a file's header cuts its records. */
export interface Columns {
  /** Each column of the kind, and each extra one of the file, with its place in a record; undefined where the file leaves it out. */
  places: readonly { name: string; at: number | undefined }[];
  /** How many cells the header has. */
  width: number;
  /** Places whose cells must be empty: under a blank name, or under one that is no column of the kind. */
  unnamed: readonly number[];
  unknown: readonly number[];
  headings: ReadonlyMap<string, string>;
}

/** What a text of a column became, where that is more than a number: repaired, or refused. */
interface Odd {
  id: number;
  repairs?: readonly string[] | undefined;
  refused?: { code: ReadingCode; values: Issue['values'] };
}

/** So many odd texts of a file are remembered; the rest are judged again wherever they stand. */
const mostRemembered = 50_000;

/** Reads records into rows. Each different text of a column is judged once. */
export class RowReader {
  readonly #told: Told;
  readonly #columns: Columns;
  readonly #table: ReturnType<typeof Rows.build>;
  readonly #judge: readonly ((cell: string) => CellVerdict)[];
  /** Column → text → its number in the column; below zero, `~n` is the number of an odd one. */
  readonly #known: readonly Map<string, number>[];
  /** The first ones, one a column, are for a text that is not remembered. */
  readonly #odd: Odd[];
  /** The text last seen in each column and its number: sheets repeat themselves downwards. */
  readonly #lastText: string[];
  readonly #last: Int32Array;
  readonly #ids: Int32Array;
  /** Where each column stands in a record; -1 where the file leaves it out. */
  readonly #at: Int32Array;
  readonly #repairs = new Map<string, { count: number; row: number; line: number }>();
  readonly #kind: KindName;
  readonly #member: number;
  readonly #sample: Readonly<Record<string, string>>;
  /** Places of coded columns: a record without a member and without any of them is no row. */
  readonly #coded: readonly number[];
  #refused = 0;
  /** The file as a whole does not count: it holds what stands outside the form, or two versions at once. */
  #spoiled = false;
  #strange = false;
  /** Another table has begun. */
  #ended = false;

  constructor(kind: KindName, columns: Columns, { folder, names }: ReadOptions, told: Told) {
    const { unitColumn } = kindOf(kind);
    const { places } = columns;
    this.#kind = kind;
    this.#told = told;
    this.#columns = columns;
    this.#table = Rows.build(places.map((c) => c.name));
    this.#known = places.map(() => new Map());
    this.#odd = places.map(() => ({ id: 0 }));
    this.#lastText = places.map(() => '\0');
    this.#last = new Int32Array(places.length);
    this.#ids = new Int32Array(places.length);
    this.#at = Int32Array.from(places, ({ at }) => at ?? -1);
    const { key } = kindOf(kind);
    const ofMember = key.includes('ma_doan_vien') ? 'ma_doan_vien' : key[0];
    this.#member = places.findIndex((c) => c.name === ofMember);
    this.#sample = sampleRow(kind);
    this.#coded = places.flatMap(({ name, at }, c) => (at !== undefined && codedColumns(kind).includes(name) ? [c] : []));
    this.#judge = places.map(({ name, at }) => {
      if (at === undefined) {
        const value = folder && name === 'nam' ? String(folder.year) : folder && name === unitColumn ? folder.unit : '';
        return () => ({ value });
      }
      const reader = cellReader(kind, name);
      const given = name === 'nam' ? folder && String(folder.year) : name === unitColumn ? folder?.unit : undefined;
      const own = names?.get(name);
      return (cell) => {
        if (given !== undefined && isBlank(cell)) return { value: given, repairs: ['điền theo thư mục của tệp'] };
        const exact = own?.get(tidy(cell));
        if (exact !== undefined) return { value: exact };
        const meant = own?.get(fold(cell));
        if (meant !== undefined) return { value: meant, repairs: ['đổi chữ thành mã'] };
        const verdict = reader.read(cell);
        if (!('refused' in verdict) || given === undefined || name === 'nam') return verdict;
        return { refused: { ...verdict.refused, values: { ...verdict.refused.values, example: given } } };
      };
    });
  }

  /** The table has as many rows as one file may have. */
  get full(): boolean {
    return this.#table.rows.length >= limits.rows;
  }

  /** Counts a record as left out and says why. */
  refuse(code: ReadingCode, row: number, line: number, values: Issue['values'] = {}): void {
    this.#told.read(code, values, { row, line });
    this.#refused += 1;
  }

  read(record: readonly string[], row: number, line: number): void {
    if (this.#ended || this.full) return;
    if (!this.#hasMember(record) && this.#isAside(record, row, line)) return;
    const { width, unnamed, unknown } = this.#columns;
    if (record.length > width && record.slice(width).some((cell) => !isBlank(cell))) {
      this.refuse('thua-o', row, line, { count: record.length, expected: width });
      return;
    }
    let whole = true;
    for (const at of unnamed) if (!isBlank(record[at])) whole = this.#say('o-khong-ten', { letter: columnLetter(at) }, row, line);
    for (const at of unknown) if (!isBlank(record[at])) this.#strange = true;
    const [at, last, ids] = [this.#at, this.#last, this.#ids];
    for (let c = 0; c < at.length; c++) {
      const cell = record[at[c]!] ?? '';
      if (cell !== this.#lastText[c]) this.#look(c, cell);
      const id = last[c]!;
      ids[c] = id;
      if (id < 0) whole = this.#readOdd(c, this.#odd[~id]!, row, line) && whole;
    }
    if (whole) this.#table.add(ids, row, line);
    else this.#refused += 1;
  }

  /** Finds a text's number in a column and keeps both as the last ones seen. */
  #look(c: number, cell: string): void {
    this.#last[c] = this.#known[c]!.get(cell) ?? this.#learn(c, cell);
    this.#lastText[c] = cell;
  }

  /** Whether a record names a member (or what else its kind speaks of), and is not the template's own example. */
  #hasMember(record: readonly string[]): boolean {
    const c = this.#member;
    const cell = record[this.#at[c]!] ?? '';
    if (cell !== this.#lastText[c]) this.#look(c, cell);
    const id = this.#last[c]!;
    return (id >= 0 || !this.#odd[~id]!.refused) && !this.#isSample(c, cell);
  }

  /** Whether a cell is the example's, as it stands or mended. */
  #isSample(c: number, cell: string): boolean {
    const example = this.#sample[this.#columns.places[c]!.name] ?? '';
    if (cell === example) return true;
    const verdict = cell.length > 100 || this.#known[c]!.get(cell)! >= 0 ? undefined : this.#judge[c]!(cell);
    return verdict !== undefined && 'value' in verdict && verdict.value === example;
  }

  /** Whether a record is no row of the table: empty, filled in beforehand, a title, a total, a place for signatures. What is not empty is told. */
  #isAside(record: readonly string[], row: number, line: number): boolean {
    const filled = record.filter((cell) => !isBlank(cell)).map((cell) => cell.trim());
    const cellOf = (c: number) => record[this.#at[c]!];
    const reads = (c: number) => !isBlank(cellOf(c)) && 'value' in this.#judge[c]!(cellOf(c)!);
    const told = (code: ReadingCode, values: Issue['values'] = {}) => {
      this.#told.read(code, values, { row, line });
      return true;
    };
    if (conflict.test(filled[0] ?? '')) {
      this.#spoiled = true;
      return told('xung-dot');
    }
    const { places } = this.#columns;
    const isFolder = ({ name }: { name: string }) => name === 'nam' || name === kindOf(this.#kind).unitColumn;
    if (filled.length === places.filter((place, c) => isFolder(place) && reads(c)).length) return true;
    if (places.every((place, c) => isFolder(place) || place.at === undefined || this.#isSample(c, cellOf(c) ?? '')))
      return told('dong-mau');

    const namedBy = (kind: KindName) => filled.filter((cell) => columnNamed(kind, cell) !== undefined).length;
    const own = namedBy(this.#kind);
    const other = kindNames.find((kind) => namedBy(kind) > Math.max(own, 2, filled.length / 2));
    if (other) {
      this.#ended = true;
      return told('bang-thu-hai', { label: kindOf(other).label });
    }
    if (own > 1 && own > filled.length / 2) return told('dong-ngoai-bang');
    if (filled.length > 2 && filled.every((cell) => ordinal.test(cell)) && new Set(filled).size === filled.length)
      return told('dong-ngoai-bang');

    const text = places.findIndex(({ name }) => name === 'noi_dung');
    if (!isBlank(cellOf(this.#member)))
      return filled.length < 5 && filled.some((cell) => underTable.test(fold(cell))) && told('dong-ngoai-bang');
    if (filled.length < 5 && filled.some((cell) => underTable.test(fold(cell)))) return told('dong-ngoai-bang');
    if (text >= 0 && isBlank(cellOf(text))) return told('dong-chua-dien');
    return !this.#coded.some(reads) && told('dong-ngoai-bang');
  }

  /** Lists what was repaired in a cell, or tells why it is refused. */
  #readOdd(c: number, { id, repairs, refused }: Odd, row: number, line: number): boolean {
    const { name } = this.#columns.places[c]!;
    this.#ids[c] = id;
    if (repairs) this.#repaired(name, repairs, row, line);
    return refused ? this.#say(refused.code, refused.values, row, line, name) : true;
  }

  finish(): { rows: Rows; refused: number } {
    const { rows } = this.#table;
    for (const [key, { count, ...place }] of this.#repairs) {
      const [column, repair] = key.split('\n') as [string, string];
      const heading = this.#heading(column);
      this.#told.read('da-sua', { column: heading, repair, count }, { ...place, column: heading });
    }
    for (const at of this.#columns.unknown)
      if (this.#strange) this.#told.read('cot-thua', { letter: columnLetter(at) });
      else this.#told.read('cot-da-bo', { letter: columnLetter(at), kind: 'không có nội dung' });
    if (rows.length === 0 && this.#refused === 0) this.#told.read('tep-trong');
    if (!this.#strange && !this.#spoiled) return { rows, refused: this.#refused };
    return { rows: rows.only([]), refused: this.#refused + rows.length };
  }

  #learn(c: number, cell: string): number {
    const verdict = this.#judge[c]!(cell);
    const known = this.#known[c]!;
    if ('refused' in verdict) {
      const odd = { id: 0, refused: verdict.refused };
      if (cell.length > 100 || this.#odd.length > mostRemembered) {
        this.#odd[c] = odd;
        return ~c;
      }
      const id = ~(this.#odd.push(odd) - 1);
      known.set(ownCopy(cell), id);
      return id;
    }
    const { repairs } = verdict;
    let id = known.get(verdict.value);
    if (id === undefined) known.set(verdict.value, (id = this.#table.text(c, verdict.value)));
    if (repairs === undefined) return id;
    const odd = ~(this.#odd.push({ id, repairs }) - 1);
    known.set(ownCopy(cell), odd);
    return odd;
  }

  #repaired(column: string, repairs: readonly string[], row: number, line: number): void {
    for (const repair of repairs) {
      const key = `${column}\n${repair}`;
      const seen = this.#repairs.get(key);
      if (seen) seen.count += 1;
      else this.#repairs.set(key, { count: 1, row, line });
    }
  }

  /** Tells what is wrong with a row; always false, for the row cannot count. */
  #say(code: ReadingCode, values: Issue['values'], row: number, line: number, column?: string): false {
    this.#told.read(code, values, column === undefined ? { row, line } : { row, line, column: this.#heading(column) });
    return false;
  }

  /** A column as the sender named it. */
  #heading(column: string): string {
    return this.#columns.headings.get(column) ?? column;
  }
}
