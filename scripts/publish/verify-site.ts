import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { Cure, publishedFiles, submissionsFolder, type datasetIndex, type PublishedTables } from '../../src/domain/index.ts';

import { firstDays } from '../../src/repository/git.ts';
import { publishRoot } from '../../src/repository/publish-root.ts';
import { expectedFiles, numbersOn } from './published-pages.ts';

/** What a comparison of a published site with a root found. */
export interface Compared {
  asOf: string;
  /** What differs, one line each. */
  wrong: readonly string[];
  files: number;
  numbers: number;
}

/** The first place at which two texts part, as both say it. */
const parting = (said: string, again: string): string => {
  const [a, b] = [said.split('\n'), again.split('\n')];
  const at = a.findIndex((line, i) => line !== b[i]);
  return `dòng ${at + 1}: đã công bố “${(a[at] ?? '').trim()}”, tính lại “${(b[at] ?? '').trim()}”`;
};

/** On which day each file came, as a publication says it. */
const daysIn = (site: string, files: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    files
      .map((file) => join(site, 'so-lieu', file))
      .filter((file) => existsSync(file))
      .flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as PublishedTables).units)
      .flatMap(({ sources }) => sources.flatMap(({ path, day }) => (day === undefined ? [] : [[path, day] as const]))),
  );

/** Computes every published figure again, and compares the dataset, the pages and the sheets of a site with it. */
export const verifySite = (site: string, root: string): Compared => {
  const index = join(site, 'so-lieu/v2.json');
  if (!existsSync(index))
    throw new Cure(`Chưa có bộ số liệu công bố ở ${index}.\n  Chữa: npm run build, hoặc --site THƯ_MỤC của bản tải về.`);
  const { asOf, commit, years } = JSON.parse(readFileSync(index, 'utf8')) as z.infer<typeof datasetIndex>;
  const days = daysIn(
    site,
    years.map((y) => y.file),
  );
  // A history that is not whole tells no days, neither where the site was built nor here: then there is nothing to compare.
  const own = days.size > 0 ? firstDays(root, submissionsFolder) : days;
  const published = publishRoot(root, asOf, own ?? days);
  const wrong: string[] = [];
  let files = 0;
  let numbers = 0;
  const read = (path: string): Buffer | undefined => {
    files += 1;
    if (existsSync(join(site, path))) return readFileSync(join(site, path));
    wrong.push(`${path}: không có trong bản công bố`);
    return undefined;
  };
  const sameText = (path: string, again: string) => {
    const said = read(path)?.toString('utf8');
    numbers += again.match(/\d+/g)?.length ?? 0;
    if (said !== undefined && said !== again) wrong.push(`${path}, ${parting(said, again)}`);
  };
  // The commit of a publication is whatever it was: the figures must be the same.
  for (const { path, pieces } of publishedFiles({ ...published.dataset, commit })) sameText(`so-lieu/${path}`, [...pieces].join(''));
  for (const expected of expectedFiles(published)) {
    const { path } = expected;
    if ('text' in expected) sameText(path, expected.text);
    else {
      const html = read(path)?.toString('utf8');
      const said = html === undefined ? expected.numbers : numbersOn(html, path);
      numbers += expected.numbers.length;
      const at = Array.from({ length: Math.max(said.length, expected.numbers.length) }, (_, i) => i).find(
        (i) => said[i] !== expected.numbers[i],
      );
      if (at !== undefined) wrong.push(`${path}, số thứ ${at + 1}: đã công bố ${said[at] ?? '—'}, tính lại ${expected.numbers[at] ?? '—'}`);
    }
  }
  return { asOf, wrong, files, numbers };
};
