import { describe, expect, test } from 'vitest';
import { check, ReportsInFull, standingOf, type Paper, type PaperBlock, type RawContent } from '../index.ts';
import { officialDocument } from '../../site/official-document.ts';
import { at, honourData, mini, registrations } from '../../../scripts/tests/mini.ts';
import { partsOf } from '../../../scripts/tests/parts.ts';

/** Papers to be signed: when there is one, the day it bears, and that nothing in it is torn apart (domain §2.12). */

const branch = 'q8-p01-kp1';
const proposing = (n: number, levels: readonly string[] = ['hoan_thanh']) => {
  const rows = (row: (code: string, i: number) => string) => Array.from({ length: n }, (_, i) => row(`DV-${i + 1}A`, i)).join('\n');
  return {
    [at(branch, 'doan-vien')]: rows((code) => `2016,${branch},${code},doan_vien,dang_sinh_hoat,`),
    [at(branch, 'danh-gia')]: rows((code, i) => `2016,${branch},${code},${levels[i % levels.length]},,Chi đoàn biểu quyết`),
  };
};
const reportOf = (raw: RawContent, unit: string, code: string, asOf = '2016-11-20') => {
  const report = check({ ...raw, site: { ...raw.site!, data: { ...(raw.site!.data as object), asOf } } });
  const content = standingOf(report)!;
  const made = ReportsInFull.ofRoot(raw, { content, report, asOf }, undefined).of(unit, 2016)!;
  return made.find((one) => one.code === code)!;
};
const papersOf = (...of: Parameters<typeof reportOf>) => reportOf(...of).papers();
/** What stands on its pages. */
const xmlOf = async (paper: Paper): Promise<string> =>
  /<w:document.*<\/w:document>/s.exec(partsOf(await officialDocument(paper, '2016-11-20')))![0];

describe('P5 (Q L83 “đề nghị với đoàn cấp trên công nhận kết quả đánh giá”, Q-34)', () => {
  test('a branch that has proposed nobody asks for nothing', () => {
    const unproposed = Object.entries(proposing(3)).filter(([path]) => path !== at(branch, 'danh-gia'));
    expect(papersOf(mini(Object.fromEntries(unproposed)), branch, 'P5')).toEqual([]);
    expect(papersOf(mini(proposing(3)), branch, 'P5')).toHaveLength(1);
  });
  test('where a share is rounded so that all add up to 100, it says so', () => {
    const notes = (n: number, levels: readonly string[]) =>
      papersOf(mini(proposing(n, levels)), branch, 'P5')[0]!.paper.body.flatMap((block) =>
        'text' in block && block.text.startsWith('Ghi chú') ? [block.text] : [],
      );
    expect(notes(3, ['hoan_thanh_xuat_sac', 'hoan_thanh_tot', 'hoan_thanh'])).toEqual([
      'Ghi chú: tỷ lệ được làm tròn sao cho cộng lại đúng 100%.',
    ]);
    expect(notes(4, ['hoan_thanh_xuat_sac', 'hoan_thanh_tot'])).toEqual([]);
  });
});

