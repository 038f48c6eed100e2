import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signOfKey, submissionPath, type HandInRefusal, type Receipt } from '../../src/domain/index.ts';
import { accessFrom, GitHubHandIns } from '../../src/host/github/hand-ins.ts';
import { senderOfCommit } from '../../src/host/event.ts';
import { GitHub } from '../../src/host/github/client.ts';
import { branchOf, gateContext } from '../../src/host/hand-in.ts';
import { takeTurns } from '../desk/api.ts';
import { DeskStore } from '../desk/store.ts';
import { Bare } from '../tests/bare.ts';
import { csv, items, main, member, proposal, recognition, units } from '../tests/gate-root.ts';
import { GitHubServer, token } from '../tests/github-server.ts';
import { hashOfKey } from '../upkeep/keys.ts';
import { serviceApp } from './app.ts';
import { keyHere, LocalHandIns } from './local-host.ts';
import { deskActions } from '../desk/actions.ts';
import type { Copy } from '../desk/bring-forward.ts';

/** One press, all files at once: through the web's own requests, to the host's stand-in and to a real repository on this machine. */

const root = join(import.meta.dirname, '../..');
const keys = {
  'q8-p01-kp1': 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-0001',
  'q8-p01-kp2': 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-0002',
  'q8-p01': 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-0003',
} as const;
const service = 777;
const site = JSON.parse(main['content/site.json'] as string) as object;
const contacts = [
  { organisation: 'q8', body: 'Ban Tổ chức', phone: '028 000' },
  { organisation: 'kg', body: 'Ban khác' },
];
const published = {
  ...main,
  'content/site.json': JSON.stringify({ ...site, contacts, handIn: { address: 'https://nop.example/', account: service } }),
  'content/units/q8.json': JSON.stringify({
    units: units.map((unit) => {
      const key = keys[unit.code as keyof typeof keys];
      return key === undefined ? unit : { ...unit, keys: [{ hash: hashOfKey(key), issued: '2016-01-05' }] };
    }),
  }),
};

type Kind = 'dang-ky' | 'doan-vien' | 'danh-gia' | 'cong-nhan';
const fileOf = (kind: Kind, text: string, unit = 'q8-p01-kp1', year = 2016) => ({ unit, year, kind, csv: text });
const better = fileOf('dang-ky', csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5), items('DV-3C', 5)));
const list = fileOf('doan-vien', csv('doan-vien', member('DV-1A'), member('DV-2B'), member('DV-3C')));
const both = { key: keys['q8-p01-kp1'], files: [list, better] };

let bare: Bare;
let base: string;
let host: GitHubServer;
const said: string[] = [];

beforeAll(() => {
  bare = new Bare();
  base = bare.commit(bare.tree(published));
});
afterAll(() => bare.remove());
beforeEach(async () => {
  bare.dropBranches('');
  bare.setBranch('main', base);
  said.length = 0;
  host = new GitHubServer(bare);
  await host.start();
});
afterEach(() => host.stop());

const moment = new Date('2016-11-20T20:00:00Z');
/** With the patience of a test: on a busy machine the stand-in answers late. */
const gitHub = (patience = 600_000) => ({
  host: new GitHubHandIns({ repository: 'to-chuc/so-ren-luyen', api: host.address, token }, patience),
});
const appAt = (place: Parameters<typeof serviceApp>[0]['place'], whence = () => 'somebody') =>
  serviceApp({ place, whence, now: () => moment, say: (line) => said.push(line), site: 'https://doan.example/so/' });
const press = async (app: ReturnType<typeof appAt>, body: unknown, headers: Record<string, string> = {}) => {
  const response = await app.request('/nop', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Receipt & HandInRefusal };
};
const look = async (app: ReturnType<typeof appAt>, number: string) => {
  const response = await app.request(`/nop/${number}`);
  return { status: response.status, body: (await response.json()) as Receipt & HandInRefusal };
};
const branches = () => bare.git('for-each-ref', '--format=%(refname:short)', 'refs/heads/nop').split('\n').filter(Boolean);
const filesOf = (commit: string) => bare.git('diff', '--name-only', 'main', commit).split('\n').filter(Boolean);

