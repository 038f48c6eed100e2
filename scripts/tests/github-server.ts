import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bare } from './bare.ts';
import { breachesOf } from './host-contract.ts';

/**
 * A server that behaves like the few endpoints of the host which are used: real HTTP, real commits in a real repository,
 * the host's limits and its way of saying no.
 */

interface Comment {
  id: number;
  issue: number;
  body: string;
  user: { login: string; type: string };
}
interface Status {
  sha: string;
  state: string;
  context: string;
  description: string;
  target_url: string | null;
}
interface Pull {
  number: number;
  html_url: string;
  title: string;
  body: string;
  head: string;
  base: string;
  /** Open where nothing is said. */
  state?: 'merged' | 'closed';
  made?: string;
  /** Its last commit and its repository, where they are not the branch's here. */
  commit?: string;
  from?: string;
}
interface MergeAsked {
  sha: string;
  commit_title: string;
  commit_message: string;
}
/** A question to which the server has another answer; with `done`, after it did what was asked. */
interface Fault {
  call: RegExp;
  times: number;
  status: number;
  headers?: Record<string, string>;
  done?: boolean;
}
interface Issue {
  title: string;
  body: string;
  state: string;
  state_reason?: string;
  user?: { id: number };
  labels?: string[];
}

export const token = 'ghs_onlyForThisTest';
const repository = 'to-chuc/so-ren-luyen';

export class GitHubServer {
  readonly comments: Comment[] = [];
  readonly statuses: Status[] = [];
  readonly pulls: Pull[] = [];
  readonly issues = new Map<number, Issue>();
  /** Attachments by path: bytes, an address to go on to, or an answer of its own, as often as it says. */
  readonly attachments = new Map<string, Buffer | string | { status: number; type?: string; body?: string; times: number; then: Buffer }>();
  /** What accounts may do, by login; whoever is not here may only read. */
  readonly rights = new Map<string, { permission: string; role_name?: string }>();
  /** The pull requests by which commits came to main. */
  readonly merged = new Map<string, { user: { id: number; login: string }; head: { ref: string; repo: { full_name: string } | null } }>();
  /** The setting that lets a workflow open pull requests. */
  mayOpenPulls = true;
  /** The rules of the branch let somebody merge. */
  mayMerge = true;
  /** The next so many requests find that this hour's are spent; the next hour begins so many seconds from now. */
  spent = { times: 0, seconds: 0 };
  /** Every request that was answered with a no. */
  readonly refusals: string[] = [];
  /** The next so many requests find the host busy. */
  busy = 0;
  /** Questions that find another answer, as often as each says. */
  faults: Fault[] = [];
  /** What was asked or answered otherwise than the host's own description says: none, ever. */
  readonly breaches: string[] = [];
  /** Every question, in order. */
  readonly asked: string[] = [];
  readonly #bare: Bare;
  readonly #server: Server;
  #next = 100;

