import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { itemColumns, submissionPath, usualItem, writeSlip } from '../../src/domain/index.ts';
import { progress } from '../../src/repository/progress.ts';
import { openBrowser } from '../tests/browser/browser.ts';
import { serve } from '../tests/browser/serve.ts';
import { writeRoot } from './data.ts';

/** How long pages take, in a browser: the one that checks files, for files of different sizes, with and without faults; the notebook, for a press. */

/** The branch whose files are checked: one of the sample. */
const unit = 'q8-p01-kp1';
export const dist = 'dist';

/** Whether the built site knows the branch whose files are checked. */
export const pageStands = (): boolean => {
  const known = join(dist, 'nop/to-chuc.json');
  return existsSync(known) && readFileSync(known, 'utf8').includes(`"${unit}"`);
};

/** A file of a branch's registrations, five of each member. */
const cleanFile = (folder: string, members: number): string => {
  const root = join(folder, `trang-${members}`);
  writeRoot(process.cwd(), root, { branches: 1, years: [2016], membersOfBranch: members });
  const path = join(root, submissionPath('q8-p0-kp0', 2016, 'dang-ky'));
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('q8-p0-kp0', unit));
  return path;
};
/** The same file with another unknown criterion in each row. */
const faultyFile = (clean: string): string => {
  let faults = 0;
  const text = readFileSync(clean, 'utf8');
  const path = `${clean}.sai.csv`;
  writeFileSync(
    path,
    text.replace(/,(RL|HD)(?=\d+,)/g, (_, family: string) => `,${family}${(faults += 1)}`),
  );
  const rows = text.trimEnd().split('\n').length - 1;
  if (faults !== rows) throw new Error(`${faults} of ${rows} rows are wrong`);
  return path;
};

/** Milliseconds from choosing a file to what is shown of it. */
const took = async (page: Page, path: string): Promise<number> => {
  await page.evaluate(() => {
    const checker = document.querySelector<HTMLElement>('file-checker')!;
    const { promise, resolve } = Promise.withResolvers<number>();
    let start = 0;
    document
      .querySelector('input[data-part=files]')!
      .addEventListener('change', () => (start = performance.now()), { capture: true, once: true });
    new MutationObserver((_, observer) => {
      if ('busy' in checker.dataset) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - start));
    }).observe(checker, { attributeFilter: ['data-busy'] });
    Object.assign(globalThis, { shownAfter: promise });
  });
  await page.setInputFiles('input[data-part=files]', path);
  return page.evaluate(() => (globalThis as unknown as { shownAfter: Promise<number> }).shownAfter);
};

/** The best time of some runs, one after the other, of 5, 5,000 and 200,000 rows, and of as many of which each has a fault. */
export const timesOnPage = async (folder: string, runs: number): Promise<Record<'five' | 'thousands' | 'clean' | 'wrong', number>> => {
  const site = await serve(dist);
  const browser = await openBrowser();
  try {
    const { page } = browser;
    await page.goto(site.address);
    // The judge comes when somebody turns to the page.
    await page.locator('input[data-part=files]').focus();
    await page.locator('file-checker[data-ready]').waitFor();
    const clean = cleanFile(folder, 40_000);
    const files = { five: cleanFile(folder, 1), thousands: cleanFile(folder, 1000), clean, wrong: faultyFile(clean) };
    await took(page, files.thousands);
    const best = { five: Infinity, thousands: Infinity, clean: Infinity, wrong: Infinity };
    for (let i = 0; i < runs; i++)
      for (const what of ['five', 'thousands', 'clean', 'wrong'] as const) {
        progress(`trang Kiểm tra và nộp: ${what}, lần ${i + 1}/${runs} …`);
        best[what] = Math.min(best[what], await took(page, files[what]));
      }
    return best;
  } finally {
    await browser.close();
    await site.close();
  }
};

