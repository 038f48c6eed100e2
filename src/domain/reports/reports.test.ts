import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test, vi } from 'vitest';
import {
  allReports,
  check,
  datasetV2,
  existsIn,
  inFull,
  headerOf,
  issuerOf,
  internalContext,
  internalReports,
  internalReportsOf,
  levels,
  publicContext,
  publicReports,
  publicSource,
  publish,
  reportCsv,
  reportWithNames,
  type Paper,
  submissionPath,
  type Cell,
  type InternalContext,
  type KindName,
  rowsHandedIn,
  type RawContent,
  type ReportContent,
  type Unit,
  formatNumber,
} from '../index.ts';
import { frameOf, leftOpen } from './paper.ts';
import { memberCode } from './report.ts';
import { officialDocument } from '../../site/official-document.ts';
import { writeReports } from '../../../scripts/publish/reports.ts';
import { readRoot } from '../../repository/read-root.ts';
import { inTemporaryFolder } from '../../../scripts/command/write.ts';
import { reportHtml } from '../../../scripts/reporters/report-page.ts';
import { recountOf } from '../../../scripts/tests/recount.ts';
import { largeSample } from '../../../scripts/tests/large-sample.ts';
import { at, foundingFolder, honourData, mini, registrations, sampleHere } from '../../../scripts/tests/mini.ts';
import { partsOf } from '../../../scripts/tests/parts.ts';

/** Reports P1–P21 (domain §5.7): every number counted again by plain loops, and nothing told that should not be. */

const address = 'https://vi-du.vn/nop/';

/** Everything a root can tell, made once. */
const made = (raw: RawContent) => {
  const { content, accepted, files } = check(raw);
  const asOf = content!.site.asOf!;
  const sources = new Map(raw.submissions.map((s) => [s.path, s]));
  const handedIn = (unit: string, year: number, kind: KindName) => rowsHandedIn(content!, sources.get(submissionPath(unit, year, kind)));
  const source = publicSource(content!, accepted, publish(content!, accepted, asOf, { fixing: true }));
  const whole = publicSource(content!, accepted, inFull(content!, accepted, asOf, { files }));
  const inside = { content: content!, accepted, asOf, address, handedIn };
  const contexts = new Map<string, InternalContext | undefined>();
  /** A unit's year is built once, for all its reports. */
  const contextOf = (unit: string, year: number): InternalContext | undefined => {
    const key = `${unit}/${year}`;
    if (!contexts.has(key)) contexts.set(key, internalContext(inside, unit, year));
    return contexts.get(key);
  };
  return {
    content: content!,
    accepted,
    files,
    shown: (code: string, unit: string, year: number): ReportContent => {
      const context = publicContext(source, unit, year, address)!;
      const kind = publicReports.find((r) => r.code === code)!;
      expect(kind.isFor(context), `${code} ${unit} ${year}`).toBe(true);
      return kind.build(context);
    },
    own: (code: string, unit: string, year: number, more: Partial<InternalContext> = {}): ReportContent =>
      internalReports.find((r) => r.code === code)!.build({ ...contextOf(unit, year)!, ...more }),
    /** In full: the public report's edition for officials, and its papers. */
    full: (code: string, unit: string, year: number): ReportContent =>
      publicReports.find((r) => r.code === code)!.build(publicContext(whole, unit, year, address)!),
    /** What a public report adds for officials' own eyes. */
    inside: (code: string, unit: string, year: number) => publicReports.find((r) => r.code === code)!.inside!(contextOf(unit, year)!),
    everyFull: (unit: string, year: number): ReportContent[] => {
      const context = publicContext(whole, unit, year, address);
      return context ? publicReports.filter((r) => r.isFor(context)).map((r) => r.build(context)) : [];
    },
    paperOf: (code: string, unit: string, year: number): Paper | undefined =>
      internalReports.find((r) => r.code === code)!.papers!(
        internalContext(inside, unit, year)!,
        issuerOf(content!, content!.forest.get(unit)!, year),
      )[0]?.paper,
    fullPapers: (code: string, unit: string, year: number) =>
      publicReports.find((r) => r.code === code)!.papers!(
        publicContext(whole, unit, year, address)!,
        issuerOf(content!, content!.forest.get(unit)!, year),
      ),
    everyPublic: (unit: string, year: number): ReportContent[] => {
      const context = publicContext(source, unit, year, address);
      return context ? publicReports.filter((r) => r.isFor(context)).map((r) => r.build(context)) : [];
    },
    everyInternal: (unit: Unit, year: number): ReportContent[] => {
      const context = contextOf(unit.code, year);
      return context ? internalReportsOf(context).map((r) => r.build(context)) : [];
    },
  };
};

const fact = (report: ReportContent, label: string): Cell => {
  const found = report.facts.find(([name]) => name === label);
  expect(found, `${report.title}: ${label}`).toBeDefined();
  return found![1];
};
/** A table by how its caption begins; its rows by column label. */
const rowsOf = (report: ReportContent, caption: string): Record<string, Cell>[] => {
  const table = report.tables.find((t) => t.caption.startsWith(caption));
  expect(table, `${report.title}: ${caption}`).toBeDefined();
  return table!.rows.map((row) => Object.fromEntries(table!.columns.map((c, i) => [c.label, row[i]!])));
};
const totalOf = (report: ReportContent, caption: string): readonly Cell[] =>
  report.tables.find((t) => t.caption.startsWith(caption))!.total!;

// A branch of five under programme Q, of whom one registers too little, one late, one not at all; one moved away.
const kp1 = 'q8-p01-kp1';
const member = (code: string, state = 'dang_sinh_hoat', months = '') => `2016,${kp1},${code},doan_vien,${state},${months}`;
const done = (code: string, number: number, round: string, state = 'hoan_thanh') => `2016,${kp1},${code},${number},${round},${state},,`;
const story = {
  [at(kp1, 'doan-vien')]: [
    member('DV-1A'),
    member('DV-2B', 'di_lam_an_xa', '5'),
    member('DV-3C'),
    member('DV-4D'),
    member('DV-5E'),
    member('DV-6F', 'chuyen_di'),
    `2016,${kp1},TN-1A,thanh_nien,dang_sinh_hoat,`,
  ].join('\n'),
  [at(kp1, 'dang-ky')]: [
    registrations('DV-1A', 6),
    registrations('DV-2B', 5),
    registrations('DV-3C', 5, { ngay_dang_ky: '2016-05-02' }),
    registrations('DV-4D', 3),
    registrations('TN-1A', 2, { doi_tuong: 'thanh_nien' }),
  ].join('\n'),
  [at(kp1, 'dieu-chinh')]: `2016,${kp1},DV-1A,6,bo,2016-06-15,Chuyển sang học buổi tối`,
  [at(kp1, 'ket-qua')]: [
    done('DV-1A', 1, 'Q1'),
    done('DV-1A', 2, 'Q2'),
    done('DV-1A', 3, 'Q2'),
    done('DV-1A', 4, 'Q3'),
    done('DV-2B', 1, 'Q2'),
    done('DV-2B', 2, 'Q2'),
    done('DV-3C', 1, 'Q2'),
    done('DV-3C', 1, 'Q3', 'dang_lam'),
  ].join('\n'),
  [at(kp1, 'trao-doi')]: [`2016,${kp1},DV-1A,2016-02-01`, `2016,${kp1},DV-1A,2016-05-01`, `2016,${kp1},DV-2B,2016-03-31`].join('\n'),
  [at(kp1, 'so-viec')]: `2016,${kp1},hop_danh_gia,2016-11-15,,4,5,4,,`,
  [at(kp1, 'danh-gia')]: [
    `2016,${kp1},DV-1A,hoan_thanh_xuat_sac,,Chi đoàn biểu quyết`,
    `2016,${kp1},DV-2B,hoan_thanh,40,Ở địa phương 5 tháng`,
    `2016,${kp1},DV-3C,khong_hoan_thanh,,`,
  ].join('\n'),
  [at('q8-p01', 'cong-nhan')]: [
    `2016,q8-p01,${kp1},DV-1A,hoan_thanh_tot,Xét cùng mặt bằng,12-NQ/BCH,2016-11-18`,
    `2016,q8-p01,${kp1},DV-2B,hoan_thanh,,12-NQ/BCH,2016-11-18`,
  ].join('\n'),
  [at('q8-p01', 'so-viec')]: `2016,q8-p01,gui_danh_sach,2016-11-19,,,,,,`,
  [at('q8', 'so-viec')]: `2016,q8,nhan_danh_sach,2016-11-20,q8-p01,,,,,`,
};

