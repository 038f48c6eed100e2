import { mediaNamePattern } from './links.ts';
import { ascii, readPicture } from './picture-parts.ts';
import { saysWhere, stripMetadata } from './strip-metadata.ts';
import { isInertSvg } from './svg.ts';

/** What a file is by its bytes, whatever its name says. */
export type MediaKind = 'png' | 'jpeg' | 'webp' | 'svg' | 'pdf' | 'heic' | 'gif' | 'other';

/** The kinds that `content/media` takes, with the endings they may have. */
export const mediaKinds = {
  png: { label: 'ảnh PNG', endings: ['png'] },
  jpeg: { label: 'ảnh JPEG', endings: ['jpg', 'jpeg'] },
  webp: { label: 'ảnh WebP', endings: ['webp'] },
  svg: { label: 'hình vẽ SVG', endings: ['svg'] },
  pdf: { label: 'tệp PDF', endings: ['pdf'] },
} as const satisfies Partial<Record<MediaKind, { label: string; endings: readonly string[] }>>;
export type AllowedMedia = keyof typeof mediaKinds;
const isAllowed = (kind: MediaKind): kind is AllowedMedia => kind in mediaKinds;

/** How large a file may be: in bytes, and a picture in points. */
export const mediaLimits = { picture: 5 * 1024 * 1024, pdf: 10 * 1024 * 1024, points: 50_000_000 } as const;

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

/** Why a file may not stand in `content/media` → the words people read: what is the matter, and what to do. */
export const mediaFaults = {
  ten: {
    reason: 'tên tệp có dấu, chữ hoa, khoảng trắng hoặc đuôi lạ',
    cure: 'Đặt lại tên bằng chữ thường không dấu, chữ số và dấu gạch nối.',
  },
  heic: {
    reason: 'là ảnh HEIC của điện thoại, phần lớn máy không xem được',
    cure: 'Mở ảnh trên điện thoại, lưu hoặc gửi đi dưới dạng JPEG rồi tải lên lại.',
  },
  gif: { reason: 'là ảnh GIF', cure: 'Lưu ảnh thành PNG hoặc JPEG rồi tải lên lại.' },
  la: {
    reason: 'không phải ảnh hay tệp PDF còn nguyên, dù tên tệp có thể ghi vậy',
    cure: 'Chọn lại đúng tệp ảnh (PNG, JPEG, WebP) hoặc tệp PDF.',
  },
  duoi: { reason: 'có đuôi tệp khác với loại tệp', cure: 'Tải tệp lên lại qua bàn biên tập, hoặc đổi đuôi cho đúng loại.' },
  lon: { reason: 'lớn quá mức nhận (ảnh 5 MB, tệp PDF 10 MB)', cure: 'Thu nhỏ ảnh hoặc nén tệp PDF rồi tải lên lại.' },
  rong: { reason: 'có quá nhiều điểm ảnh', cure: 'Thu nhỏ ảnh còn cạnh dài khoảng 2.000 điểm rồi tải lên lại.' },
  svg: { reason: 'là hình vẽ SVG có phần chạy được hoặc gọi tới nơi khác', cure: 'Lưu hình thành PNG rồi tải lên lại.' },
  pdf: { reason: 'là tệp PDF có phần tự chạy', cure: 'Mở tệp, in ra thành PDF mới (Print → Save as PDF) rồi tải lên lại.' },
  'noi-chup': { reason: 'còn ghi nơi chụp', cure: 'Tải ảnh lên lại qua bàn biên tập: nơi chụp được bỏ ra, ảnh giữ nguyên.' },
  kem: {
    reason: 'còn thông tin kèm theo ảnh (máy chụp, ngày giờ, ghi chú)',
    cure: 'Tải ảnh lên lại qua bàn biên tập: phần ấy được bỏ ra, ảnh giữ nguyên.',
  },
} as const;
export type MediaFault = keyof typeof mediaFaults;

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
