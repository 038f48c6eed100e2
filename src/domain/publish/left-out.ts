import type { Issue } from '../issues.ts';
import type { CheckReport } from '../rules/report.ts';
import { groupsFixed } from '../rules/content/groups-fixed.ts';
import { wordsOf } from '../rules/index.ts';
import { formatNumber } from '../vietnamese.ts';

const title = (issue: Issue): string =>
  `${issue.line === undefined ? '' : `dòng ${issue.line}: `}${wordsOf(issue).title.toLowerCase()} [${issue.code}]`;

/** What a publication leaves out, one line a file: entries with what is wrong in them, branches without a group, refused rows. */
export const leftOutLines = ({ contentIssues, files }: CheckReport): string[] => [
  ...[
    ...Map.groupBy(
      contentIssues.filter(({ severity, code }) => severity === 'error' || code === groupsFixed.code),
      ({ file }) => file,
    ),
  ].map(([file, issues]) => `${file} – ${[...new Set(issues.map(title))].join('; ')}`),
  ...files.flatMap(({ path, verdict, leftOut }) =>
    verdict === 'rejected' ? `${path} – chưa nhận` : verdict === 'rows-rejected' ? `${path} – để lại ${formatNumber(leftOut)} dòng` : [],
  ),
];
