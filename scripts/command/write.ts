import { appendFileSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { Cure } from '../../src/domain/index.ts';
import { summaryFile } from '../../src/host/addresses.ts';

/** Writes a file, making its folder if need be. */
export const writeFile = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};

/** The same, from pieces that need not stand in memory together. */
export const writePieces = (path: string, pieces: Iterable<string>): void => {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
};

/** Forgets the entries that Astro remembers of last time (`cacheDir`): they were made by the schemas of then. */
export const forgetEntries = (root: string): void => rmSync(join(root, '.astro/data-store.json'), { force: true });

/** Works in a folder that is gone afterwards, whatever happens. */
export const inTemporaryFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'so-ren-luyen-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Adds a list to the summary that a publishing job shows; where there is no job, there is no summary. */
export const tellSummary = (heading: string, lines: readonly string[], path = summaryFile()): void => {
  if (path && lines.length > 0) appendFileSync(path, `### ${heading}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n\n`);
};

/**
 * A file for what must not be read by others: it is not there yet, nor in the repository, and only its owner reads it. Throws a
 * `Cure` before anything is made that could not be kept there.
 */
export const secretFile = (root: string, out: string): { write: (text: string) => void } => {
  const file = resolve(out);
  const within = relative(resolve(root), file);
  if (!within.startsWith('..')) throw new Cure(`${out} nằm trong kho, ai đọc kho cũng đọc được.\n  Chữa: --out một chỗ ngoài kho.`);
  if (existsSync(file)) throw new Cure(`${out} đã có; khoá cũ trong đó không bị ghi đè.\n  Chữa: --out một tên khác.`);
  mkdirSync(dirname(file), { recursive: true });
  return { write: (text) => writeFileSync(file, text, { mode: 0o600, flag: 'wx' }) };
};
