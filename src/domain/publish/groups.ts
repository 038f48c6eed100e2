import { connected } from '../connected.ts';
import { compareCodes } from '../vietnamese.ts';

/**
 * How branches are parted into groups for a year's public figures (domain §0, rows 7 and 14). Every public number about
 * persons or their items is a sum over whole groups, so nothing needs hiding and nothing smaller follows by subtraction.
 */

/** A branch as the grouping looks at it. */
export interface GroupedBranch {
  code: string;
  /** From the unit above up to the organisation. */
  path: readonly string[];
  /** Its kind and bloc as one word: of those alike the smallest is joined first. */
  like: string;
  /** Its base unit; for a branch beside base units, such as a chi đoàn cơ sở below a district, the neighbour it stands with. */
  base: string;
  /** The day its list is due: until the year closes, branches of another day are other company. */
  due: string;
  /** Its list is handed in and due, so it takes part. */
  listed: boolean;
  members: number;
}

/** Some branches that are spoken of together. */
export interface Part<B extends GroupedBranch = GroupedBranch> {
  branches: readonly B[];
  /** People who matter for the threshold: members, persons registered, or rated. */
  weight: number;
}
type Codes = readonly string[];

/** Why a branch is in no group yet. */
export const branchWaits = {
  chua_nop: 'chưa nộp danh sách',
  chua_den_ky: 'danh sách chưa đến hạn',
  cho_chot: 'đã đến hạn nộp danh sách, nhóm của năm chưa chốt',
  cho_nhom: 'chờ danh sách của chi đoàn cùng nhóm vừa sáp nhập, đổi tên',
  cho_khoa_so: 'danh sách đến sau ngày chốt nhóm, tính khi khoá sổ',
  den_muon: 'danh sách đến sau ngày chốt nhóm, quá ít người để công bố',
  qua_it: 'cả tổ chức có quá ít người',
} as const;
export type BranchWait = keyof typeof branchWaits;

/**
 * “A branch of at least `smallestCell` (5) members is a group. A smaller one joins, in the nearest unit above that has
 * another with a list handed in, the smallest group (same kind and bloc first), and so on until the group has 5.”
 * That is done once, when the groups are fixed, and again when the year closes: made anew at each publication, groups would
 * part. Until they are fixed everybody waits, for whom a small branch joins would have stood alone before. A small branch
 * that comes after that waits until the year closes, and is then joined to others that came late; a large one is a group
 * whenever it comes. Groups that were fixed may only be joined: where a branch of one has become another whose list is not there,
 * the others wait for it, for without it their figure would tell what it had.
 * @param fixed the groups of the year as written in its programme, if they were (`npm run dataset -- --fix`)
 * @param fixing the groups of the lists that are due are made now, to be written down
 */
export const branchGroups = <B extends GroupedBranch>(
  branches: readonly B[],
  least: number,
  { fixed, closed, fixing = false }: { fixed?: readonly Codes[] | undefined; closed: boolean; fixing?: boolean },
): { groups: readonly (readonly B[])[]; waits: ReadonlyMap<string, BranchWait> } => {
  const dues = fixedDues(branches, fixed);
  const fixedAs = new Map((fixed ?? []).flatMap((codes) => codes.map((code) => [code, codes[0]!] as const)));
  const unlisted = new Set(branches.flatMap(({ code, listed }) => (listed ? [] : (fixedAs.get(code) ?? []))));
  const waitOf = ({ code, listed, due, members }: B): BranchWait | 'here' => {
    if (!listed) return 'chua_nop';
    if (unlisted.has(fixedAs.get(code)!)) return 'cho_nhom';
    if (closed || fixedAs.has(code)) return 'here';
    if (dues.has(due)) return members < least ? 'cho_khoa_so' : 'here';
    return fixing ? 'here' : 'cho_chot';
  };
  const { here = [], ...waiting } = Object.groupBy(branches, waitOf);
  const atoms = [...Map.groupBy(here, (b) => fixedAs.get(b.code) ?? b.code).values()].map((own) => partOf(own, (b) => b.members));
  // Those that came late never stood in a figure before: joined to a group that did, they would follow by subtraction.
  const isLate = ({ branches: [first], weight }: Part) => fixed !== undefined && !fixedAs.has(first!.code) && weight < least;
  const company = (part: Part) => (closed ? `${isLate(part)}` : firstDue(part));
  const joined = join(atoms, least, { company, emptyToo: true });
  const { groups = [], small = [] } = Object.groupBy(joined, (part) => (part.weight < least ? 'small' : 'groups'));
  const why = joined.length === 1 ? 'qua_it' : closed ? 'den_muon' : 'cho_khoa_so';
  const waits = [...Object.entries(waiting), ...small.map((part) => [why, part.branches] as const)];
  return {
    groups: groups.map((part) => part.branches),
    waits: new Map(waits.flatMap(([wait, own]) => own.map((b) => [b.code, wait as BranchWait] as const))),
  };
};

