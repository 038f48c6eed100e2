import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivable, protect, type Sum } from '../../src/domain/index.ts';

const threshold = 5;
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
    expect([...protect(values, sums, ['a'])].sort()).toEqual(['a', 'b']);
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
  test('on any forest: every small cell is hidden and none can be computed back', () => {
    fc.assert(
      fc.property(forest, ({ values, sums }) => {
        const hidden = protect(values, sums, small(values));
        for (const cell of small(values)) expect(hidden).toContain(cell);
        expect(derivable(sums, hidden)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
