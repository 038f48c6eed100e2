import { compareCodes } from '../vietnamese.ts';

/**
 * How branches are parted into groups for a year's public figures (domain §0, rows 7 and 14). Every public number about
 * persons or their items is a sum over whole groups, so nothing needs hiding and nothing smaller follows by subtraction.
 * Everything here is pure and takes n log n of the number of branches.
 */

/** A branch as the grouping looks at it. */
export interface Branch {
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
export interface Part {
  branches: readonly Branch[];
  /** People who matter for the threshold: members, persons registered, or rated. */
  weight: number;
}

/** Why a branch is in no group yet. */
export const branchWaits = {
  chua_nop: 'chưa nộp danh sách',
  chua_den_ky: 'danh sách chưa đến hạn',
  cho_chot: 'đã đến hạn nộp danh sách, nhóm của năm chưa chốt',
  cho_khoa_so: 'danh sách đến sau ngày chốt nhóm, tính khi khoá sổ',
  den_muon: 'danh sách đến sau ngày chốt nhóm, quá ít người để công bố',
  qua_it: 'cả tổ chức có quá ít người',
} as const;
export type BranchWait = keyof typeof branchWaits;

interface Settled {
  /** The groups of the year as written in its programme, if they were (`npm run dataset -- --fix`). */
  fixed?: readonly (readonly string[])[] | undefined;
  closed: boolean;
  /** The groups of the lists that are due are made now, to be written down. */
  fixing?: boolean;
}

/**
 * “A branch of at least `smallestCell` (5) members is a group. A smaller one joins, in the nearest unit above that has
 * another with a list handed in, the smallest group (same kind and bloc first), and so on until the group has 5.”
 * That is done once, when the groups are fixed, and again when the year closes: made anew at each publication, groups would
 * part. Until they are fixed everybody waits, for whom a small branch joins would have stood alone before. A small branch
 * that comes after that waits until the year closes, and is then joined to others that came late; a large one is a group
 * whenever it comes. Groups that were fixed may only be joined.
 */
export const branchGroups = (
  branches: readonly Branch[],
  least: number,
  { fixed, closed, fixing = false }: Settled,
): { groups: readonly (readonly Branch[])[]; waits: ReadonlyMap<string, BranchWait> } => {
  const waits = new Map<string, BranchWait>();
  const dues = fixedDues(branches, fixed);
  const fixedAs = new Map((fixed ?? []).flatMap((codes, i) => codes.map((code) => [code, i] as const)));
  const atoms = new Map<string, Branch[]>();
  for (const branch of branches) {
    const at = fixedAs.get(branch.code);
    if (!branch.listed) waits.set(branch.code, 'chua_nop');
    else if (at === undefined && !closed && !dues.has(branch.due) && !fixing) waits.set(branch.code, 'cho_chot');
    else if (at === undefined && !closed && dues.has(branch.due) && branch.members < least) waits.set(branch.code, 'cho_khoa_so');
    else put(atoms, at === undefined ? branch.code : `${at}`, branch);
  }
  const parts = [...atoms.values()].map((own) => partOf(own, (b) => b.members));
  // Those that came late never stood in a figure before: joined to a group that did, they would follow by subtraction.
  const isLate = ({ branches: [first], weight }: Part) => closed && fixed !== undefined && !fixedAs.has(first!.code) && weight < least;
  const joined = [parts.filter((p) => !isLate(p)), parts.filter(isLate)].flatMap((own) => joinInCompany(own, least, closed, () => true));
  const groups = joined.filter((part) => part.weight >= least);
  const why = groups.length === 0 && joined.length === 1 ? 'qua_it' : closed ? 'den_muon' : 'cho_khoa_so';
  for (const part of joined) if (part.weight < least) for (const branch of part.branches) waits.set(branch.code, why);
  return { groups: groups.map((part) => part.branches), waits };
};

/** The due days whose branches are parted for the year: those of some branch in a group that was fixed. */
export const fixedDues = (branches: readonly Branch[], fixed: Settled['fixed']): ReadonlySet<string> => {
  const codes = new Set((fixed ?? []).flat());
  return new Set(branches.filter((b) => codes.has(b.code)).map((b) => b.due));
};

/** Groups as whole base units: one that reaches over two makes them one. */
export const wholeBases = (groups: readonly (readonly Branch[])[]): readonly (readonly Branch[])[] => {
  const sets = new Sets();
  for (const group of groups) for (const branch of group) sets.union(group[0]!.base, branch.base);
  return [...Map.groupBy(groups, (group) => sets.find(group[0]!.base)).values()].map((own) => own.flat());
};

/** A part of some branches, by the people who matter. */
export const partOf = (branches: readonly Branch[], people: (branch: Branch) => number): Part => ({
  branches,
  weight: branches.reduce((n, b) => n + people(b), 0),
});

/** Joins parts as `join` does, but until the year closes only with those whose lists were due on the same day. */
export const joinInCompany = (
  parts: readonly Part[],
  least: number,
  closed: boolean,
  counts?: (part: Part) => boolean,
): readonly Part[] => {
  const company = (part: Part) => (closed ? '' : part.branches.map((b) => b.due).sort(compareCodes)[0]!);
  return [...Map.groupBy(parts, company).values()].flatMap((own) => join(own, least, counts));
};

/**
 * Joins each part that is too small to the smallest other one of the nearest unit above, until it is large enough.
 * What is still too small in the whole organisation comes back as it is.
 * @param counts whether a part takes part: none (nobody registered, nobody rated) is as good as enough
 */
export const join = (parts: readonly Part[], least: number, counts: (part: Part) => boolean = (p) => p.weight > 0): readonly Part[] => {
  const tooSmall = (part: Part) => counts(part) && part.weight < least;
  if (!parts.some(tooSmall)) return parts;
  const up = new Map<string, string | undefined>();
  const depth = new Map<string, number>();
  for (const { branches } of parts)
    for (const { path } of branches)
      for (const [i, unit] of path.entries()) {
        up.set(unit, path[i + 1]);
        depth.set(unit, path.length - i);
      }
  const at = new Map<string, Part[]>();
  for (const part of parts) put(at, nearest(part.branches), part);
  const done: Part[] = [];
  for (const [unit] of [...depth].sort(([a, x], [b, y]) => y - x || compareCodes(a, b))) {
    const here = at.get(unit) ?? [];
    const above = up.get(unit);
    const settled = here.some(tooSmall) ? joinHere(here, tooSmall, counts) : here;
    if (above === undefined) done.push(...settled);
    else for (const part of settled) put(at, above, part);
  }
  return done;
};

/** Joins parts of one unit, the smallest first, until none is too small or there is nothing to join it to. */
const joinHere = (parts: readonly Part[], tooSmall: (part: Part) => boolean, counts: (part: Part) => boolean): readonly Part[] => {
  const alive = new Set(parts);
  const [all, small] = [new Heap(), new Heap()];
  const alike = new Map<string, Heap>();
  const enter = (part: Part) => {
    if (!counts(part)) return;
    if (tooSmall(part)) small.push(part);
    // Nobody joins an empty part: it would be no less small for it.
    if (part.weight === 0) return;
    all.push(part);
    const like = likeOf(part);
    if (like !== undefined) {
      if (!alike.has(like)) alike.set(like, new Heap());
      alike.get(like)!.push(part);
    }
  };
  for (const part of parts) enter(part);
  for (let part = small.pop(alive); part; part = small.pop(alive)) {
    alive.delete(part);
    const like = likeOf(part);
    const other = (like === undefined ? undefined : alike.get(like)?.pop(alive)) ?? all.pop(alive);
    if (!other) {
      alive.add(part);
      break;
    }
    alive.delete(other);
    const joined: Part = { branches: [...part.branches, ...other.branches], weight: part.weight + other.weight };
    alive.add(joined);
    enter(joined);
  }
  return [...alive];
};

/** The kind and bloc of a part, where all its branches have the same. */
const likeOf = ({ branches }: Part): string | undefined =>
  branches.every((b) => b.like === branches[0]!.like) ? branches[0]!.like : undefined;

/** The nearest unit that has all of some branches below it. */
const nearest = (branches: readonly Branch[]): string => {
  let path = branches[0]!.path;
  for (const branch of branches) {
    const inside = new Set(branch.path);
    path = path.slice(path.findIndex((unit) => inside.has(unit)));
  }
  return path[0]!;
};

const put = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/** Parts, the smallest first; of two as small the one whose first code comes first. */
class Heap {
  readonly #parts: Part[] = [];

