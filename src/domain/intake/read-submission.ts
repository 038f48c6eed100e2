import { Told, type Issue, type ReadingCode } from '../issues.ts';
import { columnMeta, headerOf, kindNames, kindOf, type KindName } from '../schema/submission.ts';
import { ownCopy } from '../remember.ts';
import { fold } from '../vietnamese.ts';
import { attempts, decode, NotText, openBytes, type Attempt, type Bytes, type Chunks } from './bytes.ts';
import { cellReader, type CellVerdict } from './cells.ts';
import { fromTable } from './legacy.ts';
import { columnLetter, columnNamed, dispensable, findHeader, nearMiss, type Header } from './header.ts';
import { personalColumn } from './personal.ts';
import { readRecords } from './records.ts';
import { Rows } from './rows.ts';

/** What one file holds after reading: the rows that could be understood, and what was seen on the way. */
export interface ReadFile {
  path: string;
  kind: KindName;
  rows: Rows;
  /** Rows left out while reading. */
  refused: number;
  issues: readonly Issue[];
  /** Column → its name in the sender's own file. */
  headings: ReadonlyMap<string, string>;
}

export interface ReadOptions {
  /** What the file's folder says: fills the two columns that only repeat it, where they are missing or empty. */
  folder?: { unit: string; year: number } | undefined;
  /** The browser's mode: columns that identify a person, and unknown ones, are dropped and listed; the file is read on. */
  allowPersonal?: boolean | undefined;
}

/** Limits of one file, stated to the sender when passed. */
export const limits = { bytes: 256 * 1024 * 1024, rows: 2_000_000, columns: 200 } as const;

/** Words under a table that are no row of it: totals, places for signatures. */
const underTable = /^(tong( cong| so)?|cong|nguoi lap( bieu)?|bi thu|tm|t\/m|xac nhan|ngay \.*\d*\.* ?thang)\b/;

/** The file as a whole cannot be read; the reason has been told. */
class Unreadable extends Error {}

/**
 * Reads one submission: bytes → encoding → dialect → header → rows → cells. Never throws; whatever can be understood is
 * kept, safe repairs are listed, the rest is refused row by row with the place in the sender's file.
 */
export const readSubmission = (path: string, kind: KindName, chunks: Chunks, options: ReadOptions = {}): ReadFile => {
  let told = new Told(path);
  const bytes = openBytes(chunks);
  for (const attempt of attempts(bytes)) {
    told = new Told(path);
    try {
      return readAs(attempt, { path, kind, bytes, options, told });
    } catch (error) {
      if (error instanceof Unreadable) break;
      if (!(error instanceof NotText)) throw error;
      told.say('khong-doc-duoc', 'loi');
    }
  }
  return { path, kind, rows: Rows.build(headerOf(kind)).rows, refused: 0, issues: told.issues(), headings: new Map() };
};

interface Reading {
  path: string;
  kind: KindName;
  bytes: Bytes;
  options: ReadOptions;
  told: Told<ReadingCode>;
}

/** The first text of a file: enough for titles and header. A line `sep=;` before everything is Excel's, not a row. */
export const beginningOf = ({ head }: Bytes, attempt: Attempt): { text: string; separator: string } => {
  let text = '';
  for (const piece of decode(() => [head], { ...attempt, strict: false })) text += piece;
  text = letters(attempt)(text);
  const separator = /^"?sep=."?\n/i.exec(text)?.[0] ?? '';
  return { text: text.slice(separator.length), separator };
};

/** What turns the letters that came out of an old encoding into those that were meant. */
const letters = ({ encoding }: Attempt): ((text: string) => string) =>
  encoding === 'TCVN3' || encoding === 'VNI' ? (text) => fromTable(text, encoding) : (text) => text;

const readAs = (attempt: Attempt, { path, kind, bytes, options, told }: Reading): ReadFile => {
  const { encoding } = attempt;
  const meant = encoding === 'TCVN3' || encoding === 'VNI' ? letters(attempt) : undefined;
  const { text, separator } = beginningOf(bytes, attempt);
  if (encoding !== 'UTF-8') told.say('bang-ma-khac', 'ghi_nhan', { encoding });
  const header = findHeader(kind, text);
  if (!header) {
    const other = kindNames.find((k) => (findHeader(k, text)?.place.size ?? 0) >= headerOf(k).length / 2);
    if (other) told.say('sai-mau', 'loi', { label: kindOf(kind).label, other: kindOf(other).label }, { row: 1, line: 1 });
    else told.say('tieu-de-la', 'loi', { label: kindOf(kind).label, header: headerOf(kind).join(',') }, { row: 1, line: 1 });
    throw new Unreadable();
  }
  const columns = columnsOf(kind, header, options, told);
  const table = new TableReader(kind, columns, options, told);
  let row = 0;
  let size = 0;
  const pieces = function* () {
    let first = true;
    for (const piece of decode(bytes.chunks, attempt)) {
      size += piece.length;
      if (size > limits.bytes) return;
      yield first ? piece.slice(separator.length) : piece;
      first = false;
    }
  };
  for (const { records, lines, broken } of readRecords(pieces(), header.delimiter, separator === '' ? 1 : 2))
    for (const [i, record] of records.entries()) {
      row += 1;
      if (row <= header.at + 1) continue;
      if (broken) table.refuse(broken, row, lines[i]!);
      else table.read(meant ? record.map(meant) : record, row, lines[i]!);
    }
  if (size > limits.bytes || table.full) told.say('qua-lon', 'loi', { limit: `${limits.bytes / 2 ** 20} MB, ${limits.rows} dòng` });
  const { rows, refused } = table.finish();
  return { path, kind, rows, refused, issues: told.issues(), headings: columns.headings };
};

