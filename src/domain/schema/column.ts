import { z } from 'zod';
import { formatNumber } from '../vietnamese.ts';
import { code as unitCode, codePattern, codesOf, type Labels } from './field.ts';

/**
 * A column says once what it takes. Whoever reads, mends, offers or explains its cells asks the declaration, and never
 * tries words on a schema to see what it lets through.
 */
export type ColumnType = 'whole' | 'decimal' | 'year' | 'day' | 'unit' | 'member' | 'code' | 'choice' | 'text';

/** What a programme calls by names of its own: a cell may hold the name instead of the code. */
export type NamedThing = 'criterion' | 'campaign' | 'round' | 'rating' | 'reference';

/** How numbers are written: how many decimals they may have, whether a per cent may stand there, and the column that says what is counted. */
export interface NumberMeta {
  decimals: 0 | 2;
  percent?: true;
  unit?: string;
  /** The least and the most that may stand there. */
  range?: readonly [least: number, most: number];
}

/** What people read of a column, and what they may write beside its own form. */
interface ColumnWords {
  /** The name people read, in Vietnamese. */
  label: string;
  /** What to write, in a few words. */
  hint?: string;
  /** A cell that fits, as files hold it: templates, guides and messages show it. */
  example?: string;
  /** Other names people give the column, besides its own and its label. */
  synonyms?: readonly string[];
  /** Other ways people write a value, folded → the value. */
  spellings?: Readonly<Record<string, string>>;
  /** Its cells may be empty. */
  optional?: true;
  names?: NamedThing;
  /** It only says again what the file's folder says: it may be left out, or empty. */
  repeats?: 'year' | 'unit';
  /** A day that may lie ahead; all others tell of what was done. */
  ahead?: true;
  /** It says whose row it is: below a row of the same person it may be one merged cell. */
  ofPerson?: true;
}

export interface CsvColumn extends ColumnWords {
  type: ColumnType;
  /** '' where no example says more than the hint. */
  example: string;
  /** What a filled cell must be. */
  filled: z.ZodType<string>;
  /** What every filled cell matches: asked first, for a schema spends its time on errors that nobody reads. */
  pattern?: RegExp;
  /** For a choice: code → the words people read. */
  labels?: Labels;
  /** For numbers: how they are written. */
  number?: NumberMeta;
  /** For a text: its longest. */
  max?: number;
  /** For a code: the most letters and figures it can have. */
  longest?: number;
}

/** What a cell must be, an empty one too. */
export const cellSchema = ({ filled, optional }: CsvColumn): z.ZodType<string> => (optional ? z.union([z.literal(''), filled]) : filled);

/** Whether its cells hold one of a few codes, that of a unit or a member not among them. */
export const isCoded = ({ type }: CsvColumn): boolean => type === 'code' || type === 'choice';

const declared = (type: ColumnType, words: ColumnWords, filled: z.ZodType<string>, more: Partial<CsvColumn> = {}): CsvColumn => ({
  example: '',
  ...words,
  type,
  filled,
  ...more,
});
const matching = (type: ColumnType, words: ColumnWords, pattern: RegExp, more: Partial<CsvColumn> = {}): CsvColumn =>
  declared(type, words, z.string().regex(pattern), { pattern, ...more });

export const whole = ({ min, max, percent, ...words }: ColumnWords & { min: number; max: number; percent?: true }): CsvColumn => {
  const pattern = /^(0|[1-9]\d{0,6})$/;
  const inRange = z
    .string()
    .regex(pattern)
    .refine((text) => Number(text) >= min && Number(text) <= max);
  return declared('whole', words, inRange, { pattern, number: { decimals: 0, range: [min, max], ...(percent && { percent }) } });
};

/** Between what a column's numbers lie, as people read it. */
export const rangeSaid = ({ number }: CsvColumn): string =>
  number?.range ? `từ ${number.range[0]} đến ${formatNumber(number.range[1])}` : 'từ 0 trở lên';

/** One or two decimals: three would read as thousands in Vietnamese. */
export const decimal = ({ unit, percent, ...words }: ColumnWords & { unit?: string; percent?: true }): CsvColumn =>
  matching('decimal', words, /^(0|[1-9]\d{0,6})(\.\d{1,2})?$/, {
    number: { decimals: 2, ...(unit && { unit }), ...(percent && { percent }) },
  });

/** The year of the file's folder. */
export const year = (words: ColumnWords): CsvColumn => matching('year', words, /^20\d\d$/, { repeats: 'year' });

export const day = (words: ColumnWords): CsvColumn => declared('day', words, z.iso.date(), { pattern: /^\d{4}-/ });

export const unit = (words: ColumnWords): CsvColumn => declared('unit', words, unitCode(), { pattern: codePattern });

const memberPattern = /^(?=.*[A-Z])(?=.*\d)(?!.*[A-Z]{4})(?!.*\d{6})[A-Z0-9]+(-[A-Z0-9]+)*$/;
const memberCode = z.string().regex(memberPattern).min(4).max(16);
/**
 * A member's code: issued by the chi đoàn, opaque, meaningless outside it. Capital ASCII letters and digits, at least
 * one of each; never four letters or six digits in a row, so that whole names, dates and phone numbers do not pass.
 */
export const member = (words: ColumnWords): CsvColumn => declared('member', words, memberCode, { pattern: memberPattern, ofPerson: true });
export const isMemberCode = (text: string): boolean => memberCode.safeParse(text).success;

/** A code that the programme gives: of a criterion, a round, a rating. */
export const code = (pattern: RegExp, words: ColumnWords, longest?: number): CsvColumn =>
  matching('code', words, pattern, longest === undefined ? {} : { longest });

/** One of the codes of a list, shown by the first of them. */
export const choice = (labels: Labels, words: ColumnWords): CsvColumn =>
  declared('choice', { example: Object.keys(labels)[0]!, ...words }, codesOf(labels), { labels });

export const text = (max: number, words: ColumnWords): CsvColumn => declared('text', words, z.string().min(1).max(max), { max });
/** A text in words: a number or a day alone says nothing of what is done, or counted (`%`, `₫` and `m²` do). */
export const phrase = (max: number, words: ColumnWords): CsvColumn => {
  const pattern = /[\p{L}%\p{Sc}]/u;
  return declared('text', words, z.string().regex(pattern).max(max), { pattern, max });
};
