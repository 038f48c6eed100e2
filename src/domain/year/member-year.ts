import { compareCodes } from '../vietnamese.ts';
import type { ItemState, memberStates, personKinds } from '../schema/submission.ts';
import type { Round } from '../schema/forest.ts';
import { dueDay } from './due.ts';
import type { YearFiles } from './files.ts';
import { Item, numberIn, type Change, type Result } from './item.ts';

export type PersonKind = keyof typeof personKinds;
export type MemberState = keyof typeof memberStates;

/** What a branch's list says of a person (`doan-vien`). */
export interface Listing {
  row: number;
  member: string;
  kind: PersonKind;
  state: MemberState;
  months: string;
}

/** What a branch proposed for a member (`danh-gia`). */
export interface Proposal {
  row: number;
  member: string;
  rating: string;
  /** The share of items, in percent, that the BCH chose for a member working away. */
  threshold: number | undefined;
  reason: string;
}

/** What was recognised of a member (`cong-nhan`). */
export interface Recognition {
  row: number;
  branch: string;
  member: string;
  rating: string;
  /** Why it differs from the proposal. */
  reason: string;
  symbol: string;
  day: string;
}

/** A year as one of its members needs to know it. */
interface Surroundings extends YearFiles {
  readonly rounds: readonly Round[];
  recognitionOf: (member: string) => Recognition | undefined;
}

/**
 * A person's year in a branch, by code: every question about a member is answered here, from the rows that count, and
 * nowhere else. It is made when asked for, and costs as much as the person's own rows.
 */
export class MemberYear {
  readonly code: string;
  readonly #year: Surroundings;
  #registrations: readonly Item[] | undefined;
  #results: readonly Result[] | undefined;

  constructor(year: Surroundings, code: string) {
    this.#year = year;
    this.code = code;
  }

  get #listing(): Listing | undefined {
    return this.#year.of('doan-vien', this.code, listingAt).at(-1);
  }

  /** Whether the branch's own list has the code. */
  get listed(): boolean {
    return this.#year.byMember('doan-vien').has(this.code);
  }

  /** The branch's list says who is a member; without it, one registered item that says so is enough. */
  get kind(): PersonKind {
    if (this.#listing) return this.#listing.kind;
    const isMember = !this.hasRegistered || this.registrations.some(({ kind }) => kind === 'doan_vien');
    return isMember ? 'doan_vien' : 'thanh_nien';
  }

  get state(): MemberState {
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

  /** Everything registered, in its order, also what was dropped since. */
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
    return this.#days[0];
  }

  /** The day on which the programme's minimum of different items was reached; of one with fewer, that of the first item. */
  get completeDay(): string | undefined {
    const things = new Set<string>();
    const minimum = this.#year.programme.registration.minimumItems.count;
    const byDay = [...this.registrations].sort((a, b) => compareCodes(a.day, b.day));
    return byDay.find(({ thing }) => things.add(thing).size >= minimum)?.day ?? this.firstDay;
  }

  /** Registered after the branch's due day (Q L74, R4). Who joined during the year is not: the day was over before. */
  get late(): boolean {
    const { programme, year, unit } = this.#year;
    const due = dueDay(programme, year, unit, 'dang-ky');
    return due !== undefined && this.state !== 'chuyen_den' && (this.completeDay ?? '') > due;
  }

  /** From which day on the branch answers for a member: '' from the year's beginning; '9999' before one who joined registers. */
  get joined(): string {
    return this.state === 'chuyen_den' ? (this.firstDay ?? '9999') : '';
  }

  get changes(): readonly Change[] {
    return this.#year.of('dieu-chinh', this.code, (cell, row) => changeAt(cell, row));
  }

  /** A recorded reason not to register. */
  get excused(): boolean {
    return this.changes.some(({ what }) => what === 'khong_dang_ky');
  }

  get results(): readonly Result[] {
    return (this.#results ??= this.#year.of('ket-qua', this.code, resultAt));
  }

  /** The days on which the BCH talked with the member. */
  get talks(): readonly string[] {
    return this.#year.of('trao-doi', this.code, (cell) => cell('ngay_trao_doi')).toSorted(compareCodes);
  }

  get proposal(): Proposal | undefined {
    return this.#year.of('danh-gia', this.code, proposalAt).at(-1);
  }
  get threshold(): number | undefined {
    return this.proposal?.threshold;
  }
  get recognition(): Recognition | undefined {
    return this.#year.recognitionOf(this.code);
  }

  get #days(): readonly string[] {
    return this.registrations.map(({ day }) => day).sort(compareCodes);
  }

  #readItems(): readonly Item[] {
    const rows = this.#year.rows('dang-ky');
    const own = this.#year.byMember('dang-ky').get(this.code) ?? [];
    const { changes } = this;
    const changeOf = (row: number) => changes.find(({ number }) => number === rows!.at(row, 'stt'));
    return own.map((row) => new Item(rows!, row, changes.length > 0 ? changeOf(row) : undefined, this.#statesOf));
  }

  readonly #statesOf = (item: string): readonly ItemState[] => {
    const told = this.results.filter(({ number }) => number === item);
    let state: ItemState = 'chua_bat_dau';
    return this.#year.rounds.map(({ code }) => (state = told.find(({ round }) => round === code)?.state ?? state));
  };
}

/** A row of `doan-vien`. */
export const listingAt = (cell: (column: string) => string, row: number): Listing => ({
  row,
  member: cell('ma_doan_vien'),
  kind: cell('doi_tuong') as PersonKind,
  state: cell('tinh_trang') as MemberState,
  months: cell('so_thang_dia_phuong'),
});

/** A row of `dieu-chinh`. */
export const changeAt = (cell: (column: string) => string, row: number): Change => ({
  row,
  member: cell('ma_doan_vien'),
  number: cell('stt'),
  what: cell('thay_doi') as Change['what'],
  day: cell('ngay_thay_doi'),
});

/** A row of `ket-qua`. */
export const resultAt = (cell: (column: string) => string, row: number): Result => ({
  row,
  member: cell('ma_doan_vien'),
  number: cell('stt'),
  round: cell('ky'),
  state: cell('trang_thai') as ItemState,
  amount: numberIn(cell('so_luong_dat')),
});

/** A row of `danh-gia`. */
export const proposalAt = (cell: (column: string) => string, row: number): Proposal => ({
  row,
  member: cell('ma_doan_vien'),
  rating: cell('de_nghi_xep_loai'),
  threshold: numberIn(cell('nguong_ap_dung')),
  reason: cell('ly_do'),
});

/** A row of `cong-nhan`. */
export const recognitionAt = (cell: (column: string) => string, row: number): Recognition => ({
  row,
  branch: cell('ma_chi_doan'),
  member: cell('ma_doan_vien'),
  rating: cell('xep_loai_cong_nhan'),
  reason: cell('ly_do_thay_doi'),
  symbol: cell('so_van_ban'),
  day: cell('ngay_hop'),
});
