import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  catalogue,
  check,
  gateLimits,
  gateRules,
  headerOf,
  stripMetadata,
  wordsOf,
  type Issue,
  type KindName,
} from '../../src/domain/index.ts';
import { judgeCommits } from './judge.ts';
import { gateVerdictSchema, type GateVerdict } from './verdict.ts';
import { readRoot } from '../../src/repository/read-root.ts';
import { gateText } from '../reporters/console.ts';
import { gateComment, notJudged, statusOf } from '../reporters/markdown.ts';
import { Bare, type Files, type RawEntry } from '../tests/bare.ts';
import { accounts, csv, items, main, member, proposal, recognition, result, submitted, units } from '../tests/gate-root.ts';
import { at, branch } from '../tests/mini.ts';
import { photo } from '../tests/photo.ts';

/** The gate on real bare repositories: what it lets in, what it refuses, and that it says what the full check would say. */

const root = join(import.meta.dirname, '../..');

const own = at('q8-p01-kp1', 'dang-ky');
const without = (path: string, files: Files = main): Files => Object.fromEntries(Object.entries(files).filter(([p]) => p !== path));

let bare: Bare;
let base: string;
const folders: string[] = [];
const commit = (files: Files, ...parents: string[]) => bare.commit(bare.tree(files), ...(parents.length > 0 ? parents : [base]));
/** Every code that the gate raised in a test of this file. */
const raised = new Set<string>();
const judge = async (head: string, author = accounts.kp1, on = base, maintainer = false): Promise<GateVerdict> => {
  const verdict = await judgeCommits(bare.folder, { base: on, head, author, maintainer });
  for (const { code } of verdict.gate) raised.add(code);
  // Whatever comes out passes the wall between the two jobs, and can be answered.
  expect(gateVerdictSchema.parse(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict);
  expect(gateComment(verdict, { way: 'pull-request' }).length).toBeLessThan(65_536);
  return verdict;
};
const gateCodes = ({ gate }: GateVerdict) => gate.map((issue) => issue.code);
const fileCodes = ({ files }: GateVerdict) => files.flatMap((file) => file.issues.map((issue) => issue.code));

beforeAll(() => {
  bare = new Bare();
  base = bare.commit(bare.tree(main));
});
afterAll(() => {
  for (const folder of [bare.folder, ...folders]) rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Everything below `content/` of a commit, judged by the full check. */
const fullCheck = (id: string) => {
  const folder = bare.unpack(id);
  folders.push(folder);
  return check(readRoot(folder));
};

describe('who hands in what', () => {
  const better = { ...main, [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) };
  const p02 = { ...main, [at('q8-p02-kp1', 'dang-ky')]: csv('dang-ky', items('DV-7C', 5, 'q8-p02-kp1')) };
  test.each<[string, Files, number, GateVerdict['verdict'], string[]]>([
    ['a secretary, her own unit', better, accounts.kp1, 'accepted', []],
    ['the Đoàn cơ sở for its branch', better, accounts.p01, 'accepted', ['nop-thay']],
    ['the quận for a branch two levels below', better, accounts.q8, 'accepted', ['nop-thay']],
    ['the branch beside', better, accounts.kp2, 'refused', ['khong-phai-don-vi-minh']],
    ['another Đoàn cơ sở', better, accounts.p02, 'refused', ['khong-phai-don-vi-minh']],
    ['a branch of another Đoàn cơ sở', p02, accounts.p02kp1, 'accepted', []],
    [
      'a branch for its Đoàn cơ sở',
      { ...main, [at('q8-p01', 'cong-nhan')]: csv('cong-nhan', recognition('DV-1A'), recognition('DV-2B')) },
      accounts.kp1,
      'refused',
      ['khong-phai-don-vi-minh'],
    ],
    [
      'a Đoàn cơ sở its own recognitions',
      { ...main, [at('q8-p01', 'cong-nhan')]: csv('cong-nhan', recognition('DV-1A'), recognition('DV-2B')) },
      accounts.p01,
      'accepted',
      [],
    ],
    ['somebody who is nobody’s steward', better, accounts.stranger, 'review', ['chua-biet-nguoi-nop']],
    ['two units, one of them not hers', { ...better, ...p02, [own]: better[own]! }, accounts.kp1, 'refused', ['khong-phai-don-vi-minh']],
    ['nothing new', main, accounts.kp1, 'review', ['khong-doi-gi']],
    ['a submission taken away', without(at('q8-p02-kp1', 'doan-vien')), accounts.p02kp1, 'review', ['xoa-tep-nop']],
    [
      'somebody else’s submission taken away',
      without(at('q8-p02-kp1', 'doan-vien')),
      accounts.kp1,
      'refused',
      ['khong-phai-don-vi-minh', 'xoa-tep-nop'],
    ],
    [
      'the list of units, with the sender as a new steward',
      {
        ...main,
        'content/units/q8.json': JSON.stringify({ units: units.map((u) => ({ ...u, stewards: [accounts.stranger] })) }),
        ...{ [own]: better[own]! },
      },
      accounts.stranger,
      'refused',
      ['tep-he-thong', 'chua-biet-nguoi-nop'],
    ],
    ['a board’s entry', { ...main, 'content/topics/q8-2016-12.md': '---\n---\n' }, accounts.stranger, 'refused', ['tep-he-thong']],
    ['code', { ...main, 'scripts/x.ts': '' }, accounts.stranger, 'refused', ['tep-he-thong']],
    ['a workflow', { ...main, '.github/workflows/x.yml': 'on: push' }, accounts.kp1, 'refused', ['tep-he-thong']],
  ])('%s', async (_, files, author, verdict, codes) => {
    const judged = await judge(commit(files), author);
    expect({ verdict: judged.verdict, codes: gateCodes(judged) }).toEqual({ verdict, codes });
  });
  test('a picture goes on to a person only as the judge of media lets it in', async () => {
    const taken = await photo('jpeg');
    const sent = await judge(
      commit({ ...main, 'content/media/anh.jpg': taken, 'content/media/trang.jpg': '<script>alert(1)</script>' }),
      accounts.stranger,
    );
    expect({ verdict: sent.verdict, codes: gateCodes(sent) }).toEqual({
      verdict: 'refused',
      codes: ['tep-he-thong', 'tep-he-thong', 'tep-anh-sai', 'tep-anh-sai'],
    });
    const comment = gateComment(sent, { way: 'pull-request' });
    expect(comment).toContain('còn ghi nơi chụp');
    expect(comment).toContain('không phải ảnh hay tệp PDF còn nguyên');
    const clean = await judge(commit({ ...main, 'content/media/anh.jpg': stripMetadata(taken) }), 555, base, true);
    expect({ verdict: clean.verdict, codes: gateCodes(clean) }).toEqual({ verdict: 'review', codes: ['can-nguoi-xem'] });
  });
  test('the one who hands in for another is named by unit, in words and in the record', async () => {
    const verdict = await judge(commit(better), accounts.p01);
    expect(verdict.onBehalf).toEqual([{ unit: 'q8-p01-kp1', by: 'q8-p01' }]);
    expect(gateComment(verdict, { way: 'pull-request' })).toContain('**Nộp thay:** Đoàn phường 1 nộp thay Chi đoàn q8-p01-kp1.');
    expect(JSON.stringify(verdict)).not.toContain('100,');
  });
});

describe('a unit’s book, which names documents, units and what stands in other books', () => {
  const act = (unit: string, row: string) => `2016,${unit},${row},,`;
  const sent = act('q8-p01', 'gui_danh_sach,2017-01-10,,,,');
  const withBook = (unit: string, ...rows: string[]): Files => ({ ...main, [at(unit, 'so-viec')]: csv('so-viec', ...rows) });
  const theirs: [string, Files, number, GateVerdict['verdict'], string[]][] = [
    [
      'K L59: a plan that names the document above',
      withBook('q8-p01', act('q8-p01', 'ke_hoach,2016-02-20,x,,,')),
      accounts.p01,
      'accepted',
      [],
    ],
    [
      'a document that is nowhere',
      withBook('q8-p01', act('q8-p01', 'ke_hoach,2016-02-20,y,,,')),
      accounts.p01,
      'refused',
      ['lien-quan-sai'],
    ],
    [
      'Q L58: a visit to its own branch',
      withBook('q8-p01', act('q8-p01', 'kiem_tra_ho_tro,2016-05-20,q8-p01-kp1,,,')),
      accounts.p01,
      'accepted',
      [],
    ],
    [
      'Q L58: a visit to another’s',
      withBook('q8-p01', act('q8-p01', 'kiem_tra_ho_tro,2016-05-20,q8-p02-kp1,,,')),
      accounts.p01,
      'refused',
      ['lien-quan-sai'],
    ],
  ];
  test.each(theirs)('%s', async (_, files, author, verdict, codes) => {
    const judged = await judge(commit(files), author);
    expect({ verdict: judged.verdict, codes: fileCodes(judged) }).toEqual({ verdict, codes });
  });
  test.each<[string, GateVerdict['verdict'], string[]]>([
    ['nhan_danh_sach,2017-01-10,q8-p01,,,', 'accepted', []],
    ['nhan_danh_sach,2017-01-09,q8-p01,,,', 'refused', ['nhan-truoc-khi-gui']],
    ['nhan_danh_sach,2017-01-10,q8-p02,,,', 'accepted', ['nhan-chua-thay-gui']],
    ['nhan_danh_sach,2017-01-10,q8-p01-kp1,,,', 'refused', ['lien-quan-sai']],
  ])('Q L63 (Q-36): the unit above writes “%s”; the list was sent on 10 January', async (row, verdict, codes) => {
    const books = withBook('q8-p01', sent);
    const on = bare.commit(bare.tree(books));
    const judged = await judge(commit({ ...books, [at('q8', 'so-viec')]: csv('so-viec', act('q8', row)) }, on), accounts.q8, on);
    expect({ verdict: judged.verdict, codes: fileCodes(judged), leans: judged.leans.includes('q8-p01') }).toEqual({
      verdict,
      codes,
      leans: row.includes('q8-p01,'),
    });
  });
  test('Q L63 (Q-36): who sends later than it was received would take a row from the book above, which is not hers', async () => {
    const received = { [at('q8', 'so-viec')]: csv('so-viec', act('q8', 'nhan_danh_sach,2017-01-10,q8-p01,,,')) };
    const on = bare.commit(bare.tree({ ...withBook('q8-p01', sent), ...received }));
    const later = withBook('q8-p01', sent.replace('2017-01-10', '2017-01-11'));
    const judged = await judge(commit({ ...later, ...received }, on), accounts.p01, on);
    expect([judged.verdict, gateCodes(judged)]).toEqual(['refused', ['lam-lech-tep-khac']]);
  });
});

describe('the table of verdicts: who, what, in how many commits', () => {
  const rows = { [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) };
  const others: Files = { [at('q8-p02-kp1', 'dang-ky')]: csv('dang-ky', items('DV-7C', 5, 'q8-p02-kp1')) };
  const workflow: Files = { '.github/workflows/x.yml': 'on: push' };
  const owners: Files = { '.github/CODEOWNERS': '* @x' };
  const script: Files = { 'scripts/x.ts': 'export {};' };
  const packages: Files = { 'package.json': '{"x":1}' };
  const lock: Files = { 'package-lock.json': '{}' };
  const entry: Files = { 'content/topics/q8-2016-12.md': '---\ntitle: Tháng 12\n---\n' };
  /** A picture of one point, and nothing else in it. */
  const point = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const media: Files = { 'content/media/x.png': new Uint8Array(Buffer.from(point, 'base64')) };
  const whats: [string, Files][] = [
    ['rows of the unit', rows],
    ['rows of another unit', others],
    ...(
      [
        ['a workflow', workflow],
        ['CODEOWNERS', owners],
        ['a script', script],
        ['packages', packages],
        ['a lock file', lock],
        ['an entry', entry],
        ['a picture', media],
      ] as [string, Files][]
    ).flatMap(([name, files]): [string, Files][] => [
      [`${name} alone`, files],
      [`${name} beside rows`, { ...rows, ...files }],
    ]),
  ];
  const whos = [
    ['stranger', accounts.stranger, false],
    ['steward', accounts.kp1, false],
    ['maintainer', 555, true],
  ] as const;
  /** What becomes of it: of rows by the unit, of anything else by the sender. */
  const expected = (who: string, what: string): GateVerdict['verdict'] =>
    what.startsWith('rows')
      ? who === 'steward'
        ? what === 'rows of the unit'
          ? 'accepted'
          : 'refused'
        : 'review'
      : who === 'maintainer'
        ? 'review'
        : 'refused';
  const table = whos.flatMap(([who, account, maintainer]) => whats.map(([what, files]) => ({ who, what, account, maintainer, files })));
  test.each(table)('$who: $what', async ({ who, what, account, maintainer, files }) => {
    const once = await judge(commit({ ...main, ...files }), account, base, maintainer);
    expect(once.verdict).toBe(expected(who, what));
    // The same in two commits, the second of which brings the rows.
    const first = commit({ ...main, ...files });
    const second = bare.commit(bare.tree({ ...main, ...files, ...rows }), first);
    const hasOthers = what === 'rows of another unit' && who === 'steward';
    expect((await judge(second, account, base, maintainer)).verdict).toBe(hasOthers ? 'refused' : expected(who, what));
    // What a first commit brings and a second takes away does not become good by that.
    const taken = bare.commit(bare.tree({ ...main, ...rows }), first);
    const ends = what.startsWith('rows') || maintainer ? expected(who, 'rows of the unit') : 'refused';
    expect((await judge(taken, account, base, maintainer)).verdict).toBe(ends);
    expect(statusOf(once).state).toBe({ accepted: 'success', review: 'pending', refused: 'failure' }[once.verdict]);
  });
  test('what a person has looked at waits no more; what is refused stays refused', async () => {
    const seen = async (files: Files, author: number, maintainer = false) =>
      (await judgeCommits(bare.folder, { base, head: commit({ ...main, ...files }), author, maintainer, seen: true })).verdict;
    expect(await seen(rows, accounts.stranger)).toBe('accepted');
    expect(await seen(entry, 555, true)).toBe('accepted');
    expect(await seen(workflow, accounts.kp1)).toBe('refused');
    expect(await seen({ [own]: `Gọi 0912345678\n${rows[own]!}` }, accounts.kp1)).toBe('refused');
  });
  test('who may write but hands in for a unit is no maintainer for that', async () => {
    const judged = async (author: number) =>
      (await judgeCommits(bare.folder, { base, head: commit({ ...main, ...script }), author, maintainer: 'unless-steward' })).verdict;
    expect([await judged(accounts.kp1), await judged(555)]).toEqual(['refused', 'review']);
  });
});

describe('a branch proposes, another body recognises: two hand-ins by two senders (Q L62, R8)', () => {
  const [proposals, recognitions] = [at('q8-p01-kp1', 'danh-gia'), at('q8-p01', 'cong-nhan')];
  const rated = { [proposals]: csv('danh-gia', proposal('DV-1A'), proposal('DV-2B')) };
  const recognised = { [recognitions]: csv('cong-nhan', recognition('DV-1A'), recognition('DV-2B')) };
  const before = without(recognitions, without(proposals));
  const mailOf = (account: number) => `${account}+nguoi-nop@users.noreply.github.com`;
  /** The same organisation, with one account that hands in for the branch and for the body that recognises. */
  const both: Files = {
    'content/units/q8.json': JSON.stringify({
      units: units.map((u) => (u.code === 'q8-p01-kp1' ? { ...u, stewards: [accounts.kp1, accounts.p01] } : u)),
    }),
  };
  /** What stands published after somebody handed in the branch's proposals. */
  const after = (mail: string, files: Files = {}) =>
    bare.commitBy(mail, bare.tree({ ...before, ...rated, ...files }), commit({ ...before, ...files }));

  test.each<[string, string, Files, number, GateVerdict['verdict'], string[]]>([
    ['the branch, then the base unit', mailOf(accounts.kp1), {}, accounts.p01, 'accepted', []],
    ['the base unit for the branch, then its own hand', mailOf(accounts.p01), {}, accounts.p01, 'review', ['mot-nguoi-hai-phia']],
    ['the base unit for the branch, then the quận', mailOf(accounts.p01), {}, accounts.q8, 'accepted', ['nop-thay']],
    ['the quận for both', mailOf(accounts.q8), {}, accounts.q8, 'review', ['nop-thay', 'mot-nguoi-hai-phia']],
    ['the branch, then one who is steward of both', mailOf(accounts.kp1), both, accounts.p01, 'review', ['mot-nguoi-hai-phia']],
    ['somebody whom the commit does not name', 'nguoi@example.vn', {}, accounts.p01, 'review', ['chua-ro-ai-de-nghi']],
    ['the host’s machine', '41898282+github-actions[bot]@users.noreply.github.com', {}, accounts.p01, 'review', ['chua-ro-ai-de-nghi']],
  ])('%s', async (_, mail, files, author, verdict, codes) => {
    const published = after(mail, files);
    const head = commit({ ...before, ...rated, ...files, ...recognised }, published);
    const judged = await judge(head, author, published);
    expect({ verdict: judged.verdict, codes: gateCodes(judged) }).toEqual({ verdict, codes });
    const seen = await judgeCommits(bare.folder, { base: published, head, author, maintainer: false, seen: true });
    expect(seen.verdict).toBe('accepted');
  });

  test('both in one change are refused, with who does what; in the queue, where both were judged, they pass', async () => {
    const published = commit(before);
    const head = commit({ ...before, ...rated, ...recognised }, published);
    const judged = await judge(head, accounts.p01, published);
    expect([judged.verdict, gateCodes(judged)]).toEqual(['refused', ['de-nghi-cung-cong-nhan', 'nop-thay']]);
    expect(gateText(judged)).toContain('chi đoàn nộp đề nghị (danh-gia.csv) trước');
    const queue = { base: published, head, author: 0, maintainer: true };
    expect(gateCodes(await judgeCommits(bare.folder, queue))).toEqual(['chua-biet-nguoi-nop', 'mot-nguoi-hai-phia']);
    expect((await judgeCommits(bare.folder, { ...queue, seen: true })).verdict).toBe('accepted');
  });

  test('only of whom something new is recognised, and who handed in that person’s proposal as it stands', async () => {
    const first = commit({ ...before, [proposals]: csv('danh-gia', proposal('DV-1A')) }, commit(before));
    const published = bare.commitBy(mailOf(accounts.p01), bare.tree({ ...before, ...rated }), first);
    const one = { [recognitions]: csv('cong-nhan', recognition('DV-1A')) };
    const judged = async (files: Files, on: string) =>
      gateCodes(await judge(commit({ ...before, ...rated, ...files }, on), accounts.p01, on));
    expect(await judged(one, published)).toEqual([]);
    expect(await judged(recognised, published)).toEqual(['mot-nguoi-hai-phia']);
    // What was recognised before is not recognised anew by standing in the file.
    const stood = commit({ ...before, ...rated, ...recognised }, published);
    const better = csv('cong-nhan', recognition('DV-1A').replace('hoan_thanh_tot,', 'hoan_thanh,Họp xét lại'), recognition('DV-2B'));
    expect(await judged({ [recognitions]: better }, stood)).toEqual(['thay-dong-da-nhan']);
  });

  test('the host’s word on who handed in goes before what a commit says of itself', async () => {
    const published = after(mailOf(accounts.kp1));
    const head = commit({ ...before, ...rated, ...recognised }, published);
    const judged = async (sender: number | undefined) =>
      gateCodes(
        await judgeCommits(bare.folder, {
          base: published,
          head,
          author: accounts.p01,
          maintainer: false,
          senderOf: (id) => Promise.resolve(id === published ? sender : 0),
        }),
      );
    expect(await judged(accounts.p01)).toEqual(['mot-nguoi-hai-phia']);
    expect(await judged(undefined)).toEqual(['chua-ro-ai-de-nghi']);
    expect(await judged(accounts.kp1)).toEqual([]);
  });
});

describe('nothing personal enters Git', () => {
  const good = csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5));
  const judged = async (text: string | Uint8Array) => judge(commit({ ...main, [own]: text }));
  const gateFolder = join(import.meta.dirname, '../tests/privacy/gate');
  test.each(readdirSync(gateFolder))('the case %s is refused, and nothing of it repeated', async (name) => {
    const text = readFileSync(join(gateFolder, name), 'utf8')
      .replaceAll('q8-p05-kp1', 'q8-p01-kp1')
      .replaceAll('DV-3LGT', 'DV-1A')
      .replaceAll('DV-472T', 'DV-2B');
    const verdict = await judged(text);
    expect(verdict.verdict).toBe('refused');
    expect(gateCodes(verdict)).toContain('thong-tin-ca-nhan');
    const comment = gateComment(verdict, { way: 'pull-request', site: 'https://so.example/' });
    expect(comment).toContain('xoá nhánh');
    // K L61: whoever is stuck is told whom to ask; where the site does not stand, nothing is linked.
    expect(comment).toContain('Vướng ở đâu thì hỏi [ban phụ trách](https://so.example/#contact): Ban Tổ chức.');
    expect(gateComment(verdict, { way: 'pull-request' })).not.toContain('#contact');
    const ask = ['Ban Tổ chức - Kiểm tra · 077. 3876903'];
    expect(gateComment({ ...verdict, ask: [] }, { way: 'pull-request', ask })).toContain(
      'Vướng ở đâu thì hỏi ban phụ trách: Ban Tổ chức - Kiểm tra · 077.',
    );
    expect(notJudged({ ask })).toContain('077. 3876903');
    expect(comment + JSON.stringify(verdict) + gateText(verdict)).not.toMatch(/Nguyễn|Mẫu|0903/);
  });
  test('§5.8 “gui”: until it is merged the answer alone knows of a registration, and says how it stands', async () => {
    const sentence = 'Bản đăng ký: **Đã gửi, chờ nhận**.';
    expect(gateComment(await judged(good), { way: 'pull-request' })).toContain(sentence);
    expect(gateComment(await judged(`\ufeff${good}`), { way: 'pull-request' })).not.toContain(sentence);
  });
  test('a file of which nothing counts is not thanked for, and no registration is sent by it', async () => {
    const empty = { [at('q8-p01-kp2', 'dang-ky')]: csv('dang-ky') };
    const alone = gateComment(await judge(commit({ ...main, ...empty }), accounts.kp2), { way: 'pull-request' });
    expect(alone).toContain('## ✋ Tệp chưa có dòng nào: Đăng ký rèn luyện');
    expect(alone).toContain('Điền dòng đầu tiên rồi gửi lại');
    expect(alone).not.toMatch(/Cảm ơn|Nhận được|Đã gửi|Không phải làm gì thêm/);
    const beside = gateComment(await judge(commit({ ...main, ...empty, [own]: good }), accounts.q8), { way: 'pull-request' });
    expect(beside).toContain('Cảm ơn đồng chí. Riêng 1 tệp chưa có dòng nào');
    expect(beside).toContain('**Đã gửi, chờ nhận**');
  });
  test.each<[string, string]>([
    ['a title', `DANH SÁCH NĂM 2016\n${good}`],
    ['a place for a signature', `${good},,,,,,,BÍ THƯ,,,,\n`],
    ['another separator', good.replaceAll(',', ';')],
    ['Excel’s first bytes', `\ufeff${good}`],
    ['Windows’ line ends', good.replaceAll('\n', '\r\n')],
    ['days as people write them', good.replaceAll('2016-02-20', '20/02/2016')],
  ])('%s: what is committed is what was understood, or it is refused with the way', async (_, text) => {
    const verdict = await judged(text);
    expect([verdict.verdict, gateCodes(verdict)]).toEqual(['refused', ['chua-la-ban-chuan']]);
    expect(gateComment(verdict, { way: 'pull-request' })).toContain('Kiểm tra và nộp');
  });
  test('what the product writes is what it takes', async () => {
    for (const [path, text] of Object.entries({ ...submitted, [own]: good }))
      expect(gateCodes(await judge(commit({ ...main, [path]: `${text as string}` }), accounts.q8))).not.toContain('chua-la-ban-chuan');
  });
  test.each<[string, Files]>([
    ['a phone in a row', { [own]: good.replace('Tham gia 2 buổi', 'Gọi 0912345678 gặp bạn') }],
    ['a name above the table', { [own]: `Bí thư: Nguyễn Văn Sentinel\n${good}` }],
    ['a list beside', { 'danh-sach.csv': 'STT,Họ và tên,Ngày sinh\n1,Nguyễn Văn Sentinel,01/02/2000\n' }],
  ])('%s in the first commit stays refused when the second takes it away', async (_, files) => {
    const first = commit({ ...main, ...files });
    const verdict = await judge(bare.commit(bare.tree({ ...main, [own]: good }), first));
    expect(verdict.verdict).toBe('refused');
    expect(verdict.gate[0]).toMatchObject({ code: 'thong-tin-ca-nhan', values: { where: 'Một lần ghi trước của nhánh này' } });
    expect(gateComment(verdict, { way: 'pull-request' })).not.toMatch(/Sentinel|0912345678/);
  });
  test.each([
    ['danh-sach.csv', 'refused'],
    ['tai-lieu/danh-sach.txt', 'refused'],
    // Software has its own examples: people look at it.
    ['scripts/tests/danh-sach.csv', 'review'],
  ] as const)('a list beside the content is looked at whoever brings it, and stays seen: %s', async (path, decided) => {
    const first = commit({ ...main, [path]: 'STT,Họ và tên,CCCD\n1,Nguyễn Văn Sentinel,079201001234\n' });
    expect((await judge(first, 555, base, true)).verdict).toBe(decided);
    const second = await judge(bare.commit(bare.tree({ ...main, [own]: good }), first), 555, base, true);
    expect([second.verdict, gateCodes(second).includes('thong-tin-ca-nhan')]).toEqual([decided, decided === 'refused']);
  });
  test('what nobody can look into does not pass for clean, also in a commit that a later one mends', async () => {
    const workbook = readFileSync(join(root, 'scripts/tests/clients/workbooks/libreoffice/danh-sach-doan-vien.xlsx'));
    const written: [string, Uint8Array | string][] = [
      ['a workbook', workbook],
      ['UTF-32', Buffer.from('A\0\0\0B\0\0\0')],
      ['a binary', Buffer.from('STT,Họ và tên\n\0')],
    ];
    for (const [what, bytes] of written)
      for (const [path, author, maintainer] of [
        [own, accounts.kp1, false],
        ['content/danh-sach.xlsx', 555, true],
        ['danh-sach.xlsx', 555, true],
        ['danh-sach.csv', 555, true],
        ['content/topics/q8-2016-12.md', 555, true],
      ] as const) {
        const first = commit({ ...main, [path]: bytes });
        const now = await judge(first, author, base, maintainer);
        expect([what, path, now.verdict]).toEqual([what, path, 'refused']);
        const later = await judge(bare.commit(bare.tree({ ...main, [own]: good }), first), author, base, maintainer);
        expect([what, path, later.verdict, gateCodes(later)[0]]).toEqual([what, path, 'refused', 'thong-tin-ca-nhan']);
      }
  });
  test('a merge of main brings nothing of its own', async () => {
    const mine = commit({ ...main, [own]: good });
    const moved = commit({ ...main, 'content/topics/q8-2016-12.md': 'Nguyễn Văn Sentinel, 0912345678' });
    expect((await judge(bare.merge(mine, moved), accounts.kp1, moved)).verdict).toBe('accepted');
  });
  test.each([
    ['a commit’s message', 'Lời ghi của một lần ghi', (words: string) => ({ message: words })],
    ['a title', 'Tiêu đề', (words: string) => ({ words: [{ where: 'Tiêu đề', text: words }] })],
    ['a branch’s name', 'Tên nhánh', (words: string) => ({ words: [{ where: 'Tên nhánh', text: words }] })],
  ] as const)('%s is looked at too', async (_, where, given) => {
    for (const [text, decided] of [
      ['Nộp đăng ký, gọi 0912345678', 'refused'],
      ['Đăng ký của Nguyễn Văn Sentinel', 'review'],
      ['nguyen-van-sentinel', 'review'],
      ['Nộp đăng ký của trường Nguyễn Văn Linh', 'accepted'],
      ['Co-authored-by: Nguyễn Văn Sentinel <a@b.vn>', 'accepted'],
      ['nguyenvansentinel-patch-1', 'accepted'],
    ] as const) {
      const { message, words } = { message: 'Thử', words: [], ...given(text) } as {
        message: string;
        words: { where: string; text: string }[];
      };
      const tree = bare.tree({ ...main, [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) });
      const head = bare.git('commit-tree', tree, '-p', base, '-m', message);
      const verdict = await judgeCommits(bare.folder, { base, head, author: accounts.kp1, maintainer: false, words });
      expect([text, verdict.verdict]).toEqual([text, decided]);
      if (decided !== 'accepted') expect(verdict.gate[0]).toMatchObject({ values: { where } });
    }
  });
  test.each([
    ['content/lessons/nguyen-van-sentinel.md', 'review', 'cho-xem-ten'],
    ['.github/nguyen-van-sentinel/ghi-chu.md', 'review', 'cho-xem-ten'],
    ['.github/0912345678/ghi-chu.md', 'refused', 'thong-tin-ca-nhan'],
    ['content/lessons/truong-nguyen-van-linh.md', 'review', undefined],
  ] as const)('the name of a file or of its folder is looked at too: %s', async (path, decided, code) => {
    const verdict = await judge(commit({ ...main, [path]: '---\ntitle: x\n---\n' }), 555, base, true);
    expect([verdict.verdict, gateCodes(verdict).find((told) => told !== 'can-nguoi-xem')]).toEqual([decided, code]);
  });
  test('an account’s own address in a commit is told, once, without repeating it', async () => {
    const tree = bare.tree({ ...main, [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) });
    const head = bare.git('-c', 'user.email=x', 'commit-tree', tree, '-p', base, '-m', 'Thử');
    const raw = bare.git('cat-file', 'commit', head).replaceAll('1+thu@users.noreply.github.com', 'sentinel@example.vn');
    const verdict = await judge(bare.write('commit', Buffer.from(`${raw}\n`)));
    expect([verdict.verdict, gateCodes(verdict)]).toEqual(['accepted', ['thu-cua-tai-khoan']]);
    expect(gateComment(verdict, { way: 'pull-request' })).not.toContain('sentinel');
  });
  test('what boards write: a number of papers refuses, the rest is looked at; offices, signers, consent and founders pass', async () => {
    const codes = async (path: string, text: string) => {
      const verdict = await judge(commit({ ...main, [path]: text }), 555, base, true);
      return [verdict.verdict, ...gateCodes(verdict).filter((code) => code !== 'can-nguoi-xem')];
    };
    const topic = 'content/topics/q8-2016-12.md';
    expect(await codes(topic, 'Gặp bạn Nguyễn Văn Sentinel')).toEqual(['review', 'cho-xem-ten']);
    expect(await codes(topic, 'Gọi 0912345678')).toEqual(['review', 'cho-xem-ten']);
    expect(await codes(topic, 'CCCD 079201001234')).toEqual(['refused', 'thong-tin-ca-nhan']);
    expect(await codes(topic, 'Kể chuyện Võ Thị Sáu, đường Nguyễn Trung Trực')).toEqual(['review']);
    expect(
      await codes('content/documents/q8-1.md', '---\nsigner:\n  name: Nguyễn Văn Sentinel\n---\nĐiện thoại cơ quan 077.3876903'),
    ).toEqual(['review']);
    expect(await codes('content/documents/138-kh-tdtn-btckt-2015.md', 'Nguyễn Văn Sentinel, 0912345678')).toEqual(['review']);
    const honour = (scope: string) => `---\nrecipient: Lâm Huệ Sentinel\nconsent:\n  scope: [${scope}]\n---\nBạn Sentinel sửa xe.`;
    expect(await codes('content/honours/2015-x.md', honour('ten, anh'))).toEqual(['review']);
    expect(await codes('content/honours/2015-x.md', honour('anh'))).toEqual(['review', 'cho-xem-ten']);
  });
});

describe('what no contribution may bring', () => {
  const blob = () => bare.blob('x');
  const hostile: [string, () => Files, string][] = [
    ['a link instead of a file', () => ({ [own]: { mode: '120000', text: '/etc/passwd' } }), 'khong-phai-tep-thuong'],
    [
      'a repository inside the repository',
      () => ({ 'content/submissions/q8-p01-kp1/2016/dang-ky.csv': { mode: '160000', id: base } }),
      'khong-phai-tep-thuong',
    ],
    [
      'a program among the content',
      () => ({ [own]: { mode: '100755', text: csv('dang-ky', items('DV-1A', 6), items('DV-2B', 5)) } }),
      'khong-phai-tep-thuong',
    ],
    ['a link elsewhere', () => ({ 'docs/x': { mode: '120000', text: '../..' } }), 'khong-phai-tep-thuong'],
    ['.gitattributes at the top', () => ({ '.gitattributes': '*.csv filter=evil' }), 'tep-he-thong'],
    ['.gitattributes beside the file', () => ({ 'content/submissions/q8-p01-kp1/.gitattributes': 'x' }), 'tep-he-thong'],
    ['.gitmodules', () => ({ '.gitmodules': 'x' }), 'tep-he-thong'],
    ['.gitignore in capitals', () => ({ 'a/.GITIGNORE': 'x' }), 'tep-he-thong'],
    ['a lock file', () => ({ 'package-lock.json': '{}' }), 'tep-he-thong'],
    ['.npmrc', () => ({ '.npmrc': 'x' }), 'tep-he-thong'],
    ['the built site', () => ({ 'dist/index.html': 'x' }), 'tep-may-tao'],
    ['packages', () => ({ 'src/node_modules/x/index.js': 'x' }), 'tep-may-tao'],
    ['a folder of Git', () => ({ '.git/config': 'x' }), 'ten-la'],
    ['a folder of Git by its short name', () => ({ 'GIT~1/config': 'x' }), 'ten-la'],
    ['a step upwards', () => ({ 'content/../../x': 'x' }), 'ten-la'],
    ['a line break in the name', () => ({ 'content/submissions/q8-p01-kp1/2016/dang-ky.csv\n::error::': 'x' }), 'ten-la'],
    ['marks in the name', () => ({ 'content/submissions/q8-p01-kp1/2016/đăng-ký.csv': 'x' }), 'ten-la'],
    ['writing from right to left', () => ({ 'content/\u202evsc.yk-gnad': 'x' }), 'ten-la'],
    ['a device of Windows', () => ({ 'content/aux.csv': 'x' }), 'ten-la'],
    ['a dot at the end', () => ({ 'content/x.': 'x' }), 'ten-la'],
    ['a blank at the end', () => ({ 'content/x ': 'x' }), 'ten-la'],
    ['a backslash', () => ({ 'content\\x': 'x' }), 'ten-la'],
    ['a name without end', () => ({ [`content/${'x'.repeat(300)}`]: 'x' }), 'ten-la'],
    ['a published folder in capitals', () => ({ 'Content/submissions/q8-p01-kp1/2016/ket-qua.csv': 'x' }), 'trung-ten'],
    ['a published file in capitals', () => ({ 'content/submissions/q8-p01-kp1/2016/Dang-Ky.csv': 'x' }), 'trung-ten'],
    ['two names alike in one change', () => ({ 'docs/a.md': 'x', 'docs/A.md': 'x' }), 'trung-ten'],
    ['two names alike but for the form of their marks', () => ({ 'docs/\u00e9.md': 'x', 'docs/e\u0301.md': 'x' }), 'trung-ten'],
    ['a kind that is none', () => ({ 'content/submissions/q8-p01-kp1/2016/dangky.csv': 'x' }), 'duong-dan-la'],
    ['a file too deep', () => ({ 'content/submissions/q8-p01-kp1/2016/cu/dang-ky.csv': 'x' }), 'duong-dan-la'],
    ['a file instead of the folder', () => ({ 'content/submissions/ghi-chu.txt': 'x' }), 'duong-dan-la'],
    ['a command in the name', () => ({ 'content/submissions/$(touch x)/2016/dang-ky.csv': 'x' }), 'duong-dan-la'],
  ];
  test.each(hostile)('%s', async (_, files, code) => {
    const verdict = await judge(commit({ ...main, ...files() }));
    expect(verdict.verdict).toBe('refused');
    expect(gateCodes(verdict)).toContain(code);
    expect(gateText(verdict)).not.toMatch(/^::|\u202e/m);
  });
  /** The published top folder with more in it, as only bytes written by hand can be. */
  const topWith = (...more: RawEntry[]) =>
    bare.commit(
      bare.rawTree([
        ...bare
          .git('ls-tree', base)
          .split('\n')
          .map((line) => /^(\d+) \w+ (\w+)\t(.*)$/.exec(line) as unknown as [string, string, string, string])
          .map(([, mode, id, name]) => ({ mode: mode.replace(/^0/, ''), name, id })),
        ...more,
      ]),
      base,
    );
  test('a name that is no text at all', async () => {
    const verdict = await judge(topWith({ mode: '100644', name: Buffer.from([0xff, 0xfe, 0x0a]), id: blob() }));
    expect(gateCodes(verdict)).toEqual(['ten-la', 'tep-he-thong']);
  });
  test('a name that pretends to be a path', async () => {
    const verdict = await judge(topWith({ mode: '100644', name: own, id: bare.blob(csv('dang-ky', items('DV-1A', 7))) }));
    expect([verdict.verdict, gateCodes(verdict), verdict.files]).toEqual(['refused', ['ten-la', 'tep-he-thong'], []]);
  });
  test('one name twice in a folder, one of them as it was', async () => {
    const there = bare.git('rev-parse', `${base}:package.json`);
    const verdict = await judge(topWith({ mode: '100644', name: 'package.json', id: blob() }));
    expect([there, verdict.verdict, gateCodes(verdict)]).toEqual([bare.blob('{}'), 'refused', ['trung-ten', 'tep-he-thong']]);
  });
  test('a folder that is none', async () => {
    expect(gateCodes(await judge(topWith({ mode: '40000', name: 'x', id: blob() })))).toEqual(['khong-phai-tep-thuong', 'tep-he-thong']);
  });
  test('trees without end: wide, deep, or empty all the way', async () => {
    const wide = (leaf: string) => {
      let tree = leaf;
      for (let depth = 0; depth < 10; depth++)
        tree = bare.rawTree(Array.from({ length: 10 }, (_, i) => ({ mode: '40000', name: `${i}`, id: tree })));
      return tree;
    };
    let deep = bare.tree({ x: 'x' });
    for (let depth = 0; depth < 100; depth++) deep = bare.rawTree([{ mode: '40000', name: 'd', id: deep }]);
    for (const id of [wide(bare.tree({ x: 'x' })), wide(bare.rawTree([])), deep])
      expect((await judge(topWith({ mode: '40000', name: 'x', id }))).gate[0]).toMatchObject({
        code: 'qua-nhieu-tep',
        values: { files: gateLimits.files },
      });
  });
  test('more commits than can be looked through, for each stays in history: one too many', async () => {
    const tree = bare.tree({ ...main, [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) });
    let head = base;
    for (let count = 0; count < gateLimits.commits; count++) head = bare.commit(tree, head);
    expect((await judge(head)).verdict).toBe('accepted');
    expect(gateCodes(await judge(bare.commit(tree, head)))).toContain('qua-nhieu-tep');
  });
  test('a folder that says it is a file, and a file that is not there', async () => {
    for (const id of [bare.tree({ x: 'x' }), '1234567890123456789012345678901234567890']) {
      const verdict = await judge(commit({ ...main, [own]: { mode: '100644', id } }));
      expect([verdict.verdict, fileCodes(verdict)]).toEqual(['refused', ['khong-doc-duoc']]);
    }
  });
  test('who works on the project is sent to a person for system files, and refused what machines make', async () => {
    const lock = commit({ ...main, 'package-lock.json': '{}' });
    expect((await judge(lock, accounts.stranger, base, true)).verdict).toBe('review');
    const built = commit({ ...main, 'dist/index.html': 'x' });
    expect((await judge(built, accounts.stranger, base, true)).verdict).toBe('refused');
  });
  test('a file may change its name’s case when the old name goes', async () => {
    const before = commit({ ...main, 'docs/Read.md': 'x' });
    const after = bare.commit(bare.tree({ ...main, 'docs/read.md': 'x' }), before);
    expect(gateCodes(await judge(after, accounts.stranger, before))).not.toContain('trung-ten');
  });
});

describe('what is in the files', () => {
  const judged = async (text: string | Uint8Array, kind: KindName = 'dang-ky') =>
    judge(commit({ ...main, [at('q8-p01-kp1', kind)]: text }));
  test('rows that go or are written otherwise are told of; more rows, and another order, are not (decision 16)', async () => {
    const codes = async (...rows: string[]) => gateCodes(await judged(csv('dang-ky', ...rows)));
    expect(await codes(items('DV-1A', 6).replace('Tham gia 2 buổi', 'Tham gia 3 buổi'), items('DV-2B', 5))).toEqual(['thay-dong-da-nhan']);
    expect(await codes(items('DV-1A', 5), items('DV-2B', 5))).toEqual(['thay-dong-da-nhan']);
    expect(await codes(items('DV-2B', 5), items('DV-1A', 7))).toEqual([]);
  });
  test('a fault refuses, with row, column, cure, and never the value', async () => {
    const verdict = await judged(csv('dang-ky', items('DV-1A', 6), items('DV-2B', 5).replace(',RL1,', ',XX9,')));
    expect(verdict.verdict).toBe('refused');
    const [issue] = verdict.files[0]!.issues;
    expect(issue).toMatchObject({ code: 'tieu-chi-la', row: 8, column: 'tieu_chi' });
    const comment = gateComment(verdict, { way: 'pull-request', site: 'https://so.example/' });
    expect(comment).toMatch(/^## ✋ Chưa nhận được/);
    expect(comment).toContain('dòng 8, cột “tieu\\_cchi”'.replace('cchi', 'chi'));
    expect(comment).toContain('https://so.example/loi/tieu-chi-la/');
    expect(comment).toContain('### Việc tiếp theo');
    expect(JSON.stringify(verdict) + comment).not.toContain('XX9');
  });
  test('formulas, strange headers and hostile patterns get the core’s answer', async () => {
    const formula = await judged(csv('dang-ky', items('DV-1A', 6), items('DV-2B', 5).replace('Tham gia 2', '=HYPERLINK("http://x")')));
    expect([formula.verdict, fileCodes(formula).includes('o-cong-thuc')]).toEqual(['refused', true]);
    const proto = await judged(`__proto__,constructor,${headerOf('dang-ky').join(',')}\nx,y,${items('DV-1A', 1)}\n`);
    expect(proto.verdict).toBe('refused');
    // A pattern that backtracks would need hours: the test's own limit is enough.
    for (const text of [
      'a'.repeat(1e6),
      '0 '.repeat(5e5),
      '"'.repeat(1e6),
      ',;\t'.repeat(3e5),
      '(((((0'.repeat(2e4),
      `${'á»'.repeat(3e5)}`,
      `${csv('dang-ky')}${'x@'.repeat(5e5)}`,
    ])
      expect((await judged(text)).verdict).toBe('refused');
  });
  test('a file with a fault is told of its own fault, not of what hangs on it', async () => {
    const verdict = await judged(csv('dang-ky', items('DV-1A', 6), items('DV-2B', 5)).replaceAll('RL', 'XX'));
    expect([verdict.verdict, gateCodes(verdict)]).toEqual(['refused', []]);
  });
  test('a ward’s sheet with rows of two branches is refused, with the way to the page that parts it', async () => {
    const verdict = await judged(csv('dang-ky', items('DV-1A', 6), items('DV-2B', 5), items('DV-7G', 5, 'q8-p01-kp2')));
    expect([verdict.verdict, new Set(fileCodes(verdict))]).toEqual(['refused', new Set(['khong-khop-thu-muc'])]);
    const comment = gateComment(verdict, { way: 'pull-request', site: 'https://so.example/' });
    expect(comment).toContain('Bảng chung của nhiều đơn vị thì thả vào trang Kiểm tra và nộp để tách riêng từng đơn vị.');
  });
  test('personal columns are refused and not repeated', async () => {
    const verdict = await judged(`ho_ten,${csv('dang-ky', items('DV-1A', 6)).replaceAll('\n2016', '\nNguyễn Văn Sentinel,2016')}`);
    expect(fileCodes(verdict)).toContain('cot-ca-nhan');
    expect(JSON.stringify(verdict) + gateComment(verdict, { way: 'form' })).not.toContain('Sentinel');
  });
  test('a warning does not stop a file; a possible name is looked at by a person', async () => {
    const fewer = await judged(csv('dang-ky', items('DV-1A', 6), items('DV-2B', 5), items('DV-9Z', 5)));
    expect([fewer.verdict, fileCodes(fewer)]).toEqual([
      'accepted',
      [
        'ma-khong-trong-danh-sach',
        'ma-khong-trong-danh-sach',
        'ma-khong-trong-danh-sach',
        'ma-khong-trong-danh-sach',
        'ma-khong-trong-danh-sach',
      ],
    ]);
    const named = await judged(csv('dang-ky', items('DV-1A', 6).replace('Tham gia 2 buổi', 'Kèm em Nguyễn Văn An học'), items('DV-2B', 5)));
    expect([named.verdict, gateCodes(named)]).toEqual(['review', ['thay-dong-da-nhan', 'cho-xem-ten']]);
  });
  test('of a branch under the threshold no number is told, only where its figures stand (domain §0, row 7)', async () => {
    const more = await judged(csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)));
    expect(more.effect).toEqual([{ unit: 'q8-p01-kp1', name: expect.any(String), year: 2016 }]);
    const comment = gateComment(more, { way: 'pull-request' });
    expect(comment).toContain('Số liệu của đơn vị này tính chung một nhóm với đơn vị bên cạnh');
    expect(comment).not.toContain('Việc đã đăng ký');
  });
});

