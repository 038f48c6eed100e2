import { fold, identify, notebookOwner, unitFinder, wordsOf, type Chunks } from '../domain/index.ts';
import type { Organisation } from './known-organisation.ts';
import { noForm } from './words.ts';
import { bookOf, type Judged, type NotebookFound, type Place, type Sheet, type Skipped, type Unplaced } from './messages.ts';

/** Where the sheets at hand belong: of what kind each is, whose, of which year. */

/** A sheet whose bytes can be walked. */
export type SheetAtHand = Omit<Sheet, 'content'> & { chunks: Chunks };
/** The sheets of one workbook that make up one submission, or one file; and what it is of a file that holds several units. */
export interface PlacedSheets {
  sheets: readonly SheetAtHand[];
  place: Place;
  /** Other units of the same file, which have parts of their own. */
  others: ReadonlySet<string>;
}
/** What became of a sheet: judged, asked about, or passed over. */
export type SheetOutcome = Judged | Unplaced | Skipped;

const helpSheets = new Set(['huong dan', 'danh muc']);
/** Whether a sheet of a template holds help and lists, no rows. */
export const isHelp = ({ tab }: SheetAtHand): boolean => tab !== undefined && helpSheets.has(fold(tab));

/** The branches' own notebooks among the sheets at hand. */
export const notebooksAmong = (sheets: readonly SheetAtHand[]): readonly NotebookFound[] =>
  [...Map.groupBy(sheets, bookOf).values()].flatMap((book) => {
    const [{ id, file }] = book as [SheetAtHand];
    const isNotebook = notebookOwner(book.map(({ tab = '', chunks }) => ({ name: tab, chunks }))) !== undefined;
    return isNotebook ? [{ state: 'notebook', id, file, ids: book.map((sheet) => sheet.id) }] : [];
  });

/** What is to be judged as one: sheets of one workbook for one place; of a file with rows of several units a part for each. */
export const placedOf = (sheets: readonly SheetAtHand[], seen: ReadonlyMap<string, SeenPlace>): readonly PlacedSheets[] => {
  const placed = new Map<string, { sheets: SheetAtHand[]; place: Place; others: ReadonlySet<string> }>();
  for (const sheet of sheets) {
    const { kind, unit, year, units = [] } = seen.get(sheet.id)!;
    if (sheet.isHidden || kind === undefined || unit === undefined || year === undefined) continue;
    const all = sheet.answer?.unit === undefined && units.length > 1 ? units : [unit];
    for (const of of all) {
      const key = [bookOf(sheet), kind, of, year].join('\n');
      const others = new Set(all.filter((other) => other !== of));
      const same = placed.get(key);
      if (same) placed.set(key, { ...same, sheets: [...same.sheets, sheet], others: new Set([...same.others, ...others]) });
      else placed.set(key, { sheets: [sheet], place: { kind, unit: of, year }, others });
    }
  }
  return [...placed.values()];
};

/** What a sheet is, as far as it shows. */
type SeenPlace = Partial<Place> & { units?: readonly string[]; fault?: Unplaced['fault'] };

/** What each sheet is, as far as it shows; sheets of one workbook are of one unit and year unless they say otherwise. */
export const lookedAt = (organisation: Organisation, sheets: readonly SheetAtHand[]): ReadonlyMap<string, SeenPlace> => {
  const unitOf = unitFinder(organisation.forest);
  const look = (sheet: SheetAtHand): SeenPlace => {
    if (sheet.isHidden) return {};
    const { fault, ...found } = identify(sheet.chunks, unitOf);
    // A table without any form's headings stays one, whatever is answered.
    const told = fault ? wordsOf(fault) : found.kind === undefined ? noForm : undefined;
    return { ...found, ...sheet.answer, ...(told && { fault: told }) };
  };
  const seen = new Map(sheets.map((sheet) => [sheet.id, look(sheet)] as const));
  for (const sheet of sheets) {
    const place = seen.get(sheet.id)!;
    const others = sheets.filter((other) => bookOf(other) === bookOf(sheet) && other !== sheet).map(({ id }) => seen.get(id)!);
    if (place.kind === undefined) continue;
    place.unit ??= others.find(({ unit }) => unit !== undefined)?.unit;
    place.year ??= others.find(({ year }) => year !== undefined)?.year;
  }
  return seen;
};

/** Why a sheet of a workbook is passed over: another one of it holds rows, or already speaks for those without. */
export const passedOver = (outcome: SheetOutcome, all: readonly SheetOutcome[]): Skipped | undefined => {
  const { id, file, tab } = outcome;
  if (tab === undefined) return undefined;
  const empty = (o: SheetOutcome) => o.state === 'judged' && o.accepted + o.leftOut === 0 && o.verdict !== 'rejected';
  const foreign = (o: SheetOutcome) => o.state === 'unplaced' && o.seen.kind === undefined;
  const idle = (o: SheetOutcome) => empty(o) || foreign(o);
  if (!idle(outcome)) return undefined;
  const siblings = all.filter((o) => bookOf(o) === bookOf(outcome));
  if (siblings.every(idle) && outcome === (siblings.find(empty) ?? siblings[0])) return undefined;
  return { state: 'skipped', id, file, tab, why: empty(outcome) ? 'trong' : 'khong-phai-mau' };
};
