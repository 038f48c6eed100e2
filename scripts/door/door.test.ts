import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { catalogue, check } from '../../src/domain/index.ts';
import { formFields, formPath, readForm } from '../../src/host/form.ts';
import { doorReportSchema, fetchAttachment, judgeForm } from './judge.ts';
import { answerForm } from './answer.ts';
import { answerPull } from '../gate/answer.ts';
import { settingsHere } from '../command/settings.ts';
import { tellForm } from '../gate/settle.ts';
import { judgeCommits } from '../gate/judge.ts';
import { gateVerdictSchema } from '../gate/verdict.ts';
import { daysBetween, waitingAt } from '../../src/host/waiting.ts';
import { takenDown } from '../reporters/form-markdown.ts';
import { waitingTable, waitingText } from '../reporters/waiting.ts';
import { GitHub } from '../../src/host/github/client.ts';
import { siteFrom } from '../../src/host/site-address.ts';
import { readRoot } from '../../src/repository/read-root.ts';
import { Bare } from '../tests/bare.ts';
import { accounts, csv, items, main, member, units } from '../tests/gate-root.ts';
import { GitHubServer, token } from '../tests/github-server.ts';
import { at } from '../tests/mini.ts';

/** Answering: the second half of the gate, and the door without Git, against a server that behaves like the host. */

const root = join(import.meta.dirname, '../..');
const own = at('q8-p01-kp1', 'dang-ky');
const better = csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5));

let bare: Bare;
let base: string;
let folder: string;
let host: GitHubServer;

beforeAll(() => {
  bare = new Bare();
  base = bare.commit(bare.tree(main));
  bare.git('update-ref', 'refs/heads/main', base);
  folder = mkdtempSync(join(tmpdir(), 'door-'));
});
afterAll(() => {
  bare.remove();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
beforeEach(async () => {
  host = new GitHubServer(bare);
  await host.start();
});
afterEach(async () => {
  bare.dropBranches('nop');
  await host.stop();
});

/** A command of ours as a workflow runs it: in a process of its own, with the host in its environment. */
const command = async (script: string, args: readonly string[], env: Record<string, string | undefined> = {}) => {
  const child = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'scripts', script), ...args], {
    env: { PATH: process.env['PATH'], ...host.environment, ...env },
  });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, said };
};
const file = (name: string, content: string | object) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
/** The host as our own code meets it. */
const here = () => new GitHub({ api: host.address, repository: 'to-chuc/so-ren-luyen', token });
const bot = { login: 'github-actions[bot]', type: 'Bot' };

describe('the answer to a pull request', () => {
  const head = () => bare.commit(bare.tree({ ...main, [own]: better }), base);
  const verdictOf = async (commit: string, author: number) =>
    file('verdict.json', await judgeCommits(bare.folder, { base, head: commit, author, maintainer: false }));
  const site = 'https://doan.example/so/';
  const answer = (verdict: string, commit: string) => answerPull(here(), { verdict, pull: 7, head: commit, site });
  const byCommand = (verdict: string, commit: string, env = {}) =>
    command('gate-answer.ts', ['--verdict', verdict, '--pull', '7', '--head', commit, '--run', 'https://host.example/run/1'], env);

  test('is one comment, written anew each time, and a status on the commit', async () => {
    const commit = head();
    host.comments.push({ id: 1, issue: 7, body: '<!-- so-ren-luyen: cong nhan tep -->\ngiả', user: { login: 'somebody', type: 'User' } });
    const there = { SITE_URL: 'https://doan.example', SITE_BASE: '/so' };
    expect(await byCommand(await verdictOf(commit, accounts.kp1), commit, there)).toMatchObject({ code: 0 });
    await answer(await verdictOf(commit, accounts.kp2), commit);
    expect(host.comments.map(({ user }) => user.login)).toEqual(['somebody', bot.login]);
    expect(host.comments[0]!.body).toContain('giả');
    const { body } = host.comments[1]!;
    expect(body).toMatch(/^<!-- [^\n]+ -->\n## ✋ Chưa nhận được/);
    expect(body).toContain('https://doan.example/so/loi/khong-phai-don-vi-minh/');
    expect(host.statuses).toMatchObject([
      {
        sha: commit,
        state: 'success',
        context: 'Cổng nhận tệp',
        description: 'Nhận được: Đăng ký rèn luyện',
        target_url: 'https://host.example/run/1',
      },
      { sha: commit, state: 'failure', context: 'Cổng nhận tệp' },
    ]);
    expect(host.statuses[0]!.context.toLowerCase()).not.toContain('deploy');
    expect(host.refusals).toEqual([]);
  });
  test('finds its comment behind hundreds of others', async () => {
    const commit = head();
    for (let id = 1; id <= 250; id++) host.comments.push({ id, issue: 7, body: `${id}`, user: { login: 'somebody', type: 'User' } });
    host.comments[230]!.body = '<!-- so-ren-luyen: cong nhan tep -->\ncũ';
    host.comments[230]!.user = bot;
    await answer(await verdictOf(commit, accounts.kp1), commit);
    expect(host.comments).toHaveLength(250);
    expect(host.comments[230]!.body).toContain('## ✅ Nhận được');
  });
  test('says that nothing was judged when there is no verdict, a tampered one, or one on another commit', async () => {
    const commit = head();
    const good = JSON.parse(readFileSync(await verdictOf(commit, accounts.kp1), 'utf8')) as object;
    for (const verdict of [
      join(folder, 'none.json'),
      file('broken.json', '{'),
      file('more.json', { ...good, script: 'x' }),
      file('word.json', { ...good, verdict: 'accepted\n## Đã nhận' }),
      file('other.json', { ...good, head: base }),
    ]) {
      await answer(verdict, commit);
      expect(host.comments.at(-1)!.body).toContain('## ⏳ Chưa xét được');
      expect(host.statuses.at(-1)).toMatchObject({ sha: commit, state: 'error' });
    }
  });
  test('waits while the host is busy, and does not insist when the host says no', async () => {
    const commit = head();
    host.busy = 2;
    await answer(await verdictOf(commit, accounts.kp1), commit);
    expect(host.comments).toHaveLength(1);
    const refused = await byCommand(await verdictOf(commit, accounts.kp1), commit, { GITHUB_TOKEN: 'ghs_wrong' });
    expect([refused.code, refused.said]).toEqual([2, expect.stringContaining('Chữa:')]);
    expect(refused.said).not.toContain('ghs_wrong');
    const nowhere = await byCommand('x', commit, { GITHUB_TOKEN: undefined });
    expect([nowhere.code, nowhere.said]).toEqual([2, expect.stringContaining('GITHUB_TOKEN')]);
  });
  test('knows where the site is, or that there is none', () => {
    expect([siteFrom({ SITE_URL: 'https://a.vn', SITE_BASE: '/so/' }), siteFrom({ SITE_URL: 'https://a.vn' }), siteFrom({})]).toEqual([
      'https://a.vn/so/',
      'https://a.vn/',
      undefined,
    ]);
  });
});

/** What a person writes in the form's fields; what she leaves out is empty. */
type Answers = Record<string, string>;
const good: Answers = {
  nop_thay: 'Đơn vị của tôi',
  chi_co_ma: '- [X] Tệp chỉ có mã đoàn viên',
  noi_dung: better,
};
/** The form as the host writes it into the issue. */
const form = (answers: Answers) =>
  formFields()
    .map(({ id, label }) => {
      const answer = answers[id] ?? '';
      return `### ${label}\n\n${answer === '' ? '_No response_' : id === 'noi_dung' ? `\`\`\`csv\n${answer}\n\`\`\`` : answer}`;
    })
    .join('\n\n');

describe('the form', () => {
  const template = parse(readFileSync(formPath, 'utf8')) as {
    labels: string[];
    body: { type: string; id?: string; attributes: { default?: number }; validations?: { required?: boolean } }[];
  };
  const read = (answers: Answers) => readForm(form({ ...good, ...answers }), formFields(), 'https://github.com');
  const link = 'https://github.com/user-attachments/files/1/dang-ky.csv';

  test('asks for files, choices and nothing that must be typed; and carries the label that opens the door', () => {
    const typed = template.body.filter(({ type }) => type === 'input' || type === 'textarea');
    expect(typed.filter(({ validations }) => validations?.required)).toEqual([]);
    expect(template.body.filter(({ validations, type }) => validations?.required && type !== 'dropdown')).toEqual([]);
    expect(template.body.find(({ id }) => id === 'nop_thay')!.attributes.default).toBe(0);
    expect(readFileSync(join(root, '.github/workflows/door.yml'), 'utf8')).toContain(`'${template.labels[0]}'`);
  });
  test('is read as people write', () => {
    const silent = { unit: undefined, year: undefined, onBehalf: false };
    expect(read({}).request).toEqual(silent);
    expect(read({ nop_thay: 'Đơn vị cấp dưới (nộp thay)' }).request).toEqual({ ...silent, onBehalf: true });
    // A link beside the files, or the same file linked twice, asks for nothing more.
    expect(read({ noi_dung: '', tep: `[x](${link}) [x](${link}) xem https://so.example/nop/` })).toEqual({ request: silent, problems: [] });
    expect(read({ tep: `[x](${link}) [y](${link.replace('/1/', '/2/')})` }).request).toEqual(silent);
    for (const nam of ['Năm 2016', ' 2016.', 'năm học 2016-2017', '2016 – 2017'])
      expect(read({ nam }).request).toMatchObject({ year: 2016 });
    for (const don_vi of ['Q8–P01–KP1', 'Mã: q8-p01-kp1', 'Khu phố 1 (q8-p01-kp1)'])
      expect(read({ don_vi }).request).toMatchObject({ unit: 'q8-p01-kp1' });
    expect(readForm(form(good).replaceAll('\n', '\r\n'), formFields(), 'https://github.com').request).toEqual(silent);
  });
  test.each<[string, Answers, string[]]>([
    ['a unit that is no code', { don_vi: 'Chi đoàn khu phố 1' }, ['phieu-thieu']],
    ['a way out of the folder', { don_vi: '../../.github' }, ['phieu-thieu']],
    ['a year that is none', { nam: 'năm nay' }, ['phieu-thieu']],
    ['nothing at all', { noi_dung: '', chi_co_ma: '- [ ] x' }, ['phieu-chua-cam-ket', 'phieu-khong-tep']],
    ['no promise', { chi_co_ma: '- [ ] Tệp chỉ có mã đoàn viên' }, ['phieu-chua-cam-ket']],
    ['no file', { noi_dung: '' }, ['phieu-khong-tep']],
    ['61 files', { tep: Array.from({ length: 61 }, (_, i) => link.replace('/1/', `/${i}/`)).join(' ') }, ['phieu-nhieu-tep']],
    ['a file from elsewhere', { noi_dung: '', tep: 'https://evil.example/user-attachments/files/1/x.csv' }, ['phieu-tep-la']],
    [
      'a host that only looks like it',
      { noi_dung: '', tep: 'https://github.com.evil.example/user-attachments/files/1/x.csv' },
      ['phieu-tep-la'],
    ],
    ['another place of the host', { noi_dung: '', tep: 'https://github.com/somebody/x/raw/main/x.csv' }, ['phieu-tep-la']],
  ])('asks again for %s', (_, answers, codes) => {
    const { problems, request } = read(answers);
    expect([problems.map(({ code }) => code), request]).toEqual([codes, undefined]);
    for (const code of codes) expect(catalogue.get(code)!.cure).toMatch(/[.…]$/);
  });
  test('an answer that looks like a heading changes no answer before it', () => {
    const text = `${better}\n### Mã đơn vị\n\nq8-p02-kp1\n`;
    expect(read({ don_vi: 'q8-p01-kp1', noi_dung: text }).request).toMatchObject({ unit: 'q8-p01-kp1' });
    expect(read({ noi_dung: text }).request).toMatchObject({ unit: undefined });
  });
  test('anything at all is read without falling over', () => {
    for (const body of ['', '###', '### Mã đơn vị', `${'### Mã đơn vị\n'.repeat(5000)}`, '`'.repeat(60_000), '[('.repeat(30_000)])
      expect(readForm(body, formFields(), 'https://github.com').problems.length).toBeGreaterThan(0);
  });
});

