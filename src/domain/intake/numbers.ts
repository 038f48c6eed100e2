import type { NumberMeta } from '../schema/column.ts';

/**
 * Numbers as people and workbooks write them. A text may be read in one way or not at all: what could be a thousand as
 * well as a decimal is asked about, and no digit is added or lost.
 */

/**
 * A workbook knows of each cell what it is, a text file does not. What its text alone would leave open travels with a mark
 * before it that no sheet can hold (XML has no such characters).
 */
const marks = { number: '\u0011', percent: '\u0012', formula: '\u0013' } as const;
/** Between the number and all that its cell shows: the number itself, rounded, or another one. */
const behind = { exact: '\u0014', rounded: '\u0015', other: '\u0016' } as const;

/** What a cell's format makes of its number: the number as it is seen, and whatever is seen with it. */
export interface NumberShown {
  value: number;
  text: string;
  /** What is seen is another number than the cell's, not only a rounded one: thousands of it, a fraction near it. */
  isOther?: true | undefined;
}
const withShown = (exact: string, shown: NumberShown | undefined): string => {
  if (shown?.isOther) return `${exact}${behind.other}${shown.text}`;
  const seen = shown ? plain(shown.value) : exact;
  if (seen !== exact) return `${seen}${behind.rounded}${shown!.text}`;
  return shown === undefined || (/^[\d,]+%?$/.test(shown.text) && !/^0\d/.test(shown.text))
    ? exact
    : `${exact}${behind.exact}${shown.text}`;
};

/**
 * A cell of a workbook that is a number: plain, with a dot, without the dust of binary fractions, as it is seen. A whole
 * one needs no mark.
 */
export const numberCell = (value: number, shown?: NumberShown): string => {
  const text = withShown(plain(value), shown);
  return /^\d+$/.test(text) ? text : marks.number + text;
};
/** A cell that shows per cent: 0.8 is 80. */
export const percentCell = (value: number, shown?: NumberShown): string => marks.percent + withShown(plain(value * 100), shown);
/** A formula whose result the workbook does not hold. */
export const formulaCell: string = marks.formula;
/** A text of a workbook, which cannot pass for a marked cell. */
export const textCell = (text: string): string => {
  let from = 0;
  while (markedCell(text.slice(from))) from += 1;
  return from === 0 ? text : text.slice(from);
};

/** At most fifteen digits count; a small number has no exponent. */
const plain = (value: number): string => {
  const text = String(Number(value.toPrecision(15)));
  return /e-/.test(text) ? value.toFixed(20).replace(/0+$/, '') : text;
};

/** What a cell is, as its workbook says. */
export interface MarkedCell {
  type: keyof typeof marks;
  /** The number's digits, with a dot. */
  text: string;
  /** All that the cell shows, where its format adds something. */
  shown?: string | undefined;
  /** The number is not the cell's own: the cell shows it with fewer decimals. */
  isRounded: boolean;
  /** The number is the cell's own, and the cell shows another one. */
  isOther: boolean;
}
const anyBehind = new RegExp(`[${Object.values(behind).join('')}]`);
/** What a cell is, as its workbook says; undefined for a text. */
export const markedCell = (cell: string): MarkedCell | undefined => {
  const code = cell.charCodeAt(0);
  if (!(code >= 0x11 && code <= 0x13)) return undefined;
  const type = (['number', 'percent', 'formula'] as const)[code - 0x11]!;
  const [text = '', shown] = cell.slice(1).split(anyBehind, 2);
  return { type, text, shown, isRounded: cell.includes(behind.rounded), isOther: cell.includes(behind.other) };
};
/** A cell's text as people see it, where its format makes more of it than a number. */
export const asShown = (cell: string): string => markedCell(cell)?.shown ?? cell;

/** A number is written in one way: 12.50 is 12.5. */
export const inOneWay = (number: string): string => (/\.\d*0$/.test(number) ? number.replace(/\.?0+$/, '') : number);

