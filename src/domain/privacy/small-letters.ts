import { fold, isSyllable } from '../vietnamese.ts';
import { isOfSomethingElse } from './before-name.ts';
import { isGivenPair } from './given-names.ts';
import {
  afterUnmarked,
  afterVanThi,
  commonFamilies,
  families,
  givenNames,
  noNamePhrases,
  ordinaryGiven,
  ordinaryWords,
  places,
  surelyUnmarked,
} from './known.ts';
import {
  isCeremony,
  isKnownPair,
  isUnmarked,
  isWellKnown,
  unmarkedFamilies,
  unmarkedGiven,
  unmarkedWords,
  type Word,
} from './name-words.ts';

/** A family in small letters and a word behind it. */
export const smallFamily =
  /(?:^|[^\p{L}])(?:nguy[eễ]n|tr[aầ]n|l[eê]|ph[aạ]m|hu[yỳ]nh|v[oõ]|đ[oỗ]|do|b[uù]i|đ[aặ]ng|dang|ng[oô]|tr[iị]nh|phan|tr[uư][oơ]ng|d[uư][oơ]ng|[dđ]inh|h[oồ]|l[yý]|v[uũ]|ho[aà]ng|cao|mai|l[aâ]m|đo[aà]n|đ[aà]o) \p{Ll}/u;
const surelyBehind = /^(?:em|ban|anh|chi|dc)$/;
/** Families that even in small letters without marks are hardly another word before two given names. */
const smallUnmarked = new Set([...surelyUnmarked, 'le', 'vo', 'dang', 'phan', 'ngo']);
const smallSure = /^(nguyễn|trần|lê|phạm|huỳnh|võ|đỗ|bùi|đặng|ngô|trịnh|phan|trương|dương|đinh|hồ|lý|vũ|hoàng|cao|mai|lâm|đoàn|đào)$/;
/** Of these some are words as well: in small letters only Văn or Thị behind them is believed. */
const smallWords = /^(dương|hồ|lý|vũ|hoàng|cao|mai|lâm|đoàn|đào)$/;
/** `nguyễn văn an`, `lê hoàng minh khoa`: all in small letters, or without marks. */
export const inSmallLetters = (words: readonly Word[], unmarked: boolean): boolean => {
  for (let at = 0; at + 2 < words.length; at++) {
    const [family, first, second] = [words[at]!, words[at + 1]!, words[at + 2]!];
    if (family.capital || !first.joined || !second.joined || first.capital) continue;
    if (unmarked ? !unmarkedFamilies.has(family.low) && family.low !== 'dang' : !smallSure.test(family.low)) continue;
    if (family.low === 'phạm' && /^(vi|xâm|can|tội|sai)$/.test(words[at - 1]?.low ?? '')) continue;
    const name = [family.low, first.low, second.low, ...(words[at + 3]?.joined ? [words[at + 3]!.low] : [])];
    if (isWellKnown(name) || isWellKnown(name.slice(0, 3)) || isOfSomethingElse(words, at, unmarked)) continue;
    const given = unmarked ? unmarkedGiven : givenNames;
    const isVanThi = unmarked ? /^(van|thi)$/.test(first.low) : /^(văn|thị)$/.test(first.low);
    if (
      isVanThi &&
      (unmarked ? isUnmarked(second.low) && !afterUnmarked.has(second.low) : isSyllable(second.low) && !afterVanThi.has(second.low))
    )
      return true;
    if ((unmarked ? unmarkedWords : ordinaryWords).has(`${family.low} ${first.low}`)) continue;
    // Without marks three short words are too many other things.
    if (isVanThi || smallWords.test(family.low)) continue;
    if (!given.has(first.low) || !given.has(second.low)) continue;
    // Behind what somebody is called by they are a name: `em le hoang phuc`.
    if (
      !unmarked ||
      given.has(name[3] ?? '') ||
      (family.joined && surelyBehind.test(words[at - 1]?.low ?? '') && smallUnmarked.has(family.low))
    )
      return true;
  }
  return false;
};

