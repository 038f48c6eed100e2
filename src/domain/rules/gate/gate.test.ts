import { describe, expect, test } from 'vitest';
import { gitModes, shownPath, type GateChange } from './gate.ts';
import { goesInAlone } from './goes-in-alone.ts';

/** What anybody may read of the path of a file that was not taken. */
test.each([
  ['content/submissions/q8-p01-kp1/2016/dang-ky.csv', 'content/submissions/q8-p01-kp1/2016/dang-ky.csv'],
  ['content/Nguyễn Văn An/dang-ky.csv', 'content/□/dang-ky.csv'],
  ['content/submissions/0912345678.csv', 'content/submissions/□'],
  ['a/\u202egpj.csv', 'a/□gpj.csv'],
  [`a/${'x'.repeat(300)}`, `a/${'x'.repeat(157)}…`],
])('%s is shown as %s', (path, shown) => {
  expect(shownPath(path)).toBe(shown);
});

/** What goes in by itself is told from the change alone, whatever other rules said of it. */
describe('a change of the sender’s own unit, in an organisation that takes it', () => {
  const path = 'content/submissions/q8-p01-kp1/2016/dang-ky.csv';
  const unit = { code: 'q8-p01-kp1', stewards: [5] };
  const change = { touched: [{ path, after: gitModes.file }], passing: [], replacing: [], author: 5 };
  const forest = { get: () => unit, root: () => ({ code: 'q8' }) };
  test.each<[string, object, boolean]>([
    ['a file with more rows', {}, true],
    ['a program', { touched: [{ path, after: gitModes.executable }] }, false],
    ['a file that goes', { touched: [{ path, after: gitModes.none }] }, false],
    ['nothing', { touched: [] }, false],
    ['an entry that came and went', { passing: ['content/topics/x.md'] }, false],
    ['a row that goes', { replacing: [path] }, false],
    ['by somebody else', { author: 6 }, false],
  ])('%s', (_, other, alone) => {
    expect(goesInAlone({ ...change, forest, ...other } as unknown as GateChange, ['q8'])).toBe(alone);
  });
});
