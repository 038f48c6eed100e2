import {
  formatNumber,
  gatherSame,
  severitySigns,
  wordsOf,
  type FileReport,
  type Issue,
  type CheckReport,
  type SameIssues,
  type Verdict,
} from '../../src/domain/index.ts';
import { answerSigns } from '../../src/host/waiting.ts';
import type { GateVerdict } from '../gate/verdict.ts';
import { summary } from './markdown.ts';

/** What became of one file, with its counts. */
const verdictOf = (file: FileReport): string =>
  file.verdict !== 'rejected' && file.accepted + file.leftOut === 0 ? 'chưa có dòng nào' : verdicts[file.verdict](file);
const verdicts: Readonly<Record<Verdict, (file: FileReport) => string>> = {
  accepted: ({ accepted }) => `nhận đủ ${formatNumber(accepted)} dòng`,
  repaired: ({ accepted }) => `nhận đủ ${formatNumber(accepted)} dòng, có sửa giúp`,
  warned: ({ accepted }) => `nhận đủ ${formatNumber(accepted)} dòng, có điều cần xem`,
  'rows-rejected': ({ accepted, leftOut }) => `nhận ${formatNumber(accepted)} dòng, để lại ${formatNumber(leftOut)} dòng`,
  rejected: ({ leftOut }) => (leftOut > 0 ? `chưa nhận, để lại ${formatNumber(leftOut)} dòng` : 'chưa nhận'),
};

/** So many files are each named; of more only those that need a hand. */
const filesNamed = 10;

const placeOf = ({ issue: { column }, count, rows }: SameIssues): string =>
  [rows && (count > 1 ? `${formatNumber(count)} dòng: ${rows}` : `dòng ${rows}`), column && `cột “${column}”`].filter(Boolean).join(', ');

/** Issues that say the same, in two lines: where and what, then what to do. */
const sameLines = (same: SameIssues): string[] => {
  const { severity, code } = same.issue;
  const { what, cure } = wordsOf(same.issue);
  const place = placeOf(same);
  return [`    ${severitySigns[severity]} ${place && `${place}: `}${what} [${code}]`, `      → ${cure}`];
};

/** The report as a person reads it in a terminal: what needs a hand first, then the counts, and thanks where they are due. */
export const consoleReport = (
  { contentIssues, files, clean }: CheckReport,
  { notes = false, ask = [] }: { notes?: boolean; ask?: readonly string[] } = {},
): string => {
  const wanted = (issues: readonly Issue[]) => issues.filter((i) => notes || i.severity !== 'note');
  const told = (path: string, head: string, issues: readonly Issue[]) => [`  ${path} — ${head}`, ...gatherSame(issues).flatMap(sameLines)];
  const content = Map.groupBy(wanted(contentIssues), (issue) => issue.file);
  const shown = files.filter(({ issues }) => files.length <= filesNamed || wanted(issues).length > 0);
  return [
    ...[...content].flatMap(([path, issues]) => told(path, 'nội dung', issues)),
    ...shown.flatMap((file) => told(file.path, verdictOf(file), wanted(file.issues))),
    closing({ contentIssues, files, clean }),
    // Whom to ask, by the settings (K L61, K-54).
    ...(ask.length > 0 ? [`  Vướng ở đâu thì hỏi: ${ask.join('; ')}.`] : []),
  ].join('\n');
};

const closing = ({ contentIssues, files, clean }: CheckReport): string => {
  const issues = [...contentIssues, ...files.flatMap((file) => file.issues)];
  const count = (severity: Issue['severity']) => issues.filter((i) => i.severity === severity).length;
  const told = [
    [count('error'), 'lỗi'],
    [count('warning'), 'cảnh báo'],
    [count('note'), 'điều ghi nhận'],
  ] as const;
  const counts = told.flatMap(([n, words]) => (n > 0 ? `${formatNumber(n)} ${words}` : [])).join(', ');
  const sum = (of: 'accepted' | 'leftOut') => files.reduce((n, file) => n + file[of], 0);
  const [accepted, leftOut] = [sum('accepted'), sum('leftOut')];
  if (!clean) {
    const received =
      files.length > 0 ? `Nhận ${formatNumber(accepted)} dòng${leftOut > 0 ? `, để lại ${formatNumber(leftOut)} dòng` : ''}. ` : '';
    return `✗ ${received}Có ${counts}: sửa những chỗ ghi ✗, rồi kiểm tra lại.`;
  }
  // A file of which nothing counts is not thanked for.
  if (files.length > 0 && accepted === 0)
    return `! ${formatNumber(files.length)} tệp, chưa có dòng nào được nhận: xem lại các dòng đã bỏ qua.${counts && ` Có ${counts}.`}`;
  const empty = files.filter((file) => file.accepted === 0).length;
  const thanks =
    files.length > 0
      ? `Nhận đủ ${formatNumber(accepted)} dòng của ${formatNumber(files.length - empty)} tệp. Cảm ơn các đồng chí.${empty > 0 ? ` Còn ${formatNumber(empty)} tệp chưa có dòng nào được nhận.` : ''}`
      : 'Nội dung không có gì phải sửa; chưa có tệp nộp nào.';
  return `✓ ${thanks}${counts && ` Có ${counts}.`}`;
};

/** The answer as plain lines for a terminal; every line is indented or begins with a sign, so that no log takes it for a command. */
export const gateText = (verdict: GateVerdict): string => {
  const lines = (issues: GateVerdict['gate']) =>
    gatherSame(issues).flatMap((same) => {
      const { what, cure } = wordsOf(same.issue);
      const place = [same.issue.file, placeOf(same)].filter(Boolean).join(', ');
      return [`  ${severitySigns[same.issue.severity]} ${place ? `${place}: ` : ''}${what} [${same.issue.code}]`, `      → ${cure}`];
    });
  return [
    `${answerSigns[verdict.verdict]} ${summary(verdict)}`,
    ...lines([...verdict.gate, ...verdict.files.flatMap((file) => file.issues)]),
    '',
  ].join('\n');
};
