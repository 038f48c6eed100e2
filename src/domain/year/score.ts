import type { Programme } from '../schema/programme.ts';
import { mostPoints, scoredCriteria } from '../schema/points.ts';
import { formatNumber } from '../vietnamese.ts';
import type { RowOf } from './rows-of.ts';

/** What a member's score sheet adds up to: her own column and the branch's, of how many points. */
export interface Score {
  /** Undefined where she left out a criterion. */
  own: number | undefined;
  branch: number;
  most: number;
  /** The criteria of which the branch has not given points yet. */
  lacking: readonly string[];
}

/** A sum of points that have two decimals at most, without what a machine's arithmetic leaves behind. */
const sumUp = (points: readonly number[]): number => Math.round(points.reduce((sum, n) => sum + n, 0) * 100) / 100;

/** Points as they are read: `16,5`. */
export const formatPoints = (points: number): string => formatNumber(points, String(points).split('.')[1]?.length ?? 0);

/** What a line of a score sheet says. */
type Scored = Pick<RowOf<'cham-diem'>, 'criterion' | 'ownPoints'> & { points?: number | undefined };

/**
 * The sums of a score sheet; undefined of a member who has none. The first row of a criterion counts: that of the branch where she is
 * now; and no points above the most that it gives.
 */
export const scoreOf = (programme: Programme, rows: readonly Scored[]): Score | undefined => {
  if (rows.length === 0) return undefined;
  const sheet = scoredCriteria(programme).map(({ code, points: limit }) => {
    const row = rows.find(({ criterion }) => criterion === code);
    const within = (points: number | undefined) => (points !== undefined && points <= limit ? points : undefined);
    return { code, own: within(row?.ownPoints), points: within(row?.points) };
  });
  const own = sheet.flatMap((line) => line.own ?? []);
  return {
    own: own.length === sheet.length ? sumUp(own) : undefined,
    branch: sumUp(sheet.flatMap(({ points }) => points ?? [])),
    most: mostPoints(programme),
    lacking: sheet.flatMap(({ code, points }) => (points === undefined ? [code] : [])),
  };
};

/** Whether ratings are suggested by the sum of points: where all levels set one. */
export const ratesByPoints = ({ ratings: { scale } }: Programme): boolean => scale.every(({ pointsFrom }) => pointsFrom !== undefined);

/** The level that a sum of points reaches; undefined where the programme does not rate by points. */
export const ratingOfPoints = (programme: Programme, sum: number): Programme['ratings']['scale'][number] | undefined => {
  const { scale } = programme.ratings;
  return ratesByPoints(programme) ? (scale.find(({ pointsFrom }) => sum >= pointsFrom!) ?? scale.at(-1)) : undefined;
};
