import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../command/command.ts';
import { writeFile } from '../command/write.ts';

/**
 * Takes what the stand-in of the host needs out of the host's own published description (npm: `@octokit/openapi`, 29 MB packed,
 * therefore no dependency):
 *
 *   npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
 *   node scripts/tests/describe-host.ts package/generated/api.github.com.deref.json
 *
 * An operation that the stand-in learns is one more line here.
 */
const operations = [
  'GET /repos/{owner}/{repo}/issues',
  'GET /repos/{owner}/{repo}/issues/{issue_number}',
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}',
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
  'POST /repos/{owner}/{repo}/statuses/{sha}',
  'GET /repos/{owner}/{repo}/commits/{ref}/statuses',
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
  'GET /repos/{owner}/{repo}/compare/{basehead}',
  'GET /repos/{owner}/{repo}/pulls',
  'POST /repos/{owner}/{repo}/pulls',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge',
  'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
  'POST /repos/{owner}/{repo}/git/commits',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  'POST /repos/{owner}/{repo}/git/trees',
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
  'GET /repos/{owner}/{repo}/git/ref/{ref}',
  'POST /repos/{owner}/{repo}/git/refs',
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
];

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Words and examples, which say nothing of the shape. */
const silent = new Set([
  'description',
  'title',
  'example',
  'examples',
  'deprecated',
  'externalDocs',
  'default',
  'format',
  'x-github-breaking-changes',
]);
/** Of an answer nobody reads further down. */
const deepest = 2;

/**
 * A shape without words. Of answers, which the stand-in gives in part, no property is asked for. A branch of a fork that was
 * deleted has no repository, though the description does not say so.
 */
const plain = (schema: unknown, isAnswer: boolean, depth = 0): unknown => {
  if (!isObject(schema)) return schema;
  if (depth > deepest) return {};
  const made: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if (silent.has(key) || (isAnswer && (key === 'required' || key === 'additionalProperties'))) continue;
    if (key === 'properties' && isObject(value))
      made[key] = Object.fromEntries(
        Object.entries(value).map(([name, one]) => [
          name,
          plain(isAnswer && name === 'repo' ? { ...(one as Json), nullable: true } : one, isAnswer, depth + 1),
        ]),
      );
    else if (['allOf', 'anyOf', 'oneOf'].includes(key) && Array.isArray(value)) made[key] = value.map((one) => plain(one, isAnswer, depth));
    else made[key] = key === 'items' ? plain(value, isAnswer, depth) : value;
  }
  if (!isAnswer && made['properties'] !== undefined) made['additionalProperties'] ??= false;
  if (made['nullable'] !== true) return made;
  delete made['nullable'];
  return { anyOf: [made, { type: 'null' }] };
};

const schemaIn = (holder: unknown): unknown =>
  (holder as { content?: Record<string, { schema?: unknown }> } | undefined)?.content?.['application/json']?.schema;

await run((args) => {
  const { paths, info } = JSON.parse(readFileSync(args[0]!, 'utf8')) as {
    info: { version: string };
    paths: Record<string, Record<string, Json>>;
  };
  const described = operations.map((name) => {
    const [method = '', path = ''] = name.split(' ');
    const { requestBody, responses } = paths[path]![method.toLowerCase()] as { requestBody?: Json; responses: Record<string, unknown> };
    // What it says with a no is not read; that it may say no so is.
    const answers = Object.entries(responses).map(([status, answer]) => [
      status,
      status < '3' ? (plain(schemaIn(answer), true) ?? null) : null,
    ]);
    const asked = plain(schemaIn(requestBody), false);
    return [name, { ...(asked !== undefined && { asked }), answers: Object.fromEntries(answers) as Json }];
  });
  const file = { version: info.version, operations: Object.fromEntries(described) as Json };
  writeFile(join(import.meta.dirname, 'host-description.json'), `${JSON.stringify(file)}\n`);
  return 0;
});
