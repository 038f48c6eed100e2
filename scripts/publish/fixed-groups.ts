import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixedGroups, json, type Programme } from '../../src/domain/index.ts';
import { publicationOfRoot } from '../../src/repository/publish-root.ts';
import { writeFile } from '../command/write.ts';

/** Parts the years whose lists are due into groups and writes these into their programmes. Gives the files that changed. */
export const fixGroups = (root: string): readonly string[] => {
  const { publication, content } = publicationOfRoot(root, { fixing: true });
  const byProgramme = Map.groupBy(fixedGroups(publication, content.programmes), ({ programme }) => programme);
  return [...byProgramme].map(([code, own]) => {
    const path = content.programmeFiles.get(code)!;
    const programme = JSON.parse(readFileSync(join(root, path), 'utf8')) as Programme;
    for (const { year, people, items } of own) programme.years.find((y) => y.year === year)!.groups = { people, items };
    writeFile(join(root, path), json(programme));
    return path;
  });
};
