import { defineConfig } from 'vitest/config';

// The tests that judge how files are read and ruled on: those a planted fault in src/domain/intake or rules must fail.
export default defineConfig({
  test: {
    include: [
      'intake',
      'records',
      'header',
      'cells',
      'rows',
      'content',
      'rules',
      'figures',
      'cases',
      'legacy',
      'names',
      'vietnamese',
      'properties',
      'book',
    ].map((name) => `scripts/tests/${name}.test.ts`),
    globalSetup: ['scripts/tests/large-sample.ts'],
    setupFiles: ['scripts/tests/chance.ts'],
    testTimeout: 30_000,
  },
});
