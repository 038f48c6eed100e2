import type { Rows } from '../intake/rows.ts';
import { amendmentsOf } from '../progress/count-branch.ts';
import { suggestRating, type MemberYear, type Suggestion } from '../progress/suggest.ts';
import { itemOf, stateAfterEach, statesByItem } from '../rules/rule.ts';
import { differentItems } from '../rules/submissions/minimum-items.ts';
import { roundsOf } from '../schema/forest.ts';
import type { Programme } from '../schema/programme.ts';
import type { ItemState, KindName } from '../schema/submission.ts';
import type { Unit } from '../schema/unit.ts';
import { compareCodes } from '../vietnamese.ts';

/** One registered thing to do, and how it stood at the end of each round. */
export interface Item {
  criterion: string;
  states: readonly ItemState[];
}

/** A member's year by code, as the branch itself may see it. */
export interface Person {
  code: string;
  kind: string;
  state: string;
  /** Months lived here, as written; '' where not asked. */
  months: string;
  /** Registered items that count, without those dropped. */
  items: readonly Item[];
  done: number;
  dropped: number;
  /** The day of the first registered item. */
  firstDay: string | undefined;
  /** A recorded reason not to register. */
  excused: boolean;
  /** Different things handed in whose registration does not count, because they are fewer than the minimum. */
  tooFew: number;
  threshold: number | undefined;
  suggestion: Suggestion | undefined;
  proposal: { rating: string; reason: string } | undefined;
  recognition: { rating: string; reason: string; symbol: string; day: string } | undefined;
  talks: readonly string[];
}

/** Whether somebody may be rated: a đoàn viên who has not moved away (R16). */
export const isMember = ({ kind, state }: Pick<Person, 'kind' | 'state'>): boolean => kind === 'doan_vien' && state !== 'chuyen_di';

/** What the machine is to look at, for one member. */
export const memberYear = ({ kind, state, items, done, threshold, excused }: Omit<Person, 'suggestion'>): MemberYear => ({
  kind,
  state,
  registered: items.length,
  done,
  threshold,
  excused,
});

interface BranchFiles {
  unit: Unit;
  year: number;
  programme: Programme;
  rows: (kind: KindName) => Rows | undefined;
  /** The recogniser's file; only rows that name this branch are looked at. */
  recognitions: Rows | undefined;
  /** Registrations as handed in, before the rules left any out. */
  unjudged: Rows | undefined;
}

const byMember = (rows: Rows | undefined): ReadonlyMap<string, readonly number[]> => new Map(rows?.groups('ma_doan_vien'));

/** Everybody of a branch's list, and whoever registered without standing in it, by code. */
export const branchPeople = ({ unit, year, programme, rows, recognitions, unjudged }: BranchFiles): readonly Person[] => {
  const [roster, registrations, proposals, talks] = [rows('doan-vien'), rows('dang-ky'), rows('danh-gia'), rows('trao-doi')];
  const rounds = roundsOf(programme, year, unit.yearKind).map((r) => r.code);
  const states = statesByItem(rows('ket-qua'));
  const { dropped, excused } = amendmentsOf(rows('dieu-chinh'));
  const listed = byMember(roster);
  const registered = byMember(registrations);
  const attempted = byMember(unjudged);
  const proposed = byMember(proposals);
  const talked = byMember(talks);
  const recognised = new Map<string, number>();
  for (const row of recognitions?.where('ma_chi_doan', (branch) => branch === unit.code) ?? [])
    recognised.set(recognitions!.at(row, 'ma_doan_vien'), row);

  const personOf = (code: string): Person => {
    const entry = listed.get(code)?.at(-1);
    const own = registered.get(code) ?? [];
    const kept = own.filter((row) => !dropped.has(itemOf(registrations!, row)));
    const items = kept.map((row) => ({
      criterion: registrations!.at(row, 'tieu_chi'),
      states: stateAfterEach(states.get(itemOf(registrations!, row)), rounds),
    }));
    const proposal = proposed.get(code)?.at(-1);
    const recognition = recognised.get(code);
    const threshold = proposal === undefined ? '' : proposals!.at(proposal, 'nguong_ap_dung');
    const cell = (column: string) => (entry === undefined ? '' : roster!.at(entry, column));
    const person = {
      code,
      kind: cell('doi_tuong') || (own[0] === undefined ? 'doan_vien' : registrations!.at(own[0], 'doi_tuong')),
      state: cell('tinh_trang') || 'dang_sinh_hoat',
      months: cell('so_thang_dia_phuong'),
      items,
      done: items.filter((item) => item.states.at(-1) === 'hoan_thanh').length,
      dropped: own.length - kept.length,
      firstDay: own.map((row) => registrations!.at(row, 'ngay_dang_ky')).sort(compareCodes)[0],
      excused: excused.has(code),
      tooFew: own.length === 0 && attempted.has(code) ? differentItems(unjudged!, attempted.get(code)!) : 0,
      threshold: threshold === '' ? undefined : Number(threshold),
      proposal:
        proposal === undefined
          ? undefined
          : { rating: proposals!.at(proposal, 'de_nghi_xep_loai'), reason: proposals!.at(proposal, 'ly_do') },
      recognition:
        recognition === undefined
          ? undefined
          : {
              rating: recognitions!.at(recognition, 'xep_loai_cong_nhan'),
              reason: recognitions!.at(recognition, 'ly_do_thay_doi'),
              symbol: recognitions!.at(recognition, 'so_van_ban'),
              day: recognitions!.at(recognition, 'ngay_hop'),
            },
      talks: (talked.get(code) ?? []).map((row) => talks!.at(row, 'ngay_trao_doi')).sort(compareCodes),
    };
    return { ...person, suggestion: suggestRating(programme, memberYear(person)) };
  };
  return [...new Set([...listed.keys(), ...registered.keys()])].sort(compareCodes).map(personOf);
};
