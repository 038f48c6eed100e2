import type { FormPlace } from '../intake/form.ts';
import type { Content } from '../intake/read-content.ts';
import type { Rows } from '../intake/rows.ts';
import type { Issue } from '../issues.ts';
import { collectionNames } from '../schema/collections.ts';
import { compareCodes } from '../vietnamese.ts';
import type { Years } from '../year/years.ts';

/** What a check tells, and what of it counts. */

/** The verdict on one file, from best to worst. */
export type Verdict = 'accepted' | 'repaired' | 'warned' | 'rows-rejected' | 'rejected';

/** A submission after judgement: the rows that count. */
export interface Accepted extends FormPlace {
  path: string;
  rows: Rows;
}

export interface FileReport {
  path: string;
  verdict: Verdict;
  /** Rows that count, and rows that were left out. */
  accepted: number;
  leftOut: number;
  issues: readonly Issue[];
}

export interface CheckOptions {
  /** Only some of a unit's files are at hand: a rule that needs another one is silent, and that is told. */
  partial?: boolean;
  /** The browser's mode: columns that identify a person, and unknown ones, are dropped and listed instead of refused. */
  allowPersonal?: boolean;
  /** Path → units that have their own part of the same file: their rows are passed over there. */
  others?: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * Takes each submission as soon as it is judged, with the years of its circle of units, which are whole before the next circle's
   * come; then the report keeps no rows, whatever the root's size.
   */
  accept?: (accepted: Accepted, years: Years) => void;
  /** The day of the check, where the site sets no other one; without it, rules that hang on the day are silent. */
  today?: string;
}

/** What a check tells people: about what they write, and about every submission. */
export interface CheckReport {
  contentIssues: readonly Issue[];
  files: readonly FileReport[];
  /** Nothing was refused, neither content nor rows. */
  clean: boolean;
}

/** A whole check: what it tells, and what counts. */
export interface Report extends CheckReport {
  content: Content | undefined;
  /** Empty where `CheckOptions.accept` took them. */
  accepted: readonly Accepted[];
}

/** The verdict that the issues of a file and its counts of rows amount to. */
export const verdictOf = (issues: readonly Issue[], kept: number, leftOut: number): Verdict => {
  if (issues.some((i) => i.severity === 'error')) return kept > 0 && leftOut > 0 ? 'rows-rejected' : 'rejected';
  if (issues.some((i) => i.severity === 'warning')) return 'warned';
  return issues.some((i) => i.code === 'da-sua' || i.code === 'bang-ma-khac') ? 'repaired' : 'accepted';
};

/** What says that there is more of something, or that something waits, comes last: causes stand first. */
const placeOfRow = ({ code, row }: Issue): number => (code === 'con-nua' || code === 'cho-sua' ? Number.MAX_SAFE_INTEGER : (row ?? 0));
export const byPlace = (a: Issue, b: Issue): number =>
  compareCodes(a.file, b.file) ||
  placeOfRow(a) - placeOfRow(b) ||
  compareCodes(a.code, b.code) ||
  compareCodes(a.column ?? '', b.column ?? '');

/** Settings, units and programmes: what everything else hangs on. Refused, they are never left out: nothing new is published then. */
const isFoundation = (path: string): boolean => /^content\/(site\.json$|units\/|programmes\/)/.test(path);
/** What keeps a root from being published at all. */
export const stopping = ({ contentIssues }: CheckReport): readonly Issue[] =>
  contentIssues.filter(({ severity, file }) => severity === 'error' && isFoundation(file));

/**
 * Content without the entries in which something was refused (domain §0, row 17: one bad file never stops the site). What
 * points to an entry that is left out stays: pages pass over it.
 */
export const withoutRefused = (content: Content, contentIssues: readonly Issue[]): Content => {
  const refused = new Set(contentIssues.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  const kept = collectionNames.map((name) => [name, content[name].filter(({ path }) => !refused.has(path))]);
  return { ...content, unread: new Set(), ...Object.fromEntries(kept) } as Content;
};

/** What of a checked root counts; nothing where its settings, units or programmes were refused. */
export const standingOf = (report: Report): Content | undefined =>
  report.content && stopping(report).length === 0 ? withoutRefused(report.content, report.contentIssues) : undefined;
