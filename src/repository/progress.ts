const started = performance.now();

/** One line of progress, with the seconds since the start, on the error stream so that output stays clean. */
export const progress = (words: string): void => {
  if (process.env['VITEST']) return;
  console.error(`  ${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${words}`);
};
