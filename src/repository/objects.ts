import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Cure } from '../domain/index.ts';
import type { BroughtLine, FoundObject, Objects, TreeEntry } from '../host/objects.ts';

/**
 * Reading a Git repository as a store of objects: nothing is checked out and no setting, hook, filter or attribute of
 * the repository or the machine has a say.
 */

/** The full name of an object: the only form in which we take one from outside. */
export const isObjectId = (text: string): boolean => /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);

const quiet = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
};

const git = (repository: string, args: readonly string[]): ChildProcessWithoutNullStreams => {
  const own = join(repository, '.git');
  const { PATH, HOME } = process.env;
  return spawn('git', [`--git-dir=${existsSync(own) ? own : repository}`, ...args], { env: { PATH, HOME, ...quiet } });
};

const ended = (child: ChildProcessWithoutNullStreams): Promise<number> =>
  new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 2));
  });

const unreadable = (repository: string, complaint: string): Cure =>
  new Cure(
    `Git không đọc được kho ${repository}: ${complaint.trim().slice(0, 400) || 'không rõ lý do'}\n  Chữa: kiểm tra đường dẫn và hai mã commit.`,
  );

/**
 * The one commit from which two lines of history parted. Throws a cure when there is none, or more than one: what a
 * merge would bring is then not what any one of them shows.
 */
export const mergeBase = async (repository: string, base: string, head: string): Promise<string> => {
  const child = git(repository, ['merge-base', '--all', base, head]);
  let said = '';
  let complaint = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString('latin1')));
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString('utf8')));
  if ((await ended(child)) > 1) throw unreadable(repository, complaint);
  const found = said.split('\n').filter(Boolean);
  if (found.length !== 1)
    throw new Cure(
      'Nhánh này không bắt đầu từ một bản duy nhất của main nên không xét được.\n  Chữa: tạo nhánh mới từ main, đặt tệp vào đó rồi gửi lại.',
    );
  return found[0]!;
};

/** A commit of a change: what it was made from. */
export interface Commit {
  id: string;
  parents: readonly string[];
}

/** The commits that `head` has and `base` has not, newest first; one more than `most` where there are more. */
export const commitsBetween = async (repository: string, base: string, head: string, most: number): Promise<readonly Commit[]> => {
  const child = git(repository, ['rev-list', '--parents', `--max-count=${most + 1}`, head, `^${base}`]);
  let said = '';
  let complaint = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString('latin1')));
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString('utf8')));
  if ((await ended(child)) !== 0) throw unreadable(repository, complaint);
  return said
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [id, ...parents] = line.split(' ') as [string, ...string[]];
      return { id, parents };
    });
};

/** The lines of a file as a commit has it, each with the commit that brought it; none where there is no such file. */
const linesOf = async (repository: string, commit: string, path: string): Promise<readonly BroughtLine[]> => {
  const child = git(repository, ['blame', '--porcelain', commit, '--', path]);
  const said: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => said.push(part));
  child.stderr.resume();
  if ((await ended(child)) !== 0) return [];
  const lines: BroughtLine[] = [];
  let from = '';
  for (const line of Buffer.concat(said).toString('utf8').split('\n')) {
    if (line.startsWith('\t')) lines.push({ commit: from, text: line.slice(1) });
    else from = /^([0-9a-f]{40}|[0-9a-f]{64}) \d+ \d+/.exec(line)?.[1] ?? from;
  }
  return lines;
};

/** One path that differs between two commits: Git's mode and object, `000000` and '' where there is nothing. */
export interface Difference {
  path: string;
  before: { mode: string; id: string };
  after: { mode: string; id: string };
}

/** A folder that a change brings may be no larger than this, and lie no deeper. */
const largestFolder = 4 * 1024 * 1024;
const deepest = 32;

/**
 * What differs between two commits, path by path. Git's own comparison gathers everything before it says a word, and a
 * few small objects can hold more paths than any machine can list: this one goes folder by folder and, once it has met
 * more than `most` paths, looks no further. A name that only pretends to be a path, a name that comes twice and a folder
 * that is none are told as differences too.
 */
export const differences = async (
  store: ObjectStore,
  from: string,
  to: string,
  most: number,
): Promise<{ found: Difference[]; more: boolean }> => {
  const found: Difference[] = [];
  let folders = 0;
  const full = () => found.length > most || folders > 4 * most;
  const walk = async (folder: string, depth: number, before: string | undefined, after: string | undefined): Promise<void> => {
    folders += 1;
    const was = before === undefined ? [] : ((await store.list(before)) ?? []);
    const is = after === undefined ? [] : await store.list(after, largestFolder);
    if (!is || depth > deepest) folders = Infinity;
    const old = new Map(was.map((entry) => [entry.name, entry]));
    const times = new Map<string, number>();
    for (const { name } of is ?? []) times.set(name, (times.get(name) ?? 0) + 1);
    const gone = was.filter(({ name }) => !times.has(name)).map((one) => [one, undefined] as const);
    const here = (is ?? []).map((one) => [old.get(one.name), one] as const);
    for (const [one, other] of [...gone, ...here]) {
      if (full()) return;
      const { name } = (one ?? other)!;
      if (one && other && one.mode === other.mode && one.id === other.id && times.get(name) === 1) continue;
      const path = folder + textOf(name);
      const [left, right] = [one?.mode === folderMode ? one : undefined, other?.mode === folderMode ? other : undefined];
      const broken = right && (await store.find(right.id))?.type !== 'tree';
      if ((left || right) && !broken) await walk(`${path}/`, depth + 1, left?.id, right?.id);
      const [gives, takes] = [left ? undefined : one, right && !broken ? undefined : other];
      if (gives || takes) found.push({ path, before: gives ?? nothingThere, after: takes ?? nothingThere });
    }
  };
  await walk('', 0, `${from}^{tree}`, `${to}^{tree}`);
  return { found: found.slice(0, most), more: full() };
};
const folderMode = '040000';
const nothingThere = { mode: '000000', id: '' };

