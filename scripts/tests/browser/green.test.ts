import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { check, collections, type CollectionName } from '../../../src/domain/index.ts';
import { decodePictures } from '../../../src/repository/decode-pictures.ts';
import { filesOf } from '../../publish/named-files.ts';
import { readRoot } from '../../../src/repository/read-root.ts';
import { oddPictures, wholePictures } from '../odd-pictures.ts';
import { SmallRoot } from './small-root.ts';
import { terminal } from './working-copy.ts';

/**
 * Green check, green build: entries as chance and ill will write them, judged and built once. What the check kept stands on the
 * site, the rest is named and stands nowhere.
 */

const root = new SmallRoot();
let built: { status: number | null; said: string };
let refused: Set<string>;
let summary: string;
/** Every entry carries a word of its own: path → word. */
const words = new Map<string, string>();
const word = (path: string): string => {
  const own = `tu-rieng-${words.size}-het`;
  words.set(path, own);
  return own;
};

let month = 0;
/** Topics of different months, so that none is refused for another's sake. */
const topic = (more: object, own: string) => {
  month += 1;
  const at = `${2100 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  return { title: `Chủ đề ${own}`, organisation: 'q8', month: at, theme: 'T', summary: 'S', ...more };
};
const inFolder = (collection: CollectionName, id: string) => `content/${collections[collection].folder}/${id}.md`;

/** A topic file of ill will or bad luck, made from its own word. */
const hostile: Readonly<Record<string, (own: string) => string | Uint8Array>> = Object.fromEntries(
  Object.entries({
    'hai-khoa': (f: string) => `---\n${f}title: B\n---\n`,
    'the-js': (f) => `---\n${f}pictureAlt: !!js/function "function () {}"\n---\n`,
    'the-regexp': (f) => `---\n${f}pictureAlt: !!js/regexp /a/\n---\n`,
    'the-python': (f) => `---\n${f}pictureAlt: !!python/object/apply:os.system ["id"]\n---\n`,
    'the-nhi-phan': (f) => `---\n${f}pictureAlt: !!binary aGVsbG8=\n---\n`,
    'the-thoi-gian': (f) => `---\n${f}pictureAlt: !!timestamp 2001-01-01\n---\n`,
    'bom-ten': (f) => `---\n${f}a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n`,
    'tron-khoa': (f) => `---\n${f}<<: { state: cong_bo }\n---\n`,
    'dau-hai-cham': (f) => `---\n${f}pictureAlt: a: b\n---\n`,
    'phim-tab': (f) => `---\n${f}\tpictureAlt: a\n---\n`,
    'nhay-ho': (f) => `---\n${f}pictureAlt: "a\n---\n`,
    'khong-dong': (f) => `---\n${f}`,
    'khong-mo': (f) => f,
    'danh-sach': () => '---\n- a\n- b\n---\n',
    'mot-chu': () => '---\na\n---\n',
    'rong-phan-dau': () => '---\n---\n',
    rong: () => '',
    'mot-byte-khong': (f) => `---\n${f}---\na\0b\n`,
    'latin-1': (f) => Buffer.from(`---\n${f}---\n\u00e9`, 'latin1'),
    'utf-16': (f) => Buffer.from(`\ufeff---\n${f}---\n`, 'utf16le'),
    'sau-mb': (f) => `---\n${f}---\n${'chữ '.repeat(1_500_000)}`,
    'hai-ban': (f) => `---\n${f}---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n`,
    'bo-cuc': (f) => `---\n${f}layout: ../../src/components/Page.astro\n---\n`,
    slug: (f) => `---\n${f}slug: ../../index\n---\n`,
    id: (f) => `---\n${f}id: x\n---\n`,
    proto: (f) => `---\n${f}__proto__: { state: cong_bo }\n---\n`,
    constructor: (f: string) => `---\n${f}constructor: { name: x }\n---\n`,
    'chi-muc': (f) => `---\n${f}rendered: { html: "<b>x</b>" }\n---\n`,
    'anh-khong-co': (f) => `---\n${f}picture: "@media/khong-co.jpg"\npictureAlt: a\n---\n`,
    'anh-https': (f) => `---\n${f}picture: https://vi-du.vn/a.jpg\npictureAlt: a\n---\n`,
    'anh-ra-ngoai': (f) => `---\n${f}picture: "@media/../../etc/passwd"\npictureAlt: a\n---\n`,
    'anh-goc': (f) => `---\n${f}picture: /etc/passwd\npictureAlt: a\n---\n`,
    'anh-ben-canh': (f) => `---\n${f}picture: ./a.jpg\npictureAlt: a\n---\n`,
    'anh-mo-dun': (f) => `---\n${f}picture: astro/package.json\npictureAlt: a\n---\n`,
    'anh-la-html': (f) => `---\n${f}picture: "@media/trang.jpg"\npictureAlt: a\n---\n`,
    'anh-la-pdf': (f) => `---\n${f}picture: "@media/tep.pdf"\npictureAlt: a\n---\n`,
    'anh-khong-ta': (f) => `---\n${f}picture: "@media/mot-diem.png"\n---\n`,
    'anh-thu-muc': (f) => `---\n${f}picture: "@media/"\npictureAlt: a\n---\n`,
    'than-anh-khong-co': (f) => `---\n${f}---\n![a](@media/khong-co.png)\n`,
    'than-anh-https': (f) => `---\n${f}---\n![a](https://vi-du.vn/a.png)\n`,
    'than-anh-ra-ngoai': (f) => `---\n${f}---\n![a](@media/../site.json)\n`,
    'than-anh-ben-canh': (f) => `---\n${f}---\n![a](./khong-co.png)\n`,
    'than-anh-goc': (f) => `---\n${f}---\n![a](/src/khong-co.png)\n`,
    'than-anh-tham-so': (f) => `---\n${f}---\n![a](@media/mot-diem.png?raw)\n`,
    'than-anh-dan': (f) => `---\n${f}---\n![a][b]\n\n[b]: @media/khong-co.png\n`,
    'than-tep-khong-co': (f) => `---\n${f}---\n[a](@media/khong-co.pdf)\n`,
    'than-trang-khong-co': (f) => `---\n${f}---\n[a](/chu-de/khong-co/)\n`,
    'than-neo-khong-co': (f) => `---\n${f}---\n[a](#khong-co)\n`,
    'than-script': (f) => `---\n${f}---\n<script>alert(1)</script>\n`,
    'than-iframe': (f) => `---\n${f}---\n<iframe src="https://vi-du.vn"></iframe>\n`,
    'than-chu-giai': (f) => `---\n${f}---\n<!-- a -->\n`,
    'than-javascript': (f) => `---\n${f}---\n[a](javascript:alert(1))\n`,
    'than-data': (f) => `---\n${f}---\n[a](data:text/html,a)\n`,
    'than-long-nhau': (f) => `---\n${f}---\n${'- '.repeat(3000)}a\n`,
    'than-trich-nhau': (f) => `---\n${f}---\n${'>'.repeat(3000)}a\n`,
    'than-ngoac-nhau': (f) => `---\n${f}---\n${'!['.repeat(3000)}${'](a)'.repeat(3000)}\n`,
    'thang-sai': (f) => `---\n${f.replace(/month: .*/, 'month: 2016-13')}---\n`,
    'trang-thai-la': (f) => `---\n${f}state: cong-bo\n---\n`,
    'don-vi-la': (f) => `---\n${f.replace('organisation: q8', 'organisation: "../q8"')}---\n`,
    'ten-la-so': (f) => `---\n${f.replace(/title: .*/, 'title: 5')}---\n`,
    'ten-la-danh-sach': (f) => `---\n${f.replace(/title: (.*)/, 'title: [$1]')}---\n`,
    'muc-la-goc': (f) => `---\n${f}"": 1\n---\n`,
  } satisfies Record<string, (fields: string) => string | Uint8Array>).map(([id, make]) => [
    id,
    (own: string) => make(stringify(topic({}, own))),
  ]),
);
/** As odd as the others, and nothing is wrong with them. */
const unusual: Readonly<Record<string, (fields: string, own: string) => string>> = {
  'dong-windows': (f) => `---\n${f}---\nmột\n\nhai\n`.replaceAll('\n', '\r\n'),
  'dong-mac-cu': (f) => `---\n${f}---\nmột\n`.replaceAll('\n', '\r'),
  'co-bom': (f) => `\ufeff---\n${f}---\n`,
  'chu-nfd': (f) => `---\n${f}---\nNgười thật việc thật\n`.normalize('NFD'),
  'khong-than': (f) => `---\n${f}---`,
  'gach-trong-than': (f) => `---\n${f}---\n\n---\n\nhai\n\n---\n`,
  'ma-mdx': (f) => `---\n${f}---\nimport X from 'x'\n\n{1 + 1} {Astro.url} \${a} Tôi < 3\n`,
  'khoi-ma': (f) => `---\n${f}---\n\`\`\`js\n<script>alert(1)</script>\n\`\`\`\n`,
  'bang-lon': (f) => `---\n${f}---\n| a | b |\n|---|--:|\n${'| 1 | 2 |\n'.repeat(500)}`,
  'nhieu-cap': (f) => `---\n${f}---\n${Array.from({ length: 20 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')}\n`,
  'chu-thich': (f) => `---\n${f}---\na[^1]\n\n[^1]: b\n`,
};

