import { fold } from '../vietnamese.ts';
import { existsOn, type Forest } from './forest.ts';
import type { Site } from './site.ts';
import { levels, type Unit } from './unit.ts';

/** A body that issues documents: a unit, or one outside its organisation that the settings name (K L1–2, K-01). */
export interface IssuingBody extends Pick<Unit, 'validFrom' | 'validTo'> {
  name: string;
  /** The unit whose committee it is. */
  unit?: Unit;
}

/** A unit's issuing body as its papers print it. */
export const issuerName = ({ paper, name }: Pick<Unit, 'paper' | 'name'>): string =>
  paper?.issuer ?? `BCH ${name.toLocaleUpperCase('vi')}`.slice(0, 120);

/** Every body whose name a document may bear: the units that lead others, then those of the settings. */
export const issuingBodies = (units: readonly Unit[], { issuers }: Pick<Site, 'issuers'>): readonly IssuingBody[] => [
  ...units
    .filter(({ level }) => !levels[level].submits)
    .map((unit) => ({ name: issuerName(unit), unit, validFrom: unit.validFrom, validTo: unit.validTo })),
  ...issuers,
];

/** A body's name as it is compared: “BAN CHẤP HÀNH …” is “BCH …”, whatever the letters and the stars below. */
const plainName = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace('ban chap hanh', 'bch')
    .replace('ban thuong vu', 'btv')
    .trim();

const byName = new WeakMap<Forest, ReadonlyMap<string, readonly IssuingBody[]>>();

/** The body that a document's head names, standing on the document's day. */
export const issuingBodyOf = (
  { forest, site }: { forest: Forest; site: Pick<Site, 'issuers'> },
  { issuer, day }: { issuer: string; day: string },
): IssuingBody | undefined => {
  // Every unit's book asks of the same documents: names are made plain once.
  const known = byName.get(forest) ?? Map.groupBy(issuingBodies(forest.units, site), ({ name }) => plainName(name));
  byName.set(forest, known);
  return known.get(plainName(issuer))?.find((body) => existsOn(body, day));
};
