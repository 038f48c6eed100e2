import type { Content } from '../intake/read-content.ts';
import type { Accepted } from '../rules/check.ts';
import { duesOf } from '../rules/due.ts';
import { rollUp, type UnitYear } from '../progress/roll-up.ts';
import type { Figures } from '../progress/figures.ts';
import { roundsOf } from '../schema/forest.ts';
import type { Unit } from '../schema/unit.ts';
import { protect, type Sum } from './protect.ts';
import { datasetV1, type DatasetV1, type PublishedDue, type PublishedUnit, type PublishedYear } from './v1.ts';

/** The cells of one unit's year that speak of people, and the sums among them. */
const peopleCells = ({ people }: Figures, sensitiveRatings: ReadonlySet<string>, smallest: number, smallestSensitive: number) => {
  const recognisedTotal = Object.values(people.recognised).reduce((a, b) => a + b, 0);
  const ratingCells = (name: string, counts: Record<string, number>) =>
    Object.entries(counts).map(([code, n]) => [`${name}:${code}`, n, sensitiveRatings.has(code) ? smallestSensitive : smallest] as const);
  const cells: (readonly [name: string, people: number, threshold: number])[] = [
    ['members', people.members, smallest],
    ['youth', people.youth, smallest],
    ['away', people.away, smallest],
    ['here', people.members - people.away, smallest],
    ['registered', people.registered, smallest],
    ['not-registered', people.members - people.registered, smallestSensitive],
    ['late', people.late, smallestSensitive],
    ['in-time', people.registered - people.late, smallest],
    ['recognised', recognisedTotal, smallest],
    ['not-recognised', people.members - recognisedTotal, smallest],
    ...ratingCells('recognised', people.recognised),
    ...ratingCells('proposed', people.proposed),
  ];
  const sums: Sum[] = [
    { total: 'members', parts: ['away', 'here'] },
    { total: 'members', parts: ['registered', 'not-registered'] },
    { total: 'registered', parts: ['late', 'in-time'] },
    { total: 'members', parts: ['recognised', 'not-recognised'] },
    { total: 'recognised', parts: Object.keys(people.recognised).map((c) => `recognised:${c}`) },
  ];
  return { cells, sums };
};

/**
 * Hides small cells over a whole organisation and year at once: a person's figure below the threshold, and whatever
 * would give it back by subtraction, inside a unit or between a unit and the units below it.
 */
const hiddenCells = (years: readonly UnitYear[], childrenOf: (unit: Unit, year: number) => readonly Unit[], site: Content['site']) => {
  const values = new Map<string, number>();
  const sums: Sum[] = [];
  const sensitive: string[] = [];
  for (const { unit, year, programme, figures } of years) {
    const bad = new Set(programme.ratings.scale.filter((r) => !r.fulfils).map((r) => r.code));
    const own = peopleCells(figures, bad, site.smallestCell, site.smallestSensitiveCell);
    const children = childrenOf(unit, year);
    for (const [name, people, threshold] of own.cells) {
      const cell = `${unit.code}/${year}/${name}`;
      values.set(cell, people);
      if (people > 0 && people < threshold) sensitive.push(cell);
      if (children.length > 0) sums.push({ total: cell, parts: children.map((c) => `${c.code}/${year}/${name}`) });
    }
    for (const { total, parts } of own.sums)
      sums.push({ total: `${unit.code}/${year}/${total}`, parts: parts.map((p) => `${unit.code}/${year}/${p}`) });
  }
  return protect(values, sums, sensitive);
};

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
    const { people, items, handedIn, branches } = figures;
    const cell = (name: string, value: number) => (hidden.has(`${unit.code}/${year}/${name}`) ? null : value);
    const ratingCodes = [...programme.ratings.scale, programme.ratings.notRated].map((r) => r.code);
    const ratings = (name: string, counts: Record<string, number>) =>
      ratingCodes.map((code) => ({ code, people: cell(`${name}:${code}`, counts[code] ?? 0) }));
    const shares = (counts: Figures['items']['byCriterion']) =>
      Object.entries(counts).map(([code, { registered, done }]) => ({ code, registered, done }));
    const byCriterion = programme.families.flatMap((f) =>
      f.criteria.map(({ code }) => ({ code, ...(items.byCriterion[code] ?? { registered: 0, done: 0 }) })),
    );
    const due: PublishedDue[] = duesOf(programme, year, unit.yearKind).map(({ kind, round, day }) => ({
      kind,
      round: round ?? null,
      day,
      expected: branches,
      received: handedIn[round === undefined ? kind : `${kind}:${round}`] ?? 0,
    }));
    return {
      unit: unit.code,
      year,
      programme: programme.code,
      branches,
      people: {
        members: cell('members', people.members),
        youth: cell('youth', people.youth),
        away: cell('away', people.away),
        registered: cell('registered', people.registered),
        late: cell('late', people.late),
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
        byRound: roundsOf(programme, year).map(({ code, name, kind, to }) => ({
          code,
          name,
          kind,
          to,
          ended: to <= asOf,
          branches: handedIn[`ket-qua:${code}`] ?? 0,
          done: items.byRound[code] ?? 0,
        })),
      },
      ratings: {
        proposed: ratings('proposed', people.proposed),
        recognised: ratings('recognised', people.recognised),
        recognisedTotal: cell(
          'recognised',
          Object.values(people.recognised).reduce((a, b) => a + b, 0),
        ),
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
