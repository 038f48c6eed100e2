import { formatShare } from '../vietnamese.ts';

/** What stands in a table: words, a number, or `null` where a number is hidden because it speaks of too few people. */
export type Cell = string | number | null;
export interface Column {
  label: string;
  number?: boolean;
}
export interface ReportTable {
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  total?: readonly Cell[] | undefined;
}

/** A text ready to paste into a message to one unit (K L54 “đôn đốc”, K-39). */
export interface Reminder {
  unit: string;
  text: string;
}

/** A report as content: on a page, on paper, as CSV and as a document it says the same. */
export interface ReportContent {
  title: string;
  /** Of whom, of when, and what the figures are shares of. */
  lead: string;
  facts: readonly (readonly [label: string, value: Cell])[];
  tables: readonly ReportTable[];
  sections?: readonly { heading: string; text: string }[];
  reminders?: readonly Reminder[];
}

/** One report of the register: what it is, how often, who owes it to whom, and the clause that asks for it. */
export interface Described {
  code: `P${number}`;
  title: string;
  period: string;
  from: string;
  to: string;
  /** K or Q with the line of the document. */
  clause: string;
}

/** The word that stands in place of a hidden number. */
export const hiddenWord = 'ẩn';

export const words = (label: string): Column => ({ label });
export const number = (label: string): Column => ({ label, number: true });

/** The sum of a column; hidden as soon as one part is. */
export const sum = (cells: readonly (number | null)[]): number | null =>
  cells.reduce<number | null>((total, n) => (total === null || n === null ? null : total + n), 0);

/** A share of people: hidden where either number is, or where the whole is too small to speak in percent. */
export const peopleShare = (part: number | null, whole: number | null, least: number): Cell =>
  part === null || whole === null || (whole > 0 && whole < least) ? null : formatShare(part, whole);
