import { describe, expect, test } from 'vitest';
import {
  check,
  headerOf,
  inFull,
  internalContext,
  internalReports,
  publicContext,
  publicReports,
  publicSource,
  ReportsInFull,
  rollUp,
  type Cell,
  type RawContent,
  type ReportContent,
} from '../index.ts';
import { at, branch, issuesOf, mini, registrations, scored } from '../../../scripts/tests/mini.ts';

/** One question, one answer: what the check, the steps, the figures and the reports say of the same branch, by the clause. */

const [kp1, kp2, p01, q8, kg] = ['q8-p01-kp1', 'q8-p01-kp2', 'q8-p01', 'q8', 'kg-to-chau'] as const;
const next = 'q8-p01-kp12';
const lines = (...rows: readonly string[]) => rows.join('\n');
const listed = (unit: string, code: string, kind = 'doan_vien') => `2016,${unit},${code},${kind},dang_sinh_hoat,`;
const act = (unit: string, name: string, day: string, about = '') => `2016,${unit},${name},${day},${about},8,9,,,`;
const done = (unit: string, round: string) => `2016,${unit},DV-1A,1,${round},hoan_thanh,,`;

interface MiniUnit {
  code: string;
}
/** Units changed or added, on a day of which the site speaks. */
const rawOf = (files: Record<string, string>, asOf: string, change: (units: readonly MiniUnit[]) => readonly object[] = (u) => u) => {
  const raw = mini(files);
  const { units } = (raw.units[0] as { data: { units: MiniUnit[] } }).data;
  const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf } };
  return { ...raw, site, units: [{ path: 'content/units/mini.json', data: { units: change(units) } }] } as RawContent;
};
/** What is said of a unit's 2016. */
const asked = (raw: RawContent, unit: string) => {
  const report = check(raw);
  const { content, accepted } = report;
  const asOf = content!.site.asOf!;
  const own = rollUp(content!, accepted, asOf).find((y) => y.unit.code === unit && y.year === 2016)!;
  const inside = internalContext({ content: content!, accepted, asOf, address: '' }, unit, 2016)!;
  const outside = publicContext(publicSource(content!, accepted, inFull(content!, accepted, asOf)), unit, 2016, '')!;
  const build = (code: string) =>
    internalReports.find((r) => r.code === code)?.build(inside) ?? publicReports.find((r) => r.code === code)!.build(outside);
  return {
    build,
    codes: issuesOf(report).map(({ code }) => code),
    figures: own.figures,
    /** Act or kind → how much of it is there, of how much. */
    steps: Object.fromEntries(own.steps.flatMap((s) => s.evidence.map((e) => [e.need.act ?? e.need.kind!, [e.have, e.of]]))),
    states: own.steps.map(({ state }) => state),
    stepsBelow: outside.did(unit)!.stepsBelow,
    fact: (code: string, label: string) => build(code).facts.find(([name]) => name === label)?.[1],
    table: (code: string, caption: string): readonly (readonly Cell[])[] =>
      build(code).tables.find((t) => t.caption.startsWith(caption))!.rows,
  };
};

/** `old` become the branch `next` the day after `last`. */
const become =
  (old: readonly string[], last: string, first: string, parent: string = p01) =>
  (units: readonly MiniUnit[]) => [
    ...units.map((u) => (old.includes(u.code) ? { ...u, validTo: last } : u)),
    branch(next, { name: 'Chi đoàn mới', parent, validFrom: first, predecessors: old }),
  ];
/** A branch that did until June what its steps ask for. */
const untilJune = (unit: string, code: string) => ({
  [at(unit, 'doan-vien')]: listed(unit, code),
  [at(unit, 'dang-ky')]: registrations(code, 5, { unit }),
  [at(unit, 'so-viec')]: lines(
    `${act(unit, 'hop_bch', '2016-01-12')}Ra quân hằng tháng`,
    act(unit, 'sinh_hoat_quan_triet', '2016-01-20'),
    act(unit, 'ra_quan', '2016-03-20', unit === kp1 ? 'HD4' : 'RL1'),
    act(unit, 'chu_de_thang', '2016-02-20', '2016-02'),
  ),
});
const visited = { [at(p01, 'so-viec')]: lines(...[kp1, kp2].map((unit) => act(p01, 'kiem_tra_ho_tro', '2016-05-10', unit))) };
const both = { ...untilJune(kp1, 'DV-1A'), ...untilJune(kp2, 'DV-2B') };
const merged = (files: Record<string, string>, old: readonly string[] = [kp1, kp2]) =>
  rawOf(files, '2016-11-20', become(old, '2016-06-30', '2016-07-01'));

