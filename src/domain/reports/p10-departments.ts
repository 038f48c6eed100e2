import { assignedIn, monthReportsOf, type MonthReportState } from '../year/department-months.ts';
import { stillHolds } from '../schema/entries.ts';
import { monthAfter } from '../schema/months.ts';
import { formatNumber, monthName, shortDay } from '../vietnamese.ts';
import type { UnitsRow } from '../publish/view-row.ts';
import { aboutYear, isBranch, type PublicContext, type PublicReport } from './context.ts';
import { dayWithFigures, frameOf, groundOf, leftOpen, speakerOf, type Paper, type Papers } from './paper.ts';
import { noBranch, number, share, told, words, type Cell, type ReportContent, type ReportTable } from './report.ts';

/** How a month's report may stand. */
const stateNames: Readonly<Record<MonthReportState, string>> = {
  onTime: 'đã gửi',
  late: 'gửi trễ',
  missing: 'chưa có',
  notYet: 'chưa đến hạn',
};

/** The departments of a year that follow a unit, or units inside it: each once, with all the units that it was given in the year. */
const departmentsOf = ({ programme, year, unit, isInside }: PublicContext) => {
  const given = assignedIn(programme, year).filter((d) => unit.parent === null || d.units.some((code) => isInside(code)));
  return [...Map.groupBy(given, ({ code }) => code).values()].map((own) => ({
    ...own.at(-1)!,
    units: [...new Set(own.flatMap(({ units }) => units))],
  }));
};
type Departments = ReturnType<typeof departmentsOf>;

const monthsOf = (year: number): readonly string[] => Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);

/** How each department's report of each month stands; undefined before it was asked for one. */
const standings = ({ programme, unit, year, asOf, writings }: PublicContext, departments: Departments) => {
  const sent = writings.departmentReports.filter(({ data }) => data.organisation === unit.organisation && stillHolds(data));
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
    ...view.lines(d.units.filter((code) => did(code))).map((row) => [d.name, names(row), ...figuresOf(row)]),
    ...d.units.filter((code) => !did(code)).map((code) => [d.name, name(code), '—', '—', '—', '—', '—', '—']),
  ]),
});

const figuresOf = ({ people, items, branches }: UnitsRow): readonly Cell[] =>
  branches === 0
    ? [noBranch, '—', '—', '—', '—', '—']
    : [branches, told(people.members), told(people.registered), told(items.items), told(items.done), share(items.done)];

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

/** What is known of units before anybody writes a word; each share is of those whose number is there (K-31). */
const situationOf = ({ people, items, branches }: UnitsRow): string => {
  if (branches === 0) return noBranch;
  const { listed, registered } = people;
  const among = registered.branches < branches ? ` của ${registered.branches}/${branches} chi đoàn` : '';
  return [
    `${formatNumber(listed)}/${formatNumber(branches)} chi đoàn đã nộp danh sách`,
    typeof registered.value === 'number'
      ? `${formatNumber(registered.value)}/${formatNumber(registered.of)} đoàn viên${among} đã đăng ký (${share(registered)})`
      : `đăng ký: ${told(registered)}`,
    ...(typeof items.items.value === 'number' ? [`${formatNumber(items.items.value)} việc đăng ký`] : []),
    typeof items.done.value === 'number'
      ? `hoàn thành ${formatNumber(items.done.value)}/${formatNumber(items.done.of)} việc (${share(items.done)})`
      : `kết quả: ${told(items.done)}`,
  ].join('; ');
};

/**
 * The month whose report is to be written now: the one that has just ended, for as long as it was not sent, even after its day; then the
 * one that runs; then the last that is still owed (K L44, K-31).
 */
const openMonth = (months: DepartmentStandings[number]['months'], asOf: string): string | undefined => {
  const now = asOf.slice(0, 7);
  const unsent = months.flatMap((r) => (r && (r.state === 'missing' || r.state === 'notYet') && r.month <= now ? [r.month] : []));
  return unsent.find((month) => monthAfter(month) === now) ?? unsent.at(-1);
};

