import { describe, expect, test } from 'vitest';
import {
  BranchYear,
  check,
  extraColumns,
  headerOf,
  parseSubmissionPath,
  datasetV2,
  duesOf,
  formatShare,
  publish,
  rollUp,
  roundsOf,
  type Figures,
  type PublishedYear,
  type RawContent,
  type UnitYear,
} from '../index.ts';
import { at, branch, codesOf, issuesOf, mini, registrations } from '../../../scripts/tests/mini.ts';
import { judged } from '../../../scripts/tests/random-forest.ts';

/** Figures worked out by hand, and the edges of days, thresholds and verdicts: what a small slip would move by one. */

const [q8, p01, kp1, kp2, school] = ['q8', 'q8-p01', 'q8-p01-kp1', 'q8-p01-kp2', 'q8-p01-truong'] as const;
const kg1 = 'kg-to-chau-kp1';
const lines = (...rows: readonly string[]) => rows.join('\n');
const clause = { place: 'x', setting: 'x' };

const withUnits = (raw: RawContent, ...units: object[]): RawContent => ({
  ...raw,
  units: [...raw.units, { path: 'content/units/more.json', data: { units } }],
});
/** `mini` knows two programmes: Quận 8's first, Kiên Giang's second. */
const withProgramme = (raw: RawContent, index: 0 | 1, more: object): RawContent => ({
  ...raw,
  programmes: raw.programmes.map((p, i) => (i === index ? { ...p, data: { ...(p.data as object), ...more } } : p)),
});
const programme = check(mini()).content!.programmes.find((p) => p.organisation === q8)!;

const yearsOf = (raw: RawContent, asOf: string): UnitYear[] => {
  const { content, accepted } = check(raw);
  return rollUp(content!, accepted, asOf);
};
const figuresOf = (raw: RawContent, unit: string, asOf: string, year = 2016): Figures =>
  yearsOf(raw, asOf).find((y) => y.unit.code === unit && y.year === year)!.figures;
const datasetOf = (raw: RawContent, asOf: string) => {
  const { content, accepted } = check(raw);
  return publish(content!, accepted, asOf, { fixing: true });
};
const publishedOf = (raw: RawContent, unit: string, asOf = '2016-11-20'): PublishedYear =>
  datasetOf(raw, asOf)
    .years.filter((y) => y.year === 2016)
    .flatMap((y) => y.units)
    .find((y) => y.unit === unit)!;

/** Five items of a member: RL1, HD1, RL2, HD2, RL3; viec_lam, hanh_dong, chi_tieu, viec_lam, viec_lam; a day for each. */
const items = (member: string, kind: string, ...days: string[]) =>
  days.map((day, i) =>
    [
      `2016,${kp1},${member},${kind},${i + 1}`,
      ['RL1', 'HD1', 'RL2', 'HD2', 'RL3'][i],
      ['viec_lam', 'hanh_dong', 'chi_tieu', 'viec_lam', 'viec_lam'][i],
      `Việc thứ ${i + 1},${i === 2 ? '2,buổi' : ','},,${day}`,
    ].join(','),
  );
const result = (member: string, stt: number, round: string, state: string, unit: string = kp1) =>
  `2016,${unit},${member},${stt},${round},${state},,`;
const proposal = (member: string, rating: string, threshold = '', reason = 'Chi đoàn biểu quyết', unit: string = kp1) =>
  `2016,${unit},${member},${rating},${threshold},${reason}`;
const recognised = (member: string, rating: string, reason = '', of: string = kp1, by: string = p01) =>
  `2016,${by},${of},${member},${rating},${reason},12-NQ/BCH,2017-01-08`;

/** One branch with all five kinds. Its registration is due on 2016-03-31. */
const story = {
  [at(kp1, 'doan-vien')]: lines(
    `2016,${kp1},DV-1A,doan_vien,dang_sinh_hoat,`,
    `2016,${kp1},DV-2B,doan_vien,di_lam_an_xa,5`,
    `2016,${kp1},DV-3C,doan_vien,chuyen_den,`,
    `2016,${kp1},DV-4D,doan_vien,chuyen_di,`,
    `2016,${kp1},DV-5E,doan_vien,dang_sinh_hoat,`,
    `2016,${kp1},TN-1A,thanh_nien,dang_sinh_hoat,`,
    `2016,${kp1},TN-2B,thanh_nien,chuyen_di,`,
    `2016,${kp1},TN-3C,thanh_nien,di_lam_an_xa,3`,
  ),
  [at(kp1, 'dang-ky')]: lines(
    // On the due day: not late.
    ...items('DV-1A', 'doan_vien', '2016-03-31', '2016-03-31', '2016-03-31', '2016-03-31', '2016-03-31'),
    // The first day lies between later ones: not late.
    ...items('DV-2B', 'doan_vien', '2016-04-05', '2016-03-30', '2016-04-05', '2016-04-05', '2016-04-05'),
    // The day after: late.
    ...items('DV-3C', 'doan_vien', '2016-04-01', '2016-04-02', '2016-04-02', '2016-04-02', '2016-04-02'),
    // Moved away, and a thanh niên: they do not count; of their items only what was done of the former's.
    ...items('DV-4D', 'doan_vien', '2016-04-02', '2016-04-02', '2016-04-02', '2016-04-02', '2016-04-02'),
    ...items('TN-1A', 'thanh_nien', '2016-04-03', '2016-04-03'),
  ),
  [at(kp1, 'ket-qua')]: lines(
    result('DV-1A', 1, 'Q1', 'hoan_thanh'), // RL1: done from Q1 on
    result('DV-1A', 2, 'Q2', 'hoan_thanh'), // HD1: done from Q2 on
    result('DV-1A', 2, 'Q1', 'dang_lam'),
    result('DV-1A', 3, 'Q1', 'dang_lam'), // RL2: done in the drive, taken back by the quarter that ends the same day
    result('DV-1A', 3, 'DOT:thang-thanh-nien', 'hoan_thanh'),
    result('DV-2B', 4, 'NAM', 'hoan_thanh'), // HD2: done in the year only
    result('DV-2B', 4, 'Q3', 'khong_thuc_hien'),
    result('DV-2B', 5, 'DOT:he-tinh-nguyen', 'khong_thuc_hien'), // RL3: done in Q2, taken back in summer
    result('DV-2B', 5, 'Q2', 'hoan_thanh'),
    result('DV-4D', 1, 'Q1', 'hoan_thanh'), // RL1
    result('TN-1A', 2, 'Q1', 'hoan_thanh'), // HD1
  ),
  [at(kp1, 'danh-gia')]: lines(
    proposal('DV-1A', 'hoan_thanh_tot'),
    proposal('DV-2B', 'hoan_thanh'),
    proposal('DV-4D', 'hoan_thanh'), // moved away: not counted
    proposal('DV-5E', 'khong_xep_loai', '', 'Mới chuyển đến'),
  ),
  [at(p01, 'cong-nhan')]: lines(
    recognised('DV-1A', 'hoan_thanh_tot'),
    recognised('DV-2B', 'hoan_thanh_tot', 'Có thành tích'),
    recognised('DV-4D', 'hoan_thanh'), // moved away: not counted
  ),
};
const everyDue = {
  'doan-vien': 1,
  'dang-ky': 1,
  'ket-qua:DOT:thang-thanh-nien': 1,
  'ket-qua:Q1': 1,
  'ket-qua:DOT:he-tinh-nguyen': 1,
  'ket-qua:Q2': 1,
  'ket-qua:Q3': 1,
  'ket-qua:Q4': 1,
  'ket-qua:NAM': 1,
  'danh-gia': 1,
  'cong-nhan': 1,
};

