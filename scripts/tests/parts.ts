import { inflateRawSync } from 'node:zlib';

/** The parts of a packed document (.xlsx, .docx) as text: everything that stands in it, shown or not. */
export const partsOf = (bytes: Uint8Array): string => {
  const zip = Buffer.from(bytes);
  let text = '';
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 18));
    text += (zip.readUInt16LE(at + 8) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
    at = from + packed.length;
  }
  return text;
};
