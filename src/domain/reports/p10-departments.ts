import { monthReportsOf, type MonthReportState } from '../year/department-months.ts';
import { formatNumber, monthName, shortDay } from '../vietnamese.ts';
import { aboutYear, isBranch, type PublicContext, type PublicReport } from './context.ts';
import { inWords, number, share, told, words, type Cell, type ReportContent, type ReportTable } from './report.ts';

/** How a month's report may stand. */
const stateNames: Readonly<Record<MonthReportState, string>> = {
  onTime: 'đã gửi',
  late: 'gửi trễ',
  missing: 'chưa có',
  notYet: 'chưa đến hạn',
};

/** The departments of a year that follow a unit, or units inside it. */
const departmentsOf = ({ programme, year, unit, isInside }: PublicContext) =>
  (programme.assignments?.departments ?? []).filter(
    (d) =>
      d.from <= `${year}-12-31` && (d.to ?? '9999') >= `${year}-01-01` && (unit.parent === null || d.units.some((code) => isInside(code))),
  );
type Departments = ReturnType<typeof departmentsOf>;

const monthsOf = (year: number): readonly string[] => Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);

/** How each department's report of each month stands; undefined before it was asked for one. */
const standings = ({ programme, unit, year, asOf, writings }: PublicContext, departments: Departments) => {
  const sent = writings.departmentReports.filter(({ data }) => data.organisation === unit.organisation);
  const sentOf = (department: string, month: string) => sent.find(({ data }) => data.department === department && data.month === month);
  return departments.map((d) => {
    const own = new Map(monthReportsOf(programme.assignments!, d.code, monthsOf(year), asOf, sentOf).map((r) => [r.month, r]));
    return { d, months: monthsOf(year).map((month) => own.get(month)) };
  });
};
type DepartmentStandings = ReturnType<typeof standings>;

const byMonth = ({ year }: PublicContext, matrix: DepartmentStandings): ReportTable => ({
  caption: 'Từng phòng, ban, từng tháng',
  columns: [words('Phòng, ban'), ...monthsOf(year).map((month) => words(monthName(month).replace('tháng ', 'T').replace(`/${year}`, '')))],
  rows: matrix.map(({ d, months }) => [
    d.name,
    ...months.map((r) =>
      r === undefined ? '—' : `${stateNames[r.state]}${r.report ? ` ${shortDay(r.report.data.day).slice(0, 5)}` : ''}`,
    ),
  ]),
});

/** The figures of the units that each department follows: what its report of a month begins with (K-31). */
const followed = ({ view, did, name, names }: PublicContext, departments: Departments): ReportTable => ({
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
  rows: departments.flatMap((d): Cell[][] => [
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
});

/** What departments wrote, the newest month first: for the Ban Thường vụ's eyes. */
const written = (matrix: DepartmentStandings): NonNullable<ReportContent['sections']> =>
  matrix
    .flatMap(({ d, months }) => months.flatMap((r) => (r?.report ? [{ ...r.report.data, d, month: r.month }] : [])))
    .toSorted((a, b) => (a.month < b.month ? 1 : -1))
    .map(({ d, month, situation, difficulties, proposals }) => ({
      heading: `${d.name}, ${monthName(month)}`,
      text: [
        `Tình hình: ${situation}`,
        ...(difficulties === undefined ? [] : [`Khó khăn, vướng mắc: ${difficulties}`]),
        ...(proposals === undefined ? [] : [`Kiến nghị: ${proposals}`]),
      ].join('\n'),
    }));

/** The last month of which a department's report is not there yet, while it may be written. */
const openMonth = (months: DepartmentStandings[number]['months'], asOf: string): string | undefined =>
  months.findLast((r) => r !== undefined && r.report === undefined && r.month <= asOf.slice(0, 7))?.month;

/** What each department's open report begins with: the figures of the units it follows; the rest is for people (K L44, K-31). */
const prefilled = (context: PublicContext, matrix: DepartmentStandings): NonNullable<ReportContent['sections']> =>
  matrix.flatMap(({ d, months }) => {
    const { view, did, names, asOf } = context;
    const month = openMonth(months, asOf);
    if (month === undefined) return [];
    const said = view.lines(d.units.filter((code) => did(code))).map((row) => {
      const { people, items, branches } = row;
      const parts = [
        `${formatNumber(people.listed)}/${formatNumber(branches)} chi đoàn đã nộp danh sách`,
        `đã đăng ký ${inWords(people.registered, branches)} trên ${told(people.members)} đoàn viên`,
        `hoàn thành ${told(items.done)}/${told(items.items)} việc (${share(items.done)})`,
      ];
      return `${names(row)}: ${parts.join('; ')}.`;
    });
    return {
      heading: `Điền sẵn cho ${d.name}, ${monthName(month)} (số liệu tính đến ngày ${shortDay(asOf)})`,
      text: ['Tình hình:', ...said, 'Khó khăn, vướng mắc: ……', 'Kiến nghị: ……'].join('\n'),
    };
  });

/** P10. Departments' monthly reports to the Ban Thường vụ about the units they follow (K L44); in public only who follows whom, with figures. */
export const departmentsByMonth: PublicReport = {
  code: 'P10',
  title: 'Báo cáo tháng của phòng, ban về đơn vị được phân công',
  period: 'Hằng tháng',
  from: 'Phòng, ban, đơn vị thuộc Tỉnh Đoàn',
  to: 'Ban Thường vụ',
  clause: 'K L44 “định kỳ hàng tháng, báo cáo với BTV Tỉnh Đoàn” (K-30, K-31)',
  audience: 'cong_khai',
  yearly: true,
  isFor: (context) => context.isWhole && departmentsOf(context).length > 0,
  build: (context) => {
    const { programme, unit, inFull, childrenOf } = context;
    const departments = departmentsOf(context);
    const matrix = standings(context, departments);
    const count = (state: MonthReportState) => matrix.flatMap((m) => m.months).filter((r) => r?.state === state).length;
    const assigned = new Set(departments.flatMap((d) => d.units));
    const unassigned = unit.parent === null ? childrenOf(unit.code).filter((u) => !isBranch(u) && !assigned.has(u.code)) : [];
    return {
      title: departmentsByMonth.title,
      lead: inFull
        ? `${aboutYear(context)} Hạn: ngày ${programme.assignments!.dueDay} của tháng sau. Báo cáo chưa có được nêu từ ngày sau hạn.`
        : `${aboutYear(context)} Phòng, ban nào theo dõi đơn vị nào, và số liệu của các đơn vị ấy; báo cáo từng tháng gửi Ban Thường vụ.`,
      facts: [
        ['phòng, ban được phân công', departments.length],
        ...(inFull
          ? ([
              ['báo cáo gửi đúng hạn', count('onTime')],
              ['báo cáo gửi trễ', count('late')],
              ['báo cáo còn thiếu', count('missing')],
            ] as const)
          : []),
        ...(unit.parent === null ? ([['đơn vị chưa có phòng, ban theo dõi', unassigned.length]] as const) : []),
      ],
      tables: [
        ...(inFull ? [byMonth(context, matrix)] : []),
        followed(context, departments),
        ...(unassigned.length > 0
          ? [{ caption: 'Đơn vị chưa có phòng, ban theo dõi', columns: [words('Đơn vị')], rows: unassigned.map((u) => [u.name]) }]
          : []),
      ],
      ...(inFull ? { sections: [...prefilled(context, matrix), ...written(matrix)] } : {}),
    };
  },
};
