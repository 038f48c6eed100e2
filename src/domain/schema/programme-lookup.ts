import { compareCodes } from '../vietnamese.ts';
import { isDay } from './field.ts';
import type { Forest } from './forest.ts';
import { monthAfter, schoolYearBegins } from './months.ts';
import type { Programme } from './programme.ts';
import type { Unit } from './unit.ts';

/** The programme in force for a unit in a year: its organisation's, if the year lies in the period. */
export const programmeOf = (programmes: readonly Programme[], forest: Forest, unit: Unit, year: number): Programme | undefined => {
  const root = forest.root(unit).code;
  return programmes.find((p) => p.organisation === root && p.period.from <= year && year <= p.period.to);
};

/** The year that runs on a day, as a unit counts its years: a school’s reaches into the summer after (K-50: “school year”). */
export const runningYear = ({ yearKind }: Pick<Unit, 'yearKind'>, asOf: string): number =>
  Number(asOf.slice(0, 4)) - (yearKind === 'nam_hoc' && asOf.slice(5, 7) < schoolYearBegins ? 1 : 0);

/** The year whose forms an organisation fills in: this one, or, where none of its programmes runs, the first of one that is to come. */
export const formYearOf = (
  programmes: readonly Pick<Programme, 'organisation' | 'period'>[],
  organisation: string,
  year: number,
): number => {
  const periods = programmes.filter((p) => p.organisation === organisation).map(({ period }) => period);
  const coming = periods.map(({ from }) => from).filter((from) => from > year);
  return coming.length === 0 || periods.some(({ from, to }) => from <= year && year <= to) ? year : Math.min(...coming);
};

/** The years whose forms stand ready: that one, and this year and the last while something of them is still to come in. */
export const openYearsOf = (formYear: number, year: number, isOwed: (year: number) => boolean): readonly number[] => [
  formYear,
  ...[year, year - 1].filter((earlier) => earlier < formYear && isOwed(earlier)),
];

/** All criteria of a programme with their family. */
export const criteriaOf = (programme: Programme) =>
  programme.families.flatMap((family) => family.criteria.map((criterion) => ({ family, criterion })));

/** Everything a member may be rated: the scale from the top down, then "not rated". */
export const ratingsOf = ({ ratings }: Programme): readonly Programme['ratings']['notRated'][] => [...ratings.scale, ratings.notRated];

/** The twelve months of a unit's own year, as `YYYY-MM`. */
export const yearMonthsOf = (year: number, yearKind: Unit['yearKind']): readonly string[] =>
  Array.from({ length: 12 }, (_, i) => monthAfter(`${year}-${yearKind === 'nam_hoc' ? schoolYearBegins : '01'}`, i));

/** One evaluation round of a year: quarter, named drive or the year, with its last day. */
export interface Round {
  code: string;
  name: string;
  kind: 'quy' | 'dot' | 'nam';
  to: string;
}

/** The day on which a programme's calendar year is over: that of the year's own round. */
export const yearEndOf = ({ rounds }: Pick<Programme, 'rounds'>, year: number): string =>
  `${year}-${rounds.find(({ kind }) => kind === 'nam')?.lastDay.calendar ?? '12-31'}`;

/** A day of a school year that begins in `year`: the months before that belong to the next; `02-29` is February's last. */
export const schoolDay = (year: number, monthDay: string): string => {
  const day = `${monthDay < schoolYearBegins ? year + 1 : year}-${monthDay}`;
  return isDay(day) ? day : day.replace('-29', '-28');
};

/** The drives of a programme-year with their days on a unit's own calendar. */
export const drivesOf = (programme: Programme, year: number, yearKind: Unit['yearKind']) => {
  const onCalendar = (day: string) => (yearKind === 'nam_hoc' ? schoolDay(year, day.slice(5)) : day);
  const { drives = [] } = programme.years.find((y) => y.year === year) ?? {};
  return drives.map(({ code, name, from, to }) => ({ code: `DOT:${code}`, name, from: onCalendar(from), to: onCalendar(to) }));
};

/**
 * The rounds of a programme-year as a unit's own calendar counts it, in the order in which they end; the year's own is the last,
 * whatever its day, for it speaks of all the others (programme Q, 2.2 Bước 5: quý, đợt cao điểm, năm). A drive is one of the year
 * (Q L83 “đợt cao điểm trong năm”): one that ends after a school's year is over is none of that school's.
 */
export const roundsOf = (programme: Programme, year: number, yearKind: Unit['yearKind']): readonly Round[] => {
  const school = yearKind === 'nam_hoc';
  const rounds = programme.rounds.map(({ code, name, kind, lastDay }): Round => ({
    code,
    name,
    kind,
    to: school ? schoolDay(year, lastDay.school) : `${year}-${lastDay.calendar}`,
  }));
  const end = school ? rounds.find(({ kind }) => kind === 'nam')?.to : undefined;
  const drives = drivesOf(programme, year, yearKind)
    .map(({ code, name, to }): Round => ({ code, name, kind: 'dot', to }))
    .filter(({ to }) => end === undefined || to <= end);
  const order = { dot: 0, quy: 1, nam: 2 };
  const isYear = ({ kind }: Round) => Number(kind === 'nam');
  return [...rounds, ...drives].sort(
    (a, b) => isYear(a) - isYear(b) || compareCodes(a.to, b.to) || order[a.kind] - order[b.kind] || compareCodes(a.code, b.code),
  );
};

/** What a programme calls a round of a year: a quarter, the year, or a drive. */
export const roundName = (programme: Programme, year: number, code: string): string =>
  roundsOf(programme, year, 'nam_duong_lich').find((r) => r.code === code)?.name ?? code;

/** What a programme calls a rating; a dash where there is none. */
export const ratingName = (programme: Programme, code: string | undefined): string =>
  code === undefined ? '—' : (ratingsOf(programme).find((r) => r.code === code)?.name ?? code);
