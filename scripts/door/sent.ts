import { identify, kindOf, submissionPath, type Identity, type Issue, type KindName } from '../../src/domain/index.ts';
import { sentTwice, unplaced, type Request } from '../../src/host/form.ts';
import type { Published } from '../gate/base.ts';

/** What hangs on a form or was pasted into it: which file is whose, of what kind and year. */

/** One file as it was sent, under the name by which it is spoken of. What she called it may name a person: it is not repeated. */
export interface Sent {
  called: string;
  bytes: Buffer;
}

/** Fewer signs between cells than these name no columns. */
const fewestGaps = 3;

/** Whether a line names the columns of some kind; rows hold figures, names of columns do not. */
const namesColumns = (line: string): boolean =>
  !/\d/.test(line) && (line.match(/[,;\t]/g)?.length ?? 0) >= fewestGaps && identify(() => [Buffer.from(`${line}\n`)]).kind !== undefined;

const isSame = (one: Identity, next: Identity): boolean =>
  one.kind === next.kind && (next.unit ?? one.unit) === one.unit && (next.year ?? one.year) === one.year;

/** The tables that were pasted one below another. A head that comes again above more rows of the same begins no new one. */
export const tablesIn = (text: string): readonly string[] => {
  const lines = text.split(/(?<=\n)/);
  const heads = lines.flatMap((line, i) => (i > 0 && namesColumns(line) ? [i] : []));
  const tables: string[] = [];
  let [from, before] = [0, undefined as Identity | undefined];
  for (const head of [...heads, lines.length]) {
    const part = lines.slice(from, head).join('');
    from = head;
    if (part.trim() === '') continue;
    const found = identify(() => [Buffer.from(part)]);
    // What stands above the first head of all is no table of its own.
    if (before && (before.kind === undefined || isSame(before, found))) tables.push(`${tables.pop()!}${part}`);
    else tables.push(part);
    before = before?.kind === undefined ? found : before;
    if (!isSame(before, found)) before = found;
  }
  return tables;
};

/** The one that all of these name, as far as they do. */
const only = <T>(values: readonly (T | undefined)[]): T | undefined => {
  const [first, ...others] = new Set(values.filter((value) => value !== undefined));
  return others.length === 0 ? first : undefined;
};

/**
 * Finds a place for each file by what stands in it; what a file does not say, the others of the form say, then the form's
 * own fields, then which unit the sender is of.
 */
export const placesOf = (
  sent: readonly Sent[],
  { unit, year }: Request,
  { published, author }: { published: Published; author: number },
): { files: ReadonlyMap<string, Buffer>; problems: Issue[] } => {
  const seen = sent.map((one) => ({ ...one, found: identify(() => [one.bytes], published.unitFinder()) }));
  const own = only(published.unitsOfSender(author).map(({ code }) => code));
  const whose = only(seen.map(({ found }) => found.unit)) ?? unit ?? own;
  const when = only(seen.map(({ found }) => found.year)) ?? year;
  const files = new Map<string, Buffer>();
  const callings = new Map<string, string>();
  const problems: Issue[] = [];
  for (const { called, bytes, found } of seen) {
    const [at, of, kind] = [found.unit ?? whose, found.year ?? when, found.kind];
    if (found.fault) problems.push({ ...found.fault, severity: 'error', file: '' });
    else if (at === undefined || of === undefined || kind === undefined)
      problems.push(unplaced(called, [...missing(kind, 'loại tệp'), ...missing(at, 'đơn vị'), ...missing(of, 'năm')]));
    else {
      const path = submissionPath(at, of, kind);
      const other = callings.get(path);
      if (other !== undefined) problems.push(sentTwice(`${called} (${kindOf(kind).label})`, other));
      callings.set(path, called);
      files.set(path, bytes);
    }
  }
  return { files, problems };
};
const missing = (value: string | number | KindName | undefined, word: string): string[] => (value === undefined ? [word] : []);
