import type { awayReadings, Programme } from '../schema/programme.ts';
import { byShare, measured, type Achievement, type Measurable, type OwnLevel } from './measure.ts';

/** How many of `registered` items must be done at a threshold of `percent`: rounded up, so that nobody passes below it (R5). */
export const neededItems = (registered: number, percent: number): number => Math.ceil((registered * percent) / 100);

/** What a programme's reading of R5 (Q L85) makes of a share: how it reckons, and how it says so. A further reading is a record more. */
interface AwayReading {
  /** How many of the done items are taken as done, in whole items. */
  counted: (done: number, percent: number) => number;
  /** Whether having done so many is enough by itself. */
  isConceded: (done: number, registered: number, percent: number) => boolean;
  /** It holds of a year that came to more, too: the share is a limit and no help. */
  isLimit: boolean;
  /** Where none was chosen, the share that counts all the same. */
  unchosen: (away: NonNullable<Programme['away']>) => number | undefined;
  /** What is said of a member whose items decide: in a suggestion's reason, in P20 and in a warning. */
  reason: (reckoned: AwayReckoning, member: Measurable, named: string) => string;
  brief: (reckoned: AwayReckoning) => string;
  need: (counted: number, enough: string) => string;
  /** What the columns of P20 hold, and how that is rounded. */
  holds: string;
  rounding: string;
  /** The way out that is left to who is proposed above the share's rating. */
  otherwise: string;
  /** Of a member who did all the same. */
  whoDidAll: string;
}
/** Of a share by which even all of them would not do. */
export const hopeless = 'xong hết cũng chưa đủ';
const readings: Record<keyof typeof awayReadings, AwayReading> = {
  // A concession: doing the share is enough.
  A: {
    counted: (done) => done,
    isConceded: (done, registered, percent) => done >= neededItems(registered, percent),
    isLimit: false,
    unchosen: () => undefined,
    reason: ({ own, needed }, { registered }, named) => (own.level.fulfils ? '' : `${named}: cần ${needed}/${registered} việc`),
    brief: ({ needed }) => `cần ${needed}`,
    need: (_, enough) => enough,
    holds: 'số việc cần xong',
    rounding: 'Số việc cần xong làm tròn lên.',
    otherwise: ', hoặc để trống ngưỡng nếu người ấy hoàn thành như mọi đoàn viên',
    whoDidAll: 'Ngưỡng riêng chỉ để giúp, không kéo ai xuống: xong nhiều thì tính như mọi đoàn viên.',
  },
  // A discount: only the share of what was done is counted, never all of it; and the scale's marks decide.
  B: {
    counted: (done, percent) => Math.floor((done * percent) / 100),
    isConceded: () => false,
    isLimit: true,
    unchosen: ({ max }) => max,
    reason: ({ counted }, { done }, named) => `${named}: chỉ tính ${counted} trong ${done} việc đã hoàn thành`,
    brief: ({ counted, needed }) => `tính ${counted}, ${needed === undefined ? hopeless : `cần xong ${needed}`}`,
    need: (counted, enough) => `chỉ tính ${counted} việc, ${enough}`,
    holds: 'số việc được tính',
    rounding: 'Số việc được tính làm tròn xuống.',
    otherwise: '',
    whoDidAll: 'Cũng chỉ tính một phần số việc đã hoàn thành, theo cách hiểu của chương trình.',
  },
};
/** The reading that a programme chose; where it asks nothing of its own of members away, the one that takes nothing away. */
export const awayReading = ({ away }: Pick<Programme, 'away'>): AwayReading => readings[away?.reading ?? 'A'];

/** What a year of a member working away comes to, at a share that the programme sets for such members. */
export interface AwayReckoning {
  /** What is taken as done, in whole items. */
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
 * R5, by the programme's reading (Q L85); by none does the share lift anybody above the rating that the programme names. The rules,
 * the suggestion, P5, P20 and a member's own sheet all ask here.
 */
export const reckonAway = (programme: Programme, member: Measurable, percent: number): AwayReckoning => {
  const { away, ratings } = programme;
  const { scale } = ratings;
  const { registered, done } = member;
  const { counted, isConceded, isLimit } = awayReading(programme);
  const needed = Array.from({ length: registered + 1 }, (_, items) => items).find(
    (items) => isConceded(items, registered, percent) || byShare(scale, counted(items, percent), registered).fulfils,
  );
  const own = measured(programme, member, counted(done, percent));
  const conceded = registered > 0 && isConceded(done, registered, percent);
  const rankOf = (code: string | undefined) => scale.findIndex((level) => level.code === code);
  const isCut = isLimit && rankOf(own.level.code) < rankOf(away?.rating);
  const isLifted = conceded && rankOf(own.level.code) > rankOf(away?.rating);
  return {
    counted: counted(done, percent),
    needed,
    reached: own.level.fulfils || conceded,
    byPoints: own.byPoints && (isLimit || own.level.fulfils),
    rating: (isCut || isLifted) && away ? away.rating : own.level.code,
    own,
  };
};

/**
 * The share by which a member working away is reckoned: as the BCH chose it; where none was chosen, what the programme's reading grants
 * at the most. Undefined of who is reckoned as everybody is.
 */
export const awayShare = ({ away }: Pick<Programme, 'away'>, { state, threshold }: Pick<Achievement, 'state' | 'threshold'>) =>
  away && state === 'di_lam_an_xa' ? (threshold ?? awayReading({ away }).unchosen(away)) : undefined;

/** The share by which she is reckoned, in words: as it was chosen, or that it was not. */
export const shareNamed = ({ threshold }: Pick<Achievement, 'threshold'>, percent: number): string =>
  threshold === undefined ? `chưa chọn ngưỡng, tạm tính ${percent}%` : `ngưỡng ${percent}%`;

/** What the share adds to the reason. */
export const shareInWords = (programme: Programme, member: Achievement, percent: number, reckoned: AwayReckoning): string => {
  const { isLimit, reason } = awayReading(programme);
  const { own, rating } = reckoned;
  if (isLimit && own.byPoints) return rating === own.level.code ? '' : 'không tính cao hơn mức chương trình nêu';
  return member.registered === 0 ? '' : reason(reckoned, member, shareNamed(member, percent));
};

/** How a member stands at a threshold, in a few words. */
export const reckoningInWords = (programme: Pick<Programme, 'away'>, reckoned: AwayReckoning): string =>
  `${reckoned.byPoints ? 'theo điểm' : awayReading(programme).brief(reckoned)}: ${reckoned.reached ? 'đạt' : 'chưa đạt'}`;

/** What the thresholds a BCH may choose from would each give a member working away (R5): for its own eyes, before it chooses. */
export const atThresholds = (programme: Programme, member: Measurable): readonly (AwayReckoning & { threshold: number })[] => {
  const { away } = programme;
  if (!away) return [];
  const middle = Math.floor((away.min + away.max) / 2);
  return [...new Set([away.min, middle, away.max])].map((threshold) => ({ threshold, ...reckonAway(programme, member, threshold) }));
};
