import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deskUrl } from '../../scripts/desk/api.ts';
import { closeCopy, openCopy } from '../../scripts/desk/copy.ts';
import type { Copy } from '../../scripts/desk/bring-forward.ts';
import { git } from '../../scripts/tests/browser/working-copy.ts';
import { deskCommit, makeRoot, requests, serve, topic, topicPath } from '../../scripts/tests/desk-root.ts';
import type { Implementation, Page, TwoTexts, VersionChoices } from './backend.ts';
import { guardLocal } from './guard-local.ts';

/** The guard between Decap's proxy backend and the real server of the desk: what it tells the page, and what it sends. */

const path = topicPath('2016-11');
const slug = 'q8-2016-11';
let root: string;
let copy: Copy;
let desk: Awaited<ReturnType<typeof serve>>;
let local: Implementation;
let opened: string | null;
let answer: VersionChoices | undefined;
let told: { asked: TwoTexts[]; saved: { data: string; other: boolean }[]; refused: unknown[]; referenced: unknown[] };

/** Decap's own backend as far as it is guarded: it passes everything on. */
const proxy = (): Implementation => {
  const ask = (action: string, params: object) => local.request!({ action, params: { branch: 'main', ...params } });
  return {
    proxyUrl: `http://127.0.0.1:${desk.port}${deskUrl}`,
    branch: 'main',
    getEntry: (of) => ask('getEntry', { path: of }) as Promise<{ data: string }>,
    unpublishedEntry: (of) => ask('unpublishedEntry', of) as never,
    unpublishedEntryDataFile: () => Promise.resolve(''),
    persistEntry: ({ dataFiles, assets }, options) => ask('persistEntry', { dataFiles, assets, options }),
    publishUnpublishedEntry: (collection, name) => ask('publishUnpublishedEntry', { collection, slug: name }),
    deleteFiles: (paths, commitMessage) => ask('deleteFiles', { paths, options: { commitMessage } }),
  };
};

beforeEach(async () => {
  root = makeRoot();
  copy = await openCopy(root, () => undefined);
  desk = await serve(copy);
  [opened, answer] = [topic('2016-11'), undefined];
  told = { asked: [], saved: [], refused: [], referenced: [] };
  const page: Page = {
    baseOf: (_, isNew) => (isNew ? null : opened),
    beforeSaving: () => Promise.resolve(),
    choose: (question) => {
      told.asked.push(question);
      return Promise.resolve(answer);
    },
    saved: (files) => void told.saved.push(...files.map(({ data, other }) => ({ data, other }))),
    refused: (...about) => void told.refused.push(about),
    referenced: (references) => void told.referenced.push(...references),
  };
  local = proxy();
  guardLocal(local, page);
  // The form reads its entry through the backend, which learns the version by it.
  await local.getEntry(path);
});
afterEach(() => {
  desk.server.close();
  closeCopy(copy);
  rmSync(root, { recursive: true, force: true });
});

const options = { commitMessage: 'Sửa', collectionName: 'topics', useWorkflow: true, status: 'draft' };
const save = (raw: string) => local.persistEntry({ dataFiles: [{ path, slug, raw }], assets: [] }, options);
const elsewhere = (raw: string) => desk.ask(requests.save(path, raw));
const draft = () => `${git(copy.folder, 'show', `cms/topics/${slug}:${path}`)}\n`;
const onMain = () => `${git(copy.folder, 'show', `main:${path}`)}\n`;

