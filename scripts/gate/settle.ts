import { formIn } from '../../src/host/event.ts';
import type { GitHost } from '../../src/host/host.ts';
import type { Settings } from '../command/settings.ts';
import { settledComment } from '../reporters/form-markdown.ts';

/** Found again by every later word on the same form; people never see it. */
const marker = '<!-- so-ren-luyen: ket qua phieu -->';

/**
 * Tells the form how the hand-in made from it ended: whoever wrote it has no other place that reaches her. Gives what was
 * told; nothing of a pull request that is no form's, or still open.
 */
export const tellForm = async (
  github: GitHost,
  { pull: number, ...settings }: { pull: number } & Partial<Settings>,
): Promise<'merged' | 'closed' | undefined> => {
  const pull = await github.pull(number);
  const form = pull?.isOwn ? formIn(pull.branch) : undefined;
  if (!pull || form === undefined || pull.state === 'open') return undefined;
  await github.stick(form, marker, settledComment(pull.state, number, settings));
  return pull.state;
};
