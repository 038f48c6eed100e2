import type { Programme } from '../schema/programme.ts';
import type { Step } from '../schema/step.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { duesOf, type Due } from '../year/due.ts';

/** What falls due is past, the next of all, or still to come. */
export type When = 'past' | 'next' | 'later';

/** A unit's year before anything was handed in: what is due when, and the steps of its level. */
export interface FirstDay {
  programme: Programme;
  year: number;
  dues: readonly (Due & { when: When })[];
  steps: readonly Step[];
}

/**
 * The year that a unit has before it as of a day: the one in which something is due next on its own calendar, or the last that its
 * programme has. A chi đoàn owes what chi đoàn owe; whoever stands above looks after all of it.
 * @returns undefined where no programme has a year for it
 */
export const firstDayOf = (
  programmes: readonly Programme[],
  organisation: string,
  unit: Pick<Unit, 'level' | 'yearKind'> & { validFrom?: string | null; validTo?: string | null },
  asOf: string,
): FirstDay | undefined => {
  const there = { ...unit, validFrom: unit.validFrom ?? undefined, validTo: unit.validTo ?? undefined } as Unit;
  const isOwn = ({ level }: Due) => !levels[unit.level].submits || level === unit.level;
  const years = programmes
    .filter((programme) => programme.organisation === organisation)
    .flatMap((programme) => programme.years.map(({ year }) => ({ programme, year, owed: duesOf(programme, year, there).filter(isOwn) })))
    .sort((a, b) => a.year - b.year);
  const running = years.find(({ owed }) => owed.some(({ day }) => day >= asOf)) ?? years.at(-1);
  if (!running) return undefined;
  const { programme, year, owed } = running;
  const next = owed.find(({ day }) => day >= asOf)?.day;
  return {
    programme,
    year,
    dues: owed.map((due) => ({ ...due, when: due.day < asOf ? 'past' : due.day === next ? 'next' : 'later' })),
    steps: programme.steps.filter(({ level }) => level === unit.level).sort((a, b) => a.number - b.number),
  };
};
