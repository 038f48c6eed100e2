import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleHere } from '../mini.ts';
import { type Browser, openBrowser } from './browser.ts';
import { Editor, RunningDesk, soon, textIn } from './desk-fixture.ts';
import { git, pageAt } from './working-copy.ts';

/** Next month's topic, written at the desk by `npm start` itself and followed all the way to the page. */

const file = 'content/topics/kg-2016-12.md';
const older = 'content/topics/kg-2016-11.md';
const title = 'Đường về cơ sở: đợt này hẵng làm một việc';
const expected = `---
title: "${title}"
organisation: kg
month: 2016-12
months: 1
theme: Đoàn viên giữ lời đã đăng ký
summary: Mỗi bạn kể một việc còn dang dở và hẹn ngày xong.
criteria:
  - SK
lessons:
  - sau-bai-2015-1
---
Đồng chí bí thư đọc lại sổ; ai vướng thì nói, ai rảnh thì giúp.
`;

let desk: RunningDesk;
let folder: string;
let site: string;
let browser: Browser;
let an: Editor;

beforeAll(async () => {
  if (!sampleHere) return;
  desk = new RunningDesk({ without: file });
  ({ folder } = desk);
  // Written by hand, without the fields that a file may leave out.
  const byHand = readFileSync(join(folder, older), 'utf8').replace(/^(state|months): .*\n/gm, '');
  writeFileSync(join(folder, older), byHand);
  git(folder, 'commit', '--quiet', '--no-gpg-sign', '--allow-empty', '-am', 'Viết tay');
  await desk.start();
  ({ site } = desk);
  browser = await openBrowser();
  an = new Editor(browser.page, desk);
});

afterAll(async () => {
  await browser?.close();
  await desk?.end();
});

