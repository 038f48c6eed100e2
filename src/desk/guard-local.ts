import {
  together,
  type DataFile,
  type DeskIssue,
  type EntryReference,
  type Implementation,
  type Page,
  type SaveRequest,
  type SavingOptions,
} from './backend.ts';
import { DeskError, spoken } from './errors.ts';

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
  implementation.request = (payload) => ask(implementation, payload, ids);

  const save = (entry: SaveRequest, options: SavingOptions): Promise<unknown> =>
    saveAgreed(entry, page, (agreed) => persistEntry.call(implementation, agreed, options));

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
        passOn(error, page, { collection, slug });
        const dataFiles = await settled(error, page, slug);
        if (!dataFiles) throw error;
        const commitMessage = `Ghép với bản đang công bố “${slug}”`;
        const options = { commitMessage, collectionName: collection, useWorkflow: true, unpublished: true, status: ready };
        await save({ dataFiles, assets: [] }, options);
      }
    }
  };

  implementation.deleteFiles = async (paths, message) => {
    try {
      return await deleteFiles.call(implementation, paths, message);
    } catch (error) {
      passOn(error, page);
      throw error;
    }
  };
  return implementation;
};

/** Decap's name for a draft that may be published. */
const ready = 'pending_publish';

/** One request to the server, with the branch; what it answers is noted. Throws what to say to a person, or Decap's sign for a draft that is not there. */
const ask = async (
  { proxyUrl = '', branch }: Implementation,
  payload: { action: string; params: Record<string, unknown> },
  ids: Map<string, string>,
): Promise<unknown> => {
  try {
    const response = await fetch(proxyUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ branch, ...payload }),
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

/** Saves an entry; where two people changed the same field, once more with what the person chose. Tells the page what stands now. */
const saveAgreed = async (entry: SaveRequest, page: Page, persist: (agreed: SaveRequest) => Promise<unknown>): Promise<unknown> => {
  let { dataFiles } = entry;
  let chosen = false;
  for (;;) {
    try {
      const answer = (await persist({ ...entry, dataFiles })) as { merged?: boolean; files?: (TextVersion & { path: string })[] };
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

/** The files of a draft put together with what stands published; undefined where that is not why the server refused. */
const settled = async (error: unknown, page: Page, slug: string): Promise<DataFile[] | undefined> => {
  const conflicts = conflictsOf(error, 'hai-ban');
  if (!conflicts) return undefined;
  const dataFiles: DataFile[] = [];
  for (const { path, base, current, draft } of conflicts) {
    const sides = { base: base?.data ?? null, theirs: current.data, mine: draft?.data ?? '' };
    const raw = await together(page, path, sides, 'publishing');
    dataFiles.push({ path, slug, raw, base: draft?.id ?? null, settled: current.id });
  }
  return dataFiles;
};

/** Shows the page what the server found amiss in an entry, or which entries point at it, and throws; does nothing for another error. */
const passOn = (error: unknown, page: Page, entry?: { collection: string; slug: string }): void => {
  const { issues } = entry ? answerOf(error, 'chua-dat') : {};
  if (entry && issues) page.refused(issues, entry.collection, entry.slug);
  const { references } = answerOf(error, 'con-dan-toi');
  if (references) page.referenced(references);
  if (issues ?? references) throw new DeskError(issues ? stillMissing : pointedAt);
};

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