  constructor(bare: Bare) {
    this.#bare = bare;
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status, body, headers }) => {
        if (status >= 400) this.refusals.push(`${request.method} ${request.url} ${status}`);
        const isJson = body !== undefined && !(body instanceof Buffer);
        response.writeHead(status, { ...(isJson && { 'content-type': 'application/json; charset=utf-8' }), ...headers });
        response.end(body instanceof Buffer ? body : body === undefined ? undefined : JSON.stringify(body));
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
  }
  /** Ends; throws where anything was asked or answered that the host's own description does not know. */
  async stop(): Promise<void> {
    await new Promise((done) => this.#server.close(done));
    if (this.breaches.length > 0) throw new Error(`Not as the host describes itself:\n${[...new Set(this.breaches)].join('\n')}`);
  }
  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  /** What a workflow finds in its environment. */
  get environment(): Record<string, string> {
    return { GITHUB_API_URL: this.address, GITHUB_SERVER_URL: this.address, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token };
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body?: unknown; headers?: Record<string, string> }> {
    const url = new URL(request.url!, this.address);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const attachment = this.attachments.get(url.pathname);
    if (attachment instanceof Buffer) return { status: 200, body: attachment };
    if (typeof attachment === 'string') return { status: 302, headers: { location: attachment } };
    if (attachment && 'times' in attachment) {
      if (attachment.times-- <= 0) return { status: 200, body: attachment.then };
      const headers = { 'content-type': attachment.type ?? 'text/plain', 'retry-after': '0' };
      return { status: attachment.status, body: Buffer.from(attachment.body ?? ''), headers };
    }
    if (this.spent.times > 0) {
      this.spent.times -= 1;
      const reset = String(Math.floor(Date.now() / 1000) + this.spent.seconds);
      return {
        status: 403,
        body: { message: 'API rate limit exceeded' },
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      };
    }
    if (this.busy > 0) {
      this.busy -= 1;
      return { status: 503, body: { message: 'busy' }, ...(this.busy % 2 === 1 && { headers: { 'retry-after': '0' } }) };
    }
    if (!['Bearer', 'token'].some((scheme) => request.headers.authorization === `${scheme} ${token}`))
      return { status: 401, body: { message: 'Bad credentials' } };
    const prefix = `/repos/${repository}/`;
    if (!url.pathname.startsWith(prefix)) return { status: 404, body: { message: 'Not Found' } };
    const given = parts.length > 0 ? (JSON.parse(Buffer.concat(parts).toString()) as Record<string, never>) : {};
    const call = `${request.method} ${decodeURIComponent(url.pathname.slice(prefix.length))}`;
    this.asked.push(call);
    const fault = this.faults.find((one) => one.times > 0 && one.call.test(call));
    if (fault) fault.times -= 1;
    const found = fault && !fault.done ? undefined : this.#route(call, given, url.searchParams);
    if (found) this.breaches.push(...breachesOf(call, given, found));
    if (fault) return { status: fault.status, body: { message: 'no' }, ...(fault.headers && { headers: fault.headers }) };
    return found ?? { status: 404, body: { message: 'Not Found' } };
  }

  #route(call: string, given: Record<string, never>, query: URLSearchParams): { status: number; body?: unknown } | undefined {
    const matched = (pattern: RegExp) => pattern.exec(call)?.slice(1);
    const tooLong = { status: 422, body: { message: 'Validation Failed' } };
    let at: string[] | undefined;

    if ((at = matched(/^GET issues\/(\d+)\/comments$/))) {
      const size = Math.min(Number(query.get('per_page') ?? 30), 100);
      const page = Number(query.get('page') ?? 1);
      const all = this.comments.filter((comment) => comment.issue === Number(at![0]));
      return { status: 200, body: all.slice((page - 1) * size, page * size) };
    }
    if ((at = matched(/^POST issues\/(\d+)\/comments$/))) {
      const { body } = given as unknown as { body: string };
      if (body.length > 65_536) return tooLong;
      const comment = { id: this.#next++, issue: Number(at[0]), body, user: { login: 'github-actions[bot]', type: 'Bot' } };
      this.comments.push(comment);
      return { status: 201, body: comment };
    }
    if ((at = matched(/^PATCH issues\/comments\/(\d+)$/))) {
      const comment = this.comments.find(({ id }) => id === Number(at![0]));
      return comment && { status: 200, body: Object.assign(comment, given) };
    }
    if (matched(/^GET issues$/)) {
      const wanted = [...this.issues].filter(([, { state, labels = [] }]) => state === 'open' && labels.includes(query.get('labels')!));
      return { status: 200, body: wanted.map(([number, issue]) => ({ number, created_at: '2016-11-20T20:00:00Z', ...issue, labels: [] })) };
    }
    if ((at = matched(/^GET issues\/(\d+)$/))) {
      const issue = this.issues.get(Number(at[0]));
      return issue && { status: 200, body: { number: Number(at[0]), ...issue } };
    }
    if ((at = matched(/^GET collaborators\/([\w%-]+)\/permission$/)))
      return { status: 200, body: this.rights.get(decodeURIComponent(at[0]!)) ?? { permission: 'read', role_name: 'read' } };
    if ((at = matched(/^POST issues\/(\d+)\/labels$/))) {
      const issue = this.issues.get(Number(at[0]));
      if (issue) issue.labels = [...(issue.labels ?? []), ...(given as unknown as { labels: string[] }).labels];
      return issue && { status: 200, body: issue.labels!.map((name) => ({ name })) };
    }
    if ((at = matched(/^DELETE issues\/(\d+)\/labels\/([\w%-]+)$/))) {
      const issue = this.issues.get(Number(at[0]));
      if (!issue?.labels?.includes(at[1]!)) return undefined;
      issue.labels = issue.labels.filter((label) => label !== at![1]);
      return { status: 200, body: issue.labels.map((name) => ({ name })) };
    }
    if ((at = matched(/^PATCH issues\/(\d+)$/))) {
      const issue = this.issues.get(Number(at[0]));
      return issue && { status: 200, body: Object.assign(issue, given) };
    }
    if ((at = matched(/^POST statuses\/([0-9a-f]{40})$/))) {
      const status = { sha: at[0]!, ...(given as unknown as Omit<Status, 'sha'>) };
      if (status.description.length > 140) return tooLong;
      this.statuses.push(status);
      return { status: 201, body: status };
    }
    if ((at = matched(/^GET commits\/([0-9a-f]{40})\/pulls$/))) {
      const pull = this.merged.get(at[0]!);
      // The host lists pull requests that are open too: whoever has the commit on a branch.
      const open = { number: 1, user: { id: 1, login: 'ai-do' }, merged_at: null, merge_commit_sha: null, head: { ref: 'x', repo: null } };
      return { status: 200, body: [open, ...(pull ? [{ number: 2, ...pull, merged_at: '2016-01-01', merge_commit_sha: at[0] }] : [])] };
    }
    if ((at = matched(/^GET pulls$/))) {
      const head = query.get('head')?.split(':')[1];
      const wanted = this.pulls.filter(
        (pull) =>
          (head === undefined || pull.head === head) && pull.base === query.get('base') && (query.get('state') === 'all' || !pull.state),
      );
      return { status: 200, body: wanted.reverse().map((pull) => this.#shown(pull)) };
    }
    if ((at = matched(/^POST pulls$/))) {
      if (!this.mayOpenPulls)
        return { status: 403, body: { message: 'GitHub Actions is not permitted to create or approve pull requests.' } };
      const asked = given as unknown as Omit<Pull, 'number' | 'html_url'>;
      if (this.pulls.some((pull) => pull.head === asked.head && !pull.state)) return tooLong;
      const number = this.#next++;
      this.pulls.push({ ...asked, number, html_url: `${this.address}/${repository}/pull/${number}` });
      return { status: 201, body: this.#shown(this.pulls.at(-1)!) };
    }
    if ((at = matched(/^GET pulls\/(\d+)$/))) {
      const pull = this.pulls.find(({ number }) => number === Number(at![0]));
      return pull && { status: 200, body: this.#shown(pull) };
    }
    if ((at = matched(/^GET pulls\/(\d+)\/files$/))) {
      const pull = this.pulls.find(({ number }) => number === Number(at![0]));
      if (!pull) return undefined;
      const head = this.#tipOf(pull);
      const files = this.#differing(this.#bare.git('merge-base', 'main', head), head);
      const [size, page] = [Number(query.get('per_page') ?? 30), Number(query.get('page') ?? 1)];
      return { status: 200, body: files.slice((page - 1) * size, page * size) };
    }
    if ((at = matched(/^PUT pulls\/(\d+)\/merge$/))) return this.#merge(Number(at[0]), given as unknown as MergeAsked);
    if ((at = matched(/^GET compare\/([0-9a-f]{40})\.\.\.([0-9a-f]{40})$/))) {
      const [from, to] = at as [string, string];
      const isAhead = this.#bare.git('merge-base', from, to) === from;
      return { status: 200, body: { status: isAhead ? 'ahead' : 'diverged', files: this.#differing(from, to).slice(0, 300) } };
    }
    if (matched(/^POST actions\/workflows\/[\w.]+\/dispatches$/)) return { status: 204 };
    if ((at = matched(/^PATCH pulls\/(\d+)$/))) {
      const pull = this.pulls.find(({ number }) => number === Number(at![0]));
      return pull && { status: 200, body: this.#shown(Object.assign(pull, given)) };
    }
    return this.#gitRoute(matched, given);
  }

  /** What differs between two commits, as the host lists it. */
  #differing(from: string, to: string): { sha: string; filename: string; status: string }[] {
    const named: Record<string, string> = { A: 'added', M: 'modified', D: 'removed' };
    const lines = this.#bare.git('diff', '--raw', '--no-abbrev', from, to).split('\n').filter(Boolean);
    return lines.map((line) => {
      const [head = '', path = ''] = line.split('\t');
      const [, , , sha = '', how = ''] = head.split(' ');
      return { sha, filename: path, status: named[how] ?? 'changed' };
    });
  }

  /** Squashes a pull request onto main, if its last commit is the one that was named. */
  #merge(
    number: number,
    { sha, commit_title: title, commit_message: message }: MergeAsked,
  ): { status: number; body?: unknown } | undefined {
    const pull = this.pulls.find((one) => one.number === number);
    if (!pull) return undefined;
    if (pull.state || !this.mayMerge) return { status: 405, body: { message: 'Pull Request is not mergeable' } };
    if (this.#tipOf(pull) !== sha) return { status: 409, body: { message: 'Head branch was modified. Review and try the merge again.' } };
    const main = this.#bare.tip('main');
    const tree = this.#bare.git('merge-tree', '--write-tree', main, sha);
    const merged = this.#bare.git('commit-tree', tree, '-p', main, '-m', `${title}\n\n${message}`);
    this.#bare.setBranch('main', merged);
    pull.state = 'merged';
    return { status: 200, body: { sha: merged, merged: true, message: 'Pull Request successfully merged' } };
  }

  #tipOf({ head, commit }: Pull): string {
    return commit ?? this.#bare.tip(head);
  }

  /** A pull request as the host tells of it. */
  #shown(pull: Pull): object {
    const merged_at = pull.state === 'merged' ? '2016-11-21T00:00:00Z' : null;
    const created_at = pull.made ?? '2016-11-20T20:00:00Z';
    const { from = repository, ...told } = pull;
    const head = { ref: pull.head, sha: this.#tipOf(pull), repo: { full_name: from } };
    return { ...told, commit: undefined, head, base: { ref: pull.base }, state: pull.state ? 'closed' : 'open', created_at, merged_at };
  }

  #gitRoute(
    matched: (pattern: RegExp) => string[] | undefined,
    given: Record<string, never>,
  ): { status: number; body?: unknown } | undefined {
    const bare = this.#bare;
    let at: string[] | undefined;
    if ((at = matched(/^GET git\/commits\/([0-9a-f]{40})$/)))
      return { status: 200, body: { sha: at[0], tree: { sha: bare.treeOf(at[0]!) } } };
    if ((at = matched(/^GET git\/trees\/([0-9a-f]{40})$/))) {
      const tree = bare.list(at[0]!).map(({ mode, name, id }) => {
        const type = mode === '040000' ? 'tree' : 'blob';
        return { mode, type, sha: id, path: name, size: type === 'blob' ? bare.read(id).length : 0 };
      });
      return { status: 200, body: { tree } };
    }
    if ((at = matched(/^GET git\/blobs\/([0-9a-f]{40})$/)))
      return { status: 200, body: { content: bare.read(at[0]!).toString('base64'), encoding: 'base64' } };
    if ((at = matched(/^GET commits\/([0-9a-f]{40})\/statuses$/)))
      return { status: 200, body: this.statuses.filter(({ sha }) => sha === at![0]).reverse() };
    if (matched(/^POST git\/trees$/)) {
      const { base_tree, tree } = given as unknown as { base_tree: string; tree: { path: string; mode: string; content: string }[] };
      return { status: 201, body: { sha: bare.treeWith(base_tree, tree) } };
    }
    if (matched(/^POST git\/commits$/)) {
      const { message, tree, parents } = given as unknown as { message: string; tree: string; parents: string[] };
      return { status: 201, body: { sha: bare.git('commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', message) } };
    }
    if ((at = matched(/^GET git\/ref\/heads\/([\w/-]+)$/))) {
      const sha = bare.tip(at[0]!);
      return sha === '' ? undefined : { status: 200, body: { object: { sha } } };
    }
    const { ref, sha, force } = given as unknown as { ref: string; sha: string; force?: boolean };
    if (matched(/^POST git\/refs$/)) {
      if (bare.tip(ref.replace('refs/heads/', '')) !== '') return { status: 422, body: { message: 'Reference already exists' } };
      bare.setBranch(ref.replace('refs/heads/', ''), sha);
      return { status: 201, body: {} };
    }
    if ((at = matched(/^PATCH git\/refs\/heads\/([\w/-]+)$/))) {
      if (!force) return { status: 422, body: { message: 'Update is not a fast forward' } };
      bare.setBranch(at[0]!, sha);
      return { status: 200, body: {} };
    }
    return undefined;
  }
}
