import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeCopy, openCopy, reconcile } from './copy.ts';
import type { Copy } from './bring-forward.ts';
import { git } from '../tests/browser/working-copy.ts';
import { commit, deskCommit, makeRoot, read, topic, topicPath, write } from '../tests/desk-root.ts';

const file = topicPath('2016-11');
let root: string;
let copy: Copy;
const silent = () => {};
const mainOf = (folder: string) => git(folder, 'rev-parse', 'main');
const published = (path: string, text: string | null) => deskCommit(copy.folder, path, text);

beforeEach(() => void (root = makeRoot()));
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the way home', () => {
  beforeEach(async () => void (copy = await openCopy(root, silent)));
  afterEach(() => closeCopy(copy));

  it('a published entry becomes the same commit in the working copy', async () => {
    published(file, 'hai\n');
    expect(await reconcile(copy)).toEqual([`Sửa ${file}`]);
    expect(read(root, file)).toBe('hai\n');
    expect(mainOf(root)).toBe(mainOf(copy.folder));
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(await reconcile(copy)).toEqual([]);
  });

  it('a new entry, a deleted one and a picture come home', async () => {
    published('content/media/anh.webp', 'x');
    published(topicPath('2016-12'), 'mới\n');
    published(file, null);
    await reconcile(copy);
    expect([existsSync(join(root, file)), read(root, topicPath('2016-12')), read(root, 'content/media/anh.webp')]).toEqual([
      false,
      'mới\n',
      'x',
    ]);
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(readdirSync(join(root, '.git')).filter((name) => /lock|desk/.test(name))).toEqual([]);
  });

  it('what is new in the working copy goes to the desk', async () => {
    commit(root, 'ghi-chu.txt', 'x\n');
    await reconcile(copy);
    expect(git(copy.folder, 'show', 'main:ghi-chu.txt')).toBe('x');
    expect(mainOf(root)).toBe(mainOf(copy.folder));
  });

  it('both sides keep what they wrote, also in one entry', async () => {
    published(file, topic('2016-11', { theme: 'Của bàn biên tập' }));
    commit(root, 'ghi-chu.txt', 'x\n');
    commit(root, file, topic('2016-11', { summary: 'Của bản làm việc.' }));
    expect(await reconcile(copy)).toEqual([`Sửa ${file}`]);
    expect(read(root, file)).toBe(topic('2016-11', { theme: 'Của bàn biên tập', summary: 'Của bản làm việc.' }));
    expect(read(root, 'ghi-chu.txt')).toBe('x\n');
    expect(mainOf(root)).toBe(mainOf(copy.folder));
  });

  it('an uncommitted file in the way is named with its cure, and nothing of it is lost', async () => {
    write(root, file, 'đang viết\n');
    published(file, 'hai\n');
    await expect(reconcile(copy)).rejects.toThrow(`git stash push --include-untracked -- "${file}"`);
    expect(read(root, file)).toBe('đang viết\n');
    git(root, 'stash', 'push', '--quiet', '--include-untracked', '--', file);
    await reconcile(copy);
    expect(read(root, file)).toBe('hai\n');
  });

  it('an untracked file in the way is named too and stays; other uncommitted files are no hindrance', async () => {
    write(root, 'rieng.txt', 'riêng\n');
    // The beginning of what comes: to a careless mender it would look like our own half-written file.
    write(root, topicPath('2016-12'), 'bản ');
    published(topicPath('2016-12'), 'bản công bố\n');
    await expect(reconcile(copy)).rejects.toThrow(/q8-2016-12\.md\.\n(?!.*rieng)/);
    expect(read(root, topicPath('2016-12'))).toBe('bản ');
    rmSync(join(root, topicPath('2016-12')));
    await reconcile(copy);
    expect(read(root, 'rieng.txt')).toBe('riêng\n');
  });

  it('what is staged or changed elsewhere stays as it is', async () => {
    write(root, topicPath('2016-03'), 'đang viết\n');
    write(root, 'rieng.txt', 'riêng\n');
    git(root, 'add', 'rieng.txt');
    published(file, 'hai\n');
    await reconcile(copy);
    expect(git(root, 'status', '--porcelain').split('\n').sort()).toEqual([` M ${topicPath('2016-03')}`, 'A  rieng.txt']);
  });

  it('a conflict leaves the working copy alone until somebody settles it', async () => {
    commit(root, file, topic('2016-11', { title: 'Của bản làm việc' }));
    published(file, topic('2016-11', { title: 'Của bàn biên tập' }));
    await expect(reconcile(copy)).rejects.toThrow('git pull --no-rebase .desk main');
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(() => git(root, 'pull', '--quiet', '--no-rebase', '.desk', 'main')).toThrow();
    write(root, file, 'đã dàn xếp\n');
    git(root, 'commit', '--quiet', '-am', 'Dàn xếp');
    await reconcile(copy);
    expect(git(copy.folder, 'show', `main:${file}`)).toBe('đã dàn xếp');
  });

  it('waits while another branch is checked out', async () => {
    git(root, 'switch', '--quiet', '-c', 'khac');
    published(file, 'hai\n');
    await expect(reconcile(copy)).rejects.toThrow('git switch main');
    git(root, 'switch', '--quiet', 'main');
    await reconcile(copy);
    expect(read(root, file)).toBe('hai\n');
  });

  it('waits for another Git at work, and never takes its lock', async () => {
    published(file, 'hai\n');
    writeFileSync(join(root, '.git/index.lock'), '');
    await expect(reconcile(copy)).rejects.toThrow('.git/index.lock');
    closeCopy(copy);
    copy = await openCopy(root, silent);
    expect(existsSync(join(root, '.git/index.lock'))).toBe(true);
    rmSync(join(root, '.git/index.lock'));
    await reconcile(copy);
    expect(read(root, file)).toBe('hai\n');
  });
});

