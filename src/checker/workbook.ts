/** What a workbook is, told without reading it: this much the page itself must know. */

/** What one workbook may hold. A phone must be able to read it, and a small file must not unpack into a huge one. */
export const workbookLimits = { packed: 24 << 20, unpacked: 160 << 20, sheets: 40, rows: 300_000 } as const;

/** Why a workbook cannot be read; the words stand in `words.ts`. */
export type WorkbookFault = 'khong-mo-duoc' | 'co-mat-khau' | 'bang-tinh-qua-lon' | 'qua-nhieu-trang' | 'qua-nhieu-dong';
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

/** Bytes that a zip's directory says it unpacks to; undefined where it does not say so plainly. No part grows beyond it. */
export const unpackedSize = (bytes: Uint8Array): number | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [endMark, partMark, longestComment] = [0x06054b50, 0x02014b50, 0xffff];
  let end = bytes.length - 22;
  const first = Math.max(0, end - longestComment);
  while (end >= first && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < first) return undefined;
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let parts = view.getUint16(end + 10, true); parts > 0; parts -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== partMark) return undefined;
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    if ((size === 0 && packed > 2) || size === 0xffffffff) return undefined;
    total += size;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
};
