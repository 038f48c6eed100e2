import { fontReader } from './old-encoding-tables.ts';
import { likeliestEncoding, type LegacyEncoding } from './old-encodings.ts';

/** Bytes that can be walked more than once: a file's pieces, read anew each time. A piece holds until the next is asked for. */
export type Chunks = () => Iterable<Uint8Array>;

/** The encodings a Vietnamese spreadsheet program writes. */
export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | LegacyEncoding;

/** Limits of one file, stated to the sender when passed. */
export const limits = { bytes: 256 * 1024 * 1024, rows: 2_000_000, columns: 200 } as const;

/** The bytes are not text in any encoding known here. */
export class NotText extends Error {}

const sampleSize = 1 << 18;

/** A file's bytes, and the first of them: enough to judge by. */
export interface Bytes {
  head: Uint8Array;
  chunks: Chunks;
}

/** The first bytes of a walk, as one piece. */
const gather = (pieces: Iterable<Uint8Array>): Uint8Array => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const piece of pieces) {
    parts.push(piece.slice(0, sampleSize - length));
    length += parts.at(-1)!.length;
    if (length >= sampleSize) break;
  }
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Looks at the beginning of a file. One that ends there is not read a second time. */
export const openBytes = (chunks: Chunks): Bytes => {
  const head = gather(chunks());
  return { head, chunks: head.length < sampleSize ? () => [head] : chunks };
};

/** UTF-16 by its mark, or by the zeros beside the ASCII letters every header has. */
const utf16 = (bytes: Uint8Array): Encoding | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  let [even, odd] = [0, 0];
  const looked = Math.min(bytes.length, 4096);
  for (let i = 0; i < looked; i++)
    if (bytes[i] === 0) {
      if (i % 2) odd += 1;
      else even += 1;
    }
  if (odd > looked / 5 && even === 0) return 'UTF-16LE';
  if (even > looked / 5 && odd === 0) return 'UTF-16BE';
  return undefined;
};

/** How to read a file's bytes: in an encoding, and whether bytes that are none of it end the attempt. */
export interface Attempt {
  encoding: Encoding;
  strict: boolean;
}

/**
 * What to try, in order: UTF-16 by its mark; else UTF-8 strictly, then, where the bytes are none, the encoding under which
 * they read most like Vietnamese.
 */
export function* attempts({ head, chunks }: Bytes): Generator<Attempt> {
  const wide = utf16(head);
  if (wide) yield { encoding: wide, strict: false };
  else {
    yield { encoding: 'UTF-8', strict: true };
    yield { encoding: likeliestEncoding(gather(fromFirstOdd(chunks))), strict: false };
  }
}

/** A file from its first byte outside ASCII on, and a few words before it. */
function* fromFirstOdd(chunks: Chunks): Generator<Uint8Array> {
  const words = 64;
  let before: Uint8Array = new Uint8Array();
  let found = false;
  for (const chunk of chunks()) {
    const odd = found ? words : chunk.findIndex((b) => b > 0x7f);
    if (odd < 0) before = gather([before, chunk.slice(-words)]).slice(-words);
    else {
      if (!found) yield before;
      yield chunk.subarray(Math.max(0, odd - words));
      found = true;
    }
  }
}

const decoderName = (encoding: Encoding): string => (fontReader(encoding) ? 'windows-1252' : encoding.toLowerCase());

/**
 * Bytes → text, piece by piece, with `\n` at every line's end and without the byte order mark. TCVN3 and VNI come out as
 * the letters their bytes have in windows-1252: `font-tables.ts` reads them. Throws `NotText`.
 */
export function* decode(chunks: Chunks, { encoding, strict }: Attempt): Generator<string> {
  const decoder = new TextDecoder(decoderName(encoding), { fatal: strict });
  const zeroIsText = encoding.startsWith('UTF-16');
  const text = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new NotText(encoding);
    }
  };
  let heldReturn = false;
  let isFirst = true;
  for (const chunk of chunks()) {
    if (!zeroIsText && chunk.includes(0)) throw new NotText('binary');
    let piece = text(chunk);
    if (isFirst) piece = piece.replace(/^(\ufeff|ï»¿)+/, '');
    isFirst = false;
    if (zeroIsText && piece.includes('\0')) throw new NotText('binary');
    if (heldReturn) piece = `\r${piece}`;
    heldReturn = piece.endsWith('\r');
    if (heldReturn) piece = piece.slice(0, -1);
    if (piece !== '') yield piece.includes('\r') ? piece.replace(/\r\n?/g, '\n') : piece;
  }
  const rest = text();
  if (heldReturn || rest !== '') yield `${heldReturn ? '\n' : ''}${rest}`;
}
