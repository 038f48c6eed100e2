import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitError, type RawGit, rawGitIn } from '../../src/repository/git.ts';
import { ObjectStore } from '../../src/repository/objects.ts';

/**
 * The desk's repository as objects and names only. Nothing is checked out: what was begun and not ended leaves an object
 * that nobody names, or a lock, never half a draft.
 */

export const mainRef = 'refs/heads/main';

/** A name that moves from one object to another; undefined: it was not there, or is to be gone. */
export interface Move {
  ref: string;
  from: string | undefined;
  to: string | undefined;
}
/** A file of a tree; undefined removes it. */
export interface TreeChange {
  path: string;
  id: string | undefined;
}
export interface MergeConflict {
  path: string;
  /** Blob ids: of the common ancestor, of ours, of theirs. */
  sides: readonly [string | undefined, string | undefined, string | undefined];
}

const zero = '0'.repeat(40);
const utf8 = (name: string) => Buffer.from(name, 'latin1').toString('utf8');

/** Where a version of the content stands: a commit, a tree, or a name of one. */
export class DeskStore {
  readonly #git: RawGit;
  readonly #folder: string;
  #objects: ObjectStore | undefined;
  readonly #answered = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
    const raw = rawGitIn(folder);
    this.#git = (args, given) => raw([`--git-dir=${join(folder, '.git')}`, ...args], given);
  }

  async git(...args: string[]): Promise<string> {
    return (await this.#git(args)).toString().trimEnd();
  }

  /** What a name stands for; undefined when there is no such name. */
  async resolve(name: string): Promise<string | undefined> {
    return (await this.reading((objects) => objects.find(name)))?.id;
  }

  /** Reads objects by one reader for all; after a failure the next question gets a new one. */
  async reading<T>(read: (objects: ObjectStore) => Promise<T>): Promise<T> {
    const objects = (this.#objects ??= new ObjectStore(this.#folder));
    try {
      return await read(objects);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    this.#objects?.close();
    this.#objects = undefined;
  }

  /** The text of one blob; undefined when there is none. */
  async text(id: string | undefined): Promise<string | undefined> {
    return id === undefined ? undefined : this.reading(async (objects) => (await objects.read(id))?.toString());
  }

  async fileIn(tree: string | undefined, path: string): Promise<string | undefined> {
    if (tree === undefined) return undefined;
    return this.reading(async (objects) => {
      const found = await objects.find(`${tree}:${path}`);
      return found?.type === 'blob' ? found.id : undefined;
    });
  }

  /** The plain files directly in a folder. */
  async filesIn(tree: string, folder: string): Promise<{ path: string; id: string }[]> {
    const entries = await this.reading((objects) => objects.list(`${tree}:${folder}`));
    return (entries ?? []).filter(({ mode }) => mode.startsWith('100')).map(({ name, id }) => ({ path: `${folder}/${utf8(name)}`, id }));
  }

  /** Every plain file below a folder. */
  async filesBelow(tree: string, folder: string): Promise<{ path: string; id: string }[]> {
    const lines = (await this.#git(['ls-tree', '-r', '-z', '--full-tree', tree, `${folder}/`])).toString().split('\0');
    return lines.flatMap((line) => {
      const found = /^100\d+ blob (\w+)\t([^]+)$/.exec(line);
      return found ? [{ id: found[1]!, path: found[2]! }] : [];
    });
  }

  /** Paths below a folder that two versions do not share, with both their blobs. */
  async changedBetween(from: string, to: string, folder: string): Promise<{ path: string; before?: string; after?: string }[]> {
    const args = ['diff-tree', '-r', '-z', '--no-renames', from, to, '--', folder];
    const parts = (await this.#git(args)).toString().split('\0');
    return parts.flatMap((head, index) => {
      const found = /^:\d+ \d+ (\w+) (\w+) /.exec(head);
      if (!found || index % 2 === 1) return [];
      const [before, after] = [found[1]!, found[2]!];
      return [{ path: parts[index + 1]!, ...(before !== zero && { before }), ...(after !== zero && { after }) }];
    });
  }

  async write(content: string | Uint8Array): Promise<string> {
    return (await this.#git(['hash-object', '-w', '--stdin'], { input: content })).toString().trim();
  }

  /** The tree with these files changed. Only the folders on the way are written anew. */
  async treeWith(tree: string | undefined, changes: readonly TreeChange[]): Promise<string | undefined> {
    const entries = new Map(
      (tree === undefined ? undefined : await this.reading((objects) => objects.list(`${tree}^{tree}`)))?.map((entry) => [
        utf8(entry.name),
        entry,
      ]),
    );
    for (const [name, inner] of Map.groupBy(changes, ({ path }) => path.split('/')[0]!)) {
      const before = entries.get(name);
      const deeper = inner.filter(({ path }) => path.includes('/')).map(({ path, id }) => ({ path: path.slice(name.length + 1), id }));
      const id = deeper.length > 0 ? await this.treeWith(before?.mode === '040000' ? before.id : undefined, deeper) : inner.at(-1)!.id;
      if (id === undefined) entries.delete(name);
      else entries.set(name, { name, mode: deeper.length > 0 ? '040000' : (before?.mode ?? '100644'), id });
    }
    if (entries.size === 0) return undefined;
    const input = [...entries].map(
      ([name, { mode, id }]) => `${mode} ${mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob'} ${id}\t${name}\0`,
    );
    return (await this.#git(['mktree', '-z'], { input: input.join('') })).toString().trim();
  }

  /** Writes what stands below a folder of a version into a folder on disk, for what works there. */
  async checkOut(version: string, below: string, to: string): Promise<void> {
    await this.#onDisk(to, ['read-tree', version]);
    const paths = (await this.filesBelow(version, below)).map(({ path }) => `${path}\0`);
    await this.#onDisk(to, ['checkout-index', '-z', '--stdin'], paths.join(''));
  }

  /** The tree of the version that was checked out, with that folder as it stands on disk now. */
  async takeBack(below: string, from: string): Promise<string> {
    await this.#onDisk(from, ['add', '--all', '--force', '--', below]);
    return (await this.#onDisk(from, ['write-tree'])).toString().trim();
  }

  async commit(tree: string, parents: readonly string[], message: string): Promise<string> {
    const args = ['commit-tree', '--no-gpg-sign', ...parents.flatMap((parent) => ['-p', parent]), tree];
    return (await this.#git(args, { input: `${message}\n` })).toString().trim();
  }

  /** Moves all of these names, or none; a name that somebody else has moved meanwhile refuses. */
  async move(moves: readonly Move[]): Promise<void> {
    const lines = moves.map(({ ref, from = zero, to }) => (to ? `update ${ref}\0${to}\0${from}\0` : `delete ${ref}\0${from}\0`));
    await this.#git(['update-ref', '-z', '--stdin'], { input: ['start\0', ...lines, 'prepare\0', 'commit\0'].join('') });
  }

  /** Two lines of history as one tree, and the files that Git could not put together (ours remain in the tree). */
  async mergeTrees(ours: string, theirs: string): Promise<{ tree: string; conflicts: MergeConflict[] }> {
    const args = ['merge-tree', '--write-tree', '-z', '--no-messages', ours, theirs];
    const said = await this.#git(args).catch((error: unknown) => {
      if (error instanceof GitError && error.exit === 1) return error.said;
      throw error;
    });
    const [tree, ...lines] = said.toString().split('\0');
    const sides = new Map<string, [string | undefined, string | undefined, string | undefined]>();
    for (const line of lines) {
      const found = /^\d+ (\w+) ([123])\t([^]+)$/.exec(line);
      if (!found) continue;
      const [, id, stage, path] = found as unknown as [string, string, string, string];
      const three = sides.get(path) ?? [undefined, undefined, undefined];
      three[Number(stage) - 1] = id;
      sides.set(path, three);
    }
    return { tree: tree!, conflicts: [...sides].map(([path, three]) => ({ path, sides: three })) };
  }

  /** The commit from which two others parted, by their ids: what it was once it always is. */
  async mergeBase(one: string, other: string): Promise<string | undefined> {
    return this.#once(['merge-base', one, other]);
  }

  /** When a commit was written. */
  async writtenAt(id: string): Promise<string> {
    return (await this.#once(['log', '-1', '--format=%cI', id]))!;
  }

  /** Is one version part of the other's history? */
  async isIn(old: string, tip: string): Promise<boolean> {
    return (await this.mergeBase(old, tip)) === old;
  }

  /** With a folder elsewhere as the working copy, which keeps its own index beside what is checked out. */
  #onDisk(folder: string, args: readonly string[], input?: string): Promise<Buffer> {
    return this.#git([`--work-tree=${folder}`, ...args], {
      env: { GIT_INDEX_FILE: join(folder, '.index') },
      ...(input !== undefined && { input }),
    });
  }

  /** A question whose answer never changes is put to Git once: a process is what costs most here. */
  async #once(args: readonly string[]): Promise<string | undefined> {
    const key = args.join(' ');
    if (!this.#answered.has(key)) this.#answered.set(key, await this.#quietly(...args));
    return this.#answered.get(key) || undefined;
  }

  async #quietly(...args: string[]): Promise<string> {
    return this.git(...args).catch((error: unknown) => {
      if (error instanceof GitError && error.exit === 1 && !isFull(error)) return '';
      throw error;
    });
  }
}

/** The disk has no room left, as Git or the system says it, or as shows when a little is written to this folder. */
export const isFull = (error: unknown, folder?: string): boolean =>
  full.has(String((error as NodeJS.ErrnoException).code)) ||
  (error instanceof Error && /no space left on device|disk quota exceeded|not enough space/i.test(error.message)) ||
  // Of a lock that it could not write Git does not say why.
  (error instanceof GitError && folder !== undefined && !hasRoom(folder));
const full = new Set(['ENOSPC', 'EDQUOT']);

const hasRoom = (folder: string): boolean => {
  const probe = join(folder, '.git', 'desk-room');
  try {
    writeFileSync(probe, Buffer.alloc(1 << 16));
    return true;
  } catch (error) {
    return !full.has(String((error as NodeJS.ErrnoException).code));
  } finally {
    rmSync(probe, { force: true });
  }
};
