import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { seenLabel, type SenderId } from '../../domain/index.ts';
import { signIn } from '../hand-in.ts';
import type { GitHost } from '../host.ts';

/** Who handed in what a published commit brought; undefined where nobody can tell. */
export type SenderOf = (commit: string) => Promise<SenderId | undefined>;

/** Whether somebody who looks after the project has looked; where an account may write no more than that, unless it hands in for a unit. */
export type Clearance = boolean | { unlessSteward: SenderId };

interface Labelling {
  action?: string | undefined;
  label?: { name: string } | null | undefined;
  sender?: { login: string; id?: number | undefined } | undefined;
}
/** What an event says of somebody's look: a label, by an account that may set it. */
export const seenBy = async (
  { action, label, sender }: Labelling,
  rightsOf: (login: string) => Promise<'full' | 'write' | 'none'>,
): Promise<Clearance> => {
  if (action !== 'labeled' || label?.name !== seenLabel || !sender) return false;
  const rights = await rightsOf(sender.login);
  return rights === 'full' || (rights === 'write' && sender.id !== undefined && { unlessSteward: sender.id });
};

/** Who hands in, with what words, and whether somebody has looked at it. */
export interface Sender {
  author: SenderId;
  /** `unless-steward`: the host says that the account may write, which in a private repository secretaries may too. */
  maintainer: boolean | 'unless-steward';
  words?: readonly { where: string; text: string }[] | undefined;
  seen?: Clearance | undefined;
  senderOf?: SenderOf | undefined;
}

const eventSchema = z.object({
  action: z.string(),
  sender: z.object({ login: z.string(), id: z.int().optional() }),
  label: z.object({ name: z.string() }).nullish(),
  repository: z.object({ full_name: z.string() }),
  pull_request: z.object({
    title: z.string(),
    body: z.string().nullable(),
    user: z.object({ id: z.int(), login: z.string(), type: z.string() }),
    head: z.object({ ref: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
  }),
});

/** Who writes for a workflow. */
const bot = 'github-actions[bot]';

/** The number of the form whose branch this is. */
export const formIn = (branch: string): number | undefined => {
  const number = /^nop\/(\d+)$/.exec(branch)?.[1];
  return number === undefined ? undefined : Number(number);
};

/**
 * Who handed in what a commit of main brought: who opened the pull request that the host says it came by, or wrote the form.
 * What a commit says of its own author is not asked: whoever made it may have written anything.
 */
export const senderOfCommit = (github: GitHost, service?: number): SenderOf => {
  const asked = new Map<string, Promise<SenderId | undefined>>();
  const ask = async (commit: string) => {
    const pull = await github.pullOf(commit);
    if (service !== undefined && pull?.user.id === service) return pull.isOwn ? signIn(pull.branch) : undefined;
    if (pull?.user.login !== bot) return pull?.user.id;
    const form = pull.isOwn ? formIn(pull.branch) : undefined;
    return form === undefined ? undefined : github.authorOf(form);
  };
  return (commit) => {
    const answer = asked.get(commit) ?? ask(commit);
    asked.set(commit, answer);
    return answer;
  };
};

/**
 * Who hands in by a pull request, as its event and the host tell it. One that the door made is its form's author's: the
 * branch is ours and names the form, and of a form the host never changes the author. One that the hand-in service made
 * is the key's that its branch names; nothing else of that account's is anybody's.
 * @param service the account of the hand-in service
 */
export const senderOf = async (path: string, github: GitHost, service?: number): Promise<Sender> => {
  const event = eventSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const { repository, pull_request: pull } = event;
  const isOurs = pull.user.type === 'Bot' && pull.user.login === bot && pull.head.repo?.full_name === repository.full_name;
  const isService = service !== undefined && pull.user.id === service;
  const form = isOurs ? formIn(pull.head.ref) : undefined;
  const sign = isService && pull.head.repo?.full_name === repository.full_name ? signIn(pull.head.ref) : undefined;
  const author = sign ?? (form === undefined ? pull.user.id : ((await github.authorOf(form)) ?? pull.user.id));
  const rights = isOurs || isService ? 'none' : await github.rightsOf(pull.user.login);
  return {
    author,
    maintainer: rights === 'full' ? true : rights === 'write' ? 'unless-steward' : false,
    words:
      isOurs || sign !== undefined
        ? []
        : [
            { where: 'Tiêu đề của lần nộp', text: pull.title },
            { where: 'Lời mô tả của lần nộp', text: pull.body ?? '' },
            { where: 'Tên nhánh', text: pull.head.ref },
          ],
    seen: await seenBy(event, (login) => github.rightsOf(login)),
    senderOf: senderOfCommit(github, service),
  };
};
