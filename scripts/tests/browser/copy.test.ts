import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allReports } from '../../../src/domain/index.ts';
import { writeReports, type ReportOrder } from '../../publish/reports.ts';
import { sampleHere } from '../mini.ts';
import { type Browser, noteAsked, openBrowser } from './browser.ts';
import { soon } from './desk-fixture.ts';
import { serve, type Site } from './serve.ts';
import { contentWithoutHistory } from './working-copy.ts';

/** Every report of any unit from a copy of the repository, opened on the page Kiểm tra và nộp: the same as the command's. */

const root = join(import.meta.dirname, '../../..');

let site: Site;
let browser: Browser;
let page: Page;
let out: string;
let bare: string;

/** The repository's content below a folder, as the host's ZIP has it; with what else stands there, which is nobody's business here. */
const contentAsHost = (): Zippable =>
  Object.fromEntries(
    readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`so-ren-luyen-main/${path.slice(root.length + 1)}`, new Uint8Array(readFileSync(path))] as const),
  );
const zipOf = (files: Zippable) => ({ name: 'so-ren-luyen-main.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync(files)) });
/** The whole copy, with files beside content. */
const copyOf = (more: Zippable = {}) => zipOf({ 'so-ren-luyen-main/README.md': strToU8('…'), ...contentAsHost(), ...more });

const settled = () => page.locator('file-checker:not([data-busy])').waitFor();
const openZip = async (zip: ReturnType<typeof zipOf>) => {
  await page.setInputFiles('[data-part=copy-zip]', zip);
  await settled();
};
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const said = async () => plain(await page.locator('[data-part=copy-said]').innerText());
const offersOf = async (unit: string, year: number) => {
  await page.getByLabel('Tìm đơn vị').fill(unit);
  await page.locator('[data-part=copy-form] [data-slot=unit]').selectOption(unit);
  await page.locator('[data-part=copy-form] [data-slot=year]').selectOption(String(year));
  await page.getByRole('button', { name: 'Xem các báo cáo' }).click();
  await settled();
  const names = await page.locator('[data-part=copy-offers] button:visible').allInnerTexts();
  return names.map((name) => name.split('.')[0]!);
};
const openReport = async (code: string) => {
  await page
    .locator('[data-part=copy-offers]')
    .getByRole('button', { name: new RegExp(`^${code}\\. `) })
    .click();
  await page.locator('.report h1').waitFor();
};
const back = async () => {
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await page.locator('.report').waitFor({ state: 'detached' });
};
/** What a press brings: as many files as there are. */
const download = async (button: string, files = 1) => {
  const came: { name: string; bytes: Buffer }[] = [];
  const all = new Promise<void>((resolve) => {
    page.on('download', async (file) => {
      came.push({ name: file.suggestedFilename(), bytes: readFileSync(await file.path()) });
      if (came.length === files) resolve();
    });
  });
  await page.getByRole('button', { name: button }).click();
  await all;
  page.removeAllListeners('download');
  return came;
};
/** The paths of what the command writes. */
const written = (unit: string, year: number, more: Partial<ReportOrder> = {}) =>
  writeReports({ root: bare, unit, year, out: mkdtempSync(join(out, 'reports-')), address: site.address, ...more });
const codesOf = (paths: readonly string[]) => [...new Set(paths.map((path) => /-\d{4}-(p\d+)[-.]/.exec(path)![1]!.toUpperCase()))];

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/nop/index.html'))) throw new Error('Chưa có dist/. Chữa: npm run build');
  site = await serve(join(root, 'dist'));
  browser = await openBrowser();
  ({ page } = browser);
  out = mkdtempSync(join(tmpdir(), 'so-ren-luyen-copy-'));
  bare = contentWithoutHistory();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  for (const folder of [out, bare]) rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await page.goto(site.address);
  await page.locator('input[data-part=files]').focus();
  await page.locator('file-checker[data-ready][data-offline-ready]').waitFor();
});

