import { connected } from '../connected.ts';
import { divisionNames, divisions, type DivisionName, type Figures } from '../progress/figures.ts';
import { toldSteps, type Progress } from '../progress/tracker.ts';
import { dueKey, hasResultDue, isClosed, listDue } from '../year/due.ts';
import { ratingsOf, roundsOf } from '../schema/programme-lookup.ts';
import type { Programme } from '../schema/programme.ts';
import type { KindName } from '../schema/submission.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { stepsIn, unitYears, type YearFacts } from './did.ts';
import { groupFigures, ofGroupFigures } from './published-figures.ts';
import { branchGroups, firstDue, fixedDues, join, partOf, wholeBases, type GroupedBranch, type Part } from './groups.ts';
import type { FigureWait, Known, PublishedDetails, PublishedRatings, PublishedTables } from './v2.ts';

/** A branch with what was counted of it. */
interface CountedBranch extends GroupedBranch {
  unit: Unit;
  figures: Figures;
  steps: readonly Progress[];
}
type Group = readonly CountedBranch[];

/** An organisation's year with its branches parted into groups: what all of its tables are made over. */
interface PartedYear extends YearFacts {
  closed: boolean;
  /** The groups of the year as they were fixed when its lists were due. */
  fixed: Programme['years'][number]['groups'];
  branches: Group;
  groups: readonly Group[];
  /** By the code of a branch. */
  groupOf: ReadonlyMap<string, Group>;
  waits: ReturnType<typeof branchGroups>['waits'];
}

const partedYear = (facts: YearFacts): PartedYear => {
  const { year, programme, asOf, thresholds, fixing, inFull } = facts;
  const closed = isClosed(programme, year, asOf);
  const branches = countedBranches(facts, closed);
  const fixed = inFull ? undefined : fixedOf(facts, new Set(branches.map((b) => b.code)));
  const { groups: parted, waits } = branchGroups(branches, thresholds.members, { fixed: fixed?.people, closed, fixing: fixing || inFull });
  const groups = parted.map((group) => group.toSorted((a, b) => compareCodes(a.code, b.code)));
  const groupOf = new Map(groups.flatMap((group) => group.map((b) => [b.code, group] as const)));
  return { ...facts, closed, fixed, branches, groups, groupOf, waits };
};

/**
 * The groups as the programme keeps them; a branch that became another since is in its place, and groups that so share one are
 * one: no publication parts a group.
 */
const fixedOf = ({ programme, year, forest }: YearFacts, here: ReadonlySet<string>): PartedYear['fixed'] => {
  const groups = programme.years.find((y) => y.year === year)?.groups;
  const heirs = (code: string) => {
    const next = here.has(code) ? [] : forest.successors(code).filter((unit) => here.has(unit.code));
    return next.length > 0 ? next.map((unit) => unit.code) : [code];
  };
  const now = (lists: readonly (readonly string[])[]) =>
    connected(
      lists.map((codes) => codes.flatMap(heirs)),
      (codes) => codes,
    ).map((own) => [...new Set(own.flat())].sort(compareCodes));
  return groups && { ...groups, people: now(groups.people), items: now(groups.items) };
};

/** The groups of some branches, each by its first branch, as a row of a table names them. */
const over = ({ groupOf }: PartedYear, some: Group) => ({
  groups: [...new Set(some.map((b) => groupOf.get(b.code)![0]!.code))].sort(compareCodes),
});

const persons = ({ figures }: CountedBranch) => figures.people.persons;
const rated = ({ figures }: CountedBranch) => groupFigures.recognised.value(figures);
const handedIn = (kind: KindName, round?: string) => (b: CountedBranch) => b.figures.told.handedIn[dueKey(kind, round)] === 1;
const overdue = (kind: KindName, round?: string) => (b: CountedBranch) => b.figures.told.overdue[dueKey(kind, round)] === 1;

/** Who of some branches has handed in, how many people are enough to go on without the others, and whether anything is owed. */
interface Completeness {
  is: (b: CountedBranch) => boolean;
  enough: (there: Group) => boolean;
  isOwed: () => boolean;
}
/**
 * “A branch that is a group by itself enters the figures whenever it hands in; a group of several enters when all of
 * them have”; once the year is closed, without those that have not, where the rest are people enough.
 */