/** `cao thi my linh`, `LAM THI CUC, to 3`, `người lập: dương khánh băng`: first of all or behind a label a name, without marks or in small letters. */
const alone =
  /(?<=^|: ?)(?:\p{Ll}{2,7}(?: \p{Ll}{2,7}){2,3}|[A-Z]{2,7}(?: [A-Z]{2,7}){2,3}|[A-Z][a-z]{1,6}(?: [A-Z][a-z]{1,6}){2,3})(?= ?(?:[,;:(\d-]|$)| (?:l[oớ]p|t[oổ]|kp) ?\d)/gu;
export const isAlone = (text: string): boolean =>
  [...text.matchAll(alone)].some(([run]) =>
    isNameOfWords(
      run
        .toLowerCase()
        .replace(/ l[oớ]p$/, '')
        .split(' '),
    ),
  );
const isNameOfWords = (name: readonly string[]): boolean => {
  if (name.length < 3 || isWellKnown(name) || isCeremony(name)) return false;
  const [family, first, ...given] = name as readonly [string, string, ...string[]];
  const unmarked = name.every(isUnmarked);
  if ((unmarked ? unmarkedWords : ordinaryWords).has(`${family} ${first}`)) return false;
  if (!unmarked)
    return (
      smallSure.test(family) &&
      !(/^(?:văn|thị)$/.test(first) && afterVanThi.has(given[0]!)) &&
      givenNames.has(first) &&
      !isOrdinaryPair(first, given[0]!) &&
      given.every(isSyllable)
    );
  if (/^(?:van|thi)$/.test(first)) return unmarkedAnyFamily.has(family) && !afterUnmarked.has(given[0]!);
  return smallUnmarked.has(family) && [first, ...given].every((word) => unmarkedGiven.has(word));
};
const isOrdinaryPair = (first: string, second: string): boolean =>
  noNamePhrases.has(`${first} ${second}`) || ordinaryWords.has(`${first} ${second}`);
const unmarkedAnyFamily = new Set([...families, ...commonFamilies].map(fold));

/** Given names that are hardly another word, behind a title: `em tuấn`, `bạn thảo vy`. */
const titled =
  /(?:tuấn|trâm|trân|oanh|quỳnh|uyên|vy|diễm|thuý|thúy|nguyệt|phượng|nhung|nhựt|xuyến|hùng|dũng|kiệt|khôi)(?!\p{L})(?<=(?<!\p{L})(?:em|bạn|anh|chị|cháu|bé|cô|thầy) (?:(\p{Ll}{2,6}) )?\p{Ll}+)(?<!anh (?:hùng|dũng|kiệt))(?! (?:biện|cảm|khí|tráng|vĩ|hậu|sĩ|ngô|xuất)(?!\p{L}))/u;
export const isTitled = (text: string): boolean => {
  const found = titled.exec(text);
  return found !== null && (found[1] === undefined || givenNames.has(found[1]));
};

/** Given names that in small letters are hardly another word. */
const sureInSmall =
  /^(?:thuỳ|thùy|trân|trâm|quỳnh|vy|ngọc|khôi|tuấn|oanh|uyên|diễm|thuý|thúy|nguyệt|phượng|nhung|nhựt|xuyến|kiệt|linh|hưng|khang|thịnh|lộc|yến|vân|loan|trúc|thảo|huệ|tuyết|hạnh|hân|huy|trinh|khuê)$/;
/** `bạn thùy trang`, `gặp thanh trúc`: behind what people are called by, or asked with, two given names. */
const calledInSmall =
  /(?<!\p{L})(?:bạn|em|anh|chị|cháu|bé|cô|thầy|gặp|nhờ|rủ|mời|nhắc|chở|hẹn) (?:bạn |em |anh |chị |cháu |bé |cô |thầy )?(\p{Ll}{2,6}) (\p{Ll}{2,6})(?!\p{L})/gu;
export const isCalledInSmall = (text: string): boolean =>
  [...text.matchAll(calledInSmall)].some(
    ([, first, second]) =>
      isGivenPair(first!, second!) && (sureInSmall.test(first!) || sureInSmall.test(second!)) && !ordinaryGiven.has(`${first} ${second}`),
  );

/** Given names that without marks are hardly another word. */
const surelyGiven = /^(?:kiet|quynh|vy|uyen|oanh|nguyet|nhut|ngoc|thy|tuyet)$/;
/** `mời tuan kiet lop 10`: behind what is asked of people two given names, without marks and in small letters. */
const askedUnmarked =
  /(?<![\p{L}])(?:nh[oờ]|mời|r[uủ]|nh[aắ]c|g[aặ]p|h[eẹ]n|k[eè]m|gi[uú]p|ch[oở]|c[uù]ng|v[oớ]i|b[aạ]n|em|anh|ch[iị]) (?:b[aạ]n |em |anh |ch[iị] )?([a-z]{2,6}) ([a-z]{2,6})(?!\p{L})/gu;
/** `kem em le hoang phuc`: the same with a family, also in a text whose other words have their marks. */
const askedInFull = /(?<!\p{L})(?:b[aạ]n|em|anh|ch[iị]|ch[aá]u) ([a-z]{2,6}) ([a-z]{2,6}) ([a-z]{2,6})(?!\p{L})/gu;
export const isAskedUnmarked = (text: string): boolean =>
  [...text.matchAll(askedInFull)].some(
    ([, ...name]) =>
      smallUnmarked.has(name[0]!) &&
      name.slice(1).every((given) => unmarkedGiven.has(given!)) &&
      !unmarkedWords.has(`${name[0]} ${name[1]}`) &&
      !isCeremony(name as string[]) &&
      !isWellKnown(name as string[]),
  ) ||
  [...text.matchAll(askedUnmarked)].some(
    ([, first, second]) =>
      unmarkedGiven.has(first!) &&
      unmarkedGiven.has(second!) &&
      first !== second &&
      (surelyGiven.test(first!) || surelyGiven.test(second!)) &&
      !isKnownPair(`${first} ${second}`) &&
      !unmarkedPairs.has(`${first} ${second}`),
  );
const unmarkedPairs: ReadonlySet<string> = new Set([...noNamePhrases, ...ordinaryWords, ...places].map(fold));
