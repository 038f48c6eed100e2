import Papa from 'papaparse';

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Text whose every line a spreadsheet wrote as one quoted cell, with nothing or blank cells behind it, as the lines that were meant. */
export function* unwrapped(pieces: Iterable<string>, delimiter: Delimiter): Generator<string> {
  for (const { records } of readRecords(pieces, delimiter, 1)) {
    const isBlankBehind = (record: readonly string[]) => record.slice(1).every((cell) => cell.trim() === '');
    const lines = records.map((record) => (isBlankBehind(record) ? (record[0] ?? '') : record.join(delimiter)));
    yield `${lines.join('\n')}\n`;
  }
}

/** A row that its sender cut by another sign than the header: its cells by that one. Undefined for a row like all others. */
export const cutAnew = (
  record: readonly string[],
  width: number,
  delimiter: Delimiter,
): { cells: readonly string[]; delimiter: Delimiter } | undefined => {
  const first = record[0] ?? '';
  if (record.length * 2 > width && !(first.length > 20 && /[,;\t]/.test(first))) return undefined;
  const filled = record.slice(0, record.findLastIndex((cell) => cell.trim() !== '') + 1);
  if (filled.length * 2 > width) return undefined;
  const line = filled.join(delimiter);
  for (const other of delimiters) {
    if (other === delimiter || !line.includes(other)) continue;
    const cells = firstRecords(`${line}\n`, other, 1)[0] ?? [];
    if (cells.length * 2 > width && cells.length > filled.length * 2) return { cells, delimiter: other };
  }
  return undefined;
};

/** Some records of a file, in order, and the line of text each begins on. */
export interface Batch {
  records: readonly (readonly string[])[];
  lines: readonly number[];
  /** Why this batch's only record could not be read: a quote never closed, a line without end, or too many such before it. */
  broken?: 'nhay-kep-ho' | 'o-qua-dai' | 'doc-do-dang';
}

/** A record longer than this many characters is not read on. */
const longestRecord = 1 << 18;
/** After this many broken records the rest of the file is one broken record: a file is not read for ever. */
const mostBroken = 100;

const parser = (delimiter: string, preview = 0) => new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"', preview });
interface Parsed {
  data: string[][];
  /** Of quotes alone: there is nothing else to be wrong where every record may have any number of cells. */
  errors: readonly { row: number }[];
  meta: { cursor: number };
}
const parse = (text: string, delimiter: string, whole: boolean): Parsed => parser(delimiter).parse(text, 0, !whole) as Parsed;

/** The first records of a text, as far as they are whole. */
export const firstRecords = (text: string, delimiter: Delimiter, count: number): readonly string[][] =>
  (parser(delimiter, count).parse(text, 0, false) as Parsed).data;

const countLines = (text: string, end: number): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

/** Where the first records of a text end. */
const endOf = (text: string, delimiter: Delimiter, records: number): number =>
  records === 0 ? 0 : (parser(delimiter, records).parse(text, 0, false) as Parsed).meta.cursor;

/** The line that each record begins on, and the one after the last; of plain records each stands on one line. */
const linesOf = (records: readonly string[][], first: number, isPlain: boolean): { lines: number[]; next: number } => {
  const lines: number[] = [];
  let next = first;
  for (const record of records) {
    lines.push(next);
    next += 1;
    if (!isPlain) for (const cell of record) next += countLines(cell, cell.length);
  }
  return { lines, next };
};

/**
 * Text → records. A record whose quotes do not close costs only its own line: reading goes on with the next.
 * Memory stays at one piece of text, whatever the file's size.
 * @param pieces text with `\n` line ends, cut anywhere
 */
export function* readRecords(pieces: Iterable<string>, delimiter: Delimiter, firstLine: number): Generator<Batch> {
  let line = firstLine;
  let pending = '';
  let broken = 0;
  /** Inside a record too long to keep: everything up to its line's end is dropped. */
  let skipping = false;

  function* take(whole: boolean): Generator<Batch> {
    while (pending !== '') {
      if (skipping) {
        const end = pending.indexOf('\n');
        if (end < 0) {
          pending = '';
          return;
        }
        pending = pending.slice(end + 1);
        line += 1;
        skipping = false;
        continue;
      }
      const { data, errors, meta } = parse(pending, delimiter, whole);
      // A quote inside a quoted text is read well enough while the record stays on its line.
      const bad = errors.find(({ row }) => data[row]?.some((cell) => cell.includes('\n')) !== false);
      const good = bad ? bad.row : data.length;
      const end = bad ? endOf(pending, delimiter, good) : meta.cursor;
      if (good > 0) {
        const records = data.slice(0, good);
        const { lines, next } = linesOf(records, line, countLines(pending, end) <= good);
        line = next;
        yield { records, lines };
      }
      pending = pending.slice(end);
      if (bad || pending.length > longestRecord) {
        const lineEnd = pending.indexOf('\n');
        const tooLong = (lineEnd < 0 ? pending.length : lineEnd) > longestRecord;
        yield { records: [[]], lines: [line], broken: tooLong ? 'o-qua-dai' : 'nhay-kep-ho' };
        broken += 1;
        if (broken >= mostBroken) {
          yield { records: [[]], lines: [line + 1], broken: 'doc-do-dang' };
          return;
        }
        if (lineEnd < 0) {
          skipping = true;
          pending = '';
          return;
        }
        line += 1;
        pending = pending.slice(lineEnd + 1);
      } else return;
    }
  }

  for (const piece of pieces) {
    pending += piece;
    yield* take(false);
    if (broken >= mostBroken) return;
  }
  yield* take(true);
}