describe('a branch’s year, counted by hand', () => {
  test('the story is taken in whole', () => {
    expect(codesOf(mini(story))).toEqual(['dang-ky-tre:note', 'ket-qua-lui:warning', 'ket-qua-lui:warning']);
  });
  test('all five kinds become these figures and no others', () => {
    const handedInWhole = {
      'doan-vien': 1,
      'dang-ky': 1,
      'ket-qua:DOT:thang-thanh-nien': 1,
      'ket-qua:Q1': 1,
      'ket-qua:Q2': 1,
      'ket-qua:DOT:he-tinh-nguyen': 1,
      'ket-qua:Q3': 1,
      'ket-qua:NAM': 1,
      'danh-gia': 1,
      'cong-nhan': 1,
    };
    expect(figuresOf(mini(story), kp1, '2017-01-11')).toEqual({
      branches: 1,
      handedIn: handedInWhole,
      overdue: { 'ket-qua:Q4': 1 }, // due 2017-01-10
      notOwed: {},
      told: { handedIn: handedInWhole, overdue: { 'ket-qua:Q4': 1 }, notOwed: {} },
      roundOver: { 'DOT:thang-thanh-nien': 1, Q1: 1, Q2: 1, 'DOT:he-tinh-nguyen': 1, Q3: 1, Q4: 1, NAM: 1 },
      people: {
        members: 4, // 1A, 2B, 3C, 5E
        youth: 2, // TN-1A, TN-3C
        away: 1, // 2B
        registered: 3, // 1A, 2B, 3C
        persons: 5, // these, 4D and TN-1A
        late: 1, // 3C
        proposed: { hoan_thanh_xuat_sac: 0, hoan_thanh_tot: 1, hoan_thanh: 1, khong_hoan_thanh: 0, khong_xep_loai: 1 },
        recognised: { hoan_thanh_xuat_sac: 0, hoan_thanh_tot: 2, hoan_thanh: 0, khong_hoan_thanh: 0, khong_xep_loai: 0 },
        excused: 0,
      },
      acts: {},
      items: {
        registered: 18, // 3 × 5 + 2, and what 4D did before leaving
        dropped: 0,
        done: 5, // 1A/1, 1A/2, 2B/4, 4D/1, TN-1A/2
        byCriterion: {
          RL1: { registered: 5, done: 2 },
          HD1: { registered: 4, done: 2 },
          RL2: { registered: 3, done: 0 },
          HD2: { registered: 3, done: 1 },
          RL3: { registered: 3, done: 0 },
          ...Object.fromEntries(['RL4', 'RL5', 'HD3', 'HD4', 'HD5'].map((code) => [code, { registered: 0, done: 0 }])),
        },
        byCampaign: Object.fromEntries(programme.campaigns.map(({ code }) => [code, { registered: 0, done: 0 }])),
        byType: {
          viec_lam: { registered: 11, done: 3 }, // 3 × 3 + 1 + 1
          hanh_dong: { registered: 4, done: 2 },
          chi_tieu: { registered: 3, done: 0 },
        },
        byRound: { 'DOT:thang-thanh-nien': 1, Q1: 3, Q2: 5, 'DOT:he-tinh-nguyen': 4, Q3: 4, Q4: 4, NAM: 5 },
      },
    });
  });
  test('a branch that handed nothing in owes everything once the last due day is over', () => {
    const { branches, handedIn, overdue, people, items } = figuresOf(mini(story), kp2, '2017-01-16');
    expect({ branches, handedIn, overdue }).toEqual({ branches: 1, handedIn: {}, overdue: everyDue });
    expect({ members: people.members, registered: items.registered }).toEqual({ members: 0, registered: 0 });
  });
  test('the unit above is the sum of its three branches', () => {
    const own = figuresOf(mini(story), kp1, '2017-01-16');
    const times = (n: number, keys: object) => Object.fromEntries(Object.keys(keys).map((key) => [key, n]));
    expect(figuresOf(mini(story), q8, '2017-01-16')).toEqual({
      ...own,
      branches: 3,
      overdue: { ...times(2, everyDue), 'ket-qua:Q4': 3 },
      told: { ...own.told, overdue: { ...times(2, everyDue), 'ket-qua:Q4': 3 } },
      roundOver: times(3, own.roundOver),
    });
  });
  test.each([
    ['the day before', '2016-03-30', [], []],
    ['on the day', '2016-03-31', [], []],
    ['the day after', '2016-04-01', ['dang-ky', 'doan-vien'], ['DOT:thang-thanh-nien', 'Q1']],
    ['on the next due day', '2016-04-10', ['dang-ky', 'doan-vien'], ['DOT:thang-thanh-nien', 'Q1']],
    [
      'the day after that',
      '2016-04-11',
      ['dang-ky', 'doan-vien', 'ket-qua:DOT:thang-thanh-nien', 'ket-qua:Q1'],
      ['DOT:thang-thanh-nien', 'Q1'],
    ],
  ])('what is owed by 2016-03-31 is overdue, and a round over, only afterwards: %s', (_, asOf, overdue, over) => {
    const figures = figuresOf(mini(story), kp2, asOf);
    expect(Object.keys(figures.overdue).sort()).toEqual(overdue);
    expect(Object.keys(figures.roundOver).sort()).toEqual(over);
  });
});

