import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  atThresholds,
  check,
  lineageOf,
  publish,
  reckonAway,
  rollUp,
  suggestRating,
  talkPeriods,
  type awayReadings,
  type RawContent,
} from '../index.ts';
import { readRoot } from '../../repository/read-root.ts';
import { largeSample } from '../../../scripts/tests/large-sample.ts';
import { at, branch, mini, registrations } from '../../../scripts/tests/mini.ts';

/** The year of a branch and of a Đoàn cơ sở, step by step, from what was handed in and written in the book. */

const [kp1, p01] = ['q8-p01-kp1', 'q8-p01'] as const;
const lines = (...rows: readonly string[]) => rows.join('\n');
const act = (unit: string, name: string, day: string, about = '', present = '8', of = '9') =>
  `2016,${unit},${name},${day},${about},${present},${of},,,`;
const members = ['DV-1A', 'DV-2B'];
const roster = lines(...members.map((m) => `2016,${kp1},${m},doan_vien,dang_sinh_hoat,`));
const results = (...rounds: readonly string[]) => lines(...rounds.map((round) => `2016,${kp1},DV-1A,1,${round},hoan_thanh,,`));
const talks = (...days: readonly string[]) => lines(...days.flatMap((day) => members.map((m) => `2016,${kp1},${m},${day}`)));
const quarters = ['2016-02-10', '2016-05-10', '2016-08-10', '2016-11-10'];

/** A branch that did everything, in order. */
const whole: Record<string, string> = {
  [at(kp1, 'doan-vien')]: roster,
  [at(kp1, 'dang-ky')]: lines(...members.map((m) => registrations(m, 5))),
  [at(kp1, 'ket-qua')]: results('DOT:thang-thanh-nien', 'Q1', 'Q2', 'DOT:he-tinh-nguyen', 'Q3', 'Q4', 'NAM'),
  [at(kp1, 'trao-doi')]: talks(...quarters),
  [at(kp1, 'so-viec')]: lines(
    act(kp1, 'hop_bch', '2016-01-12'),
    act(kp1, 'sinh_hoat_quan_triet', '2016-01-20'),
    act(kp1, 'ra_quan', '2016-03-20', 'HD4'),
    act(kp1, 'hop_danh_gia', '2016-12-18'),
    act(kp1, 'thong_bao', '2017-01-15', '', '', ''),
  ),
  [at(kp1, 'danh-gia')]: lines(...members.map((m) => `2016,${kp1},${m},hoan_thanh_tot,,Chi đoàn biểu quyết`)),
  [at(p01, 'cong-nhan')]: lines(...members.map((m) => `2016,${p01},${kp1},${m},hoan_thanh_tot,,12-NQ/BCH,2017-01-08`)),
};
const yearOf = (raw: RawContent, unit: string, asOf: string) => {
  const { content, accepted } = check(raw);
  return rollUp(content!, accepted, asOf).find((y) => y.unit.code === unit && y.year === 2016)!;
};
const states = (files: Record<string, string>, asOf = '2017-01-20', unit: string = kp1) =>
  Object.fromEntries(yearOf(mini(files), unit, asOf).steps.map(({ step, state }) => [step.name, state]));
const without = (path: string, text?: string): Record<string, string> => {
  const { [path]: own, ...rest } = whole;
  return text === undefined ? rest : { ...rest, [path]: lines(...own!.split('\n').filter((line) => !line.includes(text))) };
};

