import type { Collection } from './collections/collection.ts';
import topics from './collections/topics.ts';
import documents from './collections/documents.ts';
import lessons from './collections/lessons.ts';
import stories from './collections/stories.ts';
import honours from './collections/honours.ts';
import inspections from './collections/inspections.ts';
import reviews from './collections/reviews.ts';
import departmentReports from './collections/department-reports.ts';

export { departments, entryStates, type Collection } from './collections/collection.ts';
export * from './collections/topics.ts';
export * from './collections/documents.ts';
export * from './collections/lessons.ts';
export * from './collections/stories.ts';
export * from './collections/honours.ts';
export * from './collections/inspections.ts';
export * from './collections/reviews.ts';
export * from './collections/department-reports.ts';

/** Every content kind, in the order of the desk. A new one is its own file, and its lines here. */
export const collections = {
  topics,
  documents,
  lessons,
  stories,
  honours,
  inspections,
  reviews,
  departmentReports,
} as const satisfies Record<string, Collection>;
export type CollectionName = keyof typeof collections;
export const collectionNames = Object.keys(collections) as CollectionName[];
export const collectionOf = (name: CollectionName): Collection => collections[name];