describe('the gate says what the full check would say after the merge', () => {
  const same = async (files: Files, author: number, on = base) => {
    const head = commit(files, on);
    const verdict = await judge(head, author, on);
    const full = fullCheck(head);
    const touched = new Set(verdict.files.map((file) => file.path));
    const told = full.files.filter((file) => touched.has(file.path));
    expect(verdict.files.map(({ path, verdict: v, accepted, leftOut }) => ({ path, v, accepted, leftOut }))).toEqual(
      told.map(({ path, verdict: v, accepted, leftOut }) => ({ path, v, accepted, leftOut })),
    );
    const plain = (issues: readonly Issue[]) =>
      issues.map((issue) => JSON.stringify(Object.entries({ ...issue, values: Object.entries(issue.values).sort() }).sort())).sort();
    expect(verdict.files.map((file) => plain(file.issues))).toEqual(told.map((file) => plain(file.issues)));
    if (verdict.verdict !== 'refused') expect(full.clean).toBe(true);
    return verdict;
  };
  test.each<[string, Files, number]>([
    ['results of what is registered', { [at('q8-p01-kp1', 'ket-qua')]: csv('ket-qua', result(6)) }, accounts.kp1],
    ['results of what is not', { [at('q8-p01-kp1', 'ket-qua')]: csv('ket-qua', result(7)) }, accounts.kp1],
    ['a list that lacks a member', { [at('q8-p01-kp1', 'doan-vien')]: csv('doan-vien', member('DV-1A')) }, accounts.kp1],
    [
      'a list that names another branch’s member',
      { [at('q8-p02-kp1', 'doan-vien')]: csv('doan-vien', member('DV-1A', 'q8-p02-kp1')) },
      accounts.p02kp1,
    ],
    [
      'recognitions without proposals',
      { [at('q8-p01', 'cong-nhan')]: csv('cong-nhan', recognition('DV-1A'), recognition('DV-2B'), recognition('DV-3C')) },
      accounts.p01,
    ],
    [
      'recognitions of another’s branch',
      { [at('q8-p01', 'cong-nhan')]: csv('cong-nhan', recognition('DV-1A'), recognition('DV-7C', 'q8-p02-kp1')) },
      accounts.p01,
    ],
    [
      'last year’s items again',
      {
        [at('q8-p01-kp1', 'dang-ky', 2015)]: csv('dang-ky', items('DV-1A', 6).replaceAll('2016', '2015')),
        [own]: csv('dang-ky', items('DV-1A', 6), items('DV-2B', 5)).replace('Tham gia 7', 'Tham gia  7'),
      },
      accounts.kp1,
    ],
    ['a unit that is not', { [at('q8-p99-kp1', 'dang-ky')]: csv('dang-ky', items('DV-1A', 5, 'q8-p99-kp1')) }, accounts.kp1],
    ['a year without a programme', { [at('q8-p01-kp1', 'dang-ky', 2030)]: csv('dang-ky', items('DV-1A', 5)) }, accounts.kp1],
    [
      'several files at once',
      {
        [at('q8-p01-kp2', 'doan-vien')]: csv('doan-vien', member('DV-3C', 'q8-p01-kp2')),
        [at('q8-p01-kp2', 'dang-ky')]: csv('dang-ky', items('DV-3C', 5, 'q8-p01-kp2')),
        [at('q8-p01-kp2', 'danh-gia')]: csv('danh-gia', proposal('DV-3C', 'q8-p01-kp2')),
        [at('q8-p01', 'cong-nhan')]: csv('cong-nhan', recognition('DV-1A'), recognition('DV-3C', 'q8-p01-kp2')),
      },
      accounts.p01,
    ],
  ])('%s', async (_, files, author) => {
    await same({ ...main, ...files }, author);
  });
  test('last year’s published items are seen', async () => {
    const on = commit({ ...main, [at('q8-p01-kp1', 'dang-ky', 2015)]: csv('dang-ky', items('DV-1A', 7).replaceAll('2016', '2015')) });
    const verdict = await same(
      {
        ...main,
        [at('q8-p01-kp1', 'dang-ky', 2015)]: csv('dang-ky', items('DV-1A', 7).replaceAll('2016', '2015')),
        [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)),
      },
      accounts.kp1,
      on,
    );
    expect(fileCodes(verdict)).toContain('nhu-nam-truoc');
  });
  test('an exception that was decided counts', async () => {
    const few = csv('dang-ky', items('DV-1A', 6), items('DV-2B', 4));
    const decided = {
      rule: 'duoi-toi-thieu',
      unit: 'q8-p01-kp1',
      year: 2016,
      member: 'DV-2B',
      reason: 'Đi học xa',
      decidedBy: 'BTV',
      day: '2016-04-12',
    };
    const on = commit({ ...main, 'content/exceptions.json': JSON.stringify({ exceptions: [decided] }) });
    expect((await judge(commit({ ...main, [own]: few }))).verdict).toBe('refused');
    expect(
      (await same({ ...main, 'content/exceptions.json': JSON.stringify({ exceptions: [decided] }), [own]: few }, accounts.kp1, on)).verdict,
    ).toBe('accepted');
  });
  test('a year whose books are closed takes nothing more, from whoever it comes', async () => {
    const path = 'content/programmes/rlhd-quan-8-2014.json';
    const programme = JSON.parse(main[path] as string) as { years: { year: number; closed?: boolean }[] };
    const years = programme.years.map((y) => ({ ...y, closed: y.year === 2016 }));
    const closed = { ...main, [path]: JSON.stringify({ ...programme, years }) };
    const on = commit(closed);
    const change = { ...closed, [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) };
    for (const author of [accounts.kp1, accounts.q8]) {
      const verdict = await judge(commit(change, on), author, on);
      expect(verdict.verdict).toBe('refused');
      expect(gateCodes(verdict)).toContain('so-da-khoa');
    }
  });
  test('a file that others hang on: what they lose is named, and refused', async () => {
    const shorter = await judge(commit({ ...main, [own]: csv('dang-ky', items('DV-2B', 5)) }));
    expect([shorter.verdict, gateCodes(shorter)]).toEqual(['refused', ['lam-lech-tep-khac']]);
    expect(shorter.gate[0]).toMatchObject({ file: at('q8-p01-kp1', 'ket-qua'), values: { rows: 2 } });
    const proposals = await judge(commit({ ...main, [at('q8-p01-kp1', 'danh-gia')]: csv('danh-gia', proposal('DV-2B')) }));
    expect(proposals.gate).toMatchObject([{ code: 'lam-lech-tep-khac', file: at('q8-p01', 'cong-nhan'), values: { rows: 1 } }]);
    const both = {
      ...main,
      [own]: csv('dang-ky', items('DV-2B', 5)),
      [at('q8-p01-kp1', 'ket-qua')]: csv('ket-qua', result(1, 'q8-p01-kp1', 'DV-2B')),
    };
    expect((await judge(commit(both))).verdict).toBe('accepted');
  });
});

