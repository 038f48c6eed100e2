import type { APIRoute } from 'astro';
import { honours } from '../site/content.ts';
import { shelves } from '../site/search-entries.ts';
import { entryHref, href } from '../site/links.ts';
import { escapeHtml } from '../site/report-html.ts';

/** Every page that may be listed elsewhere: all that can be found here, but for the pages of persons. */
export const GET: APIRoute = ({ site }) => {
  const persons = new Set(honours.filter(({ data }) => data.recipientKind === 'ca_nhan').map(({ id }) => entryHref('honours', id)));
  const paths = [href(''), ...shelves.flatMap(([, entries]) => entries.map(([path]) => path.split('#')[0]!))];
  const listed = [...new Set(paths)].filter((path) => !persons.has(path));
  const lines = listed.map((path) => `<url><loc>${escapeHtml(new URL(path, site).href)}</loc></url>`);
  return new Response(
    `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`,
    { headers: { 'content-type': 'application/xml; charset=utf-8' } },
  );
};
