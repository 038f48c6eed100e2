import type { Issue, ReadingCode, Told } from '../issues.ts';
import { ownCopy } from '../remember.ts';
import { type CsvColumn, isCoded, type NamedThing } from '../schema/column.ts';
import type { Names } from '../schema/forest.ts';
import { columnOf, columnRepeating, kindNames, kindOf, sampleRow, subjectOf, type KindName } from '../schema/submission.ts';
import { fold, repairsOf, squeeze, tidy } from '../vietnamese.ts';
import { readerOf, type CellVerdict, type Refusal } from './cells.ts';
import { fingerprintOf, fingerprintsOf, maybeOneOf } from './fingerprint.ts';
import { columnLetter, columnNamed } from './header.ts';
import { asShown } from './numbers.ts';
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
  issues: readonly Issue[];
  /** Column → its name in the sender's own file. */
  headings: ReadonlyMap<string, string>;
}

/** Whose file it is. It fills the two columns that only repeat it, where they are missing or empty. */
export interface Folder {
  unit: string;
  year: number;
  /** The last calendar year that belongs to it: a school year ends in the next one. */
  lastYear?: number;
  /** Whether a text names this unit, by its own name or a code that differs in its signs only. */
  isUnit?: (text: string) => boolean;
}

export interface ReadOptions {
  folder: Folder;
  /** What the programme calls its own things; undefined: nobody's names are known. */
  names: Readonly<Partial<Record<NamedThing, Names>>>;
  /** Units whose rows in this file are judged with their own part of it: here they are passed over. */
  others?: ReadonlySet<string> | undefined;
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

/** Signs and words for “the same as in the row above”. */
const dittos: ReadonlySet<string> = new Set(['nt', 'n/t', 'nhu tren', 'nhu dong tren', 'nhu tren.', '"', '“', '”', '″', '〃', "''", '//']);
export const isDitto = (cell: string): boolean =>
  cell.length < 20 &&
  /^[-–—.…* ]*(n[/t]|nh|["“”″〃']|\/\/)/i.test(cell) &&
  dittos.has(
    fold(cell)
      .replace(/^[-–—.…* ]+|[-–—.…* ]+$/g, '')
      .trim(),
  );

const isBlank = (cell: string | undefined): boolean => {
  if (cell === undefined || cell === '') return true;
  const first = cell.charCodeAt(0);
  return !(first > 0x20 && first < 0x7f) && cell.trim() === '';
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

/** What a text of a column became, where that is more than a number: repaired, refused, or the same as above. */
interface Odd {
  id: number;
  repairs?: readonly string[] | undefined;
  refused?: Refusal | undefined;
  isDitto?: true;
  unit?: string | undefined;
  isUnitShown?: true | undefined;
}

/** What the programme calls so: as it writes it, or as people shorten it. */
const calledSo = (own: Names, cell: string): CellVerdict | undefined => {
  const text = tidy(cell);
  const value = own.get(text) ?? own.get(fold(text)) ?? own.get(squeeze(text));
  if (value === undefined) return undefined;
  // Small letters without marks are a way to write it, not its name.
  const asWritten = own.has(text) && (text === value || text !== fold(text));
  const repairs = asWritten ? repairsOf(cell) : ['đổi chữ thành mã'];
  return repairs.length > 0 ? { value, repairs } : { value };
};

/** How a programme's own thing is written, by its name: the one the template shows, where the programme has it, or its first. */
const exampleOf = (own: Names, shown: string): string | undefined => {
  const names = [...own].filter(([text, code]) => text !== fold(text) && !text.startsWith(code));
  return (names.find(([, code]) => code === shown) ?? names[0])?.[0];
};

/** A function that is mostly asked for the same thing again. */
const rememberLast = <A extends object, T>(of: (asked: A) => T): ((asked: A) => T) => {
  let last: { asked: A; answer: T } | undefined;
  return (asked) => (last?.asked === asked ? last : (last = { asked, answer: of(asked) })).answer;
};

/** Where an odd cell stands, and whether its row seems to be the person's above. */
interface OddPlace {
  row: number;
  line: number;
  looksMerged: boolean;
  goesOn: boolean;
}

/** So many odd texts of a column are remembered; the rest, of which hardly one comes again, are judged wherever they stand. */
const mostRemembered = 4096;
/** Of so many rows that reading refused the rules see the cells that could be read. */
const mostFaulty = 1000;
const nothing = -1;

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
  /** How many odd texts of each column are remembered. */
  readonly #oddKnown: Int32Array;
  /** For a column of which no more odd texts are remembered, the fingerprints of all that are known: most others are new. */
  readonly #knownAs: (Set<number> | undefined)[];
  /** The text last seen in each column and its number: sheets repeat themselves downwards. */
  readonly #lastText: string[];
  readonly #last: Int32Array;
  readonly #ids: Int32Array;
  /** Where each column stands in a record; -1 where the file leaves it out. */
  readonly #at: Int32Array;
  readonly #repairs = new Map<string, { count: number; row: number; line: number }>();
  readonly #kind: KindName;
  readonly #member: number;
  readonly #unit: number;
  readonly #number: number;
  /** Where a number's unit belongs: its column, by the number's. */
  readonly #unitOf: readonly number[];
  /** What each column says of itself. */
  readonly #declared: readonly CsvColumn[];
  readonly #sample: Readonly<Record<string, string>>;
  /** Columns of codes and days: five filled cells and one of these are a row, whatever else is wrong with it. */
  readonly #telling: readonly number[];
  readonly #coded: readonly number[];
  /** Columns that are filled in beforehand or dragged down: folder, numbers, lists, days. */
  readonly #prepared: readonly boolean[];
  readonly #others: ReadonlySet<string> | undefined;
  /** The programme's names for what stands in each column, where it has some. */
  readonly #names: readonly (Names | undefined)[];
  readonly #year: { from: number; to: number };
  readonly #merged: Merged;
  readonly #hidden: readonly (readonly [number, number])[];
  /** Columns that the sheet hides, other than the folder's own; and of those with contents the first row that has them. */
  readonly #hiddenColumns: readonly number[];
  readonly #inHidden = new Map<string, { row: number; line: number }>();
  readonly #faulty: ReturnType<typeof Rows.build>;
  readonly #faultyIds: readonly Map<string, number>[];
  readonly #waiting = new Set<string>();
  /** The member of the last row that named one, and whether a row after it does not say whose it is. */
  #lastMember: string | undefined;
  #orphan = false;
  /** The number of the item in the last row. */
  #lastNumber = NaN;
  #refused = 0;
  /** The file as a whole does not count: it holds what stands outside the form, or two versions at once. */
  #spoiled = false;
  #strange = false;
  /** Another table has begun. */
  #ended = false;

  constructor(kind: KindName, columns: Columns, { folder, names, others }: ReadOptions, told: Told, facts: SheetFacts = {}) {
    const { places } = columns;
    const declared = places.map(({ name }) => columnOf(kind, name));
    const indexOf = (name: string | undefined) => places.findIndex((c) => c.name === name);
    this.#kind = kind;
    this.#told = told;
    this.#columns = columns;
    this.#table = Rows.build(places.map((c) => c.name));
    this.#faulty = Rows.build(places.map((c) => c.name));
    this.#faultyIds = places.map(() => new Map());
    this.#known = places.map(() => new Map());
    this.#odd = places.map(() => ({ id: 0 }));
    this.#oddKnown = new Int32Array(places.length);
    this.#knownAs = places.map(() => undefined);
    this.#lastText = places.map(() => '\0');
    this.#last = new Int32Array(places.length);
    this.#ids = new Int32Array(places.length).fill(nothing);
    this.#at = Int32Array.from(places, ({ at }) => at ?? -1);
    this.#member = indexOf(subjectOf(kind));
    this.#unit = indexOf(columnRepeating(kind, 'unit'));
    this.#number = indexOf('stt');
    this.#unitOf = declared.map(({ number }) => indexOf(number?.unit));
    this.#declared = declared;
    this.#sample = sampleRow(kind);
    this.#others = others;
    this.#names = declared.map((column) => column.names && names[column.names]);
    this.#year = { from: folder.year, to: folder.lastYear ?? folder.year };
    this.#merged = new Merged(facts.merges);
    this.#hidden = facts.hidden ?? [];
    const isHidden = (column: number) => (facts.hiddenColumns ?? []).some(([from, to]) => from <= column && column <= to);
    this.#hiddenColumns = places.flatMap(({ at }, c) => (at !== undefined && isHidden(at + 1) && !declared[c]!.repeats ? [c] : []));
    const inFile = (such: (column: CsvColumn) => boolean) =>
      places.flatMap(({ at }, c) => (at !== undefined && such(declared[c]!) ? [c] : []));
    this.#coded = inFile(isCoded);
    this.#telling = inFile((column) => isCoded(column) || column.type === 'day');
    this.#prepared = declared.map((column) => Boolean(column.repeats ?? column.number) || isCoded(column) || column.type === 'day');
    this.#judge = places.map(({ at }, c) => {
      const { repeats, example: shown } = declared[c]!;
      const isUnit = repeats === 'unit';
      const given = isUnit ? folder.unit : repeats && String(folder.year);
      if (at === undefined) return () => ({ value: given ?? '' });
      const reader = readerOf(declared[c]!);
      const own = this.#names[c];
      const example = isUnit ? given : own && exampleOf(own, shown);
      const called = own && fingerprintsOf(own.keys());
      const withExample = rememberLast((refused: Refusal): CellVerdict => ({
        refused: { ...refused, values: { ...refused.values, example: example! } },
      }));
      return (cell) => {
        if (given !== undefined && isBlank(cell)) return { value: given, repairs: ['điền theo đơn vị và năm của tệp'] };
        const named = own && maybeOneOf(called!, asShown(cell)) ? calledSo(own, asShown(cell)) : undefined;
        if (named) return named;
        const verdict = reader.read(cell);
        if (isUnit && !('value' in verdict && verdict.value === given) && folder.isUnit?.(asShown(cell)))
          return { value: folder.unit, repairs: ['đổi tên đơn vị thành mã'] };
        if (!('refused' in verdict) || example === undefined) return verdict;
        return withExample(verdict.refused);
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
    this.#waitFor(undefined);
  }

  read(cells: readonly string[], row: number, line: number): void {
    if (this.#ended || this.full) return;
    const { record, filled } = this.#merged.fill(cells, row);
    if (this.#others && this.#isOfOther(record)) return;
    if (!this.#hasMember(record) && this.#isAside(record, row, line)) return;
    const { width, unnamed, unknown, places } = this.#columns;
    if (record.length > width && record.slice(width).some((cell) => !isBlank(cell))) {
      this.refuse('thua-o', row, line, { count: record.length, expected: width });
      return;
    }
    if (this.#hidden.some(([from, to]) => from <= row && row <= to)) this.#told.read('dong-an', {}, { row, line });
    for (const c of this.#hiddenColumns) {
      const heading = this.#heading(places[c]!.name);
      if (!this.#inHidden.has(heading) && !isBlank(record[this.#at[c]!])) this.#inHidden.set(heading, { row, line });
    }
    for (const at of filled) {
      const place = places.find((p) => p.at === at);
      if (place) this.#repaired(place.name, ['điền theo ô gộp'], row, line);
    }
    let whole = true;
    for (const at of unnamed) if (!isBlank(record[at])) whole = this.#say('o-khong-ten', { letter: columnLetter(at) }, row, line);
    for (const at of unknown) if (!isBlank(record[at])) this.#strange = true;
    const [at, last, ids] = [this.#at, this.#last, this.#ids];
    const looksMerged = this.#looksMerged(record);
    const goesOn = looksMerged && this.#textIn(this.#number, record) === String(this.#lastNumber + 1);
    let counted: { c: number; unit: string; odd: Odd } | undefined;
    for (let c = 0; c < at.length; c++) {
      const cell = record[at[c]!] ?? '';
      if (cell !== this.#lastText[c]) this.#look(c, cell);
      const id = last[c]!;
      if (id >= 0) ids[c] = id;
      else {
        const odd = this.#odd[~id]!;
        whole = this.#readOdd(c, odd, { row, line, looksMerged, goesOn }) && whole;
        if (odd.unit !== undefined) counted = { c, unit: odd.unit, odd };
      }
    }
    if (counted) whole = this.#setUnit(counted, row, line) && whole;
    this.#lastNumber = this.#number >= 0 && ids[this.#number]! >= 0 ? Number(this.#table.textOf(this.#number, ids[this.#number]!)) : NaN;
    const member = ids[this.#member]! >= 0 ? this.#table.textOf(this.#member, ids[this.#member]!) : undefined;
    if (whole) this.#table.add(ids, row, line);
    else {
      this.#refused += 1;
      this.#keepFaulty(row, line);
      this.#waitFor(member);
    }
    if (member === undefined) return;
    if (this.#orphan) this.#waiting.add(member);
    this.#orphan = false;
    this.#lastMember = member;
  }

  /** Remembers that a row of a member was left out; a row that does not say whose it is may be its neighbours'. */
  #waitFor(member: string | undefined): void {
    const owner = member ?? this.#lastMember;
    if (owner !== undefined) this.#waiting.add(owner);
    if (member === undefined) this.#orphan = true;
  }

  /** Keeps what could be read of a row that was refused, so that rules can say at once what else is amiss in it. */
  #keepFaulty(row: number, line: number): void {
    if (this.#faulty.rows.length >= mostFaulty) return;
    const ids = this.#ids.map((id, c) => {
      const text = id < 0 ? '' : this.#table.textOf(c, id);
      const known = this.#faultyIds[c]!.get(text);
      if (known !== undefined) return known;
      const made = this.#faulty.text(c, text);
      this.#faultyIds[c]!.set(text, made);
      return made;
    });
    this.#faulty.add(ids, row, line);
  }

  /** Whether an item's row says nothing of whose it is, as below a merged cell that was saved as text. It is certain where the items go on. */
  #looksMerged(record: readonly string[]): boolean {
    const c = this.#number;
    if (c < 0 || this.#at[c]! < 0 || this.#ids[this.#member]! < 0) return false;
    return !this.#declared.some(({ ofPerson }, p) => ofPerson && this.#at[p]! >= 0 && !isBlank(record[this.#at[p]!]));
  }

  /** Whether a row belongs to a unit that has its own part of the file. */
  #isOfOther(record: readonly string[]): boolean {
    return this.#others!.has(this.#textIn(this.#unit, record) ?? '');
  }

  /** What a cell of a record was read as; undefined where it is refused. */
  #textIn(c: number, record: readonly string[]): string | undefined {
    const cell = record[this.#at[c]!] ?? '';
    if (cell !== this.#lastText[c]) this.#look(c, cell);
    const id = this.#last[c]!;
    if (id >= 0) return this.#table.textOf(c, id);
    const odd = this.#odd[~id]!;
    return odd.refused || odd.isDitto ? undefined : this.#table.textOf(c, odd.id);
  }

  /**
   * Puts what stood behind a number into the column for it. There may already stand the same per cent, or what the format
   * of the number's cell shows, but nothing else.
   */
  #setUnit({ c, unit, odd }: { c: number; unit: string; odd: Odd }, row: number, line: number): boolean {
    const at = this.#unitOf[c]!;
    const standing = this.#ids[at]! < 0 ? undefined : this.#table.textOf(at, this.#ids[at]!);
    const { name } = this.#columns.places[c]!;
    if (standing === '') {
      this.#look(at, unit);
      const id = this.#last[at]!;
      this.#ids[at] = id < 0 ? this.#odd[~id]!.id : id;
    } else if (unit === '%') {
      if (!['%', 'phan tram'].includes(fold(standing ?? '')))
        return this.#say('phan-tram-don-vi', { unit: this.#label(this.#columns.places[at]!.name) }, row, line, name);
    } else if (!odd.isUnitShown || fold(standing ?? '') !== fold(unit))
      return this.#say('so-sai', { example: columnOf(this.#kind, name).example }, row, line, name);
    this.#repaired(name, odd.repairs ?? [], row, line);
    return true;
  }

  /** Finds a text's number in a column and keeps both as the last ones seen. */
  #look(c: number, cell: string): void {
    const knownAs = this.#knownAs[c];
    const isNew = knownAs !== undefined && !maybeOneOf(knownAs, cell);
    this.#last[c] = (isNew ? undefined : this.#known[c]!.get(cell)) ?? this.#learn(c, cell);
    this.#lastText[c] = cell;
  }

  /** Whether a record names a member (or what else its kind speaks of), and is not the template's own example. */
  #hasMember(record: readonly string[]): boolean {
    const c = this.#member;
    const cell = record[this.#at[c]!] ?? '';
    if (cell !== this.#lastText[c]) this.#look(c, cell);
    const id = this.#last[c]!;
    return (id >= 0 || !this.#odd[~id]!.refused) && !this.#isSample(c, record);
  }

  /** Whether a cell is the example's, as it stands or mended. */
  #isSample(c: number, record: readonly string[]): boolean {
    return this.#textIn(c, record) === (this.#sample[this.#columns.places[c]!.name] ?? '');
  }

  /** Whether a record is no row of the table: empty, filled in beforehand, a title, a total, a place for signatures. What is not empty is told. */
  #isAside(record: readonly string[], row: number, line: number): boolean {
    const { places } = this.#columns;
    const cellOf = (c: number) => record[this.#at[c]!];
    const reads = (c: number) => !isBlank(cellOf(c)) && this.#textIn(c, record) !== undefined;
    const isExample = this.#isSample(this.#member, record);
    const isFolder = (c: number) => this.#declared[c]!.repeats !== undefined;
    const told = (code: ReadingCode, values: Issue['values'] = {}) => {
      this.#told.read(code, values, { row, line });
      return true;
    };
    let count = 0;
    for (const cell of record) if (!isBlank(cell)) count += 1;
    const isPrepared = () =>
      isBlank(cellOf(this.#member)) && count > 0 && count === places.filter((_, c) => this.#prepared[c] && reads(c)).length;
    const isFolderOnly = () => count === places.filter((_, c) => isFolder(c) && reads(c)).length;
    if (places.some(({ name }) => name === 'noi_dung') && isPrepared() && !isFolderOnly()) return told('dong-chua-dien');
    // Most rows with a wrong code are told by their other cells: nothing else need be asked.
    if (count >= 5 && !isExample && this.#telling.some(reads)) return false;

    const filled = record.filter((cell) => !isBlank(cell)).map((cell) => cell.trim());
    const outside = (what: string) => told('dong-ngoai-bang', { what });
    if (conflict.test(filled[0] ?? '')) {
      this.#spoiled = true;
      return told('xung-dot');
    }
    if (isFolderOnly()) return true;
    if (isExample && places.every((place, c) => isFolder(c) || place.at === undefined || this.#isSample(c, record)))
      return told('dong-mau');

    const namedBy = (kind: KindName) => filled.filter((cell) => columnNamed(kind, cell) !== undefined).length;
    const own = namedBy(this.#kind);
    const other = kindNames.find((kind) => namedBy(kind) > Math.max(own, 2, filled.length / 2));
    if (other) {
      this.#ended = true;
      return told('bang-thu-hai', { label: kindOf(other).label });
    }
    if (own > 1 && own > filled.length / 2) return outside('dòng tiêu đề lặp lại');
    if (filled.length > 2 && filled.every((cell) => ordinal.test(cell)) && new Set(filled).size === filled.length)
      return outside('dòng đánh số các cột');

    const isUnder = filled.length < 5 && filled.some((cell) => underTable.test(fold(cell)));
    if (isUnder) return outside('dòng cộng, ghi chú hay chỗ ký tên');
    if (!isBlank(cellOf(this.#member))) return false;
    if (isPrepared() && !this.#coded.some(reads)) return told('dong-chua-dien');
    return filled.length < 5 && !this.#coded.some(reads) && outside('tiêu đề nhóm hay ghi chú');
  }

  /** Lists what was repaired in a cell, or tells why it is refused. Until then the column's number is still the row's above. */
  #readOdd(c: number, odd: Odd, { row, line, looksMerged, goesOn }: OddPlace): boolean {
    const { name } = this.#columns.places[c]!;
    const isBlankBelow = odd.refused?.code === 'o-trong' && this.#declared[c]!.ofPerson === true;
    if (odd.isDitto || (isBlankBelow && goesOn)) {
      if (this.#ids[c]! < 0) return this.#say('nhu-tren', {}, row, line, name);
      this.#repaired(name, [odd.isDitto ? 'ghi lại theo dòng trên' : 'điền theo dòng trên'], row, line);
      return true;
    }
    const isMerged = isBlankBelow && c === this.#member && looksMerged && this.#lastMember !== undefined;
    this.#ids[c] = odd.refused ? nothing : odd.id;
    if (odd.repairs && odd.unit === undefined) this.#repaired(name, odd.repairs, row, line);
    if (!odd.refused) return true;
    return this.#say(isMerged ? 'o-gop' : odd.refused.code, odd.refused.values, row, line, name);
  }

  finish(): Pick<ReadFile, 'rows' | 'refused' | 'faulty' | 'waiting'> {
    const { rows } = this.#table;
    const more = { faulty: this.#faulty.rows, waiting: this.#waiting };
    for (const [key, { count, ...place }] of this.#repairs) {
      const [column, repair] = key.split('\n') as [string, string];
      const heading = this.#heading(column);
      this.#told.read('da-sua', { column: heading, repair, count }, { ...place, column: heading });
    }
    for (const at of this.#columns.unknown)
      if (this.#strange) this.#told.read('cot-thua', { letter: columnLetter(at) });
      else this.#told.read('cot-da-bo', { letter: columnLetter(at), kind: 'không có nội dung' });
    for (const [column, { row, line }] of this.#inHidden) this.#told.read('cot-an', { column }, { row, line, column });
    if (rows.length === 0 && this.#refused === 0) this.#told.read('tep-trong');
    if (!this.#strange && !this.#spoiled) return { rows, refused: this.#refused, ...more };
    return { rows: rows.only([]), refused: this.#refused + rows.length, ...more };
  }

  #learn(c: number, cell: string): number {
    const verdict = this.#ofThisYear(c, this.#judge[c]!(cell));
    const known = this.#known[c]!;
    const keep = (odd: Odd): number => {
      if (cell.length > 100 || this.#oddKnown[c]! >= mostRemembered) {
        this.#odd[c] = odd;
        return ~c;
      }
      const id = ~(this.#odd.push(odd) - 1);
      known.set(ownCopy(cell), id);
      if (++this.#oddKnown[c]! === mostRemembered) this.#knownAs[c] = new Set(fingerprintsOf(known.keys()));
      return id;
    };
    if (isDitto(cell) && !('value' in verdict && this.#isNamed(c, verdict.value))) return keep({ id: 0, isDitto: true });
    if ('refused' in verdict) return keep({ id: 0, refused: verdict.refused });
    const { repairs, unit, isUnitShown } = verdict;
    let id = known.get(verdict.value);
    if (id === undefined) {
      known.set(verdict.value, (id = this.#table.text(c, verdict.value)));
      const fingerprint = fingerprintOf(verdict.value);
      if (fingerprint !== undefined) this.#knownAs[c]?.add(fingerprint);
    }
    if (repairs === undefined && unit === undefined) return id;
    return keep({ id, repairs, unit, isUnitShown });
  }

  /** Whether a value is a code of the programme's own: `NT` may be one, and then is no sign for “as above”. */
  #isNamed(c: number, value: string): boolean {
    return [...(this.#names[c]?.values() ?? [])].includes(value);
  }

  /** A cell that speaks of another year than the file's cannot stand. */
  #ofThisYear(c: number, verdict: CellVerdict): CellVerdict {
    if (!('value' in verdict) || verdict.year === undefined) return verdict;
    const { from, to } = this.#year;
    if (from <= verdict.year && verdict.year <= to) return verdict;
    const { label } = this.#declared[c]!;
    return { refused: { code: 'nam-khac', values: { label, said: verdict.year, year: from } } };
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
    if (this.#told.countsOnly(code)) return false;
    if (column === undefined) this.#told.read(code, values, { row, line });
    else this.#told.read(code, { ...values, label: this.#label(column) }, { row, line, column: this.#heading(column) });
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
