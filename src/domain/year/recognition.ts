import type { Rows } from '../intake/rows.ts';
import type { Unit } from '../schema/unit.ts';
import { rowClass, type RowOf } from './rows-of.ts';

/** What a branch proposed for one of its members. */
export type ProposalOf = (branch: string, member: string) => RowOf<'danh-gia'> | undefined;

/** A rating that was recognised, with the unit that sat and decided: its file holds the row (Q L62). */
export class Recognition extends rowClass('cong-nhan') {
  readonly by: Unit;
  readonly #proposalOf: ProposalOf;

  constructor(rows: Rows, row: number, by: Unit, proposalOf: ProposalOf) {
    super(rows, row);
    this.by = by;
    this.#proposalOf = proposalOf;
  }

  /** What was proposed by the branch of which it was recognised, and by no other in which she has been. */
  get proposal(): RowOf<'danh-gia'> | undefined {
    return this.#proposalOf(this.branch, this.member);
  }
}
