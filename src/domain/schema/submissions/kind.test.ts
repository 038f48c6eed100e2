import { expect, test } from 'vitest';
import { allColumns, kindNames, kindOf } from '../submission.ts';

test.each(kindNames)('%s: what its rows say, what names a row and what it is summed by stand in columns that it has', (kind) => {
  const { says, key, tally } = kindOf(kind);
  const named = [...Object.values(says).map(({ column }) => column), ...key, tally];
  expect(named.filter((column) => !allColumns(kind).includes(column))).toEqual([]);
});
