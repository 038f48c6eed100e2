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

export type Scale = Programme['ratings']['scale'];
/** The highest rating whose mark so many of the registered items reach. */
export const byShare = (scale: Scale, done: number, registered: number): Scale[number] =>
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
export type Measurable = Pick<Achievement, 'registered' | 'done' | 'score'>;
export interface OwnLevel {
  level: Scale[number];
  byPoints: boolean;
  reason: string;
}
/** What her points, or else the share of registered items counted, give a member; and why. */
export const measured = (programme: Programme, member: Measurable, counted: number): OwnLevel => {
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
