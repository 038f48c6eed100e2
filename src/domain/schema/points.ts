import { criteriaOf } from './programme-lookup.ts';
import type { Programme } from './programme.ts';
import { kindNames, kindOf, type KindName } from './submission.ts';

/** The points that a programme gives: per criterion so many at most, in one or some of its criteria, or in none. */

/** The criteria that give points, each with the most that it gives. */
export const scoredCriteria = (programme: Programme) =>
  criteriaOf(programme).flatMap(({ criterion: { code, name, points } }) => (points === undefined ? [] : [{ code, name, points }]));

/** The most points there are in all; 0 where the programme gives none. */
export const mostPoints = (programme: Programme): number => scoredCriteria(programme).reduce((sum, { points }) => sum + points, 0);

/** The kinds that are handed in under some programmes: score sheets only where one of them gives points. */
export const kindsUnder = (programmes: readonly Programme[]): readonly KindName[] =>
  kindNames.filter((kind) => !kindOf(kind).ofPoints || programmes.some((programme) => mostPoints(programme) > 0));
