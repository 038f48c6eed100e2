import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';

/** What a text becomes, at a site that stands below a folder of its host. */
const render = (text: string) => renderMarkdown(text, { base: '/so/', media: (name) => (name === 'a.png' ? '/tep/a.png' : undefined) });
const page = async (text: string) =>
  parseHTML(`<!doctype html><html><body>${await render(text)}</body></html>`).document as unknown as Document;
const given = (name: string) => readFileSync(join(import.meta.dirname, '../../scripts/tests/texts', name), 'utf8');

describe('a text becomes a page', () => {
  test('links within the site get the folder it stands in; links nobody may follow leave their words', async () => {
    const { body } = await page(given('lien-ket.md'));
    expect([...body.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual(['/so/chu-de/', '/so/chu-de/khong-co/']);
    expect(body.textContent!.trim()).toBe('Xem trang chủ đề, bài, nội bộ, tệp, trang không có, hỏng.');
  });
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&Tab;script:alert(1)',
    '&#106;avascript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///C:/x',
    '//evil.example',
    '/\\evil.example',
    'https://ten:matkhau@vi-du.vn/',
    'http://[::1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    '../chu-de/',
  ])('no link to %s, written in any of the ways', async (address) => {
    for (const text of [
      `[a](<${address}>)`,
      `[a][1]\n\n[1]: <${address}>`,
      `<a href="${address}">a</a>`,
      `![a](<${address}>)`,
      `[![a](https://vi-du.vn/a.png)](<${address}>)`,
    ]) {
      const { body } = await page(text);
      expect([...body.querySelectorAll('a, img')], text).toEqual([]);
      expect(body.textContent, text).toContain('a');
    }
  });
  test('raw HTML comes out as the letters that were typed', async () => {
    const { body } = await page(
      'a<b>c</b> d\n\n<script>alert(1)</script>\n\n- <img src=x onerror=alert(1)>\n\n<meta http-equiv=refresh content="0">',
    );
    expect(body.querySelectorAll('b, script, img, meta')).toHaveLength(0);
    for (const words of ['a<b>c</b> d', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<meta http-equiv=refresh'])
      expect(body.textContent).toContain(words);
  });
  test('ordinary signs stay as typed', async () => {
    const { body } = await page('Tôi <3 Đoàn, <50% – “-- ...” {05 việc} {Astro.url} 1 < 2 & 3 > 2');
    expect(body.textContent!.trim()).toBe('Tôi <3 Đoàn, <50% – “-- ...” {05 việc} {Astro.url} 1 < 2 & 3 > 2');
  });
  test('a column that Markdown sets to the right says so without a style', async () => {
    const { body } = await page('| Ấp | Việc | Ghi |\n|---|---:|:-:|\n| 1 | 1.234,5 | x |');
    expect([...body.querySelectorAll('td')].map((td) => td.getAttribute('align'))).toEqual([null, 'right', 'center']);
    expect(body.querySelectorAll('[style]')).toHaveLength(0);
  });
  test('footnotes, tasks and nested emphasis, with Vietnamese words', async () => {
    const { body } = await page(given('cuoc-chu.md'));
    expect(body.querySelector('section h2')!.textContent).toBe('Chú thích');
    expect(body.querySelector('[data-footnote-backref]')!.getAttribute('aria-label')).toBe('Về chỗ dẫn 1');
    expect([...body.querySelectorAll('input[type=checkbox][disabled]')].map((box) => box.hasAttribute('checked'))).toEqual([false, true]);
    expect(body.querySelector('em > strong')!.textContent).toBe('Lưu ý:');
  });
  test('a picture is shown where its file is, and by its words where it is not', async () => {
    const { body } = await page('![Có](@media/a.png) ![Không](@media/b.png) ![Xa](https://vi-du.vn/c.png) ![Hỏng](@media/%ZZ.png)');
    expect([...body.querySelectorAll('img')].map((img) => [img.getAttribute('src'), img.getAttribute('alt')])).toEqual([
      ['/tep/a.png', 'Có'],
    ]);
    expect(body.textContent!.trim()).toBe('Không Xa Hỏng');
  });
  test('another site learns nothing of the page it is called from', async () => {
    const { body } = await page('[báo](https://vi-du.vn/) www.vi-du.vn [đây](/chu-de/)');
    expect([...body.querySelectorAll('a')].map((a) => a.getAttribute('rel'))).toEqual(['noopener noreferrer', 'noopener noreferrer', null]);
  });
});
