import { existsOn } from '../schema/forest.ts';
import { roundName, roundsOf, type Round } from '../schema/programme-lookup.ts';
import type { Programme } from '../schema/programme.ts';
import { kindOf, type KindName } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';

/** One thing owed in a programme-year, with the day by which a given unit owes it (calendar or school year). */
export interface Due {
  kind: KindName;
  round?: string | undefined;
  level: string;
  day: string;
}

/** What is owed, by its kind and round, as a list names it. */
export const dueName = (
  programme: Programme,
  year: number,
  { kind, round }: { kind: KindName; round?: string | null | undefined },
): string => [kindOf(kind).label, ...(round ? [roundName(programme, year, round)] : [])].join(', ');

/**
 * Everything that falls due in a programme-year as a calendar counts it, in order of the days. Results of a drive are owed as
 * those of quarters are (Q L83): where the programme sets no day for them, with the quarter in which the drive ends.
 */
const calendarOf = (programme: Programme, year: number, yearKind: Unit['yearKind']): readonly Due[] => {
  const rounds = roundsOf(programme, year, yearKind);
  const written = (programme.years.find((y) => y.year === year)?.due ?? [])
    // A round that this calendar has not is owed by nobody who counts by it.
    .filter(({ round }) => round === undefined || rounds.some(({ code }) => code === round))
    .map(({ kind, round, level, day, schoolDay }): Due => ({
      kind,
      round,
      level,
      day: yearKind === 'nam_hoc' ? (schoolDay ?? day) : day,
    }));
  const dueOf = (round: string) => written.find((due) => due.kind === 'ket-qua' && due.round === round);
  const drives = rounds.flatMap(({ code, kind, to }) => {
    const around =
      kind === 'dot' && !dueOf(code) ? rounds.find((round) => round.kind !== 'dot' && round.to >= to && dueOf(round.code)) : undefined;
    return around ? [{ ...dueOf(around.code)!, round: code }] : [];
  });
  return [...written, ...drives].sort((a, b) => compareCodes(a.day, b.day));
};

/** What falls due in a programme-year with its day on either calendar, drives among it: as the programme's own page tells it. */
export const yearDues = (programme: Programme, year: number): readonly (Due & { schoolDay: string | undefined })[] => {
  const school = calendarOf(programme, year, 'nam_hoc');
  const isSame = (a: Due, b: Due) => a.level === b.level && dueKey(a.kind, a.round) === dueKey(b.kind, b.round);
  return calendarOf(programme, year, 'nam_duong_lich').map((due) => ({ ...due, schoolDay: school.find((one) => isSame(one, due))?.day }));
};

/**
 * Everything a unit owes in a programme-year, in order of the days: nothing that fell due before it existed or after it ended,
 * and no round that was over before it began.
 * @param lineage the units whose year goes on in it: of a round that ended while one of them was there it has something to tell
 */
export const duesOf = (programme: Programme, year: number, unit: Unit, lineage: readonly Unit[] = []): readonly Due[] => {
  const saw = ({ to }: Round) => [unit, ...lineage].some((one) => existsOn(one, to));
  const before = new Set(roundsOf(programme, year, unit.yearKind).flatMap((round) => (saw(round) ? [] : [round.code])));
  return calendarOf(programme, year, unit.yearKind).filter(({ round, day }) => existsOn(unit, day) && !before.has(round ?? ''));
};

/**
 * The day by which lists of members are due on a unit's calendar, whether or not it existed then: on it the groups of the
 * public figures hang. '' where none is set.
 */
export const listDue = (programme: Programme, year: number, { yearKind }: Unit): string => {
  const dues = calendarOf(programme, year, yearKind);
  return (dues.find(({ kind }) => kind === 'doan-vien') ?? dues.find(({ kind }) => kind === 'dang-ky'))?.day ?? '';
};

/** Whether results of a round have a due day on a unit's calendar, whether or not it existed then. */
export const hasResultDue = (programme: Programme, year: number, { yearKind }: Unit, round: string): boolean =>
  calendarOf(programme, year, yearKind).some((due) => due.kind === 'ket-qua' && due.round === round);

/** Whether a year's book is closed: its programme says so, or its last due day is over. */
export const isClosed = (programme: Programme, year: number, asOf: string): boolean => {
  const settings = programme.years.find((y) => y.year === year);
  const days = (settings?.due ?? []).flatMap((d) => [d.day, d.schoolDay ?? d.day]).sort(compareCodes);
  return settings?.closed === true || (days.at(-1) ?? `${year}-12-31`) < asOf;
};

/** What is owed under one name: a kind, and for results the round. */
export const dueKey = (kind: KindName, round?: string): string => (round === undefined ? kind : `${kind}:${round}`);
