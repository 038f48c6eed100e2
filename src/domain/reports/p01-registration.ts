import { criteriaOf } from '../schema/programme-lookup.ts';
import { personKinds } from '../schema/submission.ts';
import type { RegistrationStanding } from '../year/standing.ts';
import { registrationWords } from '../year/states.ts';
import { shortDay } from '../vietnamese.ts';
import type { MemberYear } from '../year/member-year.ts';
import { branchCells, branchRows } from './branch-cells.ts';
import { aboutYear, everybody, isOwn, type InternalContext, type InternalReport, type Person } from './context.ts';
import { memberCode, number, sumOf, words, type ReportContent, type ReportTable } from './report.ts';
import { filesOf, takenInTable } from './taken-in-table.ts';

/** By criterion: who chose it, how many items. Q L79: the branch makes room for what was registered; without an activity it shows here. */
const byCriterion = ({ programme, branches }: InternalContext, people: readonly Person[]): ReportTable => {
  const acts = branches.flatMap(({ own }) => own.acts('ra_quan'));
  const items = people.flatMap(({ p }) => p.items);
  return {
    caption: 'Theo tiêu chí',
    columns: [
      words('Nhóm'),
      words('Tiêu chí'),
      words('Tên tiêu chí'),
      number('Số người chọn'),
      number('Số việc'),
      words('Hoạt động ra quân'),
    ],
    rows: criteriaOf(programme).map(({ family, criterion: { code, name } }) => {
      const choosers = people.filter(({ p }) => p.items.some((item) => item.criterion === code)).length;
      const own = items.filter((item) => item.criterion === code).length;
      const activities = acts.filter(({ about }) => about === code).length;
      return [family.short, code, name, choosers, own, activities > 0 ? activities : own > 0 ? 'chưa có' : '—'];
    }),
    total: ['Cộng', '', '', '', items.length, acts.length],
  };
};

/**
 * Who registered what of which the branch held no activity under the same criterion: it has not made room for it yet (Q L79 “tạo
 * môi trường, điều kiện cho đoàn viên thực hiện các nội dung đăng ký”, Q-51).
 */
const withoutActivity = (context: InternalContext, people: readonly Person[]): ReportTable => {
  const { columns, of, sum } = branchCells(context);
  const waiting = people
    .map(({ branch, p }) => ({ branch, p, items: p.items.filter((item) => !branch.own.hasActed('ra_quan', item.criterion)) }))
    .filter(({ items }) => items.length > 0);
  return {
    caption: 'Việc đã đăng ký chưa có hoạt động ra quân nào của chi đoàn cùng tiêu chí',
    columns: [...columns, memberCode, number('Số việc'), words('Việc, theo số thứ tự đã đăng ký')],
    rows: waiting.map(({ branch, p, items }) => [
      ...of(branch),
      p.code,
      items.length,
      items.map(({ number: at, criterion, written }) => `${at}. ${written} (${criterion})`).join('; '),
    ]),
    total: [...sum, sumOf(waiting, ({ items }) => items.length), ''],
  };
};

/** Items of each family of criteria, that of all last. */
const familiesOf = ({ programme }: InternalContext) =>
  programme.families.map(({ short, criteria }) => ({
    name: short,
    count: (p: MemberYear) => p.items.filter((item) => criteria.some(({ code }) => code === item.criterion)).length,
  }));

const byBranch = (context: InternalContext, people: readonly Person[]): ReportTable => {
  const families = familiesOf(context);
  const { columns, of, sum } = branchRows(context);
  const cells = (own: readonly Person[]) => [
    own.filter(({ p }) => p.isMember).length,
    own.filter(({ p }) => p.isMember && p.isRegistered).length,
    own.filter(({ p }) => p.isYouth && p.hasRegistered).length,
    ...families.map((f) => sumOf(own, ({ p }) => f.count(p))),
    sumOf(own, ({ p }) => p.registered),
    sumOf(own, ({ p }) => p.dropped),
  ];
  return {
    caption: 'Theo chi đoàn, xếp theo tên',
    columns: [
      ...columns,
      number('Đoàn viên'),
      number('Đã đăng ký'),
      number('Thanh niên đăng ký'),
      ...families.map((f) => number(f.name)),
      number('Số việc'),
      number('Đã bỏ'),
      words('Trạng thái'),
    ],
    rows: context.branches.map((branch) => [
      ...of(branch),
      ...cells(people.filter((person) => person.branch === branch)),
      registrationWords(branch.registration),
    ]),
    total: [...sum, ...cells(people), ''],
  };
};

