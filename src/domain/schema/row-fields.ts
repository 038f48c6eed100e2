import { submissionKinds, type KindName } from './submission.ts';
import type { RowField } from './submissions/kind.ts';

export { branchColumn, itemColumn, memberColumn, sameThing, type RowField } from './submissions/kind.ts';

/** What the rows of each kind say: everything outside the schema asks by these names, and not by columns. */
export type RowFields = { readonly [K in KindName]: (typeof submissionKinds)[K]['says'] };
export const rowFields = Object.fromEntries(Object.entries(submissionKinds).map(([kind, { says }]) => [kind, says])) as RowFields;

/** The kinds whose rows each speak of a member. */
export const kindsOfMembers = (Object.keys(rowFields) as KindName[]).filter((kind) => 'member' in rowFields[kind]);

/** Something that rows of some kind say. */
export type FieldName = { [K in KindName]: keyof RowFields[K] }[KindName];

/** What the rows of a kind say → the column that says it. */
export const columnsSaying = <K extends KindName>(kind: K): { readonly [Field in keyof RowFields[K]]: string } =>
  Object.fromEntries(Object.entries(rowFields[kind]).map(([field, { column }]) => [field, column])) as {
    readonly [Field in keyof RowFields[K]]: string;
  };

/** The column of a kind that says a thing. */
export const columnSaying = (kind: KindName, field: FieldName): string => {
  const fields: Readonly<Record<string, RowField<unknown> | undefined>> = rowFields[kind];
  const found = fields[field];
  if (!found) throw new Error(`No column of ${kind} says “${field}”`);
  return found.column;
};
