import { describe, expect, test } from 'vitest';
import { check, inFull, publicContext, publicReports, publicSource, type RawContent } from '../index.ts';
import { at, mini } from '../../../scripts/tests/mini.ts';

/** P14: what the steps of a unit above branches ask of it, and lists that never went to the unit above (Q L46–63, K-39). */

const [p01, kp1] = ['q8-p01', 'q8-p01-kp1'];
const notYetOf = (raw: RawContent, asOf: string) => {
  const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf } };
  const { content, accepted } = check({ ...raw, site });
  const context = publicContext(publicSource(content!, accepted, inFull(content!, accepted, asOf)), 'q8', 2016, '')!;
  return publicReports.find(({ code }) => code === 'P14')!.build(context);
};

/** What P14 of Quận 8 says of lists on a day: the lines, how many units, and the message to phường 1. */
const told = (asOf: string, book = '') => {
  const raw = mini({
    [at(kp1, 'doan-vien')]: `2016,${kp1},DV-1A,doan_vien,dang_sinh_hoat,`,
    [at(kp1, 'danh-gia')]: `2016,${kp1},DV-1A,khong_hoan_thanh,,Chi đoàn biểu quyết`,
    [at(p01, 'cong-nhan')]: `2016,${p01},${kp1},DV-1A,khong_hoan_thanh,,12-NQ/BCH,2017-01-08`,
    [at(p01, 'so-viec')]: ['2016,q8-p01,huong_dan_danh_gia,2016-02-01,,,,,,', book].filter(Boolean).join('\n'),
  });
  const { tables, facts, reminders } = notYetOf(raw, asOf);
  return {
    lines: tables[0]!.rows.filter(([, what]) => String(what).startsWith('gửi danh sách')),
    units: facts.find(([label]) => label === 'đơn vị chưa gửi danh sách công nhận')?.[1],
    message: reminders!.find(({ unit }) => unit === 'Đoàn phường 1')!.text,
  };
};

describe('K L54 “Theo dõi, đôn đốc” (K-39), Q L63 (Q-36): a list that did not go up by the programme’s day is named', () => {
  const line = ['Đoàn phường 1', 'gửi danh sách kết quả công nhận về đơn vị cấp trên', '15/01/2017'];
  test.each<[string, string, string, readonly (readonly string[])[]]>([
    ['on its day', '2017-01-15', '', []],
    ['on the day after', '2017-01-16', '', [line]],
    ['sent', '2017-01-16', '2016,q8-p01,gui_danh_sach,2017-01-10,,,,,,', []],
  ])('%s', (_, asOf, book, lines) => {
    const said = told(asOf, book);
    expect(said.lines).toEqual(lines);
    expect(said.units).toBe(lines.length);
    expect(said.message.includes('gửi danh sách kết quả công nhận về đơn vị cấp trên, đã quá hạn 15/01/2017')).toBe(lines.length > 0);
  });
});

describe('Q L46 “thực hiện theo các bước như sau” (Q-27), K L54 “Theo dõi, đôn đốc” (K-39): what a step asks by a day that is over', () => {
  const all = [
    'trien_khai_bch,2016-01-08,,6,8,,,',
    'trien_khai_chi_doan,2016-01-10,,3,4,,,',
    'ke_hoach,2016-01-10,x,,,,,3-KH/ĐTN',
    'huong_dan,2016-01-12,dia_ban_dan_cu,,,,,',
    'huong_dan_danh_gia,2016-01-12,,,,,,',
    `kiem_tra_ho_tro,2016-05-12,${kp1},,,,,`,
    'kiem_tra_ho_tro,2016-05-13,q8-p01-kp2,,,,,',
  ];
  /** What is told of phường 1 where its book has all but one line. */
  const lacking = (begins: string | undefined, asOf = '2016-11-20') => {
    const book = all.filter((line) => begins === undefined || !line.startsWith(begins)).map((line) => `2016,${p01},${line}`);
    const report = notYetOf(
      mini({ [at(kp1, 'doan-vien')]: `2016,${kp1},DV-1A,doan_vien,dang_sinh_hoat,`, [at(p01, 'so-viec')]: book.join('\n') }),
      asOf,
    );
    const known = /^(triển khai|hướng dẫn|kiểm tra)/;
    const rows = report.tables[0]!.rows.filter(([unit, what]) => unit === 'Đoàn phường 1' && known.test(String(what)));
    const units = report.facts.find(([label]) => label === 'đơn vị còn việc của các bước đã quá hạn')![1];
    const message = report.reminders?.find(({ unit }) => unit === 'Đoàn phường 1')?.text ?? '';
    expect([units, rows.every(([, what]) => message.includes(String(what)))]).toEqual([rows.length > 0 ? 1 : 0, true]);
    return rows.map(([, ...said]) => said);
  };
  test.each<[string, string, readonly string[]]>([
    ['Q L48 “trong Ban chấp hành và các chi đoàn bộ phận” (Q-28)', 'trien_khai_bch', ['triển khai trong Ban Chấp hành', '15/02/2016']],
    ['Q L48 “các chi đoàn bộ phận” (Q-28)', 'trien_khai_chi_doan', ['triển khai đến các chi đoàn', '28/02/2016']],
    [
      'Q L53 “theo đặc thù của từng loại hình chi đoàn” (Q-30)',
      'huong_dan,',
      ['hướng dẫn nội dung theo loại hình chi đoàn, còn loại hình: Địa bàn dân cư', '28/02/2016'],
    ],
    ['Q L54 “phương pháp đánh giá đoàn viên” (Q-31)', 'huong_dan_danh_gia', ['hướng dẫn phương pháp đánh giá đoàn viên', '28/02/2016']],
    [
      'Q L58 “Kiểm tra, giám sát, đồng thời hỗ trợ chi đoàn” (Q-32)',
      'kiem_tra_ho_tro,2016-05-13',
      ['kiểm tra, giám sát và hỗ trợ chi đoàn, còn 1/2 chi đoàn: Chi đoàn q8-p01-kp2', '31/10/2016'],
    ],
  ])('%s', (_, begins, line) => {
    expect(lacking(begins)).toEqual([line]);
    expect(lacking(begins, '2016-02-15'), 'on its day, or before it').toEqual([]);
  });
  test('what is there, or whose day is to come, is not told', () => expect(lacking(undefined)).toEqual([]));
});
