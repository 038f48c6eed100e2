import { criteriaOf } from '../schema/programme-lookup.ts';
import type { Programme } from '../schema/programme.ts';
import { columnSaying, type RowField, type RowFields } from '../schema/row-fields.ts';
import { columnOf } from '../schema/submission.ts';
import type { Item } from '../year/item.ts';
import type { MemberYear } from '../year/member-year.ts';

/** A way in which registered items are divided: by what one column of theirs says. */
interface Division {
  says: RegisteredText;
  /** A code of which nothing is registered stands in no public table. */
  omitsEmpty?: true;
  /** The codes there are, where the column has not its own list of them. Anybody may write anything there: an item whose code is none of them is in no part. */
  codes?: (programme: Programme) => readonly string[];
}
type Registered = RowFields['dang-ky'];
type RegisteredText = { [F in keyof Registered]: Registered[F] extends RowField<string> ? F : never }[keyof Registered];

/** Every division of the items that is counted. */
const all = {
  byCriterion: { says: 'criterion', codes: (programme) => criteriaOf(programme).map(({ criterion }) => criterion.code) },
  byType: { says: 'type' },
  /** Campaigns and movements of the programme. */
  byCampaign: { says: 'campaign', omitsEmpty: true, codes: ({ campaigns }) => campaigns.map(({ code }) => code) },
} as const satisfies Record<string, Division>;
export type DivisionName = keyof typeof all;
export const divisionNames = Object.keys(all) as DivisionName[];
const whole = ({ says, codes, omitsEmpty }: Division) => {
  /** What the published table calls it, as the files do; and the words of its codes, where no programme gives them. */
  const table = columnSaying('dang-ky', says);
  const { labels } = columnOf('dang-ky', table);
  return { table, labels, omitsEmpty, codes: codes ?? (() => Object.keys(labels ?? {})), of: (item: Item): string => item[says] };
};
export const divisions = Object.fromEntries(divisionNames.map((name) => [name, whole(all[name])])) as Record<
  DivisionName,
  ReturnType<typeof whole>
>;
/** Every count of people, and whom it counts. A new one is its line here. */
export const peopleCounted = {
  /** Đoàn viên of the roster who have not moved away; everybody who may be rated. */
  members: ({ isMember }) => isMember,
  /** Thanh niên who take part. */
  youth: ({ isYouth }) => isYouth,
  /** Members who regularly work away. */
  away: ({ isMember, state }) => isMember && state === 'di_lam_an_xa',
  /** Members who registered as many items as the programme asks for, or fewer by an exception that was decided. */
  registered: ({ isMember, isRegistered }) => isMember && isRegistered,
  /** Everybody with a registered item that was not dropped: members, thanh niên, and who moved away since. */
  persons: ({ registered }) => registered > 0,
  /** Members registered whose first item is dated after the due day. */
  late: ({ isMember, standing }) => isMember && standing === 'late',
  /** Members with a recorded reason not to register. */
  excused: ({ isMember, standing }) => isMember && standing === 'excused',
} as const satisfies Record<string, (member: MemberYear) => boolean>;
export type PeopleName = keyof typeof peopleCounted;
export const peopleNames = Object.keys(peopleCounted) as PeopleName[];

type Divided = Record<DivisionName, Record<string, { registered: number; done: number }>>;

/**
 * The figures of a unit in a year. Every leaf is a count, so that figures add: a unit's are the sum of its branches'.
 * "People" are counted by member code, "items" are registered things to do, "branches" are chi đoàn.
 */
export interface Figures {
  branches: number;
  /** What was handed in: `kind` or `ket-qua:<round>` → number of branches. */
  handedIn: Counts;
  /** What a branch's own calendar says is past due and was not handed in, under the same keys. */
  overdue: Counts;
  /** What its calendar asks for and a branch does not owe, for there is nobody of whom it could tell; under the same keys. */
  notOwed: Counts;
  /**
   * The same three as the world may be told them: by files alone, and not owed only where there is nobody at all. That nobody lacks
   * hers, or that all brought theirs along, would speak of all members of a branch, however few (domain §0, row 7).
   */
  told: { handedIn: Counts; overdue: Counts; notOwed: Counts };
  /** Rounds that are over by a branch's own calendar: round → number of branches. */
  roundOver: Counts;
  people: Record<PeopleName, number> & {
    /** Members the branch proposed a rating for. */
    proposed: Counts;
    /** Members whose rating was recognised. */
    recognised: Counts;
  };
  /** What units wrote in their books: act → how often (`schema/act.ts`). */
  acts: Counts;
  items: Divided & {
    /** Without those that were dropped, with a reason. */
    registered: number;
    done: number;
    dropped: number;
    /** Items done by the end of each round, counting from the year's beginning. */
    byRound: Counts;
  };
}
export type Counts = Record<string, number>;

export const noFigures = (): Figures => ({
  branches: 0,
  handedIn: {},
  overdue: {},
  notOwed: {},
  told: { handedIn: {}, overdue: {}, notOwed: {} },
  roundOver: {},
  people: { ...(Object.fromEntries(peopleNames.map((name) => [name, 0])) as Record<PeopleName, number>), proposed: {}, recognised: {} },
  acts: {},
  items: { registered: 0, done: 0, dropped: 0, ...(Object.fromEntries(divisionNames.map((name) => [name, {}])) as Divided), byRound: {} },
});

type Tree = number | { [key: string]: Tree };

const addTree = (a: Tree | undefined, b: Tree | undefined): Tree => {
  if (a === undefined) return b!;
  if (b === undefined) return a;
  if (typeof a === 'number' || typeof b === 'number') return (a as number) + (b as number);
  const sum: { [key: string]: Tree } = {};
  for (const key of [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()) sum[key] = addTree(a[key], b[key]);
  return sum;
};

/** The sum of two units' figures, count by count. Order does not matter. */
export const addFigures = (a: Figures, b: Figures): Figures => addTree(a as unknown as Tree, b as unknown as Tree) as unknown as Figures;

/** One more of something. */
export const increment = (counts: Counts, key: string, by = 1): void => {
  counts[key] = (counts[key] ?? 0) + by;
};
