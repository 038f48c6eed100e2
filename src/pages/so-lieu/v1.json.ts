import type { APIRoute } from 'astro';
import { dataset } from '../../content.ts';

/** The published dataset, as it is. */
export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(dataset, null, 1)}\n`, { headers: { 'content-type': 'application/json; charset=utf-8' } });
