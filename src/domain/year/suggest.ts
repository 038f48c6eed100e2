import type { Programme } from '../schema/programme.ts';
import { neededItems } from './item.ts';
import { formatPoints, ratesByPoints, ratingOfPoints, type Score } from './score.ts';

/** What a member did in a year, as far as a rating looks at it. A `MemberYear` is one. */
export interface Achievement {
  kind: string;
  state: string;
  registered: number;
  done: number;
  /** The share of items, in percent, that the BCH chose for a member working away. */
  threshold?: number | undefined;
  /** A recorded reason not to register. */
  excused?: boolean | undefined;
  /** What her score sheet adds up to. */
  score?: Score | undefined;
}

/** A rating the machine suggests, and why, in words. People decide; both are kept (Q L17, R14). */
export interface Suggestion {
  rating: string;
  reasons: readonly string[];
}

/** How a member's items stand at a threshold that the programme sets for members away. */
export interface AwayReckoning {
  /** What is taken as done. Reading A takes nothing away; reading B counts a share of what was done, in whole items. */
  counted: number;
  /** How many must be done to be taken as fulfilling; undefined where even all of them would not do. */
  needed: number | undefined;
  /** Never by whoever registered nothing: there is nothing to have done a share of. */
  reached: boolean;
}

/**
 * R5, by the programme's reading (Q L85): A, a concession, where doing the share is enough; B, a discount, where only the share of
 * what was done is counted, and the scale's marks decide. The rule, the suggestion, P5, P20 and a member's own sheet all ask here.
 */
export const reckonAway = (
  { away, ratings }: Pick<Programme, 'away' | 'ratings'>,
  { registered, done }: Pick<Achievement, 'registered' | 'done'>,
  percent: number,
): AwayReckoning => {
  if (away?.reading !== 'B') {
    const needed = neededItems(registered, percent);
    return { counted: done, needed, reached: registered > 0 && done >= needed };
  }
  const countedOf = (items: number) => Math.floor((items * percent) / 100);
  const all = Array.from({ length: registered + 1 }, (_, items) => items);
  const needed = all.find((items) => byShare(ratings.scale, countedOf(items), registered).fulfils);
  return { counted: countedOf(done), needed, reached: registered > 0 && needed !== undefined && done >= needed };
};

type Scale = Programme['ratings']['scale'];
/** The highest rating whose mark so many of the registered items reach. */
const byShare = (scale: Scale, done: number, registered: number): Scale[number] =>
  scale.find(({ suggestedFrom }) => done * 100 >= suggestedFrom * registered) ?? scale.at(-1)!;

/** The score sheet that a rating is suggested by: a whole one, where the programme sets sums of points. */
export const decidingScore = (programme: Programme, { score }: Achievement): Score | undefined =>
  score?.lacking.length === 0 && ratingOfPoints(programme, score.branch) ? score : undefined;

/** What a programme's suggestions are measured by, in words. */
export const suggestionBasis = (programme: Programme): string =>
  ratesByPoints(programme) ? 'tổng điểm chi đoàn chấm; phiếu chưa đủ điểm thì từ số việc hoàn thành' : 'số việc hoàn thành';

/** What a suggestion is measured by, in words. */
export const measuredBy = (programme: Programme, member: Achievement): string => {
  const score = decidingScore(programme, member);
  if (!score) return `Hoàn thành ${member.done} trong ${member.registered} việc`;
  return `Chi đoàn chấm ${formatPoints(score.branch)} trên ${formatPoints(score.most)} điểm`;
};

/** What her points, or else the share of registered items counted, give a member; and why. */
const measured = (
  programme: Programme,
  member: Achievement,
  counted: number,
  score: Score | undefined,
): { level: Scale[number]; reason: string } => {
  const { scale } = programme.ratings;
  if (score) {
    const level = ratingOfPoints(programme, score.branch)!;
    return { level, reason: `${measuredBy(programme, member)}; mức “${level.name}” từ ${formatPoints(level.pointsFrom!)} điểm` };
  }
  const level = byShare(scale, counted, member.registered);
  return { level, reason: `Tính ${counted}/${member.registered} việc; mức “${level.name}” từ ${level.suggestedFrom}%` };
};

/**
 * The rating that follows from the sum of the branch's points where the programme rates by them and her sheet is whole, else from
 * the share of registered items done, by the programme's marks. For a member working away the threshold gives “hoàn thành nhiệm
 * vụ” and no more: by reading A where that alone would give less, by reading B of the items that are counted (R5).
 * Undefined for one who is not rated: a thanh niên (R16), or one who moved away.
 */
export const suggestRating = (programme: Programme, member: Achievement): Suggestion | undefined => {
  const { away } = programme;
  const { scale, notRated } = programme.ratings;
  const { kind, state, registered, done, threshold, excused } = member;
  if (kind !== 'doan_vien' || state === 'chuyen_di') return undefined;
  const score = decidingScore(programme, member);
  if (registered === 0 && !score) {
    if (excused) return { rating: notRated.code, reasons: ['Không đăng ký, đã có lý do'] };
    return { rating: scale.at(-1)!.code, reasons: ['Chưa đăng ký việc nào'] };
  }
  const percent = away && state === 'di_lam_an_xa' ? threshold : undefined;
  const atThreshold = percent === undefined ? undefined : reckonAway(programme, member, percent);
  const counted = atThreshold?.counted ?? done;
  const { level: own, reason } = measured(programme, member, counted, score);
  const reasons = [reason];
  if (!away || !atThreshold || registered === 0 || (away.reading === 'B' && score)) return { rating: own.code, reasons };
  if (away.reading === 'B') {
    const order = scale.map(({ code }) => code);
    const rating = order.indexOf(own.code) < order.indexOf(away.rating) ? away.rating : own.code;
    return { rating, reasons: [...reasons, `Đi làm ăn xa, ngưỡng ${percent}%: chỉ tính ${counted} trong ${done} việc đã hoàn thành`] };
  }
  if (own.fulfils) return { rating: own.code, reasons };
  const concession = `Đi làm ăn xa, ngưỡng ${percent}%: cần ${atThreshold.needed}/${registered} việc`;
  return { rating: atThreshold.reached ? away.rating : own.code, reasons: [...reasons, concession] };
};

/** How a member's items stand at a threshold, in a few words. */
export const reckoningInWords = ({ away }: Pick<Programme, 'away'>, { counted, needed, reached }: AwayReckoning): string => {
  const result = reached ? 'đạt' : 'chưa đạt';
  if (away?.reading !== 'B') return `cần ${needed}: ${result}`;
  return `tính ${counted}, ${needed === undefined ? 'xong hết cũng chưa đủ' : `cần xong ${needed}`}: ${result}`;
};

/** What the thresholds a BCH may choose from would each give a member working away (R5): for its own eyes, before it chooses. */
export const atThresholds = (
  programme: Programme,
  member: Pick<Achievement, 'registered' | 'done'>,
): readonly (AwayReckoning & { threshold: number })[] => {
  const { away } = programme;
  if (!away) return [];
  const middle = Math.floor((away.min + away.max) / 2);
  return [...new Set([away.min, middle, away.max])].map((threshold) => ({ threshold, ...reckonAway(programme, member, threshold) }));
};
