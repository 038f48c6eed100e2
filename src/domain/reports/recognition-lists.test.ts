import { describe, expect, test } from 'vitest';
import { check, ReportsInFull, type Cell, type RawContent } from '../index.ts';
import { at, branch, mini } from '../../../scripts/tests/mini.ts';

/** Who decided of whom, where people move and units are renamed: P5, P6 and P7 tell it as it was (Q L62–63, L83; R8). */

const [kp1, kp2, far, p01, q8] = ['q8-p01-kp1', 'q8-p01-kp2', 'q8-cd-thue', 'q8-p01', 'q8'] as const;
const lines = (...rows: readonly string[]) => rows.join('\n');
const listed = (unit: string, code: string, state = 'dang_sinh_hoat') => `2016,${unit},${code},doan_vien,${state},`;
const proposed = (unit: string, code: string, rating = 'hoan_thanh') => `2016,${unit},${code},${rating},,Chi đoàn biểu quyết`;
const recognised = (by: string, unit: string, code: string, day = '2017-01-08') =>
  `2016,${by},${unit},${code},hoan_thanh,,12-NQ/BCH,${day}`;

interface MiniUnit {
  code: string;
}
const asOf = '2017-01-20';
const reportsOf = (files: Record<string, string>, change: (units: readonly MiniUnit[]) => readonly object[] = (units) => units) => {
  const raw = mini(files);
  const { units } = (raw.units[0] as { data: { units: MiniUnit[] } }).data;
  const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf } };
  const whole = { ...raw, site, units: [{ path: 'content/units/mini.json', data: { units: change(units) } }] } as RawContent;
  const report = check(whole);
  const all = ReportsInFull.ofRoot(whole, { content: report.content!, report, asOf }, '');
  const one = (unit: string, code: string) => all.of(unit, 2016)!.find((made) => made.code === code)!;
  return {
    fact: (unit: string, code: string, label: string) =>
      one(unit, code)
        .content()
        .facts.find(([name]) => name === label)?.[1],
    rows: (unit: string, code: string, caption: string): readonly (readonly Cell[])[] =>
      one(unit, code)
        .content()
        .tables.find((table) => table.caption.startsWith(caption))!.rows,
    papers: (unit: string, code: string) => one(unit, code).papers(),
    paper: (unit: string, code: string) => one(unit, code).papers()[0]!.paper,
    text: (unit: string, code: string) => JSON.stringify(one(unit, code).papers()),
  };
};
const decisionsCited = ({ grounds }: { grounds: readonly string[] }) => grounds.filter((ground) => ground.includes('12-NQ/BCH'));
const cited = (body: string, day = '08/01/2017') => `Căn cứ Nghị quyết số 12-NQ/BCH ngày ${day} của Ban Chấp hành ${body}`;

/** Phường 1 recognised two of khu phố 1, of whom one is in a chi đoàn of the unit above since. */
const moved = {
  [at(kp1, 'doan-vien')]: lines(listed(kp1, 'DV-1A', 'chuyen_di'), listed(kp1, 'DV-3C')),
  [at(kp1, 'danh-gia')]: lines(proposed(kp1, 'DV-1A'), proposed(kp1, 'DV-3C')),
  [at(far, 'doan-vien')]: listed(far, 'DV-1A', 'chuyen_den'),
  [at(p01, 'cong-nhan')]: lines(recognised(p01, kp1, 'DV-1A'), recognised(p01, kp1, 'DV-3C')),
};

