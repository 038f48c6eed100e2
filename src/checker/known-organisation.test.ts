import { expect, test } from 'vitest';
import { branch, mini } from '../../scripts/tests/mini.ts';
import { findUnits, know } from './known-organisation.ts';

/** The first unit found is chosen for whoever types: it is the one that is called so, not one that stands below it. */

const below = Array.from({ length: 70 }, (_, i) => branch(`q8-p01-a${i}`, { name: `Ấp ${i}` }));
const district = [
  ...below,
  { code: 'q8-p10', name: 'Đoàn phường 10', level: 'co_so', kind: 'dia_ban_dan_cu', parent: 'q8' },
  { code: 'q8-p01', name: 'Đoàn phường 1', level: 'co_so', kind: 'dia_ban_dan_cu', parent: 'q8' },
  { code: 'q8', name: 'Quận Đoàn 8', level: 'huyen', kind: 'dia_ban_dan_cu' },
];
const { forest } = know({ ...mini(), units: [{ path: 'content/units/mini.json', data: { units: district } }] });
const found = (text: string) => findUnits(forest, text).map(({ code }) => code);

test.each([
  ['Quận Đoàn 8', 'q8'],
  ['quan doan 8', 'q8'],
  ['q8', 'q8'],
  ['Đoàn phường 1', 'q8-p01'],
  ['  phuong 10 ', 'q8-p10'],
  ['q8-p01', 'q8-p01'],
])('“%s” finds %s first, of however many', (typed, code) => {
  expect(found(typed)[0]).toBe(code);
});
test('what is surely meant need not be chosen: no other is called so as nearly', () => {
  const meant = (text: string) => findUnits(forest, text).flatMap(({ code, isMeant }) => (isMeant ? [code] : []));
  expect(meant('đoàn phường 1')).toEqual(['q8-p01']);
  expect(meant('Ấp 69')).toEqual(['q8-p01-a69']);
  expect(meant('phuong 1')).toEqual([]);
  expect(meant('')).toEqual([]);
});
test('a name tells more than the name of the unit above, and each word may stand in either', () => {
  expect(found('doan phuong 1').slice(0, 2)).toEqual(['q8-p01', 'q8-p10']);
  expect(found('ap 3 phuong')[0]).toBe('q8-p01-a3');
  expect(found('không có')).toEqual([]);
  expect(found('')).toHaveLength(60);
});
