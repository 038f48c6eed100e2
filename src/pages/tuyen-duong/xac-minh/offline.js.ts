import { offlineWorker } from '../../../checker/offline-worker.ts';

/** The page's offline copy: it knows all by itself. */
export const GET = offlineWorker();
