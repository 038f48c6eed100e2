import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allColumns, collections, kindNames } from '../../src/domain/index.ts';

/** The five laws of the house (contributor guide). Each test can fail: the last block plants a violation of each. */

const root = join(import.meta.dirname, '../..');
const filesBelow = (folder: string, kind = /\.(ts|astro|mjs)$/): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && kind.test(e.name) && !e.name.endsWith('.d.ts'))
    .map((e) => join(e.parentPath, e.name).slice(root.length + 1));
const source = (file: string) => readFileSync(join(root, file), 'utf8');
const importsOf = (text: string) => [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => m[1]!);

/** Law 1: a room imports itself and the rooms before it. Files directly in `src/domain` come before all rooms, its door after them. */
const rooms = ['.', 'schema', 'privacy', 'intake', 'year', 'rules', 'progress', 'publish', 'reports', 'notebook', 'begin'];
const door = 'src/domain/index.ts';
const roomOf = (file: string) => (file === door ? rooms.length : Math.max(0, rooms.indexOf(file.split('/')[2]!)));
const climbing = (file: string, text: string): string[] =>
  importsOf(text)
    .filter((i) => i.startsWith('.'))
    .map((i) => normalize(join(dirname(file), i)))
    .filter((target) => !target.startsWith('src/domain/') || roomOf(target) > roomOf(file));

/** Law 2: the domain imports only zod, papaparse and yaml (the one reader of front matter) and touches no world. */
const allowed = new Set(['zod', 'papaparse', 'yaml']);
const worldly =
  /(?<!\.)\b(process|console|Date\.now|performance|fetch|window|document|globalThis|require|localStorage|Intl|toLocale\w+|localeCompare|Math\.random)\b(?!:)|new Date\(\)/;
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<!:)\/\/.*$/gm, '');
const withoutWords = (text: string) => withoutComments(text).replace(/'(?:[^'\\\n]|\\.)*'|`[^`$]*`/g, "''");
const touching = (text: string): string[] => [
  ...importsOf(text).filter((i) => !i.startsWith('.') && !allowed.has(i)),
  ...(worldly.exec(withoutWords(text))?.slice(0, 1) ?? []),
];

/** Law 3: commands, reporters and the face reach neither disk nor Git: rooms of theirs do. One place sets an exit code. */
const diskOrGit = /^(node:)?(fs|fs\/promises|child_process)$/;
const reaches = /^(src\/(repository|host)|scripts\/(?!reporters\/)[a-z]+)\//;
const reaching = (file: string, text: string): string[] =>
  reaches.test(file) ? [] : [...importsOf(text).filter((i) => diskOrGit.test(i)), ...(/process\.exit\b/.exec(text) ?? [])];
