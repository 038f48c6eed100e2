import { fold, isSyllable, tidy } from '../vietnamese.ts';
import { isOfSomethingElse } from './before-name.ts';
import { isOfPeople, titles } from './contexts.ts';
import {
  afterVanThi,
  commonFamilies,
  families,
  familiesOfTwo,
  givenNames,
  knownByTitle,
  minorityMiddles,
  noNamePhrases,
  noNames,
  ordinaryWords,
  places,
  rareFamilies,
  surelyUnmarked,
} from './known.ts';
import { givenNamed, otherAlone } from './given-names.ts';
import { highland, isGlued, isInitials, isShortened } from './short-names.ts';
import { signsOf } from './signs.ts';
import { inSmallLetters, isAlone, isAskedUnmarked, isCalledInSmall, isTitled, smallFamily } from './small-letters.ts';
import {
  isCeremony,
  isGiven,
  isKnownPair,
  isUnmarked,
  isWellKnown,
  rarelyUnmarked,
  unmarkedFamilies,
  unmarkedGiven,
  unmarkedWords,
  wordsIn,
  type Word,
} from './name-words.ts';

/**
 * Whether a text names a person. What is found is looked at by a person, so a name seen too much costs a look, one that
 * is missed stands in Git for ever. Whom streets, schools and heroes' songs name is passed over.
 */

/** In a heading every word has its capital, and many look like a family name: there only Văn or Thị behind it is believed. */
const longestWithoutHeading = 5;

/** How many of `words` from `at` on are a name's; 0 when no family name stands there. */
const nameLength = (words: readonly string[], at: number, unmarked: boolean): number => {
  const family = words[at]!.toLowerCase();
  const bare = isUnmarked(family);
  if (rareFamilies.has(family) && words.length - at > 1) return Math.min(words.length - at, 4);
  const given: string[] = [];
  const isMinority = /^(y|h)$/.test(family) || commonFamilies.has(family);
  while (given.length < 3 && at + given.length + 1 < words.length) {
    const next = words[at + given.length + 1]!;
    if (!isGiven(next, bare) && !(isMinority && !unmarked)) break;
    given.push(next.toLowerCase());
  }
  const sure = /^(văn|thị)$/.test(given[0] ?? '') || (/^(van|thi)$/.test(given[0] ?? '') && given.every(isUnmarked));
  const ordinary = bare ? unmarkedWords : ordinaryWords;
  const begins = `${family} ${given[0] ?? ''}`;
  if (unmarked && isCeremony([family, ...given])) return 0;
  if (ordinary.has(begins) || (bare && !unmarked && ordinaryWords.has(begins)) || (words.length > longestWithoutHeading && !sure)) return 0;
  if (sure && /^(xã|trấn|đoàn|uỷ|ủy|xa|tran)$/.test(given[1] ?? '')) return 0;
  const isWhole = bare && unmarked && rarelyUnmarked.test(family) && at === 0 && given.length + 1 === words.length;
  if (isWhole && given.length > 1 && given.every((word) => unmarkedGiven.has(word))) return words.length;
  const shouts = words.every((word) => word.length > 1 && word === word.toUpperCase());
  const wholeRun = at + given.length + 1 === words.length && at === 0;
  const usual =
    commonFamilies.has(family) &&
    !unmarked &&
    !shouts &&
    wholeRun &&
    given.length >= 2 &&
    (given[0] === 'a' ||
      (!/^(mùa|vàng)$/.test(family) &&
        (given.some((word) => givenNames.has(word) || !isSyllable(word)) || minorityMiddles.has(given[0]!))));
  const needed = familiesOfTwo.has(family)
    ? 1
    : families.has(family) ||
        usual ||
        (commonFamilies.has(family) && sure) ||
        (unmarkedFamilies.has(family) && (sure || surelyUnmarked.has(family)))
      ? 2
      : /^(danh|thạch)$/.test(family) && wholeRun && !shouts && !unmarked
        ? 1
        : Infinity;
  return given.length >= needed ? given.length + 1 : 0;
};

