import type { APIRoute } from 'astro';
import seen from '../site/offline-seen.js?raw';

/** Keeps what was seen of the whole site; the pages that work have workers of their own. */
export const GET: APIRoute = () => new Response(seen, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
