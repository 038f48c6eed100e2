import Papa from 'papaparse';
import type { KindName } from '../schema/submission.ts';
import { headerOf } from '../schema/submission.ts';
import type { Rows } from './rows.ts';

/** What was understood, as canonical CSV: the kind's header, comma, `\n`, every cell in canonical form. Read again it is the same. */
export const writeSubmission = (kind: KindName, rows: Rows): string => {
  const header = headerOf(kind);
  const records = [...rows].map((row) => header.map((column) => rows.at(row, column)));
  return `${Papa.unparse([[...header], ...records], { newline: '\n' })}\n`;
};