/** Invented people of a branch, and the message by which each registers. */
const peopleOf = (count: number): readonly { name: string; slip: string }[] =>
  Array.from({ length: count }, (_, i) => {
    const name = [
      'Nguyễn',
      ...[i / 64, i / 8, i].map((n) => ['An', 'Bình', 'Chi', 'Dung', 'Giang', 'Hoa', 'Khánh', 'Linh'][Math.floor(n) % 8]),
    ].join(' ');
    const items = ['RL1', 'RL2', 'HD1', 'HD2', 'HD3'].map((criterion, at) => ({
      ...usualItem,
      [itemColumns.criterion]: criterion,
      [itemColumns.thing]: `Góp ${at + 2} buổi công ích, việc ${i}`,
    }));
    return { name, slip: writeSlip({ kind: 'dang-ky', name, unit, year: 2016, day: '2016-02-20', items }) };
  });

/** Presses in the notebook: the sheet that each is on, how that sheet is filled first, and what is pressed. */
const presses = {
  tick: { sheet: 'ket-qua', pressed: '[data-tick]' },
  remove: { sheet: 'trao-doi', pressed: '.view .remove' },
} as const;
type NotebookPress = keyof typeof presses;

/** A notebook of so many people, each with five items, a round to be ticked and a talk. */
const openNotebook = async (page: Page, address: string, count: number): Promise<void> => {
  const part = (name: string) => page.locator(`[data-part=${name}]`);
  const write = (field: Locator, text: string) =>
    field.evaluate((area, said) => {
      (area as HTMLTextAreaElement).value = said;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
  const people = peopleOf(count);
  await page.goto(address.replace('nop/', 'so/'));
  await part('query').fill('khu pho 1 phuong 1');
  await part('unit').selectOption(unit);
  await part('year').selectOption('2016');
  await write(part('pasted'), people.map(({ name }) => name).join('\n'));
  await page.getByText(`Thấy ${count} người`).waitFor();
  await page.getByRole('button', { name: 'Lập sổ', exact: true }).click();
  await part('tab-dang-ky').click();
  await page.getByText('Dán tin nhắn phiếu của đoàn viên').click();
  await write(page.getByLabel('Dán một hay nhiều tin'), people.map(({ slip }) => slip).join(''));
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByText(/^Đã ghi phiếu/).waitFor();
  await part('tab-trao-doi').click();
  await page.locator('.view .tools').getByLabel('Ngày trao đổi').fill('2016-05-14');
  await page.getByRole('button', { name: 'Thêm một dòng cho từng người' }).click();
  await part('tab-ket-qua').click();
  await page.getByLabel('Kỳ').selectOption('Q1');
};

/** Milliseconds that each press keeps the page busy, until what it changed is laid out, in a notebook of so many people: the best of some runs. */
export const timesInNotebook = async (count: number, runs: number): Promise<Record<NotebookPress, number>> => {
  const site = await serve(dist);
  const browser = await openBrowser(360, 740);
  const best = { tick: Infinity, remove: Infinity };
  try {
    const { page } = browser;
    await openNotebook(page, site.address, count);
    for (let i = 0; i < runs; i++)
      for (const [press, { sheet, pressed }] of Object.entries(presses) as [NotebookPress, (typeof presses)[NotebookPress]][]) {
        progress(`trang Sổ chi đoàn, ${count} người: ${press}, lần ${i + 1}/${runs} …`);
        await page.locator(`[data-part=tab-${sheet}]`).click();
        await page.locator('[data-part=view][aria-busy=false]').waitFor();
        const took = await page
          .locator(pressed)
          .first()
          .evaluate((control) => {
            const start = performance.now();
            (control as HTMLElement).click();
            document.body.getBoundingClientRect();
            return performance.now() - start;
          });
        best[press] = Math.min(best[press], took);
        await page.locator('[data-part=undo]').click();
      }
    return best;
  } finally {
    await browser.close();
    await site.close();
  }
};
