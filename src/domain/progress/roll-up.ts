import type { Content } from '../intake/read-content.ts';
import type { Rows } from '../intake/rows.ts';
import type { Accepted } from '../rules/check.ts';
import { existsIn, programmeOf } from '../schema/forest.ts';
import type { Programme } from '../schema/programme.ts';
import type { KindName } from '../schema/submission.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { amendmentsOf, countBranch, membersOf } from './count-branch.ts';
import { addFigures, bump, noFigures, type Figures } from './figures.ts';
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

/** The units whose files are judged together: who recognises, with its branches. */
const circleOf = ({ unit, year }: Pick<Accepted, 'unit' | 'year'>): string =>
  `${levels[unit.level].submits ? (unit.parent ?? unit.code) : unit.code}/${year}`;

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
  readonly #years = new Map<string, Set<number>>();
  #circle: Accepted[] = [];

  constructor(content: Content, asOf: string) {
    this.#content = content;
    this.#asOf = asOf;
  }

  /** Takes one file. Those of a circle come one after another. */
  add(accepted: Accepted): void {
    if (this.#circle[0] && circleOf(this.#circle[0]) !== circleOf(accepted)) this.#settle();
    this.#circle.push(accepted);
    const root = this.#content.forest.root(accepted.unit).code;
    this.#years.set(root, (this.#years.get(root) ?? new Set()).add(accepted.year));
  }

  /** Counts the circle at hand and lets its rows go. */
  #settle(): void {
    const rows = new Map<string, Rows>();
    const recognised = new Map<string, Rows>();
    const units = new Map<string, Unit>();
    for (const { unit, kind, rows: own } of this.#circle) {
      rows.set(`${unit.code}/${kind}`, own);
      units.set(unit.code, unit);
      if (kind !== 'cong-nhan') continue;
      for (const [code, ofBranch] of own.groups('ma_chi_doan')) {
        recognised.set(code, own.only(ofBranch));
        const branch = this.#content.forest.get(code);
        if (branch) units.set(code, branch);
      }
    }
    const [first] = this.#circle;
    if (first)
      for (const unit of units.values()) {
        const of = (kind: KindName) => rows.get(`${unit.code}/${kind}`);
        this.#own.set(`${unit.code}/${first.year}`, this.#count(unit, first.year, first.programme, of, recognised.get(unit.code)));
      }
    this.#circle = [];
  }

  #count(unit: Unit, year: number, programme: Programme, of: (kind: KindName) => Rows | undefined, recognitions: Rows | undefined): Own {
    const { forest } = this.#content;
    const figures =
      unit.branchType === undefined
        ? noFigures()
        : countBranch({
            unit,
            year,
            programme,
            roster: of('doan-vien'),
            registrations: of('dang-ky'),
            amendments: of('dieu-chinh'),
            results: of('ket-qua'),
            proposals: of('danh-gia'),
            recognitions,
            asOf: this.#asOf,
          });
    const book = of('so-viec');
    for (const [act, own] of book?.groups('viec') ?? []) bump(figures.acts, act, own.length);
    const { members } = membersOf(of('doan-vien'));
    const settled = new Set([...(of('dang-ky')?.index('ma_doan_vien').keys() ?? []), ...amendmentsOf(of('dieu-chinh')).excused]);
    const steps = trackYear({
      unit,
      year,
      programme,
      asOf: this.#asOf,
      book,
      branches: forest.children(unit.code, year).filter((child) => levels[child.level].submits),
      file: of,
      recognised: new Set([...(of('cong-nhan')?.groups('ma_chi_doan') ?? [])].map(([branch]) => branch)),
      members,
      settled: new Set([...members].filter((member) => settled.has(member))),
    });
    return { figures, steps };
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
      for (const year of [...(this.#years.get(root.code) ?? [])].sort((a, b) => a - b)) {
        const programme = programmeOf(programmes, forest, root, year);
        if (!programme || `${year}` > this.#asOf.slice(0, 4) || !existsIn(root, year)) continue;
        const out: UnitYear[] = [];
        const visit = (unit: Unit): Figures => {
          const nothing = () => undefined;
          const key = `${unit.code}/${year}`;
          const own = this.#own.get(key) ?? this.#count(unit, year, programme, nothing, undefined);
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
  for (const circle of Map.groupBy(accepted, circleOf).values()) for (const file of circle) counter.add(file);
  return counter.years();
};

/** The same as one list, by unit and year. */
export const rollUp = (content: Content, accepted: readonly Accepted[], asOf: string): UnitYear[] =>
  [...rollUpYears(content, accepted, asOf)].flat().sort((a, b) => compareCodes(a.unit.code, b.unit.code) || a.year - b.year);
