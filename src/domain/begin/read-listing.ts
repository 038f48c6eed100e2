import Papa from 'papaparse';
import { columnLetter } from '../intake/header.ts';
import { personalColumn } from '../privacy/personal-columns.ts';
import { personNamed } from '../privacy/names.ts';
import { personalValue } from '../privacy/numbers.ts';
import { fold, tidy } from '../vietnamese.ts';
import { levelNamed } from './unit-names.ts';

/** One line of a pasted list: the names from the upper unit to the unit itself, and what else the line says of it. */
export interface ListedLine {
  /** As people count it in what they pasted, from 1. */
  line: number;
  names: readonly string[];
  code?: string;
  cluster?: string;
  kind?: string;
  /** What columns say that were asked for. */
  told: Readonly<Record<string, string>>;
}

export interface Listing {
  lines: readonly ListedLine[];
  /** Columns that were left out, by name or letter, and why: they are not of units. */
  left: readonly { column: string; why: string }[];
}

/** Columns that are asked for beside those of units: how each may be headed, and which one without a heading is, by its cells. */
export interface ColumnsAsked {
  headings: readonly (readonly [words: RegExp, name: string])[];
  guess: (cells: readonly string[]) => string | undefined;
}
const nothingAsked: ColumnsAsked = { headings: [], guess: () => undefined };

/** What units are called at the head of a column, folded. */
const unitWord =
  '(don vi|chi doan|lop|khoa|truong|khoi|doan co so|co so doan|co so|lien chi doan|xa|phuong|dac khu|thi tran|thi xa|huyen|quan|tinh|thanh pho)';
/** Below one of these alone, a name need not say it again: “Khoa” over “Ngữ văn”, “Tên xã” over “Mỹ Long”. */
const calledBy: ReadonlyMap<string, string> = new Map(
  ['Khoa', 'Xã', 'Phường', 'Đặc khu', 'Thị trấn', 'Huyện', 'Quận'].map((word) => [fold(word), word]),
);
const callsItself = new RegExp(`^((lien )?chi )?(doan|truong|cong ty|${[...calledBy.keys()].join('|')})(?!\\p{L})`, 'u');

type Use = 'name' | 'above' | 'code' | 'cluster' | 'kind' | 'number';
const headings: readonly (readonly [RegExp, Use])[] = [
  [/^(stt|tt|so tt|so thu tu)$/, 'number'],
  [/^(ma|ma (don vi|chi doan|so))$/, 'code'],
  [/^cum( thi dua)?$/, 'cluster'],
  [/^(loai hinh|khoi doi tuong)$/, 'kind'],
  [/cap tren|truc thuoc|^thuoc( don vi)?$/, 'above'],
  [new RegExp(`^(ten )?(doan )?${unitWord}(( ?[,/–-] ?| va | hoac | hay )${unitWord})*$`), 'name'],
];
const headed = <T>(heading: string, known: readonly (readonly [RegExp, T])[]): T | undefined => {
  const folded = fold(heading).replace(/[.:]+$/, '');
  return known.find(([words]) => words.test(folded))?.[1];
};
const useOf = (heading: string): Use | undefined => headed(heading, headings);

/** A table pasted from a spreadsheet has tabs; one saved from it has semicolons. Names have commas, so a comma parts nothing. */
const cellsOf = (text: string): string[][] => {
  const delimiter = text.includes('\t') ? '\t' : text.includes(';') ? ';' : '\u001f';
  return Papa.parse<string[]>(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), { delimiter }).data.map((row) => row.map(tidy));
};

/** What a column without a heading is for: a running number, somebody's name or number, or units. */
const guess = (cells: readonly string[]): Use | 'person' => {
  if (cells.every((cell) => /^[\d.]+$/.test(cell))) return 'number';
  const personal = cells.filter((cell) => personNamed(cell) || personalValue(cell) !== undefined).length;
  return personal * 2 > cells.length ? 'person' : 'name';
};

/** Reads a list of units as people paste it: one column of names, or from the upper unit to the lower one, a blank meaning “as above”. */
export const readListing = (text: string, asked = nothingAsked): Listing => {
  const rows = cellsOf(text);
  const head = rows.slice(0, 8).findIndex((row) => row.some((cell) => ['name', 'above'].includes(useOf(cell) ?? '')));
  const body = rows.map((cells, i) => ({ cells, line: i + 1 })).slice(head + 1);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const left: { column: string; why: string }[] = [];
  const tellers = new Map<string, number>();
  const uses = Array.from({ length: width }, (_, at): Use | undefined => {
    const filled = body.flatMap(({ cells }) => cells[at] || []);
    if (filled.length === 0) return undefined;
    const heading = rows[head]?.[at] ?? '';
    const told = heading === '' ? asked.guess(filled) : headed(heading, asked.headings);
    if (told !== undefined && !tellers.has(told)) {
      tellers.set(told, at);
      return undefined;
    }
    const column = heading || `cột ${columnLetter(at)}`;
    // Whatever it is headed, what stands before the names and says a level in every line is the units above; behind them it may be former ones.
    const isBefore = rows[head]?.slice(0, at).every((own) => useOf(own) !== 'name') ?? false;
    if (heading !== '' && useOf(heading) === undefined && isBefore && filled.length * 2 > body.length && filled.every(levelNamed))
      return 'name';
    const use = (heading && useOf(heading)) || (heading === '' || personalColumn(heading) === undefined ? guess(filled) : 'person');
    if (use === 'person') left.push({ column, why: 'có thông tin của người, không đưa vào kho' });
    else if (heading !== '' && useOf(heading) === undefined) left.push({ column, why: 'không phải tên đơn vị' });
    else return use;
    return undefined;
  });
  const called = (rows[head] ?? []).map((heading) => calledBy.get(fold(heading).replace(/^ten /, '')));
  const nameOf = (cell: string, i: number): string => (called[i] && cell && !callsItself.test(fold(cell)) ? `${called[i]} ${cell}` : cell);
  const at = (use: Use) => uses.flatMap((own, i) => (own === use ? i : []));
  const named = [...at('above'), ...at('name')];
  const one = (cells: readonly string[], use: Use) =>
    at(use)
      .map((i) => cells[i] ?? '')
      .find((cell) => cell !== '');
  let above: readonly string[] = [];
  const lines = body.flatMap(({ cells, line }): ListedLine[] => {
    const own = named.map((i) => nameOf(cells[i] ?? '', i));
    const last = own.findLastIndex((name) => name !== '');
    if (last < 0) return [];
    const first = own.findIndex((name) => name !== '');
    const names = own.slice(0, last + 1).map((name, i) => (name === '' && i < first ? (above[i] ?? '') : name));
    above = names;
    const [code, cluster, kind] = [one(cells, 'code'), one(cells, 'cluster'), one(cells, 'kind')];
    const told = Object.fromEntries([...tellers].flatMap(([name, i]) => (cells[i] ? [[name, cells[i]]] : [])));
    return [
      { line, names: names.filter((name) => name !== ''), ...(code && { code }), ...(cluster && { cluster }), ...(kind && { kind }), told },
    ];
  });
  return { lines, left };
};
