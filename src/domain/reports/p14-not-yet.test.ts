import { describe, expect, test } from 'vitest';
import { check, inFull, publicContext, publicReports, publicSource } from '../index.ts';
import { at, mini } from '../../../scripts/tests/mini.ts';

/** P14: lists of whom a unit recognised that never went to the unit above (Q L63 “gởi về Quận đoàn thông qua Ban Tổ chức”, K-39). */

const [p01, kp1] = ['q8-p01', 'q8-p01-kp1'];
/** What P14 of Quận 8 says of lists on a day: the lines, how many units, and the message to phường 1. */
const told = (asOf: string, book = '') => {
  const raw = mini({
    [at(kp1, 'doan-vien')]: `2016,${kp1},DV-1A,doan_vien,dang_sinh_hoat,`,
    [at(kp1, 'danh-gia')]: `2016,${kp1},DV-1A,khong_hoan_thanh,,Chi đoàn biểu quyết`,
    [at(p01, 'cong-nhan')]: `2016,${p01},${kp1},DV-1A,khong_hoan_thanh,,12-NQ/BCH,2017-01-08`,
    [at(p01, 'so-viec')]: ['2016,q8-p01,huong_dan_danh_gia,2016-02-01,,,,,,', book].filter(Boolean).join('\n'),
  });
  const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf } };
  const { content, accepted } = check({ ...raw, site });
  const context = publicContext(publicSource(content!, accepted, inFull(content!, accepted, asOf)), 'q8', 2016, '')!;
  const { tables, facts, reminders } = publicReports.find(({ code }) => code === 'P14')!.build(context);
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
