import { readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeCopy, openCopy } from './copy.ts';
import type { Copy } from './bring-forward.ts';
import { git } from '../tests/browser/working-copy.ts';
import { asset, deskCommit, makeRoot, requests, serve, topic, topicPath } from '../tests/desk-root.ts';
import { oddPictures } from '../tests/odd-pictures.ts';
import { photo } from '../tests/photo.ts';

const broken = (await oddPictures())['diem-anh-hong.png']!;

/** Requests as Decap's page sends them, to the real server on a real repository. */

const [april, november, december] = [topicPath('2016-04'), topicPath('2016-11'), topicPath('2016-12')];
let root: string;
let copy: Copy;
let desk: Awaited<ReturnType<typeof serve>>;
const said: string[] = [];

const open = async () => {
  copy = await openCopy(root, () => undefined);
  desk = await serve(copy, (line) => said.push(line));
};
const close = () => {
  desk.server.close();
  closeCopy(copy);
};
beforeEach(async () => {
  root = makeRoot();
  await open();
});
afterEach(() => {
  close();
  rmSync(root, { recursive: true, force: true });
});

const ask = (body: object | string, headers?: Record<string, string>) => desk.ask(body, headers);
const done = async (body: object) => {
  const answer = await ask(body);
  expect(answer, JSON.stringify(body).slice(0, 120)).toMatchObject({ status: 200 });
  return answer.body;
};
const onMain = (path: string): string => `${git(copy.folder, 'show', `main:${path}`)}\n`;
const draftHas = (path: string, of: string): string => `${git(copy.folder, 'show', `cms/topics/${of}:${path}`)}\n`;
const idOf = async (path: string): Promise<string> => ((await done(requests.get(path))) as unknown as { file: { id: string } }).file.id;
const elsewhere = (path: string, text: string | null) => deskCommit(copy.folder, path, text);
const filesOfMain = () => git(copy.folder, 'ls-tree', '-r', '--name-only', 'main').split('\n');

describe('who may ask, and for what', () => {
  it('its own page, on its own address', async () => {
    expect(await done({ action: 'info' })).toMatchObject({ publish_modes: ['editorial_workflow'] });
  });

  it.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a name made to point here', { host: 'evil.example' }],
    ['a form of another site', { 'content-type': 'text/plain' }],
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
    'content/topics/.gitattributes',
    'content/topics/.x.md',
    'content/topics/deeper/x.md',
    'content/topics/x.json',
    'content/media/x.md',
  ])('does not write to %s', async (path) => {
    expect(
      (
        await ask({
          ...requests.save(path, 'x'),
          params: { ...requests.save(april, 'x').params, dataFiles: [{ slug: 'x', path, raw: 'x' }] },
        })
      ).status,
    ).toBe(403);
  });

  it.each([
    ['another branch', { action: 'getEntry', params: { branch: 'cms/topics/x', path: april } }],
    [
      'a name that Git keeps for its locks',
      { action: 'unpublishedEntry', params: { branch: 'main', collection: 'topics', slug: 'x.lock' } },
    ],
    ['a name that is no slug', { action: 'unpublishedEntry', params: { branch: 'main', collection: 'topics', slug: '../../main' } }],
    ['a collection that is none', { action: 'deleteUnpublishedEntry', params: { branch: 'main', collection: 'units', slug: 'x' } }],
    [
      'main without publishing',
      {
        ...requests.save(april, 'x'),
        params: { ...requests.save(april, 'x').params, options: { collectionName: 'topics', commitMessage: 'x', useWorkflow: false } },
      },
    ],
    ['an entry of another collection', requests.save(april, 'x', { newPath: 'content/lessons/x.md' })],
  ])('does not work on %s', async (_, body) => {
    expect((await ask(body)).status).toBe(403);
  });

  it('says in Vietnamese what it cannot take', async () => {
    expect(await ask({ action: 'getNotes', params: {} })).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining('không có việc') },
    });
    expect(await ask('{"action":')).toMatchObject({ status: 400, body: { error: expect.stringContaining('Hãy thử lại') } });
    expect(await ask('['.repeat(200_000))).toMatchObject({ status: 400 });
    expect(await ask(requests.save(april, 'x'.repeat(51 * 1024 * 1024)))).toMatchObject({
      status: 413,
      body: { error: expect.stringContaining('50 MB') },
    });
    expect(await ask(requests.draft(december))).toMatchObject({ status: 404 });
  });
});

