import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a host answers at an address; undefined for the network's own failure. */
export type Answer = { status?: number; type?: string; body?: string | Buffer; redirected?: boolean } | undefined;

/** The worker that keeps a page's own files, run without a browser: `files` after each `renew` is what the device has. */
export const offlineCopy = (scope: string, answer: (address: string) => Answer, source?: string) => {
  const files = new Map<string, string | Buffer>();
  const listeners = new Map<string, (event: { waitUntil: (done: Promise<unknown>) => void }) => void>();
  const fetched = (address: string) => {
    const found = answer(address);
    if (!found) return Promise.reject(new TypeError('no network'));
    const { status = 200, type = '', body = '', redirected = false } = found;
    const response = new Response(new Uint8Array(Buffer.from(body)), { status, headers: { 'content-type': type } });
    const keeping = (one: Response): Response => Object.assign(one, { clone: () => keeping(Response.prototype.clone.call(one)) });
    return Promise.resolve(keeping(Object.defineProperties(response, { url: { value: address }, redirected: { value: redirected } })));
  };
  const cache = {
    put: async (address: string, response: Response) => void files.set(address, await response.text()),
    keys: () => Promise.resolve([...files.keys()].map((url) => ({ url }))),
    delete: (address: string) => Promise.resolve(files.delete(address)),
  };
  const self = {
    registration: { scope },
    skipWaiting: () => undefined,
    addEventListener: (name: string, listener: never) => listeners.set(name, listener),
  };
  const worker =
    source ?? `const beside = ['to-chuc.json'];${readFileSync(join(import.meta.dirname, '../../src/working-page/offline.js'), 'utf8')}`;
  new Function('self', 'caches', 'fetch', 'location', worker)(self, { open: () => Promise.resolve(cache) }, fetched, new URL(scope));
  const renew = () =>
    new Promise<void>((done, failed) => listeners.get('install')!({ waitUntil: (work) => void work.then(() => done(), failed) }));
  return { files, renew };
};
