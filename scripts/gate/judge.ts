import {
  Cure,
  actingFor,
  compareCodes,
  gateLimits,
  goesInAlone,
  stillThere,
  judgeChange,
  gitModes,
  headerOf,
  parseSubmissionPath,
  submissionsIn,
  writeSubmission,
  type Accepted,
  type GateChange,
  type FileReport,
  type Issue,
  type Report,
} from '../../src/domain/index.ts';

import { Published, type OwnKeys } from './base.ts';
import { namesAround, readBrought, touchedBy, type Proposal } from './brought.ts';
import { effectOf, losing, replacing } from './effect.ts';
import { recognitionsOf } from './recognitions.ts';
import { historyOf, senderInCommit, sightsIn, sightsInWords } from './history.ts';
import { judgeFiles } from './judge-files.ts';
import { mediaIssues } from './media.ts';
import { tellable, tellableFiles, verdictLimits, type GateDecision, type GateVerdict } from './verdict.ts';
import type { Objects } from '../../src/host/objects.ts';
import { differences, isObjectId, mergeBase, ObjectStore } from '../../src/repository/objects.ts';
import type { Sender } from '../../src/host/event.ts';

/**
 * The gate's verdict on the commits between where `head` left the published line and `head`, judged against `base`.
 * Throws a cure when a commit is not there or the two have no history in common.
 */
export const judgeCommits = async (
  repository: string,
  { base, head, author, maintainer, words, seen, senderOf, ownKeys }: Sender & { base: string; head: string; ownKeys?: OwnKeys },
): Promise<GateVerdict> => {
  for (const id of [base, head])
    if (!isObjectId(id))
      throw new Cure(`“${id.slice(0, 80)}” không phải mã commit đầy đủ.\n  Chữa: dùng 40 chữ số mà git rev-parse in ra.`);
  const store = new ObjectStore(repository);
  try {
    const [published, start] = await Promise.all([Published.at(store, base, ownKeys), mergeBase(repository, base, head)]);
    const { found, more } = await differences(store, start, head, gateLimits.files);
    const history = await historyOf(store, repository, base, head);
    const { verdict } = await judgeProposal(store, published, {
      differences: found,
      more: more || history.more,
      author,
      maintainer: maintainer === 'unless-steward' ? published.unitsOfSender(author).length === 0 : maintainer,
      brought: store,
      senderOf: senderOf ?? senderInCommit(store),
      history,
      words: [...(words ?? []), ...history.messages.map((text) => ({ where: 'Lời ghi của một lần ghi', text }))],
      seen: published.hasSeen(seen),
    });
    return { ...verdict, head };
  } finally {
    store.close();
  }
};

/** The verdict on a proposal, and the rows of what is brought that count: whoever writes them down reads nothing a second time. */
export interface JudgedProposal {
  verdict: GateVerdict;
  accepted: ReadonlyMap<string, Accepted>;
}

/**
 * The gate's verdict on a proposal. Everything it trusts (units, stewards, programmes, exceptions, thresholds) is read
 * from what stands published; of what is brought, only submissions at their place, and only when they are not too large.
 */
export const judgeProposal = async (store: Objects, published: Published, proposal: Proposal): Promise<JudgedProposal> => {
  const touched = await touchedBy(proposal, published);
  const entries = touched.map(({ entry }) => entry);
  const { brought, unread, tooLarge } = await readBrought(proposal, touched);
  const { before, after, leans } = await judgeFiles(published, store, { entries, brought, author: proposal.author });
  const { history, words = [], maintainer } = proposal;
  const looked = await sightsOf(proposal, touched);
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
    replacing: files.some(isRefused) ? [] : replacing(before, after, entries),
    recognitions: await recognitionsOf(store, { published, before, after, brought, senderOf: proposal.senderOf }),
  };
  const gate = [...judgeChange(change), ...(await mediaIssues(proposal.brought, touched))];
  const effect = effectOf(before, after, entries);
  const sum = (count: (file: FileReport) => number) => files.reduce((n, file) => n + count(file), 0);
  const decided = decide([...gate, ...files.flatMap((file) => file.issues.filter((issue) => issue.severity === 'error'))], proposal.seen);
  const verdict: GateVerdict = {
    version: 1,
    verdict: decided,
    alone:
      decided === 'accepted' &&
      !proposal.seen &&
      leans.length <= verdictLimits.leans &&
      goesInAlone(change, after.content!.site.takesAlone),
    leans: leans.slice(0, verdictLimits.leans),
    ask: (await published.contacts(rootsOf(change))).slice(0, verdictLimits.contacts),
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

/** What points at a person in all that a proposal brings, also in what came and went on the way. */
const sightsOf = async (
  { more, history, brought, maintainer }: Proposal,
  touched: Awaited<ReturnType<typeof touchedBy>>,
): ReturnType<typeof sightsIn> => {
  if (more) return { sights: [], tooLarge: false };
  const last = new Set(touched.filter(({ entry }) => stillThere(entry)).map(({ entry, id }) => `${id} ${entry.path}`));
  const files = touched.filter(({ entry }) => entry.after === gitModes.file).map(({ entry, id }) => ({ path: entry.path, id }));
  return sightsIn(brought, history?.versions ?? files, { last, maintainer });
};

/** The organisations whose units a change speaks of. */
const rootsOf = (change: GateChange): string[] => submissionsIn(change).flatMap(({ unit }) => (unit ? change.forest.root(unit).code : []));

const isRefused = ({ issues }: FileReport): boolean => issues.some((issue) => issue.severity === 'error');

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

const onBehalf = (change: GateChange): GateVerdict['onBehalf'] => {
  const pairs = new Map<string, { unit: string; by: string }>();
  for (const { unit } of submissionsIn(change)) {
    const by = unit && actingFor(change, unit);
    if (by && by !== unit) pairs.set(unit.code, { unit: unit.code, by: by.code });
  }
  return [...pairs.values()].sort((a, b) => compareCodes(a.unit, b.unit));
};
