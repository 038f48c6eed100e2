import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { menu, rooms } from './rooms.ts';
import { wrongWay } from './wrong.ts';

/** The ways through the site, and how its own words are written. */

test('every room stands in the menu once, and leads on to three others', () => {
  const inMenu = menu.flatMap(([, paths]) => paths);
  expect([...inMenu].sort()).toEqual(Object.keys(rooms).sort());
  for (const [path, { next }] of Object.entries(rooms)) {
    expect(new Set(next).size, path).toBe(3);
    expect(
      next.filter((to) => to === path || !rooms[to]),
      path,
    ).toEqual([]);
  }
});

test('what is wrong is reported with the page named: by letter where there is an address, else by a slip', () => {
  const letter = wrongWay('Đoàn phường 1', 'https://x.vn/don-vi/q8-p01/', 'ngày 20 tháng 11 năm 2016', ['ban@x.vn'], 'a/b');
  expect(letter).toMatchObject({ kind: 'letter', href: expect.stringMatching(/^mailto:ban@x\.vn\?subject=/) as string });
  expect(decodeURIComponent(letter.href)).toContain('https://x.vn/don-vi/q8-p01/');
  const slip = wrongWay('T', 'https://x.vn/', 'ngày', [], 'a/b');
  expect(slip).toMatchObject({ kind: 'slip', href: expect.stringContaining('/a/b/issues/new?title=') as string });
  expect(wrongWay('T', 'https://x.vn/', 'ngày', [], undefined).href).toMatch(/^mailto:\?subject=/);
});

/** `khoá`, `hoà`, `uỷ`: the tone over the main vowel, in every open syllable the site writes itself; `quý` has it there anyway. */
const otherPlacing = /(?<![\p{L}])\p{L}{0,4}(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\p{L})/gu;
test('tones are placed one way in the words of the site', () => {
  const root = join(import.meta.dirname, '../..');
  const found = ['src/pages', 'src/components', 'src/site', 'src/checker'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(astro|ts)$/.test(file) && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [...readFileSync(join(root, folder, file), 'utf8').matchAll(otherPlacing)].map(([word]) => `${folder}/${file}: ${word}`),
      ),
  );
  expect(found).toEqual([]);
  expect([...'khóa sổ, ủy ban, sức khỏe, Hòa Bình'.matchAll(otherPlacing)]).toHaveLength(4);
  expect([...'khoá sổ, uỷ ban, sức khoẻ, quý, của, mùa, hoàn, khoảng'.matchAll(otherPlacing)]).toHaveLength(0);
});