describe('Q L64, L66–83: a branch that was renamed, or became another with others, goes on with what was done', () => {
  test.each<[string, RawContent, number[]]>([
    ['Q L69, L72, L79: renamed, its book is there', merged(untilJune(kp1, 'DV-1A'), [kp1]), [1, 1, 1]],
    ['merged, both books are there', merged(both), [1, 1, 1]],
    ['merged, one of the two did nothing', merged({ ...untilJune(kp1, 'DV-1A'), [at(kp2, 'doan-vien')]: listed(kp2, 'DV-2B') }), [0, 0, 0]],
  ])('%s', (_, raw, there) => {
    const { steps } = asked(raw, next);
    expect(['hop_bch', 'sinh_hoat_quan_triet', 'ra_quan'].map((name) => steps[name]![0])).toEqual(there);
  });
  test('Q L58, L59: what was visited before is visited, for the steps and for P12', () => {
    const { steps, table } = asked(merged({ ...both, ...visited }), p01);
    expect(steps['kiem_tra_ho_tro']).toEqual([1, 1]);
    expect(table('P12', 'Kiểm tra, hỗ trợ')).toEqual([['Đoàn phường 1', 2, 1, 'không có']]);
  });
  test('Q L76, K L47: figures, steps below, P12, P14 and P18 count the same branches', () => {
    const { figures, stepsBelow, table, fact } = asked(merged(both), p01);
    expect(figures.branches).toBe(1);
    expect(stepsBelow.map(({ of }) => of)).toEqual(Array(5).fill(1));
    expect(table('P12', 'Kiểm tra, hỗ trợ')).toEqual([['Đoàn phường 1', 0, 1, 'Chi đoàn mới']]);
    expect(table('P14', 'Sinh hoạt chi đoàn theo chủ đề tháng')).toEqual([['Đoàn phường 1', 1, 2, 'không có']]);
    expect(fact('P18', 'chi đoàn')).toBe(1);
  });
  test('Q L62, L83: recognised under the code it had, it is recognised: no file is overdue, and it may announce', () => {
    const files = {
      ...untilJune(kp1, 'DV-1A'),
      [at(kp1, 'danh-gia')]: `2016,${kp1},DV-1A,khong_hoan_thanh,,Chi đoàn biểu quyết`,
      [at(p01, 'cong-nhan')]: `2016,${p01},${kp1},DV-1A,khong_hoan_thanh,,12-NQ/BCH,2017-01-08`,
      [at(next, 'so-viec')]: act(next, 'thong_bao', '2017-01-12'),
    };
    const raw = rawOf(files, '2017-01-20', become([kp1], '2016-12-30', '2016-12-31'));
    const { codes, figures, fact } = asked(raw, next);
    expect(codes).not.toContain('truoc-khi-cong-nhan');
    expect([figures.people.recognised['khong_hoan_thanh'], figures.handedIn['cong-nhan'], figures.overdue['cong-nhan']]).toEqual([
      1,
      1,
      undefined,
    ]);
    expect([fact('P7', 'đã có kết quả công nhận'), fact('P7', 'đã thông báo ngày')]).toEqual([1, '12/01/2017']);
    expect(asked(raw, p01).steps['cong-nhan']).toEqual([1, 2]);
  });
  test('Q L83 (Q-56): the meeting and the notice of before stand in P5 and P7 as in the steps; of a merger when the last has told', () => {
    const told = (unit: string, code: string, day: string) => ({
      ...untilJune(unit, code),
      [at(unit, 'so-viec')]: lines(act(unit, 'hop_danh_gia', '2016-12-10'), act(unit, 'thong_bao', day)),
      [at(unit, 'danh-gia')]: `2016,${unit},${code},khong_hoan_thanh,,Chi đoàn biểu quyết`,
    });
    const recognised = (unit: string, code: string) => `2016,${p01},${unit},${code},khong_hoan_thanh,,12-NQ/BCH,2016-12-15`;
    const session = { [at(p01, 'cong-nhan')]: lines(recognised(kp1, 'DV-1A'), recognised(kp2, 'DV-2B')) };
    const one = told(kp1, 'DV-1A', '2016-12-20');
    const after = (files: Record<string, string>, old: readonly string[]) =>
      asked(rawOf({ ...files, ...session }, '2017-01-20', become(old, '2016-12-30', '2016-12-31')), next);
    const renamed = after(one, [kp1]);
    expect(renamed.steps['thong_bao']![0]).toBe(1);
    expect([renamed.fact('P5', 'ngày họp chi đoàn'), renamed.fact('P7', 'đã thông báo ngày')]).toEqual(['10/12/2016', '20/12/2016']);
    expect(after({ ...one, ...told(kp2, 'DV-2B', '2016-12-28') }, [kp1, kp2]).fact('P7', 'đã thông báo ngày')).toBe('28/12/2016');
    const half = after({ ...one, [at(kp2, 'doan-vien')]: listed(kp2, 'DV-2B') }, [kp1, kp2]);
    expect([half.steps['thong_bao']![0], half.fact('P7', 'đã thông báo ngày')]).toEqual([0, 'chưa thông báo']);
  });
});

