import type { Content } from '../intake/read-content.ts';
import type { ReadFile, ReadRow } from '../intake/read-submission.ts';
import type { Issue, IssueWords, Severity } from '../issues.ts';
import type { Programme } from '../schema/programme.ts';
import type { ItemState, KindName, Row } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';

/** One submission that was read, with what the rules need to judge it. */
export interface Submission {
  unit: Unit;
  year: number;
  kind: KindName;
  programme: Programme;
  file: ReadFile;
  /** The same unit's, or another unit's, file of the same year and an earlier kind, with the rows that count. */
  other: (kind: KindName, unit?: string) => ReadFile | undefined;
  content: Content;
}

/** What a rule found: the rows it concerns (none: the file as a whole) and the values its words need. */
export interface Finding {
  rows: readonly ReadRow[];
  values: Issue['values'];
  column?: string;
  /** The member whose rows these are; an exception may be recorded for a member. */
  member?: string;
}

/**
 * One rule on submissions. An error leaves the rows it names out of every count (all rows when it names none);
 * a warning or a note leaves nothing out.
 */
export interface SubmissionRule {
  code: string;
  words: IssueWords;
  /** `undefined` from the function: the programme does not ask for this. */
  severity: Severity | ((programme: Programme) => Severity | undefined);
  kinds: readonly KindName[];
  /** The clause that orders it: K or Q with the line of the document, a register row or an interface agreement. */
  clause: string;
  check: (submission: Submission) => Iterable<Finding>;
}

/** One rule on what people write. */
export interface ContentRule {
  code: string;
  words: IssueWords;
  severity: Severity;
  clause: string;
  check: (content: Content) => Iterable<{ file: string; values: Issue['values'] }>;
}

/** Rows by the member they speak of, in the order of the file. */
export const byMember = (rows: readonly ReadRow[]): Map<string, ReadRow[]> => Map.groupBy(rows, (r) => r.cells['ma_doan_vien']!);

/** What a branch's list says of each code in it; empty where no list was handed in. */
export const peopleIn = (roster: ReadFile | undefined): ReadonlyMap<string, Row> =>
  new Map((roster?.rows ?? []).map(({ cells }) => [cells['ma_doan_vien']!, cells]));

/** The name of a member's item: registrations and results agree by it. */
export const itemOf = ({ cells }: ReadRow): string => `${cells['ma_doan_vien']}\t${cells['stt']}`;

/** What results say: item → round → state. */
export const statesByItem = (results: readonly ReadRow[]): ReadonlyMap<string, ReadonlyMap<string, ItemState>> => {
  const states = new Map<string, Map<string, ItemState>>();
  for (const row of results) {
    let rounds = states.get(itemOf(row));
    if (!rounds) states.set(itemOf(row), (rounds = new Map()));
    rounds.set(row.cells['ky']!, row.cells['trang_thai'] as ItemState);
  }
  return states;
};

/** An item's state at the end of each round, in the order of the rounds: the last round that speaks of it counts (Q L83). */
export const stateAfterEach = (states: ReadonlyMap<string, ItemState> | undefined, rounds: readonly string[]): readonly ItemState[] => {
  let state: ItemState = 'chua_bat_dau';
  return rounds.map((round) => (state = states?.get(round) ?? state));
};