const known = (closed: boolean, of: Group, { is, enough, isOwed }: Completeness, value: CountOf): Known => {
  const there = of.filter(is);
  if (there.length === of.length || (closed && there.length > 0 && enough(there))) return sum(of, value);
  return there.length > 0 ? 'cho_du' : isOwed() ? 'chua_nop' : 'chua_den_ky';
};
/** Who came to a branch that owes its file brought her own figures: beside its “chưa nộp” they would be hers alone, so they wait for it. */
const told =
  (kind: KindName, value: CountOf): CountOf =>
  (branch) =>
    overdue(kind)(branch) ? 0 : value(branch);
const ofGroup = ({ closed, thresholds }: PartedYear, group: Group, kind: KindName, value: CountOf): Known => {
  const enough = (there: Group) => sum(there, (b) => b.members) >= thresholds.members;
  return known(closed, group, { is: handedIn(kind), enough, isOwed: () => group.some(overdue(kind)) }, told(kind, value));
};

/**
 * Parts joined on until each has none or enough; those that have not are left out. Nothing is joined but when the groups
 * are fixed and when the year closes: the next list would part them again. Where the year was published before, its large
 * parts stood alone: what was too small then is joined to its like, for joined to one of those it would follow by subtraction.
 */
const joined = (
  { closed, fixed }: PartedYear,
  parts: readonly Part<CountedBranch>[],
  least: number,
  open: (part: Part) => string | undefined = () => undefined,
) => {
  const isSmall = ({ weight }: Part) => weight > 0 && weight < least;
  const company = closed ? (part: Part) => `${fixed !== undefined && isSmall(part)}` : open;
  return join(parts, least, { company }).filter((part) => !isSmall(part));
};

/** Details of items: only of groups whose registrations are in; several that were joined once stay joined, and wait for each other. */
const itemParts = (parted: PartedYear): readonly Part<CountedBranch>[] => {
  const { groups, fixed, branches, thresholds, fixing } = parted;
  const known = groups.filter((group) => typeof ofGroup(parted, group, 'dang-ky', () => 0) === 'number');
  const isKnown = new Set(known.flat().map(({ code }) => code));
  const lists = fixed?.items ?? [];
  const isWaiting = (codes: readonly string[]) => branches.some(({ code }) => !isKnown.has(code) && codes.includes(code));
  const waiting = new Set(lists.filter(isWaiting).flat());
  const registered = known.filter((group) => !group.some(({ code }) => waiting.has(code)));
  const dues = fixedDues(branches, fixed?.people);
  return joined(
    parted,
    unite(registered, lists).map((own) => partOf(own, told('dang-ky', persons))),
    thresholds.registered,
    (part) => (fixing && !dues.has(part.branches[0]!.due) ? firstDue(part) : undefined),
  );
};

const detailsOf = (parted: PartedYear, part: Group): PublishedDetails => {
  const { closed, programme, year, asOf, thresholds } = parted;
  const own = part.filter((b) => !overdue('dang-ky')(b));
  const doing = own.filter((b) => persons(b) > 0);
  const enough = (there: Group) => sum(there, persons) >= thresholds.registered;
  const rounds = roundsOf(programme, year, own[0]!.unit.yearKind).map(({ code, to }) => {
    const isOwed = () => (hasResultDue(programme, year, own[0]!.unit, code) ? doing.every(overdue('ket-qua', code)) : to < asOf);
    const is = handedIn('ket-qua', code);
    const done = known(closed, doing, { is, enough, isOwed }, ({ figures }) => figures.items.byRound[code] ?? 0);
    return { code, done, any: doing.some(is) };
  });
  const last = rounds.findLast((r) => r.any)?.done;
  const isLate = doing.some((b) => Object.keys(b.figures.told.overdue).some((key) => key.startsWith('ket-qua')));
  const wait: FigureWait | undefined =
    doing.length === 0 || typeof last === 'number' ? undefined : last ? 'cho_du' : isLate ? 'chua_nop' : 'chua_den_ky';
  const ofItems = (value: (items: Figures['items']) => number) => sum(own, ({ figures }) => value(figures.items));
  const shares = (name: DivisionName) =>
    divisions[name]
      .codes(programme)
      .map((code) => ({
        code,
        registered: ofItems((items) => items[name][code]?.registered ?? 0),
        done: wait ?? ofItems((items) => items[name][code]?.done ?? 0),
      }))
      .filter(({ registered }) => registered > 0 || !divisions[name].omitsEmpty);
  return {
    ...over(parted, part),
    items: ofItems((items) => items.registered),
    dropped: ofItems((items) => items.dropped),
    done: wait ?? ofItems((items) => items.done),
    ...(Object.fromEntries(divisionNames.map((name) => [name, shares(name)])) as Pick<PublishedDetails, DivisionName>),
    byRound: rounds.map(({ code, done }) => ({ code, done })),
  };
};

