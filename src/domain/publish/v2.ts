import { z } from 'zod';
import { divisionNames, divisions, type DivisionName } from '../progress/figures.ts';
import { stepStates } from '../progress/tracker.ts';
import { actName } from '../schema/act.ts';
import { code, codesOf, day, year } from '../schema/field.ts';
import { scopes } from '../schema/step.ts';
import { kindNames, roundPattern } from '../schema/submission.ts';
import { blocs, branchTypes, levelLabels, stepLevels, unitKinds, yearKinds } from '../schema/unit.ts';
import { ofGroupFigures } from './published-figures.ts';
import { branchWaits } from './groups.ts';
import { publishedThresholds } from '../schema/thresholds.ts';

/**
 * Published dataset, version 2: what the world may read, and nothing else. Every object is strict, so that a key that is
 * not listed here stops the build. Counts only: no code of a member, no steward, no text a member wrote. What counts
 * persons or their items stands in rows over groups of branches and nowhere else; no cell is blank.
 */

const count = z.int().min(0).describe('Số đếm');
/** Why there is no number yet: three different things, and none of them is zero. */
export const figureWaits = {
  chua_nop: 'chưa nộp',
  chua_den_ky: 'chưa đến kỳ',
  cho_du: 'chờ đủ nhóm',
} as const;
export type FigureWait = keyof typeof figureWaits;
/** A number, or the word that says why there is none yet. */
const told = z.union([count, codesOf(figureWaits)]);
export type Known = z.infer<typeof told>;

const round = z.string().regex(roundPattern);
const kind = z.enum(kindNames as [(typeof kindNames)[number], ...(typeof kindNames)[number][]]);
const branchesOf = z.array(code()).min(1).describe('Mã các chi đoàn trong nhóm; nhóm gọi theo mã đầu');
const groupsOf = z.array(code()).min(1).describe('Các nhóm (mã chi đoàn đầu của nhóm) mà dòng này cộng lại');

export const publishedUnit = z.strictObject({
  code: code(),
  name: z.string(),
  level: codesOf(levelLabels),
  kind: codesOf(unitKinds),
  bloc: codesOf(blocs).nullable(),
  cluster: z.string().nullable(),
  branchType: codesOf(branchTypes).nullable(),
  yearKind: codesOf(yearKinds),
  parent: code().nullable(),
  organisation: code(),
  validFrom: day().nullable(),
  validTo: day().nullable(),
  predecessors: z.array(code()),
  successors: z.array(code()),
  lineageNote: z.string().nullable(),
  pilot: z.strictObject({ programme: code(), chosenBy: code(), bloc: codesOf(blocs) }).nullable(),
  sample: z.boolean(),
});

/** A branch alone, or several that are spoken of together. */
const group = z.strictObject({ branches: branchesOf, members: count, ...ofGroupFigures(() => told) });
/** Young people who are not members: over whole base units. */
const base = z.strictObject({ groups: groupsOf, youth: count });

const share = z.strictObject({ code: z.string(), registered: count, done: told });
/** The items by each division of theirs. */
const sharesOf = Object.fromEntries(
  divisionNames.map((name) => {
    const { labels } = divisions[name];
    return [name, z.array(labels ? share.extend({ code: codesOf(labels) }) : share)];
  }),
) as Record<DivisionName, z.ZodArray<typeof share>>;
/** What was registered and done: over groups of at least so many persons who registered, or none. */
const details = z.strictObject({
  groups: groupsOf,
  items: count,
  dropped: count.describe('Việc đã bỏ, có lý do; không nằm trong số việc đăng ký'),
  done: told,
  ...sharesOf,
  byRound: z.array(z.strictObject({ code: round, done: told })).describe('Hoàn thành tính đến cuối kỳ, cộng dồn từ đầu năm'),
});

const level = z.strictObject({ code: z.string(), people: count });
/** Ratings as recognised, over whole base units. Without levels where one that does not fulfil would hold everybody. */
const ratings = z.strictObject({
  groups: groupsOf,
  rated: count,
  levels: z.array(level).optional(),
  rest: count.optional().describe('Các mức không hoàn thành và không xếp loại, gộp làm một'),
});
/** The levels that do not fulfil, apart: only over groups of a hundred rated or more. */
const unfulfilled = z.strictObject({ groups: groupsOf, levels: z.array(level) });

