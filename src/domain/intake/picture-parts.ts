import type { PointsMedia } from './media-words.ts';

/** A picture taken apart: what it is, how large, and its parts one after another. */
export interface Picture {
  kind: PointsMedia;
  width: number;
  height: number;
  parts: readonly PicturePart[];
  /** Where the picture ends; what follows is no part of it. */
  end: number;
}

/** One part: its name in the format, and its bytes, head and all. */
export interface PicturePart {
  name: string;
  bytes: Uint8Array;
}

export const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.max(from, from + length)));
export const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const pngHead = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const readPng = (bytes: Uint8Array): Picture | undefined => {
  const view = viewOf(bytes);
  const parts: PicturePart[] = [];
  for (let at = pngHead.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = ascii(bytes, at + 4, 4);
    const end = at + 12 + length;
    if (end > bytes.length || (parts.length === 0 && (name !== 'IHDR' || length !== 13))) return undefined;
    parts.push({ name, bytes: bytes.subarray(at, end) });
    at = end;
    if (name === 'IEND')
      return parts.some((part) => part.name === 'IDAT')
        ? { kind: 'png', width: view.getUint32(16), height: view.getUint32(20), parts, end }
        : undefined;
  }
  return undefined;
};

const isStart = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const readJpeg = (bytes: Uint8Array): Picture | undefined => {
  const view = viewOf(bytes);
  const parts: PicturePart[] = [];
  let [width, height, scans] = [0, 0, 0];
  let at = 2;
  while (at + 4 <= bytes.length || bytes[at + 1] === 0xd9) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      parts.push({ name: 'd9', bytes: bytes.subarray(at, at + 2) });
      return scans > 0 && width > 0 && height > 0 ? { kind: 'jpeg', width, height, parts, end: at + 2 } : undefined;
    }
    let end = at + 2 + view.getUint16(at + 2);
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || end < at + 4 || end > bytes.length) return undefined;
    if (isStart(marker)) {
      if (end < at + 9) return undefined;
      [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
    }
    if (marker === 0xda) {
      scans += 1;
      // The drawing itself runs to the next mark; `ff 00` and restarts belong to it.
      const belongs = (next: number | undefined) => next === 0 || next === 0xff || (next !== undefined && next >= 0xd0 && next <= 0xd7);
      while (end < bytes.length && !(bytes[end] === 0xff && !belongs(bytes[end + 1]))) end += 1;
    }
    parts.push({ name: marker.toString(16), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return undefined;
};

/** The chunks of a RIFF body; undefined where they do not add up. */
export const chunksOf = (bytes: Uint8Array, from: number, to: number): PicturePart[] | undefined => {
  const view = viewOf(bytes);
  const parts: PicturePart[] = [];
  let at = from;
  while (at + 8 <= to) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > to) return undefined;
    parts.push({ name: ascii(bytes, at, 4), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return at === to ? parts : undefined;
};

const webpSize = ({ name, bytes }: PicturePart): [number, number] | undefined => {
  const three = (at: number) => bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
  if (bytes.length < 18) return undefined;
  if (name === 'VP8X') return [three(12) + 1, three(15) + 1];
  if (name === 'VP8 ') return [three(14) & 0x3fff, (three(14) >> 16) | ((bytes[17]! & 0x3f) << 8)];
  if (name === 'VP8L' && bytes[8] === 0x2f) {
    const bits = viewOf(bytes).getUint32(9, true);
    return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1];
  }
  return undefined;
};

const readWebp = (bytes: Uint8Array): Picture | undefined => {
  const end = viewOf(bytes).getUint32(4, true) + 8;
  const parts = end <= bytes.length ? chunksOf(bytes, 12, end) : undefined;
  const size = parts?.[0] && webpSize(parts[0]);
  return parts && size && parts.some(({ name }) => /^VP8[ L]$|^ANMF$/.test(name))
    ? { kind: 'webp', width: size[0], height: size[1], parts, end }
    : undefined;
};

/** Takes a PNG, JPEG or WebP apart; undefined for anything else, and for one that is cut off or does not hold together. */
export const readPicture = (bytes: Uint8Array): Picture | undefined => {
  if (startsWith(bytes, pngHead)) return readPng(bytes);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return readJpeg(bytes);
  if (bytes.length > 30 && ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return readWebp(bytes);
  return undefined;
};