describe('an attachment', () => {
  const at = (path: string) => `${host.address}/user-attachments/files/1/${path}`;
  test('is fetched from the host, and from nowhere the host leads away to', async () => {
    const elsewhere = new GitHubServer(bare);
    await elsewhere.start();
    elsewhere.attachments.set('/x.csv', Buffer.from('elsewhere'));
    host.attachments.set('/user-attachments/files/1/a.csv', Buffer.from('a'));
    host.attachments.set('/user-attachments/files/1/b.csv', '/user-attachments/files/1/a.csv');
    host.attachments.set('/user-attachments/files/1/c.csv', `${elsewhere.address}/x.csv`);
    host.attachments.set('/user-attachments/files/1/d.csv', '/user-attachments/files/1/d.csv');
    host.attachments.set('/user-attachments/files/1/e.csv', 'file:///etc/passwd');
    host.attachments.set('/user-attachments/files/1/f.csv', Buffer.alloc(9 * 1024 * 1024));
    const fetched = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f', 'none'].map((name) => fetchAttachment(at(`${name}.csv`), host.address)),
    );
    await elsewhere.stop();
    expect(fetched.map((got) => (typeof got === 'string' ? got : got.toString()))).toEqual(['a', 'a', 'la', 'la', 'la', 'la', 'kin']);
  });
});

describe('an attachment that the host does not give', () => {
  const at = '/user-attachments/files/1/a.csv';
  const fetched = async (answer: { status: number; type?: string; body?: string; times: number }) => {
    host.attachments.set(at, { ...answer, then: Buffer.from('a') });
    const got = await fetchAttachment(`${host.address}${at}`, host.address);
    return typeof got === 'string' ? got : got.toString();
  };
  test('is asked for again while the host is busy, and told as busy in the end', async () => {
    expect(await fetched({ status: 429, times: 2 })).toBe('a');
    expect(await fetched({ status: 503, times: 9 })).toBe('ban');
  });
  test('is no page to sign in on', async () => {
    expect(await fetched({ status: 200, type: 'text/html; charset=utf-8', body: '<html>Sign in</html>', times: 1 })).toBe('kin');
    expect(await fetched({ status: 200, body: '\n<!DOCTYPE html><title>Sign in</title>', times: 1 })).toBe('kin');
    expect(await fetched({ status: 404, times: 1 })).toBe('kin');
    host.attachments.set(at, '/login?return_to=x');
    expect(await fetchAttachment(`${host.address}${at}`, host.address)).toBe('kin');
  });
});

