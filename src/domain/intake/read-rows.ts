import type { Issue } from '../issues.ts';
import type { IssueLog } from './issue-log.ts';
import type { ReadingCode } from './reading-words.ts';
import { rangeSaid, type CsvColumn, type NamedThing } from '../schema/column.ts';
import type { Names } from '../schema/programme-names.ts';
import { itemColumn } from '../schema/row-fields.ts';
import { columnOf, columnRepeating, subjectOf, type KindName } from '../schema/submission.ts';
import { fold } from '../vietnamese.ts';
import { Asides } from './asides.ts';
import { limits } from './bytes.ts';
import { ColumnTexts, type NotedText } from './column-texts.ts';
import type { Columns } from './columns.ts';
import { isBlank } from './empty-cells.ts';
import { columnLetter } from './header.ts';
import { LeftOut } from './left-out.ts';
import { columnReader, type Folder } from './read-column.ts';
import { Rows } from './rows.ts';
import { Merged, type SheetFacts } from './sheets.ts';

/** What one file holds after reading: the rows that could be understood, and what was seen on the way. */
export interface ReadFile {
  path: string;
  kind: KindName;
  rows: Rows;
  /** Rows left out while reading. */
  refused: number;
  /** Of those the first ones, a cell that could not be read being empty: rules may say what else is amiss in them. */
  faulty: Rows;
  /** Members of whom, or next to whom, a row was left out: what is told of all their rows must wait. */
  waiting: ReadonlySet<string>;
  /** Rows with a number that was written as per cent. */
  percents: ReadonlySet<number>;
  issues: readonly Issue[];
  /** Column → its name in the sender's own file. */
  headings: ReadonlyMap<string, string>;
}

/** By what a file is read: whose it is, what its programme calls things, and how strictly. */
export interface ReadOptions {
  folder: Folder;
  /** What the programme calls its own things; undefined: nobody's names are known. */
  names: Readonly<Partial<Record<NamedThing, Names>>>;
  /** Units whose rows in this file are judged with their own part of it: here they are passed over. */
  others?: ReadonlySet<string> | undefined;
  /** The browser's mode: columns that identify a person, and unknown ones, are dropped and listed; the file is read on. */
  allowPersonal?: boolean | undefined;
}

/** Where a noted cell stands, and whether its row seems to be the person's above. */
interface NotedPlace {
  row: number;
  line: number;
  looksMerged: boolean;
  goesOn: boolean;
}

const nothing = -1;

/** Reads records into rows. Each different text of a column is judged once. */
export class RowReader {
  readonly #log: IssueLog;
  readonly #columns: Columns;
  readonly #table: ReturnType<typeof Rows.build>;
  readonly #texts: ColumnTexts;
  readonly #asides: Asides;
  readonly #leftOut: LeftOut;
  readonly #percents = new Set<number>();
  /** The numbers of the texts of the row that is read; of a cell that cannot stand `nothing`. */
  readonly #ids: Int32Array;
  readonly #repairs = new Map<string, { count: number; row: number; line: number }>();
  readonly #kind: KindName;
  readonly #member: number;
  readonly #unit: number;
  readonly #number: number;
  /** Where a number's unit belongs: its column, by the number's. */
  readonly #unitOf: readonly number[];
  /** What each column says of itself. */
  readonly #declared: readonly CsvColumn[];
  readonly #others: ReadonlySet<string> | undefined;
  readonly #isText: boolean;
  readonly #merged: Merged;
  readonly #hidden: readonly (readonly [number, number])[];
  /** Columns that the sheet hides, other than the folder's own; and of those with contents the first row that has them. */
  readonly #hiddenColumns: readonly number[];
  readonly #inHidden = new Map<string, { row: number; line: number }>();
  /** The number of the item in the last row. */
  #lastNumber = NaN;
  /** The file as a whole does not count: it holds what stands outside the form, or two versions at once. */
  #spoiled = false;
  #strange = false;
  /** Another table has begun. */
  #ended = false;

  constructor(kind: KindName, columns: Columns, { folder, names, others }: ReadOptions, log: IssueLog, facts: SheetFacts = {}) {
    const { places } = columns;
    const declared = places.map(({ name }) => columnOf(kind, name));
    const indexOf = (name: string | undefined) => places.findIndex((c) => c.name === name);
    this.#kind = kind;
    this.#log = log;
    this.#columns = columns;
    this.#declared = declared;
    this.#member = indexOf(subjectOf(kind));
    this.#unit = indexOf(columnRepeating(kind, 'unit'));
    this.#number = indexOf(itemColumn);
    this.#unitOf = declared.map(({ number }) => indexOf(number?.unit));
    const columnNames = places.map((c) => c.name);
    this.#table = Rows.build(columnNames);
    const readers = declared.map((column, c) =>
      columnReader(column, places[c]!.at !== undefined, { folder, own: column.names && names[column.names] }),
    );
    this.#texts = new ColumnTexts(places, readers, this.#table);
    this.#ids = new Int32Array(places.length).fill(nothing);
    const named = places.map(({ name }, c) => ({ name, declared: declared[c]! }));
    this.#asides = new Asides(kind, { texts: this.#texts, columns: named, member: this.#member });
    this.#leftOut = new LeftOut(columnNames);
    this.#others = others;
    this.#isText = facts.merges === undefined;
    this.#merged = new Merged(facts.merges);
    this.#hidden = facts.hidden ?? [];
    const isHidden = (column: number) => (facts.hiddenColumns ?? []).some(([from, to]) => from <= column && column <= to);
    this.#hiddenColumns = places.flatMap(({ at }, c) => (at !== undefined && isHidden(at + 1) && !declared[c]!.repeats ? [c] : []));
  }