describe('a branch that counts by the school year', () => {
  const both = (code: string) => ({
    [at(code, 'doan-vien')]: `2016,${code},DV-1A,doan_vien,dang_sinh_hoat,`,
    [at(code, 'dang-ky')]: registrations('DV-1A', 5, { unit: code, ngay_dang_ky: '2016-10-31' }),
    [at(code, 'ket-qua')]: lines(
      result('DV-1A', 1, 'DOT:thang-thanh-nien', 'hoan_thanh', code),
      result('DV-1A', 1, 'Q2', 'dang_lam', code),
    ),
  });
  const unit = branch(school, { kind: 'truong_hoc', yearKind: 'nam_hoc' });
  const raw = withUnits(mini({ ...both(kp1), ...both(school) }), unit);
  test('the drive of March comes after its second quarter, so that the drive’s word is the last', () => {
    expect(figuresOf(raw, kp1, '2017-12-31').items).toMatchObject({ done: 0, byRound: { 'DOT:thang-thanh-nien': 1, Q1: 1, Q2: 0, Q3: 0 } });
    expect(figuresOf(raw, school, '2017-12-31').items).toMatchObject({
      done: 1,
      byRound: { Q1: 0, Q2: 0, 'DOT:thang-thanh-nien': 1, Q3: 1, NAM: 1 },
    });
  });
  test('its registration is due on 31 October, its first result on 10 December', () => {
    expect(figuresOf(raw, kp1, '2016-12-11')).toMatchObject({ people: { late: 1 }, overdue: { 'ket-qua:Q1': 1, 'ket-qua:Q3': 1 } });
    expect(figuresOf(raw, school, '2016-12-10')).toMatchObject({ people: { late: 0 }, overdue: {}, roundOver: { Q1: 1 } });
    expect(figuresOf(raw, school, '2016-12-11').overdue).toEqual({ 'ket-qua:Q1': 1 });
    expect(figuresOf(raw, school, '2016-12-11').roundOver).toEqual({ Q1: 1 });
  });
  test('rounds stand in the order they end: a drive before the quarter, the quarter before the year', () => {
    expect(roundsOf(programme, 2016, 'nam_duong_lich').map(({ code, to }) => `${to} ${code}`)).toEqual([
      '2016-03-31 DOT:thang-thanh-nien',
      '2016-03-31 Q1',
      '2016-06-30 Q2',
      '2016-08-31 DOT:he-tinh-nguyen',
      '2016-09-30 Q3',
      '2016-12-31 Q4',
      '2016-12-31 NAM',
    ]);
    expect(roundsOf(programme, 2016, 'nam_hoc').map(({ code, to }) => `${to} ${code}`)).toEqual([
      '2016-11-30 Q1',
      '2017-02-28 Q2',
      '2017-03-31 DOT:thang-thanh-nien',
      '2017-05-31 Q3',
      '2017-08-31 DOT:he-tinh-nguyen',
      '2017-08-31 Q4',
      '2017-08-31 NAM',
    ]);
  });
  test('Q L83 “hàng năm” (R6): the year’s own round speaks last, also where something else ends after it', () => {
    const years = programme.years.map((of) => ({
      ...of,
      drives: [...of.drives, { ...of.drives[0]!, code: 'tet', to: `${of.year + 1}-01-10` }],
    }));
    const codes = roundsOf({ ...programme, years }, 2016, 'nam_duong_lich').map(({ code }) => code);
    expect(codes.slice(-3)).toEqual(['Q4', 'DOT:tet', 'NAM']);
    const endsInNovember = programme.rounds.map((round) =>
      round.kind === 'nam' ? { ...round, lastDay: { ...round.lastDay, calendar: '11-30' } } : round,
    );
    expect(roundsOf({ ...programme, rounds: endsInNovember }, 2016, 'nam_duong_lich').at(-1)).toMatchObject({
      code: 'NAM',
      to: '2016-11-30',
    });
  });
  test('a school’s second quarter ends with February, the 29th where there is one', () => {
    const end = (year: number) => roundsOf(programme, year, 'nam_hoc').find((r) => r.code === 'Q2')!.to;
    expect([2014, 2015, 2016].map(end)).toEqual(['2015-02-28', '2016-02-29', '2017-02-28']);
  });
  test('due days are the school’s where it has its own, in their order', () => {
    const years = [
      {
        ...programme.years[0]!,
        due: [
          { kind: 'dang-ky' as const, level: 'chi_doan' as const, day: '2014-03-31', schoolDay: '2014-10-31' },
          { kind: 'danh-gia' as const, level: 'chi_doan' as const, day: '2014-09-30' },
        ],
      },
    ];
    const unit = check(mini()).content!.forest.get(kp1)!;
    const days = (yearKind: 'nam_hoc' | 'nam_duong_lich') =>
      duesOf({ ...programme, years }, 2014, { ...unit, yearKind }).map(({ kind, day }) => `${kind} ${day}`);
    expect(days('nam_duong_lich')).toEqual(['dang-ky 2014-03-31', 'danh-gia 2014-09-30']);
    expect(days('nam_hoc')).toEqual(['danh-gia 2014-09-30', 'dang-ky 2014-10-31']);
    const year = new BranchYear(unit, 2014, { ...programme, years });
    expect([year.dueDay('danh-gia'), year.dueDay('ket-qua')]).toEqual(['2014-09-30', undefined]);
  });
  test('Q L83 “đợt cao điểm trong năm” (Q-53): a drive is owed with the quarter in which it ends, or on a day of its own', () => {
    const unit = check(mini()).content!.forest.get(kp1)!;
    const of2016 = programme.years.find(({ year }) => year === 2016)!;
    const drives = (change: object, yearKind: 'nam_hoc' | 'nam_duong_lich' = 'nam_duong_lich', more: object = {}) =>
      duesOf({ ...programme, years: [{ ...of2016, ...change }] }, 2016, { ...unit, yearKind, ...more })
        .filter(({ round }) => round?.startsWith('DOT:'))
        .map(({ round, day }) => `${round} ${day}`);
    expect(drives({})).toEqual(['DOT:thang-thanh-nien 2016-04-10', 'DOT:he-tinh-nguyen 2016-10-10']);
    expect(drives({}, 'nam_hoc')).toEqual(['DOT:thang-thanh-nien 2017-06-10', 'DOT:he-tinh-nguyen 2017-09-10']);
    const ends = (to: string) => drives({ drives: [{ ...of2016.drives[0]!, to }] });
    expect([ends('2016-06-30'), ends('2016-07-01')]).toEqual([['DOT:thang-thanh-nien 2016-07-10'], ['DOT:thang-thanh-nien 2016-10-10']]);
    const own = { kind: 'ket-qua' as const, level: 'chi_doan' as const, round: 'DOT:thang-thanh-nien', day: '2016-04-05' };
    expect(drives({ due: [...of2016.due, own] })).toEqual(['DOT:thang-thanh-nien 2016-04-05', 'DOT:he-tinh-nguyen 2016-10-10']);
    expect([drives({ drives: [] }), drives({ due: [] })]).toEqual([[], []]);
    // Nothing is owed of a drive by a unit that did not exist on its day.
    expect(drives({}, 'nam_duong_lich', { validFrom: '2016-04-11' })).toEqual(['DOT:he-tinh-nguyen 2016-10-10']);
    expect(drives({}, 'nam_duong_lich', { validTo: '2016-10-09' })).toEqual(['DOT:thang-thanh-nien 2016-04-10']);
  });
});

