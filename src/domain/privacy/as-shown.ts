/**
 * What a text says to whoever sees it: a page takes its markup away, a spreadsheet joins the pieces of a formula, a reader
 * takes any digit for a digit. What points at a person is looked for there as well.
 */

/** Nothing else is shown otherwise than it stands. */
const worthUnfolding = /[&<%*`~=]|__|\dE[+\d]|[\u0370-\u04ff\u{1d400}-\u{1d7ff}]|(?![0-9])[\p{Nd}\p{No}]|\d\p{M}/u;
/** Asked one by one, for every cell is: a run of letters longer than any word, and letters one by one. */
const longRun = /[A-Za-z\d+/]{12}/;
const oneByOne = /(?:^|\s)\S\s\S\s\S\s/;
const isWorthUnfolding = (text: string): boolean => worthUnfolding.test(text) || longRun.test(text) || oneByOne.test(text);

/** Letters of other scripts that nobody can tell from ours. */
const alike = new Map(
  [...'ΑАВΒЕΕНΗΙІКΚМΜΝОΟРΡСТΤУΥХΧаеоοрсухіΖ'].map((letter, at) => [letter, [...'AABBEEHHIIKKMMNOOPPCTTYYXXaeoopcyxiZ'][at]!]),
);

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', commat: '@', period: '.', quot: '"', lt: '<', gt: '>' };
const entity = (whole: string, name: string): string => {
  const [, hex, number] = /^#(x?)([\da-f]{1,6})$/i.exec(name) ?? [];
  if (number === undefined) return entities[name] ?? whole;
  const point = parseInt(number, hex ? 16 : 10);
  return point > 0x10ffff || Number.isNaN(point) ? whole : String.fromCodePoint(point);
};

const unescaped = (run: string): string => {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
};

/** The value of a decimal digit of any script: its ten stand side by side, the nought first. */
const digitOf = (letter: string): string => {
  let value = 0;
  for (let point = letter.codePointAt(0)! - 1; /\p{Nd}/u.test(String.fromCodePoint(point)); point--) value += 1;
  return String(value % 10);
};

/** `9,12345678E+08` is a number whose every digit is still there. */
const writtenOut = (whole: string, first: string, part: string, power: string): string =>
  Number(power) < part.length || Number(power) > 14 ? whole : `${first}${part.padEnd(Number(power), '0')}`;

/** Base64, as programs pack a text; what holds no text stays as it is. */
const unpacked = (run: string): string => {
  // Words and codes have no such mixture, and a text packed so has no other length.
  if (!/[A-Z]/.test(run) || !/[a-z]/.test(run) || run.replace(/=+$/, '').length % 4 === 1) return run;
  try {
    const bytes = Uint8Array.from(atob(run.replace(/=+$/, '')), (letter) => letter.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /[^\P{Cc}\t\r\n]/u.test(text) ? run : ` ${text} `;
  } catch {
    return run;
  }
};

/** `N g u y ễ n  V ă n`: letters one by one; more than one blank stands between words. */
const together = (run: string): string => run.replace(/\s+/g, ({ length }) => (length > 1 ? ' ' : ''));

/** In this order: what is joined last is looked at as a whole. */
const steps: readonly ((text: string) => string)[] = [
  (text) => text.replace(/(?<![A-Za-z\d+/])[A-Za-z\d+/]{12,}={0,2}(?![A-Za-z\d+/])/g, unpacked),
  (text) => text.replace(/(?<!\S)\p{L}(?:\s{1,4}\p{L}){3,}(?!\S)/gu, together),
  (text) => text.replace(/(?:%[\da-f]{2})+/gi, unescaped),
  (text) => text.replace(/&(#?\w{1,8});/g, entity),
  (text) => text.replace(/<!--[^]{0,1000}?-->|<\/?[a-z][^<>]{0,300}>/gi, ''),
  (text) => text.replace(/\*\*+|__+|~~+|`+|(?<!\d)\*|\*(?!\d)/g, ''),
  (text) => (/^['’]?=/.test(text) ? text.replace(/"+ ?[&;,] ?"+/g, '') : text),
  (text) => text.normalize('NFKC').replace(/(?<=\p{Nd})\p{M}+/gu, ''),
  (text) => text.replace(/(?!\d)\p{Nd}/gu, digitOf),
  (text) => text.replace(/(?<![\d.,])(\d)[.,](\d{6,13})E\+?(\d{1,2})(?!\d)/g, writtenOut),
  (text) => text.replace(/[\u0370-\u04ff]/g, (letter) => alike.get(letter) ?? letter),
];

/** The text as it is shown; the same where nothing in it is shown otherwise. */
export const asShown = (text: string): string => (isWorthUnfolding(text) ? steps.reduce((shown, step) => step(shown), text) : text);
