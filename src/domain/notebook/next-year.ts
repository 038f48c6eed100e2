import type { Row } from '../schema/submission.ts';
import { emptyNotebook, rosterColumns, rosterKind, usualPerson, withRows, type Notebook } from './notebook.ts';

/** Next year's notebook: the people who are still there, with their codes; what the old year said of them is left behind. */
export const nextYear = (last: Notebook, year: number): Notebook => {
  const { state, months, moved } = rosterColumns;
  const staying = last.rows[rosterKind].filter((person) => person[state] !== 'chuyen_di');
  const people = staying.map((person): Row => {
    const now = person[state] === 'chuyen_den' ? usualPerson[state] : person[state];
    return { ...person, [months]: '', [moved]: '', [state]: now ?? '' };
  });
  return withRows(emptyNotebook(last.unit, year), rosterKind, people);
};
