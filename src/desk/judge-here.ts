import { type CollectionName, collectionNames, collections, type Content, contentRules, fillWords, noFacts } from '../domain/index.ts';
import type { DeskIssue } from './backend.ts';

/** The rules that look at nothing but the entry itself. All others need the whole repository. */
const alone = new Set(['thieu-loi-ta-anh', 'thieu-dong-y', 'kiem-tra-sai-trinh-tu']);

/**
 * What can be told of an entry without the repository, for the desk online; the rest is the pull request's check.
 * @param data the front matter as the form would save it
 */
export const judgeHere = (collection: string, path: string, data: Readonly<Record<string, unknown>>): DeskIssue[] => {
  const known = collections[collection as CollectionName];
  const parsed = known.schema.safeParse(data);
  // What is missing or misspelt the form itself says, field by field.
  if (!parsed.success) return [];
  const entries = Object.fromEntries(collectionNames.map((name) => [name, [] as unknown[]]));
  // The text below the front matter is read by the pull request's check alone.
  entries[collection] = [{ id: path, path, data: parsed.data, body: '', facts: noFacts }];
  const content = entries as unknown as Content;
  return contentRules
    .filter(({ code }) => alone.has(code))
    .flatMap(({ words, severity, check }) =>
      [...check(content, { today: undefined, lists: [] })].map(({ file, values }) => {
        const { title, what, cure } = fillWords(words, { values });
        return { severity, file, title, what, cure };
      }),
    );
};
