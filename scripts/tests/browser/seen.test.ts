import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleHere } from '../mini.ts';
import { type Browser, openBrowser } from './browser.ts';
import { serve, type Site } from './serve.ts';

/** What was seen of the site is read without the network, and says from when it is. Run after `npm run build`. */

const dist = join(import.meta.dirname, '../../../dist');
const unit = 'don-vi/q8/2016/';
let site: Site;
let browser: Browser;
const at = (path: string) => site.address.replace(/nop\/$/, path);
const line = () => browser.page.locator('main > [data-kept]');
/** All that is kept: its addresses, and the texts. */
const kept = () =>
  browser.page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const found = await Promise.all(
      stores.map(async (one) => Promise.all((await one.keys()).map(async (r) => [r.url, await (await one.match(r))!.text()]))),
    );
    return found.flat() as [address: string, text: string][];
  });

beforeAll(async () => {
  if (!existsSync(join(dist, 'offline.js'))) throw new Error('Chưa có dist/. Chữa: npm run build');
  site = await serve(dist);
  browser = await openBrowser(360, 740);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.runIf(sampleHere)('what was seen', () => {
  beforeAll(async () => {
    const { page } = browser;
    await page.goto(at('tim/'));
    expect(await page.evaluate(() => caches.keys()), 'nothing is kept for whoever only reads').toEqual([]);
    await page.getByRole('main').getByRole('searchbox').focus();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) await new Promise((on) => navigator.serviceWorker.addEventListener('controllerchange', on));
    });
  });

  test('is read without the network, looks as it did, and says from when it is; online again it is fresh', async () => {
    const { page, context } = browser;
    await page.goto(at(unit), { waitUntil: 'networkidle' });
    await expect.poll(async () => (await kept()).map(([address]) => address)).toContain(at(unit));
    expect(await line().count()).toBe(0);
    const [title, font] = await page.evaluate(() => [document.querySelector('h1')!.textContent, getComputedStyle(document.body).color]);
    await context.setOffline(true);
    await page.goto(at(unit));
    expect(await page.evaluate(() => [document.querySelector('h1')!.textContent, getComputedStyle(document.body).color])).toEqual([
      title,
      font,
    ]);
    expect(await line().innerText()).toMatch(/^Đang đọc bản máy này giữ từ \d\d:\d\d ngày \d\d\/\d\d\/\d{4}\./);
    await context.setOffline(false);
    await page.goto(at(unit));
    expect(await line().count()).toBe(0);
  });

  test('on a network that is too slow it is shown as it was kept, and gives way to the new one when that has come', async () => {
    const { page } = browser;
    const now = readFileSync(join(dist, unit, 'index.html'), 'utf8').replace(/(<h1[^>]*>)[^<]*/, '$1Bản mới');
    const { promise, resolve: come } = Promise.withResolvers<true>();
    site.instead.set(
      `/${unit}`,
      (async function* () {
        await promise;
        yield now;
      })(),
    );
    await page.goto(at(unit));
    expect(await line().count()).toBe(1);
    site.instead.set(
      `/${unit}`,
      (async function* () {
        yield now;
      })(),
    );
    come(true);
    await page.getByRole('heading', { name: 'Bản mới' }).waitFor();
    expect(await line().count()).toBe(0);
    site.instead.clear();
  });

  test('a person’s page is not kept, nor what was typed to search', async () => {
    const { page, context } = browser;
    await page.goto(at('tim/?q=Qu%C3%A1ch'));
    await page.goto(at('tuyen-duong/'));
    const own = await page
      .locator('main a[href*="/tuyen-duong/"]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    const noindex = own.find((href) => {
      const file = join(dist, new URL(href).pathname, 'index.html');
      return existsSync(file) && readFileSync(file, 'utf8').includes('content="noindex"');
    });
    expect(noindex).toBeDefined();
    await page.goto(noindex!, { waitUntil: 'networkidle' });
    await page.goto(at('lich/'), { waitUntil: 'networkidle' });
    await expect.poll(async () => (await kept()).map(([address]) => address)).toContain(at('lich/'));
    const addresses = (await kept()).map(([address]) => address);
    expect(addresses).not.toContain(noindex);
    expect(addresses).toContain(at('tim/'));
    expect(addresses.filter((address) => address.includes('?'))).toEqual([]);
    await context.setOffline(true);
    await expect(page.goto(noindex!)).rejects.toThrow();
    await context.setOffline(false);
  });

  test('no name of the notebook is kept', async () => {
    const { page } = browser;
    await page.goto(at('so/'));
    await page.getByLabel('Hoặc dán họ tên vào đây').fill('Nguyễn Văn Thử\nTrần Thị Mẫu');
    await page.locator('branch-notebook[data-offline-ready]').waitFor();
    await page.getByText('Thấy 2 người').waitFor();
    await page.goto(at('nop/'), { waitUntil: 'networkidle' });
    const texts = (await kept()).map(([, text]) => text).join('\n');
    expect(texts.length).toBeGreaterThan(100_000);
    for (const name of ['Nguyễn Văn Thử', 'Trần Thị Mẫu']) expect(texts).not.toContain(name);
  });

  test('the site can be put on a phone’s first screen from a page that works, and from no other', async () => {
    const { page, context } = browser;
    const session = await context.newCDPSession(page);
    const manifest = async (path: string) => {
      await page.goto(at(path));
      const { url, errors, data = '' } = await session.send('Page.getAppManifest');
      return { url, errors, data };
    };
    for (const path of ['so/', 'nop/', 'phieu/', 'tim/']) {
      const { data, ...rest } = await manifest(path);
      expect(rest, path).toEqual({ url: at('manifest.webmanifest'), errors: [] });
      const { start_url, icons } = JSON.parse(data) as { start_url: string; icons: readonly { src: string }[] };
      for (const own of [start_url, icons[0]!.src]) expect((await page.request.get(new URL(own, at('')).href)).ok(), own).toBe(true);
    }
    expect((await manifest('lich/')).url).toBe('');
    expect(browser.errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});
