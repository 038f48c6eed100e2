import { keepSeen } from '../site/keep-offline-seen.ts';

/** Once a worker serves its page. */
const served = ({ active, waiting, installing }: ServiceWorkerRegistration): Promise<void> =>
  new Promise((resolve, reject) => {
    const coming = installing ?? waiting;
    if (active || !coming) return resolve();
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve();
      if (coming.state === 'redundant') reject(new Error('refused'));
    });
  });

/** Keeps a page's own files on the device, so that it opens without the network: those that `data-offline` names. */
export const keepOffline = (page: HTMLElement): void => {
  const { offline } = page.dataset;
  if (offline === undefined || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register(offline)
    .then(served)
    .then(
      () => (page.dataset['offlineReady'] = ''),
      () => {}, // a browser that refuses does everything else; it only needs the network to open the page
    )
    .then(() => keepSeen(page));
};
