import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const mediaFolder = 'content/media';

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
