import { isDay } from '../schema/field.ts';
import { fold } from '../vietnamese.ts';

/** Ways in which people write a day, a year, a code or nothing, other than as files hold them. */

const iso = (y: string, m: string, d: string): string => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;

/** dd/mm/yyyy with its variants, in words too → `yyyy-mm-dd`; undefined when it is not such a day. Two-digit years are never guessed. */
export const readDay = (text: string): string | undefined => {
  const plain = fold(text)
    .replace(/^ngay /, '')
    .replace(/ thang | nam /g, '/')
    .replace(/[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?z?$/, '');
  const [, d, m, y] = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})$/.exec(plain) ?? [];
  const [, y2, m2, d2] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(plain) ?? [];
  const day = y !== undefined ? iso(y, m!, d!) : y2 !== undefined ? iso(y2, m2!, d2!) : undefined;
  return day !== undefined && isDay(day) ? day : undefined;
};

/** The day behind a number that Excel shows when a date's format is lost: days since 30/12/1899, from 1954 to 2064. */
export const serialDay = (text: string): string | undefined =>
  /^[2-5]\d{4}$/.test(text) ? new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10) : undefined;

/** `2016 - 2017`, `NH 2016/2017` → `2016`: a school year is named by the year it begins in. */
export const schoolYear = (text: string): string | undefined => {
  const [, from, to] = /^(?:nam hoc |nh )?(20\d\d) ?[-–/] ?((?:20)?\d\d)$/.exec(fold(text)) ?? [];
  return from !== undefined && Number(to!.slice(-2)) === (Number(from) + 1) % 100 ? from : undefined;
};

/** `RL1 – Giữ gìn…` → `RL1`: a code with its name behind it, as lists in a sheet show it. */
export const codeBeforeName = (text: string): string | undefined => /^([A-Za-z]\S{0,39})\s+[-–—:]\s+\S/.exec(text)?.[1];

/** A folded text as a code: `dang sinh hoat` → `dang_sinh_hoat`. */
export const asCode = (folded: string): string => {
  if (!/[\s._-]/.test(folded)) return folded;
  const code = folded.replace(/[\s.-]+/g, '_');
  return code.startsWith('_') || code.endsWith('_') ? code.replace(/^_+|_+$/g, '') : code;
};

/** Words for “nothing” in a cell that may be empty. */
export const wordsForNothing: ReadonlySet<string> = new Set(['khong', 'khong co', 'ko', 'x', 'chua co']);

/** `rl 05.` → `RL5`: a short code without what people put into it. */
export const shortCode = (capitals: string): string => {
  const code = capitals.replace(/[\s._-]+/g, '');
  return code.includes('0') ? code.replace(/([A-Z])0+(?=\d)/, '$1') : code;
};

/** `Quý II/2016`, `Chuyển đi 6/2016`, `Cả năm 2016` → what is said, and the year beside it: without a month first, for `Q2/2016` has none. */
export const withoutYear = (folded: string): readonly { said: string; year: number }[] =>
  // Most texts have no year behind them.
  !/20\d\d\)?$/.test(folded)
    ? []
    : [
        /^(.*?)[ ,(/-]*(?:nam )?(20\d\d)\)?$/,
        /^(.*?)[ ,(/-]*(20\d\d)\)?$/,
        /^(.*?)[ ,(/-]*(?:tu |t|thang )?\d{1,2}[/.-](20\d\d)\)?$/,
      ].flatMap((pattern) => {
        const [, said, year] = pattern.exec(folded) ?? [];
        return said ? [{ said, year: Number(year) }] : [];
      });