describe('which units and years are counted', () => {
  const visited = (raw: RawContent, asOf: string) => yearsOf(raw, asOf).map(({ unit, year }) => `${unit.code} ${year}`);
  const whole = (year: number) => [`q8 ${year}`, `q8-cd-thue ${year}`, `q8-p01 ${year}`, `${kp1} ${year}`, `${kp2} ${year}`];
  const roster = (year: number, unit: string = kp1) => ({
    [at(unit, 'doan-vien', year)]: `${year},${unit},DV-1A,doan_vien,dang_sinh_hoat,`,
  });
  test('every unit of an organisation that handed something in that year, and nobody of another', () => {
    expect(visited(mini(roster(2016)), '2016-11-20')).toEqual(whole(2016));
    expect(visited(mini(roster(2015)), '2016-11-20')).toEqual(whole(2015));
  });
  test('a year after `asOf` is not counted, its first day is', () => {
    const raw = mini({ ...roster(2016), ...roster(2017) });
    expect(visited(raw, '2016-12-31')).toEqual(whole(2016));
    expect(visited(raw, '2017-01-01').filter((y) => y.endsWith('2017'))).toEqual(whole(2017));
  });
  test('a unit that ended before the year, or begins after it, is not visited; one day of it is enough', () => {
    const units = [
      branch('q8-p01-cu', { validTo: '2015-12-31' }),
      branch('q8-p01-het', { validTo: '2016-01-01' }),
      branch('q8-p01-moi', { validFrom: '2016-12-31' }),
      branch('q8-p01-sau', { validFrom: '2017-01-01' }),
    ];
    const raw = withUnits(mini(roster(2016)), ...units);
    expect(visited(raw, '2016-12-31').filter((y) => !whole(2016).includes(y))).toEqual(['q8-p01-het 2016', 'q8-p01-moi 2016']);
    expect(figuresOf(raw, p01, '2016-12-31').branches).toBe(4);
  });
  test('an organisation that ended before the year is not visited, whatever its branches hand in', () => {
    const units = (validTo: string) => [
      { code: 'cu', name: 'Đoàn xã cũ', level: 'xa', kind: 'dia_ban_dan_cu', validTo },
      branch('cu-cd1', { branchType: 'co_so', parent: 'cu' }),
    ];
    const raw = withProgramme(mini(roster(2016, 'cu-cd1')), 0, { organisation: 'cu' });
    expect(visited(withUnits(raw, ...units('2015-12-31')), '2016-12-31')).toEqual([]);
    expect(visited(withUnits(raw, ...units('2016-12-31')), '2016-12-31')).toEqual(['cu 2016', 'cu-cd1 2016']);
  });
  test('a recognition counts for the branch and the year it names', () => {
    const { [at(p01, 'cong-nhan')]: session, ...rest } = story;
    const raw = mini({ ...rest, ...roster(2015), [at(p01, 'cong-nhan', 2016)]: session! });
    expect(figuresOf(raw, kp1, '2017-12-31', 2015).handedIn).toEqual({ 'doan-vien': 1 });
    expect(figuresOf(raw, kp2, '2017-12-31').handedIn).toEqual({});
    expect(figuresOf(raw, kp1, '2017-12-31').people.recognised['hoan_thanh_tot']).toBe(2);
  });
});

