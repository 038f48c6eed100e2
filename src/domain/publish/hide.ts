import type { Content } from '../intake/read-content.ts';
import type { Figures } from '../progress/figures.ts';
import { ratingsOf } from '../schema/forest.ts';
import type { Programme } from '../schema/programme.ts';
import { derivable, nearlyKnown, protect, type Cells, type Sum } from './protect.ts';
import type { UnitSum } from './sums.ts';
import type { DatasetV1 } from './v1.ts';

/** One box of cells: a unit's year, or a sum of units beside the tree, with the boxes that add up to it. */
export interface Box {
  id: string;
  year: number;
  programme: Programme;
  figures: Figures;
  parts: readonly string[];
  /** Sums beside the tree are opened or hidden together with the rest of their block; undefined in the tree. */
  block?: string;
  /** Whether the page says if everybody registered: a branch's own steps do. */
  tellsWhoLacks: boolean;
}

/** Everybody with a recognised rating, or the decision not to rate. */
export const recognisedTotal = ({ people }: Figures): number => Object.values(people.recognised).reduce((a, b) => a + b, 0);

export const ratingCodes = (programme: Programme): string[] => ratingsOf(programme).map((r) => r.code);

/** The name of a cell. */
export const cellOf = ({ id, year }: Pick<Box, 'id' | 'year'>, name: string): string => `${id}/${year}/${name}`;
export const sumId = ({ dimension, key, organisation }: Pick<UnitSum, 'dimension' | 'key' | 'organisation'>): string =>
  `${dimension}:${organisation}:${key}`;
/** What is added up the same way stands or falls together: all kinds, all blocs; each unit of today by itself. */
export const blockOf = ({ dimension, key, organisation }: UnitSum): string =>
  dimension === 'lineage' ? `lineage:${key}` : `${dimension}:${organisation}`;

type Thresholds = Pick<Content['site'], 'smallestCell' | 'smallestSensitiveCell'>;

/**
 * To weigh a sum of hundreds of branches against all others takes time that grows with its cube. Above so many units a
 * year's people are published in the tree, and in sums of so few parts; things to do are published in every sum.
 */
const [mostWithSums, fewParts] = [500, 12];

const cellNames = ({ programme }: Pick<Box, 'programme'>): readonly string[] => [
  'members',
  'youth',
  'registered',
  'recognised',
  ...ratingCodes(programme).map((code) => `recognised:${code}`),
];

/** What is known of some boxes: their cells with the number of people, and how they add up. */
interface Known extends Cells {
  unpublished: Set<string>;
  sensitive: Set<string>;
}

const knownOf = (boxes: readonly Box[], { smallestCell, smallestSensitiveCell }: Thresholds, before: ReadonlySet<string>): Known => {
  const values = new Map<string, number>();
  const [unpublished, known, told, sensitive] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  const sums: Sum[] = [];
  for (const box of boxes) {
    const { programme, figures, parts } = box;
    const { people, items, handedIn } = figures;
    const at = (name: string) => cellOf(box, name);
    const cell = (name: string, n: number, threshold = smallestCell) => {
      values.set(at(name), n);
      if ((n > 0 && n < threshold) || before.has(at(name))) sensitive.add(at(name));
      if (parts.length > 0) sums.push({ total: at(name), parts: parts.map((id) => cellOf({ id, year: box.year }, name)) });
    };
    cell('members', people.members);
    cell('youth', people.youth);
    cell('registered', people.registered);
    if (items.registered === 0) known.add(at('registered'));
    cell('recognised', recognisedTotal(figures));
    const poor = new Set(programme.ratings.scale.filter((r) => !r.fulfils).map((r) => r.code));
    const ratings = ratingCodes(programme).map((code) => `recognised:${code}`);
    for (const code of ratingCodes(programme))
      cell(`recognised:${code}`, people.recognised[code] ?? 0, poor.has(code) ? smallestSensitiveCell : smallestCell);
    if (!handedIn['cong-nhan']) for (const name of ['recognised', ...ratings]) known.add(at(name));
    sums.push({ total: at('recognised'), parts: ratings.map((name) => at(name)) });

    const lacking = people.members - people.registered;
    cell('not-registered', lacking, smallestSensitiveCell);
    unpublished.add(at('not-registered'));
    if (box.tellsWhoLacks) (lacking === 0 ? known : told).add(at('not-registered'));
    sums.push({ total: at('members'), parts: [at('registered'), at('not-registered')] });
  }
  return { values, unpublished, known, told, sums, sensitive, least: smallestSensitiveCell };
};

