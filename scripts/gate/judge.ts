import {
  Cure,
  actingFor,
  check,
  compareCodes,
  criteriaOf,
  gateLimits,
  levels,
  programmeOf,
  thresholdsOf,
  isPlainPath,
  stillThere,
  submissionPath,
  judgeChange,
  limits,
  gitModes,
  headerOf,
  parseSubmissionPath,
  rollUp,
  stepsOfPath,
  submissionsIn,
  writeSubmission,
  type Accepted,
  type GateChange,
  type FileReport,
  type Issue,
  type RawContent,
  type ReadingCode,
  type Report,
  type TouchedPath,
  type Unit,
  type UnitYear,
} from '../../src/domain/index.ts';

import { placeKey, Published } from './base.ts';
import { historyOf, sightsIn, sightsInWords, type History } from './history.ts';
import { mediaIssues } from './media.ts';
import { tellable, tellableFiles, verdictLimits, type Effect, type GateDecision, type GateVerdict } from './verdict.ts';
import { differences, isObjectId, mergeBase, ObjectStore, type Difference } from '../../src/repository/objects.ts';
import type { Sender } from '../../src/host/event.ts';

/** Who brings what: paths with their old and new objects, and where the new objects' bytes can be had. */
export interface Proposal {
  differences: readonly Difference[];
  /** There are more differences than were listed. */
  more: boolean;
  author: number;
  maintainer: boolean;
  brought: Pick<ObjectStore, 'find' | 'read'>;
  /** What its commits bring besides the last state; undefined for a file that is in no repository yet. */
  history?: History | undefined;
  /** A form's file: it is committed as it was understood, however it was written. */
  isForm?: boolean | undefined;
  /** What people wrote beside the files: a title, the name of a branch. */
  words?: readonly { where: string; text: string }[] | undefined;
  /** Somebody who looks after the project has looked at what a machine cannot decide. */
  seen?: boolean | undefined;
}

/**
 * The gate's verdict on the commits between where `head` left the published line and `head`, judged against `base`.
 * Throws a cure when a commit is not there or the two have no history in common.
 */
export const judgeCommits = async (
  repository: string,
  { base, head, author, maintainer, words, seen }: Sender & { base: string; head: string },
): Promise<GateVerdict> => {
  for (const id of [base, head])
    if (!isObjectId(id))
      throw new Cure(`“${id.slice(0, 80)}” không phải mã commit đầy đủ.\n  Chữa: dùng 40 chữ số mà git rev-parse in ra.`);
  const store = new ObjectStore(repository);
  try {
    const [published, start] = await Promise.all([Published.at(store, base), mergeBase(repository, base, head)]);
    const { found, more } = await differences(store, start, head, gateLimits.files);
    const history = await historyOf(store, repository, base, head);
    const { verdict } = await judgeProposal(store, published, {
      differences: found,
      more: more || history.more,
      author,
      maintainer: maintainer === 'unless-steward' ? published.stewardedBy(author).length === 0 : maintainer,
      brought: store,
      history,
      words: [...(words ?? []), ...history.messages.map((text) => ({ where: 'Lời ghi của một lần ghi', text }))],
      seen,
    });
    return { ...verdict, head };
  } finally {
    store.close();
  }
};

/** A submission that can be read: what it is, and its bytes. */
type Source = RawContent['submissions'][number];
const sourceOf = (path: string, bytes: Uint8Array): Source => ({ path, chunks: () => [bytes] });

/** The verdict on a proposal, and the rows of what is brought that count: whoever writes them down reads nothing a second time. */
export interface JudgedProposal {
  verdict: GateVerdict;
  accepted: ReadonlyMap<string, Accepted>;
}

/**
 * The gate's verdict on a proposal. Everything it trusts (units, stewards, programmes, exceptions, thresholds) is read
 * from what stands published; of what is brought, only submissions at their place, and only when they are not too large.
 */
