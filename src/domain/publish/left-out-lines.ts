import type { Issue } from '../issues.ts';
import type { CheckReport } from '../rules/check-report.ts';
import { groupsFixed } from '../rules/content/groups-fixed.ts';
import { wordsOf } from '../rules/words.ts';
import { formatNumber } from '../vietnamese.ts';

const title = (issue: Issue): string =>
  `${issue.line === undefined ? '' : `dòng ${issue.line}: `}${wordsOf(issue).title.toLowerCase()} [${issue.code}]`;
const linesOf = (issues: readonly Issue[]): string[] =>
  [...Map.groupBy(issues, ({ file }) => file)].map(([file, own]) => `${file} – ${[...new Set(own.map(title))].join('; ')}`);

/** What a publication leaves out, one line a file: entries with what is wrong in them, refused rows. */
export const leftOutLines = ({ contentIssues, files }: CheckReport): string[] => [
  ...linesOf(contentIssues.filter(({ severity }) => severity === 'error')),
  ...files.flatMap(({ path, verdict, leftOut }) =>
    verdict === 'rejected' ? `${path} – chưa nhận` : verdict === 'rows-rejected' ? `${path} – để lại ${formatNumber(leftOut)} dòng` : [],
  ),
];

/** Of which programmes figures wait although nothing of them is left out, one line a file. */
export const waitingLines = ({ contentIssues }: CheckReport): string[] =>
  linesOf(contentIssues.filter(({ severity, code }) => severity !== 'error' && code === groupsFixed.code));
