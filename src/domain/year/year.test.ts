import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, internalContext, internalReports, rollUp, Years, type MemberYear, type RawContent } from '../index.ts';
import { at, branch, issuesOf, mini, registrations } from '../../../scripts/tests/mini.ts';

/** A branch's year: what is asked of a member is answered once, and everybody who asks hears the same. */

const [kp1, p01, asOf] = ['q8-p01-kp1', 'q8-p01', '2016-11-20'] as const;
const listed = (code: string, state = 'dang_sinh_hoat', kind = 'doan_vien') =>
  `2016,${kp1},${code},${kind},${state},${state === 'di_lam_an_xa' ? 5 : ''}`;
const change = (code: string, number: number | '', what: string) =>
  `2016,${kp1},${code},${number},${what},2016-06-15,Chuyển sang học buổi tối`;
const result = (code: string, number: number, round: string, state = 'hoan_thanh') => `2016,${kp1},${code},${number},${round},${state},,`;
/** Five different items of a member, each registered on the day that stands in its place. */
const onDays = (code: string, ...days: readonly string[]) =>
  days
    .map((day, i) =>
      registrations(code, i + 1, { ngay_dang_ky: day })
        .split('\n')
        .at(-1)!,
    )
    .join('\n');

type Files = Partial<Record<Parameters<typeof at>[1], readonly string[]>>;
const rawOf = (files: Files): RawContent =>
  mini(
    Object.fromEntries(
      Object.entries(files).map(([kind, rows]) => [at(kind === 'cong-nhan' ? p01 : kp1, kind as keyof Files), rows.join('\n')]),
    ),
  );
const yearOf = (files: Files) => {
  const { content, accepted } = check(rawOf(files));
  const years = new Years(content!);
  for (const file of accepted) years.put(file);
  return years.of(kp1, 2016)!;
};
const memberOf = (files: Files, code = 'DV-1A'): MemberYear => yearOf(files).member(code);
const five = registrations('DV-1A', 5);

