import { type InternalContext, type InternalReport, type PublicReport } from './context.ts';
import { registrationSummary } from './p01-registration.ts';
import { notRegistered } from './p02-not-registered.ts';
import { progressByRound } from './p03-progress.ts';
import { talksHeld } from './p04-talks.ts';
import { proposalForRecognition } from './p05-proposal.ts';
import { recognitionList } from './p06-recognition-list.ts';
import { noticeToBranch } from './p07-notice.ts';
import { qualityAnalysis } from './p08-quality.ts';
import { reviewsOfBaseUnits } from './p09-reviews.ts';
import { departmentsByMonth } from './p10-departments.ts';
import { pilotsInterim } from './p11-pilots.ts';
import { inspectionsAndRemedies } from './p12-inspections.ts';
import { emulationIndicators } from './p13-emulation.ts';
import { notYet } from './p14-not-yet.ts';
import { lessonCoverage } from './p15-lessons.ts';
import { honoursRoll } from './p16-honours.ts';
import { modelStories } from './p17-stories.ts';
import { strongBranches } from './p18-strong-branches.ts';
import { publicProgress } from './p19-public-progress.ts';
import { membersAway } from './p20-away.ts';
import { summaryForBodies } from './p21-summary.ts';
import type { Described } from './report.ts';

/** The reports a unit makes for itself and the unit above: member codes and small numbers. They are never published. */
export const internalReports: readonly InternalReport[] = [
  registrationSummary,
  notRegistered,
  progressByRound,
  talksHeld,
  proposalForRecognition,
  recognitionList,
  noticeToBranch,
  membersAway,
];

/** Those that a unit makes in a year. */
export const internalReportsOf = (context: InternalContext): readonly InternalReport[] =>
  internalReports.filter((report) => report.isFor(context));

/** The reports anybody may read, made from the published dataset. */
export const publicReports: readonly PublicReport[] = [
  qualityAnalysis,
  reviewsOfBaseUnits,
  departmentsByMonth,
  pilotsInterim,
  inspectionsAndRemedies,
  emulationIndicators,
  notYet,
  lessonCoverage,
  honoursRoll,
  modelStories,
  strongBranches,
  publicProgress,
  summaryForBodies,
];

/** P2 before P10. */
export const byNumber = (a: Pick<Described, 'code'>, b: Pick<Described, 'code'>): number =>
  Number(a.code.slice(1)) - Number(b.code.slice(1));

/** The whole register (domain §5.7). */
export const allReports: readonly (InternalReport | PublicReport)[] = [...internalReports, ...publicReports].sort(byNumber);
