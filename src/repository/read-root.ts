import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  Cure,
  collectionNames,
  collections,
  compareCodes,
  mediaFolder,
  readEntry,
  readJson,
  submissionsFolder,
  type CollectionName,
  type MediaFile,
  type RawContent,
  type SubmissionSource,
  type Unreadable,
} from '../domain/index.ts';
import { bodyFacts } from '../site/body-facts.ts';

import { mediaFiles } from './media.ts';

/** Files people may leave anywhere below `content/`: they say what goes where. */
const signposts = new Set(['content/README.md']);

/**
 * Paths of all files below a folder of the root, sorted, with `/`. What is no file of its own – a link to somewhere else, a pipe,
 * a name that is no text – stands apart: it is neither opened nor followed.
 */
const filesBelow = (root: string, folder: string): { files: string[]; odd: string[] } => {
  const [files, odd]: [string[], string[]] = [[], []];
  const walk = (inside: string): void => {
    for (const entry of readdirSync(join(root, inside), { withFileTypes: true })) {
      const path = `${inside}/${entry.name}`;
      if (entry.name === '.DS_Store') continue;
      if (path.includes('\ufffd')) odd.push(path);
      else if (entry.isDirectory()) walk(path);
      else (entry.isFile() ? files : odd).push(path);
    }
  };
  walk(folder);
  return { files: files.sort(compareCodes), odd: odd.sort(compareCodes) };
};

/** Where content stands: in a folder, or in a version that a repository holds. */
export interface ContentFiles {
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
export const readFiles = (files: ContentFiles): RawContent => {
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

/** Reads everything below `content/` of a folder. Pictures are looked at again only when they change. */
export const readRoot = (folder: string): RawContent => {
  const root = resolve(folder);
  if (!statSync(join(root, 'content/site.json'), { throwIfNoEntry: false })?.isFile())
    throw new Cure(`Không thấy content/site.json trong ${root}.\n  Chữa: chạy lệnh trong thư mục của kho, hoặc thêm --root THƯ_MỤC.`);
  const { files, odd } = filesBelow(root, 'content');
  return readFiles({
    paths: files,
    odd,
    bytes: (path) => readFileSync(join(root, path)),
    submission: (path) => submissionSource(root, path),
    media: mediaFiles(
      root,
      files.filter((path) => path.startsWith(`${mediaFolder}/`)),
    ),
  });
};

/** A file's bytes in pieces, so that a large file never stands in memory whole. A piece holds until the next is asked for. */
function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  const piece = new Uint8Array(1 << 15);
  try {
    for (;;) {
      const length = readSync(file, piece);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** A submission by its path below a folder. */
export const submissionSource = (root: string, path: string): SubmissionSource => ({ path, chunks: () => piecesOf(join(root, path)) });

/** The day the figures speak of: as set, else today in Vietnam. The only look at the clock. */
export const asOfDay = (set: string | undefined): string =>
  set ?? new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
