import { levels, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import type { Recognition } from '../year/recognition.ts';
import type { Branch, InternalContext } from './context.ts';
import { sumOf } from './report.ts';

/**
 * What units recognised, as their own files have it (Q L62–63): a resolution has whom it recognised, wherever she is since, and
 * nobody whom another unit recognised.
 */

/** A branch with what its recogniser decided of it, and who waits for that. */
export interface RecognitionOfBranch {
  branch: Pick<Branch, 'unit' | 'base' | 'own'>;
  /** By code, whether or not a list has them. */
  all: readonly Recognition[];
  /** Of them those whom the branch's list has. */
  recognised: readonly Recognition[];
  /** How many of these have left the branch since. */
  gone: number;
  /** Members who have no result yet. */
  waiting: number;
  /** Members who came with a result of another unit, or of another branch. */
  decidedElsewhere: number;
}

/** The units inside one that recognise ratings, with those that became one of them during the year. */
export const recognisersIn = ({ unit, year, forest }: Pick<InternalContext, 'unit' | 'year' | 'forest'>): readonly Unit[] => {
  const visit = (one: Unit): readonly Unit[] =>
    levels[one.level].submits ? [] : [one, ...forest.lineage(one, year), ...forest.children(one.code, year).flatMap(visit)];
  return [...new Set(visit(unit))];
};

/** Finds the branch in whose list a recognition stands: the one that was recognised, or that it has become; of a split the one where its member is. */
const homeFinder = ({ branches, forest, year, yearOf }: InternalContext) => {
  const people = new Map(branches.map((branch) => [branch, new Set(branch.people.map(({ code }) => code))]));
  const heirs = Map.groupBy(
    branches.flatMap((branch) => [branch.unit, ...forest.lineage(branch.unit, year)].map(({ code }) => ({ code, branch }))),
    ({ code }) => code,
  );
  return ({ branch: code, member, by }: Recognition): RecognitionOfBranch['branch'] => {
    const known = (heirs.get(code) ?? []).map(({ branch }) => branch);
    const found = known.length > 1 ? known.find((branch) => people.get(branch)!.has(member)) : known[0];
    // One that is here no more stands by itself.
    return found ?? known.find(({ unit }) => unit.code === code) ?? { unit: forest.get(code)!, base: by, own: yearOf(code)! };
  };
};

/** What some units recognised, branch by branch: first those of the report, then those that are no more below it. */
export const recognitionLists = (context: InternalContext, recognisers: readonly Unit[]): readonly RecognitionOfBranch[] => {
  const { branches, yearOf } = context;
  const homeOf = homeFinder(context);
  /** Branch → what was decided of each member: under the name the branch has now, where it was so twice. */
  const found = new Map<string, { branch: RecognitionOfBranch['branch']; decided: Map<string, Recognition> }>(
    branches.map((branch) => [branch.unit.code, { branch, decided: new Map<string, Recognition>() }]),
  );
  for (const recognition of recognisers.flatMap(({ code }) => [...(yearOf(code)?.recognitions() ?? [])])) {
    const branch = homeOf(recognition);
    const { decided } = found.get(branch.unit.code) ?? { decided: new Map<string, Recognition>() };
    found.set(branch.unit.code, { branch, decided });
    if (!decided.has(recognition.member) || recognition.branch === branch.unit.code) decided.set(recognition.member, recognition);
  }
  const people = new Map(branches.map((branch) => [branch.unit.code, branch.people]));
  return [...found].map(([code, { branch, decided }]) => {
    const here = new Map((people.get(code) ?? []).map((p) => [p.code, p]));
    const all = [...decided.values()].sort((a, b) => compareCodes(a.member, b.member));
    const isListed = ({ branch: of, member }: Recognition) => (here.get(member) ?? yearOf(of)?.member(member))?.listed === true;
    const recognised = all.filter(isListed);
    const members = [...here.values()].filter((p) => p.isMember);
    return {
      branch,
      all,
      recognised,
      gone: recognised.filter(({ member }) => here.get(member)?.isMember !== true).length,
      waiting: members.filter((p) => p.recognition === undefined).length,
      decidedElsewhere: members.filter((p) => p.recognition !== undefined && !decided.has(p.code)).length,
    };
  });
};

/** Whom a list is of: each is counted where she was recognised, or else where she is. */
export const membersIn = (lists: readonly RecognitionOfBranch[]): number => sumOf(lists, (list) => list.recognised.length + list.waiting);

/** A decision by its symbol, with the unit that took it where that is not the one which a reader expects. */
export const symbolOf = ({ symbol, by }: Recognition, expected: Unit | undefined): string =>
  by === expected ? symbol : `${symbol} (${by.name})`;
