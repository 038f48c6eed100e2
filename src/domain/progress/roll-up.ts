import type { Content } from '../intake/read-content.ts';
import type { Rows } from '../intake/rows.ts';
import type { Accepted } from '../rules/check.ts';
import { existsIn, programmeOf } from '../schema/forest.ts';
import type { Programme } from '../schema/programme.ts';
import type { KindName } from '../schema/submission.ts';
import { levels, type Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';
import { amendmentsOf, countBranch, membersOf } from './count-branch.ts';
import { addFigures, bump, noFigures, type Figures } from './figures.ts';
import { trackYear, type Progress } from './tracker.ts';

/** A unit's figures in one year, under the programme in force. */
export interface UnitYear {
  unit: Unit;
  year: number;
  programme: Programme;
  figures: Figures;
  /** The steps of its level, each by what shows it done. */
  steps: readonly Progress[];
}

/**
 * Counts every branch and adds the branches up the tree, for each year in which the organisation handed
 * anything in, up to the year of `asOf`. A branch without files is counted too: it is what is missing.
 */
export const rollUp = (content: Content, accepted: readonly Accepted[], asOf: string): UnitYear[] => {
  const { forest, programmes } = content;
  const rows = new Map<string, Rows>();
  const recognised = new Map<string, Rows>();
  for (const a of accepted) {
    rows.set(`${a.unit.code}/${a.year}/${a.kind}`, a.rows);
    if (a.kind === 'cong-nhan')
      for (const [branch, own] of a.rows.groups('ma_chi_doan')) recognised.set(`${branch}/${a.year}`, a.rows.only(own));
  }
  const yearsWithData = new Map<string, Set<number>>();
  for (const a of accepted) {
    const root = forest.root(a.unit).code;
    yearsWithData.set(root, (yearsWithData.get(root) ?? new Set()).add(a.year));
  }

  const track = (unit: Unit, year: number, programme: Programme, of: (kind: KindName) => Rows | undefined) => {
    const { members } = membersOf(of('doan-vien'));
    const settled = new Set([...(of('dang-ky')?.index('ma_doan_vien').keys() ?? []), ...amendmentsOf(of('dieu-chinh')).excused]);
    return trackYear({
      unit,
      year,
      programme,
      asOf,
      book: of('so-viec'),
      branches: forest.children(unit.code, year).filter((child) => levels[child.level].submits),
      file: of,
      recognised: new Set([...(of('cong-nhan')?.groups('ma_chi_doan') ?? [])].map(([branch]) => branch)),
      members,
      settled: new Set([...members].filter((member) => settled.has(member))),
    });
  };

  const out: UnitYear[] = [];
  for (const root of forest.roots) {
    const years = [...(yearsWithData.get(root.code) ?? [])].sort((a, b) => a - b);
    for (const year of years) {
      if (`${year}` > asOf.slice(0, 4)) continue;
      const programme = programmeOf(programmes, forest, root, year);
      if (!programme) continue;
      const visit = (unit: Unit): Figures => {
        const of = (kind: KindName) => rows.get(`${unit.code}/${year}/${kind}`);
        const below = forest.children(unit.code, year);
        const figures =
          unit.branchType !== undefined
            ? countBranch({
                unit,
                year,
                programme,
                roster: of('doan-vien'),
                registrations: of('dang-ky'),
                amendments: of('dieu-chinh'),
                results: of('ket-qua'),
                proposals: of('danh-gia'),
                recognitions: recognised.get(`${unit.code}/${year}`),
                asOf,
              })
            : below.map(visit).reduce(addFigures, noFigures());
        const steps = track(unit, year, programme, of);
        const book = of('so-viec');
        for (const [act, own] of book?.groups('viec') ?? []) bump(figures.acts, act, own.length);
        out.push({ unit, year, programme, figures, steps });
        return figures;
      };
      if (existsIn(root, year)) visit(root);
    }
  }
  return out.sort((a, b) => compareCodes(a.unit.code, b.unit.code) || a.year - b.year);
};