describe('a draft', () => {
  it('is its author’s entry and nothing else, whatever main does meanwhile', async () => {
    await done(requests.save(november, topic('2016-11', { theme: 'Nháp' })));
    elsewhere(april, topic('2016-04', { theme: 'Đã công bố' }));
    expect(await done(requests.draft(november))).toMatchObject({ status: 'draft', diffs: [{ path: november, newFile: false }] });
    expect(await done(requests.draftText(november))).toMatchObject({ data: topic('2016-11', { theme: 'Nháp' }) });
    await done(requests.save(november, topic('2016-11', { theme: 'Nháp hai' })));
    await done(requests.publish(november));
    expect([onMain(april), onMain(november)]).toEqual([topic('2016-04', { theme: 'Đã công bố' }), topic('2016-11', { theme: 'Nháp hai' })]);
    expect(await done(requests.drafts())).toEqual([]);
  });

  it('of a former version opens with its own text and status, and reverts nothing', async () => {
    const name = 'cms/topics/q8-2016-11';
    deskCommit(copy.folder, november, topic('2016-11', { theme: 'Nháp cũ' }), name);
    elsewhere(april, topic('2016-04', { theme: 'Đã công bố' }));
    // As the former desk did: April's old text, opened as November's, was saved into November's branch.
    deskCommit(copy.folder, april, topic('2016-04', { summary: 'Gõ nhầm chỗ.' }), name);
    git(copy.folder, 'config', `branch.${name}.description`, 'decap-cms/pending_review');
    expect(await done(requests.drafts())).toEqual(['topics/q8-2016-11']);
    expect(await done(requests.draft(november))).toMatchObject({ status: 'pending_review', diffs: [{ path: november }] });
    await done(requests.status(november, 'pending_publish'));
    expect(await done(requests.draft(november))).toMatchObject({ status: 'pending_publish' });
    await done(requests.publish(november));
    expect([onMain(april), onMain(november)]).toEqual([topic('2016-04', { theme: 'Đã công bố' }), topic('2016-11', { theme: 'Nháp cũ' })]);
  });

  it('changes only the bytes of what was edited', async () => {
    await done(requests.save(november, topic('2016-11', { month: '2016-11', criteria: '\n  - RL1', theme: 'Nháp' })));
    expect(draftHas(november, 'q8-2016-11')).toBe(topic('2016-11', { theme: 'Nháp' }));
  });

  it('keeps its status through saves, and the words of its first commit when it is new', async () => {
    const add = requests.save(december, topic('2016-12'), { base: null });
    add.params.options.commitMessage = 'Thêm chủ đề';
    const { files } = await done(add);
    await done(requests.status(december, 'pending_review'));
    await done(requests.save(december, topic('2016-12', { theme: 'Hai' }), { base: files[0]!.id }));
    expect(await done(requests.draft(december))).toMatchObject({ status: 'pending_review', diffs: [{ newFile: true }] });
    await done(requests.publish(december));
    expect(git(copy.folder, 'log', '-1', '--format=%s', 'main')).toBe('Thêm chủ đề');
    expect(git(copy.folder, 'for-each-ref', 'refs/heads/cms', 'refs/desk')).toBe('');
  });

  it('of an entry that was deleted meanwhile is asked about, and can be published as new', async () => {
    const draft = topic('2016-11', { theme: 'Nháp' });
    await done(requests.save(november, draft));
    elsewhere(november, null);
    expect(await done(requests.draftText(november))).toMatchObject({ data: draft });
    const { status, body } = await ask(requests.publish(november));
    expect([status, body]).toMatchObject([409, { code: 'da-xoa', files: [{ path: november, current: null, draft: { data: draft } }] }]);
    expect(filesOfMain()).not.toContain(november);
    const { id } = (await done(requests.draftText(november))) as unknown as { id: string };
    const saved = { base: git(root, 'rev-parse', `main:${april}`) };
    elsewhere(april, null);
    expect(await ask(requests.save(april, topic('2016-04', { theme: 'Viết tiếp' }), saved))).toMatchObject({
      status: 409,
      body: { code: 'da-xoa' },
    });
    await done(requests.save(november, draft, { base: id, settled: null }));
    await done(requests.publish(november));
    expect(onMain(november)).toBe(draft);
  });

  it('that moves an entry leaves nothing at the old place, also when saved again', async () => {
    const { files } = await done(requests.save(november, topic('2016-12'), { newPath: december }));
    await done(requests.save(december, topic('2016-12', { theme: 'Sau khi dời' }))).catch(() => undefined);
    const save = requests.save(december, topic('2016-12', { theme: 'Sau khi dời' }), { base: files[0]!.id });
    save.params.dataFiles[0]!.slug = 'q8-2016-11';
    await done(requests.drop(december));
    await done(save);
    await done(requests.publish(november));
    expect(filesOfMain()).toContain(december);
    expect(filesOfMain()).not.toContain(november);
    expect(onMain(december)).toBe(topic('2016-12', { theme: 'Sau khi dời' }));
  });

  it('taken off the site goes on as a draft', async () => {
    const base = await idOf(november);
    await done(requests.remove(november));
    await done(requests.save(november, topic('2016-11'), { base }));
    expect(draftHas(november, 'q8-2016-11')).toBe(topic('2016-11'));
    await done(requests.drop(november));
    expect(await done(requests.drafts())).toEqual([]);
  });
});

