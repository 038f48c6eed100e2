import type { Rows } from '../intake/rows.ts';
import type { ActName } from '../schema/act.ts';
import type { Programme } from '../schema/programme.ts';
import type { KindName } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';
import { YearFiles } from './files.ts';
import { MemberYear } from './member-year.ts';
import { rowsOf, type RowOf } from './rows-of.ts';

/** So many people are kept once they were asked for; of a list of more nobody is for long, or it would not fit into memory. */
const kept = 1000;

/**
 * A branch's year: its members and its book, from its own files and from what was recognised above. Of a unit above it
 * is the book and whom it recognised. It holds no more than its files' rows, where each member's stand, and some members.
 */
export class BranchYear extends YearFiles {
  readonly #above: () => BranchYear | undefined;
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

  /** A person's year, whether or not any file has the code. */
  member(code: string): MemberYear {
    let member = this.#members.get(code);
    if (!member) {
      if (this.#members.size >= kept) this.#members.clear();
      const recognition = () =>
        this.#above()
          ?.of('cong-nhan', code)
          .findLast(({ branch }) => branch === this.unit.code);
      this.#members.set(code, (member = new MemberYear(this, code, recognition)));
    }
    return member;
  }

  /** Everybody who registered something, in the order of the file. */
  *registrants(): Generator<MemberYear> {
    for (const code of this.byMember('dang-ky').members()) yield this.member(code);
  }

  /** Everybody of the branch's list, then whoever registered without standing in it. */
  *people(): Generator<MemberYear> {
    for (const code of this.byMember('doan-vien').members()) yield this.member(code);
    for (const member of this.registrants()) if (!member.listed) yield member;
  }

  /** Who may be rated and stands in the branch's list. */
  *members(): Generator<MemberYear> {
    for (const member of this.people()) if (member.isMember) yield member;
  }

  #where<K extends KindName>(kind: K, column: string, wanted: string): readonly RowOf<K>[] {
    const rows = this.rows(kind);
    return [
      ...rowsOf(
        kind,
        rows,
        rows?.where(column, (text) => text === wanted),
      ),
    ];
  }

  /** The acts of the book of one name. */
  acts(name: ActName): readonly RowOf<'so-viec'>[] {
    return this.#where('so-viec', 'viec', name);
  }

  /** The rounds of which some result was handed in. */
  get reported(): ReadonlySet<string> {
    return new Set([...(this.rows('ket-qua')?.groups('ky') ?? [])].map(([round]) => round));
  }

  /** The branches of which the unit recognised something. */
  get recognisedBranches(): ReadonlySet<string> {
    return new Set([...(this.rows('cong-nhan')?.groups('ma_chi_doan') ?? [])].map(([branch]) => branch));
  }

  /** What was recognised of this branch's members, in the file of the unit above. */
  get recognised(): readonly RowOf<'cong-nhan'>[] {
    const above = this.#above();
    return above ? above.#where('cong-nhan', 'ma_chi_doan', this.unit.code) : [];
  }
}
