import { fold, isSyllable, tidy } from '../vietnamese.ts';
import { signsOf } from './signs.ts';
import {
  between,
  commonFamilies,
  families,
  familiesOfTwo,
  givenNames,
  knownByTitle,
  namedAfter,
  noNamePhrases,
  noNames,
  places,
  ordinaryWords,
  rareFamilies,
  surelyUnmarked,
  titles,
  wellKnown,
} from './known.ts';

/**
 * Whether a text names a person. What is found is looked at by a person, so a name seen too much costs a look, one that
 * is missed stands in Git for ever. Whom streets, schools and heroes' songs name is passed over.
 */

const known = new Set(wellKnown.map(fold));
const [behind, behindUnmarked] = [new Set(namedAfter), new Set(namedAfter.map(fold))];
const [passed, passedUnmarked] = [new Set(between), new Set(between.map(fold))];
const unmarkedFamilies = new Set([...families].map(fold));
const unmarkedGiven = new Set([...givenNames].map(fold));
const unmarkedWords = new Set([...ordinaryWords].map(fold));
const unmarkedPlaces = new Set(
  'duong pho hem cau cho truong thpt thcs th cong vien chua kenh rach ap kp xa phuong quan huyen mn tieu hoc doan lien doi'.split(' '),
);

interface Word {
  text: string;
  /** Small letters. */
  low: string;
  capital: boolean;
  /** One blank parts it from the word before. */
  joined: boolean;
  /** The same, with the stop of `TP.` or an opening quote between. */
  follows: boolean;
}

