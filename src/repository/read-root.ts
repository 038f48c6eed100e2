import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Cure, compareCodes, dayInVietnam, mediaFolder, type RawContent, type SubmissionSource } from '../domain/index.ts';
import { readFiles } from '../site/content-files.ts';

import { mediaFiles } from './media.ts';

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
export const asOfDay = (set: string | undefined): string => set ?? dayInVietnam(new Date());
/** The same of a root, as its settings are written. */
export const asOfRoot = ({ site }: Pick<RawContent, 'site'>): string => asOfDay((site?.data as { asOf?: string } | undefined)?.asOf);
