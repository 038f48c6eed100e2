import {
  notebookOwner,
  peopleIn,
  programmeOf,
  readNotebook,
  type ListedPerson,
  type Notebook,
  type NotebookPlace,
  type SheetAsRead,
} from '../domain/index.ts';
import type { Organisation } from '../checker/known-organisation.ts';
import type { FileOpener } from '../checker/open-files.ts';
import { chance } from './chance.ts';
import { words } from './words.ts';

/** What a chosen file is: a notebook, with what is doubtful in it, a list of people, or why it is neither. */
export type Chosen =
  | { is: 'notebook'; place: NotebookPlace; notebook: Notebook; doubts: readonly string[] }
  | { is: 'list'; people: readonly ListedPerson[] }
  | { is: 'neither'; why: string };

/** Where a notebook belongs, or why it has no place here. */
export const placeFor = ({ forest, content }: Organisation, code: string, year: number): NotebookPlace | { why: string } => {
  const unit = forest.get(code);
  if (!unit) return { why: words.foreign(code) };
  const programme = programmeOf(content?.programmes ?? [], forest, unit, year);
  return programme ? { unit, year, programme } : { why: words.noProgramme({ unit, year }) };
};

/** A blob's bytes, at hand. */
export const bytesOf = async (blob: Blob) => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return () => [bytes];
};

/** A list pasted from anywhere: one person a line, or cells with tabs between them. */
export const pastedPeople = (text: string): readonly ListedPerson[] => peopleIn(() => [new TextEncoder().encode(text)]);

export const readChosen = async (organisation: Organisation, opener: FileOpener, file: File): Promise<Chosen> => {
  const opened = await opener.open(file);
  const sheets: SheetAsRead[] = [];
  for (const sheet of opened)
    if ('content' in sheet && sheet.isHidden !== true) sheets.push({ name: sheet.tab ?? '', chunks: await bytesOf(sheet.content) });
  if (sheets.length === 0) return { is: 'neither', why: words.unreadable };
  const owner = notebookOwner(sheets);
  if (owner) {
    const place = placeFor(organisation, owner.unit, owner.year);
    if ('why' in place) return { is: 'neither', why: place.why };
    const { notebook, doubts } = readNotebook(sheets, place, chance);
    return { is: 'notebook', place, notebook, doubts: doubts.map(({ sheet, row, what }) => words.doubt(sheet, row, what)) };
  }
  // A workbook may hold other tables beside: the longest list of people is the one that is meant.
  const lists = sheets.map(({ chunks }) => peopleIn(chunks));
  const people = lists.reduce((best, next) => (next.length > best.length ? next : best), []);
  return people.length > 0 ? { is: 'list', people } : { is: 'neither', why: words.nobodyFound };
};
