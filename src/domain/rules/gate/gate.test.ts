import { expect, test } from 'vitest';
import { shownPath } from './gate.ts';

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
