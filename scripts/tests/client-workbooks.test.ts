import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/checker/judge.ts';
import { know } from '../../src/checker/known-organisation.ts';
import type { Judged, Skipped } from '../../src/checker/messages.ts';
import { readWorkbook, type Tab } from '../../src/workbook/read-workbook.ts';
import type { SheetAtHand } from '../../src/checker/sheet-places.ts';
import { fileFaults, skippedLine } from '../../src/checker/words.ts';
import { mini } from './mini.ts';
import { clientWorkbooks } from './expected-workbooks.ts';

/**
 * Workbooks that LibreOffice and two libraries from npm wrote, each beside the CSV that LibreOffice makes of its sheets
 * “as shown”. Both are read alike, or their difference stands in `expected-workbooks.ts` with its reason.
 */

const organisation = know(mini());
const folder = join(import.meta.dirname, 'clients', 'workbooks');
const bytesOf = (path: string) => new Uint8Array(readFileSync(join(folder, path)));
const written = ['libreoffice', 'exceljs', 'sheetjs'].flatMap((writer) =>
  readdirSync(join(folder, writer))
    .filter((file) => file.endsWith('.xlsx'))
    .map((file) => `${writer}/${file.replace('.xlsx', '')}`),
);

/** Files whose rows say nothing of unit and year: the sender is asked. */
const asked = new Set(['o-gop-tieu-de-hai-dong', 'danh-sach-doan-vien', 'xep-loai']);

const source = (name: string, tab: string, chunks: SheetAtHand['chunks']): SheetAtHand => ({
  id: `1\n${tab}`,
  file: `${name}.xlsx`,
  tab,
  chunks,
  ...(asked.has(name.split('/')[1]!) && { answer: { unit: 'q8-p01-kp1', year: 2016 } }),
});
const fromWorkbook = async (name: string, tabs: readonly Tab[]): Promise<SheetAtHand[]> =>
  Promise.all(
    tabs.map(async ({ name: tab, content, ...more }) => {
      const bytes = new Uint8Array(await content.arrayBuffer());
      return { ...source(name, tab, () => [bytes]), ...more };
    }),
  );
/** The sheets that can be seen, as CSV: the first is `name.csv`, the second `name.2.csv`. */
const fromCsv = (name: string, tabs: readonly Tab[]): SheetAtHand[] =>
  tabs
    .filter(({ isHidden }) => !isHidden)
    .map(({ name: tab }, i) => source(name, tab, () => [bytesOf(`${name}${i === 0 ? '' : `.${i + 1}`}.csv`)]));

/** What is asked of every hand-in here: what another file would say is not. */
const isTold = ({ code, mended, what }: Judged['findings'][number]) =>
  code !== 'chua-doi-chieu' && (!mended || /ô gộp|đang hiện|đơn vị tính/.test(what));
const outcomeOf = async (sources: readonly SheetAtHand[]) => {
  const { outcomes } = judge(organisation, sources);
  const judged = outcomes.filter((outcome): outcome is Judged => outcome.state === 'judged');
  return {
    rows: judged.map(({ accepted, leftOut }) => `${accepted} + ${leftOut}`),
    told: judged.flatMap(({ findings }) =>
      findings.filter((finding) => isTold(finding) && !finding.mended).map(({ code, rows }) => `${code} ${rows}`.trim()),
    ),
    words: judged.flatMap(({ findings }) => findings.filter(isTold).flatMap(({ what, cure }) => [what, cure])),
    kept: await Promise.all(judged.map(async ({ place, handIn }) => [Object.values(place).join(' '), await handIn?.text()])),
    dropped: judged.flatMap(({ dropped }) => dropped),
    skipped: skippedLine(outcomes.filter((outcome): outcome is Skipped => outcome.state === 'skipped')),
    others: outcomes.filter(({ state }) => state === 'unplaced').length,
  };
};

describe('workbooks of real programs', () => {
  test('there are 40 by LibreOffice and 20 by two libraries, and each stands in the table', () => {
    expect(Object.keys(clientWorkbooks).sort()).toEqual([...written].sort());
    expect(written.filter((name) => name.startsWith('libreoffice/')).length).toBeGreaterThanOrEqual(40);
    for (const writer of ['exceljs/', 'sheetjs/'])
      expect(written.filter((name) => name.startsWith(writer)).length).toBeGreaterThanOrEqual(10);
  });

  test.each(written)('%s', async (name) => {
    const { registered, rows, told = [], words = [], skipped = '', csv } = clientWorkbooks[name]!;
    const tabs = await readWorkbook(bytesOf(`${name}.xlsx`));
    const beside = registered === undefined ? [] : [source('dang-ky', '', () => [new TextEncoder().encode(registered)])];
    const book = await outcomeOf([...beside, ...(await fromWorkbook(name, tabs))]);
    const text = await outcomeOf([...beside, ...fromCsv(name, tabs)]);
    expect({ rows: book.rows, told: book.told, others: book.others }).toEqual({ rows, told, others: 0 });
    for (const part of words) expect(book.words.join('\n')).toContain(part);
    expect(book.skipped).toContain(skipped);
    expect({ rows: text.rows, told: text.told, dropped: text.dropped }).toEqual({
      rows: csv?.rows ?? rows,
      told: csv?.told ?? told,
      dropped: book.dropped,
    });
    if (csv?.rows === undefined) expect(book.kept).toEqual(text.kept);
  });

  test('no workbook is seen without its sheets', async () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.csv'));
    const count = await Promise.all(
      written.map(async (name) => (await readWorkbook(bytesOf(`${name}.xlsx`))).filter(({ isHidden }) => !isHidden).length),
    );
    expect(files.length).toBe(count.reduce((a, b) => a + b));
    expect(existsSync(join(folder, 'libreoffice/trang-an.2.csv')), 'the CSV of a hidden sheet').toBe(false);
  });

  test('a spreadsheet of another kind is told for what it is', async () => {
    await expect(readWorkbook(bytesOf('libreoffice/dang-ky-ngay-va-so-that.ods'))).rejects.toMatchObject({ fault: 'la-open-document' });
    expect(fileFaults['la-open-document'].cure).toContain('Mở tệp bằng LibreOffice');
  });
});
