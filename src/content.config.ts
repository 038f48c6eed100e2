import { defineCollection, type SchemaContext } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import {
  collections as kinds,
  documentSchema,
  honourSchema,
  lessonSchema,
  storySchema,
  topicSchema,
  type DatasetV1,
  type Programme,
  type Site,
} from './domain/index.ts';
import { publishRoot } from '../scripts/lib/publish-root.ts';

const markdown = (folder: string) =>
  glob({ pattern: '*.md', base: `./content/${folder}`, generateId: ({ entry }) => entry.replace(/\.md$/, '') });
const withPicture = <S extends z.ZodRawShape>(schema: z.ZodObject<S>, { image }: SchemaContext) =>
  schema.extend({ picture: image().optional() });

/** What the core makes of units, programmes and submissions: one entry, made anew when one of them changes. */
const published: Loader = {
  name: 'published',
  async load({ store, watcher, logger, generateDigest }) {
    const fill = () => {
      const { content, dataset, report } = publishRoot(process.cwd());
      if (!report.clean) logger.warn('Có dòng hoặc bài bị để lại; xem: npm run check');
      const data = { site: content.site, programmes: [...content.programmes], dataset } as Record<string, unknown>;
      store.set({ id: 'v1', data, digest: generateDigest(data) });
    };
    fill();
    const facts = /[\\/]content[\\/](units|programmes|submissions|honours|site\.json|exceptions\.json)/;
    watcher?.on('all', (_, path) => {
      if (!facts.test(path)) return;
      try {
        fill();
      } catch (error) {
        logger.error((error as Error).message);
      }
    });
  },
};

export const collections = {
  topics: defineCollection({ loader: markdown(kinds.topics.folder), schema: (c) => withPicture(topicSchema, c) }),
  documents: defineCollection({ loader: markdown(kinds.documents.folder), schema: documentSchema }),
  lessons: defineCollection({ loader: markdown(kinds.lessons.folder), schema: lessonSchema }),
  stories: defineCollection({ loader: markdown(kinds.stories.folder), schema: (c) => withPicture(storySchema, c) }),
  honours: defineCollection({ loader: markdown(kinds.honours.folder), schema: (c) => withPicture(honourSchema, c) }),
  published: defineCollection({
    loader: published,
    // The core has judged these already, strictly; here they only get their types back.
    schema: z.object({ site: z.custom<Site>(), programmes: z.custom<Programme[]>(), dataset: z.custom<DatasetV1>() }),
  }),
};
