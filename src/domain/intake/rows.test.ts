import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rows } from '../index.ts';

/** The table of rows, column by column, beside the plainest table there is: a list of records. */

type Cells = readonly string[];
interface Plain {
  cells: Cells;
  row: number;
  line: number;
}

/** A table filled as a reader fills it: each different text of a column once. */
const filled = (names: readonly string[], records: readonly Plain[]): Rows => {
  const { rows, text, add } = Rows.build(names);
  const known = names.map(() => new Map<string, number>());
  const idOf = (cell: string, c: number) => {
    const id = known[c]!.get(cell) ?? text(c, cell);
    known[c]!.set(cell, id);
    return id;
  };
  for (const { cells, row, line } of records) add(Int32Array.from(cells, idOf), row, line);
  return rows;
};

const names = ['a', 'b', 'c'];
const records = fc
  .array(fc.tuple(...names.map(() => fc.constantFrom('', 'một', 'hai', 'ba'))), { maxLength: 40 })
  .map((table) => table.map((cells, i): Plain => ({ cells, row: i + 2, line: i * 3 + 70_000 })));
const left = (n: number) => (n === 0 ? fc.constant<number[]>([]) : fc.uniqueArray(fc.nat(n - 1), { maxLength: 5 }));

/** All that a table answers, by the plain list: `kept` are the rows that count. */
const answers = (table: readonly Plain[], kept: readonly number[]) => {
  const cell = (row: number, column: string) => table[row]!.cells[names.indexOf(column)]!;
  const texts = (column: string) => [...new Set(table.map((_, row) => cell(row, column)))];
  const key = (row: number, columns: readonly string[]) => columns.map((column) => cell(row, column)).join('/');
  return {
    length: kept.length,
    rows: [...kept],
    at: kept.map((row) => names.map((name) => cell(row, name))),
    cells: kept.map((row) => Object.fromEntries(names.map((name) => [name, cell(row, name)]))),
    places: kept.map((row) => ({ row: table[row]!.row, line: table[row]!.line })),
    where: names.map((name) => kept.filter((row) => cell(row, name).includes('a'))),
    read: names.map((name) => kept.map((row) => cell(row, name).length)),
    groups: names.map((name) =>
      texts(name).flatMap((text) => {
        const group = kept.filter((row) => cell(row, name) === text);
        return group.length > 0 ? [[text, group]] : [];
      }),
    ),
    index: names.map((name) => Object.fromEntries(kept.map((row) => [cell(row, name), row]))),
    repeats: [['a'], ['b', 'c'], names].map((columns) =>
      kept.flatMap((row) => {
        const first = kept.find((other) => key(other, columns) === key(row, columns))!;
        return first < row ? [[row, first]] : [];
      }),
    ),
  };
};
const said = (rows: Rows): ReturnType<typeof answers> => ({
  length: rows.length,
  rows: [...rows],
  at: [...rows].map((row) => names.map((name) => rows.at(row, name))),
  cells: [...rows].map((row) => rows.cells(row)),
  places: [...rows].map((row) => rows.place(row)),
  where: names.map((name) => [...rows.where(name, (text) => text.includes('a'))]),
  read: names.map((name) => [...rows].map((row) => rows.read(row, name, (text) => text.length))),
  groups: names.map((name) => [...rows.groups(name)].map(([text, group]) => [text, [...group]])),
  index: names.map((name) => Object.fromEntries(rows.index(name))),
  repeats: [['a'], ['b', 'c'], names].map((columns) => [...rows.repeats(columns)]),
});

describe('a table of rows answers as a plain list of records does', () => {
  const withLeft = records.chain((table) => fc.tuple(fc.constant(table), left(table.length), left(table.length)));
  test('whole, without some rows, and without some more', () => {
    fc.assert(
      fc.property(withLeft, ([table, out, more]) => {
        const all = table.map((_, row) => row);
        const rows = filled(names, table);
        expect(said(rows)).toEqual(answers(table, all));
        const some = rows.without(out);
        const kept = all.filter((row) => !out.includes(row));
        expect(said(some)).toEqual(answers(table, kept));
        expect(said(some.without(more))).toEqual(
          answers(
            table,
            kept.filter((row) => !more.includes(row)),
          ),
        );
        expect(said(some.only(more))).toEqual(
          answers(
            table,
            kept.filter((row) => more.includes(row)),
          ),
        );
        expect(said(rows)).toEqual(answers(table, all));
      }),
    );
  });
});

test.each([
  [255, 0],
  [256, 0],
  [257, 0],
  [600, 300],
  [65_537, 0],
  [140_000, 70_000],
])('%i rows, another text in each after the first %i', (count, same) => {
  const textOf = (i: number) => `t${Math.max(0, i - same)}`;
  const table = Array.from({ length: count }, (_, i): Plain => ({ cells: [textOf(i), String(i % 3)], row: i + 2, line: i + 300_000 }));
  const rows = filled(['text', 'third'], table);
  expect(rows.length).toBe(count);
  let wrong = 0;
  for (const row of rows) if (rows.at(row, 'text') !== textOf(row) || rows.at(row, 'third') !== String(row % 3)) wrong += 1;
  for (const row of rows) if (rows.place(row).row !== row + 2 || rows.place(row).line !== row + 300_000) wrong += 1;
  expect(wrong).toBe(0);
  expect([...rows.repeats(['text'])]).toHaveLength(same);
  expect([...rows.groups('third')].map(([text, group]) => [text, group.length, group[1]])).toEqual([
    ['0', Math.ceil(count / 3), 3],
    ['1', Math.ceil((count - 1) / 3), 4],
    ['2', Math.ceil((count - 2) / 3), 5],
  ]);
});

test('keys of many columns with many texts are told apart where numbers end', () => {
  const columns = Array.from({ length: 8 }, (_, c) => `c${c}`);
  const table = Array.from({ length: 300 }, (_, i): Plain => ({ cells: columns.map((_, c) => `${i}-${c}`), row: i, line: i }));
  const twice = [...table, table[7]!, { ...table[299]!, cells: [...table[299]!.cells.slice(0, 7), '298-7'] }];
  expect([...filled(columns, table).repeats(columns)]).toEqual([]);
  expect([...filled(columns, twice).repeats(columns)]).toEqual([[300, 7]]);
});

test('each different text of a column is asked once, however often it stands there and whoever asks', () => {
  const table = ['x', 'y', 'x', 'x'].map((text, i): Plain => ({ cells: [text], row: i, line: i }));
  const rows = filled(['a'], table);
  const asked: string[] = [];
  const of = (text: string) => {
    asked.push(text);
    return text.toUpperCase();
  };
  expect([...rows].map((row) => rows.read(row, 'a', of))).toEqual(['X', 'Y', 'X', 'X']);
  expect([...rows.without([0])].map((row) => rows.read(row, 'a', of))).toEqual(['Y', 'X', 'X']);
  expect(asked).toEqual(['x', 'y']);
  asked.length = 0;
  expect([...rows.where('a', (text) => of(text) === 'X')]).toEqual([0, 2, 3]);
  expect(asked).toEqual(['x', 'y']);
  expect(() => rows.at(0, 'b')).toThrow('no column b');
});
