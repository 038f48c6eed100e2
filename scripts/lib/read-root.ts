import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
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
} from '../../src/domain/index.ts';
import { bodyFacts } from '../../src/body-facts.ts';
import { Cure } from './command.ts';
import { mediaFiles } from './media.ts';

/** Files people may leave anywhere below `content/`: they say what goes where. */
const signposts = new Set(['content/README.md']);

/** Paths of all files below a folder of the root, sorted, with `/`. */
const filesBelow = (root: string, folder: string): string[] => {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((e) => !e.isDirectory() && e.name !== '.DS_Store')
    .map((e) =>
      join(e.parentPath, e.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort(compareCodes);
};

/** Where content stands: in a folder, or in a version that a repository holds. */
export interface ContentFiles {
  /** All paths below `content/`, sorted. */
  paths: readonly string[];
  bytes: (path: string) => Uint8Array;
  submission: (path: string) => SubmissionSource;
  /** The files of `content/media`, judged. */
  media: readonly MediaFile[];
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
  if (!existsSync(join(root, 'content/site.json')))
    throw new Cure(`Không thấy content/site.json trong ${root}.\n  Chữa: chạy lệnh trong thư mục của kho, hoặc thêm --root THƯ_MỤC.`);
  return readFiles({
    paths: filesBelow(root, 'content'),
    bytes: (path) => readFileSync(join(root, path)),
    submission: (path) => submissionSource(root, path),
    media: mediaFiles(root, filesBelow(root, mediaFolder)),
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

/** The day a root's figures speak of, by its settings alone. Settings that cannot be read are the check's matter: today then. */
export const asOfOf = (root: string): string => {
  const found = readJson(readFileSync(join(root, 'content/site.json')));
  return asOfDay('data' in found ? (found.data as { asOf?: string } | null)?.asOf : undefined);
};
