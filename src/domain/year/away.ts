import type { Programme } from '../schema/programme.ts';
import { byShare, measured, type Achievement, type Measurable, type OwnLevel } from './measure.ts';

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

/** The share by which she is reckoned, in words: as it was chosen, or that it was not. */
export const shareNamed = ({ threshold }: Pick<Achievement, 'threshold'>, percent: number): string =>
  threshold === undefined ? `chưa chọn ngưỡng, tạm tính ${percent}%` : `ngưỡng ${percent}%`;

/** What the share adds to the reason. */
export const shareInWords = (
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
