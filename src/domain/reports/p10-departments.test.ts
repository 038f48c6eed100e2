import { describe, expect, test } from 'vitest';
import { check, inFull, issuerOf, publicContext, publicReports, publicSource, type RawContent } from '../index.ts';
import { at, branch, mini, programmeFiles } from '../../../scripts/tests/mini.ts';

/** P10 and K-31: which month's report a department is given to write. */

const tenth = publicReports.find(({ code }) => code === 'P10')!;
/** A report as a department sends it: whose month, and what else is said of it than that it was published. */
type Sent = { month: string; day: string; id?: string; state?: string };
const office = { code: 'vp', name: 'Văn phòng Tỉnh Đoàn', units: ['kg-to-chau', 'kg-dong-ho'], from: '2016-01-01' };
/** What P10 of Kiên Giang tells of a department on a day, where it sent the reports of some months, each on its day. */
const told = (asOf: string, sent: readonly Sent[], departments: readonly object[] = [office], year = 2016) => {
  const raw = mini({ [at('kg-to-chau-kp1', 'doan-vien', year)]: `${year},kg-to-chau-kp1,DV-1A,doan_vien,dang_sinh_hoat,` });
  const site = { ...raw.site!, data: { ...(raw.site!.data as object), asOf } };
  const assignments = { dueDay: 5, departments, clause: { place: 'Mục III.1', quote: 'định kỳ hàng tháng, báo cáo với BTV Tỉnh Đoàn' } };
  const programmes = raw.programmes.map(({ path, data }) => ({
    path,
    data: { ...(data as object), ...(path === programmeFiles.kienGiang ? { assignments } : {}) },
  }));
  const reports = sent.map(({ month, day, id = `${month}-vp`, state = 'cong_bo' }) => ({
    path: `content/department-reports/${id}.md`,
    collection: 'departmentReports',
    id,
    body: '',
    data: { title: 'Báo cáo tháng', organisation: 'kg', department: 'vp', month, day, situation: `Gửi ${day}`, state },
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
  const { sections, tables, facts } = tenth.build(context);
  const [own] = tenth.papers!(context, issuerOf(content!, content!.forest.get('kg')!, year));
  return {
    tables,
    facts: Object.fromEntries(facts),
    written: sections!.flatMap(({ text }) => /^Tình hình: (Gửi .*)$/m.exec(text)?.[1] ?? []),
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
    const { begun, paperOf } = told(
      asOf,
      Object.entries(sent).map(([of, day]) => ({ month: of, day })),
    );
    expect([begun, paperOf]).toEqual([[month], month]);
  });
});

describe('K L44 “định kỳ hàng tháng” (R12, K-31: missing from the day after the due day): what was sent, late, or is missing', () => {
  /** For March, due on 5 April. */
  const march = (day: string, more: object = {}): Sent => ({ month: '2016-03', day, ...more });
  const since = { ...office, from: '2016-03-01' };
  const split = [
    { ...since, units: ['kg-to-chau'], to: '2016-03-20' },
    { ...since, units: ['kg-dong-ho'], from: '2016-03-21' },
  ];
  test.each<[string, string, readonly Sent[], readonly object[], string, readonly string[]]>([
    ['on the due day it is not missing', '2016-04-05', [], [since], 'chưa đến hạn', []],
    ['on the day after it is', '2016-04-06', [], [since], 'chưa có', []],
    ['sent on the due day', '2016-04-06', [march('2016-04-05')], [since], 'đã gửi 05/04', ['Gửi 2016-04-05']],
    ['sent on the day after', '2016-04-06', [march('2016-04-06')], [since], 'gửi trễ 06/04', ['Gửi 2016-04-06']],
    ['to be sent tomorrow, it is not there', '2016-04-06', [march('2016-04-07')], [since], 'chưa có', []],
    [
      'replaced by another, this counts',
      '2016-04-08',
      [march('2016-04-01', { id: 'a', state: 'thay_the' }), march('2016-04-08', { id: 'b' })],
      [since],
      'gửi trễ 08/04',
      ['Gửi 2016-04-08'],
    ],
    ['replaced, and no other there', '2016-04-08', [march('2016-04-01', { state: 'thay_the' })], [since], 'chưa có', []],
    ['waiting for approval', '2016-04-08', [march('2016-04-01', { state: 'trinh' })], [since], 'chưa có', []],
    [
      'given other units within the month, a department reports once',
      '2016-04-08',
      [march('2016-04-05')],
      split,
      'đã gửi 05/04',
      ['Gửi 2016-04-05'],
    ],
  ])('%s', (_, asOf, sent, departments, state, words) => {
    const { tables, facts, written } = told(asOf, sent, departments);
    const months = tables.find(({ caption }) => caption.startsWith('Từng phòng, ban'))!.rows;
    expect(months.map((row) => row[3])).toEqual([state]);
    const counted = ['đúng hạn', 'trễ', 'còn thiếu'].map((how) => facts[how === 'còn thiếu' ? `báo cáo ${how}` : `báo cáo gửi ${how}`]);
    expect(counted).toEqual(['đã gửi', 'gửi trễ', 'chưa có'].map((begins) => Number(state.startsWith(begins))));
    expect([written, facts['phòng, ban được phân công'], facts['đơn vị chưa có phòng, ban theo dõi']]).toEqual([words, 1, 0]);
  });
});
