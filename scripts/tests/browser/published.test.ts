import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stripMetadata } from '../../../src/domain/index.ts';
import { renderMarkdown } from '../../../src/site/markdown.ts';
import { filesOf, unnamedFiles } from '../../publish/named-files.ts';
import { photo } from '../photo.ts';
import { openBrowser, type Browser } from './browser.ts';
import { hostileBodies, hostileFields, hostileFiles } from './hostile.ts';
import { serve, type Site } from './serve.ts';
import { honour, SmallRoot } from './small-root.ts';

/**
 * What goes out when somebody sends what may not go out: pictures of entries in every state, and texts and files that try to run.
 * Each picture comes twice: as the desk lets it in, and as a telephone took it, with the place in it.
 */

const root = new SmallRoot();
const person = (id: string) => `Người Mẫu ${id}`;
const story = (id: string) => `Chuyện riêng của ${id}.`;
const states = {
  'co-anh': {},
  'se-go': {},
  'go-bo': { state: 'go_bo' },
  'het-han': { consent: { record: 'PĐY-1', day: '2016-10-21', scope: ['ten', 'anh'], until: '2016-11-01', minor: 'khong' } },
  'de-xuat': { state: 'de_xuat' },
  'quyet-dinh': { state: 'quyet_dinh' },
  'khong-anh': { consent: { record: 'PĐY-1', day: '2016-10-21', scope: ['ten'], until: '2019-01-01', minor: 'khong' } },
  'thieu-phieu': { consent: undefined },
};
/** The pictures: of an honour in each state, of a topic that waits, in its text, and one that nothing uses. */
const ids = [...Object.keys(states), 'nhap', 'trong-bai', 'du'];
const pictures = new Map<string, Uint8Array>();
const base = '/so/';
let first: { status: number | null; said: string };
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
  for (const [n, id] of ids.entries()) {
    const taken = await photo('jpeg', { words: `RiengTu${n}x`, width: 240, height: 160, seed: n });
    pictures.set(id, taken);
    root.write(`content/media/hinh-${id}.jpg`, stripMetadata(taken));
    root.write(`content/media/hinh-${id}-tho.jpg`, taken);
  }
  const pictured = (name: string) => ({ picture: `@media/hinh-${name}.jpg`, pictureAlt: 'Tả ảnh' });
  for (const [id, more] of Object.entries(states)) {
    root.put(honour(id, { ...more, ...pictured(id), recipient: person(id) }, story(id)));
    root.put(honour(`${id}-2`, { ...more, ...pictured(`${id}-tho`), recipient: person(`${id}-2`) }, story(`${id}-2`)));
  }
  const topic = (id: string, more: object, body: string) => ({
    collection: 'topics' as const,
    id,
    data: { title: 'Chủ đề', organisation: 'kg', month: '2016-11', theme: 'Chủ điểm', summary: 'Tóm tắt', ...more },
    body,
  });
  root.put(topic('nhap', { state: 'trinh', ...pictured('nhap') }, '![Tả](@media/hinh-trong-bai.jpg)\n\n[Tệp](@media/kin.pdf)'));
  root.put(topic('nhap-2', { month: '2016-10', ...pictured('nhap-tho') }, '![Tả](@media/hinh-trong-bai-tho.jpg)\n\n[Tệp](@media/kin.pdf)'));
  root.put(
    topic('lien-ket', {}, '[chủ đề](/chu-de/) [lỗi](/loi/ma-html/) [tệp](@media/cong-khai.pdf)\n\n| a | b |\n|---|---:|\n| 1 | 2 |'),
  );
  const pdf = (words: string) => `%PDF-1.4\n1 0 obj<</Type/Catalog/Note(${words})>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
  root.write('content/media/cong-khai.pdf', pdf('CongKhai'));
  root.write('content/media/kin.pdf', pdf('RiengTuKin'));

  const month = (year: number, n: number) => `${year + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
  for (const [n, body] of hostileBodies.entries()) root.put(topic(`nguy-hiem-${n}`, { month: month(2020, n) }, body));
  for (const [n, text] of hostileFields.entries())
    root.put(topic(`ten-nguy-hiem-${n}`, { month: month(2031, n), title: text, summary: text, theme: text }, ''));
  for (const [n, [name, content]] of hostileFiles.entries()) {
    root.write(`content/media/${name}`, content);
    const used = { picture: `@media/${name}`, pictureAlt: 'Tả' };
    root.put(topic(`tep-nguy-hiem-${n}`, { month: month(2032, n), ...used }, `![Tả](@media/${name}) [tệp](@media/${name})`));
  }
  process.env['SITE_BASE'] = base;
  first = root.run('scripts/build.ts');
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
  test('is in no file, in no form: the picture, what was written in it, its name, the person', async () => {
    expect(first.status, first.said).toBe(0);
    expect((await seenIn(root.dist)).sort()).toEqual(['co-anh', 'se-go']);
    const metadata = [...ids.keys()].map((n) => `RiengTu${n}x`);
    expect(holding(root.dist, [...metadata, 'MayMau', 'RiengTuKin', ...ids.map((id) => `hinh-${id}`)])).toEqual([]);
    const unnamed = Object.keys(states).filter((id) => !['co-anh', 'se-go', 'khong-anh'].includes(id));
    const people = [...unnamed, ...Object.keys(states).map((id) => `${id}-2`)];
    expect(holding(root.dist, people.map(person))).toEqual([]);
    expect(holding(root.dist, [...people, 'khong-anh'].map(story))).toEqual([]);
    expect(unnamedFiles(root.dist)).toEqual([]);
    expect(filesOf(root.dist).filter((file) => file.startsWith('tep/'))).toHaveLength(1);
  });
  test('what may be shown is, and carries nothing besides', async () => {
    expect(holding(root.dist, [person('co-anh')]).length).toBeGreaterThan(2);
    for (const file of filesOf(root.dist).filter((f) => /\.(webp|jpe?g|png)$/.test(f))) {
      const { exif, xmp, iptc } = await sharp(join(root.dist, file)).metadata();
      expect([exif, xmp, iptc], file).toEqual([undefined, undefined, undefined]);
    }
  });
});

