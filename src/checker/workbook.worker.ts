import type { FromWorkbook, ToWorkbook } from './messages.ts';
import { readWorkbook } from '../workbook/read-workbook.ts';
import { WorkbookError } from '../workbook/workbook.ts';

/** Reads workbooks away from the page, one at a time. It is loaded when the first one arrives. */

const tell = (message: FromWorkbook) => postMessage(message);

addEventListener('message', async ({ data: { content } }: MessageEvent<ToWorkbook>) => {
  try {
    const tabs = await readWorkbook(new Uint8Array(await content.arrayBuffer()), (rows) => tell({ tell: 'progress', rows }));
    tell({ tell: 'tabs', tabs });
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    tell({ tell: 'fault', fault: error.fault });
  }
});
