import { describe, expect, test } from 'vitest';
import { isSealed, sealed, unsealed } from './seal.ts';

/** A sealed copy: what was shut is opened by its passphrase alone, and a file that did not come whole is told from a wrong one. */

const content = new TextEncoder().encode('Nguyễn Văn Thử; 01/03/1998 '.repeat(400));
const passphrase = 'Chủ nhật xanh 20-02';
const shut = await sealed(content, passphrase);
const blob = (text: string) => new Blob([text]);
const opened = async (text: string, said = passphrase) => {
  const found = await unsealed(blob(text), said);
  return typeof found === 'string' ? found : new TextDecoder().decode(found);
};

describe('a sealed copy', () => {
  test('says what it is and nothing of what is in it, and is never the same twice', async () => {
    expect(await isSealed(blob(shut))).toBe(true);
    expect(await isSealed(blob('Họ và tên\nNguyễn Văn Thử'))).toBe(false);
    expect(shut.split('\n')[1]).toContain('mở ở trang “Sổ chi đoàn”');
    expect(shut).not.toMatch(/Thử|1998/);
    expect(await sealed(content, passphrase)).not.toBe(shut);
  });
  test.each(['Chủ nhật xanh 20-02', '  chủ  NHẬT xanh 20-02 ', 'Chủ nhật xanh 20-02'.normalize('NFD')])(
    'is opened by its passphrase however it is typed: %j',
    async (said) => {
      expect(await opened(shut, said)).toBe(new TextDecoder().decode(content));
    },
  );
  test('carried through a program that ends lines its own way it is still opened', async () => {
    expect(await opened(shut.replaceAll('\n', '\r\n'))).toBe(new TextDecoder().decode(content));
  });
  test.each(['Chu nhat xanh 20-02', 'Chủ nhật xanh 20-03', ''])('another passphrase is told to be another one: %j', async (said) => {
    expect(await opened(shut, said)).toBe('passphrase');
  });
  test.each([
    ['cut before its content', shut.slice(0, 60)],
    ['cut in the middle', shut.slice(0, shut.length / 2)],
    ['cut by one sign', shut.slice(0, -2)],
    ['altered in one sign', `${shut.slice(0, 400)}${shut[400] === 'A' ? 'B' : 'A'}${shut.slice(401)}`],
    ['with a heading alone', shut.split('\n').slice(0, 2).join('\n')],
  ])('a file that was %s is told so, whatever the passphrase', async (_, text) => {
    expect(await opened(text)).toBe('cut');
  });
});
