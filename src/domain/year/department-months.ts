import { monthAfter } from '../schema/months.ts';
import type { Programme } from '../schema/programme.ts';

/** Which department owes a report for which month, by when, and whether it came (K L44 “định kỳ hàng tháng”, K-31). */

type Assignments = NonNullable<Programme['assignments']>;
export type MonthReportState = 'onTime' | 'late' | 'missing' | 'notYet';

/** One department's report of one month: due in the month after. */
export interface MonthReport<R> {
  month: string;
  due: string;
  state: MonthReportState;
  report: R | undefined;
}

/** The last day on which a month's report is in time. */
export const monthReportDue = (month: string, dueDay: number): string => `${monthAfter(month)}-${String(dueDay).padStart(2, '0')}`;

/** A report counts once it was sent; one that is missing is said so from the day after its due day. */
export const monthReportState = (due: string, sent: string | undefined, asOf: string): MonthReportState =>
  sent !== undefined && sent <= asOf ? (sent <= due ? 'onTime' : 'late') : asOf > due ? 'missing' : 'notYet';

/** The assignments that hold on some day of a year (K-30: with dates). */
export const assignedIn = ({ assignments }: Pick<Programme, 'assignments'>, year: number): Assignments['departments'] =>
  (assignments?.departments ?? []).filter(({ from, to = '9999' }) => from <= `${year}-12-31` && to >= `${year}-01-01`);

/** Tells whether an assignment holds in some day of a month. */
export const holdsIn = ({ from, to }: { from: string; to?: string | undefined }, month: string): boolean =>
  from.slice(0, 7) <= month && (to === undefined || month <= to.slice(0, 7));

/** A department's own months, in their order; `sentOf` finds its report of a month. */
export const monthReportsOf = <R extends { data: { day: string } }>(
  assignments: Assignments,
  department: string,
  months: readonly string[],
  asOf: string,
  sentOf: (department: string, month: string) => R | undefined,
): readonly MonthReport<R>[] => {
  const own = assignments.departments.filter((d) => d.code === department);
  return months
    .filter((month) => own.some((d) => holdsIn(d, month)))
    .map((month) => {
      const due = monthReportDue(month, assignments.dueDay);
      const found = sentOf(department, month);
      // One that is to be sent later is not there yet.
      const report = found && found.data.day <= asOf ? found : undefined;
      return { month, due, report, state: monthReportState(due, report?.data.day, asOf) };
    });
};
