/** Lets what is seen of the site be kept on this device, to be read without the network: by the worker that `data-seen` names. */
export const keepSeen = ({ dataset: { seen } }: HTMLElement): void => {
  if (seen === undefined || !('serviceWorker' in navigator)) return;
  // A browser that refuses shows everything else; it only needs the network.
  navigator.serviceWorker.register(seen).catch(() => {});
};
