import type { APIRoute } from 'astro';
import { site } from '../site/content.ts';
import { href } from '../site/links.ts';

/** The site as an application: put on a phone's first screen from the pages that work. */
export const GET: APIRoute = () =>
  new Response(
    JSON.stringify({
      id: href(''),
      name: site.name,
      short_name: site.name,
      description: site.tagline,
      lang: 'vi',
      start_url: href(''),
      scope: href(''),
      display: 'minimal-ui',
      icons: [{ src: href('favicon.svg'), sizes: 'any', type: 'image/svg+xml' }],
    }),
    { headers: { 'content-type': 'application/manifest+json; charset=utf-8' } },
  );
