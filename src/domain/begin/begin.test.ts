import { describe, expect, test } from 'vitest';
import { mini, programmeFiles } from '../../../scripts/tests/mini.ts';
import {
  begin,
  beginAnswers,
  check,
  duesOf,
  Forest,
  byNeed,
  missingOn,
  programmeSchema,
  labelOf,
  proposedDays,
  settingSchemas,
  skeletonOf,
  skeletons,
  skeletonsFor,
  unitSchema,
  withYear,
  themeKinds,
  yearToBegin,
  type Programme,
} from '../index.ts';
import { modelOf } from './skeleton.ts';

/** From answers to the first content of an organisation; from a year to the next. */

const site = { name: 'Sổ', tagline: 'Sổ', asOf: '2016-11-20', smallestCell: 5, smallestSensitiveCell: 10 };
const ward = (more: object = {}) =>
  beginAnswers.parse({
    ...{ name: 'Đoàn phường Bến Xuân', units: 'Chi đoàn khu phố 1\nChi đoàn khu phố 2', skeleton: 'nam-nhom', year: 2026 },
    ...more,
  });
const filesOf = (more?: object) => [...begin(ward(more), site, '2026-01-05').files];
const textOf = (part: string, more?: object) => filesOf(more).find(([path]) => path.includes(part))![1];
const programmeIn = (more?: object): Programme => programmeSchema.parse(JSON.parse(textOf('programmes', more)));
/** What begins, as a root is read. */
const contentOf = (more?: object) => {
  const read = (part: string) =>
    filesOf(more).flatMap(([path, text]) => (path.includes(part) ? { path, data: JSON.parse(text) as unknown } : []));
  const document = { collection: 'documents', id: `${ward(more).skeleton}-ben-xuan-2026`, body: '' } as const;
  const data = {
    title: 'X',
    type: 'KH',
    symbol: 'Chưa có số',
    organisation: 'ben-xuan',
    issuer: 'BCH ĐOÀN PHƯỜNG BẾN XUÂN',
    place: 'X',
    day: '2026-01-05',
    summary: 'X',
    state: 'trinh',
  };
  return check({
    ...{ site: read('site.json')[0], units: read('units'), programmes: read('programmes'), submissions: [], strays: [] },
    entries: [{ path: `content/documents/${document.id}.md`, ...document, data }],
  });
};

test.each([
  [{}, 'Chương trình rèn luyện đoàn viên năm 2026'],
  [{ until: 2028 }, 'Chương trình rèn luyện đoàn viên giai đoạn 2026 – 2028'],
  [
    { name: 'Đoàn trường THPT Bến Xuân', units: 'Chi đoàn 10A1', skeleton: 'truong-hoc' },
    'Chương trình rèn luyện đoàn viên trong trường học, năm học 2026 – 2027',
  ],
])('a programme is called by its years, a school’s by the school year (K L59): %o', (more, name) => {
  expect(programmeIn(more).name).toBe(name);
});

