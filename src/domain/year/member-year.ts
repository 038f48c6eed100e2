import { compareCodes } from '../vietnamese.ts';
import type { ItemState, memberStates, personKinds } from '../schema/submission.ts';
import type { Round } from '../schema/forest.ts';
import { dueDay } from './due.ts';
import type { YearFiles } from './files.ts';
import { Item, numberIn, type Change, type Result } from './item.ts';

export type PersonKind = keyof typeof personKinds;
export type MemberState = keyof typeof memberStates;

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

  constructor(year: Surroundings, code: string) {
    this.#year = year;
    this.code = code;
  }

  #entry(column: string): string {
    const rows = this.#year.rows('doan-vien');
    const row = this.#year.byMember('doan-vien').get(this.code)?.at(-1);
    return row === undefined ? '' : rows!.at(row, column);
  }

  /** Whether the branch's own list has the code. */
  get listed(): boolean {
    return this.#year.byMember('doan-vien').has(this.code);
  }

  /** The branch's list says who is a member; without it, one registered item that says so is enough. */
  get kind(): PersonKind {
    if (this.listed) return this.#entry('doi_tuong') as PersonKind;
    const said = this.#year.of('dang-ky', this.code, (cell) => cell('doi_tuong') as PersonKind);
    return said.length === 0 || said.includes('doan_vien') ? 'doan_vien' : 'thanh_nien';
  }

  get state(): MemberState {
    return this.listed ? (this.#entry('tinh_trang') as MemberState) : 'dang_sinh_hoat';
  }

  /** Months lived here, as written; '' where not asked. */
  get months(): string {
    return this.#entry('so_thang_dia_phuong');
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
    return this.#year.of('ket-qua', this.code, (cell, row) => ({
      row,
      number: cell('stt'),
      round: cell('ky'),
      state: cell('trang_thai') as ItemState,
      amount: numberIn(cell('so_luong_dat')),
    }));
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
    const own = this.#year.byMember('dang-ky').get(this.code);
    if (!own) return [];
    const rows = this.#year.rows('dang-ky')!;
    const { changes, results } = this;
    const rounds = this.#year.rounds;
    return own.map((row) => {
      const number = rows.at(row, 'stt');
      const told = results.filter((result) => result.number === number);
      let state: ItemState = 'chua_bat_dau';
      const states = rounds.map(({ code }) => (state = told.findLast(({ round }) => round === code)?.state ?? state));
      return new Item(
        rows,
        row,
        changes.find((change) => change.number === number),
        states,
      );
    });
  }
}

/** A row of `dieu-chinh`. */
export const changeAt = (cell: (column: string) => string, row: number): Change => ({
  row,
  member: cell('ma_doan_vien'),
  number: cell('stt'),
  what: cell('thay_doi') as Change['what'],
  day: cell('ngay_thay_doi'),
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
