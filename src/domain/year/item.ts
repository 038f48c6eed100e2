import type { Rows } from '../intake/rows.ts';
import type { Round } from '../schema/programme-lookup.ts';
import type { ItemState } from '../schema/submission.ts';
import { rowClass, type RowOf } from './rows-of.ts';

/** What was said later of a member's items, the branch where she is now first. */
interface Later {
  rounds: readonly Round[];
  changes: readonly RowOf<'dieu-chinh'>[];
  results: readonly RowOf<'ket-qua'>[];
}

/** Most items are registered once: they share it. */
const none: readonly never[] = [];

/** One thing a member registered to do, and what became of it. */
export class Item extends rowClass('dang-ky') {
  readonly #later: Later;
  /** In which of its member's branches it stands: 0 where she is now, then those in which she was before. */
  readonly at: number;
  /** The same thing again: in the same file, or as she registered it where she was before. */
  #again: readonly Item[] = none;

  constructor(rows: Rows, row: number, later: Later, at: number) {
    super(rows, row);
    this.#later = later;
    this.at = at;
  }

  /** Takes the same thing, as its member registered it twice, or where she was before: it is one. */
  isAlso(again: Item): void {
    this.#again = [...this.#again, again];
  }

  /** It, and the same thing as it was registered again: each with its number and day. */
  get everywhere(): readonly Item[] {
    return [this, ...this.#again.flatMap(({ everywhere }) => everywhere)];
  }

  /**
   * That it was added, altered or dropped later; also where its member was before, unless she registered it anew since. What was
   * written twice is dropped when both are.
   */
  get change(): RowOf<'dieu-chinh'> | undefined {
    const own = this.#later.changes.find(({ number }) => number === this.number);
    const kept = own?.what === 'bo' ? this.#again.find((again) => again.at === this.at && !again.dropped) : undefined;
    if (kept) return kept.change;
    if (own) return own;
    const before = this.#again.filter(({ at }) => at !== this.at).map(({ change }) => change);
    return before.find((change) => change && change.day >= this.day);
  }

  /** It was dropped, with a reason: it is counted no more. */
  get dropped(): boolean {
    return this.change?.what === 'bo';
  }

  /** What was handed in of it, the branch where its member is now first. */
  get results(): readonly RowOf<'ket-qua'>[] {
    return [...this.#later.results.filter(({ number }) => number === this.number), ...this.#again.flatMap(({ results }) => results)];
  }

  /** How it stood at the end of each round of the year: the last round that speaks of it counts (Q L83). */
  get states(): readonly ItemState[] {
    const { results } = this;
    let state: ItemState = 'chua_bat_dau';
    return this.#later.rounds.map(({ code }) => (state = results.find(({ round }) => round === code)?.state ?? state));
  }

  get done(): boolean {
    return this.states.at(-1) === 'hoan_thanh';
  }
}

/** How many different things some items are. */
export const differentItems = (items: readonly Item[]): number => new Set(items.map((item) => item.thing)).size;
