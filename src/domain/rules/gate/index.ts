import { canonical } from './canonical.ts';
import { mailShown } from './mail-shown.ts';
import { personalMatter } from './personal-matter.ts';
import { compareCodes } from '../../vietnamese.ts';
import type { Issue } from '../../issues.ts';
import { gateLimits, type GateChange, type GateRule } from './gate.ts';
import { generatedFile } from './generated-file.ts';
import { goesInAlone } from './goes-in-alone.ts';
import { keepsAccepted } from './keeps-accepted.ts';
import { keepsOthers } from './keeps-others.ts';
import { knownSender } from './known-sender.ts';
import { newestVersion } from './newest-version.ts';
import { nothingDeleted } from './nothing-deleted.ts';
import { nobodyNamed } from './nobody-named.ts';
import { onBehalf } from './on-behalf.ts';
import { oneName } from './one-name.ts';
import { openYear } from './open-year.ts';
import { otherContent } from './other-content.ts';
import { ownUnit } from './own-unit.ts';
import { plainFile } from './plain-file.ts';
import { plainName } from './plain-name.ts';
import { rightPlace } from './right-place.ts';
import { somethingChanges } from './something-changes.ts';
import { systemFile } from './system-file.ts';
import { knownProposer, proposalFirst, secondPerson } from './two-bodies.ts';
import { withinLimits } from './within-limits.ts';

export {
  actingFor,
  gateLimits,
  stillThere,
  gitModes,
  seenLabel,
  shownPath,
  submissionsIn,
  type GateChange,
  type GateRule,
  type NewRecognition,
  type PersonalSight,
  type TouchedPath,
} from './gate.ts';
export { goesInAlone };
export { recognisedAnew } from './two-bodies.ts';
export { nobodyNamed } from './nobody-named.ts';
export { personalMatter } from './personal-matter.ts';
export { isPlainPath } from './plain-name.ts';
export { stepsOfPath } from './one-name.ts';
export { doorWords, type DoorCode } from './door-words.ts';

/** Every rule of the gate, in the order in which people should hear of it. */
export const gateRules: readonly GateRule[] = [
  withinLimits,
  personalMatter,
  somethingChanges,
  plainName,
  oneName,
  plainFile,
  generatedFile,
  systemFile,
  rightPlace,
  canonical,
  ownUnit,
  openYear,
  newestVersion,
  keepsOthers,
  proposalFirst,
  nothingDeleted,
  keepsAccepted,
  knownSender,
  nobodyNamed,
  otherContent,
  onBehalf,
  secondPerson,
  knownProposer,
  mailShown,
];

/** What the gate says of a change as a whole. Of one kind it names the first places and counts the rest. */
export const judgeChange = (change: GateChange): Issue[] =>
  gateRules.flatMap(({ code, severity, check }) => {
    const found = [...check(change)].sort((a, b) => compareCodes(a.file, b.file));
    const issues: Issue[] = found.slice(0, gateLimits.issuesPerCode).map(({ file, values }) => ({ code, severity, file, values }));
    if (found.length > issues.length)
      issues.push({ code: 'con-nua', severity: 'note', file: '', values: { of: code, shown: issues.length, count: found.length } });
    return issues;
  });
