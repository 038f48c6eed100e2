import {
  gateLimits,
  gitModes,
  isPlainPath,
  limits,
  parseSubmissionPath,
  stepsOfPath,
  stillThere,
  type FileReport,
  type Issue,
  type ReadingCode,
  type SenderId,
  type TouchedPath,
} from '../../src/domain/index.ts';
import type { SenderOf } from '../../src/host/event.ts';
import type { Difference, ObjectStore } from '../../src/repository/objects.ts';
import type { Published } from './base.ts';
import type { History } from './history.ts';

/** Who brings what: paths with their old and new objects, and where the new objects' bytes can be had. */
export interface Proposal {
  differences: readonly Difference[];
  /** There are more differences than were listed. */
  more: boolean;
  author: SenderId;
  maintainer: boolean;
  brought: Pick<ObjectStore, 'find' | 'read'>;
  /** What its commits bring besides the last state; undefined for a file that is in no repository yet. */
  history?: History | undefined;
  /** A form's file: it is committed as it was understood, however it was written. */
  isForm?: boolean | undefined;
  senderOf: SenderOf;
  /** What people wrote beside the files: a title, the name of a branch. */
  words?: readonly { where: string; text: string }[] | undefined;
  /** Somebody who looks after the project has looked at what a machine cannot decide. */
  seen?: boolean | undefined;
}

/** A path that a proposal really changes, and the object it brings there. */
export interface Touched {
  entry: TouchedPath;
  id: string;
}

/** What really differs from what stands published, and whether that has moved on since. */
export const touchedBy = async ({ differences: all }: Proposal, published: Published): Promise<Touched[]> => {
  const seen = await Promise.all(all.map(({ path }) => (isPlainPath(path) ? published.idOf(path) : undefined)));
  return all.flatMap(({ path, before, after }, i) => {
    const now = seen[i] ?? nothing;
    const was = before.mode === gitModes.none ? nothing : before.id;
    const will = after.mode === gitModes.none ? nothing : after.id;
    // Handed in a second time after a merge that rewrote history: it already stands there.
    if (now === will && now !== was && (after.mode === gitModes.file || will === nothing)) return [];
    return [{ entry: { path, before: before.mode, after: after.mode, movedOn: now !== was }, id: after.id }];
  });
};
const nothing = '';

/** The published names in every folder that a new path goes through. */
export const namesAround = async (entries: readonly TouchedPath[], published: Published): Promise<Map<string, readonly string[]>> => {
  const folders = new Set(
    entries
      .filter((entry) => stillThere(entry) && entry.before === gitModes.none)
      .flatMap(({ path }) => stepsOfPath(path).map(([folder]) => folder)),
  );
  const known = [...folders].filter((folder) => folder === '' || isPlainPath(folder));
  return new Map(await Promise.all(known.map(async (folder) => [folder, await published.namesIn(folder)] as const)));
};

const largestFile = Math.min(limits.bytes, gateLimits.fileBytes);

/** The bytes of the submissions that are brought. A file's size is asked before its bytes; whatever is not read is refused. */
export const readBrought = async (
  { brought: source, more }: Proposal,
  touched: readonly Touched[],
): Promise<{ brought: Map<string, Uint8Array>; unread: FileReport[]; tooLarge: boolean }> => {
  const files = touched.filter(({ entry }) => entry.after === gitModes.file && parseSubmissionPath(entry.path));
  const sized = await Promise.all(files.map(async ({ entry: { path }, id }) => ({ path, id, found: await source.find(id) })));
  const unread: FileReport[] = [];
  const readable = sized.filter(({ path, found }) => {
    if (found?.type !== 'blob') unread.push(notRead(path, 'khong-doc-duoc'));
    else if (found.size > largestFile) unread.push(notRead(path, 'qua-lon', { limit: `${largestFile / 1024 / 1024} MB` }));
    else return true;
    return false;
  });
  const tooLarge = readable.reduce((n, { found }) => n + found!.size, 0) > gateLimits.allBytes;
  const wanted = more || tooLarge ? [] : readable;
  const brought = await Promise.all(wanted.map(async ({ path, id }) => [path, (await source.read(id))!] as const));
  return { brought: new Map(brought), unread, tooLarge };
};

const notRead = (path: string, code: ReadingCode, values: Issue['values'] = {}): FileReport => ({
  path,
  verdict: 'rejected',
  accepted: 0,
  leftOut: 0,
  issues: [{ code, severity: 'error', file: path, values }],
});
