import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** In the built site: where each honour stands, for the build after a withdrawal (`honour-places.ts`). */
export const honourPlacesFile = 'tuyen-duong/noi-neu.json';

/** Files that browsers and hosts ask for by themselves. */
const wellKnown = new Set(['404.html', 'favicon.svg', 'favicon.ico', 'robots.txt', 'CNAME', '.nojekyll', honourPlacesFile]);
/** Kinds of files that can name others. */
const speaking = /\.(html|css|js|mjs|json|xml|svg|webmanifest|txt)$/;

/** Paths of all files below a folder, with `/`. */
export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );

/** What may be the name of a file in a text, as it stands and with its percent signs read. */
const namesIn = (text: string): Set<string> => {
  const read = (name: string): string => {
    try {
      return decodeURIComponent(name);
    } catch {
      return name;
    }
  };
  // Parted first at what no name holds: sought in the whole text, names take three times as long.
  const runs = text.split(/[^\w.~%@/-]+/).filter((run) => run.includes('.'));
  const names = runs.flatMap((run) => [...run.matchAll(/[\w.~%@/-]{0,160}[\w-]\.[a-z][a-z\d]{1,10}(?![\w-])/g)]);
  return new Set(names.map(([name]) => read(name).replace(/^(\.{0,2}\/)+/, '')));
};

/** A path from each of its parts on: `a/b.c` and `b.c`. */
const endsOf = (path: string): string[] => path.split('/').map((_, i, parts) => parts.slice(i).join('/'));

/**
 * The files of a built site that no page names, neither itself nor by a style, script or list that it names.
 * A page is named by being one.
 */
export const unnamedFiles = (dist: string): string[] => {
  const files = filesOf(dist);
  // Each unit has files called like every other's: looked for by their last part alone, each is compared with thousands.
  const byEnd = Map.groupBy(
    files.flatMap((file) => endsOf(file).map((end) => ({ end, file }))),
    ({ end }) => end,
  );
  const all = new Set(files);
  const named = new Set(files.filter((file) => file.endsWith('.html') || wellKnown.has(file)));
  const toRead = [...named];
  const known = new Set<string>();
  for (let file = toRead.pop(); file !== undefined; file = toRead.pop()) {
    if (!speaking.test(file) || file === honourPlacesFile) continue;
    for (const name of namesIn(readFileSync(join(dist, file), 'utf8'))) {
      if (known.has(name)) continue;
      known.add(name);
      const meant = [...(byEnd.get(name) ?? []).map((one) => one.file), ...endsOf(name).filter((end) => all.has(end))];
      for (const other of meant)
        if (!named.has(other)) {
          named.add(other);
          toRead.push(other);
        }
    }
  }
  return files.filter((file) => !named.has(file)).sort();
};

/** Forgets what Astro remembers of pictures (`cacheDir`) that stand in the site no more: a person who withdrew stays nowhere. */
const forgetPictures = (dist: string): void => {
  const remembered = join(dist, '../.astro/assets');
  if (!existsSync(remembered)) return;
  const shown = new Set(filesOf(dist).map((file) => posix.basename(file)));
  for (const file of readdirSync(remembered))
    if (!shown.has(file.replace(/\.json$/, ''))) rmSync(join(remembered, file), { recursive: true });
};

/** Takes away what no page names: originals of pictures, pictures of entries that may not be shown, files nobody needs. */
export const removeUnnamed = (dist: string): string[] => {
  const unnamed = unnamedFiles(dist);
  for (const file of unnamed) rmSync(join(dist, file));
  for (const folder of new Set(unnamed.map((file) => dirname(file))))
    if (readdirSync(join(dist, folder)).length === 0) rmSync(join(dist, folder), { recursive: true });
  forgetPictures(dist);
  return unnamed;
};
