import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleHere } from '../mini.ts';
import { type Browser, openPeople } from './browser.ts';
import { Editor, RunningDesk, soon } from './desk-fixture.ts';
import { git } from './working-copy.ts';

/** Two people at the desk of `npm start`, each in a browser of her own, and what befalls them in an ordinary week. */

const topic = 'content/topics/kg-2016-11.md';
const draft = 'cms/topics/kg-2016-11';
const fieldIn = (text: string, name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1];

let desk: RunningDesk;
let people: Awaited<ReturnType<typeof openPeople>>;
let browsers: Browser[];
let an: Editor;
let binh: Editor;

beforeAll(async () => {
  if (!sampleHere) return;
  desk = new RunningDesk();
  await desk.start();
  people = await openPeople();
  browsers = [await people.person(), await people.person()];
  [an, binh] = browsers.map(({ page }) => new Editor(page, desk)) as [Editor, Editor];
  await an.signIn();
  await binh.signIn();
});
afterAll(async () => {
  await people?.close();
  await desk?.end();
});

describe.runIf(sampleHere)('hai người ở bàn biên tập', () => {
  const drafted = (name: string) => fieldIn(desk.textOf(draft, topic), name);
  const dialog = () => binh.page.getByRole('dialog');

  it('different fields of one entry are put together, and the form shows both', async () => {
    await an.open('topics', 'kg-2016-11');
    await binh.open('topics', 'kg-2016-11');
    await an.retype('theme', 'Chủ điểm của An');
    await an.saved();
    await binh.retype('summary', 'Tóm tắt của Bình.');
    await binh.saved();
    expect([drafted('theme'), drafted('summary')]).toEqual(['Chủ điểm của An', 'Tóm tắt của Bình.']);
    await soon(() => binh.field('theme').inputValue()).toBe('Chủ điểm của An');
    // Nothing but the two fields has changed: not a byte of the rest.
    const before = desk.textOf('main', topic).split('\n');
    const after = desk.textOf(draft, topic).split('\n');
    expect(after.filter((line) => !before.includes(line))).toEqual(['theme: Chủ điểm của An', 'summary: Tóm tắt của Bình.']);
  });

  it('the same field: both versions are shown, nothing is written before a choice, and what was typed stays', async () => {
    await binh.open('topics', 'kg-2016-11');
    await an.open('topics', 'kg-2016-11');
    await an.retype('theme', 'An viết lại');
    await an.saved();
    await binh.retype('theme', 'Bình viết lại');
    await binh.save();
    await dialog().getByRole('heading', { name: 'Có người vừa lưu bài này' }).waitFor();
    await binh.shot('conflict');
    await soon(() => dialog().getByRole('group', { name: 'Chủ điểm' }).innerText()).toMatch(
      /Bản của bạn\s+Bình viết lại\s+Bản đang có\s+An viết lại/,
    );
    expect(await dialog().getByRole('group').count()).toBe(1);
    expect(drafted('theme')).toBe('An viết lại');
    // The keyboard stays inside.
    for (let step = 0; step < 6; step += 1) {
      await binh.page.keyboard.press('Tab');
      const outside = await binh.page.evaluate(
        () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
      );
      expect(outside).toBe(false);
    }
    await binh.page.setViewportSize({ width: 390, height: 844 });
    await binh.shot('conflict-390');
    await binh.page.setViewportSize({ width: 1280, height: 900 });
    await dialog().getByRole('button', { name: 'Thôi, để tôi sửa tiếp' }).click();
    await binh.said('bài giữ nguyên như bạn đang viết').first().waitFor();
    expect(await binh.said('Đã lưu bài').count()).toBe(0);
    expect(await binh.field('theme').inputValue()).toBe('Bình viết lại');
    expect(drafted('theme')).toBe('An viết lại');
  });

  it('the same field: the version that stands may stay', async () => {
    await binh.save();
    await dialog().getByLabel('Bản đang có').check();
    await dialog().getByRole('button', { name: 'Lưu theo lựa chọn' }).click();
    await soon(() => binh.field('theme').inputValue()).toBe('An viết lại');
    expect(drafted('theme')).toBe('An viết lại');
  });

  it('the same field: or one’s own may replace it', async () => {
    await an.open('topics', 'kg-2016-11');
    await an.retype('theme', 'An viết lần ba');
    await an.saved();
    await binh.retype('theme', 'Bình viết lần ba');
    await binh.save();
    // By the keyboard alone: the first field's first version, then the button.
    await dialog().getByLabel('Bản của bạn').focus();
    await binh.page.keyboard.press('Space');
    await binh.page.keyboard.press('Enter');
    await soon(() => drafted('theme')).toBe('Bình viết lần ba');
    await dialog().waitFor({ state: 'detached' });
    // Saving again asks nothing: the form knows what it saved.
    await binh.page.getByText('Không có gì chờ lưu').waitFor();
    await binh.retype('theme', 'Bình viết lần bốn');
    await binh.save();
    await soon(() => drafted('theme')).toBe('Bình viết lần bốn');
  });

  it('two tabs of one person are two people', async () => {
    const second = new Editor(await browsers[1]!.context.newPage(), desk);
    await second.open('topics', 'kg-2016-11');
    await binh.open('topics', 'kg-2016-11');
    await second.retype('theme', 'Ở thẻ thứ hai');
    await second.saved();
    await binh.retype('theme', 'Ở thẻ thứ nhất');
    await binh.save();
    await dialog().getByRole('heading', { name: 'Có người vừa lưu bài này' }).waitFor();
    await binh.page.keyboard.press('Escape');
    await binh.said('bài giữ nguyên').first().waitFor();
    expect(drafted('theme')).toBe('Ở thẻ thứ hai');
    await second.page.close();
  });

  it('publishing after another version was published shows both', async () => {
    // Home came a version that somebody wrote elsewhere and pulled.
    const file = join(desk.folder, topic);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^theme: .*$/m, 'theme: Chủ điểm đã công bố'));
    git(desk.folder, 'commit', '--quiet', '--no-gpg-sign', '-am', 'Sửa ở nơi khác');
    await desk.until('bản ấy tới bàn biên tập', () => desk.git('log', '-1', '--format=%s', 'main') === 'Sửa ở nơi khác');
    await an.open('topics', 'kg-2016-11');
    await soon(() => an.field('theme').inputValue()).toBe('Ở thẻ thứ hai');
    await an.status('Bản nháp', 'Sẵn sàng');
    await an.publish();
    const asked = an.page.getByRole('dialog');
    await asked.getByRole('heading', { name: 'Bài đang công bố vừa được sửa' }).waitFor();
    await an.shot('conflict-publishing');
    expect(fieldIn(desk.textOf('main', topic), 'theme')).toBe('Chủ điểm đã công bố');
    await asked.getByLabel('Bản nháp này').check();
    await asked.getByRole('button', { name: 'Công bố theo lựa chọn' }).click();
    await an.said('Đã công bố bài').first().waitFor();
    expect(fieldIn(desk.textOf('main', topic), 'theme')).toBe('Ở thẻ thứ hai');
    expect(desk.git('branch', '--list', 'cms/*')).toBe('');
  });

  it('F1: a draft shows its own text, whatever main gets meanwhile', async () => {
    await an.open('topics', 'kg-2016-10');
    await an.retype('theme', 'Bản nháp tháng Mười');
    await an.saved();
    await binh.open('topics', 'kg-2016-09');
    await binh.retype('theme', 'Tháng Chín đã sửa');
    await binh.saved();
    await binh.status('Bản nháp', 'Sẵn sàng');
    await binh.publish();
    await binh.said('Đã công bố bài').first().waitFor();
    await binh.open('reviews', '2016-6-thang-kg-dong-ho');
    await binh.page.getByRole('button', { name: 'Xoá bài đã công bố' }).click();
    await desk.until('bài bị xoá', () => desk.textOf('main', 'content/reviews/2016-6-thang-kg-dong-ho.md') === '');
    await an.page.goto(`${desk.site}admin/#/workflow`);
    await an.reload();
    await an.page.getByText('Bản nháp và bài chờ công bố').waitFor();
    await an.shot('board');
    expect(await an.page.getByText('Invalid Date').count()).toBe(0);
    await an.open('topics', 'kg-2016-10');
    expect(await an.field('month').inputValue()).toBe('2016-10');
    expect(await an.field('theme').inputValue()).toBe('Bản nháp tháng Mười');
    await an.retype('summary', 'Tóm tắt tháng Mười.');
    await an.saved();
    expect(desk.git('diff', '--name-only', 'main...cms/topics/kg-2016-10')).toBe('content/topics/kg-2016-10.md');
    expect(fieldIn(desk.textOf('main', 'content/topics/kg-2016-09.md'), 'theme')).toBe('Tháng Chín đã sửa');
  });

  it('an answer about an entry that was left never comes into the form of the next one', async () => {
    await an.open('topics', 'kg-2016-07');
    await an.retype('theme', 'Tháng Bảy đã sửa');
    await an.saved();
    await an.status('Bản nháp', 'Sẵn sàng');
    // What was published is read again into the form. That answer comes when another entry is open already.
    let release = () => {};
    const nextOpen = new Promise<void>((resolve) => (release = resolve));
    const asksForIt = (asked: string | null) => /"getEntry".*kg-2016-07/.test(asked ?? '');
    await an.page.route('**/desk/api/**', async (route) => {
      if (asksForIt(route.request().postData())) await nextOpen;
      await route.continue();
    });
    await an.publish();
    await an.said('Đã công bố bài').first().waitFor();
    await an.open('topics', 'kg-2016-06');
    await soon(() => an.field('month').inputValue()).toBe('2016-06');
    await an.retype('theme', 'Tháng Sáu đã sửa');
    await an.keptOnce('Tháng Sáu đã sửa');
    const answered = an.page.waitForResponse((response) => asksForIt(response.request().postData()));
    release();
    await (await answered).finished();
    expect(await an.field('month').inputValue()).toBe('2016-06');
    // Nor is what is being typed there let go of together with the one that is done with.
    await an.reload();
    await an.page.getByRole('dialog').getByRole('button', { name: 'Mở bản này' }).click();
    await soon(() => an.field('theme').inputValue()).toBe('Tháng Sáu đã sửa');
    await an.saved();
    const branch = 'cms/topics/kg-2016-06';
    expect(fieldIn(desk.textOf(branch, 'content/topics/kg-2016-06.md'), 'theme')).toBe('Tháng Sáu đã sửa');
    expect(fieldIn(desk.textOf('main', 'content/topics/kg-2016-07.md'), 'theme')).toBe('Tháng Bảy đã sửa');
    expect(desk.git('branch', '--list', 'cms/topics/kg-2016-07')).toBe('');
    await an.page.unroute('**/desk/api/**');
  });

  it('F2: leaving while the list loads leaves the desk open for everybody', async () => {
    const passing = await people.person();
    await passing.page.goto(`${desk.site}admin/`, { waitUntil: 'commit' });
    await passing.page.getByRole('button', { name: 'Vào bàn biên tập' }).click({ timeout: 600_000 });
    await passing.page.locator('a[href$="/collections/topics/new"]').first().waitFor();
    await passing.close();
    await an.open('topics', 'kg-2016-08');
    expect(await an.field('month').inputValue()).toBe('2016-08');
  });
});
