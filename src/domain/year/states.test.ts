import { describe, expect, test } from 'vitest';
import {
  check,
  internalContext,
  internalReports,
  pilotState,
  publish,
  registrationsOf,
  registrationState,
  registrationWords,
  rollUp,
  viewOf,
  type PilotFacts,
  type RawContent,
  type RegistrationFacts,
} from '../index.ts';
import { at, mini, registrations } from '../../../scripts/tests/mini.ts';

/** The states of domain §5.8, each from facts, with the day before and after what changes it. */

describe('§5.8 registration: nhập → gửi → nhận (đúng hạn | trễ) → cần bổ sung → chốt', () => {
  const facts: RegistrationFacts = {
    received: true,
    late: false,
    due: '2016-03-31',
    leftOut: false,
    lacking: false,
    closed: false,
    asOf: '2016-06-01',
  };
  test.each<[string, Partial<RegistrationFacts>, string]>([
    ['Q L74 “gửi về lại cho BCH chi đoàn”: not received', { received: false }, 'Chưa nhận (đang nhập, hoặc đã gửi và chờ nhận)'],
    ['not received and closed', { received: false, closed: true }, 'Chưa nhận (đang nhập, hoặc đã gửi và chờ nhận)'],
    ['Q L74 “theo thời gian quy định”: nobody after the due day', {}, 'Đã nhận, đúng hạn'],
    ['somebody after it', { late: true }, 'Đã nhận, trễ'],
    ['Q L74: nothing is owed by a day', { due: undefined }, 'Đã nhận'],
    ['the days of persons are not told', { late: undefined }, 'Đã nhận'],
    [
      'Q L76 “tổng hợp các nội dung đoàn viên đăng ký”: a member is missing, on the due day',
      { lacking: true, asOf: '2016-03-31' },
      'Đã nhận, đúng hạn',
    ],
    ['the day after', { lacking: true, asOf: '2016-04-01' }, 'Cần bổ sung'],
    ['a member is missing, and no day is set', { lacking: true, due: undefined }, 'Đã nhận'],
    ['Q L76 “theo mẫu”: a row waits to be mended, before the due day', { leftOut: true, asOf: '2016-03-01' }, 'Cần bổ sung'],
    ['Q L63 “làm căn cứ”: closed', { closed: true }, 'Đã chốt'],
    ['closed, though somebody is missing', { closed: true, lacking: true, leftOut: true }, 'Đã chốt'],
  ])('%s', (_, more, words) => expect(registrationWords(registrationState({ ...facts, ...more }))).toBe(words));

  const kp1 = 'q8-p01-kp1';
  const two = `2016,${kp1},DV-1A,doan_vien,dang_sinh_hoat,\n2016,${kp1},DV-2B,doan_vien,dang_sinh_hoat,`;
  const stateOf = (dangKy: string, asOf: string, more: Record<string, string> = {}) => {
    const raw = mini({ [at(kp1, 'doan-vien')]: two, ...(dangKy && { [at(kp1, 'dang-ky')]: dangKy }), ...more });
    const { content, accepted } = check(raw);
    return internalContext({ content: content!, accepted, asOf, address: '' }, kp1, 2016)!.branches[0]!.registration;
  };
  const both = (day: string) => `${registrations('DV-1A', 5)}\n${registrations('DV-2B', 5, { ngay_dang_ky: day })}`;
  test.each<[string, string | undefined, string | undefined]>([
    ['nobody', '', undefined],
    ['both on the due day', both('2016-03-31'), 'nhan_dung_han'],
    ['one a day after', both('2016-04-01'), 'nhan_tre'],
    ['one of two', registrations('DV-1A', 5), 'can_bo_sung'],
  ])('Q L74, L76 in a branch’s files: %s', (_, dangKy, state) => expect(stateOf(dangKy!, '2016-06-01')).toBe(state));
  test('Q L76: who has a reason is not missing; before the due day nobody is', () => {
    const reason = { [at(kp1, 'dieu-chinh')]: `2016,${kp1},DV-2B,,khong_dang_ky,2016-03-15,Điều trị dài ngày` };
    expect(stateOf(registrations('DV-1A', 5), '2016-06-01', reason)).toBe('nhan_dung_han');
    expect(stateOf(registrations('DV-1A', 5), '2016-03-31')).toBe('nhan_dung_han');
  });
  test('Q L63: after the last due day of the year it is closed', () => {
    expect(stateOf(both('2016-03-31'), '2018-01-01')).toBe('chot');
  });
});