describe('a press, at the host', () => {
  test('becomes one branch and one pull request with all its files, and a receipt', async () => {
    const app = appAt(gitHub());
    const { status, body } = await press(app, both);
    expect(status).toBe(200);
    expect(body).toEqual({
      number: expect.stringMatching(/^[b-z]{12}-[b-z]{12}$/) as string,
      day: '21/11/2016',
      kinds: ['Danh sách mã đoàn viên', 'Đăng ký rèn luyện'],
      state: 'dang-xet',
      title: 'Đang xét',
      next: expect.stringContaining('vài phút nữa') as string,
      files: [
        { label: 'Danh sách mã đoàn viên', unit: 'Chi đoàn q8-p01-kp1', year: 2016, rows: 3 },
        { label: 'Đăng ký rèn luyện', unit: 'Chi đoàn q8-p01-kp1', year: 2016, rows: 17 },
      ],
    });
    expect(body.number.startsWith(signOfKey(hashOfKey(keys['q8-p01-kp1'])!))).toBe(true);
    expect(branches()).toEqual([branchOf(body.number)]);
    expect(filesOf(branchOf(body.number))).toEqual([list, better].map(({ unit, year, kind }) => submissionPath(unit, year, kind)).sort());
    expect(host.pulls).toMatchObject([{ title: 'Nộp dang-ky, doan-vien 2016 của q8-p01-kp1', head: branchOf(body.number), base: 'main' }]);
    // Public words tell kinds and the day: no row, no count, no key.
    expect(host.pulls.map(({ title, body: words }) => title + words).join()).not.toMatch(/DV-|17|\bdòng\b|AAAA/);
    expect(bare.git('log', '-1', '--format=%B', branchOf(body.number))).not.toContain('AAAA');
    expect((await look(app, body.number)).body).toEqual({
      number: body.number,
      day: '21/11/2016',
      kinds: ['Danh sách mã đoàn viên', 'Đăng ký rèn luyện'],
      state: 'dang-xet',
      title: 'Đang xét',
      next: body.next,
    });
    expect(said).toEqual([]);
  });
  test('is followed by what the gate and people do with it', async () => {
    const app = appAt(gitHub());
    const { number } = (await press(app, both)).body;
    const state = async () => (await look(app, number)).body.state;
    const tell = (word: string, context = gateContext) =>
      host.statuses.push({ sha: bare.tip(branchOf(number)), state: word, context, description: '', target_url: null });
    tell('failure', 'Kiểm tra khác');
    expect(await state()).toBe('dang-xet');
    for (const [word, then] of [
      ['pending', 'cho-xem'],
      ['success', 'cho-nhap'],
      ['failure', 'can-sua'],
      ['error', 'chua-xet-duoc'],
    ] as const) {
      tell(word);
      expect(await state()).toBe(then);
    }
    host.pulls[0]!.state = 'closed';
    expect(await state()).toBe('can-sua');
    host.pulls[0]!.state = 'merged';
    expect(await state()).toBe('vao-so');
    expect(await look(app, `${number.slice(0, -1)}0`)).toMatchObject({ status: 404, body: { code: 'bien-nhan-khong-co' } });
    expect(
      (
        await look(
          app,
          number.replace(/^./, (c) => (c === 'b' ? 'c' : 'b')),
        )
      ).status,
    ).toBe(404);
  });
  test('and so is what a form made, by the form’s number', async () => {
    const app = appAt(gitHub());
    const number = 'phieu-12';
    expect(await look(app, number)).toMatchObject({ status: 404, body: { code: 'bien-nhan-khong-co' } });
    bare.git('update-ref', 'refs/heads/nop/12', base);
    host.pulls.push({ number: 5, html_url: 'x', title: 'Nộp dang-ky 2016 của q8-p01-kp1', body: '', head: 'nop/12', base: 'main' });
    expect((await look(app, number)).body).toMatchObject({ number, day: '21/11/2016', kinds: ['Đăng ký rèn luyện'], state: 'dang-xet' });
    host.pulls[0]!.state = 'merged';
    expect((await look(app, number)).body.state).toBe('vao-so');
    for (const wrong of ['phieu-', 'phieu-x', 'phieu-1/2', 'phieu-12345678901'])
      expect((await look(app, encodeURIComponent(wrong))).status).toBe(404);
  });
  test('that comes twice, at once or later, finds its own', async () => {
    const app = appAt(gitHub());
    const [first, second] = await Promise.all([press(app, both), press(app, both)]);
    const third = await press(app, { ...both, files: [better, list] });
    expect(new Set([first, second, third].map(({ status, body }) => `${status} ${body.number}`)).size).toBe(1);
    expect([branches().length, host.pulls.length]).toEqual([1, 1]);
  });
  test('that stands in the book already says so, and comes anew when other rows stood in between', async () => {
    const app = appAt(gitHub());
    const first = (await press(app, both)).body;
    const merge = (number: string) => {
      const tip = bare.tip(branchOf(number));
      bare.setBranch('main', bare.commit(bare.treeOf(tip), bare.tip('main')));
      bare.dropBranches(branchOf(number));
      host.pulls.find(({ head }) => head === branchOf(number))!.state = 'merged';
    };
    merge(first.number);
    expect((await press(app, both)).body).toMatchObject({ number: first.number, state: 'vao-so', title: 'Đã nhận vào sổ' });
    const other = (await press(app, { ...both, files: [fileOf('dang-ky', csv('dang-ky', items('DV-1A', 5), items('DV-2B', 5)))] })).body;
    merge(other.number);
    const again = (await press(app, both)).body;
    expect([again.number, again.state]).toEqual([`${first.number}-2`, 'dang-xet']);
    expect(host.pulls).toHaveLength(3);
    merge(again.number);
    expect((await press(app, both)).body).toMatchObject({ number: again.number, state: 'vao-so' });
    expect(host.pulls).toHaveLength(3);
  });
  test('that came to main while it was looked at is looked at anew, and filed once', async () => {
    const first = (await press(appAt(gitHub()), both)).body;
    bare.setBranch('main', bare.tip(branchOf(first.number)));
    host.pulls[0]!.state = 'merged';
    const place = gitHub();
    // What was asked first stood before the merge.
    const bases = [base];
    const now = () => bases.shift() ?? bare.tip('main');
    Object.assign(place.host, { base: () => Promise.resolve(now()) });
    expect((await press(appAt(place), both)).body).toMatchObject({ number: first.number, state: 'vao-so' });
    expect([bases, host.pulls.length]).toEqual([[], 1]);
  });
  test('that came to main is its key’s, whoever asks later who proposed', async () => {
    const { number } = (await press(appAt(gitHub()), both)).body;
    const by = { user: { id: service, login: 'may-nhan' }, head: { ref: branchOf(number), repo: { full_name: 'to-chuc/so-ren-luyen' } } };
    host.merged.set(base, by);
    const senders = (account?: number) =>
      senderOfCommit(new GitHub({ api: host.address, repository: 'to-chuc/so-ren-luyen', token }), account)(base);
    expect(await senders(service)).toBe(signOfKey(hashOfKey(keys['q8-p01-kp1'])!));
    expect(await senders()).toBe(service);
    host.merged.set(base, { ...by, head: { ...by.head, repo: null } });
    expect(await senders(service)).toBeUndefined();
  });
  test('that was closed by a person may come again', async () => {
    const app = appAt(gitHub());
    const { number } = (await press(app, both)).body;
    host.pulls[0]!.state = 'closed';
    expect((await press(app, both)).body.number).toBe(`${number}-2`);
  });
});

