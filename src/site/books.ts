import { asOf, childrenOf, currentYear, isBranch, organisations, programmes, unit as unitOf, yearOf } from './content.ts';
import {
  formYearOf,
  kindOf,
  kindsUnder,
  livesIn,
  openYearsOf,
  runningYear,
  unitInYear,
  type Programme,
  type PublishedUnit,
  type SubmissionKind,
} from '../domain/index.ts';
import type { Book } from './workbooks.ts';

/** The forms that stand ready: under which programmes, and for which unit a workbook of its own. */

const inForce = (year: number): readonly Programme[] => programmes.filter(({ period }) => period.from <= year && year <= period.to);

const formYear = (unit: PublishedUnit): number => formYearOf(programmes, unit.organisation, runningYear(unit, asOf));
const yearOfForms = (organisation: string): number => formYear(unitOf(organisation)!);
/** The programmes whose forms stand ready, and the years they are filled in for. */
export const programmesReady = programmes.filter(({ organisation, period }) => {
  const year = yearOfForms(organisation);
  return period.from <= year && year <= period.to;
});
export const formYears: readonly number[] =
  programmesReady.length === 0 ? [currentYear] : [...new Set(programmesReady.map(({ organisation }) => yearOfForms(organisation)))].sort();

export interface UnitBook {
  unit: PublishedUnit;
  year: number;
  /** Its address below the site's own. */
  path: string;
  book: Book;
}

/** Its own kinds, and those of any unit, as far as its programmes ask for them. */
const kindsBy = (by: SubmissionKind['by'], own: readonly Programme[]) =>
  kindsUnder(own).filter((kind) => [by, 'any'].includes(kindOf(kind).by));
const branchesOf = (unit: PublishedUnit, year: number) => childrenOf(unit.code, year).filter(isBranch);

const openYears = (unit: PublishedUnit): readonly number[] =>
  openYearsOf(
    formYear(unit),
    runningYear(unit, asOf),
    (year) => yearOf(unit.code, year)?.did.due.some((d) => d.received < d.expected) ?? false,
  );

const bookOf = (unit: PublishedUnit, year: number): readonly UnitBook[] => {
  const own = inForce(year).filter((p) => p.organisation === unit.organisation);
  const branches = branchesOf(unit, year);
  const kinds = isBranch(unit) ? kindsBy('branch', own) : branches.length > 0 ? kindsBy('recogniser', own) : [];
  if (own.length === 0 || kinds.length === 0) return [];
  const book = { heading: unitInYear(unit, year), year, kinds, programmes: own, unit: unit.code, branches };
  return [{ unit, year, path: `bieu-mau/don-vi/${unit.code}-${year}.xlsx`, book }];
};

/** The workbooks of one unit, this year's first. None where it hands nothing in. */
export const booksOf = (unit: PublishedUnit): readonly UnitBook[] =>
  openYears(unit)
    .filter((year) => livesIn(unit, year))
    .flatMap((year) => bookOf(unit, year));

const withBelow = (unit: PublishedUnit, year: number): readonly PublishedUnit[] => [
  unit,
  ...childrenOf(unit.code, year).flatMap((child) => withBelow(child, year)),
];

/** A unit that ended with the year before may still owe something of it; one that begins with a programme to come fills in its forms. */
export const unitBooks: readonly UnitBook[] = [
  ...new Set(organisations.flatMap((o) => [formYear(o), currentYear, currentYear - 1].flatMap((year) => withBelow(o, year)))),
].flatMap(booksOf);

/** Where the workbooks of a unit's chi đoàn stand on its page, where its organisation has too many for one list. */
export const formsPlace = 'tep-excel';

/** The units of an organisation that recognise ratings, each with its branches. */
export const recognisersOf = (organisation: PublishedUnit): readonly { unit: PublishedUnit; branches: readonly PublishedUnit[] }[] =>
  withBelow(organisation, formYear(organisation))
    .map((unit) => ({ unit, branches: branchesOf(unit, formYear(organisation)) }))
    .filter(({ branches }) => branches.length > 0);
