import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { submissionPath } from '../../src/domain/index.ts';
import type { BenchMeasure, Subject, Taken } from './measures.ts';

const command = join(import.meta.dirname, '../bench.ts');

/** How `npm run check` is run: with memory for what it needs, and not for what the machine has. */
const flags = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { scripts: { check: string } }
).scripts.check
  .split(' ')
  .filter((word) => word.startsWith('--'));

/** Runs one measure in a process of its own, as `npm run check` runs, so that nothing is warm. */
export const runAlone = async (measure: BenchMeasure, subject: Subject): Promise<Taken> => {
  const args = [...flags, command, '--measure', measure, '--subject', JSON.stringify(subject)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 20 });
  return JSON.parse(stdout) as Taken;
};

/** Makes a bare repository of a root, and a commit on it in which one submission has one row less of each member. */
export const repositoryOf = (root: string, path: string): NonNullable<Subject['repository']> => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.vn', '-c', 'core.autocrlf=false', '-c', 'gc.auto=0', ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }).trim();
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', 'base');
  const file = join(root, submissionPath('q8-p0-kp0', 2016, 'dang-ky'));
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replaceAll(',2016-01-21', ',2016-01-22'));
  git('commit', '-qam', 'head');
  const [base, head] = [git('rev-parse', 'HEAD~1'), git('rev-parse', 'HEAD')];
  writeFileSync(file, before);
  git('clone', '-q', '--bare', '.', path);
  return { path, base, head };
};