/** Ratings: of whole base units, when all their branches are recognised, or the year is closed; then of the branches that are. */
const ratingTables = (parted: PartedYear, bases: readonly Group[]): Pick<PublishedTables, 'ratings' | 'unfulfilled'> => {
  const { closed, branches, groupOf, programme, thresholds, inFull } = parted;
  const ofBase = Map.groupBy(branches, (b) => b.base);
  const isComplete = (own: Group) =>
    closed ||
    [...new Set(own.map((b) => b.base))].every((base) => ofBase.get(base)!.every((b) => groupOf.has(b.code) && handedIn('cong-nhan')(b)));
  const ofRated = (value: CountOf) => (inFull ? value : told('cong-nhan', value));
  const ratedAtoms = bases.filter(isComplete).map((own) => partOf(own, ofRated(rated)));
  const ratedParts = joined(parted, ratedAtoms, thresholds.rated).filter((part) => part.weight > 0);
  const good = fulfilling(programme);
  const levelsOf = ({ branches: own }: Part<CountedBranch>, fulfils: boolean) =>
    ratingsOf(programme)
      .filter(({ code }) => good.has(code) === fulfils)
      .map(({ code }) => ({
        code,
        people: sum(
          own,
          ofRated(({ figures }) => figures.people.recognised[code] ?? 0),
        ),
      }));
  const restOf = (part: Part<CountedBranch>) => levelsOf(part, false).reduce((n, l) => n + l.people, 0);
  const ratings = ratedParts.map((part): PublishedRatings => {
    const rest = restOf(part);
    return {
      ...over(parted, part.branches),
      rated: part.weight,
      ...(rest === part.weight && !inFull ? {} : { levels: levelsOf(part, true), rest }),
    };
  });
  const unfulfilled = joined(parted, ratedParts, thresholds.unfulfilled).flatMap((part) => {
    const levels = levelsOf(part, false);
    const own = new Set(part.branches);
    const inside = ratedParts.filter((p) => own.has(p.branches[0]!) && p.weight < thresholds.unfulfilled).map(restOf);
    const counts = levels.map((l) => l.people);
    return !inFull && (counts.includes(part.weight) || pins(counts, inside)) ? [] : [{ ...over(parted, part.branches), levels }];
  });
  return { ratings: ratings.sort(byGroups), unfulfilled: unfulfilled.sort(byGroups) };
};