describe('Q L46–63: a Đoàn cơ sở that was renamed, or became another with others, goes on with its book', () => {
  const [p02, renamed] = ['q8-p02', 'q8-p12'] as const;
  const base = (code: string, more: object = {}) => ({
    ...{ code, name: `Đoàn ${code}`, level: 'co_so', kind: 'dia_ban_dan_cu', parent: q8 },
    ...more,
  });
  const [kp3, heirs] = ['q8-p02-kp3', [`${renamed}-kp1`, `${renamed}-kp2`, `${renamed}-kp3`]] as const;
  /** On 1 July `old` and their branches become one, and its branches; phường 2 has one branch. */
  const become = (old: readonly string[]) => (units: readonly MiniUnit[]) => {
    const all = [...units, base(p02), branch(kp3, { parent: p02 })] as (MiniUnit & { parent?: string })[];
    const isOld = ({ code, parent }: { code: string; parent?: string }) => old.includes(code) || old.includes(parent ?? '');
    return [
      ...all.map((u) => (isOld(u) ? { ...u, validTo: '2016-06-30' } : u)),
      base(renamed, { name: 'Đoàn phường 12', validFrom: '2016-07-01', predecessors: old }),
      ...[kp1, kp2, kp3].flatMap((code, i) =>
        isOld(all.find((u) => u.code === code)!)
          ? [branch(heirs[i]!, { name: `Chi đoàn ${i + 1}`, parent: renamed, validFrom: '2016-07-01', predecessors: [code] })]
          : [],
      ),
    ];
  };
  const book = (unit: string, ...visited: readonly string[]) => ({
    [at(unit, 'so-viec')]: lines(
      act(unit, 'trien_khai_bch', '2016-02-10'),
      act(unit, 'ke_hoach', '2016-02-20', 'x'),
      act(unit, 'huong_dan', '2016-02-22', 'dia_ban_dan_cu'),
      ...visited.map((code) => act(unit, 'kiem_tra_ho_tro', '2016-05-10', code)),
    ),
  });
  const lists = { ...untilJune(kp1, 'DV-1A'), ...untilJune(kp2, 'DV-2B') };
  const review = (unit: string) => ({
    path: `content/reviews/${unit}.md`,
    collection: 'reviews' as const,
    id: unit,
    body: '',
    data: {
      ...{ title: 'Đánh giá', organisation: q8, kind: '6_thang', by: q8, unit, year: 2016, day: '2016-07-05' },
      ...{ results: 'Đã đủ', causes: 'Không', lessons: 'Đã rút', next: 'Tiếp tục' },
    },
  });
  test.each<[string, readonly string[], Record<string, string>, number[], string]>([
    // acts of the one that began: of BCH, plan, guidance for its kind of branch; branches visited, of all. Then who lacks a plan
    ['renamed', [p01], { ...lists, ...book(p01, kp1) }, [1, 1, 1, 1, 2], 'Đoàn q8-p02'],
    ['renamed, and it did nothing', [p01], lists, [0, 0, 0, 0, 2], 'Đoàn phường 12, Đoàn q8-p02'],
    ['merged, both did', [p01, p02], { ...lists, ...book(p01, kp1), ...book(p02, kp3) }, [1, 1, 1, 2, 3], ''],
    ['merged, one did', [p01, p02], { ...lists, ...book(p01, kp1) }, [0, 0, 0, 1, 3], 'Đoàn phường 12'],
  ])('%s', (_, old, files, [council, plan, guidance, seen, of], without) => {
    const before = rawOf(files, '2016-11-20', become(old));
    const raw = { ...before, entries: [...before.entries, ...old.map(review)] };
    const { codes, steps } = asked(raw, renamed);
    expect(codes.filter((code) => code !== 'nguoi-cu-chua-ghi')).toEqual([]);
    expect(['trien_khai_bch', 'ke_hoach', 'huong_dan'].map((name) => steps[name]![0])).toEqual([council, plan, guidance]);
    expect(steps['kiem_tra_ho_tro']).toEqual([seen, of]);
    for (const code of old) expect(asked(raw, code).steps).toEqual({});
    const { table, fact } = asked(raw, q8);
    const plans = table('P14', 'Việc còn thiếu').filter(([, what]) => String(what).startsWith('kế hoạch'));
    expect(plans.map(([name]) => name).join(', ')).toBe(without);
    expect(
      table('P12', 'Kiểm tra, hỗ trợ')
        .find(([name]) => name === 'Đoàn phường 12')!
        .slice(1, 3),
    ).toEqual([seen, of]);
    const reviewed = table('P9', 'Từng cơ sở Đoàn').map((row) => [row[0], row[8]]);
    const days = old.map(() => '05/07/2016').join(', ');
    expect(reviewed.find(([name]) => name === 'Đoàn phường 12')).toEqual(['Đoàn phường 12', days]);
    expect(reviewed.filter(([name]) => String(name).includes('phường 1')).length).toBe(1);
    expect(fact('P9', 'cơ sở Đoàn')).toBe(old.length === 1 ? 3 : 2);
  });
});

