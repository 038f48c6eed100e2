import type { Figures } from '../progress/figures.ts';
import type { UnitYear } from '../progress/roll-up.ts';
import { inOrder, isMet, ofPersons, type Evidence, type Progress } from '../progress/tracker.ts';
import { dueKey, duesOf, isClosed, listDue } from '../year/due.ts';
import { ratingsOf, roundsOf, type Forest } from '../schema/forest.ts';
import type { Programme } from '../schema/programme.ts';
import { itemTypes, type KindName } from '../schema/submission.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import {
  branchGroups,
  fixedDues,
  joinAtClosing,
  joinInCompany,
  partOf,
  Sets,
  wholeBases,
  type Branch,
  type BranchWait,
  type Part,
} from './groups.ts';
import type { DatasetV2, FigureWait, PublishedDetails, PublishedRatings, PublishedTables, PublishedYear, Known } from './v2.ts';

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
interface Counted extends Branch {
  unit: Unit;
  figures: Figures;
  steps: readonly Progress[];
}

/** An organisation's year as its public tables: everything that counts persons or items is a row over whole groups. */
export const tablesOf = (facts: YearFacts): PublishedTables => {
  const { organisation, year, programme, asOf, thresholds, fixing } = facts;
  const closed = isClosed(programme, year, asOf);
  const fixed = programme.years.find((y) => y.year === year)?.groups;
  const branches = countedBranches(facts, closed);
  const byCode = new Map(branches.map((b) => [b.code, b]));
  const counted = (some: readonly Branch[]) => some.map((b) => byCode.get(b.code)!);
  const overdue = (b: Counted, kind: KindName, round?: string) => b.figures.overdue[dueKey(kind, round)] === 1;
  const handedIn = (b: Counted, kind: KindName, round?: string) => b.figures.handedIn[dueKey(kind, round)] === 1;
  const late = (b: Counted, kind: KindName, round?: string): FigureWait => (overdue(b, kind, round) ? 'chua_nop' : 'chua_den_ky');

  /**
   * “A branch that is a group by itself enters the figures whenever it hands in; a group of several enters when all of
   * them have”; once the year is closed, without those that have not, where the rest are people enough.
   */
  const entered = (
    of: readonly Counted[],
    is: (b: Counted) => boolean,
    people: (b: Counted) => number,
    least: number,
  ): readonly Counted[] | FigureWait => {
    const there = of.filter(is);
    if (there.length === of.length) return there;
    if (there.length === 0) return 'chua_nop';
    return closed && there.reduce((n, b) => n + people(b), 0) >= least ? there : 'cho_du';
  };
  const sum = (of: readonly Counted[], value: (f: Figures) => number): number => of.reduce((n, b) => n + value(b.figures), 0);
  const figure = (group: readonly Counted[], kind: KindName, value: (f: Figures) => number): Known => {
    const in_ = entered(
      group,
      (b) => handedIn(b, kind),
      (b) => b.members,
      thresholds.members,
    );
    if (typeof in_ !== 'string') return sum(in_, value);
    return in_ === 'chua_nop' && group.every((b) => late(b, kind) === 'chua_den_ky') ? 'chua_den_ky' : in_;
  };

  const { groups: parted, waits } = branchGroups(branches, thresholds.members, { fixed: fixed?.people, closed, fixing });
  const groups = parted.map(inCodeOrder).sort(byFirst);
  const groupOf = new Map(groups.flatMap((group) => group.map((b) => [b.code, group] as const)));
  const codesOf = (some: readonly Branch[]): string[] => [...new Set(some.map((b) => groupOf.get(b.code)![0]!.code))].sort(compareCodes);
  const recognisedIn = ({ people }: Figures) => Object.values(people.recognised).reduce((a, b) => a + b, 0);

  // Details of items: only of groups whose registrations are in; several that were joined once stay joined.
  const registered = groups.filter((group) => typeof figure(counted(group), 'dang-ky', () => 0) === 'number');
  const persons = (b: Branch) => byCode.get(b.code)!.figures.people.persons;
  const itemAtoms = unite(registered, fixed?.items ?? []).map((own) => partOf(own, persons));
  // Nothing is joined but when the groups are fixed and when the year closes: what is too small waits.
  const dues = fixedDues(branches, fixed?.people);
  const waitsHere = (p: Part) => !fixing || dues.has(p.branches[0]!.due);
  const itemParts = (
    closed
      ? joinAtClosing(itemAtoms, thresholds.registered, fixed !== undefined)
      : [
          ...itemAtoms.filter(waitsHere),
          ...joinInCompany(
            itemAtoms.filter((p) => !waitsHere(p)),
            thresholds.registered,
            closed,
          ),
        ]
  ).filter((p) => p.weight === 0 || p.weight >= thresholds.registered);
  const details = itemParts.map(({ branches: own }): PublishedDetails => {
    const all = counted(own);
    const doing = all.filter((b) => b.figures.people.persons > 0);
    const rounds = roundsOf(programme, year, all[0]!.unit.yearKind).map(({ code, to }) => {
      const owed = (b: Counted) => (hasDue(programme, year, code) ? overdue(b, 'ket-qua', code) : to < asOf);
      const wait: FigureWait = doing.every(owed) ? 'chua_nop' : 'chua_den_ky';
      const in_ = doing.length === 0 ? [] : entered(doing, (b) => handedIn(b, 'ket-qua', code), persons, thresholds.registered);
      const done: Known = typeof in_ === 'string' ? (in_ === 'chua_nop' ? wait : in_) : sum(doing, (f) => f.items.byRound[code] ?? 0);
      return { code, done, anybody: doing.some((b) => handedIn(b, 'ket-qua', code)) };
    });
    const last = rounds.findLast((r) => r.anybody);
    const none: FigureWait = doing.some((b) => Object.keys(b.figures.overdue).some((key) => key.startsWith('ket-qua')))
      ? 'chua_nop'
      : 'chua_den_ky';
    const doneIs = doing.length === 0 ? 0 : last === undefined ? none : typeof last.done === 'string' ? 'cho_du' : undefined;
    const done = (value: (f: Figures) => number): Known => doneIs ?? sum(all, value);
    const share = (of: 'byCriterion' | 'byCampaign' | 'byType', code: string) => ({
      code,
      registered: sum(all, (f) => f.items[of][code]?.registered ?? 0),
      done: done((f) => f.items[of][code]?.done ?? 0),
    });
    return {
      groups: codesOf(own),
      items: sum(all, (f) => f.items.registered),
      dropped: sum(all, (f) => f.items.dropped),
      done: done((f) => f.items.done),
      byCriterion: programme.families.flatMap((f) => f.criteria.map(({ code }) => share('byCriterion', code))),
      byType: (Object.keys(itemTypes) as (keyof typeof itemTypes)[]).map((code) => ({ ...share('byType', code), code })),
      byCampaign: programme.campaigns.map(({ code }) => share('byCampaign', code)).filter((s) => s.registered > 0),
      byRound: rounds.map(({ code, done: at }) => ({ code, done: at })),
    };
  });

  // Ratings: whole base units, when all their branches are recognised, or the year is closed.
  const bases = wholeBases(groups);
  const ofBase = Map.groupBy(branches, (b) => b.base);
  const complete = (own: readonly Branch[]) =>
    closed ||
    [...new Set(own.map((b) => b.base))].flatMap((base) => ofBase.get(base)!).every((b) => groupOf.has(b.code) && handedIn(b, 'cong-nhan'));
  const rated = (b: Branch) => recognisedIn(byCode.get(b.code)!.figures);
  const ratedAtoms = bases
    .filter(complete)
    .map((own) => partOf(own, rated))
    .filter((p) => p.weight > 0);
  // Joined only when the year closes: before that the next list would part them again.
  const ratedParts = (closed ? joinAtClosing(ratedAtoms, thresholds.rated, fixed !== undefined) : ratedAtoms).filter(
    (p) => p.weight >= thresholds.rated,
  );
  const good = new Set(programme.ratings.scale.filter((r) => r.fulfils).map((r) => r.code));
  const levelsOf = (part: Part, is: (code: string) => boolean) =>
    ratingsOf(programme)
      .filter(({ code }) => is(code))
      .map(({ code }) => ({ code, people: sum(counted(part.branches), (f) => f.people.recognised[code] ?? 0) }));
  const restOf = (part: Part) => levelsOf(part, (code) => !good.has(code)).reduce((n, l) => n + l.people, 0);
  const ratings = ratedParts.map((part): PublishedRatings => {
    const rest = restOf(part);
    const told = rest === part.weight ? {} : { levels: levelsOf(part, (code) => good.has(code)), rest };
    return { groups: codesOf(part.branches), rated: part.weight, ...told };
  });
  const unfulfilled = (closed ? joinAtClosing(ratedParts, thresholds.unfulfilled, fixed !== undefined) : ratedParts)
    .filter((part) => part.weight >= thresholds.unfulfilled)
    .map((part) => ({ part, apart: levelsOf(part, (code) => !good.has(code)) }))
    .filter(({ part, apart }) => {
      const own = new Set(part.branches);
      const inside = ratedParts.filter((p) => own.has(p.branches[0]!) && p.weight < thresholds.unfulfilled).map(restOf);
      return (
        apart.every((l) => l.people < part.weight) &&
        !pins(
          apart.map((l) => l.people),
          inside,
        )
      );
    })
    .map(({ part, apart }) => ({ groups: codesOf(part.branches), levels: apart }));

  const alone = new Set(itemParts.filter((p) => p.branches.length === 1).map((p) => p.branches[0]!.code));
  return {
    organisation,
    year,
    programme: programme.code,
    fixed: fixed !== undefined,
    closed,
    groups: groups.map((group) => ({
      branches: group.map((b) => b.code),
      members: group.reduce((n, b) => n + b.members, 0),
      registered: figure(counted(group), 'dang-ky', (f) => f.people.registered),
      recognised: figure(counted(group), 'cong-nhan', recognisedIn),
    })),
    bases: bases.map((own) => ({ groups: codesOf(own), youth: sum(counted(own), (f) => f.people.youth) })).sort(byGroups),
    details: details.sort(byGroups),
    ratings: ratings.sort(byGroups),
    unfulfilled: unfulfilled.sort(byGroups),
    waiting: [...waits]
      .map(([unit, why]) => ({ unit, why: whyOf(byCode.get(unit)!, why, asOf) }))
      .sort((a, b) => compareCodes(a.unit, b.unit)),
    units: unitYears(facts, withGroupSteps(branches, groups.map(counted)), (code) => !byCode.has(code) || alone.has(code)),
  };
};