describe('what a contributor sends runs nowhere', () => {
  const hits: string[] = [];
  const origin = () => new URL(site.address).origin;
  /** What stands in a page and should not, besides what runs. */
  const odd = () =>
    browser.page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('main *')];
      const never = 'script, iframe, object, embed, form, base, meta, link, style, [style], svg, input:not([type=checkbox][disabled])';
      return [
        ...all.filter((e) => e.matches(`.prose :is(${never})`)).map((e) => e.outerHTML),
        ...all.flatMap((e) => e.getAttributeNames().filter((name) => name.startsWith('on'))),
        ...all.flatMap((e) =>
          e instanceof HTMLAnchorElement && e.hasAttribute('href') && !/^(https?|mailto|tel):/.test(e.href) ? [e.href] : [],
        ),
        ...all.flatMap((e) => (e instanceof HTMLImageElement && !e.src.startsWith(`${location.origin}/so/_astro/`) ? [e.src] : [])),
      ];
    });
  beforeAll(async () => {
    const { page } = browser;
    await page.exposeFunction('canary', (from: string) => void hits.push(from));
    page.on('dialog', (dialog) => {
      hits.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
  });
  test('texts as the site renders them, on a page that nothing else protects', async () => {
    const { page, outside } = browser;
    const texts = await Promise.all(
      [...hostileBodies, ...hostileFields].map((text) => renderMarkdown(text, { base, media: () => undefined })),
    );
    root.write('dist/thu/index.html', `<!doctype html><title>.</title><main><div class="prose">${texts.join('<hr>')}</div></main>`);
    const address = `${origin()}${base}thu/`;
    await page.goto(address, { waitUntil: 'load' });
    for (const box of await page.locator('main details, main [tabindex]').all()) await box.click();
    expect(await odd()).toEqual([]);
    expect([page.url(), hits, outside]).toEqual([address, [], []]);
    root.remove('dist/thu');
    // The canary sings where nothing holds it.
    await page.setContent('<main><img src="khong-co" onerror="canary(2)"></main>');
    await page.waitForFunction(() => document.images[0]!.complete);
    await expect.poll(() => hits).toEqual([2]);
    hits.length = 0;
  });
  test('pages and files of the site: nothing runs, leads away, asks others, or can be sent', async () => {
    const { page, outside } = browser;
    outside.length = 0;
    const files = filesOf(root.dist);
    expect(files.filter((file) => file.startsWith('chu-de/ten-nguy-hiem-'))).toHaveLength(hostileFields.length);
    expect(files.filter((file) => /^chu-de\/(tep-)?nguy-hiem-/.test(file))).toEqual([]);
    for (const file of files.filter((name) => /^(chu-de|tuyen-duong|don-vi\/q8-p01)\/.*\.html$|^index\.html$/.test(name))) {
      const address = `${origin()}${base}${file.replace(/index\.html$/, '')}`;
      await page.goto(address, { waitUntil: 'load' });
      expect(page.url(), file).toBe(address);
      expect(await odd(), file).toEqual([]);
    }
    // A file that the browser saves instead of opening ends the going there; nothing of it runs either.
    for (const file of files.filter((name) => /\.(svg|pdf|png|jpe?g|webp|gif)$/.test(name)))
      await page.goto(`${origin()}${base}${file}`, { waitUntil: 'load' }).catch(() => undefined);
    expect([hits, outside]).toEqual([[], []]);
  });
  test('links within the site work below its folder, and columns set to the right stand there', async () => {
    const { page, errors } = browser;
    await page.goto(`${origin()}${base}chu-de/lien-ket/`);
    errors.length = 0;
    await page.reload();
    const cell = page.locator('main .prose td').nth(1);
    expect(await cell.evaluate((e) => getComputedStyle(e).textAlign)).toBe('right');
    expect(await page.locator('main .prose a').evaluateAll((links) => links.map((a) => a.getAttribute('href')))).toEqual([
      '/so/chu-de/',
      '/so/loi/ma-html/',
      expect.stringMatching(/^\/so\/tep\/[0-9a-f]{16}\.pdf$/),
    ]);
    expect(errors).toEqual([]);
    for (const file of filesOf(root.dist).filter((name) => name.endsWith('.html'))) {
      const addresses = [...readFileSync(join(root.dist, file), 'utf8').matchAll(/(?:href|src|action)="(\/[^"]*)"/g)].map((m) => m[1]!);
      expect(addresses.length, file).toBeGreaterThan(10);
      expect(
        addresses.filter((a) => !a.startsWith(base)),
        file,
      ).toEqual([]);
    }
  });
  test('and the check refuses each, by its file', () => {
    for (const n of hostileBodies.keys()) expect(first.said).toContain(`content/topics/nguy-hiem-${n}.md`);
    for (const [name] of hostileFiles) expect(first.said).toContain(`content/media/${name}`);
    for (const id of ids) expect(first.said).toContain(`content/media/hinh-${id}-tho.jpg`);
    expect(root.run('scripts/build.ts', '--strict').status).toBe(1);
  });
});

