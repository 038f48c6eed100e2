import { fold, isSyllable, toneLast } from '../vietnamese.ts';
import { titles } from './contexts.ts';
import { ceremonies, commonFamilies, families, givenNames, ordinaryWords, rareFamilies, wellKnown } from './known.ts';

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

const known = new Set(wellKnown.map(fold));
const knownToned = new Set(wellKnown.map(toneLast));

/** Families that without marks are another word too: whatever stands there in capitals must be given names. */
export const rarelyUnmarked = /^(?:le|vo|phan|ngo)$/;

/** Whether a name, or its first two words and more, is known to everybody: behind `Võ Thị Sáu` other capitals may follow. */
export const isWellKnown = (name: readonly string[]): boolean =>
  name.some((_, i) => (i > 1 || i === name.length - 1) && isNameKnown(name.slice(0, i + 1)));
const isNameKnown = (name: readonly string[]): boolean => {
  const written = name.join(' ');
  // Where marks are written they tell one name from another.
  return known.has(fold(written)) && (isUnmarked(written.replaceAll(' ', '')) || knownToned.has(toneLast(written)));
};

/** Whether a name without a family is known, whatever its marks. */
export const isKnownPair = (pair: string): boolean => known.has(fold(pair));

/** `Lễ Tri ân`, `LePhatDong`, `phản ánh ý kiến`: what without marks begins like a family and goes on like given names. */
export const isCeremony = ([family, first, second]: readonly string[]): boolean => unmarkedCeremonies.has(`${family} ${first} ${second}`);
const unmarkedCeremonies: ReadonlySet<string> = new Set(ceremonies.map(fold));

/** Whether a text ends with the whole name of somebody whom everybody knows; `Nguyễn Kim Lân` is another than Kim Lân. */
export const endsWellKnown = (text: string): boolean => {
  if (!/[\p{L}\p{M}]$/u.test(text)) return false;
  const words = wordsIn(text);
  const isPartOfName = ({ low }: Word): boolean =>
    !titles.has(low) && (families.has(low) || commonFamilies.has(low) || rareFamilies.has(low) || givenNames.has(low));
  for (let at = words.length - 1; at >= 0 && at > words.length - 6 && words[at]!.capital; at--) {
    const before = words[at]!.joined ? words[at - 1] : undefined;
    const isWhole = !before?.capital || !isPartOfName(before);
    if (isWhole && isNameKnown(words.slice(at).map((word) => word.text))) return true;
    if (!words[at]!.joined) return false;
  }
  return false;
};
