import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registrations, sampleHere } from '../mini.ts';
import { headerOf } from '../../../src/domain/index.ts';
import { type Browser, openBrowser } from './browser.ts';
import { RunningDesk, soon } from './desk-fixture.ts';
import { git, pageAt } from './working-copy.ts';

/** The whole round on one machine, with no account: files are chosen and checked, pressed, judged by the gate, and the unit’s page has them. */

const unit = 'q8-p13-kp2';
const page2016 = `don-vi/${unit}/2016/`;
const shots = process.env.HAND_IN_SHOTS;

describe.runIf(sampleHere)('a press under npm start', () => {
  const desk = new RunningDesk();
  let browser: Browser;
  const chosen = () => {
    const list = readFileSync(join(desk.folder, `content/submissions/${unit}/2016/doan-vien.csv`), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const members = list.map((row) => row.split(',')).filter(([, , , kind]) => kind === 'doan_vien');
    const rows = members.slice(0, 12).map(([, , code], i) => registrations(code!, 5 + (i % 2), { unit }));
    return [headerOf('dang-ky').join(','), ...rows, ''].join('\n');
  };
  const shoot = async (name: string) => {
    if (shots === undefined) return;
    mkdirSync(shots, { recursive: true });
    for (const width of [360, 1280]) {
      await browser.page.setViewportSize({ width, height: 900 });
      await browser.page.screenshot({ path: join(shots, `${name}-${width}.png`), fullPage: true });
    }
  };

  beforeAll(async () => {
    await desk.start();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await desk.end();
  });

  /**
   * Opens a page. The running site renews the page that stands open, also one that is being left in that very moment: the driver may
   * then never hear of the new one, so the page itself is asked, too; and where it was kept from coming, it is asked for again.
   */
  const open = async (path: string) => {
    const { page } = browser;
    const wanted = { address: `${desk.site}${path}`, left: await page.evaluate(() => performance.timeOrigin) };
    const hasCome = () =>
      page
        .evaluate(
          ({ address, left }) => location.href === address && performance.timeOrigin !== left && document.readyState === 'complete',
          wanted,
        )
        .catch(() => false);
    await soon(async () => {
      const told = page.goto(wanted.address, { timeout: 60_000 }).catch(() => undefined);
      const seen = soon(hasCome)
        .toBe(true)
        .catch(() => undefined);
      await Promise.race([told, seen]);
      return hasCome();
    }).toBe(true);
  };

  test('goes through the gate into the book, and the unit’s page changes', async () => {
    const { page } = browser;
    const text = async (selector: string) => (await page.locator(selector).innerText({ timeout: 60_000 })).replace(/\s+/g, ' ');
    const unitPage = async () => (await pageAt(`${desk.site}${page2016}`)).text();
    expect(await unitPage()).toContain('Chưa nộp đăng ký');

    await open('nop/');
    await page.locator('file-checker[data-ways-ready]').waitFor();
    expect(await page.locator('[data-part=key]').count(), 'nobody is asked for a key here').toBe(0);
    await page.setInputFiles('input[data-part=files]', [{ name: 'Đăng ký.csv', mimeType: 'text/csv', buffer: Buffer.from(chosen()) }]);
    await page.locator('[data-part=hand-in]').waitFor();
    expect(await text('[data-part=press]')).toContain('Cổng nhận tệp xét thật');
    await shoot('press');
    await page.getByRole('button', { name: 'Nộp tệp này' }).click();
    await soon(() => text('[data-part=receipt-list]')).toContain('Đã nhận vào sổ');
    const receipt = await text('[data-part=receipt-list]');
    expect(receipt).toMatch(/Số biên nhận [b-z]{12}-[b-z]{12} · ngày \d\d\/\d\d\/\d{4}/);
    expect(receipt).toContain('Đăng ký rèn luyện – Chi đoàn khu phố 2, phường 13 (Đoàn phường 13), năm 2016');
    expect(receipt, 'no count').not.toMatch(/dòng|người/);
    await shoot('receipt');

    // Judged by the gate, merged, and home in the working copy as one commit.
    const path = `content/submissions/${unit}/2016/dang-ky.csv`;
    await soon(() => git(desk.folder, 'log', '-1', '--format=%s%n%b')).toMatch(
      new RegExp(`^Nộp dang-ky 2016 của ${unit}\nBien-nhan: [b-z]{12}-[b-z]{12}`),
    );
    expect(existsSync(join(desk.folder, path))).toBe(true);
    expect(git(desk.folder, 'status', '--porcelain')).toBe('');

    // The page changes before her eyes: the running site renews it.
    await soon(async () => {
      if (!page.url().endsWith(page2016)) await page.getByRole('link', { name: 'Trang của đơn vị' }).click();
      return text('main');
    }).toContain('Đăng ký rèn luyện 31/03/2016 ✓ đã nộp');
    await shoot('unit');
  });

  test('the receipt is there when the page is opened again, and the same press finds it', async () => {
    const { page } = browser;
    await open('nop/');
    await page.locator('file-checker[data-ways-ready]').waitFor();
    expect(await page.locator('[data-part=receipt-list] article').count()).toBe(1);
    const before = git(desk.folder, 'rev-list', '--count', 'main');
    await page.setInputFiles('input[data-part=files]', [{ name: 'Đăng ký.csv', mimeType: 'text/csv', buffer: Buffer.from(chosen()) }]);
    await page.getByRole('button', { name: 'Nộp tệp này' }).click();
    await soon(() => page.locator('[data-part=hand-in] [data-part=sending]').isVisible()).toBe(false);
    await soon(() => page.locator('[data-part=receipt-list] article').count()).toBe(1);
    expect(git(desk.folder, 'rev-list', '--count', 'main')).toBe(before);
  });

  test('what the gate refuses is told place by place, with whom to ask', async () => {
    const { page } = browser;
    const other = 'q8-p01-kp2';
    const rows = [headerOf('dang-ky').join(','), registrations('DV-7K3M', 5, { unit: other }), ''].join('\n');
    await open('nop/');
    await page.locator('file-checker[data-ways-ready]').waitFor();
    await page.setInputFiles('input[data-part=files]', [{ name: 'Đăng ký.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) }]);
    await page.getByRole('button', { name: 'Nộp tệp này' }).click();
    await page.locator('[data-part=answer] article').waitFor();
    const said = (await page.locator('[data-part=answer]').innerText()).replace(/\s+/g, ' ');
    for (const words of ['Có chỗ cần sửa', 'Làm tệp khác không còn khớp', 'ket-qua.csv', 'Hỏi: Ban Tổ chức Quận Đoàn.'])
      expect(said, words).toContain(words);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-part'))).toBe('answer');
    await shoot('refusal');
    expect([browser.errors.filter((error) => !/422/.test(error)), browser.outside]).toEqual([[], []]);
  });
});