test('Q L63: what was recognised under the name it had a Đoàn cơ sở sends on under the new one, and not before', () => {
  const files = (day: string) => ({
    ...untilJune(kp1, 'DV-1A'),
    [at(kp1, 'danh-gia')]: `2016,${kp1},DV-1A,khong_hoan_thanh,,Chi đoàn biểu quyết`,
    [at(p01, 'cong-nhan')]: `2016,${p01},${kp1},DV-1A,khong_hoan_thanh,,12-NQ/BCH,2016-12-28`,
    [at('q8-p12', 'so-viec')]: act('q8-p12', 'gui_danh_sach', day),
  });
  const told = (day: string) =>
    asked(
      rawOf(files(day), '2017-01-20', (units) => [
        ...become(
          [kp1],
          '2016-12-29',
          '2016-12-30',
          'q8-p12',
        )(units.map((u) => ({ ...u, ...(u.code === p01 && { validTo: '2016-12-29' }) }))),
        {
          ...units.find(({ code }) => code === p01)!,
          code: 'q8-p12',
          name: 'Đoàn phường 12',
          validFrom: '2016-12-30',
          predecessors: [p01],
        },
      ]),
      'q8-p12',
    ).codes.filter((code) => code === 'truoc-khi-cong-nhan');
  expect([told('2016-12-30'), told('2016-12-27')]).toEqual([[], ['truoc-khi-cong-nhan']]);
});
describe('Q L85 “chỉ tính 40-50% số việc” (R5): the check, P5, P20 and the member’s own sheet reckon by the one reading of the programme', () => {
  const files = (registered: number, done: number, threshold: number | '', proposed = 'hoan_thanh') => ({
    [at(kp1, 'doan-vien')]: `2016,${kp1},DV-1A,doan_vien,di_lam_an_xa,5`,
    [at(kp1, 'dang-ky')]: registrations('DV-1A', registered),
    [at(kp1, 'ket-qua')]: lines(...Array.from({ length: done }, (_, i) => `2016,${kp1},DV-1A,${i + 1},Q4,hoan_thanh,,`)),
    [at(kp1, 'danh-gia')]: `2016,${kp1},DV-1A,${proposed},${threshold},Ở địa phương 5 tháng`,
  });
  const readingOf = (raw: RawContent, reading: 'A' | 'B'): RawContent => ({
    ...raw,
    programmes: raw.programmes.map(({ path, data }) => {
      const { away } = data as { away?: object };
      return { path, data: { ...(data as object), ...(away && { away: { ...away, reading } }) } };
    }),
  });
  test.each<['A' | 'B', number, number, number, string, string]>([
    ['A', 5, 3, 45, 'cần 3: đạt', 'Hoàn thành nhiệm vụ'],
    ['A', 5, 2, 45, 'cần 3: chưa đạt', 'Không hoàn thành nhiệm vụ'],
    ['B', 5, 3, 45, 'tính 1, xong hết cũng chưa đủ: chưa đạt', 'Không hoàn thành nhiệm vụ'],
    ['B', 10, 9, 50, 'tính 4, cần xong 10: chưa đạt', 'Không hoàn thành nhiệm vụ'],
    ['B', 10, 10, 50, 'tính 5, cần xong 10: đạt', 'Hoàn thành nhiệm vụ'],
  ])('reading %s: %i registered, %i done, %i %%', (reading, registered, done, threshold, reckoned, suggested) => {
    const { codes, build, table } = asked(readingOf(rawOf(files(registered, done, threshold), '2017-01-20'), reading), kp1);
    expect(codes.includes('chua-dat-nguong')).toBe(!reckoned.endsWith(': đạt'));
    const away = build('P20').tables[0]!;
    const cell = (label: string) => table('P20', 'Từng mã')[0]![away.columns.findIndex((column) => column.label === label)];
    expect([cell('Kết quả ở ngưỡng ấy'), cell(`Nếu ${threshold}%`)]).toEqual([reckoned, reckoned]);
    expect(cell('Lý do của chi đoàn')).toBe('Ở địa phương 5 tháng');
    expect(table('P5', 'Danh sách đề nghị')[0]).toContain(suggested);
    const sheet = build('P3').tables.find(({ caption }) => caption.startsWith('Phiếu của DV-1A'))!;
    expect(sheet.caption).toContain(`đi làm ăn xa, ngưỡng ${threshold}%: ${reckoned}`);
  });

  const columnOf = ({ build, table }: ReturnType<typeof asked>, label: string) =>
    table('P20', 'Từng mã')[0]![build('P20').tables[0]!.columns.findIndex((column) => column.label === label)];
  const points = (each: number) =>
    lines(...[1, 2, 3, 4, 5].flatMap((i) => [`RL${i}`, `HD${i}`]).map((code) => `2016,${kp1},DV-1A,${code},${each},${each}`));
  test.each((['A', 'B'] as const).flatMap((reading) => [undefined, 3, 10].map((each) => [reading, each] as const)))(
    'reading %s, %s points a criterion: what P5 suggests the check takes, and P20 says reached where it fulfils',
    (reading, each) => {
      const sheet = each === undefined ? {} : { [at(kp1, 'cham-diem')]: points(each) };
      for (const [registered, done] of [
        [5, 1],
        [5, 5],
        [10, 10],
      ] as const)
        for (const threshold of [40, 50, ''] as const) {
          const at20 = (proposed?: string) => {
            const raw = rawOf({ ...files(registered, done, threshold, proposed), ...sheet }, '2017-01-20');
            return asked(readingOf(each === undefined ? raw : scored(raw), reading), kp1);
          };
          const { programmes } = check(mini()).content!;
          const { scale } = programmes.find(({ organisation }) => organisation === 'q8')!.ratings;
          const first = at20();
          const suggested = scale.find(({ name }) => name === first.table('P5', 'Danh sách đề nghị')[0]!.at(-3))!;
          const said = at20(suggested.code);
          const about = `${registered} registered, ${done} done, ${threshold || 'no'} threshold: ${suggested.code}`;
          expect(
            said.codes.filter((code) => ['vuot-muc-di-xa', 'chua-dat-nguong'].includes(code)),
            about,
          ).toEqual([]);
          const reckoned = columnOf(said, 'Kết quả ở ngưỡng ấy');
          if (reckoned !== '—') expect(String(reckoned).endsWith(': đạt'), about).toBe(suggested.fulfils);
          expect(reckoned === '—', about).toBe(reading === 'A' && threshold === '');
        }
    },
  );
  test('reading B “chỉ tính 40-50% số việc”: no points give more than “hoàn thành nhiệm vụ”', () => {
    const raw = scored(rawOf({ ...files(5, 5, 45, 'hoan_thanh_tot'), [at(kp1, 'cham-diem')]: points(10) }, '2017-01-20'));
    const said = asked(readingOf(raw, 'B'), kp1);
    expect(said.codes).toContain('vuot-muc-di-xa');
    expect([said.table('P5', 'Danh sách đề nghị')[0]!.at(-3), columnOf(said, 'Kết quả ở ngưỡng ấy')]).toEqual([
      'Hoàn thành nhiệm vụ',
      'theo điểm: đạt',
    ]);
  });
  test('reading B: where no threshold was written it is asked for, and the highest is reckoned with, never all that was done', () => {
    const said = (reading: 'A' | 'B', proposed: string) => asked(readingOf(rawOf(files(10, 10, '', proposed), '2017-01-20'), reading), kp1);
    const codes = ['chua-chon-nguong', 'vuot-muc-di-xa'];
    const told = (reading: 'A' | 'B', proposed: string) => said(reading, proposed).codes.filter((code) => codes.includes(code));
    expect([told('B', 'hoan_thanh'), told('B', 'hoan_thanh_xuat_sac'), told('A', 'hoan_thanh_xuat_sac')]).toEqual([
      ['chua-chon-nguong'],
      codes,
      [],
    ]);
    const own = said('B', 'hoan_thanh');
    expect(own.table('P5', 'Danh sách đề nghị')[0]).toContain('Hoàn thành nhiệm vụ');
    expect([columnOf(own, 'Ngưỡng'), columnOf(own, 'Kết quả ở ngưỡng ấy')]).toEqual(['chưa chọn', 'tính 5, cần xong 10: đạt']);
    const sheet = own.build('P3').tables.find(({ caption }) => caption.startsWith('Phiếu của DV-1A'))!;
    expect(sheet.caption).toContain('đi làm ăn xa, chưa chọn ngưỡng, tạm tính 50%: tính 5, cần xong 10: đạt');
  });
});
test('Q L79 “tổ chức các hoạt động ra quân trong ngày đoàn viên rèn luyện và hành động” (Q-50): date, place, kind, criterion, who came, result; a count per branch', () => {
  const files = {
    ...untilJune(kp1, 'DV-1A'),
    [at(kp1, 'so-viec')]: lines(
      `2016,${kp1},ra_quan,2016-05-20,HD4,14,17,,6,Kênh Đôi: vớt rác 2 km`,
      `2016,${kp1},ngay_ren_luyen,2016-03-26,,15,17,,0,`,
      `2016,${kp1},hop_bch,2016-01-12,,5,5,,,`,
    ),
  };
  const raw = rawOf(files, '2016-11-20');
  const [first, second, ...more] = asked(raw, kp1).table('P3', 'Hoạt động ra quân');
  expect(more).toEqual([]);
  expect(first).toEqual(['26/03/2016', 'Ngày đoàn viên rèn luyện và hành động', '—', 15, 17, 0, 'chưa ghi']);
  expect(second!.slice(0, 2).concat(second!.slice(3))).toEqual(['20/05/2016', 'Hoạt động ra quân', 14, 17, 6, 'Kênh Đôi: vớt rác 2 km']);
  expect(second![2]).toMatch(/^HD4 – /);
  expect(asked(raw, p01).table('P3', 'Hoạt động ra quân, ngày đoàn viên: từng chi đoàn')).toEqual([
    [`Chi đoàn ${kp1}`, 1, 1, 29, 6],
    [`Chi đoàn ${kp2}`, 0, 0, 0, 0],
  ]);
});
test('Q L46–63: of a Đoàn cơ sở that ended the steps are told as long as a branch of it is left', () => {
  const next = { code: 'q8-p12', name: 'Đoàn phường 12', level: 'co_so', kind: 'dia_ban_dan_cu', parent: q8 };
  const raw = rawOf(untilJune(kp1, 'DV-1A'), '2016-11-20', (units) => [
    ...units.map((u) => ({ ...u, ...(u.code === p01 && { validTo: '2016-06-30' }) })),
    { ...next, validFrom: '2016-07-01', predecessors: [p01] },
  ]);
  expect(asked(raw, p01).steps['kiem_tra_ho_tro']).toEqual([0, 2]);
});