beforeAll(async () => {
  for (const [name, bytes] of Object.entries({ ...(await oddPictures()), ...(await wholePictures()) })) {
    root.write(`content/media/${name}`, bytes);
    const path = inFolder('topics', `anh-${name.replace('.', '-')}`);
    const own = word(path);
    root.write(path, `---\n${stringify(topic({ picture: `@media/${name}`, pictureAlt: 'Tả' }, own))}---\n![Tả](@media/${name})\n`);
  }
  root.write('content/media/trang.jpg', '<html></html>');
  root.write('content/media/tep.pdf', '%PDF-1.4\n%%EOF\n');
  for (const [id, make] of Object.entries(hostile)) {
    const path = inFolder('topics', `la-${id}`);
    root.write(path, make(word(path)));
  }
  for (const [id, make] of Object.entries(unusual)) {
    const path = inFolder('topics', `hiem-${id}`);
    const own = word(path);
    root.write(path, make(stringify(topic({}, own)), own));
  }
  root.write('content/topics/Tên có dấu.md', `---\n${stringify(topic({}, word('content/topics/Tên có dấu.md')))}---\n`);
  root.write('content/topics/bai.mdx', `---\n${stringify(topic({}, word('content/topics/bai.mdx')))}---\n`);
  root.write('content/topics/con/bai.md', `---\n${stringify(topic({}, word('content/topics/con/bai.md')))}---\n`);

  // Whatever chance writes into the fields and the text of an entry.
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
    fc.constantFrom(
      '# ',
      '\n\n',
      '- a\n',
      '> ',
      '**a**',
      '| a |\n|---|\n| b |\n',
      '[a](/chu-de/)',
      '[a](https://vi-du.vn/)',
      '`x`',
      '---\n',
    ),
    fc.constantFrom(
      '![a](@media/mot-diem.png)',
      '[^1]\n\n[^1]: b\n',
      '<b>',
      '&amp;',
      '\\',
      '{x}',
      '[a](/khong-co/)',
      '1. a\n',
      '~~a~~',
      '\n',
    ),
  );
  const chance = fc.record({
    title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
    summary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
    body: fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
  });
  for (const [n, { title, summary: said, body }] of fc.sample(chance, { numRuns: 150, seed: 2016 }).entries()) {
    const path = inFolder('topics', `may-rui-${n}`);
    root.write(path, `---\n${stringify(topic({ title, summary: said, theme: word(path) }, ''))}---\n${body}`);
  }

  await decodePictures(root.folder);
  const report = check(readRoot(root.folder));
  refused = new Set(report.contentIssues.flatMap(({ severity, file }) => (severity === 'error' ? file : [])));
  const told = join(root.folder, 'tom-tat.md');
  root.write('tom-tat.md', '');
  const done = spawnSync(process.execPath, ['scripts/build.ts'], {
    cwd: root.folder,
    env: { ...terminal(), GITHUB_STEP_SUMMARY: told },
    encoding: 'utf8',
  });
  built = { status: done.status, said: `${done.stdout}${done.stderr}` };
  summary = readFileSync(told, 'utf8');
});
afterAll(() => root.close());