describe('what is published', () => {
  test('what two branches owe, one of which handed nothing in', () => {
    const { due } = publishedOf(mini(story), p01);
    expect(due.map((d) => [d.kind, d.round, d.day, d.expected, d.received, d.overdue])).toEqual([
      ['doan-vien', null, '2016-03-31', 2, 1, 1],
      ['dang-ky', null, '2016-03-31', 2, 1, 1],
      ['ket-qua', 'Q1', '2016-04-10', 2, 1, 1],
      ['ket-qua', 'DOT:thang-thanh-nien', '2016-04-10', 2, 1, 1],
      ['ket-qua', 'Q2', '2016-07-10', 2, 1, 1],
      ['ket-qua', 'Q3', '2016-10-10', 2, 1, 1],
      ['ket-qua', 'DOT:he-tinh-nguyen', '2016-10-10', 2, 1, 1],
      ['danh-gia', null, '2016-12-20', 2, 1, 0],
      ['ket-qua', 'Q4', '2017-01-10', 2, 0, 0],
      ['ket-qua', 'NAM', '2017-01-10', 2, 1, 0],
      ['cong-nhan', null, '2017-01-15', 2, 1, 0],
    ]);
  });
  test('how far each round is: over for whom, reported by whom', () => {
    const { rounds } = publishedOf(mini(story), p01);
    expect(rounds.map((r) => [r.code, r.to, r.expected, r.branches])).toEqual([
      ['DOT:thang-thanh-nien', '2016-03-31', 2, 1],
      ['Q1', '2016-03-31', 2, 1],
      ['Q2', '2016-06-30', 2, 1],
      ['DOT:he-tinh-nguyen', '2016-08-31', 2, 1],
      ['Q3', '2016-09-30', 2, 1],
      ['Q4', '2016-12-31', 0, 0],
      ['NAM', '2016-12-31', 0, 1],
    ]);
  });
  /** The movements that items name. */
  const namedIn = (raw: RawContent, unit: string) =>
    Object.fromEntries(Object.entries(figuresOf(raw, unit, '2016-11-20').items.byCampaign).filter(([, { registered }]) => registered > 0));
  test('K L23 “trong các phong trào của Đoàn” (K-10): items that name a movement are counted under it', () => {
    const header = [...headerOf('dang-ky'), 'Hưởng ứng phong trào'].join(',');
    const named = ['hoc-tap-va-lam-theo-bac', 'Học tập và làm theo tấm gương đạo đức Hồ Chí Minh', 'xung-kich-dong-hanh', '', 'khac'];
    const days = named.map(() => '2016-02-20');
    const own = items('DV-1A', 'doan_vien', ...days).map((line, i) => `${line},${named[i]}`);
    const raw = mini({
      ...story,
      [at(kp1, 'dang-ky')]: lines(header, ...own),
      [at(kp1, 'ket-qua')]: result('DV-1A', 1, 'Q1', 'hoan_thanh'),
    });
    expect(codesOf(raw)).toContain('phong-trao-la:warning');
    for (const unit of [kp1, p01, q8])
      expect(namedIn(raw, unit)).toEqual({
        'hoc-tap-va-lam-theo-bac': { registered: 2, done: 1 },
        'xung-kich-dong-hanh': { registered: 1, done: 0 },
      });
    expect(namedIn(mini(story), q8)).toEqual({});
  });

  test.each(['__proto__', 'constructor', 'hasOwnProperty'])('“%s” in any column of any kind is a text like any other', (word) => {
    const [ofAll, ofObject] = [Object.getOwnPropertyNames(Object.prototype), Object.getOwnPropertyNames(Object)];
    const plain = publishedOf(mini(story), q8);
    for (const [path, text] of Object.entries(story)) {
      const columns = [...headerOf(parseSubmissionPath(path)!.kind), ...extraColumns(parseSubmissionPath(path)!.kind)];
      for (const c of columns.keys()) {
        const rows = text
          .split('\n')
          .map((line) => [...line.split(','), ...columns.map(() => '')].slice(0, columns.length).with(c, word).join(','));
        const planted = mini({ ...story, [path]: lines(columns.join(','), ...rows) });
        datasetOf(planted, '2016-11-20');
        expect(
          yearsOf(planted, '2016-11-20').every((y) => Object.values(y.figures.items.byCampaign).every((n) => n.registered === 0)),
        ).toBe(true);
      }
    }
    expect([Object.getOwnPropertyNames(Object.prototype), Object.getOwnPropertyNames(Object)]).toEqual([ofAll, ofObject]);
    expect(publishedOf(mini(story), q8)).toEqual(plain);
  });

  const pilots = {
    perUnit: { min: 2, max: 3, clause },
    chosen: [{ unit: 'kg-to-chau', chosenBy: 'kg', bloc: 'do_thi', clause }],
    interimReview: { month: '2015-06', clause },
  };
  const merged = {
    code: 'q8-p02',
    name: 'Đoàn phường 2',
    level: 'co_so',
    kind: 'dia_ban_dan_cu',
    bloc: 'do_thi',
    cluster: 'Cụm 1',
    parent: q8,
    validFrom: '2016-07-01',
    validTo: '2020-12-31',
    predecessors: [p01],
    lineageNote: 'Nghị quyết 1',
    stewards: [7],
    sample: true,
  };
  const raw = withUnits(withProgramme(mini(story), 1, { pilots }), merged);
  test('the units, with who follows whom, and never a steward', () => {
    const { units } = datasetOf(raw, '2016-11-20');
    expect(units.find((u) => u.code === 'q8-p02')).toEqual({
      code: 'q8-p02',
      name: 'Đoàn phường 2',
      level: 'co_so',
      kind: 'dia_ban_dan_cu',
      bloc: 'do_thi',
      cluster: 'Cụm 1',
      branchType: null,
      yearKind: 'nam_duong_lich',
      parent: q8,
      organisation: q8,
      validFrom: '2016-07-01',
      validTo: '2020-12-31',
      predecessors: [p01],
      successors: [],
      lineageNote: 'Nghị quyết 1',
      pilot: null,
      sample: true,
    });
    const pilot = { programme: 'rldv-kien-giang-2015', chosenBy: 'kg', bloc: 'do_thi' };
    expect(units.map((u) => [u.code, u.name, u.level, u.branchType, u.parent, u.organisation, u.successors, u.pilot])).toEqual([
      ['q8-cd-thue', 'Chi đoàn cơ sở Thuế', 'chi_doan', 'co_so', q8, q8, [], null],
      [kg1, `Chi đoàn ${kg1}`, 'chi_doan', 'bo_phan', 'kg-to-chau', 'kg', [], null],
      [kp1, `Chi đoàn ${kp1}`, 'chi_doan', 'bo_phan', p01, q8, [], null],
      [kp2, `Chi đoàn ${kp2}`, 'chi_doan', 'bo_phan', p01, q8, [], null],
      [p01, 'Đoàn phường 1', 'co_so', null, q8, q8, ['q8-p02'], null],
      ['q8-p02', 'Đoàn phường 2', 'co_so', null, q8, q8, [], null],
      ['kg-to-chau', 'Đoàn phường Tô Châu', 'co_so', null, 'kg', 'kg', [], pilot],
      [q8, 'Quận Đoàn 8', 'huyen', null, null, q8, [], null],
      ['kg', 'Tỉnh Đoàn Kiên Giang', 'tinh', null, null, 'kg', [], null],
    ]);
  });
  test('an unknown key in any object at all stops the publication', () => {
    const { content, accepted } = judged(3);
    const dataset = structuredClone(publish(content, accepted, '2018-12-31'));
    const objectsIn = (value: unknown): Record<string, unknown>[] =>
      typeof value !== 'object' || value === null
        ? []
        : [...(Array.isArray(value) ? [] : [value as Record<string, unknown>]), ...Object.values(value).flatMap(objectsIn)];
    const all = objectsIn(dataset);
    expect(all.length).toBeGreaterThan(200);
    expect(datasetV2.safeParse(dataset).success).toBe(true);
    const passed = all.filter((object) => {
      object['stray'] = 1;
      const { success } = datasetV2.safeParse(dataset);
      delete object['stray'];
      return success;
    });
    expect(passed).toEqual([]);
  });
});

