import type { ChangeEffect } from '../../domain/index.ts';
import type { UnitChoice } from './server-answers.ts';

/** What a form about units says, as the shape of a change wants it. */

/** How a unit stands in the list of choices: its name, whose it is, and its code, by which it is found again. */
export const choiceOf = ({ code, name, parent }: UnitChoice, nameOf: ReadonlyMap<string, string>): string =>
  `${name}${parent === undefined ? '' : `, ${nameOf.get(parent) ?? parent}`} [${code}]`;

/** The code of what was chosen; what somebody typed that is no choice stays as it is, and is told. */
export const codeIn = (text: string): string => /\[([a-z0-9-]+)\]\s*$/.exec(text)?.[1] ?? text.trim();

/** @param kind which form it is */
export const changeFromForm = (kind: string, data: FormData): Record<string, unknown> => {
  const change: Record<string, unknown> = { kind };
  for (const name of ['parent', 'unit', 'to']) if (data.has(name)) change[name] = codeIn(String(data.get(name)));
  if (data.has('units'))
    change['units'] = data
      .getAll('units')
      .map((one) => codeIn(String(one)))
      .filter((code) => code !== '');
  if (data.has('list')) change['list'] = String(data.get('list')).replace(/\r\n/g, '\n');
  for (const name of ['name', 'from', 'until', 'note']) {
    const value = String(data.get(name) ?? '').trim();
    if (value !== '') change[name] = value;
  }
  return change;
};

const headings: Readonly<Record<keyof ChangeEffect, string>> = {
  units: 'Đơn vị',
  figures: 'Số liệu',
  dues: 'Hạn nộp',
  then: 'Việc còn lại',
};

/** What a change does, as a person reads it. */
export const effectText = (effect: ChangeEffect): string =>
  (Object.keys(headings) as (keyof ChangeEffect)[])
    .filter((part) => effect[part].length > 0)
    .map((part) => `${headings[part]}\n${effect[part].map((line) => `• ${line}`).join('\n')}`)
    .join('\n\n');
