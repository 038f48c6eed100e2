import { compareCodes, compareVietnamese, fold, monthName, squeeze } from '../vietnamese.ts';
import type { NamedThing } from './column.ts';
import { isDay } from './field.ts';
import { monthAfter } from './months.ts';
import type { Programme } from './programme.ts';
import { levels, unitKinds, type Unit } from './unit.ts';

/** What a unit's own calendar and its life hang on. */
type Lived = Pick<Unit, 'validFrom' | 'validTo' | 'yearKind'>;

/** The first and the last day of a year as a unit counts it: a school year begins in September. */
export const daysOf = ({ yearKind }: Lived, year: number): readonly [first: string, last: string] =>
  yearKind === 'nam_hoc' ? [`${year}-09-01`, `${year + 1}-08-31`] : [`${year}-01-01`, `${year}-12-31`];

/** Tells whether a unit exists at any time of a year by its own calendar, or of the years up to another. */
export const existsIn = (unit: Lived, year: number, until = year): boolean =>
  hasBegun(unit, daysOf(unit, until)[1]) && (unit.validTo ?? '9999') >= daysOf(unit, year)[0];

/** Tells whether a unit ends in a year before the year does. */
export const endsIn = (unit: Lived, year: number): boolean => {
  const [first, last] = daysOf(unit, year);
  return unit.validTo !== undefined && first <= unit.validTo && unit.validTo < last;
};

/** Whether a unit's first day has come. */
export const hasBegun = ({ validFrom = '' }: Pick<Unit, 'validFrom'>, day: string): boolean => validFrom <= day;

/** Whether a unit exists on a day. */
export const existsOn = (unit: Pick<Unit, 'validFrom' | 'validTo'>, day: string): boolean =>
  hasBegun(unit, day) && day <= (unit.validTo ?? '9999');

/** The forest of units: every organisation's tree, with lookups. Units keep the order of the Vietnamese alphabet. */
export class Forest {
  readonly units: readonly Unit[];
  readonly #byCode: ReadonlyMap<string, Unit>;
  readonly #children: ReadonlyMap<string, readonly Unit[]>;
  readonly #successors: ReadonlyMap<string, readonly Unit[]>;

  constructor(units: readonly Unit[]) {
    this.units = [...units].sort((a, b) => compareVietnamese(a.name, b.name) || compareCodes(a.code, b.code));
    this.#byCode = new Map(this.units.map((u) => [u.code, u]));
    this.#children = Map.groupBy(
      this.units.filter((u) => u.parent),
      (u) => u.parent!,
    );
    const successors = new Map<string, Unit[]>();
    for (const unit of this.units) for (const old of unit.predecessors) successors.set(old, [...(successors.get(old) ?? []), unit]);
    this.#successors = successors;
  }

  get(code: string): Unit | undefined {
    return this.#byCode.get(code);
  }

  /** The units that stand on their own: each is an organisation. */
  get roots(): readonly Unit[] {
    return this.units.filter((u) => !u.parent);
  }

  /** Direct children, in a year or at any time. */
  children(code: string, year?: number): readonly Unit[] {
    const all = this.#children.get(code) ?? [];
    return year === undefined ? all : all.filter((u) => existsIn(u, year));
  }

  successors(code: string): readonly Unit[] {
    return this.#successors.get(code) ?? [];
  }

  /**
   * The units that became a unit when they ended during a year (decision 3: units have predecessors and successors): what they did
   * goes on in it. A branch goes on in a branch; and none in another organisation, which has its own programme and book (decision 12).
   */
  tookOver(unit: Unit, year: number): readonly Unit[] {
    return unit.predecessors
      .flatMap((code) => this.get(code) ?? [])
      .filter((before) => endsIn(before, year) && existsIn(unit, year))
      .filter((before) => levels[before.level].submits === levels[unit.level].submits && this.root(before) === this.root(unit));
  }

  /** The same with those that became these before. */
  lineage(unit: Unit, year: number): readonly Unit[] {
    return this.tookOver(unit, year).flatMap((before) => [before, ...this.lineage(before, year)]);
  }

  /** From the unit above up to the organisation. */
  ancestors(unit: Unit): readonly Unit[] {
    const path: Unit[] = [];
    for (let up = unit.parent && this.get(unit.parent); up && !path.includes(up); up = up.parent && this.get(up.parent)) path.push(up);
    return path;
  }

  root(unit: Unit): Unit {
    return this.ancestors(unit).at(-1) ?? unit;
  }

  /**
   * Who recognises a branch's ratings: its Đoàn cơ sở, or for a chi đoàn cơ sở the unit above (programme Q, 2.1 Bước 4
   * and 2.2; rule R9). Both stand directly above the branch in the tree.
   */
  recogniser(branch: Unit): Unit | undefined {
    return branch.parent ? this.get(branch.parent) : undefined;
  }

  /** Tells whether a unit recognises ratings in a year: some branch stands directly below it. */
  recognises(unit: Unit, year: number): boolean {
    return this.children(unit.code, year).some((child) => levels[child.level].submits);
  }
}

