import type { z } from 'zod';
import type { Issue, ReadingCode } from '../issues.ts';
import { isDay, type FieldMeta } from '../schema/field.ts';
import { columnMeta, columnSchema, type KindName } from '../schema/submission.ts';
import { ownCopy, remember } from '../remember.ts';
import { fold, repairsOf, tidy } from '../vietnamese.ts';
import { lostLetters, recogniseText } from './legacy.ts';
import { personalValue } from '../privacy/numbers.ts';

/** What a cell says: its text in canonical form and what was done to it, or why it cannot stand. */
export type CellVerdict = { value: string; repairs?: readonly string[] } | { refused: { code: ReadingCode; values: Issue['values'] } };

/** A cell longer than this is not read. */
export const longestCell = 2000;

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
const serialDay = (text: string): string | undefined =>
  /^[2-5]\d{4}$/.test(text) ? new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10) : undefined;

/** `1.500` → `1500`, `1,5` → `1.5`, `01` → `1`, `45%` → `45`: numbers as Vietnamese sheets write them. */
const plainNumber = (text: string): string | undefined =>
  /^[\d.,]+ ?%?$/.test(text)
    ? text
        .replace(/ ?%$/, '')
        .replace(/\.(?=\d{3}(\D|$))/g, '')
        .replace(',', '.')
        .replace(/^0+(?=\d)/, '')
        .replace(/\.00?$/, '')
    : undefined;

/** `2016 - 2017`, `NH 2016/2017` → `2016`: a school year is named by the year it begins in. */
const schoolYear = (text: string): string | undefined => {
  const [, from, to] = /^(?:nam hoc |nh )?(20\d\d) ?[-–/] ?((?:20)?\d\d)$/.exec(fold(text)) ?? [];
  return from !== undefined && Number(to!.slice(-2)) === (Number(from) + 1) % 100 ? from : undefined;
};

/** `RL1 – Giữ gìn…` → `RL1`: a code with its name behind it, as lists in a sheet show it. */
const codeBeforeName = (text: string): string | undefined => /^([A-Za-z]\S{0,39})\s+[-–—:]\s+\S/.exec(text)?.[1];

const asCode = (text: string): string =>
  fold(text)
    .replace(/[\s.-]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** `rl 05.` → `RL5`: a short code without what people put into it. */
const shortCode = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[\s._-]/g, '')
    .replace(/([A-Z])0+(?=\d)/, '$1');

/** Reads one column of a kind. */
class CellReader {
  readonly #schema: z.ZodType<string>;
  readonly #meta: FieldMeta;
  /** What a cell says. Its value keeps no longer text alive, and is the same one wherever the text comes again. */
  readonly read: (cell: string) => CellVerdict;

  constructor(kind: KindName, column: string) {
    this.#schema = columnSchema(kind, column)!;
    this.#meta = columnMeta(kind, column);
    const judge = (cell: string) => this.#judge(cell);
    const remembered = remember(judge);
    // A member's code does not come again in other branches' files; a text too long to read is not worth keeping.
    const isRare = column === 'ma_doan_vien';
    this.read = (cell) => (cell.length > longestCell ? judge(cell) : isRare ? judge(ownCopy(cell)) : remembered(cell));
  }

  #judge(cell: string): CellVerdict {
    const { label, labels, spellings, patternMessage: example = Object.values(labels ?? {})[0] ?? '' } = this.#meta;
    const refused = (code: ReadingCode, values: Issue['values'] = {}): CellVerdict => ({ refused: { code, values: { label, ...values } } });
    const fits = (text: string) => this.#schema.safeParse(text).success;

    if (cell.length > longestCell) return refused('o-qua-dai', { limit: longestCell });
    const tidied = tidy(cell);
    // What is invisible may belong to an old font, or break up its letters.
    const legacy = recogniseText(cell) ?? (tidied === cell ? undefined : recogniseText(tidied));
    const text = legacy?.text ?? cell;
    if (lostLetters(text)) return refused('chu-mat');
    const whole = legacy ? tidy(text) : tidied;
    const repairs = [...(legacy ? [`đổi chữ từ ${legacy.table}`] : []), ...repairsOf(text)];
    const stands = (result: string, repair?: string): CellVerdict => {
      const all = repair === undefined ? repairs : [...repairs, repair];
      return all.length > 0 ? { value: result, repairs: all } : { value: result };
    };

