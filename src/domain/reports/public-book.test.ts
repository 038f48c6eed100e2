import { describe, expect, test } from 'vitest';
import { check, deedsOf, passedOn, publicBook, suggestedTo } from '../index.ts';
import { at, mini } from '../../../scripts/tests/mini.ts';

/** What may be told of units' books, and what stays inside. */

const [p01, kp1] = ['q8-p01', 'q8-p01-kp1'];
const { content, accepted } = check(
  mini({
    [at(p01, 'so-viec')]: [
      `2016,${p01},ke_hoach,2016-02-10,x,,,,,8-KH/ĐTN (giao chi đoàn)`,
      `2016,${p01},ke_hoach,2016-03-10,x,,,,,Kế hoạch bổ sung cho khu phố 2`,
      `2016,${p01},dinh_huong,2016-02-15,HD4,,,,,Dọn một đoạn kênh`,
    ].join('\n'),
    [at(kp1, 'so-viec')]: [
      `2016,${kp1},dinh_huong,2016-02-20,HD4,,,,,Trồng 2 cây ở sân nhà văn hoá`,
      `2016,${kp1},hop_bch,2016-01-12,,5,5,,,`,
      `2016,${kp1},hop_bch,2016-02-12,,5,5,,,Chọn hai buổi ra quân`,
    ].join('\n'),
    [at('q8', 'so-viec')]: '2016,q8,dinh_huong,2016-01-15,RL1,,,,,Đọc một cuốn sách về Bác',
  }),
);
const book = publicBook(content!, accepted);

test('Q L50 “Xây dựng và triển khai kế hoạch” (Q-29): a plan’s own number is told, no other note', () => {
  expect(deedsOf(book, p01, 2016, 'ke_hoach').map(({ symbol }) => symbol)).toEqual(['8-KH/ĐTN', undefined]);
  expect(JSON.stringify(book)).not.toMatch(/bổ sung|giao chi đoàn|hai buổi ra quân/);
});
test('Q L50 “Xây dựng và triển khai kế hoạch … của đơn vị đến các chi đoàn bộ phận” (Q-29): where the plan is, and when it went on', () => {
  const files = {
    [at(p01, 'so-viec')]: [
      `2016,${p01},trien_khai_chi_doan,2016-02-01,,3,4,,,`,
      `2016,${p01},ke_hoach,2016-02-10,x,,,,,8-KH/ĐTN`,
      `2016,${p01},trien_khai_chi_doan,2016-02-12,,3,4,,,`,
    ].join('\n'),
  };
  const raw = mini(files);
  const [order] = raw.entries;
  const planOf = (more: object) => {
    const data = { ...(order!.data as object), organisation: 'q8', type: 'KH', symbol: '8 -KH/ĐTN', day: '2016-02-10', parent: undefined };
    const issued = { ...order!, id: 'ke-hoach-p01', path: 'content/documents/ke-hoach-p01.md', data: { ...data, ...more } };
    const report = check({ ...raw, entries: [...raw.entries, issued] });
    return deedsOf(publicBook(report.content!, report.accepted), p01, 2016, 'ke_hoach')[0]!.plan;
  };
  const own = { issuer: 'BCH ĐOÀN PHƯỜNG 1' };
  expect(planOf(own)).toBe('ke-hoach-p01');
  for (const other of [
    { issuer: 'BAN CHẤP HÀNH ĐOÀN QUẬN 8' },
    { ...own, day: '2016-02-11' },
    { ...own, symbol: '9-KH/ĐTN' },
    { ...own, state: 'trinh' },
  ])
    expect(planOf(other), JSON.stringify(other)).toBeUndefined();
  const { content: read, accepted: rows } = check(raw);
  const on = publicBook(read!, rows);
  expect([passedOn(on, p01, 2016, '2016-02-10'), passedOn(on, p01, 2016, '2016-02-13')]).toEqual(['2016-02-12', undefined]);
});
test('Q L69 “thống nhất các nội dung, cách thức tổ chức” (Q-40): of a meeting without a summary it is told that it has none', () => {
  expect(deedsOf(book, kp1, 2016, 'hop_bch').map(({ lacksSummary }) => lacksSummary)).toEqual([true, undefined]);
});
describe('K L59 “Cụ thể hóa các nội dung cho phù hợp với thực tiễn” (K-48), Q L69 (Q-42): who suggests to whom', () => {
  test.each([
    [
      'a member reads what his branch suggests, and the units above',
      [kp1, p01, 'q8'],
      ['Trồng 2 cây ở sân nhà văn hoá', 'Dọn một đoạn kênh', 'Đọc một cuốn sách về Bác'],
    ],
    ['of another branch, the units above alone', ['q8-p01-kp2', p01, 'q8'], ['Dọn một đoạn kênh', 'Đọc một cuốn sách về Bác']],
    ['elsewhere nothing', ['kg-to-chau-kp1', 'kg-to-chau', 'kg'], []],
  ])('%s', (_, line, texts) => expect(suggestedTo(book.suggestions, line).map(({ text }) => text)).toEqual(texts));
});