/** `Thị Nga` (Khmer women are often named without a family), `Y Blôk Êban`, `H Nga Êban`, `Minh Trần`; but not `Y Tế`. */
const isOtherShape = (run: readonly string[]): boolean => {
  if (run.length < 2 || run.length > 4) return false;
  const [first, second, last] = [run[0]!, run[1]!.toLowerCase(), run.at(-1)!.toLowerCase()];
  if (first === 'Thị') return !afterVanThi.has(second) && !/^(?:đoàn|uỷ|ủy|đội|thành)$/.test(second);
  if (first === 'Y' || (first === 'H' && run.length > 2)) return rareFamilies.has(last) || !/^(?:tế|học|bác|sĩ|tá|dược|khoa)$/.test(second);
  return /^(?:nguyễn|trần|phạm|huỳnh|đặng|bùi)$/.test(last) && run.slice(0, -1).some((word) => givenNames.has(word.toLowerCase()));
};

/** Middles that stand in names of Khmer and Mông people and hardly anywhere else. */
const sureMiddles = /^(?:sóc|sà|mí|mẩy|seo)$/;
/** A family with its names, each with a capital: `Nguyễn Văn An`, `NGUYỄN VĂN AN`; `An Nguyễn` the other way round. */
const inCapitals = (words: readonly Word[], unmarked: boolean): boolean => {
  for (let start = 0, end: number; start < words.length; start = end) {
    end = start + 1;
    if (!words[start]!.capital) continue;
    // A sentence's first word has its capital for another reason: `Nhờ Lâm …` is a name of which `Nhờ` is no part.
    if (start === 0 && !unmarked && isOfPeople(words[0]!.low)) continue;
    while (end < words.length && words[end]!.joined && words[end]!.capital) end += 1;
    const run = words.slice(start, end).map((word) => word.text);
    for (let at = 0; at < run.length - 1; at++) {
      const length = nameLength(run, at, unmarked);
      if (length === 0) continue;
      if (!isWellKnown(run.slice(at, at + length)) && !isOfSomethingElse(words, start + at, unmarked)) return true;
      at += length - 1;
    }
    // Whatever the family: Thị, Văn, and the Mông's A between two capitals.
    for (let at = 1; !unmarked && at + 1 < run.length; at++) {
      const [middle, next] = [run[at]!.toLowerCase(), run[at + 1]!.toLowerCase()];
      const isMiddle =
        middle === 'a' || sureMiddles.test(middle)
          ? run.length === 3 && isSyllable(run[at - 1]!)
          : /^(thị|văn)$/.test(middle) && !afterVanThi.has(next);
      const name = run.slice(at - 1, at + 2);
      if (
        isMiddle &&
        run.length <= longestWithoutHeading &&
        isGiven(run[at + 1]!, false) &&
        !isWellKnown(name) &&
        !notFamilies.test(run[at - 1]!) &&
        !isOfSomethingElse(words, start + at - 1, unmarked) &&
        !(sureMiddles.test(middle) && isOfSomethingElse(words, start + at, unmarked))
      )
        return true;
    }
    if (!unmarked && isOtherShape(run) && !isOfSomethingElse(words, start, unmarked)) return true;
  }
  return false;
};

/** `chị` and `đ/c` without marks: `chi Huong`, but not `chi Doan`. */
const unmarkedTitles = /^(?:chi|dc)$/;
const isUnmarkedGiven = (word: string): boolean => unmarkedGiven.has(word) && !unmarkedNoNames.has(word);
const unmarkedNoNames = new Set([...noNames].map(fold));