describe('judging files', () => {
  const dangKy = at(kp1, 'dang-ky');
  const five = registrations('DV-1A', 5);
  const fileOf = (raw: RawContent, path: string) => check(raw).files.find((f) => f.path === path)!;
  const codesIn = (raw: RawContent, path: string) => fileOf(raw, path).issues.map((i) => `${i.code}:${i.severity}`);

  const exception = {
    rule: 'duoi-toi-thieu',
    unit: kp1,
    year: 2016,
    member: 'DV-1A',
    reason: 'Ốm dài ngày',
    decidedBy: 'Ban Tổ chức',
    day: '2016-04-02',
  };
  test.each([
    ['what it names', {}, ['duoi-toi-thieu:note']],
    ['another rule', { rule: 'thieu-nhom' }, ['duoi-toi-thieu:error', 'ngoai-le-thua:error']],
    ['another unit', { unit: kp2 }, ['duoi-toi-thieu:error', 'ngoai-le-thua:error']],
    ['another year', { year: 2015 }, ['duoi-toi-thieu:error', 'ngoai-le-thua:error']],
    ['another member', { member: 'DV-2B' }, ['duoi-toi-thieu:error', 'ngoai-le-thua:error']],
  ])('an exception for %s', (_, more, codes) => {
    const exceptions = { path: 'content/exceptions.json', data: { exceptions: [{ ...exception, ...more }] } };
    expect(codesOf(mini({ [dangKy]: registrations('DV-1A', 4) }, { exceptions })).sort()).toEqual(codes);
  });
  test('an exception that nothing needs is named by its place in the list', () => {
    const exceptions = { path: 'content/exceptions.json', data: { exceptions: [exception, { ...exception, member: 'DV-2B' }] } };
    const report = check(mini({ [dangKy]: registrations('DV-1A', 4) }, { exceptions }));
    expect(report.contentIssues).toMatchObject([{ code: 'ngoai-le-thua', file: 'content/exceptions.json', values: { index: 2 } }]);
  });

  test.each([
    ['2015-12-31', ['don-vi-la:error']],
    ['2016-01-01', []],
    ['2016-06-30', []],
  ])('a unit that ended on %s and hands in for 2016', (validTo, codes) => {
    const path = at('q8-p01-cu', 'dang-ky');
    const raw = mini({ [path]: registrations('DV-1A', 5, { unit: 'q8-p01-cu' }) });
    expect(codesIn(withUnits(raw, branch('q8-p01-cu', { validTo })), path)).toEqual(codes);
  });
  test.each([
    [2013, ['ngoai-giai-doan:error']],
    [2014, []],
    [2017, []],
    [2018, ['ngoai-giai-doan:error']],
  ])('Q L4 “giai đoạn 2014 – 2017”: %i', (year, codes) => {
    const path = at(kp1, 'doan-vien', year);
    expect(codesIn(mini({ [path]: `${year},${kp1},DV-1A,doan_vien,dang_sinh_hoat,` }), path)).toEqual(codes);
  });

  const old = mini({ [dangKy]: '' });
  const header = 'nam,ma_chi_doan,ma_doan_vien,doi_tuong,stt,tieu_chi,loai,noi_dung,so_luong,don_vi_tinh,han,ngay_dang_ky';
  const windows1258 = Buffer.from(`${header}\n${five.replace(/Tham gia (\d)[^,]*/g, 'Dâng hoa $1 hôm')}`, 'latin1');
  test.each<[string, string, RawContent, number, number]>([
    ['accepted', 'nothing to say', mini({ [dangKy]: five }), 5, 0],
    ['accepted', 'a note', mini({ [dangKy]: registrations('DV-1A', 5, { ngay_dang_ky: '2016-04-01' }) }), 5, 0],
    ['repaired', 'a day written another way', mini({ [dangKy]: five.replaceAll('2016-02-20', '20/02/2016') }), 5, 0],
    ['repaired', 'an old encoding alone', { ...old, submissions: [{ path: dangKy, chunks: () => [windows1258] }] }, 5, 0],
    ['warned', 'a repair and a warning', mini({ [dangKy]: registrations('DV-1A', 5, { tieu_chi: 'rl1' }) }), 5, 0],
    ['rows-rejected', 'a member with five, one with four', mini({ [dangKy]: lines(five, registrations('DV-2B', 4)) }), 5, 4],
    ['rows-rejected', 'a row that cannot be read', mini({ [dangKy]: lines(five, five.split('\n')[0]!.replace(',1,', ',x,')) }), 5, 1],
    ['rejected', 'four items of the only member', mini({ [dangKy]: registrations('DV-1A', 4) }), 0, 4],
    ['rejected', 'another header', mini({ [dangKy]: 'nam,ten\n2016,x' }), 0, 0],
  ])('%s: %s', (verdict, _, raw, accepted, leftOut) => {
    expect(fileOf(raw, dangKy)).toMatchObject({ verdict, accepted, leftOut });
  });

  test('Q L90: every row said again names the first', () => {
    const again = five.split('\n')[1]!;
    const { issues } = fileOf(mini({ [dangKy]: lines(five, again, again) }), dangKy);
    expect(issues).toMatchObject([
      { code: 'dong-trung', row: 7, values: { first: '3' } },
      { code: 'dong-trung', row: 8, values: { first: '3' } },
    ]);
  });
  test('the folder says the year too', () => {
    const { issues } = fileOf(mini({ [dangKy]: registrations('DV-1A', 5, { nam: '2015' }) }), dangKy);
    expect(issues[0]).toMatchObject({ code: 'khong-khop-thu-muc', column: 'nam', values: { expected: '2016' } });
    expect(issues).toHaveLength(5);
  });

  const session = at(p01, 'cong-nhan');
  const roster = (state: string, unit: string = kp1) => ({ [at(unit, 'doan-vien')]: `2016,${unit},DV-1A,${state}` });
  const proposed = { [at(kp1, 'danh-gia')]: proposal('DV-1A', 'hoan_thanh') };
  test.each<[string, string, Record<string, string>, string]>([
    [
      'Q L62: a branch that is not',
      'sai-noi-cong-nhan:error',
      { [session]: recognised('DV-1A', 'hoan_thanh', '', 'q8-khong-co') },
      session,
    ],
    [
      'Q L64: a Đoàn cơ sở named as a branch',
      'sai-noi-cong-nhan:error',
      { [at(q8, 'cong-nhan')]: recognised('DV-1A', 'hoan_thanh', '', p01, q8) },
      at(q8, 'cong-nhan'),
    ],
    [
      'Q L17: a rating recognised outside the scale',
      'xep-loai-la:error',
      { ...proposed, [session]: recognised('DV-1A', 'kha', 'x') },
      session,
    ],
    [
      'Q L40: a thanh niên recognised',
      'thanh-nien-khong-xep-loai:error',
      { ...roster('thanh_nien,dang_sinh_hoat,'), ...proposed, [session]: recognised('DV-1A', 'hoan_thanh') },
      session,
    ],
    [
      'Q L62: a recognition from where no branch answers to',
      'sai-cap-nop:error',
      { [at('kg', 'cong-nhan')]: recognised('DV-1A', 'hoan_thanh', '', kg1, 'kg') },
      at('kg', 'cong-nhan'),
    ],
    [
      'Q L85 “là hoàn thành nhiệm vụ”: two steps above',
      'vuot-muc-di-xa:error',
      { ...roster('doan_vien,di_lam_an_xa,5'), [at(kp1, 'danh-gia')]: proposal('DV-1A', 'hoan_thanh_xuat_sac', '45', 'Đi xa') },
      at(kp1, 'danh-gia'),
    ],
    [
      'K says nothing of members away: no threshold',
      'nguong-khong-ap-dung:error',
      { ...roster('doan_vien,di_lam_an_xa,5', kg1), [at(kg1, 'danh-gia')]: proposal('DV-1A', 'hoan_thanh', '45', 'Đi xa', kg1) },
      at(kg1, 'danh-gia'),
    ],
  ])('%s → %s', (_, code, submissions, path) => expect(codesIn(mini(submissions), path)).toContain(code));
  test('Q L85: a rating at the cap or below it is not above it', () => {
    for (const rating of ['hoan_thanh', 'khong_hoan_thanh', 'khong_xep_loai'])
      expect(
        codesOf(mini({ ...roster('doan_vien,di_lam_an_xa,5'), [at(kp1, 'danh-gia')]: proposal('DV-1A', rating, '45', 'Đi xa') })),
      ).toEqual([]);
  });
  test.each([
    ['khong_xet', []],
    ['ghi_nhan', ['thieu-nhom:note']],
    ['canh_bao', ['thieu-nhom:warning']],
    ['loi', ['thieu-nhom:error']],
  ])('Q L90: both families of criteria, as far as the programme asks: %s', (severity, codes) => {
    const raw = mini({ [dangKy]: registrations('DV-1A', 5, { tieu_chi: 'RL1' }) });
    const registration = { ...programme.registration, everyFamily: { severity, clause } };
    expect(codesIn(withProgramme(raw, 0, { registration }), dangKy)).toEqual(codes);
    // Told once: who had none of a family before drops none of it.
    const dropped = { [at(kp1, 'dieu-chinh')]: `2016,${kp1},DV-1A,6,bo,2016-06-15,Đi học xa` };
    const six = registrations('DV-1A', 6, { tieu_chi: 'RL1' });
    const lacking = withProgramme(mini({ [dangKy]: six, ...dropped }), 0, { registration });
    expect(codesIn(lacking, at(kp1, 'dieu-chinh')).filter((code) => code.startsWith('thieu-nhom'))).toEqual([]);
    const emptied = withProgramme(mini({ [dangKy]: six.replace(',6,RL1,', ',6,HD1,'), ...dropped }), 0, { registration });
    expect(codesIn(emptied, at(kp1, 'dieu-chinh'))).toEqual(codes);
    expect(check(emptied).accepted.some(({ kind }) => kind === 'dieu-chinh')).toBe(severity !== 'loi');
  });
});