describe('a way home that was cut off', () => {
  const added = topicPath('2016-12');
  let from: string;
  let to: string;
  /** As it stands after a power cut while files were being written. */
  const cutOff = (files: Record<string, string | null>) => {
    const journal = { from, to, sign: 'ban-bien-tap thử\n', writing: true };
    writeFileSync(join(copy.folder, '.git/desk-home.json'), JSON.stringify(journal));
    writeFileSync(join(root, '.git/index.lock'), journal.sign);
    copyFileSync(join(root, '.git/index'), join(root, '.git/index.desk'));
    for (const [path, text] of Object.entries(files)) {
      if (text === null) rmSync(join(root, path));
      else write(root, path, text);
    }
  };
  const startAgain = async () => {
    copy = await openCopy(root, silent);
    await reconcile(copy);
    expect(readdirSync(join(root, '.git')).filter((name) => /lock|desk/.test(name))).toEqual([]);
    expect(existsSync(join(copy.folder, '.git/desk-home.json'))).toBe(false);
  };
  beforeEach(async () => {
    copy = await openCopy(root, silent);
    published(file, 'hai, bản công bố\n');
    published(added, 'mới\n');
    published(topicPath('2016-03'), null);
    git(root, 'fetch', '--quiet', '.desk', 'main');
    [from, to] = [mainOf(root), mainOf(copy.folder)];
    closeCopy(copy);
  });
  afterEach(() => closeCopy(copy));

  it.each([
    ['nothing was written yet', {}],
    ['a file was half written', { [file]: 'hai, bản' }],
    ['a file was gone for the moment', { [file]: null }],
    ['everything was written', { [file]: 'hai, bản công bố\n', [added]: 'mới\n', [topicPath('2016-03')]: null }],
    ['a new file was empty', { [added]: '' }],
  ])('is ended at the next start: %s', async (_, files) => {
    cutOff(files);
    await startAgain();
    expect(mainOf(root)).toBe(to);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('and is told, not overwritten, where somebody has written there since', async () => {
    cutOff({ [file]: 'viết sau khi mất điện\n', [added]: 'mới' });
    copy = await openCopy(root, silent);
    await expect(reconcile(copy)).rejects.toThrow(`-- "${file}"`);
    expect(read(root, file)).toBe('viết sau khi mất điện\n');
    expect(existsSync(join(root, '.git/index.lock'))).toBe(false);
  });

  it('lets go of the lock where everything had moved already', async () => {
    git(root, 'merge', '--quiet', '--ff-only', 'FETCH_HEAD');
    cutOff({});
    await startAgain();
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('goes on where only the name was left to move, and drops the lock on it', async () => {
    cutOff({ [file]: 'hai, bản công bố\n', [added]: 'mới\n', [topicPath('2016-03')]: null });
    rmSync(join(root, '.git/index.lock'));
    git(root, 'add', '.');
    rmSync(join(root, '.git/index.desk'));
    writeFileSync(join(root, '.git/index.lock'), 'ban-bien-tap thử\n');
    writeFileSync(join(root, '.git/refs/heads/main.lock'), `${to}\n`);
    writeFileSync(join(root, '.git/HEAD.lock'), '');
    await startAgain();
    expect(mainOf(root)).toBe(to);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });
});

describe('what must be put right first', () => {
  const refusal = (cure: string) => expect(openCopy(root, silent)).rejects.toThrow(cure);

  it('a folder that is no repository', async () => {
    rmSync(join(root, '.git'), { recursive: true });
    await refusal('--root');
  });
  it('a folder inside a repository: nothing is done to the repository around it', async () => {
    root = join(root, 'content');
    await refusal('--root');
    expect(existsSync(join(root, '.desk'))).toBe(false);
    root = dirname(root);
  });
  it('a repository without a commit', async () => {
    rmSync(join(root, '.git'), { recursive: true });
    git(root, 'init', '--quiet', '--initial-branch=main');
    await refusal('git add . && git commit');
  });
  it('another branch', async () => {
    git(root, 'switch', '--quiet', '-c', 'khac');
    await refusal('git switch main');
  });
  it('a .desk that is not a clone', async () => {
    write(root, '.desk/x', 'x');
    await refusal('.desk');
    expect(git(root, 'status', '--porcelain')).toBe('');
  });
  it('a Git that is too old', async () => {
    const old = join(root, '.git/old');
    write(
      root,
      '.git/old/git',
      `#!/bin/sh\ncase "$*" in *--version*) echo git version 2.37.1;; *) exec ${git(root, '--exec-path')}/git "$@";; esac\n`,
    );
    git(root, 'update-index', '--refresh');
    const { PATH } = process.env;
    const { chmodSync } = await import('node:fs');
    chmodSync(join(old, 'git'), 0o755);
    process.env['PATH'] = `${old}:${PATH}`;
    try {
      await refusal('https://git-scm.com');
    } finally {
      process.env['PATH'] = PATH;
    }
  });
  it('a desk that is already open, but not one of before this machine was started', async () => {
    copy = await openCopy(root, silent);
    const claim = join(copy.folder, '.git/desk.pid');
    writeFileSync(claim, String(process.ppid));
    await refusal(`${process.ppid}`);
    utimesSync(claim, new Date('2020-01-01'), new Date('2020-01-01'));
    closeCopy(await openCopy(root, silent));
    writeFileSync(claim, '999999999');
    closeCopy(await openCopy(root, silent));
  });
  it('a clone that was cut off is made anew', async () => {
    mkdirSync(join(root, '.desk/.moi/.git'), { recursive: true });
    closeCopy(await openCopy(root, silent));
    expect(mainOf(join(root, '.desk'))).toBe(mainOf(root));
  });
});

describe('a repository of a desk that was killed', () => {
  it('loses its stale locks and nothing else', async () => {
    closeCopy(await openCopy(root, silent));
    const own = join(root, '.desk/.git');
    deskCommit(join(root, '.desk'), file, 'nháp\n', 'cms/topics/q8-2016-11');
    const locks = [
      'index.lock',
      'HEAD.lock',
      'packed-refs.lock',
      'config.lock',
      'refs/heads/main.lock',
      'refs/heads/cms/topics/x.lock',
      'objects/info/y.lock',
    ];
    for (const lock of locks) write(own, lock, '');
    copy = await openCopy(root, silent);
    expect(locks.filter((lock) => existsSync(join(own, lock)))).toEqual([]);
    await copy.store.move([{ ref: 'refs/heads/cms/topics/x', from: undefined, to: mainOf(copy.folder) }]);
    expect(git(copy.folder, 'show', `cms/topics/q8-2016-11:${file}`)).toBe('nháp');
    closeCopy(copy);
  });

  it('of a former version loses what it had half checked out, and keeps its drafts', async () => {
    const desk = join(root, '.desk');
    git(root, 'clone', '--quiet', '--branch', 'main', '--single-branch', root, desk);
    for (const [key, value] of [
      ['user.name', 'x'],
      ['user.email', 'x@localhost'],
    ] as const)
      git(desk, 'config', key, value);
    git(desk, 'switch', '--quiet', '-c', 'cms/topics/nhap');
    commit(desk, file, 'bản nháp\n');
    git(desk, 'switch', '--quiet', 'main');
    commit(desk, file, 'khác\n');
    expect(() => git(desk, 'merge', 'cms/topics/nhap')).toThrow();
    write(desk, 'rac.md', 'rác');
    write(desk, '.git/index.lock', '');
    copy = await openCopy(root, silent);
    expect(readdirSync(desk)).toEqual(['.git']);
    expect(git(desk, 'branch', '--show-current')).toBe('main');
    expect(git(desk, 'show', `cms/topics/nhap:${file}`)).toBe('bản nháp');
    expect(git(desk, 'show', `main:${file}`)).toBe('khác');
    closeCopy(copy);
  });
});
