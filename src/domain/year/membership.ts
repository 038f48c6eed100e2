import type { Rows } from '../intake/rows.ts';
import { remember } from '../remember.ts';
import { endsIn, existsIn, hasBegun, type Forest } from '../schema/forest.ts';
import type { Programme } from '../schema/programme.ts';
import type { memberStates } from '../schema/submission.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { connected } from '../connected.ts';
import { compareCodes } from '../vietnamese.ts';
import { rowsOf } from './rows-of.ts';

/** A branch that lists a code, and how. */
export interface MemberListing {
  unit: Unit;
  state: keyof typeof memberStates;
  /** The day on which she came or left; '' where none is written. */
  moved: string;
}

/** How a list says that somebody is in its branch. */
type ListedAs = Pick<MemberListing, 'state' | 'moved'>;
/** She came from elsewhere within the year: her state says so; of who works away, whose state says that, the day does (Q L76, L85). */
export const hasCome = ({ state, moved }: ListedAs): boolean => state === 'chuyen_den' || (state === 'di_lam_an_xa' && moved !== '');
/** A move that lies ahead of a day has not happened on it. */
const isAhead = (listed: ListedAs, asOf: string): boolean => listed.moved > asOf && (listed.state === 'chuyen_di' || hasCome(listed));
/** Her state on a day: who is to leave later is still there. */
const stateOn = (listed: ListedAs, asOf: string): MemberListing['state'] =>
  listed.state === 'chuyen_di' && isAhead(listed, asOf) ? 'dang_sinh_hoat' : listed.state;

/** Her state on a branch's day. Who works away does so only where the programme counts it apart: in a branch of such a kind (Q L85, Q-57). */
export const stateIn = (
  { programme, unit, asOf }: { programme: Pick<Programme, 'away'>; unit: Unit; asOf: string },
  listed: ListedAs,
): MemberListing['state'] => {
  const state = stateOn(listed, asOf);
  return state === 'di_lam_an_xa' && programme.away?.kinds.includes(unit.kind) === false ? 'dang_sinh_hoat' : state;
};

/** Somebody's way within a year: all branches in which she was, the one where she is first. */
export interface MemberWay {
  year: number;
  member: string;
  units: readonly Unit[];
}

/**
 * To which branch a person belongs, for an organisation's year (Q L40, L76): from the lists of members, where who left and
 * who came are written, and from the lineage of units. Nobody is joined by a code alone: a transfer is one that the branch
 * left and exactly one other branch have written, or that of a branch which became another during the year.
 */
export class Membership {
  readonly #forest: Forest;
  /** The day of which it speaks. */
  readonly asOf: string;
  readonly #rootOf: (unit: string) => string;
  /** Organisation and year → code → who lists it: one, or several. */
  readonly #listings = new Map<string, Map<string, MemberListing | readonly MemberListing[]>>();
  /** Unit and year → who is to come there, on a day that lies ahead. */
  readonly #toCome = new Map<string, Set<string>>();

  /** @param asOf the day of which it speaks: a branch that begins later has nobody yet */
  constructor(forest: Forest, asOf = '9999-12-31') {
    this.#forest = forest;
    this.asOf = asOf;
    // Asked for every member.
    this.#rootOf = remember((code) => forest.root(forest.get(code)!).code);
  }

  /** Takes a branch's list of members; one that begins later has none yet. */
  add(unit: Unit, year: number, rows: Rows): void {
    if (!hasBegun(unit, this.asOf)) return;
    const key = this.#key(unit, year);
    const here = this.#listings.get(key) ?? new Map<string, MemberListing | readonly MemberListing[]>();
    this.#listings.set(key, here);
    const states = new Map<string, MemberListing>();
    const last = new Map([...rowsOf('doan-vien', rows)].map(({ member, state, moved }) => [member, { state, moved }]));
    for (const [member, written] of last) {
      if (hasCome(written) && isAhead(written, this.asOf)) {
        const place = `${unit.code}/${year}`;
        this.#toCome.set(place, (this.#toCome.get(place) ?? new Set()).add(member));
        continue;
      }
      const { moved } = written;
      const state = stateOn(written, this.asOf);
      const way = `${state} ${moved}`;
      const listing = states.get(way) ?? { unit, state, moved };
      states.set(way, listing);
      const before = here.get(member);
      here.set(member, before ? [...[before].flat(), listing] : listing);
    }
  }

  /** Who lists a code in a year, in the order in which the lists came. */
  listings(unit: Unit, year: number, member: string): readonly MemberListing[] {
    const found = this.#listings.get(this.#key(unit, year))?.get(member);
    return found ? [found].flat() : [];
  }

