import type { UnitYear } from '../progress/roll-up.ts';
import { inOrder, isMet, ofPersons, type Evidence, type Progress } from '../progress/tracker.ts';
import type { Forest } from '../schema/forest.ts';
import { roundsOf } from '../schema/programme-lookup.ts';
import type { Programme } from '../schema/programme.ts';
import { compareCodes } from '../vietnamese.ts';
import { dueKey, duesOf } from '../year/due.ts';
import type { Thresholds } from '../schema/thresholds.ts';
import type { PublishedYear } from './v2.ts';

/** What every unit did in a year and which files came: nothing here counts persons or items. */

/** One organisation's year, counted, before it is parted into groups. */
export interface YearFacts {
  organisation: string;
  year: number;
  programme: Programme;
  asOf: string;
  thresholds: Thresholds;
  years: readonly UnitYear[];
  forest: Forest;
  /** The branches whose lists are due are parted now, to be written down: until that is done, they wait. */
  fixing: boolean;
  /** Each branch stands by itself, for officials' own eyes: nothing is joined, nothing waits, every level is told. */
  inFull: boolean;
  sourcesOf: (unit: string, year: number, rowsTold: boolean) => PublishedYear['sources'];
}

interface WithSteps {
  steps: readonly Progress[];
}

/**
 * “Of a single branch in a larger group … whatever counts persons (everybody registered, talks, present of total) is said
 * of the group”: met where all of them have met it. Of a branch that is in no group yet nothing of the kind is said.
 */
export const stepsIn = ({ steps }: WithSteps, group: readonly WithSteps[]): readonly Progress[] =>
  group.length === 1
    ? steps
    : inOrder(
        steps.map(({ step, evidence }, at) => ({
          step,
          evidence: evidence.map((own, i): Evidence => {
            if (!ofPersons(own.need)) return own;
            const all = group.flatMap((b) => b.steps[at]?.evidence[i] ?? []);
            // A branch where nobody is keeps no step of the others open.
            const asked = all.filter((e) => isMet(e) || !e.nobody);
            const met = asked.length > 0 && asked.every(isMet);
            const days = all.flatMap((e) => (isMet(e) ? [] : (e.due ?? []))).sort(compareCodes);
            const overdue = all.some((e) => e.overdue);
            return { ...own, have: met ? 1 : 0, of: 1, due: days[0] ?? own.due, overdue, nobody: false };
          }),
        })),
      );

/** What every unit did and handed in: no number of persons, none of items. */
export const unitYears = (
  { years, programme, year, forest, inFull, sourcesOf }: YearFacts,
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
  return own.map(({ unit, steps, figures: { roundOver, branches, acts, ...figures } }): PublishedYear => ({
    unit: unit.code,
    branches,
    due: duesOf(programme, year, unit, forest.lineage(unit, year)).flatMap(({ kind, round, day }) => {
      const key = dueKey(kind, round);
      const { handedIn, overdue, notOwed } = inFull ? figures : figures.told;
      const expected = branches - (notOwed[key] ?? 0);
      // What a branch does not owe is not told of it.
      if (expected === 0 && unit.branchType !== undefined && branches > 0) return [];
      return [{ kind, round: round ?? null, day, expected, received: handedIn[key] ?? 0, overdue: overdue[key] ?? 0 }];
    }),
    rounds: roundsOf(programme, year, unit.yearKind).map(({ code, to }) => ({
      code,
      to,
      expected: roundOver[code] ?? 0,
      branches: figures.handedIn[dueKey('ket-qua', code)] ?? 0,
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
