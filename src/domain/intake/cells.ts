import type { z } from 'zod';
import type { Issue, ReadingCode } from '../issues.ts';
import { isDay, type FieldMeta } from '../schema/field.ts';
import { columnMeta, kindOf, type KindName } from '../schema/submission.ts';
import { remember } from '../remember.ts';
import { fold, repairsOf, tidy } from '../vietnamese.ts';
import { lostLetters, recogniseText } from './legacy.ts';
import { personalValue } from './personal.ts';

/** What a cell says: its text in canonical form and what was done to it, or why it cannot stand. */
export type CellVerdict = { value: string; repairs?: readonly string[] } | { refused: { code: ReadingCode; values: Issue['values'] } };

/** A cell longer than this is not read. */
export const longestCell = 2000;

const iso = (y: string, m: string, d: string): string => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;

/** dd/mm/yyyy with its variants → `yyyy-mm-dd`; undefined when it is not such a day. Two-digit years are never guessed. */
export const readDay = (text: string): string | undefined => {
  const plain = text.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, '');
  const [, d, m, y] = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})$/.exec(plain) ?? [];
  const [, y2, m2, d2] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(plain) ?? [];
  const day = y !== undefined ? iso(y, m!, d!) : y2 !== undefined ? iso(y2, m2!, d2!) : undefined;
  return day !== undefined && isDay(day) ? day : undefined;
};

/** The day behind a number that Excel shows when a date's format is lost: days since 30/12/1899, from 1954 to 2064. */
const serialDay = (text: string): string | undefined =>
  /^[2-5]\d{4}$/.test(text) ? new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10) : undefined;

/** `1.500` → `1500`, `1,5` → `1.5`, `01` → `1`: numbers as Vietnamese sheets write them. */
const plainNumber = (text: string): string =>
  text
    .replace(/\.(?=\d{3}(\D|$))/g, '')
    .replace(',', '.')
    .replace(/^0+(?=\d)/, '')
    .replace(/\.00?$/, '');

/** `RL1 – Giữ gìn…` → `RL1`: a code with its name behind it, as lists in a sheet show it. */
const codeBeforeName = (text: string): string | undefined => /^(\S{1,40})\s+[-–—:]\s+\S/.exec(text)?.[1];

const asCode = (text: string): string => fold(text).replace(/[\s.-]+/g, '_');

/** Reads one column of a kind. */
class CellReader {
  readonly #schema: z.ZodType<string>;
  readonly #meta: FieldMeta;
  readonly read: (cell: string) => CellVerdict;

  constructor(kind: KindName, column: string) {
    this.#schema = kindOf(kind).columns[column]!;
    this.#meta = columnMeta(kind, column);
    const judge = (cell: string) => this.#judge(cell);
    const remembered = remember(judge);
    // A member's code does not come again in other branches' files; a text too long to read is not worth keeping.
    this.read = column === 'ma_doan_vien' ? judge : (cell) => (cell.length > longestCell ? judge : remembered)(cell);
  }

  #judge(cell: string): CellVerdict {
    const { label, labels, spellings, patternMessage: example = Object.keys(labels ?? {})[0] ?? '' } = this.#meta;
    const refused = (code: ReadingCode, values: Issue['values'] = {}): CellVerdict => ({ refused: { code, values } });
    const fits = (text: string) => this.#schema.safeParse(text).success;

    if (cell.length > longestCell) return refused('o-qua-dai', { label, limit: longestCell });
    const legacy = recogniseText(cell);
    const text = legacy?.text ?? cell;
    if (lostLetters(text)) return refused('chu-mat', { label });
    const value = tidy(text);
    const repairs = [...(legacy ? [`đổi chữ từ ${legacy.table}`] : []), ...repairsOf(text)];
    const stands = (result: string, repair?: string): CellVerdict => {
      const all = repair === undefined ? repairs : [...repairs, repair];
      return all.length > 0 ? { value: result, repairs: all } : { value: result };
    };

    const personal = personalValue(value);
    if (personal) return refused('gia-tri-ca-nhan', { kind: personal });
    if (/^[=+@-]/.test(value) && !/^- \p{L}/u.test(value)) return refused('o-cong-thuc');
    if (fits(value)) return stands(value);
    if (value === '') return refused('o-trong', { label, example });

    const day = readDay(value);
    const attempts: readonly (readonly [string | undefined, string])[] = [
      [day, 'viết ngày theo dạng năm-tháng-ngày'],
      [serialDay(value), 'đổi số của Excel thành ngày'],
      [/^[\d.,]+ ?%?$/.test(value) ? plainNumber(value.replace(/ ?%$/, '')) : undefined, 'viết số không có dấu phân cách hàng nghìn'],
      [
        Object.entries(labels ?? {}).find(([code, words]) => code === asCode(value) || fold(words) === fold(value))?.[0],
        'đổi chữ thành mã',
      ],
      [spellings?.[fold(value)], 'đổi chữ thành mã'],
      [codeBeforeName(value), 'giữ mã, bỏ phần tên đứng sau'],
      [value.toUpperCase(), 'viết hoa'],
      [value.toLowerCase(), 'viết thường'],
      [asCode(value), 'đổi chữ thành mã'],
    ];
    for (const [attempt, repair] of attempts) if (attempt !== undefined && fits(attempt)) return stands(attempt, repair);

    if (labels) return refused('khong-trong-danh-muc', { label, options: Object.keys(labels).join(', ') });
    if (/^\d+([.,]\d+)?E\+?\d+$/i.test(value)) return refused('excel-doi-so', { label });
    if (fits('2016-02-29')) {
      if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(value)) return refused('nam-hai-so', { label });
      if (/^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(value)) return refused('ngay-khong-co', { label });
    }
    return refused('o-sai', { label, example });
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
