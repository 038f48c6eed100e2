import type { Rows } from '../intake/rows.ts';
import { remember } from '../remember.ts';
import type { amendments, ItemState } from '../schema/submission.ts';

/** What happened to a registration afterwards, with its reason (`dieu-chinh`). */
export interface Change {
  row: number;
  member: string;
  /** The item's number; '' where the member registers nothing. */
  number: string;
  what: keyof typeof amendments;
  day: string;
}

/** What a round says of an item (`ket-qua`). */
export interface Result {
  row: number;
  member: string;
  number: string;
  round: string;
  state: ItemState;
  /** How much was done; undefined where not written. */
  amount: number | undefined;
}

/** What makes two items the same thing: the same words, whatever their case and stops. */
export const sameThing = remember((text) =>
  text
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim()
    .toLowerCase(),
);

/** One thing a member registered to do, and what became of it. */
export class Item {
  /** Its row among the registrations. */
  readonly row: number;
  /** That it was added, altered or dropped later. */
  readonly change: Change | undefined;
  readonly #rows: Rows;
  readonly #read: (number: string) => readonly ItemState[];
  #states: readonly ItemState[] | undefined;

  /** @param read an item's number → how it stood at the end of each round */
  constructor(rows: Rows, row: number, change: Change | undefined, read: (number: string) => readonly ItemState[]) {
    this.#rows = rows;
    this.row = row;
    this.change = change;
    this.#read = read;
  }

  /** How it stood at the end of each round of the year: the last round that speaks of it counts (Q L83). */
  get states(): readonly ItemState[] {
    return (this.#states ??= this.#read(this.number));
  }

  get number(): string {
    return this.#rows.at(this.row, 'stt');
  }
  /** What the row says of its person; the branch's list may say otherwise. */
  get kind(): string {
    return this.#rows.at(this.row, 'doi_tuong');
  }
  get criterion(): string {
    return this.#rows.at(this.row, 'tieu_chi');
  }
  get type(): string {
    return this.#rows.at(this.row, 'loai');
  }
  /** What it is to do, made plain: two items with the same are one thing. */
  get thing(): string {
    return this.#rows.each('noi_dung', sameThing)(this.row);
  }
  /** How much is to be done; undefined where the item names no number. */
  get amount(): number | undefined {
    return numberIn(this.#rows.at(this.row, 'so_luong'));
  }
  /** The movement it answers to, as written; '' for none. */
  get campaign(): string {
    return this.#rows.names.includes('phong_trao') ? this.#rows.at(this.row, 'phong_trao') : '';
  }
  /** The day it was registered. */
  get day(): string {
    return this.#rows.at(this.row, 'ngay_dang_ky');
  }
  /** It was dropped, with a reason: it is counted no more. */
  get dropped(): boolean {
    return this.change?.what === 'bo';
  }
  get done(): boolean {
    return this.states.at(-1) === 'hoan_thanh';
  }
}

/** A number as written; undefined for an empty cell. */
export const numberIn = (text: string): number | undefined => (text === '' ? undefined : Number(text));

/** How many different things some items are. */
export const differentItems = (items: readonly Item[]): number => new Set(items.map((item) => item.thing)).size;

/** How many of `registered` items must be done at a threshold of `percent`: rounded up, so that nobody passes below it (R5). */
export const neededItems = (registered: number, percent: number): number => Math.ceil((registered * percent) / 100);
