import type { Way } from './rooms.ts';

/**
 * What a page is, in the words of schema.org for machines that read pages (JSON-LD): only what the page itself says and what is so.
 * An invented entry of the sample is nothing of the kind, and a person's honour stays out.
 */

type LinkedThing = Readonly<Record<string, unknown>> & { '@type': string };
export type Full = (path: string) => string;

/** From the first page down to this one. */
export const crumbList = (ways: readonly Way[], title: string, address: string, full: Full): LinkedThing => ({
  '@type': 'BreadcrumbList',
  itemListElement: [...ways.map(({ href, label }) => ({ name: label, item: full(href) })), { name: title, item: address }].map(
    (item, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      ...item,
    }),
  ),
});

export const website = (name: string, description: string, home: string, search: string): LinkedThing => ({
  '@type': 'WebSite',
  name,
  description,
  url: home,
  inLanguage: 'vi',
  potentialAction: { '@type': 'SearchAction', target: `${search}?q={chu}`, 'query-input': 'required name=chu' },
});

/** A writing of the site: a topic, a lesson, a story, a document. Undefined for one that is invented. */
export const writing = (
  type: 'Article' | 'LearningResource' | 'DigitalDocument',
  said: { name: string; description: string; publisher: string; sample: boolean; day?: string; identifier?: string },
): LinkedThing | undefined =>
  said.sample
    ? undefined
    : {
        '@type': type,
        name: said.name,
        description: said.description,
        inLanguage: 'vi',
        publisher: { '@type': 'Organization', name: said.publisher },
        ...(said.day && { datePublished: said.day }),
        ...(said.identifier && { identifier: said.identifier }),
      };

/** @param files the addresses of the tables, in full */
export const figures = (name: string, description: string, address: string, day: string, files: readonly string[]): LinkedThing => ({
  '@type': 'Dataset',
  name,
  description,
  url: address,
  inLanguage: 'vi',
  dateModified: day,
  isAccessibleForFree: true,
  distribution: files.map((contentUrl) => ({
    '@type': 'DataDownload',
    contentUrl,
    encodingFormat: contentUrl.endsWith('.csv') ? 'text/csv' : 'application/json',
  })),
});

/** As it stands in a page: nothing in it can end the element it stands in. */
export const linkedText = (things: readonly (LinkedThing | undefined)[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': things.filter((thing) => thing !== undefined) }).replaceAll('<', '\\u003c');
