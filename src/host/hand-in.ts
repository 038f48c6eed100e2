import { compareCodes, dayInVietnam, kindNames, shortDay, type KindName } from '../domain/index.ts';
import type { Objects } from './objects.ts';

/** What the hand-in service asks of whoever keeps the repository: the Git host, or a repository on this machine. */

/** A receipt's number: the sign of the key, what was handed in, and which time where the same came again later. */
const numberPattern = /^([b-z]{12})-[b-z]{12}(?:-[2-9])?$/;
/** A hand-in that a form made is known by the form's own number. */
const formPattern = /^phieu-(\d{1,9})$/;
export const isNumber = (text: string): boolean => numberPattern.test(text) || formPattern.test(text);
export const numberOfForm = (issue: number): string => `phieu-${issue}`;

/** Under this word a commit names the receipt that was given for it. */
export const receiptTrailer = 'Bien-nhan';

const prefix = 'nop/khoa-';
/** The branch on which what was handed in waits; nobody but the service, or the door, makes such a one. */
export const branchOf = (number: string): string => {
  const form = formPattern.exec(number)?.[1];
  return form === undefined ? `${prefix}${number}` : formBranch(Number(form));
};
/** The branch of a form's files. */
export const formBranch = (issue: number): string => `nop/${issue}`;
/** The sign of the key whose branch this is. */
export const signIn = (branch: string): string | undefined =>
  branch.startsWith(prefix) ? numberPattern.exec(branch.slice(prefix.length))?.[1] : undefined;

/** `Nộp dang-ky, ket-qua 2016 của q8-p01-kp1`: kinds, years and units alone. */
export const titleOf = (files: readonly { unit: string; year: number; kind: KindName }[]): string => {
  const several = (values: Iterable<string | number>): string[] => [...new Set(values)].map(String).sort(compareCodes);
  const units = several(files.map(({ unit }) => unit));
  const whose = units.length === 1 ? units[0]! : `${units.length} đơn vị`;
  return `Nộp ${several(files.map(({ kind }) => kind)).join(', ')} ${several(files.map(({ year }) => year)).join(', ')} của ${whose}`;
};
/** The kinds that such a title names. */
export const kindsIn = (title: string): readonly KindName[] => {
  const words = new Set(title.split(/[ ,]+/));
  return kindNames.filter((kind) => words.has(kind));
};

/** The day of a moment where the hand-ins are made, as people write it. */
export const dayIn = (moment: Date): string => shortDay(dayInVietnam(moment));

/** The label that the form carries and that opens the door. */
export const doorLabel = 'nop-tep';
/** So our answer to a form begins: it is found again by every later one; people never see it. */
export const doorMarker = '<!-- so-ren-luyen: phieu nop tep -->';

/** The name of the gate's commit status. Not a word about publishing in it: the desk takes such a status for a preview. */
export const gateContext = 'Cổng nhận tệp';
/** What the gate may have said of a hand-in; `error`: it could not judge. */
export type GateWord = 'success' | 'pending' | 'failure' | 'error';

/** A pull request as it stands now. */
export interface PullAsItIs {
  state: 'open' | 'merged' | 'closed';
  title: string;
  made: Date;
  head: string;
  branch: string;
  /** Its branch is one of this repository's. */
  isOwn: boolean;
  /** The branch it is for. */
  into: string;
}

/** A pull request of the service, as it stands. */
export interface HandedIn {
  title: string;
  /** The moment it was made. */
  made: Date;
  state: 'open' | 'merged' | 'closed';
  /** What the gate has said of it, if it has. */
  gate: GateWord | undefined;
}

export interface HandInHost {
  /** Objects of the repository, as they stand at any commit that `base` gave. */
  objects: Objects;
  /** The commit that stands published. */
  base: () => Promise<string>;
  /** The pull request of a branch; undefined where there is none. */
  find: (branch: string) => Promise<HandedIn | undefined>;
  /** Makes a branch with these files on top of a commit. One that is there already stays: its name tells what is in it. */
  branch: (name: string, parent: string, files: ReadonlyMap<string, string>, message: string) => Promise<void>;
  /** Opens the pull request of a branch; one that is there already is given instead. */
  open: (branch: string, words: { title: string; body: string }) => Promise<HandedIn>;
}

/** Why the host did not do what it was asked. */
export class HostFault extends Error {
  /** Busy: again later. Forbidden: somebody must look after its rights. */
  readonly kind: 'busy' | 'forbidden';
  /** After so many seconds it may be asked again. */
  readonly after: number;

  constructor(kind: 'busy' | 'forbidden', after: number) {
    super(`host: ${kind}`);
    this.kind = kind;
    this.after = after;
  }
}
