import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteSchema } from '../../src/domain/index.ts';
import { certificateCode, certificateText, fingerprintOf, judgeCode, makeKeyPair, openSecret } from '../../src/site/certificate-code.ts';
import { certificateKeysOf, certificateSecret, makeCertificateKey, revokeCertificateKey } from './certificate-keys.ts';

/** Certificates: what is signed, what is said of one that is shown, and the board's keys. */

const certificate = {
  id: '2016-q8-p01-doan-vien-tieu-bieu',
  organisation: 'Quận Đoàn 8',
  recipient: 'Người Mẫu',
  form: 'Giấy khen',
  title: 'Đoàn viên tiêu biểu',
  year: '2016',
  awardedBy: 'Ban Thường vụ Quận Đoàn 8',
  symbol: '1-QĐ/ĐTN',
  day: '2016-10-20',
  signer: 'Bí thư',
};
const text = certificateText(certificate);

describe('what is signed', () => {
  test('is these lines, the same bytes each time, however letters were typed and blanks set', async () => {
    expect(text.split('\n')).toEqual(['giay-tuyen-duong/1', ...Object.values(certificate)]);
    const typed = { ...certificate, recipient: ' Người\n Mẫu '.normalize('NFD') };
    expect(certificateText(typed)).toBe(text);
    const { secret } = await makeKeyPair();
    const signer = await openSecret(secret);
    expect(await signer.sign(text)).toBe(await signer.sign(certificateText(typed)));
    expect(await signer.sign(text)).toMatch(/^[\w-]{86}$/);
  });
  test('is told by its key and the register: valid, replaced, withdrawn, not signed, no code', async () => {
    const [own, other] = [await makeKeyPair(), await makeKeyPair()];
    const code = certificateCode(text, await (await openSecret(own.secret)).sign(text));
    const standing = { [certificate.id]: await fingerprintOf(text) };
    const [, signature] = code.split('.') as [string, string];
    const altered = certificateCode(text.replace('Người Mẫu', 'Người Khác'), signature);
    const told = async (shown: string, keys: readonly string[], register: Record<string, string>) =>
      judgeCode(shown, { keys, standing: register });
    expect(await told(code, [other.key, own.key], standing)).toEqual({ verdict: 'valid', certificate });
    expect(await told(code, [own.key], { [certificate.id]: 'f'.repeat(16) })).toEqual({ verdict: 'replaced', certificate });
    // Not a word of what a withdrawn one says comes back.
    expect(await told(code, [own.key], {})).toEqual({ verdict: 'withdrawn' });
    for (const [shown, keys] of [
      [altered, [own.key]],
      [code, [other.key]],
      [code, []],
      [certificateCode(text, 'A'.repeat(86)), [own.key]],
    ] as const)
      expect(await told(shown, keys, standing)).toEqual({ verdict: 'not-signed' });
    for (const shown of [
      '',
      '.',
      'x',
      '%%%.%%%',
      certificateCode('giay-tuyen-duong/2\nx', signature),
      certificateCode(`${text}\nthêm`, signature),
    ])
      expect(await told(shown, [own.key], standing), shown).toEqual({ verdict: 'no-code' });
  });
  test('an id that every object has is an honour of nobody', async () => {
    const { key, secret } = await makeKeyPair();
    const odd = certificateText({ ...certificate, id: 'constructor' });
    const code = certificateCode(odd, await (await openSecret(secret)).sign(odd));
    expect(await judgeCode(code, { keys: [key], standing: {} })).toEqual({ verdict: 'withdrawn' });
  });
});

describe('the board’s keys', () => {
  let folder: string;
  const path = 'content/site.json';
  const site = () => readFileSync(join(folder, 'kho', path), 'utf8');
  const keys = () => siteSchema.parse(JSON.parse(site())).certificateKeys ?? [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'giay-'));
    cpSync(join(import.meta.dirname, '../..', path), join(folder, 'kho', path));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the private half lies in a file for its owner alone, the public one in the settings; a revoked one is gone', async () => {
    const root = join(folder, 'kho');
    const before = site();
    const out = join(folder, 'noi-cat/khoa.pem');
    const { sign } = await makeCertificateKey(root, out, '2016-11-20');
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const secret = readFileSync(out, 'utf8');
    const opened = await openSecret(secret);
    expect(keys()).toEqual([{ key: opened.key, issued: '2016-11-20' }]);
    expect(site()).not.toContain(secret.split('\n')[1]);
    expect(certificateKeysOf(root)).toEqual([{ sign, issued: '2016-11-20' }]);

    const settings = { certificateKeys: keys() };
    expect(await certificateSecret(settings, { CERTIFICATE_KEY_FILE: out })).toBe(secret);
    expect(await certificateSecret(settings, { CERTIFICATE_KEY: secret.replaceAll('\n', ' ') })).toContain('PRIVATE KEY');
    expect(await certificateSecret(settings, {})).toBeUndefined();
    await expect(certificateSecret(settings, { CERTIFICATE_KEY: 'abc' })).rejects.toThrow(/không đọc được[^]*Chữa:/);
    await expect(certificateSecret(settings, { CERTIFICATE_KEY_FILE: `${out}x` })).rejects.toThrow(/Không thấy tệp[^]*Chữa:/);
    await expect(certificateSecret({}, { CERTIFICATE_KEY: secret })).rejects.toThrow(/không có nửa công khai[^]*Chữa:/);

    await expect(makeCertificateKey(root, out, '2016-11-20')).rejects.toThrow(/đã có[^]*Chữa:/);
    const inside = join(root, 'khoa.pem');
    await expect(makeCertificateKey(root, inside, '2016-11-20')).rejects.toThrow(/nằm trong kho[^]*Chữa:/);
    expect(existsSync(inside)).toBe(false);
    expect(() => revokeCertificateKey(root, 'x')).toThrow(/Chữa: npm run keys -- --certificates --list/);
    revokeCertificateKey(root, sign);
    expect(JSON.parse(site())).toEqual(JSON.parse(before));
  });
});
