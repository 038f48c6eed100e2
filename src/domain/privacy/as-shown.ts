/**
 * What a text says to whoever sees it: a page takes its markup away, a spreadsheet joins the pieces of a formula, a reader
 * takes any digit for a digit. What points at a person is looked for there as well.
 */

/** Nothing else is shown otherwise than it stands. */
const worthUnfolding = /[&<%*`~=]|__|\dE[+\d]|[\u0370-\u04ff\u{1d400}-\u{1d7ff}]|(?![0-9])[\p{Nd}\p{No}]|\d\p{M}/u;

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

/** In this order: what is joined last is looked at as a whole. */
const steps: readonly ((text: string) => string)[] = [
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
export const asShown = (text: string): string => (worthUnfolding.test(text) ? steps.reduce((shown, step) => step(shown), text) : text);
