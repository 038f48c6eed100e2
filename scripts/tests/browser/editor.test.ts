import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleHere } from '../mini.ts';
import { type Browser, openBrowser } from './browser.ts';
import { freePort, git, makeWorkingCopy, terminal } from './working-copy.ts';

/** The text of an entry, written at the desk that `npm start` opens: what was not touched comes back byte for byte. */

const file = 'content/topics/kg-2016-11.md';
const body = `Ghi chú[^1], **Chủ đề:**Tháng 11 và [trang](/chu-de/ "Chủ đề").

* [ ] chưa
* [x] xong

26\\. Tháng Ba là ngày thành lập Đoàn.

| Đơn vị | Số việc |
|---|---:|
| Ấp 1 | 1.234,5 |

***Lưu ý:** giữ trật tự.*
Dòng sau\\
ngắt dòng &amp; “hẵng”.

> Trích một lời.

Câu để sửa.

[^1]: Nguồn.
`;

let folder: string;
let start: ChildProcess;
let output = '';
let site: string;
let browser: Browser;

const shot = async (name: string) => {
  if (!process.env.SHOTS) return;
  mkdirSync(process.env.SHOTS, { recursive: true });
  await browser.page.screenshot({ path: join(process.env.SHOTS, `editor-${name}.png`) });
};
const until = async (what: string, seconds: number, holds: () => boolean) => {
  for (const end = Date.now() + seconds * 1000; !holds(); await new Promise((resolve) => setTimeout(resolve, 100)))
    if (Date.now() > end) throw new Error(`Chờ quá ${seconds} giây: ${what}\n${output}`);
};

