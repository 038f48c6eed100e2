import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type Git, rawGitIn } from '../../src/repository/git.ts';
import { type DeskStore, mainRef } from './store.ts';

/**
 * The desk's own repository at `.desk`, beside the working copy: objects and names, no files. Drafts are begun, saved and
 * published in it, so that nothing of it ever stands half done in the folder where people work.
 */
export interface Copy {
  root: string;
  folder: string;
  work: Git;
  store: DeskStore;
}

/**
 * The working copy's way forward, so that a power cut at any moment can be mended at the next start. What is about to
 * happen is written down before it happens; Git's own lock is held with our sign in it, so that nobody else's is taken
 * for ours; and of a file only the old version, the new one or its beginning is ever replaced.
 */
const journalSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  sign: z.string(),
  /** Nothing stood in the way, and files are being written. Before that no file is ours to put back. */
  writing: z.boolean(),
});
type Journal = z.infer<typeof journalSchema>;

const journalOf = ({ folder }: Copy) => join(folder, '.git', 'desk-home.json');

const writeThrough = (path: string, text: string): void => {
  const file = openSync(path, 'w');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

interface Places {
  index: string;
  lock: string;
  /** The index as it will be, beside the index as it is. */
  next: string;
  /** Our sign, before it becomes the lock. */
  sign: string;
}
const placesOf = async ({ root, work }: Copy): Promise<Places> => {
  const index = resolve(root, await work('rev-parse', '--git-path', 'index'));
  return { index, lock: `${index}.lock`, next: `${index}.desk`, sign: `${index}.desk-sign` };
};

const writeJournal = (copy: Copy, journal: Journal): void => {
  const path = journalOf(copy);
  writeThrough(`${path}.new`, JSON.stringify(journal));
  renameSync(`${path}.new`, path);
};

/**
 * Moves the working copy from one commit to a later one. False: somebody has moved it meanwhile. Throws when something
 * of a person's is in the way, or it could not be written; everything is then as it was.
 */
export const bringForward = async (copy: Copy, from: string, to: string): Promise<boolean> => {
  await mendHome(copy);
  const places = await placesOf(copy);
  const journal = { from, to, sign: `ban-bien-tap ${randomUUID()}\n`, writing: false };
  writeJournal(copy, journal);
  try {
    await takeLock(places, journal.sign);
    const stays = (await copy.work('rev-parse', 'HEAD')) === from;
    if (stays) await moveFiles(copy, places, journal);
    endJournal(copy, places, journal);
    return stays;
  } catch (error) {
    await mendHome(copy);
    throw error;
  }
};

const moveFiles = async (copy: Copy, { index, next }: Places, journal: Journal): Promise<void> => {
  const { from, to } = journal;
  const git = rawGitIn(copy.root);
  const env = { GIT_INDEX_FILE: next };
  copyFileSync(index, next);
  await git(['update-index', '-q', '--refresh'], { env }).catch(() => undefined);
  await git(['read-tree', '--dry-run', '-m', '-u', from, to], { env });
  writeJournal(copy, { ...journal, writing: true });
  await git(['read-tree', '-m', '-u', from, to], { env });
  renameSync(next, index);
  await copy.work('update-ref', '-m', 'Bàn biên tập: bài đã công bố', mainRef, to, from);
};

/** Another Git may be at work for a moment. The lock is there with our whole sign in it, or not there: it can be told from others. */
const takeLock = async ({ lock, sign: file }: Places, sign: string): Promise<void> => {
  writeThrough(file, sign);
  for (let patience = 20; ; patience -= 1) {
    try {
      asLock(file, lock);
      rmSync(file);
      return;
    } catch (error) {
      if (!exists(error) || patience === 0) throw error;
    }
    await wait(100);
  }
};

const exists = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST';
const asLock = (file: string, lock: string): void => {
  try {
    linkSync(file, lock);
  } catch (error) {
    if (exists(error)) throw error;
    // A disk without links, as on a memory stick.
    copyFileSync(file, lock, constants.COPYFILE_EXCL);
  }
};

const holds = (file: string, isOurs: (text: string) => boolean): boolean => existsSync(file) && isOurs(readFileSync(file, 'utf8'));

const endJournal = (copy: Copy, { lock, next, sign: file }: Places, { sign }: Journal): void => {
  for (const begun of [next, `${next}.lock`, file]) rmSync(begun, { force: true });
  if (holds(lock, (text) => text === sign)) rmSync(lock);
  rmSync(journalOf(copy), { force: true });
};

/** Ends a way home that was cut off: forward where everything stood already, else back to where it began. */
export const mendHome = async (copy: Copy): Promise<void> => {
  const path = journalOf(copy);
  rmSync(`${path}.new`, { force: true });
  if (!existsSync(path)) return;
  const journal = journalSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const { from, to, writing } = journal;
  const places = await placesOf(copy);
  if (writing) await freeNames(copy, journal);
  if (writing && (await copy.work('rev-parse', mainRef)) === from && (await copy.work('rev-parse', 'HEAD')) === from) {
    const changed = await changesBetween(copy, from, to);
    if (await indexIsNew(copy, changed)) await copy.work('update-ref', '-m', 'Bàn biên tập: bài đã công bố', mainRef, to, from);
    else await restore(copy, places, journal, changed);
  }
  endJournal(copy, places, journal);
};

/** Locks on the names that the way home moves, left by a Git that was killed: empty, or with the commit it was to name. */
const freeNames = async ({ root, work }: Copy, { to }: Journal): Promise<void> => {
  for (const name of [mainRef, 'HEAD']) {
    const lock = `${resolve(root, await work('rev-parse', '--git-path', name))}.lock`;
    if (holds(lock, (text) => `${to}\n`.startsWith(text))) rmSync(lock);
  }
};

interface Changed {
  path: string;
  before: string;
  after: string;
}
const changesBetween = async ({ work }: Copy, from: string, to: string): Promise<Changed[]> => {
  const parts = (await work('diff-tree', '-r', '-z', '--no-renames', from, to)).split('\0');
  return parts.flatMap((head, index) => {
    const found = index % 2 === 0 ? /^:\d+ \d+ (\w+) (\w+) /.exec(head) : undefined;
    return found ? [{ before: found[1]!, after: found[2]!, path: parts[index + 1]! }] : [];
  });
};
const isNothing = (id: string): boolean => /^0+$/.test(id);

const indexIsNew = async ({ work }: Copy, changed: readonly Changed[]): Promise<boolean> => {
  const lines = (await work('ls-files', '-s', '-z')).split('\0');
  const ids = new Map(lines.map((line) => [line.slice(line.indexOf('\t') + 1), line.split(' ')[1]]));
  return changed.every(({ path, after }) => (isNothing(after) ? !ids.has(path) : ids.get(path) === after));
};

/** Puts back each file that is missing, is the new version or begins like it. Whatever else stands there is a person's. */
const restore = async ({ root }: Copy, { next }: Places, { from, to }: Journal, changed: readonly Changed[]): Promise<void> => {
  const git = rawGitIn(root);
  rmSync(`${next}.lock`, { force: true });
  const env = { GIT_INDEX_FILE: next };
  await git(['read-tree', from], { env });
  for (const { path, before, after } of changed) {
    const file = join(root, path);
    const stands = lstatSync(file, { throwIfNoEntry: false });
    if (stands && !stands.isFile()) continue;
    const coming = isNothing(after) ? undefined : await git(['cat-file', '--filters', `${to}:${path}`]);
    const found = stands && readFileSync(file);
    if (found && !(coming && coming.subarray(0, found.length).equals(found))) continue;
    if (isNothing(before)) rmSync(file, { force: true });
    else await git(['checkout-index', '--force', '--', path], { env });
  }
};
