import { wordsOf, type FileReport, type Issue, type Said } from '../../src/domain/index.ts';

const sign = { loi: '✗', canh_bao: '!', ghi_nhan: '·' } as const;
const verdicts = {
  accepted: 'nhận',
  repaired: 'nhận, có sửa giúp',
  warned: 'nhận, có điều cần xem',
  'rows-rejected': 'nhận một phần',
  rejected: 'chưa nhận',
} as const;

/** One issue in two lines: where and what, then what to do. */
const issueLines = (issue: Issue): string[] => {
  const words = wordsOf(issue);
  const place = [issue.row && `dòng ${issue.row}`, issue.column && `cột ${issue.column}`].filter(Boolean).join(', ');
  return [`    ${sign[issue.severity]} ${place ? `${place}: ` : ''}${words.what} [${issue.code}]`, `      → ${words.cure}`];
};

const fileLines = (path: string, head: string, issues: readonly Issue[]): string[] =>
  issues.length === 0 ? [] : [`  ${path} — ${head}`, ...issues.flatMap(issueLines)];

/** The report as a person reads it in a terminal: what needs a hand first, then the counts. */
export const consoleReport = (report: Said, { notes = false } = {}): string => {
  const wanted = (issues: readonly Issue[]) => issues.filter((i) => notes || i.severity !== 'ghi_nhan');
  const head = (f: FileReport) => `${verdicts[f.verdict]}: ${f.accepted} dòng${f.leftOut ? `, để lại ${f.leftOut} dòng` : ''}`;
  const lines: string[] = [];
  for (const [path, issues] of Map.groupBy(wanted(report.contentIssues), (i) => i.file)) lines.push(...fileLines(path, 'nội dung', issues));
  for (const f of report.files) lines.push(...fileLines(f.path, head(f), wanted(f.issues)));
  const count = (severity: Issue['severity']) =>
    [...report.contentIssues, ...report.files.flatMap((f) => f.issues)].filter((i) => i.severity === severity).length;
  const rows = report.files.reduce((n, f) => n + f.accepted, 0);
  lines.push(
    `${report.clean ? '✓' : '✗'} ${report.files.length} tệp nộp, ${rows} dòng được nhận; ${count('loi')} lỗi, ${count('canh_bao')} cảnh báo, ${count('ghi_nhan')} ghi nhận.`,
  );
  return lines.join('\n');
};
