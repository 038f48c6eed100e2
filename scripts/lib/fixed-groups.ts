import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FixedGroups } from '../../src/domain/index.ts';
import { writeFile } from './write.ts';

/** Writes the groups of years into their programmes. Gives the files that changed. */
export const writeGroups = (root: string, fixed: readonly FixedGroups[]): readonly string[] =>
  readdirSync(join(root, 'content/programmes'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => `content/programmes/${name}`)
    .filter((path) => {
      const programme = JSON.parse(readFileSync(join(root, path), 'utf8')) as { code: string; years: { year: number; groups?: unknown }[] };
      const own = fixed.filter((f) => f.programme === programme.code);
      for (const { year, people, items } of own) programme.years.find((y) => y.year === year)!.groups = { people, items };
      if (own.length > 0) writeFile(join(root, path), `${JSON.stringify(programme, null, 2)}\n`);
      return own.length > 0;
    });
