import { defineConfig } from 'vitest/config';

// The tests that judge how files are read and ruled on: those a planted fault in src/domain/intake or rules must fail.
export default defineConfig({
  test: {
    include: [
      'src/domain/*.test.ts',
      'src/domain/{intake,rules}/*.test.ts',
      'src/domain/privacy/names.test.ts',
      'src/domain/progress/figures.test.ts',
      'scripts/tests/cases.test.ts',
    ],
    globalSetup: ['scripts/tests/large-sample.ts'],
    setupFiles: ['scripts/tests/chance.ts'],
    testTimeout: 30_000,
  },
});
