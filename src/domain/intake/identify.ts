import { headerOf, kindNames, kindOf, type KindName } from '../schema/submission.ts';
import { attempts, NotText, openBytes, type Chunks } from './bytes.ts';
import { cellReader } from './cells.ts';
import { findHeader, type Header } from './header.ts';
import { beginningOf } from './read-submission.ts';
import { firstRecords } from './records.ts';

/** What a file says of itself, as far as it can be told. */
export interface Identity {
  kind?: KindName;
  unit?: string;
  year?: number;
}

/** So many rows are asked for unit and year. */
const asked = 200;

/** The canonical text that stands most often in a column. */
const commonest = (kind: KindName, column: string, records: readonly (readonly string[])[], header: Header): string | undefined => {
  const at = header.place.get(column);
  if (at === undefined) return undefined;
  const counts = new Map<string, number>();
  for (const record of records.slice(header.at + 1)) {
    const verdict = cellReader(kind, column).read(record[at] ?? '');
    if ('value' in verdict) counts.set(verdict.value, (counts.get(verdict.value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
};

/** Tells a file's kind by its header and its unit and year by its rows, wherever it lies and whatever its name. */
export const identify = (chunks: Chunks): Identity => {
  const bytes = openBytes(chunks);
  for (const attempt of attempts(bytes)) {
    try {
      const { text } = beginningOf(bytes, attempt);
      const found = kindNames
        .flatMap((kind) => {
          const header = findHeader(kind, text);
          // Of the kind's columns and of the file's own, how many are the same.
          return header ? [{ kind, header, share: header.place.size / (headerOf(kind).length + header.cells.length) }] : [];
        })
        .reduce<{ kind: KindName; header: Header; share: number } | undefined>(
          (best, next) => (next.share > (best?.share ?? 0) ? next : best),
          undefined,
        );
      if (!found) continue;
      const { kind, header } = found;
      const records = firstRecords(text, header.delimiter, header.at + 1 + asked);
      const unit = commonest(kind, kindOf(kind).unitColumn, records, header);
      const year = commonest(kind, 'nam', records, header);
      return { kind, ...(unit !== undefined && { unit }), ...(year !== undefined && { year: Number(year) }) };
    } catch (error) {
      if (!(error instanceof NotText)) throw error;
    }
  }
  return {};
};
