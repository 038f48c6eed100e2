import { tidy } from '../domain/index.ts';

/**
 * A file sealed with a passphrase, by what the browser itself brings along: the key is drawn from the passphrase by PBKDF2, the
 * content is shut by AES-GCM. It is a text, so that it goes by Zalo or mail, and says of itself what it is. Its sum tells a file that
 * was cut or altered on the way from a passphrase that is not the right one.
 */

/** The figure names how it was shut. */
const mark = 'SO-CHI-DOAN-NIEM-PHONG-1';
/** As OWASP asks of PBKDF2 with SHA-256. */
const rounds = 600_000;
/** Whoever writes one of her own writes at least so many letters. */
export const shortestPassphrase = 12;

const base64 = (bytes: Uint8Array<ArrayBuffer>): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const sum = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** Whoever types it after somebody else need not mind case, or how many spaces there are. */
const plain = (passphrase: string): string => tidy(passphrase.normalize('NFC')).toLowerCase();

const keyOf = async (passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> => {
  const said = await crypto.subtle.importKey('raw', new TextEncoder().encode(plain(passphrase)), 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, said, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
};

export const sealed = async (content: Uint8Array<ArrayBuffer>, passphrase: string): Promise<string> => {
  const [salt, start] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))];
  const key = await keyOf(passphrase, salt);
  const shut = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: start }, key, content));
  return [
    mark,
    'Sổ chi đoàn đã niêm phong: mở ở trang “Sổ chi đoàn” của trang web, cần mật khẩu.',
    ...[salt, start, await sum(shut), shut].map(base64),
    '',
  ].join('\n');
};

/** Whether a file is a sealed one, whole or not. */
export const isSealed = async (file: Blob): Promise<boolean> => (await file.slice(0, 64).text()).replace(/^\ufeff/, '').startsWith(mark);

/** Why a sealed file was not opened: it did not come as it was sent, or the passphrase is another one. */
export type SealFault = 'cut' | 'passphrase';

export const unsealed = async (file: Blob, passphrase: string): Promise<Uint8Array<ArrayBuffer> | SealFault> => {
  const [, , ...parts] = (await file.text()).split(/\r?\n/);
  const [salt, start, told, shut] = parts.map((part) => {
    try {
      return fromBase64(part);
    } catch {
      return undefined;
    }
  });
  if (!salt || !start || !told || !shut || base64(await sum(shut)) !== base64(told)) return 'cut';
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: start }, await keyOf(passphrase, salt), shut));
  } catch {
    return 'passphrase';
  }
};
