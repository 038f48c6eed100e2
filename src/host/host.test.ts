import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { accountOfMail, isAttachment, isHostMail } from './github/addresses.ts';
import { seenLabel } from '../domain/index.ts';
import { senderOf, senderOfCommit } from './github/event.ts';
import { GitHub } from './github/client.ts';
import { retryAfter } from './github/answers.ts';

/** What is believed of the Git host's answers, and what of it is not: whoever may name an account, a branch or a mail address. */

/** What was asked, as `METHOD path`, and with what; the host answers by the path's first words. */
let asked: { call: string; body: unknown; init: RequestInit }[];
let answers: Record<string, unknown>;
const github = new GitHub({ api: 'https://api.host', repository: 'doan/so', token: 't' });
beforeEach(() => {
  asked = [];
  answers = {};
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const call = `${init.method} ${url.replace('https://api.host/repos/doan/so/', '')}`;
    asked.push({ call, init, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined });
    const found = Object.entries(answers).find(([path]) => call.startsWith(path));
    return Promise.resolve(found ? Response.json(found[1]) : new Response('{}', { status: 404 }));
  });
});
afterEach(() => vi.unstubAllGlobals());

const bot = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' };
const own = { full_name: 'doan/so' };
const fork = { full_name: 'ai-do/so' };

