import { z } from 'zod';
import type { GateWord } from '../hand-in.ts';

/** What the host's answers hold, as far as it is asked: strict where we read, blind to the rest. */

export const commentSchema = z.object({
  id: z.int(),
  body: z.string().nullish(),
  user: z.object({ login: z.string(), type: z.string() }).nullish(),
});
export const shaSchema = z.object({ sha: z.string() });
export const pullSchema = z.object({ number: z.int(), html_url: z.string() });
export const mergedSchema = z.object({
  user: z.object({ id: z.int(), login: z.string() }).nullable(),
  merged_at: z.string().nullable(),
  merge_commit_sha: z.string().nullable(),
  head: z.object({ ref: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
});
export const rightsSchema = z.object({ permission: z.string(), role_name: z.string().optional() });
export type Pull = z.infer<typeof pullSchema>;
export const standingSchema = z.object({
  state: z.enum(['open', 'closed']),
  merged_at: z.string().nullable(),
  title: z.string(),
  created_at: z.string(),
  head: z.object({ sha: z.string(), ref: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
  base: z.object({ ref: z.string() }),
});
export const openPullSchema = standingSchema.pick({ title: true, created_at: true, head: true }).extend({ number: z.int() });
export const openIssueSchema = z.object({ number: z.int(), created_at: z.string(), pull_request: z.unknown().optional() });
export const statusSchema = z.object({
  context: z.string(),
  state: z.enum<readonly GateWord[]>(['success', 'pending', 'failure', 'error']),
});
/** The seconds that a `retry-after` asks to wait: a number, or a day and an hour (RFC 9110 §10.2.3); undefined where it says neither. */
export const retryAfter = (said: string | number | null | undefined, now = Date.now()): number | undefined => {
  const text = String(said ?? '').trim();
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
};
export const fileSchema = z.object({ filename: z.string(), status: z.string() });
