import type { Figures } from '../progress/figures.ts';
import type { UnitYear } from '../progress/roll-up.ts';
import { inOrder, isMet, ofPersons, type Evidence, type Progress } from '../progress/tracker.ts';
import { dueKey, duesOf, isClosed, listDue } from '../year/due.ts';
import { ratingsOf, roundsOf, type Forest } from '../schema/forest.ts';
import type { Programme } from '../schema/programme.ts';
import { itemTypes, type KindName } from '../schema/submission.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { branchGroups, connected, firstDue, fixedDues, join, partOf, wholeBases, type GroupedBranch, type Part } from './groups.ts';
import type { DatasetV2, FigureWait, Known, PublishedDetails, PublishedRatings, PublishedTables, PublishedYear } from './v2.ts';

/** One organisation's year, counted, before it is parted into groups. */
export interface YearFacts {
  organisation: string;
  year: number;
  programme: Programme;
  asOf: string;
  thresholds: DatasetV2['thresholds'];
  years: readonly UnitYear[];
  forest: Forest;
  /** The branches whose lists are due are parted now, to be written down: until that is done, they wait. */
  fixing: boolean;
  sourcesOf: (unit: string, year: number, rowsTold: boolean) => PublishedYear['sources'];
}

/** A branch with what was counted of it. */
interface CountedBranch extends GroupedBranch {
  unit: Unit;
  figures: Figures;
  steps: readonly Progress[];
}
type Group = readonly CountedBranch[];