describe('judging what people write', () => {
  const entry = (collection: RawContent['entries'][number]['collection'], id: string, data: object) => ({
    path: `content/${collection}/${id}.md`,
    collection,
    id,
    body: '',
    data,
  });
  const withEntries = (raw: RawContent, ...entries: RawContent['entries'][number][]): RawContent => ({
    ...raw,
    entries: [...raw.entries, ...entries],
  });
  const topic = (more: object, id = 'a') =>
    entry('topics', id, { title: 'Chủ đề', organisation: 'kg', month: '2016-01', theme: 'Chủ điểm', summary: 'Tóm tắt', ...more });
  const lesson = (order: number) =>
    entry('lessons', `bai-${order}`, { title: `Bài ${order}`, set: 'sau-bai', order, organisation: 'kg', summary: 'Tóm tắt' });
  const story = (more: object) =>
    entry('stories', 'a', {
      title: 'Mô hình',
      organisation: q8,
      unit: kp1,
      day: '2016-05-01',
      summary: 'Tóm tắt',
      problem: 'x',
      how: ['x'],
      result: 'x',
      conditions: 'x',
      photoConsent: 'tranh_ve',
      ...more,
    });

  test.each<[string, object, string[]]>([
    ['a branch', {}, []],
    ['that ends on the day it begins', { validFrom: '2016-07-01', validTo: '2016-07-01' }, []],
    ['that ends before it begins', { validFrom: '2016-07-02', validTo: '2016-07-01' }, ['cay-don-vi-sai:error']],
    ['without its type', { branchType: undefined, parent: q8 }, ['cay-don-vi-sai:error']],
    ['a chi đoàn cơ sở below a Đoàn cơ sở', { branchType: 'co_so' }, ['cay-don-vi-sai:error']],
    ['a chi đoàn bộ phận below a Quận Đoàn', { parent: q8 }, ['cay-don-vi-sai:error']],
    ['a Đoàn cơ sở with a branch’s type', { level: 'co_so', parent: q8 }, ['cay-don-vi-sai:error']],
    ['a Đoàn cơ sở below another', { level: 'co_so', branchType: undefined }, ['cay-don-vi-sai:error']],
  ])('Q L64, the tree: %s', (_, more, codes) => expect(codesOf(withUnits(mini(), branch('q8-p01-x', more)))).toEqual(codes));

  test.each<[string, RawContent['entries'][number], string[]]>([
    ['a topic of an organisation, a criterion and a lesson', topic({ criteria: ['NT', 'RL1'], lessons: ['bai-1'] }), []],
    ['a topic of no organisation', topic({ organisation: 'khong-co' }), ['organisation']],
    ['a topic with no such criterion', topic({ criteria: ['NT', 'RL9'] }), ['criteria']],
    ['a topic with no such lesson', topic({ lessons: ['bai-1', 'bai-9'] }), ['lessons']],
    ['a model of a unit, copied by another', story({ copiedBy: [{ unit: kp2, day: '2016-06-01' }] }), []],
    ['a model of no unit', story({ unit: 'khong-co' }), ['unit']],
    ['a model copied by no unit', story({ copiedBy: [{ unit: 'khong-co', day: '2016-06-01' }] }), ['copiedBy']],
    ['a model with no such criterion', story({ criteria: ['ZZ1'] }), ['criteria']],
  ])('what is named must exist: %s', (_, item, paths) => {
    const issues = issuesOf(check(withEntries(mini(), lesson(1), item)));
    expect(issues.map((i) => [i.code, i.file, i.values['path']])).toEqual(paths.map((path) => ['tham-chieu-sai', item.path, path]));
  });

  test.each<[string, object, string[]]>([
    ['the same again', {}, ['van-ban-trung:error']],
    ['blanks in the symbol', { symbol: '1 - KH/ĐTN' }, ['van-ban-trung:error']],
    ['another day of the year', { day: '2014-12-30' }, ['van-ban-trung:error']],
    ['another department', { symbol: '1-KH/ĐTN-BTC' }, ['van-ban-trung:error']],
    ['another year', { day: '2015-03-17' }, []],
    ['another issuer', { issuer: 'BCH ĐOÀN PHƯỜNG 1' }, []],
    ['the issuer written in full', { issuer: 'Ban Chấp hành' }, ['van-ban-trung:error']],
    ['another symbol', { symbol: '2-KH/ĐTN' }, []],
  ])('K L4, two documents: %s', (_, more, codes) => {
    const raw = mini();
    expect(codesOf(withEntries(raw, entry('documents', 'y', { ...(raw.entries[0]!.data as object), ...more })))).toEqual(codes);
  });

  test.each<[number, string[]]>([
    [0, []],
    [5, ['so-bai-sai:warning']],
    [6, []],
    [7, ['so-bai-sai:warning']],
  ])('K L47 “6 bài học lý luận chính trị”: %i', (count, codes) => {
    const raw = withProgramme(mini(), 1, { lessonSet: { set: 'sau-bai', count: 6, clause } });
    expect(codesOf(withEntries(raw, ...Array.from({ length: count }, (_, i) => lesson(i + 1))))).toEqual(codes);
  });

  test('a file that belongs nowhere, and a name with capitals', () => {
    expect(issuesOf(check(mini({}, { strays: ['content/la.txt'] })))).toMatchObject([
      { code: 'tep-la', severity: 'error', file: 'content/la.txt' },
    ]);
    for (const id of ['Chu-De', 'chủ-đề', 'chu_de', '-chu'])
      expect(codesOf(withEntries(mini(), topic({}, id))), id).toEqual(['ten-tep-sai:error']);
  });
});

describe('shares have one decimal; 100% means all, and little is not none', () => {
  test.each([
    [2, 3, '66,7%'],
    [270, 855, '31,6%'],
    [1, 2, '50%'],
    [9999, 10_000, '99,9%'],
    [200, 200, '100%'],
    [1, 10_001, '0,1%'],
    [0, 101, '0%'],
    [0, 0, '—'],
  ])('%i of %i is %s', (part, whole, share) => expect(formatShare(part, whole)).toBe(share));
});
