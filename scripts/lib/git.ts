import { execFile, execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A refusal of git, in git's own words. */
export class GitError extends Error {
  /** True when there is no git on this machine. */
  readonly missing: boolean;
  constructor(words: string, missing: boolean) {
    super(words);
    this.missing = missing;
  }
}

export type Git = (...args: string[]) => Promise<string>;

/**
 * Git in one folder, which must itself be the top of a repository: were `.git` missing there, git would climb up and
 * work on whatever repository it meets. Answers in English and without asking anything, whatever the machine's settings.
 */
export const gitIn = (folder: string): Git => {
  // A hook of git runs with these set; they would point every command at the hook's own repository.
  const elsewhere = { GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined, GIT_COMMON_DIR: undefined };
  const plain = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_EDITOR: 'true', GIT_CEILING_DIRECTORIES: dirname(folder) };
  const env = { ...process.env, ...elsewhere, ...plain };
  return async (...args) => {
    try {
      const { stdout } = await run('git', ['-c', 'core.quotepath=false', ...args], { cwd: folder, env, maxBuffer: 1 << 28 });
      return stdout.trimEnd();
    } catch (error) {
      const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
      throw new GitError(stderr?.trim() || message, code === 'ENOENT');
    }
  };
};

/** The last commit that changed a path, as people write it; undefined where there is no history. */
export const lastCommitOn = (folder: string, path: string): string | undefined => {
  const env = { ...process.env, LC_ALL: 'C', GIT_CEILING_DIRECTORIES: dirname(folder) };
  try {
    const args = ['-c', 'core.abbrev=12', 'log', '-1', '--format=%h', '--', path];
    return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined;
  } catch {
    return undefined;
  }
};
