import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** What a page's worker without the network asks by itself, in its own time: whether there is a newer one, and the files of its copy. */
const isOfWorker = ({ headers }: IncomingMessage): boolean =>
  headers['service-worker'] === 'script' || /\/offline\.js$/.test(headers.referer ?? '');

/** Serves a built site below a base path, but for what is withheld, and writes down every question of a page; made small on the way, as hosts do, if asked. */
export const serve = async (dist: string, base = '/', withheld = /^$/, small = false) => {
  const asked: string[] = [];
  /** What is served at a path in another's stead, at once or piece by piece. */
  const instead = new Map<string, string | AsyncIterable<string>>();
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(request.url!.split('?')[0]!);
    if (!isOfWorker(request)) asked.push(`${request.method} ${path}`);
    const file = join(dist, path.replace(base, '/').replace(/\/$/, '/index.html'));
    if (!path.startsWith(base) || withheld.test(path) || !existsSync(file)) return void response.writeHead(404).end();
    const type = types[file.split('.').at(-1)!] ?? 'application/octet-stream';
    const packed = small && /text|json|svg/.test(type);
    response.writeHead(200, { 'content-type': type, ...(packed && { 'content-encoding': 'gzip' }) });
    const body = Readable.from(instead.get(path) ?? [readFileSync(file)]);
    (packed ? body.pipe(createGzip()) : body).pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    asked,
    instead,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}nop/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
export type Site = Awaited<ReturnType<typeof serve>>;
