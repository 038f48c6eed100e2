import { createHash } from 'node:crypto';
import {
  compareCodes,
  gatherSame,
  handInStates,
  inLetters,
  kindOf,
  signOfKey,
  submissionPath,
  wordsOf,
  type DoorCode,
  type HandIn,
  type HandInRefusal,
  type HandInStanding,
  type HandInState,
  type Issue,
  type KindName,
  type Receipt,
} from '../../src/domain/index.ts';
import {
  branchOf,
  dayIn,
  HostFault,
  kindsIn,
  receiptTrailer,
  titleOf,
  type GateWord,
  type HandedIn,
  type HandInHost,
} from '../../src/host/hand-in.ts';
import { Published, type UnitKey } from '../gate/base.ts';
import { understand, type Understood } from '../gate/judge-bytes.ts';
import { hashOfKey } from '../upkeep/keys.ts';

/**
 * One press on the checker's page: files and a key in, a pull request and a receipt out. Nothing is kept but the branch and
 * its pull request. The receipt's number is made from the key and what was handed in, so that whoever sends the same again,
 * because the answer was lost or the service died half way, finds her own and nothing is made twice.
 */

/** Where hand-ins go, and whether whoever sits at this machine needs no key. */
export interface HandInPlace {
  host: HandInHost;
  /** The key that this machine itself holds for a unit. */
  ownKey?: (unit: string) => UnitKey;
}

/** A hand-in that is not taken, in words for its sender. */
export class NotTaken extends Error {
  readonly refusal: HandInRefusal;

  constructor(code: DoorCode, { issues = [], ask = [] }: { issues?: readonly Issue[]; ask?: readonly string[] } = {}) {
    super(code);
    const { title, what, cure } = wordsOf({ code, values: {} });
    this.refusal = { code, title, what, cure, places: placesOf(issues), ask };
  }
}

/** What is said of single places, the same of several rows once. */
const placesOf = (issues: readonly Issue[]): HandInRefusal['places'] =>
  gatherSame(issues).map(({ issue, rows }) => {
    const { title, what, cure } = wordsOf(issue);
    const where = [rows && `dòng ${rows}`, issue.column !== undefined && `cột “${issue.column}”`].filter(Boolean).join(', ');
    return { file: issue.file.split('/').slice(-3).join('/'), title, where, what, cure };
  });

/** Takes one press. Throws `NotTaken` where something must change first. */
export const handIn = async (place: HandInPlace, asked: HandIn, now: Date): Promise<Receipt> => {
  for (let round = 0; round < mostMoves; round += 1) {
    const receipt = await takeOnce(place, asked, now);
    if (receipt) return receipt;
  }
  throw new HostFault('busy', 5);
};
/** So often what stands published may move on under one press: each time somebody else's was taken. */
const mostMoves = 6;

const takeOnce = async ({ host, ownKey }: HandInPlace, asked: HandIn, now: Date): Promise<Receipt | undefined> => {
  const published = await Published.at(host.objects, await host.base(), ownKey && ((unit) => [ownKey(unit)]));
  const hash = keyOf(published, asked, ownKey);
  const contacts = await contactsOf(published, hash);
  if (hash === undefined) throw new NotTaken('khoa-khong-dung', { ask: contacts });
  const files = new Map(asked.files.map(({ unit, year, kind, csv }) => [submissionPath(unit, year, kind), Buffer.from(csv)]));
  if (files.size < asked.files.length) throw new NotTaken('nop-chua-doc-duoc', { ask: contacts });

  const author = signOfKey(hash);
  // Who handed in earlier rows is asked by the gate, which has the whole history at hand.
  const found = await understand(host.objects, published, files, { author, seen: false, senderOf: () => Promise.resolve(undefined) });
  const { texts, verdict } = found;
  if (!texts) {
    const issues = [...verdict.gate, ...verdict.files.flatMap((file) => file.issues)].filter(({ severity }) => severity === 'error');
    throw new NotTaken(found.perhapsNamed ? 'nop-co-le-co-ten' : 'nop-can-sua', { issues: issues as Issue[], ask: contacts });
  }
  const filed = await file(host, { published, author, asked, found: { ...found, texts } });
  if (!filed) return undefined;
  const { number, standing } = filed;
  return { ...told(number, asked, standing, now), files: rowsOf(asked, published, texts) };
};

/** What is kept of the key that hands in; undefined where it is none, or is no more. */
const keyOf = (published: Published, { key, files }: HandIn, ownKey: HandInPlace['ownKey']): string | undefined => {
  if (key === undefined && ownKey) return ownKey(published.unitAbove(files.map(({ unit }) => unit)) ?? files[0]!.unit).hash;
  const hash = hashOfKey(key ?? '');
  return hash !== undefined && published.unitOfKey(hash) ? hash : undefined;
};

