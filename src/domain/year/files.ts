import type { Rows } from '../intake/rows.ts';
import type { Programme } from '../schema/programme.ts';
import type { KindName } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';

/** One unit's files of a year with the rows that count; while a file is judged, those that count so far. */
export class YearFiles {
  readonly unit: Unit;
  readonly year: number;
  readonly programme: Programme;
  readonly #files = new Map<KindName, Rows>();
  readonly #byMember = new Map<KindName, ReadonlyMap<string, readonly number[]>>();

  constructor(unit: Unit, year: number, programme: Programme) {
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
  hasRows(kind: KindName): boolean {
    return (this.rows(kind)?.length ?? 0) > 0;
  }

  /** A kind's rows by member, in the order in which members first stand there. */
  byMember(kind: KindName): ReadonlyMap<string, readonly number[]> {
    let known = this.#byMember.get(kind);
    if (!known) this.#byMember.set(kind, (known = new Map(this.rows(kind)?.groups('ma_doan_vien'))));
    return known;
  }

  /** A member's rows of a kind, each as its cells read by `of`. */
  of<T>(kind: KindName, member: string, of: (cell: (column: string) => string, row: number) => T): readonly T[] {
    const rows = this.rows(kind);
    return (this.byMember(kind).get(member) ?? []).map((row) => of((column) => rows!.at(row, column), row));
  }
}
