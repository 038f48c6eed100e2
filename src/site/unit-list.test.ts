import { describe, expect, test } from 'vitest';
import type { PublishedUnit } from '../domain/index.ts';
import { isLong, listed, type UnitInList } from './unit-list.ts';

/** A province: a commune with three chi đoàn; a school with a faculty of two, and a chi đoàn of its own; a chi đoàn beside them. */
const parents: Readonly<Record<string, string>> = {
  'xa-1': 'xa',
  'xa-2': 'xa',
  'xa-3': 'xa',
  'truong-khoa': 'truong',
  'truong-khoa-1': 'truong-khoa',
  'truong-khoa-2': 'truong-khoa',
  'truong-1': 'truong',
};
const unit = (code: string, level: string) => ({ code, level, name: code }) as unknown as PublishedUnit;
const direct = [unit('xa', 'xa'), unit('truong', 'khoi'), unit('co-quan', 'chi_doan')];
const others = Object.keys(parents).map((code) => unit(code, code === 'truong-khoa' ? 'co_so' : 'chi_doan'));
const below = ({ code }: PublishedUnit) => others.filter((other) => parents[other.code] === code);
const all = [...direct, ...others];

/** The codes of a list, what stands below one in brackets, and how many chi đoàn stand elsewhere. */
const told = (list: readonly UnitInList[]): string =>
  list
    .map(({ unit: { code }, below: units, onItsPage }) =>
      [code, units.length > 0 && `(${told(units)})`, onItsPage > 0 && `+${onItsPage}`].filter(Boolean).join(' '),
    )
    .join(', ');

describe('units and all below them in one list', () => {
  test('stand there whole as far as one list holds them', () => {
    expect(isLong(direct, below, all.length)).toBe(false);
    expect(told(listed(direct, below, all.length))).toBe(
      'xa (xa-1, xa-2, xa-3), truong (truong-khoa (truong-khoa-1, truong-khoa-2), truong-1), co-quan',
    );
  });
  test('with one more, chi đoàn below the first level stand on the page of the unit above them, and are counted', () => {
    expect(isLong(direct, below, all.length - 1)).toBe(true);
    expect(told(listed(direct, below, all.length - 1))).toBe('xa +3, truong (truong-khoa +2) +1, co-quan');
  });
  test('no unit is lost: each is in the list, or directly below one that is', () => {
    const flat = (list: readonly UnitInList[]): PublishedUnit[] => list.flatMap((one) => [one.unit, ...flat(one.below)]);
    const reached = flat(listed(direct, below, 1)).flatMap((one) => [one, ...below(one)]);
    expect([...new Set(reached.map(({ code }) => code))].sort()).toEqual(all.map(({ code }) => code).sort());
  });
});
