import { defineCollection, type SchemaContext } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import {
  collections as kinds,
  publicSource,
  type CollectionName,
  type DatasetV2,
  type Programme,
  type PublicSource,
  type Site,
} from './domain/index.ts';
import { publishRoot } from '../scripts/lib/publish-root.ts';

/** A kind's shape as pages see it: the same, with a picture found and measured. */
type Shown<S extends z.ZodObject> =
  S extends z.ZodObject<infer Shape>
    ? z.ZodObject<{ [K in keyof Shape]: K extends 'picture' ? z.ZodOptional<ReturnType<SchemaContext['image']>> : Shape[K] }>
    : never;

/** Every kind of the table, one Markdown file an entry; ids are file names. */
const authored = Object.fromEntries(
  Object.entries(kinds).map(([name, { folder, schema }]) => [
    name,
    defineCollection({
      loader: glob({ pattern: '*.md', base: `./content/${folder}`, generateId: ({ entry }) => entry.replace(/\.md$/, '') }),
      schema: ({ image }) => ('picture' in schema.shape ? (schema as z.ZodObject).extend({ picture: image().optional() }) : schema),
    }),
  ]),
) as unknown as { [K in CollectionName]: { schema: (context: SchemaContext) => Shown<(typeof kinds)[K]['schema']> } };

/** What the core makes of units, programmes and submissions: one entry, made anew when one of them changes. */
const published: Loader = {
  name: 'published',
  async load({ store, watcher, logger, generateDigest }) {
    const fill = () => {
      const { content, dataset, report } = publishRoot(process.cwd());
      if (!report.clean) logger.warn('Có dòng hoặc bài bị để lại; xem: npm run check');
      const reports = publicSource(content, report.accepted, dataset);
      const data = { site: content.site, programmes: [...content.programmes], dataset, reports } as Record<string, unknown>;
      store.set({ id: 'v2', data, digest: generateDigest(data) });
    };
    fill();
    const facts =
      /[\\/]content[\\/](units|programmes|submissions|honours|inspections|reviews|department-reports|stories|site\.json|exceptions\.json)/;
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
  ...authored,
  published: defineCollection({
    loader: published,
    // The core has judged these already, strictly; here they only get their types back.
    schema: z.object({
      site: z.custom<Site>(),
      programmes: z.custom<Programme[]>(),
      dataset: z.custom<DatasetV2>(),
      reports: z.custom<PublicSource>(),
    }),
  }),
};
