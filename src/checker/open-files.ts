import { isWorkbook } from '../workbook/workbook.ts';
import workbookAddress from './workbook.worker.ts?worker&url';
import type { FromWorkbook, Sheet, ToWorkbook, UnreadableSheet } from './messages.ts';
import { progress } from './words.ts';
import { Line } from './workers.ts';

/**
 * What a file holds now: once it is changed on the disk, the browser no longer gives out what was chosen. Undefined where
 * it cannot be had; a file far beyond any table is not copied, the core will say so.
 */
const copyOf = async (file: File): Promise<Blob | undefined> => {
  if (file.size > 256 << 20) return file;
  try {
    return new Blob([await file.arrayBuffer()]);
  } catch {
    return undefined;
  }
};

/** Opens files: a CSV as it stands, a workbook sheet by sheet in a worker of its own. */
export class FileOpener {
  readonly #progress: (text: string) => void;
  #workbooks: Line<ToWorkbook, FromWorkbook> | undefined;
  #files = 0;
  #opening = '';

  constructor(onProgress: (text: string) => void) {
    this.#progress = onProgress;
  }

  /** The tables of a file, or why it cannot be opened. */
  async open(file: File): Promise<readonly (Sheet | UnreadableSheet)[]> {
    const number = ++this.#files;
    const about = { id: `${number}\n`, file: file.name };
    this.#opening = file.name;
    this.#progress(progress.opening(file.name));
    const content = await copyOf(file);
    if (!content) return [{ state: 'unreadable', ...about, id: file.name, fault: 'khong-lay-duoc' }];
    if (!isWorkbook(new Uint8Array(await content.slice(0, 4).arrayBuffer()))) return [{ ...about, content }];
    this.#workbooks ??= new Line(workbookAddress, ({ rows }) => this.#progress(progress.workbook(this.#opening, rows)));
    const answer = await this.#workbooks.ask<'tabs' | 'fault'>({ content });
    if (answer.tell === 'fault') return [{ state: 'unreadable', ...about, id: file.name, fault: answer.fault }];
    return answer.tabs.map(({ name, ...tab }) => ({ id: `${number}\n${name}`, file: file.name, tab: name, ...tab }));
  }

  /** Ends what is being opened. */
  end(): void {
    this.#workbooks?.end();
    this.#workbooks = undefined;
  }
}
