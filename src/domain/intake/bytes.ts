/** The encodings a Vietnamese spreadsheet program writes. */
export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'windows-1258';

/**
 * Bytes → text in NFC. UTF-8 is tried strictly first, then the byte order marks of UTF-16, then windows-1258 (whose
 * combining tones NFC puts back exactly). Undefined when the bytes are not text.
 */
export const decode = (bytes: Uint8Array): { text: string; encoding: Encoding } | undefined => {
  const as = (encoding: Encoding, fatal: boolean) => ({
    text: new TextDecoder(encoding, { fatal }).decode(bytes).normalize('NFC'),
    encoding,
  });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('UTF-16LE', false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as('UTF-16BE', false);
  if (bytes.includes(0)) return undefined;
  try {
    return as('UTF-8', true);
  } catch {
    return as('windows-1258', false);
  }
};
