import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stripMetadata } from '../../../src/domain/index.ts';
import { filesOf, unnamedFiles } from '../../lib/named-files.ts';
import { photo } from '../photo.ts';
import { openBrowser, type Browser } from './browser.ts';
import { hostileBodies, hostileFields, hostileFiles } from './hostile.ts';
import { serve, type Site } from './serve.ts';
import { honour, SmallRoot } from './small-root.ts';

/**
 * What goes out when somebody sends what may not go out: pictures of entries in every state, and texts and files that try to run.
 * Everything is built although the check refuses most of it, so that the site is seen to hold by itself.
 */

const root = new SmallRoot();
const person = (id: string) => `Người Mẫu ${id}`;
const states = {
  'co-anh': {},
  'se-go': {},
  'go-bo': { state: 'go_bo' },
  'het-han': { consent: { record: 'PĐY-1', day: '2016-10-21', scope: ['ten', 'anh'], until: '2016-11-01' } },
  'de-xuat': { state: 'de_xuat' },
  'quyet-dinh': { state: 'quyet_dinh' },
  'khong-anh': { consent: { record: 'PĐY-1', day: '2016-10-21', scope: ['ten'], until: '2019-01-01' } },
  'thieu-phieu': { consent: undefined },
};
const hidden = [...Object.keys(states).filter((id) => !['co-anh', 'se-go'].includes(id)), 'nhap', 'trong-bai', 'du', 'con-noi-chup'];
const pictures = new Map<string, Uint8Array>();
const base = '/so/';
let first: { status: number | null; said: string };
let second: { status: number | null; said: string };
let site: Site;
let browser: Browser;

/** A picture as the eye knows it, whatever the file: sixteen points by twelve. */
const look = async (image: Uint8Array): Promise<Buffer> =>
  sharp(image).resize(16, 12, { fit: 'fill' }).removeAlpha().toColourspace('b-w').raw().toBuffer();
const alike = (a: Buffer, b: Buffer) => a.reduce((sum, point, at) => sum + Math.abs(point - b[at]!), 0) / a.length < 25;
/** Of the pictures that were handed in, those that can be seen in what was built. */
const seenIn = async (dist: string): Promise<string[]> => {
  const built = await Promise.all(
    filesOf(dist)
      .filter((file) => /\.(jpe?g|png|webp|avif|gif|tiff?)$/.test(file))
      .map((file) => look(readFileSync(join(dist, file)))),
  );
  const handed = await Promise.all([...pictures].map(async ([id, image]) => [id, await look(image)] as const));
  return handed.filter(([, image]) => built.some((other) => alike(other, image))).map(([id]) => id);
};
/** A word in every form in which a file may hold it. */
const forms = (word: string): Buffer[] => [
  Buffer.from(word),
  Buffer.from(word, 'utf16le'),
  Buffer.from(word, 'utf16le').swap16(),
  ...[0, 1, 2].map((shift) => {
    const encoded = Buffer.from(`${'x'.repeat(shift)}${word}`).toString('base64');
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, Math.floor(((word.length + shift) * 8) / 6) - 1));
  }),
  Buffer.from(Buffer.from(word).toString('hex')),
  Buffer.from(encodeURIComponent(word)),
];
const holding = (dist: string, words: readonly string[]): string[] =>
  filesOf(dist).flatMap((file) => {
    const bytes = readFileSync(join(dist, file));
    return words.flatMap((word) => (forms(word).some((form) => bytes.includes(form)) ? [`${file}: ${word}`] : []));
  });

