/**
 * Vietnamese text: how it is made plain, compared, sorted, written as a date or a number, and what a syllable is. Nothing
 * here asks the machine's locale, so the same text comes out the same everywhere.
 */
import { apportion } from './apportion.ts';

/** Every letter of the dictionary in its order; each vowel first without a tone, then with its five. */
const alphabet = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz';

/** By code unit: 1 for what tidy leaves alone wherever it stands, 2 for the blank, 0 for what must be looked at. */
const ordinary = new Uint8Array(0x10000);
for (let printable = 0x21; printable < 0x7f; printable++) ordinary[printable] = 1;
for (const c of `${alphabet}${alphabet.toUpperCase()}–—‘’“”…•·«»°²³½×±₫→`) ordinary[c.charCodeAt(0)] = 1;
ordinary[0x20] = 2;

/** Cut, joined and read texts differ inside the engine; asked of the text itself, the letter's code is looked up anew each time, five times slower. */
export const codeAt = String.prototype.charCodeAt;
/** Most cells are tidy as they stand; a walk over their letters finds that out ten times faster than mending them. */
const isTidy = (text: string): boolean => {
  const { length } = text;
  let last = 2;
  for (let i = 0; i < length; i++) {
    const sort = ordinary[codeAt.call(text, i)]!;
    if (sort === 0 || (sort === 2 && last === 2)) return false;
    last = sort;
  }
  return last === 1 || length === 0;
};

/** What nobody can see, except line ends; and, to be kept, a picture with the selector and joiner that make it one (❤️, 👩‍🏫). */
const invisible =
  /(\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?(?:\u200d(?=\p{Extended_Pictographic}))?)|(?![\t-\r\u0085])[\p{Default_Ignorable_Code_Point}\p{Cc}\ufff9-\ufffb]/gu;

/** More marks on a letter than any script lays there (UAX #15, stream-safe text): to sort them takes the square of their number. */
const withoutHeaps = (text: string): string => text.replace(/(\p{M}{30})\p{M}+/gu, '$1');

/** Hats stand before tones: `ẽ` on which a hat is laid means `ễ`, which NFC alone does not see. */
const hatsFirst = (text: string): string =>
  text.replace(/[\u0300-\u0303\u0306\u0309]{2,}/g, (run) => run.replace(/[^\u0302\u0306]/g, '') + run.replace(/[\u0302\u0306]/g, ''));

/** What tidy does, in this order: the words by which a repair is listed, and the repair. */
const repairs: readonly (readonly [words: string, mend: (text: string) => string])[] = [
  ['bỏ ký tự ẩn', (text) => text.replace(invisible, '$1')],
  ['đổi chữ và số khổ rộng', (text) => text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))],
  ['đổi Ð thành Đ', (text) => text.replace(/[\u00d0\u0189]/g, 'Đ').replace(/[\u00f0\u0256]/g, 'đ')],
  ['gộp dấu thanh', (text) => hatsFirst(withoutHeaps(withoutHeaps(text).normalize('NFD'))).normalize('NFC')],
  ['đổi chỗ xuống dòng và khoảng trắng lạ thành dấu cách', (text) => text.replace(/[^\S ]|[\u0085\u2800]/g, ' ')],
  ['bỏ khoảng trắng thừa', (text) => text.replace(/ {2,}/g, ' ').replace(/^ | $/g, '')],
];

/**
 * The text as it should be written: marks in their order and NFC, plain letters, digits and blanks, Đ for its look-alikes,
 * nothing invisible. The soft hyphen goes too: what may be TCVN3 is to be recognised before (`intake/old-encodings.ts`).
 */
export const tidy = (text: string): string => (isTidy(text) ? text : repairs.reduce((mended, [, mend]) => mend(mended), text));

/** What tidy does to a text, in words for the reader; empty when it changes nothing. */
export const repairsOf = (text: string): readonly string[] => {
  if (isTidy(text)) return [];
  let now = text;
  return repairs.flatMap(([words, mend]) => {
    const before = now;
    now = mend(before);
    return now === before ? [] : [words];
  });
};

/** The text without marks, in lower case, đ as d: for search, headers and comparison, never for display. */
export const fold = (text: string): string => {
  const plain = tidy(text);
  return isAscii(plain) ? plain.toLowerCase() : foldMarked(plain);
};
const foldMarked = (plain: string): string =>
  tidy(plain.normalize('NFD').replace(/\p{M}+/gu, ''))
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase();
const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (codeAt.call(text, i) > 0x7f) return false;
  return true;
};

/** The letters and figures of a text alone, without marks, blanks, stops and leading zeros: `HĐ-01` is `hd1`. */
export const squeeze = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '')
    .replace(/(^|[a-z])0+(?=\d)/g, '$1');

