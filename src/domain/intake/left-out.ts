import { Rows } from './rows.ts';

/** Of so many rows that reading refused the rules see the cells that could be read. */
const mostFaulty = 1000;

/** The rows that reading leaves out: how many, whose they may be, and what could be read of the first ones. */
export class LeftOut {
  count = 0;
  /** Members of whom, or next to whom, a row was left out. */
  readonly waiting = new Set<string>();
  /** The first of them, a cell that could not be read being empty. */
  readonly faulty: Rows;
  readonly #faulty: ReturnType<typeof Rows.build>;
  /** The member of the last row that named one, and whether a row after it does not say whose it is. */
  lastMember: string | undefined;
  #orphan = false;

  constructor(names: readonly string[]) {
    this.#faulty = Rows.build(names);
    this.faulty = this.#faulty.rows;
  }

  /** Counts a row of a member; one that does not say whose it is may be its neighbours'. */
  add(member: string | undefined): void {
    this.count += 1;
    const owner = member ?? this.lastMember;
    if (owner !== undefined) this.waiting.add(owner);
    if (member === undefined) this.#orphan = true;
  }

  /** Keeps what could be read of a row, so that rules can say at once what else is amiss in it; a number below zero is an empty cell. */
  keep(cells: Int32Array, { textOf }: ReturnType<typeof Rows.build>, row: number, line: number): void {
    if (this.faulty.length >= mostFaulty) return;
    const texts = Array.from(cells, (id, c) => (id < 0 ? '' : textOf(c, id)));
    this.#faulty.addTexts(texts, row, line);
  }

  /** Goes on to the next row after one, of the file's own or left out, that names a member. */
  pass(member: string): void {
    if (this.#orphan) this.waiting.add(member);
    this.#orphan = false;
    this.lastMember = member;
  }
}
