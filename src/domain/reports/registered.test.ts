import { describe, expect, test } from 'vitest';
import { check, inFull, internalContext, ReportsInFull, rollUp, toldSteps, type RawContent } from '../index.ts';
import { at, branch, issuesOf, mini, registrations } from '../../../scripts/tests/mini.ts';

/** Who has registered, by which day, and what a branch owes: one answer of the check, the figures, the steps, P1 and P2. */

const [kp1, kp2, far, next] = ['q8-p01-kp1', 'q8-p01-kp2', 'q8-cd-thue', 'q8-p01-kp12'] as const;
const lines = (...rows: readonly string[]) => rows.join('\n');
const list = (...rows: readonly string[]) =>
  lines('nam,ma_chi_doan,ma_doan_vien,doi_tuong,tinh_trang,so_thang_dia_phuong,ngay_chuyen', ...rows);
const inList = (unit: string, code: string, { state = 'dang_sinh_hoat', kind = 'doan_vien', day = '' } = {}) =>
  `2016,${unit},${code},${kind},${state},,${day}`;
const items = (unit: string, count: number, more: object = {}, code = 'DV-1A') => registrations(code, count, { unit, ...more });
const no = (unit: string, code = 'DV-1A') => `2016,${unit},${code},,khong_dang_ky,2016-03-10,Ốm dài ngày`;
const rated = (unit: string, code = 'DV-1A') => `2016,${unit},${code},hoan_thanh,,Theo ý kiến của chi đoàn`;

interface MiniUnit {
  code: string;
}
const rawOf = (
  files: Record<string, string>,
  asOf = '2016-11-20',
  change: (units: readonly MiniUnit[]) => readonly object[] = (u) => u,
) => {
  const raw = mini(files);
  const { units } = (raw.units[0] as { data: { units: MiniUnit[] } }).data;
  const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf } };
  return { ...raw, site, units: [{ path: 'content/units/mini.json', data: { units: change(units) } }] } as RawContent;
};
const become = (old: readonly string[]) => (units: readonly MiniUnit[]) => [
  ...units.map((u) => (old.includes(u.code) ? { ...u, validTo: '2016-06-30' } : u)),
  branch(next, { validFrom: '2016-07-01', predecessors: old }),
];
/** What is said of a branch's 2016. */
const asked = (raw: RawContent, unit: string) => {
  const report = check(raw);
  const { content, accepted } = report;
  const asOf = content!.site.asOf!;
  const { figures, steps } = rollUp(content!, accepted, asOf).find((y) => y.unit.code === unit && y.year === 2016)!;
  const own = ReportsInFull.ofRoot(raw, { content: content!, report, asOf }, '').of(unit, 2016)!;
  const made = (code: string) => own.find((r) => r.code === code)!.content();
  const fact = (code: string, label: string) => made(code).facts.find(([name]) => name.startsWith(label))?.[1];
  return {
    made,
    fact,
    figures,
    steps,
    codes: issuesOf(report).map(({ code, file }) => `${code} ${file}`),
    state: internalContext({ content: content!, accepted, asOf, address: '' }, unit, 2016)!.branches[0]!.registration,
    /** Kind or act → how much of it is there, of how much; `!`: past its day. */
    step: (name: string) => {
      const { have, of, overdue } = steps.flatMap((s) => s.evidence).find(({ need }) => (need.act ?? need.kind) === name)!;
      return `${have}/${of}${overdue ? '!' : ''}`;
    },
    /** Registered in time, late, too few, excused, none. */
    p2: ['đã đăng ký đủ', 'đăng ký trễ', 'chưa đủ', 'không đăng ký', 'chưa đăng ký'].map((label) => fact('P2', label)),
  };
};

