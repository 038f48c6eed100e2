import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeCopy, openCopy, reconcile } from './copy.ts';
import { git, terminal } from '../tests/browser/working-copy.ts';
import { clientOf, makeRoot, read, requests, serve, topic, topicPath } from '../tests/desk-root.ts';

/** Power cuts and full disks: whatever was answered as saved or published is there afterwards, and the desk opens. */

let root: string;
beforeEach(() => void (root = makeRoot()));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const running = async (): Promise<{ child: ChildProcess; port: number; errors: () => string }> => {
  const program = join(import.meta.dirname, 'process-to-kill.ts');
  const child = spawn(process.execPath, [program, root], { env: terminal(), detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`không mở được: ${errors}`)));
  ended.catch(() => undefined);
  while (!output.includes('cổng')) await Promise.race([once(child.stdout, 'data'), ended]);
  return { child, port: Number(/cổng (\d+)/.exec(output)![1]), errors: () => errors };
};
/** As a power cut does it: the desk and every Git it started, at once. */
const kill = async (child: ChildProcess) => {
  const ended = once(child, 'close');
  process.kill(-child.pid!, 'SIGKILL');
  await ended;
};
const sound = (folder: string) => {
  const said = execFileSync('git', ['fsck', '--no-dangling'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  expect(said).not.toMatch(/missing|broken|error/);
};

const rounds = process.env['MODE'] === 'chance' ? 50 : 10;
/** The same moments each time: after some answers, and a little into what comes next. */
const momentOf = (round: number) => ({ answers: round % 5, milliseconds: (round * 67) % 230 });

describe('a desk that is killed', () => {
  it(
    `opens again ${rounds} times, and has everything that it said it had`,
    async () => {
      const saved = new Map<string, string>();
      const published = new Map<string, string>();
      for (let round = 0; round < rounds; round += 1) {
        const { child, port } = await running();
        const { ask } = clientOf(port);
        let [alive, answers] = [true, 0];
        const moment = momentOf(round);
        const write = async () => {
          for (let n = 0; alive; n += 1) {
            const path = topicPath(`20${20 + round}-${String((n % 12) + 1).padStart(2, '0')}`);
            const text = topic(path.slice(-10, -3), { theme: `Lần ${round}.${n}` });
            const { body, status } = await ask(requests.save(path, text));
            if (status === 200) saved.set(path, body.files[0]!.data);
            answers += 1;
            if (n % 2 === 0 && (await ask(requests.publish(path))).status === 200) {
              published.set(path, saved.get(path)!);
              saved.delete(path);
              answers += 1;
            }
          }
        };
        const writing = write().catch(() => undefined);
        while (answers < moment.answers) await wait(5);
        await wait(moment.milliseconds);
        await kill(child);
        alive = false;
        await writing;

        const copy = await openCopy(root, () => undefined);
        await reconcile(copy);
        closeCopy(copy);
        for (const folder of [root, copy.folder]) sound(folder);
        expect(git(root, 'status', '--porcelain')).toBe('');
        expect(git(root, 'rev-parse', 'main')).toBe(git(copy.folder, 'rev-parse', 'main'));
        for (const [path, text] of published) expect(read(root, path), path).toBe(text);
        const drafts = git(copy.folder, 'for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads/cms').split('\n');
        for (const [path, text] of saved) {
          const draft = `cms/topics/${path.split('/').at(-1)!.slice(0, -3)}`;
          // A publication may have gone through whose answer nobody heard.
          const where = drafts.includes(draft) ? draft : 'main';
          expect(`${git(copy.folder, 'show', `${where}:${path}`)}\n`, path).toBe(text);
        }
      }
      expect(published.size).toBeGreaterThanOrEqual(rounds / 2);
    },
    rounds * 30_000,
  );

  it.each(['fetch', 'read-tree -m', 'update-ref -m', 'update-ref -z', 'mktree', 'commit-tree', 'hash-object'])(
    'opens again when it was killed by “git %s”',
    async (command) => {
      const copy = await openCopy(root, () => undefined);
      const desk = await serve(copy);
      await desk.ask(requests.save(topicPath('2016-11'), topic('2016-11', { theme: 'Nháp' })));
      desk.server.close();
      closeCopy(copy);
      const words = command.split(' ').join('*');
      await withGit(`case "$*" in *${words}*) kill -9 0;; *) exec "$REAL" "$@";; esac`, async () => {
        const { child, port } = await running().catch(() => ({ child: undefined, port: 0 }));
        if (child === undefined) return;
        const { ask } = clientOf(port);
        const ended = once(child, 'close');
        await ask(requests.save(topicPath('2016-04'), topic('2016-04', { theme: 'Nháp' }))).catch(() => undefined);
        await ask(requests.publish(topicPath('2016-11'))).catch(() => undefined);
        await ended;
      });
      const again = await openCopy(root, () => undefined);
      await reconcile(again);
      closeCopy(again);
      sound(root);
      expect(git(root, 'status', '--porcelain')).toBe('');
      const draft = git(again.folder, 'for-each-ref', 'refs/heads/cms/topics/q8-2016-11') !== '';
      const where = draft ? 'cms/topics/q8-2016-11' : 'main';
      expect(`${git(again.folder, 'show', `${where}:${topicPath('2016-11')}`)}\n`).toBe(topic('2016-11', { theme: 'Nháp' }));
    },
  );
});

/** Puts a Git before the real one, which is `$REAL`. */
const withGit = async (script: string, work: () => Promise<void>) => {
  const { PATH } = process.env;
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const folder = join(root, '.git/other');
  mkdirSync(folder);
  writeFileSync(join(folder, 'git'), `#!/bin/sh\nREAL=${real}\n${script}\n`);
  chmodSync(join(folder, 'git'), 0o755);
  process.env['PATH'] = `${folder}:${PATH}`;
  try {
    await work();
  } finally {
    process.env['PATH'] = PATH;
  }
};

describe('a full disk', () => {
  const path = topicPath('2016-11');

  it('is told as such when Git says so, with nothing of the text', async () => {
    const said: string[] = [];
    const copy = await openCopy(root, () => undefined);
    const desk = await serve(copy, (line) => said.push(line));
    await withGit(
      `case "$*" in *hash-object*) echo "error: unable to write file: No space left on device" >&2; exit 128;; *) exec "$REAL" "$@";; esac`,
      async () => {
        const answer = await desk.ask(requests.save(path, topic('2016-11', { theme: 'Bí mật' })));
        expect(answer).toMatchObject({ status: 507, body: { error: expect.stringContaining('Ổ đĩa đã đầy') } });
        expect(JSON.stringify(answer.body)).not.toContain('nơi khác');
      },
    );
    expect((await desk.ask(requests.save(path, topic('2016-11', { theme: 'Bí mật' })))).status).toBe(200);
    expect(said.join('')).not.toContain('Bí mật');
    desk.server.close();
    closeCopy(copy);
  });

  /** A disk of our own, where this machine lets us have one. */
  const smallDisk = (folder: string): boolean => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };

  it('of 12 MB: what was saved stays, and everything goes on once there is room', async (context) => {
    const disk = join(root, '..', `${root.split('/').at(-1)}-dia`);
    mkdirSync(disk);
    if (process.platform !== 'linux' || !smallDisk(disk)) {
      rmSync(disk, { recursive: true });
      return context.skip('máy này không cho gắn một ổ đĩa nhỏ để thử');
    }
    try {
      execFileSync('cp', ['-r', `${root}/.`, disk]);
      const copy = await openCopy(disk, () => undefined);
      const desk = await serve(copy);
      expect((await desk.ask(requests.save(path, topic('2016-11', { theme: 'Trước khi đầy' })))).status).toBe(200);
      try {
        writeFileSync(join(disk, '.git/day'), Buffer.alloc(64 * 1024 * 1024));
      } catch (error) {
        expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
      }
      const refused = await desk.ask(requests.save(path, topic('2016-11', { theme: 'Khi đã đầy' })));
      expect(refused).toMatchObject({ status: 507, body: { error: expect.stringContaining('Ổ đĩa đã đầy') } });
      expect(await desk.ask(requests.publish(path))).toMatchObject({ status: 507 });
      rmSync(join(disk, '.git/day'));
      expect(await desk.ask(requests.draftText(path))).toMatchObject({
        status: 200,
        body: { data: topic('2016-11', { theme: 'Trước khi đầy' }) },
      });
      expect((await desk.ask(requests.publish(path))).status).toBe(200);
      await reconcile(copy);
      expect(read(disk, path)).toBe(topic('2016-11', { theme: 'Trước khi đầy' }));
      expect(existsSync(join(disk, '.git/index.lock'))).toBe(false);
      desk.server.close();
      closeCopy(copy);
    } finally {
      execFileSync('umount', ['-l', disk]);
      rmSync(disk, { recursive: true });
    }
  });
});
