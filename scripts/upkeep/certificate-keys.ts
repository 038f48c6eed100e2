import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cure, json, signOfKey, siteSchema, type Site } from '../../src/domain/index.ts';
import { makeKeyPair, openSecret } from '../../src/site/certificate-code.ts';
import { secretFile, writeFile } from '../command/write.ts';

/**
 * Keys by which certificates of honours are signed. The private half lies in a file that the board keeps, or in a secret of the
 * publishing job; the public half stands in `content/site.json`, so that what was signed can be judged by anybody.
 */

const path = 'content/site.json';
type Keys = NonNullable<Site['certificateKeys']>;
const read = (root: string): { site: Record<string, unknown>; keys: Keys } => {
  const site = JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
  const judged = siteSchema.safeParse(site);
  if (!judged.success) throw new Cure(`${path} chưa đúng khuôn.\n  Chữa: npm run check`);
  return { site, keys: judged.data.certificateKeys ?? [] };
};
const write = (root: string, site: Record<string, unknown>, keys: Keys): void =>
  writeFile(join(root, path), json({ ...site, certificateKeys: keys.length > 0 ? keys : undefined }));
const signOf = (key: string): string => signOfKey(createHash('sha256').update(key).digest('hex'));

/** Makes a pair. The private half goes to `out`, which must not be there yet, nor lie in the repository. */
export const makeCertificateKey = async (root: string, out: string, today: string): Promise<{ sign: string; path: string }> => {
  const file = secretFile(root, out);
  const { site, keys } = read(root);
  const { key, secret } = await makeKeyPair();
  file.write(secret);
  write(root, site, [...keys, { key, issued: today }]);
  return { sign: signOf(key), path };
};

export const certificateKeysOf = (root: string): readonly { sign: string; issued: string }[] =>
  read(root).keys.map(({ key, issued }) => ({ sign: signOf(key), issued }));

/** Takes a public half back: what it signed is good no more. */
export const revokeCertificateKey = (root: string, sign: string): { path: string } => {
  const { site, keys } = read(root);
  const left = keys.filter(({ key }) => signOf(key) !== sign);
  if (left.length === keys.length)
    throw new Cure(`Không có khoá ký giấy nào mang vết “${sign}”.\n  Chữa: npm run keys -- --certificates --list`);
  write(root, site, left);
  return { path };
};

/**
 * The board's key for a build: the text of `CERTIFICATE_KEY`, or the file that `CERTIFICATE_KEY_FILE` names. Undefined where
 * there is none. Throws a `Cure` for what is no key, or one whose public half the settings do not name.
 */
export const certificateSecret = async (
  { certificateKeys = [] }: Pick<Site, 'certificateKeys'>,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> => {
  const file = env['CERTIFICATE_KEY_FILE'];
  if (file && !existsSync(file)) throw new Cure(`Không thấy tệp khoá ký giấy ${file}.\n  Chữa: xem lại biến CERTIFICATE_KEY_FILE.`);
  const secret = file ? readFileSync(file, 'utf8') : env['CERTIFICATE_KEY'];
  if (!secret) return undefined;
  const opened = await openSecret(secret).catch(() => undefined);
  if (!opened)
    throw new Cure('Khoá ký giấy không đọc được.\n  Chữa: đặt biến CERTIFICATE_KEY là trọn tệp mà npm run keys -- --certificates đã ghi.');
  if (!certificateKeys.some(({ key }) => key === opened.key))
    throw new Cure(
      `${path} không có nửa công khai của khoá ký giấy này, nên giấy ký ra sẽ không ai kiểm được.\n  Chữa: dùng khoá đang có trong ${path}, hoặc lập khoá mới: npm run keys -- --certificates --out TỆP`,
    );
  return secret;
};
