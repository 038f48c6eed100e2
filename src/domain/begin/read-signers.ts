import { personNamed } from '../privacy/names.ts';
import { existsIn, type Forest } from '../schema/forest.ts';
import type { Unit } from '../schema/unit.ts';
import { fold, squeeze, tidy } from '../vietnamese.ts';
import { Doubts, type Question } from './list-doubts.ts';
import { readListing, type ColumnsAsked, type ListedLine, type Listing } from './read-listing.ts';
import { asSpoken, slugOf } from './unit-names.ts';

/** A unit whose papers somebody signs, as a list is compared with it. */
export interface SigningUnit {
  code: string;
  name: string;
  /** The name of the unit above it. */
  above?: string;
}

/** The units of an organisation that issue papers in a year: its head, and whoever recognises ratings. */
export const signingUnits = (forest: Forest, root: Unit, year: number): readonly Unit[] => [
  root,
  ...forest.units.filter((unit) => unit !== root && forest.root(unit) === root && existsIn(unit, year) && forest.recognises(unit, year)),
];
export const asSigning = (forest: Forest, { code, name, parent }: Unit): SigningUnit => {
  const above = parent === undefined ? undefined : forest.get(parent)?.name;
  return { code, name, ...(above !== undefined && { above }) };
};

type PaperSaid = Pick<NonNullable<Unit['paper']>, 'signer' | 'position' | 'place' | 'authority' | 'actingFor'>;
const columns: ColumnsAsked = {
  headings: [
    [/nguoi ky$|^(ho( va)? ten|ten)( (cua )?(nguoi ky|bi thu))?$|^bi thu( .*)?$/, 'signer'],
    [/^chuc (danh|vu)\b/, 'position'],
    [/^dia danh\b|^noi ky$/, 'place'],
    [/^(tm|thay mat)\b/, 'authority'],
    [/^(kt|ky thay)\b/, 'actingFor'],
  ] satisfies readonly (readonly [RegExp, keyof PaperSaid])[],
  guess: (cells) => {
    const most = (fits: (cell: string) => boolean) => cells.filter(fits).length * 2 > cells.length;
    return most((cell) => /^(pho )?bi thu\b/.test(fold(cell))) ? 'position' : most(personNamed) ? 'signer' : undefined;
  },
};

/** What one line tells of a unit's papers. A head who signs as such need not be called so: that stands on every paper. */
const toldIn = ({ told }: ListedLine): PaperSaid => {
  const upper = (text: string | undefined) => text?.toLocaleUpperCase('vi').slice(0, 120);
  const { signer, position, place, authority, actingFor } = told as PaperSaid;
  const own = {
    ...{ signer: signer?.slice(0, 80), place: place?.slice(0, 60), authority: upper(authority), actingFor: upper(actingFor) },
    position: position !== undefined && fold(position) !== 'bi thu' ? upper(position) : undefined,
  };
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
};

const levelFirst = /^((liên chi |chi )?đoàn)( thanh niên| cơ sở)? /iu;
/** A unit’s own name without what says its level: `Đoàn phường Mỹ Quý` and `Phường Mỹ Quí` are one. */
const ownName = (name: string): string => asSpoken(tidy(name).replace(levelFirst, ''));
/** And of the place alone: `Xã Mỹ Quý` looks like it. */
const placeAlone = (name: string): string =>
  asSpoken(
    tidy(name)
      .replace(levelFirst, '')
      .replace(/^(xã|phường|đặc khu|thị trấn|trường|khoa) /iu, ''),
  );

/** The units that a line may mean: those it surely names, or those that only look like it. */
const meantBy = (
  { names, code }: ListedLine,
  units: readonly SigningUnit[],
): { sure: readonly SigningUnit[]; alike: readonly SigningUnit[] } => {
  const coded = units.filter((unit) => unit.code === code?.toLowerCase());
  if (coded.length === 1) return { sure: coded, alike: [] };
  for (const [i, name] of [...names.entries()].reverse()) {
    const among = units.filter(({ above }) => i === 0 || above === undefined || ownName(above) === ownName(names[i - 1]!));
    const sure = among.filter((unit) => ownName(unit.name) === ownName(name));
    if (sure.length > 0) return { sure, alike: [] };
  }
  const name = names.at(-1)!;
  return {
    sure: [],
    alike: units.filter((unit) => placeAlone(unit.name) === placeAlone(name) || squeeze(slugOf(unit.name)) === squeeze(slugOf(name))),
  };
};

/** Among what is said of signers: the pasted list, and what is answered of its lines. No unit has such a code. */
export const signersList = 'list:';
export const signersAnswer = 'q:';

export interface SignersRead {
  /** What each unit's papers say from now on. */
  papers: ReadonlyMap<string, PaperSaid>;
  questions: readonly Question[];
  /** Lines of which nothing is written, and why. */
  untold: readonly string[];
  left: Listing['left'];
}

/**
 * Who signs the papers of many units, from a pasted list. A line that surely names one unit is taken; one that looks like a unit is
 * asked about, and left out unless somebody says which it means. The same list with the same answers says the same.
 */
export const readSigners = (list: string, units: readonly SigningUnit[], answers: Readonly<Record<string, string>> = {}): SignersRead => {
  const doubts = new Doubts(answers);
  const { lines, left } = readListing(list, columns);
  const papers = new Map<string, PaperSaid>();
  const lineOf = new Map<string, number>();
  const untold: string[] = [];
  for (const line of lines) {
    const told = toldIn(line);
    const name = line.names.at(-1)!;
    if (told.signer === undefined) {
      untold.push(`Dòng ${line.line}: “${name}” không có tên người ký.`);
      continue;
    }
    const { sure, alike } = meantBy(line, units);
    const choices = [...sure, ...alike].map(
      ({ code, name: own, above }) => [code, `${own}${above === undefined ? '' : `, ${above}`}`] as const,
    );
    const code =
      sure.length === 1
        ? sure[0]!.code
        : choices.length === 0
          ? ''
          : doubts.ask(`dong-${line.line}`, `Dòng ${line.line}: “${name}” là đơn vị nào?`, [
              ['', 'không phải đơn vị nào dưới đây, bỏ dòng này'],
              ...choices,
            ]);
    const before = lineOf.get(code);
    if (code === '')
      untold.push(
        `Dòng ${line.line}: “${name}” ${choices.length > 0 ? 'chưa rõ là đơn vị nào' : 'không có trong các đơn vị làm văn bản'}.`,
      );
    else if (before !== undefined) untold.push(`Dòng ${line.line}: “${name}” đã có ở dòng ${before}; giữ dòng trước.`);
    else {
      papers.set(code, told);
      lineOf.set(code, line.line);
    }
  }
  return { papers, questions: doubts.questions, untold, left };
};
