import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collections } from '../../src/domain/index.ts';
import { generated } from './generated.ts';

/** What is made from the core's tables says what they say. */

const root = join(import.meta.dirname, '../..');
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

describe('files made from the tables', () => {
  test.each(Object.keys(generated))('%s is what npm run generate writes', (path) => {
    expect(textOf(path)).toBe(generated[path]!(textOf(path)));
  });

  const owners = '.github/CODEOWNERS';
  test('somebody agrees to the entries of every collection: an organisation’s own names, where it has put them', () => {
    const ours = '/content/lessons/ @ban-khac\n/content/honours/ @to-khac @hai\n/content/submissions/ @ba\n';
    const written = generated[owners]!(ours);
    for (const { folder, department } of Object.values(collections))
      expect(written).toMatch(new RegExp(`^/content/${folder}/ +${department === 'tuyen-giao' ? '@ban-khac' : '@to-khac @hai'}$`, 'm'));
    expect(written).toMatch(/^\/content\/submissions\/ +@ba$/m);
    expect(generated[owners]!(written)).toBe(written);
  });
  test('somebody agrees to everything else: the software, what boards write, what units hand in and what excepts it', () => {
    const owned = textOf(owners).match(/^[^#\s]\S*(?= +@\S)/gm);
    expect(owned?.[0], 'the last match wins: what holds for all stands first').toBe('*');
    for (const path of ['/content/', '/content/submissions/', '/content/exceptions.json']) {
      expect(owned, path).toContain(path);
      // Below the folder of all content, or it would take them.
      expect(owned!.indexOf(path), path).toBeGreaterThanOrEqual(owned!.indexOf('/content/'));
    }
  });
  test('a department for which nobody is named is asked about', () => {
    expect(() => generated[owners]!('/content/lessons/ @ban-khac\n')).toThrow('chưa ghi ai duyệt bài của Ban Tổ chức – Kiểm tra');
  });
  test('what somebody took out is noticed', () => {
    for (const [path, line] of [
      [owners, /^\/content\/reviews\/.*\n/m],
      ['content/README.md', /^\| `reviews\/`.*\n/m],
      ['content/README.md', /^- `trao-doi\.csv`.*\n/m],
    ] as const)
      expect(generated[path]!(textOf(path).replace(line, '')), path).toBe(textOf(path));
  });
});
