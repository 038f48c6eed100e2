import { isOfSomethingElse, phraseAt } from './before-name.ts';
import { askings, contexts, dealingsAndRoles, roleWords, type Context } from './contexts.ts';
import { isSyllable } from '../vietnamese.ts';
import { givenNames, noNamePhrases, noNames, ordinaryWords, places, placeSyllables, wordFamilies } from './known.ts';
import { isKnownPair, isWellKnown, type Word } from './name-words.ts';

/**
 * Names without a family. Two given names are also a commune's, a shop's or a flower's, so a word of people must stand
 * before them, or others of their kind in a list.
 */

/** Whether two words are given names, and not rather a place's, as `Vĩnh Thuận`, or known as something else. */
export const isGivenPair = (first: string, second: string): boolean => {
  const pair = `${first} ${second}`;
  return (
    givenNames.has(first) &&
    givenNames.has(second) &&
    first !== second &&
    !(placeSyllables.has(first) && placeSyllables.has(second)) &&
    !places.has(pair) &&
    !noNamePhrases.has(pair) &&
    !ordinaryWords.has(pair) &&
    !isKnownPair(pair)
  );
};

/** Of how many words the given names are that begin at a word, 0 when none do; a third capital makes them something else's. */
const givenLength = (words: readonly Word[], at: number): number => {
  const [first, second, third] = [words[at], words[at + 1], words[at + 2]];
  if (!first?.capital || first.text === first.text.toUpperCase() || !givenNames.has(first.low)) return 0;
  if (!second?.joined || !second.capital) return 1;
  return isGivenPair(first.low, second.low) && !(third?.joined && third.capital) ? 2 : 0;
};

/**
 * Whether people stand behind what is before a word: `phân công …`, `sinh nhật …`; with another sign between, a role or a
 * label that speaks of nothing else: `vắng (…)`, `ảnh: …`, but not `bài hát: …`.
 */
const isBehindPeople = (words: readonly Word[], at: number): boolean => {
  let [phrase, isLabel] = ['', words[at]!.labelled];
  for (let first = at - 1; first >= 0 && at - first < 5; first--) {
    phrase = phrase === '' ? words[first]!.low : `${words[first]!.low} ${phrase}`;
    if ((words[at]!.joined ? dealingsAndRoles : roleWords).has(phrase)) return true;
    if (speaksOfThings(phraseAt(words, first, contexts)?.context)) isLabel = false;
    if (!words[first]!.follows) break;
  }
  return isLabel;
};
const speaksOfThings = (context: Context | undefined): boolean => context !== undefined && context !== 'person' && context !== 'honorific';
/** Given names that with a capital are often something else: subjects, seasons. */
export const otherAlone = /^(?:anh|văn|thị|xuân|hạ|thu|đông|nam|công|chi|chính|trung|dân|đoàn|thành|thi|quốc|bé|út|hè)$/;

/** `Phó Bí thư - Cổ Tấn Phát`: behind an office and a sign three capitals or four, of which the last is a given name. */
const isOfficeHolder = (words: readonly Word[], at: number): boolean => {
  const word = words[at]!;
  if (!word.capital || !(word.labelled || word.listed) || !isBehindPeople(words, at)) return false;
  let end = at + 1;
  while (words[end]?.joined && words[end]!.capital) end += 1;
  const run = words.slice(at, end).map(({ low }) => low);
  return (
    run.length > 2 &&
    run.length < 5 &&
    !isWellKnown(run) &&
    givenNames.has(run.at(-1)!) &&
    run.every((low) => isSyllable(low) && !noNames.has(low))
  );
};

/** `Thông Minh Diễm múa`: where a text begins, a family of the Chăm that is an ordinary word as well, and two given names. */
const opensWithWordFamily = ([first, second, third, fourth]: readonly Word[]): boolean =>
  wordFamilies.has(first?.low ?? '') &&
  first!.capital &&
  second?.joined === true &&
  second.capital &&
  third?.joined === true &&
  third.capital &&
  !(fourth?.joined && fourth.capital) &&
  isGivenPair(second.low, third.low);

/** What children are called at home and nothing else is called in the middle of a sentence: with a capital, behind who is asked. */
const nicknames = /^(?:bi|bin|bo|bon|bống|bự|cún|híp|mập|mít|tèo|tí|tít|tôm|tun|xíu)$/;
const askedOf = /^(?:nhờ|nhắc|nhắn|giúp|gặp|rủ|hẹn|chở|phụ|kèm|dắt)$/;
/** `rủ Mập đi hiến máu`, `giúp Tí học`. */
const isNicknamed = (words: readonly Word[], at: number): boolean => {
  const [before, word, behind] = [words[at - 1], words[at]!, words[at + 1]];
  return word.capital && word.joined && nicknames.test(word.low) && askedOf.test(before?.low ?? '') && !(behind?.joined && behind.capital);
};

/** `trao cho Thanh Trúc`, `thành viên: Tú, Hạnh`, `Bảo Hân, Quốc Khánh và Tú dọn sân`. */
export const givenNamed = (words: readonly Word[]): boolean => {
  if (opensWithWordFamily(words)) return true;
  for (let at = 0; at < words.length; at++) {
    if (isOfficeHolder(words, at) || isNicknamed(words, at)) return true;
    const length = givenLength(words, at);
    if (length === 0) continue;
    let [items, given, end] = [1, length, at + length];
    for (;;) {
      const next = words[end]?.low === 'và' ? end + 1 : words[end]?.listed ? end : words.length;
      const more = givenLength(words, next);
      if (more === 0) break;
      [items, given, end] = [items + 1, given + more, next + more];
    }
    const isAsked = given === 1 && words[at]!.joined && askings.has(words[at - 1]!.low) && !otherAlone.test(words[at]!.low);
    const isEnough = isAsked || (isBehindPeople(words, at) ? given > 1 : items > 2 || given > 3);
    if (isEnough && !isOfSomethingElse(words, at, false)) return true;
    at = end - 1;
  }
  return false;
};
