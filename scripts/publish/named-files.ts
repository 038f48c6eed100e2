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
  return new Set(
    [...text.matchAll(/[\w.~%@/-]{0,160}[\w-]\.[a-z][a-z\d]{1,10}(?![\w-])/g)].map(([name]) => read(name).replace(/^(\.{0,2}\/)+/, '')),
  );
};

/**
 * The files of a built site that no page names, neither itself nor by a style, script or list that it names.
 * A page is named by being one.
 */
export const unnamedFiles = (dist: string): string[] => {
  const files = filesOf(dist);
  const byName = Map.groupBy(files, (file) => posix.basename(file));
  const named = new Set(files.filter((file) => file.endsWith('.html') || wellKnown.has(file)));
  const toRead = [...named];
  for (let file = toRead.pop(); file !== undefined; file = toRead.pop()) {
    if (!speaking.test(file) || file === honourPlacesFile) continue;
    for (const name of namesIn(readFileSync(join(dist, file), 'utf8')))
      for (const other of byName.get(posix.basename(name)) ?? [])
        if (!named.has(other) && (`/${other}`.endsWith(`/${name}`) || `/${name}`.endsWith(`/${other}`))) {
          named.add(other);
          toRead.push(other);
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