describe('a member', () => {
  test.each<[string, Files, Partial<MemberYear>]>([
    ['of whom nothing is known', {}, { listed: false, kind: 'doan_vien', state: 'dang_sinh_hoat', isMember: false, registered: 0 }],
    ['of the list', { 'doan-vien': [listed('DV-1A')] }, { listed: true, mayBeRated: true, isMember: true, hasRegistered: false }],
    ['who moved away is not rated here', { 'doan-vien': [listed('DV-1A', 'chuyen_di')] }, { mayBeRated: false, isMember: false }],
    ['who is a thanh niên is not rated', { 'doan-vien': [listed('DV-1A', 'dang_sinh_hoat', 'thanh_nien')] }, { mayBeRated: false }],
    ['who is not listed is what the registration says', { 'dang-ky': [five] }, { listed: false, mayBeRated: true, isMember: false }],
    [
      'who is not listed and registers as a thanh niên is none',
      { 'dang-ky': [registrations('DV-1A', 5, { doi_tuong: 'thanh_nien' })] },
      { kind: 'thanh_nien', mayBeRated: false },
    ],
    [
      'is what the list says, whatever the registration says',
      { 'doan-vien': [listed('DV-1A')], 'dang-ky': [registrations('DV-1A', 5, { doi_tuong: 'thanh_nien' })] },
      { kind: 'doan_vien' },
    ],
    ['works away so many months', { 'doan-vien': [listed('DV-1A', 'di_lam_an_xa')] }, { state: 'di_lam_an_xa', months: '5' }],
    ['has a reason not to register', { 'dieu-chinh': [change('DV-1A', '', 'khong_dang_ky')] }, { excused: true, hasRegistered: false }],
    ['of whom nothing was dropped', { 'dang-ky': [five] }, { registered: 5, dropped: 0, done: 0 }],
    [
      'of whom an item was dropped: it counts no more, done or not',
      {
        'dang-ky': [registrations('DV-1A', 6)],
        'dieu-chinh': [change('DV-1A', 6, 'bo'), change('DV-1A', 5, 'sua')],
        'ket-qua': [result('DV-1A', 6, 'Q1'), result('DV-1A', 1, 'Q1')],
      },
      { registered: 5, dropped: 1, done: 1 },
    ],
    [
      'whose result the last round takes back',
      { 'dang-ky': [five], 'ket-qua': [result('DV-1A', 1, 'NAM', 'dang_lam'), result('DV-1A', 1, 'Q1'), result('DV-1A', 2, 'Q2')] },
      { done: 1 },
    ],
    ['registers on the due day', { 'dang-ky': [onDays('DV-1A', ...Array<string>(5).fill('2016-03-31'))] }, { late: false }],
    ['registers the day after', { 'dang-ky': [onDays('DV-1A', ...Array<string>(5).fill('2016-04-01'))] }, { late: true }],
    [
      'has the minimum only after the due day (F12)',
      { 'dang-ky': [onDays('DV-1A', '2016-03-01', '2016-03-01', '2016-06-01', '2016-03-01', '2016-03-01')] },
      { late: true, firstDay: '2016-03-01', completeDay: '2016-06-01' },
    ],
    [
      'adds to the minimum after the due day',
      { 'dang-ky': [onDays('DV-1A', ...Array<string>(5).fill('2016-03-01'), '2016-06-01')] },
      { late: false, completeDay: '2016-03-01' },
    ],
    [
      'who joined in July is not late, and answers from then on (F12)',
      { 'doan-vien': [listed('DV-1A', 'chuyen_den')], 'dang-ky': [onDays('DV-1A', ...Array<string>(5).fill('2016-07-20'))] },
      { late: false, joined: '2016-07-20' },
    ],
    [
      'who joined, nobody says when, is there by the year’s last day',
      { 'doan-vien': [listed('DV-1A', 'chuyen_den')] },
      { late: false, joined: '2016-12-31' },
    ],
    [
      'who joined, nobody says when, is there from the first day on which the branch tells of her',
      {
        'doan-vien': [listed('DV-1A', 'chuyen_den')],
        'dang-ky': [onDays('DV-1A', ...Array<string>(5).fill('2016-07-20'))],
        'trao-doi': [`2016,${kp1},DV-1A,2016-08-01`, `2016,${kp1},DV-1A,2016-05-02`],
      },
      { late: false, joined: '2016-05-02' },
    ],
    [
      'was talked with, in the order of the book',
      { 'trao-doi': [`2016,${kp1},DV-1A,2016-05-01`, `2016,${kp1},DV-1A,2016-02-01`] },
      { talks: ['2016-05-01', '2016-02-01'] },
    ],
  ])('%s', (_, files, told) => {
    const member = memberOf(files);
    expect(Object.fromEntries(Object.keys(told).map((key) => [key, member[key as keyof MemberYear]]))).toEqual(told);
  });
  test('was proposed and recognised, by whoever recognises the branch', () => {
    const year = yearOf({
      'doan-vien': [listed('DV-1A'), listed('DV-2B', 'di_lam_an_xa')],
      'danh-gia': [`2016,${kp1},DV-1A,hoan_thanh_tot,,`, `2016,${kp1},DV-2B,hoan_thanh,45,Ở địa phương 5 tháng`],
      'cong-nhan': [`2016,${p01},${kp1},DV-1A,hoan_thanh,Xét cùng mặt bằng,12-NQ/BCH,2017-01-08`],
    });
    expect(year.member('DV-2B')).toMatchObject({ threshold: 45, proposal: { rating: 'hoan_thanh' }, recognition: undefined });
    expect(year.member('DV-1A').recognition).toMatchObject({ rating: 'hoan_thanh', symbol: '12-NQ/BCH', day: '2017-01-08' });
    expect(year.recognised.map(({ member }) => member)).toEqual(['DV-1A']);
  });
  test('is read anew once other rows count', () => {
    const { content, accepted } = check(rawOf({ 'dang-ky': [five] }));
    const years = new Years(content!);
    for (const file of accepted) years.put(file);
    const year = years.of(kp1, 2016)!;
    expect(year.member('DV-1A').registered).toBe(5);
    year.put('dang-ky', accepted[0]!.rows.without([0]));
    expect(year.member('DV-1A').registered).toBe(4);
  });
  test('of a branch of thousands is the same as of a small one', () => {
    const codes = Array.from({ length: 2500 }, (_, i) => `DV-${i}A`);
    const year = yearOf({
      'doan-vien': codes.map((code) => listed(code)),
      'dang-ky': codes.slice(0, 1200).map((code) => registrations(code, 5)),
    });
    expect([...year.members()].filter((m) => m.registered === 5).map((m) => m.code)).toEqual(codes.slice(0, 1200));
  });
});

describe('years', () => {
  test('there is none of an unknown unit, nor outside a programme', () => {
    const years = new Years(check(mini()).content!);
    expect([years.of('la', 2016), years.of(kp1, 2030)]).toEqual([undefined, undefined]);
  });
  test('a branch hears of nothing that was recognised in another', () => {
    const other = { ...branch('q8-p01-kp2') };
    const files = {
      [at(kp1, 'danh-gia')]: `2016,${kp1},DV-1A,hoan_thanh,,`,
      [at(other.code, 'danh-gia')]: `2016,${other.code},DV-1A,hoan_thanh,,`,
      [at(p01, 'cong-nhan')]: `2016,${p01},${other.code},DV-1A,hoan_thanh,,12-NQ/BCH,2017-01-08`,
    };
    const { content, accepted } = check(mini(files));
    const years = new Years(content!);
    for (const file of accepted) years.put(file);
    expect([kp1, other.code].map((code) => years.of(code, 2016)!.member('DV-1A').recognition?.branch)).toEqual([undefined, other.code]);
  });
});