describe('a save on this machine', () => {
  it('is told to the page as it stands', async () => {
    await save(topic('2016-11', { theme: 'Mới' }));
    expect(told.saved).toEqual([{ data: topic('2016-11', { theme: 'Mới' }), other: false }]);
  });
  it('puts different fields together, and says that the form shows another text', async () => {
    await elsewhere(topic('2016-11', { summary: 'Của người khác.' }));
    await save(topic('2016-11', { theme: 'Của tôi' }));
    const both = topic('2016-11', { theme: 'Của tôi', summary: 'Của người khác.' });
    expect([told.saved, told.asked, draft()]).toEqual([[{ data: both, other: true }], [], both]);
  });
  it('asks about the same field, and writes what was chosen', async () => {
    await elsewhere(topic('2016-11', { theme: 'Của người khác', summary: 'Thêm.' }));
    answer = { theme: 'mine' };
    await save(topic('2016-11', { theme: 'Của tôi' }));
    expect(told.asked).toMatchObject([
      { path, when: 'saving', conflicts: [{ field: 'theme', theirs: 'Của người khác', mine: 'Của tôi' }] },
    ]);
    const chosen = topic('2016-11', { theme: 'Của tôi', summary: 'Thêm.' });
    expect([told.saved, draft()]).toEqual([[{ data: chosen, other: true }], chosen]);
  });
  it('says of a new entry that it is one: what stands under its name already is not written over', async () => {
    const made = local.persistEntry(
      { dataFiles: [{ path, slug, raw: topic('2016-11', { theme: 'Của tôi' }) }], assets: [] },
      { ...options, newEntry: true },
    );
    await expect(made).rejects.toThrow();
    expect(told.saved).toEqual([]);
  });
  it('writes nothing while nothing is chosen', async () => {
    await elsewhere(topic('2016-11', { theme: 'Của người khác' }));
    await expect(save(topic('2016-11', { theme: 'Của tôi' }))).rejects.toThrow('bài giữ nguyên như bạn đang viết, chưa ghi gì.');
    expect([told.saved, draft()]).toEqual([[], topic('2016-11', { theme: 'Của người khác' })]);
  });
});

describe('publishing on this machine', () => {
  it('passes on what is not right yet', async () => {
    await save(topic('2016-11', { criteria: '[XX9]' }));
    await expect(local.publishUnpublishedEntry('topics', slug)).rejects.toThrow('bài còn chỗ chưa đạt.');
    expect(told.refused).toMatchObject([[[{ file: path, field: 'criteria' }], 'topics', slug]]);
    expect(onMain()).toBe(topic('2016-11'));
  });
  it('asks where main has changed the same field, and publishes what was chosen', async () => {
    await save(topic('2016-11', { theme: 'Nháp' }));
    deskCommit(copy.folder, path, topic('2016-11', { theme: 'Main', summary: 'Sửa trên main.' }));
    answer = { theme: 'mine' };
    await local.publishUnpublishedEntry('topics', slug);
    expect(told.asked).toMatchObject([{ path, when: 'publishing', conflicts: [{ field: 'theme', theirs: 'Main', mine: 'Nháp' }] }]);
    expect(onMain()).toBe(topic('2016-11', { theme: 'Nháp', summary: 'Sửa trên main.' }));
  });
});

describe('what the server says no to', () => {
  it('an entry that others point to is not deleted, and they are named', async () => {
    const lesson = 'content/lessons/q8-1.md';
    deskCommit(copy.folder, lesson, '---\ntitle: Bài 1\norganisation: q8\nset: bai\norder: 1\nsummary: Tóm tắt\n---\n\nBài.\n');
    deskCommit(copy.folder, path, topic('2016-11', { lessons: '[q8-1]' }));
    await expect(local.deleteFiles([lesson], 'Xoá')).rejects.toThrow('còn bài khác dẫn tới bài này.');
    expect(told.referenced).toMatchObject([{ path, field: 'lessons' }]);
  });
  it('a draft that is not there is known by its status, as Decap waits for it', async () => {
    await expect(local.unpublishedEntry({ collection: 'topics', slug })).rejects.toMatchObject({ status: 404 });
  });
  it('a server that is gone is said in words', async () => {
    desk.server.close();
    await expect(local.getEntry(path)).rejects.toThrow('không nối được với máy chủ của bàn biên tập.');
  });
});
