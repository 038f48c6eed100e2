import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { submissionPath } from '../../src/domain/index.ts';
import { progress } from '../../src/repository/progress.ts';
import { openBrowser } from '../tests/browser/browser.ts';
import { serve } from '../tests/browser/serve.ts';
import { writeRoot } from './data.ts';

/** How long the page that checks files takes, in a browser, for files of different sizes, with and without faults. */

/** The branch whose files are checked: one of the sample. */
const unit = 'q8-p01-kp1';
const dist = 'dist';

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
