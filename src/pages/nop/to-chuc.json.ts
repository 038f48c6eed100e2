import type { APIRoute } from 'astro';
import { published } from '../../checker/organisation.ts';

/** What the checker fetches when it starts: settings, units, programmes, and the heads of documents and lessons. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(published), { headers: { 'content-type': 'application/json; charset=utf-8' } });
