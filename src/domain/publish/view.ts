import { existsIn } from '../schema/forest.ts';
import { blocs, levels, unitKinds } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { connected } from '../connected.ts';
import type { DatasetV2, PublishedTables, PublishedUnit } from './v2.ts';
import {
  familyOf,
  peopleOf,
  itemsOf,
  ratingsOf,
  unitsRow,
  ratedRow,
  total,
  worst,
  type Lying,
  type Over,
  type ViewGroup,
  type ViewPart,
  type ViewRow,
} from './view-row.ts';

/**
 * What pages and reports show of a unit: rows over whole groups. A group that reaches over two units makes them one row,
 * which names both. Nothing is counted here that the published tables do not say.
 */

/** Whether a unit was there in a year. */
export const livesIn = ({ validFrom, validTo, yearKind }: PublishedUnit, year: number): boolean =>
  existsIn({ validFrom: validFrom ?? undefined, validTo: validTo ?? undefined, yearKind }, year);

export type Dimension = 'kind' | 'bloc' | 'pilot';
/** The key of what reaches over several values of a dimension. */
export const mixed = 'nhieu';

type Partition = 'people' | 'items' | 'ratings';
/** By the code of a unit: itself and all units above it, the organisation first. */
type Paths = ReadonlyMap<string, readonly PublishedUnit[]>;
type Children = ReadonlyMap<string, readonly PublishedUnit[]>;
type GroupOf = ReadonlyMap<string, ViewGroup>;
type ViewParts = Readonly<Record<Partition, readonly ViewPart[]>>;
type MakeRow = (of: readonly ViewPart[], units: readonly string[]) => ViewRow;

const pathsBelow = (root: PublishedUnit | undefined, children: Children): Paths => {
  const paths = new Map<string, readonly PublishedUnit[]>();
  const visit = (unit: PublishedUnit, above: readonly PublishedUnit[]) => {
    paths.set(unit.code, [...above, unit]);
    for (const child of children.get(unit.code) ?? []) visit(child, paths.get(unit.code)!);
  };
  if (root) visit(root, []);
  return paths;
};

/** What the rows of each kind of table add up, and what is in none of them by itself. */
const partsOf = (tables: PublishedTables, groupOf: GroupOf, waiting: readonly string[]): ViewParts => {
  const parted = (...rows: readonly Over[]): readonly ViewPart[] => {
    const inside = new Set(rows.flatMap((row) => row.groups));
    const alone = tables.groups.map((g) => g.branches[0]!).filter((code) => !inside.has(code));
    return [
      ...[...rows.map((row) => row.groups), ...alone.map((code) => [code])]
        .map((codes) => codes.map((code) => groupOf.get(code)!))
        .map((groups) => ({ groups, branches: groups.flatMap((g) => g.branches) })),
      ...waiting.map((code) => ({ groups: [], branches: [code] })),
    ];
  };
  const rated = new Set(tables.ratings.flatMap((row) => row.groups));
  return {
    people: parted(),
    items: parted(...tables.details),
    ratings: parted(...tables.ratings, ...tables.bases.filter((base) => !rated.has(base.groups[0]!))),
  };
};

/** The rows of a table that lie whole in some groups. */
const lyingIn = <T extends Over>(rows: readonly T[], groupOf: GroupOf) => {
  const indexed = new Map(rows.flatMap((row) => row.groups.map((code) => [code, row] as const)));
  return (inside: ReadonlySet<string>): Lying<T> =>
    [...new Set([...inside].flatMap((code) => indexed.get(code) ?? []))]
      .filter((row) => row.groups.every((code) => inside.has(code)))
      .map((row) => ({ ...row, size: total(row.groups, (code) => groupOf.get(code)!.branches.length) }));
};

