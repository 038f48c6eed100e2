import { fold } from '../vietnamese.ts';
import { personalColumn } from '../privacy/columns.ts';
import { attempts, decode, NotText, openBytes, type Chunks } from './bytes.ts';
import { fontReader } from './font-tables.ts';
import { delimiters, firstRecords, type Delimiter } from './records.ts';

/** Headings are looked for this far, and rows this far. */
const longestTitle = 12;
const longestList = 200_000;

const isCode = (heading: string): boolean =>
  /^ma( so)?( (doan vien|dv))?$/.test(
    fold(heading)
      .replace(/[_.:]+/g, ' ')
      .trim(),
  );
/** Letters, figures and a dash, as members' codes are written. */
const code = /^[A-Z0-9]{2,4}-[A-Z0-9]{2,12}$/;

/** Which columns hold codes and names, if the records have a heading that says so. */
const columnsIn = (records: readonly (readonly string[])[]): { head: number; code: number; names: readonly number[] } | undefined => {
  for (const [head, record] of records.entries()) {
    const at = record.findIndex(isCode);
    const names = record.flatMap((cell, i) => (personalColumn(cell) === 'họ tên' ? [i] : []));
    if (at >= 0 && names.length > 0) return { head, code: at, names };
  }
  return undefined;
};

const textOf = (chunks: Chunks): string | undefined => {
  const bytes = openBytes(chunks);
  for (const attempt of attempts(bytes))
    try {
      const text = [...decode(bytes.chunks, attempt)].join('');
      return fontReader(attempt.encoding)?.(text) ?? text;
    } catch (error) {
      if (!(error instanceof NotText)) throw error;
    }
  return undefined;
};

const read = (text: string, delimiter: Delimiter): ReadonlyMap<string, string> | undefined => {
  const found = columnsIn(firstRecords(text, delimiter, longestTitle));
  if (!found) return undefined;
  const names = new Map<string, string>();
  for (const record of firstRecords(text, delimiter, longestList).slice(found.head + 1)) {
    const own = (record[found.code] ?? '').trim().toUpperCase();
    const name = found.names
      .map((i) => (record[i] ?? '').replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join(' ');
    if (code.test(own) && name) names.set(own, name);
  }
  return names;
};

/**
 * Members' names by code, from any table with a column of each: for papers that officials read on their own device. Nothing of
 * it goes into a file that is handed in. Empty where the table has no such columns, or is no text.
 */
export const namesIn = (chunks: Chunks): ReadonlyMap<string, string> => {
  const text = textOf(chunks) ?? '';
  return delimiters.map((delimiter) => read(text, delimiter)).find((names) => names !== undefined) ?? new Map();
};
