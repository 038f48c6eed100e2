import type { z } from 'zod';
import { type Collection, collections } from '../domain/index.ts';
import type { DeskCollection, DeskConfig } from './config.ts';
import type { DeskField } from './fields.ts';
import type { Defaults } from './merge-entry.ts';

/** What the desk knows of a path, a collection, a field. */

/** The desk's collection of a name. */
export const collectionOf = (config: DeskConfig, name: string): DeskCollection | undefined =>
  config.collections.find((collection) => collection.name === name);

/** The name of the collection in whose folder a path lies. */
export const collectionAt = (config: DeskConfig, path: string): string | undefined =>
  config.collections.find(({ folder }) => path.startsWith(`${folder ?? ''}/`))?.name;

/** The fields of the form that a path is edited in; none for a path of no collection. */
export const fieldsAt = (config: DeskConfig, path: string): readonly DeskField[] =>
  collectionOf(config, collectionAt(config, path) ?? '')?.fields ?? [];

/** How people call a field, or the one that a place inside it (`steps[2].title`) belongs to. */
export const labelOf = (config: DeskConfig, collection: string, field: string): string | undefined =>
  collectionOf(config, collection)?.fields.find(({ name }) => name === field.split(/[.[]/)[0])?.label;

/** What counts where a file leaves a field out: a default written out is no change. */
export const defaultsOf = (path: string): Defaults => {
  const found = Object.values<Collection>(collections).find(({ folder }) => path.startsWith(`content/${folder}/`));
  const defaults = Object.entries(found?.schema.shape ?? {}).map(
    ([field, schema]) => [field, (schema as z.ZodType).safeParse(undefined).data] as const,
  );
  return Object.fromEntries(defaults.filter(([, value]) => value !== undefined)) as Defaults;
};
