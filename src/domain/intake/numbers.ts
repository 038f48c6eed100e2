import type { NumberMeta } from '../schema/field.ts';

/**
 * Numbers as people and workbooks write them. A text may be read in one way or not at all: what could be a thousand as
 * well as a decimal is asked about, and no digit is added or lost.
 */

/**
 * A workbook knows of each cell what it is, a text file does not. What its text alone would leave open travels with a mark
 * before it that no sheet can hold (XML has no such characters).
 */
const marks = { number: '\u0011', percent: '\u0012', formula: '\u0013' } as const;

/** A cell of a workbook that is a number: plain, with a dot, without the dust of binary fractions. A whole one needs no mark. */
export const numberCell = (value: number): string => {
  const text = plain(value);
  return /^\d+$/.test(text) ? text : marks.number + text;
};
/** A cell that shows per cent: 0.8 is 80. */
export const percentCell = (value: number): string => marks.percent + plain(value * 100);
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

/** What a cell is, as its workbook says; undefined for a text. */
export const markedCell = (cell: string): { type: keyof typeof marks; text: string } | undefined => {
  const code = cell.charCodeAt(0);
  if (!(code >= 0x11 && code <= 0x13)) return undefined;
  return { type: (['number', 'percent', 'formula'] as const)[code - 0x11]!, text: cell.slice(1) };
};

/** A number as read, with the unit that stood beside it; or why it is none: too many decimals, or two ways to read it. */
export type NumberRead = { value: string; unit?: string } | { why: 'so-le' | 'so-hai-cach' };

/** Digits with one sign for the decimals. A decimal part keeps at most the places the column takes; zeros at its end count for none. */
const withDecimals = (whole: string, part: string, decimals: number): NumberRead => {
  const digits = whole.replace(/^0+(?=\d)/, '');
  if (/^0*$/.test(part)) return { value: digits };
  const kept = part.length > decimals ? part.replace(/0+$/, '') : part;
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
  const [, whole, part = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : withDecimals(whole, part, meta.decimals);
};

/** A number as people write it: `5 bài` and `80%` where the column has another one for what is counted, `80%` where per cent may stand. */
export const readNumber = (text: string, meta: NumberMeta): NumberRead | undefined => {
  const [, digits, behind = ''] = /^([\d.,]+)\s*(%|\p{L}[\p{L} ]{0,20})?$/u.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const read = numberInText(digits, meta);
  if (!read || behind === '' || 'why' in read) return read;
  if (behind === '%' && meta.percent) return read;
  return meta.unit === undefined ? undefined : { ...read, unit: behind };
};
