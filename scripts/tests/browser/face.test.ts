import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOf } from '../../publish/named-files.ts';
import { openPeople, type Browser } from './browser.ts';
import { serve, type Site } from './serve.ts';

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

/** One page of every template: the first, and where a template makes many, the longest of them. */
const templates = (() => {
  const pages = filesOf(dist).filter((file) => file.endsWith('.html') && !file.startsWith('admin/'));
  const shape = (file: string) => {
    const [room = '', first = '', second = ''] = file.replace(/(^|\/)index\.html$/, '').split('/');
    const named = ['danh-gia', 'doi-chieu', 'cam-nang', 'phieu-dang-ky', 'p09', 'p16', 'p19'];
    return [room, named.includes(first) ? first : first && '*', second && '*'].join('/');
  };
  return [...Map.groupBy(pages.sort(), shape).values()].map((list) => list[Math.floor(list.length / 2)]!.replace(/index\.html$/, ''));
})();

describe('a first visit', () => {
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
    await reader.page.addInitScript(() => {
      const moved = { sum: 0 };
      Object.assign(globalThis, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved.sum += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await reader.page.goto(at(path), { waitUntil: 'networkidle' });
    await Promise.all(waiting);
    const moved = await reader.page.evaluate(() => (globalThis as unknown as { moved: { sum: number } }).moved.sum);
    await reader.close();
    return { kilobytes: sizes.reduce((a, b) => a + b, 0) / 1000, fonts: new Set(fonts).size, moved, outside: reader.outside };
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
      expect(seen.moved, path).toBeLessThan(far);
      expect(seen.outside).toEqual([]);
    }
  });
});

describe('the search', () => {
  test('takes its index when it is turned to, finds with or without marks, and leads there', async () => {
    const reader = await people.person(360, 740);
    await reader.page.goto(at(''));
    await reader.page.getByRole('link', { name: 'Tìm tên' }).click();
    const field = reader.page.getByRole('searchbox');
    const titles = () => reader.page.locator('[data-part=results] a').allInnerTexts();
    for (const query of ['phuong 1', 'phường 1']) {
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
  test('without scripts it is an index', async () => {
    const context = (await people.person()).context;
    const plain = await context.browser()!.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(at('tim/'));
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.locator('summary', { hasText: 'Văn bản' }).click();
    await page.getByRole('link', { name: /138-KH/ }).click();
    await page.waitForURL(/thu-vien/);
    await plain.close();
    await context.close();
  });
});

/** In the dark only colours differ; on a wide screen, how things stand. */
describe('every template', () => {
  const faults = async (page: Page, path: string, rules?: readonly string[]): Promise<string[]> => {
    await page.evaluate(axe.source);
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
