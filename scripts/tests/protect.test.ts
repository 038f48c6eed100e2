import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivable, nearlyKnown, protect, type Sum } from '../../src/domain/index.ts';

const threshold = 5;
/** Hides with nothing known and nothing unpublished. */
const hide = (values: ReadonlyMap<string, number>, sums: readonly Sum[], sensitive: Iterable<string>, least = 1) =>
  protect({ values, unpublished: new Set(), known: new Set(), sums, sensitive, least });
const small = (values: ReadonlyMap<string, number>) => [...values].filter(([, n]) => n > 0 && n < threshold).map(([name]) => name);

/** A random tree of units, each with members = registered + not registered; the totals are sums of the branches. */
const forest = fc
  .array(fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((bases) => {
    const values = new Map<string, number>();
    const sums: Sum[] = [];
    const names = ['yes', 'no', 'all'];
    const add = (unit: string, yes: number, no: number) => {
      values
        .set(`${unit}/yes`, yes)
        .set(`${unit}/no`, no)
        .set(`${unit}/all`, yes + no);
      sums.push({ total: `${unit}/all`, parts: [`${unit}/yes`, `${unit}/no`] });
    };
    const total = (pairs: readonly (readonly [number, number])[]) =>
      pairs.reduce(([a, b], [c, d]) => [a + c, b + d] as const, [0, 0] as const);
    bases.forEach((branches, i) => {
      branches.forEach(([yes, no], j) => add(`b${i}.${j}`, yes, no));
      add(`b${i}`, ...total(branches));
      for (const name of names) sums.push({ total: `b${i}/${name}`, parts: branches.map((_, j) => `b${i}.${j}/${name}`) });
    });
    add('root', ...total(bases.flat()));
    for (const name of names) sums.push({ total: `root/${name}`, parts: bases.map((_, i) => `b${i}/${name}`) });
    return { values, sums };
  });

describe('hiding small cells', () => {
  test('one small cell alone takes a partner with it', () => {
    const values = new Map([
      ['all', 40],
      ['a', 3],
      ['b', 17],
      ['c', 20],
    ]);
    const sums = [{ total: 'all', parts: ['a', 'b', 'c'] }];
    expect([...hide(values, sums, ['a'])].sort()).toEqual(['a', 'b']);
  });
  test('the check sees what a single hidden cell gives away', () => {
    expect(derivable([{ total: 'all', parts: ['a', 'b'] }], new Set(['a']))).toEqual(['a']);
    expect(derivable([{ total: 'all', parts: ['a', 'b'] }], new Set(['a', 'b']))).toEqual([]);
  });
  test('two sums together give a cell back, and the check sees it', () => {
    const sums = [
      { total: 't1', parts: ['a', 'b'] },
      { total: 't2', parts: ['a', 'b', 'c'] },
    ];
    expect(derivable(sums, new Set(['a', 'b', 'c']))).toEqual(['c']);
  });
  test('an empty cell is no partner while another can be had, a total only when no part is left', () => {
    const values = new Map([
      ['all', 20],
      ['a', 3],
      ['b', 0],
      ['c', 17],
    ]);
    const sums = [{ total: 'all', parts: ['a', 'b', 'c'] }];
    expect([...hide(values, sums, ['a'])].sort()).toEqual(['a', 'c']);
    values.set('c', 0).set('all', 3);
    expect([...hide(values, sums, ['a'])].sort()).toEqual(['a', 'all']);
  });
  test('two small cells are not enough where their sum would tell them', () => {
    const values = new Map([
      ['all', 22],
      ['a', 1],
      ['b', 1],
      ['c', 20],
    ]);
    const sums = [{ total: 'all', parts: ['a', 'b', 'c'] }];
    expect(nearlyKnown({ values, unpublished: new Set(), sums, hidden: new Set(['a', 'b']) }).sort()).toEqual(['a', 'b']);
    expect([...hide(values, sums, ['a', 'b'], 10)].sort()).toEqual(['a', 'b', 'c']);
  });
  test('what anybody can tell from elsewhere is no partner', () => {
    const values = new Map([
      ['all', 17],
      ['a', 17],
      ['b', 0],
    ]);
    const sums = [{ total: 'all', parts: ['a', 'b'] }];
    const hidden = protect({ values, unpublished: new Set(), known: new Set(['b']), sums, sensitive: ['a'], least: 1 });
    expect([...hidden].sort()).toEqual(['a', 'all']);
  });
  test('on any forest: every small cell is hidden and none can be computed back', () => {
    fc.assert(
      fc.property(forest, fc.constantFrom(1, 10), ({ values, sums }, least) => {
        const hidden = hide(values, sums, small(values), least);
        for (const cell of small(values)) expect(hidden).toContain(cell);
        const secret = new Set(hidden);
        const told = derivable(sums, secret).filter((c) => small(values).includes(c));
        expect(told).toEqual([]);
        for (const { total, parts } of sums) {
          const inside = parts.filter((c) => hidden.has(c));
          if (hidden.has(total) || inside.length === 0 || inside.length === parts.length) continue;
          expect(
            inside.reduce((n, c) => n + values.get(c)!, 0),
            total,
          ).toBeGreaterThanOrEqual(least);
        }
      }),
      { numRuns: 300 },
    );
  });
});
