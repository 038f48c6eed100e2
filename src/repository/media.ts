import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isBroken } from './decode-pictures.ts';
import { mediaFault, mediaFolder, mediaNamePattern, type MediaFile } from '../domain/index.ts';

/** What was found of a file, until it changes: pictures are many, and seldom do. */
const looked = new Map<string, { stamp: string; fault: MediaFile['fault'] }>();

/** Why a file of `content/media` may not be there; undefined: it may. */
const faultOf = (root: string, path: string): MediaFile['fault'] => {
  const file = join(root, path);
  const stat = statSync(file);
  if (!stat.isFile()) return 'la';
  const { mtimeMs, size } = stat;
  if (isBroken(file)) return 'hong';
  const stamp = `${mtimeMs} ${size}`;
  const known = looked.get(file);
  if (known?.stamp === stamp) return known.fault;
  const fault = mediaFault(path.slice(mediaFolder.length + 1), readFileSync(file));
  looked.set(file, { stamp, fault });
  return fault;
};

/** Judges the files of `content/media` by their bytes. */
export const mediaFiles = (root: string, paths: readonly string[]): MediaFile[] =>
  paths.map((path) => ({ path, fault: faultOf(root, path) }));

/** Tells whether a name is that of a file of `content/media` that the site may show or hand out. */
export const isUsable = (root: string, name: string): boolean => {
  const path = `${mediaFolder}/${name}`;
  return mediaNamePattern.test(name) && existsSync(join(root, path)) && faultOf(root, path) === undefined;
};

/** The name under which an attachment is published: what is in it and nothing of its own name, which may be a person's. */
export const attachmentName = (bytes: Uint8Array): string => `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.pdf`;

/**
 * Where the site shows a file of `content/media`: a picture is left to Astro, an attachment has its page below `/tep/`.
 * @returns undefined for a file that is not there, or may not be
 */
export const mediaAddress =
  (base: string, root = process.cwd()) =>
  (name: string): string | undefined => {
    if (!isUsable(root, name)) return undefined;
    return name.endsWith('.pdf')
      ? `${base.replace(/\/?$/, '/')}tep/${attachmentName(readFileSync(join(root, mediaFolder, name)))}`
      : `@media/${name}`;
  };

/** The PDFs of `content/media` with the names under which they are published, each once. */
export const attachments = (root: string): { name: string; bytes: Uint8Array<ArrayBuffer> }[] => {
  const folder = join(root, mediaFolder);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf') && isUsable(root, name)) : [];
  const all = files.map((name) => new Uint8Array(readFileSync(join(folder, name))));
  return [...new Map(all.map((bytes) => [attachmentName(bytes), bytes]))].map(([name, bytes]) => ({ name, bytes }));
};

/** An attachment of `content/media` by its name: where it is handed out, and how large it is; undefined: it may not be. */
export const attachmentAt = (base: string, root: string, name: string): { address: string; bytes: number } | undefined => {
  const address = mediaAddress(base, root)(name);
  return address === undefined ? undefined : { address, bytes: statSync(join(root, mediaFolder, name)).size };
};
