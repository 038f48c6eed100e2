import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cure } from './command.ts';
import { type Git, GitError, gitIn } from './git.ts';

/** What stands in the way, and the command that cures it. */
export const blocked = (what: string, cure: string): Cure => new Cure(`${what}\n  Chữa: ${cure}`);

/**
 * The desk's own clone at `.desk`, beside the working copy. Decap's server checks branches out, merges and commits
 * everything it finds, so it never works in the folder where people work.
 */
export interface Copy {
  root: string;
  folder: string;
  work: Git;
  desk: Git;
}

const main = 'refs/heads/main';

/** Makes the clone, or makes the one that is there fit for use. */
export const openCopy = async (root: string, say: (line: string) => void): Promise<Copy> => {
  const folder = join(root, '.desk');
  const copy = { root, folder, work: gitIn(root), desk: gitIn(folder) };
  await checkWork(copy);
  if (!existsSync(folder)) {
    say('Đang tạo bản riêng cho bàn biên tập (.desk)…');
    await copy.work('clone', '--quiet', '--branch', 'main', '--single-branch', root, folder);
  }
  if (!existsSync(join(folder, '.git')))
    throw blocked('Thư mục .desk không phải là bản sao Git của bàn biên tập.', 'đổi tên hoặc xoá thư mục ấy, rồi chạy lại npm start');
  claim(copy);
  const identity = async (key: string, otherwise: string) => [key, (await copy.work('config', key).catch(() => '')) || otherwise] as const;
  const settings = [
    await identity('user.name', 'Bàn biên tập'),
    await identity('user.email', 'ban-bien-tap@localhost'),
    ['commit.gpgsign', 'false'],
    ['core.autocrlf', 'false'],
    ['core.quotepath', 'false'],
    ['core.hooksPath', '/dev/null'],
  ] as const;
  for (const [key, value] of settings) await copy.desk('config', key, value);
  await mend(copy);
  return copy;
};

const checkWork = async ({ root, work }: Copy): Promise<void> => {
  try {
    await work('rev-parse', '--git-dir');
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (error.missing) throw blocked('Máy này chưa có Git.', 'cài Git từ https://git-scm.com rồi mở lại cửa sổ lệnh');
    if (error.message.includes('dubious ownership'))
      throw blocked(`Git chưa tin thư mục ${root} vì nó thuộc về người dùng khác.`, `git config --global --add safe.directory "${root}"`);
    throw blocked(`${root} không phải là thư mục gốc của một kho Git.`, 'chạy lệnh ở thư mục gốc của dự án, hoặc thêm --root <thư mục>');
  }
  const branch = await branchOf(work);
  if (branch === 'main' && !(await work('rev-parse', '--verify', '--quiet', main).catch(() => '')))
    throw blocked('Kho này chưa có commit nào.', 'git add . && git commit -m "Khởi đầu"');
  if (branch !== 'main') throw notOnMain(branch);
};

const branchOf = (work: Git): Promise<string> => work('symbolic-ref', '--quiet', '--short', 'HEAD').catch(() => '');

const notOnMain = (branch: string) =>
  blocked(
    branch
      ? `Bản làm việc đang ở nhánh ${branch}; bàn biên tập chỉ làm việc với nhánh main.`
      : 'Bản làm việc không ở nhánh nào; bàn biên tập chỉ làm việc với nhánh main.',
    'git switch main',
  );

/** Two desks on one clone would undo each other's work. */
const claim = ({ folder }: Copy): void => {
  const file = claimOf(folder);
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (owner && owner !== process.pid && isAlive(owner))
    throw blocked(
      `Bàn biên tập của thư mục này đang mở ở một cửa sổ khác (tiến trình ${owner}).`,
      `dùng địa chỉ cửa sổ ấy đã in ra; nếu không còn cửa sổ nào, xoá tệp ${file}`,
    );
  writeFileSync(file, String(process.pid));
};
const claimOf = (folder: string): string => join(folder, '.git', 'desk.pid');
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

export const closeCopy = ({ folder }: Copy): void => rmSync(claimOf(folder), { force: true });

/** Ends whatever an interrupted or refused save left half done. What was published or saved as a draft is in commits. */
export const mend = async ({ desk }: Copy): Promise<void> => {
  for (const unfinished of ['merge', 'rebase']) await desk(unfinished, '--abort').catch(() => '');
  await desk('reset', '--hard', '--quiet');
  await desk('clean', '-d', '--force', '--quiet');
  await desk('switch', '--quiet', 'main');
};

/**
 * Makes `main` the same on both sides and returns the subjects of the commits that came home. What is new in the
 * working copy is merged in the clone, where nobody has files open; the working copy only ever moves forward.
 */
export const reconcile = async ({ root, folder, work, desk }: Copy): Promise<string[]> => {
  const [here, there] = [await work('rev-parse', main), await desk('rev-parse', main)];
  if (here === there) return [];
  const branch = await branchOf(work);
  if (branch !== 'main') throw notOnMain(branch);

  await desk('fetch', '--quiet', root, main);
  try {
    await desk('merge', '--ff', '--quiet', '-m', 'Gộp thay đổi của bản làm việc', 'FETCH_HEAD');
  } catch {
    const files = await desk('diff', '--name-only', '--diff-filter=U');
    await desk('merge', '--abort').catch(() => '');
    throw blocked(
      `Bàn biên tập và bản làm việc cùng sửa một chỗ: ${files.split('\n').join(', ')}. Bài vừa công bố chưa về được bản làm việc.`,
      'git pull --no-rebase .desk main, sửa những chỗ Git đánh dấu, rồi git commit -a',
    );
  }

  await work('fetch', '--quiet', folder, main);
  const arrived = await work('log', '--no-merges', '--reverse', '--format=%s', 'HEAD..FETCH_HEAD');
  try {
    await work('merge', '--ff-only', '--quiet', 'FETCH_HEAD');
  } catch (error) {
    throw await inTheWay(work, error);
  }
  return arrived.split('\n').filter(Boolean);
};

/** Names the uncommitted files that keep the published entries out. */
const inTheWay = async (work: Git, error: unknown): Promise<Cure> => {
  const coming = new Set((await work('diff', '--name-only', '-z', 'HEAD', 'FETCH_HEAD')).split('\0'));
  const status = await work('status', '--porcelain', '-z', '--no-renames', '--untracked-files=all');
  const files = status
    .split('\0')
    .map((line) => line.slice(3))
    .filter((file) => file && coming.has(file));
  if (files.length === 0) return blocked(`Git chưa nhận bài về bản làm việc: ${(error as Error).message}`, 'git status');
  const quoted = files.map((file) => `"${file}"`).join(' ');
  return blocked(
    `Bài vừa công bố chưa về được bản làm việc, vì tệp sau có thay đổi chưa commit: ${files.join(', ')}.`,
    `git stash push --include-untracked -- ${quoted} (lấy lại sau bằng git stash pop)`,
  );
};
