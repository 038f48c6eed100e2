import { fold, vowels } from '../vietnamese.ts';

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
export const fingerprintOf = (text: string): number | undefined => {
  let sum = 0;
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const plain = plainOf[text.charCodeAt(at)]!;
    if (plain === 0) return undefined;
    if (plain !== dropped) sum = (Math.imul(sum, 31) + plain) | 0;
  }
  return sum;
};

/** The fingerprints of texts that are known. */
export const fingerprintsOf = (texts: Iterable<string>): ReadonlySet<number> =>
  new Set([...texts].flatMap((text) => fingerprintOf(text) ?? []));

/** Whether a text may be one of those, written in some way: false only where it is certainly none. */
export const maybeOneOf = (known: ReadonlySet<number>, text: string): boolean => {
  const fingerprint = fingerprintOf(text);
  return fingerprint === undefined || known.has(fingerprint);
};
