import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold, headerOf, itemColumns, usualItem, writeSlip } from '../../../src/domain/index.ts';
import { registrations, sampleHere } from '../mini.ts';
import { type Browser, openBrowser } from './browser.ts';
import { RunningDesk, soon } from './desk-fixture.ts';
import { git, pageAt } from './working-copy.ts';

/**
 * The whole way on one machine, with no account: from a list of names in Excel to a notebook, registered, handed in, judged by the
 * gate, shown on the unit’s page; then a quarter ticked, ratings proposed, and a paper with names. Everybody here is invented.
 */

const unit = 'q8-p13-kp2';
const year = 2016;
const page2016 = `don-vi/${unit}/${year}/`;
const folder2016 = `content/submissions/${unit}/${year}`;
const shots = process.env.HAND_IN_SHOTS;
const [phone, laptop] = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
];

const people = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Võ', 'Huỳnh'].flatMap((family, i) =>
  ['Văn Nháp', 'Thị Nháp', 'Minh Bịa', 'Ngọc Bịa', 'Thanh Giả'].map((given, j) => ({
    name: `${family} ${given}`,
    birth: `${1990 + i}-0${j + 1}-1${i}`,
  })),
);
const [first, ...others] = people;
const list = () =>
  writeXlsx({
    sheets: [
      {
        name: 'Danh sách',
        rows: [
          ['DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN KHU PHỐ 2'],
          ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính'],
          ...people.map(({ name, birth }, i) => [i + 1, name, birth.split('-').reverse().join('/'), i % 2 ? 'Nữ' : 'Nam']),
        ],
      },
    ],
  });
/** What a member sends by Zalo, as the page “Phiếu của tôi” writes it. */
const slipOf = ({ name }: { name: string }) =>
  writeSlip({
    kind: 'dang-ky',
    name: fold(name),
    unit,
    year,
    day: '2016-02-20',
    items: ['RL1', 'RL2', 'HD1', 'HD2', 'HD3'].map((criterion, i) => ({
      ...usualItem,
      [itemColumns.criterion]: criterion,
      [itemColumns.thing]: `Góp ${i + 2} buổi công ích, buổi thứ ${name.length + i}`,
    })),
  });

