import { compareCodes, compareVietnamese, fold } from '../vietnamese.ts';
import { isDay } from './field.ts';
import type { Programme } from './programme.ts';
import { levels, unitKinds, type Unit } from './unit.ts';

/** Tells whether a unit exists at any time of a year. */
export const existsIn = (unit: Unit, year: number): boolean =>
  (unit.validFrom ?? '0000') <= `${year}-12-31` && (unit.validTo ?? '9999') >= `${year}-01-01`;

/** The forest of units: every organisation's tree, with lookups. Units keep the order of the Vietnamese alphabet. */
export class Forest {
  readonly units: readonly Unit[];
  readonly #byCode: ReadonlyMap<string, Unit>;
  readonly #children: ReadonlyMap<string, readonly Unit[]>;
  readonly #successors: ReadonlyMap<string, readonly Unit[]>;

  constructor(units: readonly Unit[]) {
    this.units = [...units].sort((a, b) => compareVietnamese(a.name, b.name) || compareCodes(a.code, b.code));
    this.#byCode = new Map(this.units.map((u) => [u.code, u]));
    this.#children = Map.groupBy(
      this.units.filter((u) => u.parent),
      (u) => u.parent!,
    );
    const successors = new Map<string, Unit[]>();
    for (const unit of this.units) for (const old of unit.predecessors) successors.set(old, [...(successors.get(old) ?? []), unit]);
    this.#successors = successors;
  }

  get(code: string): Unit | undefined {
    return this.#byCode.get(code);
  }

  /** The units that stand on their own: each is an organisation. */
  get roots(): readonly Unit[] {
    return this.units.filter((u) => !u.parent);
  }

  /** Direct children, in a year or at any time. */
  children(code: string, year?: number): readonly Unit[] {
    const all = this.#children.get(code) ?? [];
    return year === undefined ? all : all.filter((u) => existsIn(u, year));
  }

  successors(code: string): readonly Unit[] {
    return this.#successors.get(code) ?? [];
  }

  /** From the unit above up to the organisation. */
  ancestors(unit: Unit): readonly Unit[] {
    const path: Unit[] = [];
    for (let up = unit.parent && this.get(unit.parent); up && !path.includes(up); up = up.parent && this.get(up.parent)) path.push(up);
    return path;
  }

  root(unit: Unit): Unit {
    return this.ancestors(unit).at(-1) ?? unit;
  }

  /**
   * Who recognises a branch's ratings: its Đoàn cơ sở, or for a chi đoàn cơ sở the unit above (programme Q, 2.1 Bước 4
   * and 2.2; rule R9). Both stand directly above the branch in the tree.
   */
  recogniser(branch: Unit): Unit | undefined {
    return branch.parent ? this.get(branch.parent) : undefined;
  }

  /** Tells whether a unit recognises ratings in a year: some branch stands directly below it. */
  recognises(unit: Unit, year: number): boolean {
    return this.children(unit.code, year).some((child) => levels[child.level].submits);
  }
}

/** The programme in force for a unit in a year: its organisation's, if the year lies in the period. */
export const programmeOf = (programmes: readonly Programme[], forest: Forest, unit: Unit, year: number): Programme | undefined => {
  const root = forest.root(unit).code;
  return programmes.find((p) => p.organisation === root && p.period.from <= year && year <= p.period.to);
};

/** All criteria of a programme with their family. */
export const criteriaOf = (programme: Programme) =>
  programme.families.flatMap((family) => family.criteria.map((criterion) => ({ family, criterion })));

/** Everything a member may be rated: the scale from the top down, then "not rated". */
export const ratingsOf = ({ ratings }: Programme): readonly { code: string; name: string }[] => [...ratings.scale, ratings.notRated];

/**
 * What a programme calls its own things, by the column they stand in: each name as written, with its code before it, and
 * folded → the code.
 */
export const programmeNames = (
  programme: Programme,
  year: number,
  yearKind: Unit['yearKind'],
): ReadonlyMap<string, ReadonlyMap<string, string>> => {
  const names = (things: readonly { code: string; name: string }[]) =>
    new Map(
      things.flatMap(({ code, name }) =>
        [name, `${code} – ${name}`].flatMap(
          (text) =>
            [
              [fold(text), code],
              [text, code],
            ] as const,
        ),
      ),
    );
  const ratings = names(ratingsOf(programme));
  return new Map([
    ['tieu_chi', names(criteriaOf(programme).map(({ criterion }) => criterion))],
    ['phong_trao', names(programme.campaigns)],
    ['ky', names(roundsOf(programme, year, yearKind))],
    // What an act refers to may be written by its name, where that has one.
    [
      'lien_quan',
      names([
        ...criteriaOf(programme).map(({ criterion }) => criterion),
        ...Object.entries(unitKinds).map(([code, name]) => ({ code, name })),
      ]),
    ],
    ['de_nghi_xep_loai', ratings],
    ['xep_loai_cong_nhan', ratings],
  ]);
};

/** One evaluation round of a year: quarter, named drive or the year, with its last day. */
export interface Round {
  code: string;
  name: string;
  kind: 'quy' | 'dot' | 'nam';
  to: string;
}

/** A day of a school year that begins in September of `year`: January to August belong to the next; `02-29` is February's last. */
export const schoolDay = (year: number, monthDay: string): string => {
  const day = `${monthDay < '09' ? year + 1 : year}-${monthDay}`;
  return isDay(day) ? day : day.replace('-29', '-28');
};

/**
 * The rounds of a programme-year as a unit's own calendar counts it, in the order in which they end
 * (programme Q, 2.2 Bước 5: quý, đợt cao điểm, năm).
 */
export const roundsOf = (programme: Programme, year: number, yearKind: Unit['yearKind']): readonly Round[] => {
  const school = yearKind === 'nam_hoc';
  const drives = programme.years.find((y) => y.year === year)?.drives ?? [];
  const rounds: Round[] = [
    ...programme.rounds.map(({ code, name, kind, lastDay }) => ({
      code,
      name,
      kind,
      to: school ? schoolDay(year, lastDay.school) : `${year}-${lastDay.calendar}`,
    })),
    ...drives.map(({ code, name, to }) => ({
      code: `DOT:${code}`,
      name,
      kind: 'dot' as const,
      to: school ? schoolDay(year, to.slice(5)) : to,
    })),
  ];
  const order = { dot: 0, quy: 1, nam: 2 };
  return rounds.sort((a, b) => compareCodes(a.to, b.to) || order[a.kind] - order[b.kind] || compareCodes(a.code, b.code));
};