const bornAs = /^(?:hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười|út|cả)$/;
const kinship = /^(?:anh|chị|cô|chú|bác|dì|cậu|ông|bà|thím|mợ|dượng)$/;
/** `đ/c Thảo`, `bà Tư Lành`, `em T.`, `mẹ của Thắm`: what somebody is called by, and a capital that is no office. */
const afterTitle = (words: readonly Word[], unmarked: boolean): boolean => {
  if (unmarked && !words.some((word) => !word.capital)) return false;
  for (let at = 1; at < words.length; at++) {
    const word = words[at]!;
    if (!word.capital || !word.joined || (word.text.length > 1 && word.text === word.text.toUpperCase())) continue;
    const of = words[at - 1]!.low === 'của';
    // `anh hai Khang`: whose child one is stands between.
    const isBorn = at > 1 && bornAs.test(words[at - 1]!.text) && kinship.test(words[at - 2]!.low);
    const before = of || isBorn ? at - 2 : at - 1;
    if (before < 0 || (of && !/^(mẹ|cha|ba|má|vợ|chồng|con|cháu|nhà|em|anh|chị|gia|thân)$/.test(words[before]!.low))) continue;
    const one = words[before]!.low;
    const two = before > 0 && words[before]!.follows ? `${words[before - 1]!.low} ${one}` : '';
    const three = before > 1 ? `${words[before - 2]!.low} ${two}` : '';
    // English is taught, children are many.
    if (/^(?:(?:tiếng|môn|văn|nước) anh|trẻ em)$/.test(two)) continue;
    const length = titles.has(three) ? 3 : titles.has(two) ? 2 : titles.has(one) || unmarkedTitles.test(one) ? 1 : 0;
    if (length === 0 && !of) continue;
    // Without marks `ba`, `co`, `bac` are too many words; there a family name must follow, which is seen elsewhere.
    if (
      unmarked
        ? !/^(anh|em|bt)$/.test(one) && !(unmarkedTitles.test(one) && isUnmarkedGiven(word.low))
        : length === 1 && unmarkedTitles.test(one)
    )
      continue;
    if (/^(bt|pbt)$/.test(one) && words[before]!.text !== words[before]!.text.toUpperCase()) continue;
    const pair = words[at + 1]?.follows ? `${word.low} ${words[at + 1]!.low}` : word.low;
    if (noNames.has(word.low) || noNamePhrases.has(pair) || knownByTitle.has(`${one} ${word.low}`) || ordinaryWords.has(pair)) continue;
    if (word.text.length > 1 && !isSyllable(word.text) && !/^[\p{L}]{2,7}$/u.test(word.text)) continue;
    const run = [word.text];
    for (let next = at + 1; next < words.length && words[next]!.joined && words[next]!.capital; next++) run.push(words[next]!.text);
    if (isWellKnown(run) || isKnownPair(run.slice(0, 2).join(' '))) continue;
    // `đoàn viên Thạnh Yên A` is one of a commune; who is called so has a name of one or two words, or a family.
    if (/^(?:đoàn viên|học sinh|sinh viên|hs|sv|đv)$/.test(length > 1 ? two : one) && (run.length > 2 || places.has(pair))) continue;
    // `Lê Anh Xuân`: what reads like a title is the middle of a name, which is judged as one.
    const begins = before - length + 1;
    if (begins > 1 && words[begins]!.capital && words[begins]!.joined && words[begins - 1]!.capital) continue;
    if (isOfSomethingElse(words, begins, unmarked) || isOfSomethingElse(words, at, unmarked)) continue;
    return true;
  }
  return false;
};

/** Words with a capital before Văn or Thị that are no family: `Nhà Văn hoá`, `Hội Văn nghệ`, `Khối A Hai`. */
const notFamilies =
  /^(nhà|hội|khoa|ban|phòng|ngữ|nhân|bài|thi|câu|cuộc|sở|ngành|bà|ông|cô|chị|mẹ|lớp|khối|tổ|đội|cúm|viêm|nhóm|đề|loại|vai)$/i;

/** `câu a`, `Mục A.`: behind these the letter is no title. */
const numbered = 'câu|mục|điểm|khoản|nhóm|tổ|phần|ý|khối|đội|bảng|loại|tiết|lớp|vitamin|hạng|hàng|dãy|lô|ban'
  .split('|')
  .flatMap((word) => [word, `${word[0]!.toUpperCase()}${word.slice(1)}`]);
/** What somebody does; of these none stands behind what a paragraph is headed with. */
const does = `lo|chở|giữ|mua|nấu|lái|dạy|trực|làm|nhận|đem|mang|mượn|phụ|dọn|quét|sửa|viết|ghi|chụp|quay|hát|múa|đón|đưa|rước|nộp|
  gửi|gởi|báo|gọi|xin|nghỉ|vắng|bận|ốm|bệnh|trông|coi|kèm|soạn|đi|về|cho|tặng|bán|vẽ|hẹn|nhắc|mời|chuẩn bị|đứng`.replaceAll(/\n\s*/g, '');