/** An organisation's year as its public tables: everything that counts persons or items is a row over whole groups. */
export const tablesOf = (asked: YearFacts): PublishedTables => {
  const told = (counted: YearFacts['years'][number]) => ({ ...counted, steps: toldSteps(counted.steps) });
  const facts = asked.inFull ? asked : { ...asked, years: asked.years.map(told) };
  const parted = partedYear(facts);
  const { organisation, year, programme, asOf, closed, fixed, branches, groups, groupOf, waits } = parted;
  const parts = itemParts(parted);
  const bases = wholeBases(groups);
  const submitting = new Set(branches.map((b) => b.code));
  const alone = new Set(parts.filter((p) => p.branches.length === 1).map((p) => p.branches[0]!.code));
  const branchSteps = new Map(branches.map((b) => [b.code, stepsIn(b, groupOf.get(b.code) ?? [])]));
  const isUntold = ({ due, figures }: CountedBranch) => due < asOf && figures.handedIn['doan-vien'] !== 1;
  return {
    organisation,
    year,
    programme: programme.code,
    fixed: fixed !== undefined,
    closed,
    groups: groups
      .map((group) => ({
        branches: group.map((b) => b.code),
        members: sum(group, (b) => b.members),
        ...ofGroupFigures(({ from, value }) => ofGroup(parted, group, from, ({ figures }) => value(figures))),
      }))
      .sort((a, b) => compareCodes(a.branches[0]!, b.branches[0]!)),
    bases: bases.map((own) => ({ ...over(parted, own), youth: sum(own, ({ figures }) => figures.people.youth) })).sort(byGroups),
    details: parts.map(({ branches: own }) => detailsOf(parted, own)).sort(byGroups),
    ...ratingTables(parted, bases),
    waiting: branches.flatMap((b) => {
      const why = waits.get(b.code);
      return why ? [{ unit: b.code, why: why === 'chua_nop' && !isUntold(b) ? 'chua_den_ky' : why }] : [];
    }),
    units: unitYears(facts, branchSteps, (code) => !submitting.has(code) || alone.has(code)),
  };
};

/** The ratings with which a member has fulfilled the year's duty. */
export const fulfilling = ({ ratings }: Programme): ReadonlySet<string> =>
  new Set(ratings.scale.filter((r) => r.fulfils).map((r) => r.code));

type CountOf = (branch: CountedBranch) => number;
const sum = (of: Group, value: CountOf): number => of.reduce((n, b) => n + value(b), 0);
const byGroups = (a: { groups: readonly string[] }, b: { groups: readonly string[] }): number => compareCodes(a.groups[0]!, b.groups[0]!);

/** Whether what parts add up to leaves a single number for a level in one of them, though the parts are too few people. */
const pins = (apart: readonly number[], inside: readonly number[]): boolean => {
  const all = apart.reduce((a, b) => a + b, 0);
  return inside.some((rest) => rest > 0 && apart.some((n) => n > 0 && Math.max(0, rest - (all - n)) === Math.min(rest, n)));
};

/** Groups made one where a list of branches once joined them. */
const unite = (groups: readonly Group[], lists: readonly (readonly string[])[]): readonly Group[] =>
  connected(
    [...groups.map((own) => ({ own, codes: own.map((b) => b.code) })), ...lists.map((codes) => ({ own: [], codes }))],
    ({ codes }) => codes,
  )
    .map((things) => things.flatMap(({ own }) => own))
    .filter((own) => own.length > 0);

/** The branches of the year as the grouping looks at them: without those that became others during the year. */
const countedBranches = ({ years, programme, year, asOf, forest, inFull }: YearFacts, closed: boolean): Group => {
  const here = new Set(years.map((y) => y.unit.code));
  const submits = (unit: Unit) => levels[unit.level].submits;
  const below = (unit: Unit) => forest.children(unit.code, year);
  const isBase = (unit: Unit) => below(unit).length > 0 && below(unit).every(submits);
  const firstBase = (unit: Unit, like: Unit): Unit | undefined => {
    const others = below(unit)
      .filter((u) => !submits(u))
      .sort((a, b) => compareCodes(a.code, b.code));
    const bases = others.filter(isBase);
    return bases.find((u) => u.kind === like.kind) ?? bases[0] ?? others.map((u) => firstBase(u, like)).find(Boolean);
  };
  const baseOf = (unit: Unit, above: Unit | undefined = unit) => (isBase(above) ? above : (firstBase(above, unit) ?? above));
  return years
    .filter(({ unit, figures }) => submits(unit) && figures.branches > 0)
    .map(({ unit, figures, steps }) => {
      const path = forest.ancestors(unit).filter((u) => here.has(u.code));
      const due = listDue(programme, year, unit);
      return {
        code: unit.code,
        path: path.map((u) => u.code),
        like: `${unit.kind}/${[unit, ...path].find((u) => u.bloc)?.bloc ?? ''}`,
        base: inFull ? unit.code : baseOf(unit, path[0]).code,
        due,
        listed: figures.handedIn['doan-vien'] === 1 && (closed || inFull || due < asOf),
        members: figures.people.members,
        unit,
        figures,
        steps,
      };
    });
};
