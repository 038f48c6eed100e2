import { namesUnit } from '../schema/forest.ts';
import { programmeNames } from '../schema/programme-names.ts';
import type { Programme } from '../schema/programme.ts';
import type { KindName } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';
import type { Content, SubmissionSource } from './read-content.ts';
import type { ReadOptions } from './read-rows.ts';
import type { ReadFile } from './read-rows.ts';
import { readSubmission } from './read-submission.ts';

/** Where a submission stands: whose it is, of which year and kind, and the programme that is in force there. */
export interface FormPlace {
  unit: Unit;
  year: number;
  kind: KindName;
  programme: Programme;
}

const namesByProgramme = new WeakMap<Programme, Map<string, ReadOptions['names']>>();
/** What a programme calls its things in a year, made once. */
const namesOf = (programme: Programme, year: number, yearKind: Unit['yearKind']): ReadOptions['names'] => {
  const known = namesByProgramme.get(programme) ?? new Map<string, ReadOptions['names']>();
  namesByProgramme.set(programme, known);
  const key = `${year} ${yearKind}`;
  const names = known.get(key) ?? programmeNames(programme, year, yearKind);
  known.set(key, names);
  return names;
};

/**
 * The form that is filled in at a place, with the one reader of it: it knows the unit, the year and what the programme calls
 * its things. Nobody reads a submission in another way, so that what is judged is what is counted, committed and shown.
 */
export const formOf = ({ forest }: Content, { unit, year, kind, programme }: FormPlace) => ({
  read: (source: SubmissionSource, how: Pick<ReadOptions, 'allowPersonal' | 'others'> = {}): ReadFile =>
    readSubmission(source, kind, {
      ...how,
      folder: { unit: unit.code, year, lastYear: unit.yearKind === 'nam_hoc' ? year + 1 : year, isUnit: namesUnit(forest, unit) },
      names: namesOf(programme, year, unit.yearKind),
    }),
});
