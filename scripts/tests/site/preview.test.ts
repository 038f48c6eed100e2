import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/site/markdown.ts';
import { unpartedPage } from '../../../src/site/unparted.ts';
import { mediaAddress } from '../../../src/repository/media.ts';

/** What the desk's preview shows of a text is what the site builds of it. */

const root = join(import.meta.dirname, '../../..');
if (!existsSync(join(root, 'dist'))) throw new Error('Chưa có dist/. Chữa: npm run build');
const base = process.env.SITE_BASE || '/';
const preview = (text: string) => renderMarkdown(text, { base, media: mediaAddress(base) });
/** A page is built without the line breaks between its parts. */
const plain = (html: string) => html.replace(/\s+/g, ' ').replace(/> </g, '><').trim();
const parsed = (html: string) => parseHTML(`<!doctype html><html><body>${html}</body></html>`).document as unknown as Document;

const built = [
  ['topics', 'chu-de'],
  ['lessons', 'bai-hoc'],
  ['stories', 'mo-hinh'],
].flatMap(([folder, path]) =>
  readdirSync(join(root, 'content', folder!)).map((file) => {
    const id = file.replace(/\.md$/, '');
    return { file: `content/${folder}/${file}`, page: join(root, 'dist', path!, id, 'index.html') };
  }),
);

describe('the preview', () => {
  const shown = built.filter(({ page }) => existsSync(page));
  test('there are pages to compare', () => expect(shown.length).toBeGreaterThan(10));
  test.each(shown)('of $file is its page', async ({ file, page }) => {
    const text = readFileSync(join(root, file), 'utf8');
    const html = plain(parsed(unpartedPage(await preview(text.slice(text.indexOf('\n---\n') + 5)))).body.innerHTML);
    const article = (parseHTML(readFileSync(page, 'utf8')).document as unknown as Document).querySelector('article.prose')!;
    expect(html).not.toBe('');
    expect(plain(article.innerHTML)).toContain(html);
  });
});
