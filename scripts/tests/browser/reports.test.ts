import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { columnOf, headerOf, kindNames, kindOf, type KindName } from '../../../src/domain/index.ts';
import { writeReports } from '../../publish/reports.ts';
import { sampleHere } from '../mini.ts';
import { partsOf } from '../parts.ts';
import { type Browser, noteAsked, openBrowser } from './browser.ts';
import { serve, type Site } from './serve.ts';
import { contentWithoutHistory } from './working-copy.ts';

/** A unit's own reports on the page Kiểm tra và nộp: the same as the command's, made without asking anybody anything. */

const root = join(import.meta.dirname, '../../..');
const [branch, base, year] = ['q8-p01-kp1', 'q8-p01', '2015'] as const;

let site: Site;
let browser: Browser;
let page: Page;
/** What the command writes, by the end of each file's name: `p5.csv`. */
let written: ReadonlyMap<string, Buffer>;

const open = async (address = site.address) => {
  await page.goto(address);
  // The judge comes when somebody turns to the page.
  await page.locator('input[data-part=files]').focus();
  await page.locator('file-checker[data-ready][data-offline-ready]').waitFor();
};
const settled = () => page.locator('file-checker:not([data-busy])').waitFor();
interface Dropped {
  name: string;
  mimeType: string;
  buffer: Buffer;
}
const choose = async (...files: Dropped[]) => {
  await page.setInputFiles('input[data-part=files]', files);
  await settled();
};
/** A unit's files of the sample, each named after the unit. */
const filesOf = (unit: string, ...kinds: KindName[]): Dropped[] => {
  const folder = join(root, 'content/submissions', unit, year);
  return readdirSync(folder)
    .filter((file) => kinds.length === 0 || kinds.some((kind) => file === `${kind}.csv`))
    .map((file) => ({ name: `${unit} ${file}`, mimeType: 'text/csv', buffer: readFileSync(join(folder, file)) }));
};
const csv = (name: string, text: string): Dropped => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const textOf = async (selector: string) => plain(await page.locator(selector).innerText());
/** A report's button, by its code and the unit's name. */
const offer = (code: string, unit = 'Chi đoàn khu phố 1, phường 1') =>
  page
    .locator('[data-part=units] > div', { has: page.getByRole('heading', { name: `${unit}, năm ${year}`, exact: true }) })
    .getByRole('button', { name: new RegExp(`^${code}\\. `) });
