import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { check, readEntry, readJson } from '../index.ts';
import { mini } from '../../../scripts/tests/mini.ts';

/** Entries as they stand in files: read whole, or told with the line of the file on which the writer finds the fault. */

const bytes = (text: string) => new TextEncoder().encode(text);

describe('what cannot be read is told by its line', () => {
  test.each<[string, string | Uint8Array, number, string]>([
    ['a field written twice', '---\ntitle: A\nday: 2016-01-01\ntitle: B\n---\n', 4, 'ghi một mục hai lần'],
    ['a colon within a sentence', '---\ntitle: A: b\n---\n', 2, 'có dấu hai chấm giữa câu'],
    ['a tab', '---\nsigner:\n\tname: A\n---\n', 3, 'phím Tab'],
    ['a tag that asks for a program', '---\nday: 1\ntitle: !!js/function "x"\n---\n', 3, 'có dấu !'],
    ['a list that grows by names', '---\na: &a [1]\nb: [*a, *a]\n---\n', 2, 'dấu & hoặc *'],
    ['a name that was never given', '---\na: *b\n---\n', 2, ''],
    ['a quote left open', '---\na: "x\n---\nchữ\n', 3, 'thiếu dấu đóng'],
    ['a list in place of fields', '---\n- a\n---\n', 2, 'tên mục: giá trị'],
    ['a list left open', '---\na: 1\nb: [1\n---\n', 4, 'dấu ngoặc chưa đóng'],
    ['no fields at all', '---\n---\nchữ\n', 2, 'tên mục: giá trị'],
    ['no front matter', 'Chỉ có chữ.\n', 1, 'dòng --- mở'],
    ['a front matter left open', '---\ntitle: A\n', 3, 'dòng --- đóng'],
    ['an empty file', '', 1, 'dòng --- mở'],
    ['two versions half joined', '---\ntitle: A\n---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n', 4, 'dở hai bản'],
    ['a letter that is none', '---\ntitle: A\n---\n\na\u0000b\n', 5, 'ký tự lạ'],
    ['bytes of another encoding', Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0xe1, 0xff]), 1, 'UTF-8'],
    ['more than anybody writes', `---\ntitle: A\n---\n${'chữ '.repeat(300_000)}`, 1, 'quá lớn'],
  ])('%s', (_, source, line, reason) => {
    const found = readEntry(source);
    expect(found).toMatchObject({ line, reason: expect.stringContaining(reason) });
  });
  test('line ends of Windows and of old machines count as lines', () => {
    expect(readEntry('\ufeff---\r\nday: 1\r\ntitle: A: b\r\n---\r\n')).toMatchObject({ line: 3 });
    expect(readEntry('---\rtitle: A\r---\rchữ\r')).toEqual({ data: { title: 'A' }, body: 'chữ\n', bodyLine: 4 });
  });
  test.each([
    ['{\n"a": 1,\n}', 3, 1],
    ['{\n"a": 1\n  "b": 2}', 3, 3],
    ['{\n"a": [1, 2\n', 3, 1],
    ['', 1, 1],
  ])('settings: %j', (text, line, column) =>
    expect(readJson(bytes(text))).toEqual({ line, reason: expect.stringMatching(new RegExp(`^\\(chữ thứ ${column}\\) hoặc .* dấu phẩy`)) }),
  );
  test('a list of units may be as long as a province has them; what is longer says how to mend it', () => {
    const units = (bytes: number) => JSON.stringify({ units: 'x'.repeat(bytes) });
    expect(readJson(units(3 << 20))).toHaveProperty('data');
    expect(readJson(units(16 << 20))).toEqual({ line: 1, reason: 'thuộc một tệp quá lớn (trên 16 MB chữ); tách ra nhiều tệp' });
    expect(readEntry('x'.repeat(3 << 20))).toEqual({ line: 1, reason: expect.stringContaining('trên 1 MB') });
  });
  test.each<[string, string, number]>([
    ['quotes in quotes', '>'.repeat(300), 1],
    ['lists in lists', `một\n\n${'- '.repeat(300)}a`, 3],
    ['a list pushed to the right', `- a\n${' '.repeat(300)}- b`, 2],
    ['pictures in pictures', '!['.repeat(100), 1],
    ['brackets in brackets over lines', 'a [\n'.repeat(100), 31],
    ['marks without end', `${'*a '.repeat(2000)}\n${'*a '.repeat(2001)}`, 2],
  ])('a body in which nobody finds the way: %s', (_, body, line) => {
    expect(readEntry(`---\ntitle: A\n---\n${body}\n`)).toEqual({ line: line + 3, reason: expect.stringContaining('lồng nhau') });
  });
  test('fields without end are told, and a long text with many links, tables and blanks to fill in is none of that', () => {
    const fields = Array.from({ length: 9000 }, (_, n) => `muc-${n}: 1`).join('\n');
    expect(readEntry(`---\n${fields}\n---\n`)).toEqual({ line: 2, reason: expect.stringContaining('64 KB') });
    const row = '| [Kế hoạch](/thu-vien/x/) | **đậm** | (a) |\n';
    const body = `| a | b | c |\n|---|---|---|\n${row.repeat(250)}\n${'Họ tên: '.padEnd(90, '_')}\n\n${'- một\n  - hai\n    - ba\n\n'.repeat(2000)}`;
    expect(readEntry(`---\ntitle: A\n---\n${body}`)).toMatchObject({ body });
  });
});

