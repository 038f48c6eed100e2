import Papa from 'papaparse';
import type { ReportContent } from './report.ts';

/** Lines as CSV that Excel opens as Vietnamese. What looks like a formula is made text. */
export const excelCsv = (lines: unknown[][]): string => `\ufeff${Papa.unparse(lines, { escapeFormulae: true, newline: '\r\n' })}\r\n`;

/** A report as CSV: its tables one under another. */
export const reportCsv = ({ title, lead, facts, tables }: ReportContent): string => {
  const lines = [
    [title],
    [lead],
    ...facts.map(([label, value]) => [label, value]),
    ...tables.flatMap(({ caption, columns, rows, total }) => [
      [],
      [caption],
      columns.map((c) => c.label),
      ...[...rows, ...(total ? [total] : [])].map((row) => [...row]),
    ]),
  ];
  return excelCsv(lines);
};
