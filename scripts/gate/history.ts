import {
  authoredLines,
  authoredMatters,
  collectionNames,
  collections,
  gateLimits,
  gitModes,
  matterIn,
  parseSubmissionPath,
  personalIn,
  shownPath,
  weighs,
  type Matter,
  type PersonalSight,
} from '../../src/domain/index.ts';
import type { Objects } from '../../src/host/objects.ts';
import { commitsBetween, differences, type Difference, type ObjectStore } from '../../src/repository/objects.ts';
import { branchOf, receiptTrailer, signIn } from '../../src/host/hand-in.ts';
import type { SenderOf } from '../../src/host/event.ts';
import { accountOfMail, isHostMail } from '../../src/host/addresses.ts';
import { isList } from '../../src/workbook/workbook.ts';

/** A file as some commit of a change brings it. */
export interface FileVersion {
  path: string;
  id: string;
}

/** What the commits of a change bring, one by one. */
export interface History {
  /** Every new version of a file, in whatever commit; the last ones too. */
  versions: readonly FileVersion[];
  /** Every path that some commit touches. */
  paths: readonly string[];
  /** What people wrote beside the files: the commits' messages. */
  messages: readonly string[];
  /** Some commit carries an address that reaches a person, not the host. */
  mailShown: boolean;
  /** There is more than can be looked through. */
  more: boolean;
}

/** Goes through the commits between two. What a merge brings is what differs from all of its parents. */
export const historyOf = async (store: ObjectStore, repository: string, base: string, head: string): Promise<History> => {
  const commits = await commitsBetween(repository, base, head, gateLimits.commits);
  const versions = new Map<string, FileVersion>();
  const paths = new Set<string>();
  const messages: string[] = [];
  let [more, mailShown] = [commits.length > gateLimits.commits, false];
  for (const { id, parents } of commits.slice(0, gateLimits.commits)) {
    const { message, mails } = parseCommit((await store.read(id))?.toString('utf8') ?? '');
    messages.push(message);
    mailShown ||= mails.some((mail) => !isHostMail(mail));
    const compared = await Promise.all(parents.map((parent) => differences(store, parent, id, gateLimits.files)));
    const readable = compared.filter((one) => !one.more);
    more ||= readable.length === 0 && compared.length > 0;
    const [first, ...others] = readable.map(({ found }) => found);
    for (const one of first ?? []) {
      if (!others.every((found) => found.some((other) => sameAfter(one, other)))) continue;
      paths.add(one.path);
      if (one.after.mode === gitModes.file || one.after.mode === gitModes.executable)
        versions.set(`${one.after.id} ${one.path}`, { path: one.path, id: one.after.id });
    }
    if (versions.size > gateLimits.files) {
      more = true;
      break;
    }
  }
  return { versions: [...versions.values()], paths: [...paths], messages, mailShown, more };
};

/** Who a commit itself says handed in, by its receipt or its author's address: for a repository without a host to ask. */
export const senderInCommit =
  (store: Pick<Objects, 'read'>): SenderOf =>
  async (commit) => {
    const { message, mails } = parseCommit((await store.read(commit))?.toString('utf8') ?? '');
    const number = new RegExp(`^${receiptTrailer}: (\\S+)$`, 'm').exec(message)?.[1];
    return number === undefined ? accountOfMail(mails[0] ?? '') : signIn(branchOf(number));
  };

const sameAfter = (one: Difference, other: Difference): boolean => one.path === other.path && one.after.id === other.after.id;

const parseCommit = (text: string): { message: string; mails: string[] } => {
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  return {
    message: end < 0 ? '' : text.slice(end + 2),
    mails: [...head.matchAll(/^(?:author|committer) .*<([^>]*)> \d/gm)].map(([, mail]) => mail!),
  };
};

const authoredPath = new RegExp(
  `^content/(?:(?:${collectionNames.map((name) => collections[name].folder).join('|')})/[^/]+\\.md|(?:units|programmes)/[^/]+\\.json|[a-z]+\\.json|README\\.md)$`,
);

