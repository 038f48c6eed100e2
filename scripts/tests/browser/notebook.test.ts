import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, personalIn } from '../../../src/domain/index.ts';
import { mini, sampleHere } from '../mini.ts';
import { type Browser, movesOf, openBrowser } from './browser.ts';
import { serve, type Site } from './serve.ts';

/** The page Sổ chi đoàn in a real browser, over the built site. Everybody here is invented. Run after `npm run build`. */

const root = join(import.meta.dirname, '../../..');
const list = ['STT;Họ và tên;Ngày sinh', '1;Nguyễn Văn Thử;1/3/1998', '2;Trần Thị Mẫu;2/4/1999', '3;Lê Văn Giả;'].join('\n');
const names = ['Thử', 'Mẫu', 'Giả', 'Nguyễn', 'Phạm', 'phạm', '1998', '1999', '2001'];

let site: Site;
let browser: Browser;
let page: Page;
/** All that the page asks of anybody: method, address and what is sent along. */
const sent: string[] = [];

/** The page's script comes when somebody turns to the page. */
const ready = async (on = page) => {
  await on.locator('[data-part=query]').focus();
  await on.locator('[data-ready]').waitFor();
};
/** What a sheet holds beyond a screen is drawn a moment after the press. */
const whole = (on = page) => on.locator('[data-part=view][aria-busy=false]').waitFor();
const tab = async (name: string) => {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await whole();
};
const part = (name: string) => page.locator(`[data-part=${name}]`);
const said = () => part('said').innerText();
const download = async (press: string) => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: press }).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
};
/** The files of a zip, by the local headers that stand before them. */
const unzip = (bytes: Buffer): Map<string, string> => {
  const files = new Map<string, string>();
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const [packed, nameLength, extra] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
    const from = at + 30 + nameLength + extra;
    const body = bytes.subarray(from, from + packed);
    const text = bytes.readUInt16LE(at + 8) === 8 ? inflateRawSync(body) : body;
    files.set(bytes.toString('utf8', at + 30, at + 30 + nameLength), text.toString('utf8'));
    at = from + packed;
  }
  return files;
};

