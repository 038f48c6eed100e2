import { fold, Forest, levels, readContent, type Content, type RawContent, type Unit } from '../domain/index.ts';
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

const foundAtMost = 60;

/** Whether a unit hands files in, or units directly below it do. */
export const handsIn = (unit: Unit, forest: Forest): boolean =>
  levels[unit.level].submits || forest.children(unit.code).some((child) => levels[child.level].submits);

/** Units by what was typed: every word, with or without marks, in the name, the unit above or the code. */
export const findUnits = (
  forest: Forest,
  text: string,
  isWanted: (unit: Unit, forest: Forest) => boolean = () => true,
): readonly FoundUnit[] => {
  const words = fold(text).split(' ').filter(Boolean);
  const found: FoundUnit[] = [];
  for (const unit of forest.units) {
    if (!isWanted(unit, forest)) continue;
    const name = `${unit.name}${unit.parent === undefined ? '' : ` — ${forest.get(unit.parent)?.name ?? unit.parent}`}`;
    const folded = `${fold(name)} ${unit.code}`;
    if (words.every((word) => folded.includes(word)) && found.push({ code: unit.code, name }) === foundAtMost) break;
  }
  return found;
};
