import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { handInLimits, headerOf, kindNames, matterIn, parseSubmissionPath, personalIn, weighs } from '../../src/domain/index.ts';
import { seenBy, type Clearance, type SenderOf } from '../../src/host/event.ts';

import {
  declared,
  formFields,
  readForm,
  textsOf,
  unreachable,
  type FormTexts,
  type Request,
  type Unreachable,
} from '../../src/host/form.ts';
import { Published, serviceAt } from '../gate/base.ts';
import { senderInCommit } from '../gate/history.ts';
import { understand } from '../gate/judge-bytes.ts';
import { placesOf, tablesIn, type Sent } from './sent.ts';
import { gateVerdictSchema, issueSchema, tellable, verdictLimits } from '../gate/verdict.ts';
import { ObjectStore } from '../../src/repository/objects.ts';
import { dayIn, doorLabel } from '../../src/host/hand-in.ts';
import { isAttachment } from '../../src/host/addresses.ts';
import { isList } from '../../src/workbook/workbook.ts';

/** The largest attachment that is fetched. A branch's year takes some hundred kilobytes. */
const largestAttachment = 8 * 1024 * 1024;

/** So many attached files are looked into, one more than a form may hold. */
const mostAttached = handInLimits.files + 1;

/**
 * Whether a file points at a person for certain, or by a name where no row stands, or cannot be looked into, as a workbook with a list
 * of members in it: then the form's own text is taken down.
 */
const isPersonal = (bytes: Uint8Array): boolean =>
  personalIn(() => [bytes])?.some(({ matter, inRow }) => weighs(matter, 'submission') === 'refuse' || !inRow || matter.bare === true) ??
  true;

/** Whether a form's own words point at a person: line by line, and for certain over several, for a phone is often written on two. */
const isSaid = (title: string, lines: readonly string[]): boolean => {
  const whole = matterIn(lines.join('\n'));
  return (
    [title, ...lines].some((line) => matterIn(line) !== undefined) || (whole !== undefined && weighs(whole, 'submission') === 'refuse')
  );
};

/** So many faults of a form are told. */
const mostProblems = 20;

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/**
 * What the door's reading job hands to the one that writes: the verdict, and the files as understood. No path is in it:
 * whoever writes makes it anew from unit, year and kind.
 */
export const doorReportSchema = z.strictObject({
  version: z.literal(1),
  issue: z.int().positive(),
  /** It is a hand-in: other issues are none of the door's business. */
  isOurs: z.boolean(),
  /** Somebody who looks after the project has looked at what a machine cannot decide. */
  seen: z.boolean(),
  /** The day on which the form was made, as people write it. */
  day: z.string().max(10),
  /** Whom the sender may ask, a line each. */
  ask: gateVerdictSchema.shape.ask,
  /** Its state can be followed on the site, where the hand-in service tells it. */
  isFollowed: z.boolean(),
  /** What was judged, so that what somebody has looked at is what is taken. */
  digest: z.string().regex(/^[0-9a-f]{0,32}$/),
  /** What is missing in the form itself. */
  problems: z.array(issueSchema).max(mostProblems),
  verdict: gateVerdictSchema.nullable(),
  personal: z.boolean(),
  /** Empty where nothing may be handed in as it is, or nothing would change. */
  files: z
    .array(
      z.strictObject({
        unit: code,
        year: z.int().min(2000).max(2099),
        kind: z.enum(kindNames),
        csv: z.string().max(2 * largestAttachment),
      }),
    )
    .max(handInLimits.files),
  /** The units in whose name another one's files are handed in. */
  by: z.array(code).max(handInLimits.files),
});
export type DoorReport = z.infer<typeof doorReportSchema>;

const eventSchema = z.object({
  action: z.string().optional(),
  label: z.object({ name: z.string() }).nullish(),
  sender: z.object({ login: z.string(), id: z.int().optional() }).optional(),
  issue: z.object({
    number: z.int(),
    title: z.string().default(''),
    body: z.string().nullable(),
    created_at: z.iso.datetime({ offset: true }).default('1970-01-01T00:00:00Z'),
    user: z.object({ id: z.int() }),
    labels: z.array(z.object({ name: z.string() })).default([]),
  }),
});

/** Whether an issue that is no form of ours is a hand-in all the same: a file hangs on it, or a table of ours stands in it. */
const isHandIn = ({ attached, beside }: FormTexts): boolean =>
  attached.some(isList) ||
  beside.some(
    (line) => line.split(/[,;\t]/).length > 3 && kindNames.some((kind) => headerOf(kind).filter((name) => line.includes(name)).length > 3),
  ) ||
  beside.some((line) => /(?<!\p{L})nộp (tệp|file|đăng ký|kết quả|danh sách)/iu.test(line));

/**
 * Judges the form of an event as the gate judges a change: by the sender's account, against what stands published. Before
 * anything else of it the whole form is looked over: its title, every answer, every file.
 * @param rightsOf what the host says that an account may do
 * @param senderOf who the host says handed in a published commit; without it, what the commit itself says
 */
