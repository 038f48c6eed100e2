import type { Row } from '../schema/submission.ts';

type Ids = Uint8Array | Uint16Array | Uint32Array;
type IdsOf = new (length: number) => Ids;

/** Numbers stand in parts of this many rows, so that a growing table is not copied again and again. */
const partBits = 16;
const partSize = 1 << partBits;
const inPart = partSize - 1;

/** Whole numbers, one a row, in as little memory as they need. */
class Numbers {
  readonly #parts: Ids[] = [];
  #kind: IdsOf = Uint8Array;

  at(row: number): number {
    return this.#parts[row >>> partBits]![row & inPart]!;
  }

  /** Sets the number of the row after the last. */
  set(row: number, n: number): void {
    const part = this.#parts[row >>> partBits];
    if (part && (row & inPart) < part.length) part[row & inPart] = n;
    else this.#grow(row, part)[row & inPart] = n;
  }

  /** Makes room for numbers that large. */
  widen(kind: IdsOf): void {
    this.#kind = kind;
    const last = this.#parts.at(-1);
    if (last) this.#parts[this.#parts.length - 1] = this.#copy(last, last.length);
  }

  #grow(row: number, part: Ids | undefined): Ids {
    // The first part begins small: most files are.
    const made = part ? this.#copy(part, part.length * 4) : new this.#kind(row < partSize ? 64 : partSize);
    this.#parts[row >>> partBits] = made;
    return made;
  }

  #copy(part: Ids, length: number): Ids {
    const copy = new this.#kind(length);
    copy.set(part);
    return copy;
  }
}

/** One column: each different text once, and for each row the number of its text. */
interface StoredColumn {
  readonly texts: string[];
  readonly ids: Numbers;
  /** What functions answered for each text. */
  readonly answers: Map<unknown, unknown[]>;
}

/** Columns filled row by row, and where each row stands in the sender's file. */
interface Store {
  length: number;
  readonly columns: ReadonlyMap<string, StoredColumn>;
  readonly row: Numbers;
  readonly line: Numbers;
  /** Where the rows of each sheet begin, if they come from several. */
  sheets?: readonly { from: number; name: string }[];
}

/** Where a row stands in the sender's file: its sheet where there are several, its row there, and its line of text. */
export interface RowPlace {
  row: number;
  line: number;
  sheet?: string;
}

/**
 * The rows of one file that count, column by column. A row is named by its number here, which never changes;
 * `without` leaves rows out and shares everything else. A million rows take some thirty bytes each.
 */
export class Rows implements Iterable<number> {
  readonly names: readonly string[];
  readonly #store: Store;
  /** Rows that were left out; undefined when none was. */
  readonly #out: ReadonlySet<number> | undefined;

  private constructor(store: Store, out?: ReadonlySet<number>) {
    this.names = [...store.columns.keys()];
    this.#store = store;
    this.#out = out;
  }

  /** An empty table and the two ways to fill it: a text of a column → its number, then a row of such numbers. */
  static build(names: readonly string[]) {
    const columns = names.map((): StoredColumn => ({ texts: [], ids: new Numbers(), answers: new Map() }));
    const [row, line] = [new Numbers(), new Numbers()];
    for (const places of [row, line]) places.widen(Uint32Array);
    const store: Store = { length: 0, columns: new Map(names.map((name, i) => [name, columns[i]!])), row, line };
    const numbers = names.map(() => new Map<string, number>());
    const build = {
      rows: new Rows(store),
      /** Adds a text to a column and gives its number. The caller remembers numbers, so that each text comes once. */
      text: (at: number, text: string): number => {
        const { texts, ids } = columns[at]!;
        const id = texts.push(text) - 1;
        if (id === 1 << 8) ids.widen(Uint16Array);
        if (id === 1 << 16) ids.widen(Uint32Array);
        return id;
      },
      textOf: (at: number, id: number): string => columns[at]!.texts[id]!,
      add: (ids: Int32Array, rowNumber: number, lineNumber: number): void => {
        const at = store.length++;
        for (let c = 0; c < columns.length; c++) columns[c]!.ids.set(at, ids[c]!);
        row.set(at, rowNumber);
        line.set(at, lineNumber);
      },
      /** Adds a row by its texts, and remembers their numbers; for a table that is filled in this way alone. */
      addTexts: (texts: readonly string[], rowNumber: number, lineNumber: number): void => {
        const ids = Int32Array.from(texts, (text, c) => {
          const known = numbers[c]!.get(text);
          if (known === undefined) numbers[c]!.set(text, columns[c]!.texts.length);
          return known ?? build.text(c, text);
        });
        build.add(ids, rowNumber, lineNumber);
      },
    };
    return build;
  }

  /** The rows of several sheets, one after the other; a column that only some have is empty in the others. */
  static join(parts: readonly { rows: Rows; name: string }[]): Rows {
    const names = [...new Set(parts.flatMap(({ rows }) => rows.names))];
    const built = Rows.build(names);
    const sheets: { from: number; name: string }[] = [];
    for (const { rows, name } of parts) {
      sheets.push({ from: built.rows.length, name });
      for (const row of rows) {
        const place = rows.place(row);
        const texts = names.map((column) => (rows.names.includes(column) ? rows.at(row, column) : ''));
        built.addTexts(texts, place.row, place.line);
      }
    }
    built.rows.#store.sheets = sheets;
    return built.rows;
  }

