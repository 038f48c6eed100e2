import { fold, isSyllable } from '../vietnamese.ts';
import { ceremonies, families, givenNames, ordinaryWords, wellKnown } from './known.ts';

/** A word of a text, and how it stands to the word before. */
export interface Word {
  text: string;
  /** Small letters. */
  low: string;
  capital: boolean;
  /** One blank parts it from the word before. */
  joined: boolean;
  /** The same, with the stop of `TP.` or an opening quote between. */
  follows: boolean;
  /** A comma or a dash parts it from the word before, as in a list. */
  listed: boolean;
  /** A colon parts it from the word before. */
  labelled: boolean;
}

const isCapital = (word: string): boolean => /^\p{Lu}(?:\p{Ll}*|\p{Lu}*)(?:['’ʼ].*)?$/u.test(word);
/** `H'Hen`, `Êban`: a capital anywhere at the beginning, an apostrophe inside. */
const wordPattern = /[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;
export const wordsIn = (text: string): Word[] => {
  let end = 0;
  return [...text.matchAll(wordPattern)].map(({ 0: word, index }) => {
    const gap = text.slice(end, Math.min(index, end + 4));
    end = index + word.length;
    const joined = gap === ' ' && index > 0;
    const parted = !joined && index > 0;
    return {
      text: word,
      low: word.toLowerCase(),
      capital: isCapital(word),
      joined,
      follows: joined || (parted && /^(?:\. ?[“"]?| [“"]|\.)$/.test(gap)),
      listed: parted && /^(?:, ?| [-–] )$/.test(gap),
      labelled: parted && /^ ?: ?$/.test(gap),
    };
  });
};

/** The lists as they are written without marks. */
export const unmarkedFamilies: ReadonlySet<string> = new Set([...families].map(fold));
export const unmarkedGiven: ReadonlySet<string> = new Set([...givenNames].map(fold));
export const unmarkedWords: ReadonlySet<string> = new Set([...ordinaryWords].map(fold));

export const isUnmarked = (word: string): boolean => /^[A-Za-z]+$/.test(word);
/** `An`, `HỒNG`, the `A` of somebody whose name is not told; behind a family name without marks any short word. */
export const isGiven = (word: string, bare: boolean): boolean =>
  word.length === 1 || isSyllable(word) || (bare && word.length < 8 && isUnmarked(word) && /[aeiouy]/i.test(word));

/** A text with the tone of each word at its end, for `Thuý` and `Thúy` are one name; `Thu` and `Thứ` are two. */
const toned = (text: string): string =>
  text
    .toLowerCase()
    .split(' ')
    .map((word) => {
      const letters = word.normalize('NFD');
      return letters.replace(tones, '').normalize('NFC') + (letters.match(tones)?.join('') ?? '');
    })
    .join(' ');
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const known = new Set(wellKnown.map(fold));
const knownToned = new Set(wellKnown.map(toned));

/** Whether a name, or its first two words and more, is known to everybody: behind `Võ Thị Sáu` other capitals may follow. */
export const isWellKnown = (name: readonly string[]): boolean => {
  const folded = fold(name.join(' ')).split(' ');
  return folded.some((_, i) => {
    if ((i < 2 && i < folded.length - 1) || !known.has(folded.slice(0, i + 1).join(' '))) return false;
    const written = name.slice(0, i + 1).join(' ');
    // Where marks are written they tell one name from another.
    return isUnmarked(written.replaceAll(' ', '')) || knownToned.has(toned(written));
  });
};

/** Whether a name without a family is known, whatever its marks. */
export const isKnownPair = (pair: string): boolean => known.has(fold(pair));

/** `Lễ Tri ân`, `LePhatDong`, `phản ánh ý kiến`: what without marks begins like a family and goes on like given names. */
export const isCeremony = ([family, first, second]: readonly string[]): boolean => unmarkedCeremonies.has(`${family} ${first} ${second}`);
const unmarkedCeremonies: ReadonlySet<string> = new Set(ceremonies.map(fold));

/** Whether somebody is named whom everybody knows. */
export const namesWellKnown = (text: string): boolean => {
  const words = wordsIn(text);
  return words.some((word, at) => {
    if (!word.capital) return false;
    let end = at + 1;
    while (end < at + 5 && words[end]?.joined && words[end]!.capital) end += 1;
    return end > at + 1 && isWellKnown(words.slice(at, end).map((one) => one.text));
  });
};
