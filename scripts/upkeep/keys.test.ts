import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSenderOf, signOfKey, unitFile, unitFileSchema, unitSchema } from '../../src/domain/index.ts';
import { Published } from '../gate/base.ts';
import { judgeCommits } from '../gate/judge.ts';
import { ObjectStore } from '../../src/repository/objects.ts';
import { Bare } from '../tests/bare.ts';
import { csv, items, main, units } from '../tests/gate-root.ts';
import { at } from '../tests/mini.ts';
import { hashOfKey, issueKey, keysOf, makeKey, revokeKeys } from './keys.ts';

/** Keys of units: what is kept of them, who they hand in for, and that a key that is gone is gone. */

const root = join(import.meta.dirname, '../..');
let folder: string;
const path = 'content/units/quan-8.json';
const text = () => readFileSync(join(folder, path), 'utf8');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
  for (const file of [path, 'content/site.json']) cpSync(join(root, file), join(folder, file));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a key', () => {
  test('has at least 128 random bits, and no two are alike', () => {
    const made = Array.from({ length: 200 }, makeKey);
    expect(new Set(made).size).toBe(200);
    for (const key of made) expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(28 * Math.log2(32)).toBeGreaterThanOrEqual(128);
    // Every sign stands at every place: none is fixed by the others.
    for (let place = 0; place < 28; place++) expect(new Set(made.map((key) => key.replaceAll('-', '')[place])).size).toBeGreaterThan(20);
  });
  test.each([
    ['as it was issued', '7K3M-9QXR-0000-1111-ABCD-EFGH-JKMN', true],
    ['in small letters, without strokes', '7k3m9qxr00001111abcdefghjkmn', true],
    ['with blanks, a long stroke, O and I for 0 and 1', ' 7K3M–9QXR oooo IlIl ABCD EFGH JKMN\n', true],
    ['a sign short', '7K3M-9QXR-0000-1111-ABCD-EFGH-JKM', false],
    ['a sign that no key has', '7K3M-9QXR-0000-1111-ABCD-EFGH-JKM*', false],
    ['nothing', '', false],
  ])('is understood %s: %s', (_, typed, same) => {
    expect(hashOfKey(typed)).toBe(same ? hashOfKey('7K3M-9QXR-0000-1111-ABCD-EFGH-JKMN') : undefined);
    if (same) expect(hashOfKey(typed)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the command', () => {
  test('keeps a hash alone, changes nothing else of the file, and takes it back', () => {
    const before = text();
    const { key, sign } = issueKey(folder, 'q8-p01-kp1', '2016-03-01');
    const written = text();
    expect(written).not.toContain(key);
    expect(written).not.toContain(key.replaceAll('-', ''));
    expect(written).toContain(`"keys":[{"hash":"${hashOfKey(key)}","issued":"2016-03-01"}]`);
    expect(written.replace(/,"keys":\[[^\]]+\]/, '')).toBe(before);
    expect(keysOf(folder, 'q8-p01-kp1')).toEqual([{ sign, issued: '2016-03-01' }]);

    const second = issueKey(folder, 'q8-p01-kp1', '2016-04-01');
    expect(revokeKeys(folder, 'q8-p01-kp1', sign).signs).toEqual([sign]);
    expect(keysOf(folder, 'q8-p01-kp1')).toEqual([{ sign: second.sign, issued: '2016-04-01' }]);
    expect(() => revokeKeys(folder, 'q8-p01-kp1', sign)).toThrow(
      /không có khoá nào như vậy[^]*Chữa: npm run keys -- --unit q8-p01-kp1 --list/,
    );
    revokeKeys(folder, 'q8-p01-kp1', undefined);
    expect(text()).toBe(before);
    expect(() => issueKey(folder, 'q8-p99', '2016-03-01')).toThrow(/“q8-p99”[^]*Chữa:/);
  });
  test('prints the key once, and says what to do with it', () => {
    const said = (...args: string[]) =>
      execFileSync(join(root, 'node_modules/.bin/node'), [join(root, 'scripts/keys.ts'), '--root', folder, ...args], { encoding: 'utf8' });
    const issued = said('--unit', 'q8-p02');
    const [key] = /([0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(issued)!;
    expect(issued).toContain('không xem lại được');
    expect(text()).toContain(hashOfKey(key)!);
    expect(said('--unit', 'q8-p02', '--list')).not.toContain(key);
    expect(said('--unit', 'q8-p02', '--revoke-all')).toContain('Đã thu hồi');
    expect(unitFileSchema.parse(JSON.parse(text())).units.flatMap(({ keys }) => keys)).toEqual([]);

    const out = join(folder, '../', `${basename(folder)}-khoa.csv`);
    const before = text();
    expect(() => said('--unit', 'q8-p01', '--below', '--out', join(folder, 'khoa.csv'))).toThrow('nằm trong kho');
    expect(text()).toBe(before);
    expect(said('--unit', 'q8-p01', '--below', '--out', out)).toMatch(/^\nĐã cấp khoá cho (\d+) đơn vị/);
    const keys = readFileSync(out, 'utf8').match(/([0-9A-Z]{4}-){6}[0-9A-Z]{4}/g)!;
    rmSync(out);
    const given = unitFileSchema.parse(JSON.parse(text())).units.filter((unit) => unit.keys.length > 0);
    expect(given.map((unit) => unit.code)).toEqual(['q8-p01-kp1', 'q8-p01-kp2']);
    expect(given.map((unit) => unit.keys[0]!.hash)).toEqual(keys.map((one) => hashOfKey(one)));
    expect(said('--unit', 'q8-p01', '--below', '--out', out)).toContain('không cấp gì');
    for (const { code } of given) revokeKeys(folder, code, undefined);
  }, 60_000);
});

describe('whoever holds a key', () => {
  const key = makeKey();
  const sign = signOfKey(hashOfKey(key)!);
  const own = at('q8-p01-kp1', 'dang-ky');
  const better = { [own]: csv('dang-ky', items('DV-1A', 7), items('DV-2B', 5)) };
  const keyed = (code: string | undefined) => ({
    ...main,
    'content/units/q8.json': unitFile(
      units.map((unit) =>
        unitSchema.parse({ ...unit, ...(unit.code === code && { keys: [{ hash: hashOfKey(key), issued: '2016-01-05' }] }) }),
      ),
    ),
  });

  test.each([
    ['of the unit', 'q8-p01-kp1', 'accepted', []],
    ['of the unit above hands in for it', 'q8-p01', 'accepted', ['nop-thay']],
    ['of another unit', 'q8-p01-kp2', 'refused', ['khong-phai-don-vi-minh']],
    ['that was revoked, or guessed', undefined, 'review', ['chua-biet-nguoi-nop']],
  ])('%s: %s', async (_, code, verdict, codes) => {
    const bare = new Bare();
    try {
      const base = bare.commit(bare.tree(keyed(code)));
      const head = bare.commit(bare.tree({ ...keyed(code), ...better }), base);
      const judged = await judgeCommits(bare.folder, { base, head, author: sign, maintainer: false });
      expect([judged.verdict, judged.gate.map((issue) => issue.code)]).toEqual([verdict, codes]);
      const store = new ObjectStore(bare.folder);
      const published = await Published.at(store, base);
      store.close();
      expect(published.unitsOfSender(sign).map((unit) => unit.code)).toEqual(code === undefined ? [] : [code]);
    } finally {
      bare.remove();
    }
  });
  test('a number is an account, never a key, and a sign never an account', () => {
    const hash = 'a1b2c3d4e5f6'.padEnd(64, '0');
    const unit = unitSchema.parse({ ...units[2], stewards: [7], keys: [{ hash, issued: '2016-01-05' }] });
    expect([isSenderOf(unit, 7), isSenderOf({ ...unit, stewards: [] }, 7), isSenderOf(unit, 8)]).toEqual([true, false, false]);
    expect([isSenderOf(unit, signOfKey(hash)), isSenderOf({ ...unit, keys: [] }, signOfKey(hash))]).toEqual([true, false]);
    expect([isSenderOf(unit, '7'), isSenderOf(unit, hash), isSenderOf(unit, undefined)]).toEqual([false, false, false]);
    // What is read in a branch's name and a commit's words looks like nobody's number.
    expect(signOfKey(hash)).toMatch(/^[b-z]{12}$/);
  });
});
