import type { Rows } from '../intake/rows.ts';
import { memberColumn } from '../schema/row-fields.ts';
import { existsOn } from '../schema/forest.ts';
import { roundsOf, type Round } from '../schema/programme-lookup.ts';
import type { Programme } from '../schema/programme.ts';
import type { KindName } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';
import { duesOf, type Due } from './due.ts';
import { rowClass, rowsOf, type RowOf } from './rows-of.ts';

const none: readonly never[] = [];

/** Where each member's rows of a file stand: of a million rows in a few numbers each. */
class MemberRows {
  readonly #at = new Map<string, number>();
  readonly #starts: number[] = [0];
  readonly #rows: Uint32Array;

  constructor(rows: Rows | undefined) {
    this.#rows = new Uint32Array(rows?.length ?? 0);
    for (const [member, own] of rows?.groups(memberColumn) ?? []) {
      const start = this.#starts.at(-1)!;
      this.#rows.set(own, start);
      this.#at.set(member, this.#starts.push(start + own.length) - 2);
    }
  }

  has(member: string): boolean {
    return this.#at.has(member);
  }

  /** In the order in which members first stand there. */
  members(): Iterable<string> {
    return this.#at.keys();
  }

  of(member: string): readonly number[] {
    const at = this.#at.get(member);
    return at === undefined ? none : Array.from(this.#rows.subarray(this.#starts[at], this.#starts[at + 1]));
  }
}

/** Whether something was decided of a member who is, or was, in some units. */
export type Excepting = (member: string, units: readonly string[]) => boolean;

/** One unit's files of a year with the rows that count; while a file is judged, those that count so far. */
export class YearFiles {
  readonly unit: Unit;
  readonly year: number;
  readonly programme: Programme;
  readonly #files = new Map<KindName, Rows>();
  readonly #byMember = new Map<KindName, MemberRows>();
  #rounds: readonly Round[] | undefined;
  #owedRounds: readonly Round[] | undefined;
  readonly #lineage: readonly Unit[];
  /** The day of which they speak. */
  readonly asOf: string;
  #dues: readonly Due[] | undefined;

  /** @param told the units whose year goes on in this one, and the day of which it speaks */
  constructor(unit: Unit, year: number, programme: Programme, { lineage, asOf }: { lineage: readonly Unit[]; asOf: string }) {
    this.#lineage = lineage;
    this.asOf = asOf;
    this.unit = unit;
    this.year = year;
    this.programme = programme;
  }

  /** Takes the rows of a file that count, in the place of those before. */
  put(kind: KindName, rows: Rows): void {
    this.#files.set(kind, rows);
    this.#byMember.delete(kind);
  }

  /** The rows of a kind that count; undefined where no such file was handed in. */
  rows(kind: KindName): Rows | undefined {
    return this.#files.get(kind);
  }

  /** Whether some row of a kind counts. */
  has(kind: KindName): boolean {
    return (this.rows(kind)?.length ?? 0) > 0;
  }

  /** Every row of a kind that counts, typed. */
  each<K extends KindName>(kind: K): Iterable<RowOf<K>> {
    return rowsOf(kind, this.rows(kind));
  }

  /** A member's rows of a kind. */
  of<K extends KindName>(kind: K, member: string): readonly RowOf<K>[] {
    const rows = this.rows(kind);
    if (!rows) return none;
    const Typed = rowClass(kind);
    return this.byMember(kind)
      .of(member)
      .map((row) => new Typed(rows, row));
  }

  /** Where each member's rows of a kind stand. */
  byMember(kind: KindName): MemberRows {
    let known = this.#byMember.get(kind);
    if (!known) this.#byMember.set(kind, (known = new MemberRows(this.rows(kind))));
    return known;
  }

  /** The rounds of the year by the unit's own calendar, in the order in which they end. */
  get rounds(): readonly Round[] {
    return (this.#rounds ??= roundsOf(this.programme, this.year, this.unit.yearKind));
  }

  /** Everything the unit owes, in order of the days. */
  get dues(): readonly Due[] {
    return (this.#dues ??= duesOf(this.programme, this.year, this.unit, this.#lineage));
  }

  /** The rounds that the unit answers for, in the order in which they end: those that end while it exists, and those it owes for whom it took over from. */
  get owedRounds(): readonly Round[] {
    return (this.#owedRounds ??= this.rounds.filter(
      ({ code, to }) => existsOn(this.unit, to) || this.dues.some(({ round }) => round === code),
    ));
  }

  /** The day by which the unit owes a kind, if the programme sets one and the unit existed on it. */
  dueDay(kind: KindName): string | undefined {
    return this.dues.find((due) => due.kind === kind)?.day;
  }

  /** The day by which the unit owes its registrations; undefined where it owes none. */
  get due(): string | undefined {
    return this.dueDay('dang-ky');
  }

  /** Whether it was decided that a member who is, or was, in some units may have fewer items than the programme asks for. */
  readonly isExcepted: Excepting = () => false;
}