/** Whom to ask: the contacts of the key's organisation, of every one where the key is none. */
const contactsOf = async (published: Published, hash: string | undefined): Promise<readonly string[]> => {
  const unit = hash === undefined ? undefined : published.unitOfKey(hash);
  const root = unit && published.rootOf(unit.code);
  return published.contacts(root === undefined ? [] : [root]);
};

interface Filed {
  number: string;
  standing: HandedIn | undefined;
}

/**
 * Files what was understood as a pull request, or finds the one in which it was filed before. Undefined where what stands
 * published has moved on meanwhile, and must be looked at anew.
 */
const file = async (
  host: HandInHost,
  {
    published,
    author,
    asked,
    found,
  }: { published: Published; author: string; asked: HandIn; found: Understood & { texts: ReadonlyMap<string, string> } },
): Promise<Filed | undefined> => {
  const first = numberOf(author, found.texts);
  let number = first;
  let last: Filed | undefined;
  for (let round = 2; ; round += 1) {
    const standing = await host.find(branchOf(number));
    if (!standing) break;
    last = { number, standing };
    if (standing.state === 'open' || round > mostRounds) return last;
    if (standing.state === 'merged' && (await host.base()) !== published.commit) return undefined;
    // Handed in before, and over with: where it differs from what stands now, this is the next time.
    number = `${first}-${round}`;
  }
  if (found.differing.length === 0)
    return last ? { ...last, standing: { ...last.standing!, state: 'merged' } } : { number, standing: undefined };
  const files = new Map(found.differing.map((path) => [path, found.texts.get(path)!]));
  const trailers = [`${receiptTrailer}: ${number}`, ...found.verdict.onBehalf.map(({ by }) => `Nop-thay: ${by}`)];
  const title = titleOf(asked.files);
  await host.branch(branchOf(number), published.commit, files, [title, '', ...new Set(trailers)].join('\n'));
  return { number, standing: await host.open(branchOf(number), { title, body: bodyOf(number) }) };
};
/** So often the same may come again after other rows stood in between. */
const mostRounds = 9;

/** The number of a receipt: the key's sign, and what was handed in. */
const numberOf = (author: string, texts: ReadonlyMap<string, string>): string => {
  const hash = createHash('sha256');
  for (const [path, text] of [...texts].sort(([a], [b]) => compareCodes(a, b))) hash.update(`${path}\0${text.length}\0${text}`);
  return `${author}-${inLetters(hash.digest('hex').slice(0, 12))}`;
};

const bodyOf = (number: string): string => `Nộp bằng khoá của đơn vị, ở trang Kiểm tra và nộp. Số biên nhận: ${number}.`;

const stateOfGate: Readonly<Record<GateWord, HandInState>> = {
  success: 'cho-nhap',
  pending: 'cho-xem',
  failure: 'can-sua',
  error: 'chua-xet-duoc',
};
const stateOf = (standing: HandedIn | undefined): HandInState => {
  if (!standing || standing.state === 'merged') return 'vao-so';
  if (standing.state === 'closed') return 'can-sua';
  return standing.gate === undefined ? 'dang-xet' : stateOfGate[standing.gate];
};

const told = (number: string, asked: HandIn, standing: HandedIn | undefined, now: Date): HandInStanding => {
  const kinds = new Set<KindName>(asked.files.map(({ kind }) => kind));
  const state = stateOf(standing);
  return { number, day: dayIn(standing?.made ?? now), kinds: [...kinds].map((kind) => kindOf(kind).label), state, ...handInStates[state] };
};

const rowsOf = ({ files }: HandIn, published: Published, texts: ReadonlyMap<string, string>): Receipt['files'] =>
  files.map(({ unit, year, kind }) => {
    const text = texts.get(submissionPath(unit, year, kind))!;
    return { label: kindOf(kind).label, unit: published.unit(unit)?.name ?? unit, year, rows: rowsIn(text) };
  });
/** Rows of a file as the product writes it; a cell may hold a line break between quotes. */
const rowsIn = (text: string): number => text.replace(/"[^"]*"/g, '').split('\n').length - 2;

/** Where a hand-in stands, for whoever has its number. */
export const standingOf = async ({ host }: HandInPlace, number: string): Promise<HandInStanding> => {
  const standing = await host.find(branchOf(number));
  if (!standing) throw new NotTaken('bien-nhan-khong-co');
  const state = stateOf(standing);
  const kinds = kindsIn(standing.title).map((kind) => kindOf(kind).label);
  return { number, day: dayIn(standing.made), kinds, state, ...handInStates[state] };
};