describe('K L59 “Định kỳ 06 tháng, 01 năm đánh giá kết quả triển khai” (P9, P21): the day of a paper', () => {
  const entries = [
    {
      path: 'content/reviews/a.md',
      collection: 'reviews' as const,
      id: 'a',
      body: '',
      data: {
        title: 'Đánh giá',
        organisation: 'q8',
        kind: '6_thang',
        by: 'q8',
        unit: 'q8-p01',
        year: 2016,
        day: '2016-07-05',
        results: 'Việc làm đều',
        causes: 'Ghi sổ chưa quen',
        lessons: 'Ghi ngay sau buổi sinh hoạt',
        next: 'Chia việc theo quý',
      },
    },
  ];
  const raw = mini(proposing(3));
  const reviewed = { ...raw, entries: [...raw.entries, ...entries] };
  test.each(['P9', 'P21'])('%s bears the day of the review; a paper is not older than the figures that it tells', (code) => {
    const placeOn = (asOf: string) => papersOf(reviewed, 'q8-p01', code, asOf)[0]!.paper.place;
    expect(placeOn('2016-07-05')).toContain('ngày 05 tháng 7 năm 2016');
    expect(placeOn('2016-07-06')).toContain('ngày …… tháng …… năm 20……');
  });
  test('of a school each paper says the school year, of half of it too (K-50: school year)', () => {
    const { units } = raw.units[0]!.data as { units: { code: string }[] };
    const school = units.map((u) => (u.code.startsWith('q8-p01') ? { ...u, kind: 'truong_hoc', yearKind: 'nam_hoc' } : u));
    const whole = { ...raw, units: [{ ...raw.units[0]!, data: { units: school } }] };
    for (const [unit, code] of [
      ['q8-p01', 'P9'],
      ['q8-p01', 'P21'],
      [branch, 'P5'],
    ] as const)
      for (const { key, paper } of papersOf(whole, unit, code)) {
        const said = JSON.stringify(paper);
        expect(paper.subject, code).toMatch(key === '6-thang' ? /06 tháng đầu năm học 2016 – 2017$/ : /năm học 2016 – 2017$/);
        expect(said, code).not.toMatch(/năm 2016/);
      }
  });
  test('half a year that ends with no quarter is not said to end with one: a school goes by terms', () => {
    const { rounds, years, ...programme } = raw.programmes[0]!.data as {
      rounds: { code: string }[];
      years: { due: { round?: string }[] }[];
    };
    const byTerms = {
      ...programme,
      rounds: rounds.filter(({ code }) => code !== 'Q2'),
      years: years.map((y) => ({ ...y, due: y.due.filter(({ round }) => round !== 'Q2') })),
    };
    const programmes = raw.programmes.map((file, i) => (i === 0 ? { ...file, data: byTerms } : file));
    const until = (root: RawContent) => /Đến hết [^:]*/.exec(JSON.stringify(papersOf(root, 'q8-p01', 'P9')[0]!.paper))?.[0];
    expect(until(raw)).toBe('Đến hết quý II năm 2016');
    expect(until({ ...raw, programmes })).toBe('Đến hết 06 tháng đầu năm 2016');
  });
  test('its subject says of which time it is, apart from the programme’s own', () => {
    const subjects = papersOf(raw, 'q8', 'P21').map(({ paper }) => paper.subject);
    expect(subjects).toEqual([
      expect.stringMatching(/^Sơ kết thực hiện .*2014 - 2017, 06 tháng đầu năm 2016$/),
      expect.stringMatching(/^Tổng kết thực hiện .*2014 - 2017, năm 2016$/),
    ]);
  });
});

test('K L59 “Định kỳ 06 tháng, 01 năm”: of half a year a paper counts what was done, and names who was honoured, by its end', () => {
  const done = ['Q2', 'NAM'].map((round, i) => `2016,${branch},DV-1A,${i + 1},${round},hoan_thanh,,`).join('\n');
  const base = mini({ ...proposing(1), [at(branch, 'dang-ky')]: registrations('DV-1A', 5), [at(branch, 'ket-qua')]: done });
  const honours = ['2016-03-26', '2016-10-20'].map((day, i) => ({
    ...{ path: `content/honours/${i}.md`, collection: 'honours' as const, id: String(i), body: '' },
    data: honourData({ recipient: `Chi đoàn khu phố ${i + 1}`, decision: { symbol: `${i + 1}-QĐ/ĐTN`, day, signer: 'Bí thư' } }),
  }));
  const raw = { ...base, entries: [...base.entries, ...honours] };
  for (const code of ['P9', 'P21']) {
    const said = papersOf(raw, code === 'P9' ? 'q8-p01' : 'q8', code, '2017-01-20').map(({ paper }) => JSON.stringify(paper.body));
    const found = (words: RegExp) => said.map((text) => words.exec(text)?.[1]);
    expect(found(/Đến hết [^:]*: (\d+\/\d+) việc đã hoàn thành/), code).toEqual(['1/5', '2/5']);
    expect(found(/Tuyên dương (\d+) tập thể/), code).toEqual(['1', '2']);
  }
});

