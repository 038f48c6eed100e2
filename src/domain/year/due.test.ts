import { describe, expect, test } from 'vitest';
import { check, yearDues } from '../index.ts';
import { mini } from '../../../scripts/tests/mini.ts';

describe('Q L83 “kiểm tra đánh giá … đợt cao điểm trong năm” (Q-53, R6): what a programme says is due names its drives', () => {
  const { programmes } = check(mini()).content!;
  const quan8 = programmes.find(({ organisation }) => organisation === 'q8')!;
  const told = yearDues(quan8, 2016).map(({ kind, round, day, schoolDay }) => [kind, round, day, schoolDay]);
  test('each drive with its day on either calendar: that of the quarter in which it ends', () => {
    expect(told.filter(([, round]) => String(round).startsWith('DOT:'))).toEqual([
      ['ket-qua', 'DOT:thang-thanh-nien', '2016-04-10', '2017-06-10'],
      ['ket-qua', 'DOT:he-tinh-nguyen', '2016-10-10', '2017-09-10'],
    ]);
  });
  test('and all that is written for the year', () => {
    const written = quan8.years.find(({ year }) => year === 2016)!.due;
    expect(told.length).toBe(written.length + 2);
    for (const { kind, round, day, schoolDay } of written) expect(told).toContainEqual([kind, round, day, schoolDay]);
  });
});