/** What was owed by a day: by how many branches, and how many handed it in. */
export const publishedDue = z.strictObject({
  kind,
  round: round.nullable(),
  day: day(),
  expected: count,
  received: count,
  /** Branches past their own due day (calendar or school year) that have not handed it in. */
  overdue: count,
});

/** One thing a step needs. Where it counts persons, it is said of the branch's group and without numbers. */
const evidence = z.strictObject({
  code: z.string(),
  scope: codesOf(scopes),
  met: z.boolean(),
  have: count.optional(),
  of: count.optional(),
  due: day().nullable(),
  overdue: z.boolean(),
});

/** What a unit did and handed in, without a number of persons or of their items. */
export const publishedYear = z.strictObject({
  unit: code(),
  branches: count,
  due: z.array(publishedDue),
  rounds: z.array(
    z.strictObject({
      code: round,
      /** The last day of the round by the unit's calendar. */
      to: day(),
      /** Branches whose own calendar says the round is over, and branches that reported on it. */
      expected: count,
      branches: count,
    }),
  ),
  /** What units wrote in their books, by act: how often. */
  acts: z.array(z.strictObject({ code: actName(), count })),
  steps: z.array(z.strictObject({ number: z.int(), state: codesOf(stepStates), evidence: z.array(evidence) })),
  /** The steps of the units below, and how many have done each. */
  stepsBelow: z.array(z.strictObject({ level: codesOf(stepLevels), number: z.int(), done: count, of: count })),
  /** The files the figures come from. Rows are told of things, and of a branch that is a group by itself. */
  sources: z.array(
    z.strictObject({
      kind,
      path: z.string(),
      /** The day it first came, where the history of the repository tells it. */
      day: day().optional(),
      rows: count.optional(),
      leftOut: count.optional(),
      reasons: z.array(z.string()),
    }),
  ),
});

/** An organisation's year. */
export const publishedTables = z.strictObject({
  organisation: code(),
  year: year(),
  programme: code(),
  /** Whether the groups were written down, and whether the year is closed: what waited is counted then. */
  fixed: z.boolean(),
  closed: z.boolean(),
  groups: z.array(group),
  bases: z.array(base),
  details: z.array(details),
  ratings: z.array(ratings),
  unfulfilled: z.array(unfulfilled),
  /** Branches that are in no group yet, and why. */
  waiting: z.array(z.strictObject({ unit: code(), why: codesOf(branchWaits) })),
  units: z.array(publishedYear),
});

const named = z.strictObject({ code: z.string(), name: z.string() });
/** The words of a programme that the codes of its tables stand for. */
const publishedProgramme = z.strictObject({
  code: code(),
  name: z.string(),
  organisation: code(),
  criteria: z.array(named.extend({ family: z.string() })),
  campaigns: z.array(named),
  ratings: z.array(named.extend({ fulfils: z.boolean() })),
  rounds: z.array(named),
});

const head = {
  version: z.literal('v2'),
  asOf: day(),
  thresholds: publishedThresholds,
  programmes: z.array(publishedProgramme),
  units: z.array(publishedUnit),
  /** The last commit that changed what people handed in; null where there is no history. */
  commit: z.string().nullable(),
};
/** The whole dataset, as a command writes it. */
export const datasetV2 = z.strictObject({ ...head, years: z.array(publishedTables) });
/** What the site has at `so-lieu/v2.json`: everything but the tables, and where these stand. */
export const datasetIndex = z.strictObject({
  ...head,
  years: z.array(z.strictObject({ organisation: code(), year: year(), programme: code(), file: z.string() })),
});

export type DatasetV2 = z.infer<typeof datasetV2>;
/** A dataset whose years may come one at a time. */
export type Publication = Omit<DatasetV2, 'years'> & { years: Iterable<PublishedTables> };
export type PublishedUnit = z.infer<typeof publishedUnit>;
export type PublishedTables = z.infer<typeof publishedTables>;
export type PublishedYear = z.infer<typeof publishedYear>;
export type PublishedDue = z.infer<typeof publishedDue>;
export type PublishedDetails = z.infer<typeof details>;
export type PublishedRatings = z.infer<typeof ratings>;
