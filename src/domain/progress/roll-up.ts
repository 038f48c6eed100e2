import type { Content } from '../intake/read-content.ts';
import type { Accepted } from '../rules/check-report.ts';
import { existsIn, hasBegun } from '../schema/forest.ts';
import { programmeOf } from '../schema/programme-lookup.ts';
import type { Programme } from '../schema/programme.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import type { BranchYear } from '../year/branch-year.ts';
import { membershipOf, Years } from '../year/years.ts';
import { countBranch } from './count-branch.ts';
import { addFigures, increment, noFigures, type Figures } from './figures.ts';
import { trackYear, type Progress } from './tracker.ts';

/** A unit's figures in one year, under the programme in force. */
export interface UnitYear {
  unit: Unit;
  year: number;
  programme: Programme;
  figures: Figures;
  /** The steps of its level, each by what shows it done. */
  steps: readonly Progress[];
}

/** What one unit's own files say. */
type Own = Pick<UnitYear, 'figures' | 'steps'>;

/**
 * Counts what was accepted while it comes, circle by circle as the check judges them, and keeps no rows beyond a circle:
 * a province's would not fit into memory.
 */
export class YearCounter {
  readonly #content: Content;
  readonly #asOf: string;
  readonly #own = new Map<string, Own>();
  readonly #handedIn = new Map<string, Set<number>>();
  #years: Years | undefined;
  /** Where units without files are looked up: they too may have become others. */
  #empty: Years;

  constructor(content: Content, asOf: string) {
    this.#content = content;
    this.#asOf = asOf;
    this.#empty = new Years(content);
  }

  /** Takes one file, with the years it stands in: when those of other units come, these are counted. */
  add(accepted: Accepted, years: Years): void {
    if (this.#years !== years) {
      this.#settle();
      this.#years = years;
      this.#empty = years.without();
    }
    // Of a branch with no files of its own, what was recognised counts all the same.
    if (accepted.kind === 'cong-nhan')
      for (const branch of years.of(accepted.unit.code, accepted.year)!.recognisedBranches) years.of(branch, accepted.year);
    // Who recognises a branch has its step by whom the branch has to be rated.
    const above = accepted.kind === 'doan-vien' ? this.#content.forest.recogniser(accepted.unit) : undefined;
    if (above) years.of(above.code, accepted.year);
    const root = this.#content.forest.root(accepted.unit).code;
    this.#handedIn.set(root, (this.#handedIn.get(root) ?? new Set()).add(accepted.year));
  }

  /** Counts the circle at hand and lets its rows go. */
  #settle(): void {
    for (const year of [...(this.#years?.all() ?? [])]) this.#own.set(`${year.unit.code}/${year.year}`, this.#count(year));
    this.#years = undefined;
  }

  #count(own: BranchYear): Own {
    const { forest } = this.#content;
    // Of a branch that begins later nothing is counted yet, whatever it handed in.
    const figures = own.unit.branchType === undefined || !hasBegun(own.unit, this.#asOf) ? noFigures() : countBranch(own, this.#asOf);
    for (const { act } of own.each('so-viec')) increment(figures.acts, act);
    const years = this.#years ?? this.#empty;
    const begun = (unit: Unit) => levels[unit.level].submits && hasBegun(unit, this.#asOf);
    const branches = forest
      .children(own.unit.code, own.year)
      .flatMap((unit) => (begun(unit) ? years.of(unit.code, own.year)! : []))
      .filter((branch) => !branch.isContinued);
    // A unit that became another goes on there, unless branches of it stayed behind.
    return { figures, steps: own.isContinued && branches.length === 0 ? [] : trackYear(own, branches, this.#asOf) };
  }

  /**
   * Adds the branches up the tree, for each year in which the organisation handed anything in, up to the year of `asOf`.
   * A branch without files is counted too: it is what is missing. Gives the units of one organisation and year at a time, by
   * code, and lets go what it gave.
   */
  *years(): Generator<readonly UnitYear[]> {
    this.#settle();
    const { forest, programmes } = this.#content;
    for (const root of [...forest.roots].sort((a, b) => compareCodes(a.code, b.code)))
      for (const year of [...(this.#handedIn.get(root.code) ?? [])].sort((a, b) => a - b)) {
        const programme = programmeOf(programmes, forest, root, year);
        if (!programme || `${year}` > this.#asOf.slice(0, 4) || !existsIn(root, year)) continue;
        const out: UnitYear[] = [];
        const visit = (unit: Unit): Figures => {
          const key = `${unit.code}/${year}`;
          const own = this.#own.get(key) ?? this.#count(this.#empty.of(unit.code, year)!);
          this.#own.delete(key);
          const below = unit.branchType === undefined ? forest.children(unit.code, year).map(visit) : [];
          const figures = below.reduce(addFigures, own.figures);
          out.push({ unit, year, programme, figures, steps: own.steps });
          return figures;
        };
        visit(root);
        yield out.sort((a, b) => compareCodes(a.unit.code, b.unit.code));
      }
  }
}

/** Counts what was accepted, in any order of the circles: organisation by organisation, year by year. */
export const rollUpYears = (content: Content, accepted: readonly Accepted[], asOf: string): Generator<readonly UnitYear[]> => {
  const counter = new YearCounter(content, asOf);
  const years = new Years(content, membershipOf(content, accepted, asOf));
  for (const file of accepted) years.put(file);
  for (const file of accepted) counter.add(file, years);
  return counter.years();
};

/** The same as one list, by unit and year. */
export const rollUp = (content: Content, accepted: readonly Accepted[], asOf: string): UnitYear[] =>
  [...rollUpYears(content, accepted, asOf)].flat().sort((a, b) => compareCodes(a.unit.code, b.unit.code) || a.year - b.year);