describe.runIf(sampleHere)('a copy of the repository', () => {
  test('as the host’s ZIP: all of P1–P21 are offered where the command makes them, for a branch as for a province', async () => {
    await openZip(copyOf());
    expect(await said()).toMatch(/^Đã mở kho “Sổ Rèn Luyện”: \d+ đơn vị, \d+ tệp đã nộp; số liệu tính đến ngày 20\/11\/2016\.$/);
    const all = new Set<string>();
    const places = [
      ['kg', 2015],
      ['kg', 2016],
      ['q8', 2015],
      ['q8-p01-kp1', 2015],
    ] as const;
    for (const [unit, year] of places) {
      const offered = await offersOf(unit, year);
      expect(offered, unit).toEqual(codesOf(await written(unit, year)));
      for (const code of offered) all.add(code);
    }
    expect([...all].sort()).toEqual(allReports.map(({ code }) => code).sort());
  });

  test('a unit chosen while the list is still being sought stays chosen', async () => {
    await openZip(copyOf());
    const [query, list] = [page.getByLabel('Tìm đơn vị'), page.locator('[data-part=copy-form] [data-slot=unit]')];
    const all = await list.locator('option').count();
    await query.evaluate((field: HTMLInputElement) => {
      const units = field.form!.querySelector('select')!;
      field.value = 'phường';
      field.dispatchEvent(new Event('input'));
      units.value = 'q8-p13';
      units.dispatchEvent(new Event('change'));
    });
    await soon(() => list.locator('option').count()).toBeLessThan(all);
    expect(await list.inputValue()).toBe('q8-p13');
    // Whoever goes on seeking is given the best match again.
    await query.fill('tô châu');
    await soon(() => list.inputValue()).toMatch(/to-chau/);
  });

  test('each report of a province is the command’s, byte by byte: sheet and papers', async () => {
    const paths = await written('kg', 2015);
    await openZip(copyOf());
    const codes = await offersOf('kg', 2015);
    expect(codes).toEqual(expect.arrayContaining(['P9', 'P12', 'P14', 'P16', 'P17', 'P21']));
    for (const code of codes) {
      const own = paths.filter((path) => path.includes(`-${code.toLowerCase()}.`) || path.includes(`-${code.toLowerCase()}-`));
      await openReport(code);
      const papers = own.filter((path) => path.endsWith('.docx'));
      const came = [
        ...(await download('Tải bảng tính (.csv)')),
        ...(papers.length > 0 ? await download('Tải văn bản (.docx)', papers.length) : []),
      ];
      for (const path of own.filter((p) => !p.endsWith('.html'))) {
        const same = came.find(({ name }) => path.endsWith(`/${name}`));
        expect(same?.bytes.equals(readFileSync(path)), path).toBe(true);
      }
      expect(came).toHaveLength(1 + papers.length);
      await back();
    }
  });

  test('as its folder content, from which what is refused is left out as the command leaves it out', async () => {
    const folder = join(out, 'kho');
    cpSync(join(root, 'content'), join(folder, 'content'), { recursive: true });
    const [story] = readdirSync(join(folder, 'content/stories'));
    const text = readFileSync(join(folder, 'content/stories', story!), 'utf8').replace(/^title: .*$/m, 'title: Bản sao');
    writeFileSync(join(folder, 'content/stories/ban-sao.md'), `${text}\n[không có](/khong-co-trang-nay/)\n`);
    writeFileSync(join(folder, 'content/.DS_Store'), 'x');
    await page.setInputFiles('[data-part=copy-folder]', join(folder, 'content'));
    await settled();
    expect(await said()).toContain('Còn 1 bài chưa được nhận vì có chỗ sai, nên không có trong báo cáo.');
    const organisation = /^organisation: (.+)$/m.exec(text)![1]!;
    const paths = await written(organisation, 2015, { root: folder, only: 'P17' });
    await offersOf(organisation, 2015);
    await openReport('P17');
    const [sheet] = await download('Tải bảng tính (.csv)');
    expect(sheet!.bytes.equals(readFileSync(paths.find((path) => path.endsWith('.csv'))!))).toBe(true);
    expect(String(sheet!.bytes)).not.toContain('Bản sao');
  });

  test('dropped anywhere on the page, with a list of names that is opened there; stopped, it is opened anew', async () => {
    const list = join(out, 'Danh sách.csv');
    writeFileSync(list, 'STT,Mã đoàn viên,Họ và tên\n1,DV-4YAD,Đỗ Thị Mẫu\n');
    const { buffer } = copyOf();
    const dropped = await page.evaluateHandle((base64) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], 'kho.zip'));
      return transfer;
    }, buffer.toString('base64'));
    await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
    await page.locator('[data-part=copy-at-hand]').waitFor();
    await settled();
    await page.setInputFiles('[data-part=copy-names]', list);
    await settled();
    expect(await page.locator('[data-part=copy-named]').innerText()).toContain('1 người có họ tên');
    await offersOf('q8-p01-kp1', 2015);
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-part=stop]')!.click());
    const paths = await written('q8-p01-kp1', 2015, { only: 'P5', names: [list] });
    await openReport('P5');
    expect(plain(await page.locator('.report').innerText())).toContain('DV-4YAD Đỗ Thị Mẫu');
    const [sheet] = await download('Tải bảng tính (.csv)');
    expect(sheet!.bytes.equals(readFileSync(paths.find((path) => path.endsWith('.csv'))!))).toBe(true);
    expect((await download('Tải văn bản (.docx)'))[0]!.bytes.equals(readFileSync(paths.find((path) => path.endsWith('.docx'))!))).toBe(
      true,
    );
  });

  test('a wrong one is told, with what to do', async () => {
    const whole = copyOf();
    const wrong = [
      [{ ...whole, buffer: whole.buffer.subarray(0, whole.buffer.length / 2) }, 'tệp tải về chưa trọn. Tải lại kho về máy'],
      [{ ...whole, buffer: Buffer.from('không phải ZIP') }, 'đây không phải tệp ZIP'],
      [zipOf({ 'anh/a.jpg': strToU8('x') }), 'không có thư mục “content” của kho'],
      [copyOf({ 'so-ren-luyen-main/content/site.json': strToU8('{') }), 'Kho này còn chỗ sai ở content/site.json'],
    ] as const;
    for (const [zip, words] of wrong) {
      await openZip(zip);
      expect(await said()).toContain(words);
      expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['part'])).toBe('copy-said');
      expect(await page.locator('[data-part=copy-form]').isVisible()).toBe(false);
    }
    await openZip(whole);
    expect(await page.locator('[data-part=copy-form]').isVisible()).toBe(true);
  });

  test('nobody is asked, nothing is kept, and a narrow phone shows it whole', async () => {
    await openZip(copyOf());
    const { asked, end } = noteAsked(browser.context);
    await offersOf('kg', 2015);
    await openReport('P14');
    await download('Tải bảng tính (.csv)');
    end();
    expect(asked).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await back();
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  afterAll(() => {
    expect(browser.outside).toEqual([]);
    expect(browser.errors).toEqual([]);
  });
});
