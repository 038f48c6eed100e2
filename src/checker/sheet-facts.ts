import { formulaCell, numberCell, percentCell, textCell, type Merge, type SheetFacts } from '../domain/index.ts';
import { partsOf, type Part } from './workbook.ts';

/**
 * What the reading library does not tell of a sheet while it streams: which cells show per cent, which formulas have no
 * result, what is merged or hidden. It is seen by the tags of the sheet's own XML, piece by piece.
 */

/** A sheet's facts, and what its marked cells are, by row and column counted from 0. */
export interface Seen {
  facts: SheetFacts;
  percent: (row: number, column: number) => boolean;
  unfinished: (row: number, column: number) => boolean;
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined);

const plainText = (xml: string): string =>
  xml
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]!)
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) => String.fromCodePoint(parseInt(code, hex ? 16 : 10)));

/** A part's text, piece by piece. */
async function* textOf(bytes: Uint8Array, part: Part): AsyncGenerator<string> {
  const packed = bytes.subarray(part.from, part.from + part.packed);
  const decoder = new TextDecoder();
  if (!part.isDeflated) return yield decoder.decode(packed);
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield decoder.decode(piece.value, { stream: true });
}
const wholeText = async (bytes: Uint8Array, part: Part | undefined): Promise<string> => {
  let text = '';
  if (part) for await (const piece of textOf(bytes, part)) text += piece;
  return text;
};

/** The cell formats that show per cent, by their number: the two built in, and any with a bare % in its code. */
const percentStyles = (styles: string): ReadonlySet<number> => {
  const shows = new Set([9, 10]);
  for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    const code = plainText(attribute(tag, 'formatCode') ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
    if (code.includes('%')) shows.add(Number(attribute(tag, 'numFmtId')));
  }
  const formats = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  const found = new Set<number>();
  let at = 0;
  for (const [tag] of formats.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)) {
    if (shows.has(Number(attribute(tag, 'numFmtId')))) found.add(at);
    at += 1;
  }
  return found;
};

/** `B12` → row 11, column 1. */
const placeOf = (reference: string): { row: number; column: number } => {
  const [, letters = '', digits = '0'] = /^\$?([A-Z]+)\$?(\d+)$/i.exec(reference) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
};

/** More columns than any sheet has. */
const widest = 1 << 14;

const seenIn = async (pieces: AsyncIterable<string>, percents: ReadonlySet<number>): Promise<Seen> => {
  const [percent, unfinished] = [new Set<number>(), new Set<number>()];
  const hidden: [number, number][] = [];
  const merges: Merge[] = [];
  let [row, column, isFormula, isText, hasValue] = [-1, -1, false, false, false];
  const take = (text: string): void => {
    for (const [tag, closing, name] of text.matchAll(/<(\/?)(?:\w+:)?(row|c|f|v|is|mergeCell)(?=[\s>/])[^>]*>([^<]*)/g)) {
      const behind = tag.slice(tag.indexOf('>') + 1);
      if (name === 'row' && !closing) {
        const number = attribute(tag, 'r');
        row = number === undefined ? row + 1 : Number(number) - 1;
        column = -1;
        if (!/^(1|true)$/.test(attribute(tag, 'hidden') ?? '')) continue;
        const last = hidden.at(-1);
        if (last?.[1] === row) last[1] = row + 1;
        else hidden.push([row + 1, row + 1]);
      } else if (name === 'c' && !closing) {
        const reference = attribute(tag, 'r');
        column = reference === undefined ? column + 1 : placeOf(reference).column;
        if (percents.has(Number(attribute(tag, 's') ?? '-1'))) percent.add(row * widest + column);
        [isFormula, isText, hasValue] = [false, attribute(tag, 't') === 'str', false];
      } else if (name === 'f' && !closing) isFormula = true;
      else if ((name === 'v' || name === 'is') && !closing) hasValue = isText || behind !== '' || name === 'is';
      else if (name === 'c' && closing && isFormula && !hasValue) unfinished.add(row * widest + column);
      else if (name === 'mergeCell' && !closing) {
        const [from = '', to = from] = (attribute(tag, 'ref') ?? '').split(':');
        const [first, last] = [placeOf(from), placeOf(to)];
        merges.push({ top: first.row + 1, bottom: last.row + 1, left: first.column + 1 });
      }
    }
  };
  let held = '';
  for await (const piece of pieces) {
    held += piece;
    // A tag and the text behind it are taken whole.
    const end = held.lastIndexOf('<');
    if (end < 1 << 16) continue;
    take(held.slice(0, end));
    held = held.slice(end);
  }
  take(held);
  const has = (set: ReadonlySet<number>) => (r: number, c: number) => set.has(r * widest + c);
  return { facts: { hidden, merges }, percent: has(percent), unfinished: has(unfinished) };
};

const nothing: Seen = { facts: {}, percent: () => false, unfinished: () => false };

/** Looks at the sheets of a workbook by their names; of one that cannot be found nothing is known. */
export const sheetSeer = async (bytes: Uint8Array): Promise<(name: string) => Promise<Seen>> => {
  const parts = partsOf(bytes) ?? new Map<string, Part>();
  const book = [...parts.keys()].find((name) => /(^|\/)workbook\.xml$/.test(name)) ?? '';
  const folder = book.slice(0, book.lastIndexOf('/') + 1);
  const [sheets, relations, styles] = await Promise.all(
    [book, `${folder}_rels/workbook.xml.rels`, `${folder}styles.xml`].map((name) => wholeText(bytes, parts.get(name))),
  );
  const percents = percentStyles(styles!);
  const targets = new Map(
    [...relations!.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target') ?? '']),
  );
  const paths = new Map(
    [...sheets!.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => [
      plainText(attribute(tag, 'name') ?? ''),
      targets.get(attribute(tag.replace(/\ssheetId\s*=/, ' '), 'id')) ?? '',
    ]),
  );
  return (name) => {
    const target = paths.get(name) ?? '';
    const part = parts.get(target.startsWith('/') ? target.slice(1) : folder + target);
    return part ? seenIn(textOf(bytes, part), percents) : Promise.resolve(nothing);
  };
};

/** A cell's value as the text that stands for it: a day as `yyyy-mm-dd`, a number, a per cent, a formula without a result by its mark. */
export const cellText = (
  value: string | number | boolean | Date | null | undefined,
  at: { isPercent: boolean; isUnfinished: boolean },
): string => {
  if (value === null || value === undefined || value === '') return at.isUnfinished ? formulaCell : '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '?' : value.toISOString().slice(0, 10);
  if (typeof value === 'number') return at.isUnfinished ? formulaCell : at.isPercent ? percentCell(value) : numberCell(value);
  return textCell(String(value));
};
