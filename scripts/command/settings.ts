import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contactsFirst, siteAddress, siteSchema } from '../../src/domain/index.ts';
import { siteFrom } from '../../src/host/site-address.ts';

/** What every answer says of the site. */
export interface Settings {
  /** Where it stands, with `/` at the end; undefined where nothing says it. */
  site: string | undefined;
  /** Whom to ask (K L61, K-54). */
  ask: readonly string[];
}

/** The settings of this folder, `content/site.json`; where it cannot be read, what the environment says. @param organisations whose contacts stand first */
export const settingsHere = (
  env: Readonly<Record<string, string | undefined>>,
  root = process.cwd(),
  organisations: readonly string[] = [],
): Settings => {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(join(root, 'content/site.json'), 'utf8'));
  } catch {
    read = undefined;
  }
  const { data } = siteSchema.safeParse(read);
  return { site: siteAddress(data ?? {}, siteFrom(env)), ask: contactsFirst(data?.contacts ?? [], organisations) };
};