describe('who may hand in what', () => {
  const refused = async (body: unknown, status: number, code: string) => {
    const answer = await press(appAt(gitHub()), body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect([branches(), host.pulls]).toEqual([[], []]);
    for (const text of [answer.body.title, answer.body.what, answer.body.cure]) expect(text).toMatch(/^\p{Lu}/u);
    return answer.body;
  };
  test.each([
    ['no key', undefined],
    ['an empty one', ''],
    ['a guessed one', 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-0009'],
    ['the sign of one', signOfKey(hashOfKey(keys['q8-p01-kp1'])!)],
    ['the hash of one', hashOfKey(keys['q8-p01-kp1'])!],
    ['the key of this machine', 'may nay q8-p01-kp1'],
  ])('%s: nothing is taken, and everybody may be asked', async (_, key) => {
    const { ask } = await refused({ ...both, key }, 403, 'khoa-khong-dung');
    expect(ask).toEqual(['Ban Tổ chức · 028 000', 'Ban khác']);
  });
  test('a key that was revoked is none', async () => {
    bare.git(
      'update-ref',
      'refs/heads/main',
      bare.commit(bare.tree({ ...published, 'content/units/q8.json': JSON.stringify({ units }) }), base),
    );
    await refused(both, 403, 'khoa-khong-dung');
  });
  test('another unit’s key: its own organisation may be asked', async () => {
    const { places, ask } = await refused({ ...both, key: keys['q8-p01-kp2'] }, 422, 'nop-can-sua');
    expect(places[0]).toMatchObject({ title: 'Tệp của đơn vị khác', file: 'q8-p01-kp1/2016/dang-ky.csv' });
    expect(places[0]!.what).toMatch(/^Tài khoản hay khoá nộp này là của Chi đoàn q8-p01-kp2, /);
    expect(ask).toEqual(['Ban Tổ chức · 028 000']);
  });
  test('the unit above hands in for it, and says so in the commit', async () => {
    const { status, body } = await press(appAt(gitHub()), { ...both, key: keys['q8-p01'] });
    expect(status).toBe(200);
    expect(bare.git('log', '-1', '--format=%B', branchOf(body.number))).toMatch(/Nop-thay: q8-p01$/);
  });
  test('rows that no rule takes are told place by place, and nothing of them stays', async () => {
    const wrong = fileOf('dang-ky', csv('dang-ky', items('DV-1A', 2), items('DV-2B', 5)));
    const { places } = await refused({ ...both, files: [list, wrong] }, 422, 'nop-can-sua');
    expect(places.map(({ where }) => where)).toEqual(['dòng 2']);
  });
  test.each([
    ['a phone number', 'Gọi 0912345678 hẹn lịch', 'nop-can-sua'],
    ['what may be a name', 'Thăm anh Nguyễn Văn An ở khu phố', 'nop-co-le-co-ten'],
  ])('%s does not enter Git, and is not repeated', async (_, text, code) => {
    const named = items('DV-1A', 5).replace('Tham gia 2 buổi Chủ nhật xanh ở khu phố', text);
    const body = await refused({ ...both, files: [fileOf('dang-ky', csv('dang-ky', named, items('DV-2B', 5)))] }, 422, code);
    expect(JSON.stringify(body)).not.toMatch(/0912|Nguyễn Văn An/);
    expect(bare.git('cat-file', '--batch-all-objects', '--batch-check')).toBeTruthy();
    expect(said).toEqual([]);
  });
  test('a branch’s own recognition is refused, and proposals with their recognition are too', async () => {
    const recognised = fileOf('cong-nhan', csv('cong-nhan', recognition('DV-1A'), recognition('DV-2B')), 'q8-p01');
    await refused({ ...both, files: [recognised] }, 422, 'nop-can-sua');
    const after = fileOf('cong-nhan', recognised.csv.replace(/(DV-2B,hoan_thanh_)tot/, '$1xuat_sac'), 'q8-p01');
    const proposed = fileOf('danh-gia', csv('danh-gia', proposal('DV-1A'), proposal('DV-2B').replace('tot', 'xuat_sac')));
    const { places } = await refused({ key: keys['q8-p01'], files: [after, proposed] }, 422, 'nop-can-sua');
    expect(places.map(({ title }) => title)).toContain('Đề nghị và công nhận trong một lần nộp');
  });
});

describe('what is no press', () => {
  test.each<[string, unknown, Record<string, string>, number]>([
    ['nothing', '', {}, 400],
    ['broken JSON', '{', {}, 400],
    ['a form of another page', 'key=x', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['a whole press of another page, which a browser sends without asking', both, { 'content-type': 'text/plain' }, 400],
    ['one word more', { ...both, path: '../../.github/workflows/x.yml' }, {}, 400],
    ['no file', { ...both, files: [] }, {}, 400],
    ['a path for a unit', { ...both, files: [{ ...better, unit: '../x' }] }, {}, 400],
    ['a kind that is none', { ...both, files: [{ ...better, kind: 'package' }] }, {}, 400],
    ['the same place twice', { ...both, files: [better, better] }, {}, 422],
    ['61 files', { ...both, files: Array.from({ length: 61 }, () => better) }, {}, 400],
    ['a file too large', { ...both, files: [{ ...better, csv: 'x'.repeat(8 * 1024 * 1024 + 1) }] }, {}, 400],
    ['all too large', 'x'.repeat(17 * 1024 * 1024), { 'content-length': String(17 * 1024 * 1024) }, 413],
  ])('%s is answered in words, and touches nothing', async (_, body, headers, status) => {
    const answer = await press(appAt(gitHub()), body, headers);
    expect([answer.status, answer.body.code]).toEqual([status, 'nop-chua-doc-duoc']);
    expect([branches(), host.pulls, said]).toEqual([[], [], []]);
  });
  test('too many from one place wait, and others do not', async () => {
    let who = 'one';
    const app = appAt(gitHub(), () => who);
    const answers = [];
    for (let i = 0; i < 11; i++) answers.push(await press(app, { ...both, key: 'x' }));
    expect([...new Set(answers.map(({ body }) => body.code))], 'whoever mistypes her key is told so each time').toEqual([
      'khoa-khong-dung',
    ]);
    for (let i = 0; i < 29; i++) answers.push(await press(app, ''));
    expect(answers.at(-1)!.status).toBe(400);
    answers.push(await press(app, { ...both, key: 'x' }));
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'nop-don-dap', again: 600 } });
    expect(answers.at(-1)!.headers.get('retry-after')).toBe('600');
    who = 'two';
    expect((await press(app, both)).status).toBe(200);
  });
  test('only the site’s own page may read the answers', async () => {
    const app = appAt(gitHub());
    const own = await press(app, both, { origin: 'https://doan.example' });
    expect(own.headers.get('access-control-allow-origin')).toBe('https://doan.example');
    const other = await press(app, both, { origin: 'https://elsewhere.example' });
    expect(other.headers.get('access-control-allow-origin')).not.toBe('https://elsewhere.example');
    expect(own.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a host that fails', () => {
  const calls = {
    'before anything': /^GET git\/ref\/heads\/main$/,
    'reading the units': /^GET git\/trees\//,
    'the commit': /^POST git\/commits$/,
    'the branch': /^POST git\/refs$/,
    'looking for the pull request': /^GET pulls$/,
    'the pull request': /^POST pulls$/,
  };
  const faults = [
    { status: 403, code: 'may-nhan-mat-quyen', again: 900 },
    { status: 404, code: 'may-nhan-mat-quyen', again: 900 },
    { status: 409, code: 'may-nhan-ban', again: 10 },
    { status: 429, headers: { 'retry-after': '120' }, code: 'may-nhan-ban', again: 120 },
    { status: 403, headers: { 'retry-after': '60' }, code: 'may-nhan-ban', again: 60 },
    { status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, code: 'may-nhan-ban', again: 1 },
    { status: 403, headers: { 'retry-after': 'a while' }, code: 'may-nhan-ban', again: 60 },
    { status: 500, code: 'may-nhan-ban', again: 60 },
    { status: 502, done: true, code: 'may-nhan-ban', again: 60 },
  ];
  const all = Object.entries(calls).flatMap(([where, call], i) =>
    // Every failure where something is written; of the others that are told alike, two where something is read.
    faults.filter(({ status }) => i > 2 || status === 404 || status === 502).map((fault) => [where, call, fault] as const),
  );
  test.each(all)('%s: %s %o: words for the sender, then nothing is lost and nothing twice', async (_, call, { code, again, ...fault }) => {
    const app = appAt(gitHub());
    host.faults = [{ call, times: 1, ...fault }];
    const failed = await press(app, both);
    expect([failed.status, failed.body.code, failed.body.again]).toEqual([503, code, again]);
    expect(failed.body.cure).toMatch(/trang tự gửi lại/);
    expect(host.faults[0]!.times).toBe(0);
    expect(said.join()).not.toMatch(/DV-|AAAA|dang-ky/);
    const then = await press(app, both);
    expect([then.status, then.body.state]).toEqual([200, 'dang-xet']);
    expect([branches(), host.pulls.length]).toEqual([[branchOf(then.body.number)], 1]);
    expect(filesOf(branchOf(then.body.number))).toHaveLength(2);
  });
  test('of a fault that nobody thought of the log has its name alone: its words may repeat what was sent', async () => {
    const fault = () => Promise.reject(new TypeError('DV-1A của q8-p01-kp1'));
    const { status, body } = await press(appAt({ host: { ...gitHub().host, base: fault } as never }), both);
    expect([status, body.code, said.splice(0)]).toEqual([503, 'may-nhan-ban', ['Máy nhận chưa lập được lần nộp: TypeError']]);
  });
  test('422 for a branch or pull request that somebody else has just made is no failure', async () => {
    const app = appAt(gitHub());
    host.faults = [
      { call: calls['the branch'], times: 1, status: 422, done: true },
      { call: calls['the pull request'], times: 1, status: 422, done: true },
    ];
    const { status, body } = await press(app, both);
    expect([status, branches(), host.pulls.length]).toEqual([200, [branchOf(body.number)], 1]);
  });
  test('this hour’s questions are spent: the sender hears when, and nobody waits', async () => {
    // Whoever waited for it would wait longer than a test may take.
    host.spent = { times: 1, seconds: 1500 };
    const { status, body } = await press(appAt(gitHub()), both);
    expect([status, body.code]).toEqual([503, 'may-nhan-ban']);
    expect(body.again).toBeGreaterThan(1400);
  });
  test('a host that does not answer in time is busy, and the same press comes through later', async () => {
    const { status, body } = await press(appAt(gitHub(1)), both);
    expect([status, body.code]).toEqual([503, 'may-nhan-ban']);
    expect((await press(appAt(gitHub()), both)).status).toBe(200);
  });
  test('the service that dies between two calls finds its own when it is born again', async () => {
    host.faults = [{ call: calls['the pull request'], times: 1, status: 500 }];
    expect((await press(appAt(gitHub()), both)).status).toBe(503);
    expect([branches().length, host.pulls.length]).toEqual([1, 0]);
    // Another change came to main meanwhile.
    const moved = { ...published, [submissionPath('q8-p02-kp1', 2016, 'doan-vien')]: csv('doan-vien', member('DV-8D', 'q8-p02-kp1')) };
    bare.git('update-ref', 'refs/heads/main', bare.commit(bare.tree(moved), base));
    const { status, body } = await press(appAt(gitHub()), both);
    expect([status, branches(), host.pulls.length]).toEqual([200, [branchOf(body.number)], 1]);
  });
});

describe('the program, as it runs', () => {
  const settings = () => ({ ...host.environment, SITE_URL: 'https://doan.example', SITE_BASE: '/so' });
  test('under Node, as a command', async () => {
    const child = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'scripts/hand-in.ts'), '--port', '0'], {
      env: { PATH: process.env['PATH'], ...settings() },
    });
    try {
      let told = '';
      const address = await new Promise<string>((ready) =>
        child.stderr.on('data', (part: Buffer) => {
          const at = /máy nhận nghe ở (\S+)\n/.exec((told += part.toString()))?.[1];
          if (at) ready(at);
        }),
      );
      const ask = {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'https://doan.example' },
        body: JSON.stringify(both),
      };
      const response = await fetch(`${address}/`, ask);
      const { number } = (await response.json()) as Receipt;
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, 'https://doan.example']);
      expect(branches()).toEqual([branchOf(number)]);
      expect(told).not.toMatch(/DV-|AAAA|dang-ky/);
    } finally {
      child.kill('SIGTERM');
    }
  });
  test('without settings it says what is missing', () => {
    expect(() => accessFrom({})).toThrow(/GITHUB_REPOSITORY[^]*Chữa:/);
    expect(() => accessFrom({ GITHUB_REPOSITORY: 'a/b' })).toThrow(/APP_ID/);
    expect(accessFrom({ GITHUB_REPOSITORY: 'a/b', APP_ID: '1', APP_KEY: 'x\\ny', APP_INSTALLATION: '2' }).app?.key).toBe('x\ny');
  });
  test('on a host that keeps no process', async () => {
    const { default: worker } = await import('./worker.ts');
    const ask = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(both) };
    const response = await worker.fetch(new Request('https://nop.example/nop/', ask), settings());
    const { number } = (await response.json()) as Receipt;
    expect([response.status, branches()]).toEqual([200, [branchOf(number)]]);
  });
});