const register = async (name: string, items: readonly (readonly [criterion: string, text: string])[]) => {
  const group = page.locator('details.person').filter({ hasText: name });
  await group.locator('summary').first().click();
  for (const [i, [criterion, text]] of items.entries()) {
    await group.getByRole('button', { name: 'Thêm việc' }).click();
    const row = group.locator('.entry').nth(i);
    await row.getByLabel('Tiêu chí').selectOption(criterion);
    await row.getByLabel('Nội dung').fill(text);
    if (i === 0) await row.getByLabel('Ngày đăng ký').fill('2016-02-20');
  }
};
const five = (of: string) =>
  ['RL1', 'RL2', 'HD1', 'HD2', 'HD3'].map((criterion, i) => [criterion, `Tham gia ${i + 2} buổi Chủ nhật xanh ở ${of}`] as const);

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/so/index.html'))) throw new Error('Chưa có dist/. Chữa: npm run build');
  site = await serve(join(root, 'dist'));
  browser = await openBrowser(390, 844);
  ({ page } = browser);
  page.on('dialog', (dialog) => void dialog.accept());
  browser.context.on('request', (request) => void sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
  await page.goto(site.address.replace('nop/', 'so/'));
  await ready();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.runIf(sampleHere)('from a list of names to files of codes', () => {
  let workbook: { name: string; bytes: Buffer };
  let packed: { name: string; bytes: Buffer };

  test('a list makes a notebook, in which nobody sees a code', async () => {
    await page.setInputFiles('[data-part=file]', { name: 'danh sách.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await page.getByText('Thấy 3 người trong danh sách.').waitFor();
    await part('query').fill('khu pho 1 phuong 1');
    await part('unit').selectOption('q8-p01-kp1');
    await part('year').selectOption('2016');
    await page.getByRole('button', { name: 'Lập sổ', exact: true }).click();
    await part('whose').waitFor();
    expect(await said()).toBe('Đã lập sổ, có 3 người. Mỗi người đã có mã riêng.');
    expect(await page.getByLabel('Họ và tên').evaluateAll((inputs) => inputs.map((i) => (i as HTMLInputElement).value))).toEqual([
      'Nguyễn Văn Thử',
      'Trần Thị Mẫu',
      'Lê Văn Giả',
    ]);
    expect(await part('notebook').innerText()).not.toMatch(/\w{3}-\w{3}-\w{2}/);
  });

  test('with nobody in it there is nothing to take along to be handed in', async () => {
    for (let people = 3; people > 0; people -= 1) await page.getByRole('button', { name: /^Xoá / }).first().click();
    await page.getByRole('button', { name: 'Làm tệp nộp' }).click();
    await page.getByText('Chưa có gì để nộp.').waitFor();
    expect(await part('bring').isVisible()).toBe(false);
    for (let steps = 0; steps < 3; steps += 1) await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('1 tệp sẵn sàng nộp').waitFor();
    expect(await part('bring').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Làm tệp nộp' }).click();
  });

  test('two members register, and what is amiss is told in its row until it is mended', async () => {
    await tab('Đăng ký');
    await register('Nguyễn Văn Thử', five('khu phố'));
    await register('Trần Thị Mẫu', five('trường'));
    const row = page.locator('.entry').first();
    await row.getByLabel('Nội dung').fill('');
    await row.getByLabel('Loại').focus();
    await row.getByLabel('Loại').blur();
    await row.getByText('còn trống').waitFor();
    expect(await part('tab-dang-ky').innerText()).toContain('1 dòng cần xem');
    await row.getByLabel('Nội dung').fill('Đọc 2 cuốn sách về Bác');
    await row.getByLabel('Loại').focus();
    await page.locator('.amiss:not(:empty)').first().waitFor({ state: 'detached' });
  });

  test('a suggestion is one press, however many there are, and another takes it back', async () => {
    const group = page.locator('details.person').filter({ hasText: 'Lê Văn Giả' });
    await page.getByLabel('Ngày đăng ký của việc ghi thêm').fill('2016-02-21');
    let presses = 0;
    const press = async (what: Locator) => {
      presses += 1;
      await what.click();
    };
    const summary = group.locator('summary').first();
    await press(summary);
    for (const criterion of ['RL1', 'RL2', 'HD1', 'HD2', 'HD3'])
      await press(
        group
          .getByRole('group', { name: new RegExp(`^${criterion} `) })
          .getByRole('checkbox')
          .first(),
      );
    expect(await summary.innerText()).toContain('5 việc');
    expect(await group.locator('.picks').isVisible(), 'the list stays open while she ticks').toBe(true);
    expect(await group.getByLabel('Ngày đăng ký').evaluateAll((days) => days.map((own) => (own as HTMLInputElement).value))).toEqual(
      Array.from({ length: 5 }, () => '2016-02-21'),
    );
    await press(summary);
    // A branch of thirty is written down in 210 presses; when each was chosen and typed it took some 800.
    expect(presses, 'presses for five items of one person').toBeLessThanOrEqual(7);
    for (let steps = 0; steps < 4; steps++) await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await summary.click();
    await group.getByRole('checkbox', { checked: true }).click();
    expect(await group.locator('.items > .entry').count()).toBe(0);
    expect(await summary.innerText()).toContain('0 việc');
    await summary.click();
  });

  test('a quarter of everybody is ticked with one press, and taken back with another', async () => {
    await tab('Kết quả');
    await page.getByLabel('Kỳ').selectOption('Q1');
    await page.getByRole('button', { name: 'Tích hết việc của kỳ này' }).click();
    expect(await page.locator('[data-tick]:checked').count()).toBe(10);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    expect(await page.locator('[data-tick]:checked').count()).toBe(0);
    await page.locator('[data-tick]').first().check();
    expect(await page.locator('section.person').first().innerText()).toContain('1/5 việc đã xong');
    await page.locator('.result').first().getByText('Ghi thêm').click();
    await page.getByLabel('Trạng thái').selectOption('dang_lam');
    expect(await page.locator('[data-tick]').first().isChecked(), 'the tick says what is written').toBe(false);
    expect(await page.locator('section.person').first().innerText()).toContain('0/5 việc đã xong');
    await page.locator('[data-tick]').nth(1).check();
    expect(await page.getByLabel('Trạng thái').first().inputValue(), 'what was written before stays').toBe('dang_lam');
    await page.locator('[data-tick]').nth(1).uncheck();
    await page.locator('[data-tick]').first().check();
    expect(await page.locator('[data-tick]:checked').count()).toBe(1);
  });

  test('a talk with everybody on one evening is one press, and another evening another', async () => {
    await tab('Tọa đàm');
    for (const [day, rows] of [
      ['2016-05-14', 3],
      ['2016-05-14', 3],
      ['2016-08-14', 6],
    ] as const) {
      await page.locator('.view .tools').getByLabel('Ngày trao đổi').fill(day);
      await page.getByRole('button', { name: 'Thêm một dòng cho từng người' }).click();
      expect(await page.locator('.view .entry').count()).toBe(rows);
    }
    for (let presses = 0; presses < 2; presses++) await page.getByRole('button', { name: 'Hoàn tác' }).click();
    expect(await page.locator('.view .entry').count()).toBe(0);
  });

  test('what is handed in is right by the judge that receives it, and names nobody', async () => {
    await page.getByRole('button', { name: 'Làm tệp nộp' }).click();
    await page.getByText('3 tệp sẵn sàng nộp').waitFor();
    expect(await page.locator('.files [data-look=look]').count()).toBe(0);
    packed = await download('Tải cả bộ');
    expect(packed.name).toBe('nop-q8-p01-kp1-2016.zip');
    const files = unzip(packed.bytes);
    expect([...files.keys()]).toEqual(['doan-vien.csv', 'dang-ky.csv', 'ket-qua.csv']);
    const submissions = [...files].map(([file, text]) => ({
      path: `content/submissions/q8-p01-kp1/2016/${file}`,
      chunks: () => [new TextEncoder().encode(text)],
    }));
    const report = check({ ...mini(), submissions });
    expect(report.files.map(({ path, verdict, accepted }) => [path.split('/').at(-1), verdict, accepted])).toEqual([
      ['dang-ky.csv', 'accepted', 10],
      ['doan-vien.csv', 'accepted', 3],
      ['ket-qua.csv', 'accepted', 1],
    ]);
    for (const text of files.values()) {
      expect(personalIn(() => [new TextEncoder().encode(text)])).toEqual([]);
      for (const personal of names) expect(text).not.toContain(personal);
    }
  });

  test('her reports have names, a member’s own sheet holds what is hers, and who is late is reminded', async () => {
    await page.getByRole('button', { name: 'Báo cáo, lời nhắc' }).click();
    const offered = part('paper-list').getByRole('listitem');
    await offered.first().waitFor();
    expect((await offered.allInnerTexts()).map((text) => text.slice(0, 3))).toEqual(['P1.', 'P2.', 'P3.', 'P4.', 'P5.', 'P7.', 'P20']);
    expect(await offered.nth(5).innerText()).toContain('Cần thêm: cong-nhan');
    await part('paper-person').selectOption('Trần Thị Mẫu');
    await offered.nth(1).getByRole('button').click();
    const report = page.locator('.report');
    await report.locator('h1').waitFor();
    expect(await report.innerText()).toContain('Họ và tên');
    expect(await report.innerText()).toMatch(/\w{3}-\w{3}-\w{2}\s+Lê Văn Giả\s+chưa đăng ký/);
    expect(await part('notebook').isVisible(), 'it stands alone').toBe(false);
    expect((await download('Tải bảng tính')).name).toBe('q8-p01-kp1-2016-p2.csv');
    // Pressed before the browser has gone back from the one, the other opens and stays.
    await page.evaluate(() => {
      for (const name of ['back', 'own-sheet']) document.querySelector<HTMLElement>(`[data-part=${name}]`)!.click();
    });
    expect(await report.innerText()).toContain('Những điều sổ chi đoàn ghi về Trần Thị Mẫu');
    expect(await report.innerText()).toContain('Chủ nhật xanh ở trường');
    expect(await report.innerText()).not.toContain('xanh ở khu phố');
    await page.getByRole('button', { name: 'Quay lại' }).click();
    expect(await part('reminders').getByRole('listitem').allInnerTexts()).toEqual([expect.stringContaining('Lê Văn Giả')]);
    await part('reminders').getByText('Xem lời nhắc').click();
    expect(await part('reminders').innerText()).toMatch(/bản đăng ký rèn luyện năm 2016, ít nhất 5 việc[^]*\/phieu\//);
  });

  test('what the recogniser wrote makes P7; another file is told to be none', async () => {
    await page.setInputFiles('[data-part=beside]', { name: 'ds.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await page.getByText('Tệp này không phải kết quả công nhận năm 2016.').waitFor();
    await page.locator('[data-part=codes]').evaluate((button) => (button as HTMLButtonElement).click());
    const code = await page.getByRole('textbox', { name: 'Mã đoàn viên' }).first().inputValue();
    await page.locator('[data-part=codes]').evaluate((button) => (button as HTMLButtonElement).click());
    const head = 'nam,ma_co_so,ma_chi_doan,ma_doan_vien,xep_loai_cong_nhan,ly_do_thay_doi,so_van_ban,ngay_hop';
    const recognised = `${head}\n2016,q8-p01,q8-p01-kp1,${code},khong_hoan_thanh,,12-QĐ/ĐTN,2016-12-20\n`;
    await page.setInputFiles('[data-part=beside]', { name: 'cong-nhan.csv', mimeType: 'text/csv', buffer: Buffer.from(recognised) });
    await page.getByText('Đã thêm tệp công nhận.').waitFor();
    await part('paper-list')
      .getByRole('button', { name: /^P7\. / })
      .click();
    expect(await page.locator('.report').innerText()).toContain('Nguyễn Văn Thử');
    await page.goBack();
    await page.getByRole('button', { name: 'Báo cáo, lời nhắc' }).click();
    expect(await part('papers-list').isVisible()).toBe(false);
  });

  test('the workbook is saved and opened again, with everything in it', async () => {
    workbook = await download('Lưu sổ');
    expect(workbook.name).toBe('so-q8-p01-kp1-2016.xlsx');
    await page.reload();
    await ready();
    expect(await part('notebook').isVisible()).toBe(false);
    await page.setInputFiles('[data-part=file]', { name: workbook.name, mimeType: '', buffer: workbook.bytes });
    await part('whose').waitFor();
    await tab('Đăng ký');
    expect(await page.locator('details.person summary').allInnerTexts()).toEqual([
      expect.stringContaining('Nguyễn Văn Thử 5 việc'),
      expect.stringContaining('Trần Thị Mẫu 5 việc'),
      expect.stringContaining('Lê Văn Giả 0 việc'),
    ]);
    expect((await download('Lưu sổ')).bytes.equals(workbook.bytes)).toBe(true);
  });

  test('dropped where files are handed in it is known for what it is, and its owner shown the way', async () => {
    const own = await browser.context.newPage();
    await own.goto(site.address);
    await own.setInputFiles('input[data-part=files]', { name: workbook.name, mimeType: '', buffer: workbook.bytes });
    await own.getByRole('heading', { name: 'Đây là sổ chi đoàn' }).waitFor();
    expect(await own.locator('.card-file').count()).toBe(1);
    expect(await own.getByRole('link', { name: 'Mở trang Sổ chi đoàn' }).getAttribute('href')).toBe('/so/');
    expect(await own.locator('[data-part=hand-in]').isVisible(), 'nothing of it is handed in').toBe(false);
    await own.getByRole('button', { name: 'Bỏ tệp này' }).click();
    await own.locator('.card-file').waitFor({ state: 'detached' });
    await own.setInputFiles('input[data-part=files]', { name: packed.name, mimeType: 'application/zip', buffer: packed.bytes });
    await own.locator('.card-file').nth(2).waitFor();
    expect(await own.locator('.card-file .file').allInnerTexts(), 'all its files in one').toEqual([
      'doan-vien.csv',
      'dang-ky.csv',
      'ket-qua.csv',
    ]);
    expect(await own.locator('[data-part=copy-said]').innerText(), 'it is no copy of the repository').toBe('');
    await own.close();
  });

  test('a sealed copy is opened by its passphrase alone; another one, and a file that was cut, are told apart', async () => {
    await page.getByText('Việc khác với sổ').click();
    const passphrase = await page.getByLabel('Mật khẩu', { exact: true }).inputValue();
    expect(passphrase).toMatch(/^\w{3}-\w{3}-\w{2}-\w{3}-\w{3}-\w{2}$/);
    const { name, bytes } = await download('Làm bản niêm phong');
    expect(name).toBe('so-q8-p01-kp1-2016-niem-phong.txt');
    for (const personal of names) expect(bytes.toString('utf8').replace(/[A-Za-z0-9+/]{40,}/g, '')).not.toContain(personal);
    await page.reload();
    await ready();
    const open = async (buffer: Buffer, said: string) => {
      await page.setInputFiles('[data-part=file]', { name, mimeType: 'text/plain', buffer });
      await page.getByLabel('Mật khẩu của bản niêm phong').fill(said);
      await page.getByRole('button', { name: 'Mở bản niêm phong' }).click();
    };
    await open(bytes, 'không phải mật khẩu này');
    await page.getByText('Mật khẩu chưa đúng.').waitFor();
    await open(bytes.subarray(0, bytes.length - 40), passphrase);
    await page.getByText('Tệp niêm phong này bị cắt').waitFor();
    expect(await part('notebook').isVisible()).toBe(false);
    await open(bytes, passphrase.toLowerCase());
    await part('whose').waitFor();
    expect((await download('Lưu sổ')).bytes.equals(workbook.bytes)).toBe(true);
    await tab('Đăng ký');
  });

  test('another list is put beside the people: found again whatever the marks, who is doubtful is asked about', async () => {
    const again = ['Họ và tên;Ngày sinh', 'NGUYEN VAN THU;1/3/1998', 'Lê Văn Giả;5/6/2000', 'Phạm Thị Mới;7/8/2001'].join('\n');
    await page.setInputFiles('[data-part=another]', { name: 'moi.csv', mimeType: 'text/csv', buffer: Buffer.from(again) });
    await page.getByText('1 người đã có trong sổ, 1 người mới thêm').waitFor();
    expect(await part('questions').innerText()).toContain(
      '“Lê Văn Giả (05/06/2000)” trong danh sách có phải là người đã có trong sổ không?',
    );
    await page.getByRole('button', { name: 'Là Lê Văn Giả' }).click();
    expect(await part('asked').isVisible()).toBe(false);
    await tab('Đoàn viên');
    expect(await page.getByLabel('Họ và tên').count()).toBe(4);
    expect(await page.getByLabel('Ngày sinh').nth(2).inputValue()).toBe('2000-06-05');
  });

  test('codes are seen only by whoever asks, and issued anew for everybody', async () => {
    await page.getByText('Việc khác với sổ').click();
    await page.getByRole('button', { name: 'Xem, giấu mã' }).click();
    const codes = () =>
      page.getByRole('textbox', { name: 'Mã đoàn viên' }).evaluateAll((inputs) => inputs.map((i) => (i as HTMLInputElement).value));
    const old = await codes();
    expect(new Set(old).size).toBe(4);
    for (const code of old) expect(code).toMatch(/^\w{3}-\w{3}-\w{2}$/);
    await page.getByRole('button', { name: 'Cấp lại mã' }).click();
    await page.getByText('Đã cấp mã mới cho mọi người.').waitFor();
    expect(new Set([...old, ...(await codes())]).size).toBe(8);
    expect(await page.getByLabel('Mã cũ').first().inputValue()).toBe(old[0]);
    await page.getByRole('button', { name: 'Xem, giấu mã' }).click();
    expect(await codes()).toEqual([]);
  });

  test('a member writes a message on a page of his own, and the notebook takes it', async () => {
    const own = await browser.context.newPage();
    await own.goto(site.address.replace('nop/', 'phieu/'));
    await ready(own);
    await own.getByLabel('Họ và tên').fill('phạm thị mới');
    await own.getByLabel('Ngày đăng ký').fill('2016-02-20');
    await own.locator('[data-part=unit]').selectOption('q8-p01-kp1');
    await own.locator('[data-part=year]').selectOption('2016');
    await own.getByRole('button', { name: 'Bắt đầu ghi' }).click();
    // What the programme offers is there with one press; taken back, it is in the message no more.
    const offered = own.getByRole('group', { name: /^RL1 / }).getByRole('checkbox');
    const first = await offered.first().evaluate((tick) => tick.closest('label')!.innerText);
    await offered.first().check();
    expect(await own.locator('[data-part=message]').inputValue()).toContain(`| Việc làm | ${first}\n`);
    await offered.first().uncheck();
    expect(await own.locator('[data-part=message]').inputValue()).not.toContain(first);
    for (const [i, [criterion, text]] of five('chợ').entries()) {
      await own.getByRole('button', { name: 'Thêm việc' }).click();
      await own.locator('.entry').nth(i).getByLabel('Tiêu chí').selectOption(criterion);
      await own.locator('.entry').nth(i).getByLabel('Nội dung').fill(text);
    }
    await own.locator('.entry').nth(4).getByLabel('Loại').focus();
    await own.getByText('5 việc, đủ số').waitFor();
    const message = await own.locator('[data-part=message]').inputValue();
    expect(message).toMatch(/^PHIẾU ĐĂNG KÝ RÈN LUYỆN 2016\nHọ và tên: phạm thị mới\nChi đoàn: [^]*HẾT PHIẾU: 5 việc\n$/);
    await own.getByRole('button', { name: 'Hiện mã QR' }).click();
    const code = own.getByRole('img', { name: 'Mã QR của tin nhắn' });
    const picture = await code.screenshot();
    // Turned away from without a change, the code stays; with one, it is not that of the message any more.
    await own.locator('.entry').nth(4).getByLabel('Nội dung').focus();
    await own.locator('.entry').nth(4).getByLabel('Loại').focus();
    await own.evaluate(() => new Promise((shown) => setTimeout(() => requestAnimationFrame(shown))));
    expect(await code.isVisible()).toBe(true);
    await own.locator('.entry').nth(4).getByLabel('Nội dung').fill('Quét chợ');
    await own.locator('.entry').nth(4).getByLabel('Loại').focus();
    await code.waitFor({ state: 'hidden' });
    await own.close();
    await tab('Đăng ký');
    await page.getByText('Dán tin nhắn phiếu của đoàn viên').click();
    await page.setInputFiles('.view input[type=file]', [
      { name: 'ma.png', mimeType: 'image/png', buffer: picture },
      { name: 'khác.png', mimeType: 'image/png', buffer: await part('whose').screenshot() },
    ]);
    await page.getByText('Chưa thấy mã QR trong khác.png').waitFor();
    expect(await page.getByLabel('Dán một hay nhiều tin').inputValue()).toBe(message);
    await page.getByLabel('Dán một hay nhiều tin').fill(`em gửi chị\n${message}${message}${message.replace('2016', '2015')}`);
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
    await page.getByText('Đã ghi phiếu của phạm thị mới.').waitFor();
    expect(await page.locator('details.person').filter({ hasText: 'Phạm Thị Mới' }).innerText()).toContain('5 việc');
    expect(await part('questions').innerText()).toContain('là của năm 2015');
    // No message tells a birthday: of two of one name she says whose it is.
    const namesake = ['Họ và tên;Ngày sinh', 'Trần Thị Mẫu;9/9/2001'].join('\n');
    await page.setInputFiles('[data-part=another]', { name: 'them.csv', mimeType: 'text/csv', buffer: Buffer.from(namesake) });
    await page.getByRole('button', { name: 'Là người khác, thêm vào sổ' }).click();
    await page.getByText('Dán tin nhắn phiếu của đoàn viên').click();
    await page.getByLabel('Dán một hay nhiều tin').fill(message.replace('phạm thị mới', 'trần thị mẫu').repeat(2));
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
    await page.getByText('Phiếu của trần thị mẫu là của ai?').waitFor();
    await page.getByRole('button', { name: 'Là Trần Thị Mẫu (09/09/2001)' }).click();
    await page.getByText('Đã ghi phiếu của trần thị mẫu.').waitFor();
    expect(await page.locator('details.person').filter({ hasText: 'Trần Thị Mẫu (09/09/2001)' }).innerText()).toContain('5 việc');
    expect(await page.getByText('là của ai?').count()).toBe(0);
  });

  test('kept on the device only where she says so: then nothing is lost on reload', async () => {
    await page.getByLabel('Giữ bản đang ghi dở').check();
    await tab('Đoàn viên');
    await page.getByLabel('Họ và tên').nth(2).fill('Lê Văn Giả Danh');
    await page.reload();
    await part('whose').waitFor();
    expect(await said()).toBe('Đã mở lại bản đang ghi dở giữ trên máy này.');
    expect(await page.getByLabel('Họ và tên').nth(2).inputValue()).toBe('Lê Văn Giả Danh');
    await page.getByLabel('Giữ bản đang ghi dở').uncheck();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe('{}');
  });

  test('of two hundred people a press draws what fills a screen, the rest follows, and what has not changed stays', async () => {
    const own = await browser.context.newPage();
    await own.goto(site.address.replace('nop/', 'so/'));
    await ready(own);
    const [family, middle, given] = [
      ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Võ'],
      ['Văn', 'Thị', 'Minh', 'Ngọc', 'Thanh'],
      ['Thử', 'Mẫu', 'Giả', 'An', 'Bình', 'Chi', 'Dung', 'Giang'],
    ];
    const two = family!.flatMap((a) => middle!.flatMap((b) => given!.map((c) => `${a} ${b} ${c}`)));
    // Typed line by line, as a driver does it, two hundred take seconds.
    await own.locator('[data-part=pasted]').evaluate((area, said) => {
      (area as HTMLTextAreaElement).value = said;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, two.join('\n'));
    await own.getByText('Thấy 200 người').waitFor();
    await own.locator('[data-part=query]').fill('khu pho 1 phuong 1');
    await own.locator('[data-part=unit]').selectOption('q8-p01-kp1');
    await own.locator('[data-part=year]').selectOption('2016');
    await own.getByRole('button', { name: 'Lập sổ', exact: true }).click();
    /** Presses, and tells what was drawn when that was answered: rows, of them those that stood before, and places kept for more. */
    const press = async (button: string) => {
      await whole(own);
      return own.evaluate((words) => {
        const view = document.querySelector('[data-part=view]')!;
        const before = new Set(view.querySelectorAll('.entry'));
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim().startsWith(words))!.click();
        const rows = [...view.querySelectorAll('.entry')];
        const stood = rows.filter((row) => before.has(row)).length;
        return { drawn: rows.length - stood, stood, waiting: view.querySelectorAll('.waiting').length };
      }, button);
    };
    expect(await press('Thêm người')).toEqual({ drawn: 1, stood: 200, waiting: 0 });
    expect(await press('Hoàn tác')).toEqual({ drawn: 0, stood: 200, waiting: 0 });
    expect(await press('Tọa đàm')).toEqual({ drawn: 0, stood: 0, waiting: 0 });
    expect(await press('Thêm một dòng cho từng người')).toEqual({ drawn: 4, stood: 0, waiting: 196 });
    await whole(own);
    expect(await own.locator('.view .entry').count()).toBe(200);
    expect(await press('Xoá'), 'a row that goes leaves the others as they stand').toEqual({ drawn: 0, stood: 199, waiting: 0 });
    expect(await press('Hoàn tác')).toEqual({ drawn: 1, stood: 199, waiting: 0 });
    expect(await own.locator('.view option').count(), 'not everybody in every row').toBeLessThan(2000);
    const person = own.locator('.view .entry').nth(1).getByLabel('Đoàn viên');
    expect(await person.evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]!.text)).toBe(two[1]);
    await person.focus();
    await expect.poll(() => person.locator('option').count(), { message: 'everybody, once somebody turns to it' }).toBe(201);
    expect(await person.evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]!.text)).toBe(two[1]);
    expect(await press('Hoàn tác')).toEqual({ drawn: 0, stood: 0, waiting: 0 });
    await own.close();
  });

  test.each(['so/', 'phieu/'])('%s: nothing moves while it opens on a slow phone', async (address) => {
    const own = await browser.context.newPage();
    await own.setViewportSize({ width: 360, height: 740 });
    const session = await browser.context.newCDPSession(own);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await own.goto(site.address.replace('nop/', address));
    await ready(own);
    expect(await movesOf(own)).toEqual([]);
    await own.close();
  });

  test.each(['so/', 'phieu/'])('%s opens without the network once somebody has turned to it', async (address) => {
    const own = await browser.context.newPage();
    await own.goto(site.address.replace('nop/', address));
    await ready(own);
    await own.locator('[data-offline-ready]').waitFor();
    await browser.context.setOffline(true);
    await own.reload();
    await ready(own);
    await own.locator('[data-part=query]').fill('khu pho 1 phuong 1');
    await own.locator('[data-part=unit] option[value=q8-p01-kp1]').waitFor({ state: 'attached' });
    await browser.context.setOffline(false);
    await own.close();
  });

  test('no request carried a name, and nobody outside was asked', () => {
    expect(browser.errors).toEqual([]);
    expect(browser.outside).toEqual([]);
    expect(sent.length).toBeGreaterThan(3);
    const asked = sent.filter((request) => !/ blob:| data:/.test(request)).map(decodeURIComponent);
    expect(
      asked.filter(
        (request) =>
          !/^GET http:\/\/127\.0\.0\.1:\d+\/((so|phieu|nop)\/|_astro\/|favicon\.svg|offline\.js|manifest\.webmanifest)\S* $/.test(request),
      ),
    ).toEqual([]);
    for (const personal of names) expect(asked.join('\n')).not.toContain(personal);
  });
});
