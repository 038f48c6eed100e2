import type { Content } from '../intake/read-content.ts';
import { addFigures, noFigures, type Figures } from '../progress/figures.ts';
import type { UnitYear } from '../progress/roll-up.ts';
import type { Programme } from '../schema/programme.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';

/** Figures of several units together: the branches alike in one thing, or what a unit of today came from. */
export interface UnitSum {
  dimension: 'kind' | 'bloc' | 'pilot' | 'lineage';
  key: string;
  organisation: string;
  year: number;
  programme: Programme;
  units: readonly string[];
  figures: Figures;
}

/**
 * Sums beside the tree: an organisation's branches by kind, by bloc (their own, or the nearest above) and by whether they
 * stand in a pilot (K L37–42); and the units of today by lineage: what all units that became them handed in, where each
 * went whole into one (the 2025 mergers). A unit that was divided can be laid to none of its successors, and is not.
 */
export const sumsOf = ({ forest }: Content, years: readonly UnitYear[]): readonly UnitSum[] => {
  const lineOf = (unit: Unit): readonly Unit[] => [unit, ...forest.ancestors(unit)];
  const keysOf: Record<'kind' | 'bloc' | 'pilot', (unitYear: UnitYear) => string | undefined> = {
    kind: ({ unit }) => unit.kind,
    bloc: ({ unit }) => lineOf(unit).find((u) => u.bloc)?.bloc,
    pilot: ({ unit, programme }) =>
      programme.pilots && (lineOf(unit).some((u) => programme.pilots!.chosen.some((c) => c.unit === u.code)) ? 'diem' : 'khac'),
  };
  /** The unit of today that a unit went into whole, if it did. */
  const heir = (unit: Unit): Unit | undefined => {
    const next = forest.successors(unit.code);
    return next.length === 1 ? (heir(next[0]!) ?? next[0]) : undefined;
  };

  const sums = new Map<string, UnitSum>();
  const add = (dimension: UnitSum['dimension'], key: string, organisation: string, { unit, year, programme, figures }: UnitYear) => {
    const id = `${organisation}\t${year}\t${dimension}\t${key}\t${programme.code}`;
    const before = sums.get(id) ?? { dimension, key, organisation, year, programme, units: [], figures: noFigures() };
    sums.set(id, { ...before, units: [...before.units, unit.code], figures: addFigures(before.figures, figures) });
  };
  for (const unitYear of years) {
    const { unit } = unitYear;
    if (levels[unit.level].submits)
      for (const [dimension, keyOf] of Object.entries(keysOf)) {
        const key = keyOf(unitYear);
        if (key !== undefined) add(dimension as UnitSum['dimension'], key, forest.root(unit).code, unitYear);
      }
    const today = heir(unit);
    // A unit below one that went the same way is in its figures already.
    if (today && !forest.ancestors(unit).some((above) => heir(above) === today))
      add('lineage', today.code, forest.root(today).code, unitYear);
  }
  return [...sums.entries()].sort(([a], [b]) => compareCodes(a, b)).map(([, sum]) => sum);
};
