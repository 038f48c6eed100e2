import { compareCodes, compareNames } from '../vietnamese.ts';
import type { Paper, PaperBlock } from './paper.ts';
import type { Cell, ReportContent, ReportTable } from './report.ts';

/** Members' names by code, from lists that the reader opened on the own device; they are in no file of the repository. */
export type MemberNames = ReadonlyMap<string, string>;

type Cells = readonly Cell[];
const codeIn = (row: Cells, at: number): string => String(row[at]);

/**
 * What stood in the order of codes stands in that of names, within each chi đoàn that is told before: whoever reads out a list, or signs
 * it, looks for people by their given names. What stands by a day or a sum stays; who has no name comes last.
 */
const byName = (rows: readonly Cells[], at: number, names: MemberNames): readonly Cells[] => {
  const isNumbered = rows.every((row, i) => row[0] === i + 1);
  const nameIn = (row: Cells) => names.get(codeIn(row, at)) ?? '';
  const before = (row: Cells) => row.slice(isNumbered ? 1 : 0, at).join('\t');
  const runs: Cells[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && before(last[0]!) === before(row)) last.push(row);
    else runs.push([row]);
  }
  const isByCode = (run: readonly Cells[]) => run.every((row, i) => i === 0 || compareCodes(codeIn(run[i - 1]!, at), codeIn(row, at)) <= 0);
  const namelessLast = (a: Cells, b: Cells) => Number(nameIn(a) === '') - Number(nameIn(b) === '');
  const sorted = runs.flatMap((run) =>
    isByCode(run) ? run.toSorted((a, b) => namelessLast(a, b) || compareNames(nameIn(a), nameIn(b))) : run,
  );
  return isNumbered ? sorted.map((row, i) => [i + 1, ...row.slice(1)]) : sorted;
};

/** A table with a column of names beside that of codes, in the order of names; a code that no list has keeps an empty cell. */
const tableWithNames = (table: ReportTable, names: MemberNames): ReportTable => {
  const at = table.columns.findIndex((column) => column.member);
  if (at < 0) return table;
  const beside = <T>(cells: readonly T[], cell: T): readonly T[] => [...cells.slice(0, at + 1), cell, ...cells.slice(at + 1)];
  return {
    ...table,
    columns: beside(table.columns, { label: 'Họ và tên' }),
    rows: byName(table.rows, at, names).map((row): Cells => beside(row, names.get(codeIn(row, at)) ?? '')),
    total: table.total && beside(table.total, ''),
  };
};

/** A report with names for those who may read it; the same report where no list is at hand. */
export const reportWithNames = (report: ReportContent, names: MemberNames): ReportContent =>
  names.size === 0 ? report : { ...report, tables: report.tables.map((table) => tableWithNames(table, names)) };

/** A paper with names, in its text and in the list that goes with it. */
export const paperWithNames = (paper: Paper, names: MemberNames): Paper => {
  if (names.size === 0) return paper;
  const named = (body: readonly PaperBlock[]) =>
    body.map((block) => ('table' in block ? { table: tableWithNames(block.table, names) } : block));
  const { attached } = paper;
  return { ...paper, body: named(paper.body), ...(attached ? { attached: { ...attached, body: named(attached.body) } } : {}) };
};
