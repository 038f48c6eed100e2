import type { CheckReport } from '../../src/domain/index.ts';

/** The report for programs: a verdict and the issues of every file, codes and places only. */
export const jsonReport = (report: CheckReport): string =>
  JSON.stringify(
    {
      clean: report.clean,
      content: report.contentIssues,
      files: report.files.map(({ path, verdict, accepted, leftOut, issues }) => ({ path, verdict, accepted, leftOut, issues })),
    },
    null,
    2,
  );