const isCapital = (word: string): boolean => /^\p{Lu}(\p{Ll}*|\p{Lu}*)$/u.test(word);
/** `H'Hen`, `Êban`: a capital anywhere at the beginning, an apostrophe inside. */
const wordPattern = /[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;
const wordsIn = (text: string): Word[] => {
  let end = 0;
  return [...text.matchAll(wordPattern)].map(({ 0: word, index }) => {
    const gap = text.slice(end, Math.min(index, end + 4));
    end = index + word.length;
    const isFirst = index === 0;
    return {
      text: word,
      low: word.toLowerCase(),
      capital: isCapital(word.replace(/['’ʼ].*$/u, '')),
      joined: !isFirst && gap === ' ',
      follows: !isFirst && /^(\.? [“"]?|\.)$/.test(gap),
    };
  });
};

const isUnmarked = (word: string): boolean => /^[A-Za-z]+$/.test(word);
/** `An`, `HỒNG`, the `A` of somebody whose name is not told; behind a family name without marks any short word. */
const isGiven = (word: string, bare: boolean): boolean =>
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
const knownToned = new Set(wellKnown.map(toned));

/** Whether a name, or its first two words and more, is known to everybody: behind `Võ Thị Sáu` other capitals may follow. */
const isWellKnown = (name: readonly string[]): boolean => {
  const folded = fold(name.join(' ')).split(' ');
  return folded.some((_, i) => {
    if ((i < 2 && i < folded.length - 1) || !known.has(folded.slice(0, i + 1).join(' '))) return false;
    const written = name.slice(0, i + 1).join(' ');
    // Where marks are written they tell one name from another.
    return isUnmarked(written.replaceAll(' ', '')) || knownToned.has(toned(written));
  });
};

/** `bài hát … của …`, `Đọc Bất khuất của …`: who stands there is an author. */
const works =
  /^(?:bài hát|bài thơ|ca khúc|tập thơ|câu thơ|truyện ngắn|truyện dài|tiểu thuyết|tác phẩm|hồi ký|vở kịch|vở chèo|bộ phim|bức tranh)$/;
/** What is sung, played or learnt by heart is somebody's work: `hát bài Tự nguyện của …`; a lesson's `bài Toán của …` is not. */
const performed = /^(?:hát|ngâm|múa|đàn|thuộc|tập|diễn)$/;
const isAuthor = (words: readonly Word[], at: number): boolean =>
  words[at - 1]?.low === 'của' &&
  (words.some(({ low }, i) => i + 2 < at && low === 'bài' && words[i + 1]!.capital && performed.test(words[i - 1]?.low ?? '')) ||
    (at > 2 && /^(?:đọc|xem|nghe|hát|ngâm|diễn)$/.test(words[0]!.low) && words[1]!.capital) ||
    words.some(({ low }, i) => i + 2 < at && works.test(`${low} ${words[i + 1]!.low}`)));

/** Whether the words before a name say that it is a place's, a school's, a hero's. */
const isNamedAfter = (words: readonly Word[], at: number, unmarked: boolean): boolean => {
  if (!unmarked && isAuthor(words, at)) return true;
  const [phrasesThere, passable] = unmarked ? [behindUnmarked, passedUnmarked] : [behind, passed];
  for (let last = at - 1; last >= 0 && words[last + 1]!.follows && at - last < 9; last--) {
    let phrase = '';
    for (let first = last; first >= 0 && last - first < 5; first--) {
      phrase = phrase === '' ? words[first]!.low : `${words[first]!.low} ${phrase}`;
      // `đình Phú Lạc` is a place, `gia đình chị Lụa` is none.
      if (phrasesThere.has(phrase) && !(phrase === 'đình' && words[first - 1]?.low === 'gia')) return true;
      if (!words[first]!.follows) break;
    }
    if (words[last]!.text === 'Bác') return true;
    if (!passable.has(words[last]!.low)) return false;
  }
  return false;
};

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
  if (ordinary.has(begins) || (bare && !unmarked && ordinaryWords.has(begins)) || (words.length > longestWithoutHeading && !sure)) return 0;
  if (sure && /^(xã|trấn|đoàn|uỷ|ủy|xa|tran)$/.test(given[1] ?? '')) return 0;
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
        (given.some((word) => givenNames.has(word) || !isSyllable(word)) || /^(sóc|sa|sà|hớn|chanh|mí|seo|sáy)$/.test(given[0]!))));
  const needed = familiesOfTwo.has(family)
    ? 1
    : families.has(family) ||
        usual ||
        (commonFamilies.has(family) && sure) ||
        (unmarkedFamilies.has(family) && (sure || surelyUnmarked.has(family)))
      ? 2
      : /^(danh|thạch)$/.test(family) && wholeRun && !shouts && given.length === 1 && !unmarked
        ? 1
        : Infinity;
  return given.length >= needed ? given.length + 1 : 0;
};

/** What people are asked, given or done begins so. */
const beginsSentence =
  /^(?:nhờ|giao|kèm|giúp|thăm|mời|gặp|đón|đưa|tặng|cùng|với|gửi|cử|nhắc|phân|báo|hẹn|gọi|rủ|dạy|chở|đỡ|thay|do|bạn|em|anh|chị)$/;
/** A family with its names, each with a capital: `Nguyễn Văn An`, `NGUYỄN VĂN AN`; `An Nguyễn` the other way round. */
const inCapitals = (words: readonly Word[], unmarked: boolean): boolean => {
  for (let start = 0, end: number; start < words.length; start = end) {
    end = start + 1;
    if (!words[start]!.capital) continue;
    // A sentence's first word has its capital for another reason: `Nhờ Lâm …` is a name of which `Nhờ` is no part.
    if (start === 0 && beginsSentence.test(words[0]!.low)) continue;
    while (end < words.length && words[end]!.joined && words[end]!.capital) end += 1;
    const run = words.slice(start, end).map((word) => word.text);
    for (let at = 0; at < run.length - 1; at++) {
      const length = nameLength(run, at, unmarked);
      if (length === 0) continue;
      if (!isWellKnown(run.slice(at, at + length)) && !isNamedAfter(words, start + at, unmarked)) return true;
      at += length - 1;
    }
    // Whatever the family: Thị, Văn, and the Mông's A between two capitals.
    for (let at = 1; !unmarked && at + 1 < run.length; at++) {
      const [middle, next] = [run[at]!.toLowerCase(), run[at + 1]!.toLowerCase()];
      const isMiddle =
        middle === 'a' ? run.length === 3 && isSyllable(run[at - 1]!) : /^(thị|văn)$/.test(middle) && !afterVanThi.test(next);
      const name = run.slice(at - 1, at + 2);
      if (
        isMiddle &&
        run.length <= longestWithoutHeading &&
        isGiven(run[at + 1]!, false) &&
        !isWellKnown(name) &&
        !notFamilies.test(run[at - 1]!)
      )
        if (!isNamedAfter(words, start + at - 1, unmarked)) return true;
    }
    // A Khmer woman is often named without her family.
    if (
      run.length > 1 &&
      run.length < 5 &&
      run[0] === 'Thị' &&
      !afterVanThi.test(run[1]!.toLowerCase()) &&
      !/^(đoàn|uỷ|ủy|đội|thành)$/i.test(run[1]!)
    )
      if (!isNamedAfter(words, start, unmarked)) return true;
    // `Y Blôk Êban`, but not `Y Tế`.
    if (!unmarked && run.length > 1 && run[0] === 'Y' && !/^(tế|học|bác|sĩ|tá|dược|khoa)$/i.test(run[1]!)) return true;
    const last = run.at(-1)!.toLowerCase();
    const isReversed = run.length > 1 && run.length < 5 && /^(nguyễn|trần|phạm|huỳnh|đặng|bùi)$/.test(last);
    if (isReversed && run.slice(0, -1).some((word) => givenNames.has(word.toLowerCase())) && !isNamedAfter(words, start, unmarked))
      return true;
  }
  return false;
};

/** `đ/c Thảo`, `bà Tư Lành`, `em T.`, `mẹ của Thắm`: what somebody is called by, and a capital that is no office. */
const afterTitle = (words: readonly Word[], unmarked: boolean): boolean => {
  if (unmarked && !words.some((word) => !word.capital)) return false;
  for (let at = 1; at < words.length; at++) {
    const word = words[at]!;
    if (!word.capital || !word.joined || (word.text.length > 1 && word.text === word.text.toUpperCase())) continue;
    const of = words[at - 1]!.low === 'của';
    const before = of ? at - 2 : at - 1;
    if (before < 0 || (of && !/^(mẹ|cha|ba|má|vợ|chồng|con|cháu|nhà|em|anh|chị|gia)$/.test(words[before]!.low))) continue;
    const one = words[before]!.low;
    const two = before > 0 && words[before]!.follows ? `${words[before - 1]!.low} ${one}` : '';
    const three = before > 1 ? `${words[before - 2]!.low} ${two}` : '';
    // English is taught, nobody is called so.
    if (/^(?:tiếng|môn|văn|nước) anh$/.test(two)) continue;
    const length = titles.has(three) ? 3 : titles.has(two) ? 2 : titles.has(one) ? 1 : 0;
    if (length === 0 && !of) continue;
    // Without marks `ba`, `co`, `bac` are too many words; there a family name must follow, which is seen elsewhere.
    if (unmarked && !/^(anh|em|chi|dc|ban|bt)$/.test(fold(one))) continue;
    if (/^(bt|pbt)$/.test(one) && words[before]!.text !== words[before]!.text.toUpperCase()) continue;
    const pair = words[at + 1]?.follows ? `${word.low} ${words[at + 1]!.low}` : word.low;
    if (noNames.has(word.low) || noNamePhrases.has(pair) || knownByTitle.has(`${one} ${word.low}`) || ordinaryWords.has(pair)) continue;
    if (word.text.length > 1 && !isSyllable(word.text) && !/^[\p{L}]{2,7}$/u.test(word.text)) continue;
    const run = [word.text];
    for (let next = at + 1; next < words.length && words[next]!.joined && words[next]!.capital; next++) run.push(words[next]!.text);
    if (isWellKnown(run) || known.has(fold(run.slice(0, 2).join(' ')))) continue;
    // `đoàn viên Thạnh Yên A` is one of a commune; who is called so has a name of one or two words, or a family.
    if (/^(?:đoàn viên|học sinh|sinh viên|hs|sv|đv)$/.test(length > 1 ? two : one) && (run.length > 2 || places.has(pair))) continue;
    // `Hội diễn Lê Anh Xuân`: what reads like a title may be the middle of a name, and that a place's.
    let begins = before;
    while (begins > 0 && words[begins]!.capital && words[begins]!.joined && words[begins - 1]!.capital) begins -= 1;
    if (begins < before && begins > 0 && isNamedAfter(words, begins, unmarked)) continue;
    if (isNamedAfter(words, before - length + 1, unmarked) || isNamedAfter(words, at, unmarked)) continue;
    return true;
  }
  return false;
};

/** Words with a capital before Văn or Thị that are no family: `Nhà Văn hoá`, `Hội Văn nghệ`, `Khối A Hai`. */
const notFamilies = /^(nhà|hội|khoa|ban|phòng|ngữ|nhân|bài|thi|câu|cuộc|sở|ngành|bà|ông|cô|chị|mẹ|lớp|khối|tổ|đội|cúm|viêm|nhóm|đề|loại)$/i;

/** `trao cho Thanh Trúc`, `cùng Khánh Linh`: two names without a family, behind a word that people stand behind. */
const behindPeople = /^(cùng|với|nhờ|gặp|cho|giúp|kèm|mời|của|dạy|rủ|tặng|do)$/;
const twoGiven = (words: readonly Word[]): boolean => {
  for (let at = 1; at + 1 < words.length; at++) {
    const [first, second] = [words[at]!, words[at + 1]!];
    if (
      !behindPeople.test(words[at - 1]!.low) ||
      isAuthor(words, at) ||
      !first.joined ||
      !second.joined ||
      !first.capital ||
      !second.capital
    )
      continue;
    if (words[at + 2]?.joined && words[at + 2]!.capital) continue;
    if (first.text === first.text.toUpperCase() || first.low === second.low) continue;
    const pair = `${first.low} ${second.low}`;
    if (
      givenNames.has(first.low) &&
      givenNames.has(second.low) &&
      !places.has(pair) &&
      !noNamePhrases.has(pair) &&
      !ordinaryWords.has(pair)
    )
      if (!known.has(fold(pair))) return true;
  }
  return false;
};

const surelyBehind = /^(?:em|ban|anh|chi|dc)$/;
/** Families that even in small letters without marks are hardly another word before two given names. */
const smallUnmarked = new Set([...surelyUnmarked, 'le', 'vo', 'dang', 'phan', 'ngo']);
const smallSure = /^(nguyễn|trần|lê|phạm|huỳnh|võ|đỗ|bùi|đặng|ngô|trịnh|phan|trương|dương|đinh|hồ|lý|vũ|hoàng|cao|mai|lâm|đoàn|đào)$/;
/** Of these some are words as well: in small letters only Văn or Thị behind them is believed. */
const smallWords = /^(dương|hồ|lý|vũ|hoàng|cao|mai|lâm|đoàn|đào)$/;
const afterVanThi =
  /^(đua|đấu|trấn|xã|trường|cử|tuyển|công|hành|thố|hoá|hóa|hiến|nghệ|phòng|bản|học|minh|thư|chương|vật|kiện|thể|tự|vẻ|giác)$/;
/** `nguyễn văn an`, `lê hoàng minh khoa`: all in small letters, or without marks. */
const inSmallLetters = (words: readonly Word[], unmarked: boolean): boolean => {
  for (let at = 0; at + 2 < words.length; at++) {
    const [family, first, second] = [words[at]!, words[at + 1]!, words[at + 2]!];
    if (family.capital || !first.joined || !second.joined || first.capital) continue;
    if (unmarked ? !unmarkedFamilies.has(family.low) && family.low !== 'dang' : !smallSure.test(family.low)) continue;
    if (family.low === 'phạm' && /^(vi|xâm|can|tội|sai)$/.test(words[at - 1]?.low ?? '')) continue;
    const name = [family.low, first.low, second.low, ...(words[at + 3]?.joined ? [words[at + 3]!.low] : [])];
    if (isWellKnown(name) || isWellKnown(name.slice(0, 3)) || isNamedAfter(words, at, unmarked)) continue;
    const given = unmarked ? unmarkedGiven : givenNames;
    const isVanThi = unmarked ? /^(van|thi)$/.test(first.low) : /^(văn|thị)$/.test(first.low);
    if (
      isVanThi &&
      (unmarked ? isUnmarked(second.low) && !afterUnmarked.has(second.low) : isSyllable(second.low) && !afterVanThi.test(second.low))
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
const afterUnmarked = new Set(
  'dua dau tran xa truong cu tuyen cong hanh hoa hien nghe phong ban hoc minh thu chuong vat kien the tu sinh'.split(' '),
);

const familyAscii =
  'nguyen|tran|le|pham|huynh|vo|do|bui|dang|phan|truong|ngo|dinh|hoang|ho|ly|duong|lam|vu|cao|mai|danh|thach|trinh|dao|luu|ta';
const gluedShout = new RegExp(`(?:^|[^a-z])(?:${familyAscii})(?:van|thi)[a-z]{1,8}(?![a-z])`, 'i');
const familyAlone = new RegExp(`^(?:${familyAscii})$`);
/** `NguyenVanAn`, `nguyen-van-an.jpg`, `Nguyễn_Văn_An`: a name as it stands in files and links. */
const glued = (text: string): boolean => {
  for (const [token] of text.matchAll(/[\p{L}\p{M}]{2,}(?:[._-]?[\p{L}\p{M}]+)*/gu)) {
    if (token.length < 6 || token.length > 80) continue;
    const parts = token
      .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
      .split(/[ ._-]+/)
      .filter((part) => part !== '');
    const plain = parts.map(fold);
    if (parts.some((part) => isUnmarked(part) && gluedShout.test(part) && !/(?:van|thi)(?:hoa|dua|dau|phong|hoc|nghe|xa|tran)/i.test(part)))
      return true;
    for (let at = 0; at + 2 < plain.length; at++) {
      if (!familyAlone.test(plain[at]!) || isWellKnown(plain.slice(at, at + 4)) || isWellKnown(plain.slice(at, at + 3))) continue;
      if (plain.slice(Math.max(0, at - 3), at).some((part) => unmarkedPlaces.has(part))) continue;
      if (unmarkedWords.has(`${plain[at]!} ${plain[at + 1]!}`)) continue;
      if (/^(van|thi)$/.test(plain[at + 1]!) && !afterUnmarked.has(plain[at + 2]!)) return true;
      if (unmarkedGiven.has(plain[at + 1]!) && unmarkedGiven.has(plain[at + 2]!) && plain[at] !== 'trinh' && surelyUnmarked.has(plain[at]!))
        return true;
    }
  }
  return false;
};

const abbreviations = new Set('clb bch btv bts vac hcm tnt vhv atg ubn llc qdt đtn tnx hsv ban cch kcn ktx tdt tmc'.split(' '));
/** `N.V. An`, `L. T. Hồng`, `N.T.H`: a name of which letters are left. */
const initials = (text: string): boolean =>
  [...text.matchAll(/(?<!\p{L})(\p{Lu}\p{Ll}+) \p{Lu}\. ?\p{Lu}\p{Ll}+/gu)].some(
    ([, family]) => families.has(family!.toLowerCase()) || commonFamilies.has(family!.toLowerCase()),
  ) ||
  /(?<![\p{L}.])\p{Lu}\. ?\p{Lu}\. ?\p{Lu}\p{Ll}+/u.test(text) ||
  [...text.matchAll(/(?<![\p{L}.])([NTLPHVĐBDCM])\.(\p{Lu})\.(\p{Lu})(?![\p{L}.]\p{L}|\p{L})/gu)].some(
    ([, a, b, c]) => !abbreviations.has(`${a}${b}${c}`.toLowerCase()),
  ) ||
  /(?<!\p{L})\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \((?:Nguyễn|Trần|Lê|Phạm|Huỳnh|Võ|Đỗ|Bùi|Đặng|Phan|Ngô|Trương)\)/u.test(text);

/** `Võ Ng. Hoàng Anh`, `Trần Th. Mai`: a middle name of which its first letters are left. */
const shortened = /(?<!\p{L})(\p{Lu}\p{Ll}+) (?:Ng|Th|Ph|Tr|Kh|Nh|Qu)\. ?\p{Lu}\p{Ll}+/u;
const isShortened = (text: string): boolean => {
  const family = shortened.exec(text)?.[1]?.toLowerCase();
  return family !== undefined && (families.has(family) || commonFamilies.has(family));
};

/** `H'Hen`, `H’Linh`. */
const highland = /(?<!\p{L})H['’ʼ]\p{Lu}\p{Ll}+/u;

/** A family in small letters and a word behind it. */
const smallFamily =
  /(?:^|[^\p{L}])(?:nguy[eễ]n|tr[aầ]n|l[eê]|ph[aạ]m|hu[yỳ]nh|v[oõ]|đ[oỗ]|do|b[uù]i|đ[aặ]ng|dang|ng[oô]|tr[iị]nh|phan|tr[uư][oơ]ng|d[uư][oơ]ng|[dđ]inh|h[oồ]|l[yý]|v[uũ]|ho[aà]ng|cao|mai|l[aâ]m|đo[aà]n|đ[aà]o) \p{Ll}/u;
/** Somebody called by a word, and a capital. */
const titleFirst =
  /(?:^|[^\p{L}])(?:em|bạn|ban|bà|ông|anh|chị|chi|cô|chú|bác|cụ|cháu|dì|cậu|mợ|thím|dượng|thầy|má|mẹ|của|đ[/.]?c\.?|chí|thư|sĩ|tá|quỹ|trưởng|p?bt|bé|thằng|nhóc|giáo|sinh|viên|gái|trai|vợ|chồng|đoàn|uv|hs|sv|đv|nội|ngoại) [“"]?\p{L}/iu;

/**
 * Whether a text holds what looks like a person's name: a family with its names (in capitals, small letters, without
 * marks, the other way round, in initials, glued), or what somebody is called by and a name.
 */
export const personNamed = (text: string): boolean => {
  const plain = tidy(text);
  const isCode = /^[a-z\d_]+$/.test(plain);
  const spaced = isCode || !plain.includes('_') ? plain : plain.replaceAll('_', ' ');
  const { capitals, capitalInside, glued: isGlued, initial } = signsOf(spaced);
  const isSmall = smallFamily.test(spaced);
  const isCalled = (capitals || capitalInside) && titleFirst.test(spaced);
  if (capitals || isSmall || isCalled) {
    const unmarked = !/[^\0-\x7f]/.test(plain);
    const words = wordsIn(spaced.replace(/(?<!\p{L})[đĐ][/.][cC]\.?(?!\p{L})/gu, 'đồng chí'));
    if (capitals && (inCapitals(words, unmarked) || (!unmarked && twoGiven(words)))) return true;
    if (isCalled && afterTitle(words, unmarked)) return true;
    if (isSmall && inSmallLetters(words, unmarked)) return true;
  }
  if (capitals && isShortened(plain)) return true;
  if ((initial || (capitals && plain.includes('('))) && (highland.test(plain) || initials(plain))) return true;
  return (isGlued || (initial && plain.includes('_')) || /VAN|THI|vanthi|[a-z](?:van|thi)[a-z]/.test(plain) || isCode) && glued(plain);
};
