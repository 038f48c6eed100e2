import { type Content, findUnits, judge, know, type Organisation } from './judge.ts';
import type { FromJudge, Sheet, ToJudge } from './messages.ts';

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

let known: Promise<Organisation>;
const answer = async (asked: ToJudge): Promise<void> => {
  if (asked.ask === 'know') {
    known = fetch(asked.address).then(async (response) => know((await response.json()) as Content));
    await known;
    tell({ tell: 'ready' });
  } else if (asked.ask === 'find') tell({ tell: 'found', units: findUnits(await known, asked.text) });
  else tell({ tell: 'judged', outcomes: judge(await known, withinReach(asked.sheets)) });
};

addEventListener('message', ({ data }: MessageEvent<ToJudge>) => {
  answer(data).catch(() => tell({ tell: 'failed' }));
});
