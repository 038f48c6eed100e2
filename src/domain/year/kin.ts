import type { Unit } from '../schema/unit.ts';
import type { Excepting } from './year-files.ts';

/** The other years that a branch's year hangs on. */
export interface Kin<Year> {
  /** That of who recognises its ratings. */
  above: () => Year | undefined;
  /** The units that became this one during the year, and those that became these, as far as their days are set. */
  lineage: readonly Unit[];
  /** Those of the branches that became this one during the year. */
  predecessors: () => readonly Year[];
  /** That of a branch whose member it recognised. */
  branch: (code: string) => Year | undefined;
  /** Those of the branches in which a member was before, within the year. */
  former: (member: string) => readonly Year[];
  /** Whether a member's year goes on in another branch. */
  isGone: (member: string) => boolean;
  /** The branch in which it does, at last. */
  goneTo: (member: string) => Year | undefined;
  /** Whether it was decided of a member of some units that she may have fewer items than the programme asks for. */
  isExcepted: Excepting;
  /** Whether the branch became another one during the year. */
  isSucceeded: boolean;
  /** The day of which they speak. */
  asOf: string;
  /** How often rows were put into these years: what was read of a member before may hang on any of them. */
  puts: { count: number };
}

/** Of a year that stands by itself. */
export const alone: Kin<never> = {
  puts: { count: 0 },
  lineage: [],
  above: () => undefined,
  branch: () => undefined,
  predecessors: () => [],
  former: () => [],
  isGone: () => false,
  goneTo: () => undefined,
  isExcepted: () => false,
  asOf: '9999-12-31',
  isSucceeded: false,
};
