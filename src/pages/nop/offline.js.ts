import type { APIRoute } from 'astro';
import offline from '../../checker/offline.js?raw';

/** The page's offline copy: a service worker serves only what lies below its own address. */
export const GET: APIRoute = () => new Response(offline, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