/** Whether what parts add up to leaves a single number for a level in one of them, though the parts are too few people. */
const pins = (apart: readonly number[], inside: readonly number[]): boolean => {
  const all = apart.reduce((a, b) => a + b, 0);
  return inside.some((rest) => rest > 0 && apart.some((n) => n > 0 && Math.max(0, rest - (all - n)) === Math.min(rest, n)));
};

const hasDue = (programme: Programme, year: number, round: string): boolean =>
  programme.years.find((y) => y.year === year)?.due.some((d) => d.round === round) ?? false;

const inCodeOrder = (branches: readonly Branch[]): readonly Branch[] => [...branches].sort((a, b) => compareCodes(a.code, b.code));
const byFirst = (a: readonly Branch[], b: readonly Branch[]): number => compareCodes(a[0]!.code, b[0]!.code);
const byGroups = (a: { groups: readonly string[] }, b: { groups: readonly string[] }): number => compareCodes(a.groups[0]!, b.groups[0]!);

const whyOf = ({ figures, due }: Counted, why: BranchWait, asOf: string): BranchWait =>
  why !== 'chua_nop' || (due < asOf && figures.handedIn['doan-vien'] !== 1) ? why : 'chua_den_ky';

/** Groups made one where a list of branches once joined them. */
const unite = (groups: readonly (readonly Branch[])[], lists: readonly (readonly string[])[]): readonly (readonly Branch[])[] => {
  const sets = new Sets();
  for (const codes of lists) for (const code of codes) sets.union(codes[0]!, code);
  for (const group of groups) for (const branch of group) sets.union(group[0]!.code, branch.code);
  return [...Map.groupBy(groups, (group) => sets.find(group[0]!.code)).values()].map((own) => own.flat());
};

