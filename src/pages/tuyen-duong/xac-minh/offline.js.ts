import { offlineWorker } from '../../../working-page/offline-worker.ts';

/** The page's offline copy: it knows all by itself. */
export const GET = offlineWorker();
