import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellOf, hiddenCells, ratingCodes, recognisedTotal, type Box } from '../../src/domain/publish/hide.ts';
import { check, derivable, nearlyKnown, noFigures, type Figures, type Sum } from '../../src/domain/index.ts';
import { mini } from './mini.ts';

/** Random organisations, their tables published together and one after another, before somebody who knows all of them. */

const programme = check(mini()).content!.programmes.find((p) => p.organisation === 'q8')!;
const codes = ratingCodes(programme);
const thresholds = { smallestCell: 5, smallestSensitiveCell: 10 };
const year = 2016;

interface Branch {
  members: number;
  lacking: number;
  youth: number;
  kind: number;
  ratings: readonly number[];
}
const branch: fc.Arbitrary<Branch> = fc.record({
  members: fc.integer({ min: 0, max: 30 }),
  lacking: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })),
  youth: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
  kind: fc.nat(2),
  ratings: fc.array(fc.nat(12), { minLength: codes.length, maxLength: codes.length }),
});
/** An organisation: base units, each with its branches. */
const organisation = fc.array(fc.array(branch, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

const figuresOf = ({ members, lacking, youth, ratings }: Branch): Figures => {
  const figures = noFigures();
  figures.people = {
    ...figures.people,
    members,
    youth,
    registered: Math.max(0, members - lacking),
    recognised: Object.fromEntries(codes.map((code, i) => [code, ratings[i]!])),
  };
  figures.items.registered = members;
  figures.handedIn = { 'cong-nhan': 1 };
  return figures;
};
const total = (list: readonly Figures[]): Figures => {
  const sum = (of: (f: Figures) => number) => list.reduce((n, f) => n + of(f), 0);
  const figures = noFigures();
  figures.people = {
    ...figures.people,
    members: sum((f) => f.people.members),
    youth: sum((f) => f.people.youth),
    registered: sum((f) => f.people.registered),
    recognised: Object.fromEntries(codes.map((code) => [code, sum((f) => f.people.recognised[code]!)])),
  };
  figures.items.registered = sum((f) => f.items.registered);
  figures.handedIn = { 'cong-nhan': 1 };
  return figures;
};
const boxesOf = (bases: readonly (readonly Branch[])[]): readonly Box[] => {
  const branches = bases.flatMap((own, b) => own.map((one, i) => ({ id: `b${b}-${i}`, base: b, kind: one.kind, figures: figuresOf(one) })));
  const box = (id: string, figures: Figures, parts: readonly string[], more: Partial<Box> = {}): Box => ({
    id,
    year,
    programme,
    figures,
    parts,
    tellsWhoLacks: false,
    ...more,
  });
  const of = (list: typeof branches) => ({ figures: total(list.map((x) => x.figures)), parts: list.map((x) => x.id) });
  const baseBoxes = bases.map((_, b) => {
    const { figures, parts } = of(branches.filter((x) => x.base === b));
    return box(`b${b}`, figures, parts);
  });
  const kinds = [0, 1, 2].flatMap((kind) => {
    const own = branches.filter((x) => x.kind === kind);
    const { figures, parts } = of(own);
    return own.length > 0 ? [box(`kind:o:${kind}`, figures, parts, { block: 'kind:o' })] : [];
  });
  // What two base units became: a sum across the tree.
  const heirs = bases.length > 1 ? [of(branches.filter((x) => x.base < 2))] : [];
  return [
    ...branches.map((x) => box(x.id, x.figures, [], { tellsWhoLacks: true })),
    ...baseBoxes,
    box(
      'o',
      of(branches).figures,
      baseBoxes.map((b) => b.id),
    ),
    ...kinds,
    ...heirs.map(({ figures }) => box('lineage:t:h', figures, ['b0', 'b1'], { block: 'lineage:h' })),
  ];
};

/** Every cell with its number, how cells add up, and which must never be told. */
const truthOf = (boxes: readonly Box[]) => {
  const [values, sums] = [new Map<string, number>(), [] as Sum[]];
  const [secret, unpublished, told, open] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  for (const box of boxes) {
    const { people } = box.figures;
    const lacking = people.members - people.registered;
    const cells: [string, number, number][] = [
      ['members', people.members, 5],
      ['youth', people.youth, 5],
      ['registered', people.registered, 5],
      ['not-registered', lacking, 10],
      ['recognised', recognisedTotal(box.figures), 5],
      ...programme.ratings.scale.map((r): [string, number, number] => [
        `recognised:${r.code}`,
        people.recognised[r.code]!,
        r.fulfils ? 5 : 10,
      ]),
      [`recognised:${programme.ratings.notRated.code}`, people.recognised[programme.ratings.notRated.code]!, 5],
    ];
    for (const [name, n, least] of cells) {
      values.set(cellOf(box, name), n);
      if (n > 0 && n < least) secret.add(cellOf(box, name));
      if (box.parts.length > 0) sums.push({ total: cellOf(box, name), parts: box.parts.map((id) => cellOf({ id, year }, name)) });
    }
    unpublished.add(cellOf(box, 'not-registered'));
    if (box.tellsWhoLacks) (lacking === 0 ? open : told).add(cellOf(box, 'not-registered'));
    if (box.figures.items.registered === 0) open.add(cellOf(box, 'registered'));
    sums.push({ total: cellOf(box, 'members'), parts: [cellOf(box, 'registered'), cellOf(box, 'not-registered')] });
    sums.push({ total: cellOf(box, 'recognised'), parts: codes.map((code) => cellOf(box, `recognised:${code}`)) });
  }
  return { values, sums, secret, unpublished, told, open };
};

describe('an attacker who knows every published table', () => {
  test('cannot tell a small number of people: not from one table, not from levels, kinds and lineage together', () => {
    fc.assert(
      fc.property(organisation, (bases) => {
        const boxes = boxesOf(bases);
        const hidden = hiddenCells(boxes, thresholds, new Set());
        const { values, sums, secret, unpublished, told, open } = truthOf(boxes);
        const unseen = new Set([...values.keys()].filter((cell) => (hidden.has(cell) || unpublished.has(cell)) && !open.has(cell)));
        const known = new Set([...derivable(sums, unseen), ...nearlyKnown({ values, unpublished, told, sums, hidden: unseen })]);
        for (const cell of secret) {
          expect(unseen.has(cell), `${cell} stands open`).toBe(true);
          expect(known.has(cell), `${cell} can be computed`).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('what one publication hid, the next does not show, whatever became of it', () => {
    fc.assert(
      fc.property(organisation, fc.infiniteStream(fc.nat(6)), (bases, more) => {
        const later = bases.map((own) => own.map((one) => ({ ...one, members: one.members + more.next().value! })));
        const first = hiddenCells(boxesOf(bases), thresholds, new Set());
        const second = hiddenCells(boxesOf(later), thresholds, first);
        for (const cell of first) expect(second.has(cell), cell).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('the same figures published again are hidden in the same cells', () => {
    fc.assert(
      fc.property(organisation, (bases) => {
        const first = hiddenCells(boxesOf(bases), thresholds, new Set());
        expect(hiddenCells(boxesOf(bases), thresholds, first)).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });

  test('large numbers stand open', () => {
    const big: Branch = { members: 300, lacking: 100, youth: 40, kind: 0, ratings: codes.map(() => 50) };
    expect([
      ...hiddenCells(
        boxesOf([
          [big, big],
          [{ ...big, kind: 1 }, big],
        ]),
        thresholds,
        new Set(),
      ),
    ]).toEqual([]);
  });
});