/** A root with settings of its units, and what the programme's document says. */
const rootWith = (papers: Record<string, object>, order: object = {}, level?: string): RawContent => {
  const raw = mini(proposing(3));
  const { units } = raw.units[0]!.data as { units: { code: string }[] };
  const told = units.map((u) => ({
    ...u,
    ...(papers[u.code] && { paper: papers[u.code] }),
    ...(level !== undefined && u.code === 'q8' && { level }),
  }));
  const entries = raw.entries.map((entry) =>
    entry.collection === 'documents' ? { ...entry, data: { ...(entry.data as object), ...order } } : entry,
  );
  return { ...raw, entries, units: [{ ...raw.units[0]!, data: { units: told } }] };
};
test('domain §0, row 18: below what was done a paper says over whose items, where some chi đoàn have not reported', () => {
  const [one, two] = [branch, 'q8-p01-kp2'];
  const of = (unit: string, code: string) => ({
    [at(unit, 'doan-vien')]: `2016,${unit},${code},doan_vien,dang_sinh_hoat,`,
    [at(unit, 'dang-ky')]: registrations(code, 5, { unit }),
  });
  const done = (unit: string, code: string) => ({ [at(unit, 'ket-qua')]: `2016,${unit},${code},1,Q2,hoan_thanh,,` });
  const notes = (more: Record<string, string>) =>
    papersOf(mini({ ...of(one, 'DV-1A'), ...of(two, 'DV-2B'), ...done(one, 'DV-1A'), ...more }), 'q8-p01', 'P9')[0]!.paper.body.flatMap(
      (block) => ('text' in block && block.text.startsWith('Ghi chú') ? [block.text] : []),
    );
  expect(notes({})).toEqual(['Ghi chú: số hoàn thành và tỷ lệ tính trên 5 việc của 1/2 chi đoàn đã báo cáo kết quả.']);
  expect(notes(done(two, 'DV-2B'))).toEqual([]);
});

describe('to whom a unit reports (K L59, L64–66; P9, P21)', () => {
  const toOf = (raw: RawContent, unit: string, code: string) => papersOf(raw, unit, code).map(({ paper }) => paper.to.join('; '));
  const both = (to: string) => [to, to];
  const city = { recipients: [{ name: 'Thành đoàn', purpose: 'biet' }] };
  const party = 'Ban Thường vụ Quận uỷ 8';
  test.each([
    ['a base unit, to the Ban Thường vụ of the district', rootWith({}), 'q8-p01', 'P9', 'Ban Thường vụ Quận Đoàn 8'],
    [
      'where the unit above signs for its BCH, to that',
      rootWith({ q8: { authority: 'TM. BAN CHẤP HÀNH' } }),
      'q8-p01',
      'P9',
      'Ban Chấp hành Quận Đoàn 8',
    ],
    ['a root, to the Thành đoàn that its document names (Q L91)', rootWith({}, city), 'q8', 'P9', 'Ban Thường vụ Thành đoàn'],
    [
      'a root, to the body whose document its own follows',
      rootWith({}, { ...city, parent: 'Kế hoạch số 269-KH/TWĐTN-BTC, ngày 22/12/2014 của Ban Bí thư Trung ương Đoàn' }),
      'q8',
      'P9',
      'Ban Bí thư Trung ương Đoàn',
    ],
    ['a province, to the one body above provinces', rootWith({}, city, 'tinh'), 'q8', 'P9', 'Ban Bí thư Trung ương Đoàn'],
    ['a root of which nobody knows', rootWith({}), 'q8', 'P9', ''],
    [
      'where the setting was emptied, as if it were not there',
      rootWith({ 'q8-p01': { reportsTo: [] } }),
      'q8-p01',
      'P9',
      'Ban Thường vụ Quận Đoàn 8',
    ],
    [
      'whom the settings name',
      rootWith({ q8: { reportsTo: ['Ban Thường vụ Thành Đoàn', party] } }),
      'q8',
      'P9',
      `Ban Thường vụ Thành Đoàn; ${party}`,
    ],
    [
      'the summary of a root, to the bodies “(để b/c)” (K L64)',
      rootWith({}, { recipients: [{ name: party, purpose: 'bc' }] }),
      'q8',
      'P21',
      party,
    ],
    ['the summary of a unit below, to whom it reports', rootWith({ 'q8-p01': { reportsTo: [party] } }), 'q8-p01', 'P21', party],
  ])('%s', (_, raw, unit, code, to) => expect(toOf(raw, unit, code)).toEqual(both(to)));
  test('the bodies “(để b/c)” of its document are a root’s (K L64); a unit below names none of them', () => {
    const raw = rootWith({}, { recipients: [{ name: party, purpose: 'bc' }] });
    const said = (unit: string) => JSON.stringify(reportOf(raw, unit, 'P21').content());
    expect(said('q8')).toContain(`Kính gửi: ${party} (để b/c).`);
    expect(said('q8-p01')).not.toContain(party);
  });
  test('a summary tells of the unit as a whole; P9 of each unit below too (K L59 “của các cơ sở Đoàn”)', () => {
    const tables = (code: string) =>
      papersOf(rootWith({}), 'q8', code).map(({ paper }) =>
        paper.body.flatMap((block) => ('table' in block ? block.table.columns[0]!.label : [])),
      );
    for (const labels of tables('P9')) expect(labels).toContain('Đơn vị');
    for (const labels of tables('P21')) expect(labels).not.toContain('Đơn vị');
  });
});

