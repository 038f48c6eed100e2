import { type Forest, plantForest } from './units.ts';

/**
 * The branches of the small sample and the years of which each hands in its files: between them every kind of file, in both
 * organisations. A branch of fewer than five beside a larger one, a merger with what was before it, a chi đoàn cơ sở, one by
 * the school year, one member with an exception, a branch without registrations, and branches that hand in nothing.
 */
const branches: Readonly<Record<string, readonly number[]>> = {
  'kg-ldtbxh-vp': [2016],
  'kg-ldtbxh-nc': [2016],
  'kg-cd-bao-tang': [2015],
  'kg-to-chau-kp1': [2015],
  'kg-to-chau-kp2': [],
  'kg-khoa-thmn-a1': [2015],
  'q8-p01-kp1': [2015, 2016],
  'q8-p01-kp2': [2015, 2016],
  'q8-p02-kp3': [2015],
  'q8-p02-kp4': [],
  'q8-p02-kp34': [2016],
  'q8-p13-kp2': [2016],
  'q8-p14-kp1': [2016],
  'q8-cd-thue': [],
};

/** Invented units without a chi đoàn: entries of the small sample speak of them. */
const others = ['kg-dong-ho', 'kg-phao-dai', 'q8-thpt-a', 'q8-dn-a'];

/** The forest of the sample with all real units and a few invented ones: what the repository itself carries. */
export const plantSmallForest = (): Forest => {
  const { files, organisations } = plantForest();
  const kept = new Set(others.concat(Object.keys(branches)));
  const all = Object.values(files).flat();
  for (const unit of all) if (!unit.sample) kept.add(unit.code);
  const isKept = ({ code }: { code: string }) => kept.has(code);
  return {
    files: Object.fromEntries(
      Object.entries(files).map(([file, units]) => [
        file,
        units.filter(isKept).map((unit) => ({ ...unit, predecessors: unit.predecessors.filter((code) => kept.has(code)) })),
      ]),
    ),
    organisations: organisations.map((organisation) => ({
      ...organisation,
      above: organisation.above.filter(isKept),
      branches: organisation.branches.flatMap((branch) => (isKept(branch.unit) ? { ...branch, years: branches[branch.unit.code] } : [])),
    })),
  };
};
