import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The three laws of the house (contributor guide). Each test can fail: the last block plants a violation of each. */

const root = join(import.meta.dirname, '../..');
const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.(ts|astro|mjs)$/.test(e.name) && !e.name.endsWith('.d.ts'))
    .map((e) => join(e.parentPath, e.name).slice(root.length + 1));
const source = (file: string) => readFileSync(join(root, file), 'utf8');
const importsOf = (text: string) => [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => m[1]!);

/** Law 1: a room imports itself and the rooms before it. Files directly in `src/domain` come before all rooms. */
const rooms = ['.', 'schema', 'privacy', 'intake', 'year', 'rules', 'progress', 'publish', 'reports'];
const roomOf = (file: string) => {
  const room = file.split('/')[2]!;
  return rooms.includes(room) ? rooms.indexOf(room) : 0;
};
const climbing = (file: string, text: string): string[] =>
  file === 'src/domain/index.ts'
    ? []
    : importsOf(text)
        .filter(
          (i) =>
            i.startsWith('.') &&
            !/import type [^;]*$/.test(
              text
                .slice(0, text.indexOf(`'${i}'`))
                .split(';')
                .at(-1)!,
            ),
        )
        .map((i) => normalize(join(dirname(file), i)))
        .filter((target) => !target.startsWith('src/domain/') || roomOf(target) > roomOf(file));

/** Law 2: the domain imports only zod, papaparse and yaml (the one reader of front matter) and touches no world. */
const allowed = new Set(['zod', 'papaparse', 'yaml']);
const worldly =
  /(?<!\.)\b(process|console|Date\.now|performance|fetch|window|document|globalThis|require|localStorage|Intl|toLocale\w+|localeCompare|Math\.random)\b(?!:)|new Date\(\)/;
const withoutWords = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'|`[^`$]*`/g, "''");
const touching = (text: string): string[] => [
  ...importsOf(text).filter((i) => !i.startsWith('.') && !allowed.has(i)),
  ...(worldly.exec(withoutWords(text))?.slice(0, 1) ?? []),
];

/** Law 3: only `scripts/lib`, `scripts/sample` (and tests) reads or writes disk or calls git; only one place sets an exit code. */
const diskOrGit = /^(node:)?(fs|fs\/promises|child_process)$/;
const reaching = (file: string, text: string): string[] =>
  /^scripts\/(lib|sample|tests)\//.test(file)
    ? []
    : [...importsOf(text).filter((i) => diskOrGit.test(i)), ...(/process\.exit\b/.exec(text) ?? [])];
const exitCodeSetters = (files: readonly string[]) =>
  files.filter((f) => !f.startsWith('scripts/tests/') && /process\.exitCode\s*=|process\.exit\(/.test(source(f)));

const domain = filesBelow('src/domain');
const all = [...filesBelow('src'), ...filesBelow('scripts')];

describe('the laws of the house', () => {
  test('1. a room imports itself and the rooms before it', () => {
    expect(domain.flatMap((f) => climbing(f, source(f)).map((i) => `${f} → ${i}`))).toEqual([]);
  });
  test('2. the domain imports only zod, papaparse and yaml and touches no world', () => {
    expect(domain.flatMap((f) => touching(source(f)).map((i) => `${f}: ${i}`))).toEqual([]);
  });
  test('3. only scripts/lib and scripts/sample reach disk and git; one place sets an exit code', () => {
    expect(all.flatMap((f) => reaching(f, source(f)).map((i) => `${f}: ${i}`))).toEqual([]);
    expect(exitCodeSetters(all)).toEqual(['scripts/lib/command.ts']);
  });
  test('outside the domain everybody comes in by the one door', () => {
    const backDoors = all
      .filter((f) => !f.startsWith('src/domain/') && !f.startsWith('scripts/tests/'))
      .flatMap((f) =>
        importsOf(source(f))
          .filter((i) => /domain\/(?!index\.ts$)/.test(i))
          .map((i) => `${f} → ${i}`),
      );
    expect(backDoors).toEqual([]);
  });
  test('only intake/form.ts reads a submission: nobody else puts together by what it is read', () => {
    const readers = all.filter((f) => !f.startsWith('scripts/tests/') && /\breadSubmission\(/.test(withoutWords(source(f))));
    expect(readers).toEqual(['src/domain/intake/form.ts']);
  });
  test('only src/content.ts queries collections', () => {
    // Astro's are called by their bare names; a backend of Decap has a method of one of these names.
    const askers = all.filter(
      (f) => /(?<![.\w])get(Collection|Entry|Entries)\(/.test(withoutWords(source(f))) && !f.startsWith('scripts/tests/'),
    );
    expect(askers).toEqual(['src/content.ts']);
  });
  test('a planted violation of each law is seen', () => {
    expect(climbing('src/domain/schema/unit.ts', "import { check } from '../rules/check.ts';")).toHaveLength(1);
    expect(touching("import fs from 'node:fs';")).toEqual(['node:fs']);
    expect(touching('const today = new Date();')).toHaveLength(1);
    expect(touching('console.log(1)')).toHaveLength(1);
    expect(reaching('scripts/check.ts', "import { readFileSync } from 'node:fs';")).toEqual(['node:fs']);
    expect(reaching('src/pages/index.astro', 'process.exit(1)')).toHaveLength(1);
  });
});
