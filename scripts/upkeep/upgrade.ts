import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { GitError, rawGitIn } from '../../src/repository/git.ts';
import { Cure } from '../../src/domain/index.ts';

/** What belongs to an organisation in its repository: no version of the product changes it. */
export const own = ['content', '.github/CODEOWNERS'] as const;

const changelog = '.github/CHANGELOG.md';

/** The product's version in a folder. */
export const versionOf = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

/** npm in a folder, speaking to whoever watches; throws where it fails. */
export const npmIn =
  (root: string) =>
  (...words: string[]): void =>
    void execFileSync('npm', words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });

/** What was written of the versions after one, the newest first. */
export const changesSince = (root: string, version: string): string => {
  const [, ...versions] = readFileSync(join(root, changelog), 'utf8').split(/^(?=## )/m);
  const older = versions.findIndex((words) => words.split(/\s/, 2)[1] === version);
  return versions
    .slice(0, older < 0 ? undefined : older)
    .join('')
    .trim();
};

/**
 * Brings a repository to another version of the product: one merge, in which whatever the organisation owns stays byte for byte,
 * and all else is merged as Git does. Nothing is written where a person has to decide: throws a `Cure` then.
 * @param source a repository of the product: its address or folder
 * @param name a branch or tag of it
 * @returns the commit before, to go back to; undefined where that version is in already
 */
export const mergeVersion = async (root: string, source: string, name: string): Promise<string | undefined> => {
  const raw = rawGitIn(root);
  const git = async (...args: string[]) => (await raw(args)).toString().trim();
  if (await git('status', '--porcelain', '--untracked-files=no'))
    throw new Cure('Kho còn thay đổi chưa ghi.\n  Chữa: git commit -a (hoặc git stash), rồi chạy lại.');
  try {
    await git('fetch', '--quiet', '--no-tags', source, name);
  } catch (error) {
    throw new Cure(`Chưa lấy được bản “${name}” từ ${source}: ${(error as Error).message}`);
  }
  const [head, theirs] = [await git('rev-parse', 'HEAD'), await git('rev-parse', 'FETCH_HEAD^{commit}')];
  const base = await git('merge-base', head, theirs).catch(() => undefined);
  if (base === undefined)
    throw new Cure('Kho này không đi ra từ kho của sản phẩm, nên chưa biết phần nào là của đơn vị.\n  Chữa: xem lại địa chỉ sau --from.');
  if (base === theirs) return undefined;

  const folder = mkdtempSync(join(tmpdir(), 'so-ren-luyen-'));
  try {
    /** A version of the product as it would be with this organisation's own in it. */
    const withOwn = async (commit: string, ...parents: string[]): Promise<string> => {
      const env = { GIT_INDEX_FILE: join(folder, commit) };
      await raw(['read-tree', commit], { env });
      await raw(['rm', '-r', '--force', '--cached', '--quiet', '--ignore-unmatch', '--', ...own], { env });
      await raw(['update-index', '-z', '--index-info'], { env, input: await raw(['ls-tree', '-r', '-z', head, '--', ...own]) });
      const tree = (await raw(['write-tree'], { env })).toString().trim();
      return git('commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', 'Bản có phần riêng của đơn vị');
    };
    const before = await withOwn(base);
    const mine = await git('commit-tree', `${head}^{tree}`, '-p', before, '-m', 'Kho của đơn vị');
    const tree = await git('merge-tree', '--write-tree', '--name-only', mine, await withOwn(theirs, before)).catch((error: unknown) => {
      if (!(error instanceof GitError) || error.exit !== 1) throw error;
      const [, ...lines] = error.said.toString().split('\n');
      throw new Cure(
        `Kho đã sửa những tệp của sản phẩm mà bản mới cũng sửa; chưa ghi gì:\n${lines
          .slice(0, lines.indexOf(''))
          .map((file) => `  ${file}`)
          .join('\n')}\n  Chữa: đưa các tệp ấy về như bản đang dùng (git checkout ${base.slice(0, 12)} -- <tệp>), ghi lại, rồi chạy lại.`,
      );
    });
    const merged = await git('commit-tree', tree, '-p', head, '-p', theirs, '-m', `Lên bản ${name} của sản phẩm`);
    await git('merge', '--ff-only', '--quiet', merged);
    return head;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
