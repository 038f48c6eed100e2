import { roundsOf, schoolDay } from '../schema/programme-lookup.ts';
import { reviewPeriods, reviewRounds, type Review } from '../schema/collections/reviews.ts';
import { stillHolds } from '../schema/entries.ts';
import type { Unit } from '../schema/unit.ts';
import type { Figure, UnitsRow } from '../publish/view-row.ts';
import { beganAs, formerly, type PublicContext } from './context.ts';

/** The reviews of units: after which periods, by which day, and which were made (K L59). */

/** The periods after which a unit is reviewed (K L59). */
export type Half = keyof typeof reviewPeriods;
export const halves = Object.keys(reviewPeriods) as Half[];

/** The last day of what a review is of, by the unit's own calendar (30/6 and 31/12, or the school year's). */
export const reviewDay = ({ programme, year, did }: PublicContext, code: string, half: Half): string | undefined =>
  did(code)?.rounds.find((r) => r.code === reviewRounds[half])?.to ??
  roundsOf(programme, year, 'nam_duong_lich' satisfies Unit['yearKind']).find((r) => r.code === reviewRounds[half])?.to;

/** What was done by the end of the round after which a review is; where that is not told, by now. */
export const doneUntil = ({ byRound, done }: Pick<UnitsRow['items'], 'byRound' | 'done'>, half: Half): Figure =>
  byRound.find(({ code }) => code === reviewRounds[half])?.done ?? done;

/** What the programme's document orders of reviewing base units at a period's end; undefined where it orders nothing (K L59). */
export const orderedReview = ({ programme }: PublicContext, half: Half) => programme.reviews.find(({ ofBases }) => ofBases === half);

/** The day by which a unit is to be reviewed: as the programme sets it, else the last day of the period (K-50: 30/6 and 31/12, settable). */
export const reviewDue = (context: PublicContext, code: string, half: Half): string | undefined => {
  const { dataset, year } = context;
  const set = orderedReview(context, half)?.due;
  if (!set) return reviewDay(context, code, half);
  const unit = dataset.units.find((u) => u.code === code);
  return unit?.yearKind === 'nam_hoc' ? schoolDay(year, set.school) : dayAfterPeriod(year, set.calendar, half);
};
/** A day set for a year that is over falls into the next: what is due on 31 January is due after the year. */
const dayAfterPeriod = (year: number, monthDay: string, half: Half): string =>
  `${half === '1_nam' && monthDay < '07' ? year + 1 : year}-${monthDay}`;

/** What was entered of a unit's review that holds, and was made by the day of the figures. */
export const reviewOf = ({ writings, year, asOf }: PublicContext, code: string, kind: Review['kind']) =>
  writings.reviews.find(
    ({ data }) => data.unit === code && data.year === year && data.kind === kind && stillHolds(data) && data.day <= asOf,
  )?.data;

/** The same; where there is none, those of the units that became it. */
export const reviewsOf = (context: PublicContext, code: string, half: Half): readonly Review[] => {
  const own = reviewOf(context, code, half);
  const unit = context.dataset.units.find((u) => u.code === code);
  if (own || !unit) return own ? [own] : [];
  return formerly(context, unit).flatMap((one) => reviewsOf(context, one.code, half));
};

/** Who lacks one: the unit itself, or those of the units of which it began; nobody where its own or all of theirs are there. */
export const withoutReview = (context: PublicContext, code: string, half: Half): readonly string[] => {
  const unit = context.dataset.units.find((u) => u.code === code);
  if (reviewOf(context, code, half) || !unit) return [];
  const before = beganAs(context, unit);
  return before.length > 0 ? before.flatMap((one) => withoutReview(context, one.code, half)) : [code];
};
