import { expect, test } from 'vitest';
import { formYearOf, openYearsOf, runningYear } from '../index.ts';

test.each([
  ['nam_duong_lich', '2027-03-01', 2027],
  ['nam_hoc', '2026-11-30', 2026],
  ['nam_hoc', '2027-03-01', 2026],
  ['nam_hoc', '2027-08-31', 2026],
  ['nam_hoc', '2027-09-01', 2027],
] as const)('%s: the year that runs on %s (K-50: “school year”)', (yearKind, asOf, year) => {
  expect(runningYear({ yearKind }, asOf)).toBe(year);
});

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

test.each<[what: string, formYear: number, owed: readonly number[], years: readonly number[]]>([
  ['nothing is owed', 2026, [], [2026]],
  ['something of last year is', 2026, [2026, 2025, 2024], [2026, 2025]],
  ['the next programme is prepared, and nothing is owed', 2027, [], [2027]],
  ['no programme runs this year, something of the last one is owed', 2027, [2025], [2027, 2025]],
  ['this year and the last are owed', 2027, [2025, 2026], [2027, 2026, 2025]],
])('%s: the years whose forms stand ready during 2026', (_, formYear, owed, years) => {
  expect(openYearsOf(formYear, 2026, (year) => owed.includes(year))).toEqual(years);
});
