import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyFacts } from '../../site/body-facts.ts';
import { check, linkPlace, wordsOf, type MediaFile, type RawContent } from '../index.ts';
import { issuesOf, mini } from '../../../scripts/tests/mini.ts';

/** What boards write into a text: markup, links, pictures. Judged where it stands, with its line in the file. */

const media: MediaFile[] = ['a.png', 'b.jpg', 'ke-hoach.pdf'].map((name) => ({ path: `content/media/${name}`, fault: undefined }));
const path = 'content/topics/kg-2016-11.md';
/** One topic with a text that begins on line 9 of its file, and another that still waits for approval. */
const withBody = (body: string, more: object = {}, also: Partial<RawContent> = {}): RawContent => {
  const raw = mini();
  const topic = (id: string, data: object, text = '') => ({
    path: `content/topics/${id}.md`,
    collection: 'topics' as const,
    id,
    data: { title: 'Chủ đề', organisation: 'kg', month: '2016-11', theme: 'Chủ điểm', summary: 'Tóm tắt', ...data },
    body: text,
    facts: bodyFacts(text, 9),
  });
  const entries = [...raw.entries, topic('kg-2016-11', more, body), topic('kg-2016-12', { month: '2016-12', state: 'trinh' })];
  return { ...raw, media, entries, ...also };
};
const told = (raw: RawContent) =>
  issuesOf(check(raw))
    .filter(({ code }) => code !== 'tep-chua-dung')
    .map(({ code, severity, file, line = 0 }) => `${code}:${severity} ${file === path ? line : file}`);
const words = (raw: RawContent) => issuesOf(check(raw)).map((issue) => wordsOf(issue).what);

describe('a text is words', () => {
  test.each([
    'Một dòng.\n\na<b>c</b> d',
    'Một dòng.\n\n<meta http-equiv="refresh" content="0;url=https://vi-du.vn/">',
    'Một dòng.\n\n<form action="https://vi-du.vn/"><input name="mat-khau"></form>',
    'Một dòng.\n\n<!-- ghi chú -->',
    'Một dòng.\n\n- <img src=x onerror=alert(1)>',
    'Một dòng.\n\n| a |\n|---|\n| <u>x</u> |',
    'Một dòng.\n\n<script>alert(1)</script>',
    'Một dòng.\n\n</div>',
    'Một dòng.\n\n<?php echo 1 ?>',
    'Một dòng.\n\n<![CDATA[x]]>',
  ])('markup is refused with its line: %j', (body) => {
    const issues = told(withBody(body));
    expect(new Set(issues.map((issue) => issue.split(' ')[0]))).toEqual(new Set(['ma-html:error']));
    expect(Number(issues[0]!.split(' ')[1])).toBeGreaterThanOrEqual(11);
  });
  test.each([
    'Tôi <3 Đoàn',
    'dưới <50% và > 30%',
    'a < b > c',
    '1 &lt; 2',
    '`<b>` trong mã',
    '    <b>\n',
    '{05 việc} {Astro.url}',
    '<https://vi-du.vn/>',
    '<svg/onload=alert(1)>',
    'import x from "y"',
  ])('ordinary signs pass: %j', (body) => {
    expect(told(withBody(body))).toEqual([]);
  });
  test('how to write it is said', () => {
    const issue = issuesOf(check(withBody('a<b>c'))).find(({ code }) => code === 'ma-html')!;
    expect(wordsOf(issue)).toMatchObject({ what: 'Chỗ này có mã “<b…>”; bài chỉ gồm chữ, không chạy mã.' });
    expect(wordsOf(issue).cure).toContain('để một khoảng trắng ngay sau dấu ấy');
  });
});

