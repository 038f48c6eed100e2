import { DeskError, spoken } from './errors.ts';
import { type Defaults, mergeEntry, resolveEntry } from './merge-entry.ts';
import { hostName } from '../host/addresses.ts';

/** What a backend of Decap saves: whole files. `base` is for the local server: the blob that the form was opened from. */
export interface DataFile {
  path: string;
  slug: string;
  raw: string;
  base?: string | null;
  settled?: string;
}
interface SaveRequest {
  dataFiles: DataFile[];
  assets: unknown[];
}
interface SavingOptions {
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
export interface Question {
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
  defaultsOf: (path: string) => Defaults;
  /** Asks the person field by field; undefined: not now. */
  choose: (question: Question) => Promise<VersionChoices | undefined>;
  /** What now stands in the repository; `other` tells that it is not what the form shows. */
  saved: (files: readonly { path: string; data: string; other: boolean }[]) => void;
  refused: (issues: readonly DeskIssue[], collection: string, slug: string) => void;
  referenced: (references: readonly EntryReference[]) => void;
}

interface TextVersion {
  id: string;
  data: string;
}
interface VersionConflict {
  path: string;
  base: TextVersion | null;
  current: TextVersion;
  draft?: TextVersion;
}
interface ServerAnswer {
  error?: string;
  code?: string;
  files?: VersionConflict[];
  issues?: DeskIssue[];
  references?: EntryReference[];
}

/** A no of the local server, with all it said. */
class Refusal extends DeskError {
  readonly answer: ServerAnswer;
  readonly status: number;
  constructor(answer: ServerAnswer, status: number) {
    super(answer.error);
    this.answer = answer;
    this.status = status;
  }
}

const keptAsTyped = 'bài giữ nguyên như bạn đang viết, chưa ghi gì.';
const unreadable = `chưa đọc lại được bài này trên ${hostName} (mạng chập chờn, hoặc bài vừa bị xoá). Hãy làm lại; nếu bài đã bị xoá, chọn “Chép thành bài mới”.`;
const stillMissing = 'bài còn chỗ chưa đạt. Hãy xem danh sách “Còn thiếu để công bố”.';
const pointedAt = 'còn bài khác dẫn tới bài này. Hãy sửa những bài ấy trước.';

/** A request may take this long: a publishing with many drafts waiting takes seconds, never minutes. */
const patience = 60_000;

/**
 * The backend of the desk on this machine. It tells the server which version each save started from, shows both
 * versions where two people changed the same field, and passes on what the server will not publish or delete.
 * @param implementation Decap's proxy backend; its methods are replaced
 */
export const guardLocal = (implementation: Implementation, page: Page): Implementation => {
  const { persistEntry, publishUnpublishedEntry, deleteFiles } = implementation;
  // A server names each text it gives by its blob, and a form remembers the text it was opened from.
  const ids = new Map<string, string>();
  // Drafts of the desk on this machine are built nowhere: there is no preview to look for.
  implementation.getDeployPreview = undefined;
  implementation.request = async (payload) => {
    try {
      const response = await fetch(implementation.proxyUrl ?? '', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ branch: implementation.branch, ...payload }),
        signal: AbortSignal.timeout(patience),
      });
      const answer = (await response.json()) as ServerAnswer;
      remember(answer, ids);
      if (response.ok) return answer;
      throw response.status === 404 ? Object.assign(new Error(answer.error), { status: 404 }) : new Refusal(answer, response.status);
    } catch (error) {
      // Decap asks for drafts that may not be there, and knows by the status.
      throw (error as { status?: number }).status === 404 ? error : spoken(error, 'local');
    }
  };

  const save = async (entry: SaveRequest, options: SavingOptions): Promise<unknown> => {
    let { dataFiles } = entry;
    let chosen = false;
    for (;;) {
      try {
        const answer = (await persistEntry.call(implementation, { ...entry, dataFiles }, options)) as {
          merged?: boolean;
          files?: (TextVersion & { path: string })[];
        };
        const other = chosen || answer.merged === true;
        page.saved((answer.files ?? []).map(({ path, data }) => ({ path, data, other })));
        return answer;
      } catch (error) {
        const conflicts = conflictsOf(error, 'da-doi');
        if (!conflicts) throw error;
        chosen = true;
        dataFiles = await Promise.all(
          dataFiles.map(async (file) => {
            const conflict = conflicts.find(({ path }) => path === file.path);
            if (!conflict) return file;
            const { base, current } = conflict;
            const sides = { base: base?.data ?? null, theirs: current.data, mine: file.raw };
            return { ...file, raw: await together(page, file.path, sides, 'saving'), base: current.id };
          }),
        );
      }
    }
  };

  implementation.persistEntry = async (entry, options) => {
    const dataFiles = entry.dataFiles.map((file) => {
      const base = page.baseOf(file.path, options.newEntry === true);
      return { ...file, base: base ? (ids.get(base) ?? null) : null };
    });
    for (const file of dataFiles) await page.beforeSaving(file, options);
    return save({ ...entry, dataFiles }, options);
  };

  implementation.publishUnpublishedEntry = async (collection, slug) => {
    for (;;) {
      try {
        return await publishUnpublishedEntry.call(implementation, collection, slug);
      } catch (error) {
        const { issues } = answerOf(error, 'chua-dat');
        if (issues) page.refused(issues, collection, slug);
        const { references } = answerOf(error, 'con-dan-toi');
        if (references) page.referenced(references);
        if (issues ?? references) throw new DeskError(issues ? stillMissing : pointedAt);
        const conflicts = conflictsOf(error, 'hai-ban');
        if (!conflicts) throw error;
        const dataFiles: DataFile[] = [];
        for (const { path, base, current, draft } of conflicts) {
          const sides = { base: base?.data ?? null, theirs: current.data, mine: draft?.data ?? '' };
          const raw = await together(page, path, sides, 'publishing');
          dataFiles.push({ path, slug, raw, base: draft?.id ?? null, settled: current.id });
        }
        const commitMessage = `Ghép với bản đang công bố “${slug}”`;
        await save(
          { dataFiles, assets: [] },
          { commitMessage, collectionName: collection, useWorkflow: true, unpublished: true, status: ready },
        );
      }
    }
  };

  implementation.deleteFiles = async (paths, message) => {
    try {
      return await deleteFiles.call(implementation, paths, message);
    } catch (error) {
      const { references } = answerOf(error, 'con-dan-toi');
      if (!references) throw error;
      page.referenced(references);
      throw new DeskError(pointedAt);
    }
  };
  return implementation;
};

