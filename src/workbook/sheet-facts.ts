import type { Merge, SheetFacts } from '../domain/index.ts';
import { numberFormat, shownBy, type NumberFormat } from './number-format.ts';
import { partsOf, type WorkbookPart } from './workbook.ts';

/**
 * What the reading library does not tell of a sheet while it streams: how cells show their numbers, which formulas have
 * no result, what is merged or hidden. It is seen by the tags of the sheet's own XML, piece by piece.
 */

/** A sheet's facts, and what its marked cells are, by row and column counted from 0. */
export interface Seen {
  facts: SheetFacts;
  /** How a number is shown, where that is more than its digits. */
  format: (row: number, column: number) => NumberFormat | undefined;
  /** What stands in a cell, where the library takes a counted word of its format for a day's, or reads what is only pronounced. */
  own: (row: number, column: number) => number | string | undefined;
  unfinished: (row: number, column: number) => boolean;
}

const attributes = new Map<string, RegExp>();
/** An attribute of a tag; the patterns are made once, for every cell is asked. */
const attribute = (tag: string, name: string): string | undefined => {
  let pattern = attributes.get(name);
  if (!pattern) attributes.set(name, (pattern = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)));
  const found = pattern.exec(tag);
  return found?.[1] ?? found?.[2];
};

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
/** Each sign is told once; what stands for no sign is shown as one that is none. */
const plainText = (xml: string): string =>
  xml.replace(/&(?:(lt|gt|quot|apos|amp)|#x([0-9a-f]+)|#(\d+));/gi, (_, name?: string, hex?: string, decimal?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()]!;
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  });

/** A part's text, piece by piece. */
async function* textOf(bytes: Uint8Array, part: WorkbookPart): AsyncGenerator<string> {
  const packed = bytes.subarray(part.from, part.from + part.packed);
  const decoder = new TextDecoder();
  if (!part.isDeflated) return yield decoder.decode(packed);
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield decoder.decode(piece.value, { stream: true });
}
const wholeText = async (bytes: Uint8Array, part: WorkbookPart | undefined): Promise<string> => {
  let text = '';
  if (part) for await (const piece of textOf(bytes, part)) text += piece;
  return text;
};

/** The formats of numbers that every workbook has, by their number (ECMA-376 part 1, §18.8.30). */
const builtIn = new Map(
  Object.entries({
    1: '0',
    2: '0.00',
    3: '#,##0',
    4: '#,##0.00',
    9: '0%',
    10: '0.00%',
    37: '#,##0',
    38: '#,##0',
    39: '#,##0.00',
    40: '#,##0.00',
  }),
);

/** How a workbook's cell styles show a number, by the style's number. */
const formatsIn = (styles: string): ReadonlyMap<number, NumberFormat> => {
  const codes = new Map(builtIn);
  for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g))
    codes.set(attribute(tag, 'numFmtId') ?? '', plainText(attribute(tag, 'formatCode') ?? ''));
  const formats = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  const found = new Map<number, NumberFormat>();
  for (const [at, [tag]] of [...formats.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].entries()) {
    const format = numberFormat(codes.get(attribute(tag, 'numFmtId') ?? '') ?? '');
    if (format) found.set(at, format);
  }
  return found;
};

/** Whether a cell's number is seen otherwise than as its own digits. */
const isOdd = (format: NumberFormat, value: number): boolean => {
  const { value: seen, text, percent, isOther } = shownBy(format, value);
  return seen === undefined || percent !== undefined || isOther === true || text !== String(value).replace('.', ',');
};

/** `B12` → row 11, column 1. */
const placeOf = (reference: string): { row: number; column: number } => {
  const [, letters = '', digits = '0'] = /^\$?([A-Z]+)\$?(\d+)$/i.exec(reference) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
};

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** A row or column of no height or width is as hidden as one that says so. */
const isUnseen = (tag: string, size: string): boolean => isOn(attribute(tag, 'hidden')) || Number(attribute(tag, size) ?? '1') === 0;

/** More columns than any sheet has. */
const widest = 1 << 14;

/** How a number is shown that nobody sees. */
const showsNothing = numberFormat(';;;')!;

const ourTags = /<(\/?)(?:\w+:)?(sheetView|row|col|c|f|v|is|t|rPh|mergeCell)(?=[\s>/])[^>]*>([^<]*)/g;

/** What the tags of a sheet say, taken one after another. */
class SheetTags implements Seen {
  readonly facts: Required<Pick<SheetFacts, 'hidden' | 'hiddenColumns' | 'merges'>>;
  readonly #formats: ReadonlyMap<number, NumberFormat>;
  readonly #shown = new Map<number, NumberFormat>();
  readonly #own = new Map<number, number | string>();
  readonly #unfinished = new Set<number>();
  readonly #hidden: [number, number][] = [];
  readonly #hiddenColumns: [number, number][] = [];
  readonly #merges: Merge[] = [];
  #hidesZeros = false;
  #row = -1;
  #column = -1;
  /** Of the cell that is read. */
  #format: NumberFormat | undefined;
  #type = 'n';
  #isFormula = false;
  #hasValue = false;
  /** Of its text in place what is written, whether some of it is only pronounced, and whether that is read. */
  #written = '';
  #isPronounced = false;
  #isPronouncing = false;