type Waits = ReadonlyMap<string, PublishedTables['waiting'][number]['why']>;
/** Makes one row of some parts. */
const rowMaker = (tables: PublishedTables, groupOf: GroupOf, waits: Waits): MakeRow => {
  const [bases, details] = [lyingIn(tables.bases, groupOf), lyingIn(tables.details, groupOf)];
  const [ratings, unfulfilled] = [lyingIn(tables.ratings, groupOf), lyingIn(tables.unfulfilled, groupOf)];
  return (of, units) => {
    const branches = of.flatMap((part) => part.branches);
    const groups = of.flatMap((part) => part.groups);
    const inside = new Set(groups.map((g) => g.branches[0]!));
    const why = branches.flatMap((code) => waits.get(code) ?? []).map((w) => (w === 'chua_nop' || w === 'chua_den_ky' ? w : 'cho_du'));
    return {
      units,
      branches: branches.length,
      groups,
      wait: worst(why.length > 0 ? why : ['chua_nop']),
      bases: bases(inside),
      details: details(inside),
      ratings: ratings(inside),
      unfulfilled: unfulfilled(inside),
    };
  };
};

/** Finds the row a unit stands in: with whoever shares a group with it, at the same depth. */
const rowFinder = (parts: ViewParts, paths: Paths, rowOf: MakeRow) => {
  const known = new Map<string, ReadonlyMap<string, ViewRow>>();
  return (partition: Partition, code: string): ViewRow => {
    const depth = (paths.get(code)?.length ?? 1) - 1;
    const at = ({ branches }: ViewPart) => branches.map((branch) => paths.get(branch)![depth]?.code ?? branch);
    const rows =
      known.get(`${partition}/${depth}`) ??
      new Map(
        connected(parts[partition], at)
          .map((of) => rowOf(of, [...new Set(of.flatMap(at))].sort(compareCodes)))
          .flatMap((found) => found.units.map((unit) => [unit, found] as const)),
      );
    known.set(`${partition}/${depth}`, rows);
    const found = rows.get(code) ?? rowOf([], []);
    return { ...found, units: [code, ...found.units.filter((unit) => unit !== code)] };
  };
};

/** What a branch is, or a function that says it; branches without a value ('') have no line. */
type By = Dimension | ((branch: string) => string);
const valueOf = (dimension: Dimension, paths: Paths, programme: string) => (branch: string) => {
  const path = paths.get(branch)!;
  if (dimension === 'kind') return path.at(-1)!.kind;
  if (dimension === 'bloc') return path.findLast((u) => u.bloc)?.bloc ?? '';
  return path.some((u) => u.pilot?.programme === programme) ? 'diem' : 'khac';
};
/** ViewParts by a value of their branches: what reaches over several is a line of its own, so that sums add up. */
const divided = (parts: readonly ViewPart[], value: (branch: string) => string) => {
  const keyOf = ({ branches }: ViewPart) => {
    const values = new Set(branches.map(value));
    return values.size === 1 ? [...values][0]! : mixed;
  };
  const order = [...Object.keys(unitKinds), ...Object.keys(blocs), 'diem', 'khac', mixed];
  return [...Map.groupBy(parts, keyOf)]
    .filter(([key]) => key !== '')
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b) || compareCodes(a, b));
};

