import { parentPort } from 'node:worker_threads';
import { decodePictures } from './decode-pictures.ts';
import { FoundationRefused } from './publish-root.ts';
import type { CountedSite } from './follow-content.ts';
import { siteContent } from './site-content.ts';

/** Counts a root whenever it is asked, beside the site that runs. */
const counted = async (root: string): Promise<CountedSite> => {
  try {
    await decodePictures(root);
    return { content: siteContent(root) };
  } catch (error) {
    return error instanceof FoundationRefused ? { refused: error.message } : { failed: (error as Error).message };
  }
};
parentPort!.on(
  'message',
  ({ id, root }: { id: number; root: string }) => void counted(root).then((result) => parentPort!.postMessage({ id, counted: result })),
);
