import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeFile } from '../command/write.ts';
import { changesSince, mergeVersion, versionOf } from './upgrade.ts';

/** A product with one version more, and an organisation's repository that went out from the first: real repositories. */

let folder: string;
let product: string;
let ours: string;
const git = (root: string, ...args: string[]) => {
  const who = ['-c', 'user.name=Người thử', '-c', 'user.email=thu@localhost', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
};
const commit = (root: string, files: Record<string, string | null>) => {
  for (const [path, text] of Object.entries(files))
    if (text === null) rmSync(join(root, path));
    else writeFile(join(root, path), text);
  git(root, 'add', '-A');
  git(root, 'commit', '--quiet', '-m', 'Sửa');
};
const read = (path: string) => readFileSync(join(ours, path), 'utf8');
const changes = (...versions: string[]) => `# Có gì mới\n\n${versions.map((v) => `## ${v}\n\n- Điều mới của ${v}.\n`).join('\n')}`;
const version = (number: string) => JSON.stringify({ name: 'x', version: number });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-ren-luyen-'));
  product = join(folder, 'san-pham');
  ours = join(folder, 'don-vi');
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', product]);
  commit(product, {
    'package.json': version('0.1.0'),
    '.github/CHANGELOG.md': changes('0.1.0'),
    '.github/CODEOWNERS': '* @san-pham\n',
    'src/mot.ts': 'một\n',
    'src/hai.ts': 'hai\n',
    'content/mau.md': 'minh hoạ\n',
    'content/chung.md': 'chung\n',
  });
  execFileSync('git', ['clone', '--quiet', product, ours]);
  git(ours, 'config', 'user.name', 'Đơn vị');
  git(ours, 'config', 'user.email', 'don-vi@localhost');
  commit(ours, {
    'content/mau.md': null,
    'content/chung.md': 'của chúng tôi\n',
    'content/rieng.md': 'riêng\n',
    '.github/CODEOWNERS': '* @doan\n',
  });
  commit(product, {
    'package.json': version('0.2.0'),
    '.github/CHANGELOG.md': changes('0.2.0', '0.1.0'),
    '.github/CODEOWNERS': '* @san-pham @moi\n',
    'src/mot.ts': 'một mới\n',
    'src/ba.ts': 'ba\n',
    'content/mau.md': 'minh hoạ khác\n',
    'content/mau-2.md': 'thêm\n',
    'content/chung.md': 'chung, sửa\n',
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('an organisation takes a new version', () => {
  test('the product’s files are the new ones; what is its own stays byte for byte, and nothing of the sample comes', async () => {
    const before = git(ours, 'rev-parse', 'HEAD');
    expect(await mergeVersion(ours, product, 'main')).toBe(before);
    expect([versionOf(ours), read('src/mot.ts'), read('src/ba.ts')]).toEqual(['0.2.0', 'một mới\n', 'ba\n']);
    expect(git(ours, 'ls-files', 'content').split('\n')).toEqual(['content/chung.md', 'content/rieng.md']);
    expect(git(ours, 'diff', before, 'HEAD', '--', 'content', '.github/CODEOWNERS')).toBe('');
    expect(git(ours, 'status', '--porcelain')).toBe('');
    expect(git(ours, 'rev-list', '--parents', '-1', 'HEAD').split(' ').slice(1)).toEqual([before, git(product, 'rev-parse', 'main')]);
    expect(changesSince(ours, '0.1.0')).toBe('## 0.2.0\n\n- Điều mới của 0.2.0.');
    expect(await mergeVersion(ours, product, 'main')).toBeUndefined();
  });
  test('and the one after it', async () => {
    await mergeVersion(ours, product, 'main');
    commit(ours, { 'content/rieng.md': 'riêng hai\n' });
    commit(product, { 'package.json': version('0.3.0'), 'src/mot.ts': null, 'content/chung.md': 'lại sửa\n' });
    await mergeVersion(ours, product, 'main');
    expect([versionOf(ours), read('content/rieng.md'), read('content/chung.md')]).toEqual(['0.3.0', 'riêng hai\n', 'của chúng tôi\n']);
    expect(git(ours, 'ls-files', 'src').split('\n')).toEqual(['src/ba.ts', 'src/hai.ts']);
  });
  test('its own change of another file of the product stays', async () => {
    commit(ours, { 'src/hai.ts': 'hai của đơn vị\n' });
    await mergeVersion(ours, product, 'main');
    expect([read('src/hai.ts'), read('src/mot.ts')]).toEqual(['hai của đơn vị\n', 'một mới\n']);
  });
  test('where both changed a file of the product nothing is written, and it is named', async () => {
    commit(ours, { 'src/mot.ts': 'một của đơn vị\n' });
    const before = git(ours, 'rev-parse', 'HEAD');
    await expect(mergeVersion(ours, product, 'main')).rejects.toThrow(/chưa ghi gì:\n {2}src\/mot\.ts\n {2}Chữa: /);
    expect([git(ours, 'rev-parse', 'HEAD'), git(ours, 'status', '--porcelain')]).toEqual([before, '']);
  });
  test.each([
    ['what is not committed is asked about', () => writeFile(join(ours, 'src/hai.ts'), 'dở'), 'Kho còn thay đổi chưa ghi'],
    ['a version that is not there', () => git(product, 'branch', '-m', 'khac'), 'Chưa lấy được bản “main”'],
    [
      'another program’s repository',
      () => {
        rmSync(product, { recursive: true });
        execFileSync('git', ['init', '--quiet', '--initial-branch=main', product]);
        commit(product, { 'a.txt': 'a' });
      },
      'không đi ra từ kho của sản phẩm',
    ],
  ])('%s', async (_, make, words) => {
    make();
    await expect(mergeVersion(ours, product, 'main')).rejects.toThrow(words);
  });
});

test('0.1.1 is not 0.1.10: whoever has the one reads of all after it', () => {
  writeFile(join(ours, '.github/CHANGELOG.md'), changes('0.1.11', '0.1.10', '0.1.9', '0.1.1'));
  const told = (version: string) => [...changesSince(ours, version).matchAll(/^## (.+)/gm)].map(([, number]) => number);
  expect(told('0.1.1')).toEqual(['0.1.11', '0.1.10', '0.1.9']);
  expect(told('0.1.10')).toEqual(['0.1.11']);
  expect(told('0.1.11')).toEqual([]);
});

test('the version of this product is the newest of its list of changes', () => {
  const root = join(import.meta.dirname, '../..');
  expect(readFileSync(join(root, '.github/CHANGELOG.md'), 'utf8')).toMatch(new RegExp(`^# .*\n\n[^#]*## ${versionOf(root)}\n`));
});
