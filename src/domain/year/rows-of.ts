import type { Rows } from '../intake/rows.ts';
import type { MeetingShare } from '../schema/programme.ts';
import { rowFields, type RowField, type RowFields } from '../schema/row-fields.ts';
import { extraColumns, kindNames, type KindName } from '../schema/submission.ts';

/** A row of a kind, typed; `row` is its number in the file. What it says is read when asked for. */
export type RowOf<K extends KindName> = {
  readonly [F in keyof RowFields[K]]: RowFields[K][F] extends RowField<infer T> ? T : never;
} & { readonly row: number };

type RowClass<K extends KindName> = new (rows: Rows, row: number) => RowOf<K>;

const classOf = (kind: KindName): RowClass<KindName> => {
  class TypedRow {
    readonly rows: Rows;
    readonly row: number;
    constructor(rows: Rows, row: number) {
      this.rows = rows;
      this.row = row;
    }
  }
  for (const [name, { column, read }] of Object.entries<RowField<unknown>>(rowFields[kind])) {
    const isExtra = extraColumns(kind).includes(column);
    Object.defineProperty(TypedRow.prototype, name, {
      get(this: TypedRow) {
        return isExtra && !this.rows.names.includes(column) ? read('') : this.rows.read(this.row, column, read);
      },
    });
  }
  return TypedRow as unknown as RowClass<KindName>;
};
const classes = new Map(kindNames.map((kind) => [kind, classOf(kind)]));

/** The typed row of a kind: made of a file's rows and a row's number there. */
export const rowClass = <K extends KindName>(kind: K): RowClass<K> => classes.get(kind) as RowClass<K>;

/** Reads some rows of a file of a kind, or all. */
export function* rowsOf<K extends KindName>(kind: K, rows: Rows | undefined, which: Iterable<number> = rows ?? []): Generator<RowOf<K>> {
  const Typed = rowClass(kind);
  for (const row of which) yield new Typed(rows!, row);
}

/** Whether some of all are as many as a programme asks for; a number left out counts as none. */
export const reaches = ({ parts, of, more }: Pick<MeetingShare, 'parts' | 'of' | 'more'>, some = 0, all = 0): boolean =>
  more ? some * of > all * parts : some * of >= all * parts;