const editor = () => browser.page.locator('[data-text-editor]');
const button = (name: string) => browser.page.getByRole('toolbar', { name: 'Định dạng' }).getByRole('button', { name, exact: true });
const plain = async (): Promise<string> => {
  await browser.page.getByRole('button', { name: 'Văn bản thô' }).click();
  const text = await browser.page.locator('.text-plain').inputValue();
  await browser.page.getByRole('button', { name: 'Soạn thảo' }).click();
  await editor().waitFor();
  return text;
};
/** Puts the cursor at the end of the block that holds these words. */
const endOf = async (words: string) => {
  await editor().getByText(words).last().click();
  await browser.page.keyboard.press('End');
};
const paste = (html: string, text: string) =>
  editor().evaluate(
    (element, data) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', data.html);
      clipboardData.setData('text/plain', data.text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { html, text },
  );

beforeAll(async () => {
  if (!sampleHere) return;
  folder = makeWorkingCopy();
  const before = readFileSync(join(folder, file), 'utf8');
  writeFileSync(join(folder, file), before.slice(0, before.indexOf('\n---\n') + 5) + body);
  git(folder, 'commit', '--quiet', '--no-gpg-sign', '-am', 'Bài để sửa');
  start = spawn(process.execPath, ['scripts/start.ts', '--port', String(await freePort())], {
    cwd: folder,
    env: terminal(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [start.stdout, start.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  await until('npm start in địa chỉ', 600, () => /Bàn biên tập +http/.test(output));
  site = /Trang +(http\S+)/.exec(output)?.[1] ?? '';
  browser = await openBrowser();
  browser.page.on('dialog', (dialog) => void dialog.accept());
  await browser.page.goto(`${site}admin/#/collections/topics/entries/kg-2016-11`, { waitUntil: 'commit' });
  await browser.page.getByRole('button', { name: 'Vào bàn biên tập' }).click();
  await editor().waitFor();
});

afterAll(async () => {
  await browser?.close();
  start?.kill('SIGKILL');
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe.runIf(sampleHere)('nội dung của bài', () => {
  it('shows what the site shows, and offers to write it in two ways, in Vietnamese', async () => {
    await editor().scrollIntoViewIfNeeded();
    await shot('opened');
    expect(await editor().locator('table th').count()).toBe(2);
    expect(await editor().locator('input[type=checkbox]').count()).toBe(2);
    expect(await editor().locator('sup').innerText()).toBe('1');
    expect(await editor().locator('em strong, strong em').first().innerText()).toBe('Lưu ý:');
    expect(await plain()).toBe(body);
    await browser.page.getByText('Không có gì chờ lưu').waitFor();
    expect(await browser.page.getByText('Markdown', { exact: true }).count()).toBe(0);
  });

  it('a letter typed and taken back leaves the same bytes; a letter kept changes its own block only', async () => {
    await endOf('Câu để sửa.');
    await browser.page.keyboard.type('x');
    expect(await editor().getByText('Câu để sửa.x').count()).toBe(1);
    await browser.page.keyboard.press('Backspace');
    expect(await plain()).toBe(body);
    await endOf('Câu để sửa.');
    await browser.page.keyboard.type(' Thêm');
    expect(await plain()).toBe(body.replace('Câu để sửa.', 'Câu để sửa. Thêm'));
  });

  it('a day at the start of a line is no list, a box is ticked, a column is aligned, each alone', async () => {
    await endOf('Câu để sửa. Thêm');
    await browser.page.keyboard.press('Enter');
    await browser.page.keyboard.type('26. Tháng Ba, 5*3*2 và [x]');
    const typed = body.replace('Câu để sửa.', 'Câu để sửa. Thêm\n\n26\\. Tháng Ba, 5\\*3\\*2 và \\[x]');
    expect(await plain()).toBe(typed);
    await editor().locator('input[type=checkbox]').first().click();
    expect(await plain()).toBe(typed.replace('* [ ] chưa\n* [x]', '- [x] chưa\n- [x]'));
    await editor().locator('input[type=checkbox]').first().click();
    expect(await plain()).toBe(typed);
    await editor().locator('td').first().click();
    await button('Cột canh giữa').click();
    expect(await plain()).toContain('| Đơn vị | Số việc |\n| :-: | -: |\n| Ấp 1 | 1.234,5 |');
  });

  it('every button of the bar is reached by keys, and makes what the site knows', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Văn bản thô' }).click();
    await page.locator('.text-plain').fill('Một');
    await page.getByRole('button', { name: 'Soạn thảo' }).click();
    await endOf('Một');
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Đậm');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await plain()).toBe('## Một');
    await endOf('Một');
    await expect.poll(() => button('Đề mục lớn').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Enter');
    for (const name of ['Danh sách việc cần làm', 'Đậm']) await button(name).click();
    await page.keyboard.type('việc');
    await button('Đậm').click();
    await page.keyboard.type(' sau');
    await button('Chú thích').click();
    await page.keyboard.type('Nguồn');
    expect(await plain()).toBe('## Một\n\n- [ ] **việc** sau[^1]\n\n[^1]: Nguồn');
    await endOf('sau');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await button('Chèn bảng').click();
    await page.keyboard.type('A');
    await page.keyboard.press('Tab');
    await page.keyboard.type('B');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1,5');
    for (const name of ['Cột canh phải', 'Thêm cột', 'Bớt cột', 'Hoàn tác', 'Bớt dòng']) await button(name).click();
    await shot('bar');
    expect(await plain()).toContain('\n\n| A | B | | |\n| - | -: | - | - |\n| | | | |\n');
  });

  it('a link is asked for, and one that nobody else can open is refused in words', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Văn bản thô' }).click();
    await page.locator('.text-plain').fill('Xem trang này.');
    await page.getByRole('button', { name: 'Soạn thảo' }).click();
    await endOf('Xem trang này.');
    await button('Liên kết').click();
    const dialog = page.getByRole('dialog', { name: 'Liên kết' });
    await dialog.getByLabel('Chữ hiện trong bài').fill(' Chủ đề');
    for (const [address, words] of [
      ['javascript:alert(1)', 'không phải địa chỉ của một trang'],
      ['data:text/html,x', 'không phải địa chỉ của một trang'],
      ['file:///C:/kehoach.docx', 'là một tệp trên máy của người viết'],
      ['http://localhost:4321/chu-de/', 'chỉ mở được trên máy của người viết'],
    ] as const) {
      await dialog.getByLabel('Địa chỉ').fill(address);
      await dialog.getByRole('button', { name: 'Đặt liên kết' }).click();
      await dialog.getByText(words).waitFor();
    }
    await shot('link');
    await dialog.getByLabel('Địa chỉ').fill('/chu-de/');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.type(' rồi làm');
    expect(await plain()).toBe('Xem trang này.[Chủ đề](/chu-de/) rồi làm');
  });

  it('a text pasted from Word keeps its words’ weight, lists and tables; pictures are left out with a word', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Văn bản thô' }).click();
    await page.locator('.text-plain').fill('');
    await page.getByRole('button', { name: 'Soạn thảo' }).click();
    await editor().click();
    await paste(
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><p class=MsoNormal><b>Đậm</b> và <i>nghiêng</i><o:p></o:p></p><p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span></span><![endif]>Một</p><p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;</span></span><![endif]>Hai</p><table class=MsoTableGrid><tr><td><p class=MsoNormal>Đơn vị</p></td><td><p>Số việc</p></td></tr><tr><td><p>Ấp 1</p></td><td><p align=right style='text-align:right'>12</p></td></tr></table><p><img src="file:///C:/a.png"></p><!--EndFragment--></body></html>`,
      'Đậm và nghiêng',
    );
    await page.getByText('Ảnh trong bản dán không đi theo (1 ảnh)').waitFor();
    await shot('pasted');
    expect(await plain()).toBe('**Đậm** và *nghiêng*\n\n- Một\n  - Hai\n\n| Đơn vị | Số việc |\n| - | -: |\n| Ấp 1 | 12 |');
  });

  it('a picture comes from the library of the desk, with words for those who do not see it', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Văn bản thô' }).click();
    await page.locator('.text-plain').fill('Xem ảnh:');
    await page.getByRole('button', { name: 'Soạn thảo' }).click();
    await endOf('Xem ảnh:');
    await page.keyboard.type(' ');
    await button('Ảnh').click();
    const buffer = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#0b5cad' } })
      .png()
      .toBuffer();
    await page.locator('input[type=file]').last().setInputFiles({ name: 'thu-tay.png', mimeType: 'image/png', buffer });
    // What was just uploaded is chosen already.
    await page.getByRole('button', { name: 'Dùng mục đã chọn' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ảnh trong bài' });
    await dialog.getByRole('button', { name: 'Chèn ảnh' }).click();
    await dialog.getByText('Chưa có lời tả').waitFor();
    await shot('picture');
    await dialog.getByLabel('Lời tả ảnh').fill('Một lá thư tay');
    await dialog.getByRole('button', { name: 'Chèn ảnh' }).click();
    const picture = editor().getByRole('img', { name: 'Một lá thư tay' });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    expect(await plain()).toMatch(/^Xem ảnh: !\[Một lá thư tay]\(@media\/thu-tay\.\w+\)$/);
    const shown = page.frameLocator('iframe').getByRole('img', { name: 'Một lá thư tay' });
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  });

  it('fits a telephone', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Văn bản thô' }).click();
    await page.locator('.text-plain').fill(`## Đề mục lớn Ẵ Ễ Ộ\n\n${body}\n### Đề mục nhỏ\n\n1. một\n2. hai`);
    await page.getByRole('button', { name: 'Soạn thảo' }).click();
    await editor().waitFor();
    await shot('rich');
    await page.setViewportSize({ width: 390, height: 844 });
    await editor().scrollIntoViewIfNeeded();
    await shot('phone');
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const small = await page
      .locator('.text-toolbar button')
      .evaluateAll((all) => all.filter((one) => one.clientHeight < 40 || one.clientWidth < 40).length);
    expect(small).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('saved: the draft differs in the text alone', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: 'Văn bản thô' }).click();
    await page.locator('.text-plain').fill(body);
    await page.getByRole('button', { name: 'Soạn thảo' }).click();
    await endOf('Câu để sửa.');
    await page.keyboard.type(' Đã sửa');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    const clone = join(folder, '.desk');
    const branch = 'cms/topics/kg-2016-11';
    await until('bản nháp', 600, () => git(clone, 'branch', '--list', branch) !== '');
    await page.getByText('Không có gì chờ lưu').waitFor();
    const draft = git(clone, 'show', `${branch}:${file}`);
    expect(draft.slice(draft.indexOf('\n---\n') + 5)).toBe(body.replace('Câu để sửa.', 'Câu để sửa. Đã sửa').trimEnd());
    expect(browser.outside).toEqual([]);
  });
});
