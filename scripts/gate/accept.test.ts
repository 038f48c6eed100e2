import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { check, labelOf, siteSchema } from '../../src/domain/index.ts';
import { references } from '../../src/domain/rules/content/references.ts';
import { GitHub } from '../../src/host/github/client.ts';
import { Bare, type Files } from '../tests/bare.ts';
import { accounts, csv, items, main, member, proposal, recognition, result } from '../tests/gate-root.ts';
import { GitHubServer, token } from '../tests/github-server.ts';
import { at, issuesOf, mini } from '../tests/mini.ts';
import { acceptPull } from './accept.ts';
import { judgeCommits } from './judge.ts';
import { readVerdict } from './verdict.ts';

/** What may go into the book by itself, and how (domain §0, row 16): judged by the gate, merged at the host's stand-in. */

const own = at('q8-p01-kp1', 'dang-ky');
const list = at('q8-p01-kp1', 'doan-vien');
const site = JSON.parse(main['content/site.json'] as string) as object;
const settled: Files = { ...main, 'content/site.json': JSON.stringify({ ...site, takesAlone: ['q8'] }) };
const more = csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5));

let bare: Bare;
let base: string;
let folder: string;
beforeAll(() => {
  bare = new Bare();
  base = bare.commit(bare.tree(settled));
  folder = mkdtempSync(join(tmpdir(), 'accept-'));
});
afterAll(() => {
  bare.remove();
  rmSync(folder, { recursive: true, force: true });
});

const judged = async (
  files: Files,
  { author = accounts.kp1, on = base, ...more }: { author?: number; on?: string; seen?: boolean } = {},
) => {
  const head = bare.commit(bare.tree(files), on);
  const verdict = await judgeCommits(bare.folder, { base: on, head, author, maintainer: false, ...more });
  // Through the wall between the jobs, as it goes in a workflow.
  const path = join(folder, 'verdict.json');
  writeFileSync(path, JSON.stringify(verdict));
  return { head, verdict: readVerdict(path)! };
};

describe('what may go in alone', () => {
  const put = (path: string, text: string): Files => ({ ...settled, [path]: text });
  test.each<[string, Files]>([
    ['more rows of the own unit', put(own, more)],
    ['a file that was not there', put(at('q8-p01-kp1', 'trao-doi'), csv('trao-doi'))],
    ['two files', { ...put(own, more), [list]: csv('doan-vien', member('DV-1A'), member('DV-2B'), member('DV-3C')) }],
    ['the same rows in another order', put(list, csv('doan-vien', member('DV-2B'), member('DV-1A')))],
  ])('%s', async (_, files) => {
    expect((await judged(files)).verdict).toMatchObject({ verdict: 'accepted', alone: true });
  });
  test.each<[string, Files, { author?: number; seen?: boolean; verdict?: string }]>([
    ['another unit’s sender above it', put(own, more), { author: accounts.p01 }],
    ['a stranger', put(own, more), { author: accounts.stranger, verdict: 'review' }],
    ['another branch', put(own, more), { author: accounts.kp2, verdict: 'refused' }],
    ['what somebody looked at', put(own, more), { seen: true }],
    ['a row written otherwise', put(own, more.replace('Tham gia 2 buổi', 'Tham gia 3 buổi')), {}],
    ['a row that goes', put(list, csv('doan-vien', member('DV-1A'), member('DV-3C'))), {}],
    ['a result that goes', put(at('q8-p01-kp1', 'ket-qua'), csv('ket-qua', result(1))), {}],
    [
      'a file that goes',
      Object.fromEntries(Object.entries(settled).filter(([path]) => path !== at('q8-p01-kp1', 'ket-qua'))),
      { verdict: 'review' },
    ],
    ['a file of the software beside it', { ...put(own, more), 'scripts/x.ts': '' }, { verdict: 'refused' }],
    ['what changes nothing', settled, { verdict: 'review' }],
  ])('not: %s', async (_, files, { verdict = 'accepted', ...asked }) => {
    expect((await judged(files, asked)).verdict).toMatchObject({ verdict, alone: false });
  });
  test('nothing where the organisation has not settled it so', async () => {
    const on = bare.commit(bare.tree(main));
    expect((await judged({ ...main, [own]: more }, { on })).verdict).toMatchObject({ verdict: 'accepted', alone: false });
    const elsewhere = { ...main, 'content/site.json': JSON.stringify({ ...site, takesAlone: ['q8-p01'] }) };
    const other = await judged({ ...elsewhere, [own]: more }, { on: bare.commit(bare.tree(elsewhere)) });
    expect(other.verdict).toMatchObject({ verdict: 'accepted', alone: false });
  });
  test('nothing by the way of an earlier commit that brought something else', async () => {
    const first = bare.commit(bare.tree({ ...settled, 'content/topics/x.md': 'x' }), base);
    const head = bare.commit(bare.tree({ ...settled, [own]: more }), first);
    const verdict = await judgeCommits(bare.folder, { base, head, author: accounts.kp1, maintainer: true });
    expect(verdict.alone).toBe(false);
  });
  test('recognitions by the unit that recognises hang on its branches, and they on it', async () => {
    const path = at('q8-p01', 'cong-nhan');
    const { verdict } = await judged(put(path, csv('cong-nhan', recognition('DV-1A'), recognition('DV-2B'))), { author: accounts.p01 });
    expect(verdict.leans).toEqual(['q8-p01', 'q8-p01-kp1', 'q8-p01-kp2']);
    expect((await judged(put(own, more))).verdict.leans).toEqual(['q8-p01', 'q8-p01-kp1']);
  });
});

