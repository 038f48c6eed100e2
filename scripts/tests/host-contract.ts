import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What the host's own published description says of a call (`describe-host.ts`): held against everything the stand-in is asked and answers. */

interface Operation {
  asked?: z.core.JSONSchema.JSONSchema;
  answers: Record<string, z.core.JSONSchema.JSONSchema | null>;
}
const { operations } = JSON.parse(readFileSync(join(import.meta.dirname, 'host-description.json'), 'utf8')) as {
  operations: Record<string, Operation>;
};

/** Names of branches hold strokes. */
const anything = new Set(['ref', 'basehead']);
const described = Object.entries(operations).map(([name, operation]) => {
  const [method = '', path = ''] = name.replace('/repos/{owner}/{repo}/', '').split(' ');
  const pattern = path.replace(/\{(\w+)\}/g, (_, part: string) => (anything.has(part) ? '.+' : '[^/]+'));
  return { name, call: new RegExp(`^${method} ${pattern}$`), operation, specific: path.replace(/\{\w+\}/g, '').length };
});
described.sort((a, b) => b.specific - a.specific);

const made = new Map<object, z.ZodType>();
const schemaOf = (schema: z.core.JSONSchema.JSONSchema): z.ZodType => {
  const known = made.get(schema) ?? z.fromJSONSchema(schema);
  made.set(schema, known);
  return known;
};
const faultsIn = (what: string, schema: z.core.JSONSchema.JSONSchema, value: unknown): string[] => {
  const { error } = schemaOf(schema).safeParse(value);
  return error ? [`${what}: ${z.prettifyError(error)}`] : [];
};

/** What the host would not know or not answer so; empty where all is as it says. */
export const breachesOf = (call: string, asked: unknown, { status, body }: { status: number; body?: unknown }): string[] => {
  const found = described.find((one) => one.call.test(call));
  if (!found) return [`${call}: the host has no such call`];
  const { name, operation } = found;
  const { asked: wanted, answers } = operation;
  if (status >= 400) return [];
  if (!(String(status) in answers)) return [`${name}: never answers with ${status}`];
  const answer = answers[status];
  return [...(wanted ? faultsIn(`${name}, asked`, wanted, asked) : []), ...(answer ? faultsIn(`${name}, answered`, answer, body) : [])];
};
