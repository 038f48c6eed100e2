import { existsIn } from '../schema/forest.ts';
import { blocs, levels, unitKinds, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { Sets, type BranchWait } from './groups.ts';
import type {
  DatasetV2,
  FigureWait,
  PublishedDetails,
  PublishedRatings,
  PublishedTables,
  PublishedUnit,
  PublishedYear,
  Known,
} from './v2.ts';

/**
 * What pages and reports show of a unit: rows over whole groups. A group that reaches over two units makes them one row,
 * which names both. Nothing is counted here that the published tables do not say.
 */

/** A number with the branches it is taken over, or why there is none. */
export interface Figure {
  value: Known;
  /** The chi đoàn whose number is in it. */
  branches: number;
  /** What it is a share of, over the same branches. */
  of: number;
}
/** Whom a row speaks of: units of one depth, the asked one first, and how many chi đoàn they have. */
export interface Spoken {
  units: readonly string[];
  branches: number;
}
export interface PeopleRow extends Spoken {
  /** Chi đoàn whose lists are counted. */
  listed: number;
  members: Figure;
  registered: Figure;
  recognised: Figure;
  /** Thanh niên, where the row is of whole base units. */
  youth: number | undefined;
}
export interface ItemShare {
  code: string;
  registered: number;
  done: Figure;
}
export interface ItemsRow extends Spoken {
  /** Chi đoàn whose registrations are counted. */
  counted: number;
  items: Figure;
  dropped: number;
  done: Figure;
  byCriterion: readonly ItemShare[];
  byType: readonly ItemShare[];
  byCampaign: readonly ItemShare[];
  byRound: readonly { code: string; done: Figure }[];
}
export interface RatingsRow extends Spoken {
  counted: number;
  rated: number;
  /** Undefined where only the total stands. */
  levels: readonly { code: string; people: number }[] | undefined;
  rest: number;
  /** The levels that do not fulfil, one by one, where the row is large enough. */
  apart: readonly { code: string; people: number }[] | undefined;
}
/** Units in one line of a table: their persons and their items over the same groups. */
export interface UnitsRow extends Spoken {
  people: PeopleRow;
  items: ItemsRow;
}
/** The same with ratings, over whole base units. */
export interface RatedRow extends Spoken {
  people: PeopleRow;
  ratings: RatingsRow | undefined;
}
export type Dimension = 'kind' | 'bloc' | 'pilot';
/** The key of what reaches over several values of a dimension. */
export const mixed = 'nhieu';

interface Groups {
  groups: readonly string[];
}
type Partition = 'people' | 'items' | 'ratings';

/** One organisation's year with lookups. */
export class YearView {
  readonly tables: PublishedTables;
  readonly #units: ReadonlyMap<string, PublishedUnit>;
  readonly #children: ReadonlyMap<string, readonly PublishedUnit[]>;
  readonly #paths = new Map<string, readonly string[]>();
  readonly #branches: readonly PublishedUnit[];
  readonly #groups: ReadonlyMap<string, PublishedTables['groups'][number]>;
  readonly #groupOf: ReadonlyMap<string, PublishedTables['groups'][number]>;
  readonly #waiting: ReadonlyMap<string, BranchWait>;
  readonly #in: { [K in 'bases' | 'details' | 'ratings' | 'unfulfilled']: ReadonlyMap<string, PublishedTables[K][number]> };
  readonly #years: ReadonlyMap<string, PublishedYear>;
  readonly #parts: Readonly<Record<Partition, readonly Part[]>>;
  readonly #rows = new Map<string, Found>();

  constructor(dataset: Pick<DatasetV2, 'units'>, tables: PublishedTables) {
    this.tables = tables;
    const exists = (u: PublishedUnit) =>
      existsIn({ validFrom: u.validFrom ?? undefined, validTo: u.validTo ?? undefined } as Unit, tables.year);
    const own = dataset.units.filter((u) => u.organisation === tables.organisation && exists(u));
    this.#units = new Map(own.map((u) => [u.code, u]));
    this.#children = Map.groupBy(own, (u) => u.parent ?? '');
    const visit = (unit: PublishedUnit, path: readonly string[]) => {
      this.#paths.set(unit.code, [...path, unit.code]);
      for (const child of this.#children.get(unit.code) ?? []) visit(child, [...path, unit.code]);
    };
    const root = this.#units.get(tables.organisation);
    if (root) visit(root, []);
    this.#branches = own.filter((u) => levels[u.level].submits && this.#paths.has(u.code));
    this.#groups = new Map(tables.groups.map((g) => [g.branches[0]!, g]));
    this.#groupOf = new Map(tables.groups.flatMap((g) => g.branches.map((b) => [b, g] as const)));
    this.#waiting = new Map(tables.waiting.map((w) => [w.unit, w.why]));
    const index = <T extends Groups>(rows: readonly T[]) => new Map(rows.flatMap((r) => r.groups.map((g) => [g, r] as const)));
    const { bases, details, ratings, unfulfilled } = tables;
    this.#in = { bases: index(bases), details: index(details), ratings: index(ratings), unfulfilled: index(unfulfilled) };
    this.#years = new Map(tables.units.map((u) => [u.unit, u]));
    this.#parts = {
      people: this.#withTheOthers([]),
      items: this.#withTheOthers(details),
      ratings: this.#withTheOthers([...ratings, ...bases.filter((b) => !this.#in.ratings.has(b.groups[0]!))]),
    };
  }

  unit(code: string): PublishedYear | undefined {
    return this.#years.get(code);
  }

  children(code: string): readonly PublishedUnit[] {
    return this.#children.get(code) ?? [];
  }

  /** The group that a branch is spoken of with; undefined where it is in none yet. */
  group(branch: string): PublishedTables['groups'][number] | undefined {
    return this.#groupOf.get(branch);
  }

  people(code: string): PeopleRow {
    return this.#people(this.#row('people', code));
  }

  items(code: string): ItemsRow {
    return this.#items(this.#row('items', code));
  }

  /** Why a branch is in no group yet. */
  waits(branch: string): BranchWait | undefined {
    return this.#waiting.get(branch);
  }

  /** The items of some criteria together, such as a family's. */
  family({ byCriterion }: ItemsRow, criteria: readonly { code: string }[]): { registered: number; done: Figure } {
    const own = byCriterion.filter((c) => criteria.some(({ code }) => code === c.code));
    const figures = own.map((c) => c.done);
    const done =
      own.length === 0 ? ({ value: 'chua_nop', branches: 0, of: 0 } as const) : { ...added(figures), branches: figures[0]!.branches };
    return { registered: own.reduce((n, c) => n + c.registered, 0), done };
  }

  /** Undefined where nothing of it is published by level yet. */
  ratings(code: string): RatingsRow | undefined {
    return this.#ratings(this.#row('ratings', code));
  }

  /** Units as lines of a table, in the order given; those that share a group are one line. */
  lines(codes: readonly string[]): readonly UnitsRow[] {
    return this.#lines('items', codes).map((row) => ({ ...this.#head(row), people: this.#people(row), items: this.#items(row) }));
  }

  /** The same with ratings, over whole base units. */
  ratingLines(codes: readonly string[]): readonly RatedRow[] {
    return this.#lines('ratings', codes).map((row) => ({ ...this.#head(row), people: this.#people(row), ratings: this.#ratings(row) }));
  }

  /** The organisation's figures by a value of its branches: what reaches over several is a line of its own, so that sums add up. */
  sums(by: Dimension | ((branch: string) => string)): readonly (UnitsRow & { key: string })[] {
    return this.#divided('items', by).map(([key, row]) => ({
      key,
      ...this.#head(row),
      people: this.#people(row),
      items: this.#items(row),
    }));
  }

  ratingSums(by: Dimension): readonly (RatedRow & { key: string })[] {
    return this.#divided('ratings', by).map(([key, row]) => ({
      key,
      ...this.#head(row),
      people: this.#people(row),
      ratings: this.#ratings(row),
    }));
  }

  #head({ units, branches }: FoundRow): Spoken {
    return { units, branches: branches.length };
  }

  #lines(partition: Partition, codes: readonly string[]): readonly FoundRow[] {
    const seen = new Set<string>();
    return codes.flatMap((code) => {
      if (seen.has(code)) return [];
      const row = this.#row(partition, code);
      for (const unit of row.units) seen.add(unit);
      return [row];
    });
  }

  #valueOf(dimension: Dimension, branch: string): string {
    const line = this.#paths
      .get(branch)!
      .toReversed()
      .map((code) => this.#units.get(code)!);
    if (dimension === 'kind') return line[0]!.kind;
    if (dimension === 'bloc') return line.find((u) => u.bloc)?.bloc ?? '';
    return line.some((u) => u.pilot?.programme === this.tables.programme) ? 'diem' : 'khac';
  }

  /** Branches without a value ('') have no line. */
  #divided(partition: Partition, by: Dimension | ((branch: string) => string)): readonly (readonly [key: string, row: FoundRow])[] {
    const valueOf = typeof by === 'string' ? (branch: string) => this.#valueOf(by, branch) : by;
    const keyOf = (codes: readonly string[]) => {
      const values = new Set(codes.map(valueOf));
      return values.size === 1 ? [...values][0]! : mixed;
    };
    const parts = Map.groupBy(this.#parts[partition], (part) => keyOf(part.branches));
    const others = Map.groupBy(
      this.#branches.filter((b) => !this.#groupOf.has(b.code)).map((b) => b.code),
      valueOf,
    );
    const order = [...Object.keys(unitKinds), ...Object.keys(blocs), 'diem', 'khac'];
    const place = (key: string) => (key === mixed ? order.length : order.indexOf(key));
    return [...new Set([...parts.keys(), ...others.keys()])]
      .filter((key) => key !== '')
      .sort((a, b) => place(a) - place(b) || compareCodes(a, b))
      .map((key) => {
        const own = parts.get(key) ?? [];
        return [key, { units: [], parts: own, branches: [...own.flatMap((p) => p.branches), ...(others.get(key) ?? [])] }] as const;
      });
  }

  /** A partition's parts, and each group that is in none of them by itself. */
  #withTheOthers(rows: readonly Groups[]): readonly Part[] {
    const inside = new Set(rows.flatMap((r) => r.groups));
    const all = [
      ...rows.map((r) => r.groups),
      ...this.tables.groups
        .map((g) => g.branches[0]!)
        .filter((g) => !inside.has(g))
        .map((g) => [g]),
    ];
    return all.map((groups) => ({ groups, branches: groups.flatMap((g) => this.#groups.get(g)!.branches) }));
  }

  /** The row a unit stands in: with whoever shares a group with it, at the same depth. */
  #row(partition: Partition, code: string): FoundRow {
    const depth = (this.#paths.get(code) ?? [code]).length - 1;
    const key = `${partition}/${depth}`;
    let rows = this.#rows.get(key);
    if (!rows) {
      rows = this.#rowsAt(this.#parts[partition], depth);
      this.#rows.set(key, rows);
    }
    const found = rows.of(code);
    return { ...found, units: [code, ...found.units.filter((u) => u !== code)] };
  }

  #rowsAt(parts: readonly Part[], depth: number): Found {
    const sets = new Sets();
    const at = (branch: string) => {
      const path = this.#paths.get(branch)!;
      return path[depth] ?? branch;
    };
    for (const { branches } of parts) for (const branch of branches) sets.union(at(branches[0]!), at(branch));
    const own = Map.groupBy(parts, (part) => sets.find(at(part.branches[0]!)));
    const branches = Map.groupBy(this.#branches, (b) => sets.find(at(b.code)));
    return {
      of: (code) => {
        const top = sets.find(code);
        const all = branches.get(top) ?? [];
        const codes = all.map((b) => b.code);
        return { units: [...new Set(codes.map(at))].sort(compareCodes), parts: own.get(top) ?? [], branches: codes };
      },
    };
  }

  #groupsOf({ parts }: FoundRow): readonly PublishedTables['groups'][number][] {
    return parts.flatMap((p) => p.groups.map((g) => this.#groups.get(g)!));
  }

  #people(row: FoundRow): PeopleRow {
    const groups = this.#groupsOf(row);
    const inside = new Set(groups.map((g) => g.branches[0]!));
    const listed = groups.reduce((n, g) => n + g.branches.length, 0);
    const members = groups.reduce((n, g) => n + g.members, 0);
    const wait = this.#whyNone(row);
    const figure = (of: (g: PublishedTables['groups'][number]) => Known): Figure =>
      groups.length === 0
        ? { value: wait, branches: 0, of: 0 }
        : added(groups.map((g) => ({ value: of(g), branches: g.branches.length, of: g.members })));
    const bases = this.#within('bases', inside);
    const whole = bases.reduce((n, b) => n + b.groups.length, 0) === inside.size;
    return {
      ...this.#head(row),
      listed,
      members: groups.length === 0 ? { value: wait, branches: 0, of: 0 } : { value: members, branches: listed, of: members },
      registered: figure((g) => g.registered),
      recognised: figure((g) => g.recognised),
      youth: whole && groups.length > 0 ? bases.reduce((n, b) => n + b.youth, 0) : undefined,
    };
  }

  #items(row: FoundRow): ItemsRow {
    const groups = this.#groupsOf(row);
    const inside = new Set(groups.map((g) => g.branches[0]!));
    const rows = this.#within('details', inside);
    const size = (d: Groups) => d.groups.reduce((n, g) => n + this.#groups.get(g)!.branches.length, 0);
    const counted = rows.reduce((n, d) => n + size(d), 0);
    const items = rows.reduce((n, d) => n + d.items, 0);
    const waits =
      groups.length === 0 ? [this.#whyNone(row)] : groups.map((g) => (typeof g.registered === 'string' ? g.registered : 'cho_du'));
    const none: Figure = { value: worst(waits), branches: 0, of: 0 };
    const figure = (of: (d: PublishedDetails) => Known | undefined, whole: (d: PublishedDetails) => number): Figure =>
      rows.length === 0 ? none : added(rows.map((d) => ({ value: of(d) ?? 0, branches: size(d), of: whole(d) })));
    const shares = (list: 'byCriterion' | 'byType' | 'byCampaign'): ItemShare[] => {
      const codes = [...new Set(rows.flatMap((d) => d[list].map((s) => s.code)))];
      return codes.map((code) => {
        const of = (d: PublishedDetails) => (d[list] as PublishedDetails['byCriterion']).find((s) => s.code === code);
        return {
          code,
          registered: rows.reduce((n, d) => n + (of(d)?.registered ?? 0), 0),
          // Nothing registered, nothing done: but where nothing was reported, that is not known to be so.
          done: figure(
            (d) => of(d)?.done ?? (typeof d.done === 'string' ? d.done : 0),
            (d) => of(d)?.registered ?? 0,
          ),
        };
      });
    };
    const rounds = [...new Set(rows.flatMap((d) => d.byRound.map((r) => r.code)))];
    return {
      ...this.#head(row),
      counted,
      items: rows.length === 0 ? none : { value: items, branches: counted, of: items },
      dropped: rows.reduce((n, d) => n + d.dropped, 0),
      done: figure(
        (d) => d.done,
        (d) => d.items,
      ),
      byCriterion: shares('byCriterion'),
      byType: shares('byType'),
      byCampaign: shares('byCampaign'),
      byRound: rounds.map((code) => ({
        code,
        done: figure(
          (d) => d.byRound.find((r) => r.code === code)?.done ?? 'chua_den_ky',
          (d) => d.items,
        ),
      })),
    };
  }

  #ratings(row: FoundRow): RatingsRow | undefined {
    const groups = this.#groupsOf(row);
    const inside = new Set(groups.map((g) => g.branches[0]!));
    const rows = this.#within('ratings', inside);
    if (rows.length === 0) return undefined;
    const apart = this.#within('unfulfilled', inside);
    const rated = new Set(rows.flatMap((r) => r.groups));
    const whole = apart.reduce((n, a) => n + a.groups.length, 0) === rated.size;
    const rest = (r: PublishedRatings) => (r.levels ? r.rest! : r.rated);
    return {
      ...this.#head(row),
      counted: rows.reduce((n, r) => n + r.groups.reduce((m, g) => m + this.#groups.get(g)!.branches.length, 0), 0),
      rated: rows.reduce((n, r) => n + r.rated, 0),
      levels: rows.every((r) => r.levels) ? addLevels(rows.map((r) => r.levels!)) : undefined,
      rest: rows.reduce((n, r) => n + rest(r), 0),
      apart: whole && apart.length > 0 ? addLevels(apart.map((a) => a.levels)) : undefined,
    };
  }

  /** The rows of a table that lie whole in some groups. */
  #within<K extends keyof YearView['tables'] & ('bases' | 'details' | 'ratings' | 'unfulfilled')>(
    table: K,
    inside: ReadonlySet<string>,
  ): readonly PublishedTables[K][number][] {
    const index = this.#in[table] as ReadonlyMap<string, PublishedTables[K][number]>;
    const rows = new Set([...inside].flatMap((g) => index.get(g) ?? []));
    return [...rows].filter((row) => row.groups.every((g) => inside.has(g)));
  }

  /** Why nobody of a row is counted. */
  #whyNone({ branches }: FoundRow): FigureWait {
    const waits = branches.flatMap((code) => this.#waiting.get(code) ?? []);
    if (waits.some((why) => why !== 'chua_nop' && why !== 'chua_den_ky')) return 'cho_du';
    return waits.some((why) => why === 'chua_nop') || waits.length === 0 ? 'chua_nop' : 'chua_den_ky';
  }
}

const views = new WeakMap<Pick<DatasetV2, 'units' | 'years'>, Map<string, YearView>>();
/** An organisation's year of a dataset; undefined where nothing was counted. Made once. */
export const viewOf = (dataset: Pick<DatasetV2, 'units' | 'years'>, organisation: string, year: number): YearView | undefined => {
  const known = views.get(dataset) ?? new Map(dataset.years.map((y) => [`${y.organisation}/${y.year}`, new YearView(dataset, y)]));
  views.set(dataset, known);
  return known.get(`${organisation}/${year}`);
};

/**
 * What the units that became one of today had, year by year, the newest first: groups that lie whole in units that went
 * into it whole. A unit that was divided can be laid to none of its successors, and is not; `beyond` says that some group
 * reaches further, and is not counted here.
 */
export const lineageOf = (dataset: Pick<DatasetV2, 'units' | 'years'>, code: string) => {
  const units = new Map(dataset.units.map((u) => [u.code, u]));
  const heir = (of: string): string | undefined => {
    const next = units.get(of)?.successors ?? [];
    return next.length === 1 ? (heir(next[0]!) ?? next[0]) : undefined;
  };
  const wentIn = (of: string): boolean => {
    const above = units.get(of)?.parent;
    return heir(of) === code || (above ? wentIn(above) : false);
  };
  return dataset.years
    .flatMap(({ organisation, year }) => {
      const view = viewOf(dataset, organisation, year)!;
      const own = view.tables.units.map((u) => units.get(u.unit)!).filter((u) => heir(u.code) === code);
      // A unit below one that went the same way is in its figures already.
      const whole = own.filter((u) => !own.some((above) => above.code === u.parent));
      const sums = whole.length > 0 ? view.sums((branch) => (wentIn(branch) ? code : 'khac')) : [];
      const found = sums.find(({ key }) => key === code);
      return found ? [{ ...found, year, units: whole, beyond: sums.some(({ key }) => key === mixed) }] : [];
    })
    .sort((a, b) => b.year - a.year);
};

interface Part {
  groups: readonly string[];
  branches: readonly string[];
}
interface FoundRow {
  units: readonly string[];
  parts: readonly Part[];
  branches: readonly string[];
}
interface Found {
  of: (code: string) => FoundRow;
}

/** Figures added: over those that have a number; where none has, the reason that asks for something first. */
const added = (figures: readonly Figure[]): Figure => {
  const told = figures.filter((f): f is Figure & { value: number } => typeof f.value === 'number');
  if (told.length === 0) return { value: worst(figures.map((f) => f.value as FigureWait)), branches: 0, of: 0 };
  return {
    value: told.reduce((n, f) => n + f.value, 0),
    branches: told.reduce((n, f) => n + f.branches, 0),
    of: told.reduce((n, f) => n + f.of, 0),
  };
};
const worst = (waits: readonly FigureWait[]): FigureWait =>
  waits.includes('cho_du') ? 'cho_du' : waits.includes('chua_nop') ? 'chua_nop' : 'chua_den_ky';

const addLevels = (lists: readonly (readonly { code: string; people: number }[])[]) =>
  lists[0]!.map(({ code }) => ({ code, people: lists.reduce((n, levels) => n + levels.find((l) => l.code === code)!.people, 0) }));