export const judgeProposal = async (store: ObjectStore, published: Published, proposal: Proposal): Promise<JudgedProposal> => {
  const touched = await touchedBy(proposal, published);
  const entries = touched.map(({ entry }) => entry);
  const { brought, unread, tooLarge } = await readBrought(proposal, touched);
  const { before, after } = await judgeFiles(published, store, { entries, brought, author: proposal.author });
  const { history, words = [], maintainer } = proposal;
  const last = new Set(touched.filter(({ entry }) => stillThere(entry)).map(({ entry, id }) => `${id} ${entry.path}`));
  const looked = proposal.more
    ? { sights: [], tooLarge: false }
    : await sightsIn(
        proposal.brought,
        history?.versions ??
          touched.filter(({ entry }) => entry.after === gitModes.file).map(({ entry, id }) => ({ path: entry.path, id })),
        { last, maintainer },
      );
  const files = [...after.files.filter((file) => brought.has(file.path)), ...unread].sort((a, b) => compareCodes(a.path, b.path));
  const change: GateChange = {
    touched: entries,
    passing: history?.paths ?? [],
    tooMany: proposal.more,
    tooLarge: tooLarge || looked.tooLarge,
    author: proposal.author,
    sights: [...looked.sights, ...sightsInWords(words)],
    uncanonical: proposal.isForm ? [] : uncanonical(brought, after),
    mailShown: history?.mailShown ?? false,
    maintainer,
    forest: after.content!.forest,
    programmes: after.content!.programmes,
    published: await namesAround(entries, published),
    files,
    // Rows that a fault leaves out come back when it is mended; what hangs on them is not lost yet.
    losing: files.some(isRefused) ? [] : losing(before, after, entries),
  };
  const gate = [...judgeChange(change), ...(await mediaIssues(proposal.brought, touched))];
  const effect = effectOf(before, after, entries);
  const sum = (count: (file: FileReport) => number) => files.reduce((n, file) => n + count(file), 0);
  const verdict: GateVerdict = {
    version: 1,
    verdict: decide([...gate, ...files.flatMap((file) => file.issues.filter((issue) => issue.severity === 'error'))], proposal.seen),
    seen: proposal.seen ?? false,
    base: published.commit,
    head: null,
    gate: gate.map(tellable),
    files: tellableFiles(files),
    onBehalf: onBehalf(change),
    effect: effect.slice(0, verdictLimits.units),
    counts: {
      touched: entries.length,
      files: files.length,
      accepted: sum((file) => file.accepted),
      leftOut: sum((file) => file.leftOut),
      unitsNotShown: Math.max(0, effect.length - verdictLimits.units),
    },
  };
  return { verdict, accepted: new Map(after.accepted.filter(({ path }) => brought.has(path)).map((file) => [file.path, file])) };
};

const isRefused = ({ issues }: FileReport): boolean => issues.some((issue) => issue.severity === 'error');

const largestFile = Math.min(limits.bytes, gateLimits.fileBytes);