describe('Q L62–63 “Ban Chấp hành Đoàn cơ sở họp xét và công nhận”: who went to another unit afterwards', () => {
  const { paper, papers, text, fact, rows } = reportsOf(moved);
  test('P7 of the branch where she is cites the body that decided', () => {
    expect(decisionsCited(paper(far, 'P7'))).toEqual([cited('Đoàn phường 1')]);
    expect(fact(far, 'P7', 'văn bản công nhận')).toBe('12-NQ/BCH (Đoàn phường 1, họp ngày 08/01/2017)');
    expect(fact(kp1, 'P7', 'văn bản công nhận')).toBe('12-NQ/BCH (họp ngày 08/01/2017)');
  });
  test('P6 of a unit has all whom it recognised, and nobody whom another did', () => {
    expect(decisionsCited(paper(p01, 'P6'))).toEqual([cited('Đoàn phường 1')]);
    expect(text(p01, 'P6')).toContain('2/2 đoàn viên (trong 1/2 chi đoàn đã nộp danh sách) đã được công nhận');
    expect(text(p01, 'P6')).toContain('Trong số đó, 1 người nay đã rời chi đoàn.');
    expect(paper(p01, 'P6').attached!.close).toBe('Danh sách có 2 đoàn viên./.');
    // Who has recognised nobody has nothing to report.
    expect(papers(q8, 'P6')).toEqual([]);
    const gone = 'trong đó nay đã rời chi đoàn';
    expect(['đoàn viên', 'đã công nhận', 'chưa công nhận', gone].map((label) => fact(p01, 'P6', label))).toEqual([2, 2, 0, 1]);
  });
  test('P6 goes to the Ban Tổ chức of the unit above (Q L63), or to the board that this names', () => {
    expect(paper(p01, 'P6').to).toEqual(['Ban Tổ chức Quận Đoàn 8']);
    const named = reportsOf(moved, (units) =>
      units.map((u) => (u.code === q8 ? { ...u, paper: { listsTo: 'Ban Tổ chức – Kiểm tra' } } : u)),
    );
    expect(named.paper(p01, 'P6').to).toEqual(['Ban Tổ chức – Kiểm tra Quận Đoàn 8']);
  });
  test('each is counted once in all, where she was recognised; the sessions are those that were held', () => {
    const elsewhere = 'được công nhận trước khi về chi đoàn, đếm ở nơi đã công nhận';
    expect(['đoàn viên', 'đã công nhận', elsewhere].map((label) => fact(q8, 'P6', label))).toEqual([2, 2, 1]);
    const held = rows(q8, 'P6', 'Phiên họp công nhận').map((row) => row.slice(0, 2));
    expect(held.toSorted()).toEqual([
      ['Quận Đoàn 8', 'chưa công nhận'],
      ['Đoàn phường 1', '08/01/2017'],
    ]);
    expect(rows(q8, 'P6', 'Danh sách').map((row) => row.slice(0, 3))).toEqual([
      ['Đoàn phường 1', `Chi đoàn ${kp1}`, 'DV-1A'],
      ['Đoàn phường 1', `Chi đoàn ${kp1}`, 'DV-3C'],
    ]);
  });
  test('Q L83 “đề nghị với đoàn cấp trên”: a branch proposes in P5 whom it proposed itself, and tells of the others', () => {
    // Who has proposed nobody asks for nothing.
    expect(papers(far, 'P5')).toEqual([]);
    const oneOfItsOwn = reportsOf({
      ...moved,
      [at(far, 'doan-vien')]: lines(listed(far, 'DV-1A', 'chuyen_den'), listed(far, 'DV-4D')),
      [at(far, 'danh-gia')]: proposed(far, 'DV-4D'),
    }).text(far, 'P5');
    expect(oneOfItsOwn).toContain('của 1 đoàn viên');
    expect(oneOfItsOwn).toContain('1 đoàn viên đã được chi đoàn nơi sinh hoạt trước đề nghị');
    expect(text(kp1, 'P5')).toContain('của 1 đoàn viên');
    expect(text(kp1, 'P5')).toContain('Chi đoàn cũng đã đề nghị 1 đoàn viên nay đã chuyển đi: DV-1A (hoàn thành nhiệm vụ).');
    expect(rows(far, 'P5', 'Danh sách đề nghị')[0]).toContain('Hoàn thành nhiệm vụ, do nơi trước đề nghị');
  });
  test('who left the organisation after the session does not drop out in silence', () => {
    const left = reportsOf({ ...moved, [at(far, 'doan-vien')]: '' });
    expect(left.rows(p01, 'P6', 'Danh sách').map((row) => row[1])).toEqual(['DV-1A', 'DV-3C']);
    expect(left.fact(p01, 'P6', 'đã công nhận')).toBe(2);
    for (const unit of [kp1, p01]) expect(left.fact(unit, 'P7', 'có kết quả công nhận, nay đã chuyển đi')).toBe(1);
  });
});