describe('the register', () => {
  test('P1 to P21, each once, in order, each with its clause', () => {
    expect(allReports.map((r) => r.code)).toEqual(Array.from({ length: 21 }, (_, i) => `P${i + 1}`));
    for (const { code, clause } of allReports) expect(clause, code).toMatch(/\b[KQ] L\d+/);
  });
  test('the lines a clause quotes say so', () => {
    const seeds = ['138-kh-tdtn-btckt-2015', '05-ctr-dtn-btc-2014'].map((id) =>
      readFileSync(join(foundingFolder, `documents/${id}.md`), 'utf8'),
    );
    const plain = (text: string) =>
      text
        .replace(/[*#]|\s+/g, ' ')
        .replace(/\s+/g, ' ')
        .toLowerCase();
    const all = plain(seeds.join('\n'));
    for (const { code, clause } of allReports)
      for (const [, quote] of clause.matchAll(/“([^”]+)”/g))
        for (const part of quote!.split('…')) if (!part.includes('để b/c')) expect(all, `${code}: ${part}`).toContain(plain(part.trim()));
  });
});

describe('a branch, counted by hand', () => {
  const { own } = made(mini(story));
  test('P1 (Q L76): items that count, by criterion and by code; what was dropped stands apart', () => {
    const report = own('P1', kp1, 2016);
    // 5 + 5 + 5 of members and 2 of a thanh niên; DV-4D's three do not count, DV-1A's sixth was dropped.
    expect(fact(report, 'việc đã đăng ký')).toBe(17);
    expect(fact(report, 'việc đã bỏ, có lý do')).toBe(1);
    expect(fact(report, 'đoàn viên đã đăng ký')).toBe(3);
    expect(fact(report, 'trạng thái')).toBe('Cần bổ sung');
    expect(rowsOf(report, 'Theo tiêu chí').map((r) => r['Số việc'])).toEqual([4, 0, 3, 0, 3, 0, 4, 0, 3, 0]);
    expect(rowsOf(report, 'Theo mã').map((r) => [r['Mã'], r['Số việc'], r['Hạn']])).toEqual([
      ['DV-1A', 5, 'đúng hạn'],
      ['DV-2B', 5, 'đúng hạn'],
      ['DV-3C', 5, 'trễ'],
      ['TN-1A', 2, '—'],
    ]);
  });
  test('P1 (Q L79, Q-51): a criterion with items and no activity is named', () => {
    const act = `\n2016,${kp1},ra_quan,2016-03-20,RL2,4,5,,,`;
    const report = made(mini({ ...story, [at(kp1, 'so-viec')]: story[at(kp1, 'so-viec')]! + act })).own('P1', kp1, 2016);
    const told = rowsOf(report, 'Theo tiêu chí').map((r) => [r['Tiêu chí'], r['Hoạt động ra quân']]);
    expect(told.slice(0, 3)).toEqual([
      ['RL1', 'chưa có'],
      ['RL2', 1],
      ['RL3', 'chưa có'],
    ]);
    const on = `\n2016,${kp1},ra_quan,2016-03-20,RL1,4,5,,,`;
    const met = made(mini({ ...story, [at(kp1, 'so-viec')]: story[at(kp1, 'so-viec')]! + on })).own('P1', kp1, 2016);
    expect(rowsOf(met, 'Theo tiêu chí')[0]!['Hoạt động ra quân']).toBe(1);
    // Item 1 of everybody is under RL1, item 2 under HD2, 3 under RL3: an activity under RL1 answers to the first alone.
    const waiting = (of: ReportContent) => rowsOf(of, 'Việc đã đăng ký chưa có').map((r) => [r['Mã'], r['Số việc']]);
    const counts = (n: number) => [
      ['DV-1A', n],
      ['DV-2B', n],
      ['DV-3C', n],
      ['TN-1A', 2 - (5 - n)],
    ];
    expect([waiting(report), waiting(met)]).toEqual([counts(5), counts(4)]);
    expect(rowsOf(met, 'Việc đã đăng ký chưa có')[3]!['Việc, theo số thứ tự đã đăng ký']).toBe(
      '2. Tham gia 3 buổi Chủ nhật xanh ở khu phố (HD2)',
    );
    expect(totalOf(met, 'Việc đã đăng ký chưa có').at(-2)).toBe(13);
  });
  test('P6 (Q L41 “kiểm tra quy trình công nhận chất lượng đoàn viên”, Q-24): every step is there or named missing', () => {
    const [one] = rowsOf(own('P6', 'q8-p01', 2016), 'Quy trình công nhận');
    expect(one).toMatchObject({
      'Họp đánh giá': '15/11/2016',
      'Có mặt': '4/5',
      'Đồng ý': '4',
      'Đề nghị': 'đã nộp',
      'Phiên họp công nhận': '18/11/2016',
      'Văn bản': '12-NQ/BCH',
      'Thông báo': 'chưa ghi',
    });
    const session = (more: Partial<InternalContext> = {}, act = '') => {
      const told = made(mini({ ...story, [at('q8-p01', 'so-viec')]: story[at('q8-p01', 'so-viec')]! + act }));
      return told.own('P6', 'q8-p01', 2016, more);
    };
    const held = `\n2016,q8-p01,hop_cong_nhan,2016-11-18,,7,9,7,,Biên bản số 3-BB/BCH`;
    expect(rowsOf(session(), 'Phiên họp công nhận')).toEqual([
      {
        'Đơn vị công nhận': 'Đoàn phường 1',
        'Phiên họp': '18/11/2016',
        'Có mặt': 'chưa ghi',
        'Biên bản': 'chưa ghi',
        'Văn bản': '12-NQ/BCH',
        'Gửi danh sách': '19/11/2016',
        'Cấp trên nhận': '20/11/2016',
      },
    ]);
    expect(rowsOf(session({}, held), 'Phiên họp công nhận')[0]).toMatchObject({ 'Có mặt': '7/9', 'Biên bản': 'Biên bản số 3-BB/BCH' });
    // Who merged and when stands in the history, where it is at hand.
    expect(session().tables.some(({ caption }) => caption.startsWith('Vào sổ'))).toBe(false);
    const entry = { at: '20/11/2016 08:30', by: 'Ban Tổ chức', commit: 'abc123', receipt: '' };
    const entered = session({ takenIn: (path) => (path === at(kp1, 'danh-gia') ? entry : undefined) });
    expect(rowsOf(entered, 'Vào sổ').map((r) => [r['Đơn vị'], r['Lúc vào sổ'], r['Người nhập']])).toEqual([
      [`Chi đoàn ${kp1}`, entry.at, entry.by],
      ['Chi đoàn q8-p01-kp2', 'chưa vào sổ', '—'],
      ['Đoàn phường 1', 'chưa vào sổ', '—'],
    ]);
    const other = rowsOf(own('P6', 'q8-p01', 2016), 'Quy trình công nhận')[1];
    expect(other).toMatchObject({ 'Họp đánh giá': 'chưa ghi', 'Đề nghị': 'chưa nộp', 'Phiên họp công nhận': 'chưa công nhận' });
  });
  test('P6, P7 (Q L62–63, L83; R8): two sessions are two of each step, and a paper that tells of both is not older than the second', () => {
    const base = 'q8-p01';
    const twice = {
      ...story,
      [at(base, 'cong-nhan')]: `${story[at(base, 'cong-nhan')]!}\n2016,${base},${kp1},DV-3C,khong_hoan_thanh,,15-NQ/BCH,2016-11-25`,
      [at(kp1, 'so-viec')]: `${story[at(kp1, 'so-viec')]!}\n2016,${kp1},thong_bao,2016-11-20,,,,,,`,
    };
    const later = {
      ...twice,
      [at(base, 'so-viec')]: `${story[at(base, 'so-viec')]!}\n2016,${base},gui_danh_sach,2016-11-27,,,,,,`,
      [at('q8', 'so-viec')]: `${story[at('q8', 'so-viec')]!}\n2016,q8,nhan_danh_sach,2016-11-28,${base},,,,,`,
      [at(kp1, 'so-viec')]: `${twice[at(kp1, 'so-viec')]}\n2016,${kp1},thong_bao,2016-11-29,,,,,,`,
    };
    const told = (files: Record<string, string>) => {
      const { own, paperOf } = made(mini(files));
      const report = own('P6', base, 2016);
      return {
        way: rowsOf(report, 'Quy trình công nhận').map((r) => [r['Phiên họp công nhận'], r['Văn bản'], r['Thông báo']])[0],
        sessions: rowsOf(report, 'Phiên họp công nhận').map((r) => [r['Phiên họp'], r['Gửi danh sách'], r['Cấp trên nhận']]),
        announced: rowsOf(own('P7', base, 2016), 'Từng chi đoàn')[0]!['Đã thông báo'],
        days: [paperOf('P6', base, 2016)!, paperOf('P7', kp1, 2016)!].map(({ place }) => place.slice(place.indexOf('ngày'))),
      };
    };
    const open = 'ngày …… tháng …… năm 20……';
    expect(told(twice)).toEqual({
      way: ['18/11/2016; 25/11/2016', '12-NQ/BCH; 15-NQ/BCH', '20/11/2016; chưa ghi'],
      sessions: [
        ['18/11/2016', '19/11/2016', '20/11/2016'],
        ['25/11/2016', 'chưa ghi', 'chưa ghi'],
      ],
      announced: 'chưa thông báo kết quả họp ngày 25/11/2016',
      days: [open, open],
    });
    expect(told(later)).toEqual({
      way: ['18/11/2016; 25/11/2016', '12-NQ/BCH; 15-NQ/BCH', '20/11/2016; 29/11/2016'],
      sessions: [
        ['18/11/2016', '19/11/2016', '20/11/2016'],
        ['25/11/2016', '27/11/2016', '28/11/2016'],
      ],
      announced: '29/11/2016',
      days: ['ngày 27 tháng 11 năm 2016', 'ngày 29 tháng 11 năm 2016'],
    });
  });
  test('P1 (Q L76 “gửi về Đoàn cấp trên báo cáo”, Q-49): a branch’s receipt, with the rows that count, as the commit has it', () => {
    const receipt = 'bcdfghjklmnp-qrstvwxzbcdf';
    const takenIn = (path: string) =>
      path === at(kp1, 'dang-ky') ? { at: '20/03/2016 08:30', by: 'Ban Tổ chức', commit: 'abc123', receipt } : undefined;
    const of = (unit: string, more: Partial<InternalContext> = {}) => rowsOf(made(mini(story)).own('P1', unit, 2016, more), 'Biên nhận');
    expect(of(kp1, { takenIn })).toEqual([
      {
        'Đơn vị': `Chi đoàn ${kp1}`,
        Tệp: 'Đăng ký rèn luyện',
        'Dòng được nhận': 18,
        'Lúc vào sổ': '20/03/2016 08:30',
        'Người nhập': 'Ban Tổ chức',
        'Lần ghi': 'abc123',
        'Số biên nhận': receipt,
      },
    ]);
    const has = (unit: string, more: Partial<InternalContext>) =>
      made(mini(story))
        .own('P1', unit, 2016, more)
        .tables.some(({ caption }) => caption.startsWith('Biên nhận'));
    // Where no history is at hand, or it knows none of the files, and above the branch there is none.
    expect([has(kp1, {}), has(kp1, { takenIn: () => undefined }), has('q8-p01', { takenIn }), has(kp1, { takenIn })]).toEqual([
      ...[false, false, false, true],
    ]);
  });
  test('P2 (Q L74, L90): late, too few and missing stand apart, and a message is ready', () => {
    const report = own('P2', kp1, 2016);
    expect(rowsOf(report, 'Từng chi đoàn')).toEqual([
      {
        'Chi đoàn': `Chi đoàn ${kp1}`,
        Hạn: '31/03/2016',
        'Đoàn viên': 5,
        'Đủ, đúng hạn': 2,
        Trễ: 1,
        'Chưa đủ việc': 1,
        'Có lý do': 0,
        'Chưa đăng ký': 1,
        // §5.8: one has not registered, and the due day is over.
        'Trạng thái': 'Cần bổ sung',
      },
    ]);
    expect(rowsOf(report, 'Cần trao đổi').map((r) => [r['Mã'], r['Điều cần nhắc']])).toEqual([
      ['DV-3C', 'đăng ký ngày 02/05/2016, sau hạn'],
      ['DV-4D', 'mới có 3 việc, cần ít nhất 5'],
      ['DV-5E', 'chưa đăng ký'],
    ]);
    const [reminder] = report.reminders!;
    for (const words of [`Thân gửi Chi đoàn ${kp1}`, '2/5 đoàn viên', 'đã quá hạn 31/03/2016', 'trước ngày 27/11/2016', address, 'Cảm ơn'])
      expect(reminder!.text).toContain(words);
    expect(reminder!.text).not.toMatch(/DV-/);
  });
  test('P3 (Q L83): by the end of each round, the last word counts', () => {
    const rounds = rowsOf(own('P3', kp1, 2016), 'Từng kỳ');
    expect(Object.fromEntries(rounds.map((r) => [r['Kỳ'], r['Hoàn thành']]))).toMatchObject({ 'Quý I': 1, 'Quý II': 6, 'Quý III': 6 });
    expect(rounds.at(-1)).toMatchObject({ 'Hoàn thành': 6, 'Đăng ký': 17, 'Tỷ lệ': '35,3%', 'Báo cáo': 'chưa hết kỳ' });
    expect(rowsOf(own('P3', kp1, 2016), 'Từng mã').map((r) => [r['Mã'], r['Cả năm']])).toEqual([
      ['DV-1A', 4],
      ['DV-2B', 2],
      ['DV-3C', 0],
      ['TN-1A', 0],
    ]);
  });
  test('P3 (K L23 “Giúp đoàn viên tự tu dưỡng”, K-11): each member’s own sheet, with nobody else’s rows', () => {
    const { tables } = own('P3', kp1, 2016);
    const sheets = tables.filter(({ ownPage }) => ownPage);
    expect(sheets.map(({ caption }) => caption.split(':')[0])).toEqual(['DV-1A', 'DV-2B', 'DV-3C', 'TN-1A'].map((c) => `Phiếu của ${c}`));
    for (const { caption, rows } of sheets) {
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(caption).toContain(` ${String(row[0])}:`);
    }
    const [first] = sheets;
    expect(first!.caption).toContain(
      'hoàn thành 4/5 việc; đã trao đổi 2 lần; chi đoàn đề nghị: Hoàn thành xuất sắc nhiệm vụ (Chi đoàn biểu',
    );
    expect(first!.rows[1]!.slice(5, 8)).toEqual(['—', 'Chưa bắt đầu', 'Hoàn thành']);
    expect(reportHtml(own('P3', kp1, 2016), true)).toContain('class="table page"');
    // Above a branch it would be a stack of everybody's.
    expect(own('P3', 'q8-p01', 2016).tables.some(({ ownPage }) => ownPage)).toBe(false);
  });
  test('P3 (Q L12 “trong việc đề ra các biện pháp”, L20 “xuất phát từ nhiệm vụ của mỗi đoàn viên”; Q-10, Q-16): by what means stands beside the item', () => {
    const row = (stt: number, means: string) => `2016,${kp1},DV-1A,doan_vien,${stt},RL1,viec_lam,Đọc sách ${stt},,,,2016-03-01,${means}`;
    const file = [
      `${headerOf('dang-ky').join(',')},Biện pháp`,
      row(1, 'Mỗi tối 10 trang sau giờ trực'),
      ...[2, 3, 4, 5].map((stt) => row(stt, '')),
    ].join('\n');
    const { tables } = made(mini({ ...story, [at(kp1, 'dang-ky')]: file })).own('P3', kp1, 2016);
    const [sheet] = tables.filter(({ ownPage }) => ownPage);
    expect(sheet!.rows.slice(0, 2).map(([, , , written]) => written)).toEqual([
      'Đọc sách 1 – biện pháp: Mỗi tối 10 trang sau giờ trực',
      'Đọc sách 2',
    ]);
  });
  test('P3 (Q L76 “theo dõi, kiểm tra, nhắc nhở”, Q-48): what is not done and due within 14 days, or past its day', () => {
    const items = (han: string, member: string) => registrations(member, 5, { han });
    const dueOn = (han: string) => {
      const files = { ...story, [at(kp1, 'dang-ky')]: [items(han, 'DV-1A'), items('', 'DV-2B')].join('\n') };
      return rowsOf(made(mini(files)).own('P3', kp1, 2016), 'Việc chưa xong').map((r) => [r['Mã'], r['STT'], r['Tình trạng']]);
    };
    // The day is 20/11/2016; of DV-1A's five four are done.
    expect(dueOn('2016-12-04')).toEqual([['DV-1A', '5', 'sắp đến hạn']]);
    expect(dueOn('2016-12-05')).toEqual([]);
    expect(dueOn('2016-11-20')).toEqual([['DV-1A', '5', 'sắp đến hạn']]);
    expect(dueOn('2016-11-19')).toEqual([['DV-1A', '5', 'đã quá hạn']]);
  });
  test('P1 (K L25 “Đoàn viên phải thực sự là chủ thể của quá trình rèn luyện”, K-15): who wrote the registrations down', () => {
    const written = [
      ...registrations('DV-1A', 5)
        .split('\n')
        .map((row) => `${row},doan_vien`),
      ...registrations('DV-2B', 5)
        .split('\n')
        .map((row) => `${row},chi_doan`),
      ...registrations('DV-3C', 5)
        .split('\n')
        .map((row) => `${row},`),
    ];
    const file = [`${headerOf('dang-ky').join(',')},nguoi_ghi`, ...written].join('\n');
    const report = made(mini({ ...story, [at(kp1, 'dang-ky')]: file })).own('P1', kp1, 2016);
    const labels = ['đoàn viên tự ghi đăng ký', 'đoàn viên được chi đoàn ghi giúp', 'đăng ký chưa rõ ai ghi'];
    expect(labels.map((label) => fact(report, label))).toEqual([1, 1, 1]);
    expect(own('P1', kp1, 2016).facts.map(([label]) => label)).not.toContain(labels[0]);
  });
  test('P1 (Q L40, Q-11): young people gathered, summed from the book', () => {
    const book = `${story[at(kp1, 'so-viec')]!}\n2016,${kp1},ra_quan,2016-03-20,RL2,4,5,,6,\n2016,${kp1},ra_quan,2016-06-20,RL2,4,5,,3,`;
    expect(fact(made(mini({ ...story, [at(kp1, 'so-viec')]: book })).own('P1', kp1, 2016), 'lượt thanh niên ngoài Đoàn tập hợp được')).toBe(
      9,
    );
  });
  test('P4 (Q L79): a quarter without a talk is owed only once it is over', () => {
    const report = own('P4', kp1, 2016);
    expect(rowsOf(report, 'Từng mã').map((r) => [r['Mã'], r['Kỳ còn thiếu']])).toEqual([
      ['DV-1A', 1],
      ['DV-2B', 2],
      ['DV-3C', 3],
      ['DV-4D', 3],
      ['DV-5E', 3],
    ]);
    expect(fact(report, 'lượt còn thiếu')).toBe(12);
    expect(rowsOf(report, 'Từng kỳ').map((r) => r['Đã trao đổi'])).toEqual([2, 1, 0, 0]);
  });
  test('P4 (Q L79 “Hằng tháng hoặc hằng quý”): a month is named as people name it', () => {
    const monthly = mini(story);
    const units = [...monthly.units].map(({ path, data }) => ({
      path,
      data: { units: (data as { units: { code: string }[] }).units.map((u) => (u.code === kp1 ? { ...u, talks: 'thang' } : u)) },
    }));
    const of = made({ ...monthly, units });
    expect(rowsOf(of.own('P4', kp1, 2016), 'Từng kỳ')[0]!['Kỳ']).toBe('Tháng 1/2016');
    expect(rowsOf(of.own('P4', 'q8-p01', 2016), 'Còn thiếu')[0]!['Kỳ còn thiếu']).toMatch(/^Tháng 1\/2016, Tháng 3\/2016, /);
  });
  test('P5 (Q L62, L83): the machine’s suggestion beside the branch’s proposal, the difference listed, the meeting told', () => {
    const report = own('P5', kp1, 2016);
    expect(fact(report, 'có mặt trên tổng số')).toBe('4/5');
    expect(fact(report, 'đủ 2/3')).toBe('đủ');
    // DV-1A: 4 of 5 is 80 %, "tốt"; the branch proposed "xuất sắc". DV-2B: 2 of 5 by the concession at 40 %.
    expect(rowsOf(report, 'Khác mức').map((r) => [r['Mã'], r['Gợi ý của máy'], r['Chi đoàn đề nghị']])).toEqual([
      ['DV-1A', 'Hoàn thành tốt nhiệm vụ', 'Hoàn thành xuất sắc nhiệm vụ'],
    ]);
    expect(rowsOf(report, 'Danh sách').find((r) => r['Mã'] === 'DV-2B')).toMatchObject({ 'Gợi ý của máy': 'Hoàn thành nhiệm vụ' });
  });
  test('P6 (Q L63): the sum of the branches is the list, unrecognised apart, sent and received', () => {
    const report = own('P6', 'q8-p01', 2016);
    expect(totalOf(report, 'Từng chi đoàn')).toEqual(['Cộng', 5, 0, 1, 1, 0, 0, 2, 3]);
    expect(rowsOf(report, 'Danh sách').map((r) => [r['Mã'], r['Lý do thay đổi']])).toEqual([
      ['DV-1A', 'Xét cùng mặt bằng'],
      ['DV-2B', ''],
    ]);
    expect([fact(report, 'ngày gửi danh sách'), fact(report, 'cấp trên nhận ngày')]).toEqual(['19/11/2016', '20/11/2016']);
  });
  test('P7 (Q L83): by code, what was changed is said, and that it was not yet announced', () => {
    const report = own('P7', kp1, 2016);
    expect(rowsOf(report, 'Từng mã').map((r) => r['So với đề nghị của chi đoàn'])).toEqual([
      'thay đổi: Xét cùng mặt bằng',
      'giữ nguyên',
      '—',
      '—',
      '—',
    ]);
    expect(fact(report, 'đã thông báo ngày')).toBe('chưa thông báo');
  });
  test('P20 (Q L85, R5): months, threshold, result, and what 40, 45 and 50 % would give', () => {
    const [row, ...more] = rowsOf(own('P20', kp1, 2016), 'Từng mã');
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      'Số tháng ở địa phương': 5,
      Ngưỡng: '40%',
      'Đăng ký': 5,
      'Hoàn thành': 2,
      'Nếu 40%': 'cần 2: đạt',
      'Nếu 45%': 'cần 3: chưa đạt',
      'Nếu 50%': 'cần 3: chưa đạt',
    });
  });
});