interface Columns {
  /** Each column of the kind with its place in a record; undefined where the file leaves it out. */
  places: readonly { name: string; at: number | undefined }[];
  /** Places whose cells must be empty: under a blank name, or under one that is no column of the kind. */
  unnamed: readonly number[];
  unknown: readonly number[];
  headings: ReadonlyMap<string, string>;
}

/** Judges the header: what is missing, double, strange or personal. Throws when rows cannot be read by it. */
const columnsOf = (kind: KindName, header: Header, { folder, allowPersonal }: ReadOptions, told: Told<ReadingCode>): Columns => {
  const { cells, place, at } = header;
  const own = headerOf(kind);
  const label = kindOf(kind).label;
  const here = { row: at + 1, line: at + 1 };
  let unreadable = false;
  const refuse = (...[code, values, column]: [ReadingCode, Issue['values'], string?]) => {
    told.say(code, 'loi', values, column === undefined ? here : { ...here, column });
    unreadable = true;
  };
  if (at > 0) told.say('dong-tren-bang', 'ghi_nhan', { count: at }, here);

  const known = new Set(place.values());
  const missing = own.filter((column) => !place.has(column));
  const unnamed: number[] = [];
  const unknown: number[] = [];
  const asked = new Set<string>();
  for (const [i, cell] of cells.slice(0, limits.columns).entries()) {
    if (known.has(i)) continue;
    const letter = columnLetter(i);
    if (cell.trim() === '') {
      unnamed.push(i);
      continue;
    }
    const twice = columnNamed(kind, cell);
    const personal = personalColumn(cell);
    const meant = nearMiss(kind, cell, missing);
    if (twice !== undefined) refuse('cot-trung', { column: twice, letter }, twice);
    else if (personal !== undefined && allowPersonal) told.say('cot-da-bo', 'ghi_nhan', { letter, kind: personal }, here);
    else if (personal !== undefined) refuse('cot-ca-nhan', { kind: personal, letter });
    else if (meant !== undefined) {
      asked.add(meant);
      refuse('cot-gan-dung', { letter, column: meant, meaning: columnMeta(kind, meant).label });
    } else if (allowPersonal) told.say('cot-da-bo', 'ghi_nhan', { letter, kind: `không thuộc mẫu “${label}”` }, here);
    else unknown.push(i);
  }
  for (const column of missing) {
    if (asked.has(column)) continue;
    const meaning = columnMeta(kind, column).label;
    if (column === 'nam' || column === kindOf(kind).unitColumn) {
      if (folder) told.say('cot-dien-giup', 'ghi_nhan', { column, meaning }, here);
      else refuse('cot-thieu', { label, column, meaning }, column);
    } else if (dispensable(kind, column)) told.say('cot-de-trong', 'ghi_nhan', { column, meaning }, here);
    else refuse('cot-thieu', { label, column, meaning }, column);
  }
  if (unreadable) throw new Unreadable();
  return {
    places: own.map((name) => ({ name, at: place.get(name) })),
    unnamed,
    unknown,
    headings: new Map([...place].map(([column, i]) => [column, cells[i]!.trim()])),
  };
};

/** What a text of a column became, where that is more than a number: repaired, or refused. */
interface Odd {
  id: number;
  repairs?: readonly string[] | undefined;
  refused?: { code: ReadingCode; values: Issue['values'] };
}

/** So many odd texts of a file are remembered; the rest are judged again wherever they stand. */
const mostRemembered = 50_000;

/** Reads records into rows. Each different text of a column is judged once. */
class TableReader {
  readonly #told: Told<ReadingCode>;
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
  /** The columns whose emptiness says that a record is no row: all but the two that repeat the folder. */
  readonly #telling: readonly number[];
  readonly #memberAt: number;
  #refused = 0;
  #strange = false;

