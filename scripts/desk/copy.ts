import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { defaultsOf } from '../../src/desk/lookup.ts';
import { mergeEntry } from '../../src/desk/merge-entry.ts';

import { endPublished } from './drafts.ts';
import { bringForward, type Copy, mendHome } from './bring-forward.ts';
import { type TreeChange, DeskStore, isFull, mainRef } from './store.ts';
import { type Git, GitError, gitIn } from '../../src/repository/git.ts';
import { Cure } from '../../src/domain/index.ts';

/** What stands in the way, and the command that cures it. */
export const blocked = (what: string, cure: string): Cure => new Cure(`${what}\n  Chữa: ${cure}`);

/** Makes the repository, or makes the one that is there fit for use: also one of a former version, with its drafts. */
export const openCopy = async (root: string, say: (line: string) => void): Promise<Copy> => {
  const folder = join(root, '.desk');
  const copy = { root, folder, work: gitIn(root), store: new DeskStore(folder) };
  await checkWork(copy);
  const own = join(folder, '.git');
  const begun = join(folder, '.moi');
  const isEmpty = !existsSync(folder) || readdirSync(folder).every((name) => name === '.moi');
  if (isEmpty) {
    say('Đang tạo bản riêng cho bàn biên tập (.desk)…');
    // It gets its name once it is whole: half a clone would be taken for one.
    rmSync(begun, { recursive: true, force: true });
    await copy.work('clone', '--quiet', '--no-checkout', '--branch', 'main', '--single-branch', root, begun);
    renameSync(join(begun, '.git'), own);
  }
  if (!existsSync(own))
    throw blocked('Thư mục .desk không phải là bản sao Git của bàn biên tập.', 'đổi tên hoặc xoá thư mục ấy, rồi chạy lại npm start');
  claim(copy);
  dropLocks(own);
  await settle(copy);
  await mendHome(copy);
  await endPublished(copy.store);
  return copy;
};

const settle = async ({ folder, work, store }: Copy): Promise<void> => {
  const identity = async (key: string, otherwise: string) => [key, (await work('config', key).catch(() => '')) || otherwise] as const;
  const settings = [
    await identity('user.name', 'Bàn biên tập'),
    await identity('user.email', 'ban-bien-tap@localhost'),
    ['core.bare', 'true'],
    ['core.hooksPath', '/dev/null'],
    // What was answered as saved survives a power cut, and earlier saves of a draft can be found again.
    ['core.fsync', 'all'],
    ['core.logAllRefUpdates', 'always'],
    ['gc.autoDetach', 'false'],
  ] as const;
  const known = new Set((await store.git('config', '--local', '--list', '-z')).split('\0'));
  for (const [key, value] of settings) if (!known.has(`${key.toLowerCase()}\n${value}`)) await store.git('config', key, value);
  await store.git('symbolic-ref', 'HEAD', mainRef);
  // A former version worked in checked-out files, and may have been cut off there. What was saved is in commits.
  for (const name of readdirSync(folder)) if (name !== '.git') rmSync(join(folder, name), { recursive: true });
  for (const name of ['index', 'MERGE_HEAD', 'MERGE_MSG', 'MERGE_MODE', 'REBASE_HEAD', 'rebase-merge', 'rebase-apply'])
    rmSync(join(folder, '.git', name), { recursive: true, force: true });
};

/** No other desk is open, so whoever held these locks is gone. */
const dropLocks = (folder: string): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && /[\\/](refs|logs|objects|info|pack)([\\/]|$)/.test(path) && !/[\\/]objects[\\/]..$/.test(path))
      dropLocks(path);
    else if (/\.lock$|^gc\.pid$/.test(entry.name)) rmSync(path);
  }
};