describe.runIf(sampleHere)('under npm start', () => {
  const desk = new RunningDesk();
  let browser: Browser;
  /** All that the pages ask of anybody. */
  const sent: string[] = [];
  let workbook: { name: string; mimeType: string; buffer: Buffer };
  let presses = 0;
  /** The repository before anything was handed in. */
  let before: string;

  const part = (name: string) => browser.page.locator(`[data-part=${name}]`);
  const named = (name: string | RegExp) => browser.page.getByRole('button', { name });
  const press = async (what: Locator) => {
    presses += 1;
    await what.click();
  };
  const text = async (selector: string) => (await browser.page.locator(selector).innerText({ timeout: 60_000 })).replace(/\s+/g, ' ');
  const shoot = async (name: string) => {
    if (shots === undefined) return;
    mkdirSync(shots, { recursive: true });
    await browser.page.screenshot({ path: join(shots, `${name}-${browser.page.viewportSize()!.width}.png`), fullPage: true });
  };

  beforeAll(async () => {
    // The branch begins with nothing.
    rmSync(join(desk.folder, folder2016), { recursive: true });
    git(desk.folder, 'commit', '--quiet', '--no-gpg-sign', '-am', 'Chi đoàn chưa nộp gì');
    before = git(desk.folder, 'rev-parse', 'HEAD');
    await desk.start();
    browser = await openBrowser(phone!.width, phone!.height);
    browser.page.on('dialog', (dialog) => void dialog.accept());
    browser.context.on('request', (request) => void sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
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
  /** The page’s script comes when somebody turns to the page. */
  const openNotebook = async () => {
    await open('so/');
    await part('query').focus();
    await browser.page.locator('branch-notebook[data-ready]').waitFor();
  };
  const tab = (name: string) => press(named(new RegExp(`^${name}`)));
  /** What this device kept of earlier presses stands there. */
  const nopIsReady = () => browser.page.locator('file-checker[data-ways-ready]').waitFor();
  const openNop = async () => {
    await open('nop/');
    await nopIsReady();
  };
  const isInSight = (what: Locator) =>
    what.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  /** The presses of a finished notebook, to its receipt. */
  const handIn = async (files: number) => {
    const { page } = browser;
    await press(named('Làm tệp nộp'));
    await page.getByText(`${files} tệp sẵn sàng nộp`).waitFor();
    await shoot(`so-tep-${files}`);
    const [saved] = await Promise.all([page.waitForEvent('download'), press(part('bring'))]);
    workbook = { name: saved.suggestedFilename(), mimeType: '', buffer: readFileSync(await saved.path()) };
    await part('send').waitFor();
    await nopIsReady();
    await soon(() => isInSight(part('send'))).toBe(true);
    expect(await part('key').count(), 'nobody is asked for a key here').toBe(0);
    await shoot(`nop-${files}`);
    // The receipts of earlier presses stand there already.
    const receipts = part('receipt-list').locator('article');
    const before = await receipts.count();
    await press(part('send'));
    await soon(() => receipts.count()).toBe(before + 1);
    await soon(() => receipts.first().innerText()).toContain('Đã nhận vào sổ');
    await soon(() => part('receipt-list').evaluate((list) => list.getBoundingClientRect().top < innerHeight / 2)).toBe(true);
    expect(await part('hand-in').isVisible(), 'what was taken is offered no more').toBe(false);
    await shoot(`bien-nhan-${files}`);
  };
  /** The page changes before her eyes: the running site renews it. */
  const unitPage = async (...words: readonly string[]) => {
    await browser.page.getByRole('link', { name: 'Trang của đơn vị' }).first().click();
    for (const one of words) await soon(() => text('main')).toContain(one);
  };

  test('a list of thirty names becomes a notebook, is registered and handed in with three presses, and the unit’s page has it', async () => {
    const { page } = browser;
    expect(await (await pageAt(`${desk.site}${page2016}`)).text()).toContain('Chưa có tệp nào được nộp');
    await openNotebook();
    await page.setInputFiles('[data-part=file]', { name: 'Danh sách.xlsx', mimeType: '', buffer: Buffer.from(await list()) });
    await page.getByText('Thấy 30 người trong danh sách.').waitFor();
    await part('query').fill('khu pho 2 phuong 13');
    await soon(() => part('unit').inputValue()).toBe(unit);
    await part('year').selectOption(String(year));
    await press(named('Lập sổ'));
    await part('whose').waitFor();

    // One is written down with the secretary's own presses, the others sent their messages.
    await tab('Đăng ký');
    await page.getByLabel('Ngày đăng ký của việc ghi thêm').fill('2016-02-20');
    const group = page.locator('details.person').filter({ hasText: first!.name });
    await press(group.locator('summary').first());
    for (const criterion of ['RL1', 'RL2', 'HD1', 'HD2', 'HD3'])
      await press(
        group
          .getByRole('group', { name: new RegExp(`^${criterion} `) })
          .getByRole('checkbox')
          .first(),
      );
    await press(group.locator('summary').first());
    await press(page.getByText('Dán tin nhắn phiếu của đoàn viên'));
    await page
      .getByLabel('Dán một hay nhiều tin')
      .evaluate((field, said) => ((field as HTMLTextAreaElement).value = said), others.map(slipOf).join('em gửi chị ạ\n'));
    await press(named('Ghi vào sổ'));
    await page.getByText('Đã ghi phiếu của 29 người.').waitFor();
    await shoot('so');

    presses = 0;
    await handIn(2);
    expect(presses, 'from a finished notebook to the receipt').toBe(3);
    const receipt = await text('[data-part=receipt-list]');
    expect(receipt).toMatch(/Số biên nhận [b-z]{12}-[b-z]{12} · ngày \d\d\/\d\d\/\d{4}/);
    expect(receipt).toContain('Danh sách mã đoàn viên, Đăng ký rèn luyện – Chi đoàn khu phố 2, phường 13 (Đoàn phường 13), năm 2016');
    expect(receipt).toContain('Danh sách mã đoàn viên: 30 dòng · Đăng ký rèn luyện: 150 dòng');

    // Judged by the gate, merged, and home in the working copy as one commit.
    await soon(() => git(desk.folder, 'log', '-1', '--format=%s%n%b')).toMatch(
      new RegExp(`^Nộp dang-ky, doan-vien 2016 của ${unit}\nBien-nhan: [b-z]{12}-[b-z]{12}`),
    );
    expect(existsSync(join(desk.folder, folder2016, 'dang-ky.csv'))).toBe(true);
    expect(git(desk.folder, 'status', '--porcelain')).toBe('');
    await unitPage('30 trong 30 đoàn viên đã đăng ký rèn luyện.', 'Đăng ký rèn luyện 31/03/2016 ✓ đã nộp');
    await shoot('don-vi');
  });

  test('a quarter is ticked, ratings are proposed, the paper to be signed has names, and what she hands in has none', async () => {
    const { page } = browser;
    await page.setViewportSize(laptop!);
    await openNotebook();
    await page.setInputFiles('[data-part=file]', workbook);
    await part('whose').waitFor();
    await tab('Kết quả');
    await page.getByLabel('Kỳ').selectOption('Q1');
    await press(named('Tích hết việc của kỳ này'));
    await press(page.getByRole('region', { name: first!.name }).getByRole('checkbox').first());
    expect(await page.getByRole('region', { name: first!.name }).innerText()).toContain('4/5 việc đã xong');
    await tab('Xếp loại');
    await page.locator('.view .tools').getByLabel('Đề nghị xếp loại').selectOption({ label: 'Hoàn thành xuất sắc nhiệm vụ' });
    await press(named('Thêm một dòng cho từng người chưa có'));
    // Who has not done everything is not proposed for the highest: it is told in the row, and mended there.
    const row = page.locator('.view .entry').filter({ has: page.locator('.problems:not([hidden])') });
    await row.getByText('Hoàn thành 4 trong 5 việc').waitFor();
    await row.getByLabel('Đề nghị xếp loại').selectOption({ label: 'Hoàn thành tốt nhiệm vụ' });
    await row.waitFor({ state: 'detached' });
    await press(named('Báo cáo, lời nhắc'));
    await press(part('paper-list').getByRole('button', { name: /^P5\. / }));
    await page.locator('.report h1').waitFor();
    const paper = await page.locator('.report').innerText();
    for (const { name } of people) expect(paper).toContain(name);
    await shoot('p5');
    const [file] = await Promise.all([page.waitForEvent('download'), press(named('Tải văn bản'))]);
    const written = strFromU8(unzipSync(readFileSync(await file.path()))['word/document.xml']!);
    for (const words of [first!.name, 'Hoàn thành tốt nhiệm vụ', 'TM. BAN CHẤP HÀNH']) expect(written).toContain(words);
    await press(named('Quay lại'));

    await handIn(4);
    await unitPage('149 trong 150 việc đăng ký đã hoàn thành');
    await shoot('don-vi-sau');

    // Neither what was asked of anybody, nor the log, nor all that came to the repository holds a name or a birthday.
    const asked = sent.filter((request) => !/ (blob|data):/.test(request)).map(decodeURIComponent);
    const came = [desk.folder, desk.clone].map((repository) => git(repository, 'log', '-p', '--all', '--format=fuller', `^${before}`));
    expect(came[0]).toContain('Bien-nhan: ');
    const personal = people.flatMap(({ name, birth }) => [name, fold(name), name.normalize('NFD'), birth]);
    expect([...asked, desk.output, ...came].join('\n').match(new RegExp(personal.join('|'), 'giu'))).toBeNull();
  });

  test('the receipts are there when the page is opened again, and the same press finds its own', async () => {
    const { page } = browser;
    await openNop();
    expect(await part('receipt-list').locator('article').count()).toBe(2);
    const commits = git(desk.folder, 'rev-list', '--count', 'main');
    const files = readdirSync(join(desk.folder, folder2016)).map((name) => join(desk.folder, folder2016, name));
    await page.setInputFiles('input[data-part=files]', files);
    await named('Nộp cả 4 tệp').click();
    await part('hand-in').waitFor({ state: 'hidden' });
    expect(await part('receipt-list').locator('article').count()).toBe(2);
    expect(git(desk.folder, 'rev-list', '--count', 'main')).toBe(commits);
  });

  test('what the gate refuses is told place by place, with whom to ask', async () => {
    const { page } = browser;
    const rows = [headerOf('dang-ky').join(','), registrations('DV-7K3M', 5, { unit: 'q8-p01-kp2' }), ''].join('\n');
    await openNop();
    await page.setInputFiles('input[data-part=files]', [{ name: 'Đăng ký.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) }]);
    expect(await text('[data-part=press]')).toContain('Cổng nhận tệp xét thật');
    await page.getByRole('link', { name: 'Xuống chỗ nộp' }).click();
    await soon(() => isInSight(part('send'))).toBe(true);
    await named('Nộp tệp này').click();
    await page.locator('[data-part=answer] article').waitFor();
    const said = await text('[data-part=answer]');
    for (const words of ['Có chỗ cần sửa', 'Làm tệp khác không còn khớp', 'ket-qua.csv', 'Hỏi: Ban Tổ chức Quận Đoàn.'])
      expect(said, words).toContain(words);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-part'))).toBe('answer');
    await shoot('tu-choi');
    expect([browser.errors.filter((error) => !/422/.test(error)), browser.outside]).toEqual([[], []]);
  });
});
