import { join } from 'node:path';
import { defineCollection, type SchemaContext } from 'astro:content';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { collectionNames, isSitePage, type CollectionName, type collections as kinds } from './domain/index.ts';
import { decodePictures } from './repository/decode-pictures.ts';
import { mediaAddress } from './repository/media.ts';
import { watchContent } from './repository/follow-content.ts';
import { progress } from './repository/progress.ts';
import { siteContent, type SiteContent } from './repository/site-content.ts';
import { markdownRenderer } from './site/markdown.ts';

/**
 * What the site shows is what the check kept: read once, by one reader, and judged. Astro never opens a file of `content/` but
 * for its pictures.
 */
const root = process.cwd();
let current: SiteContent | undefined;
let opening: Promise<SiteContent> | undefined;
/** Each collection fills its store, now and whenever content changes. */
const fillers = new Map<string, (content: SiteContent) => Promise<void>>();

const loader = (name: string, fill: (content: SiteContent, context: LoaderContext) => Promise<void>): Loader => ({
  name,
  async load(context) {
    const isFirst = fillers.size === 0;
    fillers.set(name, (content) => fill(content, context));
    opening ??= decodePictures(root).then(() => siteContent(root));
    const first = await opening;
    current ??= first;
    if (isFirst && current.leftOut.length > 0) progress('có dòng hoặc bài bị để lại; xem: npm run check');
    await fill(current, context);
    if (!isFirst || !context.watcher) return;
    watchContent(root, context.watcher, current, async (content) => {
      current = content;
      await Promise.all([...fillers.values()].map((refill) => refill(content)));
    });
  },
});

/** An entry with its text as a page; one that is the same as before is left as it is. */
const entriesOf = (name: CollectionName): Loader =>
  loader(name, async ({ entries, pages }, { store, config, parseData, generateDigest }) => {
    const here = new Set(entries[name].map(({ id }) => id));
    for (const id of store.keys()) if (!here.has(id)) store.delete(id);
    const render = await markdownRenderer({
      base: config.base,
      media: mediaAddress(config.base, root),
      page: (path) => isSitePage(pages, path),
    });
    for (const { id, path, data, body } of entries[name]) {
      const { code, metadata } = await render.render(body);
      const digest = generateDigest({ ...data, code });
      if (store.get(id)?.digest === digest) continue;
      const { headings, localImagePaths: imagePaths } = metadata;
      store.set({
        id,
        data: await parseData({ id, data: { ...data }, filePath: join(root, path) }),
        body,
        filePath: path,
        digest,
        rendered: { html: code, metadata: { headings, imagePaths } },
        assetImports: imagePaths,
      });
    }
  });

/** A kind's shape as pages see it: the same, with a picture found and measured. */
type Shown<S extends z.ZodObject> =
  S extends z.ZodObject<infer Shape>
    ? z.ZodObject<{ [K in keyof Shape]: K extends 'picture' ? z.ZodOptional<ReturnType<SchemaContext['image']>> : Shape[K] }>
    : never;

const authored = Object.fromEntries(
  collectionNames.map((name) => [
    name,
    // The check has judged the data strictly; here a picture becomes one that pages can show.
    defineCollection({ loader: entriesOf(name), schema: ({ image }) => z.looseObject({ picture: image().optional() }) }),
  ]),
) as unknown as { [K in CollectionName]: { schema: (context: SchemaContext) => Shown<(typeof kinds)[K]['schema']> } };

/** What the core makes of units, programmes and submissions: one entry. */
const published = loader('published', async (content, { store, generateDigest }) => {
  const { site, programmes, dataset, reports, notTaken, withdrawn } = content;
  const written = collectionNames.filter((name) => content.entries[name].length > 0);
  const data = { written, site, programmes, dataset, reports, notTaken, withdrawn };
  store.set({ id: 'v2', data, digest: generateDigest(data) });
});

export const collections = {
  ...authored,
  published: defineCollection({
    loader: published,
    // The core has judged these already, strictly; here they only get their types back.
    schema: z.object({
      written: z.custom<readonly CollectionName[]>(),
      site: z.custom<SiteContent['site']>(),
      programmes: z.custom<SiteContent['programmes']>(),
      dataset: z.custom<SiteContent['dataset']>(),
      reports: z.custom<SiteContent['reports']>(),
      notTaken: z.custom<SiteContent['notTaken']>(),
      withdrawn: z.custom<SiteContent['withdrawn']>(),
    }),
  }),
};
