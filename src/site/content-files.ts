import {
  collectionNames,
  collections,
  readEntry,
  readJson,
  submissionsFolder,
  type CollectionName,
  type MediaFile,
  type RawContent,
  type SubmissionSource,
  type Unreadable,
} from '../domain/index.ts';
import { bodyFacts } from './body-facts.ts';

/** The one reader of content, wherever it stands: on disk, in a version of the repository, in a copy somebody opened in the browser. */

/** Files people may leave anywhere below `content/`: they say what goes where. */
const signposts = new Set(['content/README.md']);

/** The files of a content tree, and how to come by each. */
export interface ContentTree {
  /** All paths below `content/`, sorted. */
  paths: readonly string[];
  bytes: (path: string) => Uint8Array;
  submission: (path: string) => SubmissionSource;
  /** The files of `content/media`, judged. */
  media: readonly MediaFile[];
  /** Paths of what is no file of its own: told, never opened. */
  odd?: readonly string[];
}

/** Gives content its parts. Submissions are only listed; their bytes are read when asked for. */
export const readFiles = (files: ContentTree): RawContent => {
  const folderOf = new Map<string, CollectionName>(collectionNames.map((name) => [collections[name].folder, name]));
  const raw = { units: [], programmes: [], entries: [], submissions: [], strays: [], site: undefined } as {
    -readonly [K in keyof RawContent]: RawContent[K] extends readonly (infer T)[] ? T[] : RawContent[K];
  };
  const unreadable: ({ path: string } & Unreadable)[] = [];
  raw.unreadable = unreadable;
  /** What a reader makes of a file; a file that it cannot read is set aside and told. */
  const readable = <T extends object>(path: string, read: (bytes: Uint8Array) => T | Unreadable): (T & { path: string })[] => {
    const found = read(files.bytes(path));
    if (!('reason' in found)) return [{ path, ...found }];
    unreadable.push({ path, ...found });
    return [];
  };
  raw.strays.push(...(files.odd ?? []));
  raw.media = files.media;
  for (const path of files.paths) {
    const [, folder, ...rest] = path.split('/') as [string, string, ...string[]];
    const collection = folderOf.get(folder);
    if (signposts.has(path) || folder === 'media') continue;
    else if (path === 'content/site.json') [raw.site] = readable(path, readJson);
    else if (path === 'content/exceptions.json') [raw.exceptions] = readable(path, readJson);
    else if (path.startsWith(`${submissionsFolder}/`)) raw.submissions.push(files.submission(path));
    else if (folder === 'units' && path.endsWith('.json')) raw.units.push(...readable(path, readJson));
    else if (folder === 'programmes' && path.endsWith('.json')) raw.programmes.push(...readable(path, readJson));
    else if (collection && rest.length === 1 && path.endsWith('.md'))
      for (const { bodyLine, ...entry } of readable(path, readEntry))
        raw.entries.push({ ...entry, collection, id: rest[0]!.slice(0, -'.md'.length), facts: bodyFacts(entry.body, bodyLine) });
    else raw.strays.push(path);
  }
  return raw;
};
