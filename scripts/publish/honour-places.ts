import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../../src/domain/index.ts';
import { isShown } from '../../src/domain/index.ts';
import { filesOf, honourPlacesFile } from './named-files.ts';
import { writeFile } from '../command/write.ts';

/** Honour → the pages and files of the site that name it. */
export type HonourPlaces = Readonly<Record<string, readonly string[]>>;

const readAsText = /\.(html|csv|json|xml|ics|txt)$/;
/** The picture of a page for links in messages: it bears the name, and goes with the page. */
const sharePicture = /\/(chia-se\/[0-9a-f]{16}\.png)/;
/** A name as pages write it, whatever they do to quotes and ampersands. */
const plain = (text: string): string =>
  text
    .replace(/&(#39|#x27|apos|quot|amp|lt|gt);/g, (_, name: string) => ({ quot: '"', amp: '&', lt: '<', gt: '>' })[name] ?? "'")
    .normalize('NFC');

/**
 * Finds where each honour that is shown stands in a built site: by its address and, for a person, by the name.
 * @param asOf the day the site speaks of
 */
export const findHonourPlaces = (dist: string, { honours }: Pick<Content, 'honours'>, asOf: string): HonourPlaces => {
  const shown = honours.filter(({ data }) => isShown(data, asOf));
  const places = new Map<string, string[]>(shown.map(({ id }) => [id, []]));
  if (shown.length === 0) return {};
  for (const file of filesOf(dist)
    .filter((name) => readAsText.test(name) && name !== honourPlacesFile)
    .sort()) {
    const text = plain(readFileSync(join(dist, file), 'utf8'));
    for (const { id, data } of shown)
      if (
        file.startsWith(`tuyen-duong/${id}/`) ||
        text.includes(`/tuyen-duong/${id}/`) ||
        (data.recipientKind === 'ca_nhan' && text.includes(data.recipient.normalize('NFC')))
      )
        places.get(id)!.push(`/${file.replace(/(^|\/)index\.html$/, '$1')}`);
    const own = shown.find(({ id }) => file === `tuyen-duong/${id}/index.html`);
    const [, picture] = sharePicture.exec(text) ?? [];
    if (own && picture) places.get(own.id)!.push(`/${picture}`);
  }
  return Object.fromEntries(places);
};

/** The places that the former build wrote down; none where there was no such build, or its file cannot be read. */
export const readHonourPlaces = (path: string): HonourPlaces => {
  if (!existsSync(path)) return {};
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as unknown;
    const entries = Object.entries(read as Record<string, unknown>);
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string[]] => Array.isArray(entry[1]) && entry[1].every((p) => typeof p === 'string')),
    );
  } catch {
    return {};
  }
};

export const writeHonourPlaces = (dist: string, places: HonourPlaces): void =>
  writeFile(join(dist, honourPlacesFile), `${JSON.stringify(places)}\n`);

/** What to tell of honours that stood on the former site and stand on this one no more: where to look. */
export const withdrawnLines = (before: HonourPlaces, now: HonourPlaces): string[] =>
  Object.entries(before)
    .filter(([id]) => !(id in now))
    .map(([id, places]) => `Bài tuyên dương ${id} không còn công khai. Bản trước nêu ở: ${places.join(', ') || 'không trang nào'}.`);
