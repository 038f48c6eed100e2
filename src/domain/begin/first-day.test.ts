import { describe, expect, test } from 'vitest';
import { firstDayOf, programmeSchema, type Programme } from '../index.ts';
import { programmeFrom, skeletonOf } from './skeleton.ts';

/** What a unit has before it while nothing was handed in. */

const programme = (...years: number[]): Programme => {
  const words = { code: 'x', name: 'Chương trình', organisation: 'bx', document: 'x', period: { from: 2026, to: 2030 } };
  const made = years.map((year) => programmeSchema.parse(programmeFrom(skeletonOf('nam-nhom')!, [], { ...words, year })));
  return { ...made[0]!, years: made.flatMap((p) => p.years) };
};
const branch = { level: 'chi_doan', yearKind: 'nam_duong_lich' } as const;
const told = (asOf: string, unit: Parameters<typeof firstDayOf>[2] = branch, years = [2026, 2027]) => {
  const first = firstDayOf([programme(...years)], 'bx', unit, asOf);
  return first && [first.year, ...first.dues.map(({ kind, day, when }) => `${kind} ${day} ${when}`)];
};

describe('a chi đoàn sees what it owes next', () => {
  test.each<[what: string, asOf: string, year: number, next: readonly string[]]>([
    ['before the year, its first days', '2025-12-01', 2026, ['doan-vien 2026-03-31 next', 'dang-ky 2026-03-31 next']],
    ['on the day itself it is not past', '2026-03-31', 2026, ['doan-vien 2026-03-31 next', 'dang-ky 2026-03-31 next']],
    ['after it, the next one', '2026-04-01', 2026, ['ket-qua 2026-07-10 next']],
    ['in January, the rest of the old year', '2027-01-05', 2026, ['ket-qua 2027-01-10 next']],
    ['then the new one', '2027-01-11', 2027, ['doan-vien 2027-03-31 next', 'dang-ky 2027-03-31 next']],
  ])('%s', (_, asOf, year, next) => {
    const [of, ...dues] = told(asOf)!;
    expect([of, dues.filter((due) => String(due).endsWith('next'))]).toEqual([year, next]);
    expect(dues.some((due) => String(due).startsWith('cong-nhan'))).toBe(false);
  });
  test('all days past: nothing is next, and all are told', () => {
    const [, ...dues] = told('2029-01-01')!;
    expect(new Set(dues.map((due) => String(due).split(' ')[2]))).toEqual(new Set(['past']));
  });
  test('a school goes by its own year, a unit owes nothing from before it was', () => {
    expect(told('2027-02-01', { ...branch, yearKind: 'nam_hoc' }, [2026])![1]).toBe('doan-vien 2026-10-31 past');
    expect(told('2026-01-01', { ...branch, validFrom: '2026-06-01' }, [2026])![1]).toBe('ket-qua 2026-07-10 next');
  });
  test('who stands above sees what recognition owes as well, and its own steps', () => {
    const above = firstDayOf([programme(2026)], 'bx', { level: 'co_so', yearKind: 'nam_duong_lich' }, '2026-01-01')!;
    expect(above.dues.at(-1)).toMatchObject({ kind: 'cong-nhan', level: 'co_so' });
    expect(above.steps.map(({ name }) => name)).toEqual(['Triển khai', 'Hướng dẫn', 'Kiểm tra, giám sát', 'Công nhận']);
  });
  test('without a programme of its organisation there is nothing to tell', () => {
    expect(firstDayOf([programme(2026)], 'khac', branch, '2026-01-01')).toBeUndefined();
  });
});