/** Each vowel without a tone, then with its five in the dictionary's order: ngang, huyền, hỏi, ngã, sắc, nặng. */
export const vowels: readonly string[] = alphabet.match(/[aăâeêioôơuưy].{5}/g)!;

/** A letter as the grammar below spells it: `ế` is `ê4`, the tone a figure behind its vowel. */
const spelling = new Map([...alphabet, '?'].map((letter) => [letter, letter]));
for (const row of vowels) for (let tone = 1; tone <= 5; tone++) spelling.set(row[tone]!, `${row[0]!}${tone}`);

/** The nuclei (`*` behind the vowel that bears the tone) and how each may end; `.` where nothing need follow. */
const rhymes = [
  'a* . i o u y m n ng nh c ch p t',
  'ă* m n ng c p t',
  'â* u y m n ng c p t',
  'e* . o m n ng c p t',
  'ê* . u m n nh ch p t',
  'i* . u m n nh ch p t',
  'i*a .',
  'iê* u m n ng c p t',
  'o* . i m n ng c p t',
  'oo* ng c',
  'ô* . i m n ng c p t',
  'ơ* . i m n p t',
  'u* . i m n ng c p t',
  'u*a .',
  'uô* i m n ng c t',
  'ư* . i u m n ng c t',
  'ư*a .',
  'ươ* i u m n ng c p t',
  'y* .',
  'oa* . i o y m n ng nh c ch p t',
  'o*a .',
  'oă* m n ng c p t',
  'oe* . o m n t',
  'o*e .',
  'uâ* y n ng t',
  'uê* . nh ch',
  'uơ* .',
  'uy* . u nh ch p t',
  'u*y .',
  'uya .',
  'uyê* n t',
];
const rhymesOfQu = [...rhymes.filter((rhyme) => /^[aăâeêiơ]\*/.test(rhyme)), 'ô* c', 'y* . n nh ch p t', 'yê* n t'];
const rhymesAlone = ['yê* u m n ng t'];
const onsets =
  'b|ch|d|đ|h|kh|l|m|n|nh|p|ph|r|s|t|th|tr|v|x|(?:c|g|ng)(?![eêiy])|(?:k|gh|ngh)(?=[eêiy?])|g(?=i[1-5]?[mn]?$|iê)|gi(?!i)|(?!iê)';

/** A syllable in the spelling above. Before c, ch, p, t only sắc and nặng are spoken. With gaps, `?` may stand for any letter outside ASCII. */
const grammar = (gaps: boolean): RegExp => {
  const among = (list: readonly string[]) => list.flatMap(patternsOf).join('|');
  const patternsOf = (rhyme: string): string[] => {
    const [nucleus, ...ends] = rhyme.split(' ') as [string, ...string[]];
    const withTone = (tones: string) =>
      gaps ? nucleus.replace(/[ăâêôơư](?!\*)/g, '[$&?]').replace(/(.)\*/, `(?:$1${tones}|\\?)`) : nucleus.replace('*', tones);
    const stops = ends.filter((end) => /^[cpt]/.test(end));
    const others = ends.filter((end) => !stops.includes(end)).map((end) => end.replace('.', ''));
    return [`${withTone('[1-5]?')}(?:${others.join('|')})`, ...(stops.length > 0 ? [`${withTone('[45]')}(?:${stops.join('|')})`] : [])];
  };
  const onset = gaps ? onsets.replace('đ', '[đ?]') : onsets;
  return new RegExp(`^(?:(?:${onset})(?:${among(rhymes)})|qu(?:${among(rhymesOfQu)})|${among(rhymesAlone)})$`);
};
const whole = grammar(false);
const torn = grammar(true);

const longestWord = 14;
const spelled = (word: string): string | undefined => {
  if (word.length > longestWord) return undefined;
  const text = word.normalize('NFC');
  const small = text.toLowerCase();
  if (text !== small && text !== text.toUpperCase() && text.slice(1) !== small.slice(1)) return undefined;
  let spelt = '';
  for (const letter of small) spelt += spelling.get(letter) ?? ' ';
  return spelt;
};

/** Whether a word is built as a Vietnamese syllable: `Nguyễn`, `hoà` and `hòa`, `KHUỶU`; not `Nguyn`, `tíêng`, `cat`, `nGuyễn`. */
export const isSyllable = (word: string): boolean => whole.test(spelled(word) ?? '');

/** Whether a word is a syllable in which `?` stands for letters with marks: `Nguy?n`, `?oàn`, `ng??i`. */
export const isTornSyllable = (word: string): boolean => /\?\p{L}|\p{L}\?/u.test(word) && torn.test(spelled(word) ?? '');

