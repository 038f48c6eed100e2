import { describe, expect, test } from 'vitest';
import { readContent, type RawContent } from '../index.ts';
import { branch, mini } from '../../../scripts/tests/mini.ts';

/** What boards write, given its shape: what does not fit is told with its place inside the file, and the rest is kept. */

const told = (raw: RawContent) =>
  readContent(raw).issues.map(({ code, file, values }) => {
    const { label, ...rest } = values;
    // What people call the place: never the field's own name, where it has a label.
    if (label !== undefined) expect(label).not.toMatch(/^(title|day|state|recipients)\b/);
    return { code, file, ...rest };
  });
const documentOf = (more: object): RawContent => {
  const raw = mini();
  return { ...raw, entries: raw.entries.map((entry) => ({ ...entry, data: { ...(entry.data as object), ...more } })) };
};
const path = 'content/documents/x.md';
const unit = branch('q8-p01-kp9');
const withUnits = (...files: [name: string, data: unknown][]): RawContent => ({
  ...mini(),
  units: [...mini().units, ...files.map(([name, data]) => ({ path: `content/units/${name}.json`, data }))],
});

describe('a field that does not fit is told with its reason', () => {
  test.each<[string, string, object]>([
    ['title', 'chưa có.', { title: undefined }],
    ['title', 'còn thiếu (ít nhất 1).', { title: '' }],
    ['recipients', 'chưa có.', { recipients: '' }],
    ['title', 'chưa đúng dạng.', { title: 12 }],
    ['title', 'quá dài hoặc quá lớn (nhiều nhất 200).', { title: 'x'.repeat(1000) }],
    ['day', 'chưa đúng dạng.', { day: 'hôm qua' }],
    ['cả tệp', 'có mục lạ (layout, script).', { layout: 'a', script: 'b' }],
    [
      'state',
      'chỉ nhận một trong: Trình duyệt (trinh), Công bố (cong_bo), Hết hiệu lực (het_hieu_luc), Đã được thay thế (thay_the).',
      { state: 'x' },
    ],
    ['recipients.1.name', 'còn thiếu (ít nhất 1).', { recipients: [{ name: 'Đoàn phường' }, { name: '' }] }],
  ])('%s: %s', (field, reason, more) =>
    expect(told(documentOf(more))).toEqual([{ code: 'noi-dung-sai', file: path, path: field, reason }]),
  );
  test('every fault of an entry is told, and it alone is left out', () => {
    const raw = documentOf({ title: undefined, day: undefined });
    expect(told(raw)).toHaveLength(2);
    expect(readContent(raw).content!.documents).toEqual([]);
    expect(readContent(raw).content!.programmes).toHaveLength(2);
  });
  test('without a readable site nothing can be shown', () => {
    const raw = { ...mini(), site: { path: 'content/site.json', data: {} } };
    expect(readContent(raw).content).toBeUndefined();
    expect(told(raw).map(({ file }) => file)).toContain('content/site.json');
  });
});

describe('a code stands once', () => {
  test('of a unit: the first counts, the second is told with the file of the first', () => {
    const raw = withUnits(['a', { units: [unit] }], ['b', { units: [{ ...unit, name: 'Tên khác' }, branch('q8-p01-kp10')] }]);
    expect(readContent(raw).issues).toEqual([
      { code: 'ma-trung', severity: 'error', file: 'content/units/b.json', values: { code: unit.code, other: 'content/units/a.json' } },
    ]);
    const { content } = readContent(raw);
    expect(content!.forest.get(unit.code)!.name).toBe(unit.name);
    expect(content!.forest.get('q8-p01-kp10')).toBeDefined();
    expect(content!.unitFiles.get('q8-p01-kp10')).toBe('content/units/b.json');
  });
  test('of a programme', () => {
    const raw = mini();
    const again = { ...raw, programmes: [...raw.programmes, { ...raw.programmes[0]!, path: 'content/programmes/z.json' }] };
    const [issue] = readContent(again).issues;
    expect(issue).toMatchObject({ code: 'ma-trung', file: 'content/programmes/z.json', values: { other: raw.programmes[0]!.path } });
    expect(readContent(again).content!.programmes).toHaveLength(2);
    expect([...readContent(again).content!.programmeFiles.values()].sort()).toEqual(raw.programmes.map((p) => p.path).sort());
  });
  test('a file that is none costs only itself', () => {
    expect(told(withUnits(['a', 'không phải danh sách'], ['b', { units: [unit] }]))).toEqual([
      { code: 'noi-dung-sai', file: 'content/units/a.json', path: 'cả tệp', reason: 'chưa đúng dạng.' },
    ]);
    const raw = mini();
    const torn = { ...raw, programmes: [{ path: 'content/programmes/a.json', data: null }, ...raw.programmes] };
    expect(readContent(torn).content!.programmes).toHaveLength(2);
  });
});

test('the order of files changes nothing', () => {
  const raw = mini();
  const [entry] = raw.entries;
  const entries = ['b', 'a', 'c'].map((id) => ({ ...entry!, id, path: `content/documents/${id}.md` }));
  const turned = { ...raw, entries: [...entries].reverse(), programmes: [...raw.programmes].reverse() };
  for (const content of [readContent({ ...raw, entries }).content!, readContent(turned).content!]) {
    expect(content.documents.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(content.programmes.map(({ code }) => code)).toEqual(['rldv-kien-giang-2015', 'rlhd-quan-8-2014']);
  }
});

test('a file’s name is a code', () => {
  const raw = mini();
  const named = (id: string) => told({ ...raw, entries: raw.entries.map((entry) => ({ ...entry, id })) });
  expect(named('Văn bản 1')).toEqual([{ code: 'ten-tep-sai', file: path }]);
  expect(named('van-ban-1')).toEqual([]);
});
