import type { ReadRow } from '../intake/read-submission.ts';
import { criteriaOf, ratingsOf, roundsOf } from '../schema/forest.ts';
import type { Programme } from '../schema/programme.ts';
import { itemTypes } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';
import { dueDay, dueKey, duesOf } from '../rules/due.ts';
import { itemOf, stateAfterEach, statesByItem } from '../rules/rule.ts';
import { bump, noFigures, type Figures } from './figures.ts';

/** The rows of one branch and year that count. Recognitions are those that name this branch. */
export interface BranchYear {
  unit: Unit;
  year: number;
  programme: Programme;
  roster: readonly ReadRow[];
  registrations: readonly ReadRow[];
  results: readonly ReadRow[];
  proposals: readonly ReadRow[];
  recognitions: readonly ReadRow[];
  /** The day the figures speak of. */
  asOf: string;
}

const member = (row: ReadRow) => row.cells['ma_doan_vien']!;

/**
 * Counts one branch's year. An item is done when the last round that speaks of it says so (Q L83: each round is
 * cumulative); `byRound` says how many were done by the end of each round.
 */
export const countBranch = ({
  unit,
  year,
  programme,
  roster,
  registrations,
  results,
  proposals,
  recognitions,
  asOf,
}: BranchYear): Figures => {
  const figures = noFigures();
  const { people, items, handedIn, overdue, roundOver } = figures;
  figures.branches = 1;
  const calendar = roundsOf(programme, year, unit.yearKind);
  const rounds = calendar.map((r) => r.code);
  for (const { code, to } of calendar) if (to < asOf) roundOver[code] = 1;

  for (const { criterion } of criteriaOf(programme)) items.byCriterion[criterion.code] = { registered: 0, done: 0 };
  for (const type of Object.keys(itemTypes)) items.byType[type] = { registered: 0, done: 0 };
  for (const round of rounds) items.byRound[round] = 0;
  for (const { code } of ratingsOf(programme)) {
    people.proposed[code] = 0;
    people.recognised[code] = 0;
  }

  if (roster.length > 0) handedIn['doan-vien'] = 1;
  if (registrations.length > 0) handedIn['dang-ky'] = 1;
  if (proposals.length > 0) handedIn['danh-gia'] = 1;
  if (recognitions.length > 0) handedIn['cong-nhan'] = 1;

  const members = new Set<string>();
  for (const { cells } of roster) {
    if (cells['tinh_trang'] === 'chuyen_di') continue;
    if (cells['doi_tuong'] === 'thanh_nien') {
      people.youth += 1;
      continue;
    }
    members.add(cells['ma_doan_vien']!);
    people.members += 1;
    if (cells['tinh_trang'] === 'di_lam_an_xa') people.away += 1;
  }

  const due = dueDay(programme, year, unit, 'dang-ky');
  const firstDay = new Map<string, string>();
  for (const row of registrations) {
    const day = row.cells['ngay_dang_ky']!;
    const before = firstDay.get(member(row));
    if (before === undefined || day < before) firstDay.set(member(row), day);
  }
  for (const code of members) {
    const day = firstDay.get(code);
    if (day === undefined) continue;
    people.registered += 1;
    if (due !== undefined && day > due) people.late += 1;
  }

  const states = statesByItem(results);
  for (const round of new Set(results.map((r) => r.cells['ky']!))) handedIn[dueKey('ket-qua', round)] = 1;

  for (const { kind, round, day } of duesOf(programme, year, unit.yearKind)) {
    const key = dueKey(kind, round);
    if (day < asOf && !handedIn[key]) overdue[key] = 1;
  }

  for (const row of registrations) {
    const after = stateAfterEach(states.get(itemOf(row)), rounds);
    const criterion = items.byCriterion[row.cells['tieu_chi']!]!;
    const type = items.byType[row.cells['loai']!]!;
    items.registered += 1;
    criterion.registered += 1;
    type.registered += 1;
    for (const [i, round] of rounds.entries()) if (after[i] === 'hoan_thanh') bump(items.byRound, round);
    if (after.at(-1) === 'hoan_thanh') {
      items.done += 1;
      criterion.done += 1;
      type.done += 1;
    }
  }

  for (const row of proposals) if (members.has(member(row))) bump(people.proposed, row.cells['de_nghi_xep_loai']!);
  for (const row of recognitions) if (members.has(member(row))) bump(people.recognised, row.cells['xep_loai_cong_nhan']!);
  return figures;
};