describe('the line of history', () => {
  test('a change that is behind main is judged against what stands published', async () => {
    const head = commit({ ...main, [at('q8-p01-kp1', 'ket-qua')]: csv('ket-qua', result(1), result(2), result(6)) });
    const moved = commit({ ...main, [own]: csv('dang-ky', items('DV-1A', 5), items('DV-2B', 5)) });
    expect((await judge(head)).verdict).toBe('accepted');
    const verdict = await judge(head, accounts.kp1, moved);
    expect([verdict.verdict, verdict.counts.touched, fileCodes(verdict)]).toEqual(['refused', 1, ['viec-chua-dang-ky']]);
  });
  test('a file that was handed in anew meanwhile is not woven together', async () => {
    const head = commit({ ...main, [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) });
    const moved = commit({ ...main, [own]: csv('dang-ky', items('DV-1A', 6), items('DV-2B', 6)) });
    const verdict = await judge(head, accounts.kp1, moved);
    expect([verdict.verdict, gateCodes(verdict)]).toEqual(['refused', ['ban-cu']]);
  });
  test('what has landed already is no change any more', async () => {
    const files = { ...main, [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) };
    expect(gateCodes(await judge(commit(files), accounts.kp1, commit({ ...files, 'x.md': '' })))).toEqual(['khong-doi-gi']);
  });
  test('a file moved to another unit is one taken away and one brought', async () => {
    const text = submitted[at('q8-p02-kp1', 'doan-vien')]!;
    const verdict = await judge(commit({ ...without(at('q8-p02-kp1', 'doan-vien')), [at('q8-p01-kp2', 'doan-vien')]: text }), accounts.q8);
    expect([verdict.verdict, gateCodes(verdict)]).toEqual(['refused', ['xoa-tep-nop', 'nop-thay', 'nop-thay']]);
    expect(fileCodes(verdict)).toContain('khong-khop-thu-muc');
  });
  test('two changes, each good alone, that break each other: either order ends the same and is named', async () => {
    const fewer = commit({ ...main, [own]: csv('dang-ky', items('DV-1A', 5), items('DV-2B', 5)) });
    const more = commit({ ...main, [at('q8-p01-kp1', 'ket-qua')]: csv('ket-qua', result(1), result(2), result(6)) });
    for (const head of [fewer, more]) expect((await judge(head)).verdict).toBe('accepted');
    const [one, other] = [bare.merge(bare.merge(base, fewer), more), bare.merge(bare.merge(base, more), fewer)];
    expect(bare.git('rev-parse', `${one}^{tree}`)).toBe(bare.git('rev-parse', `${other}^{tree}`));
    const [a, b] = [fullCheck(one), fullCheck(other)];
    expect(a.files).toEqual(b.files);
    expect([a.clean, a.files.flatMap((f) => f.issues).filter((i) => i.severity === 'error')]).toMatchObject([
      false,
      [{ code: 'viec-chua-dang-ky', file: at('q8-p01-kp1', 'ket-qua'), row: 4 }],
    ]);
    // Whichever lands first, the gate sees the other's fault as soon as it is judged again.
    expect((await judge(more, accounts.kp1, bare.merge(base, fewer))).verdict).toBe('refused');
    expect((await judge(fewer, accounts.kp1, bare.merge(base, more))).verdict).toBe('refused');
  });
  test('two changes that do not touch each other are judged alike in either order', async () => {
    const one = commit({ ...main, [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) });
    const other = commit({ ...main, [at('q8-p02-kp1', 'dang-ky')]: csv('dang-ky', items('DV-7C', 5, 'q8-p02-kp1')) });
    const told = ({ files, gate, verdict, effect }: GateVerdict) => ({ files, gate, verdict, effect });
    expect(told(await judge(one))).toEqual(told(await judge(one, accounts.kp1, bare.merge(base, other))));
    expect(told(await judge(other, accounts.p02kp1))).toEqual(told(await judge(other, accounts.p02kp1, bare.merge(base, one))));
  });
  test('histories that were knotted or have nothing in common are not judged', async () => {
    const one = commit({ ...main, 'a.md': '' });
    const two = commit({ ...main, 'b.md': '' });
    const [knot, main2] = [commit(main, one, two), commit(main, two, one)];
    for (const head of [knot, bare.commit(bare.tree({ 'x.md': '' }))])
      await expect(judgeCommits(bare.folder, { base: main2, head, author: 1, maintainer: false })).rejects.toThrow(
        /một bản duy nhất của main/,
      );
    await expect(judgeCommits(bare.folder, { base, head: '--upload-pack=x', author: 1, maintainer: false })).rejects.toThrow(/mã commit/);
  });
});