export const judgeForm = async (
  repository: string,
  {
    base,
    event,
    server,
    rightsOf = () => Promise.resolve('none'),
    senderOf,
  }: {
    base: string;
    event: string;
    server: string;
    rightsOf?: (login: string) => Promise<'full' | 'write' | 'none'>;
    senderOf?: SenderOf | undefined;
  },
): Promise<DoorReport> => {
  const said = eventSchema.parse(JSON.parse(readFileSync(event, 'utf8')));
  const { issue } = said;
  const body = issue.body ?? '';
  const fields = formFields();
  const texts = textsOf(body, fields, server);
  const { pasted } = texts;
  const seen = await seenBy(said, rightsOf);
  const report: DoorReport = {
    version: 1,
    issue: issue.number,
    isOurs: true,
    seen: seen !== false,
    day: dayIn(new Date(issue.created_at)),
    ask: [],
    isFollowed: false,
    digest: '',
    problems: [],
    verdict: null,
    personal: false,
    files: [],
    by: [],
  };
  if (!texts.isForm && !isHandIn(texts) && !issue.labels.some(({ name }) => name === doorLabel)) return { ...report, isOurs: false };

  const files = await Promise.all(texts.attached.slice(0, mostAttached).map((address) => fetchAttachment(address, server)));
  const bytes = [...(pasted === '' ? [] : [Buffer.from(pasted)]), ...files.filter((file) => typeof file !== 'string')];
  const personal = isSaid(issue.title, texts.beside) || bytes.some(isPersonal);
  const digest = bytes
    .reduce((hash, part) => hash.update(part), createHash('sha256').update(body))
    .digest('hex')
    .slice(0, 32);
  const looked = { ...report, personal, digest, ...(await wayOn(repository, base, issue.user.id)) };
  const { request, problems } = readForm(body, fields, server);
  const lost = new Set(files.filter((file) => typeof file === 'string'));
  const told = [...problems, ...(request ? [...lost].map(unreachable) : [])];
  if (!request || told.length > 0) return { ...looked, problems: told.map(tellable) };

  const sent = [
    ...files.map((file, i) => ({ called: `tệp đính kèm thứ ${i + 1}`, bytes: file as Buffer })),
    ...(pasted === '' ? [] : tablesIn(pasted)).map((table, i) => ({ called: `bảng dán thứ ${i + 1}`, bytes: Buffer.from(table) })),
  ];
  const found = await judgeSent(repository, base, { request, sent, personal, seen, author: issue.user.id, senderOf });
  return { ...looked, ...found };
};

/** What stands published, for as long as somebody looks. */
const lookAt = async <T>(repository: string, base: string, look: (published: Published, store: ObjectStore) => Promise<T>): Promise<T> => {
  const store = new ObjectStore(repository);
  try {
    return await look(await Published.at(store, base), store);
  } finally {
    store.close();
  }
};

/** Whom a sender may ask, the contacts of her units' organisations, and whether a service tells how her hand-in goes on. */
const wayOn = (repository: string, base: string, author: number): Promise<Pick<DoorReport, 'ask' | 'isFollowed'>> =>
  lookAt(repository, base, async (published) => {
    const roots = published.unitsOfSender(author).map(({ code: unit }) => published.rootOf(unit));
    const ask = [...(await published.contacts(roots))].slice(0, verdictLimits.contacts);
    return { ask, isFollowed: (await serviceAt(repository, base)) !== undefined };
  });

/** The gate's verdict on what was sent with a form, and the files as they are understood where they may be handed in. */
const judgeSent = async (
  repository: string,
  base: string,
  {
    request,
    sent,
    personal,
    senderOf,
    ...sender
  }: { request: Request; sent: readonly Sent[]; personal: boolean; author: number; seen: Clearance; senderOf: SenderOf | undefined },
): Promise<Partial<DoorReport>> =>
  lookAt(repository, base, async (published, store) => {
    const { files, problems } = placesOf(sent, request, { published, author: sender.author });
    if (problems.length > 0) return { problems: problems.slice(0, mostProblems).map(tellable) };
    const seen = published.hasSeen(sender.seen);
    const asked = { ...sender, seen, senderOf: senderOf ?? senderInCommit(store) };
    const { verdict, texts, differing } = await understand(store, published, files, asked);
    const by = [...new Set(verdict.onBehalf.map((one) => one.by))];
    const undeclared = declared(request, by[0]).map(tellable);
    if (personal || !texts || undeclared.length > 0) return { seen, verdict, problems: undeclared };
    return { seen, verdict, by, files: differing.map((path) => ({ ...parseSubmissionPath(path)!, csv: texts.get(path)! })) };
  });

/** How often a busy host is asked for a file. */
const mostTurns = 3;

/** An attachment's bytes, or why it cannot be had. Tries again when the host is busy; a page to sign in on is no file. */
export const fetchAttachment = async (address: string, server: string): Promise<Buffer | Unreachable> => {
  const own = new URL(server).origin;
  let url = new URL(address);
  let turn = 1;
  for (let hops = 0; hops < 4;) {
    if (!isAttachment(url, own)) return 'la';
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
    const onward = response?.headers.get('location');
    if (response && response.status >= 300 && response.status < 400 && onward) {
      url = new URL(onward, url);
      if (/^\/(login|session)/.test(url.pathname)) return 'kin';
      hops += 1;
      continue;
    }
    if (!response || response.status === 429 || response.status >= 500) {
      if (turn >= mostTurns) return 'ban';
      await wait(Math.min(Number(response?.headers.get('retry-after') ?? turn), 60) * 1000);
      turn += 1;
      continue;
    }
    if (response.status === 401 || response.status === 403 || response.status === 404) return 'kin';
    if (!response.ok || !response.body) return 'la';
    if (/^text\/html/.test(response.headers.get('content-type') ?? '')) return 'kin';
    const bytes = await upTo(response.body, largestAttachment);
    if (bytes === undefined) return 'la';
    return /^\s*<!doctype html/i.test(bytes.toString('latin1', 0, 200)) ? 'kin' : bytes;
  }
  return 'la';
};

const upTo = async (body: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | undefined> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body) {
      size += part.length;
      if (size > most) return undefined;
      parts.push(part);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(parts);
};
