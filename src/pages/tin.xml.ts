import type { APIRoute } from 'astro';
import { asOf, site as settings } from '../site/content.ts';
import { news } from '../site/feed.ts';
import { href } from '../site/links.ts';
import { escapeHtml } from '../site/report-html.ts';

/** The news as Atom. An entry's address is its id, so that it is new once only. */
export const GET: APIRoute = ({ site }) => {
  const full = (path: string) => escapeHtml(new URL(path, site).href);
  const instant = (day: string) => `${day}T00:00:00+07:00`;
  const entries = news
    .filter(({ day }) => day <= asOf)
    .slice(0, 40)
    .map(
      ({ path, title, text, day, kind }) =>
        `<entry><id>${full(path)}</id><title>${escapeHtml(title)}</title><link href="${full(path)}"/><updated>${instant(day)}</updated><category term="${escapeHtml(kind)}"/><summary>${escapeHtml(text)}</summary></entry>`,
    );
  return new Response(
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><id>${full(href(''))}</id><title>${escapeHtml(settings.name)}</title><subtitle>${escapeHtml(settings.tagline)}</subtitle><link rel="self" href="${full(href('tin.xml'))}"/><link href="${full(href(''))}"/><author><name>${escapeHtml(settings.name)}</name></author><updated>${instant(news.find(({ day }) => day <= asOf)?.day ?? asOf)}</updated>\n${entries.join('\n')}\n</feed>\n`,
    { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } },
  );
};