/** The branches of the year as the grouping looks at them. */
const countedBranches = ({ years, programme, year, asOf, forest }: YearFacts, closed: boolean): readonly Counted[] => {
  const here = new Map(years.map((y) => [y.unit.code, y]));
  const submits = (unit: Unit) => levels[unit.level].submits;
  const isBase = (unit: Unit) => {
    const below = forest.children(unit.code, year);
    return below.length > 0 && below.every(submits);
  };
  const firstBase = (unit: Unit, like: Unit): Unit | undefined => {
    const below = [...forest.children(unit.code, year)].filter((u) => !submits(u)).sort((a, b) => compareCodes(a.code, b.code));
    const bases = below.filter(isBase);
    return bases.find((u) => u.kind === like.kind) ?? bases[0] ?? below.map((u) => firstBase(u, like)).find(Boolean);
  };
  return years
    .filter(({ unit }) => submits(unit))
    .map(({ unit, figures, steps }) => {
      const path = forest.ancestors(unit).filter((u) => here.has(u.code));
      const due = listDue(programme, year, unit);
      const above = path[0];
      return {
        code: unit.code,
        path: path.map((u) => u.code),
        like: `${unit.kind}/${[unit, ...path].find((u) => u.bloc)?.bloc ?? ''}`,
        base: above === undefined ? unit.code : isBase(above) ? above.code : (firstBase(above, unit) ?? above).code,
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
const withGroupSteps = (
  branches: readonly Counted[],
  groups: readonly (readonly Counted[])[],
): ReadonlyMap<string, readonly Progress[]> => {
  const groupOf = new Map(groups.flatMap((group) => group.map((b) => [b.code, group] as const)));
  return new Map(branches.map((b) => [b.code, groupOf.get(b.code)?.length === 1 ? b.steps : together(b, groupOf.get(b.code) ?? [])]));
};
const together = (branch: Counted, group: readonly Counted[]): readonly Progress[] =>
  inOrder(
    branch.steps.map(({ step, evidence }, at) => ({
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
  const own = new Map(years.map((y) => [y.unit.code, branchSteps.get(y.unit.code) ?? y.steps]));
  /** Steps of a unit and of all below it: level and number → how many units have done it, of how many. */
  const below = new Map<string, Map<string, [done: number, of: number]>>();
  const countSteps = (unit: Unit): Map<string, [done: number, of: number]> => {
    const counts = new Map<string, [done: number, of: number]>();
    const add = (key: string, done: number, of: number) => {
      const [a, b] = counts.get(key) ?? [0, 0];
      counts.set(key, [a + done, b + of]);
    };
    for (const { step, state } of own.get(unit.code) ?? []) add(`${step.level}:${step.number}`, Number(state === 'xong'), 1);
    for (const child of forest.children(unit.code, year)) for (const [key, [done, of]] of countSteps(child)) add(key, done, of);
    below.set(unit.code, counts);
    return counts;
  };
  for (const { unit } of years) if (unit.parent === undefined) countSteps(unit);
  return years.map(({ unit, figures }): PublishedYear => {
    const { handedIn, overdue, roundOver, branches, acts } = figures;
    const inGroup = branchSteps.has(unit.code);
    return {
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
      steps: own
        .get(unit.code)!
        .map(({ step, state, evidence }) => ({ number: step.number, state, evidence: evidence.map(publishEvidence) })),
      stepsBelow: inGroup
        ? []
        : programme.steps
            .map(({ level, number }) => ({ level, number, counts: below.get(unit.code)?.get(`${level}:${number}`) ?? ([0, 0] as const) }))
            .filter(({ level, counts: [, of] }) => of > 0 && level !== unit.level)
            .map(({ level, number, counts: [done, of] }) => ({ level, number, done, of })),
      sources: sourcesOf(unit.code, year, rowsTold(unit.code)),
    };
  });
};

const publishEvidence = ({ need, have, of, due, overdue }: Evidence): PublishedYear['steps'][number]['evidence'][number] => ({
  code: need.act ?? need.kind!,
  scope: need.scope,
  met: isMet({ have, of }),
  ...(ofPersons(need) ? {} : { have, of }),
  due: due ?? null,
  overdue,
});
