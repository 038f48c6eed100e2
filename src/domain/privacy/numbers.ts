import { withoutHistory } from './people-of-history.ts';
import { signsOf } from './signs.ts';

/**
 * What points at one person for certain: numbers of phones and papers, addresses of mail, days of birth. In what people
 * hand in, any of these refuses (domain §0 row 4, §2.14).
 */

/** What certainly points at a person. */
export type CertainKind = 'một số giấy tờ' | 'một số điện thoại' | 'một địa chỉ thư' | 'một ngày sinh';

/** A run of digits as people write numbers of phones and papers: with blanks, dots, dashes, slashes or brackets between. */
const between = '[\\s.\\-\\u2010-\\u2015/\\\\()_·•]';
const digitRuns = new RegExp(`\\(?\\d(?:${between}{0,2}\\d){7,}`, 'g');
/** Groups with commas: only as phones are grouped, for sums and lists have commas too. */
const phoneWithCommas = /(?<![\d,.])0\d{2,3}, ?\d{3}, ?\d{3,4}(?![\d,]|\.\d)/;
const phone = /^(0|84|0084)\d{8,10}$/;
const paper = /^(\d{9}|\d{12})$/;
/** A number of twelve digits from which a spreadsheet took the nought before it: province, sex and century, year of birth. */
const withoutNought = /^[1-9]\d(?:[01]\d\d|[23][01]\d)\d{6}(?<!0{4})$/;

/** Days and clock times have digits close together too; a phone has four and more before its first sign. */
const days = /(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2})(?!\d)/g;
/** `2015-2016`, `01/2016`: school years and months, of which two or three have as many digits as a paper. */
const years = /(?<!\d{3} |\d[.-])(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)+(?!\d)/g;
const months = /(?<![\d/])(?:0?[1-9]|1[0-2])\/(?:19|20)\d\d(?!\d)/g;
/** `20.000.000`, `1.250.500đ`. */
const sums = /(?<![\d.])[1-9]\d{0,2}(?:\.\d{3})*\.(?:000(?![\d.])|\d{3} ?(?:[đd](?:[oồ]ng)?|vn[đd])(?!\p{L}))/giu;
const withoutDaysAndSums = (text: string): string =>
  /[/.\-–]/.test(text) ? text.replace(days, '|').replace(years, '|').replace(months, '|').replace(sums, '|') : text;

/** `1-2-3-4-5-6-7-8-9`, `15 16 17 18 19 20`: lessons and days, counted. */
const isCounted = (groups: readonly string[]): boolean =>
  groups.length > 3 && groups.every((group, at) => group.length < 3 && (at === 0 || Number(group) === Number(groups[at - 1]) + 1));

/** Whether groups of digits begin with a phone as phones are grouped, whatever stands before and behind: `tổ 1 0901 234 567`. */
const phoneBegins = ([first = '', ...rest]: readonly string[]): boolean => {
  if (!/^0\d{2,4}$/.test(first)) return false;
  let length = first.length;
  for (const group of rest) {
    if (group.length < 2 || group.length > 4) return false;
    length += group.length;
    if (length > 8 && length < 12) return true;
  }
  return false;
};

const spokenDigits = /(?:(?<![a-z])(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)(?![a-z])[\s,.-]{0,3}){9,}/;

const mail = /[\w.+-]\s?@\s?[\w-]+(?:\.[\w-]| ?\. ?[a-z]{2})|[\w.+-]@(?:gmail|yahoo|hotmail|outlook|icloud|ymail)\b/i;
/** A mail's address with its sign in words: `[at]`, `(a-còng)`, `a còng`, `(a) gmail`; or with the house everybody has mail at. */
const mailInWords =
  /\w ?(?:[[(] ?at ?[\])]|[[(]? ?a[- ]?c(?:on|òn)g ?[\])]?) ?\w|\w(?: at | ?[[(]a[\])] ?)(?:gmail|yahoo|hotmail|outlook|icloud)\b|\w at \w+ (?:dot|chấm|cham) \w/i;

/** Behind these words stand the numbers of papers, cards and accounts, however many digits they have. */
const keyedPaper =
  /(?:cccd|cmnd|cmtnd|can cuoc(?: cong dan)?|chung minh(?: nhan dan)?|dinh danh|so the|the (?:doan|dang)(?: so)?|bhyt|bhxh|stk|tai khoan|(?<![a-z])tk|ma so thue|ma so (?:sinh|hoc) (?:vien|sinh)|(?<![a-z])ms(?:sv|hs)|(?<![a-z])mst)[^\d\n|]{0,20}\d(?:[\s.-]?\d){7,}/;
const passport = /(?:ho chieu|passport|(?<![a-z])hc)[^\n]{0,8}?(?<![a-z])[a-z] ?\d{7}(?!\d)/;
/** A health insurance card: two letters and thirteen digits. */
const insurance = /(?<![A-Za-z])[A-Z]{2} ?\d ?\d{2} ?\d{10}(?!\d)/;

const birthYear = '(?:19[3-9]\\d|20[01]\\d)';
const dayPattern = `(?:\\d{1,2} ?(?:[/.-]|thang) ?\\d{1,2} ?(?:[/.-]|nam|,) ?(?:${birthYear}|[03-9]\\d|1[0-4])|\\d{4}${birthYear}|${birthYear}-\\d{1,2}-\\d{1,2})`;
/**
 * `sinh ngày 1/2/1999`, `NS 05.06.02`; not what ends in `sinh`: vệ sinh, học sinh. Days before 1930 are history. Some of those
 * words are names as well: behind `An sinh …`, `Phát sinh …` a day before 2010 is no day of what branches do.
 */
