import { readingWords } from '../intake/reading-words.ts';
import { fillWords, type Issue, type IssueWords } from '../issues.ts';
import { doorWords, gateRules } from './gate/index.ts';
import { contentRules, submissionRules } from './index.ts';

/** The words of all issues. They stand where each is raised: of a rule in its own file, of reading and of the door in a list. */

/** Every issue the product can raise, by its code. */
export const catalogue: ReadonlyMap<string, IssueWords> = new Map([
  ...Object.entries({ ...readingWords, ...doorWords }),
  ...[...submissionRules, ...contentRules, ...gateRules].map(({ code, words }) => [code, words] as const),
]);

/** The words of one issue, its values filled in. Where it speaks of another kind of issue, it does so by that one's title. */
export const wordsOf = ({ code, values }: Pick<Issue, 'code' | 'values'>): IssueWords => {
  const title = catalogue.get(String(values['of']))?.title;
  return fillWords(catalogue.get(code)!, { values: title === undefined ? values : { ...values, title } });
};
