import type { Rows } from '../intake/rows.ts';
import type { Round } from '../schema/forest.ts';
import type { ItemState } from '../schema/submission.ts';
import { compareCodes } from '../vietnamese.ts';
import type { YearFiles } from './files.ts';
import { rowClass, type RowOf } from './rows-of.ts';

/** What was said later of a member's items. */
interface Later {
  rounds: readonly Round[];
  changes: readonly RowOf<'dieu-chinh'>[];
  results: readonly RowOf<'ket-qua'>[];
}

/** One thing a member registered to do, and what became of it. */
export class Item extends rowClass('dang-ky') {
  readonly #later: Later;

  constructor(rows: Rows, row: number, later: Later) {
    super(rows, row);
    this.#later = later;
  }

  /** That it was added, altered or dropped later. */
  get change(): RowOf<'dieu-chinh'> | undefined {
    return this.#later.changes.find(({ number }) => number === this.number);
  }

  /** It was dropped, with a reason: it is counted no more. */
  get dropped(): boolean {
    return this.change?.what === 'bo';
  }

  /** How it stood at the end of each round of the year: the last round that speaks of it counts (Q L83). */
  get states(): readonly ItemState[] {
    const { rounds, results } = this.#later;
    const told = results.filter(({ number }) => number === this.number);
    let state: ItemState = 'chua_bat_dau';
    return rounds.map(({ code }) => (state = told.find(({ round }) => round === code)?.state ?? state));
  }

  get done(): boolean {
    return this.states.at(-1) === 'hoan_thanh';
  }
}

/** How many different things some items are. */
export const differentItems = (items: readonly Item[]): number => new Set(items.map((item) => item.thing)).size;

/** How many of `registered` items must be done at a threshold of `percent`: rounded up, so that nobody passes below it (R5). */
export const neededItems = (registered: number, percent: number): number => Math.ceil((registered * percent) / 100);

/**
 * A person's year in a branch, by code: every question about a member is answered here, from the rows that count, and
 * nowhere else. It is made when asked for, and costs as much as the person's own rows.
 */
export class MemberYear {
  readonly code: string;
  readonly #year: YearFiles;
  readonly #recognition: () => RowOf<'cong-nhan'> | undefined;
  readonly #listing: RowOf<'doan-vien'> | undefined;
  #registrations: readonly Item[] | undefined;

  constructor(year: YearFiles, code: string, recognition: () => RowOf<'cong-nhan'> | undefined) {
    this.#year = year;
    this.code = code;
    this.#recognition = recognition;
    this.#listing = year.of('doan-vien', code).at(-1);
  }

  /** Whether the branch's own list has the code. */
  get listed(): boolean {
    return this.#listing !== undefined;
  }

  /** The branch's list says who is a member; without it, one registered item that says so is enough. */
  get kind(): RowOf<'doan-vien'>['kind'] {
    if (this.#listing) return this.#listing.kind;
    return !this.hasRegistered || this.registrations.some(({ kind }) => kind === 'doan_vien') ? 'doan_vien' : 'thanh_nien';
  }

  get state(): RowOf<'doan-vien'>['state'] {
    return this.#listing?.state ?? 'dang_sinh_hoat';
  }

  /** Months lived here, as written; '' where not asked. */
  get months(): string {
    return this.#listing?.months ?? '';
  }

  /** A đoàn viên who has not moved away: only such are rated (R16). */
  get mayBeRated(): boolean {
    return this.kind === 'doan_vien' && this.state !== 'chuyen_di';
  }

  /** One who may be rated and stands in the branch's list: what figures count as its members. */
  get isMember(): boolean {
    return this.listed && this.mayBeRated;
  }

  get hasRegistered(): boolean {
    return this.#year.byMember('dang-ky').has(this.code);
  }

  /** Everything registered, in the file's order, also what was dropped since. */
  get registrations(): readonly Item[] {
    return (this.#registrations ??= this.#readItems());
  }

  /** Registered items that count: without those dropped. */
  get items(): readonly Item[] {
    return this.registrations.filter((item) => !item.dropped);
  }

  item(number: string): Item | undefined {
    return this.registrations.find((item) => item.number === number);
  }

  /** How many items were dropped, count, and are done. */
  get dropped(): number {
    return this.registrations.length - this.registered;
  }
  get registered(): number {
    return this.items.length;
  }
  get done(): number {
    return this.items.filter((item) => item.done).length;
  }

  /** The day of the first registered item; undefined where there is none. */
  get firstDay(): string | undefined {
    return this.#byDay[0]?.day;
  }

  /** The day on which the programme's minimum of different items was reached; of one with fewer, that of the first item. */
  get completeDay(): string | undefined {
    const minimum = this.#year.programme.registration.minimumItems.count;
    const things = new Set<string>();
    return this.#byDay.find(({ thing }) => things.add(thing).size >= minimum)?.day ?? this.firstDay;
  }

  /** Registered after the branch's due day (Q L74, R4). Who joined during the year is not: the day was over before. */
  get late(): boolean {
    const { due } = this.#year;
    return due !== undefined && this.state !== 'chuyen_den' && (this.completeDay ?? '') > due;
  }

  /** From which day on the branch answers for a member: '' from the year's beginning; '9999' before one who joined registers. */
  get joined(): string {
    return this.state === 'chuyen_den' ? (this.firstDay ?? '9999') : '';
  }

  /** A recorded reason not to register. */
  get excused(): boolean {
    return this.#year.of('dieu-chinh', this.code).some(({ what }) => what === 'khong_dang_ky');
  }

  /** The days on which the BCH talked with the member. */
  get talks(): readonly string[] {
    return this.#year.of('trao-doi', this.code).map(({ day }) => day);
  }

  get proposal(): RowOf<'danh-gia'> | undefined {
    return this.#year.of('danh-gia', this.code).at(-1);
  }
  get threshold(): number | undefined {
    return this.proposal?.threshold;
  }
  get recognition(): RowOf<'cong-nhan'> | undefined {
    return this.#recognition();
  }

  get #byDay(): readonly Item[] {
    return this.registrations.toSorted((a, b) => compareCodes(a.day, b.day));
  }

  #readItems(): readonly Item[] {
    const { rounds } = this.#year;
    const later = { rounds, changes: this.#year.of('dieu-chinh', this.code), results: this.#year.of('ket-qua', this.code) };
    const own = this.#year.byMember('dang-ky').of(this.code);
    return own.map((row) => new Item(this.#year.rows('dang-ky')!, row, later));
  }
}
