import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  gitModes,
  kindNames,
  nobodyNamed,
  personalColumn,
  personalValue,
  personNamed,
  submissionPath,
  writeSubmission,
  type ReadingCode,
} from '../../src/domain/index.ts';
import { Cure } from './command.ts';
import { declared, formFields, readForm, unreachable, type Request } from './door-form.ts';
import { Published } from './gate-base.ts';
import { judgeProposal, type JudgedProposal } from './gate-judge.ts';
import { gateVerdictSchema, issueSchema, tellable } from './gate-verdict.ts';
import { ObjectStore } from './objects.ts';

/** The largest attachment that is fetched. A branch's year takes some hundred kilobytes. */
const largestAttachment = 8 * 1024 * 1024;

/** What says that a file names or points at a person: then the form's own text is taken down. */
const personalCodes: ReadonlySet<string> = new Set<ReadingCode>(['cot-ca-nhan', 'gia-tri-ca-nhan', 'ma-la-ho-ten']);

/** Whether the beginning of a file that was not taken seems to tell of people, though it was not recognised as a table of ours. */
const seemsPersonal = (bytes: Uint8Array): boolean =>
  new TextDecoder()
    .decode(bytes.subarray(0, 1 << 16))
    .replaceAll('\0', '')
    .split('\n', 200)
    .flatMap((line) => line.split(/[,;\t|]/))
    .some((cell) => cell.length < 200 && (personalColumn(cell) !== undefined || personalValue(cell) !== undefined || personNamed(cell)));

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/**
 * What the door's reading job hands to the one that writes: the verdict, and the file as understood. The path is not in
 * it: whoever writes makes it anew from unit, year and kind.
 */
export const doorReportSchema = z.strictObject({
  version: z.literal(1),
  issue: z.int().positive(),
  /** What is missing in the form itself. */
  problems: z.array(issueSchema).max(20),
  verdict: gateVerdictSchema.nullable(),
  personal: z.boolean(),
  file: z
    .strictObject({
      unit: code,
      year: z.int().min(2000).max(2099),
      kind: z.enum(kindNames),
      csv: z.string().max(2 * largestAttachment),
      /** The unit in whose name another one's file is handed in. */
      by: code.nullable(),
    })
    .nullable(),
});
export type DoorReport = z.infer<typeof doorReportSchema>;

const eventSchema = z.object({ issue: z.object({ number: z.int(), body: z.string().nullable(), user: z.object({ id: z.int() }) }) });

/** Judges the form of an event as the gate judges a change: by the sender's account, against what stands published. */
export const judgeForm = async (
  repository: string,
  { base, event, server }: { base: string; event: string; server: string },
): Promise<DoorReport> => {
  const { issue } = eventSchema.parse(JSON.parse(readFileSync(event, 'utf8')));
  const report: DoorReport = { version: 1, issue: issue.number, problems: [], verdict: null, personal: false, file: null };
  const { request, problems } = readForm(issue.body ?? '', formFields(), server);
  if (!request) return { ...report, problems: problems.map(tellable) };
  const bytes = request.attached === undefined ? Buffer.from(request.pasted!) : await fetchAttachment(request.attached, server);
  if (!bytes) return { ...report, problems: [tellable(unreachable())] };

  const store = new ObjectStore(repository);
  try {
    const published = await Published.at(store, base);
    const { verdict, accepted } = await judgeOne(store, published, request, bytes, issue.user.id);
    const refused = verdict.verdict === 'refused';
    const told = verdict.files.flatMap((file) => file.issues);
    const personal = told.some((issue) => personalCodes.has(issue.code)) || (refused && seemsPersonal(bytes));
    const by = verdict.onBehalf[0]?.by ?? null;
    const undeclared = declared(request, by ?? undefined).map(tellable);
    // What may be a name is not written into the repository to find out: a branch of ours keeps it for ever.
    const perhapsNamed = verdict.gate.some((issue) => issue.code === nobodyNamed.code);
    if (refused || perhapsNamed || undeclared.length > 0) return { ...report, verdict, personal, problems: undeclared };

    const { unit, year, kind } = request;
    const path = submissionPath(unit, year, kind);
    // Nothing of the file differs from what stands published, and nothing was judged.
    const rows = accepted.get(path)?.rows;
    if (!rows) return { ...report, verdict };
    // What was judged is what is written, row by row: the file is not read a second time.
    const csv = writeSubmission(kind, rows);
    const { verdict: written } = await judgeOne(store, published, request, Buffer.from(csv), issue.user.id);
    if (written.verdict === 'refused')
      throw new Cure(`Bản viết lại của ${path} không qua được lần xét thứ hai.\n  Chữa: báo người phụ trách kỹ thuật.`);
    // What was sent may differ from the published file in its form only.
    if (written.counts.touched === 0) return { ...report, verdict: written };
    return { ...report, verdict, file: { unit, year, kind, csv, by } };
  } finally {
    store.close();
  }
};

/** The gate's verdict on one file that is in no repository yet. */
const judgeOne = async (
  store: ObjectStore,
  published: Published,
  request: Request,
  bytes: Uint8Array,
  author: number,
): Promise<JudgedProposal> => {
  const path = submissionPath(request.unit, request.year, request.kind);
  const standing = await published.idOf(path);
  const id = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  const before = standing === undefined ? { mode: gitModes.none, id: '' } : { mode: gitModes.file, id: standing };
  return judgeProposal(store, published, {
    differences: standing === id ? [] : [{ path, before, after: { mode: gitModes.file, id } }],
    more: false,
    author,
    maintainer: false,
    brought: { find: () => Promise.resolve({ id, type: 'blob', size: bytes.length }), read: () => Promise.resolve(Buffer.from(bytes)) },
  });
};

/** An attachment's bytes; undefined when it cannot be had, is too large, or leads away from the host. */
export const fetchAttachment = async (address: string, server: string): Promise<Buffer | undefined> => {
  const own = new URL(server).origin;
  const ours = (url: URL) => url.origin === own || (url.protocol === 'https:' && /\.githubusercontent\.com$/.test(url.host));
  let url = new URL(address);
  for (let hops = 0; hops < 4; hops++) {
    if (!ours(url)) return undefined;
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
    const onward = response?.headers.get('location');
    if (response && response.status >= 300 && response.status < 400 && onward) {
      url = new URL(onward, url);
      continue;
    }
    return response?.ok && response.body ? upTo(response.body, largestAttachment) : undefined;
  }
  return undefined;
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