  push(part: Part): void {
    const parts = this.#parts;
    let i = parts.push(part) - 1;
    for (let above = (i - 1) >> 1; i > 0 && smaller(part, parts[above]!); above = (i - 1) >> 1) {
      parts[i] = parts[above]!;
      i = above;
    }
    parts[i] = part;
  }

  /** The smallest that is still alive, taken out. */
  pop(alive: ReadonlySet<Part>): Part | undefined {
    for (;;) {
      const first = this.#parts[0];
      if (!first) return undefined;
      const last = this.#parts.pop()!;
      if (this.#parts.length > 0) this.#sink(last);
      if (alive.has(first)) return first;
    }
  }

  #sink(part: Part): void {
    const parts = this.#parts;
    let i = 0;
    for (;;) {
      let next = 2 * i + 1;
      if (next >= parts.length) break;
      if (next + 1 < parts.length && smaller(parts[next + 1]!, parts[next]!)) next += 1;
      if (!smaller(parts[next]!, part)) break;
      parts[i] = parts[next]!;
      i = next;
    }
    parts[i] = part;
  }
}
const smaller = (a: Part, b: Part): boolean => a.weight < b.weight || (a.weight === b.weight && a.branches[0]!.code < b.branches[0]!.code);

/**
 * Joins the parts of a year that closes. Where it was published before, its large parts stood alone: what was too small then is
 * joined to its like, for joined to one of those it would follow by subtraction.
 */
export const joinAtClosing = (parts: readonly Part[], least: number, published: boolean): readonly Part[] => {
  const tooSmall = ({ weight }: Part) => weight > 0 && weight < least;
  return published ? [...parts.filter((p) => !tooSmall(p)), ...join(parts.filter(tooSmall), least)] : join(parts, least);
};

/** Things that belong together, found by following links. */
export class Sets {
  readonly #above = new Map<string, string>();

  find(key: string): string {
    let top = key;
    for (let above = this.#above.get(top); above !== undefined; above = this.#above.get(top)) top = above;
    for (let at = key; at !== top;) {
      const above = this.#above.get(at)!;
      this.#above.set(at, top);
      at = above;
    }
    return top;
  }

  union(a: string, b: string): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x !== y) this.#above.set(y, x);
  }
}