describe('Q L66–83: the five steps of a chi đoàn', () => {
  test('bear the names of the document, in its order', () => {
    expect(Object.keys(states(whole))).toEqual(['Định hướng nội dung', 'Triển khai', 'Đăng ký', 'Hỗ trợ', 'Kiểm tra, đánh giá']);
  });
  test('are done where everything is there', () => {
    expect(new Set(Object.values(states(whole)))).toEqual(new Set(['xong']));
  });
  test.each([
    ['Q L69 “tổ chức họp và thống nhất” (Q-40)', without(at(kp1, 'so-viec'), 'hop_bch'), 'Định hướng nội dung'],
    ['Q L72 “Tổ chức sinh hoạt chi đoàn quán triệt” (Q-43)', without(at(kp1, 'so-viec'), 'sinh_hoat_quan_triet'), 'Triển khai'],
    ['Q L79 “tổ chức các hoạt động ra quân” (Q-50)', without(at(kp1, 'so-viec'), 'ra_quan'), 'Hỗ trợ'],
    ['Q L79 “Hằng tháng hoặc hằng quý … trao đổi với đoàn viên” (Q-52)', without(at(kp1, 'trao-doi'), '2016-05'), 'Hỗ trợ'],
    ['Q L83 “theo từng giai đoạn hàng quý” (Q-53)', without(at(kp1, 'ket-qua'), 'Q2'), 'Kiểm tra, đánh giá'],
    ['Q L83 “đợt cao điểm trong năm” (Q-53)', without(at(kp1, 'ket-qua'), 'DOT:he-tinh-nguyen'), 'Kiểm tra, đánh giá'],
    ['Q L74 “đoàn viên tự đăng ký và gửi về lại” (Q-39)', without(at(kp1, 'dang-ky'), 'DV-2B'), 'Đăng ký'],
  ])('%s: without it the step is past due, and later ones wait', (_, files, step) => {
    const names = Object.keys(states(whole));
    const own = states(files);
    expect(own[step]).toBe('qua_han');
    for (const name of names.slice(0, names.indexOf(step))) expect(own[name], name).toBe('xong');
    for (const name of names.slice(names.indexOf(step) + 1)) expect(own[name], name).toBe('cho_buoc_truoc');
  });
  test('Q L83 “thông báo trong chi đoàn về kết quả công nhận của Đoàn cấp trên” (Q-39, Q-56): not done before the notice', () => {
    const untold = without(at(kp1, 'so-viec'), 'thong_bao');
    expect(states(untold)['Kiểm tra, đánh giá']).toBe('dang_lam');
  });
  test('Q-39: a member who did not register, with a recorded reason, does not hold the step up', () => {
    const reason = { [at(kp1, 'dieu-chinh')]: `2016,${kp1},DV-2B,,khong_dang_ky,2016-03-01,Đi học tập trung cả năm` };
    expect(states({ ...without(at(kp1, 'dang-ky'), 'DV-2B'), ...reason })['Đăng ký']).toBe('xong');
  });
  test('Q L74, L79: a list of which nobody is a member owes no registration and no talk, and is not done either', () => {
    const youth = { [at(kp1, 'doan-vien')]: `2016,${kp1},TN-1A,thanh_nien,dang_sinh_hoat,` };
    expect([states(youth)['Đăng ký'], Object.values(states(youth)).includes('xong')]).toEqual(['chua', false]);
    // Without a list nobody knows, and what is owed stays owed.
    expect(states({ [at(kp1, 'so-viec')]: act(kp1, 'hop_bch', '2016-01-12') })['Đăng ký']).toBe('qua_han');
  });
  test('Q L83: a drive without a result is past due from the day after its own, and no sooner', () => {
    const first = { ...whole, [at(kp1, 'ket-qua')]: results('Q1', 'Q2') };
    const told = { ...whole, [at(kp1, 'ket-qua')]: results('DOT:thang-thanh-nien', 'Q1', 'Q2') };
    const step = (files: Record<string, string>, asOf: string) => states(files, asOf)['Kiểm tra, đánh giá'];
    expect([step(first, '2016-04-10'), step(first, '2016-04-11')]).toEqual(['dang_lam', 'qua_han']);
    expect([step(told, '2016-04-11'), step(told, '2016-09-01'), step(told, '2016-10-11')]).toEqual(['xong', 'dang_lam', 'qua_han']);
  });
  test('before its day a step is not past due', () => {
    expect(states({ [at(kp1, 'doan-vien')]: roster }, '2016-01-05')).toEqual({
      'Định hướng nội dung': 'chua',
      'Triển khai': 'chua',
      'Đăng ký': 'chua',
      'Hỗ trợ': 'chua',
      'Kiểm tra, đánh giá': 'chua',
    });
    expect(states({ [at(kp1, 'doan-vien')]: roster }, '2016-02-28')['Định hướng nội dung']).toBe('chua');
    expect(states({ [at(kp1, 'doan-vien')]: roster }, '2016-02-29')['Định hướng nội dung']).toBe('qua_han');
  });
});

