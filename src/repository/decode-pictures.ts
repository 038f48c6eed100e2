import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { kindOfMedia, mediaFault, mediaFolder } from '../domain/index.ts';

/** What a decoder said of a picture, until it changes: picture → its stamp, and whether it opened. */
const decoded = new Map<string, { stamp: string; opens: boolean }>();

const stampOf = (file: string): string => {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs} ${size}`;
};

/** Tells whether the site can show a picture: its size is found as Astro finds it, and its points come out. Any PDF will do. */
export const pictureOpens = async (file: string, bytes: Uint8Array): Promise<boolean> => {
  if (kindOfMedia(bytes) === 'pdf') return true;
  try {
    const { imageMetadata } = await import('astro/assets/utils');
    const { width, height } = await imageMetadata(bytes, file);
    if (!(width > 0 && height > 0)) return false;
    if (kindOfMedia(bytes) === 'svg') return true;
    const { default: sharp } = await import('sharp');
    await sharp(bytes, { failOn: 'error' }).resize(16, 16, { fit: 'inside' }).toBuffer();
    return true;
  } catch {
    return false;
  }
};

/**
 * Opens the pictures of a root's `content/media` that are new or changed. The judge of media looks at a file from outside; only
 * opening it tells whether its points hold together, and a picture that does not open would end the build.
 */
export const decodePictures = async (root: string): Promise<void> => {
  const folder = join(root, mediaFolder);
  let files: string[];
  try {
    files = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? entry.name : []));
  } catch {
    return;
  }
  for (const name of files) {
    const file = join(folder, name);
    const stamp = stampOf(file);
    if (decoded.get(file)?.stamp === stamp) continue;
    const bytes = readFileSync(file);
    if (mediaFault(name, bytes) !== undefined) continue;
    decoded.set(file, { stamp, opens: await pictureOpens(file, bytes) });
  }
};

/** Tells whether a picture was opened and did not open. A picture that nobody has opened yet is taken to be whole. */
export const isBroken = (file: string): boolean => {
  const known = decoded.get(file);
  return known?.opens === false && known.stamp === stampOf(file);
};