describe('the host’s limits', () => {
  test('an hour whose calls are spent is waited for when it ends soon, and told when it does not', async () => {
    host.issues.set(12, { title: 'Nộp tệp', body: 'x', state: 'open' });
    host.spent = { times: 1, seconds: 0 };
    await here().changeIssue(12, { state: 'closed' });
    expect(host.issues.get(12)!.state).toBe('closed');
    host.spent = { times: 1, seconds: 1800 };
    await expect(here().changeIssue(12, { state: 'closed' })).rejects.toThrow(/hết lượt[^]*30 phút[^]*Chữa:/);
  });
});

describe('the door without Git', () => {
  /** A form goes the whole way: the event's file, the reading job, the report, the writing job. */
  const send = async (answers: Answers, author: number, number = 12, given: { title?: string; body?: string; event?: object } = {}) => {
    const body = given.body ?? form({ ...good, ...answers });
    const title = given.title ?? 'Nộp tệp';
    const before = host.issues.get(number);
    if (before) before.body = body;
    else host.issues.set(number, { title, body, state: 'open', user: { id: author } });
    const made = { number, title, body, created_at: '2016-11-20T20:00:00Z', user: { id: author } };
    const event = file('event.json', { action: 'opened', ...given.event, issue: made });
    const report = await judgeForm(bare.folder, { base, event, server: host.address, rightsOf: (login) => here().rightsOf(login) });
    await answerForm(here(), { report: file('door.json', report), issue: number });
    expect(host.refusals.filter((line) => !/\/git\/ref\/heads\/|\/user-attachments\/|\/labels\//.test(line))).toEqual([]);
    return { issue: host.issues.get(number)!, comment: host.comments.at(-1)?.body ?? '' };
  };
  const branch = (number = 12) => bare.tip(`nop/${number}`);
  const trailers = (commit: string) => bare.git('log', '-1', '--format=%(trailers:only,unfold)', commit).split('\n').filter(Boolean);

  test('a good file becomes a pull request with its status, a receipt, and a closed form', async () => {
    const sheet = better.replaceAll(',', ';').replaceAll('\n', '\r\n').replaceAll('2016-02-20', '20/02/2016');
    const { issue, comment } = await send({ noi_dung: sheet }, accounts.kp1);
    const commit = branch();
    expect(bare.git('diff', '--name-status', base, commit)).toBe(`M\t${own}`);
    expect(bare.git('show', `${commit}:${own}`)).toBe(better.trim());
    expect([bare.git('log', '-1', '--format=%s', commit), trailers(commit)]).toEqual(['Nộp dang-ky 2016 của q8-p01-kp1', ['Phieu: #12']]);
    expect(host.pulls).toMatchObject([{ title: 'Nộp dang-ky 2016 của q8-p01-kp1', head: 'nop/12', base: 'main' }]);
    expect(host.pulls[0]!.body).toContain('Số liệu của đơn vị này tính chung một nhóm với đơn vị bên cạnh; xem ở trang đơn vị.');
    expect(host.statuses).toMatchObject([{ sha: commit, state: 'success', context: 'Cổng nhận tệp' }]);
    expect(comment).toContain(`Đã lập lần nộp #${host.pulls[0]!.number}`);
    expect(issue).toMatchObject({ state: 'closed', state_reason: 'completed' });
    const unpacked = bare.unpack(commit);
    expect(check(readRoot(unpacked)).clean).toBe(true);
    rmSync(unpacked, { recursive: true });
  });
  test('rows that call a criterion by its name are committed with all the others', async () => {
    const named = better.replace(',RL1,', ',"Rèn luyện, nâng cao nhận thức về tư tưởng chính trị",');
    expect(named).not.toBe(better);
    await send({ noi_dung: named }, accounts.kp1);
    expect(bare.git('show', `${branch()}:${own}`)).toBe(better.trim());
  });
  test('the two commands do the same, each with no more than its own right', async () => {
    host.issues.set(12, { title: 'Nộp tệp', body: form(good), state: 'open' });
    const event = file('event.json', { issue: { number: 12, body: form(good), user: { id: accounts.kp1 } } });
    const report = join(folder, 'door.json');
    const judged = await command('door-judge.ts', ['--repo', bare.folder, '--base', base, '--event', event, '--out', report], {
      GITHUB_TOKEN: undefined,
    });
    expect(judged.code, judged.said).toBe(0);
    expect(doorReportSchema.parse(JSON.parse(readFileSync(report, 'utf8')))).toEqual(
      await judgeForm(bare.folder, { base, event, server: host.address }),
    );
    const answered = await command('door-answer.ts', ['--report', report, '--issue', '12', '--run', 'https://host.example/run/2']);
    expect(answered.code, answered.said).toBe(0);
    expect(host.statuses).toMatchObject([{ sha: branch(), target_url: 'https://host.example/run/2' }]);
  });
  test('an attached file goes the same way', async () => {
    host.attachments.set('/user-attachments/files/5/dang-ky.csv', Buffer.from(better));
    await send({ noi_dung: '', tep: `[dang-ky.csv](${host.address}/user-attachments/files/5/dang-ky.csv)` }, accounts.kp1);
    expect(bare.git('show', `${branch()}:${own}`)).toBe(better.trim());
  });
  test('the receipt tells number, day and kinds, where it stands, and no row', async () => {
    const { comment } = await send({}, accounts.kp1);
    expect(comment).toContain('## Biên nhận phieu-12');
    expect(comment).toContain('Nộp ngày 21/11/2016: Đăng ký rèn luyện.');
    expect(comment).toContain(`**Đã xét, chờ vào sổ**`);
    expect([comment, host.pulls[0]!.body, host.statuses[0]!.description].join()).not.toMatch(/\d+ dòng|\d+ tệp/);
    expect(comment).not.toContain('trang theo dõi');
  });
  test('where the hand-in service tells it, the receipt leads to the page that follows it', async () => {
    const settings = {
      ...(JSON.parse(main['content/site.json'] as string) as object),
      handIn: { address: 'https://nop.example/', account: 777 },
    };
    const on = bare.commit(bare.tree({ ...main, 'content/site.json': JSON.stringify(settings) }));
    const event = file('event.json', { issue: { number: 12, body: form(good), user: { id: accounts.kp1 } } });
    host.issues.set(12, { title: 'Nộp tệp', body: form(good), state: 'open', user: { id: accounts.kp1 } });
    const report = file('door.json', await judgeForm(bare.folder, { base: on, event, server: host.address }));
    await answerForm(here(), { report, issue: 12, site: 'https://doan.example/so/' });
    expect(host.comments.at(-1)!.body).toContain('[trang theo dõi](https://doan.example/so/nop/#bien-nhan=phieu-12)');
  });
  describe('where the organisation lets clean hand-ins in', () => {
    const settings = { ...(JSON.parse(main['content/site.json'] as string) as object), takesAlone: ['q8'] };
    const settled = { ...main, 'content/site.json': JSON.stringify(settings) };
    const sendOn = async (text: string, author: number) => {
      const on = bare.commit(bare.tree(settled));
      bare.git('update-ref', 'refs/heads/main', on);
      const body = form({ ...good, noi_dung: text });
      host.issues.set(12, { title: 'Nộp tệp', body, state: 'open', user: { id: author } });
      const event = file('event.json', { issue: { number: 12, body, user: { id: author } } });
      const report = file('door.json', await judgeForm(bare.folder, { base: on, event, server: host.address }));
      const done = await answerForm(here(), { report, issue: 12 });
      return { done, onMain: bare.git('log', '--format=%B', `${on}..main`), comment: host.comments.at(-1)!.body };
    };
    afterEach(() => {
      bare.git('update-ref', 'refs/heads/main', base);
    });
    test('a clean form of the unit’s own is in the book at once, and says so', async () => {
      const { done, onMain, comment } = await sendOn(better, accounts.kp1);
      expect(onMain).toBe(`Nộp dang-ky 2016 của q8-p01-kp1 (#${host.pulls[0]!.number})\n\nPhieu: #12`);
      expect([done, comment]).toEqual([expect.stringContaining('đã nhập vào sổ'), expect.stringContaining('**Đã nhận vào sổ**')]);
    });
    test('one that replaces a row waits for a person', async () => {
      const { onMain, comment } = await sendOn(better.replace('Tham gia 2 buổi', 'Tham gia 3 buổi'), accounts.kp1);
      expect([onMain, comment]).toEqual(['', expect.stringContaining('**Đã xét, chờ vào sổ**')]);
      expect(comment).toContain('Thay hoặc bỏ dòng đã nhận');
    });
    test('a stranger’s waits for a person', async () => {
      expect(await sendOn(better, accounts.stranger)).toMatchObject({
        onMain: '',
        comment: expect.stringContaining('**Chờ ban phụ trách xem**') as string,
      });
    });
  });
  test('whatever is not taken ends in words that name whom to ask (K L61, K-54)', async () => {
    host.rights.set('bientap', { permission: 'write', role_name: 'write' });
    const seen = { event: { action: 'labeled', label: { name: 'da-xem' }, sender: { login: 'bientap' } } };
    const held = better.replace('Tham gia 2 buổi', 'Kể chuyện anh Bùi Minh Sentinel');
    const answers = [
      await send({ noi_dung: '' }, accounts.kp1, 30),
      await send({ noi_dung: '', tep: 'https://elsewhere.example/x.csv' }, accounts.kp1, 31),
      await send({}, accounts.kp2, 32),
      await send({ noi_dung: held }, accounts.kp1, 33),
      await send({ noi_dung: better.replace('Tham gia 2 buổi', 'Gọi 0912345678') }, accounts.kp1, 34),
      await send({}, accounts.kp1, 35, { body: 'Em nộp tệp ạ', title: 'x' }),
      await send({ noi_dung: held.replace('Bùi', 'Đỗ') }, accounts.kp1, 33, seen),
      await send({ noi_dung: main[own] as string }, accounts.kp1, 36),
    ].map(({ comment }) => comment);
    await answerForm(here(), { report: 'none.json', issue: 37, ask: ['Ban Tổ chức'] });
    await answerPull(here(), { verdict: 'none.json', pull: 38, head: base, ask: ['Ban Tổ chức'] });
    for (const comment of [...answers, ...host.comments.slice(-2).map(({ body }) => body)])
      expect(comment).toContain('thì hỏi ban phụ trách: Ban Tổ chức.');
    expect(settingsHere({}, bare.unpack(base)).ask).toEqual(['Ban Tổ chức']);
    expect(settingsHere({}, folder).ask, 'what cannot be read keeps nobody from an answer').toEqual([]);
  });
  test('what waits is listed, the oldest first, with its age and whose turn it is (decision 16)', async () => {
    const pull = (number: number, made: string, state?: string) => {
      const head = state === undefined ? bare.commit(bare.tree(main), base) : bare.commit(bare.tree({ ...main, 'x.txt': state }), base);
      host.pulls.push({ number, html_url: 'x', title: `Nộp ${number}`, body: '', head: `x/${number}`, base: 'main', commit: head, made });
      if (state !== undefined) host.statuses.push({ sha: head, state, context: 'Cổng nhận tệp', description: '', target_url: null });
    };
    pull(1, '2016-11-01T00:00:00Z', 'pending');
    pull(2, '2016-10-01T00:00:00Z', 'success');
    pull(3, '2016-11-21T00:00:00Z', 'failure');
    pull(4, '2016-11-20T00:00:00Z');
    host.pulls.push({ ...host.pulls[0]!, number: 5, state: 'merged' });
    await send({ noi_dung: '' }, accounts.kp1, 30);
    await send({ noi_dung: better.replace('Tham gia 2 buổi', 'Kể chuyện anh Bùi Minh Sentinel') }, accounts.kp1, 31);
    const now = new Date('2016-11-21T08:00:00Z');
    const waiting = await waitingAt(here());
    expect(waiting.map(({ name, kind, turn, since }) => [name, kind, turn, daysBetween(since, now)])).toEqual([
      ['#2', 'lan-nop', 'nguoi-nhap', 51],
      ['#1', 'lan-nop', 'nguoi-xem', 20],
      ['#4', 'lan-nop', 'ky-thuat', 1],
      ['#30', 'phieu', 'nguoi-nop', 0],
      ['#31', 'phieu', 'nguoi-xem', 0],
      ['#3', 'lan-nop', 'nguoi-nop', 0],
    ]);
    expect(waitingText(waiting, now)).toContain('#2  51 ngày   Người phụ trách nhập  –  Nộp 2');
    expect(waitingTable(waiting, now)).toContain('| #31 | hôm nay | Người phụ trách xem, rồi gắn nhãn da-xem | Phiếu nộp tệp |');
    expect(waitingText([], now)).toBe('✓ Không có lần nộp nào đang chờ.');
    const summary = join(folder, 'summary.md');
    const run = await command('waiting.ts', ['--summary', summary]);
    expect([run.code, run.said, readFileSync(summary, 'utf8')]).toEqual([
      0,
      expect.stringContaining('6 mục đang chờ'),
      expect.stringContaining('## 6 mục'),
    ]);
  });
  test('how the hand-in ended is told to its form, and to no other', async () => {
    await send({}, accounts.kp1);
    const pull = host.pulls[0]!;
    const tell = () => tellForm(here(), { pull: pull.number, ask: ['Ban Tổ chức · 028 000'] });
    expect([await tell(), host.comments.length]).toEqual([undefined, 1]);
    pull.state = 'merged';
    expect(await tell()).toBe('merged');
    expect(host.comments.at(-1)).toMatchObject({ issue: 12, body: expect.stringContaining('## ✅ Đã nhận vào sổ') as string });
    pull.state = 'closed';
    expect(await tell()).toBe('closed');
    expect(host.comments).toHaveLength(2);
    expect(host.comments.at(-1)!.body).toMatch(/## ✋ Cần sửa[^]*hỏi ban phụ trách: Ban Tổ chức · 028 000\./);
    pull.from = 'kp2/so';
    expect(await tell()).toBeUndefined();
    const run = await command('gate-settle.ts', ['--pull', String(pull.number)]);
    expect([run.code, run.said]).toEqual([0, expect.stringContaining('không phải của phiếu nào')]);
  });
  describe('all files in one', () => {
    const list = csv('doan-vien', member('DV-1A'), member('DV-2B'), member('DV-3C'));
    const more = csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5), items('DV-3C', 5));
    const attach = (n: number, text: string) => {
      host.attachments.set(`/user-attachments/files/${n}/a.csv`, Buffer.from(text));
      return `[a.csv](${host.address}/user-attachments/files/${n}/a.csv)`;
    };
    const filed = () => bare.git('diff', '--name-only', base, branch()).split('\n');
    const both = [own, at('q8-p01-kp1', 'doan-vien')];

    test('attached, under any name: each goes to its place, in one commit with one pull request', async () => {
      const { comment } = await send({ noi_dung: '', tep: `${attach(5, more)} ${attach(6, list)}` }, accounts.kp1);
      expect(filed()).toEqual(both);
      expect([bare.git('show', `${branch()}:${own}`), bare.git('rev-list', '--count', `${base}..${branch()}`)]).toEqual([more.trim(), '1']);
      expect(host.pulls.map(({ title }) => title)).toEqual(['Nộp dang-ky, doan-vien 2016 của q8-p01-kp1']);
      expect(comment).toContain(`Đã lập lần nộp #${host.pulls[0]!.number}`);
    });
    test('pasted one below another, and one pasted beside one attached', async () => {
      await send({ noi_dung: `${list}\n${more}` }, accounts.kp1);
      expect(filed()).toEqual(both);
      await send({ noi_dung: more.replaceAll(',', '\t'), tep: attach(6, list) }, accounts.kp1, 13);
      expect(bare.git('diff', branch(), branch(13))).toBe('');
    });
    test('a table whose head comes again is one', async () => {
      const [head, ...rows] = more.trim().split('\n');
      await send({ noi_dung: [list, head, ...rows.slice(0, 7), head, ...rows.slice(7)].join('\n') }, accounts.kp1);
      expect(bare.git('show', `${branch()}:${own}`)).toBe(more.trim());
    });
    test('of several units, by whoever stands above them', async () => {
      const other = csv('doan-vien', member('DV-9Z', 'q8-p01-kp2'));
      await send({ nop_thay: 'Đơn vị cấp dưới (nộp thay)', noi_dung: `${list}\n${other}` }, accounts.p01);
      expect(filed()).toEqual([at('q8-p01-kp1', 'doan-vien'), at('q8-p01-kp2', 'doan-vien')]);
      expect(host.pulls[0]!.title).toBe('Nộp doan-vien 2016 của 2 đơn vị');
      expect(trailers(branch())).toEqual(['Phieu: #12', 'Nop-thay: q8-p01']);
    });
    test('what a file does not say is told by the others, by the form, or by who sends', async () => {
      const bareList = list.replace(/^nam,ma_chi_doan,/, '').replace(/^2016,q8-p01-kp1,/gm, '');
      for (const [number, answers, author] of [
        [20, { noi_dung: `${bareList}\n${more}` }, accounts.kp1],
        [21, { noi_dung: bareList, don_vi: 'q8-p01-kp1', nam: '2016', nop_thay: 'Đơn vị cấp dưới (nộp thay)' }, accounts.p01],
        [22, { noi_dung: bareList, nam: '2016' }, accounts.kp1],
      ] as const) {
        await send(answers, author, number);
        expect(bare.git('show', `${branch(number)}:${both[1]!}`), String(number)).toBe(list.trim());
      }
      const { comment } = await send({ noi_dung: bareList }, accounts.stranger, 23);
      expect([branch(23), comment]).toEqual(['', expect.stringContaining('bảng dán thứ 1 mà chưa nhận ra đơn vị, năm')]);
    });
    test('two for one place, and one that is none of ours: told which, and nothing is written', async () => {
      const twice = await send({ noi_dung: '', tep: `${attach(5, more)} ${attach(6, more)}` }, accounts.kp1);
      expect([branch(), twice.comment]).toEqual(['', expect.stringMatching(/tệp đính kèm thứ 2.*tệp đính kèm thứ 1 cùng loại/)]);
      const foreign = await send({ noi_dung: '', tep: `${attach(5, more)} ${attach(6, 'a,b,c\n1,2,3\n')}` }, accounts.kp1);
      expect([branch(), foreign.comment]).toEqual(['', expect.stringContaining('tệp đính kèm thứ 2 mà chưa nhận ra loại tệp')]);
      const book = await send({ noi_dung: '', tep: attach(5, 'PK\u0003\u0004\u0014\u0000\u0000\u0000') }, accounts.kp1);
      expect([branch(), book.comment]).toEqual(['', expect.stringContaining('Excel')]);
      // Nobody can look into it here: it may hold a list of people, and its address is anybody's.
      expect([book.issue.state, book.issue.body]).toEqual(['closed', takenDown()]);
    });
    test('one fault holds all of them back', async () => {
      const { comment } = await send({ noi_dung: `${list}\n${more.replace(',RL1,', ',XX9,')}` }, accounts.kp1);
      expect([branch(), comment]).toEqual(['', expect.stringContaining('Chưa nhận được')]);
    });
  });
  test('who hands in for a unit below says so; then it is recorded by unit', async () => {
    const silent = await send({}, accounts.p01);
    expect([branch(), silent.issue.state, silent.comment]).toEqual(['', 'open', expect.stringContaining('Chưa ghi là nộp thay')]);
    const said = await send({ nop_thay: 'Đơn vị cấp dưới (nộp thay)' }, accounts.p01);
    expect(trailers(branch())).toEqual(['Phieu: #12', 'Nop-thay: q8-p01']);
    expect(said.comment).toContain('**Nộp thay:** Đoàn phường 1 nộp thay Chi đoàn q8-p01-kp1.');
    expect(host.comments).toHaveLength(1);
  });
  test('a form mended and sent again moves the same branch and renews the same pull request', async () => {
    await send({}, accounts.kp1);
    const first = branch();
    host.issues.get(12)!.state = 'open';
    await send({ noi_dung: csv('dang-ky', items('DV-1A', 8), items('DV-2B', 5)) }, accounts.kp1);
    expect([host.pulls.length, host.comments.length, branch() === first]).toEqual([1, 1, false]);
    expect(bare.git('rev-parse', `${branch()}^`)).toBe(base);
  });
  test('a stranger’s file becomes a pull request that waits for a person', async () => {
    const { comment } = await send({}, accounts.stranger);
    expect(host.pulls).toHaveLength(1);
    expect(host.statuses[0]!.description).toContain('Chờ người phụ trách xem');
    expect(comment).toContain('Chưa biết ai nộp');
  });
  test.each<[string, Answers, number, string]>([
    ['another unit’s file', {}, accounts.kp2, 'Tệp của đơn vị khác'],
    ['a file with faults', { noi_dung: better.replace(',RL1,', ',XX9,') }, accounts.kp1, 'Chưa nhận được'],
    ['a unit that is not', { noi_dung: better.replaceAll('q8-p01-kp1', 'q8-p77') }, accounts.kp1, 'Đơn vị không có trong danh mục'],
    ['what is published already', { noi_dung: main[own] as string }, accounts.kp1, 'Không có gì thay đổi'],
    ['the same rows in another dress', { noi_dung: (main[own] as string).replaceAll(',', ';') }, accounts.kp1, 'Không có gì thay đổi'],
    [
      'a text that may name somebody',
      { noi_dung: better.replace('Tham gia 2 buổi', 'Kèm em Nguyễn Văn An học') },
      accounts.kp1,
      'Có thể có tên người',
    ],
    [
      'an attachment that is not there',
      { noi_dung: '', tep: '{host}/user-attachments/files/9/x.csv' },
      accounts.kp1,
      'Máy không mở được tệp đính kèm',
    ],
  ])('%s is answered with reasons, and nothing is written', async (_, answers, author, words) => {
    const tep = answers['tep']?.replace('{host}', host.address);
    const { issue, comment } = await send(tep === undefined ? answers : { ...answers, tep }, author);
    expect([branch(), host.pulls, host.statuses, issue.state]).toEqual(['', [], [], 'open']);
    expect(comment).toContain(words);
    expect(comment).not.toContain('XX9');
  });
  test.each<[string, string]>([
    ['a column of names', `Họ tên,${better.split('\n')[0]!}\nNguyễn Văn Sentinel,2016\n`],
    ['a sheet that is none of ours', 'STT,Họ và tên,Ngày sinh\n1,Nguyễn Văn Sentinel,01/02/2000\n'],
    ['a phone number in a cell', better.replace('Tham gia 2 buổi', 'Gọi 0912345678 gặp Sentinel')],
  ])('%s: the form is taken down, and says what to do', async (_, noi_dung) => {
    const { issue, comment } = await send({ noi_dung }, accounts.kp1);
    expect(issue).toMatchObject({ state: 'closed', state_reason: 'not_planned' });
    expect(issue.body).toContain('đã được gỡ');
    expect(comment).toContain('nộp bằng phiếu mới');
    expect(comment).toContain('Mở “edited”');
    expect(JSON.stringify([issue, host.comments, host.pulls, host.statuses])).not.toMatch(/Sentinel|0912345678/);
    expect(branch()).toBe('');
  });
  describe('with personal matter in it', () => {
    const matters = [
      ['a name', 'Nguyễn Văn Sentinel'],
      ['a phone', '0912345678 Sentinel'],
    ] as const;
    const attach = (name: string, text: string) => {
      host.attachments.set(`/user-attachments/files/5/${name}`, Buffer.from(text));
      return `[${name}](${host.address}/user-attachments/files/5/${name})`;
    };
    type Planted = (matter: string) => { answers?: Answers; title?: string };
    const places: [string, Planted][] = [
      ['the title', (matter) => ({ title: `Nộp tệp ${matter}` })],
      ['the unit', (matter) => ({ answers: { don_vi: `q8-p01-kp1 ${matter}` } })],
      ['the year', (matter) => ({ answers: { nam: `2016 ${matter}` } })],
      [
        'the sentence beside the file',
        (matter) => ({ answers: { noi_dung: '', tep: `Em gửi, ${matter}\n${attach('dang-ky.csv', better)}` } }),
      ],
      ['the name of the file', (matter) => ({ answers: { noi_dung: '', tep: attach(`${matter.replaceAll(' ', '_')}.csv`, better) } })],
      ['plain text instead of a file', (matter) => ({ answers: { noi_dung: `Tôi tên ${matter}` } })],
      ['a line above the pasted table', (matter) => ({ answers: { noi_dung: `Bí thư: ${matter}\n${better}` } })],
      [
        'a line below the attached table',
        (matter) => ({ answers: { noi_dung: '', tep: attach('a.csv', `${better},,,,,,,${matter},,,,\n`) } }),
      ],
      ['a pasted list of people', (matter) => ({ answers: { noi_dung: `STT,Họ và tên,Ngày sinh\n1,${matter},01/02/2000\n` } })],
      ['the pasted text of two', (matter) => ({ answers: { tep: attach('dang-ky.csv', better), noi_dung: `1,${matter},01/02/2000` } })],
      ['the attached file of two', (matter) => ({ answers: { tep: attach('b.csv', `1,${matter},01/02/2000`), noi_dung: better } })],
    ];
    const faults: [string, Answers][] = [
      ['nothing else', {}],
      ['the promise unticked', { chi_co_ma: '- [ ] Tệp chỉ có mã đoàn viên' }],
      ['a misspelt unit', { don_vi: 'Chi đoàn khu phố 1' }],
      ['a misspelt year', { nam: 'năm nay' }],
      ['another’s unit', { don_vi: 'q8-p01-kp2' }],
    ];
    const table = places.flatMap(([place, planted]) =>
      faults.flatMap(([fault, more]) => matters.map(([what, matter]) => ({ place, fault, what, matter, planted, more }))),
    );
    test.each(table)('$what in $place, with $fault: emptied first', async ({ matter, planted, more }) => {
      const { answers, title } = planted(matter);
      const { issue, comment } = await send({ ...more, ...answers }, accounts.kp1, 12, title === undefined ? {} : { title });
      expect(issue).toMatchObject({ title: 'Nộp tệp', state: 'closed', state_reason: 'not_planned' });
      expect(issue.body).toContain('đã được gỡ');
      expect(comment).toContain('nộp bằng phiếu mới');
      expect(JSON.stringify([issue, host.comments, host.pulls, host.statuses])).not.toMatch(/Sentinel|0912345678/);
      expect(branch()).toBe('');
    });
    test.each([
      'Gọi 0912\n345\n678',
      'Gọi 0912<!--\n-->345678',
      '<!-- Nguyễn Văn Sentinel -->',
      '| Gọi | 0912<b>345</b>678 |',
      'MDkxMjM0NTY3OA==',
      'data:text/plain;base64,MDkxMjM0NTY3OA==',
      'N g u y ễ n  V ă n  A n',
    ])('written over lines, in markup, packed or spaced out: %j', async (hidden) => {
      const { issue } = await send({ noi_dung: '', tep: `${hidden}\n${attach('dang-ky.csv', better)}` }, accounts.kp1);
      expect([issue.state, issue.body.includes('đã được gỡ'), branch()]).toEqual(['closed', true, '']);
    });
    test.each(['Nguyễn,Văn,An,,,,,,,,,', '0912,345678,,,,,,,,,,', 'Nguyeãn Vaên An,,,,,,,,,,,'])(
      'over several cells, or in an old font, below the pasted table: %s',
      async (line) => {
        const { issue } = await send({ noi_dung: `${better}${line}\n` }, accounts.kp1);
        expect([issue.state, issue.body.includes('đã được gỡ'), branch()]).toEqual(['closed', true, '']);
      },
    );
    test('a workbook, into which nobody can look, is not left hanging there', async () => {
      const { issue } = await send({ noi_dung: '', tep: attach('so.xlsx', 'PK\x03\x04\0\0') }, accounts.kp1);
      expect([issue.state, issue.body.includes('đã được gỡ'), branch()]).toEqual(['closed', true, '']);
    });
    test('an innocent file with a fault is not taken down', async () => {
      const innocent = better.replace('Tham gia 2 buổi', 'Thăm Mẹ VNAH Nguyễn Thị Rành, tặng quà');
      const { issue, comment } = await send({ noi_dung: innocent }, accounts.kp1);
      expect([issue.state, issue.body.includes('đã được gỡ')]).toEqual(['open', false]);
      expect(comment).toContain('Chưa nhận được');
      expect(comment).not.toContain('nhận ra một con người');
    });
  });

  describe('held for a person', () => {
    const held = { noi_dung: better.replace('Tham gia 2 buổi', 'Kể chuyện anh Bùi Minh Sentinel') };
    const label = (login: string, name = 'da-xem', id = 556) => ({ event: { action: 'labeled', label: { name }, sender: { login, id } } });
    beforeEach(() => {
      host.rights.set('bientap', { permission: 'write', role_name: 'write' });
    });
    test('a text held and then cleared by a maintainer becomes a pull request that waits no more', async () => {
      const waits = await send(held, accounts.kp1);
      expect([branch(), waits.issue.state, waits.comment]).toEqual(['', 'open', expect.stringContaining('`da-xem`')]);
      const cleared = await send(held, accounts.kp1, 12, label('bientap'));
      expect(host.pulls).toHaveLength(1);
      expect(bare.git('show', `${branch()}:${own}`)).toContain('Bùi Minh Sentinel');
      expect(host.statuses).toMatchObject([{ state: 'success' }]);
      expect(cleared.issue).toMatchObject({ state: 'closed', state_reason: 'completed' });
    });
    test('a label of somebody who may not write, or another label, clears nothing', async () => {
      await send(held, accounts.kp1);
      await send(held, accounts.kp1, 12, label('ai-do'));
      await send(held, accounts.kp1, 12, label('bientap', 'bug'));
      // In a private repository every secretary may write.
      await send(held, accounts.kp1, 12, label('bientap', 'da-xem', accounts.kp1));
      expect([branch(), host.pulls]).toEqual(['', []]);
    });
    test('what was changed after the look is looked at anew', async () => {
      await send(held, accounts.kp1);
      const other = { noi_dung: better.replace('Tham gia 2 buổi', 'Kể chuyện anh Đỗ Minh Sentinel') };
      const changed = await send(other, accounts.kp1, 12, label('bientap'));
      expect([branch(), changed.comment]).toEqual(['', expect.stringContaining('Phiếu đã đổi')]);
      await send(other, accounts.kp1, 12, label('bientap'));
      expect(host.pulls).toHaveLength(1);
    });
    test('a phone is not cleared by a label', async () => {
      const { issue } = await send({ noi_dung: better.replace('Tham gia 2 buổi', 'Gọi 0912345678') }, accounts.kp1, 12, label('bientap'));
      expect([branch(), issue.state]).toEqual(['', 'closed']);
    });
  });

  describe('a pull request judged by its event', () => {
    const name = 'to-chuc/so-ren-luyen';
    const botUser = { id: 41898282, ...bot };
    const pullEvent = (user: { id: number; login: string; type: string }, head: object, more: object = {}) =>
      file('pull.json', {
        action: 'reopened',
        sender: { login: 'ai-do' },
        repository: { full_name: name },
        pull_request: { title: 'Nộp dang-ky', body: null, user, head },
        ...more,
      });
    const judgeBy = async (event: string, head: string, on = base) => {
      const out = join(folder, 'judged.json');
      const { code, said } = await command('gate-judge.ts', [
        '--repo',
        bare.folder,
        '--base',
        on,
        '--head',
        head,
        '--event',
        event,
        '--format',
        'json',
        '--out',
        out,
      ]);
      expect([0, 1], said).toContain(code);
      return gateVerdictSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    };
    const codes = ({ gate }: { gate: readonly { code: string }[] }) => gate.map(({ code }) => code);
    const ours = { ref: 'nop/12', repo: { full_name: name } };

    test('the door’s own is judged as its form’s author’s, again and again; a fork’s branch of that name is not', async () => {
      await send({ nop_thay: 'Đơn vị cấp dưới (nộp thay)' }, accounts.p01);
      const again = await judgeBy(pullEvent(botUser, ours), branch());
      expect([again.verdict, codes(again), again.onBehalf]).toEqual(['accepted', ['nop-thay'], [{ unit: 'q8-p01-kp1', by: 'q8-p01' }]]);
      const forged = await judgeBy(pullEvent({ id: accounts.kp2, login: 'kp2', type: 'User' }, ours), branch());
      expect(forged.verdict).toBe('refused');
      const fork = await judgeBy(pullEvent(botUser, { ref: 'nop/12', repo: { full_name: 'kp2/so' } }), branch());
      expect(codes(fork)).toContain('chua-biet-nguoi-nop');
    });
    test('the hand-in service’s own is its key’s; its account is nobody’s steward and looks after nothing', async () => {
      const key = { hash: 'a1b2c3d4e5f6'.padEnd(64, '0'), issued: '2016-01-05' };
      const keyed = {
        ...main,
        'content/site.json': JSON.stringify({
          ...(JSON.parse(main['content/site.json'] as string) as object),
          handIn: { address: 'https://nop.example/', account: 777 },
        }),
        'content/units/q8.json': JSON.stringify({
          units: units.map((unit) => (unit.code === 'q8-p01-kp1' ? { ...unit, keys: [key] } : unit)),
        }),
      };
      const standing = bare.commit(bare.tree(keyed));
      const head = bare.commit(bare.tree({ ...keyed, [own]: better }), standing);
      const by = { id: 777, login: 'may-nhan', type: 'User' };
      host.rights.set('may-nhan', { permission: 'admin', role_name: 'admin' });
      const judged = async (ref: string, user = by, repo = name, commit = head) => {
        const verdict = await judgeBy(pullEvent(user, { ref, repo: { full_name: repo } }), commit, standing);
        return [verdict.verdict, ...codes(verdict)];
      };
      const branchOfKey = 'nop/khoa-rcsdtgvhxkzm-cccccccccccc';
      expect(await judged(branchOfKey)).toEqual(['accepted']);
      expect(await judged('nop/khoa-zzzzzzzzzzzz-cccccccccccc')).toEqual(['review', 'chua-biet-nguoi-nop']);
      expect(await judged('nop/khoa-rcsdtgvhxkzm-cccccccccccc', by, 'kp2/so')).toEqual(['review', 'chua-biet-nguoi-nop']);
      expect(await judged(branchOfKey, { ...by, id: accounts.kp2 })).toContain('khong-phai-don-vi-minh');
      const code = bare.commit(bare.tree({ ...keyed, 'scripts/x.ts': '' }), standing);
      expect(await judged('sua-ma', by, name, code)).toEqual(['refused', 'tep-he-thong']);
    });
    test.each([
      ['who looks after it', { permission: 'admin', role_name: 'admin' }, 555, 'review'],
      ['who maintains', { permission: 'write', role_name: 'maintain' }, accounts.kp1, 'review'],
      ['who may write', { permission: 'write', role_name: 'write' }, 555, 'review'],
      ['a secretary who may write, as in a private repository', { permission: 'write', role_name: 'write' }, accounts.kp1, 'refused'],
      ['who may triage', { permission: 'read', role_name: 'triage' }, 555, 'refused'],
      ['who may read', { permission: 'read', role_name: 'read' }, 555, 'refused'],
    ])('%s', async (_, rights, id, decided) => {
      host.rights.set('nguoi-gui', rights);
      const head = bare.commit(bare.tree({ ...main, 'content/topics/q8-2016-12.md': '---\ntitle: x\n---\n' }), base);
      const event = pullEvent({ id, login: 'nguoi-gui', type: 'User' }, { ref: 'them-bai', repo: { full_name: name } });
      expect((await judgeBy(event, head)).verdict).toBe(decided);
    });
    test('the label of somebody who may write ends the waiting; the answer of a later commit takes it off', async () => {
      const head = bare.commit(bare.tree({ ...main, [own]: better }), base);
      const stranger = { id: accounts.stranger, login: 'nguoi-la', type: 'User' };
      const labelled = (login: string, id = 556) =>
        pullEvent(stranger, { ref: 'x', repo: null }, { action: 'labeled', label: { name: 'da-xem' }, sender: { login, id } });
      host.rights.set('bientap', { permission: 'write', role_name: 'write' });
      expect((await judgeBy(labelled('nguoi-la'), head)).verdict).toBe('review');
      expect((await judgeBy(labelled('bientap', accounts.kp1), head)).verdict).toBe('review');
      const seen = await judgeBy(labelled('bientap'), head);
      expect([seen.verdict, seen.seen]).toEqual(['accepted', true]);
      host.issues.set(7, { title: '', body: '', state: 'open', labels: ['da-xem'] });
      await answerPull(here(), { verdict: file('v.json', seen), pull: 7, head });
      expect([host.statuses.at(-1)!.state, host.issues.get(7)!.labels]).toEqual(['success', ['da-xem']]);
      const waits = await judgeBy(pullEvent(stranger, { ref: 'x', repo: null }), head);
      await answerPull(here(), { verdict: file('v.json', waits), pull: 7, head });
      expect([host.statuses.at(-1)!.state, host.issues.get(7)!.labels]).toEqual(['pending', []]);
    });
    test('who handed in what stands published is asked of the host, not of the commit: a form is its author’s', async () => {
      const [proposals, recognitions] = [at('q8-p01-kp1', 'danh-gia'), at('q8-p01', 'cong-nhan')];
      const before = Object.fromEntries(Object.entries(main).filter(([path]) => path !== proposals && path !== recognitions));
      const rated = { ...before, [proposals]: main[proposals]! };
      const stands = (mail: string) => bare.commitBy(mail, bare.tree(rated), bare.commit(bare.tree(before)));
      const published = stands(`${accounts.kp1}+kp1@users.noreply.github.com`);
      const head = bare.commit(bare.tree({ ...rated, [recognitions]: main[recognitions]! }), published);
      const event = pullEvent({ id: accounts.p01, login: 'p01', type: 'User' }, { ref: 'cong-nhan', repo: null });
      const judged = async () => codes(await judgeBy(event, head, published));
      expect(await judged()).toEqual(['chua-ro-ai-de-nghi']);
      host.merged.set(published, { user: { id: accounts.kp1, login: 'kp1' }, head: { ref: 'x', repo: { full_name: 'kp1/so' } } });
      expect(await judged()).toEqual([]);
      host.merged.set(published, { user: { id: accounts.p01, login: 'p01' }, head: { ref: 'x', repo: { full_name: 'p01/so' } } });
      expect(await judged()).toEqual(['mot-nguoi-hai-phia']);
      host.issues.set(31, { title: '', body: '', state: 'closed', user: { id: accounts.p01 } });
      const form = (repo: string) => ({ user: botUser, head: { ref: 'nop/31', repo: { full_name: repo } } });
      host.merged.set(published, form(name));
      expect(await judged()).toEqual(['mot-nguoi-hai-phia']);
      host.issues.set(31, { title: '', body: '', state: 'closed', user: { id: accounts.kp1 } });
      expect(await judged()).toEqual([]);
      host.merged.set(published, form('kp2/so'));
      expect(await judged()).toEqual(['chua-ro-ai-de-nghi']);
      // Without a service named on main its branches say nothing; whoever opened the pull request is asked for.
      host.merged.set(published, {
        user: { id: 777, login: 'may-nhan' },
        head: { ref: 'nop/khoa-rcsdtgvhxkzm-cccccccccccc', repo: { full_name: name } },
      });
      expect(await judged()).toEqual([]);
    });
    test('a queue’s group of changes gets a status and no comment', async () => {
      const head = bare.commit(bare.tree({ ...main, [own]: better }), base);
      const out = join(folder, 'queue.json');
      await command('gate-judge.ts', [
        '--repo',
        bare.folder,
        '--base',
        base,
        '--head',
        head,
        '--author',
        '0',
        '--maintainer',
        '--seen',
        '--format',
        'json',
        '--out',
        out,
      ]);
      const { code, said } = await command('gate-answer.ts', ['--verdict', out, '--head', head]);
      expect([code, host.comments, host.statuses.at(-1)], said).toMatchObject([0, [], { state: 'success', sha: head }]);
    });
  });

  test('whatever fails after reading is told under the form, which stays open; the next try heals it', async () => {
    host.mayOpenPulls = false;
    host.issues.set(12, { title: 'Nộp tệp', body: form(good), state: 'open' });
    const event = file('event.json', { issue: { number: 12, body: form(good), user: { id: accounts.kp1 } } });
    const report = file('door.json', await judgeForm(bare.folder, { base, event, server: host.address }));
    await expect(answerForm(here(), { report, issue: 12 })).rejects.toThrow(/403/);
    expect(host.comments.at(-1)!.body).toContain('## ⏳ Chưa lập được lần nộp');
    expect(host.comments.at(-1)!.body).toContain('Allow GitHub Actions to create and approve pull requests');
    expect(host.issues.get(12)!.state).toBe('open');
    host.mayOpenPulls = true;
    await answerForm(here(), { report, issue: 12 });
    expect([host.pulls.length, host.issues.get(12)!.state, host.comments.length]).toEqual([1, 'closed', 1]);
  });
  test('what the phone’s app sends is answered, and labelled; other issues are let alone', async () => {
    host.attachments.set('/user-attachments/files/5/dang-ky.csv', Buffer.from(better));
    const { comment, issue } = await send({}, accounts.kp1, 12, {
      body: `[dang-ky.csv](${host.address}/user-attachments/files/5/dang-ky.csv)`,
      title: 'dang ky',
    });
    expect([comment, issue.labels, issue.state]).toEqual([expect.stringContaining('trình duyệt'), ['nop-tep'], 'open']);
    // With the words that the answer asks for, what the app sent is judged like any other.
    await send({}, accounts.kp1, 12, {
      body: `Tệp chỉ có mã đoàn viên ạ.\n[dang-ky.csv](${host.address}/user-attachments/files/5/dang-ky.csv)`,
      title: 'dang ky',
    });
    expect(bare.git('show', `${branch()}:${own}`)).toBe(better.trim());
    await send({}, accounts.kp1, 13, { body: `Em nộp đăng ký\n${better}`, title: 'kp1' });
    expect(host.comments.filter((one) => one.issue === 13)).toHaveLength(1);
    const named = await send({}, accounts.kp1, 14, { body: 'Em nộp tệp, gọi 0912345678 nhé', title: 'kp1' });
    expect(named.issue).toMatchObject({ state: 'closed', state_reason: 'not_planned' });
    const other = await send({}, accounts.kp1, 15, { body: 'Trang chủ bị lỗi chữ, xem https://so.example/', title: 'Lỗi' });
    expect([host.comments.filter((one) => one.issue === 15), other.issue.body]).toEqual([
      [],
      'Trang chủ bị lỗi chữ, xem https://so.example/',
    ]);
  });
  test('a form that came without its label gets it, so that what is mended in it is looked at', async () => {
    const { issue, comment } = await send({ chi_co_ma: '- [ ] Tệp chỉ có mã đoàn viên' }, accounts.kp1);
    expect([issue.labels, issue.state, comment]).toEqual([['nop-tep'], 'open', expect.stringContaining('Chưa đánh dấu')]);
  });
  test('a file that the host keeps to itself is asked for as pasted text', async () => {
    const { comment } = await send({ noi_dung: '', tep: `[a.csv](${host.address}/user-attachments/files/77/a.csv)` }, accounts.kp1);
    expect(comment).toContain('dán vào ô');
  });

  test('a report with anything the schema does not list, or on another form, writes nothing', async () => {
    host.issues.set(12, { title: 'Nộp tệp', body: 'x', state: 'open' });
    const event = file('event.json', { issue: { number: 12, body: form(good), user: { id: accounts.kp1 } } });
    const report = await judgeForm(bare.folder, { base, event, server: 'https://github.com' });
    for (const wrong of [
      { ...report, path: '.github/workflows/x.yml' },
      { ...report, issue: 13 },
      { ...report, files: [{ ...report.files[0], unit: '../../.github' }] },
      { ...report, files: [{ ...report.files[0], kind: 'x' }] },
      { ...report, by: ['q8\nSigned-off-by: x'] },
    ]) {
      await answerForm(here(), { report: file('wrong.json', wrong), issue: 12 });
      expect([branch(), host.pulls]).toEqual(['', []]);
      expect(host.comments.at(-1)!.body).toContain('Chưa xét được');
    }
  });
  test('the right to write stays in the environment', async () => {
    await expect(here().changeIssue(404, { state: 'closed' })).rejects.toThrow(/404/);
    await expect(here().changeIssue(404, { state: 'closed' })).rejects.not.toThrow(token);
  });
});
