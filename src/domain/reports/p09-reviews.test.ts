import { describe, expect, test } from 'vitest';
import { check, inFull, issuerOf, publicContext, publicReports, publicSource, type RawContent } from '../index.ts';
import { at, branch, mini, programmeFiles } from '../../../scripts/tests/mini.ts';
import { leftOpen } from './paper.ts';

/** P9 and K-50: whom the programme orders to be reviewed, by which day, how late it came, and what stands in the papers. */

const base = 'kg-to-chau';
const review = (more: object, id = 'a') => ({
  path: `content/reviews/${id}.md`,
  collection: 'reviews' as const,
  id,
  body: '',
  data: {
    title: 'Đánh giá',
    organisation: 'kg',
    kind: '6_thang',
    by: 'kg',
    unit: base,
    year: 2016,
    day: '2016-06-30',
    results: 'Việc làm đều',
    causes: 'Ghi sổ chưa quen',
    lessons: 'Ghi ngay sau buổi sinh hoạt',
    next: 'Chia việc theo quý',
    ...more,
  },
});
type Written = ReturnType<typeof review>;
interface Ordered {
  ofBases?: string;
}

const ninth = publicReports.find(({ code }) => code === 'P9')!;
/** What P9 tells of a unit's 2016, in full, on a day. */
const told = (
  asOf: string,
  entries: readonly Written[],
  { unit = 'kg', due, more = [] }: { unit?: string; due?: object; more?: readonly object[] } = {},
) => {
  const files = ['kg-to-chau-kp1', 'q8-p01-kp1'].map((code) => [at(code, 'doan-vien'), `2016,${code},DV-1A,doan_vien,dang_sinh_hoat,`]);
  const raw = mini(Object.fromEntries(files) as Record<string, string>);
  const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf } };
  const programmes = raw.programmes.map(({ path, data }) => {
    const { reviews, ...others } = data as { reviews: readonly Ordered[] };
    const set = reviews.map((one) => (one.ofBases && due ? { ...one, due } : one));
    return { path, data: { ...others, reviews: path === programmeFiles.kienGiang ? set : reviews } };
  });
  const units = [...raw.units, { path: 'content/units/more.json', data: { units: more } }];
  const { content, accepted } = check({ ...raw, site, programmes, units, entries: [...raw.entries, ...entries] } as RawContent);
  const context = publicContext(publicSource(content!, accepted, inFull(content!, accepted, asOf)), unit, 2016, '')!;
  const report = ninth.build(context);
  const [table] = report.tables;
  const labels = table!.columns.map(({ label }) => label);
  return {
    report,
    labels,
    facts: report.facts.map(([label]) => label),
    fact: (label: string) => report.facts.find(([name]) => name === label)?.[1],
    cell: (label: string, row = 0) => table!.rows[row]?.[labels.indexOf(label)],
    papers: ninth.papers!(context, issuerOf(content!, content!.forest.get(unit)!, 2016)).map(({ paper }) =>
      paper.body.map((block) => ('text' in block ? block.text : 'heading' in block ? block.heading : '')),
    ),
  };
};
const [half, whole] = ['Đánh giá 06 tháng', 'Đánh giá 01 năm'] as const;
const missing = (label: string) => `còn thiếu đ${label.slice(1)}`;

