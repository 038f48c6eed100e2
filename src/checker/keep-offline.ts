/** Keeps a page's own files on the device, so that it opens without the network: those that `data-offline` names. */
export const keepOffline = (page: HTMLElement): void => {
  const { offline } = page.dataset;
  if (offline === undefined || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(offline).then(
    () => navigator.serviceWorker.ready.then(() => (page.dataset['offlineReady'] = '')),
    () => {}, // a browser that refuses does everything else; it only needs the network to open the page
  );
};
