import { allColumns, columnOf, headerOf, type KindName } from '../schema/submission.ts';
import { ownCopy, remember } from '../remember.ts';
import { fold } from '../vietnamese.ts';
import { recogniseText, type LegacyTable } from './old-encodings.ts';
import { delimiters, firstRecords, type Delimiter } from './records.ts';

/** Where a table begins in a text, and how it is cut. */
export interface Header {
  delimiter: Delimiter;
  /** Which record it is: 0, or more when titles stand above it. */
  at: number;
  /** The names as they stand in the sender's file. */
  cells: readonly string[];
  /** Column of the kind → its place in a record. */
  place: ReadonlyMap<string, number>;
  /** The old font the names were written in, if they were. */
  table: LegacyTable | undefined;
}

/** Titles above a table are looked through this far. */
const longestTitle = 20;

/** No column has a longer name. */
const longestName = 200;

/** A column's name without case, marks, stops and what stands in brackets. */
const plainName = remember(
  (name) =>
    fold(name.slice(0, longestName))
      .replace(/\([^()]*\)/g, ' ')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  ownCopy,
);

interface Name {
  column: string;
  /** 0: the column's own name, then its label, then its other names in their order. */
  rank: number;
}
const namesByKind = new Map<KindName, ReadonlyMap<string, Name>>();
/** Every name by which a column of a kind is known, made plain. */
const namesOf = (kind: KindName): ReadonlyMap<string, Name> => {
  let names = namesByKind.get(kind);
  if (!names) {
    const all = allColumns(kind).flatMap((column) => {
      const { label, synonyms = [] } = columnOf(kind, column);
      return [column, label, ...synonyms].map((name, rank) => [plainName(name), { column, rank }] as const);
    });
    namesByKind.set(kind, (names = new Map(all.reverse())));
  }
  return names;
};

/** The column of a kind that a header's cell names, if any. */
export const columnNamed = (kind: KindName, cell: string): string | undefined => namesOf(kind).get(plainName(cell))?.column;

/** Whether a column only numbers the rows of a sheet: it says nothing and is passed over. */
export const isRunningNumber = (cell: string): boolean => ['stt', 'tt', 'so tt', 'so thu tu'].includes(plainName(cell));

/** Each column's place: where several cells name it, the one that does so by its best name. */
const placesIn = (kind: KindName, cells: readonly string[]): ReadonlyMap<string, number> => {
  const found = new Map<string, { at: number; rank: number }>();
  for (const [at, cell] of cells.entries()) {
    const name = namesOf(kind).get(plainName(cell));
    // “STT” may only number the rows: a cell that names the column in words goes before it.
    const rank = name && isRunningNumber(cell) ? Number.MAX_SAFE_INTEGER : name?.rank;
    if (name && rank! < (found.get(name.column)?.rank ?? Infinity)) found.set(name.column, { at, rank: rank! });
  }
  return new Map([...found].map(([column, { at }]) => [column, at]));
};

/**
 * Finds a kind's header near the beginning of a text: the record and the delimiter by which most of its columns are
 * recognised; names may stand on two lines, one under the other. Undefined when no record names two of them.
 */
export const findHeader = (kind: KindName, text: string): Header | undefined => {
  let best: Header | undefined;
  for (const delimiter of delimiters) {
    let above: readonly string[] = [];
    for (const [at, record] of firstRecords(text, delimiter, longestTitle + 1).entries()) {
      const table = recogniseText(record.join(' '))?.table;
      const cells = table === undefined ? record : record.map((cell) => recogniseText(cell, table)?.text ?? cell);
      const upper = above;
      const both = cells.map((cell, i) => (cell.trim() === '' ? (upper[i] ?? '') : cell));
      above = cells;
      // A running number's name stands in the upper line, merged over both: it is taken along where the columns stay the same.
      const joined = cells.map((cell, i) => (cell.trim() === '' && isRunningNumber(upper[i] ?? '') ? upper[i]! : cell));
      for (const names of [joined, both]) {
        const place = placesIn(kind, names);
        if (place.size > (best?.place.size ?? 1)) best = { delimiter, at, cells: names, place, table };
      }
      if ((best?.place.size ?? 0) >= headerOf(kind).length) return best;
    }
  }
  return best;
};

/** How many letters must change to make one word of another: insert, delete, replace, or swap two neighbours. */
const distance = (a: string, b: string): number => {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
};

/** The missing column whose name a strange header cell nearly spells, if one does. */
export const nearMiss = (kind: KindName, cell: string, missing: readonly string[]): string | undefined => {
  const name = plainName(cell).slice(0, 60);
  let best: { column: string; far: number } | undefined;
  for (const [known, { column }] of namesOf(kind)) {
    if (!missing.includes(column)) continue;
    const far = distance(name, known);
    if (far <= Math.max(1, Math.floor(known.length / 4)) && known.length > 3 && far < (best?.far ?? Infinity)) best = { column, far };
  }
  return best?.column;
};

/** A column by its place, as spreadsheets name it: 0 → `A`, 26 → `AA`. */
export const columnLetter = (place: number): string =>
  (place >= 26 ? columnLetter(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26));

/**
 * The sign between the cells of the rows: the header's own, unless the rows after it are one cell each by it and more
 * by another.
 */
export const delimiterOfRows = (text: string, header: Header): Delimiter => {
  const widths = (delimiter: Delimiter) =>
    firstRecords(text, delimiter, header.at + 21)
      .slice(header.at + 1)
      .filter((record) => record.some((cell) => cell.trim() !== ''))
      .map((record) => record.length);
  const isWhole = (width: number) => width > header.cells.length / 2;
  const own = widths(header.delimiter);
  if (own.length === 0 || own.some((width) => width > 1)) return header.delimiter;
  return delimiters.find((d) => widths(d).filter(isWhole).length > own.length / 2) ?? header.delimiter;
};