describe('a withdrawal', () => {
  test('takes away name, picture and story at the next build, leaves a page that says so, and tells where it stood', async () => {
    const pictureFiles = () => filesOf(root.dist).filter((file) => /\.(webp|jpe?g|png)$/.test(file));
    const before = pictureFiles();
    expect(holding(root.dist, [person('se-go')]).length).toBeGreaterThan(2);
    const withdrawn = { state: 'go_bo', recipient: person('se-go'), picture: '@media/hinh-se-go.jpg', pictureAlt: 'Tả ảnh' };
    root.put(honour('se-go', withdrawn, story('se-go')));
    const second = root.run('scripts/build.ts');
    expect(second.status, second.said).toBe(0);
    expect(await seenIn(root.dist)).toEqual(['co-anh']);
    expect(holding(root.dist, [person('se-go'), story('se-go')])).toEqual([]);
    // Not even under a name that follows from the former one.
    const gone = before.filter((file) => !pictureFiles().includes(file));
    expect(gone.sort()).toEqual([expect.stringMatching(/^_astro\//), expect.stringMatching(/^chia-se\/[0-9a-f]{16}\.png$/)]);
    for (const name of gone.map((file) => /\/([\w-]+?)(?=[_.])/.exec(file)![1]!))
      expect(filesOf(root.dist).filter((file) => file.includes(name))).toEqual([]);
    expect(second.said).toContain(`/${gone[1]}`);

    const page = readFileSync(join(root.dist, 'tuyen-duong/se-go/index.html'), 'utf8');
    expect(page).toContain('Bài tuyên dương đã gỡ');
    expect(page).toContain('noindex');
    expect(second.said).toMatch(
      /Bài tuyên dương se-go không còn công khai\. Bản trước nêu ở: .*\/don-vi\/q8-p01\/2016\/, .*\/tuyen-duong\//,
    );
    expect(second.said).toMatch(/se-go không còn công khai\..*\/bao-cao\/p16\/q8-2016\//);
  });
});