/** What a syllable may end in; behind a blank none of it is a word. */
const endingAlone = /(?<=\p{L}) (?:ch?|m|n[gh]?|p|t)(?![\p{L}\d])/u;
const wordAndEnding = /(?<!\p{L})(\p{L}+) (ch?|m|n[gh]?|p|t)(?![\p{L}\d])/gu;

/**
 * A text with its syllables whole again, where they were torn as copies from PDF tear them: `hoạ t độ ng`, `Nguyễ n Vă n`.
 * Undefined where it is not certain: one letter alone may be a point of a list or a measure.
 */
export const rejoined = (text: string): string | undefined => {
  if (!endingAlone.test(text)) return undefined;
  let weight = 0;
  const whole = text.replace(wordAndEnding, (torn, word: string, end: string) => {
    if (!isSyllable(word + end)) return torn;
    weight += end.length;
    return word + end;
  });
  return weight > 1 ? whole : undefined;
};

const rank = new Map([...alphabet].map((letter, i) => [letter, i + 100]));
const weigh = (c: string) => rank.get(c) ?? c.codePointAt(0)!;

/** Orders two texts by the Vietnamese alphabet (a < à < ă < â, d < đ); numbers inside them by value. */
export const compareVietnamese = (a: string, b: string): number => {
  const x =
    a
      .normalize('NFC')
      .toLowerCase()
      .match(/\d+|\D/gu) ?? [];
  const y =
    b
      .normalize('NFC')
      .toLowerCase()
      .match(/\d+|\D/gu) ?? [];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [p, q] = [x[i]!, y[i]!];
    const d = /\d/.test(p) && /\d/.test(q) ? Number(p) - Number(q) : weigh(p) - weigh(q);
    if (d) return d;
  }
  return x.length - y.length;
};

/** Orders names of people as lists do: by the given name, which stands last, then by the family's and what is between. */
export const compareNames = (a: string, b: string): number => {
  const given = (name: string) => name.trim().split(/\s+/).at(-1)!;
  return compareVietnamese(given(a), given(b)) || compareVietnamese(a, b);
};

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** A text in small letters with the tone of each word at its end, for `Thuý` and `Thúy` are one name; `Thu` and `Thứ` are two. */
export const toneLast = (text: string): string =>
  text
    .toLowerCase()
    .split(' ')
    .map((word) => {
      const letters = word.normalize('NFD');
      return letters.replace(tones, '').normalize('NFC') + (letters.match(tones)?.join('') ?? '');
    })
    .join(' ');

/** The text with its first letter large, or small. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Orders two codes by code unit: the order of files, keys and published rows. */
export const compareCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The day in Vietnam at a moment, `YYYY-MM-DD`: seven hours ahead of UTC, summer and winter. */
export const dayInVietnam = (moment: Date): string => new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** `2015-02-27` → `27/02/2015`. */
export const shortDay = (day: string): string => day.split('-').reverse().join('/');

/** `2015-02-27` → `ngày 27 tháng 02 năm 2015`, as documents write it (a month above 2 has no leading zero). */
export const longDay = (day: string): string => {
  const [y, m, d] = day.split('-') as [string, string, string];
  return `ngày ${d} tháng ${Number(m) > 2 ? Number(m) : m} năm ${y}`;
};

/** `2016-11` → `tháng 11/2016`. */
export const monthName = (month: string): string => {
  const [y, m] = month.split('-') as [string, string];
  return `tháng ${Number(m)}/${y}`;
};

/** `1234.5` → `1.234,5`. */
export const formatNumber = (n: number, decimals = 0): string => {
  const [whole, part] = n.toFixed(decimals).split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return part ? `${grouped},${part}` : grouped;
};

/** A share in percent with one decimal, `'—'` when there is nothing to divide by. 100% means all, and little is not none. */
export const formatShare = (part: number, whole: number): string => {
  if (whole === 0) return '—';
  const tenths = Math.round((part * 1000) / whole);
  const shown = part === 0 || part >= whole ? tenths : Math.min(Math.max(tenths, 1), 999);
  return formatTenths(shown);
};

const formatTenths = (tenths: number): string => `${formatNumber(tenths / 10, tenths % 10 === 0 ? 0 : 1)}%`;

/** The shares of parts that make up a whole, in percent with one decimal: they add up to exactly 100%. */
export const formatShares = (parts: readonly number[]): readonly string[] => {
  const tenths = apportion(parts, 1000);
  return parts.map((_, i) => (tenths.length === 0 ? '—' : formatTenths(tenths[i]!)));
};

/** Names as a sentence lists them. */
export const namesInSentence = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} và ${names.at(-1)!}`;