describe('Q L46–63: the four steps of a Đoàn cơ sở', () => {
  const branches = ['q8-p01-kp1', 'q8-p01-kp2'];
  const recognised = (code: string) => `2016,${p01},${code},DV-1A,hoan_thanh_tot,,12-NQ/BCH,2017-01-08`;
  const other = (text: string) => text.replaceAll(kp1, 'q8-p01-kp2').replaceAll('DV-', 'KP-');
  const base: Record<string, string> = {
    ...whole,
    ...Object.fromEntries(Object.entries(whole).map(([path, text]) => [path.replace(kp1, 'q8-p01-kp2'), other(text)])),
    [at(p01, 'so-viec')]: lines(
      act(p01, 'trien_khai_bch', '2016-01-08'),
      act(p01, 'trien_khai_chi_doan', '2016-01-10'),
      act(p01, 'ke_hoach', '2016-01-15', 'x', '', ''),
      act(p01, 'huong_dan', '2016-01-18', 'dia_ban_dan_cu', '', ''),
      act(p01, 'huong_dan_danh_gia', '2016-01-19', '', '', ''),
      ...branches.flatMap((b) => [
        act(p01, 'kiem_tra_ho_tro', '2016-06-10', b, '', ''),
        act(p01, 'kiem_tra_quy_trinh', '2016-12-20', b, '', ''),
      ]),
      act(p01, 'gui_danh_sach', '2017-01-12', '', '', ''),
    ),
    [at(p01, 'cong-nhan')]: lines(recognised(kp1), other(recognised(kp1)).replace('q8-p01,KP', 'q8-p01,KP')),
  };
  test('bear the names of the document and are done where everything is there', () => {
    expect(states(base, '2017-01-20', p01)).toEqual({
      'Triển khai': 'xong',
      'Hướng dẫn': 'xong',
      'Kiểm tra, giám sát': 'xong',
      'Công nhận': 'xong',
    });
  });
  test.each([
    ['Q L48 “trong Ban chấp hành” (Q-28)', 'trien_khai_bch', 'Triển khai'],
    ['Q L50 “Xây dựng và triển khai kế hoạch” (Q-29)', 'ke_hoach', 'Triển khai'],
    ['Q L53 “theo đặc thù của từng loại hình chi đoàn” (Q-30)', 'huong_dan,', 'Hướng dẫn'],
    [
      'Q L58 “Kiểm tra, giám sát, đồng thời hỗ trợ chi đoàn”: one branch never visited (Q-32)',
      'kiem_tra_ho_tro,2016-06-10,q8-p01-kp2',
      'Kiểm tra, giám sát',
    ],
    [
      'Q L59 “Kiểm tra, giám sát quy trình tổ chức đánh giá, xếp loại” (Q-33)',
      'kiem_tra_quy_trinh,2016-12-20,q8-p01-kp2',
      'Kiểm tra, giám sát',
    ],
  ])('%s', (_, text, step) => {
    const path = at(p01, 'so-viec');
    const files = { ...base, [path]: lines(...base[path]!.split('\n').filter((line) => !line.includes(text))) };
    expect(states(files, '2017-01-20', p01)[step]).toBe('qua_han');
  });
  test('Q-27: recognition without the steps before it waits for them', () => {
    const rest = Object.fromEntries(Object.entries(base).filter(([path]) => path !== at(p01, 'so-viec')));
    expect(states(rest, '2017-01-20', p01)['Công nhận']).not.toBe('xong');
  });
  test('what is published says how many branches did each step, and never how many people a step lacks', () => {
    const { content, accepted, files } = check(mini(base));
    const dataset = publish(content!, accepted, '2017-01-20', { files, fixing: true });
    const { units } = dataset.years.find((y) => y.organisation === 'q8' && y.year === 2016)!;
    const own = units.find((y) => y.unit === p01)!;
    // The two branches are too few people to be counted: what counts persons is not said of them, so these steps are open.
    expect(own.stepsBelow.map(({ number, done, of }) => [number, done, of])).toEqual([1, 2, 3, 4, 5].map((n) => [n, n < 3 ? 2 : 0, 2]));
    const third = units.find((y) => y.unit === kp1)!.steps[2]!;
    // Nobody of so small an organisation is counted: of persons it is not even said whether all have.
    expect(third.evidence[0]).toEqual({ code: 'dang-ky', scope: 'moi_nguoi', met: false, due: '2016-03-31', overdue: false });
  });
});

