import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { findHonourPlaces, readHonourPlaces, withdrawnLines, writeHonourPlaces } from './honour-places.ts';
import { filesOf, removeUnnamed, unnamedFiles } from './named-files.ts';
import { writeFile } from '../command/write.ts';
import type { Content } from '../../src/domain/index.ts';

/** What stands in a built site, and what may not: on small sites of a few files. */

const made: string[] = [];
const site = (files: Record<string, string>): string => {
  const dist = mkdtempSync(join(tmpdir(), 'so-ren-luyen-dist-'));
  made.push(dist);
  for (const [path, text] of Object.entries(files)) writeFile(join(dist, path), text);
  return dist;
};
afterEach(() => {
  for (const dist of made.splice(0)) rmSync(dist, { recursive: true });
});

describe('a file stands in dist because a page names it', () => {
  test('itself, or by a style, a script or a list that it names; below a folder of the host, too', () => {
    const dist = site({
      'index.html': '<link href="/so/_astro/a1.css"><script src="/so/_astro/b2.js"></script><a href="/so/bao-cao/p08/x.csv">',
      'mo-hinh/index.html': '<img src="../_astro/c3_Z1.webp" srcset="/so/_astro/c3_Z2.webp 2x"><a href="/so/tep/%64e.pdf">',
      '404.html': '',
      'favicon.svg': '',
      '_astro/a1.css': 'src:url(./d4.woff2)',
      '_astro/b2.js': 'import("./e5.js");const m=["_astro/f6.js"]',
      '_astro/d4.woff2': '',
      '_astro/e5.js': 'new Worker(new URL("worker-g7.js",import.meta.url))',
      '_astro/f6.js': '',
      '_astro/worker-g7.js': '',
      '_astro/c3_Z1.webp': '',
      '_astro/c3_Z2.webp': '',
      'tep/de.pdf': '',
      'bao-cao/p08/x.csv': '',
      // Nobody names these: the original of a picture that is shown, one that is not, another report of the same name, a spare.
      '_astro/c3.jpg': '',
      '_astro/h8.jpg': '',
      'bao-cao/p09/x.csv': '',
      'du/a.js': 'import "./b.js"',
      'du/b.js': 'import "./a.js"',
    });
    const unnamed = ['_astro/c3.jpg', '_astro/h8.jpg', 'bao-cao/p09/x.csv', 'du/a.js', 'du/b.js'];
    expect(unnamedFiles(dist)).toEqual(unnamed);
    expect(removeUnnamed(dist)).toEqual(unnamed);
    expect(unnamedFiles(dist)).toEqual([]);
    expect(filesOf(dist).some((file) => file.startsWith('du/'))).toBe(false);
  });
  test('what the builder remembers of pictures goes with them', () => {
    const root = site({
      'dist/index.html': '<img src="/_astro/con_Z1.webp">',
      'dist/_astro/con_Z1.webp': 'ảnh',
      '.astro/assets/con_Z1.webp': 'ảnh',
      '.astro/assets/con_Z1.webp.json': '{}',
      '.astro/assets/go_Z2.webp': 'ảnh đã gỡ',
      '.astro/assets/go_Z2.webp.json': '{}',
      '.astro/data-store.json': '[]',
    });
    removeUnnamed(join(root, 'dist'));
    expect(filesOf(join(root, '.astro')).sort()).toEqual(['assets/con_Z1.webp', 'assets/con_Z1.webp.json', 'data-store.json']);
  });
  test('a script of one long word is read in no time', () => {
    const dist = site({ 'index.html': '<script src="a.js"></script>', 'a.js': 'x'.repeat(2_000_000) });
    expect(unnamedFiles(dist)).toEqual([]);
  });
});

describe('where an honour stood', () => {
  const honour = (id: string, more: object) => ({
    id,
    data: {
      state: 'cong_bo',
      recipientKind: 'ca_nhan',
      decision: { symbol: '1-QĐ/ĐTN', day: '2016-10-22' },
      ratedEnough: 'co',
      consent: { day: '2016-10-21', scope: ['ten'], until: '2019-01-01', minor: 'khong' },
      ...more,
    },
  });
  const content = {
    honours: [
      honour('2016-a', { recipient: 'Nguyễn Thị "Mẫu"' }),
      honour('2016-b', { recipient: 'Đoàn phường Mẫu', recipientKind: 'tap_the' }),
      honour('2016-c', { recipient: 'Trần Văn Mẫu', state: 'go_bo' }),
    ],
  } as unknown as Content;
  const dist = () =>
    site({
      'index.html': 'Nguyễn Thị &quot;Mẫu&quot;',
      'don-vi/q8/index.html': '<a href="/so/tuyen-duong/2016-a/">, Đoàn phường Mẫu, Trần Văn Mẫu',
      'bao-cao/p16/q8.csv': `${'Nguyễn Thị "Mẫu"'.normalize('NFD')}`,
      'tuyen-duong/2016-a/index.html': '',
      'tuyen-duong/2016-b/index.html': '',
      'lich/index.html': 'không nêu ai',
    });
  test('is found in the built pages, by address and by a person’s name, and remembered until the next build', () => {
    const places = findHonourPlaces(dist(), content, '2016-11-20');
    expect(places).toEqual({
      '2016-a': ['/bao-cao/p16/q8.csv', '/don-vi/q8/', '/', '/tuyen-duong/2016-a/'],
      '2016-b': ['/tuyen-duong/2016-b/'],
    });
    const folder = dist();
    writeHonourPlaces(folder, places);
    const before = readHonourPlaces(join(folder, 'tuyen-duong/noi-neu.json'));
    const now = findHonourPlaces(dist(), content, '2019-01-02');
    expect(withdrawnLines(before, now)).toEqual([
      'Bài tuyên dương 2016-a không còn công khai. Bản trước nêu ở: /bao-cao/p16/q8.csv, /don-vi/q8/, /, /tuyen-duong/2016-a/.',
    ]);
  });
  test('a memory that is not there, or is none, remembers nothing', () => {
    const folder = site({ 'a.json': '<!doctype html>', 'b.json': 'null', 'c.json': '{"x":1,"y":["/"]}' });
    for (const [name, places] of Object.entries({ 'a.json': {}, 'b.json': {}, 'c.json': { y: ['/'] }, 'd.json': {} }))
      expect(readHonourPlaces(join(folder, name)), name).toEqual(places);
  });
});