describe('one answer to each question, whoever is asked', () => {
  const kp1 = 'q8-p01-kp1';
  const asked = (raw: RawContent, code: string) => {
    const { content, accepted, files } = check(raw);
    const context = internalContext({ content: content!, accepted, asOf: '2017-01-20', address: '' }, kp1, 2016)!;
    const { facts, tables } = internalReports.find((report) => report.code === code)!.build(context);
    return { facts: Object.fromEntries(facts), tables, codes: files.flatMap((file) => file.issues.map((issue) => issue.code)) };
  };
  test.each<[string, string, number]>([
    ['who was here owed it by the day', 'dang_sinh_hoat', 1],
    ['who joined in July did not', 'chuyen_den', 0],
  ])('Q L74 (R4): %s, to the check and to P2', (_, state, late) => {
    const { facts, codes } = asked(
      mini({
        [at(kp1, 'doan-vien')]: `2016,${kp1},DV-1A,doan_vien,${state},`,
        [at(kp1, 'dang-ky')]: registrations('DV-1A', 5, { ngay_dang_ky: '2016-07-10' }),
      }),
      'P2',
    );
    expect([codes.filter((code) => code === 'dang-ky-tre').length, facts['đăng ký trễ']]).toEqual([late, late]);
  });
  test.each<[string, string, string, number, string]>([
    ['on the day by which it is owed', '2016-03-31', '2016-04-01', 1, 'trễ'],
    ['on that day, and registers on it', '2016-03-31', '2016-03-31', 0, 'đúng hạn'],
    ['the day after', '2016-04-01', '2016-07-10', 0, '—'],
    ['nobody says when, and registers after it', '', '2016-04-01', 0, '—'],
  ])('Q L74 (R4): who joined %s, to the check, to P1, P2 and the figures', (_, moved, day, late, words) => {
    const header = 'nam,ma_chi_doan,ma_doan_vien,doi_tuong,tinh_trang,so_thang_dia_phuong,ngay_chuyen';
    const raw = mini({
      [at(kp1, 'doan-vien')]: `${header}\n2016,${kp1},DV-1A,doan_vien,chuyen_den,,${moved}`,
      [at(kp1, 'dang-ky')]: registrations('DV-1A', 5, { ngay_dang_ky: day }),
    });
    const { facts, codes } = asked(raw, 'P2');
    const { content, accepted } = check(raw);
    const { people } = rollUp(content!, accepted, '2017-01-20').find(({ unit }) => unit.code === kp1)!.figures;
    const said = asked(raw, 'P1').tables.at(-1)!.rows[0]!.at(-1);
    expect([codes.filter((code) => code === 'dang-ky-tre').length, facts['đăng ký trễ'], people.late]).toEqual([late, late, late]);
    expect(said).toBe(words);
  });
  test.each<[string, string, string, string, boolean]>([
    ['a đoàn viên of the list', 'doan_vien', 'dang_sinh_hoat', 'Đã nhận, trễ', true],
    ['one whom no list has', '', '', 'Đã nhận, trễ', true],
    ['a thanh niên, who owes nothing by a day', 'thanh_nien', 'dang_sinh_hoat', 'Đã nhận, đúng hạn', false],
    ['one who has moved away', 'doan_vien', 'chuyen_di', 'Đã nhận, đúng hạn', false],
  ])(
    'Q L74 “đoàn viên … gửi về … theo thời gian quy định” (R4): %s registers late, to the check and to P1',
    (_, kind, state, said, isLate) => {
      const raw = mini({
        ...(kind && { [at(kp1, 'doan-vien')]: `2016,${kp1},DV-1A,${kind},${state},` }),
        [at(kp1, 'dang-ky')]: registrations('DV-1A', 5, { ngay_dang_ky: '2016-04-01', doi_tuong: kind || 'doan_vien' }),
      });
      const { facts, codes, tables } = asked(raw, 'P1');
      expect([facts['trạng thái'], codes.includes('dang-ky-tre'), tables.at(-1)!.rows[0]!.at(-1)]).toEqual([
        said,
        isLate,
        isLate ? 'trễ' : '—',
      ]);
    },
  );
  test.each<[string, string, string, string]>([
    ['on the day by which it is owed', '2016-03-31', 'qua_han', 'Cần bổ sung'],
    ['the day after', '2016-04-01', 'dang_lam', 'Đã nhận, đúng hạn'],
  ])('Q L74: who joined %s and has not registered yet is missing, to the steps and to P1', (_, moved, state, said) => {
    const header = 'nam,ma_chi_doan,ma_doan_vien,doi_tuong,tinh_trang,so_thang_dia_phuong,ngay_chuyen';
    const raw = mini({
      [at(kp1, 'doan-vien')]: `${header}\n2016,${kp1},DV-1A,doan_vien,dang_sinh_hoat,,\n2016,${kp1},DV-2B,doan_vien,chuyen_den,,${moved}`,
      [at(kp1, 'dang-ky')]: registrations('DV-1A', 5),
    });
    const { content, accepted } = check(raw);
    const { steps } = rollUp(content!, accepted, '2017-01-10').find(({ unit }) => unit.code === kp1)!;
    const context = internalContext({ content: content!, accepted, asOf: '2017-01-10', address: '' }, kp1, 2016)!;
    const { facts } = internalReports.find(({ code }) => code === 'P1')!.build(context);
    expect([steps[2]!.state, Object.fromEntries(facts)['trạng thái']]).toEqual([state, said]);
  });
  test('Q L90 (R1): an exception that was decided is one for P2 too', () => {
    const four = { [at(kp1, 'doan-vien')]: `2016,${kp1},DV-1A,doan_vien,dang_sinh_hoat,`, [at(kp1, 'dang-ky')]: registrations('DV-1A', 4) };
    const decided = {
      rule: 'duoi-toi-thieu',
      unit: kp1,
      year: 2016,
      member: 'DV-1A',
      reason: 'Ốm',
      decidedBy: 'Ban Tổ chức',
      day: '2016-04-02',
    };
    const exceptions = { path: 'content/exceptions.json', data: { exceptions: [decided] } };
    expect(asked({ ...mini(four), exceptions }, 'P2').facts).toMatchObject({ 'chưa đủ 5 việc': 0, 'đã đăng ký đủ, đúng hạn': 1 });
    expect(asked(mini(four), 'P2').facts).toMatchObject({ 'đã đăng ký đủ, đúng hạn': 0, 'chưa đăng ký': 1 });
  });
  test('Q L76, L90 (R1): an exception that was decided goes with who moves to another branch', () => {
    const kp2 = 'q8-p01-kp2';
    const decided = (member: string) => ({
      ...{ rule: 'duoi-toi-thieu', unit: kp1, year: 2016, member, reason: 'Ốm', decidedBy: 'Ban Tổ chức', day: '2016-04-02' },
    });
    const files = {
      [at(kp1, 'doan-vien')]: `2016,${kp1},DV-1A,doan_vien,chuyen_di,`,
      [at(kp1, 'dang-ky')]: registrations('DV-1A', 4),
      [at(kp2, 'doan-vien')]: `2016,${kp2},DV-1A,doan_vien,chuyen_den,`,
      [at(kp2, 'dang-ky')]: registrations('DV-1A', 4, { unit: kp2 }),
    };
    const told = (member: string) => {
      const raw = { ...mini(files), exceptions: { path: 'content/exceptions.json', data: { exceptions: [decided(member)] } } };
      const { content, accepted, files: reports } = check(raw);
      const context = internalContext({ content: content!, accepted, asOf: '2017-01-20', address: '' }, kp2, 2016)!;
      const { facts } = internalReports.find(({ code }) => code === 'P2')!.build(context);
      const { people } = rollUp(content!, accepted, '2017-01-20').find(({ unit }) => unit.code === kp2)!.figures;
      const codes = reports.flatMap((file) => file.issues.map(({ code, severity }) => `${code}:${severity}`));
      return [codes, Object.fromEntries(facts)['đã đăng ký đủ, đúng hạn'], people.registered];
    };
    expect(told('DV-1A')).toEqual([['duoi-toi-thieu:note'], 1, 1]);
    expect(told('DV-2B')).toEqual([['duoi-toi-thieu:error'], 0, 0]);
  });
  test('Q L79 (R7): of nobody it is not said that everybody was talked with', () => {
    const { tables } = asked(mini({ [at(kp1, 'doan-vien')]: `2016,${kp1},TN-1A,thanh_nien,dang_sinh_hoat,` }), 'P4');
    expect(new Set(tables[0]!.rows.map((row) => row[3]))).toEqual(new Set(['chưa có ai']));
  });
});

