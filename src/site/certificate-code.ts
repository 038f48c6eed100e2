/**
 * What is signed of an honour's certificate, and how it travels in the square code: a text of lines that a person can read, and
 * an Ed25519 signature over its UTF-8 bytes, both by the platform's Web Crypto. The same where the site is made and in a browser.
 */

/** The lines in their order, the version first: another order or another line is another version. */
export const certificateLines = {
  id: 'Địa chỉ bài tuyên dương',
  organisation: 'Đơn vị ban hành',
  recipient: 'Người, đơn vị được tuyên dương',
  form: 'Hình thức',
  title: 'Danh hiệu, thành tích',
  year: 'Năm thành tích',
  awardedBy: 'Cấp khen',
  symbol: 'Số quyết định',
  day: 'Ngày quyết định',
  signer: 'Người ký quyết định',
} as const;
export type Certificate = Readonly<Record<keyof typeof certificateLines, string>>;
const names = Object.keys(certificateLines) as (keyof Certificate)[];
export const certificateVersion = 'giay-tuyen-duong/1';

/** The signed text: lines ended by no blank and parted by LF, letters in NFC. */
export const certificateText = (certificate: Certificate): string =>
  [certificateVersion, ...names.map((name) => certificate[name].normalize('NFC').replace(/\s+/g, ' ').trim())].join('\n');

/** What a signed text says; undefined for a text of another kind. */
export const readCertificate = (text: string): Certificate | undefined => {
  const [version, ...lines] = text.split('\n');
  if (version !== certificateVersion || lines.length !== names.length) return undefined;
  return Object.fromEntries(names.map((name, i) => [name, lines[i]!])) as Certificate;
};

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
/** @throws where it is not base64 */
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.codePointAt(0)!);

/** A text shortened to what tells it from every other: the first 16 hex digits of its SHA-256. */
export const fingerprintOf = async (text: string): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text)))]
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** A pair for signing: the public half as 43 signs, the private one as PEM (PKCS#8). */
export const makeKeyPair = async (): Promise<{ key: string; secret: string }> => {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const secret = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))));
  return {
    key: (await crypto.subtle.exportKey('jwk', pair.publicKey)).x!,
    secret: `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\n`,
  };
};

/** What signs: the key's own public half beside it. Throws where the text is no Ed25519 key. */
export const openSecret = async (pem: string): Promise<{ key: string; sign: (text: string) => Promise<string> }> => {
  const bytes = fromBase64(pem.replace(/-----[^-]*-----/g, '').replace(/\s+/g, ''));
  const secret = await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', true, ['sign']);
  return {
    key: (await crypto.subtle.exportKey('jwk', secret)).x!,
    sign: async (text) => toBase64Url(new Uint8Array(await crypto.subtle.sign('Ed25519', secret, bytesOf(text)))),
  };
};

/** The square code's own part of an address: the text and its signature. */
export const certificateCode = (text: string, signature: string): string => `${toBase64Url(bytesOf(text))}.${signature}`;

/** Whether one of the keys signed the text. */
const isSigned = async (text: string, signature: string, keys: readonly string[]): Promise<boolean> => {
  for (const x of keys) {
    const key = await crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519', false, ['verify']);
    if (await crypto.subtle.verify('Ed25519', key, fromBase64(signature), bytesOf(text))) return true;
  }
  return false;
};

/** What the site knows of its certificates: of one that is withdrawn, nothing but that it is not among these. */
export interface Register {
  keys: readonly string[];
  /** Honour → fingerprint of what its certificate says now. */
  standing: Readonly<Record<string, string>>;
}
export type CertificateState =
  | { verdict: 'valid' | 'replaced'; certificate: Certificate }
  // Of a withdrawn one no word is given back: what it says may not be shown any more.
  | { verdict: 'withdrawn' | 'not-signed' | 'no-code' };

/** Judges what stands after `#`. */
export const judgeCode = async (code: string, { keys, standing }: Register): Promise<CertificateState> => {
  const [encoded = '', signature = ''] = code.split('.');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(fromBase64(encoded));
    fromBase64(signature);
  } catch {
    return { verdict: 'no-code' };
  }
  const certificate = readCertificate(text);
  if (!certificate) return { verdict: 'no-code' };
  if (!(await isSigned(text, signature, keys))) return { verdict: 'not-signed' };
  const now = Object.hasOwn(standing, certificate.id) ? standing[certificate.id] : undefined;
  if (now === undefined) return { verdict: 'withdrawn' };
  return { verdict: now === (await fingerprintOf(text)) ? 'valid' : 'replaced', certificate };
};