/** What each department's open report begins with: the figures of the units it follows; the rest is for people (K L44, K-31). */
const prefilled = (context: PublicContext, matrix: DepartmentStandings): NonNullable<ReportContent['sections']> =>
  matrix.flatMap(({ d, months }) => {
    const { view, did, names, asOf } = context;
    const month = openMonth(months, asOf);
    if (month === undefined) return [];
    const said = view.lines(d.units.filter((code) => did(code))).map((row) => `${names(row)}: ${situationOf(row)}.`);
    return {
      heading: `Điền sẵn cho ${d.name}, ${monthName(month)} (số liệu tính đến ngày ${shortDay(asOf)})`,
      text: ['Tình hình:', ...said, 'Khó khăn, vướng mắc: ……', 'Kiến nghị: ……'].join('\n'),
    };
  });

/** How a department's head signs, by what the department is. */
const headOf = (department: string): string =>
  /^Văn phòng/.test(department) ? 'CHÁNH VĂN PHÒNG' : /^Ban /.test(department) ? 'TRƯỞNG BAN' : 'TRƯỞNG ĐƠN VỊ';

/**
 * Each department's month as a paper to the Ban Thường vụ (K L44, K-31): the month that is open, with the figures of its units; where
 * none is, the last that was written.
 */
const departmentPapers: Papers<PublicContext> = (context, issuer) => {
  const { unit, asOf, programme } = context;
  if (unit.parent !== null) return [];
  return standings(context, departmentsOf(context)).flatMap(({ d, months }) => {
    const open = openMonth(months, asOf);
    const last = months.findLast((r) => r?.report !== undefined);
    const month = open ?? last?.month;
    if (month === undefined) return [];
    const said = open === undefined ? last?.report?.data : undefined;
    const frame = frameOf(issuer, { type: 'bao_cao', day: dayWithFigures(said?.day, asOf), recipients: ['Như trên'] });
    const { columns, rows } = followed(context, [d]);
    const paper: Paper = {
      ...frame,
      issuer: [frame.issuer.at(-1)!, d.name.toLocaleUpperCase('vi')],
      symbol: `${frame.symbol}-……`,
      authority: [headOf(d.name)],
      signer: '',
      subject: `Tình hình thực hiện ${programme.name}, ${monthName(month)}`,
      to: [speakerOf(issuer.unit)],
      grounds: [],
      body: [
        { text: `${groundOf(issuer, programme)}, ${d.name} báo cáo về các đơn vị được phân công theo dõi như sau:` },
        { heading: 'I. TÌNH HÌNH' },
        { text: `Số liệu tính đến ngày ${shortDay(asOf)}:` },
        { table: { caption: '', columns: columns.slice(1), rows: rows.map((row) => row.slice(1)) } },
        { text: said?.situation ?? leftOpen },
        { heading: 'II. KHÓ KHĂN, VƯỚNG MẮC' },
        { text: said ? (said.difficulties ?? 'Không có.') : leftOpen },
        { heading: 'III. KIẾN NGHỊ' },
        { text: said ? (said.proposals ?? 'Không có.') : leftOpen },
      ],
      close: `Trên đây là báo cáo ${monthName(month)} của ${d.name}./.`,
    };
    return [{ key: d.code, paper }];
  });
};

/** P10. Departments' monthly reports to the Ban Thường vụ about the units they follow (K L44); in public only who follows whom, with figures. */
export const departmentsByMonth: PublicReport = {
  code: 'P10',
  title: 'Báo cáo tháng của phòng, ban về đơn vị được phân công',
  question: 'Phòng, ban theo dõi đơn vị nào, thấy gì?',
  period: 'Hằng tháng',
  from: 'Phòng, ban, đơn vị thuộc Tỉnh Đoàn',
  to: 'Ban Thường vụ',
  clause: 'K L44 “định kỳ hàng tháng, báo cáo với BTV Tỉnh Đoàn” (K-30, K-31)',
  audience: 'cong_khai',
  papers: departmentPapers,
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
