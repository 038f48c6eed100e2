import { departmentAssigned, everyUnitFollowed, oneReportAMonth, reportOfItsMonth } from './content/assignments.ts';
import { criteriaHaveAims } from './content/criteria-have-aims.ts';
import { documentAboveKnown, issuerKnown, oneSymbolOneDocument, symbolReads } from './content/document-parts.ts';
import { groupsFixed } from './content/groups-fixed.ts';
import {
  ageAsked,
  consentBegun,
  consentGiven,
  consentLasts,
  decisionMade,
  guardianConsents,
  ratingAsked,
  ratingMet,
  withdrawnFrom,
} from './content/honours.ts';
import { ownSubtree, remedyAfterVisit } from './content/inspections.ts';
import { lessonsComplete } from './content/lessons-complete.ts';
import { linksLead, linksOpen, mediaThere, noMarkup } from './content/links.ts';
import { mediaSound, mediaUsed } from './content/media.ts';
import { noWordRemnants } from './content/word-remnants.ts';
import { oneTopicAMonth } from './content/one-topic-a-month.ts';
import { noPaperNumbers, personInEntry } from './content/personal-entries.ts';
import { pictureDescribed } from './content/picture-described.ts';
import { pilotOfOwn, pilotsPerUnit } from './content/pilots-per-unit.ts';
import { programmeSound } from './content/programme-sound.ts';
import { references } from './content/references.ts';
import { oneReviewAPeriod, reviewOfRightUnit } from './content/reviews.ts';
import { unitTree } from './content/unit-tree.ts';
import { contactsKnown } from './content/contacts-known.ts';
import { yearHasThemes } from './content/year-themes.ts';
import type { ContentRule, SubmissionRule } from './rule.ts';
import { actOfLevel } from './submissions/act-of-level.ts';
import { actRefers } from './submissions/act-refers.ts';
import { actsInOrder, meetingAfterRounds, proposalHasMeeting, sessionsAgree } from './submissions/acts-in-order.ts';
import { changeAfterRegistration, changeNamesItem, dropKeepsMinimum, noItemsUnlessRegistered } from './submissions/amendment.ts';
import { attendanceFits, majority, meetingBeforeRecognition, quorum } from './submissions/attendance.ts';
import { meetingSummarised } from './submissions/meeting-summarised.ts';
import { lessonOfSet } from './submissions/lesson-of-set.ts';
import { awayAllYear, awayMonths } from './submissions/away-months.ts';
import {
  concessionCapped,
  thresholdChosen,
  thresholdHasReason,
  thresholdInRange,
  thresholdOnlyAway,
  thresholdReached,
} from './submissions/away-threshold.ts';
import { awayWhereAllowed } from './submissions/away-where-allowed.ts';
import { campaignKnown } from './submissions/campaign-known.ts';
import { codeChecksOut } from './submissions/code-checks-out.ts';
import { concreteItem } from './submissions/concrete-item.ts';
import { criterionInForce } from './submissions/criterion-in-force.ts';
import { dayHasCome } from './submissions/day-has-come.ts';
import { dayNearYear } from './submissions/day-near-year.ts';
import { dueAfterRegistration } from './submissions/due-after-registration.ts';
import { everyFamily } from './submissions/every-family.ts';
import { evidenceOpens } from './submissions/evidence-opens.ts';
import { folderAgrees } from './submissions/folder-agrees.ts';
import { itemRegistered } from './submissions/item-registered.ts';
import { lateRegistration } from './submissions/late-registration.ts';
import { memberListed } from './submissions/member-listed.ts';
import { receiptHasSending, receivedAfterSent } from './submissions/list-received.ts';
import { broughtEnough, minimumItems } from './submissions/minimum-items.ts';
import { namesNobody } from './submissions/names-nobody.ts';
import { noDuplicateRow, sameItemTwice } from './submissions/no-duplicate-row.ts';
import { nonMemberMayRegister } from './submissions/non-member-may-register.ts';
import { nonMemberNotRated } from './submissions/non-member-not-rated.ts';
import { notAllAlike, sheetsNotAllAlike } from './submissions/not-all-alike.ts';
import { notLastYear } from './submissions/not-last-year.ts';
import {
  cameAfterLeaving,
  everybodyCameAlong,
  leftInOrder,
  nobodyLeftBehind,
  oneBranchAPerson,
  transferOnBothLists,
} from './submissions/one-branch-a-person.ts';
import { proposalHasReason } from './submissions/proposal-reason.ts';
import { proposedWhileHere } from './submissions/proposed-while-here.ts';
import { notRatedHasReason, ratingKnown } from './submissions/rating-known.ts';
import { changeHasReason, recognisedOnce, recognitionNeedsProposal, sessionInOrder } from './submissions/recognition-follows-proposal.ts';
import {
  doneAsRegistered,
  doneIsNotDropped,
  droppedHasNoResult,
  percentOfCounted,
  percentOfUnknown,
  resultsNeverShrink,
} from './submissions/results-agree.ts';
import { columnsAgree, everyCriterionScored, pointsAreGiven, pointsWithinMost } from './submissions/points-given.ts';
import { rightRecogniser } from './submissions/right-recogniser.ts';
import { roundBegun } from './submissions/round-begun.ts';
import { roundKnown } from './submissions/round-known.ts';
import { samePersonKind } from './submissions/same-person-kind.ts';
import { everyAspect, strongAfterRegistration } from './submissions/strong-branch.ts';
import { talksAsked } from './submissions/talks-asked.ts';
import { targetHasNumber } from './submissions/target-has-number.ts';
import { unitHandsIn } from './submissions/unit-hands-in.ts';