describe('Q L17, L62–63 (Q-37): who is a đoàn viên to be rated and analysed is whom the branch’s list has', () => {
  const recognised = (codes: readonly string[]) => ({
    [at(kp1, 'dang-ky')]: lines(...codes.map((code) => registrations(code, 5))),
    [at(kp1, 'danh-gia')]: lines(...codes.map((code) => `2016,${kp1},${code},hoan_thanh_tot,,Chi đoàn biểu quyết`)),
    [at(p01, 'cong-nhan')]: lines(...codes.map((code) => `2016,${p01},${kp1},${code},hoan_thanh_tot,,12-NQ/BCH,2017-01-08`)),
  });
  const all = recognised(['DV-1A', 'DV-2B', 'DV-3C']);
  const list = { [at(kp1, 'doan-vien')]: lines(listed(kp1, 'DV-1A'), listed(kp1, 'DV-2B'), listed(kp1, 'DV-4D')) };
  test.each<[string, Record<string, string>, number, number, number]>([
    // members, of them recognised; recognised whom no list has
    ['no list was handed in', all, 0, 0, 3],
    ['the list lacks one who was recognised', { ...all, ...list }, 3, 2, 1],
  ])('%s', (_, files, members, known, beside) => {
    const raw = rawOf(files, '2017-01-20');
    const [branchSays, above] = [kp1, p01].map((unit) => asked(raw, unit));
    for (const { figures, fact } of [branchSays!, above!]) {
      expect([figures.people.members, figures.people.recognised['hoan_thanh_tot']]).toEqual([members, known]);
      expect(['P1', 'P2'].map((code) => fact(code, 'đoàn viên trong danh sách'))).toEqual([members, members]);
      expect([fact('P5', 'đoàn viên'), fact('P5', 'đã có đề nghị')]).toEqual([members, known]);
      expect([fact('P7', 'đoàn viên'), fact('P7', 'đã có kết quả công nhận')]).toEqual([members, known]);
      expect(fact('P5', 'có đề nghị, chưa có trong danh sách đoàn viên')).toBe(beside);
      expect(fact('P7', 'có kết quả công nhận, chưa có trong danh sách đoàn viên')).toBe(beside);
      expect(fact('P20', 'đoàn viên đi làm ăn xa')).toBe(0);
    }
    expect([above!.fact('P6', 'đoàn viên'), above!.fact('P6', 'đã công nhận')]).toEqual([members, known]);
    expect(above!.fact('P6', 'đã công nhận, chưa có trong danh sách đoàn viên')).toBe(beside);
    expect([branchSays!.fact('P8', 'đoàn viên'), branchSays!.fact('P8', 'đã có kết quả công nhận')]).toEqual(
      members > 0 ? [members, known] : ['chưa nộp', 'chưa nộp'],
    );
  });
});

