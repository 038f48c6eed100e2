import { monthReportsOf, type MonthReportState } from '../year/department-months.ts';
import { monthName, shortDay } from '../vietnamese.ts';
import { aboutYear, isBranch, type PublicReport } from './context.ts';
import { number, share, told, words } from './report.ts';

const said: Readonly<Record<MonthReportState, string>> = {
  onTime: 'đã gửi',
  late: 'gửi trễ',
  missing: 'chưa có',
  notYet: 'chưa đến hạn',
};

/** P10. Departments' monthly reports to the Ban Thường vụ about the units they follow (K L44): sent, late, missing. */
export const departmentsByMonth: PublicReport = {
  code: 'P10',
  title: 'Báo cáo tháng của phòng, ban về đơn vị được phân công',
  period: 'Hằng tháng',
  from: 'Phòng, ban, đơn vị thuộc Tỉnh Đoàn',
  to: 'Ban Thường vụ',
  clause: 'K L44 “định kỳ hàng tháng, báo cáo với BTV Tỉnh Đoàn” (K-30, K-31)',
  audience: 'cong_khai',
  yearly: true,
  isFor: ({ unit, programme, year }) =>
    unit.parent === null && (programme.assignments?.departments.some((d) => d.from <= `${year}-12-31`) ?? false),
  build: (context) => {
    const { programme, unit, year, asOf, writings, name, names, did, view, childrenOf } = context;
    const { dueDay, departments: all } = programme.assignments!;
    const departments = all.filter((d) => d.from <= `${year}-12-31` && (d.to ?? '9999') >= `${year}-01-01`);
    const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
    const sent = writings.departmentReports.filter(({ data }) => data.organisation === unit.code);
    const sentOf = (department: string, month: string) => sent.find(({ data }) => data.department === department && data.month === month);
    const matrix = departments.map((d) => {
      const own = new Map(monthReportsOf(programme.assignments!, d.code, months, asOf, sentOf).map((r) => [r.month, r]));
      return { d, own: months.map((month) => own.get(month)) };
    });
    const count = (state: MonthReportState) => matrix.flatMap((m) => m.own).filter((r) => r?.state === state).length;
    const followed = new Set(departments.flatMap((d) => d.units));
    const unassigned = childrenOf(unit.code).filter((u) => !isBranch(u) && !followed.has(u.code));
    return {
      title: departmentsByMonth.title,
      lead: `${aboutYear(context)} Hạn: ngày ${dueDay} của tháng sau. Báo cáo chưa có được nêu từ ngày sau hạn.`,
      facts: [
        ['phòng, ban được phân công', departments.length],
        ['báo cáo gửi đúng hạn', count('onTime')],
        ['báo cáo gửi trễ', count('late')],
        ['báo cáo còn thiếu', count('missing')],
        ['đơn vị chưa có phòng, ban theo dõi', unassigned.length],
      ],
      tables: [
        {
          caption: 'Từng phòng, ban, từng tháng',
          columns: [words('Phòng, ban'), ...months.map((month) => words(monthName(month).replace('tháng ', 'T').replace(`/${year}`, '')))],
          rows: matrix.map(({ d, own }) => [
            d.name,
            ...own.map((r) => (r === undefined ? '—' : `${said[r.state]}${r.report ? ` ${shortDay(r.report.data.day).slice(0, 5)}` : ''}`)),
          ]),
        },
        {
          caption: 'Số liệu của đơn vị được phân công',
          columns: [
            words('Phòng, ban'),
            words('Đơn vị'),
            number('Chi đoàn'),
            number('Đoàn viên'),
            number('Đã đăng ký'),
            number('Việc đăng ký'),
            number('Hoàn thành'),
            number('Tỷ lệ'),
          ],
          rows: departments.flatMap((d) => [
            ...view
              .lines(d.units.filter((code) => did(code)))
              .map((row) => [
                d.name,
                names(row),
                row.branches,
                told(row.people.members),
                told(row.people.registered),
                told(row.items.items),
                told(row.items.done),
                share(row.items.done),
              ]),
            ...d.units.filter((code) => !did(code)).map((code) => [d.name, name(code), '—', '—', '—', '—', '—', '—']),
          ]),
        },
        ...(unassigned.length > 0
          ? [
              {
                caption: 'Đơn vị chưa có phòng, ban theo dõi',
                columns: [words('Đơn vị')],
                rows: unassigned.map((u) => [u.name]),
              },
            ]
          : []),
      ],
    };
  },
};
