import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

/** What no linter knows: our workflows are pinned, hold the least rights, and never run a contribution with any. */

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; 'timeout-minutes'?: number; steps: Step[] }>;
}

const writes: Record<string, string[]> = { 'publish.yml/deploy': ['pages', 'id-token'] };

const faultsOf = (name: string, text: string): string[] => {
  const workflow = parse(text) as Workflow;
  const faults: string[] = [];
  if ('pull_request_target' in workflow.on) faults.push('pull_request_target');
  if (JSON.stringify(workflow.permissions) !== '{}') faults.push('permissions at the top are not empty');
  for (const [id, job] of Object.entries(workflow.jobs)) {
    if (!job['timeout-minutes']) faults.push(`${id}: no time limit`);
    if (!job.permissions) faults.push(`${id}: no permissions`);
    for (const [scope, right] of Object.entries(job.permissions ?? {}))
      if (right === 'write' && !writes[`${name}/${id}`]?.includes(scope)) faults.push(`${id}: may write ${scope}`);
    for (const step of job.steps) {
      if (step.uses && !/@[0-9a-f]{40}$/.test(step.uses)) faults.push(`${step.uses}: not pinned to a commit`);
      if (step.run?.includes('${{')) faults.push(`${id}: an expression stands in run`);
      if (step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
        faults.push(`${id}: checkout keeps credentials`);
    }
  }
  for (const line of text.split('\n'))
    if (/uses: .*@[0-9a-f]{40}(?! # v\d)/.test(line)) faults.push(`no version beside the pin: ${line.trim()}`);
  return faults;
};

const folder = join(import.meta.dirname, '../../.github/workflows');
describe('workflows', () => {
  test.each(readdirSync(folder))('%s keeps to the policy', (name) => {
    expect(faultsOf(name, readFileSync(join(folder, name), 'utf8'))).toEqual([]);
  });
  test('they run the very commands of the README', () => {
    const readme = readFileSync(join(folder, '../../README.md'), 'utf8');
    const check = readFileSync(join(folder, 'check.yml'), 'utf8');
    for (const command of ['npm ci', 'npm test']) {
      expect(readme).toContain(command);
      expect(check).toContain(`run: ${command}`);
    }
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
    expect(faultsOf('x.yml', text)).toHaveLength(7);
  });
});