describe('Q L83: P3 asks for the rounds that are owed', () => {
  const said = (raw: RawContent, unit: string) =>
    asked(raw, unit)
      .table('P3', 'Từng kỳ')
      .map((row) => row[2]);
  const began = (validFrom: string) => (units: readonly MiniUnit[]) => [...units, branch(next, { validFrom })];
  const none = 'không phải báo cáo';
  test.each<[string, RawContent, string, Cell[]]>([
    [
      'of a branch that began in July',
      rawOf({ [at(next, 'doan-vien')]: listed(next, 'DV-1A') }, '2016-11-20', began('2016-07-01')),
      next,
      [none, none, none, 'chưa có', 'chưa có', 'chưa hết kỳ', 'chưa hết kỳ'],
    ],
    [
      'of one that ended in June',
      rawOf(
        { ...untilJune(kp1, 'DV-1A'), [at(kp1, 'ket-qua')]: done(kp1, 'Q1') },
        '2016-11-20',
        become([kp1], '2016-06-30', '2016-07-01', kg),
      ),
      kp1,
      ['chưa có', 'đã có', 'chưa có', none, none, none, none],
    ],
    [
      'of all below a unit',
      rawOf({ ...untilJune(kp1, 'DV-1A'), [at(kp1, 'ket-qua')]: done(kp1, 'Q1') }, '2016-11-20', began('2016-07-01')),
      p01,
      ['0/2', '1/2', '0/2', '0/3', '0/3', '0/3', '0/3'].map((share) => `${share} chi đoàn`),
    ],
  ])('%s', (_, raw, unit, expected) => expect(said(raw, unit)).toEqual(expected));
});