describe('a press, on this machine', () => {
  let folder: string;
  let store: DeskStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'here-'));
    cpSync(bare.folder, join(folder, '.git'), { recursive: true });
    store = new DeskStore(folder);
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const here = () =>
    appAt({ host: new LocalHandIns({ folder, store, inTurn: takeTurns(), say: (line) => said.push(line) }), ownKey: keyHere });
  const git = (...args: string[]) => store.git(...args);
  const before = async () => {
    await git('config', 'user.name', 'Người thử');
    await git('config', 'user.email', 'thu@localhost');
  };
  const own = { files: both.files };

  test('is judged by the gate, accepted, and stands in main as one commit; needs no key', async () => {
    await before();
    const app = here();
    const { status, body } = await press(app, own);
    expect([status, body.state, body.title]).toEqual([200, 'vao-so', 'Đã nhận vào sổ']);
    expect(await git('log', '--format=%s', `${base}..main`)).toBe('Nộp dang-ky, doan-vien 2016 của q8-p01-kp1');
    expect(await git('show', 'main:content/submissions/q8-p01-kp1/2016/doan-vien.csv')).toBe(list.csv.trimEnd());
    expect(await git('for-each-ref', 'refs/heads/nop')).toBe('');
    expect((await look(app, body.number)).body).toMatchObject({ state: 'vao-so', kinds: body.kinds });
    expect((await press(app, own)).body).toMatchObject({ number: body.number, state: 'vao-so' });
    expect(await git('rev-list', '--count', `${base}..main`)).toBe('1');
  });
  test('two at once, and two different ones, are taken one after the other', async () => {
    await before();
    const app = here();
    const p02 = { files: [fileOf('dang-ky', csv('dang-ky', items('DV-7C', 5, 'q8-p02-kp1')), 'q8-p02-kp1')] };
    const answers = await Promise.all([press(app, own), press(app, p02), press(app, own)]);
    expect(
      answers.map(({ status, body }) => [status, body.state]),
      said.join('; '),
    ).toEqual(Array.from({ length: 3 }, () => [200, 'vao-so']));
    expect(await git('rev-list', '--count', `${base}..main`)).toBe('2');
  });
  test('however often others are taken meanwhile, the same again finds its own', async () => {
    await before();
    const { body } = await press(here(), own);
    const host = new LocalHandIns({ folder, store, inTurn: takeTurns(), say: () => undefined });
    const [now, earlier] = [await host.base(), base];
    // What stands published is asked for twice a press: as it is read, and as it is filed.
    const moves = [now, earlier, now, earlier, now, earlier];
    host.base = () => Promise.resolve(moves.shift() ?? now);
    expect((await press(appAt({ host, ownKey: keyHere }), own)).body).toMatchObject({ number: body.number, state: 'vao-so' });
    expect(moves).toEqual([]);
  });
  test('a recognition by whoever proposed waits for a person; by another unit’s sender it does not', async () => {
    await before();
    const app = here();
    const proposed = fileOf('danh-gia', csv('danh-gia', proposal('DV-1A'), proposal('DV-2B').replace('tot', 'xuat_sac')));
    expect((await press(app, { files: [proposed] })).body.state).toBe('vao-so');
    const recognised = fileOf(
      'cong-nhan',
      csv('cong-nhan', recognition('DV-1A'), recognition('DV-2B').replace('tot', 'xuat_sac')),
      'q8-p01',
    );
    // Two units of one machine are two keys; who proposed is told from the receipt in main.
    expect((await press(app, { files: [recognised] })).body.state).toBe('vao-so');
  });
  test('one key for both sides waits for a person, who is told where', async () => {
    await before();
    const app = here();
    const proposed = fileOf('danh-gia', csv('danh-gia', proposal('DV-1A'), proposal('DV-2B').replace('tot', 'xuat_sac')));
    const recognised = fileOf(
      'cong-nhan',
      csv('cong-nhan', recognition('DV-1A'), recognition('DV-2B').replace('tot', 'xuat_sac')),
      'q8-p01',
    );
    expect((await press(app, { files: [proposed], key: keys['q8-p01'] })).body.state).toBe('vao-so');
    const { number, state } = (await press(app, { files: [recognised], key: keys['q8-p01'] })).body;
    expect(state).toBe('cho-xem');
    expect(said.join()).toContain(`git fetch .desk ${branchOf(number)}`);
    const handIns = new LocalHandIns({ folder, store, inTurn: takeTurns(), say: () => undefined });
    const waiting = await handIns.waiting();
    expect(waiting).toMatchObject([{ name: number, title: 'Nộp cong-nhan 2016 của q8-p01', turn: 'nguoi-xem' }]);
    // Whoever opens the desk reads it there, in words.
    const desk = deskActions({ folder, store } as Copy, () => handIns.waiting());
    expect(await desk.waiting({} as never)).toEqual([
      {
        name: number,
        title: 'Nộp cong-nhan 2016 của q8-p01',
        age: 'hôm nay',
        turn: expect.stringContaining('Người phụ trách xem') as string,
      },
    ]);
    expect(await git('rev-list', '--count', `${base}..main`)).toBe('1');
  });
  test('a key of a unit counts here too, and a wrong one does not', async () => {
    await before();
    expect((await press(here(), both)).body.state).toBe('vao-so');
    expect((await press(here(), { ...own, key: 'x' })).body.code).toBe('khoa-khong-dung');
  });
});
