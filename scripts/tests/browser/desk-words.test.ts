import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleHere } from '../mini.ts';
import { type Browser, openPeople } from './browser.ts';
import { Editor, RunningDesk, soon } from './desk-fixture.ts';
import { freePort } from './working-copy.ts';

/** No word lost, and every no said in Vietnamese with the way out. */

let desk: RunningDesk;
let people: Awaited<ReturnType<typeof openPeople>>;
let browser: Browser;
let an: Editor;

beforeAll(async () => {
  if (!sampleHere) return;
  desk = new RunningDesk();
  await desk.start(await freePort());
  people = await openPeople();
  browser = await people.person();
  an = new Editor(browser.page, desk);
  await an.signIn();
});
afterAll(async () => {
  await people?.close();
  await desk?.end();
});

const files = join(import.meta.dirname, 'files');

describe.runIf(sampleHere)('không mất chữ nào', () => {
  const dialog = () => an.page.getByRole('dialog');
  const kept = () => an.kept();
  const keptOnce = (words: string) => an.keptOnce(words);

  it('F11: a new entry comes back after a reload, each of several apart', async () => {
    await an.begin('topics');
    await an.field('title').fill('Bài mới thứ nhất');
    await keptOnce('Bài mới thứ nhất');
    await an.reload();
    await dialog().getByText('Bài mới thứ nhất').waitFor();
    await an.shot('backup');
    await an.page.setViewportSize({ width: 390, height: 844 });
    await an.shot('backup-390');
    await an.page.setViewportSize({ width: 1280, height: 900 });
    await dialog().getByRole('button', { name: 'Để sau' }).click();
    await an.field('title').fill('Bài mới thứ hai');
    await keptOnce('Bài mới thứ hai');
    await an.reload();
    await dialog().getByText('Bài mới thứ hai').waitFor();
    expect(await dialog().getByRole('listitem').count()).toBe(2);
    await dialog().getByRole('listitem').filter({ hasText: 'thứ nhất' }).getByRole('button', { name: 'Mở bản này' }).click();
    await soon(() => an.field('title').inputValue()).toBe('Bài mới thứ nhất');
    await an.page.getByText('Có thay đổi chưa lưu').waitFor();
  });

  it('another tab neither sees nor changes what is being typed here', async () => {
    const other = new Editor(await browser.context.newPage(), desk);
    await other.begin('topics');
    await other.page.getByRole('dialog').getByText('Bài mới thứ hai').waitFor();
    expect(await other.page.getByRole('dialog').getByText('Bài mới thứ nhất').count()).toBe(0);
    await other.page.getByRole('button', { name: 'Bỏ bản này' }).click();
    await soon(async () => (await kept()).map((text) => text.split('\n')[0])).toEqual(['Bài mới thứ nhất']);
    await other.page.close();
  });

  it('an entry that was saved elsewhere meanwhile gets what was typed, and keeps what was saved', async () => {
    await an.open('topics', 'kg-2016-11');
    await an.retype('theme', 'Viết dở rồi máy tắt');
    await keptOnce('Viết dở rồi máy tắt');
    const crashed = an;
    const elsewhere = await people.person();
    const binh = new Editor(elsewhere.page, desk);
    await binh.signIn();
    await binh.open('topics', 'kg-2016-11');
    await binh.retype('summary', 'Tóm tắt lưu trong lúc ấy.');
    await binh.saved();
    await elsewhere.close();
    // Gone without a farewell, as when the machine stops.
    await crashed.page.goto('chrome://crash').catch(() => {});
    an = new Editor(await browser.context.newPage(), desk);
    await crashed.page.close();
    await an.open('topics', 'kg-2016-11');
    await dialog().getByRole('button', { name: 'Mở bản này' }).click();
    await soon(() => an.field('theme').inputValue()).toBe('Viết dở rồi máy tắt');
    expect(await an.field('summary').inputValue()).toBe('Tóm tắt lưu trong lúc ấy.');
    await an.saved();
    const text = desk.textOf('cms/topics/kg-2016-11', 'content/topics/kg-2016-11.md');
    expect(text).toContain('theme: Viết dở rồi máy tắt');
    expect(text).toContain('summary: Tóm tắt lưu trong lúc ấy.');
    await soon(async () => (await kept()).filter((one) => one.includes('máy tắt'))).toEqual([]);
  });

  describe('a tab that crashes while another has the entry open', () => {
    /** Writes a theme in a tab of its own, which then goes without a farewell. */
    const crashAfter = async (theme: string, meanwhile: () => Promise<void>) => {
      const crashing = new Editor(await browser.context.newPage(), desk);
      await crashing.open('topics', 'kg-2016-09');
      await crashing.retype('theme', theme);
      await keptOnce(theme);
      await meanwhile();
      await crashing.page.goto('chrome://crash').catch(() => {});
      await crashing.page.close();
    };
    /** A browser without a window tells no page that somebody has come back to it. How many questions are then asked. */
    const comeBack = async () => {
      await an.page.evaluate(() => ['visibilitychange', 'focus'].forEach((sign) => window.dispatchEvent(new Event(sign))));
      // What is kept is read one after the other: the desk has had its turn.
      await kept();
      return dialog().count();
    };
    const comeBackOften = async () => [await comeBack(), await comeBack(), await comeBack()];
    const gone = (words: string) => soon(async () => (await kept()).filter((one) => one.includes(words))).toEqual([]);

    it('whoever comes back to the other is offered what was typed', async () => {
      await an.open('topics', 'kg-2016-09');
      await crashAfter('Viết ở thẻ kia', async () => {
        expect(await comeBackOften(), 'what is still being written elsewhere is not offered').toEqual([0, 0, 0]);
      });
      await soon(comeBack).toBe(1);
      await dialog().getByRole('button', { name: 'Mở bản này' }).click();
      await soon(() => an.field('theme').inputValue()).toBe('Viết ở thẻ kia');
      await an.saved();
      await gone('thẻ kia');
    });

    it('whoever is writing there is asked once that is saved, and only once', async () => {
      await an.retype('summary', 'Thẻ này cũng đang viết.');
      await crashAfter('Viết ở thẻ thứ ba', async () => {});
      expect(await comeBackOften(), 'nobody is disturbed while writing').toEqual([0, 0, 0]);
      await an.saved();
      await dialog().getByRole('button', { name: 'Để sau' }).click();
      expect(await comeBackOften(), 'what was put off is not asked again').toEqual([0, 0, 0]);
      await an.reload();
      await dialog().getByRole('button', { name: 'Mở bản này' }).click();
      await soon(() => an.field('theme').inputValue()).toBe('Viết ở thẻ thứ ba');
      expect(await an.field('summary').inputValue()).toBe('Thẻ này cũng đang viết.');
      await an.saved();
      await gone('thứ ba');
    });
  });

  it('a stopped server: the text stays, the words say so, and the next try saves it', async () => {
    const port = Number(new URL(desk.site).port);
    await an.open('topics', 'kg-2016-10');
    await an.retype('theme', 'Viết khi máy chủ tắt');
    await an.page.evaluate(() => document.body.setAttribute('data-opened-before', ''));
    await desk.stop('SIGKILL');
    await an.save();
    await an.said('Chưa lưu được: không nối được với máy chủ của bàn biên tập').first().waitFor();
    await an.shot('stopped');
    expect(await an.page.locator('body').innerText()).not.toMatch(/Failed to fetch|TypeError/);
    expect(await an.field('theme').inputValue()).toBe('Viết khi máy chủ tắt');
    await desk.start(port);
    const draft = () => desk.textOf('cms/topics/kg-2016-10', 'content/topics/kg-2016-10.md');
    expect([await an.page.locator('body[data-opened-before]').count(), draft()]).toEqual([1, '']);
    await an.save();
    await soon(draft).toContain('theme: Viết khi máy chủ tắt');
    // Only now the page of the former server is loaded again.
    await an.page.locator('body:not([data-opened-before])').waitFor({ state: 'attached' });
    await soon(() => an.field('theme').inputValue()).toBe('Viết khi máy chủ tắt');
  });

  it('without a network it is the same', async () => {
    await browser.context.setOffline(true);
    await an.retype('theme', 'Viết khi mất mạng');
    await an.save();
    await an.said('không nối được').first().waitFor();
    await keptOnce('Viết khi mất mạng');
    await browser.context.setOffline(false);
    await an.saved();
    expect(desk.textOf('cms/topics/kg-2016-10', 'content/topics/kg-2016-10.md')).toContain('theme: Viết khi mất mạng');
  });
});