export type YearView = ReturnType<typeof yearView>;
/** One organisation's year with lookups. */
export const yearView = ({ units }: Pick<DatasetV2, 'units'>, tables: PublishedTables) => {
  const { organisation, year, programme } = tables;
  const own = new Map(units.filter((u) => u.organisation === organisation && livesIn(u, year)).map((u) => [u.code, u]));
  const children: Children = Map.groupBy(own.values(), (u) => u.parent ?? '');
  const paths = pathsBelow(own.get(organisation), children);
  const years = new Map(tables.units.map((did) => [did.unit, did]));
  const groupOf: GroupOf = new Map(tables.groups.flatMap((g) => g.branches.map((branch) => [branch, g] as const)));
  const waits: Waits = new Map(tables.waiting.map(({ unit, why }) => [unit, why]));
  /**
   * A branch that became another during the year, or begins later: nothing is counted there. And a unit that ended and became
   * another, with all its branches.
   */
  const isElsewhere = (code: string): boolean => {
    const unit = own.get(code);
    if (!unit) return false;
    if (levels[unit.level].submits) return years.get(code)?.branches === 0;
    const below = children.get(code) ?? [];
    return unit.validTo !== null && unit.successors.length > 0 && below.length > 0 && below.every((u) => isElsewhere(u.code));
  };
  const isWaiting = (code: string) => paths.has(code) && !groupOf.has(code) && !isElsewhere(code);
  const waiting = [...own.values()].filter((u) => levels[u.level].submits && isWaiting(u.code));
  const parts = partsOf(
    tables,
    groupOf,
    waiting.map(({ code }) => code),
  );
  const rowOf = rowMaker(tables, groupOf, waits);
  const row = rowFinder(parts, paths, rowOf);
  /** Units as lines of a table, in the order given; those that share a group are one line. */
  const lines = (partition: Partition, codes: readonly string[]): readonly ViewRow[] => {
    const seen = new Set<string>();
    return codes.flatMap((code) => {
      const found = seen.has(code) || isElsewhere(code) ? [] : [row(partition, code)];
      for (const unit of found.flatMap((r) => r.units)) seen.add(unit);
      return found;
    });
  };
  const sums = (partition: Partition, by: By): readonly (ViewRow & { key: string })[] =>
    divided(parts[partition], typeof by === 'string' ? valueOf(by, paths, programme) : by).map(([key, of]) => ({ key, ...rowOf(of, []) }));
  return {
    tables,
    unit: (code: string) => years.get(code),
    isElsewhere,
    children: (code: string) => children.get(code) ?? [],
    /** The group that a branch is spoken of with; undefined where it is in none yet. */
    group: (branch: string) => groupOf.get(branch),
    /** Why a branch is in no group yet. */
    waits: (branch: string) => waits.get(branch),
    people: (code: string) => peopleOf(row('people', code)),
    items: (code: string) => itemsOf(row('items', code)),
    /** Undefined where nothing of it is published by level yet. */
    ratings: (code: string) => ratingsOf(row('ratings', code)),
    family: familyOf,
    lines: (codes: readonly string[]) => lines('items', codes).map(unitsRow),
    ratingLines: (codes: readonly string[]) => lines('ratings', codes).map(ratedRow),
    sums: (by: By) => sums('items', by).map((r) => ({ key: r.key, ...unitsRow(r) })),
    ratingSums: (by: Dimension) => sums('ratings', by).map((r) => ({ key: r.key, ...ratedRow(r) })),
  };
};

/** Nothing of the year came from a unit or from below it, and no figure speaks of it. */
export const isUntouched = (view: YearView, code: string): boolean =>
  (view.unit(code)?.sources ?? []).length === 0 &&
  typeof view.people(code).members.value !== 'number' &&
  view.children(code).every((below) => isUntouched(view, below.code));

const views = new WeakMap<Pick<DatasetV2, 'units' | 'years'>, Map<string, YearView>>();
/** An organisation's year of a dataset; undefined where nothing was counted. Made once. */
export const viewOf = (dataset: Pick<DatasetV2, 'units' | 'years'>, organisation: string, year: number): YearView | undefined => {
  const known = views.get(dataset) ?? new Map(dataset.years.map((y) => [`${y.organisation}/${y.year}`, yearView(dataset, y)]));
  views.set(dataset, known);
  return known.get(`${organisation}/${year}`);
};

/**
 * What the units that became one of today had, year by year, the newest first: groups that lie whole in units that went
 * into it whole. A unit that was divided can be laid to none of its successors, and is not; `beyond` says that some group
 * reaches further, and is not counted here.
 */
export const lineageOf = (dataset: Pick<DatasetV2, 'units' | 'years'>, code: string) => {
  const units = new Map(dataset.units.map((u) => [u.code, u]));
  const heir = (of: string): string | undefined => {
    const next = units.get(of)?.successors ?? [];
    return next.length === 1 ? (heir(next[0]!) ?? next[0]) : undefined;
  };
  const wentIn = (of: string): boolean => {
    const above = units.get(of)?.parent;
    return heir(of) === code || (above ? wentIn(above) : false);
  };
  return dataset.years
    .flatMap(({ organisation, year }) => {
      const view = viewOf(dataset, organisation, year)!;
      const own = view.tables.units.map((u) => units.get(u.unit)!).filter((u) => heir(u.code) === code);
      // A unit below one that went the same way is in its figures already.
      const whole = own.filter((u) => !own.some((above) => above.code === u.parent));
      const sums = whole.length > 0 ? view.sums((branch) => (wentIn(branch) ? code : 'khac')) : [];
      const found = sums.find(({ key }) => key === code);
      return found ? [{ ...found, year, units: whole, beyond: sums.some(({ key }) => key === mixed) }] : [];
    })
    .sort((a, b) => b.year - a.year);
};
