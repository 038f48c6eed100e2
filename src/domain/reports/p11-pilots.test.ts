import { expect, test } from 'vitest';
import { check, inFull, publicContext, publicReports, publicSource, type RawContent } from '../index.ts';
import { at, branch, issuesOf, mini } from '../../../scripts/tests/mini.ts';

/** P11 where a pilot was renamed before its interim review: it is one pilot, reviewed under either code. */

const eleventh = publicReports.find(({ code }) => code === 'P11')!;
const clause = { place: 'x', setting: 'x' };
const [old, now, first] = ['kg-a', 'kg-a2', 'kg-to-chau-kp1'] as const;
const base = (code: string, more: object) => ({
  code,
  name: `Đoàn xã ${code}`,
  level: 'co_so',
  kind: 'dia_ban_dan_cu',
  parent: 'kg',
  ...more,
});
const [ended, begun] = [{ validTo: '2015-04-30' }, { validFrom: '2015-05-01' }];
const renamed = [
  base(old, ended),
  base(now, { ...begun, predecessors: [old] }),
  branch('kg-a-1', { parent: old, ...ended }),
  branch('kg-a2-1', { parent: now, ...begun, predecessors: ['kg-a-1'] }),
];
const told = (chosen: readonly string[], reviewed: string) => {
  const raw = mini({ [at(first, 'doan-vien', 2015)]: `2015,${first},DV-1A,doan_vien,dang_sinh_hoat,` });
  const asOf = '2015-12-20';
  const pilots = {
    perUnit: { min: 2, max: 3, clause },
    chosen: chosen.map((unit) => ({ unit, chosenBy: 'kg', bloc: 'do_thi', clause })),
    interimReview: { month: '2015-06', clause },
  };
  const review = { title: 'Sơ kết', organisation: 'kg', kind: 'so_ket_diem', by: 'kg', unit: reviewed, year: 2015, day: '2015-06-20' };
  const parts = { results: 'Việc làm đều', causes: 'Ghi sổ chưa quen', lessons: 'Ghi ngay', next: 'Chia việc theo quý' };
  const whole = {
    ...raw,
    site: { ...raw.site!, data: { ...(raw.site!.data as object), asOf } },
    units: [...raw.units, { path: 'content/units/more.json', data: { units: renamed } }],
    programmes: raw.programmes.map(({ path, data }) => {
      const { organisation } = data as { organisation: string };
      return { path, data: { ...(data as object), ...(organisation === 'kg' && { pilots }) } };
    }),
    entries: [...raw.entries, { path: 'content/reviews/a.md', collection: 'reviews', id: 'a', body: '', data: { ...review, ...parts } }],
  } as RawContent;
  const report = check(whole, { today: asOf });
  const { content, accepted } = report;
  const context = publicContext(publicSource(content!, accepted, inFull(content!, accepted, asOf)), 'kg', 2015, '')!;
  const { facts, tables, sections } = eleventh.build(context);
  return {
    codes: issuesOf(report).map(({ code }) => code),
    facts: facts.map(([, count]) => count),
    rows: tables[0]!.rows.map((row) => [row[0], ...row.slice(-2)]),
    headings: sections!.map(({ heading }) => heading),
  };
};

test.each([
  [[old], now],
  [[old], old],
  [[now], old],
  [[old, now], now],
])('K L43 “sơ kết công tác chỉ đạo điểm vào tháng 6 năm 2015”: chosen as %j, reviewed as %s', (chosen, reviewed) => {
  const { codes, facts, rows, headings } = told(chosen, reviewed);
  expect(codes).not.toContain('danh-gia-sai-don-vi');
  // Pilots, of them reviewed, of them without a review.
  expect(facts).toEqual([1, 1, 0]);
  const name = chosen[0] === old ? `Đoàn xã ${old}, nay là Đoàn xã ${now}` : `Đoàn xã ${now}`;
  expect(rows).toEqual([[name, '20/06/2015', 'Đã sơ kết']]);
  expect(headings).toEqual([`Đoàn xã ${chosen[0]!}`]);
});
test('K L43: of another unit no review is one of a pilot', () => {
  const { codes, facts } = told([old], 'kg-to-chau');
  expect([codes.includes('danh-gia-sai-don-vi'), facts]).toEqual([true, [1, 0, 1]]);
});
