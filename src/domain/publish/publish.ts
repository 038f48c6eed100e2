import type { Content } from '../intake/read-content.ts';
import type { Accepted } from '../rules/check.ts';
import { dueKey, duesOf } from '../rules/due.ts';
import { rollUp, type UnitYear } from '../progress/roll-up.ts';
import type { Figures } from '../progress/figures.ts';
import { ratingsOf, roundsOf } from '../schema/forest.ts';
import type { Programme } from '../schema/programme.ts';
import type { Unit } from '../schema/unit.ts';
import { protect, type Sum } from './protect.ts';
import { datasetV1, type DatasetV1, type PublishedDue, type PublishedUnit, type PublishedYear } from './v1.ts';

/** Everybody with a recognised rating, or the decision not to rate. */
const recognisedTotal = ({ people }: Figures) => Object.values(people.recognised).reduce((a, b) => a + b, 0);

/**
 * Hides small cells over a whole organisation and year at once: a number of people below the threshold, and whatever
 * would give it back by subtraction, inside a unit or between a unit and the units below it. How many are *not*
 * registered is never published, and must not be computable either while they are few. How many are not yet recognised
 * speaks of the paperwork, not of people, and is left alone.
 */
const hiddenCells = (years: readonly UnitYear[], childrenOf: (unit: Unit, year: number) => readonly Unit[], site: Content['site']) => {
  const { smallestCell, smallestSensitiveCell } = site;
  const values = new Map<string, number>();
  const unpublished = new Set<string>();
  const known = new Set<string>();
  const sums: Sum[] = [];
  const sensitive: string[] = [];
  for (const { unit, year, programme, figures } of years) {
    const { people, items, handedIn } = figures;
    const at = (name: string, of: Unit = unit) => `${of.code}/${year}/${name}`;
    const children = childrenOf(unit, year);
    const cell = (name: string, n: number, threshold = smallestCell) => {
      values.set(at(name), n);
      if (n > 0 && n < threshold) sensitive.push(at(name));
    };
    const publishCell = (name: string, n: number, threshold?: number) => {
      cell(name, n, threshold);
      if (children.length > 0) sums.push({ total: at(name), parts: children.map((child) => at(name, child)) });
    };
    publishCell('members', people.members);
    publishCell('youth', people.youth);
    publishCell('registered', people.registered);
    if (items.registered === 0) known.add(at('registered'));
    publishCell('recognised', recognisedTotal(figures));
    const poor = new Set(programme.ratings.scale.filter((r) => !r.fulfils).map((r) => r.code));
    const ratings = ratingCodes(programme).map((code) => `recognised:${code}`);
    for (const code of ratingCodes(programme))
      publishCell(`recognised:${code}`, people.recognised[code] ?? 0, poor.has(code) ? smallestSensitiveCell : smallestCell);
    if (!handedIn['cong-nhan']) for (const name of ['recognised', ...ratings]) known.add(at(name));
    sums.push({ total: at('recognised'), parts: ratings.map((name) => at(name)) });

    cell('not-registered', people.members - people.registered, smallestSensitiveCell);
    unpublished.add(at('not-registered'));
    sums.push({ total: at('members'), parts: [at('registered'), at('not-registered')] });
  }
  return protect({ values, unpublished, known, sums, sensitive, least: smallestSensitiveCell });
};

const ratingCodes = (programme: Programme): string[] => ratingsOf(programme).map((r) => r.code);

/**
 * From what was accepted to what the world may read. Throws when the result holds anything the schema does not list:
 * a leak must stop the build, not be shown.
 * @param asOf the day the figures speak of, `YYYY-MM-DD`
 */
export const publish = (content: Content, accepted: readonly Accepted[], asOf: string): DatasetV1 => {
  const { forest, site, programmes } = content;
  const years = rollUp(content, accepted, asOf);
  const hidden = new Set<string>();
  for (const group of Map.groupBy(years, (y) => `${forest.root(y.unit).code}/${y.year}`).values())
    for (const cell of hiddenCells(group, (unit, year) => forest.children(unit.code, year), site)) hidden.add(cell);

  const pilots = new Map(
    programmes.flatMap((p) =>
      (p.pilots?.chosen ?? []).map((c) => [c.unit, { programme: p.code, chosenBy: c.chosenBy, bloc: c.bloc }] as const),
    ),
  );
  const units: PublishedUnit[] = forest.units.map((u) => ({
    code: u.code,
    name: u.name,
    level: u.level,
    kind: u.kind,
    bloc: u.bloc ?? null,
    cluster: u.cluster ?? null,
    branchType: u.branchType ?? null,
    parent: u.parent ?? null,
    organisation: forest.root(u).code,
    validFrom: u.validFrom ?? null,
    validTo: u.validTo ?? null,
    predecessors: u.predecessors,
    successors: forest.successors(u.code).map((s) => s.code),
    lineageNote: u.lineageNote ?? null,
    pilot: pilots.get(u.code) ?? null,
    sample: u.sample,
  }));

  const publishYear = ({ unit, year, programme, figures }: UnitYear): PublishedYear => {
    const { people, items, handedIn, overdue, roundOver, branches } = figures;
    const cell = (name: string, value: number) => (hidden.has(`${unit.code}/${year}/${name}`) ? null : value);
    const shares = (counts: Figures['items']['byCriterion']) =>
      Object.entries(counts).map(([code, { registered, done }]) => ({ code, registered, done }));
    const byCriterion = programme.families.flatMap((f) =>
      f.criteria.map(({ code }) => ({ code, ...(items.byCriterion[code] ?? { registered: 0, done: 0 }) })),
    );
    const due: PublishedDue[] = duesOf(programme, year, unit.yearKind).map(({ kind, round, day }) => {
      const key = dueKey(kind, round);
      return { kind, round: round ?? null, day, expected: branches, received: handedIn[key] ?? 0, overdue: overdue[key] ?? 0 };
    });
    return {
      unit: unit.code,
      year,
      programme: programme.code,
      branches,
      people: {
        members: cell('members', people.members),
        youth: cell('youth', people.youth),
        registered: cell('registered', people.registered),
      },
      items: {
        registered: items.registered,
        done: items.done,
        byFamily: programme.families.map((family) => {
          const own = byCriterion.filter((c) => family.criteria.some((x) => x.code === c.code));
          return {
            code: family.code,
            registered: own.reduce((n, c) => n + c.registered, 0),
            done: own.reduce((n, c) => n + c.done, 0),
          };
        }),
        byCriterion,
        byType: shares(items.byType),
        byRound: roundsOf(programme, year, unit.yearKind).map(({ code, name, kind, to }) => ({
          code,
          name,
          kind,
          to,
          expected: roundOver[code] ?? 0,
          branches: handedIn[dueKey('ket-qua', code)] ?? 0,
          done: items.byRound[code] ?? 0,
        })),
      },
      ratings: {
        recognised: ratingCodes(programme).map((code) => ({ code, people: cell(`recognised:${code}`, people.recognised[code] ?? 0) })),
        total: cell('recognised', recognisedTotal(figures)),
      },
      due,
    };
  };

  return datasetV1.parse({
    version: 'v1',
    asOf,
    smallestCell: site.smallestCell,
    smallestSensitiveCell: site.smallestSensitiveCell,
    units,
    years: years.map(publishYear),
  } satisfies DatasetV1);
};
