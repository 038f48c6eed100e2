/*
 * Keeps what was seen of the site, so that it can be read without the network, and says of a kept page from when it is. A page that
 * wants not to be found, a person's, is not kept, nor what was typed to search; what a press sends never comes by here. Pages that
 * work have copies of their own, which stand nearer.
 */
const [pages, files] = ['trang đã xem', 'tệp của trang đã xem'];
/** So many are kept; then the oldest goes. */
const most = 150;
/** A network that takes longer is as good as none, where something is kept; in milliseconds. */
const patience = 4000;

const keep = async (name, address, response) => {
  const cache = await caches.open(name);
  // Put anew, it is the youngest.
  await cache.delete(address);
  await cache.put(address, response);
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - most))) await cache.delete(old);
};
const keptAt = async (name, address) => (await caches.open(name)).match(address);

/** The page as it came; tells whether it is another than the one that was kept. */
const keepPage = async (address, response) => {
  if (!response.ok || response.redirected || !/html/.test(response.headers.get('content-type') ?? '')) return false;
  const text = await response.clone().text();
  if (text.includes('<meta name="robots" content="noindex"')) return false;
  const before = await (await keptAt(pages, address))?.text();
  const headers = { 'content-type': 'text/html; charset=utf-8', date: new Date().toUTCString() };
  await keep(pages, address, new Response(text, { headers }));
  return before !== undefined && before !== text;
};

/** A kept page, and from when it is. */
const dated = async (kept) => {
  const seen = new Date(kept.headers.get('date'));
  const part = (about) => new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', ...about }).format(seen);
  const when = `${part({ hour: '2-digit', minute: '2-digit' })} ngày ${part({ day: '2-digit', month: '2-digit', year: 'numeric' })}`;
  const line = `<p class="callout" role="status" data-kept>Đang đọc bản máy này giữ từ ${when}. Có mạng thì trang tự thay bằng bản mới.</p>`;
  return new Response((await kept.text()).replace(/<main\b[^>]*>/, `$&${line}`), { headers: kept.headers });
};

/** Fresh where the network answers in time; else as it was kept, and fresh once it came after all and says another thing. */
const page = async (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const address = origin + pathname;
  const kept = await keptAt(pages, address);
  const fresh = fetch(event.request);
  const isNew = fresh.then((response) => keepPage(address, response.clone()));
  event.waitUntil(isNew.catch(() => {}));
  if (!kept) return fresh;
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  const answer = await Promise.race([fresh, late]).catch(() => undefined);
  if (answer) return answer;
  event.waitUntil(isNew.then((is) => is && renew(event.resultingClientId)).catch(() => {}));
  return dated(kept);
};
const renew = async (id) => {
  const reader = await self.clients.get(id);
  await reader?.navigate(reader.url);
};

/** Files whose name carries their content never change; what is searched in comes fresh where it can. */
const file = async (request) => {
  const isIndex = request.url.endsWith('.json');
  const kept = await keptAt(files, request.url);
  if (kept && !isIndex) return kept;
  try {
    const response = await fetch(request);
    if (response.ok) await keep(files, request.url, response.clone());
    return response;
  } catch {
    return kept ?? Response.error();
  }
};

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // The desk, and whatever it brings, is many times the site.
  if (request.method !== 'GET' || origin !== location.origin || `${request.referrer} ${pathname}`.includes('/admin/')) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (/\/_astro\/|\.svg$|\/tim\/[^/]+\.json$/.test(pathname)) event.respondWith(file(request));
});
