import { hostName } from '../host/addresses.ts';
import { together, type DataFile, type Implementation, type Page } from './backend.ts';
import { DeskError, spoken } from './errors.ts';

const unreadable = `chưa đọc lại được bài này trên ${hostName} (mạng chập chờn, hoặc bài vừa bị xoá). Hãy làm lại; nếu bài đã bị xoá, chọn “Chép thành bài mới”.`;

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
