/*
 * Keeps the own files of one page, so that it opens without the network: of the checker, the notebook, a member's slip, or the
 * judging of certificates. Nothing else of the site is kept, and nothing that anybody drops or writes on the page ever comes by here.
 */
/* global beside -- what is kept beside the page, written above by whoever serves this (`offline-worker.ts`) */
const page = self.registration.scope;
const store = `tệp của ${page}`;
const brought = beside.map((name) => new URL(name, page).href);

/**
 * Fetches a file and whatever files of the site it names by their way (a bare name may be a word of any text), each once: styles,
 * scripts, workers, fonts.
 */
const gather = async (address, gathered) => {
  if (gathered.has(address)) return gathered;
  gathered.set(address, undefined);
  const response = await fetch(address, { cache: 'no-cache' });
  // A network that asks for a password first sends its own page instead.
  if (!response.ok || response.redirected) return gathered;
  gathered.set(address, response.clone());
  if (!/html|css|javascript/.test(response.headers.get('content-type') ?? '')) return gathered;
  for (const [, name] of (await response.text()).matchAll(/["'`(]((?:\.{1,2})?\/[^"'`()\s]+\.(?:js|css|woff2|svg))["'`)]/g)) {
    const named = new URL(name, response.url);
    if (named.origin === location.origin) await gather(named.href, gathered);
  }
  return gathered;
};

/** Takes a new copy; the old one goes only when the new one is whole: a page without one of its files does not work. */
const renew = async () => {
  const gathered = new Map();
  for (const address of [page, ...brought]) await gather(address, gathered);
  if ([...gathered.values()].includes(undefined)) throw new Error('not whole');
  const cache = await caches.open(store);
  for (const [address, response] of gathered) await cache.put(address, response);
  for (const { url } of await cache.keys()) if (!gathered.has(url)) await cache.delete(url);
};

self.addEventListener('install', (event) => event.waitUntil(renew().then(() => self.skipWaiting())));
// Every page's copy is its own now: the one that they all shared is left by nobody.
self.addEventListener('activate', (event) => event.waitUntil(Promise.all([self.clients.claim(), caches.delete('kiem-tra')])));

/** The page and what it knows come fresh while there is a network; files whose name carries their content come from the copy. */
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  // What was seen of the site is kept beside (src/site/offline-seen.js), and may be older.
  const kept = async () => (await caches.open(store)).match(request, { ignoreSearch: request.mode === 'navigate' });
  const fresh = brought.includes(request.url) || request.mode === 'navigate';
  event.respondWith(
    fresh ? fetch(request).catch(async () => (await kept()) ?? Response.error()) : kept().then((copy) => copy ?? fetch(request)),
  );
  if (request.mode === 'navigate') event.waitUntil(renew().catch(() => {}));
});