/** Decap's name for a draft that may be published. */
const ready = 'pending_publish';

const answerOf = (error: unknown, code: string): ServerAnswer =>
  error instanceof Refusal && error.answer.code === code ? error.answer : {};
const conflictsOf = (error: unknown, code: string) => answerOf(error, code).files;

/** Notes every text in an answer that comes with the id of its blob. */
const remember = (answer: unknown, ids: Map<string, string>): void => {
  if (Array.isArray(answer)) for (const item of answer) remember(item, ids);
  else if (typeof answer === 'object' && answer !== null) {
    const { data, id, file, files, base, current, draft } = answer as Record<string, unknown>;
    const blob = id ?? (file as { id?: unknown } | undefined)?.id;
    if (typeof data === 'string' && typeof blob === 'string') ids.set(data, blob);
    for (const inner of [files, base, current, draft]) remember(inner, ids);
  }
};

/** Both versions in one text; the person decides about the fields that both changed. */
const together = async (
  page: Page,
  path: string,
  sides: { base: string | null; theirs: string; mine: string },
  when: Question['when'],
): Promise<string> => {
  const defaults = page.defaultsOf(path);
  const merged = mergeEntry(sides, defaults);
  if (merged.text !== null) return merged.text;
  const choices = await page.choose({ path, conflicts: merged.conflicts, when });
  if (!choices) throw new DeskError(keptAsTyped);
  return resolveEntry(sides, choices, defaults);
};

/**
 * The backend of the desk online. Nobody there compares versions for us: what stands on the branch is read again
 * before each save, and the text that is written changes in it only what the form changed.
 * @param implementation Decap's GitHub backend; its methods are replaced
 */
export const guardOnline = (implementation: Implementation, page: Page): Implementation => {
  const persistEntry = implementation.persistEntry.bind(implementation);
  implementation.persistEntry = async (entry, options) => {
    const dataFiles: DataFile[] = [];
    const now = new Map<string, { data: string; other: boolean }>();
    for (const file of entry.dataFiles) {
      await page.beforeSaving(file, options);
      const base = page.baseOf(file.path, options.newEntry === true);
      const theirs = base === undefined ? undefined : await standing(implementation, options.collectionName, file);
      if (base && theirs === undefined) throw new DeskError(unreadable);
      const raw =
        theirs === undefined ? file.raw : await together(page, file.path, { base: base ?? null, theirs, mine: file.raw }, 'saving');
      dataFiles.push({ ...file, raw });
      now.set(file.path, { data: raw, other: theirs !== undefined && theirs !== base });
    }
    const answer = await persistEntry({ ...entry, dataFiles }, options);
    page.saved([...now].map(([path, { data, other }]) => ({ path, data, other })));
    return answer;
  };
  for (const name of Object.keys(told) as (keyof typeof told)[]) {
    const method = (implementation as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>)[name];
    if (!method) continue;
    Object.assign(implementation, {
      [name]: async (...args: unknown[]) => {
        try {
          return await method.apply(implementation, args);
        } catch (error) {
          throw spoken(error, 'online');
        }
      },
    });
  }
  return implementation;
};

/** The methods whose failures reach a person as a toast. */
const told = {
  entriesByFolder: true,
  allEntriesByFolder: true,
  unpublishedEntries: true,
  persistEntry: true,
  persistMedia: true,
  deleteFiles: true,
  deleteUnpublishedEntry: true,
  updateUnpublishedEntryStatus: true,
  getMedia: true,
};

/** The entry's text as it stands now: its draft's, else the published one; undefined where there is none. */
const standing = async (implementation: Implementation, collection: string, { slug, path }: DataFile): Promise<string | undefined> => {
  try {
    const { diffs } = await implementation.unpublishedEntry({ collection, slug });
    const draft = diffs.find((diff) => diff.path === path);
    if (draft) return await implementation.unpublishedEntryDataFile(collection, slug, path, draft.id);
  } catch (error) {
    if (!(error as { notUnderEditorialWorkflow?: boolean }).notUnderEditorialWorkflow) throw error;
  }
  // Decap's GitHub backend gives an empty text for a file that is not there, and for one it could not read.
  return (await implementation.getEntry(path)).data || undefined;
};
