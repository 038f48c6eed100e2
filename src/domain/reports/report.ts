import { amongSaid } from '../publish/year-in-words.ts';
import { figureWaits } from '../publish/v2.ts';
import type { Figure } from '../publish/view-row.ts';
import { formatNumber, formatShare } from '../vietnamese.ts';

/** What stands in a table: words or a number. Nothing is blank: where there is no number yet, it says why. */
export type Cell = string | number;
export interface Column {
  label: string;
  number?: boolean;
  /** It holds members' codes: where a list of names is at hand, on the reader's own device, the name stands beside. */
  member?: boolean;
}
export interface ReportTable {
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  total?: readonly Cell[] | undefined;
  /** On paper it begins a page: a sheet to be given to one member. */
  ownPage?: true;
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
  /** The question that brings a reader to it: people look for an answer, not for a number. */
  question: string;
  period: string;
  from: string;
  to: string;
  /** K or Q with the line of the document. */
  clause: string;
}

/** `P8` → `p08`, as addresses name it. */
export const reportSlug = ({ code }: Pick<Described, 'code'>): string => `p${code.slice(1).padStart(2, '0')}`;

export const words = (label: string): Column => ({ label });
export const number = (label: string): Column => ({ label, number: true });
/** The column of members' codes. */
export const memberCode: Column = { label: 'Mã', member: true };

/** A figure in a table: its number, or why there is none yet. */
export const told = ({ value }: Figure): Cell => (typeof value === 'number' ? value : figureWaits[value]);

/** Where a unit has no chi đoàn there is nobody who could hand in. */
export const noBranch = 'chưa có chi đoàn nào';

/** A share of what the figure is taken over; the figure's own word where there is none. */
export const share = ({ value, of }: Figure): Cell => (typeof value === 'number' ? formatShare(value, of) : '—');

/** A figure in a sentence: whom it is taken over is said where that is not everybody. */
export const inWords = (figure: Figure, branches: number): Cell =>
  typeof figure.value === 'number' && figure.branches < branches
    ? `${formatNumber(figure.value)} (${amongSaid(figure, branches)} đã nộp)`
    : told(figure);

/** A sum over a list. */
export const sumOf = <T>(list: readonly T[], value: (item: T) => number): number => list.reduce((n, item) => n + value(item), 0);