/** Whether a registration of which some row counts came by its day. */
const inTime: Record<RegistrationStanding, string> = { complete: 'đúng hạn', late: 'trễ', few: 'chưa đủ việc', excused: '—', none: '—' };

const byMember = (context: InternalContext, people: readonly Person[]): ReportTable => {
  const families = familiesOf(context);
  const { columns, of, sum } = branchCells(context);
  const registered = people.filter(({ p }) => p.hasRegistered);
  return {
    caption: 'Theo mã đoàn viên',
    columns: [
      ...columns,
      memberCode,
      words('Đối tượng'),
      ...families.map((f) => number(f.name)),
      number('Số việc'),
      number('Đã bỏ'),
      words('Ngày đăng ký'),
      words('Hạn'),
    ],
    rows: registered.map(({ branch, p }) => [
      ...of(branch),
      p.code,
      personKinds[p.kind],
      ...families.map((f) => f.count(p)),
      p.registered,
      p.dropped,
      shortDay(p.firstDay!),
      p.due === undefined ? '—' : inTime[p.standing],
    ]),
    total: [
      ...sum,
      '',
      ...families.map((f) => sumOf(people, ({ p }) => f.count(p))),
      sumOf(people, ({ p }) => p.registered),
      sumOf(people, ({ p }) => p.dropped),
      '',
      '',
    ],
  };
};

/** Who wrote the registrations down, where lists say it (K L25 “Đoàn viên phải thực sự là chủ thể”, K-15). */
const selfRegistered = (members: readonly Person[]): ReportContent['facts'] => {
  const count = (own: boolean | undefined) => members.filter(({ p }) => p.registeredHerself === own).length;
  return count(undefined) === members.length
    ? []
    : [
        ['đoàn viên tự ghi đăng ký', count(true)],
        ['đoàn viên được chi đoàn ghi giúp', count(false)],
        ['đăng ký chưa rõ ai ghi', count(undefined)],
      ];
};

/** P1. What members registered, by criterion, by branch and by member code (Q L76). */
export const registrationSummary: InternalReport = {
  code: 'P1',
  title: 'Tổng hợp đăng ký rèn luyện',
  question: 'Đơn vị đăng ký được bao nhiêu?',
  period: 'Hằng năm',
  from: 'Chi đoàn',
  to: 'Đoàn cơ sở',
  clause: 'Q L76 “Chi đoàn phải tổng hợp các nội dung đoàn viên đăng ký theo mẫu … đồng thời gửi về Đoàn cấp trên báo cáo” (Q-47, Q-49)',
  audience: 'noi_bo',
  needs: ['doan-vien', 'dang-ky'],
  fuller: ['dieu-chinh'],
  isFor: () => true,
  build: (context) => {
    const people = everybody(context);
    const registered = people.filter(({ p }) => p.isMember && p.isRegistered);
    const unlisted = people.filter(({ p }) => !p.listed && p.hasRegistered).length;
    return {
      title: registrationSummary.title,
      lead: `${aboutYear(context)} Đếm trên các dòng đăng ký được nhận, không tính việc đã bỏ có lý do.`,
      facts: [
        ...(isOwn(context) ? [['trạng thái', registrationWords(context.branches[0]!.registration)] as const] : []),
        ['đoàn viên trong danh sách', people.filter(({ p }) => p.isMember).length],
        ['đoàn viên đã đăng ký', registered.length],
        ...selfRegistered(registered),
        ['thanh niên đã đăng ký', people.filter(({ p }) => p.isYouth && p.hasRegistered).length],
        // Of people in no list nobody knows whether they are still there: their items are counted, they are not.
        ...(unlisted > 0 ? [['người đã đăng ký chưa có trong danh sách', unlisted] as const] : []),
        ['việc đã đăng ký', sumOf(people, ({ p }) => p.registered)],
        ['việc đã bỏ, có lý do', sumOf(people, ({ p }) => p.dropped)],
        // Q L40: young people gathered, from the branches' books (Q-11).
        [
          'lượt thanh niên ngoài Đoàn tập hợp được',
          sumOf(context.branches, ({ own }) => sumOf([...own.each('so-viec')], (act) => act.youth ?? 0)),
        ],
      ],
      tables: [
        byCriterion(context, people),
        withoutActivity(context, people),
        ...(isOwn(context) ? [] : [byBranch(context, people)]),
        byMember(context, people),
        ...(isOwn(context) ? takenInTable(context, 'Biên nhận: tệp của chi đoàn đã vào sổ', filesOf(context, context.unit)) : []),
      ],
    };
  },
};