test('the check refuses what is bad and takes what is only unusual', async () => {
  expect(Object.keys(hostile).length).toBeGreaterThanOrEqual(60);
  const missed = Object.keys(hostile).map((id) => inFolder('topics', `la-${id}`));
  expect(missed.filter((path) => !refused.has(path))).toEqual([]);
  const broken = Object.keys(await oddPictures()).flatMap((name) => [
    `content/media/${name}`,
    inFolder('topics', `anh-${name.replace('.', '-')}`),
  ]);
  expect(broken.filter((path) => !refused.has(path))).toEqual([]);
  const fine = [
    ...Object.keys(unusual).map((id) => inFolder('topics', `hiem-${id}`)),
    ...Object.keys(await wholePictures()).map((name) => inFolder('topics', `anh-${name.replace('.', '-')}`)),
  ];
  expect(fine.filter((path) => refused.has(path))).toEqual([]);
  // Of what chance wrote, much is good: else this test would show nothing.
  const chance = [...words.keys()].filter((path) => path.includes('/may-rui-'));
  expect(chance.filter((path) => !refused.has(path)).length).toBeGreaterThan(40);
});
test('what the check kept is built, and what it refused stands nowhere and is named', () => {
  expect(built.status, built.said.slice(-4000)).toBe(0);
  const html = filesOf(join(root.folder, 'dist'))
    .filter((file) => /\.(html|json|csv|xml)$/.test(file))
    .map((file) => readFileSync(join(root.folder, 'dist', file), 'utf8'))
    .join('\n');
  const wrong = [...words].filter(([path, own]) => html.includes(own) === refused.has(path)).map(([path]) => path);
  expect(wrong).toEqual([]);
  for (const path of refused) {
    expect(built.said, path).toContain(`${path} – `);
    expect(summary, path).toContain(`- ${path} – `);
  }
});
