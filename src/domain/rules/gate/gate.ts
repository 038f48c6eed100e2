import type { Issue, IssueWords, Severity } from '../../issues.ts';
import type { Forest } from '../../schema/forest.ts';
import type { Programme } from '../../schema/programme.ts';
import { isSenderOf, type SenderId, type Unit } from '../../schema/unit.ts';
import { matterIn } from '../../privacy/matter.ts';
import { parseSubmissionPath } from '../../schema/path.ts';
import type { FileReport } from '../check-report.ts';

/** What a change may hold; stated to the sender when passed. */
export const gateLimits = {
  files: 5000,
  fileBytes: 16 * 1024 * 1024,
  allBytes: 64 * 1024 * 1024,
  commits: 250,
  issuesPerCode: 20,
} as const;

/** The label by which whoever looks after the project says that what a machine could not decide has been looked at. */
export const seenLabel = 'da-xem';

/** Git's modes of what is not there, and of a plain file. */
export const gitModes = { none: '000000', file: '100644', executable: '100755' } as const;

/** One path that a change touches. Bytes that are no text stand as U+FFFD in `path`. */
export interface TouchedPath {
  path: string;
  /** Git's mode before and after the change. */
  before: string;
  after: string;
  /** The published version of this path is not the one the change began from. */
  movedOn: boolean;
}

/** Something that points at a person in what a change brings. */
export interface PersonalSight {
  /** The path it stands at; empty for what belongs to no file. */
  file: string;
  /** What it is, in words that repeat nothing of it; and where, when that is no file: `tiêu đề`, `tên nhánh`. */
  kind: string;
  where?: string;
  /** It cannot stand; otherwise a person looks at it. */
  certain: boolean;
  /** It stands in an earlier commit alone: what is merged would carry it into history all the same. */
  past: boolean;
}

/** A branch of which a change recognises something that was not recognised before. */
export interface NewRecognition {
  /** The file of recognitions that says so. */
  path: string;
  branch: string;
  /**
   * Who handed in the proposals for these people as they stand published, undefined for one that history does
   * not tell; `here`: the change itself brings the branch's proposals.
   */
  proposers: 'here' | readonly (SenderId | undefined)[];
}

/** A change as the gate sees it: what it touches, who hands it in, and what stands published (`forest`, `published`). */
export interface GateChange {
  touched: readonly TouchedPath[];
  /** Paths that its commits touch, though nothing of them is left in the end. */
  passing: readonly string[];
  /** It touches more than `gateLimits.files`, or has too many commits; the rest was not looked at. */
  tooMany: boolean;
  /** The files it brings are together larger than `gateLimits.allBytes`; none was read. */
  tooLarge: boolean;
  author: SenderId;
  /** What points at a person in its files, its history and its words. */
  sights: readonly PersonalSight[];
  /** Files it brings that are something else than what was understood of them, written as the product writes it. */
  uncanonical: readonly string[];
  /** Its commits carry the mail address of an account. */
  mailShown: boolean;
  /** The author may write to the repository and is nobody's steward, or looks after it (`SECURITY.md`). */
  maintainer: boolean;
  forest: Forest;
  programmes: readonly Programme[];
  /** Folder (`''` is the top) → the names that stand published in it. Known for every folder a new path lies in. */
  published: ReadonlyMap<string, readonly string[]>;
  /** What was said of the files it brings. */
  files: readonly FileReport[];
  /** Published files that the change does not touch and that lose rows by it. */
  losing: readonly { path: string; rows: number }[];
  /** Published files that it touches and of which an accepted row goes or is written otherwise. */
  replacing: readonly string[];
  recognitions: readonly NewRecognition[];
}

/**
 * One rule of the gate. Its severity is its weight: an error refuses the change, a warning asks a person to look,
 * a note only tells.
 */
export interface GateRule {
  code: string;
  words: IssueWords;
  severity: Severity;
  /** The threat or the agreement behind it. */
  source: string;
  check: (change: GateChange) => Iterable<{ file: string; values: Issue['values'] }>;
}

export const stillThere = ({ after }: TouchedPath): boolean => after !== gitModes.none;

/** The submissions among what a change touches, with the unit each belongs to where that unit is known. */
export const submissionsIn = ({ touched, forest }: GateChange): readonly { entry: TouchedPath; unit: Unit | undefined }[] =>
  touched.flatMap((entry) => {
    const place = parseSubmissionPath(entry.path);
    return place ? [{ entry, unit: forest.get(place.unit) }] : [];
  });

/** The unit in whose name the author may hand in for another: that unit itself, or the nearest one above it. */
export const actingFor = ({ author, forest }: GateChange, unit: Unit): Unit | undefined =>
  [unit, ...forest.ancestors(unit)].find((u) => isSenderOf(u, author));

/** The units that name the author as their steward. */
export const unitsOfAuthor = ({ author, forest }: GateChange): readonly Unit[] => forest.units.filter((u) => isSenderOf(u, author));

/** A path as it may be shown to anybody: letters people can read, everything else as □, never long; nothing that names a person. */
export const shownPath = (path: string): string => {
  const parts = path.split('/').map((part) => (matterIn(part) ? '□' : part));
  const plain = parts
    .join('/')
    .normalize('NFC')
    .replace(/[^\x20-\x7e\p{Script=Latin}]/gu, '□');
  return plain.length > 160 ? `${plain.slice(0, 159)}…` : plain;
};