describe('two people at one entry', () => {
  it('of different fields both are saved, and the second is told so', async () => {
    const base = await idOf(november);
    await done(requests.save(november, topic('2016-11', { theme: 'Của A' }), { base }));
    const second = await done(requests.save(november, topic('2016-11', { summary: 'Của B.' }), { base }));
    const both = topic('2016-11', { theme: 'Của A', summary: 'Của B.' });
    expect(second).toMatchObject({ merged: true, files: [{ path: november, data: both }] });
    expect(draftHas(november, 'q8-2016-11')).toBe(both);
  });

  it('of the same field nothing is written, and both versions come back to choose from', async () => {
    const base = await idOf(november);
    const { files } = await done(requests.save(november, topic('2016-11', { theme: 'Của A' }), { base }));
    const mine = topic('2016-11', { theme: 'Của B', summary: 'Của B.' });
    const refused = await ask(requests.save(november, mine, { base }));
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'da-doi', files: [{ path: november, base: { id: base, data: topic('2016-11') }, current: { id: files[0]!.id } }] },
    });
    expect(draftHas(november, 'q8-2016-11')).toBe(topic('2016-11', { theme: 'Của A' }));
    expect(await done(requests.save(november, mine, { base: files[0]!.id }))).toMatchObject({ merged: false });
    expect(draftHas(november, 'q8-2016-11')).toBe(mine);
  });

  it('a new entry does not take the place of another’s', async () => {
    expect(await ask(requests.save(november, topic('2016-11', { theme: 'Mới' }), { base: null }))).toMatchObject({
      status: 409,
      body: { code: 'da-doi' },
    });
    await done(requests.save(december, topic('2016-12'), { base: null }));
    expect(await ask(requests.save(december, topic('2016-12', { theme: 'Khác' }), { base: null }))).toMatchObject({
      status: 409,
      body: { files: [{ base: null, current: { data: topic('2016-12') } }] },
    });
  });

  it('publishing puts other fields of main together, and asks where the same field was changed', async () => {
    await done(requests.save(november, topic('2016-11', { theme: 'Nháp' })));
    elsewhere(november, topic('2016-11', { summary: 'Sửa trên main.' }));
    await done(requests.publish(november));
    expect(onMain(november)).toBe(topic('2016-11', { theme: 'Nháp', summary: 'Sửa trên main.' }));

    const { files } = await done(requests.save(april, topic('2016-04', { theme: 'Nháp' })));
    elsewhere(april, topic('2016-04', { theme: 'Main' }));
    const refused = await ask(requests.publish(april));
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'hai-ban', files: [{ current: { data: topic('2016-04', { theme: 'Main' }) } }] },
    });
    expect(onMain(april)).toBe(topic('2016-04', { theme: 'Main' }));
    const settled = await idOf(april);
    await done(requests.save(april, topic('2016-04', { theme: 'Chọn nháp' }), { base: files[0]!.id, settled }));
    await done(requests.publish(april));
    expect(onMain(april)).toBe(topic('2016-04', { theme: 'Chọn nháp' }));
  });

  it('a choice made against a version of main that has gone by is asked about again', async () => {
    const { files } = await done(requests.save(april, topic('2016-04', { theme: 'Nháp' })));
    const settled = await idOf(april);
    elsewhere(april, topic('2016-04', { theme: 'Main lần nữa' }));
    const again = await ask(requests.save(april, topic('2016-04', { theme: 'Nháp' }), { base: files[0]!.id, settled }));
    expect(again).toMatchObject({ status: 409, body: { code: 'hai-ban' } });
  });
});

