import { actOf } from '../schema/act.ts';
import { existsOn } from '../schema/forest.ts';
import { schoolDay } from '../schema/programme-lookup.ts';
import type { Need, Step } from '../schema/step.ts';
import { kindOf } from '../schema/submission.ts';
import type { BranchYear } from '../year/branch-year.ts';
import { talkIn, talkPeriods, type TalkPeriod } from '../year/talks.ts';

/** How far a step has come. One that is done before an earlier one waits for it: steps are not skipped (Q L47, L66). */
export const stepStates = {
  xong: 'Đã xong',
  cho_buoc_truoc: 'Đã làm, bước trước còn thiếu',
  dang_lam: 'Đang làm',
  chua: 'Chưa làm',
  qua_han: 'Quá hạn',
} as const;
export type StepState = keyof typeof stepStates;

/** How much of something is there, of how much, and by which day it should be. */
interface EvidenceCount {
  have: number;
  of: number;
  due: string | undefined;
  /** What is still missing is past its day. */
  overdue: boolean;
  /** There is nobody, or no branch, of whom it could be asked: it is not done, and no step waits for it. */
  nobody: boolean;
}

/** One thing a step needs. */
export interface Evidence extends EvidenceCount {
  need: Need;
  label: string;
  /** The same as the world may be told it, by files alone, where that is another (domain §0, row 7). */
  told?: EvidenceCount;
}

export interface Progress {
  step: Step;
  state: StepState;
  evidence: readonly Evidence[];
}

/** A unit's year as the steps look at it. */
interface Tracked {
  own: BranchYear;
  /** The branches directly below; none below a branch. */
  branches: readonly BranchYear[];
  asOf: string;
}

/** Of nothing nothing is done: a unit without branches has visited and recognised none. */
export const isMet = ({ have, of }: Pick<Evidence, 'have' | 'of'>): boolean => of > 0 && have >= of;

/** Whether a need counts persons: everybody registered, everybody talked with. */
export const ofPersons = ({ scope, kind }: Need): boolean => scope === 'moi_nguoi' || kind === 'trao-doi';

/**
 * The steps of a unit's level, in their order, each by what shows it done (programme Q, 2.1 and 2.2).
 * @param branches the branches directly below; none below a branch
 */
export const trackYear = (own: BranchYear, branches: readonly BranchYear[], asOf: string): readonly Progress[] => {
  const steps = own.programme.steps.filter((step) => step.level === own.unit.level).sort((a, b) => a.number - b.number);
  return inOrder(steps.map((step) => ({ step, evidence: step.needs.map((need) => evidenceOf(need, { own, branches, asOf })) })));
};

/** Steps with how far each has come, from what shows them done and from the steps before. A need that nobody is there for keeps none open. */
export const inOrder = (steps: readonly Omit<Progress, 'state'>[]): readonly Progress[] => {
  let before = true;
  return steps.map(({ step, evidence }) => {
    const asked = evidence.filter((one) => isMet(one) || !one.nobody);
    const isComplete = asked.every(isMet);
    const state = isComplete && asked.length > 0 ? (before ? 'xong' : 'cho_buoc_truoc') : unfinished(evidence);
    before &&= isComplete;
    return { step, state, evidence };
  });
};

/** Steps as the world may be told them. */
export const toldSteps = (steps: readonly Progress[]): readonly Progress[] =>
  steps.some(({ evidence }) => evidence.some(({ told }) => told))
    ? inOrder(steps.map(({ step, evidence }) => ({ step, evidence: evidence.map(({ told, ...own }) => ({ ...own, ...told })) })))
    : steps;

const unfinished = (evidence: readonly Evidence[]): StepState =>
  evidence.some((e) => e.overdue) ? 'qua_han' : evidence.some((e) => e.have > 0) ? 'dang_lam' : 'chua';

const evidenceOf = (need: Need, tracked: Tracked): Evidence => {
  const { asOf } = tracked;
  const label = need.act !== undefined ? actOf(need.act).label : kindOf(need.kind!).label;
  const standing = ({ have, of, nobody = false, isLater = false, due = dueOf(need, tracked) }: StepCount): EvidenceCount => {
    const day = nobody || isLater ? undefined : due;
    return { have, of, nobody, due: day, overdue: have < of && day !== undefined && day < asOf };
  };
  const { told, ...own } = counted(need, tracked);
  return { need, label, ...standing(own), ...(told && { told: standing(told) }) };
};

const dueOf = ({ kind, due, dueLike }: Need, { own }: Tracked): string | undefined => {
  if (due) {
    const { unit, year } = own;
    const day = unit.yearKind === 'nam_hoc' ? schoolDay(year, due.school) : `${year}-${due.calendar}`;
    return existsOn(unit, day) ? day : undefined;
  }
  const like = kind ?? dueLike;
  return like === undefined ? undefined : own.dueDay(like);
};