/** The bytes of the submissions that are brought. A file's size is asked before its bytes; whatever is not read is refused. */
const readBrought = async (
  { brought: source, more }: Proposal,
  touched: readonly { entry: TouchedPath; id: string }[],
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

/** What a person has looked at waits no more; what is refused is refused by whomever it was seen. */
const decide = (issues: readonly Issue[], seen = false): GateDecision =>
  issues.some((i) => i.severity === 'error') ? 'refused' : !seen && issues.some((i) => i.severity === 'warning') ? 'review' : 'accepted';

/** Files without a fault whose bytes are not what was understood of them, as the product writes it. */
const uncanonical = (brought: ReadonlyMap<string, Uint8Array>, { files, accepted }: Report): string[] => {
  const rows = new Map(accepted.map((one) => [one.path, one.rows]));
  return files
    .filter((file) => brought.has(file.path) && !isRefused(file))
    .map(({ path }) => path)
    .filter((path) => {
      const { kind } = parseSubmissionPath(path)!;
      const understood = rows.get(path);
      const text = understood ? writeSubmission(kind, understood) : `${headerOf(kind).join(',')}\n`;
      return !Buffer.from(text).equals(brought.get(path)!);
    });
};

/** What really differs from what stands published, and whether that has moved on since. */
const touchedBy = async ({ differences: all }: Proposal, published: Published): Promise<{ entry: TouchedPath; id: string }[]> => {
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
const namesAround = async (entries: readonly TouchedPath[], published: Published): Promise<Map<string, readonly string[]>> => {
  const folders = new Set(
    entries
      .filter((entry) => stillThere(entry) && entry.before === gitModes.none)
      .flatMap(({ path }) => stepsOfPath(path).map(([folder]) => folder)),
  );
  const known = [...folders].filter((folder) => folder === '' || isPlainPath(folder));
  return new Map(await Promise.all(known.map(async (folder) => [folder, await published.namesIn(folder)] as const)));
};

/** A unit's year, whose files are read. */
interface UnitAndYear {
  unit: string;
  year: number;
}

/**
 * Judges what is brought together with everything its judgement hangs on, once without the change and once with it:
 * the unit's other files of the year; for recognitions also the files of the branches; for a branch also what its
 * recogniser has recognised. What only warns is read for the second time alone: last year's registrations, and the
 * lists of other branches that name the same members.
 */
const judgeFiles = async (
  published: Published,
  store: ObjectStore,
  { entries, brought, author }: { entries: readonly TouchedPath[]; brought: ReadonlyMap<string, Uint8Array>; author: number },
): Promise<{ before: Report; after: Report }> => {
  const places = new Map<string, UnitAndYear>();
  const earlier = new Map<string, UnitAndYear>();
  const lists = new Map<number, Map<string, Uint8Array[]>>();
  const units = new Set(published.stewardedBy(author).map((unit) => unit.code));
  const add = (to: Map<string, UnitAndYear>, unit: string, year: number) => {
    units.add(unit);
    to.set(placeKey(unit, year), { unit, year });
  };
  for (const { path } of entries) {
    const place = parseSubmissionPath(path);
    const unit = place && published.unit(place.unit);
    if (!place || !unit) continue;
    const { kind, year } = place;
    add(places, unit.code, year);
    if (kind === 'cong-nhan') for (const child of published.childrenOf(unit.code)) add(places, child.code, year);
    else if (unit.parent !== undefined) add(places, unit.parent, year);
    if (kind === 'dang-ky') add(earlier, unit.code, year - 1);
    const bytes = brought.get(path);
    // A row of recognitions may name any branch; which one it is decides who should have recognised it.
    if (kind === 'cong-nhan' && bytes) for (const code of wordsIn(bytes, (word) => published.unit(word) !== undefined)) units.add(code);
    if (kind === 'doan-vien' && bytes) {
      const ofYear = lists.get(year) ?? new Map<string, Uint8Array[]>();
      const root = published.rootOf(unit.code);
      lists.set(year, ofYear.set(root, [...(ofYear.get(root) ?? []), bytes]));
    }
  }
  const changed = new Set(entries.filter((entry) => brought.has(entry.path) || !stillThere(entry)).map((entry) => entry.path));
  const read = async (files: readonly { path: string; id: string }[]) =>
    Promise.all(files.map(async ({ path, id }) => sourceOf(path, (await store.read(id))!)));
  const standing = async (of: Iterable<UnitAndYear>) =>
    read((await Promise.all([...of].map(({ unit, year }) => published.submissionsOf(unit, year)))).flat());
  const own = await standing(places.values());
  const last = await standing([...earlier].filter(([key]) => !places.has(key)).map(([, place]) => place));
  const shared = await sharedLists(published, lists);
  for (const { unit } of shared) units.add(unit);

  const content = await published.contentFor(units, new Set([...places.keys(), ...earlier.keys()]));
  const judge = (sources: readonly Source[]): Report => {
    const report = check({ ...content, submissions: sources });
    if (!report.content) throw new Cure('content/site.json của bản đang công bố chưa đúng khuôn.\n  Chữa: npm run check trên nhánh main.');
    return report;
  };
  const known = new Set(own.map((source) => source.path));
  const around = [...own, ...last, ...shared.map(({ source }) => source).filter(({ path }) => !known.has(path))];
  const kept = around.filter(({ path }) => !changed.has(path));
  return { before: judge(own), after: judge([...kept, ...[...brought].map(([path, bytes]) => sourceOf(path, bytes))]) };
};

/** The published lists of members, of the same organisation and year, that name somebody whom a brought list names. */
const sharedLists = async (
  published: Published,
  brought: ReadonlyMap<number, ReadonlyMap<string, readonly Uint8Array[]>>,
): Promise<{ unit: string; source: Source }[]> => {
  const found: { unit: string; source: Source }[] = [];
  for (const [year, organisations] of brought)
    for (const [root, files] of organisations) {
      const couldBeMember = (word: string) => /[a-z]/.test(word) && /\d/.test(word) && published.unit(word) === undefined;
      const members = new Set(files.flatMap((bytes) => [...wordsIn(bytes, couldBeMember)]));
      const lists = published.unitsOf(root).map(async (unit) => {
        const path = submissionPath(unit, year, 'doan-vien');
        const bytes = await published.read(path);
        if (bytes && wordsIn(bytes, (word) => members.has(word)).size > 0) found.push({ unit, source: sourceOf(path, bytes) });
      });
      await Promise.all(lists);
    }
  return found;
};

/** The words of a file, in small letters, that are wanted: however the file is written, codes stand in it letter by letter. */
const wordsIn = (bytes: Uint8Array, wanted: (word: string) => boolean): Set<string> => {
  const words = new Set<string>();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').replaceAll('\0', '').toLowerCase();
  for (const [word] of text.matchAll(/[a-z0-9]+(?:-[a-z0-9]+)*/g)) if (!words.has(word) && wanted(word)) words.add(word);
  return words;
};

/** Published files that the change leaves alone and that have fewer rows that count because of it. */
const losing = (before: Report, after: Report, entries: readonly TouchedPath[]): GateChange['losing'] => {
  const own = new Set(entries.map((entry) => entry.path));
  const now = new Map(after.accepted.map(({ path, rows }) => [path, new Set(rows)]));
  return before.accepted
    .filter(({ path }) => !own.has(path))
    .map(({ path, rows }) => ({ path, rows: [...rows].filter((row) => !now.get(path)?.has(row)).length }))
    .filter(({ rows }) => rows > 0);
};

const onBehalf = (change: GateChange): GateVerdict['onBehalf'] => {
  const pairs = new Map<string, { unit: string; by: string }>();
  for (const { unit } of submissionsIn(change)) {
    const by = unit && actingFor(change, unit);
    if (by && by !== unit) pairs.set(unit.code, { unit: unit.code, by: by.code });
  }
  return [...pairs.values()].sort((a, b) => compareCodes(a.unit, b.unit));
};

/**
 * What the change does to the figures of the units whose files it touches; these figures do not depend on the day. Anybody
 * may read it, so it tells only what the site tells: of branches that are groups by themselves, and of units whose
 * branches all are. Of others nothing is said but that their figures stand in a group.
 */
const effectOf = (before: Report, after: Report, entries: readonly TouchedPath[]): Effect[] => {
  const { forest, site } = after.content!;
  const figuresOf = ({ accepted }: Report) =>
    new Map(rollUp(after.content!, accepted, '9999-12-31').map((u) => [placeKey(u.unit.code, u.year), u]));
  const [was, is] = [figuresOf(before), figuresOf(after)];
  const { members: least, registered: fewest } = thresholdsOf(site);
  const recognised = (u: UnitYear | undefined) => Object.values(u?.figures.people.recognised ?? {}).reduce((a, b) => a + b, 0);

  /** Whether everything of a branch may be told, before and after: it is a group by itself, and so are its details. */
  const alone = (branch: Unit, year: number): boolean => {
    const several = programmeOf(after.content!.programmes, forest, branch, year)?.years.find((y) => y.year === year)?.groups;
    const joined = [...(several?.people ?? []), ...(several?.items ?? [])].some(
      (codes) => codes.length > 1 && [branch.code, ...branch.predecessors].some((code) => codes.includes(code)),
    );
    return (
      !joined &&
      [was, is].every((figures) => {
        const people = figures.get(placeKey(branch.code, year))?.figures.people;
        if (!people || (people.members === 0 && people.persons === 0)) return true;
        return people.members >= least && (people.persons === 0 || people.persons >= fewest);
      })
    );
  };
  const tells = ({ unit, year }: UnitYear): boolean =>
    levels[unit.level].submits
      ? alone(unit, year)
      : forest.children(unit.code, year).every((u) => levels[u.level].submits && alone(u, year));

  const places = new Map(
    entries.flatMap(({ path }) => {
      const place = parseSubmissionPath(path);
      return place ? [[placeKey(place.unit, place.year), place] as const] : [];
    }),
  );
  return [...places]
    .sort(([a], [b]) => compareCodes(a, b))
    .flatMap(([key, { year }]): Effect[] => {
      const some = is.get(key) ?? was.get(key);
      if (!some) return [];
      const head = { unit: some.unit.code, name: some.unit.name, year };
      if (!tells(some)) return [head];
      const change = (of: (u: UnitYear | undefined) => number) => ({ before: of(was.get(key)), after: of(is.get(key)) });
      return [
        {
          ...head,
          figures: {
            items: change((u) => u?.figures.items.registered ?? 0),
            done: change((u) => u?.figures.items.done ?? 0),
            registered: change((u) => u?.figures.people.registered ?? 0),
            recognised: change(recognised),
            byCriterion: criteriaOf(some.programme).map(({ criterion: { code, name } }) => ({
              code,
              name,
              registered: change((u) => u?.figures.items.byCriterion[code]?.registered ?? 0),
              done: change((u) => u?.figures.items.byCriterion[code]?.done ?? 0),
            })),
          },
        },
      ];
    });
};
