import { gateComment, notJudged, statusOf } from '../reporters/markdown.ts';
import type { Settings } from '../command/settings.ts';
import { readVerdict } from './verdict.ts';
import type { GitHost } from '../../src/host/host.ts';
import { gateContext } from '../../src/host/hand-in.ts';
import { seenLabel } from '../../src/domain/index.ts';

/** Found again by every later answer; people never see it. */
const marker = '<!-- so-ren-luyen: cong nhan tep -->';

/**
 * Answers a pull request by the verdict in a file: one comment, and the status of its commit; a queue's group of
 * changes, which has no number, by the status alone. No verdict, one that is not
 * exactly one, or one on another commit is answered by saying that nothing was judged. Gives the status in words.
 */
export const answerPull = async (
  github: GitHost,
  {
    verdict: path,
    pull,
    head,
    run,
    ...settings
  }: { verdict: string; pull: number | undefined; head: string; run?: string | undefined } & Partial<Settings>,
): Promise<string> => {
  const read = readVerdict(path);
  const verdict = read?.head === head ? read : undefined;
  if (pull !== undefined) {
    const place = { way: 'pull-request' as const, ...settings };
    await github.stick(pull, marker, verdict ? gateComment(verdict, place) : notJudged(place));
    // A look at an earlier commit is no look at this one; the label can be set again.
    if (verdict?.verdict === 'review') await github.removeLabel(pull, seenLabel);
  }
  await github.setStatus(head, { ...statusOf(verdict), context: gateContext, target: run });
  return statusOf(verdict).description;
};
