import { compareCodes, compareVietnamese, fold } from '../vietnamese.ts';
import { lastDayOf, monthAfter, schoolYearBegins } from './months.ts';
import { levels, type Unit } from './unit.ts';

/** What a unit's own calendar and its life hang on. */
type Lived = Pick<Unit, 'validFrom' | 'validTo' | 'yearKind'>;

/** The first and the last day of a year as a unit counts it. */
export const daysOf = ({ yearKind }: Lived, year: number): readonly [first: string, last: string] => {
  if (yearKind !== 'nam_hoc') return [`${year}-01-01`, `${year}-12-31`];
  const first = `${year}-${schoolYearBegins}`;
  return [`${first}-01`, lastDayOf(monthAfter(first, 11))];
};

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

/** What tells of a unit's descent. */
interface Descended {
  code: string;
  predecessors: readonly string[];
}
/** Finds a unit by its code, of a forest or of the published ones. */
type GetUnit = (code: string) => Descended | undefined;

/** Whether a unit is what another became, however often (decision 3: units have predecessors and successors). */
export const isHeirOf = (unit: Descended, other: string, get: GetUnit): boolean => {
  const line = new Set(unit.predecessors);
  for (const code of line) for (const before of get(code)?.predecessors ?? []) line.add(before);
  return line.has(other);
};

/** Of some units those that are not what another of them became: whoever counts units counts each once. */
export const withoutHeirs = (codes: readonly string[], get: GetUnit): readonly string[] =>
  [...new Set(codes)].filter((code) => !codes.some((other) => isHeirOf(get(code) ?? { code, predecessors: [] }, other, get)));

/** A unit under all its codes: itself, what it was before, and what it became (K L43: a pilot stays one that was renamed). */
export const knownAs = <T extends Descended>(units: readonly T[], code: string): readonly T[] => {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const get = (of: string) => byCode.get(of);
  const own = get(code);
  return units.filter((unit) => unit === own || isHeirOf(unit, code, get) || (own !== undefined && isHeirOf(own, unit.code, get)));
};

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

  /** A unit, with all that it became and all of which it began, however often; in the order of the Vietnamese alphabet. */
  lineOf(unit: Unit): readonly Unit[] {
    const line = new Set([unit]);
    for (const one of line)
      for (const other of [...this.successors(one.code), ...one.predecessors.flatMap((code) => this.get(code) ?? [])]) line.add(other);
    return line.size === 1 ? [unit] : this.units.filter((one) => line.has(one));
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
  // Most files name their unit by its code alone: nobody asks.
  let names: ((text: string) => boolean) | undefined;
  return (text) => (names ??= namesOfUnit(forest, unit))(text);
};
const namesOfUnit = (forest: Forest, unit: Unit): ((text: string) => boolean) => {
  const name = wordsOfUnit(unit.name);
  const last = wordsOfUnit(unit.code.split('-').at(-1)!);
  const known = new Set([unit, ...forest.ancestors(unit)].flatMap((u) => [...wordsOfUnit(u.name), ...wordsOfUnit(u.code)]));
  const figuresIn = (text: string): readonly string[] => text.match(/[1-9]\d*/g) ?? [];
  const figures = new Set([...known].flatMap(figuresIn));
  // A text with another figure in it speaks of another unit; a million such need not be taken apart.
  const hasOther = (text: string) =>
    figuresIn(text).some((figure) => !figures.has(figure)) && /^[ -~\u00c0-\u024f\u1e00-\u1eff]*$/.test(text);
  return (text) => {
    if (text.length > 120 || hasOther(text)) return false;
    const said = wordsOfUnit(text);
    const has = (own: ReadonlySet<string>) => own.size > 0 && [...own].every((word) => said.has(word));
    return said.size > 0 && [...said].every((word) => known.has(word)) && (has(name) || has(last));
  };
};

/** The unit that a cell means: by its code, by a code that differs in its signs only, or by its name where only one is called so. */
export const unitFinder = (forest: Forest): ((text: string) => string | undefined) => {
  const named = forest.units.map((unit) => [unit.code, namesUnit(forest, unit)] as const);
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (forest.get(text)) return text;
    if (known.has(text)) return known.get(text);
    const found = named.filter(([, isNamed]) => isNamed(text));
    const code = found.length === 1 ? found[0]![0] : undefined;
    known.set(text, code);
    return code;
  };
};