describe('Q L90 “ít nhất 05 việc làm, hành động, chỉ tiêu cụ thể” (R1): who has too few has not registered, whoever is asked', () => {
  const youth = { kind: 'thanh_nien' };
  test.each<[string, Record<string, string>, string, number[], string]>([
    [
      'a thanh niên with one item becomes a đoàn viên elsewhere',
      {
        [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', { state: 'chuyen_di', ...youth })),
        [at(kp1, 'dang-ky')]: items(kp1, 1, { doi_tuong: 'thanh_nien' }),
        [at(kp2, 'doan-vien')]: list(inList(kp2, 'DV-1A', { state: 'chuyen_den' })),
      },
      kp2,
      [0, 0, 1, 0, 0],
      '0/1!',
    ],
    [
      'one of five rows waits to be mended',
      { [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A')), [at(kp1, 'dang-ky')]: items(kp1, 5).replace('RL5', 'RL6') },
      kp1,
      [0, 0, 1, 0, 0],
      '0/1!',
    ],
    [
      'three, all refused',
      { [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A')), [at(kp1, 'dang-ky')]: items(kp1, 3) },
      kp1,
      [0, 0, 1, 0, 0],
      '0/1!',
    ],
    [
      'three, all refused, beside a recorded reason to have none',
      {
        [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A')),
        [at(kp1, 'dang-ky')]: items(kp1, 3),
        [at(kp1, 'dieu-chinh')]: no(kp1),
      },
      kp1,
      [0, 0, 0, 1, 0],
      '1/1',
    ],
    ['five', { [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A')), [at(kp1, 'dang-ky')]: items(kp1, 5) }, kp1, [1, 0, 0, 0, 0], '1/1'],
  ])('%s', (_, files, unit, ways, step) => {
    const { figures, fact, p2, ...told } = asked(rawOf(files), unit);
    const [complete, late, , excused] = ways as [number, number, number, number];
    expect(p2).toEqual(ways);
    expect([figures.people.registered, figures.people.late, figures.people.excused]).toEqual([complete + late, late, excused]);
    expect([told.step('dang-ky'), fact('P1', 'đoàn viên đã đăng ký')]).toEqual([step, complete + late]);
  });
  test('Q L40 (R16): P1 counts the thanh niên who are still there, as the figures do', () => {
    const files = (state: string) => ({
      [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', { state, ...youth })),
      [at(kp1, 'dang-ky')]: items(kp1, 2, { doi_tuong: 'thanh_nien' }),
    });
    for (const [state, count] of [
      ['dang_sinh_hoat', 1],
      ['chuyen_di', 0],
    ] as const) {
      const { figures, fact } = asked(rawOf(files(state)), kp1);
      expect([figures.people.youth, fact('P1', 'thanh niên đã đăng ký')]).toEqual([count, count]);
    }
  });
});

test('Q L76: P1 names those whose items it counts though no list has them', () => {
  const files = { [at(kp1, 'dang-ky')]: lines(items(kp1, 2, { doi_tuong: 'thanh_nien' }), items(kp1, 5, {}, 'DV-2B')) };
  const label = 'người đã đăng ký chưa có trong danh sách';
  const { fact } = asked(rawOf(files), kp1);
  expect(['đoàn viên đã đăng ký', 'thanh niên đã đăng ký', label, 'việc đã đăng ký'].map((name) => fact('P1', name))).toEqual([0, 0, 2, 7]);
  const listed = { ...files, [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', { kind: 'thanh_nien' }), inList(kp1, 'DV-2B')) };
  expect(asked(rawOf(listed), kp1).fact('P1', label)).toBeUndefined();
});

describe('Q L40, L83 (R16): a branch owes what it has somebody for', () => {
  const owed = (files: Record<string, string>, unit: string = kp1, asOf = '2017-02-20') => {
    const { figures, step, fact } = asked(rawOf(files, asOf), unit);
    return { overdue: Object.keys(figures.overdue), rounds: Object.keys(figures.roundOver), step, fact };
  };
  const every = ['Q1', 'DOT:thang-thanh-nien', 'Q2', 'Q3', 'DOT:he-tinh-nguyen', 'Q4', 'NAM'];
  const results = (...rounds: readonly string[]) => rounds.map((round) => `ket-qua:${round}`);
  test('thanh niên alone: rounds of what they do, and no rating', () => {
    const youth = { kind: 'thanh_nien' };
    const { overdue, step } = owed({
      [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', youth)),
      [at(kp1, 'dang-ky')]: items(kp1, 1, { doi_tuong: 'thanh_nien' }),
    });
    expect(overdue.toSorted()).toEqual(results(...every).toSorted());
    expect(['danh-gia', 'hop_danh_gia'].map(step)).toEqual(['0/1', '0/1']);
    const above = owed({ [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', youth)) }, 'q8-p01');
    // Of the other branch nobody knows who is there.
    expect(above.step('cong-nhan')).toBe('0/1!');
  });
  test.each<[string, Record<string, string>, number]>([
    ['thanh niên who registered nothing', { [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', { kind: 'thanh_nien' })) }, 0],
    [
      'every đoàn viên has a reason to register nothing',
      { [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A')), [at(kp1, 'dieu-chinh')]: no(kp1) },
      0,
    ],
    [
      'one of two has',
      { [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A'), inList(kp1, 'DV-2B')), [at(kp1, 'dieu-chinh')]: no(kp1) },
      every.length,
    ],
  ])('Q L74, L83: of nobody who has or owes items no round can tell: %s', (_, files, count) => {
    const { figures, steps } = asked(rawOf(files, '2017-02-20'), kp1);
    const rounds = (keys: object) => Object.keys(keys).filter((key) => key.startsWith('ket-qua')).length;
    expect([rounds(figures.overdue), rounds(figures.notOwed)]).toEqual([count, every.length - count]);
    // The world is not told what all of a branch may do without, however few they are (domain §0, row 7).
    expect([rounds(figures.told.overdue), rounds(figures.told.notOwed)]).toEqual([every.length, 0]);
    const of = (all: typeof steps) => all.flatMap(({ evidence }) => evidence).find(({ need }) => need.kind === 'ket-qua')!;
    expect([of(steps).overdue, of(toldSteps(steps)).overdue]).toEqual([count > 0, true]);
  });
  test.each<[string, string, string[]]>([
    ['in March, before a round was over', '2016-03-01', []],
    ['in August: what was over until then', '2016-08-01', ['Q1', 'DOT:thang-thanh-nien', 'Q2']],
    ['nobody says when', '', []],
  ])('everybody left %s', (_, day, rounds) => {
    const { overdue, step } = owed({ [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', { state: 'chuyen_di', day })) });
    expect(overdue.toSorted()).toEqual(results(...rounds).toSorted());
    expect([step('ket-qua'), step('danh-gia')]).toEqual([rounds.length > 0 ? '0/3!' : '0/1', '0/1']);
  });
  test('one who left and one who stays: all', () => {
    const both = list(inList(kp1, 'DV-1A', { state: 'chuyen_di' }), inList(kp1, 'DV-2B'));
    expect(owed({ [at(kp1, 'doan-vien')]: both }).overdue.toSorted()).toEqual(
      ['dang-ky', 'danh-gia', 'cong-nhan', ...results(...every)].toSorted(),
    );
  });
  test('Q L62, L83: who came with a result of another branch has to be proposed and recognised no more; whoever else has', () => {
    const files = (...others: readonly string[]) => ({
      [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', { state: 'chuyen_di', day: '2016-11-01' })),
      [at(kp1, 'danh-gia')]: rated(kp1),
      [at(kp2, 'doan-vien')]: list(inList(kp2, 'DV-1A', { state: 'chuyen_den', day: '2016-11-01' }), ...others),
      [at('q8-p01', 'cong-nhan')]: `2016,q8-p01,${kp1},DV-1A,hoan_thanh,,12-NQ/BCH,2017-01-08`,
    });
    const said = (...others: readonly string[]) => {
      const [own, above] = [owed(files(...others), kp2), owed(files(...others), 'q8-p01')];
      const ofRatings = own.overdue.filter((key) => ['danh-gia', 'cong-nhan'].includes(key));
      return [ofRatings, own.step('danh-gia'), above.step('cong-nhan'), above.fact('P6', 'chưa công nhận')];
    };
    expect(said()).toEqual([[], '1/1', '1/1', 0]);
    expect(said(inList(kp2, 'DV-2B'))).toEqual([['danh-gia', 'cong-nhan'], '0/1!', '1/2!', 1]);
    // The world reads how many branches were recognised, and is not told that all of one came with a result (domain §0, row 7).
    const { steps } = asked(rawOf(files(), '2017-02-20'), 'q8-p01');
    const of = (all: typeof steps) => all.flatMap(({ evidence }) => evidence).find(({ need }) => need.kind === 'cong-nhan')!.of;
    expect([of(steps), of(toldSteps(steps))]).toEqual([1, 2]);
  });
  test('Q L66–83: of whom nobody is left keeps no step open, and none is done either', () => {
    const rounds = ['Q1', 'DOT:thang-thanh-nien', 'Q2'].map((round) => `2016,${kp1},DV-1A,1,${round},dang_lam,,`);
    const files = (state: string, told: readonly string[]) => ({
      [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', { state, day: state === 'chuyen_di' ? '2016-08-01' : '' })),
      [at(kp1, 'dang-ky')]: items(kp1, 5),
      [at(kp1, 'ket-qua')]: lines(...told),
    });
    const fifth = (state: string, told = rounds) => asked(rawOf(files(state, told), '2017-02-20'), kp1).steps[4]!.state;
    // Nobody is there to be proposed, or to be told: all that the branch owed is there. An earlier step is not.
    expect(fifth('chuyen_di')).toBe('cho_buoc_truoc');
    expect([fifth('chuyen_di', rounds.slice(1)), fifth('dang_sinh_hoat')]).toEqual(['qua_han', 'qua_han']);
  });
  test('what is not owed is not told of the branch, and not expected above it', () => {
    const raw = rawOf({ [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', { kind: 'thanh_nien' })) }, '2017-02-20');
    const { content, accepted } = check(raw);
    const { units } = inFull(content!, accepted, '2017-02-20').years.find((y) => y.organisation === 'q8' && y.year === 2016)!;
    const dues = (unit: string) => units.find((year) => year.unit === unit)!.due.filter(({ kind }) => kind === 'danh-gia');
    expect([dues(kp1), dues(kp2).length]).toEqual([[], 1]);
    expect(dues('q8-p01')).toMatchObject([{ expected: 1, received: 0, overdue: 1 }]);
  });
});

describe('Q L74 “theo thời gian quy định” (R4): by which day, and who is late, is one answer', () => {
  const since = (day: string) => ({ state: 'chuyen_den', day });
  const left = (day = '') => ({ state: 'chuyen_di', day });
  const school = (units: readonly MiniUnit[]) => [
    ...units,
    { code: 'q8-thpt', name: 'Đoàn trường', level: 'co_so', kind: 'truong_hoc', parent: 'q8', yearKind: 'nam_hoc' },
    branch('q8-thpt-a', { parent: 'q8-thpt', kind: 'truong_hoc', yearKind: 'nam_hoc' }),
  ];
  const inSchool = 'q8-thpt-a';
  test('who joined in July owes hers, and nobody says that it was due in March', () => {
    const raw = rawOf({
      [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', since('2016-07-01')), inList(kp1, 'DV-2B')),
      [at(kp1, 'dang-ky')]: items(kp1, 5, {}, 'DV-2B'),
    });
    const { step, p2, made, state } = asked(raw, kp1);
    expect([step('dang-ky'), p2, state]).toEqual(['1/2', [1, 0, 0, 0, 1], 'nhan_dung_han']);
    const [reminder] = made('P2').reminders!;
    expect([reminder!.text.includes('của 1/2 đoàn viên'), reminder!.text.includes('hạn 31/03')]).toEqual([true, false]);
    // Alone she makes no branch late.
    const alone = asked(rawOf({ [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', since('2016-07-01'))) }), kp1);
    expect([alone.step('dang-ky'), alone.figures.overdue['dang-ky']]).toEqual(['0/1', undefined]);
  });
  test('Q L76: what came along is received, and only as long as nobody else lacks hers', () => {
    const came = (more: Record<string, string> = {}, ...others: readonly string[]) =>
      asked(
        rawOf(
          {
            [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', left())),
            [at(kp1, 'dang-ky')]: items(kp1, 5),
            [at(kp1, 'danh-gia')]: rated(kp1),
            [at(kp2, 'doan-vien')]: list(inList(kp2, 'DV-1A', since('')), ...others),
            ...more,
          },
          '2016-12-31',
        ),
        kp2,
      );
    const told = ({ figures, step, state }: ReturnType<typeof asked>) =>
      ['dang-ky', 'danh-gia'].map((kind) => [figures.handedIn[kind], figures.overdue[kind], step(kind)]).concat([[state]]);
    expect(told(came())).toEqual([[1, undefined, '1/1'], [1, undefined, '1/1'], ['nhan_dung_han']]);
    // Nor has this branch to meet about her (Q L83).
    expect(came().step('hop_danh_gia')).toBe('0/1');
    // The world is told of files alone: it would be told of all her branch's members otherwise (domain §0, row 7).
    const { told: published, ...own } = came().figures;
    expect(
      toldSteps(came().steps).flatMap(({ evidence }) => evidence.flatMap((e) => (e.overdue ? [e.need.act ?? e.need.kind] : []))),
    ).toEqual(expect.arrayContaining(['hop_danh_gia', 'danh-gia']));
    expect(own.handedIn['danh-gia']).toBe(1);
    expect(['dang-ky', 'danh-gia'].map((kind) => [published.handedIn[kind], published.overdue[kind], published.notOwed[kind]])).toEqual(
      Array(2).fill([undefined, 1, undefined]),
    );
    expect(told(came({}, inList(kp2, 'DV-2B')))).toEqual([[undefined, 1, '1/2!'], [undefined, 1, '0/1!'], ['can_bo_sung']]);
  });
  const late = (raw: RawContent, unit: string) => {
    const { codes, figures, state, p2, made } = asked(raw, unit);
    const table = made('P1').tables.find(({ caption }) => caption === 'Theo mã đoàn viên')!;
    return [
      codes.filter((code) => code.startsWith('dang-ky-tre')),
      figures.people.late,
      state,
      p2[1],
      table.rows.map((row) => row.at(-1)),
      made('P2').tables[0]!.rows[0]!.find((cell) => /^\d\d\/\d\d\/\d{4}$|^—$/.test(String(cell))),
    ];
  };
  test('of a branch that began in July out of one that had not handed in: late by the day of the one before', () => {
    const files = {
      [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A')),
      [at(next, 'doan-vien')]: list(inList(next, 'DV-1A')),
      [at(next, 'dang-ky')]: items(next, 5, { ngay_dang_ky: '2016-07-10' }),
    };
    expect(late(rawOf(files, undefined, become([kp1])), next)).toEqual([
      [`dang-ky-tre ${at(next, 'dang-ky')}`],
      1,
      'nhan_tre',
      1,
      ['trễ'],
      '31/03/2016',
    ]);
    const without = { ...files, [at(next, 'dang-ky')]: '' };
    expect(asked(rawOf(without, undefined, become([kp1])), next).step('dang-ky')).toBe('0/1!');
  });
  test('registered in time by the calendar of a school branch, then moved to one of the calendar year', () => {
    const files = (day: string) => ({
      [at(inSchool, 'doan-vien')]: list(inList(inSchool, 'DV-1A', left('2016-11-10'))),
      [at(inSchool, 'dang-ky')]: items(inSchool, 5, { ngay_dang_ky: day }),
      [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', since('2016-11-10'))),
    });
    expect(late(rawOf(files('2016-10-05'), undefined, school), kp1)).toEqual([[], 0, 'nhan_dung_han', 0, ['đúng hạn'], '31/03/2016']);
    expect(late(rawOf(files('2016-11-05'), undefined, school), kp1)).toEqual([[], 1, 'nhan_tre', 1, ['trễ'], '31/03/2016']);
  });
  test('registered in time, and the same again after she moved: in time', () => {
    const files = {
      [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', left('2016-05-10'))),
      [at(kp1, 'dang-ky')]: items(kp1, 5),
      [at(kp2, 'doan-vien')]: list(inList(kp2, 'DV-1A', since('2016-05-10'))),
      [at(kp2, 'dang-ky')]: items(kp2, 5, { ngay_dang_ky: '2016-05-20' }),
    };
    expect(late(rawOf(files), kp2)).toEqual([[], 0, 'nhan_dung_han', 0, ['đúng hạn'], '31/03/2016']);
  });
});

describe('Q L90 (R1, R2): whoever went to another branch is judged where she is, with all that she registered in the year', () => {
  const moved = (from: string, to: string, here: string, there: string): Record<string, string> => ({
    [at(from, 'doan-vien')]: list(inList(from, 'DV-1A', { state: 'chuyen_di' })),
    [at(from, 'dang-ky')]: here,
    [at(to, 'doan-vien')]: list(inList(to, 'DV-1A', { state: 'chuyen_den' })),
    ...(there === '' ? {} : { [at(to, 'dang-ky')]: there }),
  });
  /** Of five different items those from one number to another. */
  const some = (unit: string, first: number, last: number, more: object = {}) =>
    items(unit, 5, more)
      .split('\n')
      .slice(first - 1, last)
      .join('\n');
  const told = (files: Record<string, string>, to: string, change?: Parameters<typeof rawOf>[2]) => {
    const { codes, figures, p2 } = asked(rawOf(files, undefined, change), to);
    return [codes, figures.people.registered, figures.items.registered, p2];
  };
  const ways = [
    [kp1, kp2],
    // Whichever file is judged first, in one circle or in two.
    [kp2, kp1],
    [kp1, far],
    [far, kp1],
  ] as const;
  test.each(ways)('%s → %s: three there and two here are five', (from, to) => {
    expect(told(moved(from, to, some(from, 1, 3), some(to, 4, 5)), to)).toEqual([[], 1, 5, [1, 0, 0, 0, 0]]);
  });
  test.each(ways)('%s → %s: three there and one here are four: the branch where she is is told', (from, to) => {
    const few = [`duoi-toi-thieu ${at(to, 'dang-ky')}`];
    expect(told(moved(from, to, some(from, 1, 3), some(to, 4, 4)), to)).toEqual([few, 0, 3, [0, 0, 1, 0, 0]]);
  });
  test.each(ways)('%s → %s: both families, one in each', (from, to) => {
    const [there, here] = [some(from, 1, 3, { tieu_chi: 'RL1' }), some(to, 4, 5, { tieu_chi: 'HD1' })];
    expect(told(moved(from, to, there, here), to)).toEqual([[], 1, 5, [1, 0, 0, 0, 0]]);
    const one = some(to, 4, 5, { tieu_chi: 'RL2' });
    expect(told(moved(from, to, there, one), to)[0]).toEqual([`thieu-nhom ${at(to, 'dang-ky')}`]);
  });
  test.each(ways)(
    '%s → %s: three there and nothing here: her line in the list of the branch where she is is told, as P2 says',
    (from, to) => {
      const files = moved(from, to, some(from, 1, 3), '');
      const few = [`chuyen-den-chua-du-viec ${at(to, 'doan-vien')}`];
      expect(told(files, to)).toEqual([few, 0, 3, [0, 0, 1, 0, 0]]);
      // What others registered there says nothing of her; five of both families do.
      const others = {
        [at(to, 'doan-vien')]: lines(files[at(to, 'doan-vien')]!, inList(to, 'DV-2B')),
        [at(to, 'dang-ky')]: items(to, 5, {}, 'DV-2B'),
      };
      expect(told({ ...files, ...others }, to)[0]).toEqual(few);
      expect(told({ ...files, [at(from, 'dang-ky')]: some(from, 1, 5) }, to)).toEqual([[], 1, 5, [1, 0, 0, 0, 0]]);
      expect(told({ ...files, [at(from, 'dang-ky')]: some(from, 1, 5, { tieu_chi: 'RL1' }) }, to)[0]).toEqual(few);
    },
  );
  const dropped = (unit: string, number: number, day: string) => ({
    [at(unit, 'dieu-chinh')]: `2016,${unit},DV-1A,${number},bo,${day},Việc không còn phù hợp`,
  });
  test.each(ways)('%s → %s: nobody drops below five by going away (R1), whichever file is judged first', (from, to) => {
    const few = (unit: string) => `bo-viec-duoi-toi-thieu ${at(unit, 'dieu-chinh')}`;
    const five = moved(from, to, items(from, 5), '');
    expect(told({ ...five, ...dropped(from, 5, '2016-05-01') }, to)).toEqual([[few(from)], 1, 5, [1, 0, 0, 0, 0]]);
    expect(told({ ...five, ...dropped(to, 5, '2016-07-01') }, to)).toEqual([[few(to)], 1, 5, [1, 0, 0, 0, 0]]);
    // One more where she is, or the same again, makes up for it.
    const more = items(to, 1, { noi_dung: 'Trồng 3 cây ở sân nhà văn hoá' });
    expect(told({ ...five, [at(to, 'dang-ky')]: more, ...dropped(from, 5, '2016-05-01') }, to)).toEqual([[], 1, 5, [1, 0, 0, 0, 0]]);
    const again = items(to, 5, { ngay_dang_ky: '2016-06-10' });
    expect(told({ ...five, [at(to, 'dang-ky')]: again, ...dropped(from, 5, '2016-05-01') }, to)).toEqual([[], 1, 5, [1, 0, 0, 0, 0]]);
    // Of six either may drop one, not both: what was dropped first is dropped.
    const both = { ...five, [at(from, 'dang-ky')]: items(from, 6), ...dropped(from, 6, '2016-05-01'), ...dropped(to, 5, '2016-07-01') };
    expect(told(both, to)).toEqual([[few(to)], 1, 5, [1, 0, 0, 0, 0]]);
  });
  test.each(ways)('%s → %s: nor is the last item of a family dropped without a word (R2)', (from, to) => {
    const own = items(from, 6, { tieu_chi: 'RL1' }).replace(',6,RL1,', ',6,HD1,');
    const files = moved(from, to, own, '');
    expect(told({ ...files, ...dropped(from, 6, '2016-05-01') }, to)[0]).toEqual([`thieu-nhom ${at(from, 'dieu-chinh')}`]);
    expect(told({ ...files, ...dropped(from, 5, '2016-05-01') }, to)[0]).toEqual([]);
  });
  test('with her whole branch: the same', () => {
    const files = {
      [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A')),
      [at(kp1, 'dang-ky')]: some(kp1, 1, 3),
      [at(next, 'doan-vien')]: list(inList(next, 'DV-1A')),
      [at(next, 'dang-ky')]: some(next, 4, 5),
    };
    expect(told(files, next, become([kp1]))).toEqual([[], 1, 5, [1, 0, 0, 0, 0]]);
  });
});

describe('Q L90 (Q-63): two items that are word for word the same are one', () => {
  const six = items(kp1, 6).replace('Tham gia 3 buổi', 'Tham gia 2 buổi');
  const files = (more: Record<string, string> = {}) => ({
    [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A')),
    [at(kp1, 'dang-ky')]: six,
    ...more,
  });
  const result = (number: number, round: string) => `2016,${kp1},DV-1A,${number},${round},hoan_thanh,,`;
  const drop = (...numbers: readonly number[]) => ({
    [at(kp1, 'dieu-chinh')]: lines(...numbers.map((n) => `2016,${kp1},DV-1A,${n},bo,2016-06-15,Ghi trùng`)),
  });
  const twice = `viec-trung ${at(kp1, 'dang-ky')}`;
  test.each<[string, Record<string, string>, string[], number[]]>([
    // registered, done, dropped
    ['registered', {}, [twice], [5, 0, 0]],
    ['both done: done once', { [at(kp1, 'ket-qua')]: lines(result(1, 'Q1'), result(2, 'Q1')) }, [twice], [5, 1, 0]],
    ['told by the second number', { [at(kp1, 'ket-qua')]: result(2, 'Q1') }, [twice], [5, 1, 0]],
    ['one of the two dropped: the other stays', drop(2), [twice], [5, 0, 0]],
    ['the first dropped, the second done', { ...drop(1), [at(kp1, 'ket-qua')]: result(2, 'Q3') }, [twice], [5, 1, 0]],
    ['both dropped: too few are left', drop(1, 2), [twice, `bo-viec-duoi-toi-thieu ${at(kp1, 'dieu-chinh')}`], [5, 0, 0]],
  ])('%s', (_, more, codes, counts) => {
    const { codes: told, figures } = asked(rawOf(files(more)), kp1);
    const { registered, done, dropped } = figures.items;
    expect([told.toSorted(), [registered, done, dropped]]).toEqual([codes.toSorted(), counts]);
  });
});

test('Q L76: gone and back again: what the branch between told of the items she had registered before counts', () => {
  const day = '2016-08-01';
  const files = (there: string) => ({
    [at(kp1, 'doan-vien')]: list(inList(kp1, 'DV-1A', { state: 'chuyen_den', day })),
    [at(kp2, 'doan-vien')]: list(inList(kp2, 'DV-1A', { state: 'chuyen_di', day })),
    [at(kp1, 'dang-ky')]: items(kp1, 5, { ngay_dang_ky: there }),
    [at(kp1, 'ket-qua')]: `2016,${kp1},DV-1A,1,Q1,hoan_thanh,,`,
    [at(kp2, 'ket-qua')]: `2016,${kp2},DV-1A,3,Q2,hoan_thanh,,`,
  });
  const told = (there: string) => {
    const { codes, figures } = asked(rawOf(files(there)), kp1);
    return [codes.filter((code) => code.startsWith('viec-chua')), figures.items.done];
  };
  expect(told('2016-02-20')).toEqual([[], 2]);
  // What she registered only after she came from there, that branch cannot know of.
  expect(told('2016-08-10')).toEqual([[`viec-chua-dang-ky ${at(kp2, 'ket-qua')}`], 1]);
});

test('Q L74 “đoàn viên tự đăng ký và gửi về lại cho BCH chi đoàn” (Q-45): P1 tells of each member on which day, and nobody registers without one', () => {
  const { made } = asked(
    rawOf({
      [at(kp1, 'doan-vien')]: lines(inList(kp1, 'DV-1A'), inList(kp1, 'DV-2B')),
      [at(kp1, 'dang-ky')]: lines(items(kp1, 5, { ngay_dang_ky: '2016-02-20' }), items(kp1, 5, { ngay_dang_ky: '2016-03-05' }, 'DV-2B')),
    }),
    kp1,
  );
  const { columns, rows } = made('P1').tables.find(({ caption }) => caption.startsWith('Theo mã đoàn viên'))!;
  const at1 = (label: string) => columns.findIndex((column) => column.label === label);
  expect(rows.map((row) => [row[at1('Mã')], row[at1('Ngày đăng ký')]])).toEqual([
    ['DV-1A', '20/02/2016'],
    ['DV-2B', '05/03/2016'],
  ]);
  expect(issuesOf(check(rawOf({ [at(kp1, 'dang-ky')]: items(kp1, 5, { ngay_dang_ky: '' }) }))).map(({ code }) => code)).toContain(
    'o-trong',
  );
});
