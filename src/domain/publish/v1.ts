import { z } from 'zod';
import { codePattern, day } from '../schema/field.ts';

/**
 * Published dataset, version 1: what the world may read, and nothing else. Every object is strict, so that a key that
 * is not listed here stops the build. Counts only: no code of a member, no steward, no text a member wrote.
 */

/** A number of people; `null` where it is hidden because it, or what follows from it, would speak of too few. */
export const cell = z.int().min(0).nullable();
const count = z.int().min(0);
const code = z.string().regex(codePattern);

export const publishedUnit = z.strictObject({
  code,
  name: z.string(),
  level: z.string(),
  kind: z.string(),
  bloc: z.string().nullable(),
  cluster: z.string().nullable(),
  branchType: z.string().nullable(),
  parent: code.nullable(),
  organisation: code,
  validFrom: day().nullable(),
  validTo: day().nullable(),
  predecessors: z.array(code),
  successors: z.array(code),
  lineageNote: z.string().nullable(),
  pilot: z.strictObject({ programme: code, chosenBy: code, bloc: z.string() }).nullable(),
  sample: z.boolean(),
});

/** What was owed by a day: by how many branches, and how many handed it in. */
export const publishedDue = z.strictObject({
  kind: z.string(),
  round: z.string().nullable(),
  day: day(),
  expected: count,
  received: count,
  /** Branches past their own due day (calendar or school year) that have not handed it in. */
  overdue: count,
});

const share = z.strictObject({ code: z.string(), registered: count, done: count });

/** What is counted alike for a unit and for a sum of units. */
const counted = {
  year: z.int(),
  programme: code,
  branches: count,
  people: z.strictObject({ members: cell, youth: cell, registered: cell }),
  items: z.strictObject({
    registered: count,
    done: count,
    /** Dropped afterwards with a reason; not among those registered. */
    dropped: count,
    byFamily: z.array(share),
    byCriterion: z.array(share),
    /** By the campaign or movement an item names; most name none. */
    byCampaign: z.array(share),
    byType: z.array(share),
    byRound: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        kind: z.enum(['quy', 'dot', 'nam']),
        to: day(),
        /** Branches whose own calendar says the round is over, and branches that reported on it. */
        expected: count,
        branches: count,
        done: count,
      }),
    ),
  }),
  ratings: z.strictObject({
    recognised: z.array(z.strictObject({ code: z.string(), people: cell })),
    total: cell,
  }),
};

/** One thing a step needs. How many people it still lacks is never told: `have` and `of` are null there. */
const publishedEvidence = z.strictObject({
  code: z.string(),
  label: z.string(),
  scope: z.string(),
  met: z.boolean(),
  have: count.nullable(),
  of: count.nullable(),
  due: day().nullable(),
  overdue: z.boolean(),
});

export const publishedYear = z.strictObject({
  unit: code,
  ...counted,
  due: z.array(publishedDue),
  /** What units wrote in their books, by act: how often. */
  acts: z.array(z.strictObject({ code: z.string(), count })),
  /** The steps of the unit's own level. */
  steps: z.array(z.strictObject({ number: z.int(), name: z.string(), state: z.string(), evidence: z.array(publishedEvidence) })),
  /** The steps of the units below, and how many have done each. */
  stepsBelow: z.array(z.strictObject({ level: z.string(), number: z.int(), done: count, of: count })),
  /** The files the figures come from; rows only of kinds that speak of things, not of people. */
  sources: z.array(
    z.strictObject({ kind: z.string(), path: z.string(), rows: count.nullable(), leftOut: count.nullable(), reasons: z.array(z.string()) }),
  ),
});

/** The same counts for branches of one kind, one bloc, in pilots or not; or for the units that a unit of today came from. */
export const publishedSum = z.strictObject({
  dimension: z.enum(['kind', 'bloc', 'pilot', 'lineage']),
  key: z.string(),
  organisation: code,
  /** The units that are summed. */
  units: z.array(code),
  ...counted,
});

export const datasetV1 = z.strictObject({
  version: z.literal('v1'),
  asOf: day(),
  smallestCell: z.int(),
  smallestSensitiveCell: z.int(),
  units: z.array(publishedUnit),
  years: z.array(publishedYear),
  sums: z.array(publishedSum),
  /** The last commit that changed what people handed in; null where there is no history. */
  commit: z.string().nullable(),
});
export type DatasetV1 = z.infer<typeof datasetV1>;
export type PublishedUnit = z.infer<typeof publishedUnit>;
export type PublishedYear = z.infer<typeof publishedYear>;
export type PublishedDue = z.infer<typeof publishedDue>;
export type PublishedSum = z.infer<typeof publishedSum>;
