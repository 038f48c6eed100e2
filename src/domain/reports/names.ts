import type { Paper, PaperBlock } from './paper.ts';
import type { Cell, ReportContent, ReportTable } from './report.ts';

/** Members' names by code, from lists that the reader opened on the own device; they are in no file of the repository. */
export type MemberNames = ReadonlyMap<string, string>;

/** A table with a column of names beside that of codes; a code that no list has keeps an empty cell. */
const tableWithNames = (table: ReportTable, names: MemberNames): ReportTable => {
  const at = table.columns.findIndex((column) => column.member);
  if (at < 0) return table;
  const beside = <T>(cells: readonly T[], cell: T): readonly T[] => [...cells.slice(0, at + 1), cell, ...cells.slice(at + 1)];
  return {
    ...table,
    columns: beside(table.columns, { label: 'Họ và tên' }),
    rows: table.rows.map((row): readonly Cell[] => beside(row, names.get(String(row[at])) ?? '')),
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
