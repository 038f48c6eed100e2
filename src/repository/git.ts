import { execFile, execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { shortDay, submissionsFolder, type TakenIn } from '../domain/index.ts';
import { receiptTrailer } from '../host/hand-in.ts';

const run = promisify(execFile);

/** A refusal of git, in git's own words. */
export class GitError extends Error {
  /** True when there is no git on this machine. */
  readonly missing: boolean;
  /** Git's exit code, where it ended by itself. */
  readonly exit: number | undefined;
  /** What it had said until then. */
  readonly said: Buffer;
  constructor(words: string, { missing = false, exit, said }: { missing?: boolean; exit?: number | undefined; said?: Buffer } = {}) {
    super(words);
    this.missing = missing;
    this.exit = exit;
    this.said = said ?? Buffer.alloc(0);
  }
}

export type Git = (...args: string[]) => Promise<string>;

/** Git with bytes going in and coming out, and with settings of the environment for this one call. */
export type RawGit = (args: readonly string[], given?: { input?: string | Uint8Array; env?: NodeJS.ProcessEnv }) => Promise<Buffer>;

/**
 * Git in one folder, which must itself be the top of a repository: were `.git` missing there, git would climb up and
 * work on whatever repository it meets. Answers in English and without asking anything, whatever the machine's settings.
 */
export const rawGitIn = (folder: string): RawGit => {
  // A hook of git runs with these set; they would point every command at the hook's own repository.
  const elsewhere = { GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined, GIT_COMMON_DIR: undefined };
  const plain = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_EDITOR: 'true', GIT_CEILING_DIRECTORIES: dirname(folder) };
  return async (args, { input, env } = {}) => {
    try {
      const running = run('git', ['-c', 'core.quotepath=false', ...args], {
        cwd: folder,
        env: { ...process.env, ...elsewhere, ...plain, ...env },
        maxBuffer: 1 << 28,
        encoding: 'buffer',
      });
      // Git may end before it has read everything; its own words say why.
      running.child.stdin?.on('error', () => undefined).end(input);
      return (await running).stdout;
    } catch (error) {
      const { code, stderr, stdout, message } = error as { code?: unknown; stderr?: Buffer; stdout?: Buffer; message: string };
      const exit = typeof code === 'number' ? code : undefined;
      throw new GitError(stderr?.toString().trim() || message, { missing: code === 'ENOENT', exit, ...(stdout && { said: stdout }) });
    }
  };
};

/** The same, with text coming out. */
export const gitIn = (folder: string): Git => {
  const raw = rawGitIn(folder);
  return async (...args) => (await raw(args)).toString().trimEnd();
};

/** What git says of a folder's history; undefined where there is none. */
const historyOf = (folder: string, args: readonly string[]): string | undefined => {
  const env = { ...process.env, LC_ALL: 'C', GIT_CEILING_DIRECTORIES: dirname(folder) };
  try {
    return execFileSync('git', args, {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    }).trim();
  } catch {
    return undefined;
  }
};

/** The last commit that changed a path, as people write it; undefined where there is no history. */
export const lastCommitOn = (folder: string, path: string): string | undefined =>
  historyOf(folder, ['-c', 'core.abbrev=12', 'log', '-1', '--format=%h', '--', path]) || undefined;

/** Whether a folder has a history, back to its beginning. */
const isWhole = (folder: string): boolean => historyOf(folder, ['rev-parse', '--is-shallow-repository']) === 'false';

/** When a commit was written down, as a clock in Vietnam shows it: `2016-03-31T05:00` and so on. */
const inVietnam = (seconds: string | undefined): string => new Date((Number(seconds) + 7 * 3600) * 1000).toISOString();

/**
 * The day, in Vietnam, on which each file below a path first entered the branch that is checked out, by its commits alone: one
 * commit gives the same days everywhere. Undefined where the history is not whole, for a shallow clone shows its oldest commit
 * as the first of every file: then no day is better than a wrong one.
 */
export const firstDays = (folder: string, path: string): ReadonlyMap<string, string> | undefined => {
  if (!isWhole(folder)) return undefined;
  const added = ['--first-parent', '--diff-merges=first-parent', '--diff-filter=A', '--no-renames', '--name-only'];
  const log = historyOf(folder, ['-c', 'core.quotepath=false', 'log', ...added, '--format=%x01%ct', '--', path]);
  if (log === undefined) return undefined;
  const days = new Map<string, string>();
  let day = '';
  // The newest comes first: of a file that was taken away and came again the first day stays.
  for (const line of log.split('\n'))
    if (line.startsWith('\x01')) day = inVietnam(line.slice(1)).slice(0, 10);
    else if (line !== '') days.set(line, day);
  return days;
};

/** What the history of a folder tells of each file's last state: when it entered the branch that is checked out, and who wrote it down. */
export const takenInAt = (folder: string): ((path: string) => TakenIn | undefined) | undefined => {
  if (!isWhole(folder)) return undefined;
  const changed = ['--first-parent', '--diff-merges=first-parent', '--diff-filter=d', '--no-renames', '--name-only'];
  const format = `--format=%x01%ct%x01%cn%x01%h%x01%(trailers:key=${receiptTrailer},valueonly,separator=%x2C)`;
  const log = historyOf(folder, ['-c', 'core.quotepath=false', '-c', 'core.abbrev=12', 'log', ...changed, format, '--', submissionsFolder]);
  if (!log) return undefined;
  const files = new Map<string, TakenIn>();
  let entry: TakenIn | undefined;
  // The newest comes first.
  for (const line of log.split('\n'))
    if (line.startsWith('\x01')) {
      const [, time, by = '', commit = '', receipt = ''] = line.split('\x01');
      const at = inVietnam(time);
      entry = { at: `${shortDay(at.slice(0, 10))} ${at.slice(11, 16)}`, by, commit, receipt };
    } else if (line !== '' && !files.has(line)) files.set(line, entry!);
  return (path) => files.get(path);
};
