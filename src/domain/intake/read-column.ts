import type { CsvColumn } from '../schema/column.ts';
import type { Names } from '../schema/programme-names.ts';
import { fold, repairsOf, squeeze, tidy } from '../vietnamese.ts';
import { readerOf, type CellVerdict, type Refusal } from './cells.ts';
import { isBlank, isDitto } from './empty-cells.ts';
import { fingerprintsOf, maybeOneOf } from './fingerprint.ts';
import { asShown } from './numbers.ts';

/** Whose file it is. It fills the two columns that only repeat it, where they are missing or empty. */
export interface Folder {
  unit: string;
  year: number;
  /** The last calendar year that belongs to it: a school year ends in the next one. */
  lastYear?: number;
  /** Whether a text names this unit, by its own name or a code that differs in its signs only. */
  isUnit?: (text: string) => boolean;
}

/** What a cell of a file says; a sign for “the same as above” says it with the row above it. */
export type FileCellVerdict = CellVerdict | { isDitto: true };

/** What the programme calls so: as it writes it, or as people shorten it. */
const calledSo = (own: Names, cell: string): CellVerdict | undefined => {
  const text = tidy(cell);
  const value = own.get(text) ?? own.get(fold(text)) ?? own.get(squeeze(text));
  if (value === undefined) return undefined;
  // Small letters without marks are a way to write it, not its name.
  const asWritten = own.has(text) && (text === value || text !== fold(text));
  const repairs = asWritten ? repairsOf(cell) : ['đổi chữ thành mã'];
  return repairs.length > 0 ? { value, repairs } : { value };
};

/** How a programme's own things are written, by their names. */
const namesOf = (own: Names): readonly (readonly [name: string, code: string])[] =>
  [...own].filter(([text, code]) => text !== fold(text) && !text.startsWith(code));
/** The one that the template shows, where the programme has it, or its first. */
const exampleOf = (own: Names, shown: string): string | undefined => {
  const names = namesOf(own);
  return (names.find(([, code]) => code === shown) ?? names[0])?.[0];
};

/** What tells at a glance whether a cell may be a programme's own thing, made once of its names: its codes, and the fingerprints of all names. */
interface Called {
  codes: ReadonlySet<string>;
  fingerprints: ReadonlySet<number>;
}
const calledBy = new WeakMap<Names, Called>();
const calledIn = (own: Names): Called => {
  const called = calledBy.get(own) ?? { codes: new Set(own.values()), fingerprints: fingerprintsOf(own.keys()) };
  calledBy.set(own, called);
  return called;
};
const nothingCalled: Called = { codes: new Set(), fingerprints: new Set() };

/** A function that is mostly asked for the same thing again. */
const rememberLast = <A extends object, T>(of: (asked: A) => T): ((asked: A) => T) => {
  let last: { asked: A; answer: T } | undefined;
  return (asked) => (last?.asked === asked ? last : (last = { asked, answer: of(asked) })).answer;
};

const ditto = { isDitto: true } as const;

/**
 * The reader of a column's cells in one file: by its folder, by the programme's own names, else as the column takes them.
 * @param isInFile false where the file leaves the column out: then every cell says what the folder does, or nothing
 * @param own what the programme calls the things of this column, where it has names for them
 */
export const columnReader = (
  column: CsvColumn,
  isInFile: boolean,
  { folder, own }: { folder: Folder; own: Names | undefined },
): ((cell: string) => FileCellVerdict) => {
  const { repeats, example: shown, label } = column;
  const isUnit = repeats === 'unit';
  const given = isUnit ? folder.unit : repeats && String(folder.year);
  if (!isInFile) return () => ({ value: given ?? '' });
  const reader = readerOf(column);
  // `NT` may be a code of the programme's own, and then is no sign for “as above”.
  const { codes, fingerprints } = own ? calledIn(own) : nothingCalled;
  // A reference may name a lesson, a document or a unit as well, of which the programme has no list.
  const isClosed = codes.size > 0 && column.names !== 'reference';
  let asked: { example: string | undefined } | undefined;
  let options: string | undefined;
  const withExample = rememberLast((refused: Refusal): CellVerdict => {
    if (isClosed && refused.code === 'o-sai') {
      options ??= namesOf(own!)
        .map(([name]) => name)
        .join('; ');
      return { refused: { code: 'khong-trong-danh-muc', values: { label, options } } };
    }
    const { example } = (asked ??= { example: isUnit ? given : own && exampleOf(own, shown) });
    return { refused: example === undefined ? refused : { ...refused, values: { ...refused.values, example } } };
  });
  const judge = (cell: string): CellVerdict => {
    if (given !== undefined && isBlank(cell)) return { value: given, repairs: ['điền theo đơn vị và năm của tệp'] };
    const named = own && maybeOneOf(fingerprints, asShown(cell)) ? calledSo(own, asShown(cell)) : undefined;
    if (named) return named;
    const verdict = reader.read(cell);
    if (isUnit && !('value' in verdict && verdict.value === given) && folder.isUnit?.(asShown(cell)))
      return { value: folder.unit, repairs: ['đổi tên đơn vị thành mã'] };
    if ('refused' in verdict) return withExample(verdict.refused);
    const { year } = verdict;
    // A cell that speaks of another year than the file's cannot stand.
    if (year === undefined || (folder.year <= year && year <= (folder.lastYear ?? folder.year)))
      // What is no thing of the programme's a rule refuses: nothing of it was mended.
      return isClosed && verdict.value !== '' && !codes.has(verdict.value) ? { value: verdict.value } : verdict;
    return { refused: { code: 'nam-khac', values: { label, said: year, year: folder.year } } };
  };
  return (cell) => {
    const verdict = judge(cell);
    return isDitto(cell) && !('value' in verdict && codes.has(verdict.value)) ? ditto : verdict;
  };
};
