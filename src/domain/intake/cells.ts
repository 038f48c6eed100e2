import type { Issue } from '../issues.ts';
import type { ReadingCode } from './reading-words.ts';
import { type CsvColumn, isCoded, rangeSaid } from '../schema/column.ts';
import { columnOf, type KindName } from '../schema/submission.ts';
import { ownCopy, remember } from '../remember.ts';
import { fold, rejoined, repairsOf, shortDay, tidy } from '../vietnamese.ts';
import { asCode, codeBeforeName, readDay, schoolYear, serialDay, shortCode, wordsForNothing, withoutYear } from './days-and-codes.ts';
import { fingerprintsOf, maybeOneOf, plainLength } from './fingerprint.ts';
import { lostLetters, recogniseText } from './old-encodings.ts';
import { exactNumber, inOneWay, markedCell, readNumber, tooFine, twoWays, unitShown, type MarkedCell, type NumberRead } from './numbers.ts';
import { personalValue } from '../privacy/numbers.ts';

/** Why a cell cannot stand. */
export type Refusal = Pick<Issue, 'values'> & { code: ReadingCode };
/** What a cell says: its text in canonical form and what was done to it, or why it cannot stand. */
export type CellVerdict =
  | {
      value: string;
      repairs?: readonly string[];
      /** What is counted, where it stood in the number's own cell: it belongs into the column for it. */
      unit?: string;
      /** It is no text of the cell: the workbook's format shows it beside the number. */
      isUnitShown?: true;
      /** The number was written as per cent. */
      isPercent?: true;
      /** The year that stood in the cell beside its value (`Quý II/2016`): it must be the file's. */
      year?: number;
    }
  | { refused: Refusal };

/** A cell longer than this is not read. */
export const longestCell = 2000;

const isAscii = /^[\0-\x7f]*$/;
/** A code is cut from a long text, which it would keep alive. */
const withOwnValue = (verdict: CellVerdict): CellVerdict =>
  'value' in verdict && verdict.value.length > 12 ? { ...verdict, value: ownCopy(verdict.value) } : verdict;

/** A letter or figure stands first: no sign of an error, of a formula or for “nothing”. */
const beginsPlain = /^[A-Za-z\d]/;

/** Words where a member's code should stand. */
const namesSomebody = /\p{L}+\s+\p{L}+|^\p{L}{7,}$/u;

/** Reads the cells of one column, as the column says what it takes. */
class CellReader {
  readonly #column: CsvColumn;
  /** Its cells hold codes, of a list, a unit or a member. */
  readonly #isCode: boolean;
  readonly #codes: ReadonlySet<string> | undefined;
  /** The words of each code, as they stand and folded → the code. */
  readonly #codeOf: ReadonlyMap<string, string>;
  readonly #codeOfFolded: ReadonlyMap<string, string>;
  /** Other ways to write a value; a map, for to ask an object for a million names that it has not is slow. */
  readonly #spellings: ReadonlyMap<string, string>;
  readonly #options: string;
  /** The fingerprints of all that its list can be written as; a text with another one is none of it, whatever is mended. */
  readonly #listed: ReadonlySet<number> | undefined;
  /** What is told of most cells that cannot stand: always the same. */
  readonly #unlisted: CellVerdict;
  readonly #misfit: CellVerdict;
  readonly #noNumber: CellVerdict;
  readonly #personal = remember((kind) => this.#refused('gia-tri-ca-nhan', { kind }));
  /** What to write, as people write it: a day is read to them day first, a code by its label. */
  readonly #example: string;
  /** What a cell says. Its value keeps no longer text alive, and is the same one wherever the text comes again. */
  readonly read: (cell: string) => CellVerdict;

