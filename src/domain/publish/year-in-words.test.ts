import { describe, expect, test } from 'vitest';
import { familiesSaid, nextDue, ratedOver, ratingsSaid, roundSaid, yearSaid, type Said } from './year-in-words.ts';
import type { PublishedDue, PublishedUnit } from './v2.ts';
import type { YearView } from './view.ts';
import type { Figure } from './view-row.ts';

/** The sentences of figures, as people read them. */

const sentence = (parts: readonly Said[]) => parts.map(({ figure, words }) => [figure, words].filter(Boolean).join(' ')).join('; ');
const figure = (value: Figure['value'], of = 0, branches = 1): Figure => ({ value, of, branches });
const due = (day: string, over: Partial<PublishedDue> = {}): PublishedDue => ({
  kind: 'ket-qua',
  round: null,
  day,
  expected: 3,
  received: 0,
  overdue: 0,
  ...over,
});
const view = (registered: Figure, done: Figure, dues: readonly PublishedDue[] = [], branches = 1) =>
  ({ people: () => ({ registered, branches }), items: () => ({ done, branches }), unit: () => ({ due: dues }) }) as unknown as YearView;

describe('a year in one sentence', () => {
  const owed = [due('2016-03-31', { kind: 'doan-vien', received: 2, overdue: 1 })];
  test.each([
    [
      'all told',
      view(figure(860, 893), figure(1204, 1500), owed),
      false,
      '860 trong 893 đoàn viên đã đăng ký rèn luyện; 1.204 trong 1.500 việc đăng ký đã hoàn thành; còn 1 chi đoàn chưa nộp danh sách',
    ],
    [
      'a branch owes nothing below it',
      view(figure(12, 12), figure('chua_den_ky'), owed),
      true,
      '12 trong 12 đoàn viên đã đăng ký rèn luyện',
    ],
    [
      'of some chi đoàn only: of how many',
      view(figure(75, 76, 4), figure(80, 90, 3), owed, 6),
      false,
      '75 trong 76 đoàn viên đã đăng ký rèn luyện (trong 4/6 chi đoàn); 80 trong 90 việc đăng ký đã hoàn thành (trong 3/6 chi đoàn); còn 1 chi đoàn chưa nộp danh sách',
    ],
    ['not handed in', view(figure('chua_nop'), figure('chua_nop')), true, 'đăng ký rèn luyện: chưa nộp'],
    ['not yet due', view(figure('chua_den_ky'), figure('chua_den_ky')), true, 'đăng ký rèn luyện: chưa đến kỳ'],
    ['nobody listed is not nobody registered', view(figure(0, 0), figure(0, 0)), true, 'chưa có đoàn viên nào trong danh sách'],
    [
      'a registration that came before its list is not told as missing',
      view(figure('chua_nop'), figure('chua_nop'), [
        due('2026-03-31', { kind: 'dang-ky', received: 1 }),
        due('2026-03-31', { kind: 'doan-vien' }),
      ]),
      true,
      'đăng ký rèn luyện: đã nhận, chưa đếm được vì chưa nộp danh sách mã đoàn viên',
    ],
    [
      'some chi đoàn sent both, none is counted yet, and one owes its list',
      view(figure('cho_du'), figure('cho_du'), [due('2026-03-31', { kind: 'dang-ky', received: 2 }), ...owed]),
      false,
      'đăng ký rèn luyện: chờ đủ nhóm; còn 1 chi đoàn chưa nộp danh sách',
    ],
    ['nobody registered', view(figure(0, 20), figure(0, 0)), true, '0 trong 20 đoàn viên đã đăng ký rèn luyện'],
  ])('%s', (_, year, single, said) => {
    expect(sentence(yearSaid(year, 'x', single))).toBe(said);
  });
});

