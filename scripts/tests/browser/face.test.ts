import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantForest } from '../../sample/units.ts';
import { sampleHere } from '../mini.ts';
import { movesOf, openPeople, type Browser } from './browser.ts';
import { serve, type Site } from './serve.ts';
import { templatesOf } from './templates.ts';

/** The face as a phone and a reader meet it: what a first visit weighs, whether anything moves, what axe finds. Run after a build. */

const dist = join(import.meta.dirname, '../../../dist');
if (!existsSync(dist)) throw new Error('Chưa có dist/. Chữa: npm run build');
let site: Site;
let people: Awaited<ReturnType<typeof openPeople>>;
const at = (path: string) => site.address.replace(/nop\/$/, path);

beforeAll(async () => {
  site = await serve(dist);
  people = await openPeople();
});
afterAll(async () => {
  await people?.close();
  await site?.close();
});

const templates = templatesOf(dist);

describe('a first visit', () => {
  const sumOf = (moves: Awaited<ReturnType<typeof movesOf>>) => moves.reduce((sum, { far }) => sum + far, 0);
  /** What goes over the wire, as a host that compresses sends it, and how far anything moved. */
  const visit = async (path: string, width = 390) => {
    const reader: Browser = await people.person(width, 800);
    const sizes: number[] = [];
    const fonts: string[] = [];
    const waiting: Promise<unknown>[] = [];
    reader.page.on('response', (response) => {
      if (response.url().endsWith('.woff2')) fonts.push(response.url());
      waiting.push(
        response.body().then((body) => sizes.push(/woff2|\.png|\.jpe?g|\.webp/.test(response.url()) ? body.length : gzipSync(body).length)),
      );
    });
    await reader.page.goto(at(path), { waitUntil: 'networkidle' });
    await Promise.all(waiting);
    const moves = await movesOf(reader.page);
    await reader.close();
    return { kilobytes: sizes.reduce((a, b) => a + b, 0) / 1000, fonts: new Set(fonts).size, moves, outside: reader.outside };
  };
  test.each([
    ['a unit', 'don-vi/kg/2015/', 45, 2, 0.01],
    ['home', '', 90, 4, 0.01],
    // What tells the way by hand gives place to the checker once its script is there.
    ['the checker, before a file is chosen', 'nop/', 120, 4, 0.02],
  ])('%s is light, brings few letters, and nothing moves', async (_, path, most, files, far) => {
    for (const width of [360, 1024]) {
      const seen = await visit(path, width);
      expect(seen.kilobytes, `${path}: ${seen.kilobytes.toFixed(1)} kB`).toBeLessThanOrEqual(most);
      expect(seen.fonts).toBeLessThanOrEqual(files);
      expect(sumOf(seen.moves), `${path} at ${width}: ${JSON.stringify(seen.moves, null, 1)}`).toBeLessThan(far);
      expect(seen.outside).toEqual([]);
    }
  });
  test('a page that comes in pieces shows its header whole', async () => {
    const whole = readFileSync(join(dist, 'so/index.html'), 'utf8');
    // Between the two: the header's last way is not there yet.
    const cut = whole.indexOf('</nav>');
    expect(whole.slice(0, cut)).toContain('Mục lục');
    site.instead.set(
      '/so/',
      (async function* () {
        yield whole.slice(0, cut);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        yield whole.slice(cut);
      })(),
    );
    const reader = await people.person(360, 800);
    await reader.page.goto(at('so/'));
    const moves = await movesOf(reader.page);
    await reader.close();
    site.instead.delete('/so/');
    expect(sumOf(moves)).toBe(0);
  });
});

