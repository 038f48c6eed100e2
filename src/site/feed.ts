import { collections, compareCodes } from '../domain/index.ts';
import { documents, honours, stories, topics } from './content.ts';
import { entryHref } from './links.ts';

/** What is new, the latest first: what a feed and a list of pages are made of. No person is named in it. */
export interface News {
  path: string;
  title: string;
  text: string;
  day: string;
  kind: string;
}
export const news: readonly News[] = [
  ...topics.map(({ id, data }) => ({
    path: entryHref('topics', id),
    title: data.title,
    text: data.summary,
    day: `${data.month}-01`,
    kind: collections.topics.label,
  })),
  ...documents.map(({ id, data }) => ({
    path: entryHref('documents', id),
    title: `${data.symbol} ${data.title}`,
    text: data.summary,
    day: data.day,
    kind: collections.documents.label,
  })),
  ...stories.map(({ id, data }) => ({
    path: entryHref('stories', id),
    title: data.title,
    text: data.summary,
    day: data.day,
    kind: collections.stories.label,
  })),
  // A feed is copied by others and cannot be called back: a person's honour is not in it.
  ...honours
    .filter(({ data }) => data.recipientKind === 'tap_the')
    .map(({ id, data }) => ({
      path: entryHref('honours', id),
      title: data.recipient,
      text: data.title,
      day: data.decision.day,
      kind: collections.honours.label,
    })),
].sort((a, b) => compareCodes(b.day, a.day) || compareCodes(a.path, b.path));
