import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isBroken } from './decode-pictures.ts';
import { mediaFault, mediaFolder, type MediaFile } from '../../src/domain/index.ts';

/** The name under which an attachment is published: what is in it and nothing of its own name, which may be a person's. */
export const attachmentName = (bytes: Uint8Array): string => `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.pdf`;

/**
 * Where the site shows a file of `content/media`: a picture is left to Astro, an attachment has its page below `/tep/`.
 * @returns undefined for a file that is not there
 */
export const mediaAddress =
  (base: string, root = process.cwd()) =>
  (name: string): string | undefined => {
    const path = join(root, mediaFolder, name);
    if (!/^[a-z0-9][a-z0-9-]*\.\w+$/.test(name) || !existsSync(path)) return undefined;
    return name.endsWith('.pdf') ? `${base.replace(/\/?$/, '/')}tep/${attachmentName(readFileSync(path))}` : `@media/${name}`;
  };

/** The PDFs of `content/media` with the names under which they are published, each once. */
export const attachments = (root: string): { name: string; bytes: Uint8Array<ArrayBuffer> }[] => {
  const folder = join(root, mediaFolder);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf')) : [];
  const all = files.map((name) => new Uint8Array(readFileSync(join(folder, name))));
  return [...new Map(all.map((bytes) => [attachmentName(bytes), bytes]))].map(([name, bytes]) => ({ name, bytes }));
};

/** What was found of a file, until it changes: pictures are many, and seldom do. */
const looked = new Map<string, { stamp: string; fault: MediaFile['fault'] }>();

/** Judges the files of `content/media` by their bytes. */
export const mediaFiles = (root: string, paths: readonly string[]): MediaFile[] =>
  paths.map((path) => {
    const file = join(root, path);
    const { mtimeMs, size } = statSync(file);
    const stamp = `${mtimeMs} ${size}`;
    const known = looked.get(file);
    if (isBroken(file)) return { path, fault: 'hong' };
    if (known?.stamp === stamp) return { path, fault: known.fault };
    const fault = mediaFault(path.slice(`${mediaFolder}/`.length), readFileSync(file));
    looked.set(file, { stamp, fault });
    return { path, fault };
  });
