import { endsWellKnown } from './name-words.ts';

/** A day or a year; those from 1930 to 1959 are asked for, for earlier ones nobody takes for a member's. */
const day = (year: string): string => `(?:ngày )?(?:\\d{1,2}(?:[/.-]| ?th[aá]ng ?)\\d{1,2}(?:[/.-]| ?n[aă]m ?))?(?:n[aă]m )?${year}`;
const span = (year: string): string => `${day(year)}(?: ?[-–—] ?${day('(?:19|20)\\d\\d')})?`;
/** `sinh năm 1933`, `, sinh ngày 01/02/1940`, `(sinh 1940 – 1964)`, `(1940 – 1964), sinh ngày 01/02/1940`. */
const bornLongAgo = new RegExp(
  `(?: ?\\(${span('19[3-5]\\d')}\\))?(?: ?[,:;–-])? ?\\(?(?:ng[aà]y )?sinh(?: v[aà]o)?(?: ng[aà]y| n[aă]m)?:? ?${span('19[3-5]\\d')}\\)?(?!\\d)`,
  'giu',
);

/**
 * `Võ Thị Sáu sinh năm 1933`: when those were born whom everybody knows is history. Only the birth that directly follows such a
 * name goes; whoever else the text tells of keeps hers.
 */
export const withoutHistory = (text: string): string =>
  /19[3-5]\d/.test(text) && /sinh/i.test(text)
    ? text.replace(bornLongAgo, (birth, at: number) => (endsWellKnown(text.slice(0, at)) ? ' ' : birth))
    : text;