describe('K L59 “Định kỳ 06 tháng, 01 năm đánh giá kết quả triển khai” (K-50: due 30/6 and 31/12, settable; school year)', () => {
  test.each<[string, string, readonly object[], string, number]>([
    ['the last day of the half-year', '2016-06-30', [], 'chưa đến hạn (30/06/2016)', 0],
    ['the day after it', '2016-07-01', [], 'chưa có, hạn 30/06/2016', 1],
    ['made on the day', '2016-11-20', [{}], '30/06/2016 (đúng hạn 30/06/2016)', 0],
    ['made six days late', '2016-11-20', [{ day: '2016-07-06' }], '06/07/2016 (trễ 6 ngày, hạn 30/06/2016)', 0],
    ['waiting for approval', '2016-11-20', [{ state: 'trinh' }], 'chưa có, hạn 30/06/2016', 1],
    ['two of one period', '2016-11-20', [{}, { day: '2016-07-06' }], '30/06/2016 (đúng hạn 30/06/2016)', 0],
    ['replaced by a later one', '2016-11-20', [{ state: 'thay_the' }, { day: '2016-07-06' }], '06/07/2016 (trễ 6 ngày, hạn 30/06/2016)', 0],
  ])('%s', (_, asOf, written, said, lacking) => {
    const { cell, fact } = told(
      asOf,
      written.map((more, i) => review(more, 'ab'[i])),
    );
    expect([cell(half), fact(missing(half))]).toEqual([said, lacking]);
    expect(cell(whole)).toBe('chưa đến hạn (31/12/2016)');
  });
  test('the programme sets another day: one of January is that of the next year', () => {
    const due = (calendar: string) => ({ calendar, school: '03-15' });
    expect(told('2016-11-20', [review({ day: '2016-07-16' })], { due: due('07-15') }).cell(half)).toContain('trễ 1 ngày, hạn 15/07/2016');
    expect(told('2017-01-31', [], { due: due('01-31') }).cell(whole)).toBe('chưa đến hạn (31/01/2017)');
    expect(told('2017-02-01', [], { due: due('01-31') }).cell(whole)).toBe('chưa có, hạn 31/01/2017');
  });
  test('a school counts its own year', () => {
    const school = { code: 'kg-truong', name: 'Đoàn trường A', level: 'co_so', kind: 'truong_hoc', parent: 'kg', yearKind: 'nam_hoc' };
    const more = [school, branch('kg-lop', { parent: 'kg-truong', kind: 'truong_hoc', yearKind: 'nam_hoc' })];
    const at = (asOf: string, due?: object) => told(asOf, [], { unit: 'kg-truong', more, ...(due && { due }) }).cell(half);
    expect([at('2017-02-28'), at('2017-03-01')]).toEqual(['chưa đến hạn (28/02/2017)', 'chưa có, hạn 28/02/2017']);
    expect(at('2017-03-15', { calendar: '07-15', school: '03-15' })).toBe('chưa đến hạn (15/03/2017)');
  });
  test.each<[string, object, string, string]>([
    ['begun on the day', { validFrom: '2016-06-30' }, 'chưa có, hạn 30/06/2016', 'chưa có, hạn 31/12/2016'],
    ['begun the day after it', { validFrom: '2016-07-01' }, '—', 'chưa có, hạn 31/12/2016'],
    ['ended on the day', { validTo: '2016-06-30' }, 'chưa có, hạn 30/06/2016', '—'],
    ['ended the day before', { validTo: '2016-06-29' }, '—', '—'],
  ])('a unit %s owes no review of a time in which it was not', (_, life, sixMonths, year) => {
    const more = [{ code: 'kg-moi', name: 'Đoàn xã Mới', level: 'co_so', kind: 'dia_ban_dan_cu', parent: 'kg', ...life }];
    const { cell } = told('2017-01-05', [], { unit: 'kg-moi', more });
    expect([cell(half), cell(whole)]).toEqual([sixMonths, year]);
  });
  test('a programme whose document orders no such review (Q) owes none; one that was written is shown', () => {
    const q8 = told('2017-02-01', [], { unit: 'q8' });
    expect(q8.labels.filter((label) => label.startsWith('Đánh giá'))).toEqual([]);
    expect(q8.facts.filter((label) => label.includes('đánh giá'))).toEqual([]);
    expect(q8.report.lead).toContain('không đặt kỳ đánh giá cơ sở Đoàn');
    const written = told('2017-02-01', [review({ organisation: 'q8', by: 'q8', unit: 'q8-p01', day: '2016-08-01' })], { unit: 'q8' });
    expect([written.cell(half, 1), written.cell(half, 0), written.fact(missing(half))]).toEqual(['01/08/2016', '—', undefined]);
    expect(told('2017-02-01', []).report.lead).not.toContain('không đặt kỳ');
  });
});

