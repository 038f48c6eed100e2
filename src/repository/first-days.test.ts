import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { firstDays, takenInAt } from './git.ts';
import { inTemporaryFolder } from '../../scripts/command/write.ts';

/** domain §0, row 7: of a branch the page says which files came, and on which day; the day is the history's. */

const git = (folder: string, day: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Minh hoạ', '-c', 'user.email=minh-hoa@example.com', ...args], {
    cwd: folder,
    env: { ...process.env, GIT_AUTHOR_DATE: day, GIT_COMMITTER_DATE: day },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
const list = 'content/submissions/q8-p01-kp1/2016/doan-vien.csv';
const late = 'content/submissions/q8-p01-kp2/2016/doan-vien.csv';
const write = (folder: string, path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

describe('the day on which a file first came', () => {
  test('is that of the commit by which it entered, in Vietnam; a change, a removal and a merge do not move it', async () => {
    await inTemporaryFolder((folder) => {
      const commit = (day: string, message = 'x') => {
        git(folder, day, 'add', '-A');
        git(folder, day, 'commit', '-m', message);
      };
      git(folder, '', 'init', '-q', '-b', 'main');
      write(folder, list, 'a');
      // Ten in the evening in London: the day after in Vietnam.
      commit('2016-03-30T22:00:00Z');
      write(folder, list, 'b');
      commit('2016-04-10T02:00:00Z');
      // Written on a branch of its own, merged ten days later: it came when it was merged.
      git(folder, '', 'checkout', '-q', '-b', 'nop');
      write(folder, late, 'a');
      commit('2016-04-11T02:00:00Z');
      git(folder, '', 'checkout', '-q', 'main');
      git(folder, '2016-04-21T02:00:00Z', 'merge', '-q', '--no-ff', '-m', 'x', 'nop');
      rmSync(join(folder, list));
      commit('2016-05-01T02:00:00Z');
      write(folder, list, 'c');
      commit('2016-05-02T02:00:00Z', 'Nộp\n\nBien-nhan: bcdfghjklmnp-qrstvwxzbcdf');
      const days = new Map([
        [list, '2016-03-31'],
        [late, '2016-04-21'],
      ]);
      expect(firstDays(folder, 'content/submissions')).toEqual(days);
      // Q L41 “kiểm tra quy trình công nhận”: who took in a file's last state, and when.
      const taken = takenInAt(folder)!;
      expect([taken(list), taken(late), taken('content/submissions/q8/2016/so-viec.csv')]).toEqual([
        {
          ...{ at: '02/05/2016 09:00', by: 'Minh hoạ', receipt: 'bcdfghjklmnp-qrstvwxzbcdf' },
          commit: git(folder, '', 'log', '-1', '--abbrev=12', '--format=%h').toString().trim(),
        },
        { at: '21/04/2016 09:00', by: 'Minh hoạ', receipt: '', commit: expect.stringMatching(/^[0-9a-f]{12}$/) as string },
        undefined,
      ]);
      git(folder, '', 'clone', '-q', `file://${folder}`, join(folder, 'whole'));
      expect(firstDays(join(folder, 'whole'), 'content/submissions')).toEqual(days);
      // Without the files of former days, as the publishing job fetches it.
      git(folder, '', 'config', 'uploadpack.allowFilter', 'true');
      git(folder, '', 'clone', '-q', '--filter=blob:none', `file://${folder}`, join(folder, 'names'));
      expect(firstDays(join(folder, 'names'), 'content/submissions')).toEqual(days);
      // The oldest commit of a shallow clone holds every file: no day is said rather than a wrong one.
      git(folder, '', 'clone', '-q', '--depth', '2', `file://${folder}`, join(folder, 'shallow'));
      expect([firstDays(join(folder, 'shallow'), 'content/submissions'), takenInAt(join(folder, 'shallow'))]).toEqual([
        undefined,
        undefined,
      ]);
      return Promise.resolve();
    });
  });
  test('a folder without history tells none', async () => {
    await inTemporaryFolder((folder) => {
      expect([firstDays(folder, 'content/submissions'), takenInAt(folder)]).toEqual([undefined, undefined]);
      return Promise.resolve();
    });
  });
});