/** A number as read, with the unit that stood beside it, or as per cent where that may stand; or why it is none: too many decimals, or two ways to read it. */
export type NumberRead = { value: string; unit?: string; isPercent?: true } | { why: 'so-le' | 'so-hai-cach' };

/** What a column takes instead of a number with more decimals. */
export const tooFine = ({ decimals }: NumberMeta): { takes: string; example: string } =>
  decimals === 0 ? { takes: 'số nguyên', example: '2' } : { takes: 'số có nhiều nhất hai chữ số sau dấu phẩy', example: '1,38' };
/** What is told of a number that can be read in two ways: of a text, of a cell whose format shows another number. */
export const twoWays = {
  ofText: { ways: 'ba chữ số sau dấu chấm, dấu phẩy là hàng nghìn hay phần lẻ', first: '' },
  ofCell: { ways: 'Excel đang hiện khác con số nằm trong ô', first: 'Trả định dạng của ô (Format Cells) về Chung. ' },
} as const;

/** Digits with one sign for the decimals. A decimal part keeps at most the places the column takes; zeros at its end count for none. */
const withDecimals = (whole: string, part: string, decimals: number): NumberRead => {
  const digits = whole.replace(/^0+(?=\d)/, '');
  if (/^0*$/.test(part)) return { value: digits };
  const kept = part.replace(/0+$/, '');
  return kept.length > decimals ? { why: 'so-le' } : { value: `${digits}.${kept}` };
};

/** A number that its workbook holds as one. */
export const exactNumber = (text: string, { decimals }: NumberMeta): NumberRead | undefined => {
  const [, whole, part = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : withDecimals(whole, part, decimals);
};

/**
 * A number as text: `1.500` and `1.234,5` have thousands, `2,5` and `0.125` decimals. `1.375` is a thousand or a decimal
 * where decimals may stand, `1,375` everywhere: both are asked about. Round thousands (`1.500`) are what they look like.
 */
const numberInText = (text: string, meta: NumberMeta): NumberRead | undefined => {
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(text))
    return meta.decimals === 0 || text.endsWith('00') ? { value: text.replace('.', '') } : { why: 'so-hai-cach' };
  if (/^[1-9]\d{0,2},\d{3}$/.test(text)) return { why: 'so-hai-cach' };
  if (/^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text) && (text.match(/\./g)!.length > 1 || text.includes(','))) {
    const [whole, part = ''] = text.replaceAll('.', '').split(',') as [string, string?];
    return withDecimals(whole, part, meta.decimals);
  }
  // `1,234.50`, `1,234,567`: the same the other way round.
  if (/^[1-9]\d{0,2}(,\d{3})+\.\d+$|^[1-9]\d{0,2}(,\d{3}){2,}$/.test(text))
    return numberInText(
      text.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ',')),
      meta,
    );
  const [, whole, part = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : withDecimals(whole, part, meta.decimals);
};

/** What may stand behind a number: per cent, a currency's sign, a few words. */
const countedBehind = String.raw`%|\p{Sc}|\p{L}[\p{L} ]{0,20}`;
const numberAndUnit = new RegExp(String.raw`^([\d.,]+)\s*(${countedBehind})?$`, 'u');
/** The unit beside the number that a cell's format shows. */
export const unitShown = (shown: string): string | undefined =>
  new RegExp(String.raw`^[\d,]+\s*(${countedBehind})$`, 'u').exec(shown)?.[1] ?? /^(\p{Sc})\s*[\d,]+$/u.exec(shown)?.[1];

/** A number as people write it: `5 bài` and `80%` where the column has another one for what is counted, `80%` where per cent may stand. */
export const readNumber = (text: string, meta: NumberMeta): NumberRead | undefined => {
  const [, digits, unit = ''] = numberAndUnit.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const read = numberInText(digits, meta);
  if (!read || unit === '' || 'why' in read) return read;
  if (unit === '%' && meta.percent) return { ...read, isPercent: true };
  return meta.unit === undefined ? undefined : { ...read, unit };
};
