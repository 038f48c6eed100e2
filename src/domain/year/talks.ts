import { isDay } from '../schema/field.ts';
import { existsOn } from '../schema/forest.ts';
import { roundsOf, yearMonthsOf, type Round } from '../schema/programme-lookup.ts';
import type { Programme } from '../schema/programme.ts';
import type { talkRhythms, Unit } from '../schema/unit.ts';
import { monthName, upperFirst } from '../vietnamese.ts';
import type { MemberYear } from './member-year.ts';

/** One stretch of time in which the BCH owes each member a talk. */
export interface TalkPeriod {
  name: string;
  from: string;
  to: string;
}

/** How a talk of one period stands with one member: had, still owed, or not owed to who joined after it. */
export const talkIn = ({ talks, joined }: Pick<MemberYear, 'talks' | 'joined'>, { from, to }: TalkPeriod): 'had' | 'owed' | 'notOwed' =>
  talks.some((day) => day >= from && day <= to) ? 'had' : joined <= to ? 'owed' : 'notOwed';

/** The periods of a year by the branch's rhythm: months or quarters, by its own calendar, that end while it exists (Q L79, R7). */
export const talkPeriods = (programme: Programme, unit: Unit, year: number): readonly TalkPeriod[] => {
  if (!programme.talks) return [];
  const months = yearMonthsOf(year, unit.yearKind).map((name) => {
    const last = ['31', '30', '29', '28'].find((day) => isDay(`${name}-${day}`))!;
    return { name: upperFirst(monthName(name)), from: `${name}-01`, to: `${name}-${last}` };
  });
  const quarters: readonly Round[] = roundsOf(programme, year, unit.yearKind).filter((round) => round.kind === 'quy');
  const periods =
    talkRhythm(programme, unit) === 'thang'
      ? months
      : [0, 1, 2, 3].map((i) => ({ name: quarters[i]?.name ?? `Quý ${i + 1}`, from: months[i * 3]!.from, to: months[i * 3 + 2]!.to }));
  return periods.filter(({ to }) => existsOn(unit, to));
};

/** How often the BCH talks with each member: as the branch chose among what the programme allows; else each quarter where it allows that. */
export const talkRhythm = ({ talks }: Programme, unit: Unit): keyof typeof talkRhythms => {
  const allowed = talks?.rhythms ?? [];
  if (unit.talks && allowed.includes(unit.talks)) return unit.talks;
  return allowed.includes('quy') ? 'quy' : (allowed[0] ?? 'quy');
};
