import { parentPort, workerData } from 'node:worker_threads';
import { Cure } from './command.ts';
import { siteContent } from './site-content.ts';

/** Counts a root once, beside the site that runs. */
try {
  parentPort!.postMessage({ content: siteContent(workerData as string) });
} catch (error) {
  if (!(error instanceof Cure)) throw error;
  parentPort!.postMessage({ refused: error.message });
}