/** The command itself, with a limited heap; gives its answer, exit code and highest memory in MB. */
const command = async (...args: string[]) => {
  // What the kernel says of this process alone: the figure Node gives would hold that of the one it was started by.
  const spy =
    "import{readFileSync}from'node:fs';process.on('exit',()=>console.error('PEAK '+/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status','utf8'))[1]))";
  const child = spawn(join(root, 'node_modules/.bin/node'), [
    '--max-old-space-size=512',
    '--import',
    `data:text/javascript,${encodeURIComponent(spy)}`,
    join(root, 'scripts/gate-judge.ts'),
    ...args,
  ]);
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { out, err, code, peak: Number(/PEAK (\d+)/.exec(err)?.[1]) / 1024 };
};

describe('the command', () => {
  const ask = (head: string, author: number, ...more: string[]) =>
    command('--repo', bare.folder, '--base', base, '--head', head, '--author', String(author), ...more);
  test('says it in words or for machines, and by its exit code', async () => {
    const good = commit({ ...main, [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) });
    const text = await ask(good, accounts.kp1);
    expect([text.code, text.out]).toEqual([0, '✅ Nhận được: Đăng ký rèn luyện\n']);
    const json = await ask(good, accounts.kp2, '--format', 'json');
    expect([json.code, gateVerdictSchema.parse(JSON.parse(json.out)).verdict]).toEqual([1, 'refused']);
    expect((await ask(good, 999)).code).toBe(0);
    const broken = await command('--repo', bare.folder, '--base', base, '--head', 'main', '--author', '1');
    expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('Chữa:')]);
  });
  test('writes its answer to a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'verdict-'));
    folders.push(folder);
    const out = join(folder, 'v.json');
    const good = commit({ ...main, [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) });
    expect((await ask(good, accounts.kp1, '--format', 'json', '--out', out)).out).toBe('');
    expect(gateVerdictSchema.parse(JSON.parse(readFileSync(out, 'utf8'))).head).toBe(good);
  });
  test('a cell of 64 MB is refused without being read', async () => {
    const huge = commit({ ...main, [own]: Buffer.concat([Buffer.from(csv('dang-ky')), Buffer.alloc(64 * 1024 * 1024, 'x')]) });
    const { code, out, peak } = await ask(huge, accounts.kp1);
    expect([code, out]).toEqual([1, expect.stringContaining('Tệp vượt giới hạn 16 MB')]);
    expect(peak).toBeLessThan(250);
  });
  test('a cell just below the limit is read in bounded memory', async () => {
    const large = commit({ ...main, [own]: Buffer.concat([Buffer.from(csv('dang-ky')), Buffer.alloc(15 * 1024 * 1024, 'x')]) });
    const { code, peak } = await ask(large, accounts.kp1);
    expect(code).toBe(1);
    expect(peak).toBeLessThan(600);
  });
  test('3,200 files are judged one by one; more than the limit, or a tree without end, are not', async () => {
    const many = 640;
    const crowd = [...units, ...Array.from({ length: many }, (_, i) => branch(`q8-p02-x${i}`, { parent: 'q8-p02' }))];
    const start = bare.commit(bare.tree({ ...main, 'content/units/q8.json': JSON.stringify({ units: crowd }) }));
    const files: Record<string, string> = {};
    for (let i = 0; i < many; i++) {
      const unit = `q8-p02-x${i}`;
      const code = `DV-${i}K`;
      files[at(unit, 'doan-vien')] = csv('doan-vien', member(code, unit));
      files[at(unit, 'dang-ky')] = csv('dang-ky', items(code, 5, unit));
      files[at(unit, 'ket-qua')] = csv('ket-qua', result(1, unit, code));
      files[at(unit, 'danh-gia')] = csv('danh-gia', proposal(code, unit));
      files[at(unit, 'doan-vien', 2015)] = csv('doan-vien', member(code, unit).replace('2016', '2015'));
    }
    const good = bare.commit(bare.tree({ ...main, 'content/units/q8.json': JSON.stringify({ units: crowd }), ...files }), start);
    const args = (head: string) => [
      '--repo',
      bare.folder,
      '--base',
      start,
      '--head',
      head,
      '--author',
      String(accounts.p02),
      '--format',
      'json',
    ];
    const accepted = await command(...args(good));
    const verdict = gateVerdictSchema.parse(JSON.parse(accepted.out));
    expect(verdict.counts).toEqual({ touched: 3200, files: 3200, accepted: many * 9, leftOut: 0, unitsNotShown: many * 2 - 40 });
    expect([verdict.verdict, verdict.gate.length]).toEqual(['accepted', gateLimits.issuesPerCode + 1]);
    expect(gateComment(verdict, { way: 'pull-request' }).length).toBeLessThan(65_536);
    expect(accepted.peak).toBeLessThan(700);

    const flood: Record<string, string> = {};
    for (let i = 0; i <= gateLimits.files; i++) flood[`docs/${i}.md`] = 'x';
    const tooMany = await judge(commit({ ...main, ...flood }, start), accounts.p02, start);
    expect([tooMany.verdict, tooMany.gate[0]]).toMatchObject(['refused', { code: 'qua-nhieu-tep', values: { files: gateLimits.files } }]);
  }, 180_000);
  test('many files that are large together are not read', async () => {
    const big = Buffer.alloc(15 * 1024 * 1024, 'x');
    const files = Object.fromEntries(
      (['doan-vien', 'dang-ky', 'ket-qua', 'danh-gia'] as const).flatMap((kind) =>
        [2015, 2016].map((year) => [at('q8-p01-kp1', kind, year), big]),
      ),
    );
    const verdict = await judge(commit({ ...main, ...files }));
    expect([verdict.verdict, gateCodes(verdict), verdict.files]).toEqual(['refused', ['qua-nhieu-tep'], []]);
  });
});

