import { columnRepeating, dispensable, headerOf, kindNames, type KindName } from '../schema/submission.ts';
import type { Issue } from '../issues.ts';
import type { ReadingCode } from './reading-words.ts';
import { tidy } from '../vietnamese.ts';
import { attempts, NotText, openBytes, type Chunks } from './bytes.ts';
import { cellReader } from './cells.ts';
import { isDitto } from './empty-cells.ts';
import { listOfPeople } from './people-list.ts';
import { asShown } from './numbers.ts';
import { beginningOf, firstRows, foreignKind, headerIn, type TableInText } from './read-submission.ts';
import type { Header } from './header.ts';

/** What a file says of itself, as far as it can be told. */
export interface Identity {
  kind?: KindName;
  unit?: string;
  year?: number;
  /** Every unit that rows speak of, where there are several. */
  units?: readonly string[];
  /** Why it is no table at all, whatever it is said to be. */
  fault?: { code: ReadingCode; values: Issue['values'] };
}

/** A form's table in a text, and how much of both is the same. */
interface FoundTable {
  kind: KindName;
  table: TableInText;
  header: Header;
  share: number;
}

/** So many rows are asked for unit and year. */
const asked = 200;

/** The texts of a column and how often each is meant, the commonest first. */
const textsIn = (
  rows: readonly (readonly string[])[],
  header: Header,
  { column, read }: { column: string; read: (cell: string) => string | undefined },
): readonly string[] => {
  const at = header.place.get(column);
  if (at === undefined) return [];
  const counts = new Map<string, number>();
  for (const record of rows) {
    const text = read(record[at] ?? '');
    if (text !== undefined && text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text);
};

/**
 * Tells a file's kind by its header and its unit and year by its rows, wherever it lies and whatever its name.
 * @param unitOf the unit that a cell means, where one is known: what no unit is called so counts for less
 */
export const identify = (chunks: Chunks, unitOf: (text: string) => string | undefined = () => undefined): Identity => {
  const bytes = openBytes(chunks);
  const foreign = foreignKind(bytes.head);
  if (foreign) return { fault: { values: {}, ...foreign } };
  /** The text as it was first read, where no form's headings stand in it. */
  let foreignText: string | undefined;
  for (const attempt of attempts(bytes)) {
    try {
      const { text } = beginningOf(bytes, attempt);
      const found = kindNames
        .flatMap((kind) => {
          const table = headerIn(kind, text);
          if (!table) return [];
          const { header } = table;
          // Of the kind's columns and of the file's own, how many are the same.
          return [{ kind, table, header, share: header.place.size / (headerOf(kind).length + header.cells.length) }];
        })
        .reduce<FoundTable | undefined>((best, next) => (next.share > (best?.share ?? 0) ? next : best), undefined);
      const isForm = found && headerOf(found.kind).every((column) => found.header.place.has(column) || dispensable(found.kind, column));
      const people = isForm ? undefined : listOfPeople(text);
      if (people) return { fault: people };
      if (!found) {
        foreignText ??= text;
        continue;
      }
      const { kind, header, table } = found;
      const rows = firstRows(text, table, asked);
      const asRead = (column: string) => (cell: string) => {
        const verdict = cellReader(kind, column).read(cell);
        return isDitto(cell) || !('value' in verdict) ? undefined : verdict.value;
      };
      const [unitColumn, yearColumn] = [columnRepeating(kind, 'unit'), columnRepeating(kind, 'year')];
      const units = textsIn(rows, header, {
        column: unitColumn,
        read: (cell) => (isDitto(cell) ? undefined : unitOf(tidy(asShown(cell)))),
      });
      const unit = units[0] ?? textsIn(rows, header, { column: unitColumn, read: asRead(unitColumn) })[0];
      const year = textsIn(rows, header, { column: yearColumn, read: asRead(yearColumn) })[0];
      return {
        kind,
        ...(unit !== undefined && { unit }),
        ...(year !== undefined && { year: Number(year) }),
        ...(units.length > 1 && { units }),
      };
    } catch (error) {
      if (!(error instanceof NotText)) throw error;
    }
  }
  const people = listOfPeople(foreignText ?? '', true);
  return people ? { fault: people } : {};
};
