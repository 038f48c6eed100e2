import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Tests start this project's commands a thousand times: compiled once, each starts in half the time.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'so-ren-luyen-compiled');

/** Whoever builds whole sites goes first: what is left for the end is short, and nobody waits for it alone. */
class BuildersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const builds = ({ moduleId }: TestSpecification) => /(certificates|published|begin|green)\.test\.ts$/.test(moduleId);
    return (await super.sort(files)).sort((a, b) => Number(builds(b)) - Number(builds(a)));
  }
}

// domain: the core, which holds nothing but what it is told, so that files share what they loaded. unit: the commands and the rest.
// site: the built pages in dist/. browser: the desk and the site in a real browser.
// A poll waits for a fact: a busy machine takes longer than the second that it gets by default.
const waiting = { poll: { timeout: 600_000, interval: 100 } };
const inMemory = {
  expect: waiting,
  setupFiles: ['scripts/tests/chance.ts'],
  // Only against a test that never ends: on a busy machine the longest take minutes.
  testTimeout: 600_000,
};
export default defineConfig({
  test: {
    maxWorkers: '100%',
    globalSetup: ['scripts/tests/large-sample.ts'],
    sequence: { sequencer: BuildersFirst },
    projects: [
      { test: { name: 'domain', include: ['src/domain/**/*.test.ts'], isolate: false, ...inMemory } },
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'src/domain/**', 'scripts/tests/{site,browser}/**'],
          ...inMemory,
        },
      },
      { test: { name: 'site', include: ['scripts/tests/site/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'browser',
          include: ['scripts/tests/browser/*.test.ts'],
          // Only against a page that never comes: whatever a test waits for is a fact.
          testTimeout: 1_200_000,
          hookTimeout: 1_200_000,
          expect: waiting,
          // Two at a time: more browsers than that wait for each other.
          maxWorkers: 2,
        },
      },
    ],
  },
});
