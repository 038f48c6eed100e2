import { divisionNames, type PublishedTables } from '../../src/domain/index.ts';
import { groupFigureNames, groupFigures } from '../../src/domain/publish/published-figures.ts';

/**
 * What somebody who reads every published file can work out, by exact linear algebra and by bounds on whole numbers. The
 * attacker knows who is in which group, which files came and which did not, and that nobody registers or is recognised
 * who is no member. He does not know how many people a branch has.
 */

/** A number that was published: what it counts, over which branches, and of how much at most. */
export interface Statement {
  /** What is counted: statements of one thing are about the same unknowns, one for each branch. */
  of: string;
  branches: readonly string[];
  value: number;
}
/** A set of branches about which a number follows, though it is too few people. */
export interface Leak {
  of: string;
  branches: readonly string[];
  people: number;
}

/** How many people of each branch a thing speaks of, and how many a set must have. */
export interface Rule {
  weight: (branch: string) => number;
  least: number;
  /** Of such a set it may be known that nobody is in it. */
  mayHaveNone?: (branches: readonly string[]) => boolean;
}

const prime = 2_147_483_647n;
const inverse = (n: bigint): bigint => {
  let [a, b, x, y] = [n % prime, prime, 1n, 0n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % prime) + prime) % prime;
};
/** Rows in echelon form, modulo a large prime; what is independent of them is added. */
class Span {
  readonly #rows: { at: number; row: bigint[] }[] = [];

  /** What is left of a row when all others are taken away. */
  #reduce(row: readonly bigint[]): bigint[] {
    const left = [...row];
    for (const { at, row: other } of this.#rows) {
      const factor = left[at]!;
      if (factor === 0n) continue;
      for (let i = at; i < left.length; i++) left[i] = (left[i]! - factor * other[i]!) % prime;
    }
    return left.map((n) => ((n % prime) + prime) % prime);
  }

  add(row: readonly bigint[]): void {
    const left = this.#reduce(row);
    const at = left.findIndex((n) => n !== 0n);
    if (at < 0) return;
    const by = inverse(left[at]!);
    this.#rows.push({ at, row: left.map((n) => (n * by) % prime) });
    this.#rows.sort((a, b) => a.at - b.at);
  }

  has(row: readonly bigint[]): boolean {
    return this.#reduce(row).every((n) => n === 0n);
  }
}

/**
 * Sets of branches, of too few people, whose number follows from statements about one thing. Branches that every
 * statement treats alike cannot be told apart, so a set is made of whole classes of them; a class with people enough needs
 * no look. What is left is asked one set at a time: is its indicator in the span?
 */
export const derivedSets = (statements: readonly Statement[], { weight, least, mayHaveNone }: Rule): Leak[] => {
  const { of } = statements[0]!;
  const seen = new Map<string, number[]>();
  for (const [i, { branches }] of statements.entries()) for (const branch of branches) push(seen, branch, i);
  const classes = [...Map.groupBy([...seen], ([, rows]) => rows.join(' ')).values()].map((own) => own.map(([branch]) => branch));
  const people = classes.map((own) => own.reduce((n, branch) => n + weight(branch), 0));
  const small = [...classes.keys()].filter((i) => people[i]! < least);
  if (small.length === 0) return [];
  const classOf = new Map(classes.flatMap((own, i) => own.map((branch) => [branch, i] as const)));
  const row = (own: ReadonlySet<number>) => classes.map((_, i) => (own.has(i) ? 1n : 0n));
  const span = new Span();
  for (const { branches } of statements) span.add(row(new Set(branches.map((branch) => classOf.get(branch)!))));
  const leaks: Leak[] = [];
  const look = (from: number, own: readonly number[], n: number) => {
    const branches = own.flatMap((i) => classes[i]!);
    const isLeak = own.length > 0 && (n > 0 || !mayHaveNone?.(branches));
    if (isLeak && span.has(row(new Set(own)))) leaks.push({ of, branches, people: n });
    for (let k = from; k < small.length && own.length < 4; k++) {
      const i = small[k]!;
      if (n + people[i]! < least) look(k + 1, [...own, i], n + people[i]!);
    }
  };
  look(0, [], 0);
  return leaks;
};

