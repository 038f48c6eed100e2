import { describe, expect, test } from 'vitest';
import { check, inFull, publicContext, publicReports, publicSource } from '../index.ts';
import { at, branch, mini, programmeFiles, registrations } from '../../../scripts/tests/mini.ts';

/** P13: what has not come is not what is not due, and neither is a unit without branches (K L55, K-45; domain §0, row 18). */

const unit = 'kg-to-chau-kp1';
const listed = { [at(unit, 'doan-vien')]: `2016,${unit},DV-1A,doan_vien,dang_sinh_hoat,` };
const registered = { [at(unit, 'dang-ky')]: registrations('DV-1A', 5, { unit, tieu_chi: 'NT' }) };
/** A line of P13 in full on a day: the unit's name, its indicators, their sum. */
const line = (asOf: string, files: Record<string, string>, name: string) => {
  const raw = mini({ [at('kg-to-chau', 'so-viec')]: '2016,kg-to-chau,huong_dan_danh_gia,2016-02-01,,,,,,', ...files });
  const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf } };
  const empty = { ...branch('kg-dong-ho'), name: 'Xã Đoàn Đông Hồ', level: 'co_so', branchType: undefined, parent: 'kg' };
  const units = [...raw.units, { path: 'content/units/more.json', data: { units: [empty] } }];
  const programmes = raw.programmes.filter(({ path }) => path === programmeFiles.kienGiang || path === programmeFiles.quan8);
  const { content, accepted } = check({ ...raw, site, units, programmes });
  const context = publicContext(publicSource(content!, accepted, inFull(content!, accepted, asOf)), 'kg', 2016, '')!;
  const { tables } = publicReports.find(({ code }) => code === 'P13')!.build(context);
  return tables
    .flatMap(({ rows }) => rows)
    .find(([first]) => first === name)!
    .slice(1);
};

describe('K L55 (K-45): each indicator says its points, or why there are none; the sum is over what is due', () => {
  test.each<[string, string, Record<string, string>, string, readonly string[]]>([
    ['nothing is due', '2016-03-01', {}, 'Đoàn phường Tô Châu', [...Array<string>(5).fill('chưa đến kỳ'), '—']],
    [
      'nothing came, and nothing was recognised yet anywhere',
      '2016-11-20',
      {},
      'Đoàn phường Tô Châu',
      ['chưa nộp', 'chưa nộp', '0,00', '0,00', 'chưa đến kỳ', '0,00 trên 85'],
    ],
    ['recognition is due too', '2017-01-31', {}, 'Đoàn phường Tô Châu', ['chưa nộp', 'chưa nộp', '0,00', '0,00', 'chưa nộp', '0,00']],
    [
      'registered in time, results not yet due',
      '2016-04-05',
      { ...listed, ...registered },
      'Đoàn phường Tô Châu',
      ['25,00', 'chưa đến kỳ', '0,00', '15,00', 'chưa đến kỳ', '40,00 trên 60'],
    ],
    ['without branches', '2017-01-31', {}, 'Xã Đoàn Đông Hồ', ['chưa có chi đoàn nào', '—', '—', '—', '—', '—']],
  ])('%s', (_, asOf, files, name, cells) => expect(line(asOf, files, name)).toEqual(cells));
});