describe('a link can be followed', () => {
  test('what a board really wrote: good links pass, each bad one is told with its line and reason', () => {
    const body = readFileSync(join(import.meta.dirname, '../../../scripts/tests/texts/lien-ket.md'), 'utf8');
    expect(told(withBody(`Mở đầu.\n\n${body}`))).toEqual([
      'lien-ket-sai:error 11',
      'lien-ket-sai:error 11',
      'lien-ket-sai:error 11',
      'lien-ket-sai:error 11',
      'trang-khong-co:error 11',
    ]);
    const said = words(withBody(body)).join('\n');
    for (const sentence of [
      'Liên kết “http://127.0.0.1:4321/chu-de/kg-2016-10/” chỉ mở được trên máy của người viết.',
      'Liên kết “file:///C:/Users/Ban%20TG/kehoach.docx” là một tệp trên máy của người viết.',
      'Liên kết “https://” không mở được: thiếu tên trang.',
      'Liên kết “/chu-de/khong-co/” dẫn tới một trang không có hoặc chưa công bố.',
    ])
      expect(said).toContain(sentence);
  });
  test.each([
    ['javascript:alert(1)', 'chay-lenh'],
    ['JAVASCRIPT:alert(1)', 'chay-lenh'],
    ['java\tscript:alert(1)', 'chay-lenh'],
    ['\u0001javascript:alert(1)', 'chay-lenh'],
    ['vbscript:x', 'chay-lenh'],
    ['data:text/html,x', 'chay-lenh'],
    ['blob:https://vi-du.vn/x', 'chay-lenh'],
    ['ftp://vi-du.vn/', 'chay-lenh'],
    ['view-source:https://vi-du.vn', 'chay-lenh'],
    ['file:///C:/x', 'tep'],
    ['C:\\Users\\x.docx', 'tep'],
    ['C:/Users/x.docx', 'tep'],
    ['http://localhost:4321/', 'may-nay'],
    ['http://LOCALHOST/', 'may-nay'],
    ['http://localhost./', 'may-nay'],
    ['http://127.1/', 'may-nay'],
    ['http://2130706433/', 'may-nay'],
    ['http://0x7f000001/', 'may-nay'],
    ['http://0.0.0.0/', 'may-nay'],
    ['http://[::1]:4321/', 'may-nay'],
    ['http://[::ffff:127.0.0.1]/', 'may-nay'],
    ['http://may-in.local/', 'may-nay'],
    ['http://192.168.1.5/', 'may-nay'],
    ['http://10.0.0.1/', 'may-nay'],
    ['http://①②⑦.0.0.1/', 'may-nay'],
    ['https://', 'hong'],
    ['https:///x', 'hong'],
    ['https:/vi-du.vn', 'hong'],
    ['https:vi-du.vn', 'hong'],
    ['http://vi du.vn:x/', 'hong'],
    ['https://mayban/', 'hong'],
    ['mailto:', 'hong'],
    ['/chu-de/%ZZ', 'hong'],
    ['//vi-du.vn/', 'thieu-giao-thuc'],
    ['/\\vi-du.vn/', 'thieu-giao-thuc'],
    ['\\\\may\\chung', 'thieu-giao-thuc'],
    ['https://ten:mat-khau@vi-du.vn/', 'co-mat-khau'],
    ['https://kho.vn@vi-du.vn/', 'co-mat-khau'],
    ['../chu-de/', 'tuong-doi'],
    ['chu-de/', 'tuong-doi'],
    ['vi-du.vn', 'tuong-doi'],
    ['', 'trong'],
    [' ', 'trong'],
  ])('%j is refused: %s', (url, reason) => {
    const place = linkPlace(url);
    // `https:vi-du.vn` and `http://vi du.vn:x/` have their blanks taken out first, as browsers do.
    expect(place).toEqual({ kind: 'refused', reason });
  });
  test.each([
    ['https://vi-du.vn/', { kind: 'outside' }],
    ['http://vi-du.vn:8080/a?b#c', { kind: 'outside' }],
    ['HTTPS://VI-DU.VN', { kind: 'outside' }],
    ['https://tuổitrẻ.vn/bài', { kind: 'outside' }],
    ['mailto:a@vi-du.vn', { kind: 'outside' }],
    ['tel:0773876903', { kind: 'outside' }],
    ['#muc-1', { kind: 'anchor', anchor: 'muc-1' }],
    ['/chu-de/?thang=1#a', { kind: 'page', path: '/chu-de/', anchor: 'a' }],
    ['/b%C3%A0i/', { kind: 'page', path: '/bài/', anchor: '' }],
    [`/${'bài'.normalize('NFD')}/`, { kind: 'page', path: '/bài/', anchor: '' }],
    ['@media/a.png', { kind: 'media', name: 'a.png' }],
  ])('%j leads to %o', (url, place) => {
    expect(linkPlace(url)).toEqual(place);
  });
  test('no address at all makes the reading fail', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((s) => `http://${s}`),
        ),
        (url) => typeof linkPlace(url).kind === 'string',
      ),
    );
  });
  test('a password in an address is not repeated', () => {
    expect(words(withBody('[x](https://ten:mat-khau@vi-du.vn/)')).join()).not.toContain('mat-khau@');
  });
  test.each([
    '/',
    '/chu-de/',
    '/chu-de/kg-2016-11/',
    '/thu-vien/x/',
    '/thu-vien/cam-nang/bi-thu-chi-doan/',
    '/don-vi/q8-p01/',
    '/chuong-trinh/rlhd-quan-8-2014/',
    '/loi/ma-html/',
    '/bao-cao/p08/',
    '/nop/?don-vi=q8#x',
    '/bieu-mau/dang-ky.xlsx',
  ])('a page of the site: %s', (url) => {
    for (const body of [`[x](${url})`, `[x][1]\n\n[1]: ${url}`, `[x](<${url}>)`]) expect(told(withBody(body)), body).toEqual([]);
  });
  test.each([
    '/chu-de/khong-co/',
    '/chu-de/kg-2016-12/',
    '/chu-de',
    '/don-vi/q8-p99/',
    '/don-vi/q8-p01/2016/',
    '/Chu-De/',
    '/_astro/x.js',
    '/so-lieu/v3.json',
    '#khong-co',
  ])('no page of the site: %s', (url) => {
    expect(told(withBody(`[x](${url})`))).toEqual(['trang-khong-co:error 9']);
    expect(told(withBody(`[x][1]\n\n[1]: ${url}`))).toEqual(['trang-khong-co:error 11']);
  });
  test('a place on the same page: its headings and its notes', () => {
    expect(told(withBody('## Việc cần làm\n\n[x](#việc-cần-làm) [y](#vi%E1%BB%87c-c%E1%BA%A7n-l%C3%A0m) ghi[^1]\n\n[^1]: Chú'))).toEqual(
      [],
    );
  });
});