const unitWords = [
  [/\bkhu pho\b/g, 'kp'],
  [/\bphuong\b/g, 'p'],
  [/\bquan\b/g, 'q'],
  [/\bchi doan\b|\bdoan\b|\bco so\b|\bbo phan\b|\btinh\b/g, ' '],
] as const;
/** The words that tell a unit: `Chi đoàn khu phố 01, phường 5` → `kp1 p5`; `Q8-P05-KP01` → `q8 p5 kp1`. */
const wordsOfUnit = (text: string): ReadonlySet<string> => {
  const plain = unitWords.reduce((now, [long, short]) => now.replace(long, short), fold(text).replace(/[^a-z0-9]+/g, ' '));
  const joined = plain.replace(/\b(kp|p|q|to|ap)\.? +(\d)/g, '$1$2').replace(/(^|[a-z ])0+(?=\d)/g, '$1');
  return new Set(joined.split(' ').filter((word) => word !== ''));
};

/**
 * Whether a text names a unit: it says the unit's own name, or its code's last part, and nothing beside but what the units
 * above are called. Another unit's name is none of it.
 */
export const namesUnit = (forest: Forest, unit: Unit): ((text: string) => boolean) => {
  const name = wordsOfUnit(unit.name);
  const last = wordsOfUnit(unit.code.split('-').at(-1)!);
  const known = new Set([unit, ...forest.ancestors(unit)].flatMap((u) => [...wordsOfUnit(u.name), ...wordsOfUnit(u.code)]));
  const figures = new Set([...known].flatMap((word) => word.match(/\d+/g) ?? []));
  // A text with another figure in it speaks of another unit; a million such need not be taken apart.
  const hasOther = (text: string) =>
    /^[ -~\u00c0-\u024f\u1e00-\u1eff]*$/.test(text) &&
    /\d/.test(text) &&
    !text.match(/\d+/g)!.every((run) => figures.has(run.replace(/^0+(?=\d)/, '')));
  return (text) => {
    if (text.length > 120 || hasOther(text)) return false;
    const said = wordsOfUnit(text);
    const has = (own: ReadonlySet<string>) => own.size > 0 && [...own].every((word) => said.has(word));
    return said.size > 0 && [...said].every((word) => known.has(word)) && (has(name) || has(last));
  };
};

/** The programme in force for a unit in a year: its organisation's, if the year lies in the period. */
export const programmeOf = (programmes: readonly Programme[], forest: Forest, unit: Unit, year: number): Programme | undefined => {
  const root = forest.root(unit).code;
  return programmes.find((p) => p.organisation === root && p.period.from <= year && year <= p.period.to);
};

/** All criteria of a programme with their family. */
export const criteriaOf = (programme: Programme) =>
  programme.families.flatMap((family) => family.criteria.map((criterion) => ({ family, criterion })));

/** Everything a member may be rated: the scale from the top down, then "not rated". */
export const ratingsOf = ({ ratings }: Programme): readonly Thing[] => [...ratings.scale, ratings.notRated];

interface Thing {
  code: string;
  name: string;
}
/** What a programme gives a code and a name, in the order of its lists. What an act refers to may have one too. */
export const thingsOf = (
  programme: Programme,
  year: number,
  yearKind: Unit['yearKind'],
): Readonly<Record<NamedThing, readonly Thing[]>> => {
  const criterion = criteriaOf(programme).map((of) => of.criterion);
  return {
    criterion,
    campaign: programme.campaigns,
    round: roundsOf(programme, year, yearKind),
    rating: ratingsOf(programme),
    reference: [
      ...criterion,
      ...Object.entries(unitKinds).map(([code, name]) => ({ code, name })),
      ...yearMonthsOf(year, yearKind).map((code) => ({ code, name: monthName(code) })),
    ],
  };
};

/** The twelve months of a unit's own year, as `YYYY-MM`: a school year begins in September. */
export const yearMonthsOf = (year: number, yearKind: Unit['yearKind']): readonly string[] =>
  Array.from({ length: 12 }, (_, i) => monthAfter(yearKind === 'nam_hoc' ? `${year}-09` : `${year}-01`, i));

/** `3/2016`, `tháng 3`; and what a spreadsheet makes of the first. Nothing is squeezed: of `1/1/2016` it would make `11/2016`. */
const monthWays = (code: string): readonly string[] => {
  const [year, month] = code.split('-') as [string, string];
  const n = Number(month);
  const english = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[n - 1]!;
  return [`${n}/${year}`, `${month}/${year}`, `tháng ${n}`, `tháng ${month}`, `01/${month}/${year}`, `${english}-${year.slice(2)}`];
};