describe('public reports of a small organisation', () => {
  const { shown, everyPublic } = made(mini(story));
  test('every number says over whom it is taken; ratings of two people stand nowhere', () => {
    expect(fact(shown('P8', 'q8', 2016), 'đã có kết quả công nhận')).toBe('2 (trong 1/3 chi đoàn đã nộp)');
    expect(rowsOf(shown('P8', 'q8', 2016), 'Theo mức')).toEqual([]);
    expect(fact(shown('P19', 'q8', 2016), 'chi đoàn đã nộp danh sách')).toBe('1/3');
  });
  test('P14 (Q L46, K-39): who has no plan is named by what is missing, with a message of its own', () => {
    const report = shown('P14', 'q8', 2016);
    const missing = rowsOf(report, 'Việc còn thiếu').filter((r) => String(r['Còn thiếu']).startsWith('kế hoạch'));
    expect(missing).toEqual([{ 'Đơn vị': 'Đoàn phường 1', 'Còn thiếu': 'kế hoạch năm 2016 của đơn vị', Hạn: '28/02/2016' }]);
    const planned = { ...story, [at('q8-p01', 'so-viec')]: '2016,q8-p01,ke_hoach,2016-02-10,x,,,,,' };
    expect(fact(made(mini(planned)).shown('P14', 'q8', 2016), 'đơn vị còn thiếu kế hoạch năm')).toBe(0);
    expect(report.reminders!.map((r) => r.unit)).toContain('Đoàn phường 1');
  });
  test('P14 (Q L83 “đợt cao điểm trong năm”, Q-53): a drive that is owed is named, with its day, where results of it are missing', () => {
    const owed = (more: Record<string, string>) =>
      rowsOf(made(mini({ ...story, ...more })).shown('P14', 'q8', 2016), 'Việc còn thiếu').flatMap((r) =>
        r['Đơn vị'] === 'Đoàn phường 1' && /Tháng Thanh niên/.test(String(r['Còn thiếu'])) ? [[r['Còn thiếu'], r['Hạn']]] : [],
      );
    const path = at(kp1, 'ket-qua');
    const told = { [path]: [story[path]!, done('DV-1A', 1, 'DOT:thang-thanh-nien', 'dang_lam')].join('\n') };
    expect(owed({})).toEqual([
      ['kết quả thực hiện (Tháng Thanh niên) của 2/2 chi đoàn: Chi đoàn q8-p01-kp1; Chi đoàn q8-p01-kp2', '10/04/2016'],
    ]);
    expect(owed(told)).toEqual([['kết quả thực hiện (Tháng Thanh niên) của 1/2 chi đoàn: Chi đoàn q8-p01-kp2', '10/04/2016']]);
    const { reminders } = made(mini(story)).shown('P14', 'q8', 2016);
    expect(reminders!.find((r) => r.unit === 'Đoàn phường 1')!.text).toContain('(Tháng Thanh niên)');
  });
  test('P14 (Q L95 “Cơ sở Đoàn trực thuộc”): whoever the programme is sent to and has not taken note of it', () => {
    const unheard = (more: Record<string, string>) =>
      rowsOf(made(mini({ ...story, ...more })).shown('P14', 'q8', 2016), 'Việc còn thiếu').filter((r) =>
        String(r['Còn thiếu']).startsWith('tiếp nhận văn bản'),
      );
    expect(unheard({}).map((r) => [r['Đơn vị'], r['Còn thiếu']])).toEqual([
      ['Quận Đoàn 8', 'tiếp nhận văn bản 1-KH/ĐTN ở 1/1 chi đoàn: Chi đoàn cơ sở Thuế'],
      ['Đoàn phường 1', 'tiếp nhận văn bản 1-KH/ĐTN'],
    ]);
    const heard = {
      [at('q8-p01', 'so-viec', 2015)]: '2015,q8-p01,tiep_nhan,2015-02-10,x,,,,,',
      [at('q8-cd-thue', 'so-viec')]: '2016,q8-cd-thue,tiep_nhan,2016-02-10,x,,,,,',
    };
    expect(unheard(heard)).toEqual([]);
  });
  test('P14 (Q L95 “Cơ sở Đoàn trực thuộc”, Q-68): the same words mean the same units, whatever stands behind them', () => {
    const asked = (...purposes: readonly string[]) => {
      const raw = mini(story);
      const [document] = raw.entries;
      const recipients = purposes.map((purpose) => ({ name: 'Cơ sở Đoàn trực thuộc', purpose }));
      const entries = [{ ...document!, data: { ...(document!.data as object), recipients } }];
      const rows = rowsOf(made({ ...raw, entries }).shown('P14', 'q8', 2016), 'Việc còn thiếu');
      return rows.flatMap((r) => (String(r['Còn thiếu']).startsWith('tiếp nhận văn bản') ? [[r['Đơn vị'], r['Còn thiếu']]] : []));
    };
    expect(asked('th')).toHaveLength(2);
    expect(asked('biet')).toEqual(asked('th'));
    expect(asked()).toEqual(asked('th'));
  });
  test.each([
    ['Đoàn phường 1', 'th', ['tiếp nhận văn bản 2-KH/ĐTN']],
    [
      'Các chi đoàn',
      'th',
      [
        'tiếp nhận văn bản 2-KH/ĐTN ở 1/1 chi đoàn: Chi đoàn cơ sở Thuế',
        'tiếp nhận văn bản 2-KH/ĐTN ở 2/2 chi đoàn: Chi đoàn q8-p01-kp1; Chi đoàn q8-p01-kp2',
      ],
    ],
    ['Đoàn phường 1', 'bc', []],
    ['Các chi đoàn', 'biet', []],
  ])('P14 (K L71 “(để t/h)”, K-59): %s, (%s)', (name, purpose, lacking) => {
    const raw = mini(story);
    const [document] = raw.entries;
    const data = { ...(document!.data as object), symbol: '2-KH/ĐTN', recipients: [{ name, purpose }] };
    const sent = { ...document!, id: 'y', path: 'content/documents/y.md', data };
    const rows = rowsOf(made({ ...raw, entries: [...raw.entries, sent] }).shown('P14', 'q8', 2016), 'Việc còn thiếu');
    expect(rows.map((r) => String(r['Còn thiếu'])).filter((what) => what.includes('2-KH'))).toEqual(lacking);
  });
  test('P14 (K L47): monthly topics are looked for where the organisation has any', () => {
    const captions = (more: object) =>
      made({ ...mini(story), ...more })
        .shown('P14', 'q8', 2016)
        .tables.map(({ caption }) => caption);
    const topic = { title: 'Chủ đề', organisation: 'q8', month: '2016-01', theme: 'Chủ điểm', summary: 'Tóm tắt' };
    const entry = { path: 'content/topics/a.md', collection: 'topics', id: 'a', body: '', data: topic };
    expect(captions({})).toEqual(['Việc còn thiếu', 'Quán triệt đến Đoàn cơ sở trực thuộc, ghi trong sổ của cấp trên']);
    expect(captions({ entries: [...mini().entries, entry] })).toHaveLength(3);
  });
  test('P14 (K L57 “Quán triệt … đến các Đoàn cơ sở trực thuộc”, K-46): of how many Đoàn cơ sở how many, and each time by itself', () => {
    const told = (...rows: string[]) => made(mini({ ...story, [at('q8', 'so-viec')]: rows.map((row) => `2016,q8,${row}`).join('\n') }));
    const caption = 'Quán triệt đến Đoàn cơ sở';
    const none = { 'Đơn vị': 'Quận Đoàn 8', 'Đoàn cơ sở': 1, 'Đã quán triệt': 0, 'Tỷ lệ': '0%', 'Đoàn cơ sở chưa ghi': 'Đoàn phường 1' };
    const unreached = told('nhan_danh_sach,2016-11-20,q8-p01,,,,,').shown('P14', 'q8', 2016);
    expect(rowsOf(unreached, caption)).toEqual([none]);
    expect(fact(unreached, 'đơn vị chưa quán triệt đủ Đoàn cơ sở')).toBe(1);
    const passed = told('quan_triet,2016-01-08,q8-p01,5,6,,,Tại hội nghị triển khai đầu năm');
    expect(rowsOf(passed.shown('P14', 'q8', 2016), caption)).toEqual([
      { ...none, 'Đã quán triệt': 1, 'Tỷ lệ': '100%', 'Đoàn cơ sở chưa ghi': 'không có' },
    ]);
    expect(fact(passed.shown('P14', 'q8', 2016), 'đơn vị chưa quán triệt đủ Đoàn cơ sở')).toBe(0);
    expect(passed.inside('P14', 'q8', 2016).flatMap(({ rows }) => rows)).toEqual([
      ['Quận Đoàn 8', 'Đoàn phường 1', '08/01/2016', 'Tại hội nghị triển khai đầu năm', '5/6'],
    ]);
  });
  test('P14: no reminder and no public table carries a member code', () => {
    expect(JSON.stringify(everyPublic('q8', 2016))).not.toMatch(/DV-\d|TN-\d/);
  });
  test('an organisation with nothing handed in still has its reports, without a number out of nothing', () => {
    for (const report of [...made(mini()).everyPublic('q8', 2016), ...made(mini()).everyPublic('kg', 2016)])
      expect(reportCsv(report)).not.toMatch(/undefined|NaN|Infinity/);
  });
});