describe('Q L79 “Hằng tháng hoặc hằng quý” (R7): the rhythm is the branch’s choice', () => {
  const raw = (more: object) => {
    const base = mini();
    return check({ ...base, units: [...base.units, { path: 'content/units/m.json', data: { units: [branch('q8-p01-kp9', more)] } }] })
      .content!;
  };
  test.each([
    ['quarters unless it says otherwise', {}, 4, '2016-01-01', '2016-03-31'],
    ['months', { talks: 'thang' }, 12, '2016-01-01', '2016-01-31'],
    ['quarters of a school year', { yearKind: 'nam_hoc' }, 4, '2016-09-01', '2016-11-30'],
    ['months of a school year', { talks: 'thang', yearKind: 'nam_hoc' }, 12, '2016-09-01', '2016-09-30'],
  ])('%s', (_, more, count, from, to) => {
    const content = raw(more);
    const programme = content.programmes.find((p) => p.organisation === 'q8')!;
    const periods = talkPeriods(programme, content.forest.get('q8-p01-kp9')!, 2016);
    expect(periods).toHaveLength(count);
    expect(periods[0]).toMatchObject({ from, to });
    for (const [i, period] of periods.slice(1).entries()) expect(period.from > periods[i]!.to).toBe(true);
  });
});

describe('Q L79 (R7): a period is asked about from the day after its last, of whoever was there in it', () => {
  const joined = (day: string) =>
    `nam,ma_chi_doan,ma_doan_vien,doi_tuong,tinh_trang,so_thang_dia_phuong,ngay_chuyen\n2016,${kp1},DV-1A,doan_vien,chuyen_den,,${day}`;
  const talkedOf = (files: Record<string, string>, asOf: string) => {
    const { steps } = yearOf(mini({ ...whole, [at(kp1, 'trao-doi')]: '', ...files }), kp1, asOf);
    const { have, of, due, overdue } = steps.flatMap(({ evidence }) => evidence).find(({ need }) => need.kind === 'trao-doi')!;
    return [have, of, overdue ? due : undefined];
  };
  const on = (day: string) => ({ [at(kp1, 'trao-doi')]: talks(day) });
  test.each<[string, Record<string, string>, string, [number, number, string | undefined]]>([
    ['its last day is not over', {}, '2016-03-31', [0, 1, undefined]],
    ['over on the day after', {}, '2016-04-01', [0, 1, '2016-03-31']],
    ['a talk on its last day is of it', on('2016-03-31'), '2016-04-01', [1, 1, undefined]],
    ['a talk on the day after is of the next', on('2016-04-01'), '2016-04-01', [0, 1, '2016-03-31']],
    ['who joined on its last day is owed one', { [at(kp1, 'doan-vien')]: joined('2016-06-30') }, '2016-07-01', [0, 1, '2016-06-30']],
    [
      'who joined on the day after is not: nobody was to be talked with, and nothing is done',
      { [at(kp1, 'doan-vien')]: joined('2016-07-01') },
      '2016-07-01',
      [0, 1, undefined],
    ],
    [
      'beside who was there from the first, as many as were asked of',
      { [at(kp1, 'doan-vien')]: `${joined('2016-07-01')}\n2016,${kp1},DV-2B,doan_vien,dang_sinh_hoat,,`, ...on('2016-02-10') },
      '2016-07-01',
      [1, 2, '2016-06-30'],
    ],
    ['without a list nobody knows: all are asked about', { [at(kp1, 'doan-vien')]: '' }, '2016-07-01', [0, 2, '2016-03-31']],
  ])('%s', (_, files, asOf, told) => {
    expect(talkedOf(files, asOf)).toEqual(told);
  });
  test('Q L79: of a rhythm that the programme does not allow its own is taken, whichever the branch chose', () => {
    const content = check(mini()).content!;
    const programme = content.programmes.find((p) => p.organisation === 'q8')!;
    const periods = (rhythms: ('thang' | 'quy')[], chosen: 'thang' | 'quy') =>
      talkPeriods({ ...programme, talks: { ...programme.talks!, rhythms } }, { ...content.forest.get(kp1)!, talks: chosen }, 2016).length;
    expect([periods(['thang', 'quy'], 'thang'), periods(['thang', 'quy'], 'quy')]).toEqual([12, 4]);
    expect([periods(['quy'], 'thang'), periods(['thang'], 'quy')]).toEqual([4, 12]);
  });
});

