import type { KindName, Paper, Severity, SheetFacts, Verdict } from '../domain/index.ts';
import type { WorkbookFault } from '../workbook/workbook.ts';

/** What the page and its workers say to each other. Words come ready to be shown: the page knows nothing of the domain. */

/** One table to judge: a CSV file, or one sheet of a workbook as CSV text. */
export interface Sheet {
  /** The number of the file as it came, then the sheet's name, a line each. */
  id: string;
  /** The file's name as its sender knows it. */
  file: string;
  /** The sheet's name, where the file is a workbook. */
  tab?: string | undefined;
  content: Blob;
  /** What the workbook says of it beside its texts: hidden rows and columns, merged cells. */
  facts?: SheetFacts | undefined;
  /** A sheet that is hidden in the workbook: it is not read. */
  isHidden?: boolean | undefined;
  /** What its sender has said about it, which counts for more than what stands in it. */
  answer?: Partial<Place> | undefined;
}

/** The file a sheet stands in: two may bear the same name. */
export const bookOf = ({ id }: { id: string }): string => id.split('\n')[0]!;

/** Where a submission belongs. */
export interface Place {
  kind: KindName;
  unit: string;
  year: number;
}

/** Equal issues as one: what happened, what to do, and the rows it concerns. */
export interface ShownFinding {
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
  /** The file holds rows of other units too: each is a part of its own. */
  part?: boolean;
  place: Place;
  kindLabel: string;
  unitName: string;
  /** The year as the unit calls it. */
  yearName: string;
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
  findings: readonly ShownFinding[];
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
  /** Why it cannot be read as a table, whatever it is said to be. */
  fault?: { title: string; what: string; cure: string } | undefined;
  unitName: string;
}

/** A sheet of a workbook that is no submission, and why. */
export interface Skipped {
  state: 'skipped';
  id: string;
  file: string;
  tab: string;
  why: 'khong-phai-mau' | 'trong' | 'an';
}

/** A branch's own notebook: it has names, and is handed in by the files that are made of it. */
export interface NotebookFound {
  state: 'notebook';
  id: string;
  file: string;
  /** Its sheets. */
  ids: readonly string[];
}

/** A report of a unit's own, and what it lacks. */
export interface Offered {
  code: string;
  title: string;
  /** What must be dropped before it can be made; empty where it can be made now. */
  missing: string;
  /** What would make it fuller; may be empty. */
  fuller: string;
}

/** The reports a unit may make of one year from the files at hand. */
export interface UnitReports {
  unit: string;
  /** The unit and its year, as headings name both. */
  unitInYear: string;
  year: number;
  reports: readonly Offered[];
  /** What to drop where registrations were changed in the year; empty where it is there. */
  changes: string;
}

/** Which report: of whom, of when. */
export interface WantedReport {
  unit: string;
  year: number;
  code: string;
}

/** A report to be read, printed and taken along. */
export interface MadeReport {
  /** The name of its files, without their ending. */
  name: string;
  /** What the paper must say of what it was made from. */
  notes: readonly string[];
  /** Marked-up text in which every cell is text only, its look, and the paper it is printed on. */
  body: string;
  look: string;
  paper: string;
  csv: Blob;
  /** The papers in which it goes out, in the official form. */
  papers: readonly NamedDocument[];
}

/** Why a file could not be opened; the words stand in `words.ts`. */
export type FileFault = WorkbookFault | 'khong-lay-duoc';

/** A file that could not be opened. */
export interface UnreadableSheet {
  state: 'unreadable';
  id: string;
  file: string;
  fault: FileFault;
}

export type Outcome = Judged | Unplaced | Skipped | NotebookFound | UnreadableSheet;

/** A unit as the finder shows it. */
export interface FoundUnit {
  code: string;
  name: string;
  /** No other is called so as nearly: it need not be chosen. */
  isMeant: boolean;
}

/** To the judge: where to learn of the organisation, now and again; then what to judge, what to report, or what unit to find. */
export type ToJudge =
  | { ask: 'know'; address: string }
  | { ask: 'judge'; sheets: readonly Sheet[] }
  | { ask: 'report'; sheets: readonly Sheet[]; wanted: WantedReport }
  | { ask: 'look'; sheets: readonly Sheet[] }
  | { ask: 'find'; text: string };
export type FromJudge =
  | { tell: 'ready'; isNew: boolean }
  | { tell: 'progress'; done: number; total: number }
  | { tell: 'judged'; outcomes: readonly (Judged | Unplaced | Skipped | NotebookFound)[]; reports: readonly UnitReports[] }
  | { tell: 'made'; made: MadeReport }
  | { tell: 'looked'; places: readonly Partial<Place>[] }
  | { tell: 'found'; units: readonly FoundUnit[] }
  | { tell: 'failed' };

export interface ToWorkbook {
  content: Blob;
}
export type FromWorkbook =
  | { tell: 'progress'; rows: number }
  | { tell: 'tabs'; tabs: readonly { name: string; content: Blob; facts?: SheetFacts; isHidden?: boolean }[] }
  | { tell: 'fault'; fault: WorkbookFault };

/** A paper to be written in the official form, with the end of its file's name. */
export interface NamedDocument extends ToDocument {
  key: string;
}
export interface ToDocument {
  paper: Paper;
  /** The day its figures speak of. */
  day: string;
}
export type FromDocument = { tell: 'document'; document: Blob } | { tell: 'failed' };

/** A file of a folder that was chosen: its path there. */
export interface FolderFile {
  path: string;
  content: Blob;
}
/** A copy of the repository: a ZIP as the host gives it, or a folder. */
export type GivenCopy = { zip: Blob } | { folder: readonly FolderFile[] };
/** Why a copy of the repository cannot be used. */
export type CopyFault = 'zip-hong' | 'khong-phai-kho' | 'kho-qua-lon' | 'kho-con-sai' | 'khong-doc-duoc';

/** What a copy was found to hold. */
export interface OpenedCopy {
  name: string;
  units: number;
  files: number;
  asOf: string;
  /** Rows and entries that the check refused: they are in no report. */
  rowsLeftOut: number;
  entriesLeftOut: number;
  /** Years that have reports, the newest first. */
  years: readonly number[];
}

/** To the worker that holds a copy of the repository: the copy, once, with the page's address; then what is wanted of it. `lists`: with names. */
export type ToCopy =
  | { ask: 'open'; copy: GivenCopy; address: string }
  | { ask: 'find'; text: string }
  | { ask: 'offers'; unit: string; year: number }
  | { ask: 'names'; lists: readonly Blob[] }
  | { ask: 'report'; wanted: WantedReport; lists: readonly Blob[] };
export type FromCopy =
  | { tell: 'progress'; step: 'unpack' | 'read'; share: number }
  | { tell: 'opened'; opened: OpenedCopy }
  | { tell: 'fault'; fault: CopyFault; files: readonly string[] }
  | { tell: 'found'; units: readonly FoundUnit[] }
  | { tell: 'offered'; offers: UnitReports | undefined }
  | { tell: 'named'; people: number }
  | { tell: 'made'; made: MadeReport }
  | { tell: 'failed' };
