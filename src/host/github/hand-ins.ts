import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import { Cure } from '../../domain/index.ts';
import { gateContext, HostFault, type HandedIn, type HandInHost } from '../hand-in.ts';
import { variableNames } from './addresses.ts';
import { retryAfter, statusSchema } from './answers.ts';
import type { FoundObject, Objects, TreeEntry } from '../objects.ts';

/** The Git host as the hand-in service meets it, by the host's own client. Whoever waits for an answer stands at the page: nothing is waited for. */

/** Which repository, and by what right: of an app that is installed there, or an account's token. */
export interface ServiceAccess {
  repository: string;
  api?: string | undefined;
  token?: string | undefined;
  app?: { id: string; key: string; installation: string } | undefined;
}

/** What of the environment is asked for, as a command's help names it. */
export const handInVariables = `${variableNames.repository}; ${variableNames.token}, hoặc APP_ID, APP_KEY, APP_INSTALLATION; ${variableNames.api} nếu máy chủ Git là nơi khác`;

/** Reads the service's access from the environment. Throws a cure naming what is missing. */
export const accessFrom = (env: Readonly<Record<string, string | undefined>>): ServiceAccess => {
  const { [variableNames.repository]: repository = '', [variableNames.api]: api, [variableNames.token]: token } = env;
  const { APP_ID: id, APP_KEY: key, APP_INSTALLATION: installation } = env;
  const app = id && key && installation ? { id, key: key.replaceAll('\\n', '\n'), installation } : undefined;
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || (!token && !app))
    throw new Cure(
      `Máy nhận thiếu ${variableNames.repository}, hoặc thiếu ${variableNames.token} (hay APP_ID, APP_KEY, APP_INSTALLATION).\n  Chữa: đặt các biến ấy rồi chạy lại.`,
    );
  return { repository, api: api || undefined, token, app };
};

/** After so many milliseconds a call is given up. */
const longest = 20_000;
/** Trees and blobs never change under their names: so many are kept at hand. */
const mostKept = 4000;

/** What the host said no with, as far as it is one of its faults. */
const faultOf = (error: unknown): HostFault => {
  const { status, response } = error as { status?: number; response?: { headers?: Record<string, string | number | undefined> } };
  const headers = response?.headers ?? {};
  const spent = headers['x-ratelimit-remaining'] === '0' || headers['x-ratelimit-remaining'] === 0;
  const after = retryAfter(headers['retry-after']) ?? (spent ? Number(headers['x-ratelimit-reset'] ?? 0) - Date.now() / 1000 : 60);
  if (status === 429 || (status === 403 && (spent || headers['retry-after'] !== undefined)))
    return new HostFault('busy', Math.max(1, Math.ceil(after)));
  if (status === 401 || status === 403 || status === 404) return new HostFault('forbidden', 900);
  // Another change came in between, or nobody knows what became of it: the same again finds what there is.
  return new HostFault('busy', status === 409 || status === 422 ? 10 : 60);
};

export class GitHubHandIns implements HandInHost {
  readonly #octokit: Octokit;
  readonly #at: { owner: string; repo: string };
  readonly #patience: number;
  readonly objects: Objects;

