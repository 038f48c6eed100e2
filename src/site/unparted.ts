/**
 * What is read as one stays on one line: a name with its number (“phường 8”, “quý I”), the two years of a period, and a document's
 * number with the word before it. Only what stands between tags is touched; what a page says is the same with every blank.
 */

const named = [
  ...['phường', 'xã', 'quận', 'đoàn', 'phố', 'ấp', 'khóm', 'thôn', 'tổ', 'cụm', 'lớp'],
  ...['tháng', 'quý', 'năm', 'ngày', 'bài', 'bước', 'mục', 'điều', 'khoản', 'số'],
];
const anyCase = (word: string): string => `[${word[0]}${word[0]!.toUpperCase()}]${word.slice(1)}`;
const beforeNumber = new RegExp(`(?<!\\p{L})(${named.map(anyCase).join('|')}) (?=\\d|[IVX]+(?!\\p{L}))`, 'gu');
const betweenYears = /(?<=\d{4}) ([-–]) (?=\d{4})/g;
const blank = '\u00a0';
/** A line may end behind a dash even before such a blank. */
const joiner = '\u2060';

export const unparted = (text: string): string =>
  text.replace(beforeNumber, `$1${blank}`).replace(betweenYears, `${blank}$1${joiner}${blank}`);

/** Tags, and what no reader sees or a reader would copy letter by letter. */
const untouched = /(<(script|style|textarea|pre|code)\b[\s\S]*?<\/\2>|<[^>]*>)/;
export const unpartedPage = (html: string): string =>
  html
    .split(untouched)
    // The split gives text, tag, and the name of what encloses it, in turn.
    .map((part, i) => (i % 3 === 0 ? unparted(part) : i % 3 === 1 ? part : ''))
    .join('');
