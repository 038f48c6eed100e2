import type { ActName } from '../schema/act.ts';
import type { aspectResults, aspects } from '../schema/submission.ts';
import type { YearFiles } from './files.ts';
import { numberIn } from './item.ts';

/** One act that a unit wrote into its book (`so-viec`). */
export interface BookEntry {
  row: number;
  act: ActName;
  day: string;
  /** What it was about: a criterion, month, lesson, document, kind or unit; '' where its act names nothing. */
  about: string;
  /** Who came, of how many, and how many agreed; undefined where not written. */
  present: number | undefined;
  all: number | undefined;
  agreed: number | undefined;
}

type Aspect = keyof typeof aspectResults;

/** A branch that registered as a chi đoàn mạnh (`chi-doan-manh`). */
export interface StrongBranch {
  row: number;
  branch: string;
  registered: string;
  tu_tuong: Aspect;
  to_chuc: Aspect;
  hoat_dong: Aspect;
  /** The day it was recognised; '' where it was not. */
  recognised: string;
}

/** Whether at least two thirds came (Q L62, L72); a number left out counts as none. */
export const hasQuorum = ({ present = 0, all = 0 }: Pick<BookEntry, 'present' | 'all'>): boolean => present * 3 >= all * 2;

/** The acts of a unit's book, in the order of its rows; of one name where it is given. */
export const entriesOf = (files: YearFiles, act?: ActName): readonly BookEntry[] => {
  const rows = files.rows('so-viec');
  if (!rows) return [];
  return [...(act === undefined ? rows : rows.where('viec', (name) => name === act))].map((row) => ({
    row,
    act: rows.at(row, 'viec') as ActName,
    day: rows.at(row, 'ngay_lam'),
    about: rows.at(row, 'lien_quan'),
    present: numberIn(rows.at(row, 'co_mat')),
    all: numberIn(rows.at(row, 'tong_so')),
    agreed: numberIn(rows.at(row, 'dong_y')),
  }));
};

/** The branches that registered as chi đoàn mạnh with a unit. */
export const strongBranches = (files: YearFiles): readonly StrongBranch[] => {
  const rows = files.rows('chi-doan-manh');
  return [...(rows ?? [])].map((row) => {
    const aspect = (column: keyof typeof aspects) => rows!.at(row, column) as Aspect;
    return {
      row,
      branch: rows!.at(row, 'ma_chi_doan'),
      registered: rows!.at(row, 'ngay_dang_ky_manh'),
      tu_tuong: aspect('tu_tuong'),
      to_chuc: aspect('to_chuc'),
      hoat_dong: aspect('hoat_dong'),
      recognised: rows!.at(row, 'ngay_cong_nhan_manh'),
    };
  });
};