describe('§5.8 in public: nothing of a person', () => {
  const [kp1, kp2] = ['q8-p01-kp1', 'q8-p01-kp2'];
  const listOf = (unit: string, count: number, first = 0) =>
    Array.from({ length: count }, (_, i) => `2016,${unit},DV-${i + first + 1}A,doan_vien,dang_sinh_hoat,`).join('\n');
  const registeredIn = (unit: string, count: number, first = 0) =>
    Array.from({ length: count }, (_, i) => registrations(`DV-${i + first + 1}A`, 5, { unit })).join('\n');
  const shown = (files: Record<string, string>, unit: { code: string; level: string }, asOf: string, fixing = true) => {
    const raw = mini(files);
    const { content, accepted } = check(raw);
    const dataset = publish(content!, accepted, asOf, { fixing });
    return registrationsOf(viewOf(dataset, 'q8', 2016)!, unit, asOf);
  };
  const branch = { code: kp1, level: 'chi_doan' };
  const base = { code: 'q8-p01', level: 'co_so' };
  const large = { [at(kp1, 'doan-vien')]: listOf(kp1, 12), [at(kp1, 'dang-ky')]: registeredIn(kp1, 12) };
  test('Q L74, L76: received; not received; the unit counts branches by state', () => {
    expect(shown(large, branch, '2016-06-01')).toEqual([{ state: 'nhan', branches: 1 }]);
    expect(shown({ [at(kp1, 'doan-vien')]: listOf(kp1, 12) }, branch, '2016-06-01')).toEqual([{ state: undefined, branches: 1 }]);
    expect(shown(large, base, '2016-06-01')).toEqual([
      { state: undefined, branches: 1 },
      { state: 'nhan', branches: 1 },
    ]);
  });
  test('Q L74: somebody is missing, on the due day and after', () => {
    const one = { ...large, [at(kp1, 'dang-ky')]: registeredIn(kp1, 11) };
    expect(shown(one, branch, '2016-03-31')).toEqual([{ state: 'nhan', branches: 1 }]);
    expect(shown(one, branch, '2016-04-01')).toEqual([{ state: 'can_bo_sung', branches: 1 }]);
    expect(shown(one, branch, '2016-04-01', false)).toEqual([{ state: 'nhan', branches: 1 }]);
    expect(shown(large, branch, '2018-01-01')).toEqual([{ state: 'chot', branches: 1 }]);
  });
  test('a small branch is spoken of with its group: its own member missing and the other’s look alike', () => {
    const both = (a: number, b: number) => ({
      [at(kp1, 'doan-vien')]: listOf(kp1, 3),
      [at(kp2, 'doan-vien')]: listOf(kp2, 8, 20),
      [at(kp1, 'dang-ky')]: registeredIn(kp1, a),
      [at(kp2, 'dang-ky')]: registeredIn(kp2, b, 20),
    });
    const [mine, theirs] = [shown(both(2, 8), branch, '2016-06-01'), shown(both(3, 7), branch, '2016-06-01')];
    expect([mine, theirs]).toEqual([[{ state: 'can_bo_sung', branches: 1 }], [{ state: 'can_bo_sung', branches: 1 }]]);
  });
});

