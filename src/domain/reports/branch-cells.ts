import { isOwn, type Branch, type InternalContext } from './context.ts';
import { words, type Cell, type Column } from './report.ts';

/** How a table names the branch of a row: not at all in a branch's own report, and by the unit above too where that differs. */
export interface BranchCells {
  columns: readonly Column[];
  of: (branch: Pick<Branch, 'unit' | 'base'>) => readonly Cell[];
  /** The beginning of the line of sums, over these columns and one more. */
  sum: readonly Cell[];
}

export const branchCells = (context: InternalContext): BranchCells => {
  if (isOwn(context)) return { columns: [], of: () => [], sum: ['Cộng'] };
  const { unit, branches } = context;
  if (branches.every(({ base }) => base === unit)) return { columns: [words('Chi đoàn')], of: (b) => [b.unit.name], sum: ['Cộng', ''] };
  const columns = [words('Đơn vị'), words('Chi đoàn')];
  return { columns, of: (branch) => [branch.base?.name ?? '—', branch.unit.name], sum: ['Cộng', '', ''] };
};

/** The same in a table that has a row for each branch, even for one. */
export const branchRows = (context: InternalContext): BranchCells => {
  const cells = branchCells(context);
  const { columns, of } =
    cells.columns.length > 0 ? cells : { columns: [words('Chi đoàn')], of: (b: Pick<Branch, 'unit'>) => [b.unit.name] };
  return { columns, of, sum: columns.map((_, i) => (i === 0 ? 'Cộng' : '')) };
};

/** Numbers of a branch. Of one without a list they are not zero but unknown (domain §0, row 18). */
export const ofListed = ({ own }: Pick<Branch, 'own'>, cells: readonly Cell[]): readonly Cell[] =>
  own.has('doan-vien') ? cells : cells.map(() => 'chưa nộp');
