import { roundsOf, type Round } from '../schema/forest.ts';
import type { ActName } from '../schema/act.ts';
import type { KindName } from '../schema/submission.ts';
import type { Programme } from '../schema/programme.ts';
import type { Unit } from '../schema/unit.ts';
import type { Rows } from '../intake/rows.ts';
import { entriesOf, strongBranches, type BookEntry, type StrongBranch } from './book.ts';
import { YearFiles } from './files.ts';
import type { Change, Result } from './item.ts';
import {
  changeAt,
  listingAt,
  MemberYear,
  proposalAt,
  recognitionAt,
  resultAt,
  type Listing,
  type Proposal,
  type Recognition,
} from './member-year.ts';

/** So many people are kept once they were asked for; of a list of more nobody is for long, or it would not fit into memory. */
const kept = 1000;

/**
 * A branch's year: its members and its book, from its own files and from what was recognised above. Of a unit above it
 * is the book and whom it recognised. It holds no more than its files' rows and where each member's stand; what is asked
 * of it is read from them.
 */
export class BranchYear extends YearFiles {
  readonly #above: () => BranchYear | undefined;
  #rounds: readonly Round[] | undefined;
  readonly #members = new Map<string, MemberYear>();

  /** @param above the year of who recognises this branch's ratings */
  constructor(unit: Unit, year: number, programme: Programme, above: () => BranchYear | undefined = () => undefined) {
    super(unit, year, programme);
    this.#above = above;
  }

  override put(kind: KindName, rows: Rows): void {
    super.put(kind, rows);
    this.#members.clear();
  }

  /** The rounds of the year by the branch's own calendar, in the order in which they end. */
  get rounds(): readonly Round[] {
    return (this.#rounds ??= roundsOf(this.programme, this.year, this.unit.yearKind));
  }

  /** A person's year, whether or not any file has the code. */
  member(code: string): MemberYear {
    let member = this.#members.get(code);
    if (!member) {
      if (this.#members.size >= kept) this.#members.clear();
      this.#members.set(code, (member = new MemberYear(this, code)));
    }
    return member;
  }

  /** Everybody of the branch's list, then whoever registered without standing in it. */
  *people(): Generator<MemberYear> {
    for (const code of this.byMember('doan-vien').keys()) yield this.member(code);
    for (const code of this.byMember('dang-ky').keys()) if (!this.byMember('doan-vien').has(code)) yield this.member(code);
  }

  /** Who may be rated and stands in the branch's list. */
  *members(): Generator<MemberYear> {
    for (const member of this.people()) if (member.isMember) yield member;
  }

  /** Everybody who registered something, in the order of the file. */
  *registrants(): Generator<MemberYear> {
    for (const code of this.byMember('dang-ky').keys()) yield this.member(code);
  }

  *#each<T>(kind: KindName, of: (cell: (column: string) => string, row: number) => T, only?: Iterable<number>): Generator<T> {
    const rows = this.rows(kind);
    for (const row of only ?? rows ?? []) yield of((column) => rows!.at(row, column), row);
  }

  /** The branch's list, row by row. */
  listings(): Iterable<Listing> {
    return this.#each('doan-vien', listingAt);
  }
  /** What was changed of registrations, row by row. */
  changes(): Iterable<Change> {
    return this.#each('dieu-chinh', changeAt);
  }
  results(): Iterable<Result> {
    return this.#each('ket-qua', resultAt);
  }
  proposals(): Iterable<Proposal> {
    return this.#each('danh-gia', proposalAt);
  }
  /** The rounds of which some result was handed in. */
  get reported(): ReadonlySet<string> {
    return new Set([...(this.rows('ket-qua')?.groups('ky') ?? [])].map(([round]) => round));
  }

  /** The branches of which the unit recognised something. */
  get recognisedBranches(): ReadonlySet<string> {
    return new Set([...(this.rows('cong-nhan')?.groups('ma_chi_doan') ?? [])].map(([branch]) => branch));
  }

  /** What the unit recognised of its branches' members, of one branch where it is given. */
  recognitions(branch?: string): Iterable<Recognition> {
    const only = branch === undefined ? undefined : this.rows('cong-nhan')?.where('ma_chi_doan', (code) => code === branch);
    return this.#each('cong-nhan', recognitionAt, only);
  }

  /** What was recognised of this branch's members, in the file of the unit above. */
  get recognised(): Iterable<Recognition> {
    return this.#above()?.recognitions(this.unit.code) ?? [];
  }

  get isRecognised(): boolean {
    return this.#above()?.recognisedBranches.has(this.unit.code) ?? false;
  }

  /** The same of one member. */
  recognitionOf(member: string): Recognition | undefined {
    const here = this.#above()?.of('cong-nhan', member, recognitionAt) ?? [];
    return here.findLast(({ branch }) => branch === this.unit.code);
  }

  /** The acts of the book, of one name where it is given. */
  entries(act?: ActName): readonly BookEntry[] {
    return entriesOf(this, act);
  }
  /** The branches that registered with the unit as chi đoàn mạnh. */
  get strong(): readonly StrongBranch[] {
    return strongBranches(this);
  }
}