describe('pictures', () => {
  const shown = (month: string, name: string) => topic(month, { picture: `'@media/${name}'`, pictureAlt: 'Dọn hẻm' });
  const media = () => filesOfMain().filter((path) => path.startsWith('content/media/'));

  it('only those that the entry names are saved, without what they say of their maker', async () => {
    const [used, unused] = [await photo('webp'), await photo('webp', { seed: 9 })];
    await done(requests.save(november, shown('2016-11', 'dung.webp'), { assets: [asset('dung.webp', used), asset('thua.webp', unused)] }));
    const { diffs } = (await done(requests.draft(november))) as unknown as { diffs: { path: string }[] };
    expect(diffs.map(({ path }) => path)).toEqual([november, 'content/media/dung.webp']);
    const { content } = (await done(requests.draftMedia(november, 'content/media/dung.webp'))) as unknown as { content: string };
    expect(Buffer.from(content, 'base64').includes('NguoiMau')).toBe(false);
    expect(Buffer.from(used).includes('NguoiMau')).toBe(true);
    await done(requests.publish(november));
    expect(media()).toEqual(['content/media/dung.webp']);
  });

  it('two drafts each publish their own, also under one name', async () => {
    const name = 'IMG_0001.webp';
    const save = async (path: string, month: string, seed: number) =>
      done(requests.save(path, shown(month, name), { assets: [asset(name, await photo('webp', { seed }))] }));
    await save(november, '2016-11', 1);
    await save(april, '2016-04', 2);
    await done(requests.publish(november));
    await done(requests.publish(april));
    expect(media()).toHaveLength(2);
    const named = [november, april].map((path) => /@media\/([\w.-]+)/.exec(onMain(path))![1]!);
    expect(named[0]).toBe('img-0001.webp');
    expect(named[1]).toMatch(/^img-0001-[0-9a-f]{8}\.webp$/);
    expect(media().sort()).toEqual(named.map((one) => `content/media/${one}`).sort());
  });

  it('an upload waits beside main until an entry names it', async () => {
    const file = (await done(requests.upload(asset('cho.webp', await photo('webp'))))) as unknown as { path: string };
    expect(file.path).toBe('content/media/cho.webp');
    expect(media()).toEqual([]);
    expect(await done(requests.media())).toMatchObject([{ path: 'content/media/cho.webp', encoding: 'base64' }]);
    await done(requests.save(november, shown('2016-11', 'cho.webp')));
    await done(requests.publish(november));
    expect(media()).toEqual(['content/media/cho.webp']);
    expect(await ask(requests.remove('content/media/cho.webp'))).toMatchObject({
      status: 422,
      body: { code: 'con-dan-toi', references: [{ path: november }] },
    });
    await done(requests.upload(asset('thua.webp', await photo('webp', { seed: 3 }))));
    await done(requests.remove('content/media/thua.webp'));
    expect(await done(requests.media())).toHaveLength(1);
  });

  it.each([
    ['a page', 'x.html', '<script>alert(1)</script>'],
    ['a page called a picture', 'x.png', '<script>alert(1)</script>'],
    ['a picture whose points do not hold together', 'x.png', broken],
    ['a drawing that runs', 'x.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ])('%s is not taken, by either door', async (_, name, content) => {
    const bytes = Buffer.from(content);
    const refused = { status: 422, body: { code: 'tep-khong-nhan' } };
    expect(await ask(requests.upload(asset(name, bytes)))).toMatchObject(refused);
    expect(await ask(requests.save(november, shown('2016-11', name), { assets: [asset(name, bytes)] }))).toMatchObject(refused);
    expect(await done(requests.drafts())).toEqual([]);
  });
});

describe('the judge', () => {
  it('tells while writing what the check would refuse, and does not publish it', async () => {
    const faulty = topic('2016-11', { criteria: '[XX9]' });
    const { issues } = (await done(requests.judge(november, faulty))) as unknown as { issues: object[] };
    expect(issues).toMatchObject([{ severity: 'error', file: november, field: 'criteria', cure: expect.any(String) }]);
    await done(requests.save(november, faulty));
    expect(await ask(requests.publish(november))).toMatchObject({
      status: 422,
      body: { code: 'chua-dat', issues: [{ file: november, field: 'criteria' }] },
    });
    expect(onMain(november)).toBe(topic('2016-11'));
    expect(await done(requests.drafts())).toEqual(['topics/q8-2016-11']);
  });

  it('an entry that cannot be read is told by itself, and an old fault elsewhere is nobody’s hindrance', async () => {
    elsewhere(april, '---\ntitle: A: b\n---\n');
    await done(requests.save(november, topic('2016-11', { theme: 'Nháp' })));
    await done(requests.publish(november));
    await done(requests.save(topicPath('2016-03'), '---\ntitle: [\n---\n'));
    expect(await ask(requests.publish(topicPath('2016-03')))).toMatchObject({ status: 422, body: { code: 'chua-dat' } });
  });

  it('what others point to is not deleted, and they are named', async () => {
    const lesson = 'content/lessons/q8-1.md';
    elsewhere(lesson, '---\ntitle: Bài 1\norganisation: q8\nset: bai\norder: 1\nsummary: Tóm tắt\n---\n\nBài.\n');
    elsewhere(november, topic('2016-11', { lessons: '[q8-1]' }));
    expect(await ask(requests.remove(lesson))).toMatchObject({
      status: 422,
      body: { code: 'con-dan-toi', references: [{ path: november, field: 'lessons', title: expect.any(String) }] },
    });
    const move = requests.save(lesson, '---\ntitle: Bài 1\norganisation: q8\nset: bai\norder: 2\nsummary: Tóm tắt\n---\n\nBài.\n', {
      newPath: 'content/lessons/q8-2.md',
    });
    await done(move);
    expect(await ask(requests.publish(lesson))).toMatchObject({ status: 422, body: { code: 'con-dan-toi' } });
    expect(filesOfMain()).toContain(lesson);
    await done(requests.remove(april));
    expect(filesOfMain()).not.toContain(april);
  });
});

describe('the queue', () => {
  it('is not held up by browsers that left', async () => {
    const asked = [
      requests.list(),
      requests.save(november, topic('2016-11', { theme: 'Đi rồi' })),
      requests.media(),
      requests.publish(december),
    ];
    for (let round = 0; round < 5; round += 1) await Promise.all(asked.map((body) => desk.askAndLeave(body)));
    expect((await ask(requests.list())).status).toBe(200);
    await done(requests.save(april, topic('2016-04', { theme: 'Vẫn lưu được' })));
    expect(said).toEqual([]);
  });

  it('twenty requests at once all come through', async () => {
    const saves = Array.from({ length: 20 }, (_, n) => topicPath(`2017-${String(n + 1).padStart(2, '0')}`));
    const answers = await Promise.all(saves.map((path, n) => ask(requests.save(path, `${n}\n`, { base: null }))));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await done(requests.drafts())).toHaveLength(20);
    expect(git(copy.folder, 'fsck', '--connectivity-only')).not.toMatch(/missing|broken|error/);
  });

  it('what a publication that was cut off left behind is ended at the next start', async () => {
    await done(requests.save(november, topic('2016-11', { theme: 'Nháp' })));
    const tip = git(copy.folder, 'rev-parse', 'cms/topics/q8-2016-11');
    git(copy.folder, 'update-ref', 'refs/heads/main', tip);
    close();
    await open();
    expect(await done(requests.drafts())).toEqual([]);
    expect(onMain(november)).toBe(topic('2016-11', { theme: 'Nháp' }));
    expect(readdirSync(copy.folder)).toEqual(['.git']);
  });
});