describe('pictures and attachments', () => {
  test.each([
    ['![Tả ảnh](@media/a.png)', []],
    ['[Kế hoạch](@media/ke-hoach.pdf)', []],
    ['![Tả][1]\n\n[1]: @media/a.png', []],
    ['![Tả ảnh](@media/khong-co.png)', ['anh-khong-co:error 9']],
    ['![Tả ảnh](https://vi-du.vn/a.png)', ['anh-khong-co:error 9']],
    ['![Tả ảnh](/favicon.svg)', ['anh-khong-co:error 9']],
    ['![Tả ảnh](@media/../../../etc/passwd)', ['anh-khong-co:error 9']],
    ['![Tả ảnh](@media/ke-hoach.pdf)', ['anh-khong-co:error 9']],
    ['[xem](@media/a.png)', ['anh-khong-co:error 9']],
    ['![](@media/a.png)', ['thieu-loi-ta-anh:error 9']],
    ['![Tả ảnh](data:image/png;base64,AA)', ['anh-khong-co:error 9', 'lien-ket-sai:error 9']],
  ] as [string, string[]][])('%s', (body, issues) => {
    expect(told(withBody(body)).sort()).toEqual(issues);
  });
  test.each(['@media/khong-co.png', 'https://vi-du.vn/a.png', '@media/../../etc/passwd', '@media/ke-hoach.pdf', '/favicon.svg', 'a.png'])(
    'an entry’s picture is one that is here: not %s',
    (picture) => {
      expect(told(withBody('', { picture, pictureAlt: 'Tả ảnh' }))).toEqual(['anh-khong-co:error 0']);
      expect(told(withBody('', { picture: '@media/a.png', pictureAlt: 'Tả ảnh' }))).toEqual([]);
    },
  );
  test('a file that is not what it should be is refused in words, one that nothing uses is noted', () => {
    const raw = withBody(
      '![Tả ảnh](@media/a.png)',
      {},
      {
        media: [
          { path: 'content/media/a.png', fault: 'noi-chup' },
          { path: 'content/media/b.jpg', fault: undefined },
        ],
      },
    );
    expect(issuesOf(check(raw)).map(({ code, severity, file }) => `${code}:${severity} ${file}`)).toEqual([
      'tep-anh-sai:error content/media/a.png',
      'tep-chua-dung:note content/media/b.jpg',
      'anh-khong-co:error content/topics/kg-2016-11.md',
    ]);
    expect(wordsOf(issuesOf(check(raw))[0]!)).toMatchObject({
      what: 'Tệp này còn ghi nơi chụp.',
      cure: 'Tải ảnh lên lại qua bàn biên tập: nơi chụp được bỏ ra, ảnh giữ nguyên.',
    });
  });
});