const openReport = async (code: string, unit?: string) => {
  await offer(code, unit).click();
  await page.locator('.report h1').waitFor();
};
const back = async () => {
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await page.locator('.report').waitFor({ state: 'detached' });
};
const download = async (button: string) => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
};
/** The words of a page that the command wrote, as the same browser lays them out. */
const wordsOf = async (html: string) => {
  const other = await browser.context.newPage();
  await other.setContent(html);
  const words = plain(await other.locator('body').innerText());
  await other.close();
  return words;
};

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/nop/index.html'))) throw new Error('Chưa có dist/. Chữa: npm run build');
  site = await serve(join(root, 'dist'));
  browser = await openBrowser();
  ({ page } = browser);
  if (!sampleHere) return;
  const [out, bare] = [mkdtempSync(join(tmpdir(), 'so-ren-luyen-reports-')), contentWithoutHistory()];
  const paths = [
    ...(await writeReports({ root: bare, unit: branch, year: Number(year), out, address: site.address })),
    ...(await writeReports({ root: bare, unit: base, year: Number(year), out, only: 'P6', address: site.address })),
  ];
  written = new Map(paths.map((path) => [/p\d+\.\w+$/.exec(path)![0], readFileSync(path)]));
  for (const folder of [out, bare]) rmSync(folder, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.runIf(sampleHere)('a branch’s own reports', () => {
  beforeEach(() => open());

  test('what can be made is offered, what lacks a file says which', async () => {
    await choose(...filesOf(branch, 'danh-gia', 'doan-vien'));
    const said = await textOf('[data-part=offers]');
    expect(said).toContain(
      'P5. Đề nghị công nhận kết quả đánh giá, xếp loại đoàn viên Cần thêm: dang-ky (Đăng ký rèn luyện); ket-qua (Kết quả thực hiện)',
    );
    expect(said).toContain(
      'P7. Thông báo kết quả công nhận trong chi đoàn Cần thêm: cong-nhan (Công nhận kết quả xếp loại, của Đoàn phường 1)',
    );
    expect(await page.locator('[data-part=offers] button:visible').count()).toBe(0);

    await choose(...filesOf(branch));
    expect(await page.locator('[data-part=units] h3').allInnerTexts()).toEqual(['Chi đoàn khu phố 1, phường 1, năm 2015']);
    const offered = await page.locator('[data-part=offers] button:visible').allInnerTexts();
    expect(offered.map((name) => name.split('.')[0])).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P20']);
    expect(await textOf('[data-part=offers]')).toContain('thì chọn thêm tệp dieu-chinh (Điều chỉnh đăng ký).');
  });

  test('each says the same as the command’s page and sheet, and proposal and notice the same as their documents', async () => {
    await choose(...filesOf(branch), ...filesOf(base, 'cong-nhan'));
    for (const code of ['P1', 'P2', 'P3', 'P4', 'P5', 'P7', 'P20']) {
      const name = code.toLowerCase();
      await openReport(code);
      const said = await textOf('.report');
      expect(said, code).toBe(await wordsOf(String(written.get(`${name}.html`))));
      expect(said).toContain('Nội bộ: có mã đoàn viên, không đăng công khai');
      expect(await download('Tải bảng tính (.csv)')).toEqual({ name: `${branch}-${year}-${name}.csv`, bytes: written.get(`${name}.csv`) });
      const goesOut = code === 'P5' || code === 'P7';
      expect(await page.getByRole('button', { name: 'Tải văn bản (.docx)' }).isVisible()).toBe(goesOut);
      if (code === 'P4') for (const words of ['DV-4YAD', 'kỳ đã hết 12', 'đoàn viên 18']) expect(said).toContain(words);
      if (code === 'P5')
        for (const words of ['ngày họp chi đoàn 08/12/2015', 'có mặt trên tổng số 15/18', 'DV-4YAD']) expect(said).toContain(words);
      if (goesOut) {
        const paper = await download('Tải văn bản (.docx)');
        expect(paper.name).toBe(`${branch}-${year}-${name}.docx`);
        expect(paper.bytes.equals(written.get(`${name}.docx`)!), 'the same document, byte by byte').toBe(true);
      }
      await back();
    }
  });

  test('a list of names that is open here stands beside the codes, on the page, in the sheet and in the paper', async () => {
    const list = csv('Danh sách.csv', 'STT,Mã đoàn viên,Họ và tên,Ngày sinh\n1,DV-4YAD,Đỗ Thị Mẫu,\n');
    await choose(...filesOf(branch), list);
    await openReport('P5');
    const said = await textOf('.report');
    expect(said).toContain('DV-4YAD Đỗ Thị Mẫu');
    expect(said).toContain('Có họ tên lấy từ danh sách đang mở trên máy này');
    expect(String((await download('Tải bảng tính (.csv)')).bytes)).toContain('DV-4YAD,Đỗ Thị Mẫu');
    expect(partsOf((await download('Tải văn bản (.docx)')).bytes)).toContain('Đỗ Thị Mẫu');
    expect(site.asked.join()).not.toMatch(/Đỗ|DV-4YAD/);
  });

  test('what somebody typed is shown as text, never as a part of the page', async () => {
    const files = filesOf(branch);
    const ratings = files.find(({ name }) => name.endsWith('danh-gia.csv'))!;
    const wild = '<img src=x onerror=document.title=1>';
    const rows = String(ratings.buffer).trim().split('\n');
    await choose(
      ...files.filter((f) => f !== ratings),
      csv('x.csv', [...rows.slice(0, -1), `${rows.at(-1)!.split(',').slice(0, 4)},,${wild}`].join('\n')),
    );
    await openReport('P5');
    expect(await textOf('.report')).toContain(wild);
    expect(await page.locator('.report img').count()).toBe(0);
  });

  test('rows that wait to be mended are told of on the paper', async () => {
    const files = filesOf(branch);
    const talks = files.find(({ name }) => name.endsWith('trao-doi.csv'))!;
    const rows = String(talks.buffer).trim().split('\n');
    await choose(...files.filter((f) => f !== talks), csv('x.csv', [...rows, `2015,${branch},DV-4YAD,31/02/2015`].join('\n')));
    await openReport('P4');
    expect(await textOf('.report')).toContain('Còn 1 dòng cần sửa, chưa được đếm ở đây.');
    await back();
    await openReport('P1');
    expect(await textOf('.report')).not.toContain('cần sửa');
  });

  test('by keyboard: to the report, along it, and back to where it was opened', async () => {
    await choose(...filesOf(branch));
    const focused = () => page.evaluate(() => (document.activeElement?.shadowRoot ?? document).activeElement?.textContent?.trim());
    await offer('P4').focus();
    await page.keyboard.press('Enter');
    await page.locator('.report h1').waitFor();
    expect(await focused()).toBe('Trao đổi với đoàn viên: đã làm, còn thiếu');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('Tải bảng tính (.csv)');
    await page.keyboard.press('Escape');
    await page.locator('.report').waitFor({ state: 'detached' });
    expect(await focused()).toMatch(/^P4\. /);
    // A phone's way back leads to the files, not off the page.
    await page.keyboard.press('Enter');
    await page.locator('.report h1').waitFor();
    await page.goBack();
    await page.locator('.report').waitFor({ state: 'detached' });
    expect(await page.locator('[data-part=cards] article').count()).toBe(filesOf(branch).length);
    expect(await focused()).toMatch(/^P4\. /);
  });

  test('on paper only the report, A4 on its side, whole; on a narrow phone nothing but a table scrolls', async () => {
    await choose(...filesOf(branch));
    await openReport('P3');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sizes = new Set(
      [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => `${Math.round(Number(w))}×${Math.round(Number(h))}`),
    );
    expect([...sizes]).toEqual(['842×595']);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.site-header', '.site-footer', '.masthead', '.ways', '[data-part=results]', '[data-part=offers]'])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await back();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe.runIf(sampleHere)('a base unit’s own reports', () => {
  beforeEach(() => open());

  test('its list of recognised results is the command’s, and what it lacks of a branch is told on it', async () => {
    await choose(...filesOf('q8', 'so-viec'), ...filesOf(base), ...filesOf(branch), ...filesOf('q8-p01-kp2'));
    // Its book names documents and branches: none of its rows is refused here.
    expect(await textOf('[data-part=summary]')).not.toContain('cần sửa');
    await openReport('P6', 'Đoàn phường 1');
    expect(await textOf('.report')).toBe(await wordsOf(String(written.get('p6.html'))));
    expect((await download('Tải bảng tính (.csv)')).bytes).toEqual(written.get('p6.csv'));
    expect((await download('Tải văn bản (.docx)')).bytes.equals(written.get('p6.docx')!)).toBe(true);
    await back();
    // In full, every branch by itself: what the public page says by groups.
    await openReport('P8', 'Đoàn phường 1');
    for (const words of ['Chi đoàn khu phố 1, phường 1', 'Chi đoàn khu phố 2, phường 1', 'Không hoàn thành nhiệm vụ'])
      expect(await textOf('.report')).toContain(words);
    await back();
    await open();
    await choose(...filesOf(base), ...filesOf(branch));
    await openReport('P6', 'Đoàn phường 1');
    const said = await textOf('.report');
    expect(said).toContain('Chưa có đủ tệp, nên chưa được đếm đủ: Chi đoàn khu phố 2, phường 1.');
    expect(said).toContain('Lập khi chưa có sổ công việc của Quận Đoàn 8');
  });
});

describe.runIf(sampleHere)('files of one name', () => {
  beforeEach(() => open());
  const placesShown = async () => (await page.locator('[data-part=cards] [data-slot=where] [data-slot=place]').allInnerTexts()).map(plain);

  test('of two chi đoàn stay both; a mended one takes the place of the former', async () => {
    const named = (unit: string) => ({ ...filesOf(unit, 'doan-vien')[0]!, name: 'doan-vien.csv' });
    await choose(named(branch));
    await choose(named('q8-p01-kp2'));
    expect(await placesShown()).toEqual([1, 2].map((n) => expect.stringContaining(`Chi đoàn khu phố ${n}, phường 1 `)));
    await choose(named(branch));
    expect((await placesShown()).map((place) => /khu phố \d/.exec(place)![0])).toEqual(['khu phố 2', 'khu phố 1']);
  });
});

describe.runIf(sampleHere)('nobody is asked', () => {
  test('from dropping to the sheet in hand not a question; the document’s writer comes when it is first wanted', async () => {
    await open();
    const { asked, end } = noteAsked(browser.context);
    const from = site.asked.length;
    await choose(...filesOf(branch));
    await openReport('P5');
    await download('Tải bảng tính (.csv)');
    expect(asked).toEqual([]);
    await download('Tải văn bản (.docx)');
    end();
    expect(asked.filter((url) => !/\/_astro\/document\.worker[^/]*\.js$/.test(url))).toEqual([]);
    expect(site.asked.slice(from).filter((a) => !/\/_astro\/document\.worker/.test(a))).toEqual([]);
    // Nothing of a member is kept anywhere.
    const kept = await page.evaluate(async () => {
      const bodies = await Promise.all(
        (await caches.keys()).map(async (name) => {
          const cache = await caches.open(name);
          return Promise.all((await cache.keys()).map(async (key) => (await cache.match(key))!.text()));
        }),
      );
      return { stored: localStorage.length + sessionStorage.length, text: bodies.flat().join('\n') };
    });
    expect(kept.stored).toBe(0);
    expect(kept.text).not.toContain('DV-4YAD');
    expect(kept.text, 'the copy for a day without network is whole').toContain('TM. BAN CHẤP HÀNH');
  });

  test('the page itself does not bring the library that writes documents', () => {
    const html = readFileSync(join(root, 'dist/nop/index.html'), 'utf8');
    expect(html).not.toContain('document.worker');
    for (const [, script] of html.matchAll(/<script[^>]+src="\/([^"]+)"/g))
      expect(readFileSync(join(root, 'dist', script!)).length).toBeLessThan(40_000);
  });

  test('once opened, reports and documents are made without the network', async () => {
    const own = await serve(join(root, 'dist'));
    await open(own.address);
    await own.close();
    await page.reload();
    // The judge comes when somebody turns to the page.
    await page.locator('input[data-part=files]').focus();
    await page.locator('file-checker[data-ready]').waitFor();
    await choose(...filesOf(branch));
    await openReport('P5');
    expect((await download('Tải văn bản (.docx)')).bytes.equals(written.get('p5.docx')!)).toBe(true);
    browser.errors.length = 0; // the refused look for a newer copy is told on the console
  });

  afterAll(() => {
    expect(browser.outside).toEqual([]);
    expect(browser.errors).toEqual([]);
  });
});

describe.runIf(sampleHere)('sheets without a name', () => {
  beforeEach(() => open());
  const sheets: Readonly<Record<KindName, { unit: string; row: string }>> = {
    'doan-vien': { unit: branch, row: `2015,${branch},DV-4YAD,doan_vien,dang_sinh_hoat,` },
    'dang-ky': { unit: branch, row: `2015,${branch},DV-4YAD,doan_vien,1,RL1,viec_lam,Học một nghề,,,,2015-02-20` },
    'dieu-chinh': { unit: branch, row: `2015,${branch},DV-4YAD,1,bo,2015-06-15,Chuyển sang học buổi tối` },
    'ket-qua': { unit: branch, row: `2015,${branch},DV-4YAD,1,Q2,hoan_thanh,,` },
    'trao-doi': { unit: branch, row: `2015,${branch},DV-4YAD,2015-03-16` },
    'so-viec': { unit: branch, row: `2015,${branch},hop_danh_gia,2015-12-08,,15,18,15,,` },
    'cham-diem': { unit: branch, row: `2015,${branch},DV-4YAD,RL1,9,8` },
    'danh-gia': { unit: branch, row: `2015,${branch},DV-4YAD,hoan_thanh_tot,,` },
    'cong-nhan': { unit: base, row: `2015,${base},${branch},DV-4YAD,hoan_thanh_tot,,21-NQ/BCH,2016-01-08` },
    'chi-doan-manh': { unit: 'kg-to-chau', row: '2015,kg-to-chau,kg-to-chau-kp1,2015-02-20,dat,dat,chua_xet,' },
  };

  test.each(kindNames)('%s is known by its columns, by code and by name', async (kind) => {
    const { row } = sheets[kind];
    for (const columns of [headerOf(kind), headerOf(kind).map((column) => columnOf(kind, column).label)]) {
      await choose(csv('Trang tính1.csv', `${columns.join(',')}\n${row}\n`));
      expect(await textOf('[data-part=cards] [data-slot=where] [data-slot=place]')).toMatch(
        new RegExp(`^${kindOf(kind).label} · .+ · năm 2015$`),
      );
    }
  });

  test('a secretary who drops her book alone is not asked for what the unit above writes', async () => {
    await choose(...filesOf(branch, 'so-viec'));
    const card = page.locator('[data-part=cards] article');
    const folded = card.locator('details', { hasText: 'ghi nhận' });
    await folded.locator('summary').click();
    const said = plain(await card.innerText());
    expect(said).toContain('Kết quả công nhận do Đoàn phường 1 ghi');
    expect(said).toContain('Bạn không phải làm gì thêm.');
    expect(said).not.toContain('Chọn thêm tệp cong-nhan.csv');
    // The base unit writes that file itself: it is told as before.
    await choose(csv('so.csv', String(filesOf(base, 'so-viec')[0]!.buffer)));
    const other = page.locator('[data-part=cards] article').nth(1);
    await other.locator('summary').first().click();
    expect(plain(await other.innerText())).toContain('Chọn thêm tệp cong-nhan.csv');
  });

  test('a book may name the lessons and documents of the library', async () => {
    const [book] = filesOf('kg-to-chau-kp1', 'so-viec');
    expect(String(book!.buffer)).toContain('hoc_bai');
    await choose(book!);
    expect(await textOf('[data-part=summary]')).toBe('Đã xem tệp: gửi được');
  });
});
