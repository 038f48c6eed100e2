import { submissionPath } from '../../src/domain/index.ts';
import { doorComment, gateComment, notJudged, statusOf, takenDown } from '../reporters/markdown.ts';
import { doorReportSchema, type DoorReport } from './door-judge.ts';
import { gateContext } from './gate-answer.ts';
import { readStrict } from './gate-verdict.ts';
import type { GitHub } from './github.ts';

const marker = '<!-- so-ren-luyen: phieu nop tep -->';

/** What is written down with the file: the form it came from, and the unit that handed in for another, never a person. */
const messageOf = ({ unit, year, kind, by }: NonNullable<DoorReport['file']>, issue: number): string =>
  [`Nộp ${kind} ${year} của ${unit}`, '', `Phieu: #${issue}`, ...(by === null ? [] : [`Nop-thay: ${by}`])].join('\n');

/**
 * Answers a form by the report in a file: makes the pull request of its file, or says why not. A report that is not
 * exactly one, or on another form, is answered by saying that nothing was judged. Gives in words what was done.
 */
export const answerForm = async (
  github: GitHub,
  { report: path, issue, run, site }: { report: string; issue: number; run?: string | undefined; site?: string | undefined },
): Promise<string> => {
  const read = readStrict(path, doorReportSchema);
  const report = read?.issue === issue ? read : undefined;
  const place = { way: 'form', site } as const;
  if (!report) {
    await github.stick(issue, marker, notJudged());
    return 'chưa xét được';
  }
  const { file, verdict, personal } = report;
  // First of all, and whatever else fails: what names a person must not stay readable.
  if (personal) await github.changeIssue(issue, { title: 'Nộp tệp', body: takenDown(), state: 'closed', state_reason: 'not_planned' });
  if (!file || !verdict) {
    await github.stick(issue, marker, doorComment(report, place));
    return 'chưa nhận';
  }
  const branch = `nop/${issue}`;
  const message = messageOf(file, issue);
  const content = { path: submissionPath(file.unit, file.year, file.kind), content: file.csv };
  const commit = await github.commitFile(branch, verdict.base, content, message);
  const body = `${gateComment(verdict, { ...place, way: 'pull-request' })}\n\nTừ phiếu #${issue}.`;
  const pull = await github.openPull({ branch, into: 'main', title: message.split('\n')[0]!, body });
  // A push with the workflow's own right starts no other workflow: the gate's word is set here.
  await github.setStatus(commit, { ...statusOf(verdict), context: gateContext, target: run });
  await github.stick(issue, marker, doorComment(report, place, pull.number));
  await github.changeIssue(issue, { state: 'closed', state_reason: 'completed' });
  return `đã lập lần nộp #${pull.number}`;
};