describe.runIf(sampleHere)('còn thiếu gì thì nói', () => {
  const dialog = () => an.page.getByRole('dialog');
  const panel = () => an.page.locator('.desk-panel');
  const review = 'content/reviews/2016-6-thang-kg-dong-ho.md';

  it('F4: what the check refuses stands above the form after saving, and is not published', async () => {
    await an.open('reviews', '2016-6-thang-kg-dong-ho');
    await an.choose('unit', /Tiểu học/);
    await an.saved();
    await panel().getByText('Đơn vị không thuộc cấp dưới').waitFor();
    expect(await panel().innerText()).toMatch(/^Còn thiếu để công bố/);
    await an.shot('missing');
    await an.page.setViewportSize({ width: 390, height: 844 });
    await an.shot('missing-390');
    await an.page.setViewportSize({ width: 1280, height: 900 });
    const before = desk.textOf('main', review);
    await an.status('Bản nháp', 'Sẵn sàng');
    await an.publish();
    await an.said('Chưa công bố được: bài còn chỗ chưa đạt').first().waitFor();
    expect(await panel().isVisible()).toBe(true);
    expect(desk.textOf('main', review)).toBe(before);
    expect(await an.page.locator('.Toastify').innerText()).not.toMatch(/[{}]/);
  });

  it('F5: an entry that others lead to is not deleted, and they are named', async () => {
    await an.open('lessons', 'sau-bai-2015-1');
    await an.page.getByRole('button', { name: 'Xoá bài đã công bố' }).click();
    await dialog().getByRole('heading', { name: 'Còn bài khác dẫn tới bài này' }).waitFor();
    await an.shot('references');
    expect(await dialog().getByRole('link').count()).toBeGreaterThan(0);
    expect(desk.textOf('main', 'content/lessons/sau-bai-2015-1.md')).not.toBe('');
    await dialog().getByRole('button', { name: 'Đã hiểu' }).click();
  });

  it('F5: what names an entry is not changed in it; the text goes on as a new one', async () => {
    await an.open('topics', 'kg-2016-08');
    await an.field('month').fill('2017-02');
    await an.save();
    await dialog().getByRole('heading', { name: 'Tháng: không đổi ở bài đã lưu' }).waitFor();
    await an.shot('renamed');
    await dialog().getByRole('button', { name: 'Chép thành bài mới' }).click();
    await an.page.waitForURL(/topics\/new/);
    await soon(() => an.field('month').inputValue()).toBe('2017-02');
    expect(desk.textOf('cms/topics/kg-2016-08', 'content/topics/kg-2016-08.md')).toBe('');
    await an.save();
    await an.page.waitForURL(/entries\/kg-2017-02/);
    expect(desk.textOf('cms/topics/kg-2017-02', 'content/topics/kg-2017-02.md')).toContain('month: 2017-02');
  });

  it('F14: a second entry of the same name is refused, and the first one offered', async () => {
    await an.begin('lessons');
    await an.field('title').fill('Bài thứ bảy');
    await an.choose('set', /sau-bai-2015/);
    await an.field('order').fill('1');
    await an.choose('organisation', /Kiên Giang/);
    await an.field('summary').fill('Một câu.');
    await an.save();
    await dialog().getByRole('heading', { name: 'Đã có bài này' }).waitFor();
    expect(desk.git('branch', '--list', 'cms/lessons/*')).toBe('');
    await dialog().getByRole('link', { name: 'Mở bài đã có để sửa' }).click();
    await an.page.waitForURL(/entries\/sau-bai-2015-1/);
    await soon(() => an.field('title').inputValue()).not.toBe('Bài thứ bảy');
  });

  it('a new form shows no state, no mark of sample data, and calls nothing free that a rule asks for', async () => {
    await an.begin('stories');
    const form = await an.page.locator('[class*="-ControlPaneContainer"]').first().innerText();
    expect(form).not.toMatch(/Dữ liệu minh hoạ|Trạng thái|Công bố|Hiệu lực/);
    expect(form).toMatch(/Lời tả ảnh(?! \(không bắt buộc\))/);
    const labels = await an.page.locator('[aria-label]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(
      labels.filter((label) =>
        /\b(string|select|text|relation|image|boolean|markdown|datetime|list|object|close|timer)\b/.test(label ?? ''),
      ),
    ).toEqual([]);
    await an.open('topics', 'kg-2016-07');
    const published = await an.page.locator('[class*="-ControlPaneContainer"]').first().innerText();
    expect(published).toContain('Hiệu lực của bài');
  });
});

