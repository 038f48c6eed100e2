import type { APIRoute } from 'astro';
import offline from '../../../checker/offline.js?raw';

/** The checker's worker, for this page: a store of its own, and nothing kept beside the page. */
export const GET: APIRoute = () =>
  new Response(offline.replace("'../nop/to-chuc.json'", "''"), {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