test('a round, families of criteria, ratings', () => {
  expect(sentence(roundSaid('Quý III', figure(261, 440)))).toBe('261 trong 440 việc đăng ký đã hoàn thành, tính đến hết quý III');
  expect(
    sentence(
      familiesSaid([
        { name: 'Rèn luyện', registered: 40, done: figure(31, 40) },
        { name: 'Hành động', registered: 7, done: figure('chua_nop') },
      ]),
    ),
  ).toBe('31 trong 40 việc thuộc nhóm “Rèn luyện” đã hoàn thành; 7 việc đăng ký thuộc nhóm “Hành động”');
  expect(sentence(ratingsSaid({ rated: 39, rest: 5, levels: [] }))).toBe('34 trong 39 đoàn viên được công nhận từ hoàn thành trở lên');
  expect(sentence(ratingsSaid({ rated: 12, rest: 12, levels: undefined }))).toBe('12 đoàn viên đã được công nhận xếp loại');
});

describe('domain §0, row 7: whom a row of ratings is over, and nobody less', () => {
  const units = [
    ['cdsp', 'Đoàn trường Sư phạm', 'huyen', 'kg', null],
    ['khoi', 'Đoàn khối Các cơ quan', 'huyen', 'kg', null],
    ['khoa', 'Đoàn khoa Mầm non', 'co_so', 'cdsp', null],
    ['so', 'Đoàn cơ sở Sở Lao động', 'co_so', 'khoi', null],
    ['a1', 'Chi đoàn A1', 'chi_doan', 'khoa', 'bo_phan'],
    ['a2', 'Chi đoàn A2', 'chi_doan', 'khoa', 'bo_phan'],
    ['vp', 'Chi đoàn Văn phòng', 'chi_doan', 'so', 'bo_phan'],
    ['bt', 'Chi đoàn cơ sở Bảo tàng', 'chi_doan', 'khoi', 'co_so'],
  ].map(([code, name, level, parent, branchType]) => ({ code, name, level, parent, branchType }) as unknown as PublishedUnit);
  test.each<[string, string, string[], string]>([
    ['a base unit alone', 'khoa', ['khoa'], 'trong đơn vị'],
    ['two together', 'khoa', ['khoa', 'so'], 'tính chung Đoàn khoa Mầm non và Đoàn cơ sở Sở Lao động'],
    ['two districts together', 'khoi', ['khoi', 'cdsp'], 'tính chung Đoàn khối Các cơ quan và Đoàn trường Sư phạm'],
    ['a branch, in its base unit', 'a1', ['a1', 'a2'], 'tính cả Đoàn khoa Mầm non'],
    [
      'a branch, over several',
      'a1',
      ['a1', 'a2', 'bt', 'vp'],
      'tính chung Đoàn khoa Mầm non, Chi đoàn cơ sở Bảo tàng và Đoàn cơ sở Sở Lao động',
    ],
    ['a chi đoàn cơ sở stands for itself', 'bt', ['bt'], 'trong đơn vị'],
  ])('%s', (_, unit, over, said) => {
    expect(ratedOver(unit, { units: over }, (code) => units.find((u) => u.code === code))).toBe(said);
  });
});

describe('what is due next', () => {
  const dues = [
    due('2016-03-31', { overdue: 2, received: 1 }),
    due('2016-06-30', { received: 3 }),
    due('2016-12-20'),
    due('2016-12-20', { kind: 'danh-gia' }),
    due('2016-12-31'),
  ];
  test('the first day to come, with all that falls due on it, and what is past its day', () => {
    expect(nextDue({ due: dues }, '2016-11-20')).toEqual({ next: [dues[2], dues[3]], days: 30, overdue: [dues[0]] });
    expect(nextDue({ due: dues }, '2016-12-20')?.days).toBe(0);
  });
  test('nothing more to come, something missing; and nothing at all', () => {
    expect(nextDue({ due: dues.slice(0, 2) }, '2016-11-20')).toEqual({ next: [], days: 0, overdue: [dues[0]] });
    expect(nextDue({ due: [dues[1]!] }, '2016-11-20')).toBeUndefined();
  });
});