/** A name's bytes as text. A name with a stroke in it would pass for a path. */
const textOf = (name: string): string => Buffer.from(name, 'latin1').toString('utf8').replaceAll('/', '\ufffd');

/** One `git cat-file` that answers question after question, in order. */
export class ObjectStore implements Objects {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: { wantsContents: boolean; answer: (found: { header: string; contents: Buffer }) => void; fail: (e: Error) => void }[] =
    [];
  /** Why nothing more can be asked. */
  #ended: Error | undefined;
  #parts: Buffer[] = [];
  #held = 0;
  /** How many bytes must be held before the next answer can be complete. */
  #need = 0;

  readonly repository: string;

  constructor(repository: string) {
    this.repository = repository;
    this.#child = git(repository, ['cat-file', '--batch-command']);
    let complaint = '';
    this.#child.stderr.on('data', (part: Buffer) => (complaint += part.toString('utf8')));
    this.#child.stdout.on('data', (part: Buffer) => this.#take(part));
    // A question asked after git has gone away is answered by its end, below.
    this.#child.stdin.on('error', () => undefined);
    const stop = (error: Error) => {
      this.#ended = error;
      for (const { fail } of this.#waiting.splice(0)) fail(error);
    };
    this.#child.on('error', stop);
    this.#child.on('close', () => stop(unreadable(repository, complaint)));
  }

  /** What a name stands for, without reading it; undefined when there is no such thing. */
  async find(name: string): Promise<FoundObject | undefined> {
    const { header } = await this.#ask('info', name);
    return described(header);
  }

  /** The bytes of an object; undefined when there is no such thing. Ask `find` for the size first where it is not ours. */
  async read(name: string): Promise<Buffer | undefined> {
    const { header, contents } = await this.#ask('contents', name);
    return described(header) && contents;
  }

  /** The entries of a folder; undefined when there is no such folder, or when it is larger than `most` bytes. */
  async list(name: string, most = Infinity): Promise<readonly TreeEntry[] | undefined> {
    if (most < Infinity && ((await this.find(name))?.size ?? Infinity) > most) return undefined;
    const { header, contents } = await this.#ask('contents', name);
    const found = described(header);
    return found?.type === 'tree' ? treeEntries(contents, found.id.length / 2) : undefined;
  }

  lines(commit: string, path: string): Promise<readonly BroughtLine[]> {
    return linesOf(this.repository, commit, path);
  }

  close(): void {
    this.#child.stdin.end();
  }

  #ask(command: 'info' | 'contents', name: string): Promise<{ header: string; contents: Buffer }> {
    if (/[\n\0]/.test(name)) throw new Error('a name with a line break would be taken for two');
    return new Promise((answer, fail) => {
      if (this.#ended) throw this.#ended;
      this.#waiting.push({ wantsContents: command === 'contents', answer, fail });
      // Many questions at once go out as one.
      this.#child.stdin.cork();
      this.#child.stdin.write(`${command} ${name}\n`);
      process.nextTick(() => this.#child.stdin.uncork());
    });
  }

  #take(part: Buffer): void {
    this.#parts.push(part);
    this.#held += part.length;
    if (this.#held < this.#need) return;
    let held = this.#parts.length > 1 ? Buffer.concat(this.#parts, this.#held) : part;
    this.#need = 0;
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
      const end = held.indexOf(10);
      if (end < 0) break;
      const header = held.toString('utf8', 0, end);
      const size = first.wantsContents ? described(header)?.size : undefined;
      const next = end + 1 + (size === undefined ? 0 : size + 1);
      if (held.length < next) {
        this.#need = next;
        break;
      }
      this.#waiting.shift();
      first.answer({ header, contents: held.subarray(end + 1, Math.max(end + 1, next - 1)) });
      held = held.subarray(next);
    }
    this.#parts = held.length > 0 ? [held] : [];
    this.#held = held.length;
  }
}

/** `<id> <type> <size>`; anything else is git's way of saying that there is no such thing. */
const described = (header: string): FoundObject | undefined => {
  const parts = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(header);
  return parts ? { id: parts[1]!, type: parts[2]!, size: Number(parts[3]) } : undefined;
};

/** `<mode> <name>\0<id>` again and again, as Git stores a folder. */
const treeEntries = (bytes: Buffer, idLength: number): TreeEntry[] => {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < bytes.length;) {
    const blank = bytes.indexOf(32, at);
    const end = bytes.indexOf(0, blank);
    entries.push({
      mode: bytes.toString('latin1', at, blank).padStart(6, '0'),
      name: bytes.toString('latin1', blank + 1, end),
      id: bytes.toString('hex', end + 1, end + 1 + idLength),
    });
    at = end + 1 + idLength;
  }
  return entries;
};
