import { codeAt } from '../vietnamese.ts';

/**
 * What a text shows at one glance. Nearly all texts of a table show nothing and need no closer look; a walk over their
 * letters finds that out many times faster than the patterns would.
 */
export interface Signs {
  /** Digits, and the letter O that stands for one. */
  digits: number;
  /** Two words with capitals, one blank between them. */
  capitals: boolean;
  /** A word with a capital behind one in small letters. */
  capitalInside: boolean;
  /** A word with a capital behind a comma and a blank. */
  listed: boolean;
  /** Letters on both sides of a dot, hyphen or stroke below; or a capital behind a small letter. */
  glued: boolean;
  /** A dot, a colon, a stroke or an at sign anywhere. */
  marks: boolean;
  /** A letter that stands for a word: `N.`, `H'`. */
  initial: boolean;
}

const [capital, small, digit, blank, other] = [1, 2, 3, 4, 0];
/** By code unit, what a letter is. */
const sorts = new Uint8Array(0x10000).fill(other);
for (let code = 0; code < 0x2100; code++) {
  const letter = String.fromCharCode(code);
  if (/\p{Lu}/u.test(letter)) sorts[code] = capital;
  else if (/[\p{Ll}\p{M}\p{Lm}]/u.test(letter)) sorts[code] = small;
  else if (/\d/.test(letter)) sorts[code] = digit;
  else if (/[\s“"(]/.test(letter)) sorts[code] = blank;
}
const isMark = new Uint8Array(0x10000);
for (const mark of '.:/@·_-') isMark[mark.charCodeAt(0)] = 1;

export const signsOf = (text: string): Signs => {
  if (text !== lastText) [lastText, lastSigns] = [text, walked(text)];
  return lastSigns;
};
/** Of one text its numbers, its names and what it tells of a life are asked for, one after another. */
let lastText = '';
const walked = (text: string): Signs => {
  const signs: Signs = { digits: 0, capitals: false, capitalInside: false, listed: false, glued: false, marks: false, initial: false };
  let before = blank;
  /** What the word that stands here began with. */
  let began = other;
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const code = codeAt.call(text, at);
    const sort = sorts[code]!;
    if (sort === digit || code === 0x6f || code === 0x4f || (code >= 0xff10 && code <= 0xff19)) signs.digits += 1;
    if (sort === capital || sort === small) {
      if (before === small && sort === capital) signs.glued = true;
      if (before !== capital && before !== small) {
        const beganBefore = before === blank ? began : other;
        began = sort;
        if (sort === capital && beganBefore === capital) signs.capitals = true;
        if (sort === capital && beganBefore === small) signs.capitalInside = true;
        if (sort === capital && before === blank && text.charCodeAt(at - 2) === 0x2c) signs.listed = true;
      }
    } else {
      if (isMark[code] === 1) {
        signs.marks = true;
        const next = sorts[text.charCodeAt(at + 1)] ?? other;
        if ((before === capital || before === small) && (next === capital || next === small)) signs.glued = true;
      }
      if (before === capital && sort === other) signs.initial = true;
    }
    before = sort;
  }
  return signs;
};
let lastSigns = walked('');