describe('the merge', () => {
  let host: GitHubServer;
  beforeEach(async () => {
    bare.git('update-ref', 'refs/heads/main', base);
    host = new GitHubServer(bare);
    await host.start();
  });
  afterEach(() => host.stop());
  const gitHub = () => new GitHub({ api: host.address, repository: 'to-chuc/so-ren-luyen', token });
  const open = async (files: Files, branch = 'nop/12', more: { from?: string } = {}) => {
    const { head, verdict } = await judged(files);
    host.pulls.push({ number: 7, html_url: 'x', title: 'x', body: '', head: branch, base: 'main', commit: head, ...more });
    return { head, verdict, accept: () => acceptPull(gitHub(), { verdict, pull: 7, head }) };
  };
  const onMain = () => bare.git('log', '--format=%B', `${base}..main`);
  const good = { ...settled, [own]: more };

  test('takes the judged commit as one, names kinds and unit and the form, and has the site built', async () => {
    const { accept, head } = await open(good);
    expect(await accept()).toBe('entered');
    expect(onMain()).toBe('Nộp dang-ky 2016 của q8-p01-kp1 (#7)\n\nPhieu: #12');
    expect(bare.git('rev-parse', 'main^{tree}')).toBe(bare.git('rev-parse', `${head}^{tree}`));
    expect(host.asked.at(-1)).toBe('POST actions/workflows/publish.yml/dispatches');
    expect(host.refusals).toEqual([]);
  });
  test('names the receipt of a key’s branch; a fork’s branch of such a name says nothing', async () => {
    await (await open(good, 'nop/khoa-rcsdtgvhxkzm-cccccccccccc')).accept();
    expect(onMain()).toMatch(/\n\nBien-nhan: rcsdtgvhxkzm-cccccccccccc$/);
    bare.git('update-ref', 'refs/heads/main', base);
    host.pulls.length = 0;
    await (await open(good, 'nop/12', { from: 'ai-do/so' })).accept();
    expect(onMain()).toBe('Nộp dang-ky 2016 của q8-p01-kp1 (#7)');
  });
  test('is not asked for what a person enters', async () => {
    const { accept } = await open({ ...good, [own]: more.replace('Tham gia 2 buổi', 'Tham gia 3 buổi') });
    expect([await accept(), host.asked]).toEqual(['for-a-person', []]);
  });
  test.each([{ seen: true }, { verdict: 'review' as const }, { head: null }])(
    'is not asked for by a verdict that does not say so whole: %o',
    async (other) => {
      const { verdict, head } = await open(good);
      expect(verdict.alone).toBe(true);
      expect([await acceptPull(gitHub(), { verdict: { ...verdict, ...other }, pull: 7, head }), host.asked]).toEqual(['for-a-person', []]);
    },
  );
  test.each<[string, (pull: GitHubServer['pulls'][number]) => void]>([
    ['another commit came', (pull) => (pull.commit = bare.commit(bare.tree({ ...good, 'x.txt': '' }), base))],
    ['it was closed', (pull) => (pull.state = 'closed')],
    ['it is for another branch', (pull) => (pull.base = 'khac')],
  ])('is not made when %s after it was judged', async (_, change) => {
    const { accept } = await open(good);
    change(host.pulls[0]!);
    expect([await accept(), onMain()]).toEqual(['changed', '']);
  });
  test('is not made of a verdict on other files than the host lists', async () => {
    const { accept, verdict } = await open(good);
    verdict.files[0]!.path = at('q8-p01-kp1', 'ket-qua');
    expect([await accept(), onMain()]).toEqual(['changed', '']);
  });
  test('what came between does not matter where the judgement does not hang on it', async () => {
    const { accept } = await open(good);
    const other = { ...settled, [at('q8-p02-kp1', 'doan-vien')]: csv('doan-vien', member('DV-8D', 'q8-p02-kp1')) };
    const between = bare.commit(bare.tree(other), base);
    bare.git('update-ref', 'refs/heads/main', between);
    expect(await accept()).toBe('entered');
    expect(bare.git('diff', '--name-only', base, 'main').split('\n')).toEqual([own, at('q8-p02-kp1', 'doan-vien')]);
  });
  test.each<[string, Files]>([
    ['its own unit', { [list]: csv('doan-vien', member('DV-1A'), member('DV-2B'), member('DV-4D')) }],
    ['the unit above', { [at('q8-p01', 'cong-nhan')]: csv('cong-nhan', recognition('DV-1A'), recognition('DV-2B')) }],
    ['the settings', { 'content/site.json': JSON.stringify(site) }],
    ['the software', { 'package.json': '{"x":1}' }],
  ])('what came between does matter for %s', async (_, files) => {
    const { accept } = await open(good);
    bare.git('update-ref', 'refs/heads/main', bare.commit(bare.tree({ ...settled, ...files }), base));
    const before = bare.git('rev-parse', 'main');
    expect([await accept(), bare.git('rev-parse', 'main')]).toEqual(['moved-on', before]);
  });
  test('is given up where the host does not let us, and asked for again where another came first', async () => {
    const { accept } = await open(good);
    host.mayMerge = false;
    expect([await accept(), host.asked.filter((call) => call.startsWith('PUT')).length]).toEqual(['refused-by-host', 3]);
    host.mayMerge = true;
    host.faults = [{ call: /^PUT/, times: 1, status: 405 }];
    expect(await accept()).toBe('entered');
  });
  test('a site that cannot be built anew now is no fault: its own clock builds it', async () => {
    const { accept } = await open(good);
    host.faults = [{ call: /dispatches$/, times: 1, status: 403 }];
    expect(await accept()).toBe('entered');
  });
  test('two of one unit: the second waits, since the first changed what it was judged on', async () => {
    const one = await open(good);
    const { head, verdict } = await judged({
      ...settled,
      [at('q8-p01-kp1', 'danh-gia')]: csv('danh-gia', proposal('DV-1A'), proposal('DV-2B'), proposal('DV-3C')),
    });
    host.pulls.push({ number: 8, html_url: 'x', title: 'x', body: '', head: 'nop/13', base: 'main', commit: head });
    expect(await one.accept()).toBe('entered');
    expect(await acceptPull(gitHub(), { verdict: { ...verdict, verdict: 'accepted', alone: true }, pull: 8, head })).toBe('moved-on');
  });
});

test('the setting is off where nobody sets it, and names organisations that are there', () => {
  expect(siteSchema.parse(site).takesAlone).toEqual([]);
  expect(labelOf(siteSchema, ['takesAlone'])).toBe('Tổ chức để máy tự nhập lần nộp');
  const raw = mini();
  const report = check({ ...raw, site: { ...raw.site!, data: { ...site, takesAlone: ['q9'] } } });
  expect(issuesOf(report).filter(({ code }) => code === references.code)).toMatchObject([
    { file: 'content/site.json', values: { target: 'q9' } },
  ]);
});
