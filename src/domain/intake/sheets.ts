import type { Chunks } from './bytes.ts';

/** What a workbook says of one of its sheets beside the texts of the cells. Rows and columns count from 1. */
export interface SheetFacts {
  /** The sheet's name, where its rows must be told apart from another one's. */
  name?: string | undefined;
  /** Rows that a filter or a person has hidden: each run's first and last. */
  hidden?: readonly (readonly [from: number, to: number])[];
  /** Columns that a person has hidden: each run's first and last. */
  hiddenColumns?: readonly (readonly [from: number, to: number])[];
  /** Cells that were made one: their text stands in the first. */
  merges?: readonly Merge[];
}
export interface Merge {
  top: number;
  bottom: number;
  left: number;
}

/** A sheet as CSV text, and what its workbook says of it. Cells that are no text are marked (`numbers.ts`). */
export interface SheetSource {
  chunks: Chunks;
  facts: SheetFacts;
}

/** Fills what was merged downwards, row by row: a blank cell takes the text of the merged cell's first row. */
export class Merged {
  readonly #merges: readonly Merge[];
  readonly #texts = new Map<Merge, string>();
  #next = 0;
  #open: Merge[] = [];

  constructor(merges: readonly Merge[] = []) {
    this.#merges = merges.filter(({ top, bottom }) => bottom > top).sort((a, b) => a.top - b.top);
  }

  /** The record as it is meant, and the places that were filled; rows are asked for in their order. A blank row stays blank. */
  fill(record: readonly string[], row: number): { record: readonly string[]; filled: readonly number[] } {
    while (this.#next < this.#merges.length && this.#merges[this.#next]!.top <= row) this.#open.push(this.#merges[this.#next++]!);
    if (this.#open.length === 0) return { record, filled: [] };
    this.#open = this.#open.filter(({ bottom }) => bottom >= row);
    const filled: number[] = [];
    let made: string[] | undefined;
    const isBlank = record.every((cell) => cell.trim() === '');
    for (const merge of this.#open) {
      const at = merge.left - 1;
      if (merge.top === row) this.#texts.set(merge, record[at] ?? '');
      const text = this.#texts.get(merge) ?? '';
      if (merge.top === row || isBlank || text.trim() === '' || (record[at] ?? '').trim() !== '') continue;
      made ??= [...record];
      while (made.length < at) made.push('');
      made[at] = text;
      filled.push(at);
    }
    return { record: made ?? record, filled };
  }
}