const exitCodeSetters = (files: readonly string[]) => files.filter((f) => /process\.exitCode\s*=|process\.exit\(/.test(source(f)));

/** Colours stand in the tokens, and everything uses what one is for: another look is a change of that file. Paper is white, its ink black. */
const tokens = source('src/styles/tokens.css').split('--text:');
const palette = [...tokens[0]!.matchAll(/^ +--([a-z0-9-]+):/gm)].map(([, name]) => name!).filter((name) => name !== 'white');
const printed = /@media print \{[\s\S]*?\n {2}\}/g;
const sheets = /print\.css$|phieu-dang-ky|components\/form\/|site\/report-html\.ts$/;
const colour = new RegExp(
  `(?<=[ (])#[0-9a-f]{3,8}(?=[; )])|\\b(?:(?:rgb|hsl)a?|hwb|(?:ok)?(?:lab|lch)|color|color-mix)\\([^)]*\\)|var\\(--(?:${palette.join('|')})\\)`,
  'g',
);
const colouring = (file: string, text: string): string[] =>
  [...text.replace(printed, '').matchAll(colour)]
    .map(([found]) => found)
    .filter((found) => !(sheets.test(file) && ['#000', '#fff'].includes(found)));

/** Law 4: the face looks down only. The pages stand above all, and nothing in `src` looks at `scripts`. */
const floors = [
  ['domain'],
  ['host'],
  ['site'],
  ['workbook', 'working-page'],
  ['repository', 'desk', 'checker'],
  ['notebook'],
  ['styles'],
  ['components'],
  ['content.config.ts', 'middleware.ts', 'pages'],
];
const floorOf = (path: string) => floors.findIndex((floor) => floor.includes(path.split('/')[1]!));
const lookingUp = (file: string, text: string): string[] =>
  importsOf(text)
    .filter((i) => i.startsWith('.'))
    .map((i) => normalize(join(dirname(file), i)))
    .filter((target) => {
      const sameRoom = target.split('/')[1] === file.split('/')[1];
      return !target.startsWith('src/') || (!sameRoom && floorOf(target) >= floorOf(file));
    });

/**
 * What a column says is asked for by its field (`row-fields.ts`): its name stands in the schema alone. These words mean something else
 * where they stand: a field of the host's form, a group of issues, a kind of person, a heading for numbers.
 */
const columnNames = new Set(kindNames.flatMap(allColumns));
const otherMeanings: Readonly<Record<string, readonly string[]>> = {
  loai: ['src/host/github/form.ts'],
  nam: ['src/host/github/form.ts'],
  noi_dung: ['src/host/github/form.ts', 'src/domain/intake/reading-words.ts', 'src/pages/loi/_issues.ts', 'src/pages/loi/[code].astro'],
  stt: ['src/domain/intake/header.ts'],
  thanh_nien: ['src/domain/'],
  viec: ['src/domain/publish/dataset-files.ts', 'src/pages/so-lieu/', 'src/components/unit/Foot.astro'],
};
const namingColumns = (file: string, text: string): string[] =>
  [...withoutComments(text).matchAll(/'([a-z_]+)'/g)]
    .map(([, word]) => word!)
    .filter((word) => columnNames.has(word) && !otherMeanings[word]?.some((place) => file.startsWith(place)));
const isNotebook = (file: string) => /^src\/(domain\/|components\/)?notebook\//.test(file);

/** Files that import each other in a circle, whichever way round. */
const inCircles = (imports: ReadonlyMap<string, readonly string[]>): string[] => {
  const reached = (from: string) => {
    const seen = new Set<string>();
    const walk = (file: string): void => (imports.get(file) ?? []).forEach((to) => !seen.has(to) && (seen.add(to), walk(to)));
    walk(from);
    return seen;
  };
  return [...imports.keys()].filter((file) => reached(file).has(file));
};
const importedBy = (file: string): string[] =>
  importsOf(source(file)).flatMap((i) => (i.startsWith('.') ? normalize(join(dirname(file), i)) : []));

/** The names of types that a file declares for itself or others; what an Astro component takes is always called `Props`. */
const typesIn = (text: string): string[] => [...text.matchAll(/^(?:export )?(?:interface|type) (\w+)/gm)].map(([, name]) => name!);
const twice = (names: readonly string[]): string[] => [...new Set(names.filter((name, i) => name !== 'Props' && names.indexOf(name) < i))];

/** Texts that a file has with letters of Vietnamese alone. */
const vietnameseIn = (text: string): string[] =>
  [...withoutComments(text).matchAll(/'[^'\n]*'|`[^`]*`/g)].map(([found]) => found).filter((found) => /[à-ỹđ]/i.test(found));

const isTest = (file: string) => file.startsWith('scripts/tests/') || /\.test\.ts$|\/process-to-kill\.ts$/.test(file);
const all = [...filesBelow('src'), ...filesBelow('scripts')].filter((file) => !isTest(file));
const domain = all.filter((file) => file.startsWith('src/domain/'));

describe('the laws of the house', () => {
  test('1. a room imports itself and the rooms before it', () => {
    expect(domain.flatMap((f) => climbing(f, source(f)).map((i) => `${f} → ${i}`))).toEqual([]);
  });
  test('2. the domain imports only zod, papaparse and yaml and touches no world', () => {
    expect(domain.flatMap((f) => touching(source(f)).map((i) => `${f}: ${i}`))).toEqual([]);
  });
  test('3. only rooms made for it reach disk and git; one place sets an exit code', () => {
    expect(all.flatMap((f) => reaching(f, source(f)).map((i) => `${f}: ${i}`))).toEqual([]);
    expect(exitCodeSetters(all)).toEqual(['scripts/command/command.ts']);
  });
  test('4. the face looks down only: pages, components, site, host, domain; nothing in src looks at scripts', () => {
    const face = all.filter((f) => f.startsWith('src/'));
    expect(face.filter((f) => floorOf(f) < 0)).toEqual([]);
    expect(face.flatMap((f) => lookingUp(f, source(f)).map((i) => `${f} → ${i}`))).toEqual([]);
  });
  test('only src/host knows which Git host it is: its addresses, its modules, what it says in the environment', () => {
    const knowing = (text: string) =>
      /github\.com\b|githubusercontent|env\W+GITHUB_/.test(withoutComments(text)) || importsOf(text).some((i) => /host\/.*github/.test(i));
    expect(all.filter((f) => !f.startsWith('src/host/') && knowing(source(f)))).toEqual([]);
    expect(knowing("import { GitHub } from '../src/host/github/client.ts';")).toBe(true);
    expect(knowing("const at = process.env['GITHUB_SERVER_URL'];")).toBe(true);
  });
  test('outside the domain everybody comes in by the one door', () => {
    const backDoors = all
      .filter((f) => !f.startsWith('src/domain/'))
      .flatMap((f) =>
        importsOf(source(f))
          .filter((i) => /domain\/(?!index\.ts$)/.test(i))
          .map((i) => `${f} → ${i}`),
      );
    expect(backDoors).toEqual([]);
  });
  test('only intake/form.ts reads a submission: nobody else puts together by what it is read', () => {
    const readers = all.filter((f) => /\breadSubmission\(/.test(withoutWords(source(f))));
    expect(readers).toEqual(['src/domain/intake/form.ts']);
  });
  test('5. only the schema names a column; the notebook, which fills the files in, does so now and then', () => {
    const naming = all
      .filter((f) => !/^(src\/domain\/schema|scripts\/sample)\//.test(f))
      .flatMap((f) => namingColumns(f, source(f)).map((name) => `${f}: ${name}`));
    expect(naming.filter((found) => !isNotebook(found))).toEqual([]);
    expect(naming.length).toBeLessThan(60);
  });
  test('5. no files import each other in a circle', () => {
    expect(inCircles(new Map(all.map((f) => [f, importedBy(f)])))).toEqual([]);
  });
  test('5. a type’s name means one thing', () => {
    const product = all.filter((f) => !f.startsWith('scripts/sample/'));
    expect(twice(product.flatMap((f) => typesIn(source(f))))).toEqual([]);
  });
  test('only src/site/content.ts queries collections', () => {
    // Astro's are called by their bare names; a backend of Decap has a method of one of these names.
    const askers = all.filter((f) => /(?<![.\w])get(Collection|Entry|Entries)\(/.test(withoutWords(source(f))));
    expect(askers).toEqual(['src/site/content.ts']);
  });
  test('the guide names only places that are there', () => {
    const placesIn = (text: string) =>
      [...text.matchAll(/`((?:\.github|content|scripts|src)\/[^`\s<>*]*)`/g)]
        .map(([, path]) => path!)
        .filter((path) => !existsSync(join(root, path)));
    for (const guide of ['README.md', '.github/CONTRIBUTING.md', '.github/SECURITY.md']) expect(placesIn(source(guide)), guide).toEqual([]);
    expect(placesIn('see `src/domain/nowhere.ts`')).toEqual(['src/domain/nowhere.ts']);
  });
  test('every collection has its pages', () => {
    const paths = Object.values(collections).map(({ path }) => `src/pages/${path}`);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
  test('only the tokens name colours; what is printed is black on white', () => {
    const looks = filesBelow('src', /\.(astro|css|js|ts)$/).filter((f) => !isTest(f) && f !== 'src/styles/tokens.css');
    expect(looks.flatMap((f) => colouring(f, source(f)).map((found) => `${f}: ${found}`))).toEqual([]);
  });
  test('what the page of the notebook says while it runs stands in its words', () => {
    const page = filesBelow('src/notebook').filter((f) => !isTest(f) && !/\/(words|write-workbook|seal)\.ts$/.test(f));
    expect(page.flatMap((f) => vietnameseIn(source(f)).map((said) => `${f}: ${said}`))).toEqual([]);
  });
  test('a planted violation of each law is seen', () => {
    expect(vietnameseIn("// Thêm\nbutton('Thêm người', () => `dòng ${at}`, 'add')")).toEqual(["'Thêm người'", '`dòng ${at}`']);
    expect(climbing('src/domain/schema/unit.ts', "import { check } from '../rules/check.ts';")).toHaveLength(1);
    expect(climbing('src/domain/schema/unit.ts', "import type { Rule } from '../rules/rule.ts';")).toHaveLength(1);
    expect(climbing('src/domain/begin/begin.ts', "import { check } from '../index.ts';")).toHaveLength(1);
    expect(touching("import fs from 'node:fs';")).toEqual(['node:fs']);
    expect(touching('const today = new Date();')).toHaveLength(1);
    expect(touching('console.log(1)')).toHaveLength(1);
    expect(reaching('scripts/check.ts', "import { readFileSync } from 'node:fs';")).toEqual(['node:fs']);
    expect(reaching('src/pages/index.astro', 'process.exit(1)')).toHaveLength(1);
    expect(colouring('src/desk/dialog.css', 'a { color: #fff; background: var(--blue-600); }')).toHaveLength(2);
    expect(colouring('src/desk/dialog.css', 'a { box-shadow: 0 0 1rem rgb(0 0 0 / 30%); color: hsl(1 2% 3%); }')).toHaveLength(2);
    expect(colouring('src/components/form/Lines.astro', 'a { color: #000; background: #eef1f5; }')).toEqual(['#eef1f5']);
    expect(
      inCircles(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c']);
    expect(twice(typesIn('export interface Row {\n}\ntype Cell = string;\ntype Row<T> = T;'))).toEqual(['Row']);
    expect(namingColumns('src/domain/rules/rule.ts', "rows.at(row, 'ma_doan_vien')")).toEqual(['ma_doan_vien']);
    expect(lookingUp('src/site/links.ts', "import page from '../pages/index.astro';")).toHaveLength(1);
    expect(lookingUp('src/site/links.ts', "import { run } from '../../scripts/command/command.ts';")).toHaveLength(1);
  });
});
