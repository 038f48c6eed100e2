import { levels, type PublishedUnit } from '../domain/index.ts';

/** So many units stand in one list, about 90 kB. All 5,500 of a province are 1 MB and 17,000 elements, which no thumb comes to the end of. */
const mostListed = 500;

/** A unit as it stands in a list: with the units below it, or how many chi đoàn its own page lists in their stead. */
export interface UnitInList {
  unit: PublishedUnit;
  below: readonly UnitInList[];
  onItsPage: number;
}

type Below = (unit: PublishedUnit) => readonly PublishedUnit[];

export const isBranch = ({ level }: PublishedUnit): boolean => levels[level as keyof typeof levels].submits;

const count = (units: readonly PublishedUnit[], below: Below): number =>
  units.reduce((sum, unit) => sum + 1 + count(below(unit), below), 0);
/** Whether these units and all below them are too many for one list. */
export const isLong = (units: readonly PublishedUnit[], below: Below, most = mostListed): boolean => count(units, below) > most;

/**
 * Units with all below them. Of too many, the chi đoàn stand on the page of the unit above them: every other unit is in the list still,
 * so that none is further than one page behind it.
 */
export const listed = (units: readonly PublishedUnit[], below: Below, most = mostListed): readonly UnitInList[] => {
  const long = isLong(units, below, most);
  const withBelow = (unit: PublishedUnit): UnitInList => {
    const all = below(unit);
    const here = long ? all.filter((child) => !isBranch(child)) : all;
    return { unit, below: here.map(withBelow), onItsPage: all.length - here.length };
  };
  return units.map(withBelow);
};
