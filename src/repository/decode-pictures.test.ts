import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodePictures, isBroken } from './decode-pictures.ts';
import { mediaFiles } from './media.ts';
import { writeFile } from '../../scripts/command/write.ts';
import { oddPictures, wholePictures } from '../../scripts/tests/odd-pictures.ts';

/** Pictures that look whole from outside: what does not open is refused by the check, before it can end a build. */

let root: string;
const path = (name: string) => `content/media/${name}`;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'so-ren-luyen-anh-'));
  for (const [name, bytes] of Object.entries({ ...(await oddPictures()), ...(await wholePictures()) }))
    writeFile(join(root, path(name)), bytes);
  await decodePictures(root);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const faultsOf = (names: readonly string[]) => mediaFiles(root, names.map(path)).map(({ path: at, fault }) => `${at.slice(14)} ${fault}`);

describe('a picture is opened before the site is built', () => {
  test('one that does not open is refused', async () => {
    const names = Object.keys(await oddPictures());
    expect(faultsOf(names)).toEqual(names.map((name) => `${name} hong`));
  });
  test('one that opens is taken, however unusual', async () => {
    const names = Object.keys(await wholePictures());
    expect(faultsOf(names)).toEqual(names.map((name) => `${name} undefined`));
  });
  test('mended, it is taken as soon as it was opened again', async () => {
    const file = join(root, path('diem-anh-hong.png'));
    writeFile(file, (await wholePictures())['mot-diem.png']!);
    expect(isBroken(file)).toBe(false);
    await decodePictures(root);
    expect(faultsOf(['diem-anh-hong.png'])).toEqual(['diem-anh-hong.png undefined']);
  });
  test('a root without pictures has none to open', async () => {
    await expect(decodePictures(join(root, 'khong-co'))).resolves.toBeUndefined();
  });
});
