import { offlineWorker } from '../../working-page/offline-worker.ts';

/** The page's offline copy, with what it knows of the organisation. */
export const GET = offlineWorker('../nop/to-chuc.json');
