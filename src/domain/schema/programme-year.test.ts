import { expect, test } from 'vitest';
import { formYearOf } from '../index.ts';

test.each<[what: string, periods: readonly (readonly [from: number, to: number])[], year: number]>([
  ['a programme runs', [[2026, 2028]], 2026],
  ['it was begun in November for the next year', [[2027, 2028]], 2027],
  [
    'one runs and another is to come',
    [
      [2024, 2026],
      [2027, 2030],
    ],
    2026,
  ],
  ['all are over', [[2014, 2017]], 2026],
  ['there is none', [], 2026],
])('%s: whose forms are filled in during 2026', (_, periods, year) => {
  const programmes = periods.map(([from, to]) => ({ organisation: 'ben-xuan', period: { from, to, clause: { place: 'x' } } }));
  const others = [{ organisation: 'khac', period: { from: 2030, to: 2031, clause: { place: 'x' } } }];
  expect(formYearOf([...others, ...programmes], 'ben-xuan', 2026)).toBe(year);
});