/** The due days whose branches are parted for the year: those of some branch in a group that was fixed. */
export const fixedDues = (branches: readonly GroupedBranch[], fixed: readonly Codes[] | undefined): ReadonlySet<string> => {
  const codes = new Set((fixed ?? []).flat());
  return new Set(branches.filter((b) => codes.has(b.code)).map((b) => b.due));
};
/** The company of a part while the year is open: those whose lists were due on the same day. */
export const firstDue = ({ branches }: Part): string => branches.map((b) => b.due).sort(compareCodes)[0]!;

/** Groups as whole base units: one that reaches over two makes them one. */
export const wholeBases = <B extends GroupedBranch>(groups: readonly (readonly B[])[]): readonly (readonly B[])[] =>
  connected(groups, (group) => group.map((b) => b.base)).map((own) => own.flat());

/** A part of some branches, by the people who matter. */
export const partOf = <B extends GroupedBranch>(branches: readonly B[], people: (branch: B) => number): Part<B> => ({
  branches,
  weight: branches.reduce((n, b) => n + people(b), 0),
});

/**
 * Joins each part that is too small to the smallest other one of the nearest unit above, until it is large enough.
 * What is still too small in the whole organisation comes back as it is.
 * @param company parts of one company join each other; undefined: those that join nobody
 * @param emptyToo an empty part is too small; otherwise none (nobody registered, nobody rated) is as good as enough
 */
export const join = <B extends GroupedBranch>(
  parts: readonly Part<B>[],
  least: number,
  { company = () => '', emptyToo = false }: { company?: (part: Part<B>) => string | undefined; emptyToo?: boolean } = {},
): readonly Part<B>[] => {
  const tooSmall = ({ weight }: Part) => weight < least && (emptyToo || weight > 0);
  /** The unit of a depth (1: the organisation) that has all of a part below it. */
  const unitAt = (depth: number) => (part: Part) => {
    const unit = part.branches[0]!.path.at(-depth);
    return part.branches.every((b) => b.path.at(-depth) === unit) ? unit : undefined;
  };
  const eachOf = (all: readonly Part<B>[], key: (part: Part<B>) => string | undefined, joined: typeof upwards) =>
    [...Map.groupBy(all, key)].flatMap(([at, own]) => (at === undefined || !own.some(tooSmall) ? own : joined(own)));
  const upwards = (own: readonly Part<B>[]) => {
    let all = own;
    const deepest = own.reduce((n, { branches }) => branches.reduce((m, { path }) => Math.max(m, path.length), n), 0);
    for (let depth = deepest; depth > 0; depth--) all = eachOf(all, unitAt(depth), (here) => joinHere(here, tooSmall));
    return all;
  };
  return eachOf(parts, company, upwards);
};

/** Joins parts of one unit, the smallest first, until none is too small or there is nothing to join it to. */
const joinHere = <B extends GroupedBranch>(parts: readonly Part<B>[], tooSmall: (part: Part) => boolean): readonly Part<B>[] => {
  const alive = new Set(parts);
  const sorted = [...parts].sort((a, b) => (isSmaller(a, b) ? 1 : -1));
  const empty = sorted.filter((part) => part.weight === 0 && tooSmall(part));
  // Nobody joins an empty part: it would be no less small for it.
  const others = sorted.filter((part) => part.weight > 0);
  const alike = Map.groupBy(others, likeOf);
  const smallest = (list: Part<B>[]): Part<B> | undefined => {
    for (let part = list.pop(); part; part = list.pop()) if (alive.has(part)) return part;
    return undefined;
  };
  for (;;) {
    const part = empty.pop() ?? smallest(others);
    if (!part || !tooSmall(part)) return [...alive];
    alive.delete(part);
    const like = likeOf(part);
    const other = (like !== undefined && smallest(alike.get(like) ?? [])) || smallest(others);
    if (!other) return [...alive, part];
    alive.delete(other);
    const joined = { branches: [...part.branches, ...other.branches], weight: part.weight + other.weight };
    alive.add(joined);
    for (const list of [others, alike.get(likeOf(joined)) ?? []]) list.splice(placeIn(list, joined), 0, joined);
  }
};

/** The kind and bloc of a part, where all its branches have the same. */
const likeOf = ({ branches }: Part): string | undefined =>
  branches.every((b) => b.like === branches[0]!.like) ? branches[0]!.like : undefined;

/** Of two parts as small the one whose first code comes first. */
const isSmaller = (a: Part, b: Part): boolean =>
  a.weight < b.weight || (a.weight === b.weight && a.branches[0]!.code < b.branches[0]!.code);

/** Where a part belongs in a list that has the smallest last. */
const placeIn = (list: readonly Part[], part: Part): number => {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isSmaller(part, list[middle]!)) from = middle + 1;
    else to = middle;
  }
  return from;
};
