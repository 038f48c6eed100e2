import { z } from 'zod';
import { lessons, library } from '../site/content.ts';
import { approvedThemes, unitSchema, type CollectionName, type Programme, type Site, type Unit } from '../domain/index.ts';
import type { Published } from './known-organisation.ts';

/** What the checker must know of the organisation, gathered when the site is built. Anybody may read it. */

/** A unit without the accounts and keys that may hand in for it. */
const publicUnit = z.object(unitSchema.omit({ stewards: true, keys: true }).shape);

const named = <T, R>(files: Record<string, T>, make: (data: T) => R) =>
  Object.entries(files).map(([path, data]) => ({ path: path.slice(1), data: make(data) }));

// Read as they stand and not through the collections, as the desk does: the core gives them their shape in the browser.
const [site] = named(import.meta.glob<Site>('/content/site.json', { eager: true, import: 'default' }), (data) => data);
const units = named(import.meta.glob<{ units: Unit[] }>('/content/units/*.json', { eager: true, import: 'default' }), (file) => ({
  units: file.units.map((unit) => publicUnit.parse(unit)),
}));
const programmes = named(import.meta.glob<Programme>('/content/programmes/*.json', { eager: true, import: 'default' }), (data) => ({
  ...data,
  // The groups of public figures are as many as the branches, and nothing here asks for them.
  years: data.years.map((year) => ({ ...year, themes: approvedThemes(year), groups: undefined })),
}));

/** What a unit's book names, and what gives an official paper its place: without their text. */
const entriesOf = (collection: CollectionName, list: readonly { id: string; filePath?: string | undefined; data: unknown }[]) =>
  list.map(({ id, filePath = id, data }) => ({ path: filePath, collection, id, data, body: '' }));

export const published: Published = {
  site: site!,
  units,
  programmes,
  entries: [...entriesOf('documents', library), ...entriesOf('lessons', lessons)],
};
