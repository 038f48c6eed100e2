import Papa from 'papaparse';
import type { KindName } from '../schema/submission.ts';
import { extraColumns, headerOf } from '../schema/submission.ts';
import type { Rows } from './rows.ts';

/**
 * What was understood, as canonical CSV: the kind's header and the extra columns that some row fills, comma, `\n`, every
 * cell in canonical form. Read again it is the same.
 */
export const writeSubmission = (kind: KindName, rows: Rows): string => {
  const isFilled = (column: string) => rows.names.includes(column) && !rows.where(column, (text) => text !== '').next().done;
  const header = [...headerOf(kind), ...extraColumns(kind).filter(isFilled)];
  const records = [...rows].map((row) => header.map((column) => rows.at(row, column)));
  return `${Papa.unparse([[...header], ...records], { newline: '\n' })}\n`;
};