describe('a third, invented programme runs through all reports', () => {
  const raw = mini();
  const clause = { place: 'Điều 1', setting: 'Chương trình thử' };
  const criteria = [1, 2].map((n) => ({ code: `A${n}`, name: `Tiêu chí thử ${n}`, clause }));
  const programme = {
    ...(raw.programmes[0]!.data as Record<string, unknown>),
    code: 'rldv-thu',
    organisation: 'moi',
    period: { from: 2016, to: 2017, clause },
    families: [{ code: 'A', name: 'Nhóm thử', short: 'Nhóm thử', clause, criteria }],
    registration: {
      minimumItems: { count: 2, clause },
      everyFamily: { severity: 'khong_xet', clause },
      nonMembers: { mayRegister: true, clause },
    },
    ratings: {
      scale: [
        { code: 'dat', name: 'Đạt', suggestedFrom: 50, fulfils: true },
        { code: 'chua_dat', name: 'Chưa đạt', suggestedFrom: 0, fulfils: false },
      ],
      notRated: { code: 'khong_xep_loai', name: 'Không xếp loại' },
      clause,
    },
    away: undefined,
    talks: undefined,
    steps: [],
    strongBranch: { clause },
    emulation: { indicators: [{ measure: 'hoan_thanh', points: 10 }], clause },
    years: [{ year: 2016 }],
  };
  const units = [
    { code: 'moi', name: 'Đoàn xã Mới', level: 'xa', kind: 'dia_ban_dan_cu' },
    { code: 'moi-ap1', name: 'Chi đoàn ấp 1', level: 'chi_doan', kind: 'dia_ban_dan_cu', branchType: 'co_so', parent: 'moi' },
  ];
  const { content, everyPublic, everyInternal, own } = made({
    ...raw,
    units: [...raw.units, { path: 'content/units/moi.json', data: { units } }],
    programmes: [...raw.programmes, { path: 'content/programmes/rldv-thu.json', data: programme }],
    submissions: mini({
      [at('moi-ap1', 'doan-vien')]: '2016,moi-ap1,DV-1A,doan_vien,dang_sinh_hoat,',
      [at('moi-ap1', 'dang-ky')]: registrations('DV-1A', 2, { unit: 'moi-ap1', tieu_chi: 'A2' }),
      [at('moi-ap1', 'ket-qua')]: '2016,moi-ap1,DV-1A,1,Q2,hoan_thanh,,',
    }).submissions,
  });
  test('its own criteria, scale and indicators, nothing of the others', () => {
    const reports = [...everyPublic('moi', 2016), ...['moi', 'moi-ap1'].flatMap((code) => everyInternal(content.forest.get(code)!, 2016))];
    expect(reports.length).toBeGreaterThan(12);
    const text = reports.map(reportCsv).join('\n');
    for (const words of ['Tiêu chí thử 2', 'Chưa đạt', 'Nhóm thử']) expect(text).toContain(words);
    expect(text).not.toMatch(/RL1|xuất sắc|undefined|NaN/);
    expect(rowsOf(own('P5', 'moi-ap1', 2016), 'Danh sách')[0]).toMatchObject({ 'Gợi ý của máy': 'Đạt', 'Hoàn thành': 1 });
  });
});

describe('on paper, as a sheet, as a document', () => {
  const wild: ReportContent = {
    title: '<b>Báo cáo</b>',
    lead: 'Lời dẫn',
    facts: [['người', 'chưa nộp']],
    tables: [
      {
        caption: 'Bảng',
        columns: [{ label: 'Mã' }, { label: 'Số', number: true }],
        rows: [
          ['=HYPERLINK("http://x")', 1234],
          ['+84', 'chưa đến kỳ'],
          ['@a', 0],
          ['-1', 1],
        ],
      },
    ],
    reminders: [{ unit: 'x', text: '<script>1</script>' }],
  };
  test('a sheet begins with the mark Excel needs, ends its lines as Excel does, and holds no formula', () => {
    const csv = reportCsv(wild);
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const cells = Papa.parse<string[]>(csv.slice(1)).data.flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells).toContain('chưa đến kỳ');
  });
  test('a page stands alone, runs nothing and says when it is not for the public', () => {
    const html = reportHtml(wild, true);
    expect(html).not.toMatch(/<script|<b>Báo|src=|href=/);
    expect(html).toContain('không đăng công khai');
    expect(html).toContain('1.234');
    expect(reportHtml(wild, false)).not.toContain('không đăng công khai');
    // Codes are spoken of where there are some.
    expect(html).not.toContain('mã đoàn viên');
    expect(reportHtml({ ...wild, tables: [{ ...wild.tables[0]!, columns: [memberCode, { label: 'Số' }] }] }, true)).toContain(
      'Nội bộ: có mã đoàn viên',
    );
  });
  test('a code has its name beside it where a list is at hand, and stays alone where none is', () => {
    const { own } = made(mini(story));
    const report = own('P7', kp1, 2016);
    expect(reportWithNames(report, new Map())).toBe(report);
    const named = reportWithNames(report, new Map([['DV-1A', 'Đỗ Thị Mẫu']]));
    const [one, two] = rowsOf(named, 'Từng mã');
    expect([one, two].map((r) => [r!['Mã'], r!['Họ và tên']])).toEqual([
      ['DV-1A', 'Đỗ Thị Mẫu'],
      ['DV-2B', ''],
    ]);
    for (const { columns, rows, total } of named.tables)
      for (const row of [...rows, ...(total ? [total] : [])]) expect(row.length).toBe(columns.length);
  });
});

