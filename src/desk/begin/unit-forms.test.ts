import { expect, test } from 'vitest';
import { unitChange } from '../../domain/index.ts';
import { changeFromForm, choiceOf, effectText } from './unit-forms.ts';

/** What a form about units says becomes a change; what a change does becomes a text. */

const nameOf = new Map([['q8-p01', 'Đoàn phường 1']]);
const choice = (code: string, name: string) => choiceOf({ code, name, level: 'chi_doan', parent: 'q8-p01' }, nameOf);

test.each<[kind: string, fields: readonly (readonly [string, string])[], change: object]>([
  [
    'them',
    [
      ['parent', 'Đoàn phường 1 [q8-p01]'],
      ['list', 'Khu phố 3\r\nKhu phố 4'],
      ['from', ''],
    ],
    { parent: 'q8-p01', list: 'Khu phố 3\nKhu phố 4' },
  ],
  [
    'doi_ten',
    [
      ['unit', choice('q8-p01-kp1', 'Chi đoàn [cũ]')],
      ['name', ' Bình Minh '],
      ['from', '2026-07-01'],
      ['note', ''],
    ],
    { unit: 'q8-p01-kp1', name: 'Bình Minh', from: '2026-07-01' },
  ],
  [
    'nhap',
    [
      ['units', choice('a', 'A')],
      ['units', choice('b', 'B')],
      ['units', ''],
      ['name', 'C'],
      ['from', '2026-07-01'],
    ],
    { units: ['a', 'b'], name: 'C', from: '2026-07-01' },
  ],
  [
    'chuyen',
    [
      ['unit', 'q8-p01-kp1'],
      ['to', 'Quận Đoàn 8 [q8]'],
      ['from', '2026-07-01'],
    ],
    { unit: 'q8-p01-kp1', to: 'q8', from: '2026-07-01' },
  ],
  [
    'thoi',
    [
      ['unit', choice('a', 'A')],
      ['until', '2026-06-30'],
      ['note', 'QĐ 1'],
    ],
    { unit: 'a', until: '2026-06-30', note: 'QĐ 1' },
  ],
])('%s', (kind, fields, change) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  expect(unitChange.parse(changeFromForm(kind, data))).toEqual(unitChange.parse({ kind, ...change }));
});

test('what a change does stands by what it does it to, and nothing of what it leaves alone', () => {
  expect(effectText({ units: ['A.'], figures: ['B.', 'C.'], dues: ['D.'], then: [] })).toBe(
    'Đơn vị\n• A.\n\nSố liệu\n• B.\n• C.\n\nHạn nộp\n• D.',
  );
});