const checkWork = async ({ root, work }: Copy): Promise<void> => {
  try {
    await work('rev-parse', '--git-dir');
    const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(await work('--version')) ?? []).map(Number);
    if (major * 1000 + minor < 2038)
      throw blocked(
        `Git trên máy này (${major}.${minor}) cũ quá; bàn biên tập cần Git 2.38 trở lên.`,
        'cài Git mới từ https://git-scm.com rồi mở lại cửa sổ lệnh',
      );
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (error.missing) throw blocked('Máy này chưa có Git.', 'cài Git từ https://git-scm.com rồi mở lại cửa sổ lệnh');
    if (error.message.includes('dubious ownership'))
      throw blocked(`Git chưa tin thư mục ${root} vì nó thuộc về người dùng khác.`, `git config --global --add safe.directory "${root}"`);
    throw blocked(`${root} không phải là thư mục gốc của một kho Git.`, 'chạy lệnh ở thư mục gốc của dự án, hoặc thêm --root <thư mục>');
  }
  const branch = await branchOf(work);
  if (branch === 'main' && !(await work('rev-parse', '--verify', '--quiet', mainRef).catch(() => '')))
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
  // A number given before this machine was started belongs to another program by now.
  const isOfNow = existsSync(file) && statSync(file).mtimeMs > Date.now() - uptime() * 1000;
  const owner = isOfNow ? Number(readFileSync(file, 'utf8')) : 0;
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

export const closeCopy = ({ folder, store }: Copy): void => {
  store.close();
  rmSync(claimOf(folder), { force: true });
};

/**
 * Makes `main` the same on both sides and returns the subjects of the commits that came home. What is new in the
 * working copy is merged at the desk, where nobody has files open; the working copy only ever moves forward.
 */
export const reconcile = async (copy: Copy): Promise<string[]> => {
  const { root, folder, work, store } = copy;
  const [here, there] = [await work('rev-parse', mainRef), (await store.resolve(mainRef))!];
  if (here === there) return [];
  const branch = await branchOf(work);
  if (branch !== 'main') throw notOnMain(branch);

  await store.git('fetch', '--quiet', '--no-tags', root, mainRef);
  const merged = await bothIn(store, there, here);
  if (merged !== there) await store.move([{ ref: mainRef, from: there, to: merged }]);
  if (merged === here) return [];

  await work('-c', 'core.fsync=all', 'fetch', '--quiet', '--no-tags', folder, mainRef);
  const arrived = await work('log', '--no-merges', '--reverse', '--format=%s', `${here}..${merged}`);
  try {
    if (!(await bringForward(copy, here, merged))) return [];
  } catch (error) {
    throw await inTheWay(copy, error, here, merged);
  }
  return arrived.split('\n').filter(Boolean);
};

/** The commit that holds both lines of history. An entry that both changed is put together field by field. */
const bothIn = async (store: DeskStore, desk: string, work: string): Promise<string> => {
  if (await store.isIn(desk, work)) return work;
  if (await store.isIn(work, desk)) return desk;
  const { tree, conflicts } = await store.mergeTrees(desk, work);
  const changes: TreeChange[] = [];
  const files: string[] = [];
  for (const { path, sides } of conflicts) {
    const [base, theirs, mine] = await Promise.all(sides.map((id) => store.text(id)));
    const isEntry = path.startsWith('content/') && path.endsWith('.md') && theirs !== undefined && mine !== undefined;
    const { text } = isEntry ? mergeEntry({ base: base ?? null, theirs, mine }, defaultsOf(path)) : { text: null };
    if (text === null) files.push(path);
    else changes.push({ path, id: await store.write(text) });
  }
  if (files.length > 0)
    throw blocked(
      `Bàn biên tập và bản làm việc cùng sửa một chỗ: ${files.join(', ')}. Bài vừa công bố chưa về được bản làm việc.`,
      'git pull --no-rebase .desk main, sửa những chỗ Git đánh dấu, rồi git commit -a',
    );
  return store.commit((await store.treeWith(tree, changes))!, [desk, work], 'Gộp thay đổi của bản làm việc');
};

/** Names the uncommitted files that keep the published entries out. */
const inTheWay = async ({ work, folder }: Copy, error: unknown, from: string, to: string): Promise<Cure> => {
  if (isFull(error, folder)) return blocked('Ổ đĩa đã đầy nên bài vừa công bố chưa về được bản làm việc.', 'dọn bớt ổ đĩa; bài sẽ tự về');
  if ((error as NodeJS.ErrnoException).code === 'EEXIST')
    return blocked(
      'Bài vừa công bố chưa về được bản làm việc, vì một lệnh Git khác đang giữ khoá .git/index.lock.',
      'chờ lệnh ấy xong; nếu không có lệnh Git nào đang chạy, xoá tệp .git/index.lock',
    );
  const coming = new Set((await work('diff', '--name-only', '-z', from, to)).split('\0'));
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