describe('what is read', () => {
  test('days, months and words stay the text that was written', () => {
    const text = '---\nday: 2015-02-27\nmonth: 2016-12\nyes: no\nclock: 12:30\n---\n';
    expect(readEntry(text)).toMatchObject({ data: { day: '2015-02-27', month: '2016-12', yes: 'no', clock: '12:30' } });
  });
  test('a rule in the body does not end it; the body’s first line is known', () => {
    expect(readEntry('---\na: 1\n---\n\nmột\n\n---\n\nhai\n')).toEqual({ data: { a: 1 }, body: '\nmột\n\n---\n\nhai\n', bodyLine: 4 });
  });
  test('whatever fields and text are written come back, by letters or by bytes', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()));
    const data = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 9 }).filter((key) => key.trim() !== ''),
      value,
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(data, fc.string(), (fields, body) => {
        const plain = JSON.parse(JSON.stringify(fields).normalize('NFC')) as typeof fields;
        const text = `---\n${stringify(plain)}---\n${body}`;
        const found = readEntry(text);
        fc.pre(!('reason' in found));
        expect(found.data).toEqual(plain);
        expect(found.body).toBe(body.normalize('NFC').replaceAll(/\r\n?/g, '\n'));
        expect(readEntry(bytes(text))).toEqual(found);
      }),
    );
  });
  test('no text whatever breaks the reader', () => {
    const part = fc.constantFrom(
      '---\n',
      'a: ',
      '"',
      "'",
      '[',
      '{',
      '- ',
      '&x',
      '*x',
      '!!',
      '|',
      '>',
      '\t',
      '\n',
      ': ',
      '#',
      '%',
      'ệ',
      '\0',
      '<<: ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 30 }), (parts) => {
        const found = readEntry(`---\n${parts.join('')}`);
        if ('reason' in found) expect(found.line).toBeGreaterThan(0);
        else expect(typeof found.data).toBe('object');
      }),
    );
  });
});

describe('one fault is one issue', () => {
  const unreadable = (path: string) => ({ unreadable: [{ path, line: 4, reason: 'ghi một mục hai lần' }] });
  test('an entry that cannot be read, and everything else is judged', () => {
    const report = check(mini({ 'content/submissions/la/2016/dang-ky.csv': 'a\n' }, unreadable('content/topics/kg-2016-01.md')));
    expect(report.contentIssues).toEqual([
      {
        code: 'bai-khong-doc-duoc',
        severity: 'error',
        file: 'content/topics/kg-2016-01.md',
        line: 4,
        values: { line: 4, reason: 'ghi một mục hai lần' },
      },
    ]);
    expect(report.files).toHaveLength(1);
  });
  test('who points to an entry that cannot be read today makes no mistake', () => {
    const raw = mini();
    const gone = raw.entries.find(({ path }) => path === 'content/documents/x.md')!;
    const without = { ...raw, entries: raw.entries.filter((entry) => entry !== gone) };
    expect(check(without).contentIssues.map(({ code }) => code)).toContain('tham-chieu-sai');
    const report = check({ ...without, ...unreadable(gone.path) });
    expect(report.contentIssues.map(({ code }) => code)).toEqual(['bai-khong-doc-duoc']);
  });
  test('without settings nothing can be shown, and that is told, not thrown', () => {
    const report = check({ ...mini(), site: undefined, ...unreadable('content/site.json') });
    expect([report.content, report.clean]).toEqual([undefined, false]);
    expect(report.contentIssues).toHaveLength(1);
  });
});
