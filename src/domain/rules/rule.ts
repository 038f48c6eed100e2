import type { Content } from '../intake/read-content.ts';
import type { ReadFile } from '../intake/read-submission.ts';
import type { Rows } from '../intake/rows.ts';
import type { Issue, IssueWords, Severity } from '../issues.ts';
import type { Programme } from '../schema/programme.ts';
import type { ItemState, KindName } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';

/** One submission that was read, with what the rules need to judge it. */
export interface Submission {
  unit: Unit;
  year: number;
  kind: KindName;
  programme: Programme;
  file: ReadFile;
  /** The same unit's, or another unit's, file of an earlier kind (or year), with the rows that count. */
  other: (kind: KindName, unit?: string, year?: number) => ReadFile | undefined;
  /** Names this unit as a member's home this year; the unit that did so before, if another did. */
  claim: (member: string) => Unit | undefined;
  content: Content;
}

/** What a rule found: the rows it concerns (none: the file as a whole) and the values its words need. */
export interface Finding {
  rows: readonly number[];
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
  /** Kinds without which the rule cannot judge. Where only a part of a unit's files is at hand, it is silent then. */
  needs?: readonly KindName[];
  /** Looks at all rows of a member together: it waits where one of them was left out, for that row may be what it misses. */
  ofWholeMember?: true;
  /** Looks at each row by itself: it also says what is amiss in rows that reading has refused for another cell. */
  ofEachRow?: true;
  /** The clause that orders it: K or Q with the line of the document, a register row or an interface agreement. */
  clause: string;
  check: (submission: Submission) => Iterable<Finding>;
}

/** What a rule on what people write may ask beside that. */
export interface Circumstances {
  /** The day of the check; without it, rules that hang on the day are silent. */
  today: string | undefined;
  /** The lists of members that count. */
  lists: readonly { unit: Unit; year: number; programme: Programme }[];
}

/** One rule on what people write. */
export interface ContentRule {
  code: string;
  words: IssueWords;
  severity: Severity;
  clause: string;
  /** `line`: of the entry's file, where what it tells of stands on one. */
  check: (content: Content, circumstances: Circumstances) => Iterable<{ file: string; values: Issue['values']; line?: number }>;
}

/** What a branch's list says of a member. */
export interface Listed {
  kind: string;
  state: string;
}

/** What a branch's list says of each code in it; undefined for a code it does not have, or where no list was handed in. */
export const listedIn = (roster: ReadFile | undefined): ((member: string) => Listed | undefined) => {
  if (!roster) return () => undefined;
  const { rows } = roster;
  const index = rows.index('ma_doan_vien');
  return (member) => {
    const row = index.get(member);
    return row === undefined ? undefined : { kind: rows.at(row, 'doi_tuong'), state: rows.at(row, 'tinh_trang') };
  };
};

/** The name of a member's item: registrations and results agree by it. */
export const itemOf = (rows: Rows, row: number): string => `${rows.at(row, 'ma_doan_vien')}\t${rows.at(row, 'stt')}`;

/** What results say: item → round → state. */
export const statesByItem = (results: Rows | undefined): ReadonlyMap<string, ReadonlyMap<string, ItemState>> => {
  const states = new Map<string, Map<string, ItemState>>();
  for (const row of results ?? []) {
    const item = itemOf(results!, row);
    let rounds = states.get(item);
    if (!rounds) states.set(item, (rounds = new Map()));
    rounds.set(results!.at(row, 'ky'), results!.at(row, 'trang_thai') as ItemState);
  }
  return states;
};

/** An item's state at the end of each round, in the order of the rounds: the last round that speaks of it counts (Q L83). */
export const stateAfterEach = (states: ReadonlyMap<string, ItemState> | undefined, rounds: readonly string[]): readonly ItemState[] => {
  let state: ItemState = 'chua_bat_dau';
  return rounds.map((round) => (state = states?.get(round) ?? state));
};