  constructor({ repository, api, token, app }: ServiceAccess, patience = longest) {
    const [owner = '', repo = ''] = repository.split('/');
    this.#at = { owner, repo };
    this.#patience = patience;
    this.#octokit = new Octokit({
      ...(api !== undefined && { baseUrl: api }),
      ...(app
        ? { authStrategy: createAppAuth, auth: { appId: app.id, privateKey: app.key, installationId: app.installation } }
        : { auth: token }),
      userAgent: 'so-ren-luyen',
      // Said to the sender in our own words; nothing of what she sent goes into a log.
      log: { debug: silent, info: silent, warn: silent, error: silent },
    });
    this.objects = new FarObjects(
      async (sha) =>
        (await this.#ask(() => this.#octokit.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', this.#with({ tree_sha: sha })))).data
          .tree,
      async (sha) =>
        (await this.#ask(() => this.#octokit.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', this.#with({ file_sha: sha })))).data
          .content,
    );
  }

  async base(): Promise<string> {
    const { data } = await this.#ask(() =>
      this.#octokit.request('GET /repos/{owner}/{repo}/git/ref/{ref}', this.#with({ ref: 'heads/main' })),
    );
    return data.object.sha;
  }

  async find(branch: string): Promise<HandedIn | undefined> {
    const { data } = await this.#ask(() =>
      this.#octokit.request(
        'GET /repos/{owner}/{repo}/pulls',
        this.#with({ state: 'all' as const, base: 'main', head: `${this.#at.owner}:${branch}` }),
      ),
    );
    const [pull] = data;
    if (!pull) return undefined;
    const state = pull.merged_at ? 'merged' : pull.state === 'open' ? 'open' : 'closed';
    const gate = state === 'open' ? await this.#gateOf(pull.head.sha) : undefined;
    return { title: pull.title, made: new Date(pull.created_at), state, gate };
  }

  async #gateOf(sha: string): Promise<HandedIn['gate']> {
    const { data } = await this.#ask(() =>
      this.#octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/statuses', this.#with({ ref: sha, per_page: 100 })),
    );
    return statusSchema
      .array()
      .parse(data)
      .find(({ context }) => context === gateContext)?.state;
  }

  async branch(name: string, parent: string, files: ReadonlyMap<string, string>, message: string): Promise<void> {
    const tree = [...files].map(([path, content]) => ({ path, content, mode: '100644' as const, type: 'blob' as const }));
    const standing = await this.#ask(() =>
      this.#octokit.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', this.#with({ commit_sha: parent })),
    );
    const made = await this.#ask(() =>
      this.#octokit.request('POST /repos/{owner}/{repo}/git/trees', this.#with({ base_tree: standing.data.tree.sha, tree })),
    );
    const commit = await this.#ask(() =>
      this.#octokit.request('POST /repos/{owner}/{repo}/git/commits', this.#with({ message, tree: made.data.sha, parents: [parent] })),
    );
    await this.#ask(
      () => this.#octokit.request('POST /repos/{owner}/{repo}/git/refs', this.#with({ ref: `refs/heads/${name}`, sha: commit.data.sha })),
      // Somebody was there first: the name tells that the same is in it.
      (status) => status === 422,
    );
  }

  async open(branch: string, words: { title: string; body: string }): Promise<HandedIn> {
    const made = await this.#ask(
      () => this.#octokit.request('POST /repos/{owner}/{repo}/pulls', this.#with({ ...words, head: branch, base: 'main' })),
      (status) => status === 422,
    );
    if (made) return { title: made.data.title, made: new Date(made.data.created_at), state: 'open', gate: undefined };
    const there = await this.find(branch);
    if (!there) throw new HostFault('busy', 10);
    return there;
  }

  #with<T extends object>(more: T): T & { owner: string; repo: string; request: { signal: AbortSignal } } {
    return { ...this.#at, ...more, request: { signal: AbortSignal.timeout(this.#patience) } };
  }

  /** One call; undefined where the host answers with a status that `isFine` takes. */
  async #ask<T>(call: () => Promise<T>): Promise<T>;
  async #ask<T>(call: () => Promise<T>, isFine: (status: number | undefined) => boolean): Promise<T | undefined>;
  async #ask<T>(call: () => Promise<T>, isFine: (status: number | undefined) => boolean = () => false): Promise<T | undefined> {
    try {
      return await call();
    } catch (error) {
      if (isFine((error as { status?: number }).status)) return undefined;
      throw faultOf(error);
    }
  }
}
const silent = () => undefined;

interface FarEntry {
  path: string;
  mode: string;
  type: string;
  sha: string;
  size?: number;
}

/** Objects that are asked of the host one by one. Under a commit's name a path is found folder by folder. */
class FarObjects implements Objects {
  readonly isFar = true;
  readonly #tree: (sha: string) => Promise<readonly FarEntry[]>;
  readonly #blob: (sha: string) => Promise<Buffer>;

  constructor(tree: (sha: string) => Promise<readonly FarEntry[]>, blob: (sha: string) => Promise<string>) {
    this.#tree = keeping(tree);
    this.#blob = keeping(async (sha) => Buffer.from(await blob(sha), 'base64'));
  }

  async find(name: string): Promise<FoundObject | undefined> {
    const entry = await this.#entry(name);
    return entry && { id: entry.sha, type: entry.type, size: entry.size ?? 0 };
  }

  async read(name: string): Promise<Buffer | undefined> {
    const entry = await this.#entry(name);
    return entry?.type === 'blob' ? this.#blob(entry.sha) : undefined;
  }

  async list(name: string): Promise<readonly TreeEntry[] | undefined> {
    const entry = await this.#entry(name);
    if (entry?.type !== 'tree') return undefined;
    const entries = await this.#tree(entry.sha);
    return entries.map(({ path, mode, sha }) => ({ name: Buffer.from(path).toString('latin1'), mode: mode.padStart(6, '0'), id: sha }));
  }

  /** Who brought a line is left to the gate, which has the history at hand. */
  lines(): Promise<[]> {
    return Promise.resolve([]);
  }

  /** `<commit>:<path>`, or the id of a blob. */
  async #entry(name: string): Promise<FarEntry | undefined> {
    const at = name.indexOf(':');
    if (at < 0) return { path: '', mode: '100644', type: 'blob', sha: name };
    let entry: FarEntry = { path: '', mode: '040000', type: 'tree', sha: name.slice(0, at) };
    for (const step of name
      .slice(at + 1)
      .split('/')
      .filter(Boolean)) {
      if (entry.type !== 'tree') return undefined;
      const next = (await this.#tree(entry.sha)).find(({ path }) => path === step);
      if (!next) return undefined;
      entry = next;
    }
    return entry;
  }
}

/** Answers that never change, kept at hand; one that failed is asked for again. */
const keeping = <T>(ask: (sha: string) => Promise<T>): ((sha: string) => Promise<T>) => {
  const kept = new Map<string, Promise<T>>();
  return (sha) => {
    const known = kept.get(sha);
    if (known) return known;
    if (kept.size >= mostKept) kept.clear();
    const answer = ask(sha);
    kept.set(sha, answer);
    answer.catch(() => kept.delete(sha));
    return answer;
  };
};