interface StepCount {
  have: number;
  of: number;
  /** Where what is missing has a day of its own. */
  due?: string | undefined;
  /** What is missing is of people who came after the day: they are not past it. */
  isLater?: boolean;
  nobody?: boolean;
}
/** The same as the world may be told it, where that is another. */
type CountedNeed = StepCount & { told?: StepCount };

/** One file, or one deed. */
const once = ({ act, kind, dueLike }: Need, own: BranchYear): CountedNeed => {
  const like = kind ?? dueLike;
  const about = like ?? (act && actOf(act).goesWith);
  const told = {
    have: Number(act === undefined ? own.has(kind!) : own.hasActed(act)),
    of: 1,
    nobody: about !== undefined && !own.owes(about),
  };
  // That all its members brought theirs along is no file of the branch, and would speak of all of them, however few.
  const isBrought = like !== undefined && !own.has(like) && own.hasReceived(like);
  if (!isBrought) return told;
  return { ...(act === undefined ? { have: 1, of: 1 } : { ...told, nobody: true }), told };
};

/** Recognised branches, of those in which somebody has a rating to be recognised. */
const recognised = (branches: readonly BranchYear[]): CountedNeed => {
  const among = (isAsked: (branch: BranchYear) => boolean): StepCount => ofAll(branches.filter(isAsked), (branch) => branch.isRecognised);
  const own = among((branch) => branch.isRecognised || branch.owes('cong-nhan'));
  const told = among((branch) => branch.isRecognised || branch.owes('danh-gia'));
  return own.of === told.of ? own : { ...own, told };
};

/** Of so many branches, or kinds of them; a unit that has none owes nothing. */
const ofAll = <T>(all: readonly T[], isThere: (one: T) => boolean): StepCount => {
  return { have: all.filter(isThere).length, of: all.length, nobody: all.length === 0 };
};

const counted = (need: Need, { own, branches, asOf }: Tracked): CountedNeed => {
  switch (need.scope) {
    case 'mot':
      return once(need, own);
    case 'moi_nguoi': {
      let [have, of] = [0, 0];
      const owing: string[] = [];
      for (const member of own.members()) {
        of += 1;
        if (member.isRegistered || member.standing === 'excused') have += 1;
        else if (member.due !== undefined) owing.push(member.due);
      }
      const nobody = of === 0 && own.has('doan-vien');
      const isLater = have < of && owing.length === 0 && own.has('doan-vien');
      // Where the day was over before the branch began, it is that of the branch they came from.
      return { have, of: Math.max(of, 1), nobody, isLater, due: own.due === undefined ? owing.sort()[0] : undefined };
    }
    case 'moi_chi_doan': {
      if (need.kind === 'cong-nhan') return recognised(branches);
      const there = own.named(need.act!);
      return ofAll(branches, (branch) => branch.isAmong(there));
    }
    case 'moi_loai_hinh':
      return ofAll([...new Set(branches.map(({ unit }) => unit.kind))], (kind) => own.hasActed(need.act!, kind));
    case 'moi_ky':
      return need.kind === 'trao-doi' ? talked(own, asOf) : reported(own, asOf);
  }
};

/** Rounds that are over, and those of them that were reported on (Q L83). A round that has not ended is not owed. */
const reported = ({ dues, owedRounds, attendedRounds, reported: there }: BranchYear, asOf: string): CountedNeed => {
  const among = (rounds: typeof owedRounds): StepCount => {
    const over = rounds.filter((round) => round.to < asOf);
    const missing = over.find((round) => !there.has(round.code));
    const asked = missing ? [missing] : rounds;
    const due = dues.find(({ kind, round }) => kind === 'ket-qua' && asked.some(({ code }) => code === round))?.day;
    const have = over.filter((r) => there.has(r.code)).length;
    return { have, of: Math.max(over.length, 1), nobody: rounds.length === 0, due };
  };
  const own = among(owedRounds);
  return owedRounds.length === attendedRounds.length ? own : { ...own, told: among(attendedRounds) };
};

/**
 * Periods that are over in which somebody of the branch was to be talked with, and those of them in which everybody who may be rated
 * was; who joined, from then on. Without a list nobody knows, and all are asked about.
 */
const talked = (own: BranchYear, asOf: string): StepCount => {
  const over = talkPeriods(own.programme, own.unit, own.year).filter((period) => period.to < asOf);
  const [asked, owing] = [new Set<TalkPeriod>(), new Set<TalkPeriod>()];
  let isEmpty = true;
  for (const { talks, joined } of own.members()) {
    isEmpty = false;
    for (const period of over) {
      const how = talkIn({ talks, joined }, period);
      if (how !== 'notOwed') asked.add(period);
      if (how === 'owed') owing.add(period);
    }
  }
  const of = isEmpty ? over : over.filter((period) => asked.has(period));
  const missing = of.filter((period) => isEmpty || owing.has(period));
  const nobody = isEmpty && own.has('doan-vien');
  return { have: of.length - missing.length, of: Math.max(of.length, 1), nobody, due: missing[0]?.to };
};
