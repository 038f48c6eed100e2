import { ownCopy } from '../remember.ts';
import type { Refusal } from './cells.ts';
import { fingerprintOf, fingerprintsOf, maybeOneOf } from './fingerprint.ts';
import type { FileCellVerdict } from './read-column.ts';
import type { Rows } from './rows.ts';

/** What a text of a column became, where that is more than a number: repaired, refused, or the same as above. */
export interface NotedText {
  id: number;
  repairs?: readonly string[] | undefined;
  refused?: Refusal | undefined;
  isDitto?: true;
  unit?: string | undefined;
  isUnitShown?: true | undefined;
  isPercent?: true | undefined;
}

/** So many noted texts of a column are remembered; the rest, of which hardly one comes again, are judged wherever they stand. */
const mostRemembered = 4096;

/** The texts of a file, column by column: each different one is judged once, and has a number in its column. */
export class ColumnTexts {
  /** Where each column stands in a record; -1 where the file leaves it out. */
  readonly at: Int32Array;
  /** The text last seen in each column and its number: sheets repeat themselves downwards. Below zero it is a noted one's. */
  readonly lastText: string[];
  readonly last: Int32Array;
  readonly #table: ReturnType<typeof Rows.build>;
  readonly #judge: readonly ((cell: string) => FileCellVerdict)[];
  /** Column → text → its number in the column; below zero, `~n` is the number of a noted one. */
  readonly #known: readonly Map<string, number>[];
  /** The first ones, one a column, are for a text that is not remembered. */
  readonly #noted: NotedText[];
  /** How many noted texts of each column are remembered. */
  readonly #notedKnown: Int32Array;
  /** For a column of which no more noted texts are remembered, the fingerprints of all that are known: most others are new. */
  readonly #knownAs: (Set<number> | undefined)[];

  /** @param table gets each text that a cell is read as */
  constructor(
    places: readonly { at: number | undefined }[],
    judge: readonly ((cell: string) => FileCellVerdict)[],
    table: ReturnType<typeof Rows.build>,
  ) {
    this.at = Int32Array.from(places, ({ at }) => at ?? -1);
    this.lastText = places.map(() => '\0');
    this.last = new Int32Array(places.length);
    this.#table = table;
    this.#judge = judge;
    this.#known = places.map(() => new Map());
    this.#noted = places.map(() => ({ id: 0 }));
    this.#notedKnown = new Int32Array(places.length);
    this.#knownAs = places.map(() => undefined);
  }

  /** The noted text that has a number below zero. */
  noted(id: number): NotedText {
    return this.#noted[~id]!;
  }

  /** Finds a text's number in a column and keeps both as the last ones seen. */
  look(c: number, cell: string): number {
    const knownAs = this.#knownAs[c];
    const isNew = knownAs !== undefined && !maybeOneOf(knownAs, cell);
    const id = (isNew ? undefined : this.#known[c]!.get(cell)) ?? this.#learn(c, cell);
    this.last[c] = id;
    this.lastText[c] = cell;
    return id;
  }

  /** The number of a record's cell in a column. */
  idIn(c: number, record: readonly string[]): number {
    const cell = record[this.at[c]!] ?? '';
    return cell === this.lastText[c] ? this.last[c]! : this.look(c, cell);
  }

  /** What a cell of a record was read as; undefined where it is refused, or says nothing of its own. */
  textIn(c: number, record: readonly string[]): string | undefined {
    const id = this.idIn(c, record);
    if (id >= 0) return this.#table.textOf(c, id);
    const noted = this.noted(id);
    return noted.refused || noted.isDitto ? undefined : this.#table.textOf(c, noted.id);
  }

  #learn(c: number, cell: string): number {
    const verdict = this.#judge[c]!(cell);
    if ('isDitto' in verdict) return this.#keep(c, cell, { id: 0, isDitto: true });
    if ('refused' in verdict) return this.#keep(c, cell, { id: 0, refused: verdict.refused });
    const { value, repairs, unit, isUnitShown, isPercent } = verdict;
    const known = this.#known[c]!;
    let id = known.get(value);
    if (id === undefined) {
      known.set(value, (id = this.#table.text(c, value)));
      const fingerprint = fingerprintOf(value);
      if (fingerprint !== undefined) this.#knownAs[c]?.add(fingerprint);
    }
    if (repairs === undefined && unit === undefined) return id;
    return this.#keep(c, cell, { id, repairs, unit, isUnitShown, isPercent });
  }

  /** The number of a noted text, which is remembered while there is room. */
  #keep(c: number, cell: string, noted: NotedText): number {
    if (cell.length > 100 || this.#notedKnown[c]! >= mostRemembered) {
      this.#noted[c] = noted;
      return ~c;
    }
    const id = ~(this.#noted.push(noted) - 1);
    const known = this.#known[c]!;
    known.set(ownCopy(cell), id);
    if (++this.#notedKnown[c]! === mostRemembered) this.#knownAs[c] = new Set(fingerprintsOf(known.keys()));
    return id;
  }
}
