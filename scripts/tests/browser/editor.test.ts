import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleHere } from '../mini.ts';
import { type Browser, openBrowser } from './browser.ts';
import { git, makeWorkingCopy, terminal } from './working-copy.ts';

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

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

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
  await until('npm start in địa chỉ', 60, () => /Bàn biên tập +http/.test(output));
  site = /Trang +(http\S+)/.exec(output)?.[1] ?? '';
  browser = await openBrowser();
  browser.page.on('dialog', (dialog) => void dialog.accept());
  await browser.page.goto(`${site}admin/#/collections/topics/entries/kg-2016-11`);
  await browser.page.getByRole('button', { name: 'Đăng nhập' }).click({ timeout: 120_000 });
  await editor().waitFor({ timeout: 120_000 });
});

afterAll(async () => {
  await browser?.close();
  start?.kill('SIGKILL');
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe.runIf(sampleHere)('nội dung của bài', () => {
  it('shows what the site shows, and offers to write it in two ways, in Vietnamese', async () => {
    await shot('opened');
    expect(await editor().locator('table th').count()).toBe(2);
    expect(await editor().locator('input[type=checkbox]').count()).toBe(2);
    expect(await editor().locator('sup').innerText()).toBe('1');
    expect(await editor().locator('em strong, strong em').first().innerText()).toBe('Lưu ý:');
    expect(await plain()).toBe(body.trimEnd());
    expect(await browser.page.getByText('Markdown', { exact: true }).count()).toBe(0);
  });
});
