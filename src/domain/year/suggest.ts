import type { Programme } from '../schema/programme.ts';
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

/** How many of `registered` items must be done at a threshold of `percent`: rounded up, so that nobody passes below it (R5). */
export const neededItems = (registered: number, percent: number): number => Math.ceil((registered * percent) / 100);

/** What a year of a member working away comes to, at a share that the programme sets for such members. */
export interface AwayReckoning {
  /** What is taken as done. Reading A takes nothing away; reading B counts a share of what was done, in whole items. */
  counted: number;
  /** How many must be done to be taken as fulfilling; undefined where even all of them would not do. */
  needed: number | undefined;
  /** By her items, or by her points. Never by whoever has neither: there is nothing to have done a share of. */
  reached: boolean;
  /** Her points decide, not her items. */
  byPoints: boolean;
  /** The highest rating that follows: what the check lets pass without asking whether it is above the one that the programme names. */
  rating: string;
  /** The level that her points or counted items give by themselves, and why. */
  own: OwnLevel;
}

/**
 * R5, by the programme's reading (Q L85): A, a concession, where doing the share is enough; B, a discount, where only the share of
 * what was done is counted, and the scale's marks decide, but no higher than the rating that the programme names. The rules, the
 * suggestion, P5, P20 and a member's own sheet all ask here.
 */
export const reckonAway = (programme: Programme, member: Measurable, percent: number): AwayReckoning => {
  const { away, ratings } = programme;
  const { scale } = ratings;
  const { registered, done } = member;
  const isDiscount = away?.reading === 'B';
  const countedOf = (items: number) => (isDiscount ? Math.floor((items * percent) / 100) : items);
  const isConceded = (items: number) => !isDiscount && items >= neededItems(registered, percent);
  const needed = Array.from({ length: registered + 1 }, (_, items) => items).find(
    (items) => isConceded(items) || byShare(scale, countedOf(items), registered).fulfils,
  );
  const own = measured(programme, member, countedOf(done));
  const conceded = registered > 0 && isConceded(done);
  const rankOf = (code: string | undefined) => scale.findIndex((level) => level.code === code);
  const isCut = isDiscount && rankOf(own.level.code) < rankOf(away.rating);
  const isLifted = conceded && rankOf(own.level.code) > rankOf(away?.rating);
  return {
    counted: countedOf(done),
    needed,
    reached: own.level.fulfils || conceded,
    byPoints: own.byPoints && (isDiscount || own.level.fulfils),
    rating: (isCut || isLifted) && away ? away.rating : own.level.code,
    own,
  };
};

/**
 * The share by which a member working away is reckoned: as the BCH chose it. Where the programme counts a share alone (reading B) and
 * none was chosen, the highest: what it grants at the most, never all that was done. Undefined of who is reckoned as everybody is.
 */
export const awayShare = ({ away }: Pick<Programme, 'away'>, { state, threshold }: Pick<Achievement, 'state' | 'threshold'>) =>
  away && state === 'di_lam_an_xa' ? (threshold ?? (away.reading === 'B' ? away.max : undefined)) : undefined;

type Scale = Programme['ratings']['scale'];
/** The highest rating whose mark so many of the registered items reach. */
const byShare = (scale: Scale, done: number, registered: number): Scale[number] =>
  scale.find(({ suggestedFrom }) => done * 100 >= suggestedFrom * registered) ?? scale.at(-1)!;

/** The score sheet that a rating is suggested by: a whole one, where the programme sets sums of points. */
export const decidingScore = (programme: Programme, { score }: Pick<Achievement, 'score'>): Score | undefined =>
  score?.lacking.length === 0 && ratingOfPoints(programme, score.branch) ? score : undefined;

/** What a programme's suggestions are measured by, in words. */
export const suggestionBasis = (programme: Programme): string =>
  ratesByPoints(programme) ? 'tổng điểm chi đoàn chấm; phiếu chưa đủ điểm thì từ số việc hoàn thành' : 'số việc hoàn thành';

/** What a suggestion is measured by, in words. */
export const measuredBy = (programme: Programme, member: Measurable): string => {
  const score = decidingScore(programme, member);
  if (!score) return `Hoàn thành ${member.done} trong ${member.registered} việc`;
  return `Chi đoàn chấm ${formatPoints(score.branch)} trên ${formatPoints(score.most)} điểm`;
};

/** What a rating is measured by. */
type Measurable = Pick<Achievement, 'registered' | 'done' | 'score'>;
interface OwnLevel {
  level: Scale[number];
  byPoints: boolean;
  reason: string;
}
/** What her points, or else the share of registered items counted, give a member; and why. */
const measured = (programme: Programme, member: Measurable, counted: number): OwnLevel => {
  const { scale } = programme.ratings;
  const { registered } = member;
  const score = decidingScore(programme, member);
  if (score) {
    const level = ratingOfPoints(programme, score.branch)!;
    const from = `mức “${level.name}” từ ${formatPoints(level.pointsFrom!)} điểm`;
    return { level, byPoints: true, reason: `${measuredBy(programme, member)}; ${from}` };
  }
  if (registered === 0) return { level: scale.at(-1)!, byPoints: false, reason: 'Chưa đăng ký việc nào' };
  const level = byShare(scale, counted, registered);
  return { level, byPoints: false, reason: `Tính ${counted}/${registered} việc; mức “${level.name}” từ ${level.suggestedFrom}%` };
};

/** The share by which she is reckoned, in words: as it was chosen, or that it was not. */
export const shareNamed = ({ threshold }: Pick<Achievement, 'threshold'>, percent: number): string =>
  threshold === undefined ? `chưa chọn ngưỡng, tạm tính ${percent}%` : `ngưỡng ${percent}%`;

/** What the share adds to the reason. */
const shareInWords = (
  { away }: Programme,
  member: Achievement,
  percent: number,
  { counted, needed, rating, own }: AwayReckoning,
): string => {
  const { registered, done } = member;
  const named = shareNamed(member, percent);
  if (away?.reading !== 'B') return own.level.fulfils || registered === 0 ? '' : `${named}: cần ${needed}/${registered} việc`;
  if (own.byPoints) return rating === own.level.code ? '' : 'không tính cao hơn mức chương trình nêu';
  return registered === 0 ? '' : `${named}: chỉ tính ${counted} trong ${done} việc đã hoàn thành`;
};

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

/** How a member stands at a threshold, in a few words. */
export const reckoningInWords = ({ away }: Pick<Programme, 'away'>, { counted, needed, reached, byPoints }: AwayReckoning): string => {
  const result = reached ? 'đạt' : 'chưa đạt';
  if (byPoints) return `theo điểm: ${result}`;
  if (away?.reading !== 'B') return `cần ${needed}: ${result}`;
  return `tính ${counted}, ${needed === undefined ? 'xong hết cũng chưa đủ' : `cần xong ${needed}`}: ${result}`;
};

/** What the thresholds a BCH may choose from would each give a member working away (R5): for its own eyes, before it chooses. */
export const atThresholds = (programme: Programme, member: Measurable): readonly (AwayReckoning & { threshold: number })[] => {
  const { away } = programme;
  if (!away) return [];
  const middle = Math.floor((away.min + away.max) / 2);
  return [...new Set([away.min, middle, away.max])].map((threshold) => ({ threshold, ...reckonAway(programme, member, threshold) }));
};