  constructor(kind: KindName, columns: Columns, { folder }: ReadOptions, told: Told<ReadingCode>) {
    const { unitColumn } = kindOf(kind);
    const { places } = columns;
    this.#told = told;
    this.#columns = columns;
    this.#table = Rows.build(places.map((c) => c.name));
    this.#known = places.map(() => new Map());
    this.#odd = places.map(() => ({ id: 0 }));
    this.#lastText = places.map(() => '\0');
    this.#last = new Int32Array(places.length);
    this.#ids = new Int32Array(places.length);
    this.#at = Int32Array.from(places, ({ at }) => at ?? -1);
    this.#telling = places.flatMap(({ name, at }) => (at === undefined || name === 'nam' || name === unitColumn ? [] : [at]));
    this.#memberAt = places.find((c) => c.name === 'ma_doan_vien')?.at ?? 0;
    const repeated = new Map(
      folder && [
        ['nam', String(folder.year)],
        [unitColumn, folder.unit],
      ],
    );
    this.#judge = places.map(({ name, at }) => {
      const reader = cellReader(kind, name);
      const given = repeated.get(name);
      return (cell) => {
        if (given !== undefined && cell.trim() === '')
          return at === undefined ? { value: given } : { value: given, repairs: ['điền theo thư mục của tệp'] };
        return at === undefined ? { value: '' } : reader.read(cell);
      };
    });
  }

  /** The table has as many rows as one file may have. */
  get full(): boolean {
    return this.#table.rows.length >= limits.rows;
  }

  /** Counts a record as left out and says why. */
  refuse(code: ReadingCode, row: number, line: number, values: Issue['values'] = {}): void {
    this.#told.say(code, 'loi', values, { row, line });
    this.#refused += 1;
  }

  read(record: readonly string[], row: number, line: number): void {
    if (record[this.#memberAt] === undefined || record[this.#memberAt] === '' || record[this.#memberAt]!.trim() === '') {
      const filled = this.#telling.filter((at) => (record[at] ?? '').trim() !== '');
      if (filled.length === 0 && !this.#strays(record)) return;
      if (record.filter((cell) => cell.trim() !== '').length <= 2 && record.some((cell) => underTable.test(fold(cell)))) {
        this.#told.say('dong-ngoai-bang', 'ghi_nhan', {}, { row, line });
        return;
      }
    }
    if (this.full) return;
    let whole = true;
    for (const at of this.#columns.unnamed)
      if ((record[at] ?? '').trim() !== '') whole = this.#say('o-khong-ten', { letter: columnLetter(at) }, row, line);
    for (const at of this.#columns.unknown) if ((record[at] ?? '').trim() !== '') this.#strange = true;
    if (record.length > this.#at.length) whole = this.#tooWide(record, row, line) && whole;
    const [at, last, lastText, known, ids] = [this.#at, this.#last, this.#lastText, this.#known, this.#ids];
    for (let c = 0; c < at.length; c++) {
      const cell = record[at[c]!] ?? '';
      if (cell !== lastText[c]) {
        last[c] = known[c]!.get(cell) ?? this.#learn(c, cell);
        lastText[c] = cell;
      }
      const id = last[c]!;
      ids[c] = id;
      if (id < 0) whole = this.#readOdd(c, this.#odd[~id]!, row, line) && whole;
    }
    if (whole) this.#table.add(ids, row, line);
    else this.#refused += 1;
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
      this.#told.say('da-sua', 'ghi_nhan', { column: heading, repair, count }, { ...place, column: heading });
    }
    for (const at of this.#columns.unknown)
      if (this.#strange) this.#told.say('cot-thua', 'loi', { letter: columnLetter(at) });
      else this.#told.say('cot-da-bo', 'ghi_nhan', { letter: columnLetter(at), kind: 'không có nội dung' });
    if (rows.length === 0 && this.#refused === 0) this.#told.say('tep-trong', 'canh_bao');
    if (!this.#strange) return { rows, refused: this.#refused };
    return { rows: rows.only([]), refused: this.#refused + rows.length };
  }

  #strays(record: readonly string[]): boolean {
    return [...this.#columns.unnamed, ...this.#columns.unknown].some((at) => (record[at] ?? '').trim() !== '');
  }

  #tooWide(record: readonly string[], row: number, line: number): boolean {
    const width = Math.max(...this.#columns.places.map(({ at }) => at ?? 0), ...this.#columns.unnamed, ...this.#columns.unknown, 0) + 1;
    if (record.slice(width).every((cell) => cell.trim() === '')) return true;
    return this.#say('thua-o', { count: record.length, expected: width }, row, line);
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
    if (id === undefined) {
      const value = ownCopy(verdict.value);
      known.set(value, (id = this.#table.text(c, value)));
    }
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
    this.#told.say(code, 'loi', values, column === undefined ? { row, line } : { row, line, column: this.#heading(column) });
    return false;
  }

  /** A column as the sender named it. */
  #heading(column: string): string {
    return this.#columns.headings.get(column) ?? column;
  }
}
