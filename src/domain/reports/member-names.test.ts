import { expect, test } from 'vitest';
import { compareNames } from '../vietnamese.ts';
import { paperWithNames, reportWithNames } from './member-names.ts';
import type { Paper, PaperBlock } from './paper.ts';
import { memberCode, number, words, type Cell } from './report.ts';

/** Lists that the reader opened beside the codes. Everybody here is invented. */

const names = new Map([
  ['DV-1A', 'Nguyễn Văn Thử'],
  ['DV-2B', 'Trần Thị Mẫu'],
  ['DV-3C', 'Lê Văn Đạt'],
  ['DV-4D', 'Danh Mẫu'],
]);
const named = (columns: readonly { label: string }[], rows: readonly (readonly Cell[])[]) =>
  reportWithNames({ title: '', lead: '', facts: [], tables: [{ caption: '', columns, rows }] }, names).tables[0]!.rows;

test('people stand by given name, then by family, as lists of people do', () => {
  const sorted = [...names.values(), 'Thị Thu', 'Bùi Ân', 'Bùi An'].sort(compareNames);
  expect(sorted).toEqual(['Bùi An', 'Bùi Ân', 'Lê Văn Đạt', 'Danh Mẫu', 'Trần Thị Mẫu', 'Thị Thu', 'Nguyễn Văn Thử']);
});

test.each<[string, readonly (readonly Cell[])[], readonly string[]]>([
  ['what stood by code', [['DV-1A'], ['DV-2B'], ['DV-3C']], ['DV-3C', 'DV-2B', 'DV-1A']],
  ['who is in no list comes last', [['DV-0Z'], ['DV-1A'], ['DV-2B']], ['DV-2B', 'DV-1A', 'DV-0Z']],
  [
    'each one’s rows stay together, in their order',
    [
      ['DV-1A', 1],
      ['DV-1A', 2],
      ['DV-3C', 1],
    ],
    ['DV-3C1', 'DV-1A1', 'DV-1A2'],
  ],
  ['what stood by something else stays', [['DV-2B'], ['DV-1A'], ['DV-3C']], ['DV-2B', 'DV-1A', 'DV-3C']],
])('%s', (_, rows, order) => {
  const [{ length }] = rows as [readonly Cell[]];
  const columns = [memberCode, number('Việc')].slice(0, length);
  expect(named(columns, rows).map(([code, , ...more]) => [code, ...more].join(''))).toEqual(order);
});

test('Q L62–63 (P5–P7): the list of a base unit goes chi đoàn by chi đoàn, and is counted from 1 again', () => {
  const columns = [number('STT'), words('Chi đoàn'), memberCode];
  const rows = [
    [1, 'Chi đoàn khu phố 1', 'DV-1A'],
    [2, 'Chi đoàn khu phố 1', 'DV-2B'],
    [3, 'Chi đoàn khu phố 2', 'DV-3C'],
    [4, 'Chi đoàn khu phố 2', 'DV-4D'],
  ];
  const body: readonly PaperBlock[] = [{ table: { caption: '', columns, rows } }];
  const [block] = paperWithNames({ body } as unknown as Paper, names).body;
  expect('table' in block! && block.table.rows).toEqual([
    [1, 'Chi đoàn khu phố 1', 'DV-2B', 'Trần Thị Mẫu'],
    [2, 'Chi đoàn khu phố 1', 'DV-1A', 'Nguyễn Văn Thử'],
    [3, 'Chi đoàn khu phố 2', 'DV-3C', 'Lê Văn Đạt'],
    [4, 'Chi đoàn khu phố 2', 'DV-4D', 'Danh Mẫu'],
  ]);
});