/** An organisation's year as its public tables: everything that counts persons or items is a row over whole groups. */
export const tablesOf = (facts: YearFacts): PublishedTables => {
  const { organisation, year, programme, asOf, thresholds, fixing } = facts;
  const closed = isClosed(programme, year, asOf);
  const fixed = programme.years.find((y) => y.year === year)?.groups;
  const branches = countedBranches(facts, closed);
  const { groups: parted, waits } = branchGroups(branches, thresholds.members, { fixed: fixed?.people, closed, fixing });
  const groups = parted.map((group) => group.toSorted((a, b) => compareCodes(a.code, b.code)));
  const groupOf = new Map(groups.flatMap((group) => group.map((b) => [b.code, group] as const)));
  const over = (some: Group) => ({ groups: [...new Set(some.map((b) => groupOf.get(b.code)![0]!.code))].sort(compareCodes) });

  const persons = ({ figures }: CountedBranch) => figures.people.persons;
  const rated = ({ figures }: CountedBranch) => Object.values(figures.people.recognised).reduce((a, b) => a + b, 0);
  const handedIn = (kind: KindName, round?: string) => (b: CountedBranch) => b.figures.handedIn[dueKey(kind, round)] === 1;
  const overdue = (kind: KindName, round?: string) => (b: CountedBranch) => b.figures.overdue[dueKey(kind, round)] === 1;
  /**
   * “A branch that is a group by itself enters the figures whenever it hands in; a group of several enters when all of
   * them have”; once the year is closed, without those that have not, where the rest are people enough.
   */
  const known = (
    of: Group,
    is: (b: CountedBranch) => boolean,
    enough: (there: Group) => boolean,
    isOwed: () => boolean,
    value: CountOf,
  ): Known => {
    const there = of.filter(is);
    if (there.length === of.length || (closed && there.length > 0 && enough(there))) return sum(of, value);
    return there.length > 0 ? 'cho_du' : isOwed() ? 'chua_nop' : 'chua_den_ky';
  };
  const ofGroup = (group: Group, kind: KindName, value: CountOf): Known => {
    const enough = (there: Group) => sum(there, (b) => b.members) >= thresholds.members;
    return known(group, handedIn(kind), enough, () => group.some(overdue(kind)), value);
  };

  /**
   * Parts joined on until each has none or enough; those that have not are left out. Nothing is joined but when the groups
   * are fixed and when the year closes: the next list would part them again. Where the year was published before, its large
   * parts stood alone: what was too small then is joined to its like, for joined to one of those it would follow by subtraction.
   */
  const joined = (parts: readonly Part<CountedBranch>[], least: number, open: (part: Part) => string | undefined = () => undefined) => {
    const isSmall = ({ weight }: Part) => weight > 0 && weight < least;
    const company = closed ? (part: Part) => `${fixed !== undefined && isSmall(part)}` : open;
    return join(parts, least, { company }).filter((part) => !isSmall(part));
  };

  // Details of items: only of groups whose registrations are in; several that were joined once stay joined.
  const registered = groups.filter((group) => typeof ofGroup(group, 'dang-ky', () => 0) === 'number');
  const dues = fixedDues(branches, fixed?.people);
  const itemParts = joined(
    unite(registered, fixed?.items ?? []).map((own) => partOf(own, persons)),
    thresholds.registered,
    (part) => (fixing && !dues.has(part.branches[0]!.due) ? firstDue(part) : undefined),
  );
  const details = itemParts.map(({ branches: own }): PublishedDetails => {
    const doing = own.filter((b) => persons(b) > 0);
    const enough = (there: Group) => sum(there, persons) >= thresholds.registered;
    const rounds = roundsOf(programme, year, own[0]!.unit.yearKind).map(({ code, to }) => {
      const isOwed = () => (hasDue(programme, year, code) ? doing.every(overdue('ket-qua', code)) : to < asOf);
      const is = handedIn('ket-qua', code);
      return { code, done: known(doing, is, enough, isOwed, ({ figures }) => figures.items.byRound[code] ?? 0), any: doing.some(is) };
    });
    const last = rounds.findLast((r) => r.any)?.done;
    const isLate = doing.some((b) => Object.keys(b.figures.overdue).some((key) => key.startsWith('ket-qua')));
    const wait: FigureWait | undefined =
      doing.length === 0 || typeof last === 'number' ? undefined : last ? 'cho_du' : isLate ? 'chua_nop' : 'chua_den_ky';
    const ofItems = (value: (items: Figures['items']) => number) => sum(own, ({ figures }) => value(figures.items));
    const share = <C extends string>(of: 'byCriterion' | 'byCampaign' | 'byType', code: C) => ({
      code,
      registered: ofItems((items) => items[of][code]?.registered ?? 0),
      done: wait ?? ofItems((items) => items[of][code]?.done ?? 0),
    });
    return {
      ...over(own),
      items: ofItems((items) => items.registered),
      dropped: ofItems((items) => items.dropped),
      done: wait ?? ofItems((items) => items.done),
      byCriterion: programme.families.flatMap((f) => f.criteria.map(({ code }) => share('byCriterion', code))),
      byType: (Object.keys(itemTypes) as (keyof typeof itemTypes)[]).map((code) => share('byType', code)),
      byCampaign: programme.campaigns.map(({ code }) => share('byCampaign', code)).filter((s) => s.registered > 0),
      byRound: rounds.map(({ code, done }) => ({ code, done })),
    };
  });

  // Ratings: whole base units, when all their branches are recognised, or the year is closed.
  const bases = wholeBases(groups);
  const ofBase = Map.groupBy(branches, (b) => b.base);
  const isComplete = (own: Group) =>
    closed ||
    [...new Set(own.map((b) => b.base))].every((base) => ofBase.get(base)!.every((b) => groupOf.has(b.code) && handedIn('cong-nhan')(b)));
  const ratedAtoms = bases.filter(isComplete).map((own) => partOf(own, rated));
  const ratedParts = joined(ratedAtoms, thresholds.rated).filter((part) => part.weight > 0);
  const good = fulfilling(programme);
  const levelsOf = ({ branches: own }: Part<CountedBranch>, fulfils: boolean) =>
    ratingsOf(programme)
      .filter(({ code }) => good.has(code) === fulfils)
      .map(({ code }) => ({ code, people: sum(own, ({ figures }) => figures.people.recognised[code] ?? 0) }));
  const restOf = (part: Part<CountedBranch>) => levelsOf(part, false).reduce((n, l) => n + l.people, 0);
  const ratings = ratedParts.map((part): PublishedRatings => {
    const rest = restOf(part);
    return { ...over(part.branches), rated: part.weight, ...(rest === part.weight ? {} : { levels: levelsOf(part, true), rest }) };
  });
  const unfulfilled = joined(ratedParts, thresholds.unfulfilled).flatMap((part) => {
    const levels = levelsOf(part, false);
    const own = new Set(part.branches);
    const inside = ratedParts.filter((p) => own.has(p.branches[0]!) && p.weight < thresholds.unfulfilled).map(restOf);
    const counts = levels.map((l) => l.people);
    return counts.includes(part.weight) || pins(counts, inside) ? [] : [{ ...over(part.branches), levels }];
  });

  const submitting = new Set(branches.map((b) => b.code));
  const alone = new Set(itemParts.filter((p) => p.branches.length === 1).map((p) => p.branches[0]!.code));
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
        registered: ofGroup(group, 'dang-ky', ({ figures }) => figures.people.registered),
        recognised: ofGroup(group, 'cong-nhan', rated),
      }))
      .sort((a, b) => compareCodes(a.branches[0]!, b.branches[0]!)),
    bases: bases.map((own) => ({ ...over(own), youth: sum(own, ({ figures }) => figures.people.youth) })).sort(byGroups),
    details: details.sort(byGroups),
    ratings: ratings.sort(byGroups),
    unfulfilled: unfulfilled.sort(byGroups),
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

const hasDue = (programme: Programme, year: number, round: string): boolean =>
  programme.years.find((y) => y.year === year)?.due.some((d) => d.round === round) ?? false;

