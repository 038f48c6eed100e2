import { isMemberCode } from '../schema/column.ts';
import { fold, isSyllable, tidy } from '../vietnamese.ts';
import { personalColumn } from '../privacy/personal-columns.ts';
import { attempts, decode, NotText, openBytes, type Chunks } from './bytes.ts';
import { readDay, serialDay } from './days-and-codes.ts';
import { fontReader } from './old-encoding-tables.ts';
import { asShown } from './numbers.ts';
import { delimiters, firstRecords } from './records.ts';

/** Headings are looked for this far, and rows this far. */
const longestTitle = 12;
const longestList = 200_000;

/** A person as a list of names tells of one; '' where it does not say. For the reader's own device: nothing of it is handed in. */
export interface ListedPerson {
  name: string;
  /** `yyyy-mm-dd`, or only the year. */
  birth: string;
  /** The number that the official system gave. */
  number: string;
  phone: string;
  code: string;
}

type Records = readonly (readonly string[])[];
/** Which columns of a table tell what; a name or a day of birth may stand in several. */
interface NamePlaces {
  head: number;
  width: number;
  name: readonly number[];
  birth: readonly number[];
  number: number;
  phone: number;
  code: number;
}

const plain = (heading: string): string =>
  fold(heading)
    .replace(/[_.:]+/g, ' ')
    .trim();
const codeHeading = /^ma( so)?( (doan vien|dv))?$/;
const numberHeading = /^(ma( so)? dinh danh|so the( doan)?( vien)?|ma the|ma (so )?he thong)$/;

/** `Họ và tên` alone, or `Họ đệm` and `Tên`; a day of birth under one heading over two columns, for men and for women. */
const placesIn = (record: readonly string[], head: number): NamePlaces | undefined => {
  const headings = record.map(plain);
  const kinds = record.map((cell) => (cell.length < 60 ? personalColumn(cell) : undefined));
  const names = [...kinds.keys()].filter((at) => kinds[at] === 'họ tên');
  if (names.length === 0) return undefined;
  const whole = names.find((at) => /^ho( va|,)? ?ten/.test(headings[at]!));
  const born = kinds.findIndex((kind, at) => kind === 'ngày sinh' && headings[at] !== 'tuoi');
  const birth = born < 0 ? [] : [born];
  while (birth.length > 0 && headings[birth.at(-1)! + 1] === '' && birth.length < 2) birth.push(birth.at(-1)! + 1);
  return {
    head,
    width: record.length,
    name: whole === undefined ? names : [whole],
    birth,
    number: headings.findIndex((heading) => numberHeading.test(heading)),
    phone: kinds.indexOf('số liên lạc'),
    code: headings.findIndex((heading) => codeHeading.test(heading)),
  };
};

/** Two to six words, each built as a name's: what stands in a column of names, and under no heading. */
const looksLikeName = (cell: string): boolean => {
  const words = tidy(cell).split(' ');
  return words.length >= 2 && words.length <= 6 && words.every((word) => isSyllable(word) && word[0] !== word[0]!.toLowerCase());
};

/** A list without headings, `1. Nguyễn Văn A`: the column where names stand, and the one where days do. */
const placesWithout = (records: Records): NamePlaces | undefined => {
  const most = (such: (cell: string) => boolean): number => {
    const counts: number[] = [];
    for (const record of records) for (const [at, cell] of record.entries()) if (such(cell)) counts[at] = (counts[at] ?? 0) + 1;
    return counts.reduce((best, n, at) => (n > (counts[best] ?? 0) ? at : best), -1);
  };
  const name = most((cell) => looksLikeName(withoutNumber(cell)));
  const born = most((cell) => dayIn(cell) !== '');
  return name < 0 ? undefined : { head: -1, width: 0, name: [name], birth: born < 0 ? [] : [born], number: -1, phone: -1, code: -1 };
};
const withoutNumber = (cell: string): string => cell.replace(/^\s*\d+\s*[.)/-]?\s+/, '');

const dayIn = (cell: string): string => {
  const text = tidy(asShown(cell));
  return readDay(text) ?? serialDay(text) ?? (/^(19|20)\d\d$/.test(text) ? text : '');
};

/** What stands under a table: from here on no row tells of anybody. */
const underTable = /^(tong (cong|so)\b|nguoi lap|ghi chu:?$|bi thu$|tm\b|t\/m\b|xac nhan)|\bngay [.…\d ]*thang\b/;
/** Letters, and what stands between them in a name. */
const written = /^[\p{L}\p{M} .'’-]{2,80}$/u;

const personIn = (record: readonly string[], places: NamePlaces): ListedPerson => {
  const cell = (at: number) => tidy(asShown(record[at] ?? ''));
  const code = cell(places.code).toUpperCase();
  return {
    name: tidy(withoutNumber(places.name.map(cell).join(' '))),
    birth: places.birth.map((at) => dayIn(record[at] ?? '')).find((day) => day !== '') ?? '',
    // Whoever calls the official number “mã đoàn viên” means the number all the same.
    number: cell(places.number) || (isMemberCode(code) ? '' : cell(places.code)),
    phone: cell(places.phone),
    code: isMemberCode(code) ? code : '',
  };
};

/** The people of a table with a heading; without one, only rows that look like a person are. */
const peopleOf = (records: Records, places: NamePlaces): readonly ListedPerson[] => {
  const people: ListedPerson[] = [];
  for (const record of records.slice(places.head + 1)) {
    if (record.some((cell) => underTable.test(fold(cell)))) break;
    const person = personIn(record, places);
    const isPerson = places.head < 0 ? looksLikeName(person.name) : written.test(person.name) && /\p{L}/u.test(person.name);
    if (isPerson) people.push(person);
  }
  return people;
};

/** The text of a file in whatever letters it was written; empty where it is none. */
export const openText = (chunks: Chunks): string => {
  const bytes = openBytes(chunks);
  for (const attempt of attempts(bytes))
    try {
      const text = [...decode(bytes.chunks, attempt)].join('');
      return fontReader(attempt.encoding)?.(text) ?? text;
    } catch (error) {
      if (!(error instanceof NotText)) throw error;
    }
  return '';
};

/**
 * The people of any table that lists some: the official system's list, a “trích ngang” with headings in two lines, a list of a
 * branch's own, or bare names. Empty where there is none, or the table is no text.
 */
export const peopleIn = (chunks: Chunks): readonly ListedPerson[] => {
  const text = openText(chunks).replace(/\r\n?/g, '\n');
  // Cut by another sign the headings are one cell, which also names a name.
  const [best] = delimiters
    .flatMap((delimiter) => {
      const places = firstRecords(text, delimiter, longestTitle)
        .map(placesIn)
        .find((found) => found !== undefined);
      return places ? [{ delimiter, places }] : [];
    })
    .sort((one, other) => other.places.width - one.places.width);
  if (best) return peopleOf(firstRecords(text, best.delimiter, longestList), best.places);
  const found = delimiters.map((delimiter) => {
    const records = firstRecords(text, delimiter, longestList);
    const places = placesWithout(records.slice(0, 200));
    return places ? peopleOf(records, places) : [];
  });
  return found.reduce((best, next) => (next.length > best.length ? next : best), []);
};

/** Members' names by code, from any table with a column of each: for papers that officials read on their own device. */
export const namesIn = (chunks: Chunks): ReadonlyMap<string, string> =>
  new Map(peopleIn(chunks).flatMap(({ code, name }) => (code === '' ? [] : [[code, name] as const])));
