import type { Accepted } from '../rules/check.ts';
import type { ActName } from '../schema/act.ts';
import type { aspectResults } from '../schema/submission.ts';
import { compareCodes } from '../vietnamese.ts';

/** One act of a unit: what, when, and what it refers to. Never who came, nor how many. */
export interface Deed {
  unit: string;
  year: number;
  act: ActName;
  day: string;
  about: string;
}

type AspectResult = keyof typeof aspectResults;
/** A branch that registered as a chi đoàn mạnh (K L57). A branch is not a person. */
export interface StrongBranch {
  unit: string;
  year: number;
  branch: string;
  tu_tuong: AspectResult;
  to_chuc: AspectResult;
  hoat_dong: AspectResult;
  recognised: boolean;
}

export interface PublicBook {
  deeds: readonly Deed[];
  strong: readonly StrongBranch[];
}

/** What public reports take from units' books: acts and branches, no person and no free text. */
export const publicBook = (accepted: readonly Accepted[]): PublicBook => {
  const deeds: Deed[] = [];
  const strong: StrongBranch[] = [];
  for (const { unit, year, kind, rows } of accepted)
    for (const row of kind === 'so-viec' || kind === 'chi-doan-manh' ? rows : []) {
      const cell = (column: string) => rows.at(row, column);
      if (kind === 'so-viec')
        deeds.push({ unit: unit.code, year, act: cell('viec') as ActName, day: cell('ngay_lam'), about: cell('lien_quan') });
      else {
        const aspect = (column: string) => cell(column) as AspectResult;
        const aspects = { tu_tuong: aspect('tu_tuong'), to_chuc: aspect('to_chuc'), hoat_dong: aspect('hoat_dong') };
        strong.push({ unit: unit.code, year, branch: cell('ma_chi_doan'), ...aspects, recognised: cell('ngay_cong_nhan_manh') !== '' });
      }
    }
  const key = (d: Deed) => [d.unit, d.year, d.day, d.act, d.about].join('\t');
  return {
    deeds: deeds.sort((a, b) => compareCodes(key(a), key(b))),
    strong: strong.sort((a, b) => compareCodes(a.branch, b.branch) || a.year - b.year),
  };
};

/** The acts of a unit in a year by their name. */
export const deedsOf = ({ deeds }: PublicBook, unit: string, year: number, act: ActName): readonly Deed[] =>
  deeds.filter((d) => d.unit === unit && d.year === year && d.act === act);
