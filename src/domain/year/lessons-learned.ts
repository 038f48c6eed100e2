import type { Rows } from '../intake/rows.ts';
import { columnSaying } from '../schema/row-fields.ts';
import type { Forest } from '../schema/forest.ts';
import type { KindName } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';
import { rowsOf } from './rows-of.ts';

/**
 * The political lessons that an organisation's members have learned in a programme's years until one, by code (K L47, K-33): what
 * was learned stays learned. Of whom no list says anything nothing is known.
 */
export const lessonsLearned = (
  accepted: readonly { unit: Unit; year: number; kind: KindName; rows: Rows }[],
  { forest, root, from, until }: { forest: Forest; root: Unit; from: number; until: number },
): ReadonlyMap<string, ReadonlySet<string>> => {
  const learned = new Map<string, Set<string>>();
  const says = columnSaying('doan-vien', 'lessons');
  for (const { unit, year, kind, rows } of accepted) {
    if (kind !== 'doan-vien' || year < from || year > until || !rows.names.includes(says) || forest.root(unit) !== root) continue;
    for (const { member, lessons } of rowsOf('doan-vien', rows))
      if (lessons.length > 0) learned.set(member, new Set([...(learned.get(member) ?? []), ...lessons]));
  }
  return learned;
};
