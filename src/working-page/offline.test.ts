import { describe, expect, test } from 'vitest';
import { offlineCopy, type Answer } from '../../scripts/tests/offline-copy.ts';

/** A page's copy on a device: what it keeps when the site changes, and what when half of the new site comes. */

const scope = 'https://doan.example/so/nop/';
const at = (path: string) => new URL(path, scope).href;
const html = (version: number): Answer => ({
  type: 'text/html',
  body: `<link href="/so/_astro/p.${version}.css"><script src="/so/_astro/p.${version}.js">`,
});
const siteOf = (version: number): Record<string, Answer> => ({
  [scope]: html(version),
  [at('to-chuc.json')]: { type: 'application/json', body: '{}' },
  [at(`/so/_astro/p.${version}.css`)]: { type: 'text/css', body: `@font-face{src:url(./f.woff2)}` },
  [at('/so/_astro/f.woff2')]: { type: 'font/woff2', body: 'f' },
  // A list of names, a word in a comment, and another's file are none of the page's.
  [at(`/so/_astro/p.${version}.js`)]: {
    type: 'text/javascript',
    body: `import "./q.${version}.js";["_astro/q.${version}.js"];// (src/site/offline-seen.js)\n"https://elsewhere.example/x.js"`,
  },
  [at(`/so/_astro/q.${version}.js`)]: { type: 'text/javascript', body: `${version}` },
});

describe('the copy of a page', () => {
  const phone = (site: Record<string, Answer>) => {
    const now = { site };
    const copy = offlineCopy(scope, (address) => (address in now.site ? now.site[address] : { status: 404 }));
    return { ...copy, now };
  };
  test('holds the page, what it names, and what is kept beside it; a new version takes the old one’s place', async () => {
    const { files, renew, now } = phone(siteOf(1));
    await renew();
    expect([...files.keys()].sort()).toEqual(Object.keys(siteOf(1)).sort());
    now.site = siteOf(2);
    await renew();
    expect([...files.keys()].sort()).toEqual(Object.keys(siteOf(2)).sort());
  });
  test.each(Object.keys(siteOf(2)))('stays as it was, whole, where of the new version %s does not come', async (address) => {
    const failures: Answer[] = [{ status: 404 }, { status: 503 }, undefined, { type: 'text/html', body: 'Đăng nhập', redirected: true }];
    for (const failure of failures) {
      const { files, renew, now } = phone(siteOf(1));
      await renew();
      const before = new Map(files);
      now.site = { ...siteOf(2), [address]: failure };
      await expect(renew()).rejects.toThrow();
      expect(files).toEqual(before);
    }
  });
});