test('Q L62 “trên cơ sở đề nghị của chi đoàn”: what was recognised is compared with what the same branch proposed', () => {
  const { rows } = reportsOf({
    [at(kp1, 'doan-vien')]: listed(kp1, 'DV-1A', 'chuyen_di'),
    [at(kp2, 'doan-vien')]: listed(kp2, 'DV-1A', 'chuyen_den'),
    [at(kp1, 'danh-gia')]: proposed(kp1, 'DV-1A'),
    [at(kp2, 'danh-gia')]: proposed(kp2, 'DV-1A', 'hoan_thanh_tot'),
    [at(p01, 'cong-nhan')]: recognised(p01, kp1, 'DV-1A'),
  });
  expect(rows(kp2, 'P7', 'Từng mã')[0]!.at(-1)).toBe('giữ nguyên');
  expect(rows(p01, 'P6', 'Danh sách')[0]!.slice(0, 4)).toEqual([`Chi đoàn ${kp1}`, 'DV-1A', 'Hoàn thành nhiệm vụ', 'Hoàn thành nhiệm vụ']);
  // The steps say of khu phố 1 that it was recognised, of khu phố 2 that it was not.
  expect(rows(p01, 'P6', 'Quy trình').map((row) => row[5])).toEqual(['08/01/2017', 'chưa công nhận']);
});

describe('decision 3 “units have predecessors and successors”: a body is named as it was called when it sat', () => {
  const [px, pxKp1] = ['q8-px', 'q8-px-kp1'] as const;
  const files = (day: string) => ({
    [at(kp1, 'doan-vien')]: listed(kp1, 'DV-1A'),
    [at(kp1, 'danh-gia')]: proposed(kp1, 'DV-1A'),
    [at(p01, 'cong-nhan')]: recognised(p01, kp1, 'DV-1A', day),
    [at(px, 'so-viec')]: `2016,${px},gui_danh_sach,2017-01-05,,8,9,,,`,
  });
  const renamed = (units: readonly MiniUnit[]) => [
    ...units.map((u) => ([p01, kp1].includes(u.code as typeof p01) ? { ...u, validTo: '2016-12-30' } : u)),
    { ...units.find(({ code }) => code === p01)!, code: px, name: 'Đoàn phường X', validFrom: '2016-12-31', predecessors: [p01] },
    branch(pxKp1, { name: 'Chi đoàn mới', parent: px, validFrom: '2016-12-31', predecessors: [kp1] }),
  ];
  test('a Đoàn cơ sở that was renamed after its session', () => {
    const { paper, rows, fact } = reportsOf(files('2016-12-20'), renamed);
    for (const [unit, code] of [
      [px, 'P6'],
      [pxKp1, 'P7'],
      [p01, 'P6'],
    ] as const)
      expect(decisionsCited(paper(unit, code)), unit).toEqual([cited('Đoàn phường 1', '20/12/2016')]);
    expect(rows(px, 'P6', 'Phiên họp công nhận')).toEqual([
      ['Đoàn phường 1', '20/12/2016', 'chưa ghi', 'chưa ghi', '12-NQ/BCH', '05/01/2017', 'chưa ghi'],
    ]);
    expect(rows(px, 'P6', 'Danh sách')[0]!.slice(0, 2)).toEqual(['Chi đoàn mới', 'DV-1A']);
    expect(['đoàn viên', 'đã công nhận'].map((label) => fact(px, 'P6', label))).toEqual([1, 1]);
    expect(['đoàn viên', 'đã công nhận'].map((label) => fact(q8, 'P6', label))).toEqual([1, 1]);
  });
  test('a branch that became one of another Đoàn cơ sở: the resolution stays with the unit that took it', () => {
    const { fact, rows } = reportsOf(files('2016-12-20'), (units) => [
      ...units.map((u) => (u.code === kp1 ? { ...u, validTo: '2016-12-30' } : u)),
      { ...units.find(({ code }) => code === p01)!, code: px, name: 'Đoàn phường X' },
      branch(pxKp1, { name: 'Chi đoàn mới', parent: px, validFrom: '2016-12-31', predecessors: [kp1] }),
    ]);
    expect(rows(p01, 'P6', 'Danh sách').map((row) => row.slice(0, 2))).toEqual([[`Chi đoàn ${kp1}`, 'DV-1A']]);
    expect(['đoàn viên', 'đã công nhận', 'chưa công nhận'].map((label) => fact(px, 'P6', label))).toEqual([0, 0, 0]);
    expect(['đoàn viên', 'đã công nhận'].map((label) => fact(q8, 'P6', label))).toEqual([1, 1]);
  });
});
