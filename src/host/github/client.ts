import { z } from 'zod';
import { Cure } from '../../domain/index.ts';
import { threadAddress, variableNames } from './addresses.ts';
import {
  commentSchema,
  fileSchema,
  mergedSchema,
  openIssueSchema,
  openPullSchema,
  pullSchema,
  retryAfter,
  rightsSchema,
  shaSchema,
  standingSchema,
  statusSchema,
  type Pull,
} from './answers.ts';
import { doorLabel, type GateWord, type PullAsItIs } from '../hand-in.ts';

/** Where the host is, which repository is meant and the right to speak there: a workflow's from its environment, a person's at the desk from her sign-in. */
export interface Host {
  api: string;
  repository: string;
  token: string;
}

/** What of the environment is asked for, as a command's help names it. */
export const hostVariables = [variableNames.api, variableNames.repository, variableNames.token].join(', ');

/** Reads the host from the environment. Throws a cure naming what is missing. */
export const hostFrom = (env: Readonly<Record<string, string | undefined>>): Host => {
  const { [variableNames.api]: api, [variableNames.repository]: repository, [variableNames.token]: token } = env;
  if (!api || !repository || !token || !/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new Cure(
      `Thiếu ${variableNames.api}, ${variableNames.repository} hoặc ${variableNames.token}.\n  Chữa: chạy lệnh này trong quy trình tự động của kho.`,
    );
  return { api: api.replace(/\/$/, ''), repository, token };
};

/** Who writes for a workflow: the only author whose comments are ours to change. */
const ownLogin = 'github-actions[bot]';

/** The host tells no more differing files than this. */
const mostCompared = 300;

/** The longest time, in seconds, that is waited until the host takes more; a job has ten minutes. */
const longestWait = 300;

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** All that a workflow, or somebody at the desk, asks of the host: what waits and how it stands, who may do what, our answers, files on a branch and their pull request. */
export class GitHub {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Writes our one comment under an issue or pull request: the one that begins with the marker and is ours is replaced. */
  async stick(issue: number, marker: string, body: string): Promise<void> {
    const text = `${marker}\n${body}`;
    const own = await this.#ownComment(issue, marker);
    if (own === undefined) await this.#call('POST', `issues/${issue}/comments`, { body: text });
    else await this.#call('PATCH', `issues/comments/${own.id}`, { body: text });
  }

  /** Sets a commit's status. The host takes 140 characters of description. */
  async setStatus(
    sha: string,
    status: { state: string; description: string; context: string; target?: string | undefined },
  ): Promise<void> {
    const { state, description, context, target } = status;
    await this.#call('POST', `statuses/${sha}`, { state, description: description.slice(0, 140), context, target_url: target ?? null });
  }

  /** Commits files on top of `parent` to a branch that is ours, making the branch or moving it. Gives the commit. */
  async commitFiles(branch: string, parent: string, files: readonly { path: string; content: string }[], message: string): Promise<string> {
    const { tree } = z.object({ tree: shaSchema }).parse(await this.#call('GET', `git/commits/${parent}`));
    const entries = files.map((file) => ({ ...file, mode: '100644', type: 'blob' }));
    const changed = shaSchema.parse(await this.#call('POST', 'git/trees', { base_tree: tree.sha, tree: entries }));
    const { sha } = shaSchema.parse(await this.#call('POST', 'git/commits', { message, tree: changed.sha, parents: [parent] }));
    const there = await this.#call('GET', `git/ref/heads/${branch}`, undefined, [404]);
    if (there === undefined) await this.#call('POST', 'git/refs', { ref: `refs/heads/${branch}`, sha });
    else await this.#call('PATCH', `git/refs/heads/${branch}`, { sha, force: true });
    return sha;
  }

  /** Opens a pull request from one of our branches, or renews the one that is open. */
  async openPull(pull: { branch: string; into: string; title: string; body: string }): Promise<Pull> {
    const { branch, into, title, body } = pull;
    const owner = this.#host.repository.split('/')[0]!;
    const open = z
      .array(pullSchema)
      .parse(await this.#call('GET', `pulls?state=open&base=${into}&head=${encodeURIComponent(`${owner}:${branch}`)}`));
    const [first] = open;
    if (!first) return pullSchema.parse(await this.#call('POST', 'pulls', { title, head: branch, base: into, body }));
    return pullSchema.parse(await this.#call('PATCH', `pulls/${first.number}`, { title, body }));
  }

  /** A pull request as it stands now; undefined where there is none. */
  async pull(number: number): Promise<PullAsItIs | undefined> {
    const said = await this.#call('GET', `pulls/${number}`, undefined, [404]);
    return said === undefined ? undefined : this.#asItIs(standingSchema.parse(said));
  }

  /** Where people read a pull request or a form. */
  addressOf(number: number): string {
    return threadAddress(this.#host.repository, number);
  }

  /** What is open: pull requests into main, and forms of the door. */
  async openOnes(): Promise<{
    pulls: readonly { number: number; title: string; made: Date; head: string }[];
    forms: readonly { number: number; made: Date }[];
  }> {
    const pulls = openPullSchema.array().parse(await this.#all('pulls?state=open&base=main'));
    const issues = openIssueSchema.array().parse(await this.#all(`issues?state=open&labels=${doorLabel}`));
    return {
      pulls: pulls.map(({ number, title, created_at, head }) => ({ number, title, made: new Date(created_at), head: head.sha })),
      // The host lists pull requests among its issues.
      forms: issues
        .filter((issue) => issue.pull_request === undefined)
        .map(({ number, created_at }) => ({ number, made: new Date(created_at) })),
    };
  }

  /** The last word of a status on a commit; undefined where there is none yet. */
  async statusOf(sha: string, context: string): Promise<GateWord | undefined> {
    return statusSchema
      .array()
      .parse(await this.#call('GET', `commits/${sha}/statuses?per_page=100`))
      .find((one) => one.context === context)?.state;
  }

  /** All of a list, page by page. */
  async #all(path: string): Promise<unknown[]> {
    const all: unknown[] = [];
    for (let page = 1; page <= 50; page += 1) {
      const part = z.array(z.unknown()).parse(await this.#call('GET', `${path}&per_page=100&page=${page}`));
      all.push(...part);
      if (part.length < 100) break;
    }
    return all;
  }

  /** The paths that a pull request touches, and whether each comes or changes; undefined where there are too many to tell. */
  async filesOf(pull: number): Promise<readonly { path: string; comes: boolean }[] | undefined> {
    const files: { path: string; comes: boolean }[] = [];
    for (let page = 1; page <= 30; page += 1) {
      const part = fileSchema.array().parse(await this.#call('GET', `pulls/${pull}/files?per_page=100&page=${page}`));
      files.push(...part.map(({ filename, status }) => ({ path: filename, comes: status === 'added' || status === 'modified' })));
      if (part.length < 100) return files;
    }
    return undefined;
  }

  /** The commit at the end of a branch. */
  async tip(branch: string): Promise<string> {
    return z.object({ object: shaSchema }).parse(await this.#call('GET', `git/ref/heads/${branch}`)).object.sha;
  }

  /** The paths that differ between a commit and one that follows it; undefined where it does not follow, or too many differ. */
  async changedBetween(base: string, head: string): Promise<readonly string[] | undefined> {
    const said = z
      .object({ status: z.string(), files: fileSchema.array().optional() })
      .parse(await this.#call('GET', `compare/${base}...${head}`));
    const files = said.files ?? [];
    return said.status === 'ahead' && files.length < mostCompared ? files.map(({ filename }) => filename) : undefined;
  }

  /** Merges a pull request as one commit, if its last commit is still this one; false where the host does not do it now. */
  async merge(pull: number, { sha, title, message }: { sha: string; title: string; message: string }): Promise<boolean> {
    const asked = { sha, merge_method: 'squash', commit_title: title, commit_message: message };
    return (await this.#call('PUT', `pulls/${pull}/merge`, asked, [403, 405, 409, 422])) !== undefined;
  }

  /** Starts a workflow on a branch; where the workflow may not, its own clock does later. */
  async dispatch(workflow: string, branch: string): Promise<void> {
    await this.#call('POST', `actions/workflows/${workflow}/dispatches`, { ref: branch }, [403, 404, 422]);
  }

  #asItIs({ state, merged_at, title, created_at, head, base }: z.infer<typeof standingSchema>): PullAsItIs {
    return {
      state: merged_at === null ? state : 'merged',
      title,
      made: new Date(created_at),
      head: head.sha,
      branch: head.ref,
      isOwn: head.repo?.full_name === this.#host.repository,
      into: base.ref,
    };
  }

  /** What an account may do here: look after the repository, write to it, or neither. Neither too where the host does not say. */
  async rightsOf(login: string): Promise<'full' | 'write' | 'none'> {
    if (!/^[\w-]+(\[bot\])?$/.test(login)) return 'none';
    const said = await this.#call('GET', `collaborators/${encodeURIComponent(login)}/permission`, undefined, [403, 404]);
    const found = rightsSchema.safeParse(said);
    if (!found.success) return 'none';
    const { permission, role_name: role } = found.data;
    return permission === 'admin' || role === 'maintain' ? 'full' : permission === 'write' ? 'write' : 'none';
  }

  /** The account that wrote an issue; undefined when the issue is gone. */
  async authorOf(issue: number): Promise<number | undefined> {
    const found = z
      .object({ user: z.object({ id: z.int() }) })
      .safeParse(await this.#call('GET', `issues/${issue}`, undefined, [404, 410]));
    return found.success ? found.data.user.id : undefined;
  }

  /** The merged pull request by which a commit came to main, as far as it is one: who opened it, from which branch. */
  async pullOf(commit: string): Promise<{ user: { id: number; login: string }; branch: string; isOwn: boolean } | undefined> {
    const found = z.array(mergedSchema).safeParse(await this.#call('GET', `commits/${commit}/pulls`, undefined, [403, 404, 409, 422]));
    const merged = found.success ? found.data.filter((pull) => pull.merged_at !== null) : [];
    const [one, ...others] = merged.length > 1 ? merged.filter((pull) => pull.merge_commit_sha === commit) : merged;
    if (!one?.user || others.length > 0) return undefined;
    return { user: one.user, branch: one.head.ref, isOwn: one.head.repo?.full_name === this.#host.repository };
  }

  /** Our own comment under an issue, if there is one. */
  async ownComment(issue: number, marker: string): Promise<string | undefined> {
    return (await this.#ownComment(issue, marker))?.body ?? undefined;
  }

  async addLabel(issue: number, label: string): Promise<void> {
    await this.#call('POST', `issues/${issue}/labels`, { labels: [label] });
  }

  /** Takes a label off; one that is not there is no fault. */
  async removeLabel(issue: number, label: string): Promise<void> {
    await this.#call('DELETE', `issues/${issue}/labels/${encodeURIComponent(label)}`, undefined, [404]);
  }

  /** Changes an issue: its words, or its end. */
  async changeIssue(
    issue: number,
    change: { title?: string; body?: string; state?: 'closed'; state_reason?: 'completed' | 'not_planned' },
  ) {
    await this.#call('PATCH', `issues/${issue}`, change);
  }

  async #ownComment(issue: number, marker: string): Promise<z.infer<typeof commentSchema> | undefined> {
    const perPage = 100;
    for (let page = 1; page <= 50; page++) {
      const comments = z.array(commentSchema).parse(await this.#call('GET', `issues/${issue}/comments?per_page=${perPage}&page=${page}`));
      const own = comments.find(({ user, body }) => user?.login === ownLogin && user.type === 'Bot' && body?.startsWith(marker));
      if (own) return own;
      if (comments.length < perPage) return undefined;
    }
    return undefined;
  }

  /** One call; undefined when the host answers with one of `allowed`. Tries again when the host is busy, never on a no. */
  async #call(method: string, path: string, body?: unknown, allowed: readonly number[] = []): Promise<unknown> {
    const { api, repository, token } = this.#host;
    for (let turn = 1; ; turn++) {
      const response = await fetch(`${api}/repos/${repository}/${path}`, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${token}`,
          'x-github-api-version': '2022-11-28',
          'user-agent': 'so-ren-luyen',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(30_000),
      });
      if (response.ok) return response.status === 204 ? undefined : response.json();
      if (allowed.includes(response.status)) return undefined;
      const spent = response.headers.get('x-ratelimit-remaining') === '0';
      const renewed = spent ? Number(response.headers.get('x-ratelimit-reset') ?? 0) - Date.now() / 1000 : 0;
      if (spent && renewed > longestWait)
        throw new Cure(
          `Máy chủ Git hết lượt nhận trong giờ này (${response.status}); lượt mới mở sau khoảng ${Math.ceil(renewed / 60)} phút.\n  Chữa: chờ rồi bấm Re-run jobs ở lần chạy này.`,
        );
      const busy = spent || response.status === 429 || response.status >= 500 || response.headers.has('retry-after');
      if (!busy || turn === 3) {
        const said = (await response.text()).slice(0, 300);
        throw new Cure(
          `Máy chủ Git từ chối ${method} ${path} (${response.status}): ${said}\n  Chữa: xem quyền của quy trình và cài đặt Actions của kho.`,
        );
      }
      await wait((spent ? Math.max(0, renewed) : Math.min(retryAfter(response.headers.get('retry-after')) ?? turn, 60)) * 1000);
    }
  }
}
