import { isAllowed, mediaKinds, mediaLimits, mediaNamePattern, type AllowedMedia, type MediaFault } from './media-words.ts';
import { ascii, readPicture } from './picture-parts.ts';
import { saysWhere, stripMetadata } from './strip-metadata.ts';
import { isInertSvg } from './svg.ts';

/** What a file is by its bytes, whatever its name says. */
export type MediaKind = AllowedMedia | 'heic' | 'gif' | 'other';

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Tells a file's kind by its bytes. A picture or PDF that is cut off, or does not hold together, is `other`. */
export const kindOfMedia = (bytes: Uint8Array): MediaKind => {
  const picture = readPicture(bytes);
  if (picture) return picture.kind;
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'gif';
  if (ascii(bytes, 4, 4) === 'ftyp' && /^(hei[cfmsx]|hev[cx]|mif1|msf1)$/.test(ascii(bytes, 8, 4))) return 'heic';
  if (/^%PDF-[12]\.\d/.test(ascii(bytes, 0, 8))) {
    const end = ascii(bytes, Math.max(0, bytes.length - 1024), 1024);
    return /%%EOF\s*$/.test(end) ? 'pdf' : 'other';
  }
  const head = textOf(bytes.subarray(0, 4096).slice(0, -4)) ?? textOf(bytes) ?? '';
  return /^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(head) ? 'svg' : 'other';
};

/** Actions that a PDF carries by itself. What stands inside its packed streams is not looked at. */
const actsByItself = (bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length; at += 30_000)
    if (/\/(JavaScript|Launch|EmbeddedFile|RichMedia|XFA\s*[[\d])/.test(ascii(bytes, at, 30_020))) return true;
  return false;
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

/**
 * The one judge of files for `content/media`, asked at every door: the desk, the check, the gate.
 * @param name the file's name, without its folder
 * @returns why the file may not come in; undefined: it may
 */
export const mediaFault = (name: string, bytes: Uint8Array): MediaFault | undefined => {
  const kind = kindOfMedia(bytes);
  if (kind === 'heic' || kind === 'gif') return kind;
  if (!isAllowed(kind)) return 'la';
  if (!mediaNamePattern.test(name)) return 'ten';
  if (!(mediaKinds[kind].endings as readonly string[]).includes(name.split('.').at(-1)!)) return 'duoi';
  if (bytes.length > (kind === 'pdf' ? mediaLimits.pdf : mediaLimits.picture)) return 'lon';
  if (kind === 'svg') return isInertSvg(textOf(bytes) ?? '') ? undefined : 'svg';
  if (kind === 'pdf') return actsByItself(bytes) ? 'pdf' : undefined;
  const { width, height } = readPicture(bytes)!;
  if (width * height > mediaLimits.points || width * height === 0) return 'rong';
  if (saysWhere(bytes)) return 'noi-chup';
  return isSame(stripMetadata(bytes), bytes) ? undefined : 'kem';
};
