import { fold, isSyllable } from '../vietnamese.ts';
import { afterUnmarked, commonFamilies, families, surelyUnmarked } from './known.ts';
import { isGivenPair } from './given-names.ts';
import { isCeremony, isUnmarked, isWellKnown, rarelyUnmarked, unmarkedFamilies, unmarkedGiven, unmarkedWords } from './name-words.ts';

/** Names that are not written out: as they stand in files and links, and with letters left of them. */

const unmarkedPlaces = new Set(
  'duong pho hem cau cho truong thpt thcs th cong vien chua kenh rach ap kp xa phuong quan huyen mn tieu hoc doan lien doi'.split(' '),
);

const familyAscii =
  'nguyen|tran|le|pham|huynh|vo|do|bui|dang|phan|truong|ngo|dinh|hoang|ho|ly|duong|lam|vu|cao|mai|danh|thach|trinh|dao|luu|ta';
const gluedShout = new RegExp(`(?:^|[^a-z])(?:${familyAscii})(?:van|thi)[a-z]{1,8}(?![a-z])`, 'i');
const familyAlone = new RegExp(`^(?:${familyAscii})$`);
/** `NguyenVanAn`, `nguyen-van-an.jpg`, `Nguyễn_Văn_An`: a name as it stands in files and links. */
export const isGlued = (text: string): boolean => {
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
      if (
        unmarkedGiven.has(plain[at + 1]!) &&
        unmarkedGiven.has(plain[at + 2]!) &&
        plain[at] !== 'trinh' &&
        (surelyUnmarked.has(plain[at]!) || (rarelyUnmarked.test(plain[at]!) && !isCeremony(plain.slice(at))))
      )
        return true;
    }
  }
  return false;
};

const isFamily = (word: string): boolean => families.has(word) || commonFamilies.has(word) || unmarkedFamilies.has(word);
const abbreviations = new Set('clb bch btv bts vac hcm tnt vhv atg ubn llc qdt đtn tnx hsv ban cch kcn ktx tdt tmc'.split(' '));
/** `N.V. An`, `L. T. Hồng`, `Võ.T.Thanh`, `N.T.H`: a name of which letters are left. */
export const isInitials = (text: string): boolean => /[.(]/.test(text) && hasInitials(text);
const hasInitials = (text: string): boolean =>
  [...text.matchAll(/(?<!\p{L})(\p{Lu}\p{Ll}+)(?: |\. ?)\p{Lu}\. ?\p{Lu}\p{Ll}+/gu)].some(([, family]) =>
    isFamily(family!.toLowerCase()),
  ) ||
  [...text.matchAll(/(?<![\p{L}.])[NTLVĐBDM]\. ?(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+)(?! ?\p{Lu})/gu)].some(([, first, second]) =>
    isGivenPair(first!.toLowerCase(), second!.toLowerCase()),
  ) ||
  [...text.matchAll(/(?<![\p{L}.])(?:\p{Lu}\. ?){2,4}(\p{Lu}\p{Ll}+)/gu)].some(([, name]) => isSyllable(name!)) ||
  [...text.matchAll(/(?<![\p{L}.])([NTLPHVĐBDCM])\.(\p{Lu})\.(\p{Lu})(?![\p{L}.]\p{L}|\p{L})/gu)].some(
    ([, a, b, c]) => !abbreviations.has(`${a}${b}${c}`.toLowerCase()),
  ) ||
  [...text.matchAll(/(?<!\p{L} |\p{L})(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+) \((?:lớp )?\d{1,2}[A-Za-z]\d{0,2}\)/gu)].some(([, first, second]) =>
    isGivenPair(first!.toLowerCase(), second!.toLowerCase()),
  ) ||
  /(?<!\p{L})\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \((?:Nguyễn|Trần|Lê|Phạm|Huỳnh|Võ|Đỗ|Bùi|Đặng|Phan|Ngô|Trương)\)/u.test(text);

/** `Võ Ng. Hoàng Anh`, `Trần Th. Mai`, `Ng. Văn Bình`, `Ng~ Văn Bình`, `Tr. Quốc Đại`: a name of which the first letters are left. */
const shortened = /(?<!\p{L})(?:(\p{Lu}\p{Ll}+) (?:Ng|Th|Ph|Tr|Kh|Nh|Qu)|Ng)[.~] ?\p{Lu}\p{Ll}+/u;
export const isShortened = (text: string): boolean => {
  const found = shortened.exec(text);
  if (found) return found[1] === undefined || isFamily(found[1].toLowerCase());
  const [, first, second] = shortFamily.exec(text) ?? [];
  return first !== undefined && isGivenPair(first.toLowerCase(), second!.toLowerCase());
};
/** `Tr. …` may be a school as well: two given names must follow. */
const shortFamily = /(?<![\p{L}.])(?:Tr|Hg|Đg|Ph)\. ?(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+)(?! ?\p{Lu})/u;

/** `H'Hen`, `H’Linh`, `K'Brêm`. */
export const highland = /(?<!\p{L})[HK]['’ʼ]\p{Lu}\p{Ll}+/u;
