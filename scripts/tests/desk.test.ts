import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deskApi, deskMount, deskUrl, takeTurns } from '../lib/desk-api.ts';
import { closeCopy, type Copy, mend, openCopy, reconcile } from '../lib/desk-copy.ts';
import { git } from './browser/working-copy.ts';

const topic = 'content/topics/kg-2016-12.md';
let root: string;
const silent = () => {};
const write = (folder: string, file: string, text: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const commit = (folder: string, file: string, text: string) => {
  write(folder, file, text);
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', `Sửa ${file}`);
};
const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');
const mainOf = (folder: string) => git(folder, 'rev-parse', 'main');

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'so-ren-luyen-desk-')));
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'config', 'user.name', 'Người thử');
  git(root, 'config', 'user.email', 'thu@localhost');
  write(root, '.gitignore', '.desk/\n');
  commit(root, topic, 'một\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the way home', () => {
  let copy: Copy;
  beforeEach(async () => void (copy = await openCopy(root, silent)));

  it('a published entry becomes the same commit in the working copy', async () => {
    commit(copy.folder, topic, 'hai\n');
    expect(await reconcile(copy)).toEqual([`Sửa ${topic}`]);
    expect(read(root, topic)).toBe('hai\n');
    expect(mainOf(root)).toBe(mainOf(copy.folder));
    expect(await reconcile(copy)).toEqual([]);
  });

  it('what is new in the working copy goes to the desk', async () => {
    commit(root, 'content/site.json', '{}\n');
    await reconcile(copy);
    expect(read(copy.folder, 'content/site.json')).toBe('{}\n');
    expect(mainOf(root)).toBe(mainOf(copy.folder));
  });

  it('both sides keep what they wrote', async () => {
    commit(copy.folder, topic, 'hai\n');
    commit(root, 'content/site.json', '{}\n');
    expect(await reconcile(copy)).toEqual([`Sửa ${topic}`]);
    expect([read(root, topic), read(root, 'content/site.json')]).toEqual(['hai\n', '{}\n']);
    expect(mainOf(root)).toBe(mainOf(copy.folder));
  });

  it('an uncommitted file in the way is named with its cure, and nothing of it is lost', async () => {
    write(root, topic, 'đang viết\n');
    commit(copy.folder, topic, 'hai\n');
    await expect(reconcile(copy)).rejects.toThrow(`git stash push --include-untracked -- "${topic}"`);
    expect(read(root, topic)).toBe('đang viết\n');
    git(root, 'stash', 'push', '--quiet', '--include-untracked', '--', topic);
    await reconcile(copy);
    expect(read(root, topic)).toBe('hai\n');
  });

  it('an untracked file in the way is named too; other uncommitted files are no hindrance', async () => {
    write(root, 'ghi-chu.txt', 'riêng\n');
    write(root, 'content/topics/moi.md', 'bản nháp\n');
    commit(copy.folder, 'content/topics/moi.md', 'bản công bố\n');
    await expect(reconcile(copy)).rejects.toThrow(/content\/topics\/moi\.md\.\n(?!.*ghi-chu)/);
    rmSync(join(root, 'content/topics/moi.md'));
    await reconcile(copy);
    expect(read(root, 'ghi-chu.txt')).toBe('riêng\n');
  });

  it('a conflict leaves the working copy alone until somebody settles it', async () => {
    commit(root, topic, 'của bản làm việc\n');
    commit(copy.folder, topic, 'của bàn biên tập\n');
    await expect(reconcile(copy)).rejects.toThrow('git pull --no-rebase .desk main');
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(git(copy.folder, 'status', '--porcelain')).toBe('');
    expect(() => git(root, 'pull', '--quiet', '--no-rebase', '.desk', 'main')).toThrow();
    write(root, topic, 'đã dàn xếp\n');
    git(root, 'commit', '--quiet', '-am', 'Dàn xếp');
    await reconcile(copy);
    expect(read(copy.folder, topic)).toBe('đã dàn xếp\n');
  });

  it('waits while another branch is checked out', async () => {
    git(root, 'switch', '--quiet', '-c', 'khac');
    commit(copy.folder, topic, 'hai\n');
    await expect(reconcile(copy)).rejects.toThrow('git switch main');
    git(root, 'switch', '--quiet', 'main');
    await reconcile(copy);
    expect(read(root, topic)).toBe('hai\n');
  });

  it('mends what an interrupted save left behind, and keeps drafts', async () => {
    git(copy.folder, 'switch', '--quiet', '-c', 'cms/topics/nhap');
    commit(copy.folder, topic, 'bản nháp\n');
    git(copy.folder, 'switch', '--quiet', 'main');
    commit(copy.folder, topic, 'khác\n');
    expect(() => git(copy.folder, 'merge', 'cms/topics/nhap')).toThrow();
    write(copy.folder, 'rac.md', 'rác');
    await mend(copy);
    expect([git(copy.folder, 'branch', '--show-current'), git(copy.folder, 'status', '--porcelain')]).toEqual(['main', '']);
    expect(git(copy.folder, 'show', `cms/topics/nhap:${topic}`)).toBe('bản nháp');
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
  it('a desk that is already open', async () => {
    const copy = await openCopy(root, silent);
    writeFileSync(join(copy.folder, '.git/desk.pid'), String(process.ppid));
    await refusal(`${process.ppid}`);
    writeFileSync(join(copy.folder, '.git/desk.pid'), '999999999');
    closeCopy(await openCopy(root, silent));
  });
});

describe('the desk’s server', () => {
  let server: Server;
  let copy: Copy;
  beforeEach(async () => {
    copy = await openCopy(root, silent);
    const app = await deskApi(copy, takeTurns());
    server = createServer((incoming, outgoing) => {
      incoming.url = incoming.url?.slice(deskMount.length);
      app(incoming, outgoing);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => void server.close());

  const ask = (body: object, headers: Record<string, string> = {}) =>
    new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const options = {
        port,
        host: '127.0.0.1',
        path: deskUrl,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      };
      request(options, (response) => {
        const chunks: Buffer[] = [];
        response
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString() }));
      })
        .on('error', reject)
        .end(JSON.stringify(body));
    });
  const entry = (path: string, raw = 'mới\n') => ({
    action: 'persistEntry',
    params: {
      branch: 'main',
      dataFiles: [{ slug: 'moi', path, raw }],
      assets: [],
      options: { collectionName: 'topics', commitMessage: 'Thêm', useWorkflow: false, status: 'draft' },
    },
  });

  it('serves its own page', async () => {
    expect(await ask({ action: 'info' })).toMatchObject({ status: 200, body: expect.stringContaining('editorial_workflow') });
    expect((await ask(entry('content/topics/moi.md'))).status).toBe(200);
    expect(read(copy.folder, 'content/topics/moi.md')).toBe('mới\n');
  });

  it.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a name made to point here', { host: 'evil.example' }],
  ])('answers nothing to %s', async (_, headers) => {
    expect((await ask({ action: 'info' }, headers)).status).toBe(403);
  });

  it.each([
    '.git/config',
    'package.json',
    'content/../scripts/start.ts',
    'content\\..\\.git\\config',
    '/etc/passwd',
    'content/units/kg.json',
  ])('does not write to %s', async (path) => {
    expect((await ask(entry(path))).status).toBe(403);
  });

  it('does not work on another branch', async () => {
    expect((await ask({ action: 'getEntry', params: { branch: 'cms/topics/x', path: topic } })).status).toBe(403);
  });

  it('a draft that cannot be rebased is refused in Vietnamese and leaves the copy sound', async () => {
    const draft = (raw: string) => {
      const { params, action } = entry(topic, raw);
      return { action, params: { ...params, options: { ...params.options, useWorkflow: true } } };
    };
    expect((await ask(draft('nháp\n'))).status).toBe(200);
    commit(copy.folder, topic, 'main đã khác\n');
    const answer = await ask(draft('nháp hai\n'));
    expect(answer).toMatchObject({ status: 500, body: expect.stringContaining('sửa lại từ bản mới') });
    expect((await ask({ action: 'getEntry', params: { branch: 'main', path: topic } })).body).toContain('main đã khác');
    expect(git(copy.folder, 'status', '--porcelain', '--branch')).toContain('## main');
  });

  it('twenty requests at once all come through', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(entry(`content/topics/bai-${n}.md`, `${n}\n`))));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  });
});
