import type { KindName, Severity, Verdict } from '../domain/index.ts';
import type { WorkbookFault } from './workbook.ts';

/** What the page and its two workers say to each other. Words come ready to be shown: the page knows nothing of the domain. */

/** One table to judge: a CSV file, or one sheet of a workbook as CSV text. */
export interface Sheet {
  id: string;
  /** The file's name as its sender knows it. */
  file: string;
  /** The sheet's name, where the file is a workbook. */
  tab?: string | undefined;
  content: Blob;
  /** What its sender has said about it, which counts for more than what stands in it. */
  answer?: Partial<Place> | undefined;
}

/** Where a submission belongs. */
export interface Place {
  kind: KindName;
  unit: string;
  year: number;
}

/** Equal issues as one: what happened, what to do, and the rows it concerns. */
export interface Finding {
  code: string;
  severity: Severity;
  /** Something that was mended: nothing is left to do. */
  mended: boolean;
  title: string;
  what: string;
  cure: string;
  /** How many times it was met, and the spreadsheet's rows as far as they are known: `5, 7–9`. */
  count: number;
  rows: string;
  column?: string | undefined;
}

/** A count under a heading of the programme. */
export interface Tally {
  label: string;
  count: number;
}

/** What one sheet was found to be. */
export interface Judged {
  state: 'judged';
  id: string;
  file: string;
  tab?: string | undefined;
  place: Place;
  kindLabel: string;
  unitName: string;
  /** The newer file for the same place, where there is one: that one is to be handed in. */
  newer?: string | undefined;
  verdict: Verdict;
  accepted: number;
  leftOut: number;
  people: number;
  tallyLabel: string;
  tally: readonly Tally[];
  /** Columns that were left out of the file handed back: they identify a person, or belong to no template. */
  dropped: readonly string[];
  findings: readonly Finding[];
  /** The file to hand in: rows that count, in canonical form, codes only. Absent where none counts. */
  handIn?: Blob | undefined;
}

/** A sheet of which something must be asked first. */
export interface Unplaced {
  state: 'unplaced';
  id: string;
  file: string;
  tab?: string | undefined;
  seen: Partial<Place>;
  unitName: string;
}

/** A sheet of a workbook that is no submission, and why. */
export interface Skipped {
  state: 'skipped';
  id: string;
  file: string;
  tab: string;
  why: 'khong-phai-mau' | 'trong';
}

/** Why a file could not be opened; the words stand in `words.ts`. */
export type FileFault = WorkbookFault | 'khong-lay-duoc';

/** A file that could not be opened. */
export interface Unreadable {
  state: 'unreadable';
  id: string;
  file: string;
  fault: FileFault;
}

export type Outcome = Judged | Unplaced | Skipped | Unreadable;

/** A unit as the finder shows it. */
export interface FoundUnit {
  code: string;
  name: string;
}

/** To the judge: where to learn of the organisation, once; then what to judge, or what unit to find. */
export type ToJudge = { ask: 'know'; address: string } | { ask: 'judge'; sheets: readonly Sheet[] } | { ask: 'find'; text: string };
export type FromJudge =
  | { tell: 'ready' }
  | { tell: 'progress'; done: number; total: number }
  | { tell: 'judged'; outcomes: readonly (Judged | Unplaced | Skipped)[] }
  | { tell: 'found'; units: readonly FoundUnit[] }
  | { tell: 'failed' };

export interface ToWorkbook {
  content: Blob;
}
export type FromWorkbook =
  | { tell: 'progress'; rows: number }
  | { tell: 'tabs'; tabs: readonly { name: string; content: Blob }[] }
  | { tell: 'fault'; fault: WorkbookFault };
