import type { Rows } from '../intake/rows.ts';
import type { ActName } from '../schema/act.ts';
import type { Programme } from '../schema/programme.ts';
import { columnSaying, type FieldName } from '../schema/row-fields.ts';
import type { KindName } from '../schema/submission.ts';
import type { Round } from '../schema/programme-lookup.ts';
import type { Unit } from '../schema/unit.ts';
import { YearFiles, type Excepting } from './year-files.ts';
import type { Item } from './item.ts';
import { alone, type Kin } from './kin.ts';
import { MemberYear } from './member-year.ts';
import { lacking, owing } from './owing.ts';
import { Recognition, type ProposalOf } from './recognition.ts';
import { rowsOf, type RowOf } from './rows-of.ts';

/** So many people are kept once they were asked for. Of a list of more only a few are, and not for long: none of them comes again before the last has been. */
const kept = 1000;
const keptOfMany = 32;

const isAny = <T>(all: Iterable<T>, isSo: (one: T) => boolean): boolean => {
  for (const one of all) if (isSo(one)) return true;
  return false;
};

/**
 * A branch's year: its members and its book, from its own files and from what was recognised above. Of a unit above it
 * is the book and whom it recognised. Whoever came from another branch is here with all she did; whoever went to one is not.
 * It holds no more than its files' rows, where each member's stand, and some members.
 */
export class BranchYear extends YearFiles {
  readonly #kin: Kin<BranchYear>;
  readonly #members = new Map<string, MemberYear>();
  #kept = kept;
  /** The state of which `#members` tell. */
  #read = 0;

  constructor(unit: Unit, year: number, programme: Programme, kin: Kin<BranchYear> = alone) {
    super(unit, year, programme, kin);
    this.#kin = kin;
  }

  override put(kind: KindName, rows: Rows): void {
    super.put(kind, rows);
    this.#kin.puts.count += 1;
  }