/** Names by which a thing may be called, made plain in a way → its code; a name of two things is nobody's. */
const unambiguous = (pairs: readonly (readonly [name: string, code: string])[], known: ReadonlyMap<string, string>) => {
  const codes = Map.groupBy(pairs, ([name]) => name);
  return [...codes].flatMap(([name, found]) => {
    const [first, ...others] = new Set(found.map(([, code]) => code));
    return others.length > 0 || name === '' || known.has(name) ? [] : [[name, first!] as const];
  });
};

/** `Hoàn thành xuất sắc nhiệm vụ` → `htxsnv`: what everybody writes on a form. */
const initials = (name: string): string =>
  fold(name)
    .split(/[^a-z0-9]+/)
    .map((word) => word.slice(0, 1))
    .join('');

/** The ways in which a rating is shortened: its initials, “HT” for “Hoàn thành”, without “nhiệm vụ” at the end. */
const shortRatings = (name: string): readonly string[] => {
  const whole = [name, name.replace(/ nhiệm vụ$/i, '')];
  return whole.flatMap((words) => [initials(words), squeeze(words), squeeze(words.replace(/hoàn thành/i, 'ht'))]);
};

/** Each name of a thing as written, with its code before it, folded, and squeezed to letters and figures (also shortened as people do) → its code. */
export type Names = ReadonlyMap<string, string>;

/** What a programme calls its own things. */
export const programmeNames = (programme: Programme, year: number, yearKind: Unit['yearKind']): Readonly<Record<NamedThing, Names>> => {
  type Called = readonly (readonly [name: string, code: string])[];
  const names = (things: readonly Thing[], shorter: Called = [], besides: Called = []): Names => {
    const written = things.flatMap(({ code, name }) => [name, `${code} – ${name}`, code].map((text) => [text, code] as const));
    const known = new Map([...[...written, ...besides].map(([text, code]) => [fold(text), code] as const), ...written]);
    const squeezed = [...written.map(([text, code]) => [squeeze(text), code] as const), ...shorter];
    return new Map([...unambiguous(squeezed, known), ...known]);
  };
  // “Tiêu chí hành động 2”, “Hành động 2”; and “Tiêu chí 2” where there is one family.
  const counted = programme.families.flatMap((family) =>
    family.criteria.flatMap(({ code }, i) =>
      [family.name, family.name.replace(/^(tiêu chí|nội dung) /i, ''), 'tiêu chí', 'nội dung'].map(
        (name) => [squeeze(`${name} ${i + 1}`), code] as const,
      ),
    ),
  );
  const { criterion, campaign, round, rating, reference } = thingsOf(programme, year, yearKind);
  const months = yearMonthsOf(year, yearKind).flatMap((code) => monthWays(code).map((way) => [way, code] as const));
  const ratings = rating.flatMap(({ code, name }) => shortRatings(name).map((short) => [short, code] as const));
  return {
    criterion: names(criterion, counted),
    campaign: names(campaign),
    round: names(round),
    rating: names(rating, ratings),
    reference: names(reference, [], months),
  };
};

/** One evaluation round of a year: quarter, named drive or the year, with its last day. */
export interface Round {
  code: string;
  name: string;
  kind: 'quy' | 'dot' | 'nam';
  to: string;
}

/** A day of a school year that begins in September of `year`: January to August belong to the next; `02-29` is February's last. */
export const schoolDay = (year: number, monthDay: string): string => {
  const day = `${monthDay < '09' ? year + 1 : year}-${monthDay}`;
  return isDay(day) ? day : day.replace('-29', '-28');
};

/**
 * The rounds of a programme-year as a unit's own calendar counts it, in the order in which they end
 * (programme Q, 2.2 Bước 5: quý, đợt cao điểm, năm).
 */
export const roundsOf = (programme: Programme, year: number, yearKind: Unit['yearKind']): readonly Round[] => {
  const school = yearKind === 'nam_hoc';
  const drives = programme.years.find((y) => y.year === year)?.drives ?? [];
  const rounds: Round[] = [
    ...programme.rounds.map(({ code, name, kind, lastDay }) => ({
      code,
      name,
      kind,
      to: school ? schoolDay(year, lastDay.school) : `${year}-${lastDay.calendar}`,
    })),
    ...drives.map(({ code, name, to }) => ({
      code: `DOT:${code}`,
      name,
      kind: 'dot' as const,
      to: school ? schoolDay(year, to.slice(5)) : to,
    })),
  ];
  const order = { dot: 0, quy: 1, nam: 2 };
  return rounds.sort((a, b) => compareCodes(a.to, b.to) || order[a.kind] - order[b.kind] || compareCodes(a.code, b.code));
};
