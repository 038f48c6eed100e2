import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKeyPair } from '../../../src/site/certificate-code.ts';
import { openPeople, type Browser } from './browser.ts';
import { serve, type Site } from './serve.ts';
import { honour, SmallRoot } from './small-root.ts';

/** A certificate from the publishing job to the hand of whoever holds it, and on through a correction and a withdrawal. */

const root = new SmallRoot('tuyen-duong');
const folder = mkdtempSync(join(tmpdir(), 'giay-'));
const id = 'tieu-bieu';
const person = 'Người Mẫu Tiêu Biểu';
let site: Site;
let people: Awaited<ReturnType<typeof openPeople>>;
let reader: Browser;
const at = (path: string) => site.address.replace(/nop\/$/, path);
const build = () => {
  const { status, said } = root.run('scripts/build.ts');
  expect(status, said).toBe(0);
};

/** What the square code on the certificate says, read as a camera would. */
const scan = async (): Promise<string> => {
  const html = readFileSync(join(root.dist, `tuyen-duong/${id}/giay/index.html`), 'utf8');
  const square = parseHTML(html).document.querySelector('svg.square')!;
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${square.getAttribute('viewBox')}" width="900" height="900">${square.innerHTML}</svg>`;
  const { data, info } = await sharp(Buffer.from(drawn))
    .flatten({ background: 'white' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)!.data;
};
/** What the page says of a code, and all the words on it. */
const told = async (address: string): Promise<{ heading: string; all: string }> => {
  const { pathname, hash } = new URL(address);
  await reader.page.goto('about:blank');
  await reader.page.goto(at(`${pathname.slice(1)}${hash}`));
  const heading = await reader.page.locator('[data-verdict]:not([hidden]) h2').innerText();
  return { heading, all: await reader.page.locator('main').innerText() };
};

beforeAll(async () => {
  root.put(honour(id, { recipient: person }));
  build();
  site = await serve(root.dist);
  people = await openPeople();
  reader = await people.person(390, 844);
});
afterAll(async () => {
  delete process.env['CERTIFICATE_KEY_FILE'];
  await people?.close();
  await site?.close();
  root.close();
  rmSync(folder, { recursive: true, force: true });
});

test('without a key it is unsigned, says so, and leads to the honour; it is one sheet of A4 lying down', async () => {
  expect(new URL(await scan()).pathname).toBe(`/tuyen-duong/${id}/`);
  await reader.page.goto(at(`tuyen-duong/${id}/giay/`));
  expect(await reader.page.locator('main').innerText()).toContain('Không có chữ ký số');
  const pdf = (await reader.page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(pdf).toMatch(/\/MediaBox \[0 0 84[12][\d.]* 59[456]/);
});

test('with the board’s key it is valid, also without the network; corrected, it is replaced; withdrawn, nobody is named', async () => {
  const { key, secret } = await makeKeyPair();
  process.env['CERTIFICATE_KEY_FILE'] = join(folder, 'khoa.pem');
  writeFileSync(process.env['CERTIFICATE_KEY_FILE'], secret);
  expect(root.run('scripts/build.ts').said).toMatch(/không có nửa công khai của khoá ký giấy/);

  const settings = join(root.folder, 'content/site.json');
  const before = JSON.parse(readFileSync(settings, 'utf8')) as object;
  writeFileSync(settings, JSON.stringify({ ...before, certificateKeys: [{ key, issued: '2016-11-20' }] }));
  build();
  const code = await scan();
  const valid = await told(code);
  expect(valid.heading).toBe('Giấy còn hiệu lực');
  expect(valid.all).toContain(person);
  expect((await told(code.replace(/.(?=\.)/, (c) => (c === 'A' ? 'B' : 'A')))).heading).toMatch(/Giấy không đúng|Chưa đọc được giấy/);
  await reader.page.evaluate(() => navigator.serviceWorker.ready);
  await reader.context.setOffline(true);
  expect((await told(code)).heading).toBe('Giấy còn hiệu lực');
  await reader.context.setOffline(false);

  root.put(honour(id, { recipient: person, title: 'Đoàn viên tiêu biểu cấp quận' }));
  build();
  expect(await scan()).not.toBe(code);
  const replaced = await told(code);
  expect(replaced.heading).toBe('Giấy đã được thay');
  expect((await told(await scan())).heading).toBe('Giấy còn hiệu lực');
  expect(replaced.all).toContain(person);

  root.put(honour(id, { recipient: person, state: 'go_bo' }));
  build();
  const withdrawn = await told(code);
  expect(withdrawn.heading).toBe('Giấy đã gỡ');
  expect(withdrawn.all).not.toContain(person);
  expect(await reader.page.content()).not.toContain(id);
  expect(readFileSync(join(root.dist, `tuyen-duong/${id}/giay/index.html`), 'utf8')).not.toContain(person);
  expect([reader.errors.filter((e) => !e.includes('ERR_INTERNET_DISCONNECTED')), reader.outside]).toEqual([[], []]);
});
