import type { memberStates, personKinds } from '../../src/domain/index.ts';
import { Cure } from '../../src/domain/index.ts';
import { WorkingYear } from './calendar.ts';
import { type Random, random } from './random.ts';
import type { SampleRoot } from './tasks.ts';
import type { SampleBranch } from './units.ts';

/** Somebody known by a code only, the same in every year. */
export interface Person {
  code: string;
  /** How surely they do what they said they would, 0…1. */
  diligence: number;
  /** Months lived at home by those who regularly work away. */
  monthsHome?: number;
}

/** One person in one branch in one year. */
export interface Presence {
  person: Person;
  kind: keyof typeof personKinds;
  state: keyof typeof memberStates;
  /** The months of the year, counted from 0, in which somebody who comes or goes does so. */
  joins?: number;
  leaves?: number;
}

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const space = letters.length ** 4;

/** Shuffles the numbers below `space` without ever giving one twice. */
const scramble = (n: number) => {
  let x = Math.imul(n ^ 0x5a17, 0x9e375) & (space - 1);
  x ^= x >>> 9;
  x = Math.imul(x, 0x6d2b7) & (space - 1);
  return x ^ (x >>> 11);
};

/** Codes such as `DV-7K3M`: opaque, and never the same for two people, in whichever organisation. */
function* memberCodes(root: SampleRoot): Generator<string, never> {
  for (let n = root === 'kg' ? 0 : 1; n < space; n += 2) {
    const number = scramble(n);
    const code = [15, 10, 5, 0].map((shift) => letters[(number >>> shift) & 31]).join('');
    if (/\d/.test(code)) yield `DV-${code}`;
  }
  throw new Cure('Đã dùng hết các mã đoàn viên bốn chữ.\n  Chữa: chạy lại với --members nhỏ hơn.');
}

const byCode = (a: Presence, b: Presence) => (a.person.code < b.person.code ? -1 : 1);

/** The members of one organisation through the years; branches are asked for in the order of the tree. */
export class Membership {
  readonly #root: SampleRoot;
  readonly #codes: Generator<string, never>;
  /** People of branches that another one continues. */
  readonly #inherited = new Map<string, Presence[]>();
  /** People who left the last branch for another one of the same organisation. */
  #moving: Person[] = [];

  constructor(root: SampleRoot) {
    this.#root = root;
    this.#codes = memberCodes(root);
  }

  #person(chance: Random, mayBeAway: boolean): Person {
    const person: Person = { code: this.#codes.next().value, diligence: 1 - 0.8 * chance.next() ** 2 };
    if (mayBeAway && chance.chance(0.07)) person.monthsHome = chance.int(3, 9);
    return person;
  }

  /** The rosters of a branch, one a year, as long as it exists. */
  rosters({ unit, size }: SampleBranch, years: readonly number[]): Map<number, Presence[]> {
    const chance = random(`${unit.code} people`);
    const mayBeAway = this.#root === 'q8' && unit.kind === 'dia_ban_dan_cu';
    const nonMembers = this.#root === 'q8' ? 0.03 : 0;
    const rosters = new Map<number, Presence[]>();

    const arrive = (person: Person): Presence => ({
      person,
      kind: chance.chance(nonMembers) ? 'thanh_nien' : 'doan_vien',
      state: person.monthsHome === undefined ? 'dang_sinh_hoat' : 'di_lam_an_xa',
    });
    const newcomers = (count: number) => Array.from({ length: count }, () => arrive(this.#person(chance, mayBeAway)));
    const join = (person: Person): Presence => ({ ...arrive(person), kind: 'doan_vien', state: 'chuyen_den', joins: chance.int(4, 8) });

    let people = unit.predecessors.flatMap((code) => this.#inherited.get(code) ?? []);
    for (const year of years) {
      if ((unit.validFrom ?? '') > `${year}-12-31` || (unit.validTo ?? '9999') < `${year}-12-31`) continue;
      const settled = people.filter((p) => p.state !== 'chuyen_di').map((p) => ({ ...arrive(p.person), kind: 'doan_vien' as const }));
      const first = year === years[0];
      const roster = first ? newcomers(size) : [...settled, ...newcomers(size > 5 ? chance.int(0, 2) : 0)];
      // Nobody comes or goes in a small chi đoàn, nor in the first months of a year under way.
      if (roster.length > 5 && new WorkingYear(unit, year).current > 9) {
        roster.push(...(first ? [] : this.#moving.splice(0)).map(join));
        if (chance.chance(0.3)) roster.push(join(this.#person(chance, false)));
        for (const presence of roster) {
          if (presence.state !== 'dang_sinh_hoat' || presence.kind !== 'doan_vien' || !chance.chance(0.025)) continue;
          presence.state = 'chuyen_di';
          presence.leaves = chance.int(5, 9);
          if (!first && chance.chance(0.4)) this.#moving.push(presence.person);
        }
      }
      rosters.set(year, (people = roster.sort(byCode)));
    }
    if (unit.validTo && unit.validTo <= `${years.at(-1)}-12-31`) this.#inherited.set(unit.code, people);
    return rosters;
  }
}
