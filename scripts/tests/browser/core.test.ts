import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSubmission } from '../../../src/domain/intake/read-submission.ts';
import { sampleHere } from '../mini.ts';
import { type Browser, openBrowser } from './browser.ts';

/** The core runs as it is in a browser, and judges there as it does in Node. */

const root = join(import.meta.dirname, '../../..');
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  await browser.page.goto('about:blank');
  // The whole core, and the reader, which its door does not show: nobody reads a file without its programme's names.
  for (const [name, path] of Object.entries({ core: 'src/domain/index.ts', reader: 'src/domain/intake/read-submission.ts' })) {
    const bundle = (await build({
      root,
      configFile: false,
      logLevel: 'silent',
      build: { write: false, minify: false, lib: { entry: join(root, path), formats: ['iife'], name } },
    })) as unknown as { output: { code: string }[] }[];
    await browser.page.addScriptTag({ content: bundle[0]!.output[0]!.code });
  }
});
afterAll(() => browser?.close());

describe.runIf(sampleHere)('the core in a browser', () => {
  test.each(['content/submissions/q8-p14-kp1/2016/dang-ky.csv', 'content/submissions/kg-to-chau-kp1/2015/dang-ky.csv'])(
    '%s',
    async (path) => {
      const clean = readFileSync(join(root, path), 'utf8');
      const messy = clean.replaceAll(',doan_vien,', ',Đoàn viên,').replace('viec_lam', 'gì đó').normalize('NFD');
      for (const text of [clean, messy]) {
        const there = await browser.page.evaluate(
          ([file, sheet]) => {
            const { reader } = globalThis as unknown as { reader: { readSubmission: typeof readSubmission } };
            const { rows, refused, issues } = reader.readSubmission(
              { path: file!, chunks: () => [new TextEncoder().encode(sheet)] },
              'dang-ky',
              {
                folder: { unit: file!.split('/')[2]!, year: Number(file!.split('/')[3]) },
                names: {},
              },
            );
            return { rows: [...rows].map((row) => rows.cells(row)), refused, issues };
          },
          [path, text],
        );
        const { rows, refused, issues } = readSubmission({ path, chunks: () => [new TextEncoder().encode(text)] }, 'dang-ky', {
          folder: { unit: path.split('/')[2]!, year: Number(path.split('/')[3]) },
          names: {},
        });
        expect(there).toEqual({ rows: [...rows].map((row) => rows.cells(row)), refused, issues });
        expect(there.rows.length).toBeGreaterThan(20);
      }
      expect(browser.errors).toEqual([]);
      expect(browser.outside).toEqual([]);
    },
  );
});
