import type { CDPSession, Page } from 'playwright-core';
import { progress } from '../../src/repository/progress.ts';
import { plantForest } from '../sample/units.ts';
import { openBrowser } from '../tests/browser/browser.ts';
import { serve } from '../tests/browser/serve.ts';

/**
 * What it costs to find, letter by letter, among a province's units, for a reader whose processor is four times as slow: the time
 * that the page itself works, so that what else the machine does is not counted.
 */

const slower = 4;
/** So many members have some 5,500 units. */
const members = 86_500;
/** What most units are called, with marks and without; a document's number; letters in the wrong place. */
const queries = ['chi doan khu pho 1', 'Chi đoàn ấp 3', '138-KH', 'chương tirnh'];

const worked = async (client: CDPSession): Promise<number> => {
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
};

/** Milliseconds of work for each letter, until what it finds has been drawn. */
const tookByLetter = async (page: Page, client: CDPSession, query: string): Promise<number[]> => {
  const field = page.locator('#q');
  await field.fill('');
  await page.locator('[data-part=said]:empty').waitFor({ state: 'attached' });
  await field.focus();
  const times: number[] = [];
  for (const letter of query) {
    await page.evaluate(() => {
      const { promise, resolve } = Promise.withResolvers<true>();
      new MutationObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(true)));
      }).observe(document.querySelector('[data-part=said]')!, { childList: true });
      Object.assign(globalThis, { shown: promise });
    });
    const before = await worked(client);
    await page.keyboard.type(letter);
    await page.evaluate(() => (globalThis as unknown as { shown: Promise<true> }).shown);
    times.push(((await worked(client)) - before) * slower);
  }
  return times;
};

/** The slowest letter in the best of some runs, and the bytes of the index; each run is a fresh page, so that nothing is remembered. */
export const timesOfSearch = async (dist: string, runs: number): Promise<{ slowest: number; index: number }> => {
  const units = Object.values(plantForest(members).files).flat();
  const places = new Map(units.map(({ code }, i) => [code, i]));
  const index = JSON.stringify(units.map(({ code, name, parent }) => [code, name, parent === undefined ? -1 : places.get(parent)]));
  const site = await serve(dist);
  site.instead.set('/tim/don-vi.json', index);
  const browser = await openBrowser(360, 740);
  try {
    const { page } = browser;
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    let slowest = Infinity;
    for (let run = 0; run < runs; run++) {
      progress(`trang Tìm, lần ${run + 1}/${runs} …`);
      await page.goto(site.address.replace(/nop\/$/, 'tim/'));
      await page.locator('#q').focus();
      await page.waitForLoadState('networkidle');
      const letters: number[] = [];
      for (const query of queries) letters.push(...(await tookByLetter(page, client, query)));
      slowest = Math.min(slowest, Math.max(...letters));
    }
    return { slowest, index: Buffer.byteLength(index) };
  } finally {
    await browser.close();
    await site.close();
  }
};
