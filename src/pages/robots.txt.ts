import type { APIRoute } from 'astro';
import { href } from '../site/links.ts';

/** Everything may be read but the desk. Pages of persons say for themselves that they are not to be listed. */
export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nDisallow: ${href('admin/')}\n\nSitemap: ${new URL(href('sitemap.xml'), site).href}\n`);
