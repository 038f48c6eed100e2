import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion } from './apportion.ts';
import { formatShares } from './vietnamese.ts';

/** Q L63 “phân tích chất lượng đoàn viên”: a column of shares adds up to exactly 100%. */

const counts = fc.array(fc.nat(5000), { minLength: 1, maxLength: 12 }).filter((parts) => parts.some((n) => n > 0));
const few = fc.array(fc.nat(6), { minLength: 1, maxLength: 12 }).filter((parts) => parts.some((n) => n > 0));
const lopsided = fc.tuple(fc.integer({ min: 1, max: 300_000 }), few).map(([large, small]) => [large, ...small]);

test('a column adds up, each share is less than a tenth from what it is, and order is kept', () => {
  fc.assert(
    fc.property(fc.oneof(counts, few, lopsided), (parts) => {
      const whole = parts.reduce((sum, part) => sum + part, 0);
      const tenths = apportion(parts, 1000);
      expect(tenths.reduce((sum, n) => sum + n, 0)).toBe(1000);
      for (const [i, part] of parts.entries()) {
        // Below a tenth, in whole numbers: no rounding of the machine hides a fault.
        expect(Math.abs(tenths[i]! * whole - part * 1000)).toBeLessThan(whole);
        if (part === 0) expect(tenths[i]).toBe(0);
        if (tenths[i] === 1000) expect(part).toBe(whole);
        for (const [j, other] of parts.entries()) {
          if (part > other) expect(tenths[i]!).toBeGreaterThanOrEqual(tenths[j]!);
          if (part === other) expect(Math.abs(tenths[i]! - tenths[j]!)).toBeLessThanOrEqual(1);
        }
      }
      // Equal parts differ only where the steps that are left do not reach all of them.
      for (const equal of Map.groupBy(parts.keys(), (i) => parts[i]!).values())
        expect(equal.map((i) => tenths[i]!)).toEqual(equal.map((i) => tenths[i]!).sort((a, b) => b - a));
    }),
    { numRuns: 2000 },
  );
});

describe('as it is written', () => {
  test.each<[number[], string[]]>([
    [
      [1, 1, 1],
      ['33,4%', '33,3%', '33,3%'],
    ],
    [
      [2, 1, 1, 2],
      ['33,3%', '16,7%', '16,7%', '33,3%'],
    ],
    [
      [5, 0],
      ['100%', '0%'],
    ],
    [
      [9999, 1],
      ['99,9%', '0,1%'],
    ],
    [
      [1, 3],
      ['25%', '75%'],
    ],
    [
      [0, 0],
      ['—', '—'],
    ],
    [[], []],
  ])('%j → %j', (parts, written) => expect(formatShares(parts)).toEqual(written));
});
