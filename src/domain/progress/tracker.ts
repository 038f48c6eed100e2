import type { Rows } from '../intake/rows.ts';
import { dueDay } from '../rules/due.ts';
import { actOf } from '../schema/act.ts';
import { isDay } from '../schema/field.ts';
import { roundsOf, schoolDay, type Round } from '../schema/forest.ts';
import type { Need, Programme, Step } from '../schema/programme.ts';
import { kindOf, type KindName } from '../schema/submission.ts';
import { levels, type Unit } from '../schema/unit.ts';

/** How far a step has come. One that is done before an earlier one waits for it: steps are not skipped (Q L47, L66). */
export const stepStates = {
  xong: 'Đã xong',
  cho_buoc_truoc: 'Đã làm, bước trước còn thiếu',
  dang_lam: 'Đang làm',
  chua: 'Chưa làm',
  qua_han: 'Quá hạn',
} as const;
export type StepState = keyof typeof stepStates;

/** One thing a step needs: how much of it is there, of how much, and by which day it should be. */
export interface Evidence {
  need: Need;
  label: string;
  have: number;
  of: number;
  due: string | undefined;
  /** What is still missing is past its day. */
  overdue: boolean;
}

export interface Progress {
  step: Step;
  state: StepState;
  evidence: readonly Evidence[];
}

/** A unit's year as the steps look at it. */
export interface TrackedYear {
  unit: Unit;
  year: number;
  programme: Programme;
  asOf: string;
  /** The unit's book of acts. */
  book: Rows | undefined;
  /** The branches directly below; none below a branch. */
  branches: readonly Unit[];
  /** What the unit handed in, or recognised, of a kind. */
  file: (kind: KindName) => Rows | undefined;
  /** Branches whose ratings the unit recognised. */
  recognised: ReadonlySet<string>;
  /** Members who may be rated, and who of them registered or has a reason not to. */
  members: ReadonlySet<string>;
  settled: ReadonlySet<string>;
}

export const isMet = ({ have, of }: Pick<Evidence, 'have' | 'of'>): boolean => have >= of;

/** Whether a need counts persons: everybody registered, everybody talked with. */
export const ofPersons = ({ scope, kind }: Need): boolean => scope === 'moi_nguoi' || kind === 'trao-doi';

/** The steps of a unit's level, in their order, each by what shows it done (programme Q, 2.1 and 2.2). */
export const trackYear = (tracked: TrackedYear): readonly Progress[] => {
  const level = levels[tracked.unit.level].submits ? 'chi_doan' : tracked.unit.level;
  const steps = tracked.programme.steps.filter((step) => step.level === level).sort((a, b) => a.number - b.number);
  return inOrder(steps.map((step) => ({ step, evidence: step.needs.map((need) => evidenceOf(need, tracked)) })));
};

/** Steps with how far each has come, from what shows them done and from the steps before. */
export const inOrder = (steps: readonly Omit<Progress, 'state'>[]): readonly Progress[] => {
  let before = true;
  return steps.map(({ step, evidence }) => {
    const done = evidence.every(isMet);
    const state = done ? (before ? 'xong' : 'cho_buoc_truoc') : unfinished(evidence);
    before &&= done;
    return { step, state, evidence };
  });
};

const unfinished = (evidence: readonly Evidence[]): StepState =>
  evidence.some((e) => e.overdue) ? 'qua_han' : evidence.some((e) => e.have > 0) ? 'dang_lam' : 'chua';

const evidenceOf = (need: Need, tracked: TrackedYear): Evidence => {
  const { asOf } = tracked;
  const label = need.act !== undefined ? actOf(need.act).label : kindOf(need.kind!).label;
  const { have, of, due = dueOf(need, tracked) } = counted(need, tracked);
  return { need, label, have, of, due, overdue: have < of && due !== undefined && due < asOf };
};

const dueOf = ({ kind, due, dueLike }: Need, { programme, unit, year }: TrackedYear): string | undefined => {
  if (due) return unit.yearKind === 'nam_hoc' ? schoolDay(year, due.school) : `${year}-${due.calendar}`;
  const like = kind ?? dueLike;
  return like === undefined ? undefined : dueDay(programme, year, unit, like);
};

interface Count {
  have: number;
  of: number;
  /** Where what is missing has a day of its own. */
  due?: string | undefined;
}

