import { DeskError } from './errors.ts';
import { defaultsOf } from './lookup.ts';
import { mergeEntry, resolveEntry } from './merge-entry.ts';

/** What a backend of Decap saves: whole files. `base` is for the local server: the blob that the form was opened from. */
export interface DataFile {
  path: string;
  slug: string;
  raw: string;
  base?: string | null;
  settled?: string;
}
/** One save: the files of an entry, and pictures chosen with them. */
export interface SaveRequest {
  dataFiles: DataFile[];
  assets: unknown[];
}
/** What Decap says beside the files of a save. */
export interface SavingOptions {
  commitMessage: string;
  collectionName: string;
  newEntry?: boolean;
  [option: string]: unknown;
}
interface DraftChanges {
  diffs: readonly { path: string; id: string }[];
}

/** So much of Decap's backends as is guarded here. */
export interface Implementation {
  proxyUrl?: string;
  branch?: string;
  request?: (payload: { action: string; params: Record<string, unknown> }) => Promise<unknown>;
  getEntry: (path: string) => Promise<{ data: string }>;
  unpublishedEntry: (of: { collection: string; slug: string }) => Promise<DraftChanges>;
  unpublishedEntryDataFile: (collection: string, slug: string, path: string, id: string) => Promise<string>;
  persistEntry: (entry: SaveRequest, options: SavingOptions) => Promise<unknown>;
  publishUnpublishedEntry: (collection: string, slug: string) => Promise<unknown>;
  deleteFiles: (paths: string[], message: string) => Promise<unknown>;
  /** Somebody has signed in; her token speaks for her at the host. */
  authenticate?: (user: unknown) => Promise<unknown>;
  getToken?: () => Promise<string | null>;
  getDeployPreview?: unknown;
}

/** One thing that `check` would say of an entry. */
export interface DeskIssue {
  severity: string;
  file: string;
  line?: number;
  field?: string;
  title: string;
  what: string;
  cure: string;
}
/** An entry that names another one. */
export interface EntryReference {
  path: string;
  title: string;
  field: string;
}
export type VersionChoices = Record<string, 'theirs' | 'mine'>;
/** Two versions of one entry that changed the same fields. */
export interface TwoTexts {
  path: string;
  conflicts: readonly { field: string; base: unknown; theirs: unknown; mine: unknown }[];
  /** Met while saving what was typed, while publishing a draft, or while opening what was left unsaved. */
  when: 'saving' | 'publishing' | 'reopening';
}

/** The page, as a backend sees it. */
export interface Page {
  /** The text that the open form was opened from; null for a new entry; undefined when no form shows this file. */
  baseOf: (path: string, isNew: boolean) => string | null | undefined;
  /** May refuse a file before it is sent, by throwing what to say. */
  beforeSaving: (file: DataFile, options: SavingOptions) => Promise<void>;
  /** Asks the person field by field; undefined: not now. */
  choose: (question: TwoTexts) => Promise<VersionChoices | undefined>;
  /** What now stands in the repository; `other` tells that it is not what the form shows. */
  saved: (files: readonly { path: string; data: string; other: boolean }[]) => void;
  refused: (issues: readonly DeskIssue[], collection: string, slug: string) => void;
  referenced: (references: readonly EntryReference[]) => void;
}

const keptAsTyped = 'bài giữ nguyên như bạn đang viết, chưa ghi gì.';

/** Both versions in one text; the person decides about the fields that both changed. */
export const together = async (
  page: Page,
  path: string,
  sides: { base: string | null; theirs: string; mine: string },
  when: TwoTexts['when'],
): Promise<string> => {
  const defaults = defaultsOf(path);
  const merged = mergeEntry(sides, defaults);
  if (merged.text !== null) return merged.text;
  const choices = await page.choose({ path, conflicts: merged.conflicts, when });
  if (!choices) throw new DeskError(keptAsTyped);
  return resolveEntry(sides, choices, defaults);
};
