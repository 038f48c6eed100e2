import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleHere } from '../mini.ts';
import { openBrowser } from './browser.ts';
import { RunningDesk } from './desk-fixture.ts';
import { git, terminal } from './working-copy.ts';

/** “Bắt đầu”, pressed by a person at `npm start`: what it writes is what `npm run begin` writes from the same answers. */

interface Start {
  who: string;
  /** What somebody types or pastes, by the field's name. */
  fields: Readonly<Record<string, string>>;
  skeleton: string;
  /** The same, as a file of answers. */
  answers: object;
  units: string;
}
const wardUnits = [
  ...['Chi đoàn khu phố 1', 'Chi đoàn khu phố 2', 'Chi đoàn khu phố 3'],
  ...['Chi đoàn Trường THCS Bến Xuân', 'Chi đoàn Công an phường', 'Chi đoàn Trạm Y tế'],
].join('\n');
const provinceUnits = Array.from({ length: 102 }, (_, i) =>
  Array.from({ length: 30 }, (__, j) => `Đoàn ${['xã', 'phường'][i % 2]} Số ${i + 1}\tChi đoàn ${['ấp', 'khu phố'][i % 2]} ${j + 1}`),
)
  .flat()
  .join('\n');
const universityUnits = 'Đoàn khoa\tChi đoàn\nKhoa Toán – Tin\tK65A\n\tK65B\nKhoa Ngữ văn\tK65A\n\tK65B';

const starts = [
  {
    who: 'a ward with six chi đoàn',
    fields: {
      ...{ name: 'Đoàn phường Bến Xuân', units: wardUnits, year: '2026', until: '2028', 'theme:doan': 'Tiên phong' },
      ...{ 'drive:nam-nhom:thang-thanh-nien': 'Chung sức', 'criteria:nam-nhom:LT': 'Học lý luận chính trị\nSinh hoạt chi đoàn đều' },
      ...{ 'day:2026-03-31': '2026-04-15', 'document.symbol': '05-KH/ĐTN', 'document.day': '2026-01-02' },
      ...{ 'contact.phone': '028 3800 0000', 'paper.signer': 'Họ và tên', 'paper.place': 'Bến Xuân' },
    },
    skeleton: 'nam-nhom',
    answers: {
      ...{ name: 'Đoàn phường Bến Xuân', units: wardUnits, skeleton: 'nam-nhom', year: 2026, until: 2028, themes: { doan: 'Tiên phong' } },
      ...{ drives: { 'thang-thanh-nien': 'Chung sức' }, criteria: { LT: ['Học lý luận chính trị', 'Sinh hoạt chi đoàn đều'] } },
      ...{ days: { '2026-03-31': '2026-04-15' }, document: { symbol: '05-KH/ĐTN', day: '2026-01-02' } },
      ...{ contact: { phone: '028 3800 0000' }, paper: { signer: 'Họ và tên', place: 'Bến Xuân' } },
    },
    units: '7 đơn vị: 1 Đoàn xã, phường, đặc khu, 6 Chi đoàn',
  },
  {
    who: 'a university with faculties',
    fields: { name: 'Đoàn trường Đại học Bình Minh', units: universityUnits, year: '2026', 'document.day': '2026-09-05' },
    skeleton: 'truong-hoc',
    answers: {
      ...{ name: 'Đoàn trường Đại học Bình Minh', units: universityUnits, skeleton: 'truong-hoc', year: 2026 },
      ...{ document: { day: '2026-09-05' } },
    },
    units: '7 đơn vị: 1 Đoàn khối, Đoàn trực thuộc, 2 Đoàn cơ sở, 4 Chi đoàn',
  },
] satisfies Start[];
/** Begun last: whatever is checked afterwards holds thousands of units. */
const province: Start = {
  who: 'a province with 102 communes and 3,060 chi đoàn',
  fields: { name: 'Tỉnh đoàn Sông Tiền', units: provinceUnits, year: '2026', until: '2030', 'document.day': '2026-01-02' },
  skeleton: 'nam-nhom',
  answers: {
    name: 'Tỉnh đoàn Sông Tiền',
    units: provinceUnits,
    skeleton: 'nam-nhom',
    year: 2026,
    until: 2030,
    document: { day: '2026-01-02' },
  },
  units: '3163 đơn vị: 1 Tỉnh, thành Đoàn, 102 Đoàn xã, phường, đặc khu, 3060 Chi đoàn',
};

const contentOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(join(folder, 'content'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
/** What the command makes of the same content with a file of answers. */
const byCommand = (folder: string, answers: object) => {
  const other = mkdtempSync(join(tmpdir(), 'so-ren-luyen-begin-'));
  cpSync(join(folder, 'content'), join(other, 'content'), { recursive: true });
  writeFileSync(join(other, 'tra-loi.json'), JSON.stringify(answers));
  run(folder, 'begin', '--root', other, '--answers', join(other, 'tra-loi.json'));
  const content = contentOf(other);
  rmSync(other, { recursive: true, force: true });
  return content;
};
const run = (folder: string, command: string, ...args: string[]) =>
  execFileSync(process.execPath, [join(folder, `scripts/${command}.ts`), ...args], {
    cwd: folder,
    env: terminal(),
    encoding: 'utf8',
    stdio: 'pipe',
  });

let desk: RunningDesk;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;
beforeAll(async () => {
  if (!sampleHere) return;
  desk = new RunningDesk();
  await desk.start();
  browser = await openBrowser();
  ({ page } = browser);
});
afterAll(async () => {
  await browser?.close();
  await desk?.end();
});

const open = async (path: string): Promise<void> => {
  await page.goto(`${desk.site}admin/${path}`);
  await page.locator('desk-begin[data-ready]').waitFor();
};
/** As somebody brings a column from Excel: typed, thousands of lines take the browser half a minute. */
const paste = async (field: Locator, text: string): Promise<void> => {
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.fill('');
  await field.press('ControlOrMeta+V');
};
const fill = async ({ fields, skeleton }: Start): Promise<void> => {
  const form = page.locator('[data-part=answers]');
  await page.locator('[data-part=new]').evaluate((part: HTMLDetailsElement) => (part.open = true));
  await form.locator(`[name=skeleton][value=${skeleton}]`).check();
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`);
    if (value.includes('\n')) await paste(field, value);
    else await field.fill(value);
  }
};
const shot = async (name: string): Promise<void> => {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `begin-${name}.png`), fullPage: true });
};
const home = (subject: string) =>
  desk.until('bản làm việc nhận nội dung', () => git(desk.folder, 'log', '-1', '--format=%s').startsWith(subject));

const beginAsCommand = async (start: Start): Promise<void> => {
  const expected = byCommand(desk.folder, start.answers);
  await open('bat-dau/');
  await fill(start);
  await page.getByText(`Nhận ra ${start.units}.`).first().waitFor();
  await shot(`${start.skeleton}-form`);
  await page.getByRole('button', { name: 'Ghi và bắt đầu' }).click();
  await page.getByText('Đã ghi vào kho').waitFor();
  await shot(`${start.skeleton}-begun`);
  await home(`Bắt đầu: ${start.fields['name']}`);
  expect(contentOf(desk.folder)).toEqual(expected);
  expect(run(desk.folder, 'check')).toContain('Nội dung không có gì phải sửa');
};

describe.runIf(sampleHere)('bắt đầu ở bàn biên tập', () => {
  it.each(starts)('$who: the same bytes as npm run begin, and a clean check', beginAsCommand);
  it('says what is still missing, with the press that mends it', async () => {
    await page.locator('li', { hasText: 'chưa công bố' }).getByRole('link', { name: 'Mở bài' }).first().waitFor();
  });
  it('leads on to the desk where texts are written, and back', async () => {
    await page.getByRole('link', { name: 'Viết bài', exact: true }).first().click();
    await page.getByRole('button', { name: 'Vào bàn biên tập' }).waitFor();
    await page.getByRole('navigation', { name: 'Bàn biên tập' }).getByRole('link', { name: 'Bắt đầu' }).click();
    await page.locator('desk-begin[data-ready]').waitFor();
  });
  it('settings: a form that nobody changed changes nothing, a fault is told by its field, a due day is moved', async () => {
    const file = 'content/programmes/nam-nhom-ben-xuan-2026.json';
    const written = () => JSON.parse(readFileSync(join(desk.folder, file), 'utf8')) as { years: { due: { day: string }[] }[] };
    await open('cai-dat/#chuong_trinh/nam-nhom-ben-xuan-2026/years.0.due.0.day');
    const form = page.locator('[data-part=form]');
    // What is drawn only once it is opened comes out as it went in.
    for (let closed = 1; closed > 0;) {
      closed = await form.locator('details:not([open])').count();
      await form.locator('details:not([open])').evaluateAll((parts: HTMLDetailsElement[]) =>
        Promise.all(
          parts.map((part) => {
            part.open = true;
            return new Promise((opened) => part.addEventListener('toggle', opened, { once: true }));
          }),
        ),
      );
    }
    await form.getByRole('button', { name: 'Ghi', exact: true }).click();
    await form.getByText('Chưa sửa gì').waitFor();
    await shot('settings');
    const name = form.getByLabel('Tên chương trình (bắt buộc)');
    const before = await name.inputValue();
    await name.fill('');
    await form.getByRole('button', { name: 'Ghi', exact: true }).click();
    await form.locator('[data-part=faults]').getByRole('button', { name: 'Tên chương trình' }).click();
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
    await name.fill(before);
    await form.getByLabel('Hạn (năm dương lịch)').first().fill('2026-04-20');
    await form.getByRole('button', { name: 'Ghi', exact: true }).click();
    await page.getByText('Đã ghi: Chương trình').waitFor();
    await home('Cài đặt: Chương trình');
    expect(written().years[0]!.due[0]!.day).toBe('2026-04-20');
    expect(run(desk.folder, 'check')).toContain('Nội dung không có gì phải sửa');
  });
  it('settings: a unit’s key is issued at the desk', async () => {
    await open('cai-dat/#don_vi/ben-xuan-kp1');
    await page.getByRole('button', { name: 'Cấp khoá nộp mới' }).click();
    await page.locator('[data-part=new-key]', { hasText: 'Khoá nộp mới' }).waitFor();
    await page.getByRole('button', { name: 'Thu hồi' }).waitFor();
    await home('Cấp khoá nộp');
  });
  it('begins the next year by one press', async () => {
    await open('bat-dau/');
    const form = page.locator('form[data-programme="nam-nhom-ben-xuan-2026"]');
    // By the day on which this runs it may not be time yet.
    await page
      .locator('[data-part=years] details')
      .evaluateAll((folds: HTMLDetailsElement[]) => folds.forEach((fold) => (fold.open = true)));
    await form.getByLabel('Chủ đề năm của Đoàn').fill('Năm mới');
    await form.getByRole('button', { name: 'Thêm năm 2027' }).click();
    await page.getByText('Đã thêm năm 2027').waitFor();
    await home('Thêm năm 2027');
    const written = readFileSync(join(desk.folder, 'content/programmes/nam-nhom-ben-xuan-2026.json'), 'utf8');
    expect((JSON.parse(written) as { years: { year: number }[] }).years.map(({ year }) => year)).toEqual([2026, 2027]);
  });
  it('merges two chi đoàn: told first, then done, and the check stays clean', async () => {
    await open('don-vi/');
    const form = page.locator('form[data-change=nhap]');
    await page.getByRole('heading', { name: 'Nhập hai hay nhiều đơn vị làm một' }).click();
    for (const [i, unit] of ['Chi đoàn khu phố 1', 'Chi đoàn khu phố 2'].entries())
      await form
        .locator('[name=units]')
        .nth(i)
        .fill(`${unit}, Đoàn phường Bến Xuân [ben-xuan-kp${i + 1}]`);
    await form.locator('[name=name]').fill('Chi đoàn khu phố Bình Minh');
    await form.locator('[name=from]').fill('2027-07-01');
    await form.getByRole('button', { name: 'Xem trước' }).click();
    await form.getByText('không còn phải nộp: ').waitFor();
    await shot('merge');
    await form.getByRole('button', { name: 'Làm như vậy' }).click();
    await page.getByText('Đã ghi vào kho').waitFor();
    await home('Đơn vị: ');
    const written = readFileSync(join(desk.folder, 'content/units/ben-xuan.json'), 'utf8');
    expect(written).toContain('"predecessors":["ben-xuan-kp1","ben-xuan-kp2"]');
    expect(run(desk.folder, 'check')).toContain('Nội dung không có gì phải sửa');
  });
  it(`${province.who}, pasted at once: the same bytes`, () => beginAsCommand(province));
  it('nothing was asked for outside this machine, and nothing went wrong on the page', () => {
    // Decap's own warnings, which only its development build prints.
    const errors = browser.errors.filter((error) => !error.startsWith('Warning: Failed prop type'));
    expect([browser.outside, errors]).toEqual([[], []]);
  });
});
