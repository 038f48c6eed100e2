import { divisionNames, type DivisionName } from '../progress/figures.ts';
import { ofGroupFigures } from './published-figures.ts';
import type { FigureWait, Known, PublishedDetails, PublishedRatings, PublishedTables } from './v2.ts';

/** What one row over whole groups shows: its persons, its items, its ratings, each over the branches it is known of. */

/** A number with the branches it is taken over, or why there is none. */
export interface Figure {
  value: Known;
  /** The chi đoàn whose number is in it. */
  branches: number;
  /** What it is a share of, over the same branches. */
  of: number;
}
/** Whom a row speaks of: units of one depth, the asked one first, and how many chi đoàn they have. */
export interface Spoken {
  units: readonly string[];
  branches: number;
}
export type ViewGroup = PublishedTables['groups'][number];
export interface Over {
  groups: readonly string[];
}
/** Groups that a row of a table adds up; none of a branch that is in no group yet. */
export interface ViewPart {
  groups: readonly ViewGroup[];
  branches: readonly string[];
}
/** A row of a table with the branches it is over. */
export type Lying<T> = readonly (T & { size: number })[];
/** ViewParts that are spoken of in one row, and the rows of each table that lie whole in them. */
export interface ViewRow extends Spoken {
  groups: readonly ViewGroup[];
  /** Why nobody is counted, where there is no group. */
  wait: FigureWait;
  bases: Lying<PublishedTables['bases'][number]>;
  details: Lying<PublishedDetails>;
  ratings: Lying<PublishedRatings>;
  unfulfilled: Lying<PublishedTables['unfulfilled'][number]>;
}

/** The items of some criteria together, such as a family's. */
export const familyOf = ({ byCriterion }: ItemsRow, criteria: readonly { code: string }[]): Omit<ItemShare, 'code'> => {
  const of = byCriterion.filter((c) => criteria.some(({ code }) => code === c.code));
  const done = added(of.map((c) => c.done));
  return { registered: total(of, (c) => c.registered), done: { ...done, branches: of[0]?.done.branches ?? 0 } };
};

export const spoken = ({ units, branches }: ViewRow): Spoken => ({ units, branches });
/** Units in one line of a table: their persons and their items over the same groups. */
export type UnitsRow = ReturnType<typeof unitsRow>;
export const unitsRow = (row: ViewRow) => ({ ...spoken(row), people: peopleOf(row), items: itemsOf(row) });
/** The same with ratings, over whole base units. */
export type RatedRow = ReturnType<typeof ratedRow>;
export const ratedRow = (row: ViewRow) => ({ ...spoken(row), people: peopleOf(row), ratings: ratingsOf(row) });

export const peopleOf = (row: ViewRow) => {
  const { groups, bases, wait } = row;
  const figure = (value: (g: ViewGroup) => Known): Figure =>
    added(
      groups.map((g) => ({ value: value(g), branches: g.branches.length, of: g.members })),
      [wait],
    );
  const isWhole = groups.length > 0 && total(bases, (base) => base.groups.length) === groups.length;
  return {
    ...spoken(row),
    /** Chi đoàn whose lists are counted. */
    listed: total(groups, (g) => g.branches.length),
    members: figure((g) => g.members),
    ...ofGroupFigures((_, name) => figure((g) => g[name])),
    /** Thanh niên, where the row is of whole base units. */
    youth: isWhole ? total(bases, (base) => base.youth) : undefined,
  };
};

type ItemsRow = ReturnType<typeof itemsOf>;
export type ItemShare = ItemsRow['byCriterion'][number];
export const itemsOf = (row: ViewRow) => {
  const { groups, details, wait } = row;
  const waits = groups.map(({ registered }) => (typeof registered === 'string' ? registered : 'cho_du'));
  const figure = (value: (d: PublishedDetails) => Known, of: (d: PublishedDetails) => number = (d) => d.items): Figure =>
    added(
      details.map((d) => ({ value: value(d), branches: d.size, of: of(d) })),
      waits.length > 0 ? waits : [wait],
    );
  const codesIn = (list: DivisionName | 'byRound') => [...new Set(details.flatMap((d) => d[list].map((s) => s.code)))];
  const shares = (list: DivisionName) =>
    codesIn(list).map((code) => {
      const find = (d: PublishedDetails) => d[list].find((s) => s.code === code);
      const registered = (d: PublishedDetails) => find(d)?.registered ?? 0;
      // Nothing registered, nothing done: but where nothing was reported, that is not known to be so.
      const done = figure((d) => find(d)?.done ?? (typeof d.done === 'string' ? d.done : 0), registered);
      return { code, registered: total(details, registered), done };
    });
  return {
    ...spoken(row),
    /** Chi đoàn whose registrations are counted. */
    counted: total(details, (d) => d.size),
    items: figure((d) => d.items),
    dropped: total(details, (d) => d.dropped),
    done: figure((d) => d.done),
    ...(Object.fromEntries(divisionNames.map((name) => [name, shares(name)])) as Record<DivisionName, ReturnType<typeof shares>>),
    byRound: codesIn('byRound').map((code) => ({
      code,
      done: figure((d) => d.byRound.find((r) => r.code === code)?.done ?? 'chua_den_ky'),
    })),
  };
};

export type RatingsRow = NonNullable<ReturnType<typeof ratingsOf>>;
export const ratingsOf = (row: ViewRow) => {
  const { ratings, unfulfilled } = row;
  if (ratings.length === 0) return undefined;
  const isApart = total(unfulfilled, (u) => u.groups.length) === total(ratings, (r) => r.groups.length);
  return {
    ...spoken(row),
    counted: total(ratings, (r) => r.size),
    rated: total(ratings, (r) => r.rated),
    /** Undefined where only the total stands. */
    levels: ratings.every((r) => r.levels) ? addLevels(ratings.map((r) => r.levels!)) : undefined,
    rest: total(ratings, (r) => r.rest ?? r.rated),
    /** The levels that do not fulfil, one by one, where the row is large enough. */
    apart: isApart ? addLevels(unfulfilled.map((u) => u.levels)) : undefined,
  };
};

export const total = <T>(list: readonly T[], value: (item: T) => number): number => list.reduce((n, item) => n + value(item), 0);

/** Figures added: over those that have a number; where none has, the reason that asks for something first. */
const added = (figures: readonly Figure[], none: readonly FigureWait[] = ['chua_nop']): Figure => {
  const told = figures.flatMap(({ value, ...over }) => (typeof value === 'number' ? [{ value, ...over }] : []));
  const waits = figures.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return {
    value: told.length > 0 ? total(told, (f) => f.value) : worst(waits.length > 0 ? waits : none),
    branches: total(told, (f) => f.branches),
    of: total(told, (f) => f.of),
  };
};
export const worst = (waits: readonly FigureWait[]): FigureWait =>
  (['cho_du', 'chua_nop'] as const).find((w) => waits.includes(w)) ?? 'chua_den_ky';

type Levels = readonly { code: string; people: number }[];
const addLevels = (lists: readonly Levels[]): Levels =>
  lists[0]!.map(({ code }, at) => ({ code, people: total(lists, (levels) => levels[at]!.people) }));
