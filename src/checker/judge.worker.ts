import { namesIn } from '../domain/index.ts';
import { judge } from './judge.ts';
import { findUnits, know, type Organisation, type Published } from './known-organisation.ts';
import type { FromJudge, Sheet, ToJudge } from './messages.ts';
import { makeReport, reportsAtHand } from './reports.ts';
import { lookedAt } from './sheet-places.ts';

/** Judges away from the page. The organisation is fetched once, when the worker starts; no other address is ever asked. */

declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

const tell = (message: FromJudge) => postMessage(message);
const pieceSize = 1 << 20;

/** A file's bytes, piece by piece, read anew at each walk. */
function* piecesOf(content: Blob, come: (bytes: number) => void): Generator<Uint8Array> {
  const reader = new FileReaderSync();
  for (let at = 0; at < content.size; at += pieceSize) {
    yield new Uint8Array(reader.readAsArrayBuffer(content.slice(at, at + pieceSize)));
    come(Math.min(at + pieceSize, content.size));
  }
}

/** The sheets with their bytes within reach; how far all of them have been read is told on the way. */
const withinReach = (sheets: readonly Sheet[]) => {
  const total = sheets.reduce((sum, { content }) => sum + content.size, 0);
  const read = new Map<string, number>();
  return sheets.map(({ content, ...sheet }) => ({
    ...sheet,
    chunks: () =>
      piecesOf(content, (bytes) => {
        read.set(sheet.id, Math.max(bytes, read.get(sheet.id) ?? 0));
        tell({ tell: 'progress', done: [...read.values()].reduce((sum, n) => sum + n, 0), total });
      }),
  }));
};

/** Today in Vietnam, `YYYY-MM-DD`. */
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

let known: Promise<Organisation>;
let page: string;
const answer = async (asked: ToJudge): Promise<void> => {
  if (asked.ask === 'know') {
    page = new URL('.', asked.address).href;
    known = fetch(asked.address).then(async (response) => know((await response.json()) as Published));
    await known;
    return tell({ tell: 'ready' });
  }
  const organisation = await known;
  if (asked.ask === 'find') return tell({ tell: 'found', units: findUnits(organisation, asked.text) });
  if (asked.ask === 'look') return tell({ tell: 'looked', places: [...lookedAt(organisation, withinReach(asked.sheets)).values()] });
  const sheets = withinReach(asked.sheets);
  const { outcomes, atHand } = judge(organisation, sheets);
  if (asked.ask === 'judge') return tell({ tell: 'judged', outcomes, reports: reportsAtHand(organisation, atHand) });
  const names = new Map(sheets.flatMap(({ chunks }) => [...namesIn(chunks)]));
  tell({ tell: 'made', made: makeReport(organisation, atHand, { wanted: asked.wanted, asOf: today(), address: page, names }) });
};

addEventListener('message', ({ data }: MessageEvent<ToJudge>) => {
  answer(data).catch(() => tell({ tell: 'failed' }));
});