describe('of nothing nothing is done', () => {
  const p03 = { code: 'q8-p03', name: 'Đoàn phường 3', level: 'co_so', kind: 'dia_ban_dan_cu', parent: q8 };
  test('Q L58, L62: a Đoàn cơ sở without branches has visited and recognised none, and owes none', () => {
    const raw = rawOf({ [at(kp1, 'doan-vien')]: listed(kp1, 'DV-1A') }, '2017-02-01', (units) => [...units, p03]);
    const { steps, states } = asked(raw, p03.code);
    expect([steps['kiem_tra_ho_tro'], steps['cong-nhan'], states[2]]).toEqual([[0, 0], [0, 0], 'chua']);
  });
  test('K L47 “6 bài học lý luận chính trị”: of a set that is not written no branch has held the whole', () => {
    const raw = rawOf({ [at(`${kg}-kp1`, 'doan-vien')]: listed(`${kg}-kp1`, 'DV-1A') }, '2016-11-20');
    const programmes = raw.programmes.map((p) => ({
      ...p,
      data: { ...(p.data as object), lessonSet: { set: 'x', count: 6, clause: { place: 'x', quote: 'x' } } },
    }));
    const { fact } = asked({ ...raw, programmes } as RawContent, kg);
    expect([fact('P15', 'bài trong bộ'), fact('P15', 'chi đoàn học đủ bộ')]).toEqual([6, 0]);
  });
  /** A lesson of a set of two, and the branch's book that tells which it held. */
  const ofSet = (id: string, order: number, state = 'cong_bo') => ({
    path: `content/lessons/${id}.md`,
    collection: 'lessons' as const,
    id,
    body: '',
    data: { title: `Bài ${order}`, organisation: 'kg', set: 'x', order, summary: 'Tóm tắt', state },
  });
  const heldBoth = ['l1', 'l2'];
  test.each<[string, ReturnType<typeof ofSet>[], readonly string[], number, boolean]>([
    ['both held', [ofSet('l1', 1), ofSet('l2', 2)], heldBoth, 1, false],
    ['one held', [ofSet('l1', 1), ofSet('l2', 2)], ['l1'], 0, false],
    ['one was replaced: it is the lesson of its number', [ofSet('l1', 1), ofSet('l2', 2, 'thay_the'), ofSet('l3', 2)], heldBoth, 1, false],
    ['the new one held', [ofSet('l1', 1), ofSet('l2', 2, 'thay_the'), ofSet('l3', 2)], ['l1', 'l3'], 1, false],
    ['the whole set is over, as another era’s', [ofSet('l1', 1, 'het_hieu_luc'), ofSet('l2', 2, 'het_hieu_luc')], heldBoth, 1, false],
    ['the same number twice is one lesson of two', [ofSet('l1', 1), ofSet('l2', 1)], heldBoth, 0, true],
    ['one waits for approval', [ofSet('l1', 1), ofSet('l2', 2, 'trinh')], heldBoth, 0, true],
    ['three of a set of two', [ofSet('l1', 1), ofSet('l2', 2), ofSet('l3', 3)], heldBoth, 0, true],
  ])('K L47 “6 bài học lý luận chính trị” (R11, K-33): a set is as many numbers: %s', (_, lessons, held, whole, isPointedOut) => {
    const branch1 = `${kg}-kp1`;
    const book = lines(...held.map((id) => act(branch1, 'hoc_bai', '2016-05-10', id)));
    const raw = rawOf({ [at(branch1, 'doan-vien')]: listed(branch1, 'DV-1A'), [at(branch1, 'so-viec')]: book }, '2016-11-20');
    const programmes = raw.programmes.map((p) => ({
      ...p,
      data: { ...(p.data as object), lessonSet: { set: 'x', count: 2, clause: { place: 'x', quote: 'x' } } },
    }));
    const { fact, codes } = asked({ ...raw, programmes, entries: [...raw.entries, ...lessons] } as RawContent, kg);
    expect([fact('P15', 'chi đoàn học đủ bộ'), codes.includes('so-bai-sai')]).toEqual([whole, isPointedOut]);
  });
  test.each<[string, readonly (readonly [string, string])[], number]>([
    [
      'one in each year',
      [
        ['2015-05-10', 'l1'],
        ['2016-05-10', 'l2'],
      ],
      1,
    ],
    ['one in this year, none before', [['2016-05-10', 'l2']], 0],
    [
      'one in each year, the later one after this',
      [
        ['2016-05-10', 'l1'],
        ['2017-05-10', 'l2'],
      ],
      0,
    ],
  ])('K L47 “6 bài học lý luận chính trị” (K-33): a set is held over the programme’s years: %s', (_, held, whole) => {
    const branch1 = `${kg}-kp1`;
    const books = [...Map.groupBy(held, ([day]) => Number(day.slice(0, 4)))].map(([year, own]) => [
      at(branch1, 'so-viec', year),
      lines(...own.map(([day, id]) => `${year},${branch1},hoc_bai,${day},${id},12,17,,,`)),
    ]);
    const files = { ...Object.fromEntries(books), [at(branch1, 'doan-vien')]: listed(branch1, 'DV-1A') };
    const raw = rawOf(files, '2017-11-20');
    const lessonSet = { set: 'x', count: 2, clause: { place: 'x', quote: 'x' } };
    const programmes = raw.programmes.map((p) => ({ ...p, data: { ...(p.data as object), lessonSet } }));
    const entries = [...raw.entries, ofSet('l1', 1), ofSet('l2', 2)];
    const { fact } = asked({ ...raw, programmes, entries } as RawContent, kg);
    expect(fact('P15', 'chi đoàn học đủ bộ')).toBe(whole);
  });
  test('K L47 (K-33): coverage is members with all lessons of all members, for officials alone', () => {
    const branch1 = `${kg}-kp1`;
    const header = `${headerOf('doan-vien').join(',')},bai_da_hoc`;
    // “01” is lesson 1.
    const rows = ['01; 2', '2', ''].map((lessons, i) => `${listed(branch1, `DV-${i + 1}A`)},${lessons}`);
    const raw = rawOf({ [at(branch1, 'doan-vien')]: lines(header, ...rows) }, '2016-11-20');
    const set = { set: 'x', count: 2, clause: { place: 'x', quote: 'x' } };
    const programmes = raw.programmes.map((p) => ({ ...p, data: { ...(p.data as object), lessonSet: set } }));
    const whole = { ...raw, programmes } as RawContent;
    const tables = (of: ReportContent) => of.tables.filter(({ caption }) => caption.startsWith('Đoàn viên đã học'));
    const own = ReportsInFull.ofRoot(
      whole,
      { ...check(whole), content: check(whole).content!, report: check(whole), asOf: '2016-11-20' },
      '',
    );
    const [told] = tables(
      own
        .of(kg, 2016)!
        .find(({ code }) => code === 'P15')!
        .content(),
    );
    expect(told!.total!.slice(-5)).toEqual([3, 1, 2, 1, '33,3%']);
    // What was learned in another year of the programme is learned; where no list says anything, nothing is known.
    const branch2 = `${kg}-kp2`;
    const later = rawOf(
      {
        [at(branch1, 'doan-vien', 2015)]: lines(header, `${listed(branch1, 'DV-3A').replace('2016', '2015')},1; 2`),
        [at(branch1, 'doan-vien')]: lines(header, ...rows),
        [at(branch2, 'doan-vien')]: listed(branch2, 'DV-7A'),
      },
      '2016-11-20',
      (units) => [...units, { ...units.find(({ code }) => code === branch1)!, code: branch2, name: 'Chi đoàn khu phố 2' }],
    );
    const both = { ...later, programmes } as RawContent;
    const report = check(both);
    const [known] = tables(
      ReportsInFull.ofRoot(both, { content: report.content!, report, asOf: '2016-11-20' }, '')
        .of(kg, 2016)!
        .find(({ code }) => code === 'P15')!
        .content(),
    );
    expect(known!.rows.map((row) => row.slice(-5))).toEqual([
      [3, 2, 3, 2, '66,7%'],
      [1, 'chưa rõ', 'chưa rõ', 'chưa rõ', '—'],
    ]);
    expect(known!.total!.slice(-5)).toEqual([3, 2, 3, 2, '66,7%']);
    expect(known!.caption).toContain('1/2 chi đoàn');
    // Nothing of it is in what is made for everybody.
    expect(
      asked(whole, kg)
        .build('P15')
        .tables.map(({ caption }) => caption),
    ).not.toContainEqual(expect.stringMatching(/^Đoàn viên đã học/));
  });
});

