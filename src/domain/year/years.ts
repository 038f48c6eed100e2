import type { Content } from '../intake/read-content.ts';
import type { Rows } from '../intake/rows.ts';
import { programmeOf } from '../schema/forest.ts';
import type { KindName } from '../schema/submission.ts';
import { BranchYear } from './branch-year.ts';

/** Years of units that know of each other: a branch's recognitions stand in the file of the unit above. */
export class Years {
  readonly #content: Pick<Content, 'forest' | 'programmes'>;
  readonly #years = new Map<string, BranchYear>();

  constructor(content: Pick<Content, 'forest' | 'programmes'>) {
    this.#content = content;
  }

  /** A unit's year, empty before files are put into it; undefined where there is no such unit, or no programme in force. */
  of(code: string, year: number): BranchYear | undefined {
    const key = `${code}/${year}`;
    const known = this.#years.get(key);
    if (known) return known;
    const { forest, programmes } = this.#content;
    const unit = forest.get(code);
    const programme = unit && programmeOf(programmes, forest, unit, year);
    if (!unit || !programme) return undefined;
    const recogniser = unit.branchType === undefined ? undefined : forest.recogniser(unit);
    const made = new BranchYear(unit, year, programme, () => recogniser && this.of(recogniser.code, year));
    this.#years.set(key, made);
    return made;
  }

  /** Puts the rows that count of one file into its unit's year. */
  put({ unit, year, kind, rows }: { unit: { code: string }; year: number; kind: KindName; rows: Rows }): void {
    this.of(unit.code, year)?.put(kind, rows);
  }

  /** Every year that was asked for. */
  all(): Iterable<BranchYear> {
    return this.#years.values();
  }
}
