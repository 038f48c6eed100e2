import type { Programme } from '../schema/programme.ts';
import { awayShare, reckonAway, shareInWords } from './away.ts';
import { measured, type Achievement } from './measure.ts';

/** A rating the machine suggests, and why, in words. People decide; both are kept (Q L17, R14). */
export interface Suggestion {
  rating: string;
  reasons: readonly string[];
}

/**
 * The rating that follows from the sum of the branch's points where the programme rates by them and her sheet is whole, else from
 * the share of registered items done, by the programme's marks. For a member working away as `reckonAway` has it (R5).
 * Undefined for one who is not rated: a thanh niên (R16), or one who moved away.
 */
export const suggestRating = (programme: Programme, member: Achievement): Suggestion | undefined => {
  const { kind, state, registered, done, excused } = member;
  if (kind !== 'doan_vien' || state === 'chuyen_di') return undefined;
  const { level, reason, byPoints } = measured(programme, member, done);
  if (registered === 0 && !byPoints && excused) return { rating: programme.ratings.notRated.code, reasons: ['Không đăng ký, đã có lý do'] };
  const percent = awayShare(programme, member);
  if (percent === undefined) return { rating: level.code, reasons: [reason] };
  const reckoned = reckonAway(programme, member, percent);
  const share = shareInWords(programme, member, percent, reckoned);
  return { rating: reckoned.rating, reasons: [reckoned.own.reason, ...(share === '' ? [] : [`Đi làm ăn xa, ${share}`])] };
};
