import type { APIRoute } from 'astro';
import { content } from '../../checker/organisation.ts';

/** What the checker fetches when it starts: settings, units, programmes. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(content), { headers: { 'content-type': 'application/json; charset=utf-8' } });