/** Groups made one where a list of branches once joined them. */
const unite = (groups: readonly Group[], lists: readonly (readonly string[])[]): readonly Group[] =>
  connected(
    [...groups.map((own) => ({ own, codes: own.map((b) => b.code) })), ...lists.map((codes) => ({ own: [], codes }))],
    ({ codes }) => codes,
  )
    .map((things) => things.flatMap(({ own }) => own))
    .filter((own) => own.length > 0);

/** The branches of the year as the grouping looks at them. */
const countedBranches = ({ years, programme, year, asOf, forest }: YearFacts, closed: boolean): Group => {
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
    .filter(({ unit }) => submits(unit))
    .map(({ unit, figures, steps }) => {
      const path = forest.ancestors(unit).filter((u) => here.has(u.code));
      const due = listDue(programme, year, unit);
      return {
        code: unit.code,
        path: path.map((u) => u.code),
        like: `${unit.kind}/${[unit, ...path].find((u) => u.bloc)?.bloc ?? ''}`,
        base: baseOf(unit, path[0]).code,
        due,
        listed: figures.handedIn['doan-vien'] === 1 && (closed || due < asOf),
        members: figures.people.members,
        unit,
        figures,
        steps,
      };
    });
};

/**
 * “Of a single branch in a larger group … whatever counts persons (everybody registered, talks, present of total) is said
 * of the group”: met where all of them have met it. Of a branch that is in no group yet nothing of the kind is said.
 */
const stepsIn = ({ steps }: CountedBranch, group: Group): readonly Progress[] =>
  group.length === 1
    ? steps
    : inOrder(
        steps.map(({ step, evidence }, at) => ({
          step,
          evidence: evidence.map((own, i): Evidence => {
            if (!ofPersons(own.need)) return own;
            const all = group.flatMap((b) => b.steps[at]?.evidence[i] ?? []);
            const met = all.length > 0 && all.every(isMet);
            const days = all.flatMap((e) => (isMet(e) ? [] : (e.due ?? []))).sort(compareCodes);
            return { ...own, have: met ? 1 : 0, of: 1, due: days[0] ?? own.due, overdue: all.some((e) => e.overdue) };
          }),
        })),
      );

/** What every unit did and handed in: no number of persons, none of items. */
const unitYears = (
  { years, programme, year, forest, sourcesOf }: YearFacts,
  branchSteps: ReadonlyMap<string, readonly Progress[]>,
  rowsTold: (unit: string) => boolean,
): PublishedYear[] => {
  /** Steps of the units below one: unit, level and number → how many have done it, of how many. */
  const below = new Map<string, [done: number, of: number]>();
  const own = years.map(({ unit, steps, figures }) => ({ unit, figures, steps: branchSteps.get(unit.code) ?? steps }));
  for (const { unit, steps } of own)
    for (const above of forest.ancestors(unit))
      for (const { step, state } of steps) {
        const key = `${above.code}/${step.level}:${step.number}`;
        const [done, of] = below.get(key) ?? [0, 0];
        below.set(key, [done + Number(state === 'xong'), of + 1]);
      }
  return own.map(({ unit, steps, figures: { handedIn, overdue, roundOver, branches, acts } }): PublishedYear => ({
    unit: unit.code,
    branches,
    due: duesOf(programme, year, unit.yearKind).map(({ kind, round, day }) => {
      const key = dueKey(kind, round);
      return { kind, round: round ?? null, day, expected: branches, received: handedIn[key] ?? 0, overdue: overdue[key] ?? 0 };
    }),
    rounds: roundsOf(programme, year, unit.yearKind).map(({ code, to }) => ({
      code,
      to,
      expected: roundOver[code] ?? 0,
      branches: handedIn[dueKey('ket-qua', code)] ?? 0,
    })),
    acts: (Object.keys(acts).sort() as PublishedYear['acts'][number]['code'][]).map((code) => ({ code, count: acts[code]! })),
    steps: steps.map(({ step, state, evidence }) => ({ number: step.number, state, evidence: evidence.map(publishEvidence) })),
    stepsBelow: programme.steps.flatMap(({ level, number }) => {
      const [done, of] = below.get(`${unit.code}/${level}:${number}`) ?? [0, 0];
      return of > 0 && level !== unit.level ? [{ level, number, done, of }] : [];
    }),
    sources: sourcesOf(unit.code, year, rowsTold(unit.code)),
  }));
};

const publishEvidence = ({ need, have, of, due, overdue }: Evidence): PublishedYear['steps'][number]['evidence'][number] => ({
  code: need.act ?? need.kind!,
  scope: need.scope,
  met: isMet({ have, of }),
  ...(ofPersons(need) ? {} : { have, of }),
  due: due ?? null,
  overdue,
});
