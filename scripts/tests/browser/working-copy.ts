import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'core.quotepath=false', ...args], { cwd: folder, encoding: 'utf8' }).trimEnd();

/**
 * This repository as it stands now, uncommitted changes and all, as a repository of its own that a test may change. What only tests
 * read, half of all files, stays behind.
 */
export const makeWorkingCopy = ({ without }: { without?: string } = {}): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'so-ren-luyen-')));
  const files = git(repository, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', ':!scripts/tests').split('\0');
  for (const file of files.filter((file) => file && file !== without && existsSync(join(repository, file))))
    cpSync(join(repository, file), join(folder, file));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  git(folder, 'init', '--quiet', '--initial-branch=main');
  // A link is not a folder: `node_modules/` in .gitignore does not keep it out.
  appendFileSync(join(folder, '.git/info/exclude'), 'node_modules\n');
  git(folder, 'config', 'user.name', 'Người thử');
  git(folder, 'config', 'user.email', 'thu@localhost');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--no-gpg-sign', '-m', 'Bản để thử');
  return folder;
};

/** Takes away what most of a build goes into: the desk, which has tests of its own, and the pages on errors. */
export const withoutRooms = (folder: string): void => {
  for (const room of ['admin', 'loi']) rmSync(join(folder, 'src/pages', room), { recursive: true });
};

/** Leaves these rooms alone, and what stands in none: most of a build goes into pages that the test at hand never opens. */
export const onlyRooms = (folder: string, ...rooms: readonly string[]): void => {
  const pages = join(folder, 'src/pages');
  for (const entry of readdirSync(pages, { withFileTypes: true }))
    if (entry.isDirectory() && !rooms.includes(entry.name)) rmSync(join(pages, entry.name), { recursive: true });
};

/** The environment of a person's terminal: the test runner sets names that Astro, too, listens to. */
export const terminal = (): NodeJS.ProcessEnv => {
  const runner = /^(VITEST|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|SSR$|BASE_URL$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !runner.test(name)));
};

/** A page as it is now, on a connection of its own: a server may end one that was kept while it is asked again. */
export const pageAt = (address: string): Promise<Response> => fetch(address, { headers: { connection: 'close' } });

/** A port that nobody is likely to take: another `npm start` on this machine tries 4321 and those after it. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** The content alone, as somebody has it who opened a copy of the repository: without the history that tells who took in what. */
export const contentWithoutHistory = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'so-ren-luyen-copy-'));
  cpSync(join(repository, 'content'), join(folder, 'content'), { recursive: true });
  return folder;
};
