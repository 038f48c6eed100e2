import { beginQuestions, filledLines, withAnswer } from '../../domain/index.ts';

/** What stands in the form “Bắt đầu”, as the shape of the questions wants it. A field left empty is not answered. */

const said = (data: FormData, name: string): string | undefined => {
  const value = data.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

/** The filled fields whose names begin so, by the rest of their names. */
const under = (data: FormData, prefix: string): Record<string, string> =>
  Object.fromEntries(
    [...data.keys()]
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => {
        const value = said(data, key);
        return value === undefined ? [] : [[key.slice(prefix.length), value]];
      }),
  );

export const yearFromForm = (data: FormData): unknown => ({
  themes: under(data, 'theme:'),
  drives: under(data, 'drive:'),
  extended: data.has('extended'),
});

export const answersFromForm = (data: FormData): Record<string, unknown> => {
  const units = data.get('units');
  const skeleton = said(data, 'skeleton');
  const criteria = Object.entries(under(data, `criteria:${skeleton}:`)).map(([family, text]) => [family, filledLines(text)]);
  const answers = {
    // As it was pasted: a blank at the beginning of a line is a column.
    units: typeof units === 'string' ? units.replace(/\r\n/g, '\n') : '',
    questions: under(data, 'q:'),
    skeleton,
    criteria: Object.fromEntries(criteria) as Record<string, string[]>,
    ...{ themes: under(data, 'theme:'), drives: under(data, `drive:${skeleton}:`) },
    days: Object.fromEntries(Object.entries(under(data, 'day:')).filter(([proposed, own]) => proposed !== own)),
  };
  return beginQuestions.reduce<Record<string, unknown>>(
    (all, { name, kind }) => {
      const text = said(data, name);
      return text === undefined ? all : withAnswer(all, name, kind === 'number' ? Number(text) : text);
    },
    JSON.parse(JSON.stringify(answers)) as Record<string, unknown>,
  );
};
