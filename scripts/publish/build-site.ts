import { extname, join } from 'node:path';
import { build } from 'astro';
import type { Content } from '../../src/domain/index.ts';
import { progress } from '../../src/repository/progress.ts';
import { findHonourPlaces, readHonourPlaces, withdrawnLines, writeHonourPlaces } from './honour-places.ts';
import { honourPlacesFile, removeUnnamed } from './named-files.ts';
import { certificateSecret } from '../upkeep/certificate-keys.ts';
import { asOfDay } from '../../src/repository/read-root.ts';
import { forgetEntries, tellSummary } from '../command/write.ts';

/** So many files of a kind are named when they are taken away. */
const filesNamed = 20;

/**
 * Builds the site into `dist/`: what pages name and nothing else. Says where honours stood that are withdrawn since the build before.
 * @param content what the check let through
 */
export const buildSite = async (root: string, content: Content, honoursBefore = process.env['HONOURS_BEFORE']): Promise<void> => {
  const dist = join(root, 'dist');
  const before = readHonourPlaces(honoursBefore ?? join(dist, honourPlacesFile));
  const secret = await certificateSecret(content.site, process.env);
  // Pages sign; a key that nobody could verify stops the build before anything is made.
  if (secret) process.env['CERTIFICATE_KEY'] = secret;
  forgetEntries(root);
  await build({ root, logLevel: 'warn' });
  for (const [kind, files] of Map.groupBy(removeUnnamed(dist), (file) => extname(file)))
    progress(
      `bỏ ${files.length} tệp ${kind} không trang nào nêu: ${files.slice(0, filesNamed).join(', ')}${files.length > filesNamed ? ', …' : ''}`,
    );
  const places = findHonourPlaces(dist, content, asOfDay(content.site.asOf));
  writeHonourPlaces(dist, places);
  const withdrawn = withdrawnLines(before, places);
  for (const line of withdrawn) console.log(line);
  tellSummary('Đã gỡ', withdrawn);
};
