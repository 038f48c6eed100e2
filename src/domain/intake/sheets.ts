import type { Chunks } from './bytes.ts';

/** What a workbook says of one of its sheets beside the texts of the cells. Rows and columns count from 1. */
export interface SheetFacts {
  /** The sheet's name, where its rows must be told apart from another one's. */
  name?: string | undefined;
  /** Rows that a filter or a person has hidden: each run's first and last. */
  hidden?: readonly (readonly [from: number, to: number])[];
  /** Columns that a person has hidden: each run's first and last. */
  hiddenColumns?: readonly (readonly [from: number, to: number])[];
  /** Cells that were made one: their text stands in the first. A text file does not say. */
  merges?: readonly Merge[];
}
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** A sheet as CSV text, and what its workbook says of it. Cells that are no text are marked (`numbers.ts`). */
export interface SheetSource {
  chunks: Chunks;
  facts: SheetFacts;
}

/** A record as it is meant. */
interface MergedRecord {
  record: readonly string[];
  /** Places that took the text of the merged cell's first row. */
  filled: readonly number[];
  /** Places with a text of their own that nobody sees: the merged cell lies over it. */
  covered: readonly number[];
}

const none: readonly number[] = [];

/** Reads merged cells row by row, as they are seen: downwards each row has the first one's text, and nothing lies beneath. */
export class Merged {
  readonly #merges: readonly Merge[];
  readonly #texts = new Map<Merge, string>();
  #next = 0;
  #open: Merge[] = [];

  constructor(merges: readonly Merge[] = []) {
    this.#merges = [...merges].sort((a, b) => a.top - b.top);
  }

  /** The record as it is meant; rows are asked for in their order. A blank row stays blank. */
  fill(record: readonly string[], row: number): MergedRecord {
    while (this.#next < this.#merges.length && this.#merges[this.#next]!.top <= row) this.#open.push(this.#merges[this.#next++]!);
    if (this.#open.length === 0) return { record, filled: none, covered: none };
    this.#open = this.#open.filter(({ bottom }) => bottom >= row);
    const [filled, covered]: [number[], number[]] = [[], []];
    const made = [...record];
    const isBlank = record.every((cell) => cell.trim() === '');
    const cover = (at: number): void => {
      if ((made[at] ?? '').trim() === '') return;
      made[at] = '';
      covered.push(at);
    };
    for (const merge of this.#open) {
      const at = merge.left - 1;
      if (merge.top === row) this.#texts.set(merge, record[at] ?? '');
      for (let beside = at + 1; beside < merge.right && beside < made.length; beside++) cover(beside);
      const text = this.#texts.get(merge);
      if (merge.top === row || isBlank || text === undefined) continue;
      if ((made[at] ?? '').trim() !== text.trim()) cover(at);
      if (text.trim() === '' || made[at] === text) continue;
      while (made.length < at) made.push('');
      made[at] = text;
      filled.push(at);
    }
    return { record: made, filled, covered };
  }
}