describe.runIf(sampleHere)('cửa nhận tệp', () => {
  const dialog = () => an.page.locator('dialog.desk-dialog');
  const upload = async (file: string | { name: string; mimeType: string; buffer: Buffer }) => {
    const input = an.page.locator('input[type=file]').first();
    await input.setInputFiles(file);
  };
  const draft = () => desk.git('ls-tree', '-r', '--name-only', 'cms/topics/kg-2016-06', 'content/media');

  it('a telephone’s picture becomes a small one without its place; what only calls itself a picture is refused', async () => {
    await an.open('topics', 'kg-2016-06');
    await an.page
      .getByRole('button', { name: /^Chọn ảnh/ })
      .first()
      .click();
    await upload({ name: 'anh-that.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<!doctype html><script>1</script>') });
    await dialog().getByText('không phải ảnh hay tệp PDF còn nguyên').waitFor();
    await an.shot('file-refused');
    await dialog().getByRole('button', { name: 'Đã hiểu' }).click();
    await upload(join(files, 'may-anh.jpg'));
    await an.page.getByText('may-anh.webp').waitFor();
    await upload(join(files, 'dien-thoai.heic'));
    await an.page.getByText('dien-thoai.webp').waitFor();
    await an.shot('media');
    // What was just sent up is chosen already.
    await an.page.getByRole('button', { name: 'Dùng mục đã chọn' }).click();
    await an.field('pictureAlt').fill('Một hình tròn xanh');
    await an.saved();
    expect(draft()).toContain('content/media/dien-thoai.webp');
    // Chosen in the same visit and used nowhere.
    expect(draft()).not.toContain('may-anh');
    expect(desk.textOf('cms/topics/kg-2016-06', 'content/topics/kg-2016-06.md')).toMatch(/^picture: ['"]?@media\/dien-thoai\.webp/m);
  });
});