  /** The units that a unit became when it ended during a year, as far as that day has come and they have begun (K L37; decision 3: units have successors). */
  successors(unit: Unit, year: number): readonly Unit[] {
    if (!endsIn(unit, year) || unit.validTo! >= this.asOf) return [];
    return this.#forest
      .successors(unit.code)
      .filter((next) => hasBegun(next, this.asOf) && this.#forest.tookOver(next, year).includes(unit));
  }

  /** The units that became a unit during a year. */
  predecessors(unit: Unit, year: number): readonly Unit[] {
    return unit.predecessors
      .flatMap((code) => this.#forest.get(code) ?? [])
      .filter((before) => this.successors(before, year).includes(unit));
  }

  /** Whether a member's year goes on in another branch, or is yet to go on in this one. */
  isGone(unit: Unit, year: number, member: string): boolean {
    return this.next(unit, year, member) !== undefined || this.#toCome.get(`${unit.code}/${year}`)?.has(member) === true;
  }

  /**
   * The branches in which a member was before, within the year, the last first. Of two that she left on days which are not
   * both written either may be the earlier: each knows of the other.
   */
  former(unit: Unit, year: number, member: string): readonly Unit[] {
    const listings = this.listings(unit, year, member);
    if (unit.predecessors.length === 0 && listings.length < 2) return [];
    const left = this.left(unit, year, member);
    const own = left.find((l) => l.unit === unit);
    const isEarlier = ({ moved }: MemberListing) => own === undefined || moved === '' || own.moved === '' || moved <= own.moved;
    const found = new Set<Unit>();
    const visit = (at: Unit): void => {
      const wentThere = listings.map((l) => l.unit).concat(this.predecessors(at, year));
      add(wentThere.filter((before) => this.next(before, year, member) === at));
    };
    const add = (units: readonly Unit[]): void => {
      for (const before of units)
        if (before !== unit && !found.has(before)) {
          found.add(before);
          visit(before);
        }
    };
    add(left.filter(isEarlier).map((l) => l.unit));
    visit(unit);
    return [...found];
  }

  /** The branches that a member left for the one where she now is, the last first as far as their days are written. */
  left(unit: Unit, year: number, member: string): readonly MemberListing[] {
    const here = this.next(unit, year, member) ?? unit;
    const left = this.listings(unit, year, member).filter((l) => l.state === 'chuyen_di' && this.next(l.unit, year, member) === here);
    return left.every(({ moved }) => moved !== '') ? left.toSorted((a, b) => compareCodes(b.moved, a.moved)) : left;
  }

  /** Who else lists a code, where no list and no lineage says that it is the same person who moved. */
  others(unit: Unit, year: number, member: string): readonly MemberListing[] {
    const listings = this.listings(unit, year, member);
    if (listings.length < 2) return [];
    const here = this.last(unit, year, member) ?? unit;
    const known = new Set([unit, here, ...this.former(here, year, member), ...this.former(unit, year, member)]);
    return listings.filter((listing) => !known.has(listing.unit));
  }

  /** The ways of everybody who came to a branch from others by both lists. */
  *ways(): Generator<MemberWay> {
    for (const [key, members] of this.#listings)
      for (const [member, listed] of members)
        for (const listing of [listed].flat()) {
          const { unit } = listing;
          const year = Number(key.split('/')[1]);
          const before = hasCome(listing) ? this.former(unit, year, member) : [];
          if (before.length > 0) yield { year, member, units: [unit, ...before] };
        }
  }

  /** Where a member of a branch went: by both lists, or with the whole branch. */
  next(unit: Unit, year: number, member: string): Unit | undefined {
    const listings = this.listings(unit, year, member);
    if (listings.find((l) => l.unit === unit)?.state === 'chuyen_di') {
      const [came, ...others] = this.#cameTo(listings, unit, year);
      return others.length === 0 ? came?.unit : undefined;
    }
    const next = this.successors(unit, year);
    const [one, ...others] = next.length > 1 ? next.filter((u) => listings.some((l) => l.unit === u)) : next;
    return others.length === 0 ? one : undefined;
  }

  /** The branch in which a member's year goes on from one to the next at last; undefined where she stays. */
  last(unit: Unit, year: number, member: string): Unit | undefined {
    const way = [unit];
    for (let at = this.next(unit, year, member); at && !way.includes(at); at = this.next(at, year, member)) way.push(at);
    return way.length > 1 ? way.at(-1) : undefined;
  }

  /**
   * To which branches somebody came, of one that she left: not to those of which it began, in which she was before; and of several
   * not to one of which another began that she left, too.
   */
  #cameTo(listings: readonly MemberListing[], unit: Unit, year: number): readonly MemberListing[] {
    const beganAs = (later: Unit, before: Unit): boolean => this.#forest.lineage(later, year).includes(before);
    const came = listings.filter((l) => hasCome(l) && l.unit !== unit && !beganAs(unit, l.unit));
    if (came.length < 2) return came;
    return came.filter((l) => !listings.some((later) => later.state === 'chuyen_di' && beganAs(later.unit, l.unit)));
  }

  #key(unit: Unit, year: number): string {
    return `${this.#rootOf(unit.code)}/${year}`;
  }
}

/**
 * Which units' files are judged and counted together, by the name of their circle: who recognises, with its branches; and
 * with the units that became one of them during a year. Rules look no further.
 */
export const circlesOf = (forest: Forest): ((unit: Unit) => string) => {
  const own = (unit: Unit) => (levels[unit.level].submits ? (unit.parent ?? unit.code) : unit.code);
  const pairs = forest.units.flatMap((unit) =>
    unit.predecessors.flatMap((code) => {
      const before = forest.get(code);
      const ended = Number(before?.validTo?.slice(0, 4));
      const isSameYear = before && [ended - 1, ended].some((year) => endsIn(before, year) && existsIn(unit, year));
      return isSameYear ? [[own(unit), own(before)] as const] : [];
    }),
  );
  const circles = new Map(
    connected(pairs, (pair) => pair).flatMap((joined) => {
      const names = joined.flat().sort();
      return names.map((name) => [name, names[0]!] as const);
    }),
  );
  return (unit) => circles.get(own(unit)) ?? own(unit);
};