/**
 * Sets whose number follows by bounds: a part of a published set whose own most is known from elsewhere. If the set holds
 * as much as all its parts can, or all but one part can hold nothing, each part's number is known. That everybody, or
 * nobody, of a whole set did something is told of the whole; what is looked for here is one part standing out.
 * @param most the most that a set of branches can hold, where that was published; undefined where it was not
 */
export const pinnedSets = (
  sets: readonly { of: string; value: number; parts: readonly { branches: readonly string[]; most: number }[] }[],
  { weight, least }: Rule,
): Leak[] =>
  sets.flatMap(({ of, value, parts }) => {
    const all = parts.reduce((n, p) => n + p.most, 0);
    return parts.flatMap(({ branches, most }) => {
      const [low, high] = [Math.max(0, value - (all - most)), Math.min(value, most)];
      const people = branches.reduce((n, branch) => n + weight(branch), 0);
      // All of the whole set, or none of it.
      if (low !== high || high === 0 || value === all || people >= least) return [];
      return [{ of, branches, people }];
    });
  });

/**
 * Every number of an organisation's year that counts persons or their items, as statements.
 * @param before of a branch, those that became it: their files came for it too
 */
export const statementsOf = (tables: PublishedTables, before: (branch: string) => readonly string[] = () => []): Statement[] => {
  const branches = new Map(tables.groups.map((g) => [g.branches[0]!, g.branches]));
  const inside = (groups: readonly string[]) => groups.flatMap((g) => branches.get(g)!);
  const flags = new Map(tables.units.map((u) => [u.unit, u]));
  /** Whose file of a kind came: of the others the number is known to be none. */
  const came = (codes: readonly string[], kind: string, round: string | null = null) =>
    codes.filter((code) => [code, ...before(code)].some((own) => has(own, kind, round)));
  const has = (code: string, kind: string, round: string | null): boolean => {
    const year = flags.get(code);
    if (!year) return false;
    if (kind === 'ket-qua')
      return round === null ? year.rounds.some((r) => r.branches > 0) : year.rounds.some((r) => r.code === round && r.branches > 0);
    // What a unit does not owe is not told to be missing.
    const owed = year.due.filter((d) => d.kind === kind);
    return owed.length === 0 || year.sources.some((s) => s.kind === kind) || owed.some((d) => d.received > 0);
  };
  const out: Statement[] = [];
  const say = (of: string, codes: readonly string[], value: number | string) => {
    if (typeof value === 'number' && codes.length > 0) out.push({ of, branches: codes, value });
  };
  for (const g of tables.groups) {
    say('members', g.branches, g.members);
    for (const name of groupFigureNames) say(name, came(g.branches, groupFigures[name].from), g[name]);
  }
  for (const b of tables.bases) say('youth', inside(b.groups), b.youth);
  for (const d of tables.details) {
    const own = came(inside(d.groups), 'dang-ky');
    const reported = came(own, 'ket-qua');
    say('items', own, d.items);
    say('items', own, d.dropped);
    say('done', reported, d.done);
    for (const s of divisionNames.flatMap((name) => d[name])) {
      say('items', own, s.registered);
      say('done', reported, s.done);
    }
    // What a round adds is the doing of those who reported on it.
    for (const r of d.byRound) say(`done in ${r.code}`, came(own, 'ket-qua', r.code), r.done);
  }
  for (const r of tables.ratings) {
    say('ratings', came(inside(r.groups), 'cong-nhan'), r.rated);
    for (const l of r.levels ?? []) say('ratings', came(inside(r.groups), 'cong-nhan'), l.people);
  }
  for (const u of tables.unfulfilled) for (const l of u.levels) say('unfulfilled', came(inside(u.groups), 'cong-nhan'), l.people);
  return out;
};

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
