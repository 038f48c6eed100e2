import { expect, test } from 'vitest';
import type { FileReport, Issue, Severity } from '../../src/domain/index.ts';
import { tellable, tellableFiles, verdictLimits } from './verdict.ts';

/** What of a judgement goes out where there is more to say than may be said. */

const issue = (severity: Severity, row: number): Issue => ({ code: 'dong-trung', severity, file: 'x.csv', row, values: {} });
const file = (issues: readonly Issue[]): FileReport => ({ path: 'x.csv', verdict: 'rejected', accepted: 0, leftOut: 1, issues });

test('what refuses a row is told before whatever only notes', () => {
  const notes = Array.from({ length: verdictLimits.issuesPerFile }, (_, i) => issue('note', i));
  const [told] = tellableFiles([file([...notes, issue('warning', 900), issue('error', 901)])]);
  expect(told!.issues.slice(0, 3).map(({ severity }) => severity)).toEqual(['error', 'warning', 'note']);
  expect([told!.issues.length, told!.more]).toEqual([verdictLimits.issuesPerFile, 2]);
});
test('all files together tell so much and no more, and count the rest', () => {
  const errors = Array.from({ length: verdictLimits.issuesPerFile }, (_, i) => issue('error', i));
  const told = tellableFiles(Array.from({ length: 20 }, () => file(errors)));
  expect(told.reduce((n, { issues }) => n + issues.length, 0)).toBe(verdictLimits.issues);
  expect(told.reduce((n, { issues, more }) => n + issues.length + more, 0)).toBe(20 * errors.length);
});
test('no text is longer than the reader of a verdict takes', () => {
  const long = 'ă'.repeat(5000);
  const { file: path, column, values } = tellable({ ...issue('error', 1), file: long, column: long, values: { value: long } });
  expect([path.length, column!.length, String(values['value']).length]).toEqual([200, 100, verdictLimits.text]);
});