  constructor(column: CsvColumn) {
    const { type, labels, spellings = {}, example } = column;
    this.#column = column;
    const words = Object.entries(labels ?? {}).map(([code, label]) => [label, code] as const);
    this.#codes = labels && new Set(Object.keys(labels));
    this.#codeOf = new Map(words);
    this.#codeOfFolded = new Map(words.flatMap(([label, code]) => [[code, code] as const, [fold(label), code] as const]));
    this.#spellings = new Map(Object.entries(spellings));
    this.#options = words.map(([label]) => label).join(', ');
    this.#isCode = isCoded(column) || type === 'unit' || type === 'member';
    this.#listed =
      labels && fingerprintsOf([...this.#codeOf.keys(), ...this.#codeOfFolded.keys(), ...this.#spellings.keys(), ...wordsForNothing]);
    this.#example = type === 'day' ? shortDay(example) : (labels?.[example] ?? example);
    this.#unlisted = this.#refused('khong-trong-danh-muc', { options: this.#options });
    this.#misfit = this.#refused('o-sai', { example: this.#example });
    this.#noNumber = this.#refused('so-sai', { example: this.#example, range: rangeSaid(column) });
    const judge = (cell: string) => this.#judge(cell);
    const remembered = remember(judge, ownCopy);
    // Codes are soon judged, members' and wrong ones do not come again in another file, and within one the rows' reader
    // remembers them; a text too long to read is not worth keeping.
    this.read = (cell) =>
      this.#isCode ? (this.#plainlyNone(cell) ?? withOwnValue(judge(cell))) : cell.length > longestCell ? judge(cell) : remembered(cell);
  }

  #fits(text: string): boolean {
    const { pattern, filled, optional = false } = this.#column;
    if (text === '') return optional;
    // Asked for a million texts that do not fit, a schema would spend its time on errors that nobody reads.
    if (this.#codes) return this.#codes.has(text);
    if (pattern && !pattern.test(text)) return false;
    const result = filled._zod.run({ value: text, issues: [] }, { async: false });
    return !(result instanceof Promise) && result.issues.length === 0;
  }

  #refused(code: ReadingCode, values: Issue['values'] = {}): CellVerdict {
    return { refused: { code, values: { label: this.#column.label, ...values } } };
  }

  /**
   * What is told of a code that is certainly none and has no sign to mend in it, as most of a million wrong ones: nothing
   * of it need be mended in every way first.
   */
  #plainlyNone(cell: string): CellVerdict | undefined {
    const { type, optional, longest } = this.#column;
    // A code before its name is another text.
    if (cell.length > longestCell || cell.includes(' -') || cell.includes(' :')) return undefined;
    const length = plainLength(cell);
    if (length < 0) return undefined;
    const isNone = this.#listed
      ? // A year may stand behind it.
        withoutYear(cell).length === 0 && !maybeOneOf(this.#listed, cell)
      : !optional && (type === 'code' ? longest !== undefined && length > longest : cell.includes(' '));
    if (!isNone) return undefined;
    const personal = personalValue(cell);
    if (personal) return this.#personal(personal);
    if (this.#listed) return this.#unlisted;
    return type === 'member' && namesSomebody.test(cell) ? this.#refused('ma-la-ho-ten', { example: this.#example }) : this.#misfit;
  }

  #judge(cell: string): CellVerdict {
    const { type, labels, number, optional, max } = this.#column;
    const example = this.#example;
    const refused = (code: ReadingCode, values: Issue['values'] = {}) => this.#refused(code, values);

    if (cell.length > longestCell) return refused('o-qua-dai', { limit: longestCell });
    const marked = markedCell(cell);
    if (marked) return marked.type === 'formula' ? refused('o-cong-thuc-chua-tinh') : this.#judgeNumber(marked);
    const tidied = tidy(cell);
    // What is invisible may belong to an old font, or break up its letters.
    const plain = isAscii.test(cell);
    const legacy = plain ? undefined : (recogniseText(cell) ?? (tidied === cell ? undefined : recogniseText(tidied)));
    const text = legacy?.text ?? cell;
    if (!(plain && !text.includes('?')) && lostLetters(text)) return refused('chu-mat');
    const whole = legacy ? tidy(text) : tidied;
    if (type === 'text' && rejoined(whole) !== undefined) return refused('chu-roi');
    const repairs = legacy ? [`đổi chữ từ ${legacy.table}`, ...repairsOf(text)] : tidied === cell ? [] : [...repairsOf(text)];
    const stands = (result: string, repair?: string, more: { unit?: string; year?: number; isPercent?: true } = {}): CellVerdict => {
      const all = repair === undefined ? repairs : [...repairs, repair];
      return all.length > 0 ? { value: result, repairs: all, ...more } : { value: result, ...more };
    };

    const personal = personalValue(whole);
    if (personal) return this.#personal(personal);
    let value = whole;
    if (!beginsPlain.test(whole)) {
      if (/^(#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)|#{3,})$/.test(whole)) return refused('o-loi-excel');
      if (type === 'text') value = whole.replace(/^[-+*•–—]\s*(?=\p{L})/u, '');
      if (value !== whole) repairs.push('bỏ gạch đầu dòng');
      if (/^[-–—.…/_*]+$/.test(value)) return optional ? stands('', 'bỏ dấu thay cho ô trống') : refused('o-trong', { example });
      if (/^[=+@]|^-(?![\d.,]+$)/.test(value)) return refused('o-cong-thuc');
    }
    if (this.#fits(value)) return number && inOneWay(value) !== value ? stands(inOneWay(value), 'viết lại con số') : stands(value);
    if (value === '') return refused('o-trong', { example });
    if (max !== undefined && value.length > max) return refused('o-qua-dai', { limit: max });

    const asLabel = this.#codeOf.get(value);
    if (asLabel !== undefined) return stands(asLabel);
    const read = number && readNumber(value, number);
    if (read && 'why' in read) return this.#tooFine(read.why);
    if (read && this.#fits(read.value))
      return read.unit === undefined
        ? stands(read.value, 'viết lại con số', read.isPercent ? { isPercent: true } : {})
        : stands(read.value, 'tách con số và đơn vị tính', { unit: read.unit });
    const mended = this.#mended(value, fold(value), stands);
    if (mended) return mended;

    if (labels) return this.#unlisted;
    if (/^\d+([.,]\d+)?E\+?\d+$/i.test(value)) return refused('excel-doi-so');
    if (type === 'day') {
      if (/^\d{1,2}[/.-]\d{1,2}([/.-]\d{2})?$/.test(value)) return refused('nam-hai-so');
      if (/^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(value)) return refused('ngay-khong-co');
    }
    if (number && /^-?\d/.test(value)) return this.#noNumber;
    if (type === 'member' && namesSomebody.test(value)) return refused('ma-la-ho-ten', { example });
    return this.#misfit;
  }

  /** A cell that its workbook holds as a number, or as per cent: its digits are not read a second time by the rules for texts. */
  #judgeNumber({ type, text, shown, isRounded, isOther }: MarkedCell): CellVerdict {
    const { number } = this.#column;
    const isPercent = type === 'percent';
    if (!number) {
      const seen = this.#judge(shown ?? `${text.replace('.', ',')}${isPercent ? '%' : ''}`);
      // `Năm 2016` is a number with words around it; what points at a person is not read a second time.
      if (shown === undefined || 'value' in seen || seen.refused.code === 'gia-tri-ca-nhan') return seen;
      const bare = this.#judge(text);
      return 'value' in bare ? bare : seen;
    }
    const personal = personalValue(shown ?? text);
    if (personal) return this.#personal(personal);
    if (isOther) return this.#refused('so-hai-cach', twoWays.ofCell);
    if (isPercent && !number.percent && number.unit === undefined) return this.#noNumber;
    const read = exactNumber(text, number);
    if (read && 'why' in read) return this.#tooFine(read.why);
    if (!read || !this.#fits(read.value)) return this.#noNumber;
    // The same words as for a text with the sign or the unit.
    const unit = number.unit === undefined ? undefined : isPercent ? '%' : shown && unitShown(shown);
    const repairs = [
      ...(isRounded ? ['làm tròn như số đang hiện'] : []),
      ...(unit === undefined ? (isPercent ? ['viết lại con số'] : []) : ['tách con số và đơn vị tính']),
    ];
    if (repairs.length === 0) return read;
    return {
      ...read,
      repairs,
      ...(isPercent && unit === undefined && { isPercent }),
      ...(unit !== undefined && { unit }),
      ...(unit !== undefined && !isPercent && { isUnitShown: true }),
    };
  }

  /** A number with more decimals than its column takes, or one that can be read in two ways. */
  #tooFine(why: Extract<NumberRead, { why: string }>['why']): CellVerdict {
    return this.#refused(why, why === 'so-le' ? tooFine(this.#column.number!) : twoWays.ofText);
  }

  /**
   * What a text was meant as, if it can be known, and in what words that is told. Each way is tried when the one before did
   * not fit, and only where the text has the sign it mends: of a million wrong texts most have none.
   */
  #mended(
    value: string,
    folded: string,
    stands: (result: string, repair: string, more?: { year?: number }) => CellVerdict,
  ): CellVerdict | undefined {
    const { type } = this.#column;
    const may = (attempt: string | undefined, repair: string, year?: number): CellVerdict | undefined =>
      attempt !== undefined && attempt !== value && this.#fits(attempt)
        ? stands(attempt, repair, year === undefined ? {} : { year })
        : undefined;
    const labelled = (text: string) =>
      this.#codeOfFolded.get(text) ??
      this.#codeOfFolded.get(asCode(text)) ??
      this.#spellings.get(text) ??
      this.#spellings.get(text.replace(/[.:;,]+$/, ''));
    const asDay = () => may(readDay(value), 'viết lại ngày') ?? may(serialDay(value), 'đổi số của Excel thành ngày');
    const asYear = () =>
      may(schoolYear(value), 'ghi năm bắt đầu của năm học') ?? may(/^(20\d\d)[.,]00?$/.exec(value)?.[1], 'viết lại con số');
    const asLabel = () => {
      const found = may(labelled(folded), 'đổi chữ thành mã');
      if (found) return found;
      for (const { said, year } of withoutYear(folded)) {
        const dated = may(labelled(said), 'đổi chữ thành mã', year);
        if (dated) return dated;
      }
      return undefined;
    };
    const inOtherLetters = () => {
      const upper = value.toUpperCase();
      // No code has a blank in it, in letters of any size.
      const cased =
        type === 'code' && value.includes(' ')
          ? undefined
          : (may(upper, 'viết hoa') ??
            may(value.toLowerCase(), 'viết thường') ??
            (folded.startsWith('dot:') ? may(value.replace(/^dot:/i, 'DOT:'), 'viết hoa') : undefined));
      return (
        cased ??
        (/[\u2010-\u2015\u2212]|[.\s]$/.test(upper)
          ? may(
              upper.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[.\s]+$/, ''),
              /[\u2010-\u2015\u2212]/.test(upper) ? 'sửa dấu gạch nối' : 'bỏ dấu chấm cuối',
            )
          : undefined)
      );
    };
    return (
      (type === 'day' ? asDay() : undefined) ??
      (type === 'year' ? asYear() : undefined) ??
      (this.#codeOfFolded.size + this.#spellings.size > 0 ? asLabel() : undefined) ??
      may(codeBeforeName(value), 'giữ mã, bỏ phần tên đứng sau') ??
      (value.startsWith("'") ? may(value.slice(1), 'bỏ dấu nháy đơn ở đầu') : undefined) ??
      (type === 'day' ? undefined : inOtherLetters()) ??
      // A member's code keeps its hyphens: without them it would be another one. Of a number nothing is taken away: -3 is not 3.
      (type === 'code' ? may(shortCode(value.toUpperCase()), 'viết liền, viết hoa') : undefined) ??
      (this.#isCode ? may(asCode(folded), 'đổi chữ thành mã') : undefined) ??
      (wordsForNothing.has(folded) ? may('', 'bỏ chữ thay cho ô trống') : undefined)
    );
  }
}

const readers = new WeakMap<CsvColumn, CellReader>();
/** The reader of a column's cells, made once. */
export const readerOf = (column: CsvColumn): CellReader => {
  const reader = readers.get(column) ?? new CellReader(column);
  readers.set(column, reader);
  return reader;
};
/** The same by the column's name. */
export const cellReader = (kind: KindName, column: string): CellReader => readerOf(columnOf(kind, column));