describe('one question, one answer (house F4, programme F12)', () => {
  /** How the check, the figures and the branch's papers see one member who works away. */
  const answers = ({ registered, dropped, done, threshold }: { registered: number; dropped: number; done: number; threshold: number }) => {
    const report = check(
      rawOf({
        'doan-vien': [listed('DV-1A', 'di_lam_an_xa')],
        'dang-ky': [registrations('DV-1A', registered)],
        'dieu-chinh': Array.from({ length: dropped }, (_, i) => change('DV-1A', registered - i, 'bo')),
        'ket-qua': Array.from({ length: done }, (_, i) => result('DV-1A', i + 1, 'Q2')),
        'danh-gia': [`2016,${kp1},DV-1A,hoan_thanh,${threshold},Ở địa phương 5 tháng`],
      }),
    );
    const { content, accepted } = report;
    const context = internalContext({ content: content!, accepted, asOf, address: '' }, kp1, 2016)!;
    const made = (code: string) => internalReports.find((r) => r.code === code)!.build(context);
    const away = made('P20').tables[0]!;
    const { items } = rollUp(content!, accepted, asOf).find(({ unit }) => unit.code === kp1)!.figures;
    return {
      warned: issuesOf(report).find(({ code }) => code === 'chua-dat-nguong')?.values,
      p20: away.rows[0]![away.columns.findIndex(({ label }) => label === `Nếu ${threshold}%`)],
      p5: made('P5').tables[1]!.rows[0]!.slice(1, 3),
      suggested: made('P5').tables[1]!.rows[0]![4],
      figures: [items.registered, items.done],
    };
  };
  test('seven items of which two were dropped, three done, at 45 %: reached, whoever is asked', () => {
    expect(answers({ registered: 7, dropped: 2, done: 3, threshold: 45 })).toEqual({
      warned: undefined,
      p20: 'cần 3: đạt',
      p5: [5, 3],
      suggested: 'Hoàn thành nhiệm vụ',
      figures: [5, 3],
    });
  });
  test('six items of which one was dropped, one done, at 40 %: two are needed, whoever is asked', () => {
    expect(answers({ registered: 6, dropped: 1, done: 1, threshold: 40 })).toMatchObject({
      warned: { done: 1, registered: 5, need: 'cần 2 việc' },
      p20: 'cần 2: chưa đạt',
      figures: [5, 1],
    });
  });
  test('whatever was registered, dropped and done', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 9 }), fc.nat(3), fc.nat(9), fc.constantFrom(40, 45, 50), (kept, dropped, some, threshold) => {
        const done = Math.min(some, kept);
        const told = answers({ registered: kept + dropped, dropped, done, threshold });
        expect(told.p5).toEqual([kept, done]);
        expect(told.figures).toEqual([kept, done]);
        expect(told.warned === undefined).toBe(!String(told.p20).endsWith('chưa đạt'));
        if (told.warned) expect(told.warned).toMatchObject({ registered: kept, done });
      }),
      { numRuns: 40 },
    );
  });
  test('the steps and P4 ask the same talks with who joined in July', () => {
    const { content, accepted } = check(
      rawOf({
        'doan-vien': [listed('DV-1A'), listed('DV-2B', 'chuyen_den')],
        'dang-ky': [five, onDays('DV-2B', ...Array<string>(5).fill('2016-07-20'))],
        'trao-doi': ['02-01', '05-01', '08-01'].map((day) => `2016,${kp1},DV-1A,2016-${day}`).concat(`2016,${kp1},DV-2B,2016-08-02`),
      }),
    );
    const talks = rollUp(content!, accepted, asOf)
      .find(({ unit }) => unit.code === kp1)!
      .steps.flatMap(({ evidence }) => evidence)
      .find(({ need }) => need.kind === 'trao-doi');
    expect(talks).toMatchObject({ have: 3, of: 3 });
    const context = internalContext({ content: content!, accepted, asOf, address: '' }, kp1, 2016)!;
    const report = internalReports.find((r) => r.code === 'P4')!.build(context);
    expect(report.facts.find(([label]) => label === 'lượt còn thiếu')![1]).toBe(0);
    expect(report.tables[0]!.rows.map((row) => row.slice(1))).toEqual([
      [1, 1, 'đủ'],
      [1, 1, 'đủ'],
      [2, 2, 'đủ'],
      [0, 2, 'đang trong kỳ'],
    ]);
  });
});
