import { describe, expect, test } from 'vitest';
import { check, type RawContent } from '../../src/domain/index.ts';
import { at, mini, programmeFiles, registrations } from '../tests/mini.ts';
import { effectOf } from './effect.ts';

/** What the gate tells anybody of a change's effect: of a branch that stands in a group with others no number (domain §0, rows 7 and 14). */

const branch = 'q8-p01-kp1';
const other = 'q8-p01-kp2';
/** The founding programme with groups of the year as they were fixed. */
const withGroups = (groups: { people: string[][]; items: string[][] } | undefined): Partial<RawContent> => ({
  programmes: mini().programmes.map((one) => {
    const data = one.data as { years: { year: number }[] };
    if (one.path !== programmeFiles.quan8) return one;
    return { ...one, data: { ...data, years: data.years.map((year) => (year.year === 2016 ? { ...year, groups } : year)) } };
  }),
});
const effect = (members: number, groups?: { people: string[][]; items: string[][] }) => {
  const codes = Array.from({ length: members }, (_, i) => `DV-${i + 1}A`);
  const list = { [at(branch, 'doan-vien')]: codes.map((m) => `2016,${branch},${m},doan_vien,dang_sinh_hoat,`).join('\n') };
  const path = at(branch, 'dang-ky');
  const more = withGroups(groups);
  const before = check(mini(list, more));
  const after = check(mini({ ...list, [path]: codes.map((m) => registrations(m, 5)).join('\n') }, more));
  expect(after.content!.programmes.some((p) => p.years.some(({ year, groups: own }) => year === 2016 && own !== undefined))).toBe(
    groups !== undefined,
  );
  return effectOf(before, after, [{ path, before: '000000', after: '100644', movedOn: false }])[0]!;
};

describe('what a change does to a branch’s figures', () => {
  test('six members, a group by themselves: told', () => {
    expect(effect(6).figures).toMatchObject({ items: { before: 0, after: 30 }, registered: { before: 0, after: 6 } });
    expect(effect(6, { people: [[branch], [other]], items: [] }).figures).toBeDefined();
  });
  test.each<[string, number, Parameters<typeof effect>[1]]>([
    ['four members', 4, undefined],
    ['six, whose group was fixed with another’s', 6, { people: [[branch, other]], items: [] }],
    ['six, whose items were fixed with another’s', 6, { people: [[branch], [other]], items: [[branch, other]] }],
  ])('%s: where they stand, and no number', (_, members, groups) => {
    expect(effect(members, groups)).toEqual({ unit: branch, name: expect.any(String), year: 2016 });
  });
});