  get length(): number {
    return this.#store.length - (this.#out?.size ?? 0);
  }

  *[Symbol.iterator](): Generator<number> {
    for (let row = 0; row < this.#store.length; row++) if (!this.#out?.has(row)) yield row;
  }

  #column(name: string): StoredColumn {
    const column = this.#store.columns.get(name);
    if (!column) throw new Error(`no column ${name}`);
    return column;
  }

  /** The text of a row in a column, in canonical form ('' where empty). */
  at(row: number, column: string): string {
    const { texts, ids } = this.#column(column);
    return texts[ids.at(row)]!;
  }

  /** All cells of a row. */
  cells(row: number): Row {
    return Object.fromEntries(this.names.map((name) => [name, this.at(row, name)]));
  }

  /** Where a row stands in the sender's file: as the spreadsheet numbers it, and as a line of text. */
  place(row: number): RowPlace {
    const { sheets, row: rows, line } = this.#store;
    const sheet = sheets?.findLast(({ from }) => from <= row)?.name;
    return { row: rows.at(row), line: line.at(row), ...(sheet !== undefined && { sheet }) };
  }

  /** The rows whose text in a column is such; each different text is asked once. */
  *where(column: string, such: (text: string) => boolean): Generator<number> {
    const { texts, ids } = this.#column(column);
    const wanted = texts.map((text) => such(text));
    if (!wanted.includes(true)) return;
    for (const row of this) if (wanted[ids.at(row)]) yield row;
  }

  /** What a function makes of a row's text in a column; each different text is asked once, however many rules ask. */
  read<T>(row: number, column: string, of: (text: string) => T): T {
    const { texts, ids, answers } = this.#column(column);
    let known = answers.get(of) as T[] | undefined;
    if (!known) answers.set(of, (known = []));
    const id = ids.at(row);
    return (known[id] ??= of(texts[id]!));
  }

  /** Rows by their text in a column, in the order of first appearance; rows in their order. */
  *groups(column: string): Generator<[text: string, rows: readonly number[]]> {
    const { texts, ids } = this.#column(column);
    const start = new Uint32Array(texts.length + 1);
    for (const row of this) start[ids.at(row) + 1]! += 1;
    for (let i = 0; i < texts.length; i++) start[i + 1]! += start[i]!;
    const order = new Uint32Array(this.length);
    const next = start.slice();
    for (const row of this) order[next[ids.at(row)]!++] = row;
    for (let i = 0; i < texts.length; i++) {
      const rows: number[] = [];
      for (let at = start[i]!; at < start[i + 1]!; at++) rows.push(order[at]!);
      if (rows.length > 0) yield [texts[i]!, rows];
    }
  }

  /** Text of a column → its last row. */
  index(column: string): ReadonlyMap<string, number> {
    const { texts, ids } = this.#column(column);
    const last = new Map<string, number>();
    for (const row of this) last.set(texts[ids.at(row)]!, row);
    return last;
  }

  /** Rows that repeat an earlier row in all of the columns, each with the first such row. */
  *repeats(columns: readonly string[]): Generator<[row: number, first: number]> {
    const key = this.#key(columns);
    if (!this.#anyRepeat(key)) return;
    const first = new Map<number | string, number>();
    for (const row of this) {
      const before = first.get(key.of(row));
      if (before === undefined) first.set(key.of(row), row);
      else yield [row, before];
    }
  }

  /** A row's texts in some columns as one number, or as text where numbers end. */
  #key(columns: readonly string[]): { of: (row: number) => number | string; size: number } {
    const list = columns.map((name) => this.#column(name));
    const size = list.reduce((n, { texts }) => n * Math.max(texts.length, 1), 1);
    if (size > Number.MAX_SAFE_INTEGER) return { of: (row) => list.map(({ ids }) => ids.at(row)).join('\t'), size };
    return { of: (row) => list.reduce((n, { texts, ids }) => n * texts.length + ids.at(row), 0), size };
  }

  #anyRepeat({ of, size }: { of: (row: number) => number | string; size: number }): boolean {
    // One bit for each possible key where that is less than a list of those met.
    const bits = size <= Math.max(1024, this.length * 256) ? new Uint8Array(Math.ceil(size / 8)) : undefined;
    const met = new Set<number | string>();
    for (const row of this) {
      const key = of(row);
      if (bits) {
        const [at, bit] = [(key as number) >>> 3, 1 << ((key as number) & 7)];
        if (bits[at]! & bit) return true;
        bits[at]! |= bit;
      } else if (met.has(key)) return true;
      else met.add(key);
    }
    return false;
  }

  /** These rows without some. */
  without(rows: Iterable<number>): Rows {
    return new Rows(this.#store, new Set([...(this.#out ?? []), ...rows]));
  }

  /** These rows, but only some. */
  only(rows: Iterable<number>): Rows {
    const kept = new Set(rows);
    return this.without([...this].filter((row) => !kept.has(row)));
  }
}
