import { fold, Forest, levels, readContent, yearName, type Content, type RawContent, type Unit } from '../domain/index.ts';
import type { FoundUnit } from './messages.ts';

/** What the checker knows of the organisation that files are handed in to. */

/**
 * What the checker must know of the organisation, as the site publishes it: of what people wrote only the documents and
 * lessons that a unit's book may name; no member, no steward, no exception.
 */
export type Published = Pick<RawContent, 'site' | 'units' | 'programmes' | 'entries'>;

/** What was published, with the units and programmes as the core holds them. */
export interface Organisation {
  published: Published;
  /** Undefined where the site's settings cannot be read. */
  content: Content | undefined;
  forest: Forest;
}

/** What the site publishes, with files handed in, as the core takes it. */
export const raw = (published: Published, submissions: RawContent['submissions'] = []): RawContent => ({
  ...published,
  strays: [],
  submissions,
});
/** Reads what the site publishes, once for all files. */
export const know = (published: Published): Organisation => {
  const { content } = readContent(raw(published));
  return { published, content, forest: content?.forest ?? new Forest([]) };
};

/** A unit and the one above it, as people tell it apart; its code where nothing is known of it. */
export const unitName = ({ forest }: Organisation, code: string | undefined): string => {
  const unit = code === undefined ? undefined : forest.get(code);
  if (!unit) return code ?? '';
  const above = unit.parent === undefined ? undefined : forest.get(unit.parent);
  return above ? `${unit.name} (${above.name})` : unit.name;
};

/** A year as the unit calls it whose files stand there. */
export const yearOfPlace = ({ forest }: Organisation, { unit, year }: { unit: string; year: number }): string =>
  yearName(forest.get(unit) ?? { yearKind: 'nam_duong_lich' }, year);

const foundAtMost = 60;

/** Whether a unit hands files in, or units directly below it do. */
export const handsIn = (unit: Unit, forest: Forest): boolean =>
  levels[unit.level].submits || forest.children(unit.code).some((child) => levels[child.level].submits);

/** How near a unit is to what was typed: called so, its name begins so, its name has it, or only the unit above and the code tell of it. */
const distance = (unit: Unit, typed: string): number => {
  const name = fold(unit.name);
  if (unit.code === typed || name === typed) return 0;
  return name.startsWith(typed) ? 1 : name.includes(typed) ? 2 : 3;
};

/** Units by what was typed, the nearest first: every word, with or without marks, in the name, the unit above or the code. */
export const findUnits = (
  forest: Forest,
  text: string,
  isWanted: (unit: Unit, forest: Forest) => boolean = () => true,
): readonly FoundUnit[] => {
  const words = fold(text).split(' ').filter(Boolean);
  const typed = words.join(' ');
  const found = forest.units
    .filter((unit) => isWanted(unit, forest))
    .flatMap((unit) => {
      const name = `${unit.name}${unit.parent === undefined ? '' : ` — ${forest.get(unit.parent)?.name ?? unit.parent}`}`;
      const folded = `${fold(name)} ${unit.code}`;
      return words.every((word) => folded.includes(word)) ? [{ code: unit.code, name, distance: distance(unit, typed) }] : [];
    });
  return found
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, foundAtMost)
    .map(({ code, name, distance: far }, i, all) => ({ code, name, isMeant: i === 0 && far < (all[1]?.distance ?? Infinity) }));
};
