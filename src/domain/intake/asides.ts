import type { Issue } from '../issues.ts';
import type { ReadingCode } from './reading-words.ts';
import { type CsvColumn, isCoded } from '../schema/column.ts';
import { columnSaying } from '../schema/row-fields.ts';
import { kindNames, kindOf, sampleRow, type KindName } from '../schema/submission.ts';
import { fold } from '../vietnamese.ts';
import type { ColumnTexts } from './column-texts.ts';
import { isBlank } from './empty-cells.ts';
import { columnNamed } from './header.ts';

/** Words under a table that are no row of it: totals, places for signatures. */
const underTable = /^(tong( cong| so| hop)?|cong( don)?|nguoi lap( bieu)?|ghi chu|bi thu|tm|t\/m|xac nhan|luu y)\b|\bngay [.…\d ]*thang\b/;
/** What Git leaves where two versions of a file were not put together. */
const conflict = /^(<{7}|={7}|>{7})( |$)/;
/** `(1)`, `2`, `B`: a line that numbers the columns. */
const ordinal = /^\(?([1-9]\d?|[A-Z])\)?$/;

/** Why a record is no row of its table; without a code nothing need be told of it. */
export interface Aside {
  code?: ReadingCode;
  values?: Issue['values'];
}
const outside = (what: string): Aside => ({ code: 'dong-ngoai-bang', values: { what } });

/** Knows the records that are no row of their table: empty, filled in beforehand, a title, a total, a place for signatures. */
export class Asides {
  readonly #kind: KindName;
  readonly #texts: ColumnTexts;
  readonly #member: number;
  /** What each column holds in the template's example. */
  readonly #sample: readonly string[];
  /** Columns of codes and days: five filled cells and one of these are a row, whatever else is wrong with it. */
  readonly #telling: readonly number[];
  readonly #coded: readonly number[];
  /** Columns that are filled in beforehand or dragged down: folder, numbers, lists, days. */
  readonly #prepared: readonly number[];
  /** Columns that only say again whose file it is, and the rest. */
  readonly #folder: readonly number[];
  readonly #own: readonly number[];
  readonly #hasContents: boolean;

  /** @param columns each column's name and what it says of itself, in the order of `texts`; `member` says whose row it is */
  constructor(
    kind: KindName,
    { texts, columns, member }: { texts: ColumnTexts; columns: readonly { name: string; declared: CsvColumn }[]; member: number },
  ) {
    this.#kind = kind;
    this.#texts = texts;
    this.#member = member;
    const sample = sampleRow(kind);
    this.#sample = columns.map(({ name }) => sample[name] ?? '');
    const inFile = (such: (column: CsvColumn) => boolean) =>
      columns.flatMap(({ declared }, c) => (texts.at[c]! >= 0 && such(declared) ? [c] : []));
    const isTelling = (column: CsvColumn) => isCoded(column) || column.type === 'day';
    this.#coded = inFile(isCoded);
    this.#telling = inFile(isTelling);
    this.#prepared = inFile((column) => Boolean(column.repeats ?? column.number) || isTelling(column));
    this.#folder = inFile(({ repeats }) => repeats !== undefined);
    this.#own = inFile(({ repeats }) => repeats === undefined);
    this.#hasContents = columns.some(({ name }) => name === columnSaying('dang-ky', 'thing'));
  }

  /** Why a record is no row; undefined for a row. */
  of(record: readonly string[]): Aside | undefined {
    if (this.#hasMember(record)) return undefined;
    const isExample = this.#isSample(this.#member, record);
    let count = 0;
    for (const cell of record) if (!isBlank(cell)) count += 1;
    if (this.#hasContents && this.#isPrepared(record, count) && !this.#isFolderOnly(record, count)) return { code: 'dong-chua-dien' };
    // Most rows with a wrong code are told by their other cells: nothing else need be asked.
    if (count >= 5 && !isExample && this.#anyReads(this.#telling, record)) return undefined;

    const filled = record.filter((cell) => !isBlank(cell)).map((cell) => cell.trim());
    if (conflict.test(filled[0] ?? '')) return { code: 'xung-dot' };
    if (this.#isFolderOnly(record, count)) return {};
    if (isExample && this.#own.every((c) => this.#isSample(c, record))) return { code: 'dong-mau' };
    const heading = this.#headingAgain(filled);
    if (heading) return heading;
    const isUnder = filled.length < 5 && filled.some((cell) => underTable.test(fold(cell)));
    if (isUnder) return outside('dòng cộng, ghi chú hay chỗ ký tên');
    if (!this.#isNameless(record)) return undefined;
    if (this.#isPrepared(record, count) && !this.#anyReads(this.#coded, record)) return { code: 'dong-chua-dien' };
    return filled.length < 5 && !this.#anyReads(this.#coded, record) ? outside('tiêu đề nhóm hay ghi chú') : undefined;
  }

  /** Whether a record names a member (or what else its kind speaks of), and is not the template's own example. */
  #hasMember(record: readonly string[]): boolean {
    const id = this.#texts.idIn(this.#member, record);
    return (id >= 0 || !this.#texts.noted(id).refused) && !this.#isSample(this.#member, record);
  }

  /** Whether a cell is the example's, as it stands or mended. */
  #isSample(c: number, record: readonly string[]): boolean {
    return this.#texts.textIn(c, record) === this.#sample[c];
  }

  #isNameless(record: readonly string[]): boolean {
    return isBlank(record[this.#texts.at[this.#member]!]);
  }

  #isPrepared(record: readonly string[], count: number): boolean {
    return this.#isNameless(record) && count > 0 && count === this.#read(this.#prepared, record).length;
  }

  #isFolderOnly(record: readonly string[], count: number): boolean {
    return count === this.#read(this.#folder, record).length;
  }

  /** Those of some columns whose cells hold what the column takes. */
  #read(columns: readonly number[], record: readonly string[]): readonly number[] {
    return columns.filter((c) => this.#reads(c, record));
  }

  #anyReads(columns: readonly number[], record: readonly string[]): boolean {
    return columns.some((c) => this.#reads(c, record));
  }

  #reads(c: number, record: readonly string[]): boolean {
    return !isBlank(record[this.#texts.at[c]!]) && this.#texts.textIn(c, record) !== undefined;
  }

  /** A header once more, this table's or another's, or the numbers of its columns. */
  #headingAgain(filled: readonly string[]): Aside | undefined {
    const namedBy = (kind: KindName) => filled.filter((cell) => columnNamed(kind, cell) !== undefined).length;
    const own = namedBy(this.#kind);
    const other = kindNames.find((kind) => namedBy(kind) > Math.max(own, 2, filled.length / 2));
    if (other) return { code: 'bang-thu-hai', values: { label: kindOf(other).label } };
    if (own > 1 && own > filled.length / 2) return outside('dòng tiêu đề lặp lại');
    const isNumbering = filled.length > 2 && filled.every((cell) => ordinal.test(cell)) && new Set(filled).size === filled.length;
    return isNumbering ? outside('dòng đánh số các cột') : undefined;
  }
}