describe('skeletons', () => {
  test('each is told from the others by its label', () => {
    expect(new Set(skeletons.map(({ label }) => label)).size).toBe(skeletons.length);
  });
  const founding = mini().programmes.map(({ path, data }) => [path, data as Programme] as const);
  test.each([
    ['ren-luyen-hanh-dong', programmeFiles.quan8, 'programme Q'],
    ['ba-noi-dung', programmeFiles.kienGiang, 'plan K'],
  ])('%s orders what %s orders (%s)', (code, path) => {
    const [, own] = founding.find(([file]) => file === path)!;
    const made = programmeIn({ skeleton: code });
    const orders = ({ families, registration, ratings, away, talks, rounds }: Programme) => ({
      criteria: families.map((f) => [f.code, f.name, f.criteria.map((c) => [c.code, c.name, c.contents ?? []])]),
      registration: [registration.minimumItems.count, registration.everyFamily.severity, registration.nonMembers.mayRegister],
      away: away && [away.reading, away.min, away.max, away.rating],
      ...{ scale: ratings.scale, talks: talks?.rhythms, rounds: rounds.map((r) => [r.code, r.lastDay]) },
    });
    expect(orders(made)).toEqual(orders(own));
  });
  test('a school is offered its own first, and nobody else is', () => {
    expect(skeletonsFor('nam_hoc')[0]!.code).toBe('truong-hoc');
    expect(skeletonsFor('nam_duong_lich').at(-1)!.code).toBe('truong-hoc');
    expect(skeletonsFor('nam_hoc')).toHaveLength(skeletons.length);
  });
  test.each(skeletons.map(({ code }) => code))('%s names no organisation, quotes no document, and checks clean', (code) => {
    expect(JSON.stringify(skeletonOf(code))).not.toMatch(/Kiên Giang|Quận|Tỉnh|quote|minh hoạ|20[12]\d/);
    expect(contentOf({ skeleton: code }).contentIssues.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(programmeIn({ skeleton: code }).registration.minimumItems.clause.place).toBe('Chờ đơn vị ghi điều khoản');
  });
  test('steps and the due day of recognition fall on the level that stands above the chi đoàn', () => {
    const { steps, years } = programmeIn();
    expect([...new Set(steps.map(({ level }) => level))]).toEqual(['xa', 'chi_doan']);
    expect(years[0]!.due.at(-1)).toMatchObject({ kind: 'cong-nhan', level: 'xa', day: '2027-01-15', schoolDay: '2027-09-15' });
  });
  test('criteria that the board gives stand in their group; a group without keeps its own name', () => {
    const { families } = programmeIn({ criteria: { DD: ['Chấp hành pháp luật', 'Giữ nếp sống văn minh'] } });
    expect(families.map(({ criteria }) => criteria.map(({ code, points }) => `${code} ${points ?? ''}`.trim()))).toEqual([
      ['LT1 20'],
      ['DD1 10', 'DD2 10'],
      ['CM1 20'],
      ['VT1 20'],
      ['XD1 20'],
    ]);
  });
});

describe('begin', () => {
  test('the same answers make the same bytes, in four files', () => {
    expect(filesOf()).toEqual(filesOf());
    expect(filesOf().map(([path]) => path)).toEqual([
      'content/units/ben-xuan.json',
      'content/programmes/nam-nhom-ben-xuan-2026.json',
      'content/documents/nam-nhom-ben-xuan-2026.md',
      'content/site.json',
    ]);
    expect(JSON.parse(textOf('site.json'))).not.toHaveProperty('asOf');
    expect(textOf('documents')).toContain(
      'symbol: Chưa có số\norganisation: ben-xuan\nissuer: BCH ĐOÀN PHƯỜNG BẾN XUÂN\nplace: Phường Bến Xuân\nday: 2026-01-05',
    );
  });
  test('each unit owes by its own calendar: a school by the school year', () => {
    const units = 'Chi đoàn khu phố 1\nChi đoàn Trường THCS Bến Xuân';
    const { forest, programmes } = contentOf({ units }).content!;
    const listed = (code: string) => duesOf(programmes[0]!, 2026, forest.get(code)!)[0]!.day;
    expect([listed('ben-xuan-kp1'), listed('ben-xuan-thcs')]).toEqual(['2026-03-31', '2026-10-31']);
  });
  test('a day that the board changes moves for whatever falls due on it, on either calendar', () => {
    const days = { '2026-03-31': '2026-04-15', '2026-10-31': '2026-11-05' };
    const [before, after] = [programmeIn(), programmeIn({ days })].map(({ years }) => years[0]!.due);
    const moved = (day: string | undefined) => (day && Object.hasOwn(days, day) ? days[day as keyof typeof days] : day);
    expect(after).toEqual(
      before!.map((due) => ({ ...due, day: moved(due.day), ...(due.schoolDay && { schoolDay: moved(due.schoolDay) }) })),
    );
    expect(after).not.toEqual(before);
  });
  test('the days are proposed once each, with what falls due, on the calendars that the units have', () => {
    const daysOf = (units: string) => proposedDays(ward({ units, days: { '2026-03-31': '2026-04-01' } })).map(({ day }) => day);
    expect(proposedDays(ward())[0]).toEqual({ day: '2026-03-31', kinds: ['Danh sách mã đoàn viên', 'Đăng ký rèn luyện'] });
    expect(daysOf('Chi đoàn khu phố 1')).not.toContain('2026-10-31');
    expect(daysOf('Chi đoàn khu phố 1\nChi đoàn Trường THCS Bến Xuân')).toEqual(expect.arrayContaining(['2026-03-31', '2026-10-31']));
    expect(daysOf('Chi đoàn Trường THCS Bến Xuân')).not.toContain('2026-03-31');
  });
  test('each proposed day says of which round it is, and which are those of the school year where both are there', () => {
    const kindsOn = (day: string, units: string) => proposedDays(ward({ units })).find((one) => one.day === day)?.kinds;
    const mixed = 'Chi đoàn khu phố 1\nChi đoàn Trường THCS Bến Xuân';
    expect(kindsOn('2026-07-10', 'Chi đoàn khu phố 1')).toEqual(['Kết quả thực hiện, Sáu tháng đầu năm']);
    expect(kindsOn('2026-03-31', mixed)).toEqual(['Danh sách mã đoàn viên', 'Đăng ký rèn luyện']);
    expect(kindsOn('2026-10-31', mixed)).toEqual(['Danh sách mã đoàn viên (trường học)', 'Đăng ký rèn luyện (trường học)']);
    expect(kindsOn('2026-10-31', 'Chi đoàn Trường THCS Bến Xuân')).toEqual(['Danh sách mã đoàn viên', 'Đăng ký rèn luyện']);
  });
  test('a drive counts only with its theme', () => {
    expect(programmeIn().years[0]!.drives).toEqual([]);
    expect(programmeIn({ drives: { 'thang-thanh-nien': 'Chung sức' } }).years[0]!.drives).toEqual([
      { code: 'thang-thanh-nien', name: 'Tháng Thanh niên', theme: 'Chung sức', from: '2026-03-01', to: '2026-03-31' },
    ]);
  });
  test.each([
    [{ skeleton: 'la' }, /Không có khung “la”/],
    [{ until: 2025 }, /Giai đoạn đến năm 2025 mà bắt đầu năm 2026/],
    [{ units: 'Tỉnh đoàn Sông Tiền' }, /Dòng 1: “Tỉnh đoàn Sông Tiền”/],
  ])('%j is told, with what to do', (more, words) => {
    expect(() => begin(ward(more), site, '2026-01-05')).toThrow(words);
    expect(() => begin(ward(more), site, '2026-01-05')).toThrow(/Chữa: /);
  });
  test.each([
    ['2026-10-31', false, 2026],
    ['2026-11-01', false, 2027],
    ['2026-07-31', true, 2025],
    ['2026-08-01', true, 2026],
  ])('on %s, school %s, it proposes %i', (day, school, year) => expect(yearToBegin(day, school)).toBe(year));
});

test('what is missing on the first day, each with what mends it', () => {
  const missing = (more?: object) => missingOn(contentOf(more), '2026-01-05').map(({ what }) => what);
  expect(missing()).toEqual([
    'Chưa ghi người ký văn bản của Đoàn phường Bến Xuân.',
    'Chưa ghi Đoàn phường Bến Xuân gửi báo cáo cho ai.',
    'Văn bản của “Rèn luyện đoàn viên” chưa công bố.',
    '5 nhóm chưa có tiêu chí riêng: Lý tưởng, Đạo đức, Chuyên môn, Văn thể, Tổ chức Đoàn.',
    '36 quy định chưa ghi điều khoản của văn bản đơn vị.',
    '“Rèn luyện đoàn viên” chưa ghi mục đích nào.',
    'Năm 2026 chưa có: chủ đề năm của Đoàn, chủ đề năm của cuộc vận động.',
    'Đợt cao điểm chưa có chủ đề nên chưa mở: Tháng Thanh niên, Chiến dịch Thanh niên tình nguyện hè.',
    'Chưa có điện thoại hay thư để hỏi Đoàn phường Bến Xuân.',
    '3 đơn vị chưa có tài khoản hay khoá để tự nộp.',
    'Chưa có chủ đề sinh hoạt tháng này.',
    'Chưa có cẩm nang cho bí thư chi đoàn.',
  ]);
  const answered = missing({
    ...{
      paper: { signer: 'Họ và tên', reportsTo: ['Ban Thường vụ Thành Đoàn'] },
      contact: { phone: '028 3800 0000' },
      themes: { doan: 'Tiên phong', cuoc_van_dong: 'Làm theo lời Bác' },
    },
    ...{ drives: { 'thang-thanh-nien': 'A', 'he-tinh-nguyen': 'B' }, skeleton: 'ren-luyen-hanh-dong' },
  });
  expect(answered).toEqual([
    'Văn bản của “Rèn luyện và hành động” chưa công bố.',
    expect.stringMatching(/^\d+ quy định chưa ghi điều khoản/),
    '“Rèn luyện và hành động” chưa ghi mục đích nào.',
    '3 đơn vị chưa có tài khoản hay khoá để tự nộp.',
    'Chưa có chủ đề sinh hoạt tháng này.',
    'Chưa có cẩm nang cho bí thư chi đoàn.',
  ]);
  expect(missing({ units: 'Đoàn trường THPT Bến Xuân' }).slice(0, 2)).toEqual([
    'Đoàn phường Bến Xuân chưa có chi đoàn nào.',
    'Chưa có chi đoàn nào ở Đoàn trường THPT Bến Xuân.',
  ]);
  const now = byNeed(missingOn(contentOf(), '2026-01-05'))[0]!.missing.map(({ what }) => what);
  expect(now).toEqual(['Chưa có điện thoại hay thư để hỏi Đoàn phường Bến Xuân.', 'Chưa có chủ đề sinh hoạt tháng này.']);
});

test.each([
  ['2026-08-31', 'năm học 2026 – 2027', false],
  ['2027-03-01', 'năm học 2026 – 2027', false],
  ['2027-08-01', 'năm học 2027 – 2028', true],
])('a school’s year on %s is %s, not the calendar’s', (asOf, year, isMissing) => {
  const report = contentOf({
    name: 'Đoàn trường THPT Bến Xuân',
    units: 'Chi đoàn lớp 10A1',
    skeleton: 'truong-hoc',
    year: 2026,
    until: 2028,
  });
  const missing = missingOn(report, asOf).flatMap(({ what }) => (/chưa mở/.test(what) ? [what] : []));
  expect(missing).toEqual(isMissing ? [expect.stringContaining(`chưa mở ${year}.`)] : []);
});

test('what is missing leads to the desk, and a place among the settings is one that its form has', () => {
  const missing = missingOn(contentOf(), '2026-01-05');
  const province = Array.from({ length: 40 }, (_, i) => `Đoàn xã Số ${i + 1}\tChi đoàn ấp 1`).join('\n');
  const many = missingOn(contentOf({ name: 'Tỉnh đoàn Bến Xuân', units: province }), '2026-01-05');
  for (const { what, mend, at } of [...missing, ...many]) {
    expect(at, what).toBeDefined();
    expect(mend).not.toMatch(/json|content\/|“[a-z]+”/i);
  }
  // Forty one by one would be a day's work: they are asked for by a list.
  const signing = many.flatMap(({ at }) => (at && 'units' in at ? [[at.fields.length, at.units!.length]] : []));
  expect(signing).toEqual([[0, 41]]);
  const places = missing.flatMap(({ at }) => (at && 'setting' in at ? [at.setting.split('/')] : []));
  expect(places.length).toBeGreaterThan(1);
  const inProgramme = places.filter(([kind]) => kind === 'chuong_trinh');
  for (const [, of, path] of inProgramme) {
    expect(of).toBe(programmeIn().code);
    const label = labelOf(settingSchemas.chuong_trinh, path!.split('.'));
    expect(label, path).not.toMatch(/(^|› )[a-z]/);
  }
  expect(inProgramme.map(([, , path]) => path!.split('.').at(-1))).toEqual(['aims']);
  // The keys of a whole tree are issued at its head.
  expect(places.filter((place) => !inProgramme.includes(place))).toEqual([['don_vi', 'ben-xuan']]);
});

describe('a new year', () => {
  const forest = new Forest([]);
  const one = JSON.parse(textOf('programmes', { until: 2028, drives: { 'thang-thanh-nien': 'Chung sức' } })) as Programme;
  const next = (year: number, words = {}, extended = false) => withYear(one, forest, year, words, extended);
  const lastOf = (data: unknown) => programmeSchema.parse(data).years.at(-1)!;

  test('every day moves by a year, drives take their new theme or wait', () => {
    const { data, waiting } = next(2027, { themes: { doan: 'Năm mới' } });
    const [before, after] = [one.years[0]!, lastOf(data)];
    expect(after.due.map(({ day }) => day)).toEqual(before.due.map(({ day }) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`));
    expect([after.year, after.themes, after.drives]).toEqual([2027, [{ kind: 'doan', text: 'Năm mới' }], []]);
    expect(waiting.map(({ name }) => name)).toEqual(['Tháng Thanh niên']);
    expect(lastOf(next(2027, { drives: { 'thang-thanh-nien': 'Xanh' } }).data).drives[0]).toMatchObject({
      theme: 'Xanh',
      from: '2027-03-01',
    });
    expect((data as Programme).families).toBe(one.families);
  });
  test('Q L39 “chủ đề năm của Đoàn và chủ đề năm thực hiện cuộc vận động” (Q-20): whatever kinds of themes there are, each that was said is written', () => {
    const themes = Object.fromEntries(Object.keys(themeKinds).map((kind) => [kind, `Chủ đề ${kind}`]));
    expect(lastOf(next(2027, { themes }).data).themes.map(({ kind }) => kind)).toEqual(Object.keys(themeKinds));
    expect(lastOf(next(2027, { themes: { ...themes, doan: '' } }).data).themes).toHaveLength(Object.keys(themeKinds).length - 1);
  });
  test('a programme’s model is the skeleton that it was begun from, and no other whose name its code happens to begin with', () => {
    for (const skeleton of skeletons) {
      const begun = programmeIn({ skeleton: skeleton.code, until: 2028 });
      expect(modelOf(begun)?.due, skeleton.code).toBe(skeleton.year.due);
      expect(modelOf(programmeSchema.parse(withYear(begun, forest, 2027).data))?.due).toBe(skeleton.year.due);
      expect(modelOf({ ...begun, code: `${skeleton.code}-xanh` })).toBeUndefined();
    }
    const long = 'don-vi-co-ma-rat-dai-de-ma-chuong-trinh-khong-con-cho-nua';
    expect(modelOf(programmeIn({ code: long }))).toBeDefined();
  });
  test('what belongs to the old year stays there: fixed groups, closing, what was held', () => {
    const clause = { place: 'Mục 1', setting: 'x' };
    const event = {
      code: 'hoi-nghi',
      name: 'Hội nghị',
      from: '2024-02-29',
      to: '2024-02-29',
      held: '2024-02-29',
      documents: ['x'],
      clause,
    };
    const old = { ...one.years[0]!, closed: true, groups: { people: [['a']], items: [] }, events: [event] };
    const { data } = withYear({ ...one, years: [old] }, forest, 2027);
    expect(lastOf(data)).toMatchObject({ closed: false, events: [{ from: '2025-02-28', to: '2025-02-28', documents: [] }] });
    expect(lastOf(data)).not.toHaveProperty('groups');
    expect(lastOf(data).events[0]!.held).toBeUndefined();
  });
  test('units that have ended are followed by nobody from then on', () => {
    const unit = (code: string, validTo?: string) => unitSchema.parse({ code, name: code, level: 'xa', kind: 'dia_ban_dan_cu', validTo });
    const clause = { place: 'Mục 1', setting: 'x' };
    const assignments = {
      dueDay: 5,
      departments: [{ code: 'van-phong', name: 'Văn phòng', units: ['moi', 'cu'], from: '2026-01-01' }],
      clause,
    };
    const { data } = withYear({ ...one, assignments }, new Forest([unit('moi'), unit('cu', '2026-06-30')]), 2027);
    expect(programmeSchema.parse(data).assignments!.departments.map(({ units, from, to }) => [units, from, to])).toEqual([
      [['moi', 'cu'], '2026-01-01', '2026-12-31'],
      [['moi'], '2027-01-01', undefined],
    ]);
  });
  test.each([
    [2026, /đã có năm 2026/],
    [2025, /chưa có năm nào trước 2025/],
    [2029, /ghi giai đoạn 2026 – 2028/],
  ])('%i is told, with what to do', (year, words) => {
    expect(() => next(year)).toThrow(words);
    expect(() => next(year)).toThrow(/Chữa: /);
  });
  test('a period that was extended grows with the year', () => {
    expect(programmeSchema.parse(next(2029, {}, true).data).period).toMatchObject({ from: 2026, to: 2029 });
  });
});