/**
 * Hides small cells over a whole year at once: a number of people below the threshold, and whatever would give it back
 * by subtraction, inside a unit, between a unit and the units below it, or in the sums by kind, bloc, pilot and lineage.
 * How many are *not* registered is never published, and must not be computable either while they are few. How many are
 * not yet recognised speaks of the paperwork, not of people, and is left alone.
 *
 * The tree comes first. A block of sums beside it is opened where that tells nothing that the tree hides.
 */
export const hiddenCells = (boxes: readonly Box[], thresholds: Thresholds, before: ReadonlySet<string>): ReadonlySet<string> => {
  const isBeside = (box: Box) => box.block !== undefined;
  const inTree = boxes.filter((box) => !isBeside(box));
  const tree = knownOf(inTree, thresholds, before);
  // While the tree is decided nothing beside it is open; but what is small there must not follow from the tree alone.
  const looked = boxes.filter((box) => isBeside(box) && (inTree.length <= mostWithSums || box.parts.length <= fewParts));
  const beside = knownOf(looked, thresholds, new Set());
  const all = together(tree, beside);
  const unpublished = new Set([...all.unpublished, ...beside.values.keys()]);
  const sensitive = [...tree.sensitive, ...beside.sensitive].filter((cell) => !all.known.has(cell));
  const hidden = protect({ ...all, unpublished, sensitive });
  const kept = [...hidden, ...sensitive].filter((cell) => !all.known.has(cell));
  let secret: ReadonlySet<string> = new Set([...hidden, ...sensitive, ...unpublished].filter((cell) => !all.known.has(cell)));

  for (const box of boxes) if (isBeside(box) && !looked.includes(box)) for (const name of cellNames(box)) hidden.add(cellOf(box, name));
  for (const block of Map.groupBy(looked, (box) => (inTree.length <= mostWithSums ? box.block! : '')).values()) {
    const own = knownOf(block, thresholds, new Set());
    const closed = new Set(
      [...own.values.keys()].filter((cell) => own.unpublished.has(cell) || own.sensitive.has(cell) || before.has(cell)),
    );
    for (const sum of own.sums) {
      const inside = sum.parts.filter((part) => !own.values.has(part) && secret.has(part));
      const people = inside.reduce((n, part) => n + all.values.get(part)!, 0);
      if (inside.length > 0 && (inside.length < 2 || people < thresholds.smallestSensitiveCell)) closed.add(sum.total);
    }
    // Inside a box one hidden part would be what the others leave: how many lack, or a single rating.
    for (const box of block) {
      const ratings = ratingCodes(box.programme).map((code) => cellOf(box, `recognised:${code}`));
      if (own.sensitive.has(cellOf(box, 'not-registered'))) closed.add(cellOf(box, 'registered'));
      if (ratings.some((cell) => closed.has(cell))) for (const cell of ratings) closed.add(cell);
    }
    const opened = (shut: ReadonlySet<string>) => new Set([...secret].filter((cell) => !own.values.has(cell) || shut.has(cell)));
    const tellsNothing = (shut: ReadonlySet<string>) => {
      const now = opened(shut);
      const tells = new Set([...derivable(all.sums, now), ...nearlyKnown({ ...all, unpublished, hidden: now })]);
      return !kept.some((cell) => tells.has(cell));
    };
    const every = new Set(own.values.keys());
    const butMembers = new Set([...every].filter((cell) => closed.has(cell) || !cell.endsWith('/members')));
    const shut = [closed, butMembers].find(tellsNothing) ?? every;
    for (const cell of shut) if (!own.unpublished.has(cell)) hidden.add(cell);
    secret = opened(shut);
  }
  return hidden;
};

const together = (a: Cells, b: Known): Cells => ({
  values: new Map([...a.values, ...b.values]),
  unpublished: new Set([...a.unpublished, ...b.unpublished]),
  known: new Set([...a.known, ...b.known]),
  told: new Set([...(a.told ?? []), ...(b.told ?? [])]),
  sums: [...a.sums, ...b.sums],
  sensitive: [],
  least: a.least,
});

/** The cells a publication hid, by their names. */
export const hiddenIn = (dataset: DatasetV1 | undefined, programmes: readonly Programme[]): ReadonlySet<string> => {
  const hidden = new Set<string>();
  const boxes = [
    ...(dataset?.years ?? []).map((y) => ({ ...y, id: y.unit })),
    ...(dataset?.sums ?? []).map((s) => ({ ...s, id: sumId(s as UnitSum & typeof s) })),
  ];
  for (const { people, ratings, ...box } of boxes) {
    const rated = ratings.recognised.map((r) => [`recognised:${r.code}`, r.people] as const);
    for (const [name, n] of [...Object.entries(people), ['recognised', ratings.total] as const, ...rated])
      if (n === null && programmes.some((p) => p.code === box.programme)) hidden.add(cellOf(box, name));
  }
  return hidden;
};
