import type { Hono } from 'hono';
import { siteFrom } from '../../src/host/site-address.ts';
import { handInHost } from '../../src/host/hand-in-host.ts';
import { serviceApp } from './app.ts';

/** The hand-in service for hosts that call `fetch` for each request and keep no process: the same program, its settings in `env`. */

type WorkerSettings = Readonly<Record<string, string | undefined>>;
let app: Hono | undefined;

export default {
  fetch: (request: Request, env: WorkerSettings): Response | Promise<Response> => {
    app ??= serviceApp({
      place: { host: handInHost(env) },
      site: siteFrom(env),
      whence: (context) => context.req.header('cf-connecting-ip') ?? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '',
    });
    return app.fetch(request);
  },
};