    const personal = personalValue(whole);
    if (personal) return refused('gia-tri-ca-nhan', { kind: personal });
    if (/^(#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)|#{3,})$/.test(whole)) return refused('o-loi-excel');
    const isText = fits('Một câu bất kỳ');
    const value = isText ? whole.replace(/^[-+*•–—]\s*(?=\p{L})/u, '') : whole;
    if (value !== whole) repairs.push('bỏ gạch đầu dòng');
    if (/^[-–—.…/_*]+$/.test(value)) return fits('') ? stands('', 'bỏ dấu thay cho ô trống') : refused('o-trong', { example });
    if (/^[=+@]|^-(?![\d.,]+$)/.test(value)) return refused('o-cong-thuc');
    if (fits(value)) return stands(value);
    if (value === '') return refused('o-trong', { example });
    const tooLong = this.#schema.safeParse(value).error?.issues.find((issue) => issue.code === 'too_big');
    if (isText && tooLong) return refused('o-qua-dai', { limit: Number(tooLong.maximum) });

    const folded = fold(value);
    const asLabel = Object.entries(labels ?? {}).find(([, words]) => words === value)?.[0];
    if (asLabel !== undefined) return stands(asLabel);
    const isCode = !isText && !fits('3') && !fits('2016-02-29');
    const attempts: readonly (readonly [string | undefined, string])[] = [
      [readDay(value), 'viết ngày theo dạng năm-tháng-ngày'],
      [serialDay(value), 'đổi số của Excel thành ngày'],
      [plainNumber(value), 'viết lại con số'],
      [schoolYear(value), 'ghi năm bắt đầu của năm học'],
      [Object.entries(labels ?? {}).find(([code, words]) => code === asCode(value) || fold(words) === folded)?.[0], 'đổi chữ thành mã'],
      [spellings?.[folded] ?? spellings?.[folded.replace(/[ /-]*(nam )?20\d\d$/, '').replace(/[.:;,]+$/, '')], 'đổi chữ thành mã'],
      [codeBeforeName(value), 'giữ mã, bỏ phần tên đứng sau'],
      [value.replace(/^'/, ''), 'bỏ dấu nháy đơn ở đầu'],
      [value.toUpperCase(), 'viết hoa'],
      [value.toLowerCase(), 'viết thường'],
      [value.replace(/^dot:/i, 'DOT:'), 'viết hoa'],
      [
        value
          .toUpperCase()
          .replace(/[\u2010-\u2015\u2212]/g, '-')
          .replace(/[.\s]+$/, ''),
        'sửa dấu gạch nối',
      ],
      // A member's code keeps its hyphens: without them it would be another one.
      [isCode && !fits('DV-1A') ? shortCode(value) : undefined, 'viết liền, viết hoa'],
      // Of a number nothing is taken away: -3 is not 3.
      [isCode ? asCode(value) : undefined, 'đổi chữ thành mã'],
      [/^(khong|khong co|ko|x|chua co)$/.test(folded) ? '' : undefined, 'bỏ chữ thay cho ô trống'],
    ];
    for (const [attempt, repair] of attempts) if (attempt !== undefined && fits(attempt)) return stands(attempt, repair);

    if (labels) return refused('khong-trong-danh-muc', { options: Object.values(labels).join(', ') });
    if (/^\d+([.,]\d+)?E\+?\d+$/i.test(value)) return refused('excel-doi-so');
    if (fits('2016-02-29')) {
      if (/^\d{1,2}[/.-]\d{1,2}([/.-]\d{2})?$/.test(value)) return refused('nam-hai-so');
      if (/^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(value)) return refused('ngay-khong-co');
    }
    if (fits('3') && /^-?\d/.test(value)) return refused('so-sai', { example });
    if (fits('DV-1A') && /\p{L}+\s+\p{L}+|^\p{L}{7,}$/u.test(value)) return refused('gia-tri-ca-nhan', { kind: 'một họ tên' });
    return refused('o-sai', { example });
  }
}

const readers = new Map<string, CellReader>();
/** The reader of a column. It lives as long as the program. */
export const cellReader = (kind: KindName, column: string): CellReader => {
  const key = `${kind}/${column}`;
  let reader = readers.get(key);
  if (!reader) readers.set(key, (reader = new CellReader(kind, column)));
  return reader;
};
