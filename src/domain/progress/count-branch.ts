import type { Rows } from '../intake/rows.ts';
import { criteriaOf, ratingsOf, roundsOf } from '../schema/forest.ts';
import type { Programme } from '../schema/programme.ts';
import { itemTypes } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';
import { dueDay, dueKey, duesOf } from '../rules/due.ts';
import { itemOf, stateAfterEach, statesByItem } from '../rules/rule.ts';
import { bump, noFigures, type Counts, type Figures } from './figures.ts';

/** The rows of one branch and year that count. Recognitions are those that name this branch. */
export interface BranchYear {
  unit: Unit;
  year: number;
  programme: Programme;
  roster: Rows | undefined;
  registrations: Rows | undefined;
  amendments: Rows | undefined;
  results: Rows | undefined;
  proposals: Rows | undefined;
  recognitions: Rows | undefined;
  /** The day the figures speak of. */
  asOf: string;
}

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
  amendments,
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
  for (const { code } of programme.campaigns) items.byCampaign[code] = { registered: 0, done: 0 };
  for (const type of Object.keys(itemTypes)) items.byType[type] = { registered: 0, done: 0 };
  for (const round of rounds) items.byRound[round] = 0;
  for (const { code } of ratingsOf(programme)) {
    people.proposed[code] = 0;
    people.recognised[code] = 0;
  }

  if (roster?.length) handedIn['doan-vien'] = 1;
  if (registrations?.length) handedIn['dang-ky'] = 1;
  if (proposals?.length) handedIn['danh-gia'] = 1;
  if (recognitions?.length) handedIn['cong-nhan'] = 1;

  const { members, youth, away } = membersOf(roster);
  people.members = members.size;
  people.youth = youth;
  people.away = away;

  const due = dueDay(programme, year, unit, 'dang-ky');
  const firstDay = new Map<string, string>();
  for (const row of registrations ?? []) {
    const member = registrations!.at(row, 'ma_doan_vien');
    const day = registrations!.at(row, 'ngay_dang_ky');
    const before = firstDay.get(member);
    if (before === undefined || day < before) firstDay.set(member, day);
  }
  for (const code of members) {
    const day = firstDay.get(code);
    if (day === undefined) continue;
    people.registered += 1;
    if (due !== undefined && day > due) people.late += 1;
  }

  const states = statesByItem(results);
  for (const [round] of results?.groups('ky') ?? []) handedIn[dueKey('ket-qua', round)] = 1;

  for (const { kind, round, day } of duesOf(programme, year, unit.yearKind)) {
    const key = dueKey(kind, round);
    if (day < asOf && !handedIn[key]) overdue[key] = 1;
  }

  // Anybody may write anything there: only what the programme names is looked up.
  const campaignOf = registrations?.names.includes('phong_trao')
    ? registrations.each('phong_trao', (name) => (Object.hasOwn(items.byCampaign, name) ? [items.byCampaign[name]!] : []))
    : () => [];
  const { dropped, excused } = amendmentsOf(amendments);
  for (const member of excused) if (members.has(member) && !firstDay.has(member)) people.excused += 1;
  const persons = new Set<string>();
  for (const row of registrations ?? []) {
    if (dropped.has(itemOf(registrations!, row))) {
      items.dropped += 1;
      continue;
    }
    persons.add(registrations!.at(row, 'ma_doan_vien'));
    const after = stateAfterEach(states.get(itemOf(registrations!, row)), rounds);
    const criterion = items.byCriterion[registrations!.at(row, 'tieu_chi')]!;
    const type = items.byType[registrations!.at(row, 'loai')]!;
    const all = [items, criterion, type, ...campaignOf(row)];
    for (const counts of all) counts.registered += 1;
    for (const [i, round] of rounds.entries()) if (after[i] === 'hoan_thanh') bump(items.byRound, round);
    if (after.at(-1) === 'hoan_thanh') for (const counts of all) counts.done += 1;
  }

  people.persons = persons.size;

  const rate = (rows: Rows | undefined, column: string, counts: Counts) => {
    for (const row of rows ?? []) if (members.has(rows!.at(row, 'ma_doan_vien'))) bump(counts, rows!.at(row, column));
  };
  rate(proposals, 'de_nghi_xep_loai', people.proposed);
  rate(recognitions, 'xep_loai_cong_nhan', people.recognised);
  return figures;
};

/** Who of a branch's list may be rated, and how many more take part: thanh niên; how many members regularly work away. */
export const membersOf = (roster: Rows | undefined): { members: ReadonlySet<string>; youth: number; away: number } => {
  const members = new Set<string>();
  let [youth, away] = [0, 0];
  for (const row of roster ?? []) {
    const state = roster!.at(row, 'tinh_trang');
    if (state === 'chuyen_di') continue;
    if (roster!.at(row, 'doi_tuong') === 'thanh_nien') youth += 1;
    else {
      members.add(roster!.at(row, 'ma_doan_vien'));
      if (state === 'di_lam_an_xa') away += 1;
    }
  }
  return { members, youth, away };
};

/** What was changed of a registration afterwards: items that were dropped, and members with a reason not to register. */
export const amendmentsOf = (amendments: Rows | undefined): { dropped: ReadonlySet<string>; excused: ReadonlySet<string> } => {
  const [dropped, excused] = [new Set<string>(), new Set<string>()];
  for (const row of amendments ?? []) {
    const change = amendments!.at(row, 'thay_doi');
    if (change === 'bo') dropped.add(itemOf(amendments!, row));
    if (change === 'khong_dang_ky') excused.add(amendments!.at(row, 'ma_doan_vien'));
  }
  return { dropped, excused };
};
