import {
  compareCodes,
  criteriaOf,
  levels,
  parseSubmissionPath,
  programmeOf,
  rollUp,
  thresholdsOf,
  type Accepted,
  type Content,
  type GateChange,
  type Report,
  type TouchedPath,
  type Unit,
  type UnitYear,
} from '../../src/domain/index.ts';
import { placeKey } from './base.ts';
import type { Effect } from './verdict.ts';

/** Published files that the change leaves alone and that have fewer rows that count because of it. */
export const losing = (before: Report, after: Report, entries: readonly TouchedPath[]): GateChange['losing'] => {
  const own = new Set(entries.map((entry) => entry.path));
  const now = new Map(after.accepted.map(({ path, rows }) => [path, new Set(rows)]));
  return before.accepted
    .filter(({ path }) => !own.has(path))
    .map(({ path, rows }) => ({ path, rows: [...rows].filter((row) => !now.get(path)?.has(row)).length }))
    .filter(({ rows }) => rows > 0);
};

/** Published files that the change touches and of which an accepted row is not there any more as it stood. */
export const replacing = (before: Report, after: Report, entries: readonly TouchedPath[]): string[] => {
  const own = new Set(entries.map((entry) => entry.path));
  const written = ({ rows }: Accepted) => [...rows].map((row) => JSON.stringify(rows.names.map((name) => rows.at(row, name))));
  const now = new Map(after.accepted.map((file) => [file.path, new Set(written(file))]));
  return before.accepted
    .filter((file) => own.has(file.path) && written(file).some((row) => !now.get(file.path)?.has(row)))
    .map(({ path }) => path);
};

type CountedUnits = ReadonlyMap<string, UnitYear>;

/** Whether the figures of a unit may be told, before and after: every branch in them is a group by itself, and so are its details. */
const mayBeTold = ({ forest, site, programmes }: Content, figures: readonly CountedUnits[]) => {
  const { members: least, registered: fewest } = thresholdsOf(site);
  const isJoined = (branch: Unit, year: number): boolean => {
    const groups = programmeOf(programmes, forest, branch, year)?.years.find((y) => y.year === year)?.groups;
    const own = [branch.code, ...branch.predecessors];
    return [...(groups?.people ?? []), ...(groups?.items ?? [])].some(
      (codes) => codes.length > 1 && own.some((code) => codes.includes(code)),
    );
  };
  const isAlone = (branch: Unit, year: number): boolean =>
    !isJoined(branch, year) &&
    figures.every((counted) => {
      const people = counted.get(placeKey(branch.code, year))?.figures.people;
      if (!people || (people.members === 0 && people.persons === 0)) return true;
      return people.members >= least && (people.persons === 0 || people.persons >= fewest);
    });
  return ({ unit, year }: UnitYear): boolean =>
    levels[unit.level].submits
      ? isAlone(unit, year)
      : forest.children(unit.code, year).every((u) => levels[u.level].submits && isAlone(u, year));
};

/**
 * What the change does to the figures of the units whose files it touches; these figures do not depend on the day. Anybody
 * may read it, so it tells only what the site tells: of branches that are groups by themselves, and of units whose
 * branches all are. Of others nothing is said but that their figures stand in a group.
 */
export const effectOf = (before: Report, after: Report, entries: readonly TouchedPath[]): Effect[] => {
  const content = after.content!;
  const figuresOf = ({ accepted }: Report): CountedUnits =>
    new Map(rollUp(content, accepted, '9999-12-31').map((u) => [placeKey(u.unit.code, u.year), u]));
  const [was, is] = [figuresOf(before), figuresOf(after)];
  const tells = mayBeTold(content, [was, is]);
  const recognised = (u: UnitYear | undefined) => Object.values(u?.figures.people.recognised ?? {}).reduce((a, b) => a + b, 0);

  const places = new Map(
    entries.flatMap(({ path }) => {
      const place = parseSubmissionPath(path);
      return place ? [[placeKey(place.unit, place.year), place] as const] : [];
    }),
  );
  return [...places]
    .sort(([a], [b]) => compareCodes(a, b))
    .flatMap(([key, { year }]): Effect[] => {
      const some = is.get(key) ?? was.get(key);
      if (!some) return [];
      const head = { unit: some.unit.code, name: some.unit.name, year };
      if (!tells(some)) return [head];
      const change = (of: (u: UnitYear | undefined) => number) => ({ before: of(was.get(key)), after: of(is.get(key)) });
      return [
        {
          ...head,
          figures: {
            items: change((u) => u?.figures.items.registered ?? 0),
            done: change((u) => u?.figures.items.done ?? 0),
            registered: change((u) => u?.figures.people.registered ?? 0),
            recognised: change(recognised),
            byCriterion: criteriaOf(some.programme).map(({ criterion: { code, name } }) => ({
              code,
              name,
              registered: change((u) => u?.figures.items.byCriterion[code]?.registered ?? 0),
              done: change((u) => u?.figures.items.byCriterion[code]?.done ?? 0),
            })),
          },
        },
      ];
    });
};
