import type { APIRoute } from 'astro';
import { shelves } from '../../site/find.ts';

/** What can be found, fetched when somebody turns to the search. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(shelves), { headers: { 'content-type': 'application/json; charset=utf-8' } });