describe('what is asked', () => {
  test('our comment is the one that our workflow wrote: a person who took its name has none', async () => {
    const marker = '<!-- x -->';
    answers = { 'GET issues/7/comments': [{ id: 1, body: `${marker} giả`, user: { ...bot, type: 'User' } }], 'POST issues/7/comments': {} };
    await github.stick(7, marker, 'lời');
    expect(asked.at(-1)).toMatchObject({ call: 'POST issues/7/comments', body: { body: `${marker}\nlời` } });
    answers = { 'GET issues/7/comments': [{ id: 2, body: `${marker} cũ`, user: bot }], 'PATCH issues/comments/2': {} };
    await github.stick(7, marker, 'lời');
    expect(asked.at(-1)!.call).toBe('PATCH issues/comments/2');
  });
  test('the token goes to the host alone, wherever an answer points', async () => {
    answers = { 'POST issues/7/labels': {} };
    await github.addLabel(7, 'nhan');
    expect(asked[0]!.init).toMatchObject({ redirect: 'error', headers: { authorization: 'Bearer t' } });
  });
  test('a status says no more than the host takes', async () => {
    answers = { 'POST statuses/abc': {} };
    await github.setStatus('abc', { state: 'success', description: 'ă'.repeat(200), context: 'Cổng nhận tệp' });
    expect(asked[0]!.body).toMatchObject({ description: 'ă'.repeat(140) });
  });
  test.each([
    ['120', 120],
    [60, 60],
    ['Mon, 21 Nov 2016 20:01:30 GMT', 90],
    ['Mon, 21 Nov 2016 19:00:00 GMT', 0],
    ['lát nữa', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('RFC 9110 §10.2.3: how long to wait is a number or a day and an hour: %s', (said, seconds) => {
    expect(retryAfter(said, Date.parse('2016-11-21T20:00:00Z'))).toBe(seconds);
  });
});

describe('what changed between two commits', () => {
  const files = (count: number) => Array.from({ length: count }, (_, i) => ({ filename: `tep-${i}`, status: 'modified' }));
  test.each([
    ['what came since', { status: 'ahead', files: files(2) }, ['tep-0', 'tep-1']],
    ['one is not behind the other: the host compares with what they had in common', { status: 'diverged', files: files(2) }, undefined],
    ['a list as long as the host tells may be longer', { status: 'ahead', files: files(300) }, undefined],
  ])('%s', async (_, answer, told) => {
    answers = { 'GET compare/abc...xyz': answer };
    expect(await github.changedBetween('abc', 'xyz')).toEqual(told);
  });
});

describe('rights', () => {
  test.each([
    [{ permission: 'admin' }, 'full'],
    [{ permission: 'write', role_name: 'maintain' }, 'full'],
    [{ permission: 'write', role_name: 'write' }, 'write'],
    [{ permission: 'read', role_name: 'triage' }, 'none'],
    [{}, 'none'],
  ])('%o: %s', async (answer, rights) => {
    answers = { 'GET collaborators/': answer };
    expect(await github.rightsOf('bi-thu')).toBe(rights);
  });
  test.each(['', '../../x', 'a/b', 'a b', 'a?x=1'])('“%s” is no account: nothing is asked', async (login) => {
    answers = { 'GET ': { permission: 'admin' } };
    expect(await github.rightsOf(login)).toBe('none');
    expect(asked).toEqual([]);
  });
});

const merged = (over: object) => ({
  user: { id: 5, login: 'bi-thu' },
  merged_at: '2016-03-01T00:00:00Z',
  merge_commit_sha: 'abc',
  head: { ref: 'nhanh', repo: own },
  ...over,
});
/** A number as the hand-in service gives one, and the branch and the key's sign that go with it. */
const sign = 'bcdfghjklmnp';
const keyBranch = `nop/khoa-${sign}-bcdfghjklmnp`;

describe('who handed in what a commit brought', () => {
  test.each([
    ['who opened the pull request', [merged({})], 5],
    ['of several the one that it came by', [merged({ merge_commit_sha: 'xyz', user: { id: 6, login: 'khac' } }), merged({})], 5],
    ['two that it came by tell nothing', [merged({}), merged({ user: { id: 6, login: 'khac' } })], undefined],
    ['one that was not merged tells nothing', [merged({ merged_at: null })], undefined],
    ['a form’s branch: who wrote the form', [merged({ user: bot, head: { ref: 'nop/12', repo: own } })], 77],
    ['a branch of that name elsewhere', [merged({ user: bot, head: { ref: 'nop/12', repo: fork } })], undefined],
    ['the service’s branch: the key', [merged({ user: { id: 9, login: 'may-nhan' }, head: { ref: keyBranch, repo: own } })], sign],
    ['a branch of that name elsewhere', [merged({ user: { id: 9, login: 'may-nhan' }, head: { ref: keyBranch, repo: fork } })], undefined],
    ['the service’s other branches', [merged({ user: { id: 9, login: 'may-nhan' } })], undefined],
  ])('%s', async (_, pulls, sender) => {
    answers = { 'GET commits/abc/pulls': pulls, 'GET issues/12': { user: { id: 77 } } };
    expect(await senderOfCommit(github, 9)('abc')).toBe(sender);
  });
});

describe('who hands in by a pull request', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'event-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const person = { id: 5, login: 'bi-thu', type: 'User' };
  const sender = (pull: object, event: object = {}) => {
    const words = { title: 'Nộp', body: null, user: person, head: { ref: 'nhanh', repo: own } };
    const whole = { action: 'opened', sender: { login: 'ai-do' }, repository: own, pull_request: { ...words, ...pull }, ...event };
    writeFileSync(join(folder, 'event.json'), JSON.stringify(whole));
    return senderOf(join(folder, 'event.json'), github, 9);
  };
  beforeEach(() => (answers = { 'GET issues/12': { user: { id: 77 } }, 'GET collaborators/bi-thu': { permission: 'admin' } }));

  test.each<[string, object, object]>([
    ['a person', {}, { author: 5, maintainer: true }],
    [
      'the door, for the form its branch names',
      { user: bot, head: { ref: 'nop/12', repo: own } },
      { author: 77, maintainer: false, words: [] },
    ],
    ['a fork’s branch of that name', { user: bot, head: { ref: 'nop/12', repo: fork } }, { author: bot.id }],
    ['a person who took the workflow’s name', { user: { ...bot, type: 'User' }, head: { ref: 'nop/12', repo: own } }, { author: bot.id }],
    [
      'the service, for the key its branch names',
      { user: { ...person, id: 9 }, head: { ref: keyBranch, repo: own } },
      { author: sign, words: [] },
    ],
    ['the service’s account is nobody’s maintainer', { user: { ...person, id: 9 } }, { author: 9, maintainer: false }],
    ['a person’s branch named as the service’s', { head: { ref: keyBranch, repo: own } }, { author: 5 }],
    [
      'a fork’s branch of that name, by the service’s account',
      { user: { ...person, id: 9 }, head: { ref: keyBranch, repo: fork } },
      { author: 9 },
    ],
  ])('%s', async (_, pull, expected) => {
    expect(await sender(pull)).toMatchObject(expected);
  });
  test('what stands in its title, its words and its branch’s name is looked at', async () => {
    expect((await sender({ body: 'Lời' })).words?.map(({ text }) => text)).toEqual(['Nộp', 'Lời', 'nhanh']);
  });
  test.each<[string, object, boolean]>([
    ['somebody with rights', { action: 'labeled', label: { name: seenLabel }, sender: { login: 'bi-thu' } }, true],
    ['somebody without', { action: 'labeled', label: { name: seenLabel }, sender: { login: 'ai-do' } }, false],
    ['another label', { action: 'labeled', label: { name: 'khac' }, sender: { login: 'bi-thu' } }, false],
    ['a later change of what has the label', { action: 'synchronize', label: { name: seenLabel }, sender: { login: 'bi-thu' } }, false],
  ])('seen: %s', async (_, event, seen) => {
    expect((await sender({}, event)).seen).toBe(seen);
  });
});

describe('addresses', () => {
  test.each([
    ['https://github.com/user-attachments/files/1/a.csv', true],
    ['https://objects.githubusercontent.com/a', true],
    ['http://objects.githubusercontent.com/a', false],
    ['https://githubusercontent.com.example/a', false],
    ['https://trogithubusercontent.com/a', false],
    ['https://example/githubusercontent.com', false],
    ['file:///etc/passwd', false],
  ])('%s holds an attachment: %s', (address, is) => {
    expect(isAttachment(new URL(address), 'https://github.com')).toBe(is);
  });
  test.each([
    ['5+bi-thu@users.noreply.github.com', true, 5],
    ['bi-thu@users.noreply.github.com', true, undefined],
    ['noreply@github.com', true, undefined],
    ['noreply@doan.example', false, undefined],
    ['5+bi-thu@users.noreply.github.com.example', false, undefined],
    ['bi.thu5+so@users.noreply.github.com', true, undefined],
  ])('%s', (mail, isHosts, account) => {
    expect([isHostMail(mail), accountOfMail(mail)]).toEqual([isHosts, account]);
  });
});
