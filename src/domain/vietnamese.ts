/**
 * Vietnamese text: how it is compared, sorted, written as a date or a number. Nothing here asks the machine's locale,
 * so the same text comes out the same everywhere.
 */

/** The text in NFC, with Đ look-alikes mended, blanks made plain and invisible characters removed. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00d0\u0189]/g, 'Đ')
    .replace(/\u00f0|\u0256/g, 'đ')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim();

/** The text without marks, in lower case, đ as d: for search, headers and comparison, never for display. */
export const fold = (text: string): string =>
  tidy(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase();

const alphabet = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz';
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

/** Orders two codes by code unit: the order of files, keys and published rows. */
export const compareCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

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

/** A share in percent, `'—'` when there is nothing to divide by. Rounded down so that 100% means all; little is not none. */
export const formatShare = (part: number, whole: number): string =>
  whole === 0 ? '—' : part > 0 && part * 100 < whole ? '<1%' : `${formatNumber(Math.floor((part * 100) / whole))}%`;
