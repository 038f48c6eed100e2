/** The one door of the domain: everything outside `src/domain` imports from here. Rooms stand in the order data walks. */
import './no-eval.ts';
export * from './vietnamese.ts';
export * from './issues.ts';
export { readingWords, type ReadingCode } from './intake/reading-words.ts';
export { Cure } from './cure.ts';
export * from './schema/field.ts';
export * from './schema/unit.ts';
export * from './schema/act.ts';
export type { Clause } from './schema/clause.ts';
export type { Step } from './schema/step.ts';
export * from './schema/programme.ts';
export * from './schema/site.ts';
export { thresholdsOf } from './schema/thresholds.ts';
export * from './schema/document-standing.ts';
export * from './schema/document-symbol.ts';
export * from './schema/collections.ts';
export { cellSchema } from './schema/column.ts';
export { checksOut, isIssuedForm, issueCode, type Chance } from './schema/member-code.ts';
export * from './schema/entries.ts';
export * from './schema/submission.ts';
export { columnSaying, memberColumn, type FieldName } from './schema/row-fields.ts';
export * from './schema/path.ts';
export * from './schema/hand-in.ts';
export * from './schema/forest.ts';
export * from './schema/programme-names.ts';
export * from './schema/programme-lookup.ts';
export { issuerName, issuingBodies, type IssuingBody } from './schema/issuing-body.ts';
export * from './schema/points.ts';
export { authoredLines, authoredMatters } from './privacy/authored.ts';
export { personalColumn } from './privacy/personal-columns.ts';
export { matterIn, weighs, type Matter } from './privacy/matter.ts';
export { personNamed } from './privacy/names.ts';
export { personalValue } from './privacy/numbers.ts';
export * from './intake/bytes.ts';
export * from './intake/identify.ts';
export { personalIn, type PersonalFinding } from './intake/look-over.ts';
export * from './intake/body.ts';
export * from './intake/links.ts';
export * from './intake/media.ts';
export * from './intake/media-words.ts';
export * from './intake/read-content.ts';
export * from './intake/read-entry.ts';
export type { ReadFile } from './intake/read-rows.ts';
export { namesIn, peopleIn, type ListedPerson } from './intake/people-in.ts';
export * from './intake/numbers.ts';
export * from './intake/sheets.ts';
export * from './intake/rows.ts';
export { stripMetadata } from './intake/strip-metadata.ts';
export { isInertSvg } from './intake/svg.ts';
export * from './intake/write-submission.ts';
export * from './year/department-months.ts';
export * from './year/due.ts';
export * from './year/states.ts';
export { BranchYear } from './year/branch-year.ts';
export type { MemberYear } from './year/member-year.ts';
export { talkPeriods } from './year/talks.ts';
export { Years } from './year/years.ts';
export { groupsFixed } from './rules/content/groups-fixed.ts';
export { isSitePage, sitePages } from './rules/site-pages.ts';
export { daysNear } from './rules/submissions/day-near-year.ts';
export { contentRules, submissionRules } from './rules/index.ts';
export { catalogue, wordsOf } from './rules/words.ts';
export * from './rules/check.ts';
export { rowsHandedIn } from './rules/judge-file.ts';
export {
  standingOf,
  stopping,
  withoutRefused,
  type Accepted,
  type CheckOptions,
  type FileReport,
  type Report,
  type CheckReport,
  type Verdict,
} from './rules/check-report.ts';
export * from './rules/gate/index.ts';
export * from './progress/figures.ts';
export * from './progress/remedies.ts';
export * from './progress/roll-up.ts';
export * from './year/score.ts';
export * from './year/away.ts';
export * from './year/measure.ts';
export * from './year/suggest.ts';
export * from './progress/tracker.ts';
export * from './publish/publish.ts';
export { branchWaits, type BranchWait } from './publish/groups.ts';
export * from './publish/tables.ts';
export * from './publish/v2.ts';
export * from './publish/year-in-words.ts';
export * from './publish/explain.ts';
export * from './publish/view.ts';
export type { Figure, ItemShare, RatedRow, RatingsRow, Spoken, UnitsRow } from './publish/view-row.ts';
export { registrationsOf } from './publish/registration.ts';
export * from './publish/dataset-files.ts';
export { leftOutLines, waitingLines } from './publish/left-out-lines.ts';
export * from './reports/index.ts';
export * from './notebook/notebook.ts';
export * from './notebook/cells.ts';
export * from './notebook/people.ts';
export * from './notebook/next-year.ts';
export * from './notebook/sheets.ts';
export * from './notebook/notebook-files.ts';
export * from './notebook/slips.ts';
export * from './notebook/papers.ts';
export * from './notebook/score-sheet.ts';
export { memberSheet } from './notebook/own-sheet.ts';
export { type Question } from './begin/list-doubts.ts';
export { beginAnswers, filledLines, yearAnswers, yearToBegin, type BeginAnswers, type YearAnswers } from './begin/answers.ts';
export { begin, beginProgramme, proposedDays, rootOf, type Begun, type ContentFiles } from './begin/begin.ts';
export { changeUnits, unitChange, unitFilesAfter, type ChangedUnits, type UnitChange } from './begin/change-units.ts';
export { effectOf, type ChangeEffect } from './begin/change-effect.ts';
export { firstDayOf, type FirstDay } from './begin/first-day.ts';
export { keyList, type IssuedKey } from './begin/key-list.ts';
export { byNeed, missingOn } from './begin/missing.ts';
export { type Missing } from './begin/missing-thing.ts';
export { beginQuestion, beginQuestions, beginSteps, withAnswer, yearQuestions, type BeginQuestion } from './begin/questions.ts';
export { readSigners, signersAnswer, signersList, type SigningUnit } from './begin/read-signers.ts';
export { settle, settlement, type Settlement } from './begin/settle.ts';
export {
  settingAsked,
  settingFile,
  settingOf,
  settingSchemas,
  settingTitles,
  type SettingAsked,
  type SettingKind,
} from './begin/settings.ts';
export { withYear, yearBefore, type DriveWithoutTheme } from './begin/move-year.ts';
export { proposeUnits, type ProposedUnits } from './begin/propose-units.ts';
export { drivesOf, familiesOf, namelessFamilies, skeletonOf, skeletons, skeletonsFor } from './begin/skeleton.ts';
export { json, unitFile } from './begin/write-content.ts';
