import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { headerOf, kindNames, kindOf, type KindName } from '../../../src/domain/index.ts';
import { readWorkbook } from '../../../src/workbook/read-workbook.ts';
import { WorkbookError, workbookLimits } from '../../../src/workbook/workbook.ts';
import { takeTurns } from '../../desk/api.ts';
import { DeskStore } from '../../desk/store.ts';
import { serviceApp } from '../../service/app.ts';
import { LocalHandIns } from '../../service/local-host.ts';
import { issueKey } from '../../upkeep/keys.ts';
import { registrations, sampleHere } from '../mini.ts';
import { type Browser, noteAsked, openBrowser } from './browser.ts';
import { serve, type Site } from './serve.ts';
import { git, makeWorkingCopy, onlyRooms, terminal } from './working-copy.ts';

/** The page Kiểm tra và nộp in a real browser, over the built site. Run after `npm run build`. */

const root = join(import.meta.dirname, '../../..');
const unit = 'q8-p01-kp2';
const header = headerOf('dang-ky').join(',');
/** Registrations of people of one branch, five items each: clean under the programme. */
const clean = (people: number): string =>
  [
    header,
    ...Array.from({ length: people }, (_, i) =>
      registrations(`DV-${1000 + (i % 9000)}${'ABCDEFGHJKLMNPQRSTUVWX'[Math.floor(i / 9000)]}`, 5, { unit }),
    ),
  ].join('\n');
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

let site: Site;
let browser: Browser;
let page: Page;

