import { personalColumn } from '../privacy/personal-columns.ts';
import type { Issue } from '../issues.ts';
import type { IssueLog } from './issue-log.ts';
import { readingWords } from './reading-words.ts';
import { allColumns, columnOf, dispensable, headerOf, kindOf, templateVersion, type KindName } from '../schema/submission.ts';
import { limits } from './bytes.ts';
import { columnLetter, columnNamed, isRunningNumber, nearMiss, type Header } from './header.ts';
import { lostLetters } from './old-encodings.ts';

/** How a file's header cuts its records. */
export interface Columns {
  /** Each column of the kind, and each extra one of the file, with its place in a record; undefined where the file leaves it out. */
  places: readonly { name: string; at: number | undefined }[];
  /** How many cells the header has. */
  width: number;
  /** Places whose cells must be empty: under a blank name, or under one that is no column of the kind. */
  unnamed: readonly number[];
  unknown: readonly number[];
  headings: ReadonlyMap<string, string>;
}

/** Judges the header: what is missing, double, strange or personal. Undefined when rows cannot be read by it; why is told. */
export const columnsOf = (kind: KindName, header: Header, allowPersonal: boolean, log: IssueLog): Columns | undefined => {
  const { cells, place, at } = header;
  const own = headerOf(kind);
  const { label } = kindOf(kind);
  const here = { row: at + 1, line: at + 1 };
  const notes: Parameters<IssueLog['addReading']>[] = [];
  const faults: Parameters<IssueLog['addReading']>[] = [];
  const say = (...[code, values, column]: [Parameters<IssueLog['addReading']>[0], Issue['values'], string?]) =>
    (readingWords[code].severity === 'error' ? faults : notes).push([code, values, column === undefined ? here : { ...here, column }]);
  if (at > 0) say('dong-tren-bang', { count: at });
  if (cells.length > limits.columns) say('qua-lon', { limit: `${limits.columns} cột` });

  const known = new Set(place.values());
  const lacking = allColumns(kind).filter((column) => !place.has(column));
  const unnamed: number[] = [];
  const unknown: number[] = [];
  const asked = new Set<string>();
  for (const [i, cell] of cells.slice(0, limits.columns).entries()) {
    if (known.has(i)) continue;
    const letter = columnLetter(i);
    if (cell.trim() === '') {
      unnamed.push(i);
      continue;
    }
    const personal = personalColumn(cell);
    const twice = columnNamed(kind, cell);
    const meant = nearMiss(kind, cell, lacking);
    if (isRunningNumber(cell)) say('cot-da-bo', { letter, kind: 'số thứ tự dòng' });
    else if (personal !== undefined && allowPersonal) say('cot-da-bo', { letter, kind: personal });
    else if (personal !== undefined) say('cot-ca-nhan', { kind: personal, letter });
    else if (twice !== undefined) say('cot-trung', { column: twice, meaning: columnOf(kind, twice).label, letter }, cell.trim());
    else if (meant !== undefined) {
      asked.add(meant);
      say('cot-gan-dung', { letter, column: meant, meaning: columnOf(kind, meant).label });
    } else if (allowPersonal) say('cot-da-bo', { letter, kind: `không thuộc mẫu “${label}”` });
    else unknown.push(i);
  }
  for (const column of lacking) {
    if (asked.has(column) || !own.includes(column)) continue;
    const meaning = columnOf(kind, column).label;
    const values = { label, column, meaning, version: templateVersion(kind) };
    if (columnOf(kind, column).repeats) say('cot-dien-giup', values, meaning);
    else say(dispensable(kind, column) ? 'cot-de-trong' : 'cot-thieu', values, meaning);
  }
  if (faults.length > 0 && cells.some(lostLetters)) log.addReading('chu-mat', { label: 'tiêu đề' }, here);
  else for (const fault of faults) log.addReading(...fault);
  if (faults.length > 0) return undefined;
  for (const note of notes) log.addReading(...note);
  return {
    places: allColumns(kind)
      .filter((column) => own.includes(column) || place.has(column))
      .map((name) => ({ name, at: place.get(name) })),
    width: cells.length,
    unnamed,
    unknown,
    headings: new Map([...place].map(([column, i]) => [column, cells[i]!.trim()])),
  };
};
