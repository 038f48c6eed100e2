/** What a workbook is, told without reading it: this much the page itself must know. */

/** How the names of files end that are read here, and those of others in which people keep lists. */
const endingsRead = ['csv', 'tsv', 'txt', 'xlsx'];
const otherEndings = ['xls', 'xlsm', 'xlsb', 'ods'];
const namedBy =
  (endings: readonly string[]) =>
  (path: string): boolean =>
    endings.includes(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
/** Whether a file's name says that it can be read here. */
export const isReadable = namedBy(endingsRead);
/** Whether a file's name says that somebody keeps a list in it, be it read here or not. */
export const isList = namedBy([...endingsRead, ...otherEndings]);

/** Which files may be chosen. Phones and Windows each have their own names for a CSV file. */
export const acceptedFiles = {
  names: 'Excel (.xlsx) hoặc CSV',
  types: [
    ...endingsRead.map((ending) => `.${ending}`),
    ...['text/csv', 'text/comma-separated-values', 'text/plain', 'application/vnd.ms-excel'],
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ].join(),
} as const;

/** What one workbook may hold. A phone must be able to read it, and a small file must not unpack into a huge one. */
export const workbookLimits = { packed: 24 << 20, unpacked: 160 << 20, sheets: 40, rows: 300_000 } as const;

/** Why a workbook cannot be read; the words stand in `words.ts`. */
export type WorkbookFault =
  'khong-mo-duoc' | 'la-open-document' | 'co-mat-khau' | 'bang-tinh-qua-lon' | 'qua-nhieu-trang' | 'qua-nhieu-dong';
export class WorkbookError extends Error {
  readonly fault: WorkbookFault;
  constructor(fault: WorkbookFault) {
    super(fault);
    this.fault = fault;
  }
}

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);
/** Excel's container before .xlsx, in which a workbook with a password still travels. */
export const isOldOrLocked = (bytes: Uint8Array): boolean => beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
/** Tells from its first bytes, whatever its name says, whether a file is to be read as a workbook. */
export const isWorkbook = (bytes: Uint8Array): boolean => beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || isOldOrLocked(bytes);

/** A spreadsheet of LibreOffice's own kind (.ods): by its rule the first part of its zip says so, unpacked (ODF 1.3 part 2, §3.3). */
export const isOpenDocument = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(30, 100)).startsWith('mimetypeapplication/vnd.oasis.opendocument.');

/** A part of a workbook's zip: where its packed bytes stand, and what it says it unpacks to. */
export interface WorkbookPart {
  from: number;
  packed: number;
  size: number;
  isDeflated: boolean;
}

/** The parts by name, as the zip's directory lists them; undefined where it does not say so plainly. */
export const partsOf = (bytes: Uint8Array): ReadonlyMap<string, WorkbookPart> | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [endMark, partMark, longestComment] = [0x06054b50, 0x02014b50, 0xffff];
  let end = bytes.length - 22;
  const first = Math.max(0, end - longestComment);
  while (end >= first && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < first) return undefined;
  let at = view.getUint32(end + 16, true);
  const parts = new Map<string, WorkbookPart>();
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== partMark) return undefined;
    const [packed, size, local] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true), view.getUint32(at + 42, true)];
    if ((size === 0 && packed > 2) || size === 0xffffffff) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const from = local + 30 + (local + 30 <= bytes.length ? view.getUint16(local + 26, true) + view.getUint16(local + 28, true) : 0);
    parts.set(parts.has(name) ? `${name}\n${left}` : name, { from, packed, size, isDeflated: view.getUint16(at + 10, true) === 8 });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
};

/** Bytes that a zip's directory says it unpacks to; undefined where it does not say so plainly. No part grows beyond it. */
export const unpackedSize = (bytes: Uint8Array): number | undefined => {
  const parts = partsOf(bytes);
  return parts && [...parts.values()].reduce((total, { size }) => total + size, 0);
};
