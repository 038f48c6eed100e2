import { codeAt, fold, vowels } from '../vietnamese.ts';

/** By code unit: the plain small letter or figure, `dropped` for blanks, signs and zeros, nought for what is not known here. */
const dropped = 1;
const plainOf = new Uint8Array(0x10000);
for (let printable = 0x20; printable < 0x7f; printable++) {
  const sign = String.fromCharCode(printable);
  plainOf[printable] = /[a-z1-9]/i.test(sign) ? sign.toLowerCase().charCodeAt(0) : dropped;
}
for (const letter of `${vowels.join('')}đ`)
  for (const written of [letter, letter.toUpperCase()]) plainOf[written.charCodeAt(0)] = fold(letter).charCodeAt(0);

/**
 * A number that is the same for texts that differ in marks, capitals, blanks, signs and zeros only; undefined where a text
 * has other letters than Vietnamese and ASCII. Whether a text may be meant as one of a list is told by it at a glance: a
 * million that are meant as none need not be folded, cut and asked for one by one.
 */
export const fingerprintOf = (text: string): number | undefined => (text === lastText ? lastPrint : remembered(text));
/** A cell is asked several times in a row: by its column, by the programme's names, by the list it should be of. */
let [lastText, lastPrint]: [string, number | undefined] = ['', 0];
const remembered = (text: string): number | undefined => {
  lastPrint = walked(text);
  lastText = text;
  return lastPrint;
};
const walked = (text: string): number | undefined => {
  let sum = 0;
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const plain = plainOf[codeAt.call(text, at)]!;
    if (plain === 0) return undefined;
    if (plain !== dropped) sum = (Math.imul(sum, 31) + plain) | 0;
  }
  return sum;
};

/**
 * How many letters and figures other than zeros a text has, where it begins with a letter and stands as it was meant: no
 * blank or stop to take away, no question mark that may be a lost letter, and beside letters that an old font also has (à, é) one
 * that it has not, and none that scrambling leaves behind. -1 for any other text.
 */
export const plainLength = (text: string): number => {
  const last = text.length - 1;
  let count = 0;
  let [isOldLetter, isUnicode, wasLetter, wasBlank, wasQuestion] = [false, false, false, true, false];
  for (let at = 0; at <= last; at++) {
    const unit = codeAt.call(text, at);
    const plain = plainOf[unit]!;
    const isLetter = plain > 0x39;
    const isBlank = unit === 0x20;
    const isQuestion = unit === 0x3f;
    if (plain === 0 || unit === scrambled[0] || unit === scrambled[1] || (at === 0 && !isLetter)) return -1;
    if ((isBlank && wasBlank) || (isLetter && wasQuestion) || (isQuestion && wasLetter)) return -1;
    if (at === last && plain === dropped && unit !== 0x30 && !isQuestion) return -1;
    if (plain !== dropped) count += 1;
    if (unit >= 0x100) isUnicode = true;
    else if (unit >= 0x80) isOldLetter = true;
    wasLetter = isLetter;
    wasBlank = isBlank;
    wasQuestion = isQuestion;
  }
  return count === 0 || (isOldLetter && !isUnicode) ? -1 : count;
};
/** Ã and Ă: what is left of a letter of UTF-8 that was read by another table. */
const scrambled = [0xc3, 0x102] as const;

/** The fingerprints of texts that are known. */
export const fingerprintsOf = (texts: Iterable<string>): ReadonlySet<number> =>
  new Set([...texts].flatMap((text) => fingerprintOf(text) ?? []));

/** Whether a text may be one of those, written in some way: false only where it is certainly none. */
export const maybeOneOf = (known: ReadonlySet<number>, text: string): boolean => {
  const fingerprint = fingerprintOf(text);
  return fingerprint === undefined || known.has(fingerprint);
};