/** Every rule on submissions, in the order in which a file is judged. A rule that is not here does not judge. */
export const submissionRules: readonly SubmissionRule[] = [
  unitHandsIn,
  folderAgrees,
  noDuplicateRow,
  codeChecksOut,
  memberListed,
  lessonOfSet,
  oneBranchAPerson,
  transferOnBothLists,
  cameAfterLeaving,
  leftInOrder,
  everybodyCameAlong,
  nobodyLeftBehind,
  broughtEnough,
  awayWhereAllowed,
  awayMonths,
  awayAllYear,
  nonMemberMayRegister,
  samePersonKind,
  criterionInForce,
  campaignKnown,
  targetHasNumber,
  minimumItems,
  sameItemTwice,
  everyFamily,
  lateRegistration,
  dayNearYear,
  dayHasCome,
  dueAfterRegistration,
  evidenceOpens,
  concreteItem,
  notAllAlike,
  notLastYear,
  namesNobody,
  changeNamesItem,
  itemRegistered,
  noItemsUnlessRegistered,
  dropKeepsMinimum,
  changeAfterRegistration,
  roundKnown,
  roundBegun,
  droppedHasNoResult,
  doneIsNotDropped,
  percentOfCounted,
  percentOfUnknown,
  doneAsRegistered,
  resultsNeverShrink,
  talksAsked,
  pointsAreGiven,
  pointsWithinMost,
  everyCriterionScored,
  columnsAgree,
  sheetsNotAllAlike,
  ratingKnown,
  notRatedHasReason,
  proposalHasReason,
  proposedWhileHere,
  nonMemberNotRated,
  thresholdInRange,
  thresholdOnlyAway,
  thresholdHasReason,
  thresholdChosen,
  thresholdReached,
  concessionCapped,
  rightRecogniser,
  recognitionNeedsProposal,
  changeHasReason,
  recognisedOnce,
  sessionInOrder,
  meetingBeforeRecognition,
  everyAspect,
  strongAfterRegistration,
  actOfLevel,
  actRefers,
  attendanceFits,
  meetingSummarised,
  quorum,
  majority,
  actsInOrder,
  sessionsAgree,
  receivedAfterSent,
  receiptHasSending,
  meetingAfterRounds,
  proposalHasMeeting,
];

/** Every rule on what people write. */
export const contentRules: readonly ContentRule[] = [
  unitTree,
  programmeSound,
  criteriaHaveAims,
  references,
  issuerKnown,
  symbolReads,
  oneSymbolOneDocument,
  documentAboveKnown,
  oneTopicAMonth,
  pictureDescribed,
  noMarkup,
  noWordRemnants,
  linksOpen,
  linksLead,
  mediaThere,
  mediaSound,
  mediaUsed,
  pilotsPerUnit,
  pilotOfOwn,
  lessonsComplete,
  consentGiven,
  consentBegun,
  consentLasts,
  decisionMade,
  ageAsked,
  guardianConsents,
  ratingAsked,
  ratingMet,
  withdrawnFrom,
  yearHasThemes,
  contactsKnown,
  groupsFixed,
  everyUnitFollowed,
  ownSubtree,
  remedyAfterVisit,
  reviewOfRightUnit,
  oneReviewAPeriod,
  departmentAssigned,
  reportOfItsMonth,
  oneReportAMonth,
  noPaperNumbers,
  personInEntry,
];
