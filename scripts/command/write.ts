import { appendFileSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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
export const tellSummary = (heading: string, lines: readonly string[], path = process.env['GITHUB_STEP_SUMMARY']): void => {
  if (path && lines.length > 0) appendFileSync(path, `### ${heading}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n\n`);
};
