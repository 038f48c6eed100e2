import { seenLabel, submissionPath } from '../../src/domain/index.ts';
import { changedSince, doorComment, notFiled, takenDown } from '../reporters/form-markdown.ts';
import { gateComment, notJudged, statusOf, type ReaderPlace } from '../reporters/markdown.ts';
import { doorReportSchema, type DoorReport } from './judge.ts';
import { doorLabel, doorMarker, formBranch, gateContext, titleOf } from '../../src/host/hand-in.ts';
import { acceptPull, outcomeWords } from '../gate/accept.ts';
import type { Settings } from '../command/settings.ts';
import { readStrict } from '../gate/verdict.ts';
import type { GitHost } from '../../src/host/host.ts';

/** What is written down with the files: the form they came from, and the units that handed in for others, never a person. */
const messageOf = ({ files, by }: DoorReport, issue: number): string =>
  [titleOf(files), '', `Phieu: #${issue}`, ...by.map((unit) => `Nop-thay: ${unit}`)].join('\n');

/**
 * Answers a form by the report in a file: makes the pull request of its files, or says why not. A report that is not
 * exactly one, or on another form, is answered by saying that nothing was judged. Gives in words what was done.
 */
export const answerForm = async (
  github: GitHost,
  { report: path, issue, run, ...settings }: { report: string; issue: number; run?: string | undefined } & Partial<Settings>,
): Promise<string> => {
  const read = readStrict(path, doorReportSchema);
  const report = read?.issue === issue ? read : undefined;
  const place: ReaderPlace = { way: 'form', ...settings, ...(report && report.ask.length > 0 && { ask: report.ask }) };
  if (!report) {
    await github.stick(issue, doorMarker, notJudged(place));
    return 'chưa xét được';
  }
  const { files, verdict, personal, isOurs, seen, digest } = report;
  if (!isOurs) return 'không phải phiếu nộp';
  // First of all, and whatever else fails: what names a person must not stay readable.
  if (personal) await github.changeIssue(issue, { title: 'Nộp tệp', body: takenDown(), state: 'closed', state_reason: 'not_planned' });
  // Without it nobody would look at what she mends: the host gives the label only where it knows it, and its app never.
  else await github.addLabel(issue, doorLabel);
  if (files.length === 0 || !verdict || personal) {
    await github.stick(issue, doorMarker, `${doorComment(report, place)}\n${judged(digest)}`);
    // A look at an earlier state is no look at this one; the label can be set again.
    if (!seen && verdict?.verdict === 'review') await github.removeLabel(issue, seenLabel);
    return 'chưa nhận';
  }
  // What somebody has looked at is what was told last; a form that was changed since is looked at anew.
  if (seen && !(await github.ownComment(issue, doorMarker))?.includes(judged(digest))) {
    await github.removeLabel(issue, seenLabel);
    await github.stick(issue, doorMarker, `${changedSince(place)}\n${judged(digest)}`);
    return 'chờ xem lại';
  }
  try {
    return await fileForm(github, { report, verdict, issue, run, place });
  } catch (error) {
    // She must not wait for what nobody knows of. The branch that was made is renewed when the form is judged again.
    await github.stick(issue, doorMarker, notFiled(place)).catch(() => undefined);
    throw error;
  }
};

/** By this a later answer knows what was judged. */
const judged = (digest: string): string => `<!-- da xet: ${digest} -->`;

/** Makes the pull request of a form's files, sets its status, hands out the receipt and closes the form. */
const fileForm = async (
  github: GitHost,
  {
    report,
    verdict,
    issue,
    run,
    place,
  }: {
    report: DoorReport;
    verdict: NonNullable<DoorReport['verdict']>;
    issue: number;
    run: string | undefined;
    place: ReaderPlace;
  },
): Promise<string> => {
  const branch = formBranch(issue);
  const message = messageOf(report, issue);
  const contents = report.files.map(({ unit, year, kind, csv }) => ({ path: submissionPath(unit, year, kind), content: csv }));
  const commit = await github.commitFiles(branch, verdict.base, contents, message);
  const body = `${gateComment(verdict, { ...place, way: 'pull-request' })}\n\nTừ phiếu #${issue}.`;
  const pull = await github.openPull({ branch, into: 'main', title: message.split('\n')[0]!, body });
  // The host holds other workflows back on what a workflow opens, until somebody lets them run: the gate's word is set here.
  await github.setStatus(commit, { ...statusOf(verdict), context: gateContext, target: run });
  const outcome = await acceptPull(github, { verdict: { ...verdict, head: commit }, pull: pull.number, head: commit });
  await github.stick(issue, doorMarker, doorComment(report, place, { pull: pull.number, entered: outcome === 'entered' }));
  await github.changeIssue(issue, { state: 'closed', state_reason: 'completed' });
  return `đã lập lần nộp #${pull.number}; ${outcomeWords[outcome]}`;
};
