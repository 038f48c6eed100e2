import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registrations, sampleHere } from '../mini.ts';
import { headerOf } from '../../../src/domain/index.ts';
import { openPeople } from './browser.ts';
import { serve, type Site } from './serve.ts';

/** What a page that works shows and takes before its script is there, and where it never comes. Run after `npm run build`. */

let site: Site;
let people: Awaited<ReturnType<typeof openPeople>>;
const at = (path: string) => site.address.replace(/nop\/$/, path);
const organisation = /\/nop\/to-chuc\.json$/;
const scripts = /\/_astro\/(page|slip-page)\.[^/]+\.js$/;

beforeAll(async () => {
  site = await serve(join(import.meta.dirname, '../../../dist'));
  people = await openPeople();
});
afterAll(async () => {
  await people?.close();
  await site?.close();
});

/** Opens a page of which something is held back until it is let go: its script, if nothing else is said. */
const heldBack = async (path: string, what = scripts) => {
  const reader = await people.person(360, 740);
  const { promise, resolve: letGo } = Promise.withResolvers<true>();
  await reader.page.route(what, async (route) => {
    await promise;
    await route.continue();
  });
  await reader.page.goto(at(path));
  return { ...reader, letGo: () => letGo(true) };
};
const said = (page: Page) => page.locator('[data-part=said]');

describe.runIf(sampleHere)('before the script is there', () => {
  const list = { name: 'danh sách.csv', mimeType: 'text/csv', buffer: Buffer.from('Họ và tên\nNguyễn Văn Thử\nTrần Thị Mẫu\n') };

  test('so/: what is written is kept, and a press is done once it can be', async () => {
    const { page, errors, letGo, close } = await heldBack('so/');
    await page.getByLabel('Hoặc dán họ tên vào đây').fill('Nguyễn Văn Thử\nTrần Thị Mẫu\nLê Văn Giả');
    await page.getByLabel('Tìm chi đoàn').fill('khu pho 1 phuong 1');
    await page.getByRole('button', { name: 'Lập sổ', exact: true }).click();
    expect(await said(page).innerText()).toBe('Trang đang tải nốt, xong sẽ làm ngay.');
    letGo();
    await page.getByText('Thấy 3 người trong danh sách.').waitFor();
    await page.locator('[data-part=unit] option[value=q8-p01-kp1]').waitFor({ state: 'attached' });
    await said(page).filter({ hasText: 'Tìm và chọn chi đoàn của mình trước.' }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });
  test('so/: a press before the units are there waits for them, and then takes the one that was typed', async () => {
    const { page, errors, letGo, close } = await heldBack('so/', organisation);
    await page.locator('branch-notebook[data-begun]').waitFor();
    await page.getByLabel('Hoặc dán họ tên vào đây').fill('Nguyễn Văn Thử\nTrần Thị Mẫu');
    await page.getByText('Thấy 2 người trong danh sách.').waitFor();
    await page.getByLabel('Tìm chi đoàn').fill('q8-p01-kp1');
    await page.getByRole('button', { name: 'Lập sổ', exact: true }).click();
    await said(page).filter({ hasText: 'Đang lập sổ' }).waitFor();
    letGo();
    await page.locator('[data-part=whose]', { hasText: 'khu phố 1' }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });
  test('so/: a file that is chosen is read', async () => {
    const { page, letGo, close } = await heldBack('so/');
    await page.setInputFiles('[data-part=file]', list);
    await said(page).filter({ hasText: 'Trang đang tải nốt' }).waitFor();
    letGo();
    await page.getByText('Thấy 2 người trong danh sách.').waitFor();
    expect(await said(page).textContent()).toBe('');
    await close();
  });
  test('phieu/: a press says what is missing once it can', async () => {
    const { page, letGo, close } = await heldBack('phieu/');
    await page.getByRole('button', { name: 'Bắt đầu ghi' }).click();
    letGo();
    await said(page).filter({ hasText: 'Ghi họ tên trước.' }).waitFor();
    await close();
  });
  test('nop/: a file that is chosen is judged', async () => {
    const { page, letGo, close } = await heldBack('nop/');
    const text = `${headerOf('dang-ky').join(',')}\n${registrations('DV-1000A', 5, { unit: 'q8-p01-kp2' })}`;
    await page.setInputFiles('input[data-part=files]', { ...list, buffer: Buffer.from(text) });
    letGo();
    await page.getByText('Nhận đủ 5 dòng').waitFor();
    await close();
  });
});

describe.each(['so/', 'phieu/', 'nop/'])('%s', (path) => {
  const shown = (page: Page) => page.locator('main').getByRole('button').or(page.locator('main .choose')).first();

  test('the script is not asked for by whoever only reads; nop/ needs its own at once, and no judge', async () => {
    const { page, close } = await people.person(360, 740);
    const before = site.asked.length;
    await page.goto(at(path), { waitUntil: 'networkidle' });
    const came = () => site.asked.slice(before);
    await expect.poll(() => came().filter((asked) => scripts.test(asked)).length).toBe(path === 'nop/' ? 1 : 0);
    expect(came().filter((asked) => /domain|\.worker|to-chuc/.test(asked))).toEqual([]);
    await close();
  });
  test('where no script comes the way by hand takes its place after a while', async () => {
    const { page, close } = await people.person(360, 740);
    await page.route(/\.js$/, (route) => route.abort());
    await page.goto(at(path));
    const byHand = page.locator('.by-hand');
    // However long the page took to come, the while begins now.
    await page.evaluate(() => document.getAnimations().forEach((one) => (one.currentTime = 0)));
    expect([await shown(page).isVisible(), await byHand.isVisible()]).toEqual([true, false]);
    await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
    expect([await shown(page).isVisible(), await byHand.isVisible()]).toEqual([false, true]);
    await close();
  });
  test('without scripts, and in an older browser, the way by hand stands there alone', async () => {
    const first = await people.person(360, 740);
    const plain = await first.context.browser()!.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(at(path));
    expect([await shown(page).isVisible(), await page.locator('.by-hand').isVisible()]).toEqual([false, true]);
    await plain.close();
    await first.page.addInitScript(() => Reflect.deleteProperty(Map, 'groupBy'));
    await first.page.goto(at(path), { waitUntil: 'networkidle' });
    expect([await shown(first.page).isVisible(), await first.page.locator('.by-hand').isVisible()]).toEqual([false, true]);
    await first.close();
  });
});
