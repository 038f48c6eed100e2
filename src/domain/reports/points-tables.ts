import { mostPoints, scoredCriteria } from '../schema/points.ts';
import type { Programme } from '../schema/programme.ts';
import { formatPoints } from '../year/score.ts';
import { branchCells } from './branch-cells.ts';
import type { InternalContext, Person } from './context.ts';
import { memberCode, number, words, type Cell, type Column, type ReportTable } from './report.ts';

/** What reports say of points, where the programme gives any; elsewhere there is nothing of it. */

const given = (points: number | undefined): Cell => (points === undefined ? '—' : formatPoints(points));

interface ScoreColumns {
  columns: readonly Column[];
  of: (p: Person['p']) => readonly Cell[];
}
/** Where no points are given. */
export const noScores: ScoreColumns = { columns: [], of: () => [] };

/** The two sums of a score sheet as columns of a list. */
export const scoreCells = (programme: Programme): ScoreColumns => {
  const most = mostPoints(programme);
  if (most === 0) return noScores;
  return {
    columns: [number('Điểm tự chấm'), number(`Chi đoàn chấm (trên ${formatPoints(most)})`)],
    of: ({ score }) => [given(score?.own), score?.lacking.length === 0 ? given(score.branch) : 'chưa đủ'],
  };
};

/** What the branch gave each member, criterion by criterion. */
export const pointsTables = (context: InternalContext, people: readonly Person[]): readonly ReportTable[] => {
  const criteria = scoredCriteria(context.programme);
  const scored = people.filter(({ p }) => p.score !== undefined);
  if (scored.length === 0) return [];
  const { columns, of } = branchCells(context);
  return [
    {
      caption: 'Điểm chi đoàn chấm, từng tiêu chí',
      columns: [...columns, memberCode, ...criteria.map(({ code, points }) => number(`${code} (${formatPoints(points)})`)), number('Tổng')],
      rows: scored.map(({ branch, p }) => [
        ...of(branch),
        p.code,
        ...criteria.map(({ code }) => given(p.points.find(({ criterion }) => criterion === code)?.points)),
        given(p.score?.branch),
      ]),
    },
  ];
};

/** A member's own score sheet with its two columns, below her other one; none where nothing was scored. */
export const scoreSheet = ({ programme }: InternalContext, { code, points, score }: Person['p']): readonly ReportTable[] => {
  if (!score) return [];
  const rowOf = (wanted: string) => points.find(({ criterion }) => criterion === wanted);
  return [
    {
      caption: `Phiếu chấm điểm của ${code}`,
      columns: [memberCode, words('Tiêu chí'), number('Tối đa'), number('Tự chấm'), number('Chi đoàn chấm')],
      rows: scoredCriteria(programme).map((criterion) => [
        code,
        `${criterion.code} – ${criterion.name}`,
        formatPoints(criterion.points),
        given(rowOf(criterion.code)?.ownPoints),
        given(rowOf(criterion.code)?.points),
      ]),
      total: ['Cộng', '', formatPoints(score.most), given(score.own), given(score.branch)],
    },
  ];
};