describe('the search', () => {
  test('takes its index when it is turned to, finds with or without marks, and leads there', async () => {
    const reader = await people.person(360, 740);
    await reader.page.goto(at(''));
    // On a phone the glass alone leads there.
    await reader.page.getByRole('button', { name: 'Tìm tên' }).click();
    const field = reader.page.getByRole('main').getByRole('searchbox');
    const titles = () => reader.page.locator('[data-part=results] a').allInnerTexts();
    for (const query of ['phuong 1', 'phường 1']) {
      await field.fill('');
      await reader.page.locator('[data-part=said]:empty').waitFor({ state: 'attached' });
      await field.fill(query);
      await reader.page.waitForURL(/q=/);
      await reader.page.locator('[data-part=said]', { hasText: 'kết quả' }).waitFor();
      expect((await titles())[0]).toBe('Đoàn phường 1');
    }
    await field.fill('138-KH');
    await reader.page.locator('[data-part=results] a', { hasText: '138-KH' }).first().click();
    await reader.page.waitForURL(/thu-vien\/138/);
    expect(reader.errors).toEqual([]);
    expect(reader.outside).toEqual([]);
    await reader.close();
  });
  test('what is typed in the header is found on its page', async () => {
    const { page, errors, close } = await people.person();
    await page.goto(at('don-vi/'));
    await page.getByRole('banner').getByRole('searchbox').fill('phuong 1');
    await page.keyboard.press('Enter');
    await page.waitForURL(/tim\/\?q=phuong\+1/);
    await page.locator('[data-part=said]', { hasText: 'kết quả' }).waitFor();
    expect(await page.locator('[data-part=results] a').first().innerText()).toBe('Đoàn phường 1');
    expect(errors).toEqual([]);
    await close();
  });
  test('in a province of 5,500 units the index stays light, and each letter has its answer', async () => {
    const units = Object.values(plantForest(86_500).files).flat();
    expect(units.length).toBeGreaterThan(5450);
    const places = new Map(units.map(({ code }, i) => [code, i]));
    const index = JSON.stringify(units.map(({ code, name, parent }) => [code, name, parent === undefined ? -1 : places.get(parent)]));
    const rest = readFileSync(join(dist, 'tim/muc-luc.json'));
    expect(Buffer.byteLength(index) + rest.length).toBeLessThanOrEqual(600_000);
    site.instead.set('/tim/don-vi.json', index);
    const { page, close } = await people.person(360, 740);
    const said = page.locator('[data-part=said]');
    await page.goto(at('tim/'));
    const field = page.getByRole('main').getByRole('searchbox');
    // What most units are called, what nearly all of them hold, and words with letters in the wrong place.
    for (const query of ['chi đoàn khu phố 1', 'đơn vị mở rộng', 'chương tirnh hanh dong']) {
      await field.fill('');
      await page.locator('[data-part=said]:empty').waitFor({ state: 'attached' });
      for (const letter of query) {
        await page.keyboard.type(letter);
        await said.filter({ hasText: 'kết quả' }).waitFor();
      }
      await page.waitForURL((url) => url.searchParams.get('q') === query);
    }
    site.instead.delete('/tim/don-vi.json');
    await close();
  });
  test('without scripts it is an index', async () => {
    const context = (await people.person()).context;
    const plain = await context.browser()!.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(at('tim/'));
    expect(await page.getByRole('main').getByRole('searchbox').count()).toBe(0);
    await page.locator('summary', { hasText: 'Văn bản' }).click();
    await page.getByRole('link', { name: /138-KH/ }).click();
    await page.waitForURL(/thu-vien/);
    await plain.close();
    await context.close();
  });
});

/** Whoever does not know the site, with a thumb on a small phone, from the first page on. */
describe('three presses at most lead', () => {
  type Press = (page: Page) => Locator;
  const menu: Press = (page) => page.locator('summary', { hasText: 'Mục lục' });
  const link =
    (name: RegExp): Press =>
    (page) =>
      page.getByRole('link', { name }).first();
  const walks: readonly [what: string, presses: readonly Press[], found: RegExp][] = [
    [
      'to how one’s chi đoàn stands',
      [
        link(/^Các đơn vị làm được gì$/),
        (page) => page.locator('summary', { hasText: /của Đoàn phường\s1(?!\d)/ }),
        link(/khu phố\s1, phường\s1$/),
      ],
      /khu phố\s1, phường\s1\s+năm\s2016[^]*đoàn viên đã đăng ký/,
    ],
    ['to what is due: it stands there', [], /hạn nộp năm\s2016\s+Đề nghị xếp loại của chi đoàn: 20\/12\/2016/],
    ['to last month’s topic', [link(/^Biết ơn thì viết ra cho rõ$/), link(/^Tháng trước: /)], /Chủ đề sinh hoạt tháng\s10\/2016/],
    ['to a document by its number', [link(/^138-KH\/TĐTN-BTCKT/)], /Số: 138-KH\/TĐTN-BTCKT/],
    ['to a commended person', [link(/^Quách Vĩ Khang$/)], /Quách Vĩ Khang[^]*Quyết định số\s20-QĐ/],
    ['to the form to register with', [menu, link(/^Biểu mẫu$/)], /Đăng ký rèn luyện\s+Một dòng là một việc đăng ký[^]*Excel/],
  ];
  test.runIf(sampleHere).each(walks)('%s', async (_, presses, found) => {
    expect(presses.length).toBeLessThanOrEqual(3);
    const { page, errors, close } = await people.person(360, 740);
    await page.goto(at(''));
    for (const press of presses) {
      await press(page).click();
      await page.waitForLoadState();
    }
    expect(await page.locator('main').innerText()).toMatch(found);
    expect(errors).toEqual([]);
    await close();
  });
  test('to the form itself, one press more', async () => {
    const { page, close } = await people.person(360, 740);
    await page.goto(at('bieu-mau/'));
    const file = page.waitForEvent('download');
    await page.locator('li, tr', { hasText: 'Đăng ký rèn luyện' }).getByRole('link', { name: 'Excel' }).first().click();
    expect((await file).suggestedFilename()).toMatch(/\.xlsx$/);
    await close();
  });
});

