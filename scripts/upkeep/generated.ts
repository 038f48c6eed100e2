import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cure, collections, departments, handedInBy, kindNames, kindOf, type Collection } from '../../src/domain/index.ts';

import { writeFile } from '../command/write.ts';

/** Files that are partly made from the tables of the core: what people and the host read and cannot ask the core for. */
const all: readonly Collection[] = Object.values(collections);

/** Puts lines where the first of those stood that they take the place of; all others stay. */
const inPlace = (text: string, isOld: (line: string) => boolean, lines: readonly string[]): string => {
  const before = text.split('\n');
  const at = before.findIndex(isOld);
  if (at < 0) throw new Error(`No line to write over: ${lines[0]}`);
  const stays = (line: string) => !isOld(line);
  return [...before.slice(0, at), ...lines, ...before.slice(at).filter(stays)].join('\n');
};

/** Who must agree to a collection: whoever its department's others name, so that an organisation's own names stay. */
const owners = (text: string): string => {
  const path = ({ folder }: Collection) => `/content/${folder}/`;
  const lines = text.split('\n').map((line) => line.split(/\s+/));
  const ownersOf = (department: Collection['department']) => {
    const known = lines.find(([first]) => all.some((c) => c.department === department && path(c) === first));
    if (!known)
      throw new Cure(`.github/CODEOWNERS chưa ghi ai duyệt bài của ${departments[department]}: thêm một dòng cho một thư mục của ban.`);
    return known.slice(1).join(' ');
  };
  const written = inPlace(
    text,
    (line) => all.some((c) => line.split(/\s+/)[0] === path(c)),
    all.map((c) => `${path(c)} ${ownersOf(c.department)}`),
  );
  const width = Math.max(...Array.from(written.matchAll(/^[^#\s]\S*/gm), ([first]) => first.length));
  return written.replace(/^([^#\s]\S*) +/gm, (_, first: string) => `${first.padEnd(width)} `);
};

/** The rows of the table of folders. */
const folders = (text: string): string =>
  inPlace(
    text,
    (line) => all.some(({ folder }) => line.startsWith(`| \`${folder}/\` |`)),
    all.map(({ folder, about, department }) => `| \`${folder}/\` | ${about} | ${departments[department]} | bàn biên tập (\`/admin\`) |`),
  );

/** What each kind of file is, and who hands it in. */
const kinds = (text: string): string =>
  inPlace(
    text,
    (line) => kindNames.some((name) => line.startsWith(`- \`${name}.csv\``)),
    kindNames.map((name) => {
      const { by, row } = kindOf(name);
      return `- \`${name}.csv\` (${handedInBy[by]}): ${row}.`;
    }),
  );

/** Path in the repository → what it should say, given what it says. */
export const generated: Readonly<Record<string, (text: string) => string>> = {
  '.github/CODEOWNERS': owners,
  'content/README.md': (text) => kinds(folders(text)),
};

/** Writes what is not as it should be, or only finds it; gives the paths. */
export const generate = (root: string, only: 'write' | 'find'): string[] =>
  Object.entries(generated).flatMap(([path, made]) => {
    const text = readFileSync(join(root, path), 'utf8');
    const wanted = made(text);
    if (wanted !== text && only === 'write') writeFile(join(root, path), wanted);
    return wanted === text ? [] : path;
  });