beforeAll(async () => {
  const ids = [...Object.keys(states), 'nhap', 'trong-bai', 'du', 'con-noi-chup'];
  for (const [n, id] of ids.entries()) {
    const taken = await photo('jpeg', { words: `RiengTu${n}x`, width: 240, height: 160, seed: n });
    pictures.set(id, taken);
    // The two that are shown come in by the door that takes metadata out; the others as the telephone took them.
    root.write(`content/media/anh-${id}.jpg`, ['co-anh', 'se-go'].includes(id) ? stripMetadata(taken) : taken);
  }
  for (const [id, more] of Object.entries(states))
    root.put(
      honour(id, { ...more, recipient: person(id), picture: `@media/anh-${id}.jpg`, pictureAlt: 'Tả ảnh' }, `Chuyện riêng của ${id}.`),
    );
  const topic = (id: string, more: object, body: string) => ({
    collection: 'topics' as const,
    id,
    data: { title: 'Chủ đề', organisation: 'kg', month: '2016-11', theme: 'Chủ điểm', summary: 'Tóm tắt', ...more },
    body,
  });
  root.put(
    topic(
      'nhap',
      { state: 'trinh', picture: '@media/anh-nhap.jpg', pictureAlt: 'Tả' },
      '![Tả](@media/anh-trong-bai.jpg)\n\n[Tệp](@media/kin.pdf)',
    ),
  );
  root.put(topic('con-noi-chup', { picture: '@media/anh-con-noi-chup.jpg', pictureAlt: 'Tả' }, '![Tả](@media/anh-con-noi-chup.jpg)'));
  root.put(
    topic('lien-ket', {}, '[đây](/chu-de/nhap/) [chủ đề](/chu-de/) [tệp](@media/cong-khai.pdf)\n\n| a | b |\n|---|---:|\n| 1 | 2 |'),
  );
  const pdf = (words: string) => `%PDF-1.4\n1 0 obj<</Type/Catalog/Note(${words})>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
  root.write('content/media/cong-khai.pdf', pdf('CongKhai'));
  root.write('content/media/kin.pdf', pdf('RiengTuKin'));

  for (const [n, body] of hostileBodies.entries())
    root.put(topic(`nguy-hiem-${n}`, { month: `20${20 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}` }, body));
  for (const [n, text] of hostileFields.entries())
    root.put(
      topic(
        `ten-nguy-hiem-${n}`,
        { month: `2031-${String(n + 1).padStart(2, '0')}`, title: text, summary: text, theme: text, pictureAlt: text, picture: text },
        '',
      ),
    );
  for (const [n, [name, content]] of hostileFiles.entries()) {
    root.write(`content/media/${name}`, content);
    root.put(
      topic(
        `tep-nguy-hiem-${n}`,
        { month: `2032-${String(n + 1).padStart(2, '0')}`, picture: `@media/${name}`, pictureAlt: 'Tả' },
        `![Tả](@media/${name}) [tệp](@media/${name})`,
      ),
    );
  }
  process.env['SITE_BASE'] = base;
  first = root.buildUnchecked();
  site = await serve(root.dist, base);
  browser = await openBrowser();
});
afterAll(async () => {
  delete process.env['SITE_BASE'];
  await browser?.close();
  await site?.close();
  root.close();
});

describe('what may not be shown', () => {
  test('is in no file, in no form: the picture, what was written in it, its name', async () => {
    expect(first.status, first.said).toBe(0);
    expect((await seenIn(root.dist)).sort()).toEqual(['co-anh', 'se-go']);
    const words = [...pictures.keys()].map((_, n) => `RiengTu${n}x`);
    expect(holding(root.dist, [...words, 'RiengTuKin', 'MayMau', ...[...pictures.keys()].map((id) => `anh-${id}`)])).toEqual([]);
    const people = hidden.filter((id) => id in states && id !== 'khong-anh');
    expect(
      holding(
        root.dist,
        people.flatMap((id) => [person(id), `Chuyện riêng của ${id}`]),
      ),
    ).toEqual([]);
    expect(holding(root.dist, ['Chuyện riêng của khong-anh'])).toEqual([]);
    expect(unnamedFiles(root.dist)).toEqual([]);
    expect(filesOf(root.dist).filter((file) => file.startsWith('tep/'))).toHaveLength(1);
  });
  test('the two that may be shown carry nothing besides', async () => {
    for (const file of filesOf(root.dist).filter((f) => /\.(webp|jpe?g|png)$/.test(f))) {
      const { exif, xmp, iptc } = await sharp(join(root.dist, file)).metadata();
      expect([exif, xmp, iptc], file).toEqual([undefined, undefined, undefined]);
    }
  });
});

describe('what a contributor sends runs nowhere', () => {
  test('no page, below a folder of the host: no script, no going elsewhere, no request to another, no form', async () => {
    const { page, outside } = browser;
    const hits: string[] = [];
    await page.exposeFunction('canary', (from: string) => void hits.push(from));
    page.on('dialog', (dialog) => {
      hits.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    const origin = new URL(site.address).origin;
    const pages = filesOf(root.dist).filter((file) => /^(chu-de|tuyen-duong)\/.*\.html$|^index\.html$/.test(file));
    expect(pages.length).toBeGreaterThan(hostileBodies.length + hostileFields.length + hostileFiles.length);
    for (const file of pages) {
      const address = `${origin}${base}${file.replace(/index\.html$/, '')}`;
      await page.goto(address, { waitUntil: 'load' });
      expect(page.url(), file).toBe(address);
      const found = await page.evaluate(() => ({
        odd: [
          ...document.querySelectorAll(
            'main :is(script, iframe, object, embed, form, base, meta, link, style, [style], input:not([type=checkbox][disabled]))',
          ),
        ].map((e) => e.outerHTML),
        handlers: [...document.querySelectorAll('main *')].flatMap((e) => e.getAttributeNames().filter((name) => name.startsWith('on'))),
        links: [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')]
          .map((a) => a.href)
          .filter((href) => !/^(https?|mailto|tel):/.test(href)),
        images: [...document.querySelectorAll('main img')]
          .map((e) => e.getAttribute('src') ?? '')
          .filter((src) => !src.startsWith('/so/_astro/')),
      }));
      expect(found, file).toEqual({ odd: [], handlers: [], links: [], images: [] });
    }
    for (const file of filesOf(root.dist).filter((f) => /\.(svg|pdf|png|jpe?g|webp|gif)$/.test(f)))
      await page.goto(`${origin}${base}${file}`, { waitUntil: 'load' }).catch(() => undefined);
    expect(hits).toEqual([]);
    expect(outside).toEqual([]);
    // The canary sings where nothing holds it.
    await page.goto(`${origin}${base}`);
    await page.evaluate(() => (window as unknown as { canary: (from: string) => void }).canary('test'));
    expect(hits).toEqual(['test']);
  });
  test('links within the site work below its folder, and columns set to the right stand there', async () => {
    const { page, errors } = browser;
    errors.length = 0;
    const origin = new URL(site.address).origin;
    await page.goto(`${origin}${base}chu-de/lien-ket/`);
    expect(
      await page
        .locator('main .prose td')
        .nth(1)
        .evaluate((cell) => getComputedStyle(cell).textAlign),
    ).toBe('right');
    expect(await page.locator('main .prose a').evaluateAll((links) => links.map((a) => a.getAttribute('href')))).toEqual([
      '/so/chu-de/nhap/',
      '/so/chu-de/',
      expect.stringMatching(/^\/so\/tep\/[0-9a-f]{16}\.pdf$/),
    ]);
    expect(errors).toEqual([]);
  });
  test('and the check refuses all of it, by entry', () => {
    const { status, said } = root.run('scripts/check.ts');
    expect(status).toBe(1);
    for (const n of hostileBodies.keys()) expect(said).toContain(`content/topics/nguy-hiem-${n}.md`);
    for (const [name] of hostileFiles) expect(said).toContain(`content/media/${name}`);
    for (const id of hidden) expect(said).toContain(`content/media/anh-${id}.jpg`);
  });
});

describe('a withdrawal', () => {
  test('takes away name, picture and story at the next build, leaves a page that says so, and tells where it stood', async () => {
    const before = filesOf(root.dist).filter((file) => /\.(webp|jpe?g|png)$/.test(file));
    expect(holding(root.dist, [person('se-go')]).length).toBeGreaterThan(2);
    root.put(
      honour(
        'se-go',
        { state: 'go_bo', recipient: person('se-go'), picture: '@media/anh-se-go.jpg', pictureAlt: 'Tả ảnh' },
        'Chuyện riêng của se-go.',
      ),
    );
    second = root.buildUnchecked();
    expect(second.status, second.said).toBe(0);
    expect(await seenIn(root.dist)).toEqual(['co-anh']);
    expect(holding(root.dist, [person('se-go'), 'Chuyện riêng của se-go'])).toEqual([]);
    // Not even under a name that follows from the former one.
    const after = filesOf(root.dist);
    const gone = before.filter((file) => !after.includes(file)).map((file) => file.split(/[._]/)[1]!);
    expect(gone.length).toBeGreaterThan(0);
    for (const stem of gone) expect(after.filter((file) => file.includes(stem))).toEqual([]);

    const page = readFileSync(join(root.dist, 'tuyen-duong/se-go/index.html'), 'utf8');
    expect(page).toContain('Bài tuyên dương đã gỡ');
    expect(page).toContain('noindex');
    expect(second.said).toMatch(
      /Bài tuyên dương se-go không còn công khai\. Bản trước nêu ở: .*\/bao-cao\/p16\/q8-2016\/, .*\/don-vi\/q8-p01\/2016\/, .*\/tuyen-duong\//,
    );
  });
});