describe('amendments', () => {
  const drop = { [at(kp1, 'dieu-chinh')]: `2016,${kp1},DV-1A,6,bo,2016-06-15,Chuyển ca làm` };
  const six = { ...whole, [at(kp1, 'dang-ky')]: lines(registrations('DV-1A', 6), registrations('DV-2B', 5)) };
  test('a dropped item is no longer registered, and is told apart', () => {
    expect(yearOf(mini(six), kp1, '2017-01-20').figures.items).toMatchObject({ registered: 11, dropped: 0 });
    expect(yearOf(mini({ ...six, ...drop }), kp1, '2017-01-20').figures.items).toMatchObject({ registered: 10, dropped: 1 });
  });
});

describe('counting', () => {
  /** A branch's year at random: members, their items, and results in some rounds. */
  const story = fc
    .array(
      fc.record({
        items: fc.integer({ min: 5, max: 7 }),
        done: fc.array(fc.record({ stt: fc.integer({ min: 1, max: 7 }), round: fc.constantFrom('Q1', 'Q2', 'Q3', 'Q4', 'NAM') }), {
          maxLength: 6,
        }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((people) => {
      const code = (i: number) => `DV-${i + 1}A`;
      const rows = (of: (person: (typeof people)[number], i: number) => string[]) => people.flatMap(of);
      return {
        [at(kp1, 'doan-vien')]: rows((_, i) => [`2016,${kp1},${code(i)},doan_vien,dang_sinh_hoat,`]),
        [at(kp1, 'dang-ky')]: rows((p, i) => registrations(code(i), p.items).split('\n')),
        [at(kp1, 'ket-qua')]: rows((p, i) =>
          [...new Map(p.done.filter((d) => d.stt <= p.items).map((d) => [`${d.stt} ${d.round}`, d])).values()].map(
            (d) => `2016,${kp1},${code(i)},${d.stt},${d.round},hoan_thanh,,`,
          ),
        ),
      };
    });
  const filesOf = (rows: Readonly<Record<string, readonly string[]>>): Record<string, string> =>
    Object.fromEntries(Object.entries(rows).flatMap(([path, own]) => (own.length === 0 ? [] : [[path, lines(...own)]])));
  const figures = (files: Record<string, string>) => yearOf(mini(files), kp1, '2017-01-20').figures;

  test('does not depend on the order of rows or files, and gives the same twice', () => {
    fc.assert(
      fc.property(story, (rows) => {
        const turned = Object.fromEntries(
          Object.entries(rows)
            .reverse()
            .map(([path, own]) => [path, [...own].reverse()]),
        );
        expect(figures(filesOf(turned))).toEqual(figures(filesOf(rows)));
        expect(figures(filesOf(rows))).toEqual(figures(filesOf(rows)));
      }),
      { numRuns: 40 },
    );
  });
  test('one more member lowers no count', () => {
    const numbers = (tree: object, path = ''): [string, number][] =>
      Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
        typeof value === 'number' ? [[`${path}/${key}`, value] as [string, number]] : numbers(value as object, `${path}/${key}`),
      );
    fc.assert(
      fc.property(story, (rows) => {
        const more = {
          ...rows,
          [at(kp1, 'doan-vien')]: [...rows[at(kp1, 'doan-vien')]!, `2016,${kp1},DV-9Z,doan_vien,dang_sinh_hoat,`],
          [at(kp1, 'dang-ky')]: [...rows[at(kp1, 'dang-ky')]!, ...registrations('DV-9Z', 5).split('\n')],
        };
        const after = new Map(numbers(figures(filesOf(more))));
        for (const [path, n] of numbers(figures(filesOf(rows))).filter(([path]) => !/overdue|steps/.test(path)))
          expect(after.get(path), path).toBeGreaterThanOrEqual(n);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the mergers of 2025 (units with predecessors)', () => {
  test('what predecessors handed in and what is laid to their successors add up', () => {
    const { content, accepted } = check(readRoot(largeSample()));
    const years = rollUp(content!, accepted, '2016-11-20');
    const dataset = publish(content!, accepted, '2016-11-20');
    const lineage = content!.forest.units.flatMap((u) =>
      lineageOf(dataset, u.code).map((sum) => ({ ...sum, key: u.code, units: sum.units.map((x) => x.code) })),
    );
    expect(lineage.length).toBeGreaterThan(0);
    for (const sum of lineage) {
      const own = years.filter((y) => sum.units.includes(y.unit.code) && y.year === sum.year);
      expect(own.map((y) => y.unit.code).sort()).toEqual([...sum.units].sort());
      // A group that reaches beyond is not counted; what is, is nothing but theirs.
      const all = own.reduce((n, y) => n + y.figures.people.members, 0);
      expect(sum.people.members.value)[sum.beyond ? 'toBeLessThan' : 'toBe'](all);
    }
    // Nothing is laid to two successors, nor counted in a unit and again in the one above it.
    for (const [year, sums] of Map.groupBy(lineage, (s) => s.year)) {
      const all = sums.flatMap((s) => s.units.map((unit) => [unit, s.key] as const));
      expect(new Set(all.map(([unit]) => unit)).size, String(year)).toBe(all.length);
    }
  });
});

describe('Q L17 “là cơ sở để đánh giá”: the machine suggests, people decide (R14)', () => {
  const { programmes } = check(mini()).content!;
  const q8 = programmes.find((p) => p.organisation === 'q8')!;
  const member = { kind: 'doan_vien', state: 'dang_sinh_hoat', registered: 10, done: 0 };
  test.each([
    [10, 'hoan_thanh_xuat_sac'],
    [9, 'hoan_thanh_xuat_sac'],
    [8, 'hoan_thanh_tot'],
    [7, 'hoan_thanh'],
    [5, 'hoan_thanh'],
    [4, 'khong_hoan_thanh'],
    [0, 'khong_hoan_thanh'],
  ])('%i of 10 done: %s', (done, rating) => expect(suggestRating(q8, { ...member, done })!.rating).toBe(rating));
  test.each([
    ['a thanh niên is not rated (R16)', { ...member, kind: 'thanh_nien', done: 10 }, undefined],
    ['one who moved away is not rated here', { ...member, state: 'chuyen_di', done: 10 }, undefined],
    ['nothing registered, no reason', { ...member, registered: 0 }, 'khong_hoan_thanh'],
    ['nothing registered, with a reason', { ...member, registered: 0, excused: true }, 'khong_xep_loai'],
    ['R5: away, threshold reached', { ...member, state: 'di_lam_an_xa', registered: 5, done: 2, threshold: 40 }, 'hoan_thanh'],
    ['R5: away, threshold not reached', { ...member, state: 'di_lam_an_xa', registered: 5, done: 2, threshold: 50 }, 'khong_hoan_thanh'],
    ['R5: the concession never gives more', { ...member, state: 'di_lam_an_xa', registered: 10, done: 5, threshold: 40 }, 'hoan_thanh'],
    ['R5: a threshold is nothing for one at home', { ...member, registered: 5, done: 2, threshold: 40 }, 'khong_hoan_thanh'],
  ])('%s', (_, of, rating) => expect(suggestRating(q8, of)?.rating).toBe(rating));
  test('R5, the table of the document: what 40, 45 and 50 % ask of those who registered', () => {
    const needed = (registered: number) => atThresholds(q8, { ...member, registered }).map((t) => t.needed);
    expect(Object.fromEntries([5, 6, 7, 8, 10].map((n) => [n, needed(n)]))).toEqual({
      5: [2, 3, 3],
      6: [3, 3, 3],
      7: [3, 4, 4],
      8: [4, 4, 4],
      10: [4, 5, 5],
    });
  });
  const byReading = (reading: keyof typeof awayReadings) => ({ ...q8, away: { ...q8.away!, reading } });
  const discount = byReading('B');
  // n registered, k done, p %: by A ⌈n·p/100⌉ must be done; by B ⌊k·p/100⌋ are counted, and 50 % of n must be.
  type Case = [string, registered: number, done: number, threshold: number, readonly [number, number | undefined, boolean], rating: string];
  const cases: Readonly<Record<keyof typeof awayReadings, readonly Case[]>> = {
    A: [
      ['one short', 5, 2, 45, [2, 3, false], 'khong_hoan_thanh'],
      ['reached', 5, 3, 45, [3, 3, true], 'hoan_thanh'],
      ['all done: the concession takes nothing away', 5, 5, 45, [5, 3, true], 'hoan_thanh_xuat_sac'],
    ],
    B: [
      ['what A lets pass', 5, 3, 45, [1, undefined, false], 'khong_hoan_thanh'],
      ['at 50 %, one short', 10, 9, 50, [4, 10, false], 'khong_hoan_thanh'],
      ['at 50 %, all done', 10, 10, 50, [5, 10, true], 'hoan_thanh'],
      ['at 49 %, all done and not enough', 10, 10, 49, [4, undefined, false], 'khong_hoan_thanh'],
    ],
  };
  test.each(Object.entries(cases).flatMap(([reading, of]) => of.map((one) => [reading as keyof typeof cases, ...one] as const)))(
    'R5 “số việc mà đoàn viên hoàn thành … là hoàn thành nhiệm vụ” (Q L85), reading %s, %s',
    (reading, _, registered, done, threshold, [counted, needed, reached], rating) => {
      const programme = byReading(reading);
      expect(reckonAway(programme, { registered, done }, threshold)).toMatchObject({ counted, needed, reached, rating });
      expect(suggestRating(programme, { ...member, state: 'di_lam_an_xa', registered, done, threshold })!.rating).toBe(rating);
      if ([40, 45, 50].includes(threshold))
        expect(atThresholds(programme, { registered, done }).find((mark) => mark.threshold === threshold)).toMatchObject({
          counted,
          reached,
        });
    },
  );
  test('R5 “là hoàn thành nhiệm vụ”: neither reading gives more by itself, whatever the scale’s marks', () => {
    const easy = {
      ...discount,
      ratings: { ...discount.ratings, scale: discount.ratings.scale.map((r) => ({ ...r, suggestedFrom: Math.min(r.suggestedFrom, 40) })) },
    };
    expect(suggestRating(easy, { ...member, state: 'di_lam_an_xa', done: 10, threshold: 50 })!.rating).toBe('hoan_thanh');
    expect(suggestRating(easy, { ...member, done: 10 })!.rating).toBe('hoan_thanh_xuat_sac');
  });
  test('reading B counts only that share of what was done', () => {
    const away = { ...member, state: 'di_lam_an_xa', done: 10, threshold: 50 };
    expect(suggestRating(discount, away)!.rating).toBe('hoan_thanh');
    expect(suggestRating(q8, away)!.rating).toBe('hoan_thanh_xuat_sac');
  });
  test('doing one more never lowers a suggestion', () => {
    const rank = (rating: string) => q8.ratings.scale.findIndex((r) => r.code === rating);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.nat(29),
        fc.integer({ min: 40, max: 50 }),
        fc.boolean(),
        (registered, done, threshold, away) => {
          const of = (n: number) =>
            suggestRating(q8, { ...member, state: away ? 'di_lam_an_xa' : member.state, registered, done: n, threshold })!.rating;
          const now = Math.min(done, registered - 1);
          expect(rank(of(now + 1))).toBeLessThanOrEqual(rank(of(now)));
        },
      ),
    );
  });
});
