import { ascii, chunksOf, readPicture, type PicturePart, type Picture } from './picture-parts.ts';

/**
 * Takes out of a picture everything that is not the picture: where and when it was taken, by what and whom, previews, comments,
 * whatever is appended. Colours (ICC) and the way up (orientation) stay, for without them it would look otherwise.
 */

const join = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};
const bytesOf = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));

/** What TIFF data (the inside of EXIF) says of the way up and of the place. */
const readTiff = (tiff: Uint8Array): { orientation: number; located: boolean } => {
  const nothing = { orientation: 1, located: false };
  if (tiff.length < 14) return nothing;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = ascii(tiff, 0, 2) === 'II';
  const first = view.getUint32(4, little);
  if (first + 2 > tiff.length) return nothing;
  const found = { ...nothing };
  for (let i = 0, count = view.getUint16(first, little); i < count; i++) {
    const at = first + 2 + i * 12;
    if (at + 12 > tiff.length) break;
    const tag = view.getUint16(at, little);
    if (tag === 0x0112) found.orientation = view.getUint16(at + 8, little);
    if (tag === 0x8825) found.located = true;
  }
  return found;
};

/** EXIF that says which way is up, and nothing else. */
const uprightTiff = (orientation: number): Uint8Array =>
  new Uint8Array([...bytesOf('MM'), 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);

const isExif = ({ name, bytes }: PicturePart): boolean => name === 'e1' && ascii(bytes, 4, 6) === 'Exif\0\0';
const tiffOf = ({ kind, parts }: Picture): Uint8Array | undefined => {
  const part = parts.find((p) => (kind === 'jpeg' ? isExif(p) : p.name === (kind === 'png' ? 'eXIf' : 'EXIF')));
  if (!part) return undefined;
  const inside = part.bytes.subarray(kind === 'jpeg' ? 10 : 8, kind === 'png' ? -4 : undefined);
  return kind === 'webp' && ascii(inside, 0, 6) === 'Exif\0\0' ? inside.subarray(6) : inside;
};
const orientationOf = (picture: Picture): number => {
  const tiff = tiffOf(picture);
  const { orientation } = tiff ? readTiff(tiff) : { orientation: 1 };
  return orientation >= 2 && orientation <= 8 ? orientation : 1;
};

const crc = (bytes: Uint8Array): number => {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
};
const big = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const small = (value: number): number[] => big(value).reverse();

const pngKept = new Set('IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT'.split(' '));
const stripPng = (bytes: Uint8Array, picture: Picture): Uint8Array => {
  const orientation = orientationOf(picture);
  const [head, ...rest] = picture.parts.filter(({ name }) => pngKept.has(name)).map((part) => part.bytes);
  const named = join([new Uint8Array(bytesOf('eXIf')), uprightTiff(orientation)]);
  const exif = orientation === 1 ? [] : [new Uint8Array(big(named.length - 4)), named, new Uint8Array(big(crc(named)))];
  return join([bytes.subarray(0, 8), head!, ...exif, ...rest]);
};

const stripJpeg = (bytes: Uint8Array, picture: Picture): Uint8Array => {
  const orientation = orientationOf(picture);
  const keep = ({ name, bytes: part }: PicturePart): Uint8Array[] => {
    if (name === 'e0')
      return ascii(part, 4, 5) === 'JFIF\0' ? [join([new Uint8Array([255, 0xe0, 0, 16]), part.subarray(4, 16), new Uint8Array(2)])] : [];
    if (name === 'e2') return ascii(part, 4, 12) === 'ICC_PROFILE\0' ? [part] : [];
    if (name === 'ee') return ascii(part, 4, 5) === 'Adobe' ? [part] : [];
    return /^e.$|^f[0-9a-f]$/.test(name) ? [] : [part];
  };
  const kept = picture.parts.map((part) => ({ name: part.name, pieces: keep(part) }));
  const tiff = uprightTiff(orientation);
  const exif = orientation === 1 ? [] : [new Uint8Array([255, 0xe1, 0, tiff.length + 8, ...bytesOf('Exif\0\0')]), tiff];
  const opening = kept.filter(({ name }) => name === 'e0').flatMap(({ pieces }) => pieces.slice(0, 1));
  const others = kept.filter(({ name }) => name !== 'e0').flatMap(({ pieces }) => pieces);
  return join([bytes.subarray(0, 2), ...opening.slice(0, 1), ...exif, ...others]);
};

const webpKept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const stripWebp = (bytes: Uint8Array, picture: Picture): Uint8Array => {
  const large = picture.parts[0]!.name === 'VP8X';
  const orientation = large ? orientationOf(picture) : 1;
  const chunk = (name: string, content: Uint8Array) =>
    join([new Uint8Array([...bytesOf(name), ...small(content.length)]), content, new Uint8Array(content.length % 2)]);
  const pieces = picture.parts
    .filter(({ name }) => webpKept.has(name) && (large || name.startsWith('VP8')))
    .map(({ name, bytes: part }) => {
      if (name === 'VP8X') {
        const flags = part.slice();
        flags[8] = (flags[8]! & ~0x0c) | (orientation === 1 ? 0 : 0x08);
        return flags;
      }
      if (name !== 'ANMF') return part;
      // A moving picture's frames are small boxes of chunks of their own.
      const inner = chunksOf(part, 24, part.length)?.filter((p) => ['VP8 ', 'VP8L', 'ALPH'].includes(p.name)) ?? [];
      return chunk('ANMF', join([part.subarray(8, 24), ...inner.map((p) => p.bytes)]));
    });
  const body = join([...pieces, ...(orientation === 1 ? [] : [chunk('EXIF', uprightTiff(orientation))])]);
  return join([bytes.subarray(0, 4), new Uint8Array(small(body.length + 4)), bytes.subarray(8, 12), body]);
};

/** The same picture without anything beside it. Bytes that are no whole PNG, JPEG or WebP come back as they are. */
export const stripMetadata = (bytes: Uint8Array): Uint8Array => {
  const picture = readPicture(bytes);
  if (!picture) return bytes;
  return { png: stripPng, jpeg: stripJpeg, webp: stripWebp }[picture.kind](bytes, picture);
};

/** Tells whether a picture says where it was taken. */
export const saysWhere = (bytes: Uint8Array): boolean => {
  const picture = readPicture(bytes);
  if (!picture) return false;
  const tiff = tiffOf(picture);
  if (tiff && readTiff(tiff).located) return true;
  return picture.parts.some(
    ({ name, bytes: part }) => ['e1', 'iTXt', 'XMP '].includes(name) && /GPSLatitude/.test(ascii(part, 0, Math.min(part.length, 60_000))),
  );
};