describe('papers to be signed (HD 29-HD/TWĐTN-VP; domain §2.12)', () => {
  const { content, own, paperOf, fullPapers } = made(mini(story));
  const textIn = async (paper: Paper) =>
    partsOf(await officialDocument(paper, '2016-11-20'))
      .replace(/<\/w:p>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .replaceAll('\u00a0', ' ');
  test('P5, a tờ trình: eight parts, to whom, on what ground, what is asked, by the day of the meeting', async () => {
    const text = await textIn(paperOf('P5', kp1, 2016)!);
    for (const part of [
      'ĐOÀN TNCS HỒ CHÍ MINH',
      'ĐOÀN PHƯỜNG 1',
      `BCH CHI ĐOÀN ${kp1.toUpperCase()}`,
      '***',
      'Số:        -TTr/CĐ',
      '……, ngày 15 tháng 11 năm 2016',
      'TỜ TRÌNH',
      'Về việc công nhận kết quả đánh giá, xếp loại đoàn viên năm 2016',
      'Kính gửi: Ban Chấp hành Đoàn phường 1.',
      // Nobody signed it: a district's papers are its Ban Thường vụ's (Q L6 “Ban Thường vụ Quận Đoàn hướng dẫn”, Q-05).
      'Căn cứ Kế hoạch số 1-KH/ĐTN ngày 17/03/2014 của Ban Thường vụ Quận Đoàn 8',
      'Căn cứ kết quả họp chi đoàn ngày 15/11/2016 (có mặt 4/5 đoàn viên, 4 đồng ý);',
      'kính trình Ban Chấp hành Đoàn phường 1 xem xét, công nhận kết quả đánh giá, xếp loại năm 2016 của 3 đoàn viên',
      'Còn 2 đoàn viên chi đoàn chưa đề nghị.',
      'Kính đề nghị Ban Chấp hành Đoàn phường 1 xem xét, quyết định./.',
      'TM. BAN CHẤP HÀNH',
      'BÍ THƯ',
      'Nơi nhận:',
      'Lưu chi đoàn.',
    ])
      expect(text).toContain(part);
    // A paper to be signed holds nothing of the machine's own opinion.
    expect(text).not.toMatch(/[Gg]ợi ý|máy tính/);
  });
  test('P6, a công văn with its list: what it is about below its number, the list signed again', async () => {
    const text = await textIn(paperOf('P6', 'q8-p01', 2016)!);
    for (const part of [
      'Số:        -CV/ĐTN',
      'V/v báo cáo danh sách kết quả công nhận',
      'ngày 19 tháng 11 năm 2016',
      'Kính gửi: Ban Tổ chức',
      'Căn cứ Nghị quyết số 12-NQ/BCH ngày 18/11/2016 của Ban Chấp hành Đoàn phường 1;',
      '(Kèm theo Công văn số',
      '2/5 đoàn viên',
      'DANH SÁCH',
      'Danh sách có 2 đoàn viên./.',
    ])
      expect(text).toContain(part);
    expect(text.match(/TM\. BAN CHẤP HÀNH/g)).toHaveLength(2);
    expect(text).not.toContain('CÔNG VĂN');
    // The list's last row stays with the signature: none stands alone on a page. One session of all is cited, not repeated.
    expect(partsOf(await officialDocument(paperOf('P6', 'q8-p01', 2016)!, '2016-11-20'))).toMatch(/<w:keepNext\/>(?:(?!<w:p>).)*DV-2B</);
    expect(text).not.toContain('Ngày họp');
  });
  test('P9 of half a year tells what was held by its last day, that of the year all of it; who speaks is who signs', async () => {
    const book = ['2016-03-01', '2016-09-01'].map((day) => `2016,${kp1},ra_quan,${day},RL2,4,5,,,`).join('\n');
    const { fullPapers: of } = made(mini({ ...story, [at(kp1, 'so-viec')]: book }));
    const [half, year] = await Promise.all(of('P9', 'q8-p01', 2016).map(({ paper }) => textIn(paper)));
    expect(half).toContain('hoạt động ra quân (1 lượt)');
    expect(year).toContain('hoạt động ra quân (2 lượt)');
    expect(half).not.toContain('0 mô hình');
    const [root] = await Promise.all(of('P9', 'q8', 2016).map(({ paper }) => textIn(paper)));
    expect(root).toContain('Ban Thường vụ Quận Đoàn 8 báo cáo');
    // The document of this root names nobody above it: whoever sends the report writes to whom.
    expect(root).not.toContain('Kính gửi');
    expect(root).toContain('– …………………… (để b/c);');
  });
  test('P7, a thông báo of the branch: by whose resolution, of everybody who was recognised, the day left open', async () => {
    const text = await textIn(paperOf('P7', kp1, 2016)!);
    for (const part of [
      'THÔNG BÁO',
      'ngày …… tháng …… năm 20……',
      'Căn cứ Nghị quyết số 12-NQ/BCH ngày 18/11/2016 của Ban Chấp hành Đoàn phường 1;',
      'Còn 3 đoàn viên chưa có kết quả công nhận',
    ])
      expect(text).toContain(part);
  });
  test('P9 and P21, two papers of one period each: four parts, dotted lines where only people know (K L59)', async () => {
    const papers = fullPapers('P9', 'q8-p01', 2016);
    expect(papers.map(({ key }) => key)).toEqual(['6-thang', '1-nam']);
    for (const { key, paper } of papers) {
      const text = await textIn(paper);
      const headings = [
        'I. KẾT QUẢ THỰC HIỆN',
        'II. HẠN CHẾ, NGUYÊN NHÂN',
        'III. BÀI HỌC KINH NGHIỆM',
        'IV. NHIỆM VỤ THỜI GIAN TỚI',
        'V. KIẾN NGHỊ, ĐỀ XUẤT',
      ];
      expect(headings.map((heading) => text.indexOf(heading)).every((at, i, all) => at > (all[i - 1] ?? -1))).toBe(true);
      expect(text).toContain('Đoàn phường 1');
      expect(paper.body).toContainEqual({ text: leftOpen });
      expect(text.includes('Đánh giá, xếp loại đoàn viên')).toBe(key === '1-nam');
      expect(text.includes('06 tháng đầu năm 2016')).toBe(key === '6-thang');
    }
    const [summed, closed] = fullPapers('P21', 'q8', 2016);
    expect([summed!.key, closed!.key]).toEqual(['6-thang', '1-nam']);
    expect(await textIn(summed!.paper)).toContain('Sơ kết thực hiện');
    expect(await textIn(closed!.paper)).toContain('Tổng kết thực hiện');
  });
  test('domain §0, row 18: what was not handed in is no zero, a rate names whom it is taken over, and who did not review gives no day', async () => {
    const [, year] = fullPapers('P9', 'q8-p01', 2016);
    const text = await textIn(year!.paper);
    for (const part of [
      'ngày …… tháng …… năm 20……',
      'theo số liệu đến ngày 20/11/2016',
      '1/2 chi đoàn đã nộp danh sách; 3/5 đoàn viên đã đăng ký (60%, trong 1/2 chi đoàn đã nộp)',
      'Đến hết năm 2016: việc đã hoàn thành: chưa đến kỳ.',
    ])
      expect(text).toContain(part);
    const nothing = made(mini({ [at('q8-p01', 'so-viec')]: '2016,q8-p01,huong_dan_danh_gia,2016-02-20,,,,,,' }));
    const [, empty] = nothing.fullPapers('P9', 'q8-p01', 2016);
    expect(await textIn(empty!.paper)).toContain('đoàn viên đã đăng ký: chưa nộp.');
    expect(nothing.paperOf('P6', 'q8-p01', 2016)).toBeUndefined();
    const cellsOf = (code: string, caption: string) => Object.values(rowsOf(own(code, 'q8-p01', 2016), caption)[1]!);
    for (const [code, caption, numbers] of [
      ['P4', 'Từng chi đoàn', 3],
      ['P5', 'Từng chi đoàn', 3],
      ['P6', 'Từng chi đoàn', 3],
      ['P7', 'Từng chi đoàn', 2],
    ] as const)
      expect(cellsOf(code, caption).filter((cell) => cell === 'chưa nộp').length, code).toBeGreaterThanOrEqual(numbers);
  });
  test('the settings of a unit say where, for whom and by whom it is signed', async () => {
    const paper = { place: 'Phường 1', actingFor: 'BÍ THƯ', position: 'PHÓ BÍ THƯ', signer: 'Trần Văn Mẫu' };
    const unit = { ...content.forest.get(kp1)!, paper };
    const text = await textIn({
      ...paperOf('P5', kp1, 2016)!,
      ...frameOf({ unit, above: undefined, order: undefined }, { type: 'to_trinh', day: undefined, recipients: [] }),
    });
    for (const part of ['Phường 1, ngày …… tháng …… năm 20……', 'KT. BÍ THƯ', 'PHÓ BÍ THƯ', 'Trần Văn Mẫu']) expect(text).toContain(part);
  });
  test('the same paper has the same bytes whatever the clock says', async () => {
    const paper = paperOf('P5', kp1, 2016)!;
    const bytes = await officialDocument(paper, '2016-11-20');
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-05T05:05:05Z') });
    const again = await officialDocument(paper, '2016-11-20');
    vi.useRealTimers();
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe.runIf(sampleHere)('the sample, counted again from the text of its files', () => {
  const sample = largeSample();
  const raw = readRoot(sample);
  const { content, files, accepted, shown, own, full, fullPapers, everyFull, everyPublic, everyInternal } = made(raw);
  const { forest, programmes } = content;
  type Record_ = Readonly<Record<string, string>>;
  const read = (unit: string, year: number, kind: KindName): Record_[] => {
    const path = join(sample, submissionPath(unit, year, kind));
    return existsSync(path) ? Papa.parse<Record_>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data : [];
  };
  const years = [2015, 2016];
  const whole = new Set(files.filter((f) => f.leftOut > 0).map((f) => f.path.split('/').slice(2, 4).join('/')));
  const branches = forest.units.filter((u) => levels[u.level].submits);
  const counted = years.flatMap((year) =>
    branches.filter((u) => !whole.has(`${u.code}/${year}`) && read(u.code, year, 'doan-vien').length > 0).map((unit) => ({ unit, year })),
  );
  const textOf = (path: string) => (existsSync(join(sample, path)) ? readFileSync(join(sample, path), 'utf8') : undefined);
  const { recount, rowsOfPeople } = recountOf(textOf, forest.units, content.site.asOf!);
  const membersOf = (unit: string, year: number): Set<string> => {
    const members = new Set<string>();
    for (const row of rowsOfPeople(unit, year, 'doan-vien'))
      if (row['code'] === unit && row['doi_tuong'] === 'doan_vien' && row['tinh_trang'] !== 'chuyen_di') members.add(row['ma_doan_vien']!);
    return members;
  };
  const doneOf = (unit: string, year: number, until?: string): number =>
    until === undefined ? recount(unit, year).done : (recount(unit, year).byRound.get(until) ?? 0);
  const deeds = (unit: string, year: number, act: string) => read(unit, year, 'so-viec').filter((row) => row['viec'] === act);
  const inOrganisation = (code: string) => (u: Unit) => forest.root(u).code === code;

  test('P1–P4: every branch, every year', () => {
    expect(counted.length).toBeGreaterThan(150);
    for (const { unit, year } of counted) {
      const [code, where] = [unit.code, `${unit.code} ${year}`];
      const { items, byCriterion } = recount(code, year);
      const first = own('P1', code, year);
      expect(fact(first, 'việc đã đăng ký'), where).toBe(items);
      for (const row of rowsOf(first, 'Theo tiêu chí')) expect(row['Số việc'], where).toBe(byCriterion.get(row['Tiêu chí'] as string) ?? 0);
      const members = membersOf(code, year);
      const registered = new Set(rowsOfPeople(code, year, 'dang-ky').map((row) => row['ma_doan_vien']!));
      const second = own('P2', code, year);
      const missing = [...members].filter((m) => !registered.has(m)).length;
      expect(Number(fact(second, 'chưa đăng ký')) + Number(fact(second, 'không đăng ký, có lý do')), where).toBe(missing);
      expect(fact(second, 'đoàn viên trong danh sách'), where).toBe(members.size);
      if (unit.yearKind === 'nam_duong_lich') expect(fact(own('P3', code, year), 'việc đã hoàn thành'), where).toBe(doneOf(code, year));
    }
  });
  test('P14 (Q L83, Q-53): the drives that are owed and not there, branch by branch', () => {
    const drives = [
      ['thang-thanh-nien', 'Tháng Thanh niên', '04-10', '06-10'],
      ['he-tinh-nguyen', 'Chiến dịch Thanh niên tình nguyện hè', '10-10', '09-10'],
    ] as const;
    const found: number[] = [];
    for (const organisation of ['kg', 'q8'])
      for (const year of years) {
        const rows = rowsOf(shown('P14', organisation, year), 'Việc còn thiếu').map((r) => String(r['Còn thiếu']));
        for (const [drive, name, calendar, school] of drives) {
          const missing = branches.filter(inOrganisation(organisation)).filter((u) => {
            const day = u.yearKind === 'nam_hoc' ? `${year + 1}-${school}` : `${year}-${calendar}`;
            const isOwed = day < content.site.asOf! && (u.validFrom ?? '0') <= day && (u.validTo ?? '9') >= day;
            return isOwed && !read(u.code, year, 'ket-qua').some((r) => r['ky'] === `DOT:${drive}`);
          });
          const told = rows.filter((text) => text.includes(`(${name})`)).map((text) => Number(/của (\d+)\//.exec(text)?.[1] ?? 1));
          const sum = told.reduce((a, b) => a + b, 0);
          expect(sum, `${organisation} ${year} ${drive}`).toBe(missing.length);
          found.push(sum);
        }
      }
    expect(found).toEqual([0, 0, 2, 2, 0, 0, 2, 3]);
  });
  test('P3: by the end of the half-year', () => {
    for (const { unit, year } of counted.filter((c) => c.unit.yearKind === 'nam_duong_lich').slice(0, 30)) {
      const row = rowsOf(own('P3', unit.code, year), 'Từng kỳ').find((r) => r['Kỳ'] === 'Quý II')!;
      expect(row['Hoàn thành'], unit.code).toBe(doneOf(unit.code, year, 'Q2'));
    }
  });
  test('P4: a member is met in a quarter when a day of his lies in it', () => {
    for (const { unit, year } of counted.filter((c) => forest.root(c.unit).code === 'q8' && c.unit.yearKind === 'nam_duong_lich')) {
      const byPeriod = rowsOf(own('P4', unit.code, year), 'Từng kỳ').map((r) => r['Đã trao đổi']);
      const long = unit.talks === 'thang' ? 1 : 3;
      const members = membersOf(unit.code, year);
      byPeriod.forEach((n, i) => {
        const met = new Set<string>();
        for (const row of rowsOfPeople(unit.code, year, 'trao-doi'))
          if (members.has(row['ma_doan_vien']!) && Math.floor((Number(row['ngay_trao_doi']!.slice(5, 7)) - 1) / long) === i)
            met.add(row['ma_doan_vien']!);
        expect(n, `${unit.code} ${year} ${i}`).toBe(met.size);
      });
    }
  });
  test('P5, P6, P7, P20: proposals and recognitions, branch by branch', () => {
    for (const { unit, year } of counted) {
      const [code, where] = [unit.code, `${unit.code} ${year}`];
      const members = membersOf(code, year);
      const proposed = read(code, year, 'danh-gia').filter((row) => members.has(row['ma_doan_vien']!));
      expect(fact(own('P5', code, year), 'đã có đề nghị'), where).toBe(proposed.length);
      const recognised = read(unit.parent!, year, 'cong-nhan').filter(
        (row) => row['ma_chi_doan'] === code && members.has(row['ma_doan_vien']!),
      );
      expect(fact(own('P7', code, year), 'đã có kết quả công nhận'), where).toBe(recognised.length);
      // The list of a resolution has whom it recognised, also who has left since.
      const listed = new Set(read(code, year, 'doan-vien').map((row) => row['ma_doan_vien']));
      const decided = read(unit.parent!, year, 'cong-nhan').filter((r) => r['ma_chi_doan'] === code && listed.has(r['ma_doan_vien']));
      const line = rowsOf(own('P6', unit.parent!, year), 'Từng chi đoàn').find((r) => r['Chi đoàn'] === unit.name)!;
      expect(line['Cộng'], where).toBe(decided.length);
      const away = read(code, year, 'doan-vien').filter((row) => row['tinh_trang'] === 'di_lam_an_xa' && members.has(row['ma_doan_vien']!));
      if (programmes.find((p) => p.organisation === forest.root(unit).code)!.away)
        expect(fact(own('P20', code, year), 'đoàn viên đi làm ăn xa'), where).toBe(away.length);
    }
  });
  test('P8, P19, P21: what is shown of an organisation is what the files say', () => {
    for (const organisation of ['kg', 'q8'])
      for (const year of years) {
        const own_ = branches.filter(inOrganisation(organisation));
        const members = own_.reduce((n, u) => n + membersOf(u.code, year).size, 0);
        const items = recount(organisation, year).items;
        const report = shown('P19', organisation, year);
        expect(fact(report, 'đoàn viên')).toBe(members);
        // Where some have not handed in, the number says over whom it is taken.
        const start = new RegExp(`^${formatNumber(items)}( \\(trong |$)`);
        for (const code of ['P19', 'P21']) {
          const said = fact(shown(code, organisation, year), 'việc đã đăng ký');
          expect(typeof said === 'number' ? formatNumber(said) : said).toMatch(start);
        }
        const levels = rowsOf(shown('P8', organisation, year), 'Theo mức');
        const tenths = levels.map((row) =>
          Math.round(Number(String(row['Tỷ lệ trên số được công bố']).replace(',', '.').slice(0, -1)) * 10),
        );
        if (levels.length > 0) expect(tenths.reduce((n, share) => n + share, 0)).toBe(1000);
        for (const row of levels) {
          const found = programmes.flatMap((p) => [...p.ratings.scale, p.ratings.notRated]).find((r) => r.name === row['Mức']);
          if (!found) continue;
          const rating = found.code;
          let people = 0;
          for (const u of own_) {
            const here = membersOf(u.code, year);
            for (const r of read(u.parent!, year, 'cong-nhan'))
              if (r['ma_chi_doan'] === u.code && here.has(r['ma_doan_vien']!) && r['xep_loai_cong_nhan'] === rating) people += 1;
          }
          expect(row['Đoàn viên'], `${organisation} ${year} ${rating}`).toBe(people);
        }
      }
  });
  const above = ['kg', 'q8', 'kg-ha-tien', 'kg-khoi-cq', 'q8-p01', 'kg-to-chau'];
  test('in full: what a unit’s report says is the sum of its branches’ own, at every level', () => {
    const sums: Record<string, readonly string[]> = {
      P1: ['đoàn viên trong danh sách', 'đoàn viên đã đăng ký', 'thanh niên đã đăng ký', 'việc đã đăng ký', 'việc đã bỏ, có lý do'],
      P2: ['đoàn viên trong danh sách', 'đã đăng ký đủ, đúng hạn', 'đăng ký trễ', 'không đăng ký, có lý do', 'chưa đăng ký'],
      P3: ['việc đã đăng ký', 'việc đã hoàn thành'],
      P4: ['đoàn viên', 'đoàn viên được trao đổi đủ các kỳ đã hết', 'lượt còn thiếu'],
      P5: ['đoàn viên', 'đã có đề nghị', 'khác mức gợi ý'],
      P7: ['đoàn viên', 'đã có kết quả công nhận'],
      P20: ['đoàn viên đi làm ăn xa', 'đã áp dụng ngưỡng'],
    };
    const isAsked = (report: string, code: string) => {
      const { talks, away } = programmes.find((p) => p.organisation === forest.root(forest.get(code)!).code)!;
      return report === 'P4' ? talks !== undefined : report !== 'P20' || away !== undefined;
    };
    for (const code of above)
      for (const year of years) {
        const below = branches.filter((u) => [u, ...forest.ancestors(u)].some((up) => up.code === code) && existsIn(u, year));
        expect(below.length, code).toBeGreaterThan(1);
        for (const [report, labels] of Object.entries(sums)) {
          if (!isAsked(report, code)) continue;
          const whole = own(report, code, year);
          const parts = below.map((u) => own(report, u.code, year));
          for (const label of labels)
            expect(fact(whole, label), `${report} ${code} ${year}: ${label}`).toBe(
              parts.reduce((n, part) => n + Number(fact(part, label)), 0),
            );
          // Everybody whom a branch's own report lists stands in the unit's, with the branch's name; a page for each is the branch's alone.
          const listed = (of: ReportContent) =>
            of.tables.reduce((n, t) => n + (!t.ownPage && t.columns.some((c) => c.member) ? t.rows.length : 0), 0);
          if (report !== 'P4') expect(listed(whole), `${report} ${code} ${year}`).toBe(parts.reduce((n, part) => n + listed(part), 0));
        }
      }
  });
  test('in full: what several reports tell of a unit is one number in all of them', () => {
    /** What is told → the report, and its words for it. */
    const same: readonly (readonly (readonly [report: string, label: string])[])[] = [
      [
        ['P1', 'đoàn viên trong danh sách'],
        ['P2', 'đoàn viên trong danh sách'],
        ['P5', 'đoàn viên'],
        ['P7', 'đoàn viên'],
        ['P8', 'đoàn viên'],
        ['P19', 'đoàn viên'],
        ['P21', 'đoàn viên'],
      ],
      [
        ['P1', 'đoàn viên đã đăng ký'],
        ['P9', 'đoàn viên đã đăng ký'],
        ['P19', 'đã đăng ký'],
        ['P21', 'đoàn viên đã đăng ký'],
      ],
      [
        ['P1', 'việc đã đăng ký'],
        ['P3', 'việc đã đăng ký'],
        ['P19', 'việc đã đăng ký'],
        ['P21', 'việc đã đăng ký'],
      ],
      [
        ['P3', 'việc đã hoàn thành'],
        ['P19', 'việc đã hoàn thành'],
        ['P21', 'việc đã hoàn thành'],
      ],
      [
        ['P7', 'đã có kết quả công nhận'],
        ['P8', 'đã có kết quả công nhận'],
        ['P21', 'đoàn viên đã có kết quả công nhận'],
      ],
    ];
    const isInternal = (code: string) => internalReports.some((report) => report.code === code);
    for (const unit of above)
      for (const year of years) {
        const reports = new Map(same.flat().map(([code]) => [code, (isInternal(code) ? own : full)(code, unit, year)]));
        for (const facts of same) {
          const said = facts.map(([code, label]) => {
            const cell = fact(reports.get(code)!, label);
            // A word stands where there is no number yet; otherwise it may say over whom it is taken.
            return typeof cell === 'number' ? cell : /^[\d.]+/.exec(cell)?.[0].replaceAll('.', '');
          });
          const numbers = new Set(said.flatMap((one) => one ?? []).map(Number));
          expect([...numbers], `${unit} ${year}: ${facts.flat().join(' ')} ${said.join(' ')}`).toHaveLength(1);
        }
      }
  });
  test('in full: nothing is joined, nothing waits, every level stands apart, and it is what the files say', () => {
    for (const code of above)
      for (const year of years) {
        const below = branches.filter((u) => [u, ...forest.ancestors(u)].some((up) => up.code === code) && existsIn(u, year));
        const members = below.reduce((n, u) => n + membersOf(u.code, year).size, 0);
        expect(fact(full('P19', code, year), 'đoàn viên'), `${code} ${year}`).toBe(members);
        const [levelled] = rowsOf(full('P8', code, year), 'Qua các năm').filter((row) => row['Năm'] === String(year));
        const scale = programmes.find((p) => p.organisation === forest.root(forest.get(code)!).code)!.ratings;
        for (const { code: level, name } of [...scale.scale, scale.notRated]) {
          if (typeof levelled![name] !== 'number') continue;
          let people = 0;
          for (const u of below) {
            const here = membersOf(u.code, year);
            for (const r of read(u.parent!, year, 'cong-nhan'))
              if (r['ma_chi_doan'] === u.code && here.has(r['ma_doan_vien']!) && r['xep_loai_cong_nhan'] === level) people += 1;
          }
          expect(levelled![name], `${code} ${year} ${level}`).toBe(people);
        }
        for (const { columns, rows, total } of everyFull(code, year).flatMap((report) => report.tables))
          for (const row of [...rows, ...(total ? [total] : [])]) expect(row.length).toBe(columns.length);
        expect(JSON.stringify(everyFull(code, year))).not.toMatch(/chung một nhóm|gồm nhiều loại|chỉ nêu tổng|chờ đủ nhóm/);
      }
  });
  test('in full: what waits in public is there, and no published file may be made of it', () => {
    const inside = inFull(content, accepted, content.site.asOf!);
    expect(inside.years.every((y) => y.groups.every((g) => g.branches.length === 1))).toBe(true);
    expect(inside.years.some((y) => y.groups.some((g) => g.members < 5))).toBe(true);
    expect(datasetV2.safeParse(inside).success).toBe(false);
  });
  test('P8 of a district: unit by unit, levels that fulfil are the true ones, the others one number', () => {
    const { scale } = programmes.find((p) => p.organisation === 'kg')!.ratings;
    const rows = rowsOf(shown('P8', 'kg-ha-tien', 2015), 'Theo đơn vị');
    const named = forest.children('kg-ha-tien', 2015).filter((u) => rows.some((r) => r['Đơn vị'] === u.name));
    expect(named.length).toBeGreaterThan(2);
    for (const unit of named) {
      const row = rows.find((r) => r['Đơn vị'] === unit.name)!;
      const rated = read(unit.code, 2015, 'cong-nhan').filter((r) => membersOf(r['ma_chi_doan']!, 2015).has(r['ma_doan_vien']!));
      for (const { code, name, fulfils } of scale)
        if (fulfils) expect(row[name], `${unit.code} ${code}`).toBe(rated.filter((r) => r['xep_loai_cong_nhan'] === code).length);
      const good = new Set<string | undefined>(scale.filter((r) => r.fulfils).map((r) => r.code));
      expect(row['Mức khác và không xếp loại'], unit.code).toBe(rated.filter((r) => !good.has(r['xep_loai_cong_nhan'])).length);
    }
  });
  test('P8 (Q L17, Q-37) over the years: a year that can be told only together with other units names them', () => {
    const namesIn = (cell: Cell | undefined) =>
      String(cell)
        .split(/: |, | và /)
        .toSorted();
    const told = ['kg', 'q8'].flatMap((root) =>
      years.flatMap((year) =>
        forest
          .children(root, year)
          .filter(({ level }) => !levels[level].submits)
          .flatMap(({ code, name }) => {
            const rows = rowsOf(shown('P8', root, year), 'Theo đơn vị').filter((row) =>
              String(row['Đơn vị'])
                .split(/, | và /)
                .includes(name),
            );
            const [shared] = rows.filter((row) => row['Đơn vị'] !== name);
            if (!shared) return [];
            const own = rowsOf(shown('P8', code, year), 'Qua các năm').find((row) => String(row['Năm']).startsWith(String(year)))!;
            return [[namesIn(own['Năm']), own['Đã công nhận'], namesIn(`${year}: ${shared['Đơn vị']}`), shared['Đã công nhận']]];
          }),
      ),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told.map((row) => row.slice(0, 2))).toEqual(told.map((row) => row.slice(2)));
  });
  test('P9, P11, P12, P16, P17: what people wrote is counted whole', () => {
    for (const organisation of ['kg', 'q8'])
      for (const year of years) {
        const inside = (unit: string) => forest.root(forest.get(unit)!).code === organisation;
        const reviews = content.reviews.filter(({ data }) => data.year === year && inside(data.unit) && data.state !== 'trinh');
        const ninth = shown('P9', organisation, year);
        const made = (label: string) => ninth.facts.find(([name]) => name === label)?.[1] ?? 0;
        expect(made('đã có đánh giá 06 tháng')).toBe(reviews.filter(({ data }) => data.kind === '6_thang').length);
        expect(made('đã có đánh giá 01 năm')).toBe(reviews.filter(({ data }) => data.kind === '1_nam').length);
        const inspections = content.inspections.filter(({ data }) => data.year === year && inside(data.unit) && data.state !== 'trinh');
        let open = 0;
        for (const { data } of inspections) for (const remedy of data.remedies) if (remedy.closed === undefined) open += 1;
        const twelfth = shown('P12', organisation, year);
        expect(fact(twelfth, 'cuộc kiểm tra theo kế hoạch')).toBe(inspections.length);
        expect(fact(twelfth, 'việc còn phải khắc phục')).toBe(open);
      }
    const eleventh = shown('P11', 'kg', 2015);
    expect(rowsOf(eleventh, 'Từng').map((r) => r['Đơn vị'])).toEqual(
      ['kg-ldtbxh', 'kg-to-chau', 'kg-thanh-yen-a', 'kg-khoa-thmn'].map((code) => forest.get(code)!.name),
    );
    // K L43, §5.8: who was reviewed has gone a step further.
    expect(rowsOf(eleventh, 'Từng').map((r) => [r['Bản sơ kết'] !== 'chưa có', r['Trạng thái']])).toEqual(
      ['kg-ldtbxh', 'kg-to-chau', 'kg-thanh-yen-a', 'kg-khoa-thmn']
        .map((unit) => content.reviews.some(({ data }) => data.kind === 'so_ket_diem' && data.unit === unit))
        .map((there) => [there, there ? 'Đã sơ kết' : 'Đã chọn']),
    );
    const collectives = content.honours.filter(
      ({ data }) => data.organisation === 'kg' && data.year === 2015 && data.recipientKind === 'tap_the' && data.state === 'cong_bo',
    );
    const sixteenth = shown('P16', 'kg', 2015);
    expect(fact(sixteenth, 'tập thể')).toBe(collectives.length);
    expect(
      rowsOf(sixteenth, 'Tập thể')
        .map((r) => r['Được tuyên dương'])
        .sort(),
    ).toEqual(collectives.map(({ data }) => data.recipient).sort());
    const copies = content.stories.filter(({ data }) => data.organisation === 'q8').reduce((n, { data }) => n + data.copiedBy.length, 0);
    expect(fact(shown('P17', 'q8', 2016), 'lượt nhân rộng')).toBe(copies);
  });
  test('P16 (K L59 “tuyên dương các tập thể và cá nhân điển hình”): who is honoured twice is one person', () => {
    const raw = mini({ [at('q8-p01-kp1', 'doan-vien')]: '2016,q8-p01-kp1,DV-1A,doan_vien,dang_sinh_hoat,' });
    const honour = (id: string, recipient: string, more: object = {}) => ({
      path: `content/honours/${id}.md`,
      collection: 'honours' as const,
      id,
      body: '',
      data: honourData({ title: `Danh hiệu ${id}`, recipient, unit: 'q8-p01-kp1', ...more }),
    });
    const [same, other] = [honour('b', 'Chi đoàn A'), honour('c', 'Chi đoàn A', { unit: 'q8-p01-kp2' })];
    const entries = [...raw.entries, honour('a', 'Chi đoàn A'), same, other];
    const { facts, tables } = made({ ...raw, entries }).shown('P16', 'q8', 2016);
    expect(facts).toEqual([
      ['tập thể', 2],
      ['cá nhân', 0],
      ['lượt tuyên dương', 3],
    ]);
    expect(tables[0]!.rows).toHaveLength(3);
  });
  test('P10 (K L44): every department’s month is sent, late, missing or not yet due', () => {
    const { departments, dueDay } = programmes.find((p) => p.organisation === 'kg')!.assignments!;
    const report = full('P10', 'kg', 2016);
    // What departments wrote, and how they stand, is for the Ban Thường vụ.
    expect(JSON.stringify(shown('P10', 'kg', 2016))).not.toMatch(/đã gửi|gửi trễ|Tình hình:/);
    const counts = { 'báo cáo gửi đúng hạn': 0, 'báo cáo gửi trễ': 0, 'báo cáo còn thiếu': 0 };
    for (const d of departments)
      for (let month = 1; month <= 12; month += 1) {
        const sent = content.departmentReports.find(
          ({ data }) => data.department === d.code && data.month === `2016-${String(month).padStart(2, '0')}`,
        )?.data.day;
        const due = new Date(Date.UTC(2016, month, dueDay)).toISOString().slice(0, 10);
        if (sent !== undefined) counts[sent <= due ? 'báo cáo gửi đúng hạn' : 'báo cáo gửi trễ'] += 1;
        else if (due < '2016-11-20') counts['báo cáo còn thiếu'] += 1;
      }
    for (const [label, n] of Object.entries(counts)) expect(fact(report, label), label).toBe(n);
    // K-31: the report of a month that is not there yet begins with the figures of the units that the department follows.
    const open = departments.filter(
      (d) => !content.departmentReports.some(({ data }) => data.department === d.code && data.month === '2016-11'),
    );
    const begun = report.sections!.filter(({ heading }) => heading.startsWith('Điền sẵn'));
    expect(begun.map(({ heading }) => heading.split(',')[0])).toEqual(open.map(({ name }) => `Điền sẵn cho ${name}`));
    const [own] = rowsOf(report, 'Số liệu của đơn vị').filter((row) => row['Phòng, ban'] === open[0]!.name);
    expect(begun[0]!.text).toContain(`${own!['Đơn vị']!}: `);
    // Each share is of those whose number is there, and what is not there yet is no number.
    expect(begun[0]!.text).toMatch(new RegExp(`; ${own!['Đã đăng ký']!}/\\d[\\d.]* đoàn viên.* đã đăng ký \\(\\d+(,\\d)?%\\)`));
    for (const { text } of begun) {
      expect(text).not.toContain('0/0');
      for (const [, part, of] of text.matchAll(/(\d[\d.]*)\/(\d[\d.]*) (?:việc|đoàn viên)/g))
        expect(Number(part!.replace('.', '')), text).toBeLessThanOrEqual(Number(of!.replace('.', '')));
      expect(text).not.toMatch(/\p{L}\/\d|\d\/\p{L}|chưa (nộp|đến kỳ)\//u);
    }
  });
  test('K L44 “định kỳ hàng tháng, báo cáo với BTV Tỉnh Đoàn” (K-31): each department’s month is a paper to be signed', () => {
    const { departments } = programmes.find((p) => p.organisation === 'kg')!.assignments!;
    const papers = fullPapers('P10', 'kg', 2016);
    expect(papers.map(({ key }) => key)).toEqual(departments.map(({ code }) => code));
    for (const [i, { paper }] of papers.entries()) {
      expect(paper.issuer).toEqual(['BCH ĐOÀN TỈNH KIÊN GIANG', departments[i]!.name.toLocaleUpperCase('vi')]);
      expect(paper.to).toEqual(['Ban Thường vụ Tỉnh Đoàn Kiên Giang']);
      expect(paper.authority).toEqual([departments[i]!.name.startsWith('Văn phòng') ? 'CHÁNH VĂN PHÒNG' : 'TRƯỞNG BAN']);
      const followed = paper.body.flatMap((block) => ('table' in block ? block.table.rows : [])).map(([name]) => name);
      expect(followed).toEqual(departments[i]!.units.map((code) => forest.get(code)!.name));
    }
    expect(fullPapers('P10', 'kg-ha-tien', 2016)).toEqual([]);
  });
  test('P13 (K L55): the points by hand, from the figures the site shows; sorted by name inside a cluster', () => {
    const shares = Object.fromEntries(rowsOf(full('P19', 'kg', 2015), 'Từng đơn vị').map((r) => [r['Đơn vị'], r]));
    const report = full('P13', 'kg', 2015);
    // In public an indicator is a share; points are for the Ban Thường vụ.
    for (const { columns, rows } of shown('P13', 'kg', 2015).tables.slice(1)) {
      expect(columns.map((c) => c.label)).not.toContain('Cộng');
      for (const [, ...cells] of rows) expect(cells.map(String).filter((cell) => !/%$|^—$|^chưa |^chờ /.test(cell))).toEqual([]);
    }
    // “đối với các cấp bộ Đoàn”: a chi đoàn cơ sở is one, and stands in its cluster.
    const bases = branches.filter((u) => inOrganisation('kg')(u) && u.branchType === 'co_so' && existsIn(u, 2015));
    expect(bases.length).toBeGreaterThan(0);
    for (const { name, cluster } of bases)
      expect(
        rowsOf(report, `Chi đoàn cơ sở: ${cluster}`).map((r) => r['Đơn vị']),
        name,
      ).toContain(name);
    expect(report.lead).toContain('Điểm của một chỉ số bằng điểm tối đa nhân tỷ lệ');
    expect(shown('P13', 'kg', 2015).lead).toContain('Điểm của một chỉ số bằng điểm tối đa nhân tỷ lệ');
    for (const table of report.tables.slice(1)) {
      const names = table.rows.map((row) => String(row[0]));
      expect(names.length).toBeGreaterThan(0);
      for (const row of table.rows) {
        const figures = shares[String(row[0])]!;
        const [members, registered] = [figures['Đoàn viên'], figures['Đã đăng ký']];
        if (typeof members !== 'number' || typeof registered !== 'number') {
          expect(row[1], String(row[0])).toMatch(/^chưa /);
          continue;
        }
        const points = Math.floor((2500 * registered) / members) / 100;
        expect(row[1], String(row[0])).toBe(points.toFixed(2).replace('.', ','));
        const byItems = Math.floor((2500 * Number(figures['Hoàn thành'])) / Number(figures['Việc đăng ký'])) / 100;
        expect(row[2], String(row[0])).toBe(byItems.toFixed(2).replace('.', ','));
      }
    }
  });
  test('P21 (K L64–66 “Ban Dân vận TU, Ban Tuyên giáo TU (để b/c)”): two periods, to whom the document names', () => {
    const report = shown('P21', 'kg', 2015);
    expect(rowsOf(report, 'Hai kỳ báo cáo').map((r) => [r['Kỳ'], r['Đến hết ngày']])).toEqual([
      ['06 tháng', '30/06/2015; 29/02/2016'],
      ['01 năm', '31/12/2015; 31/08/2016'],
    ]);
    const done = rowsOf(report, 'Hai kỳ báo cáo').map((r) => Number(r['Việc hoàn thành']));
    expect(done[0]! < done[1]!).toBe(true);
    const order = content.documents.find(({ id }) => id === '138-kh-tdtn-btckt-2015')!.data;
    const named = rowsOf(report, 'Nơi nhận').map((r) => [r['Nơi nhận'], r['Để']]);
    expect(named.filter(([, purpose]) => purpose === 'để b/c').map(([name]) => name)).toEqual(
      order.recipients.filter((r) => r.purpose === 'bc').map((r) => r.name),
    );
    expect(named).toHaveLength(order.recipients.length);
  });
  test('P21 (K L64–66) of a province with schools: a round says on which days it ends', () => {
    const days = (unit: string) => rowsOf(full('P21', unit, 2015), 'Tiến độ từng kỳ').map((row) => row['Ngày cuối']);
    expect(days('kg')).toContain('31/03/2015; 31/03/2016');
    expect(days('kg-ha-tien')).toContain('31/03/2015');
  });
  test('P14, P15, P18 (K L37, L47, L57): acts and branches, never persons', () => {
    for (const year of years) {
      const districts = forest.children('kg', year).filter((u) => !levels[u.level].submits);
      const without = districts.filter((u) => deeds(u.code, year, 'ke_hoach').length === 0).map((u) => u.name);
      const plans = rowsOf(shown('P14', 'kg', year), 'Việc còn thiếu').filter((r) => String(r['Còn thiếu']).startsWith('kế hoạch'));
      expect(plans.map((r) => r['Đơn vị'])).toEqual(without);
      const kg = branches.filter(inOrganisation('kg'));
      const lessons = content.lessons.filter(({ data }) => data.set === 'sau-bai-2015').sort((a, b) => a.data.order - b.data.order);
      const held = lessons.map(({ id }) => kg.filter((u) => deeds(u.code, year, 'hoc_bai').some((row) => row['lien_quan'] === id)).length);
      expect(rowsOf(shown('P15', 'kg', year), 'Từng bài').map((r) => r['Chi đoàn đã học'])).toEqual(held);
      const strong = forest.units.filter(inOrganisation('kg')).flatMap((u) => read(u.code, year, 'chi-doan-manh'));
      const report = shown('P18', 'kg', year);
      expect(fact(report, 'chi đoàn đăng ký')).toBe(strong.length);
      expect(fact(report, 'chi đoàn được công nhận')).toBe(strong.filter((row) => row['ngay_cong_nhan_manh'] !== '').length);
      const met = totalOf(report, 'Từng đơn vị').slice(3, 6);
      expect(met).toEqual(['tu_tuong', 'to_chuc', 'hoat_dong'].map((aspect) => strong.filter((row) => row[aspect] === 'dat').length));
    }
  });
  test('no member code, no free text and no number of those present in any public report', () => {
    const codes = new Set(accepted.flatMap((a) => (a.rows.names.includes('ma_doan_vien') ? [...a.rows.index('ma_doan_vien').keys()] : [])));
    const leaked = (text: string) => [...text.matchAll(/[A-Z]{2,4}-[0-9A-Z]{4,8}/g)].map((m) => m[0]).filter((c) => codes.has(c));
    const units = forest.units.filter((u) => !levels[u.level].submits);
    const text = units.flatMap((u) => years.flatMap((year) => everyPublic(u.code, year).map(reportCsv))).join('\n');
    expect(text.length).toBeGreaterThan(100_000);
    expect(leaked(text)).toEqual([]);
    const notes = accepted
      .filter((a) => a.kind === 'so-viec')
      .flatMap((a) => [...a.rows].slice(0, 5).map((row) => a.rows.at(row, 'ghi_chu_viec')))
      .filter((note) => note.length > 20);
    expect(notes.filter((note) => text.includes(note))).toEqual([]);
    // The planted one: a report for the branch's own eyes is full of them.
    expect(leaked(everyInternal(counted[0]!.unit, counted[0]!.year).map(reportCsv).join('\n')).length).toBeGreaterThan(10);
  });
  test('the order of files changes nothing', () => {
    const turned = made({
      ...raw,
      units: [...raw.units]
        .reverse()
        .map(({ path, data }) => ({ path, data: { units: (data as { units: unknown[] }).units.toReversed() } })),
      programmes: [...raw.programmes].reverse(),
      entries: [...raw.entries].reverse(),
      submissions: [...raw.submissions].reverse(),
    });
    for (const code of ['kg', 'q8']) expect(turned.everyPublic(code, 2015)).toEqual(everyPublic(code, 2015));
    const unit = forest.get('q8-p01')!;
    expect(turned.everyInternal(unit, 2015)).toEqual(everyInternal(unit, 2015));
  });
  test('the command writes a page and a sheet each, and the proposal in the official form', async () => {
    await inTemporaryFolder(async (out) => {
      const paths = await writeReports({ root: sample, unit: kp1, year: 2015, out, address });
      const names = paths.map((p) => p.slice(out.length + 1).replace(`${kp1}-2015-`, ''));
      expect(names).toEqual(expect.arrayContaining(['p1.html', 'p1.csv', 'p5.docx', 'p20.csv']));
      await expect(writeReports({ root: sample, unit: 'khong-co', year: 2015, out, address })).rejects.toThrow(/Không có đơn vị/);
    });
  });
});