describe('K L59 of units that became one: what was made is told, and which of them lacks it', () => {
  const unit = (code: string, more: object = {}) => ({
    code,
    name: `Đoàn xã ${code}`,
    level: 'co_so',
    kind: 'dia_ban_dan_cu',
    parent: 'kg',
    ...more,
  });
  const [ended, begun] = [{ validTo: '2016-06-30' }, { validFrom: '2016-07-01' }];
  const branches = [
    branch('kg-a1', { parent: 'kg-a', ...ended }),
    branch('kg-b1', { parent: 'kg-b', ...ended }),
    branch('kg-c1', { parent: 'kg-c', ...begun, predecessors: ['kg-a1', 'kg-b1'] }),
  ];
  const merged = [unit('kg-a', ended), unit('kg-b', ended), unit('kg-c', { ...begun, predecessors: ['kg-a', 'kg-b'] }), ...branches];
  /** A unit that was there before takes another in. */
  const tookIn = [
    unit('kg-a', ended),
    unit('kg-c', { predecessors: ['kg-a'] }),
    branches[0]!,
    branch('kg-c1', { parent: 'kg-c', predecessors: ['kg-a1'] }),
  ];
  const [a, b, c] = ['kg-a', 'kg-b', 'kg-c'].map((code) => review({ unit: code, day: '2016-06-28' }, code));
  const onTime = '28/06/2016 (đúng hạn 30/06/2016)';
  const none = 'chưa có, hạn 30/06/2016';
  test.each<[string, readonly object[], readonly Written[], string, number]>([
    ['both', merged, [a!, b!], `${onTime}, ${onTime}`, 1],
    ['one of them', merged, [a!], `Đoàn xã kg-a: ${onTime}; Đoàn xã kg-b: ${none}`, 2],
    ['none', merged, [], none, 2],
    ['what they became', merged, [c!], onTime, 1],
    ['the one that was taken in', tookIn, [a!], `Đoàn xã kg-a: ${onTime}; Đoàn xã kg-c: ${none}`, 2],
    ['the one that took it in', tookIn, [c!], onTime, 1],
  ])('reviewed was %s', (_, more, written, said, lacking) => {
    const { report, cell, fact } = told('2016-11-20', written, { more });
    const row = report.tables[0]!.rows.findIndex(([name]) => name === 'Đoàn xã kg-c');
    // Phường Tô Châu, which nobody reviewed, is among those that lack it.
    expect([cell(half, row), fact(missing(half))]).toEqual([said, lacking]);
    expect(report.sections!.map(({ heading }) => heading)).toEqual(written.map(({ data }) => `Đoàn xã ${data.unit}: đánh giá 06 tháng`));
  });
});

describe('K L54 “đánh giá, sơ kết, rút kinh nghiệm” (K-40): parts II to V of the papers say what was entered', () => {
  const entered = review({ requests: 'Mở lớp hướng dẫn ghi sổ' });
  const under = (body: readonly string[], heading: string) => body[body.findIndex((text) => text.startsWith(heading)) + 1];
  const headings = ['II. ', 'III. ', 'IV. ', 'V. '];
  test('of the base unit its own words, of the unit above those of each base unit by its name', () => {
    const words = ['Ghi sổ chưa quen', 'Ghi ngay sau buổi sinh hoạt', 'Chia việc theo quý', 'Mở lớp hướng dẫn ghi sổ'];
    const [own] = told('2016-11-20', [entered], { unit: base }).papers;
    expect(headings.map((heading) => under(own!, heading))).toEqual(words);
    const [above] = told('2016-11-20', [entered]).papers;
    expect(headings.map((heading) => under(above!, heading))).toEqual(words.map((text) => `Đoàn phường Tô Châu: ${text}`));
  });
  test('of a period of which nothing was entered, dotted lines', () => {
    const [, year] = told('2016-11-20', [entered], { unit: base }).papers;
    expect(headings.map((heading) => under(year!, heading))).toEqual(headings.map(() => leftOpen));
    const [open] = told('2016-11-20', [review({})], { unit: base }).papers;
    expect(under(open!, 'V. ')).toBe(leftOpen);
  });
});