describe('Q L40, L90 “mỗi đoàn viên … gắn với tiêu chí rèn luyện và tiêu chí hành động”', () => {
  test.each([
    ['thanh_nien', 1, []],
    ['doan_vien', 5, ['thieu-nhom']],
  ])('a %s with items of one family', (kind, n, codes) => {
    const own = registrations('DV-1A', n, { doi_tuong: kind, tieu_chi: 'RL1' });
    const raw = rawOf({ [at(kp1, 'doan-vien')]: listed(kp1, 'DV-1A', kind), [at(kp1, 'dang-ky')]: own }, '2016-03-20');
    expect(asked(raw, kp1).codes.filter((code) => code.startsWith('thieu') || code.startsWith('duoi'))).toEqual(codes);
  });
});

describe('Q L90 “ít nhất 05 việc làm, hành động, chỉ tiêu cụ thể” (R1): who has fewer owes more, also while a row waits to be mended', () => {
  const withRows = (rows: string, exceptions: readonly object[] = []) => {
    const raw = rawOf({ [at(kp1, 'doan-vien')]: listed(kp1, 'DV-1A'), [at(kp1, 'dang-ky')]: rows }, '2016-11-20');
    return { ...raw, exceptions: { path: 'content/exceptions.json', data: { exceptions } } } as RawContent;
  };
  const standing = (raw: RawContent) => {
    const { codes, table } = asked(raw, kp1);
    // Đủ, đúng hạn · trễ · chưa đủ việc · có lý do · chưa đăng ký
    return [codes, table('P2', 'Từng chi đoàn')[0]!.slice(-6, -1)];
  };
  const five = registrations('DV-1A', 5);
  const excepted = {
    rule: 'duoi-toi-thieu',
    unit: kp1,
    year: 2016,
    member: 'DV-1A',
    reason: 'Ốm',
    decidedBy: 'Ban Tổ chức',
    day: '2016-04-02',
  };
  test.each<[string, string, readonly object[], readonly string[], readonly number[]]>([
    ['five that count', five, [], [], [1, 0, 0, 0, 0]],
    ['one of five names no criterion', five.replace('RL5', 'RL6'), [], ['tieu-chi-la', 'cho-sua'], [0, 0, 1, 0, 0]],
    ['four, by an exception', registrations('DV-1A', 4), [excepted], ['duoi-toi-thieu'], [1, 0, 0, 0, 0]],
  ])('%s', (_, rows, exceptions, codes, counts) => {
    expect(standing(withRows(rows, exceptions))).toEqual([codes, counts]);
  });
});