describe('HD 29-HD/TWĐTN-VP: what belongs together is not torn apart', () => {
  test('a period of years, what a copy is for, and a day keep to one line', async () => {
    const [half] = papersOf(mini(proposing(3)), 'q8-p01', 'P9');
    const xml = await xmlOf({ ...half!.paper, close: 'Chương trình giai đoạn 2026 – 2028' });
    for (const whole of ['2014 - 2017', '2026 – 2028', '(để b/c)', 'ngày …… tháng …… năm 20……']) {
      expect(xml, whole).toContain(whole.replaceAll(' ', '\u00a0'));
      expect(xml, whole).not.toContain(whole);
    }
  });
  test('every heading is kept with its text, and every line says its rule', async () => {
    for (const { paper } of papersOf(mini(proposing(3)), 'q8-p01', 'P9')) {
      const xml = await xmlOf(paper);
      const headings = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:t[^>]*>(?:[IVX]+|\d)\. (?:(?!<\/w:p>).)*/g)].map(
        ([paragraph]) => paragraph,
      );
      expect(headings.length).toBeGreaterThan(9);
      expect(headings.filter((one) => !one.includes('<w:keepNext/>'))).toEqual([]);
      expect([...xml.matchAll(/<w:spacing[^>]*w:line="[^>]*>/g)].map(String).filter((one) => !one.includes('w:lineRule='))).toEqual([]);
    }
  });
  test('in a list no column is empty: of reasons and points there is one where there are some', () => {
    const labels = (raw: RawContent) =>
      papersOf(raw, branch, 'P5')[0]!.paper.body.flatMap((block) =>
        'table' in block && block.table.columns[0]!.label === 'STT' ? block.table.columns.map(({ label }) => label) : [],
      );
    const silent = Object.fromEntries(
      Object.entries(proposing(3)).map(([path, rows]) => [path, rows.replaceAll('Chi đoàn biểu quyết', '')]),
    );
    const counts = ['STT', 'Mã', 'Việc đăng ký', 'Hoàn thành', 'Tỷ lệ', 'Đề nghị xếp loại'];
    expect(labels(mini(proposing(3)))).toEqual([...counts, 'Ghi chú']);
    expect(labels(mini(silent))).toEqual(counts);
  });
  test('a member’s code stands on one line, however many columns there are beside it', async () => {
    const recognised = `2016,q8-p01,${branch},DV-1A,hoan_thanh,,12-NQ/BCH,2016-11-18`;
    const { paper } = papersOf(mini({ ...proposing(1), [at('q8-p01', 'cong-nhan')]: recognised }), 'q8-p01', 'P6')[0]!;
    const wide = (block: PaperBlock): PaperBlock => {
      if (!('table' in block)) return block;
      const { columns, rows } = block.table;
      const more = ['Họ và tên', 'Lý do thay đổi', 'Ghi chú'];
      const codes = rows.map((row) => row.map((cell) => (cell === 'DV-1A' ? 'WMD-MWM-WD' : cell)));
      return {
        table: { ...block.table, columns: [...columns, ...more.map((label) => ({ label }))], rows: codes.map((row) => [...row, ...more]) },
      };
    };
    const xml = await xmlOf({ ...paper, attached: { ...paper.attached!, body: paper.attached!.body.map(wide) } });
    const [, width] = /<w:tcW w:type="dxa" w:w="(\d+)"\/>(?:(?!<w:tcW).)*>WMD-MWM-WD</.exec(xml)!;
    // In Times New Roman of ten points a W is 9.44 points wide, an M 8.89, a D 7.22, a hyphen 3.33; the cell's margins are 2 each.
    expect(Number(width)).toBeGreaterThan(20 * (3 * 9.44 + 3 * 8.89 + 2 * 7.22 + 2 * 3.33 + 4));
    const wholes = [...xml.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)].map(([, grid]) =>
      [...grid!.matchAll(/w:w="(\d+)"/g)].reduce((sum, [, one]) => sum + Number(one), 0),
    );
    for (const whole of wholes) expect(whole).toBeLessThanOrEqual(9355);
  });
  test('a day, the number of a decision and a heading stand on one line, where a list has columns for two sessions', async () => {
    const recognised = [1, 2].map((i) => `2016,q8-p01,${branch},DV-${i}A,hoan_thanh,,1${i}-NQ/BCH,2016-11-1${i}`).join('\n');
    const raw = mini({ ...proposing(2), [at('q8-p01', 'cong-nhan')]: recognised });
    const attached = papersOf(raw, 'q8-p01', 'P6')[0]!.paper.attached!;
    const long = (block: PaperBlock): PaperBlock => {
      if (!('table' in block)) return block;
      const columns = [...block.table.columns, { label: 'Lý do thay đổi' }];
      const rows = block.table.rows.map((row) => [...row, 'Ban Chấp hành kiểm tra sổ chi đoàn: một việc chưa có kết quả']);
      return { table: { ...block.table, columns, rows } };
    };
    const xml = await xmlOf({ ...papersOf(raw, 'q8-p01', 'P6')[0]!.paper, attached: { ...attached, body: attached.body.map(long) } });
    const widthOf = (text: string) => Number(new RegExp(`<w:tcW w:type="dxa" w:w="(\\d+)"/>(?:(?!<w:tcW).)*>${text}<`).exec(xml)![1]);
    // In Times New Roman of ten points a digit is 5 points wide, a slash 2.78, a hyphen 3.33, N and Q 7.22, B and C 6.67, H 7.22; in bold S is 5.56, T 6.67.
    expect(widthOf('11/11/2016')).toBeGreaterThan(20 * (8 * 5 + 2 * 2.78 + 4));
    expect(widthOf('11-NQ/BCH')).toBeGreaterThan(20 * (2 * 5 + 3.33 + 2 * 7.22 + 2.78 + 2 * 6.67 + 7.22 + 4));
    expect(widthOf('STT')).toBeGreaterThan(20 * (5.56 + 2 * 6.67 + 4));
  });
  test('a chi đoàn without a place of its own writes where the unit above is', () => {
    expect(papersOf(rootWith({ 'q8-p01': { place: 'Phường 1' } }), branch, 'P5')[0]!.paper.place).toMatch(/^Phường 1, ngày/);
  });
  test('a head stays with the first row of its table, the last row with the signature; no more is kept together', async () => {
    const kept = async (n: number) => {
      const xml = await xmlOf(papersOf(mini(proposing(n)), branch, 'P5')[0]!.paper);
      const paragraphs = [...xml.matchAll(/<w:p>(?:(?!<w:p>).)*>(?:Mã|DV-\d+A)</g)];
      return paragraphs.map(([paragraph]) => paragraph.includes('<w:keepNext/>'));
    };
    expect(await kept(4)).toEqual([true, false, false, false, true]);
    expect(await kept(12)).toEqual([true, ...Array<boolean>(11).fill(false), true]);
  });
  test('no empty page follows: a list begins a page by itself, and a line without room ends the paper', async () => {
    const raw = mini({ ...proposing(3), [at('q8-p01', 'cong-nhan')]: `2016,q8-p01,${branch},DV-1A,hoan_thanh,,12-NQ/BCH,2016-11-18` });
    const xml = await xmlOf(papersOf(raw, 'q8-p01', 'P6')[0]!.paper);
    expect(xml.match(/<w:sectPr/g)).toHaveLength(1);
    expect(xml.match(/<w:pageBreakBefore\/>(?:(?!<\/w:p>).)*>DANH SÁCH</g)).toHaveLength(1);
    expect(xml).toMatch(/<\/w:tbl><w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"\/><\/w:pPr>(?:(?!<w:p>).)*<w:sectPr/);
  });
});