const birthDay = new RegExp(
  `(?<!(?<![a-z])(?:hoc|ve|thi|tuyen|phat|hy|tai|mon|vo|nu|y|an|moi|pho|khai|giao|quan) )(?<![a-z])(?:ngay(?: thang nam)? sinh|n?sinh(?: (?:ngay|hom|vao)){0,2}|n(?:tn)?s|sn|dob)[ :.]{0,3}${dayPattern}(?!\\d)|(?<=(?<![a-z])(?:phat|tai|vo|y|an|khai|giao|quan) )sinh(?: ngay)? \\d{1,2}[/.-]\\d{1,2}[/.-](?:19[3-9]\\d|200\\d)(?!\\d)`,
);

/** The same as a spreadsheet counts days: 38353 is the first of 2005. */
const birthSerial = /(?:ngay(?: thang nam)? sinh|(?<![a-z])(?:ntns|dob))[ :.]{0,3}(?:2[5-9]|3\d)\d{3}(?![\d.,]?\d)/;

/** A number or an address in words. */
const inWords = /[kK][hH][oôÔO][nN][gG] |[cC][òo][nN][gG]|\bat\b|[[(]a[\])]/;
/** Most texts have no such sign: they are not looked at any further. */
const worthALook = /[@\uff20]|sinh|\bn(?:tn)?s\b|\bsn\b|\bdob\b|kh[oô]ng |c[oò]ng|\bat\b|[[(]a[\])]|chi[eế]u|\bhc\b|passport/i;

/** As many digits as the shortest paper or phone can be told by, close together; a text with fewer need not be asked. */
const fewestDigits = 8;
const digitsTogether = /(?:[\d\uff10-\uff19oO][\s.\-\u2010-\u2015/\\()_·•,]{0,2}){8}/;

const beyondAscii = /[^\0-\x7f]/;
const plainLetters = (text: string): string =>
  beyondAscii.test(text)
    ? text
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .replace(/[đĐ]/g, 'd')
        .toLowerCase()
    : text.toLowerCase();

/** A letter O that stands for the digit. */
const digitsInLetters = (text: string): string =>
  /\d[\s.-]?[oO]|[oO][\s.-]?\d/.test(text) ? text.replace(/(?<=\d[\s.-]?)[oO](?=[\s.-]?\d)|(?<![\p{L}\d])[oO](?=\d)/gu, '0') : text;

/** Nine digits in words have no fewer letters. */
const shortestSpoken = 26;

/** What certainly points at a person in a text, if anything: the gravest first. */
export const personalValue = (text: string): CertainKind | undefined => {
  const { digits: count } = signsOf(text);
  if (count < 4 && !/[@\uff20]/.test(text) && !inWords.test(text)) return undefined;
  const hasDigits = count >= fewestDigits && digitsTogether.test(text);
  const isSaid = worthALook.test(text);
  if (!hasDigits && !isSaid) return undefined;
  // A pattern is asked where the sign stands without which nothing is it: of a million numbers most are none.
  const plain = beyondAscii.test(text) ? text.normalize('NFKC') : text;
  const folded = plainLetters(plain);
  const numbers = withoutDaysAndSums(plain);
  if (
    keyedPaper.test(numbers === plain ? folded : plainLetters(numbers)) ||
    (isSaid && passport.test(folded)) ||
    (count > 12 && insurance.test(plain))
  )
    return 'một số giấy tờ';
  const digits = digitsInLetters(numbers);
  let number: CertainKind | undefined;
  for (const run of digits.match(digitRuns) ?? []) {
    const found = run.replace(/\D/g, '');
    // A sum of money: 100.000.000.
    if ((run.includes('.') && /^[1-9]\d{0,2}(\.\d{3})+$/.test(run)) || (run.endsWith('000') && /^[1-9][\d ]*000 ?000$/.test(run))) continue;
    const groups = found === run ? [run] : run.match(/\d+/g)!;
    if (isCounted(groups)) continue;
    if (
      (paper.test(found) && !phone.test(found)) ||
      groups.some((group) => (paper.test(group) || withoutNought.test(group)) && !phone.test(group))
    )
      return 'một số giấy tờ';
    if (phone.test(found)) number = found.length === 12 && found.startsWith('0') ? 'một số giấy tờ' : 'một số điện thoại';
    else if (groups.some((group, at) => phone.test(group) || phoneBegins(groups.slice(at)))) number = 'một số điện thoại';
  }
  if (number) return number;
  if (digits.includes(',') && phoneWithCommas.test(digits)) return 'một số điện thoại';
  if (!isSaid) return undefined;
  if (folded.length >= shortestSpoken && spokenDigits.test(folded)) return 'một số điện thoại';
  if ((plain.includes('@') && mail.test(folded)) || mailInWords.test(plain)) return 'một địa chỉ thư';
  const isBorn = birthSerial.test(folded) || (birthDay.test(folded) && birthDay.test(plainLetters(withoutHistory(plain))));
  return isBorn ? 'một ngày sinh' : undefined;
};
