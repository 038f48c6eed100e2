import type { Content } from '../intake/read-content.ts';
import type { ReadFile } from '../intake/read-rows.ts';
import type { Issue, IssueWords, Severity } from '../issues.ts';
import type { familyDemands, Programme } from '../schema/programme.ts';
import { columnSaying, type FieldName } from '../schema/row-fields.ts';
import type { KindName } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';
import type { BranchYear } from '../year/branch-year.ts';
import type { MemberListing } from '../year/membership.ts';

/** One submission that was read, with what the rules need to judge it. */
export interface Submission {
  unit: Unit;
  year: number;
  kind: KindName;
  programme: Programme;
  /** The day of the check; without it, rules that hang on the day are silent. */
  today: string | undefined;
  file: ReadFile;
  /** The unit's year as far as it was judged: of earlier kinds, and of this file the rows that no rule has refused yet. */
  own: BranchYear;
  /** The same of another unit nearby, or of another year. */
  yearOf: (unit: string, year?: number) => BranchYear | undefined;
  /** The book of a unit that is judged apart, and its first session. */
  bookOf: (unit: string) => BranchYear | undefined;
  /** Other branches of the organisation that list a code this year, where nothing says that its person moved. */
  alsoListed: (member: string) => readonly MemberListing[];
  /** The branches that a member left for this one, by both lists. */
  leftBefore: (member: string) => readonly MemberListing[];
  /** The units that became another during the year. */
  beganAs: (unit: Unit) => readonly Unit[];
  content: Content;
}

/** How what a programme demands is taken; undefined: it does not look at it. */
export const severityOf = { loi: 'error', canh_bao: 'warning', ghi_nhan: 'note', khong_xet: undefined } as const satisfies Record<
  keyof typeof familyDemands,
  Severity | undefined
>;

/** What a rule found: the rows it concerns (none: the file as a whole) and the values its words need. */
export interface Finding {
  rows: readonly number[];
  values: Issue['values'];
  /** What in the rows it is about; or a column that no rule knows by what it says. */
  field?: FieldName;
  column?: string;
  member?: undefined;
}
/** The same, of a member, whose rows these are. */
export interface MemberFinding extends Omit<Finding, 'member'> {
  member: string;
}

/**
 * One rule on submissions. An error leaves the rows it names out of every count (all rows when it names none);
 * a warning or a note leaves nothing out.
 */
interface RuleOnRows {
  code: string;
  words: IssueWords;
  /** `undefined` from the function: the programme does not ask for this. */
  severity: Severity | ((programme: Programme) => Severity | undefined);
  kinds: readonly KindName[];
  /** Kinds without which the rule cannot judge. Where only a part of a unit's files is at hand, it is silent then. */
  needs?: readonly KindName[];
  /** Units judged apart whose books it needs; where only a part of the files is at hand, it is silent without one of them. */
  needsBooks?: (submission: Submission) => readonly string[];
  /** Looks at each row by itself: it also says what is amiss in rows that reading has refused for another cell. */
  ofEachRow?: true;
  /** The clause that orders it: K or Q with the line of the document, a register row or an interface agreement. */
  clause: string;
}
/** A rule that speaks of rows, or one that speaks of members. */
export type SubmissionRule = RuleOnRows &
  (
    | { ofMember?: undefined; ofWholeMember?: undefined; check: (submission: Submission) => Iterable<Finding> }
    | {
        /** Each finding is of one member: for her it may be decided otherwise (content/exceptions.json). */
        ofMember: true;
        /** Looks at all her rows together: it waits where one of them was left out, for that row may be what it misses. */
        ofWholeMember?: true;
        check: (submission: Submission) => Iterable<MemberFinding>;
      }
  );

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

/** A finding for each row whose text in a column is such; each different text is asked once. */
export function* cellsThat(
  { kind, file: { rows } }: Pick<Submission, 'kind' | 'file'>,
  at: { column: string } | { field: FieldName },
  such: (text: string) => boolean,
  values: Issue['values'] | ((text: string) => Issue['values']) = {},
): Generator<Finding> {
  const column = 'column' in at ? at.column : columnSaying(kind, at.field);
  for (const row of rows.where(column, such))
    yield { rows: [row], ...at, values: typeof values === 'function' ? values(rows.at(row, column)) : values };
}
