import type { APIRoute } from 'astro';
import { indexWithoutUnits } from '../../site/search-entries.ts';

/** What can be found besides units, fetched when somebody turns to the search. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(indexWithoutUnits), { headers: { 'content-type': 'application/json; charset=utf-8' } });
