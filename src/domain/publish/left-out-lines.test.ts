import { expect, test } from 'vitest';
import { leftOutLines, waitingLines, type Issue } from '../index.ts';

/** What is told of a publication: what is refused is left out; figures that only wait for their groups are not. */

const issue = (code: string, severity: Issue['severity'], file: string, values = {}): Issue => ({ code, severity, file, values });
const report = {
  contentIssues: [
    issue('bai-khong-doc-duoc', 'error', 'content/topics/a.md'),
    issue('nhom-chua-chot', 'warning', 'content/programmes/b.json', { year: 2026, programme: 'B' }),
  ],
  files: [],
  clean: false,
};

test('a programme whose groups are not fixed yet waits, and nothing of it is left out', () => {
  expect(leftOutLines(report)).toEqual(['content/topics/a.md – không đọc được tệp [bai-khong-doc-duoc]']);
  expect(waitingLines(report)).toEqual(['content/programmes/b.json – nhóm số liệu chưa chốt [nhom-chua-chot]']);
});
