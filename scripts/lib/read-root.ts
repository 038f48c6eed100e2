import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse as parseYaml } from 'yaml';
import {
  collectionNames,
  collections,
  compareCodes,
  mediaFolder,
  submissionsFolder,
  type BodyFacts,
  type CollectionName,
  type RawContent,
  type SubmissionSource,
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

const readJson = (root: string, path: string): { path: string; data: unknown } => {
  try {
    return { path, data: JSON.parse(readFileSync(join(root, path), 'utf8')) };
  } catch (error) {
    throw new Cure(`${path} không phải là tệp JSON đọc được: ${(error as Error).message}\n  Chữa: sửa tệp ở chỗ ấy, rồi npm run check.`);
  }
};

/** Front matter and text of a Markdown file. A file without front matter has none. */
const readMarkdown = (root: string, path: string): { data: unknown; body: string; facts: BodyFacts } => {
  const text = readFileSync(join(root, path), 'utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .normalize('NFC');
  const found = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(text);
  if (!found) return { data: {}, body: text, facts: bodyFacts(text) };
  const [, front, body] = found as unknown as [string, string, string];
  try {
    return { data: parseYaml(front) as unknown, body, facts: bodyFacts(body, text.slice(0, text.length - body.length).split('\n').length) };
  } catch (error) {
    throw new Cure(
      `${path}: phần đầu bài (giữa hai dòng ---) không đọc được: ${(error as Error).message}\n  Chữa: mở bài ở bàn biên tập và lưu lại.`,
    );
  }
};

/**
 * Reads everything below `content/` of a root. Submissions are only listed; their bytes are read when asked for.
 * Pictures are looked at again only when they change.
 */
export const readRoot = (folder: string): RawContent => {
  const root = resolve(folder);
  if (!existsSync(join(root, 'content/site.json')))
    throw new Cure(`Không thấy content/site.json trong ${root}.\n  Chữa: chạy lệnh trong thư mục của kho, hoặc thêm --root THƯ_MỤC.`);
  const folderOf = new Map<string, CollectionName>(collectionNames.map((name) => [collections[name].folder, name]));
  const raw = { units: [], programmes: [], entries: [], submissions: [], strays: [], site: readJson(root, 'content/site.json') } as {
    -readonly [K in keyof RawContent]: RawContent[K] extends readonly (infer T)[] ? T[] : RawContent[K];
  };
  raw.media = mediaFiles(root, filesBelow(root, mediaFolder));
  for (const path of filesBelow(root, 'content')) {
    const [, folder, ...rest] = path.split('/') as [string, string, ...string[]];
    const collection = folderOf.get(folder);
    if (path === 'content/site.json' || signposts.has(path) || folder === 'media') continue;
    else if (path === 'content/exceptions.json') raw.exceptions = readJson(root, path);
    else if (path.startsWith(`${submissionsFolder}/`)) raw.submissions.push(submissionSource(root, path));
    else if (folder === 'units' && path.endsWith('.json')) raw.units.push(readJson(root, path));
    else if (folder === 'programmes' && path.endsWith('.json')) raw.programmes.push(readJson(root, path));
    else if (collection && rest.length === 1 && path.endsWith('.md'))
      raw.entries.push({ path, collection, id: rest[0]!.slice(0, -'.md'.length), ...readMarkdown(root, path) });
    else raw.strays.push(path);
  }
  return raw;
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
  const { data } = readJson(root, 'content/site.json');
  return asOfDay((data as { asOf?: string } | null)?.asOf);
};
