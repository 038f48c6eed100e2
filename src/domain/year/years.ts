import type { Content } from '../intake/read-content.ts';
import type { Rows } from '../intake/rows.ts';
import { programmeOf } from '../schema/programme-lookup.ts';
import type { KindName } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';
import { BranchYear } from './branch-year.ts';
import type { Kin } from './kin.ts';
import { Membership } from './membership.ts';
import { minimumRules } from './standing.ts';

/** The rows of one file that count. */
interface Counted {
  unit: Unit;
  year: number;
  kind: KindName;
  rows: Rows;
}

/** Where each member of an organisation's year is, by what counts of the lists. */
export const membershipOf = ({ forest }: Pick<Content, 'forest'>, lists: Iterable<Counted>, asOf?: string): Membership => {
  const membership = new Membership(forest, asOf);
  for (const { kind, unit, year, rows } of lists) if (kind === 'doan-vien') membership.add(unit, year, rows);
  return membership;
};

/** What years are made of: units, what their programmes order, and what was decided of a member. */
type YearContent = Pick<Content, 'forest' | 'programmes' | 'exceptions'>;
const ofMinimum: readonly string[] = Object.values(minimumRules);

/** Units that are judged apart from others, and what counts there of people whose year reaches over both. */
export interface JudgedApart {
  has: (unit: Unit) => boolean;
  years: Years;
}

/** Years of units that know of each other: a branch's recognitions stand in the file of the unit above. */
export class Years {
  readonly #content: YearContent;
  readonly #membership: Membership;
  readonly #apart: JudgedApart | undefined;
  readonly #years = new Map<string, BranchYear>();
  readonly #puts = { count: 0 };

  /**
   * @param membership where members are; without it everybody stays in the branch whose file has the code
   * @param apart units whose years are no part of these: whoever asks for one of them is told what counts of people who were here too
   */
  constructor(content: YearContent, membership?: Membership, apart?: JudgedApart) {
    this.#content = content;
    this.#membership = membership ?? new Membership(content.forest);
    this.#apart = apart;
  }

  /** A unit's year, empty before files are put into it; undefined where there is no such unit, or no programme in force. */
  of(code: string, year: number): BranchYear | undefined {
    const key = `${code}/${year}`;
    const known = this.#years.get(key);
    if (known) return known;
    const { forest, programmes } = this.#content;
    const unit = forest.get(code);
    if (unit && this.#apart?.has(unit)) return this.#apart.years.of(code, year);
    const programme = unit && programmeOf(programmes, forest, unit, year);
    if (!unit || !programme) return undefined;
    const made = new BranchYear(unit, year, programme, this.#kinOf(unit, year));
    this.#years.set(key, made);
    // What a branch became is there, though nothing was handed in for it yet: its people are.
    for (const next of this.#membership.successors(unit, year)) this.of(next.code, year);
    return made;
  }

  #kinOf(unit: Unit, year: number): Kin<BranchYear> {
    const membership = this.#membership;
    const recogniser = unit.branchType === undefined ? undefined : this.#content.forest.recogniser(unit);
    const before = membership.predecessors(unit, year);
    const all = (units: readonly Unit[]) => units.flatMap(({ code }) => this.of(code, year) ?? []);
    return {
      above: () => recogniser && this.of(recogniser.code, year),
      branch: (code) => this.of(code, year),
      lineage: this.#content.forest.lineage(unit, year),
      predecessors: () => all(before),
      former: (member) => all(membership.former(unit, year, member)),
      isGone: (member) => membership.isGone(unit, year, member),
      goneTo: (member) => {
        const there = membership.last(unit, year, member);
        return there && this.of(there.code, year);
      },
      isExcepted: (member, units) =>
        this.#content.exceptions.some(
          (e) => ofMinimum.includes(e.rule) && e.year === year && e.member === member && units.includes(e.unit),
        ),
      puts: this.#puts,
      asOf: membership.asOf,
      isSucceeded: membership.successors(unit, year).length > 0,
    };
  }

  /** Puts the rows that count of one file into its unit's year. */
  put({ unit, year, kind, rows }: { unit: { code: string }; year: number; kind: KindName; rows: Rows }): void {
    this.of(unit.code, year)?.put(kind, rows);
  }

  /** The same units without any file. */
  without(): Years {
    return new Years(this.#content, this.#membership);
  }

  /** Every year that was asked for. */
  all(): Iterable<BranchYear> {
    return this.#years.values();
  }
}