/** Opens the page anew and waits until its judge, its offline copy and what the device kept of earlier presses stand ready. */
const open = async (address = site.address) => {
  await page.goto(address);
  // The judge comes when somebody turns to the page.
  await page.locator('input[data-part=files]').focus();
  await page.locator('file-checker[data-ready][data-offline-ready][data-ways-ready]').waitFor();
};
const settled = () => page.locator('file-checker:not([data-busy])').waitFor();
/** A file of the disk as it would be chosen. */
const onDisk = (path: string) => ({ name: basename(path), mimeType: '', buffer: readFileSync(path) });
const choose = async (...files: ReturnType<typeof csv>[]) => {
  await page.setInputFiles('input[data-part=files]', files);
  await settled();
};
const cards = () => page.locator('[data-part=cards] article');
const textOf = async (selector: string) => (await page.locator(selector).innerText()).replace(/\s+/g, ' ');
const cardText = async (at = 0) => (await cards().nth(at).innerText()).replace(/\s+/g, ' ');
const summary = () => textOf('[data-part=summary]');
/** What a press on a file to hand in brings: its name and its text. */
const download = async (name: string) => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: `Tải ${name}` }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
};

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/nop/index.html'))) throw new Error('Chưa có dist/. Chữa: npm run build');
  site = await serve(join(root, 'dist'));
  browser = await openBrowser();
  ({ page } = browser);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.runIf(sampleHere)('a file is chosen', () => {
  beforeEach(() => open());

  test('a clean one: a short word of thanks, counts by criterion, and the same rows to hand in', async () => {
    const text = `${clean(4)}\n`;
    await choose(csv('Đăng ký của chi đoàn.csv', text));
    expect(await summary()).toBe('Đã xem tệp: gửi được');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('ket-qua');
    const said = await cardText();
    for (const words of [
      'Nhận đủ 20 dòng',
      'Tệp sạch, không phải sửa gì. Cảm ơn bạn',
      'Đăng ký rèn luyện · Chi đoàn khu phố 2, phường 1 (Đoàn phường 1) · năm 2016',
      'dòng được nhận 20 người 4',
      'RL1 — Rèn luyện, nâng cao nhận thức về tư tưởng chính trị 4',
    ])
      expect(said).toContain(words);
    expect(await download('dang-ky.csv')).toEqual({ name: 'dang-ky.csv', text: `\ufeff${text}` });
  });

  test('one that stays at hand is judged by what the organisation has published since, once she comes back', async () => {
    await choose(csv('dang-ky.csv', `${clean(4)}\n`));
    expect(await cardText()).toContain('Chi đoàn khu phố 2, phường 1');
    const published = readFileSync(join(root, 'dist/nop/to-chuc.json'), 'utf8');
    site.instead.set('/nop/to-chuc.json', published.replaceAll('Chi đoàn khu phố 2, phường 1', 'Chi đoàn Hai Bà Trưng'));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await cards().getByText('Chi đoàn Hai Bà Trưng').first().waitFor();
    expect(await summary()).toBe('Đã xem tệp: gửi được');
    site.instead.clear();
  });

  test('a messy one: every row that counts is kept, every other is told where, what and how', async () => {
    const rows = clean(3)
      .split('\n')
      .slice(1)
      .map((row) => row.split(','));
    rows[1]![5] = 'RL9';
    rows[3]![2] = '';
    rows[6]![11] = '31/02/2016';
    for (const row of rows.slice(10)) row[11] = '20/2/2016';
    const names = [
      'Năm',
      'Mã chi đoàn',
      'Mã đoàn viên',
      'Đối tượng',
      'STT',
      'Tiêu chí',
      'Loại',
      'Nội dung',
      'Số lượng',
      'Đơn vị tính',
      'Hạn',
    ];
    const text = [['DANH SÁCH ĐĂNG KÝ'], [], [...names, 'Ngày đăng ký'], ...rows].map((row) => row.join(';')).join('\r\n');
    await choose(csv('bang cua toi.csv', text));
    expect(await summary()).toBe('Đã xem tệp: còn chỗ cần sửa');
    const said = await cardText();
    for (const words of [
      'Nhận 12 dòng, còn 3 dòng cần sửa',
      'Sửa những chỗ dưới đây trong tệp của bạn, lưu lại, rồi chọn lại tệp.',
      'Lỗi dòng 5, cột “Tiêu chí” Tiêu chí không có trong chương trình',
      'Dùng một trong: RL1 (Rèn luyện, nâng cao nhận thức về tư tưởng chính trị)',
      'Lỗi dòng 7, cột “Mã đoàn viên” Ô bắt buộc còn trống',
      'Lỗi dòng 10, cột “Ngày đăng ký” Ngày không có trên lịch',
      'Đã sửa giúp dòng 3 Có dòng phía trên bảng',
      'cột “Ngày đăng ký” Đã sửa giúp',
    ])
      expect(said, words).toContain(words);

    const rowsShown = () => page.locator('tbody[data-slot=rows] tr').count();
    const all = await rowsShown();
    await page.getByText(/^Đã sửa giúp \d+$/).click();
    expect(await textOf('tbody[data-slot=rows]')).not.toContain('Ô bắt buộc còn trống');
    expect(await rowsShown()).toBeLessThan(all);
    await page.getByText(/^Tất cả \d+$/).click();
    await page.getByLabel('Loại').selectOption({ label: 'Ngày không có trên lịch (1)' });
    expect(await rowsShown()).toBe(1);
    expect(await page.locator('tbody[data-slot=rows] a').getAttribute('href')).toBe('/loi/ngay-khong-co/');

    expect(await textOf('[data-part=hand-in]')).toContain('Tệp này chưa có 3 dòng cần sửa ở trên');
    expect((await download('dang-ky.csv')).text.trim().split('\n')).toHaveLength(13);
  });

  test('thousands of issues stay readable: equal ones are one, the rest comes by pressing', async () => {
    const rows = clean(1200).split('\n');
    const text = rows.map((row, i) => (i > 0 && i % 2 ? row.replace('2016-02-20', '31/02/2016') : row)).join('\n');
    await choose(csv('dang-ky.csv', text));
    const shown = await page.locator('tbody[data-slot=rows] tr').count();
    expect(shown).toBeLessThanOrEqual(25);
    expect(await cardText()).toMatch(/Lỗi 200 dòng: 2, 4, 6, [\d, ]+…, cột “ngay_dang_ky” Ngày không có trên lịch/);
  });

  test('one that does not say whose it is: asked, found without marks, judged', async () => {
    const text = clean(3)
      .split('\n')
      .map((row) => row.split(',').slice(2).join(','))
      .join('\n');
    await choose(csv('khong ro.csv', text));
    expect(await summary()).toBe('Đã xem tệp: chờ bạn điền thêm');
    expect(await cardText()).toContain('Cho biết tệp này là gì');
    expect(await page.getByLabel('Tệp này là').inputValue()).toBe('dang-ky');
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    expect(await cardText(), 'nothing is judged before all is said').toContain('Cho biết tệp này là gì');
    await page.locator('.ask select[data-slot=year]').selectOption('2016');
    await page.locator('.ask').getByLabel('Tìm đơn vị').fill('khu pho 2 phuong 1');
    // The list that stands before a word is typed holds the same unit, and chooses nothing.
    await expect.poll(() => page.locator('.ask select[data-slot=unit]').inputValue()).toBe(unit);
    expect(await page.locator('.ask select[data-slot=unit] option').first().innerText()).toContain(
      'Chi đoàn khu phố 2, phường 1 — Đoàn phường 1',
    );
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await settled();
    await page.getByText('Nhận đủ 15 dòng').waitFor();
    expect((await download('dang-ky.csv')).text).toBe(`\ufeff${clean(3)}\n`);
  });

  test('several at once: judged together, handed in together', async () => {
    const folder = join(root, 'content/submissions', unit, '2015');
    const files = kindNames.filter((kind) => existsSync(join(folder, `${kind}.csv`)));
    await choose(...files.map((kind) => onDisk(join(folder, `${kind}.csv`))));
    expect(await cards().count()).toBe(files.length);
    expect(await summary()).toBe(`Đã xem ${files.length} bảng: ${files.length} gửi được`);
    expect(await textOf('[data-part=cards]')).not.toContain('Chưa đối chiếu');
    expect(await page.locator('[data-part=folders] h3').allInnerTexts()).toEqual([
      'Chi đoàn khu phố 2, phường 1 (Đoàn phường 1), năm 2015',
    ]);
    for (const kind of files) expect((await download(`${kind}.csv`)).text).toContain(headerOf(kind).join(','));

    // The mended file is chosen again under another name: the newer one is the one to hand in.
    await choose({ ...onDisk(join(folder, 'dang-ky.csv')), name: 'dang-ky (1).csv' });
    expect(await textOf('[data-part=cards]')).toContain('Đã có tệp mới hơn cùng loại, cùng đơn vị, cùng năm: dang-ky (1).csv');
    expect(await page.getByRole('link', { name: 'Tải dang-ky.csv' }).count()).toBe(1);
    await cards().filter({ hasText: 'Đã có tệp mới hơn' }).getByRole('button', { name: 'Bỏ tệp này' }).click();
    await settled();
    expect(await cards().count()).toBe(files.length);
  });

  test('dropped anywhere on the page', async () => {
    const dropped = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dang-ky.csv'));
      return data;
    }, clean(2));
    await page.dispatchEvent('footer', 'drop', { dataTransfer: dropped });
    await page.getByText('Nhận đủ 10 dòng').waitFor();
  });

  test('by keyboard alone, from choosing to the file in hand', async () => {
    const press = async (key: string, until: () => Promise<boolean>) => {
      for (let i = 0; i < 60; i++) {
        if (await until()) return;
        await page.keyboard.press(key);
      }
      throw new Error(`${key}: never got there`);
    };
    const focused = (selector: string) => () => page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);
    // The browser hands choosers over from a moment after somebody asks for them: asked for well before the press.
    const chosen = page.waitForEvent('filechooser');
    await page.locator('body').press('Tab');
    await press('Tab', focused('input[data-part=files]'));
    await page.keyboard.press('Space');
    const chooser = await chosen;
    const rows = clean(3).replace('RL1', 'RL9').replace('2016-02-20', '20/02/2016');
    await chooser.setFiles(csv('dang-ky.csv', rows));
    await settled();
    expect(await focused('#ket-qua')()).toBe(true);
    await press('Tab', focused('input[type=radio]'));
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.pill :checked + span').innerText()).toMatch(/^Lỗi/);
    await press('Tab', focused('a[download]'));
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(file.suggestedFilename()).toBe('dang-ky.csv');
  });

  test.each([320, 360, 1280])('nothing is wider than %i px', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await choose(csv('dang-ky.csv', clean(3).replace('RL1', 'RL9').replace('2016-02-20', '20/02/2016')), csv('la.csv', 'a,b\n1,2\n'));
    expect(await cards().count()).toBe(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe.runIf(sampleHere)('nothing leaves the device', () => {
  beforeEach(() => open());
  const sentinels = ['Nguyễn Văn Lính Gác', '01/02/1999', '0912345678'];

  test('names and birth dates are dropped and named by column; nobody is asked anything while files are judged', async () => {
    const [first, ...rows] = clean(4).split('\n');
    const text = [`Họ và tên,Ngày sinh,Điện thoại,${first}`, ...rows.map((row) => `${sentinels.join(',')},${row}`)].join('\n');
    const asked = site.asked.length;
    const requests = noteAsked(browser.context);
    page.on('websocket', (socket) => void requests.asked.push(socket.url()));
    await choose(csv('co ten.csv', text));
    expect(await cardText()).toContain('Đã bỏ cột A (họ tên), cột B (ngày sinh), cột C (số liên lạc)');
    expect(await cardText()).toContain('Nhận đủ 20 dòng, đã sửa giúp vài chỗ');
    const { text: back } = await download('dang-ky.csv');
    expect(back).toBe(`\ufeff${clean(4)}\n`);
    requests.end();
    expect(requests.asked).toEqual([]);
    expect(site.asked.slice(asked)).toEqual([]);
    const page_ = await page.content();
    for (const sentinel of sentinels) expect(page_).not.toContain(sentinel);
    const kept = await page.evaluate(async () => {
      const caught = await Promise.all(
        (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((r) => r.url)),
      );
      return {
        local: localStorage.length,
        session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caught: caught.flat(),
      };
    });
    expect({ ...kept, caught: [] }).toEqual({ local: 0, session: 0, databases: 0, caught: [] });
    expect(kept.caught.filter((url) => !/\/nop\/$|\/nop\/to-chuc\.json$|\/offline\.js$|\/_astro\/|\.svg$/.test(url))).toEqual([]);
  });

  test('the browser itself keeps page and workers from reaching another address', async () => {
    const knocked: string[] = [];
    const stranger = createSocketServer((socket) => {
      knocked.push('!');
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const there = `127.0.0.1:${(stranger.address() as AddressInfo).port}`;
    await choose(onDisk(join(root, 'scripts/tests/clients/q8-p01-kp1.xlsx')));
    const places: Pick<Page, 'evaluate'>[] = [page, ...page.workers()];
    expect(places.length).toBe(3);
    for (const place of places)
      await place.evaluate(async (host) => {
        await fetch(`http://${host}/`, { method: 'POST', body: 'x', mode: 'no-cors' }).catch(() => {});
        await new Promise<void>((done) => {
          try {
            const socket = new WebSocket(`ws://${host}/`);
            socket.onerror = socket.onclose = () => done();
          } catch {
            done();
          }
        });
        if ('sendBeacon' in navigator) navigator.sendBeacon(`http://${host}/`, 'x');
      }, there);
    // As text, for the test runner has its own idea of an import.
    for (const place of places) await place.evaluate(`import('http://${there}/x.js').catch(() => {})`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    stranger.close();
    expect(knocked).toEqual([]);
    browser.errors.length = 0; // what was refused is told on the console
  });

  afterAll(() => expect(browser.outside).toEqual([]));
});

describe.runIf(sampleHere)('workbooks and files of real clients', () => {
  beforeEach(() => open());
  const clients = join(root, 'scripts/tests/clients');
  const files = existsSync(clients) ? readdirSync(clients).filter((f) => /\.(csv|xlsx)$/.test(f)) : [];
  /** What was typed into a client's file, in canonical form. */
  const typed = (of: string, kind: string) => join(clients, 'rows', of, `${kind}.csv`);

  test('the reader of workbooks is fetched when the first one arrives, and nothing else', async () => {
    const asked = site.asked.length;
    await choose(onDisk(join(clients, 'q8-p01-kp1.xlsx')));
    await page.getByText('Nhận đủ 20 dòng').waitFor();
    // The offline copy may have it already.
    expect(site.asked.slice(asked).filter((a) => !/^GET \/_astro\/workbook\.worker/.test(a))).toEqual([]);
  });
  test.each(files.filter((f) => f !== 'mau-chua-dien.xlsx'))('%s', async (file) => {
    const [of, kind] = file.split('.') as [string, string];
    const kinds = file.endsWith('.xlsx') ? kindNames.filter((k) => existsSync(typed(of, k))) : [kind as KindName];
    await choose(onDisk(join(clients, file)));
    // The proposals that were typed give no reason why they differ from the results: these are asked for it, the others go.
    const asked = kinds.length > 1 && kinds.includes('danh-gia');
    if (asked)
      expect(await textOf('[data-part=cards]')).toContain(
        'chi đoàn đề nghị mức khác, hoặc mức cao nhất khi còn việc chưa xong, nhưng chưa ghi lý do',
      );
    else expect(await summary()).toMatch(/^Đã xem (tệp: gửi được|(\d) bảng: \2 gửi được)$/);
    expect(await cards().count()).toBe(kinds.length);
    for (const k of kinds.filter((own) => !(asked && own === 'danh-gia'))) {
      expect(await textOf('[data-part=cards]')).toContain(kindOf(k).label);
      expect((await download(`${k}.csv`)).text).toBe(`\ufeff${readFileSync(typed(of, k), 'utf8')}`);
    }
  });
  test('a template nobody has filled in: said once, nothing to hand in', async () => {
    await choose(onDisk(join(clients, 'mau-chua-dien.xlsx')));
    expect(await cards().count()).toBe(1);
    expect(await cardText()).toContain('Tệp chưa có dòng nào Điền vào dưới dòng tiêu đề, lưu lại, rồi chọn lại tệp.');
    expect(await page.locator('[data-part=hand-in]').isVisible()).toBe(false);
  });
  test('what is no workbook after all, an old or locked one, and one of no form: said with the way out', async () => {
    await choose(
      { ...csv('hong.xlsx', ''), buffer: Buffer.from('PK\x03\x04 không phải bảng tính') },
      { ...csv('cu.xls', ''), buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) },
      csv('khac.csv', 'a,b\n1,2\n'),
    );
    expect(await summary()).toBe('Đã xem 3 bảng: 3 còn chỗ cần sửa');
    const said = await textOf('[data-part=cards]');
    expect(said).toContain('Không mở được bảng tính này Mở tệp bằng Excel, chọn Tệp → Lưu thành → “Excel Workbook (.xlsx)”');
    expect(said).toContain('Bảng tính có mật khẩu, hoặc lưu kiểu Excel đời cũ (.xls)');
    expect(said).toContain('Không nhận ra mẫu nào');
  });
});

describe('the reading of workbooks', () => {
  /** A zip of one part whose directory says it unpacks to `size` bytes. */
  const zipSaying = (size: number): Uint8Array => {
    const bytes = new Uint8Array(30 + 46 + 22);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, 0x04034b50, true);
    view.setUint32(30, 0x02014b50, true);
    view.setUint32(30 + 20, 1000, true);
    view.setUint32(30 + 24, size, true);
    view.setUint32(76, 0x06054b50, true);
    view.setUint16(76 + 10, 1, true);
    view.setUint32(76 + 16, 30, true);
    return bytes;
  };
  const faultOf = (bytes: Uint8Array) =>
    readWorkbook(bytes).then(
      () => 'read',
      (error: unknown) => (error instanceof WorkbookError ? error.fault : String(error)),
    );

  test('a small file that unpacks to a huge one is refused by what it declares', async () => {
    expect(await faultOf(zipSaying(workbookLimits.unpacked + 1))).toBe('bang-tinh-qua-lon');
    expect(await faultOf(zipSaying(0)), 'a size not told').toBe('khong-mo-duoc');
    expect(await faultOf(zipSaying(0xffffffff)), 'a size told elsewhere').toBe('khong-mo-duoc');
    expect(await faultOf(zipSaying(1000)), 'no workbook inside').toBe('khong-mo-duoc');
    expect(await faultOf(new Uint8Array(workbookLimits.packed + 1))).toBe('bang-tinh-qua-lon');
  });
});

describe.runIf(sampleHere)('hundreds of thousands of rows', () => {
  beforeAll(() => open());

  test('run with progress beside a living page, and can be stopped; then everything goes on as before', async () => {
    const text = clean(20_000);
    await page.evaluate(() => {
      const shares: number[] = [];
      Object.assign(globalThis, { shares });
      const bar = document.querySelector<HTMLProgressElement>('[data-part=bar]')!;
      // A frame is drawn only where the page is alive.
      const look = () => {
        if (bar.hasAttribute('value') && bar.value !== shares.at(-1)) shares.push(bar.value);
        requestAnimationFrame(look);
      };
      look();
    });
    const shares = () => page.evaluate(() => (globalThis as unknown as { shares: number[] }).shares);
    const big = csv('dang-ky.csv', text);

    await page.setInputFiles('input[data-part=files]', big);
    await page.locator('[data-part=doing]', { hasText: 'Đang xem từng dòng' }).waitFor();
    await page.getByRole('button', { name: 'Dừng lại' }).click();
    await settled();
    expect(await textOf('[data-part=said]')).toBe('Đã dừng. Chọn tệp khi nào bạn sẵn sàng.');
    expect(await cards().count()).toBe(0);
    await choose(csv('dang-ky.csv', clean(2)));
    expect(await cardText()).toContain('Nhận đủ 10 dòng');

    const before = await shares();
    await page.setInputFiles('input[data-part=files]', big);
    await page.getByText('Nhận đủ 100.000 dòng').waitFor();
    expect((await shares()).length).toBeGreaterThan(before.length + 3);
    expect(await cardText()).toContain('dòng được nhận 100.000 người 20.000');
  });
});

describe('without the network, without scripts, without a repository', () => {
  test.runIf(sampleHere)('once opened, the page opens and works with nobody to ask', async () => {
    const own = await serve(join(root, 'dist'));
    await open(own.address);
    await own.close();
    await page.reload();
    // The judge comes when somebody turns to the page.
    await page.locator('input[data-part=files]').focus();
    await page.locator('file-checker[data-ready]').waitFor();
    await choose(csv('dang-ky.csv', clean(3)), onDisk(join(root, 'scripts/tests/clients/q8-p01-kp1.xlsx')));
    expect(await textOf('[data-part=cards]')).toContain('Nhận đủ 15 dòng');
    expect(await textOf('[data-part=cards]')).toContain('Nhận đủ 20 dòng');
    expect(await page.evaluate(() => document.fonts.ready.then((fonts) => fonts.check('16px "Be Vietnam Pro"')))).toBe(true);
    browser.errors.length = 0;
  });
  test('where no script comes the page tells the way by hand', async () => {
    const own = await serve(join(root, 'dist'), '/', /\.js$/);
    await page.goto(own.address);
    await page.evaluate(() => document.getAnimations().forEach((waiting) => waiting.finish()));
    expect(await textOf('main')).toContain('Nộp bằng tay Trình duyệt này chưa chạy được phần kiểm tra');
    expect(await textOf('main')).toContain('Tải mẫu ở trang Biểu mẫu');
    for (const input of await page.locator('input[type=file]').all()) expect(await input.isVisible()).toBe(false);
    await own.close();
    browser.errors.length = 0;
  });
  test.runIf(sampleHere)('files that come while others are judged wait for their turn', async () => {
    await open();
    await page.setInputFiles('input[data-part=files]', [csv('lớn.csv', clean(4000))]);
    await page.setInputFiles('input[data-part=files]', [csv('nhỏ.csv', clean(2))]);
    await page.getByText('nhỏ.csv', { exact: true }).waitFor();
    await settled();
    expect(await textOf('[data-part=cards]')).toMatch(/lớn\.csv[^]*nhỏ\.csv/);
  });
  test.runIf(sampleHere)('without a repository it says so plainly and names whom to give the file', async () => {
    await open();
    await choose(csv('dang-ky.csv', clean(3)));
    const said = await textOf('[data-part=hand-in]');
    expect(said).toContain('Đưa tệp cho ban phụ trách. Trang này chưa nối với kho trên mạng');
    expect(said).not.toContain('Mở chỗ nộp');
  });
  test.runIf(sampleHere)('a receipt goes on paper, without what can only be pressed', async () => {
    await open();
    await page.evaluate(() => Object.assign(navigator, { canShare: () => true, share: () => Promise.resolve() }));
    await choose(csv('dang-ky.csv', clean(3)));
    await page.getByRole('button', { name: 'Chia sẻ tệp' }).click();
    const receipt = page.locator('[data-part=receipt-list] article');
    const [told, forget] = [receipt.getByText('Đã chia sẻ cho ban phụ trách'), receipt.getByRole('button', { name: 'Bỏ khỏi máy này' })];
    await told.waitFor();
    await page.emulateMedia({ media: 'print' });
    expect([await told.isVisible(), await forget.isVisible()]).toEqual([true, false]);
    await page.emulateMedia({ media: 'screen' });
    await forget.click();
    await receipt.waitFor({ state: 'detached' });
  });
});

describe.runIf(sampleHere)('with a repository, below a base path', () => {
  const service = 'https://nop.example/';
  let folder: string;
  let below: Site;
  let key: string;
  beforeAll(async () => {
    folder = makeWorkingCopy();
    const settings = join(folder, 'content/site.json');
    const handIn = { address: service, account: 777 };
    writeFileSync(settings, JSON.stringify({ ...(JSON.parse(readFileSync(settings, 'utf8')) as object), handIn }));
    key = issueKey(folder, unit, '2016-01-05').key;
    git(folder, 'commit', '--quiet', '--no-gpg-sign', '-am', 'Máy nhận');
    onlyRooms(folder, 'nop');
    const env = { ...terminal(), SITE_BASE: '/so/', DESK_REPO: 'to-chuc/so-ren-luyen' };
    await promisify(execFile)(process.execPath, ['scripts/build.ts'], { cwd: folder, env, maxBuffer: 1 << 26 });
    below = await serve(join(folder, 'dist'), '/so/');
  });
  afterAll(async () => {
    await below?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  test('a press with the unit’s key: refused, cut off, sent again by itself, followed', async () => {
    // The real program over a real repository stands where the service would; the network in between is the test’s.
    const bare = mkdtempSync(join(tmpdir(), 'so-ren-luyen-nhan-'));
    cpSync(join(folder, '.git'), join(bare, '.git'), { recursive: true });
    const store = new DeskStore(bare);
    const place = { host: new LocalHandIns({ folder: bare, store, inTurn: takeTurns(), say: () => undefined }) };
    const app = serviceApp({ place, site: below.address, whence: () => 'một máy' });
    let asked = 0;
    let cut = 0;
    await browser.context.route(`${service}**`, async (route) => {
      asked += 1;
      if (cut > 0) {
        cut -= 1;
        return route.abort();
      }
      const request = route.request();
      const body = request.postData();
      const answer = await app.request(request.url(), {
        method: request.method(),
        headers: request.headers(),
        ...(body !== null && { body }),
      });
      return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() });
    });
    try {
      await open(below.address);
      const own = join(folder, 'content/submissions', unit, '2016/dang-ky.csv');
      await choose({ ...onDisk(own), name: 'dang-ky.csv' }, { ...onDisk(own.replace('dang-ky', 'doan-vien')), name: 'doan-vien.csv' });
      await page.getByLabel('Khoá nộp của đơn vị').fill('7K3M-9QXR');
      await page.getByRole('button', { name: 'Nộp cả 2 tệp' }).evaluate((button: HTMLButtonElement) => [button.click(), button.click()]);
      await page.getByText('Khoá nộp không đúng').waitFor();
      expect(asked, 'pressed twice, sent once').toBe(1);
      expect(await textOf('[data-part=answer]')).toContain('Hỏi: Ban Tổ chức - Kiểm tra Tỉnh Đoàn');

      await page.getByLabel('Khoá nộp của đơn vị').fill(key.toLowerCase());
      cut = 1;
      await page.evaluate(() => {
        const { transaction } = IDBDatabase.prototype;
        Object.assign(window, { keepAgain: () => (IDBDatabase.prototype.transaction = transaction) });
        IDBDatabase.prototype.transaction = () => {
          throw new DOMException('', 'QuotaExceededError');
        };
      });
      await page.getByRole('button', { name: 'Nộp cả 2 tệp' }).click();
      await page.getByText('Trình duyệt này không giữ được tệp: đừng đóng trang').waitFor();
      await page.getByRole('button', { name: 'Thôi gửi' }).click();
      await page.evaluate(() => (window as unknown as { keepAgain: () => void }).keepAgain());

      cut = 1;
      await page.getByRole('button', { name: 'Nộp cả 2 tệp' }).click();
      await page.getByText('Chưa gửi được').waitFor();
      expect(await textOf('[data-part=answer]')).toMatch(/trang tự gửi lại khi có mạng\.[^]*Tệp được giữ trong trình duyệt này/);
      const before = asked;
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await page.locator('[data-part=receipt-list] article').waitFor();
      expect(asked).toBeGreaterThan(before);
      expect(await textOf('[data-part=receipt-list]')).toContain('Đã nhận vào sổ');
      expect(await page.getByText('Chưa gửi được').count()).toBe(0);

      await open(below.address);
      expect(await page.getByLabel('Khoá nộp của đơn vị').isVisible(), 'nothing to hand in yet').toBe(false);
      expect(await page.locator('[data-part=key]').inputValue(), 'not asked to remember it').toBe('');
      await page.getByRole('button', { name: 'Bỏ khỏi máy này' }).click();
      await page.locator('[data-part=receipts]').waitFor({ state: 'hidden' });
      const kept = await page.evaluate(
        () =>
          new Promise<string>((told) => {
            const opened = indexedDB.open('keyval-store');
            opened.onsuccess = () => {
              const all = opened.result.transaction('keyval').objectStore('keyval').getAll();
              all.onsuccess = () => told(JSON.stringify(all.result));
            };
          }),
      );
      expect(kept, 'no key, no row').not.toMatch(/DV-|-{1}[0-9A-Z]{4}-/);
    } finally {
      await browser.context.unroute(`${service}**`);
      browser.errors.length = 0;
      browser.outside.length = 0;
      store.close();
      rmSync(bare, { recursive: true, force: true });
    }
  });
  test('files are shared by the device’s own sheet, and what was shared is remembered', async () => {
    await page.addInitScript(() => {
      Object.assign(navigator, {
        canShare: () => true,
        share: ({ files, text }: { files: File[]; text: string }) => {
          document.documentElement.dataset['shared'] = [text, ...files.map(({ name }) => name)].join('|');
          return Promise.resolve();
        },
      });
    });
    await open(below.address);
    await choose(csv('dang-ky.csv', clean(3)));
    await page.getByText('Cách nộp khác').click();
    await page.getByRole('button', { name: 'Chia sẻ tệp' }).click();
    await page.getByText('Đã chia sẻ cho ban phụ trách').waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['shared'])).toBe(
      `Nộp Đăng ký rèn luyện – Chi đoàn khu phố 2, phường 1 (Đoàn phường 1), năm 2016. Nhờ ban phụ trách xem và nộp thay.|${unit}-2016-dang-ky.csv`,
    );
  });
  test('one press leads to the unit’s folder, or to the form with all files copied; and it opens without the network too', async () => {
    await open(below.address);
    await choose(csv('dang-ky.csv', clean(3)));
    expect(await page.getByRole('link', { name: 'Mở chỗ nộp' }).isVisible(), 'offered to whoever says that she may').toBe(false);
    await page.getByText('Cách nộp khác').click();
    await page.getByText('Tôi được ghi vào kho').click();
    expect(await page.getByRole('link', { name: 'Mở chỗ nộp' }).getAttribute('href')).toBe(
      `https://github.com/to-chuc/so-ren-luyen/upload/main/content/submissions/${unit}/2016/`,
    );
    expect(await page.getByRole('link', { name: 'Mở phiếu nộp' }).getAttribute('href')).toBe(
      'https://github.com/to-chuc/so-ren-luyen/issues/new?template=nop-tep.yml',
    );
    await page.evaluate(() => {
      Object.assign(navigator.clipboard, {
        writeText: (text: string) => Promise.resolve(void (document.documentElement.dataset['copied'] = text)),
      });
    });
    await page.getByRole('button', { name: 'Chép nội dung các tệp' }).click();
    await page.getByText('Đã chép. Mở phiếu, dán vào ô cuối.').waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['copied'])).toMatch(/^nam,ma_chi_doan,ma_doan_vien,/);
    await below.close();
    await page.reload();
    // The judge comes when somebody turns to the page.
    await page.locator('input[data-part=files]').focus();
    await page.locator('file-checker[data-ready]').waitFor();
    await choose(csv('dang-ky.csv', clean(2)));
    expect(await cardText()).toContain('Nhận đủ 10 dòng');
  });
});
