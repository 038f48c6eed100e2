import { beforeEach, describe, expect, it } from 'vitest';
import { DeskError, spoken } from './errors.ts';
import type { Implementation, Page, TwoTexts, VersionChoices } from './backend.ts';
import { guardOnline } from './guard-online.ts';
import { judgeHere } from './judge-here.ts';
import { nameFor } from './media-door.ts';

/** The online desk's guard over a repository in memory. The local one is tried by `browser/desk-people.test.ts`, with two people. */

const path = 'content/topics/kg-2016-12.md';
const entry = (theme: string, summary: string) => `---\ntitle: Một\ntheme: ${theme} # ghi tay\nsummary: ${summary}\n---\nThân bài.\n`;
/** As a form writes it: the remark is gone, and so would be any other way of writing. */
const typed = (theme: string, summary: string) => entry(theme, summary).replace(' # ghi tay', '').replace('title: Một', "title: 'Một'");

let main: string;
let draft: string | undefined;
let asked: TwoTexts[];
let answer: VersionChoices | undefined;
let opened: string | null;
let told: readonly { path: string; data: string; other: boolean }[];
let online: Implementation;
const save = (raw: string, newEntry = false) =>
  online.persistEntry(
    { dataFiles: [{ path, slug: 'kg-2016-12', raw }], assets: [] },
    { commitMessage: 'Sửa', collectionName: 'topics', newEntry },
  );

beforeEach(() => {
  main = entry('cũ', 'cũ');
  [draft, asked, answer, opened, told] = [undefined, [], undefined, main, []];
  const page: Page = {
    baseOf: (_, isNew) => (isNew ? null : opened),
    beforeSaving: () => Promise.resolve(),
    choose: (question) => {
      asked.push(question);
      return Promise.resolve(answer);
    },
    saved: (files) => void (told = files),
    refused: () => {},
    referenced: () => {},
  };
  const repository: Implementation = {
    getEntry: () => Promise.resolve({ data: main }),
    unpublishedEntry: () =>
      draft === undefined
        ? Promise.reject(Object.assign(new Error('none'), { name: 'EDITORIAL_WORKFLOW_ERROR', notUnderEditorialWorkflow: true }))
        : Promise.resolve({ diffs: [{ path, id: path }] }),
    unpublishedEntryDataFile: () => Promise.resolve(draft ?? ''),
    persistEntry: ({ dataFiles }) => Promise.resolve(void (draft = dataFiles[0]?.raw)),
    publishUnpublishedEntry: () => Promise.resolve(),
    deleteFiles: () => Promise.resolve(),
  };
  online = guardOnline(repository, page);
});

describe('a save on GitHub', () => {
  it('changes only what the form changed', async () => {
    await save(typed('mới', 'cũ'));
    expect(draft).toBe(entry('mới', 'cũ'));
    expect(told).toEqual([{ path, data: draft, other: false }]);
  });
  it('puts different fields together, and says that the form shows another text', async () => {
    draft = entry('của người khác', 'cũ');
    await save(typed('cũ', 'của tôi'));
    expect(draft).toBe(entry('của người khác', 'của tôi'));
    expect(told.map(({ other }) => other)).toEqual([true]);
    expect(asked).toEqual([]);
  });
  it('asks about the same field, and writes what was chosen', async () => {
    draft = entry('của người khác', 'cũ');
    answer = { theme: 'mine' };
    await save(typed('của tôi', 'cũ'));
    expect(asked).toMatchObject([
      { when: 'saving', conflicts: [{ field: 'theme', base: 'cũ', theirs: 'của người khác', mine: 'của tôi' }] },
    ]);
    expect(draft).toContain('theme: của tôi');
    answer = { theme: 'theirs' };
    draft = entry('của người khác', 'cũ');
    await save(typed('của tôi', 'cũ'));
    expect(draft).toContain('theme: của người khác');
  });
  it('writes nothing while nobody has chosen', async () => {
    draft = entry('của người khác', 'cũ');
    await expect(save(typed('của tôi', 'cũ'))).rejects.toThrow('bài giữ nguyên như bạn đang viết');
    expect(draft).toBe(entry('của người khác', 'cũ'));
  });
  it('writes nothing over an entry that could not be read again', async () => {
    main = '';
    await expect(save(typed('của tôi', 'cũ'))).rejects.toThrow('chưa đọc lại được bài này');
    expect(draft).toBeUndefined();
  });
  it('asks too where two people begin the same new entry', async () => {
    await expect(save(typed('của tôi', 'cũ'), true)).rejects.toThrow(DeskError);
    expect(asked.map(({ conflicts }) => conflicts.map(({ field }) => field))).toEqual([['theme']]);
  });
});

describe('what went wrong', () => {
  const said = (error: unknown, where: 'local' | 'online' = 'online') => String(spoken(error, where));
  it('is said in Vietnamese, with what to do, and no name of an error', () => {
    expect(said(new TypeError('Failed to fetch'))).toMatch(/^không có mạng.*vẫn được giữ trên máy này/);
    expect(said(new TypeError('Failed to fetch'), 'local')).toMatch(/^không nối được với máy chủ.*npm start/);
    for (const status of [401, 403, 409, 422, 500])
      expect(said(Object.assign(new Error('Bad thing'), { name: 'API_ERROR', status }))).not.toMatch(/Bad|API_ERROR|Error/);
    expect(said(Object.assign(new Error('Ổ đĩa đã đầy.'), { status: 507 }), 'local')).toBe('Ổ đĩa đã đầy.');
  });
  it('passes through what Decap waits for', () => {
    const none = Object.assign(new Error('x'), { name: 'EDITORIAL_WORKFLOW_ERROR' });
    expect(spoken(none, 'online')).toBe(none);
  });
});

describe('what can be told of an entry by itself', () => {
  const person = {
    title: 'Đoàn viên tiêu biểu',
    organisation: 'kg',
    recipientKind: 'ca_nhan',
    recipient: 'Người Minh Hoạ',
    unit: 'kg-to-chau',
    year: 2016,
    form: 'giay_khen',
    awardedBy: 'Thị Đoàn',
    decision: { symbol: '1-QĐ', day: '2017-01-20', signer: 'Người Ký' },
    reason: 'Minh hoạ.',
    picture: '@media/a.webp',
    sample: true,
  };
  it('a picture without words and a person without consent are told; nothing is said of a form that says it itself', () => {
    const titles = (data: Record<string, unknown>) => judgeHere('honours', 'content/honours/a.md', data).map(({ title }) => title);
    expect(titles(person).sort()).toEqual(['Chưa có phiếu đồng ý', 'Ảnh chưa có lời tả']);
    expect(titles({ ...person, recipientKind: 'tap_the', pictureAlt: 'Ảnh tập thể' })).toEqual([]);
    expect(titles({ ...person, title: '' })).toEqual([]);
  });
});

describe('the name of a file sent up', () => {
  it('is plain, has the ending that its bytes ask for, and takes nobody else’s place', () => {
    expect(nameFor('Ảnh Đoàn hội (1).JPEG', 'jpg', new Set(), 'webp')).toBe('anh-doan-hoi-1.jpg');
    expect(nameFor('anh.png', 'png', new Set(['anh.webp', 'anh-2.webp']), 'webp')).toBe('anh-3.png');
    expect(nameFor('….pdf', 'pdf', new Set())).toBe('tep.pdf');
  });
});
