import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { catalogue, severities, type FileReport, type Issue } from '../../src/domain/index.ts';
import { isObjectId } from '../../src/repository/objects.ts';

/** What the gate says of a change, from best to worst: it may be merged; a person must look first; not like this. */
export const gateVerdicts = ['accepted', 'review', 'refused'] as const;
export type GateDecision = (typeof gateVerdicts)[number];

/** How much a verdict may hold. What is beyond is counted, not told. */
export const verdictLimits = { issuesPerFile: 300, issues: 4000, units: 40, leans: 200, contacts: 10, text: 600 } as const;

const text = (max: number = verdictLimits.text) => z.string().max(max);
const count = () => z.int().min(0);

export const issueSchema = z.strictObject({
  code: z.string().refine((code) => catalogue.has(code)),
  severity: z.enum(Object.keys(severities) as [keyof typeof severities]),
  file: text(200),
  row: count().optional(),
  line: count().optional(),
  column: text(100).optional(),
  values: z.record(z.string().regex(/^\w{1,40}$/), z.union([text(), z.number()])),
});

const change = () => z.strictObject({ before: count(), after: count() });

const effectSchema = z.strictObject({
  unit: text(80),
  name: text(160),
  year: z.int(),
  /** Absent where the unit's figures stand in a group with others. */
  figures: z
    .strictObject({
      items: change(),
      done: change(),
      registered: change(),
      recognised: change(),
      byCriterion: z.array(z.strictObject({ code: text(10), name: text(200), registered: change(), done: change() })).max(60),
    })
    .optional(),
});

/**
 * The gate's answer, as one job hands it to the next: codes, places and counts, never a member's value. Strict, because
 * the job that reads it has rights the job that wrote it has not.
 */
export const gateVerdictSchema = z.strictObject({
  version: z.literal(1),
  verdict: z.enum(gateVerdicts),
  /** Nothing speaks against it, and nobody need look: it may go into the book by itself. */
  alone: z.boolean(),
  /** Whom the sender may ask, a line each. */
  ask: z.array(text()).max(verdictLimits.contacts),
  /** The units on whose published files this hangs: when one of them changes, it must be judged anew. */
  leans: z.array(text(80)).max(verdictLimits.leans),
  base: z.string().refine(isObjectId),
  head: z.string().refine(isObjectId).nullable(),
  /** Somebody who looks after the project has looked at what a machine cannot decide. */
  seen: z.boolean(),
  /** What is said of the change as a whole. */
  gate: z.array(issueSchema).max(500),
  /** What is said of each file handed in. */
  files: z
    .array(
      z.strictObject({
        path: text(200),
        verdict: z.enum(['accepted', 'repaired', 'warned', 'rows-rejected', 'rejected']),
        accepted: count(),
        leftOut: count(),
        issues: z.array(issueSchema).max(verdictLimits.issuesPerFile),
        /** Issues beyond those told. */
        more: count(),
      }),
    )
    .max(10_000),
  /** Units that hand in for one below them. */
  onBehalf: z.array(z.strictObject({ unit: text(80), by: text(80) })).max(10_000),
  /** What the change does to the figures of each unit it touches. */
  effect: z.array(effectSchema).max(verdictLimits.units),
  counts: z.strictObject({ touched: count(), files: count(), accepted: count(), leftOut: count(), unitsNotShown: count() }),
});
export type GateVerdict = z.infer<typeof gateVerdictSchema>;
export type Effect = GateVerdict['effect'][number];

const clip = (words: string, max: number = verdictLimits.text) => (words.length > max ? `${words.slice(0, max - 1)}…` : words);

/** An issue in the shape that goes out: no text in it longer than the schema allows. */
export const tellable = ({ code, severity, file, row, line, column, values }: Issue): GateVerdict['gate'][number] => ({
  code,
  severity,
  file: clip(file, 200),
  ...(row !== undefined && { row }),
  ...(line !== undefined && { line }),
  ...(column !== undefined && { column: clip(column, 100) }),
  values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? clip(value) : value])),
});

/** File reports in the shape that goes out: of a file, and of all files together, only so many issues are told. */
export const tellableFiles = (files: readonly FileReport[]): GateVerdict['files'] => {
  let left: number = verdictLimits.issues;
  return files.map(({ path, verdict, accepted, leftOut, issues }) => {
    // The gravest first: what refuses a row must not be crowded out by notes.
    const told = [...issues].sort((a, b) => weight[a.severity] - weight[b.severity]).slice(0, Math.min(left, verdictLimits.issuesPerFile));
    left -= told.length;
    return { path, verdict, accepted, leftOut, issues: told.map(tellable), more: issues.length - told.length };
  });
};
const weight = { error: 0, warning: 1, note: 2 } as const;

/** A verdict from a file; undefined when there is none or it is not exactly one. */
export const readVerdict = (path: string): GateVerdict | undefined => readStrict(path, gateVerdictSchema);

/** What a file holds, if it is JSON of exactly this shape. */
export const readStrict = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
};
