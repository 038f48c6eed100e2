import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/** A root with nothing but the settings of the sample: what an organisation wrote of its own is none of it. */
const settingsAlone = (): string => {
  const folder = mkdtempSync(join(inject('shared'), 'settings-'));
  const site = { name: 'Sổ', tagline: 'Sổ', asOf: '2016-11-20', smallestCell: 5, smallestSensitiveCell: 10 };
  mkdirSync(join(folder, 'content'));
  writeFileSync(join(folder, 'content/site.json'), JSON.stringify(site));
  return folder;
};

/**
 * The root of the whole sample, for tests that only read it: made once a run, by the first that asks. Two that ask at once both make
 * one; the first to be whole is kept. Where the sample was emptied for real use, it is made without the entries that went with it.
 */
export const largeSample = (): string => {
  const kept = join(inject('shared'), 'sample');
  if (existsSync(kept)) return kept;
  const made = mkdtempSync(join(inject('shared'), 'making-'));
  writeSample(sampleHere ? join(import.meta.dirname, '../..') : settingsAlone(), made);
  try {
    renameSync(made, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
    rmSync(made, { recursive: true });
  }
  return kept;
};
