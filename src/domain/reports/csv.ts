import Papa from 'papaparse';
import type { ReportContent } from './report.ts';

/** A report as CSV that Excel opens as Vietnamese: its tables one under another. What looks like a formula is made text. */
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
  return `\ufeff${Papa.unparse(lines, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
};
