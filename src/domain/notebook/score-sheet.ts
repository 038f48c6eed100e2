import type { Programme } from '../schema/programme.ts';
import { scoredCriteria } from '../schema/points.ts';
import { columnsSaying } from '../schema/row-fields.ts';
import type { Row } from '../schema/submission.ts';
import { scoreOf, type Score } from '../year/score.ts';
import { memberColumn, withRows, type Notebook } from './notebook.ts';

/** A member's score sheet in the notebook: of each criterion two cells, hers and the branch's. */

const kind = 'cham-diem' satisfies keyof Notebook['rows'];
export const pointsColumns = columnsSaying(kind);
const { criterion: criterionColumn, ownPoints, points } = pointsColumns;

const isOf = (row: Row, member: string, criterion: string): boolean => row[memberColumn] === member && row[criterionColumn] === criterion;

/** The notebook with something written into a cell of the sheet. A criterion of which both cells are blank has no row. */
export const withPoints = (notebook: Notebook, member: string, criterion: string, cell: Row): Notebook => {
  const rows = notebook.rows[kind];
  const at = rows.findIndex((row) => isOf(row, member, criterion));
  const blank: Row = { [memberColumn]: member, [criterionColumn]: criterion, [ownPoints]: '', [points]: '' };
  const written: Row = { ...(rows[at] ?? blank), ...cell };
  const isBlank = written[ownPoints] === '' && written[points] === '';
  const kept = isBlank ? [] : [written];
  return withRows(notebook, kind, at < 0 ? [...rows, ...kept] : rows.toSpliced(at, 1, ...kept));
};

/** Whether the branch has given no points yet where a member gave herself some. */
export const awaitsBranch = (row: Row): boolean => row[points] === '';

/** Whether the points that a member gives herself in a row are such as its criterion gives. */
export const ownPointsFit = (programme: Programme, row: Row): boolean => {
  const most = scoredCriteria(programme).find(({ code }) => code === row[criterionColumn])?.points;
  const given = numberIn(row[ownPoints]);
  return most !== undefined && given !== undefined && given >= 0 && given <= most;
};

const numberIn = (text = ''): number | undefined => (text === '' || Number.isNaN(Number(text)) ? undefined : Number(text));

/** What a member's sheet adds up to so far. */
export const notebookScore = ({ rows }: Notebook, programme: Programme, member: string): Score | undefined =>
  scoreOf(
    programme,
    rows[kind]
      .filter((row) => row[memberColumn] === member)
      .map((row) => ({ criterion: row[criterionColumn]!, ownPoints: numberIn(row[ownPoints]), points: numberIn(row[points]) })),
  );
