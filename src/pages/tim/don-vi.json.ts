import type { APIRoute } from 'astro';
import { unitIndex } from '../../site/search-entries.ts';

/** The units, fetched when somebody turns to the search of everything or of units. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(unitIndex), { headers: { 'content-type': 'application/json; charset=utf-8' } });
