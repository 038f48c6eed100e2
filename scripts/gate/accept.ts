import { parseSubmissionPath } from '../../src/domain/index.ts';
import { formIn } from '../../src/host/event.ts';
import type { GitHost } from '../../src/host/host.ts';
import { branchOf, receiptTrailer, signIn, titleOf, type PullAsItIs } from '../../src/host/hand-in.ts';
import type { GateVerdict } from './verdict.ts';

/**
 * Letting a clean hand-in into the book without a person. What is merged is what was judged: the commit is named to the host,
 * and what stands published may have changed since only where the judgement does not hang on it.
 */

/** What became of a hand-in: it is in the book, or why a person enters it. */
export type Acceptance = 'entered' | 'for-a-person' | 'changed' | 'moved-on' | 'refused-by-host';

/** So often the host is asked again when somebody else was merged in the same moment. */
const mostTurns = 3;
/** The site is built anew by this workflow; what a workflow merges starts no other by itself. */
const publishing = 'publish.yml';

/** The host's own list of what a pull request touches: submissions that come or change, among those that were judged, nothing else. */
const isRowsAlone = async (github: GitHost, pull: number, { files }: GateVerdict): Promise<boolean> => {
  const touched = await github.filesOf(pull);
  const judged = new Set(files.map(({ path }) => path));
  return (
    touched !== undefined &&
    touched.length > 0 &&
    touched.every(({ path, comes }) => comes && judged.has(path) && parseSubmissionPath(path) !== undefined)
  );
};

/** Whether something that stands published since could have led to another judgement. */
const hasMovedOn = async (github: GitHost, { base, leans }: GateVerdict): Promise<boolean> => {
  const now = await github.tip('main');
  if (now === base) return false;
  const changed = await github.changedBetween(base, now);
  const concerns = (path: string): boolean => {
    const place = parseSubmissionPath(path);
    return !place || leans.includes(place.unit);
  };
  return changed === undefined || changed.some(concerns);
};

/** What is written down with the rows: the receipt or the form they came by, where the branch is one of ours. */
const trailersOf = ({ branch, isOwn }: PullAsItIs): string => {
  const form = isOwn ? formIn(branch) : undefined;
  if (form !== undefined) return `Phieu: #${form}`;
  return isOwn && signIn(branch) !== undefined ? `${receiptTrailer}: ${branch.slice(branchOf('').length)}` : '';
};

/** Merges a pull request by the verdict on its commit, where the verdict says that it may go in alone. */
export const acceptPull = async (
  github: GitHost,
  { verdict, pull: number, head }: { verdict: GateVerdict; pull: number; head: string },
): Promise<Acceptance> => {
  if (!verdict.alone || verdict.verdict !== 'accepted' || verdict.seen || verdict.head !== head) return 'for-a-person';
  for (let turn = 1; turn <= mostTurns; turn += 1) {
    const pull = await github.pull(number);
    if (pull?.state !== 'open' || pull.into !== 'main' || pull.head !== head) return 'changed';
    if (!(await isRowsAlone(github, number, verdict))) return 'changed';
    if (await hasMovedOn(github, verdict)) return 'moved-on';
    const title = `${titleOf(verdict.files.flatMap(({ path }) => parseSubmissionPath(path) ?? []))} (#${number})`;
    if (!(await github.merge(number, { sha: head, title, message: trailersOf(pull) }))) continue;
    await github.dispatch(publishing, 'main');
    return 'entered';
  }
  return 'refused-by-host';
};

/** What the log says of it. */
export const outcomeWords: Readonly<Record<Acceptance, string>> = {
  entered: 'đã nhập vào sổ',
  'for-a-person': 'người phụ trách nhập',
  changed: 'lần nộp đã đổi hoặc đã đóng sau khi xét; không nhập',
  'moved-on': 'bản chung vừa đổi ở chỗ liên quan; người phụ trách cho xét lại rồi nhập',
  'refused-by-host': 'máy chủ chưa cho nhập (luật bảo vệ nhánh, hay quyền của quy trình); người phụ trách nhập',
};