/** A list that lies beside the content, where no software keeps one. */
const isStray = (path: string): boolean => isList(path) && !/^(src|scripts|public)\//i.test(path);

/** What is told of bytes that are no text: whole lists have come as workbooks that were named as text. */
const unseen = 'nội dung không xem được, như của một tệp Excel';

/** By what measure a path's bytes are looked at: as rows, as what boards write, or not at all, for people look at software. */
const measureOf = (path: string, maintainer: boolean): 'submission' | 'authored' | undefined => {
  if (!maintainer) return 'submission';
  if (authoredPath.test(path)) return 'authored';
  return (path.startsWith('content/') && !path.startsWith('content/media/')) || isStray(path) ? 'submission' : undefined;
};

/** What is looked over together may be no larger than this. */
const mostBytes = 4 * gateLimits.allBytes;

/** What points at a person in the files that a change brings, those of its last state marked by their ids. */
export const sightsIn = async (
  store: Pick<ObjectStore, 'find' | 'read'>,
  versions: readonly FileVersion[],
  { last, maintainer }: { last: ReadonlySet<string>; maintainer: boolean },
): Promise<{ sights: PersonalSight[]; tooLarge: boolean }> => {
  const sights: PersonalSight[] = [];
  let size = 0;
  for (const { path, id } of versions) {
    const measure = measureOf(path, maintainer);
    const past = !last.has(`${id} ${path}`);
    const file = shownPath(path);
    const [named] = parseSubmissionPath(path)
      ? []
      : path
          .split('/')
          .flatMap((part) => matterIn(part) ?? [])
          .sort((a, b) => rank(a) - rank(b));
    if (named) sights.push({ file, kind: named.kind, where: 'Tên tệp, tên thư mục', certain: rank(named) === 0, past });
    if (!measure) continue;
    const found = await store.find(id);
    if (found?.type !== 'blob') continue;
    size += found.size;
    if (found.size > gateLimits.fileBytes || size > mostBytes) {
      // Of the last state another rule says that it is too large; an earlier one is as much part of history.
      if (past) return { sights, tooLarge: true };
      continue;
    }
    const bytes = (await store.read(id))!;
    const told = new Map<string, PersonalSight>();
    const add = ({ kind }: Matter, certain: boolean) => told.set(`${kind} ${certain}`, { file, kind, certain, past });
    const hide = () => told.set(unseen, { file, kind: unseen, certain: true, past });
    if (measure === 'authored') {
      if (bytes.includes(0)) hide();
      for (const one of authoredMatters(path, authoredLines(bytes.toString('utf8')))) add(one, one.refused);
    } else {
      const seen = personalIn(() => [bytes]);
      for (const { matter, inRow } of seen ?? [])
        // A name outside the rows is no street's; one that a later commit took away was none either.
        add(matter, weighs(matter, 'submission') === 'refuse' || !inRow || (past && matter.bare === true));
      // Of a submission as it is brought its reader says so itself, and what else a stranger brings is refused for its place.
      if (!seen && (parseSubmissionPath(path) ? past : maintainer)) hide();
    }
    sights.push(...told.values());
  }
  return { sights, tooLarge: false };
};

/** What points at a person in words beside the files: a title, the name of a branch, messages of commits. */
export const sightsInWords = (texts: readonly { where: string; text: string }[]): PersonalSight[] =>
  texts.flatMap(({ where, text }) => {
    // Who had a hand in a commit is written by machines, as is the name of a branch that the host made up.
    const plain = text.replace(/^(?:Co-authored-by|Signed-off-by):.*$/gim, '').replace(/[\w./-]+-patch-\d+/g, '');
    const matters = plain.split('\n').flatMap((line) => matterIn(line) ?? []);
    const [gravest] = matters.sort((a, b) => rank(a) - rank(b));
    return gravest ? [{ file: '', kind: gravest.kind, where, certain: rank(gravest) === 0, past: false }] : [];
  });
const rank = (matter: Matter): number => (weighs(matter, 'submission') === 'refuse' ? 0 : 1);