describe('on paper', () => {
  const printed = async (page: Page) => (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  /** How many sheets a page fills. */
  const sheets = async (page: Page): Promise<number> => (await printed(page)).match(/\/Type \/Page\b/g)!.length;
  test.each([
    ['a branch’s year', 'don-vi/q8-p01-kp1/2016/', 2],
    ['a base unit’s year', 'don-vi/q8-p01/2016/', 2],
    ['that of one with a decision, a successor and someone to be proud of', 'don-vi/q8-p01/2015/', 2],
    ['that of one where much is missing', 'don-vi/q8-p02/2015/', 2],
    ['a district’s year', 'don-vi/kg-ha-tien/2015/', 2],
    ['a province’s year', 'don-vi/kg/2015/', 2],
    ['an organisation’s year with its 22 units', 'don-vi/q8/2016/', 3],
    ['a month’s topic', 'chu-de/kg-2016-12/', 1],
    ['an honour', 'tuyen-duong/2015-tap-the-to-chau/', 1],
    ['a certificate', 'tuyen-duong/2015-tap-the-to-chau/giay/', 1],
    ['a form to register with, ten criteria and what may be registered on its back', 'bieu-mau/phieu-dang-ky/rlhd-quan-8-2014/', 2],
    ['that of three criteria', 'bieu-mau/phieu-dang-ky/rldv-kien-giang-2015/', 2],
  ])('%s goes on its sheets, and a longer one would be seen', async (_, path, most) => {
    const reader = await people.person(1280, 900);
    await reader.page.goto(at(path));
    expect(await sheets(reader.page)).toBeLessThanOrEqual(most);
    await reader.page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<p>x</p>'.repeat(150)));
    expect(await sheets(reader.page)).toBeGreaterThan(most);
    await reader.close();
  });
  test.each([
    ['a form to register with', 'bieu-mau/phieu-dang-ky/rldv-kien-giang-2015/'],
    ['a certificate', 'tuyen-duong/2015-tap-the-to-chau/giay/'],
  ])('%s lies on its side', async (_, path) => {
    const { page, close } = await people.person(1280, 900);
    await page.goto(at(path));
    const boxes = [...(await printed(page)).matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(new Set(boxes.map(([, wide, high]) => Number(wide) > Number(high)))).toEqual(new Set([true]));
    await close();
  });
});

test.each(['tuyen-duong/2015-tap-the-to-chau/giay/', 'bieu-mau/phieu-dang-ky/rldv-kien-giang-2015/'])(
  'what is signed waits for its letters on a slow network, and none of the device’s stands among them: %s',
  async (path) => {
    const { page, close } = await people.person();
    await page.route(/woff2/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.continue();
    });
    await page.goto(at(path));
    await page.evaluate(() => document.fonts.ready.then(() => true));
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const faces = [...printed.matchAll(/\/BaseFont \/[A-Z]+\+([\w-]+)/g)].map(([, name]) => name!);
    expect(faces).toContain('BeVietnamPro-Bold');
    expect(faces.filter((name) => /Arial|Roboto|Liberation|Helvetica/.test(name))).toEqual([]);
    await close();
  },
);

describe('without scripts', () => {
  test('a table has an address for each of its orders, and a chart one for another site’s frame', async () => {
    const context = await (await people.person()).context.browser()!.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const shown = (selector: string) =>
      page.locator(selector).evaluateAll((parts) => parts.filter((part) => part.getClientRects().length > 0).map((part) => part.id));
    const first = async () => (await page.locator('.order:visible tbody th').first().innerText()).replaceAll('\u00a0', ' ');
    await page.goto(at('don-vi/q8/2016/'));
    expect(await shown('.order')).toEqual(['theo-ten']);
    await page.locator('.order:visible').getByRole('link', { name: 'Còn thiếu danh sách trước' }).click();
    expect(await shown('.order')).toEqual(['con-thieu-truoc']);
    expect(await first()).toContain('Chi cục Thuế');
    await page.locator('.order:visible').getByRole('link', { name: 'Đông đoàn viên trước' }).click();
    expect(await first()).toContain('Đoàn phường 1');
    await page.goto(at('don-vi/q8/2016/#nhung-theo-tieu-chi'));
    expect(await shown('main h2')).toEqual(['criteria']);
    expect(await page.locator('footer, header').filter({ visible: true }).count()).toBe(0);
    await context.close();
  });
});

describe('another look', () => {
  test('in forced colours a bar, a chart and a mark are still told from the ground; at twice the text nothing is cut off', async () => {
    const reader = await people.person(1280, 900);
    await reader.page.emulateMedia({ forcedColors: 'active' });
    await reader.page.goto(at('don-vi/kg/2015/'));
    const grounds = await reader.page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      const looks = ['.chart .done rect', '.bar rect', '.steps rect'].map((what) => getComputedStyle(document.querySelector(what)!).fill);
      return { ground, looks };
    });
    for (const look of grounds.looks) expect(look).not.toBe(grounds.ground);
    await reader.close();
    const large = await people.person(390, 844);
    for (const path of ['', 'don-vi/', 'don-vi/kg/2015/', 'tuyen-duong/', 'tim/', 'bao-cao/']) {
      await large.page.goto(at(path));
      await large.page.evaluate(() => document.documentElement.setAttribute('style', 'font-size: 200%'));
      expect(await large.page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
    await large.close();
  });
});

/** In the dark only colours differ; on a wide screen, how things stand. */
describe('every template', () => {
  const faults = async (page: Page, path: string, rules?: readonly string[]): Promise<string[]> => {
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
    const found = await page.evaluate(async (only) => {
      const asked = { resultTypes: ['violations'], ...(only && { runOnly: only }) } as axe.RunOptions;
      const judged = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, asked);
      return judged.violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map((n) => n.html.slice(0, 160))
            .slice(0, 3)
            .join(' | ')}`,
      );
    }, rules);
    return found.map((fault) => `${path} ${fault}`);
  };
  const wider = async (page: Page, path: string, width: number): Promise<string[]> => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    return wide > width ? [`${path} is ${wide} wide at ${width}`] : [];
  };
  test('axe finds nothing by day or night, and nothing is wider than the screen', async () => {
    const narrow = await people.person(320, 800);
    expect(templates.length).toBeGreaterThan(30);
    const found: string[] = [];
    for (const path of templates) {
      await narrow.page.emulateMedia({ colorScheme: 'light' });
      await narrow.page.goto(at(path));
      found.push(...(await wider(narrow.page, path, 320)), ...(await faults(narrow.page, path)));
      await narrow.page.emulateMedia({ colorScheme: 'dark' });
      found.push(...(await faults(narrow.page, path, ['color-contrast'])));
    }
    await narrow.close();
    expect(found).toEqual([]);
  });
  test('what is wrong is found', async () => {
    const reader = await people.person(320, 800);
    await reader.page.goto(at('tuyen-duong/'));
    await reader.page.evaluate(() => {
      document.querySelector('main h1')!.setAttribute('style', 'color: #ddd');
      document.querySelector('main')!.insertAdjacentHTML('beforeend', '<button></button><div>' + 'x'.repeat(400) + '</div>');
    });
    const found = [...(await faults(reader.page, '')), ...(await wider(reader.page, '', 320))].join('\n');
    await reader.close();
    for (const fault of ['button-name', 'wide at 320']) expect(found).toContain(fault);
  });
});