  /** A person's year, whether or not any file has the code. */
  member(code: string): MemberYear {
    const { count } = this.#kin.puts;
    if (this.#read !== count) this.#members.clear();
    this.#read = count;
    let member = this.#members.get(code);
    if (!member) {
      if (this.#members.size >= this.#kept) {
        this.#members.clear();
        this.#kept = keptOfMany;
      }
      const former = this.#kin.former(code);
      const recognitions = () => [this, ...former].flatMap((own) => own.#recognitionsOf(code));
      this.#members.set(code, (member = new MemberYear(this, code, former, recognitions)));
    }
    return member;
  }

  /** Whether a member's year goes on in another branch: all her items are judged there, with what she registered here (R1, R2). */
  isGone(member: string): boolean {
    return this.#kin.isGone(member);
  }

  /** The item of a number of which the branch speaks: of who went back to where she had been before, also one that she registered there then (Q L76). */
  itemOf(member: string, number: string): Item | undefined {
    const own = this.member(member).item(number);
    const there = own ? undefined : this.#kin.goneTo(member)?.member(member);
    const before = there?.item(number);
    return before && before.day < there!.joined ? before : own;
  }

  /** A person's year as it is told where she is now. */
  whole(member: string): MemberYear {
    return this.#kin.goneTo(member)?.member(member) ?? this.member(member);
  }

  /** Whether a member went on to another branch, or came from one. */
  isMover(member: string): boolean {
    return this.isGone(member) || this.#kin.former(member).length > 0;
  }

  /** Whether there is such a one in its list. */
  get hasMovers(): boolean {
    return isAny(this.byMember('doan-vien').members(), (code) => this.isMover(code));
  }

  override readonly isExcepted: Excepting = (member, units) => this.#kin.isExcepted(member, units);

  /** Everybody who registered something in this branch's own file, in its order. */
  *registrants(): Generator<MemberYear> {
    for (const code of this.byMember('dang-ky').members()) yield this.member(code);
  }

  /** Everybody of the branch's list, then of those of the branches that became it, then whoever registered and stands in none. */
  *people(): Generator<MemberYear> {
    for (const code of this.#codes()) if (!this.isGone(code)) yield this.member(code);
  }

  *#codes(): Generator<string> {
    yield* this.byMember('doan-vien').members();
    const isOwn = (code: string) => this.byMember('doan-vien').has(code);
    const before = new Set(this.#predecessors.flatMap((own) => [...own.#codes()]));
    for (const code of before) if (!isOwn(code) && this.#kin.former(code).length > 0) yield code;
    for (const code of this.byMember('dang-ky').members()) if (!isOwn(code) && !before.has(code)) yield code;
  }

  /** Whom the branches that became this one, and others, still have: nothing says in which of them they are. */
  *leftBehind(): Generator<MemberYear> {
    const isOwn = (code: string) => this.byMember('doan-vien').has(code);
    for (const before of this.#predecessors)
      for (const member of before.people()) if (member.listed && !member.hasLeft && !isOwn(member.code)) yield member;
  }

  /** Who may be rated and stands in the branch's list. */
  *members(): Generator<MemberYear> {
    for (const member of this.people()) if (member.isMember) yield member;
  }

  get #predecessors(): readonly BranchYear[] {
    return this.#kin.predecessors();
  }

  /** The branches of which this one began: what all of them did needs not be done again. One that was there before owes its own. */
  get #heirTo(): readonly BranchYear[] {
    const before = this.#predecessors;
    return before.every(({ unit }) => (unit.validTo ?? '9999') < (this.unit.validFrom ?? '')) ? before : [];
  }

  /** Whether the branch became another one during the year, and all its people with it: then it owes nothing and has nobody. */
  get isContinued(): boolean {
    return this.#kin.isSucceeded && this.people().next().done === true;
  }

  /** Whether some row of a kind counts: of its own, or of all the branches that became it. */
  override has(kind: KindName): boolean {
    return super.has(kind) || (this.#heirTo.length > 0 && this.#heirTo.every((own) => own.has(kind)));
  }

  /** The rounds at whose end somebody of its list was here: as the world is told, who hears nothing of what all of a branch may do without. */
  get attendedRounds(): readonly Round[] {
    return super.owedRounds.filter(({ to }) => this.#hadSomebody(to, () => true));
  }

  /** The rounds that the branch answers for: of one at whose end nobody was here of whom it could tell there is nothing to tell (Q L74, L83). */
  override get owedRounds(): readonly Round[] {
    return super.owedRounds.filter(({ to }) => this.#hadSomebody(to, (member) => member.mayHaveItems));
  }

  /**
   * Whether there is somebody for whom the branch owes a file: a round, where somebody to tell of was here at its end (Q L83); registrations, of
   * whoever lacks hers (Q L74); ratings, of the đoàn viên who may be rated (Q L40, R16). Without a list nobody knows.
   */
  owes(kind: KindName, round?: string): boolean {
    if (kind === 'ket-qua') return this.owedRounds.some(({ code }) => code === round);
    const isOwing = owing[kind];
    return !isOwing || !this.has('doan-vien') || isAny(this.members(), isOwing);
  }

  /** Whether a file counts, or everybody of whom one is owed brought it along from the branch she was in before (Q L76). */
  hasReceived(kind: KindName): boolean {
    const isLacking = lacking[kind];
    if (this.has(kind) || !isLacking) return this.has(kind);
    return isAny(this.people(), (member) => member.brought(kind)) && !isAny(this.members(), isLacking);
  }

  /** Whether somebody such was here on a day, also who has gone to another branch since; without a list nobody knows, and it is taken for so. */
  #hadSomebody(day: string, isSuch: (member: MemberYear) => boolean): boolean {
    if (!this.has('doan-vien')) return true;
    return isAny(this.#codes(), (code) => this.member(code).wasHere(day) && isSuch(this.member(code)));
  }

  /** Whether the book tells of an act, about something where that is given, or the books of all the units that became this one do. */
  hasActed(name: ActName, about?: string): boolean {
    return this.firstDay(name, { about }) !== undefined;
  }

  /** All that acts of a name were about, in its book and in those of the units that became this one. */
  named(name: ActName): ReadonlySet<string> {
    const own = new Set(this.acts(name).map(({ about }) => about));
    return this.#heirTo.reduce<ReadonlySet<string>>((all, before) => all.union(before.named(name)), own);
  }

  /** Whether units are named of which one is this, or all are that became it. */
  isAmong(units: ReadonlySet<string>): boolean {
    return units.has(this.unit.code) || (this.#heirTo.length > 0 && this.#heirTo.every((own) => own.isAmong(units)));
  }

  #where<K extends KindName>(kind: K, field: FieldName, wanted: string): readonly RowOf<K>[] {
    const rows = this.rows(kind);
    return [
      ...rowsOf(
        kind,
        rows,
        rows?.where(columnSaying(kind, field), (text) => text === wanted),
      ),
    ];
  }

  /** The last round that is over when proposals are due: ratings are judged by it (Q L83). Undefined where none is due. */
  get lastRound(): Round | undefined {
    const due = this.dueDay('danh-gia');
    return due === undefined ? undefined : this.rounds.findLast(({ to }) => to <= due);
  }

  /** The acts of the book of one name. */
  acts(name: ActName): readonly RowOf<'so-viec'>[] {
    return this.#where('so-viec', 'act', name);
  }

  /** The acts of its book, or, where that has none of the name, of the books of all the units that became this one. */
  actsOfLine(name: ActName): readonly RowOf<'so-viec'>[] {
    const own = this.acts(name);
    return own.length > 0 ? own : this.#heirTo.flatMap((before) => before.actsOfLine(name));
  }

  /**
   * The day of the first act of a name, about something where that is given, not before a day. What all the units did that became
   * this one is done on the day on which the last of them did it; undefined where it is not.
   */
  firstDay(name: ActName, meant: { about?: string | undefined; from?: string | undefined } = {}): string | undefined {
    const { about, from = '' } = meant;
    const isMeant = (entry: RowOf<'so-viec'>) => (about === undefined || entry.about === about) && entry.day >= from;
    const days = this.acts(name).flatMap((entry) => (isMeant(entry) ? [entry.day] : []));
    if (days.length > 0) return days.sort()[0];
    const before = this.#heirTo.map((one) => one.firstDay(name, meant));
    return before.every((day) => day !== undefined) ? before.sort().at(-1) : undefined;
  }

  /** The rounds of which some result was handed in, by the branch or by all that became it. */
  get reported(): ReadonlySet<string> {
    const own = new Set([...(this.rows('ket-qua')?.groups(columnSaying('ket-qua', 'round')) ?? [])].map(([round]) => round));
    const [first, ...others] = this.#heirTo.map((before) => before.reported);
    return first ? own.union(others.reduce<ReadonlySet<string>>((all, next) => all.intersection(next), first)) : own;
  }

  readonly #proposalOf: ProposalOf = (branch, member) => this.#kin.branch(branch)?.member(member).proposal;

  /** What the unit itself recognised, in some rows of its file. */
  *recognitions(which?: Iterable<number>): Generator<Recognition> {
    const rows = this.rows('cong-nhan');
    if (rows) for (const row of which ?? rows) yield new Recognition(rows, row, this.unit, this.#proposalOf);
  }

  /** What was recognised of a member of this branch. */
  #recognitionsOf(code: string): readonly Recognition[] {
    const above = this.#kin.above();
    const all = above ? [...above.recognitions(above.byMember('cong-nhan').of(code))] : [];
    return all.filter(({ branch }) => branch === this.unit.code);
  }

  /** What this branch proposed of a member, or one that became it: not what another did that she came from. */
  ownProposal(code: string): RowOf<'danh-gia'> | undefined {
    const own = this.of('danh-gia', code).at(-1);
    return own ?? this.#predecessors.map((before) => before.ownProposal(code)).find((proposal) => proposal !== undefined);
  }

  /** Everything the unit recognised, and what was recognised by those that became it. */
  get sessions(): readonly RowOf<'cong-nhan'>[] {
    return [...this.each('cong-nhan'), ...this.#predecessors.flatMap((own) => own.sessions)];
  }

  /** The branches of which the unit recognised something. */
  get recognisedBranches(): ReadonlySet<string> {
    return new Set([...(this.rows('cong-nhan')?.groups(columnSaying('cong-nhan', 'branch')) ?? [])].map(([branch]) => branch));
  }

  /** What was recognised of this branch's members, in the file of the unit above; also before they came here with their branch. */
  get recognised(): readonly RowOf<'cong-nhan'>[] {
    return [...this.#ownRecognised, ...this.#predecessors.flatMap((own) => own.recognised)];
  }

  get #ownRecognised(): readonly RowOf<'cong-nhan'>[] {
    const above = this.#kin.above();
    return above ? above.#where('cong-nhan', 'branch', this.unit.code) : [];
  }

  /** Whether something was recognised of this branch, or of all the branches that became it. */
  get isRecognised(): boolean {
    return this.#ownRecognised.length > 0 || (this.#heirTo.length > 0 && this.#heirTo.every((own) => own.isRecognised));
  }
}
