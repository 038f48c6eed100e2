import { parentPort } from 'node:worker_threads';
import { FoundationRefused } from './publish-root.ts';
import { siteContent, type Counted } from './site-content.ts';

/** Counts a root whenever it is asked, beside the site that runs. */
const counted = (root: string): Counted => {
  try {
    return { content: siteContent(root) };
  } catch (error) {
    return error instanceof FoundationRefused ? { refused: error.message } : { failed: (error as Error).message };
  }
};
parentPort!.on('message', ({ id, root }: { id: number; root: string }) => parentPort!.postMessage({ id, counted: counted(root) }));
