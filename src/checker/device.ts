import { dayInVietnam } from '../domain/index.ts';

/** What a worker takes from the device it runs on. */

declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

const pieceSize = 1 << 20;

/** All bytes of a blob. */
export const bytesOf = (content: Blob): Uint8Array => new Uint8Array(new FileReaderSync().readAsArrayBuffer(content));

/** A blob's bytes, piece by piece, read anew at each walk. @param come told how many have come so far */
export function* piecesOf(content: Blob, come: (bytes: number) => void = () => {}): Generator<Uint8Array> {
  for (let at = 0; at < content.size; at += pieceSize) {
    yield bytesOf(content.slice(at, at + pieceSize));
    come(Math.min(at + pieceSize, content.size));
  }
}

/** Today in Vietnam, `YYYY-MM-DD`. */
export const today = (): string => dayInVietnam(new Date());