/** `a Vũ`, `gặp c. Nga`: anh and chị as they are written in haste. Where `c. …` may begin a paragraph, what she does must follow. */
const shortTitle = new RegExp(
  `(?<!(?:${numbered.join('|')}|\\d) |[\\p{L}\\d'’.])(?:([ac]) |([acAC])(?<!^.)\\. |^([acAC])\\. (?=\\p{Lu}\\p{Ll}+ (?:${does})(?!\\p{L})))(\\p{Lu}\\p{Ll}+)`,
  'gu',
);
/** `Ba Lành nấu cơm`: by her place among the children somebody is called without a title as well. */
const bornFirst = new RegExp(`^(?:Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Út) (\\p{Lu}\\p{Ll}+)(?= (?:${does})(?!\\p{L}))`, 'u');
const withTitle = (found: string, given: string): string =>
  givenNames.has(given.toLowerCase()) && !/^(?:Tri|Đình|Sao|Vì|Tơ|Căn)$/.test(given) ? `bạn ${given}` : found;
const withLongTitle = (found: string, ...[inHaste, stopped, first, given]: string[]): string => {
  const name = given!.toLowerCase();
  if (!givenNames.has(name) || (first !== undefined && (otherAlone.test(name) || noNames.has(name)))) return found;
  return `${/a/i.test(inHaste ?? stopped ?? first!) ? 'anh' : 'chị'} ${given!}`;
};
/** `Hà (phó), Nam (thư ký)`: what is said of each in a list. */
const inBrackets = / ?\((?!\d)[^()]{1,20}\)(?= ?(?:[,;]|và |$))/gu;
/** Somebody called by a word, and a capital. */
const titleFirst =
  /(?:^|[^\p{L}])(?:em|a\.?|c\.?|bạn|ban|bà|ông|anh|chị|chi|cô|chú|bác|cụ|cháu|dì|cậu|mợ|thím|dượng|thầy|má|mẹ|của|cu|nhỏ|[đd][/.]?c\.?|chí|thư|sĩ|tá|quỹ|trưởng|p?bt|bé|thằng|nhóc|giáo|sinh|viên|gái|trai|vợ|chồng|đoàn|uv|hs|sv|đv|nội|ngoại) [“"]?\p{L}/iu;

/**
 * Whether a text holds what looks like a person's name: a family with its names (in capitals, small letters, without
 * marks, the other way round, in initials, glued), or what somebody is called by and a name.
 */
export const personNamed = (text: string): boolean => {
  const plain = tidy(text);
  const isCode = /^[a-z\d_]+$/.test(plain);
  const spaced = isCode || !plain.includes('_') ? plain : plain.replaceAll('_', ' ');
  const { capitals, capitalInside, listed, glued, initial } = signsOf(spaced);
  const isSmall = smallFamily.test(spaced);
  const isCalled = (capitals || capitalInside) && titleFirst.test(spaced);
  if (capitals || capitalInside || isSmall || listed) {
    const unmarked = !/[^\0-\x7f]/.test(plain);
    const words = wordsIn(
      spaced
        .replace(/(?<!\p{L})[đĐdD][/.][cC]\.?(?!\p{L})/gu, unmarked ? 'dc' : 'đồng chí')
        .replace(shortTitle, withLongTitle)
        .replace(bornFirst, withTitle),
    );
    if (capitals && inCapitals(words, unmarked)) return true;
    if ((capitals || capitalInside || listed) && !unmarked && (givenNamed(words) || givenNamed(wordsIn(spaced.replace(inBrackets, '')))))
      return true;
    if (isCalled && afterTitle(words, unmarked)) return true;
    if (isSmall && inSmallLetters(words, unmarked)) return true;
  }
  if (isAlone(plain) || isTitled(plain) || isCalledInSmall(plain) || isAskedUnmarked(plain)) return true;
  if (capitals && isShortened(plain)) return true;
  if ((initial || (capitals && plain.includes('('))) && (highland.test(plain) || isInitials(plain))) return true;
  return (glued || (initial && plain.includes('_')) || /VAN|THI|vanthi|[a-z](?:van|thi)[a-z]/.test(plain) || isCode) && isGlued(plain);
};
