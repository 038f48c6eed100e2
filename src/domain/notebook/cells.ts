import { columnReader } from '../intake/read-column.ts';
import { readDay, serialDay } from '../intake/days-and-codes.ts';
import { asShown } from '../intake/numbers.ts';
import { programmeNames, thingsOf } from '../schema/programme-names.ts';
import { isDay } from '../schema/field.ts';
import type { Programme } from '../schema/programme.ts';
import { columnOf } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';
import { shortDay, tidy } from '../vietnamese.ts';
import type { NotebookKind } from './notebook.ts';

/** Whose notebook it is, of which year, and the programme that is in force there. */
export interface NotebookPlace {
  unit: Unit;
  year: number;
  programme: Programme;
}

/** A cell's text as people read it, a criterion with its name, a day with its day first; and what was meant by such a text. */
export interface NotebookCells {
  shown: (kind: NotebookKind, column: string, value: string) => string;
  meant: (kind: NotebookKind, column: string, text: string) => { value: string; unit?: string };
  /** What there is to choose from, as it is shown; nothing where people write freely. */
  offered: (kind: NotebookKind, column: string) => readonly { value: string; shown: string }[];
}

/** By its code people know a criterion; a round or a rating only by its name. */
const withCode: ReadonlySet<string | undefined> = new Set(['criterion', 'reference']);

export const notebookCells = ({ unit, year, programme }: NotebookPlace): NotebookCells => {
  const names = programmeNames(programme, year, unit.yearKind);
  const things = thingsOf(programme, year, unit.yearKind);
  const readers = new Map<string, ReturnType<typeof columnReader>>();
  const readerOf = (kind: NotebookKind, column: string) => {
    const key = `${kind} ${column}`;
    const declared = columnOf(kind, column);
    const own = declared.names && names[declared.names];
    const reader = readers.get(key) ?? columnReader(declared, true, { folder: { unit: unit.code, year }, own });
    readers.set(key, reader);
    return reader;
  };
  const offered: NotebookCells['offered'] = (kind, column) => {
    const { labels, names: named } = columnOf(kind, column);
    if (labels) return Object.entries(labels).map(([value, shown]) => ({ value, shown }));
    return (named ? things[named] : []).map(({ code, name }) => ({
      value: code,
      // A name that two things have is none.
      shown: withCode.has(named) || names[named!].get(name) !== code ? `${code} – ${name}` : name,
    }));
  };
  const shownIn = new Map<string, ReadonlyMap<string, string>>();
  const shown: NotebookCells['shown'] = (kind, column, value) => {
    const key = `${kind} ${column}`;
    const known = shownIn.get(key) ?? new Map(offered(kind, column).map((option) => [option.value, option.shown]));
    shownIn.set(key, known);
    return known.get(value) ?? (columnOf(kind, column).type === 'day' && isDay(value) ? shortDay(value) : value);
  };
  const meant: NotebookCells['meant'] = (kind, column, text) => {
    const plain = tidy(asShown(text));
    if (plain === '') return { value: '' };
    const verdict = readerOf(kind, column)(text);
    if (!('value' in verdict)) return { value: plain };
    return { value: verdict.value, ...(verdict.unit !== undefined && { unit: verdict.unit }) };
  };
  return { shown, meant, offered };
};

/** A day of birth as it is read, or what was written where it is none. */
export const birthMeant = (text: string): string => {
  const plain = tidy(asShown(text));
  return readDay(plain) ?? serialDay(plain) ?? plain;
};