describe('the answer', () => {
  test('shows what people wrote as text: no markup, link, mention or command in it works', async () => {
    const evil = '@admin [x](http://evil) <img src=x> `code` | #1 **b** ![i](u) www.evil.example GH-1';
    const verdict = await judge(commit({ ...main, [`docs/${evil.replaceAll('/', '-')}`]: 'x' }), accounts.stranger);
    const comment = gateComment(verdict, { way: 'pull-request' });
    const outsideCode = comment.replace(/(`+)[\s\S]*?\1/g, '');
    expect(outsideCode).not.toMatch(/@admin|<img|\]\(http|www\.evil/);
    const told: GateVerdict = {
      ...verdict,
      gate: [{ code: 'don-vi-la', severity: 'error', file: '', values: { unit: evil, year: 2016 } }],
    };
    const line = gateComment(told, { way: 'pull-request' })
      .split('\n')
      .find((l) => l.includes('Đơn vị không có'))!;
    expect(line).not.toMatch(/@admin|<img|\]\(http|(?<!\\)\*\*b|www\.evil|#1(?!\d)|(?<!\\)\|/);
    expect(wordsOf(told.gate[0]!).what).toContain('@admin');
  });
  test('stays below the host’s limit however much there is to say, and counts the rest', async () => {
    const verdict = await judge(commit({ ...main, [own]: csv('dang-ky', items('DV-1A', 6), items('DV-2B', 5)).replaceAll('RL', 'XX') }));
    const file = verdict.files[0]!;
    const issues = Array.from({ length: 300 }, (_, i) => ({ ...file.issues[0]!, row: i + 2, values: { ...file.issues[0]!.values, n: i } }));
    const huge = {
      ...verdict,
      files: Array.from({ length: 50 }, () => ({ ...file, issues })),
      effect: Array.from({ length: 40 }, () => verdict.effect[0]!),
    };
    const comment = gateComment(huge, { way: 'pull-request' });
    expect(comment.length).toBeLessThan(65_536);
    expect(comment).toMatch(/… và \d+ tệp nữa\./);
    expect(comment).toContain('### Nếu nhận như hiện nay, số liệu đổi như sau');
    expect(comment).toContain('### Việc tiếp theo');
  });
  test('a verdict with anything the schema does not list is no verdict', async () => {
    const verdict = await judge(commit({ ...main, [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) }));
    expect(gateVerdictSchema.safeParse(verdict).success).toBe(true);
    for (const wrong of [
      { ...verdict, name: 'x' },
      { ...verdict, verdict: 'merge' },
      { ...verdict, gate: [{ code: 'la', severity: 'error', file: '', values: {} }] },
      { ...verdict, head: '$(id)' },
    ])
      expect(gateVerdictSchema.safeParse(wrong).success).toBe(false);
  });
});

test('every rule of the gate has spoken above, and has words', () => {
  expect(gateRules.filter(({ code }) => !raised.has(code)).map(({ code }) => code)).toEqual([]);
  for (const { code, words } of gateRules) expect(catalogue.get(code)).toBe(words);
});
