import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import type { SheetFacts } from '../domain/index.ts';
import { cellText } from './cell-text.ts';
import { sheetSeer, type Seen } from './sheet-facts.ts';
import { isOldOrLocked, isOpenDocument, unpackedSize, WorkbookError, workbookLimits } from './workbook.ts';

/** One sheet as the text of a CSV file: a line for each of its rows, the empty ones too, so that row numbers stay hers. */
export interface Tab {
  name: string;
  content: Blob;
  /** Hidden rows and columns, and merged cells. */
  facts: SheetFacts;
  /** A sheet that nobody can see is named and not read. */
  isHidden?: true;
}

type Value = string | number | boolean | Date | null;

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Names of the sheets in their order, and which of them are hidden. The predicate is asked before a sheet is read: no cell is. */
const sheetNames = async (bytes: Uint8Array): Promise<readonly { name: string; isHidden: boolean }[]> => {
  const names: { name: string; isHidden: boolean }[] = [];
  await readXlsx(bytes, {
    sheets: ({ name, hidden, veryHidden }) => {
      names.push({ name, isHidden: hidden === true || veryHidden === true });
      return false;
    },
  });
  return names;
};

type WorkbookRow = readonly [index: number, values: readonly Value[]];

/** A workbook that unpacks to more is read sheet by sheet at once. */
const streamed = 8 << 20;

/**
 * The rows of a sheet, numbered from 0. As a stream they need no memory, wherever the last cell stands; but a browser has
 * unpacked everything before the first row is asked for, and the library's queue then takes the square of its length.
 */
async function* rowsOf(bytes: Uint8Array, name: string, size: number): AsyncGenerator<WorkbookRow> {
  if (size > streamed) yield* (await readXlsx(bytes, { sheets: [name] })).sheets[0]!.rows.entries();
  else for await (const { index, values } of streamXlsxRows(bytes, { sheet: name })) yield [index, values];
}

const readTab = async (name: string, rows: AsyncIterable<WorkbookRow>, seen: Seen, rowsRead: (rows: number) => void): Promise<Tab> => {
  const parts: string[] = [];
  let text = '';
  let next = 0;
  for await (const [index, values] of rows) {
    const cells = values.map((value, c) =>
      cellText(seen.own(index, c) ?? value, { format: seen.format(index, c), isUnfinished: seen.unfinished(index, c) }),
    );
    // Formatted rows without text stand at the end of every template.
    if (cells.every((cell) => cell === '')) continue;
    if (index >= workbookLimits.rows) throw new WorkbookError('qua-nhieu-dong');
    text += `${'\n'.repeat(index - next)}${cells.map(csvCell).join(',')}\n`;
    next = index + 1;
    if (text.length > 1 << 16) {
      parts.push(text);
      text = '';
      rowsRead(next);
    }
  }
  return { name, content: new Blob([...parts, text]), facts: seen.facts };
};

/**
 * Reads a workbook (.xlsx) sheet by sheet; throws `WorkbookError`. The library stops each part at the size the zip's
 * directory declares, so what it declares is judged first.
 */
export const readWorkbook = async (bytes: Uint8Array, rowsRead: (rows: number) => void = () => {}): Promise<readonly Tab[]> => {
  if (bytes.length > workbookLimits.packed) throw new WorkbookError('bang-tinh-qua-lon');
  if (isOldOrLocked(bytes)) throw new WorkbookError('co-mat-khau');
  try {
    const size = unpackedSize(bytes);
    if (size === undefined) throw new WorkbookError('khong-mo-duoc');
    if (isOpenDocument(bytes)) throw new WorkbookError('la-open-document');
    if (size > workbookLimits.unpacked) throw new WorkbookError('bang-tinh-qua-lon');
    const names = await sheetNames(bytes);
    if (names.filter(({ isHidden }) => !isHidden).length > workbookLimits.sheets) throw new WorkbookError('qua-nhieu-trang');
    const see = await sheetSeer(bytes);
    const tabs: Tab[] = [];
    for (const { name, isHidden } of names)
      if (isHidden) tabs.push({ name, content: new Blob([]), facts: {}, isHidden });
      else tabs.push(await readTab(name, rowsOf(bytes, name, size), await see(name), rowsRead));
    return tabs;
  } catch (error) {
    throw error instanceof WorkbookError ? error : new WorkbookError('khong-mo-duoc');
  }
};
