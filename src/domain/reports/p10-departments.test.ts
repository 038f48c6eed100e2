import { describe, expect, test } from 'vitest';
import { check, inFull, issuerOf, publicContext, publicReports, publicSource, type RawContent } from '../index.ts';
import { at, branch, mini, programmeFiles } from '../../../scripts/tests/mini.ts';

/** P10 and K-31: which month's report a department is given to write. */

const tenth = publicReports.find(({ code }) => code === 'P10')!;
/** What P10 of Kiên Giang tells of a department on a day, where it sent the reports of some months, each on its day. */
const told = (asOf: string, sent: Readonly<Record<string, string>>, year = 2016) => {
  const raw = mini({ [at('kg-to-chau-kp1', 'doan-vien', year)]: `${year},kg-to-chau-kp1,DV-1A,doan_vien,dang_sinh_hoat,` });
  const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf } };
  const departments = [{ code: 'vp', name: 'Văn phòng Tỉnh Đoàn', units: ['kg-to-chau', 'kg-dong-ho'], from: '2016-01-01' }];
  const assignments = { dueDay: 5, departments, clause: { place: 'Mục III.1', quote: 'định kỳ hàng tháng, báo cáo với BTV Tỉnh Đoàn' } };
  const programmes = raw.programmes.map(({ path, data }) => ({
    path,
    data: { ...(data as object), ...(path === programmeFiles.kienGiang ? { assignments } : {}) },
  }));
  const reports = Object.entries(sent).map(([month, day]) => ({
    path: `content/department-reports/${month}-vp.md`,
    collection: 'departmentReports',
    id: `${month}-vp`,
    body: '',
    data: { title: 'Báo cáo tháng', organisation: 'kg', department: 'vp', month, day, situation: 'Làm đều', state: 'cong_bo' },
  }));
  // A xã Đoàn whose chi đoàn are not founded yet.
  const units = [
    ...raw.units,
    {
      path: 'content/units/more.json',
      data: { units: [{ ...branch('kg-dong-ho'), level: 'co_so', branchType: undefined, parent: 'kg', name: 'Xã Đoàn Đông Hồ' }] },
    },
  ];
  const { content, accepted } = check({ ...raw, site, programmes, units, entries: [...raw.entries, ...reports] } as unknown as RawContent);
  const context = publicContext(publicSource(content!, accepted, inFull(content!, accepted, asOf)), 'kg', year, '')!;
  const { sections, tables } = tenth.build(context);
  const [own] = tenth.papers!(context, issuerOf(content!, content!.forest.get('kg')!, year));
  return {
    tables,
    begun: sections!.flatMap(({ heading }) => /^Điền sẵn .*, (tháng \S+)/.exec(heading)?.[1] ?? []),
    paper: own!.paper,
    paperOf: /tháng \S+$/.exec(own!.paper.subject)![0],
  };
};

describe('K L44 “định kỳ hàng tháng, báo cáo với BTV Tỉnh Đoàn” (K-31): the month that is owed is the one to write', () => {
  const untilSeptember = Object.fromEntries(
    ['01', '02', '03', '04', '05', '06', '07', '08', '09'].map((m) => [`2016-${m}`, `2016-${m}-28`]),
  );
  const october = { ...untilSeptember, '2016-10': '2016-11-04' };
  test.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['two days before October is due', '2016-11-03', untilSeptember, 'tháng 10/2016'],
    ['after its due day, still not sent', '2016-11-20', untilSeptember, 'tháng 10/2016'],
    ['October was sent', '2016-11-20', october, 'tháng 11/2016'],
    ['a report of a day to come is not sent yet', '2016-11-03', october, 'tháng 10/2016'],
    ['October was sent, older ones are owed', '2016-11-20', { '2016-10': '2016-11-04' }, 'tháng 11/2016'],
    ['both were sent, older ones are owed', '2016-11-29', { '2016-10': '2016-11-04', '2016-11': '2016-11-28' }, 'tháng 9/2016'],
    ['the year is over', '2017-01-03', { ...october, '2016-11': '2016-12-05' }, 'tháng 12/2016'],
  ])('%s', (_, asOf, sent, month) => {
    const { begun, paperOf } = told(asOf, sent);
    expect([begun, paperOf]).toEqual([[month], month]);
  });
});
