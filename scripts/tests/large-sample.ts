import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { writeSample } from '../sample/root.ts';
import { sampleHere } from './mini.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder of this run, for what several test files share. */
    shared: string;
  }
}

/** Gives a run of tests its folder, and takes it away again. */
export default ({ provide }: Pick<TestProject, 'provide'>): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'so-ren-luyen-shared-'));
  provide('shared', folder);
  return () => rmSync(folder, { recursive: true, force: true });
};

/**
 * The root of the whole sample, for tests that only read it: made once a run, by the first that asks. Two that ask at once both make
 * one; the first to be whole is kept. Where the sample was emptied for real use, the repository itself.
 */
export const largeSample = (): string => {
  const repository = join(import.meta.dirname, '../..');
  if (!sampleHere) return repository;
  const kept = join(inject('shared'), 'sample');
  if (existsSync(kept)) return kept;
  const made = mkdtempSync(join(inject('shared'), 'making-'));
  writeSample(repository, made);
  try {
    renameSync(made, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
    rmSync(made, { recursive: true });
  }
  return kept;
};