  constructor(formats: ReadonlyMap<number, NumberFormat>) {
    this.#formats = formats;
    this.facts = { hidden: this.#hidden, hiddenColumns: this.#hiddenColumns, merges: this.#merges };
  }

  format(row: number, column: number): NumberFormat | undefined {
    return this.#shown.get(row * widest + column);
  }
  own(row: number, column: number): number | string | undefined {
    return this.#own.get(row * widest + column);
  }
  unfinished(row: number, column: number): boolean {
    return this.#unfinished.has(row * widest + column);
  }

  /** Whole tags and the text behind each. */
  take(text: string): void {
    for (const [whole, closing, name, behind = ''] of text.matchAll(ourTags)) {
      if (closing) this.#close(name!);
      else if (name === 'c') this.#cell(whole);
      else if (name === 't') this.#written += this.#isPronouncing ? '' : plainText(behind);
      else if (name === 'rPh') this.#isPronounced = this.#isPronouncing = true;
      else if (name === 'v') this.#value(behind);
      else if (name === 'is') this.#hasValue = true;
      else if (name === 'f') this.#isFormula = true;
      else if (name === 'row') this.#startRow(whole);
      else if (name === 'mergeCell') this.#merge(whole);
      else if (name === 'col') {
        const [from, to] = [Number(attribute(whole, 'min')), Number(attribute(whole, 'max'))];
        if (isUnseen(whole, 'width') && from > 0) this.#hiddenColumns.push([from, to]);
      } else this.#hidesZeros ||= ['0', 'false'].includes(attribute(whole, 'showZeros') ?? '1');
    }
  }

  #close(name: string): void {
    if (name === 'rPh') this.#isPronouncing = false;
    if (name !== 'c') return;
    if (this.#isFormula && !this.#hasValue) this.#unfinished.add(this.#row * widest + this.#column);
    if (this.#isPronounced) this.#own.set(this.#row * widest + this.#column, this.#written);
  }

  #startRow(tag: string): void {
    const number = attribute(tag, 'r');
    this.#row = number === undefined ? this.#row + 1 : Number(number) - 1;
    this.#column = -1;
    if (!isUnseen(tag, 'ht')) return;
    const last = this.#hidden.at(-1);
    if (last?.[1] === this.#row) last[1] = this.#row + 1;
    else this.#hidden.push([this.#row + 1, this.#row + 1]);
  }

  #cell(tag: string): void {
    const reference = attribute(tag, 'r');
    this.#column = reference === undefined ? this.#column + 1 : placeOf(reference).column;
    this.#type = attribute(tag, 't') ?? 'n';
    this.#format = this.#type === 'n' ? this.#formats.get(Number(attribute(tag, 's') ?? '0')) : undefined;
    [this.#isFormula, this.#hasValue, this.#isPronounced] = [false, false, false];
    this.#written = '';
  }

  #value(text: string): void {
    this.#hasValue = this.#type === 'str' || text !== '';
    const value = Number(text);
    const isHidden = this.#hidesZeros && this.#type === 'n' && text !== '' && value === 0;
    const format = isHidden ? showsNothing : this.#format;
    if (!format || !isOdd(format, value)) return;
    this.#shown.set(this.#row * widest + this.#column, format);
    if (text !== '' && Number.isFinite(value)) this.#own.set(this.#row * widest + this.#column, value);
  }

  #merge(tag: string): void {
    const [from = '', to = from] = (attribute(tag, 'ref') ?? '').split(':');
    const [first, last] = [placeOf(from), placeOf(to)];
    this.#merges.push({ top: first.row + 1, bottom: last.row + 1, left: first.column + 1, right: last.column + 1 });
  }
}

const seenIn = async (pieces: AsyncIterable<string>, formats: ReadonlyMap<number, NumberFormat>): Promise<Seen> => {
  const tags = new SheetTags(formats);
  let held = '';
  for await (const piece of pieces) {
    held += piece;
    // A tag and the text behind it are taken whole.
    const end = held.lastIndexOf('<');
    if (end < 1 << 16) continue;
    tags.take(held.slice(0, end));
    held = held.slice(end);
  }
  tags.take(held);
  return tags;
};

const nothing: Seen = { facts: {}, format: () => undefined, own: () => undefined, unfinished: () => false };

/** Looks at the sheets of a workbook by their names; of one that cannot be found nothing is known. */
export const sheetSeer = async (bytes: Uint8Array): Promise<(name: string) => Promise<Seen>> => {
  const parts = partsOf(bytes) ?? new Map<string, WorkbookPart>();
  const book = [...parts.keys()].find((name) => /(^|\/)workbook\.xml$/.test(name)) ?? '';
  const folder = book.slice(0, book.lastIndexOf('/') + 1);
  const [sheets, relations, styles] = await Promise.all(
    [book, `${folder}_rels/workbook.xml.rels`, `${folder}styles.xml`].map((name) => wholeText(bytes, parts.get(name))),
  );
  const formats = formatsIn(styles!);
  const targets = new Map(
    [...relations!.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target') ?? '']),
  );
  const paths = new Map(
    [...sheets!.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => [
      plainText(attribute(tag, 'name') ?? ''),
      targets.get(attribute(tag, 'id')) ?? '',
    ]),
  );
  return (name) => {
    const target = paths.get(name) ?? '';
    const part = parts.get(target.startsWith('/') ? target.slice(1) : folder + target);
    return part ? seenIn(textOf(bytes, part), formats) : Promise.resolve(nothing);
  };
};