describe.runIf(sampleHere)('bàn biên tập', () => {
  it('prints the two addresses', () => {
    expect(site).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(desk.output).toContain(`Bàn biên tập    ${site}admin/`);
  });

  it('writes, submits and publishes a topic, with nothing leaving this machine', async () => {
    const { page } = browser;
    await an.signIn();
    await an.shot('list');
    // Every package it takes was bundled while the site opened: one found only now would have all bundled anew.
    const { optimized } = JSON.parse(textIn(folder, '.astro/vite/deps/_metadata.json')) as { optimized: Record<string, { file: string }> };
    const entries = new Set(Object.values(optimized).map((one) => basename(one.file)));
    const taken = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    const packages = taken.map((name) => new URL(name)).filter(({ pathname }) => entries.has(basename(pathname)));
    expect(packages.length).toBeGreaterThan(20);
    expect(new Set(packages.map(({ search }) => search)).size).toBe(1);
    await page.locator('a[href$="/collections/topics/new"]').first().click();

    // Typed with letters and marks apart, as some keyboards do.
    await an.field('title').fill(title.normalize('NFD'));
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Hãy điền Tháng.').waitFor();
    await an.shot('refused');

    await an.choose('organisation', /Kiên Giang/);
    await an.field('month').fill('2016-12');
    await an.field('theme').fill('  Đoàn viên giữ lời đã đăng ký ');
    await an.field('summary').fill('Mỗi bạn kể một việc còn dang dở và hẹn ngày xong.');
    await an.choose('criteria', /^SK/);
    await an.choose('lessons', /Bài 1/);
    await page.locator('[data-text-editor]').first().click();
    await page.keyboard.type('Đồng chí bí thư đọc lại sổ; ai vướng thì nói, ai rảnh thì giúp.');
    await an.shot('filled');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.waitForURL(/entries\/kg-2016-12/);
    await an.shot('draft');

    await an.status('Bản nháp', 'Sẵn sàng');
    await an.publish();
    await an.said('Đã công bố bài').first().waitFor();
    await an.shot('published');

    expect(desk.git('log', '-1', '--format=%s', 'main', '--', file)).toBe('Thêm chủ đề “kg-2016-12”');
    expect(`${desk.textOf('main', file)}\n`).toBe(expected);
    expect(desk.git('branch', '--list', 'cms/*')).toBe('');
    expect(browser.outside).toEqual([]);
  });

  it('the commit comes home, byte for byte, and the writer’s page stays as it was', async () => {
    await desk.until('bài về bản làm việc', () => git(folder, 'rev-parse', 'main') === desk.git('rev-parse', 'main'));
    expect(readFileSync(join(folder, file), 'utf8')).toBe(expected);
    expect(git(folder, 'status', '--porcelain')).toBe('');
    await desk.until('lời báo', () => desk.output.includes('Đã về bản làm việc: Thêm chủ đề “kg-2016-12”'));
    // The site has the new entry, so its server has told its pages to load again; this one has not.
    await soon(async () => (await pageAt(`${site}chu-de/kg-2016-12/`)).status).toBe(200);
    expect(await an.field('title').inputValue()).toBe(title);
    expect(browser.page.url()).toContain('entries/kg-2016-12');
  });

  it('asks about an optional part only once it is begun', async () => {
    const { page } = browser;
    await page.goto(`${site}admin/#/collections/documents`);
    await page.locator('a[href$="/collections/documents/new"]').first().click();
    const missing = page.getByText('Hãy điền Chức vụ.');
    const save = async () => {
      await page.getByRole('button', { name: 'Lưu', exact: true }).click();
      await page.getByText('Hãy điền Trích yếu.').waitFor();
    };
    await an.field('place').fill('Rạch Giá');
    await save();
    expect(await missing.count()).toBe(0);
    await an.field('authority').fill('TM. BAN THƯỜNG VỤ');
    await save();
    await missing.waitFor();
    await an.shot('optional');
    await an.retype('authority', '');
    await save();
    await missing.waitFor({ state: 'detached' });
  });

  it('opens what was written elsewhere, and asks for nothing that may be left out', async () => {
    const { page } = browser;
    await page.goto(`${site}admin/#/collections/topics`);
    await page.locator('a[href*="/entries/kg-2016-11"]').click();
    await soon(() => an.field('month').inputValue()).toBe('2016-11');
    await an.retype('theme', 'Chủ điểm sửa ở bàn biên tập');
    await an.saved();
    await an.shot('existing');
    const draft = desk.textOf('cms/topics/kg-2016-11', older);
    const before = readFileSync(join(folder, older), 'utf8');
    const bodyOf = (text: string) => text.slice(text.indexOf('\n---\n')).trim();
    expect(draft).toContain('\ntheme: Chủ điểm sửa ở bàn biên tập\n');
    expect(draft).not.toMatch(/^(state|months):/m);
    expect(bodyOf(draft)).toBe(bodyOf(before));
  });

  it('the site shows the topic at once', async () => {
    await browser.page.goto(`${site}chu-de/kg-2016-12/`, { waitUntil: 'commit' });
    await soon(() => browser.page.getByRole('heading', { level: 1 }).innerText()).toBe(title);
    await an.shot('page');
    expect(browser.outside).toEqual([]);
  });

  it('a unit’s registrations handed in change its page by exactly what they hold', async () => {
    const { units } = JSON.parse(readFileSync(join(folder, 'content/units/quan-8.json'), 'utf8')) as {
      units: { code: string; level: string }[];
    };
    const place = (unit: string, kind: string) => join(folder, 'content/submissions', unit, '2016', `${kind}.csv`);
    const unit = units.find(
      (u) => u.level === 'chi_doan' && existsSync(place(u.code, 'doan-vien')) && !existsSync(place(u.code, 'dang-ky')),
    )!.code;
    const roster = readFileSync(place(unit, 'doan-vien'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(',doan_vien,dang_sinh_hoat,'));
    const members = roster.slice(0, 6).map((line) => line.split(',')[2]);
    const words = (element: Element | null | undefined) => element?.textContent.trim() ?? '';
    // Asked without a browser: a page that is open loads itself again when content comes in, in the middle of being asked.
    const figures = async () => {
      const { document } = parseHTML(await (await pageAt(`${site}don-vi/${unit}/2016/`)).text());
      const figure = [...document.querySelectorAll('.figures > div')].find((one) => one.textContent.includes('việc đã đăng ký'));
      const criteria = document.querySelector('[aria-labelledby=criteria]')!;
      const rows = [...criteria.querySelectorAll('tr')];
      const registered = words(figure?.querySelector('dd'));
      if (rows.length === 0) return [registered, words(criteria.querySelector('p'))];
      const row = (code: string) => words(rows.find((one) => one.textContent.includes(code))?.querySelector('td'));
      return [registered, row('RL1'), row('HD2'), row('Tiêu chí hành động')];
    };
    // Unknown is not zero (domain §0, row 18).
    expect(await figures()).toEqual(['chưa nộp', 'Chưa nộp đăng ký.']);
    // Each of six members: RL1, HD2, RL3, HD4, RL5. Thirty things to do, twelve of them "hành động".
    const rows = members.flatMap((member) =>
      ['RL1', 'HD2', 'RL3', 'HD4', 'RL5'].map(
        (c, i) => `2016,${unit},${member},doan_vien,${i + 1},${c},viec_lam,Tham gia ${i + 2} buổi dọn kênh,,,,2016-03-01`,
      ),
    );
    const header = 'nam,ma_chi_doan,ma_doan_vien,doi_tuong,stt,tieu_chi,loai,noi_dung,so_luong,don_vi_tinh,han,ngay_dang_ky';
    writeFileSync(place(unit, 'dang-ky'), `${header}\n${rows.join('\n')}\n`);
    await expect.poll(figures, { interval: 1000 }).toEqual(['30', '6', '6', '12']);
    await desk.until('lời báo', () => desk.output.includes('đã cập nhật trang'));
    rmSync(place(unit, 'dang-ky'));
  });

  it('ends with Ctrl-C, all of it', async () => {
    const closed = once(desk.process, 'exit');
    desk.process.kill('SIGINT');
    expect(await closed).toEqual([0, null]);
    await expect(pageAt(site)).rejects.toThrow();
    expect(existsSync(join(desk.clone, '.git/desk.pid'))).toBe(false);
    // A whole day at the desk, and the terminal spoke of nothing but what concerns whoever sits there.
    expect(desk.output).not.toMatch(/\[(WARN|ERROR)\]/);
  });
});
