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

export const publishedYear = z.strictObject({
  unit: code,
  year: z.int(),
  programme: code,
  branches: count,
  people: z.strictObject({ members: cell, youth: cell, registered: cell }),
  items: z.strictObject({
    registered: count,
    done: count,
    byFamily: z.array(share),
    byCriterion: z.array(share),
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
  due: z.array(publishedDue),
});

export const datasetV1 = z.strictObject({
  version: z.literal('v1'),
  asOf: day(),
  smallestCell: z.int(),
  smallestSensitiveCell: z.int(),
  units: z.array(publishedUnit),
  years: z.array(publishedYear),
});
export type DatasetV1 = z.infer<typeof datasetV1>;
export type PublishedUnit = z.infer<typeof publishedUnit>;
export type PublishedYear = z.infer<typeof publishedYear>;
export type PublishedDue = z.infer<typeof publishedDue>;