describe('§5.8 pilots: chọn → sơ kết → kết thúc', () => {
  const facts: PilotFacts = {
    unit: {},
    programme: {
      period: { from: 2015, to: 2017 },
      pilots: { interimReview: { month: '2015-06' } },
    } as unknown as PilotFacts['programme'],
    reviewed: undefined,
    asOf: '2015-05-01',
  };
  test.each<[string, Partial<PilotFacts>, string, boolean]>([
    ['K L37 “Chọn các đơn vị chỉ đạo điểm”', {}, 'chon', false],
    ['K L43 “sơ kết … vào tháng 6 năm 2015”: the last day of the month', { asOf: '2015-06-30' }, 'chon', false],
    ['the day after', { asOf: '2015-07-01' }, 'chon', true],
    ['K L43: on the day of the review', { asOf: '2015-06-20', reviewed: '2015-06-20' }, 'so_ket', false],
    ['the day before it', { asOf: '2015-06-19', reviewed: '2015-06-20' }, 'chon', false],
    ['K L16 “giai đoạn 2015 - 2017”: its last day', { asOf: '2017-12-31', reviewed: '2015-06-20' }, 'so_ket', false],
    ['the day after', { asOf: '2018-01-01', reviewed: '2015-06-20' }, 'ket_thuc', false],
    ['ended without a review', { asOf: '2018-01-01' }, 'ket_thuc', true],
    ['the last day of the unit', { unit: { validTo: '2016-06-30' }, asOf: '2016-06-30', reviewed: '2015-06-20' }, 'so_ket', false],
    ['the day after', { unit: { validTo: '2016-06-30' }, asOf: '2016-07-01', reviewed: '2015-06-20' }, 'ket_thuc', false],
  ])('%s', (_, more, state, overdue) => expect(pilotState({ ...facts, ...more })).toEqual({ state, overdue }));
});