  /** The table has as many rows as one file may have. */
  get full(): boolean {
    return this.#table.rows.length >= limits.rows;
  }

  /** Counts a record as left out and says why. */
  refuse(code: ReadingCode, row: number, line: number, values: Issue['values'] = {}): void {
    this.#log.addReading(code, values, { row, line });
    this.#leftOut.add(undefined);
  }

  read(cells: readonly string[], row: number, line: number): void {
    if (this.#ended || this.full) return;
    const { record, filled, covered } = this.#merged.fill(cells, row);
    if (this.#others && this.#isOfOther(record)) return;
    if (this.#isAside(record, row, line)) return;
    const { width, unnamed, unknown, places } = this.#columns;
    const beyond = record.length > width ? record.findIndex((cell, at) => at >= width && !isBlank(cell)) : -1;
    if (beyond >= 0) {
      // In a text a comma too many moves every cell behind it; in a workbook none moves.
      if (this.#isText) this.refuse('thua-o', row, line, { count: record.length, expected: width });
      else this.refuse('o-khong-ten', row, line, { letter: columnLetter(beyond) });
      return;
    }
    if (this.#hidden.some(([from, to]) => from <= row && row <= to)) this.#log.addReading('dong-an', {}, { row, line });
    for (const c of this.#hiddenColumns) {
      const heading = this.#heading(places[c]!.name);
      if (!this.#inHidden.has(heading) && !isBlank(record[this.#texts.at[c]!])) this.#inHidden.set(heading, { row, line });
    }
    const mended = (cells: readonly number[], repair: string) =>
      places.forEach(({ name, at }) => at !== undefined && cells.includes(at) && this.#repaired(name, [repair], row, line));
    if (filled.length > 0) mended(filled, 'điền theo ô gộp');
    if (covered.length > 0) mended(covered, 'bỏ nội dung nằm khuất dưới ô gộp');
    let whole = true;
    for (const at of unnamed) if (!isBlank(record[at])) whole = this.#say('o-khong-ten', { letter: columnLetter(at) }, row, line);
    for (const at of unknown) if (!isBlank(record[at])) this.#strange = true;
    const texts = this.#texts;
    const ids = this.#ids;
    const { at, last, lastText } = texts;
    const looksMerged = this.#looksMerged(record);
    const goesOn = looksMerged && texts.textIn(this.#number, record) === String(this.#lastNumber + 1);
    let counted: { c: number; unit: string; noted: NotedText } | undefined;
    let isPercent = false;
    for (let c = 0; c < at.length; c++) {
      const cell = record[at[c]!] ?? '';
      const id = cell === lastText[c] ? last[c]! : texts.look(c, cell);
      if (id >= 0) ids[c] = id;
      else {
        const noted = texts.noted(id);
        whole = this.#readNoted(c, noted, { row, line, looksMerged, goesOn }) && whole;
        if (noted.unit !== undefined) counted = { c, unit: noted.unit, noted };
        if (noted.isPercent) isPercent = true;
      }
    }
    if (counted) whole = this.#setUnit(counted, row, line) && whole;
    this.#lastNumber = this.#number >= 0 && ids[this.#number]! >= 0 ? Number(this.#table.textOf(this.#number, ids[this.#number]!)) : NaN;
    const member = ids[this.#member]! >= 0 ? this.#table.textOf(this.#member, ids[this.#member]!) : undefined;
    if (whole && isPercent) this.#percents.add(this.#table.rows.length);
    if (whole) this.#table.add(ids, row, line);
    else {
      this.#leftOut.keep(ids, this.#table, row, line);
      this.#leftOut.add(member);
    }
    if (member !== undefined) this.#leftOut.pass(member);
  }

  /** Whether a record is no row of the table; why it is none is told, and ends the table or spoils it. */
  #isAside(record: readonly string[], row: number, line: number): boolean {
    const aside = this.#asides.of(record);
    if (!aside) return false;
    const { code, values } = aside;
    if (code === 'xung-dot') this.#spoiled = true;
    if (code === 'bang-thu-hai') this.#ended = true;
    if (code) this.#log.addReading(code, values, { row, line });
    return true;
  }

  /** Whether an item's row says nothing of whose it is, as below a merged cell that was saved as text. It is certain where the items go on. */
  #looksMerged(record: readonly string[]): boolean {
    const c = this.#number;
    const { at } = this.#texts;
    if (c < 0 || at[c]! < 0 || this.#ids[this.#member]! < 0) return false;
    return !this.#declared.some(({ ofPerson }, p) => ofPerson && at[p]! >= 0 && !isBlank(record[at[p]!]));
  }

  /** Whether a row belongs to a unit that has its own part of the file. */
  #isOfOther(record: readonly string[]): boolean {
    return this.#others!.has(this.#texts.textIn(this.#unit, record) ?? '');
  }
  /**
   * Puts what stood behind a number into the column for it. There may already stand the same per cent, or what the format
   * of the number's cell shows, but nothing else.
   */
  #setUnit({ c, unit, noted }: { c: number; unit: string; noted: NotedText }, row: number, line: number): boolean {
    const at = this.#unitOf[c]!;
    const standing = this.#ids[at]! < 0 ? undefined : this.#table.textOf(at, this.#ids[at]!);
    const { name } = this.#columns.places[c]!;
    const column = columnOf(this.#kind, name);
    if (standing === '') {
      const id = this.#texts.look(at, unit);
      this.#ids[at] = id < 0 ? this.#texts.noted(id).id : id;
    } else if (unit === '%') {
      if (!['%', 'phan tram'].includes(fold(standing ?? '')))
        return this.#say('phan-tram-don-vi', { unit: this.#label(this.#columns.places[at]!.name) }, row, line, name);
    } else if (!noted.isUnitShown || fold(standing ?? '') !== fold(unit))
      return this.#say('so-sai', { example: column.example, range: rangeSaid(column) }, row, line, name);
    this.#repaired(name, noted.repairs ?? [], row, line);
    return true;
  }
  /** Lists what was repaired in a cell, or tells why it is refused. Until then the column's number is still the row's above. */
  #readNoted(c: number, noted: NotedText, { row, line, looksMerged, goesOn }: NotedPlace): boolean {
    const { name } = this.#columns.places[c]!;
    const isBlankBelow = noted.refused?.code === 'o-trong' && this.#declared[c]!.ofPerson === true;
    if (noted.isDitto || (isBlankBelow && goesOn)) {
      if (this.#ids[c]! < 0) return this.#say('nhu-tren', {}, row, line, name);
      this.#repaired(name, [noted.isDitto ? 'ghi lại theo dòng trên' : 'điền theo dòng trên'], row, line);
      return true;
    }
    const isMerged = isBlankBelow && c === this.#member && looksMerged && this.#leftOut.lastMember !== undefined;
    this.#ids[c] = noted.refused ? nothing : noted.id;
    if (noted.repairs && noted.unit === undefined) this.#repaired(name, noted.repairs, row, line);
    if (!noted.refused) return true;
    return this.#say(isMerged ? 'o-gop' : noted.refused.code, noted.refused.values, row, line, name);
  }

  finish(): Pick<ReadFile, 'rows' | 'refused' | 'faulty' | 'waiting' | 'percents'> {
    const { rows } = this.#table;
    const { count: refused, faulty, waiting } = this.#leftOut;
    for (const [key, { count, ...place }] of this.#repairs) {
      const [column, repair] = key.split('\n') as [string, string];
      const heading = this.#heading(column);
      this.#log.addReading('da-sua', { column: heading, repair, count }, { ...place, column: heading });
    }
    for (const at of this.#columns.unknown)
      if (this.#strange) this.#log.addReading('cot-thua', { letter: columnLetter(at) });
      else this.#log.addReading('cot-da-bo', { letter: columnLetter(at), kind: 'không có nội dung' });
    for (const [column, { row, line }] of this.#inHidden) this.#log.addReading('cot-an', { column }, { row, line, column });
    if (rows.length === 0 && refused === 0) this.#log.addReading('tep-trong');
    if (!this.#strange && !this.#spoiled) return { rows, refused, faulty, waiting, percents: this.#percents };
    return { rows: rows.only([]), refused: refused + rows.length, faulty, waiting, percents: new Set() };
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
    if (this.#log.countsOnly(code)) return false;
    if (column === undefined) this.#log.addReading(code, values, { row, line });
    else this.#log.addReading(code, { ...values, label: this.#label(column) }, { row, line, column: this.#heading(column) });
    return false;
  }

  /** A column as the sender named it. */
  #heading(column: string): string {
    return this.#columns.headings.get(column) ?? columnOf(this.#kind, column).label;
  }

  /** The same for a sentence: her own words, unless what she wrote is the column's code. */
  #label(column: string): string {
    const heading = this.#heading(column);
    return heading === column ? columnOf(this.#kind, column).label : heading;
  }
}