const counted = (need: Need, tracked: TrackedYear): Count => {
  const { branches, book, recognised, members, settled } = tracked;
  const named = new Set(need.act === undefined ? [] : referred(book, need.act));
  switch (need.scope) {
    case 'mot':
      return { have: need.act === undefined ? Number((tracked.file(need.kind!)?.length ?? 0) > 0) : Number(named.size > 0), of: 1 };
    case 'moi_nguoi':
      return { have: settled.size, of: Math.max(members.size, 1) };
    case 'moi_chi_doan': {
      const there = need.kind === 'cong-nhan' ? recognised : named;
      return { have: branches.filter((b) => there.has(b.code)).length, of: branches.length };
    }
    case 'moi_loai_hinh': {
      const kinds = [...new Set(branches.map((b) => b.kind))];
      return { have: kinds.filter((kind) => named.has(kind)).length, of: kinds.length };
    }
    case 'moi_ky':
      return need.kind === 'trao-doi' ? talked(tracked) : reported(tracked);
  }
};

/** What a book's acts of a name refer to; '' where they refer to nothing. */
const referred = (book: Rows | undefined, act: string): string[] =>
  book ? [...book.where('viec', (name) => name === act)].map((row) => book.at(row, 'lien_quan')) : [];

/** Rounds that are over, and those of them that were reported on (Q L83). A round that has not ended is not owed. */
const reported = ({ programme, unit, year, asOf, file }: TrackedYear): Count => {
  const over = roundsOf(programme, year, unit.yearKind).filter((round) => round.to < asOf && round.kind !== 'dot');
  const results = file('ket-qua');
  const there = new Set([...(results?.groups('ky') ?? [])].map(([round]) => round));
  const missing = over.find((round) => !there.has(round.code));
  const due = missing && programme.years.find((y) => y.year === year)?.due.find((d) => d.kind === 'ket-qua' && d.round === missing.code);
  const day = due && (unit.yearKind === 'nam_hoc' ? (due.schoolDay ?? due.day) : due.day);
  return { have: over.length - over.filter((r) => !there.has(r.code)).length, of: Math.max(over.length, 1), due: day };
};

/** One stretch of time in which the BCH owes each member a talk. */
export interface TalkPeriod {
  name: string;
  from: string;
  to: string;
}

/** The periods of a year by the branch's rhythm: months or quarters, by its own calendar (Q L79, R7). */
export const talkPeriods = (programme: Programme, unit: Unit, year: number): readonly TalkPeriod[] => {
  if (!programme.talks) return [];
  const rhythm = unit.talks ?? (programme.talks.rhythms.includes('quy') ? 'quy' : programme.talks.rhythms[0]!);
  const first = unit.yearKind === 'nam_hoc' ? 9 : 1;
  const months = Array.from({ length: 12 }, (_, i) => {
    const at = first + i - 1;
    const name = `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    const last = ['31', '30', '29', '28'].find((day) => isDay(`${name}-${day}`))!;
    return { name, from: `${name}-01`, to: `${name}-${last}` };
  });
  if (rhythm === 'thang') return months;
  const quarters: readonly Round[] = roundsOf(programme, year, unit.yearKind).filter((round) => round.kind === 'quy');
  return [0, 1, 2, 3].map((i) => ({
    name: quarters[i]?.name ?? `Quý ${i + 1}`,
    from: months[i * 3]!.from,
    to: months[i * 3 + 2]!.to,
  }));
};

/** Periods that are over, and those in which everybody who may be rated was talked with; who joined, from then on. */
const talked = ({ programme, unit, year, asOf, file, members }: TrackedYear): Count => {
  const over = talkPeriods(programme, unit, year).filter((period) => period.to < asOf);
  const since = joinedOn(file('doan-vien'), file('dang-ky'));
  const daysOf = new Map<string, string[]>();
  const talks = file('trao-doi');
  for (const [member, rows] of talks?.groups('ma_doan_vien') ?? [])
    daysOf.set(
      member,
      rows.map((row) => talks!.at(row, 'ngay_trao_doi')),
    );
  const met = over.filter(({ from, to }) => {
    const owed = [...members].filter((member) => (since.get(member) ?? '') <= to);
    return members.size > 0 && owed.every((member) => daysOf.get(member)?.some((day) => day >= from && day <= to));
  });
  return { have: met.length, of: Math.max(over.length, 1), due: over.find((period) => !met.includes(period))?.to };
};

/** Who joined the branch during the year, and when: on the day of the first registration; never, before there is one. */
const joinedOn = (roster: Rows | undefined, registrations: Rows | undefined): ReadonlyMap<string, string> => {
  const joined = new Map<string, string>();
  for (const row of roster?.where('tinh_trang', (state) => state === 'chuyen_den') ?? [])
    joined.set(roster!.at(row, 'ma_doan_vien'), '9999');
  for (const row of registrations ?? []) {
    const [member, day] = [registrations!.at(row, 'ma_doan_vien'), registrations!.at(row, 'ngay_dang_ky')];
    const before = joined.get(member);
    if (before !== undefined && day < before) joined.set(member, day);
  }
  return joined;
};
