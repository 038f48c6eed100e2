import { ratingsOf } from '../schema/programme-lookup.ts';
import type { BranchYear } from '../year/branch-year.ts';
import { dueKey } from '../year/due.ts';
import type { Item } from '../year/item.ts';
import { divisionNames, divisions, increment, noFigures, peopleCounted, peopleNames, type Figures } from './figures.ts';

/**
 * Counts one branch's year. An item is done when the last round that speaks of it says so (Q L83: each round is
 * cumulative); `byRound` says how many were done by the end of each round.
 * @param asOf the day the figures speak of
 */
export const countBranch = (branch: BranchYear, asOf: string): Figures => {
  const { programme } = branch;
  const figures = noFigures();
  const { people, items, roundOver } = figures;
  figures.branches = branch.isContinued ? 0 : 1;
  if (!branch.isContinued) for (const { code, to } of branch.attendedRounds) if (to < asOf) roundOver[code] = 1;

  for (const name of divisionNames) for (const code of divisions[name].codes(programme)) items[name][code] = { registered: 0, done: 0 };
  for (const { code } of branch.rounds) items.byRound[code] = 0;
  for (const { code } of ratingsOf(programme)) {
    people.proposed[code] = 0;
    people.recognised[code] = 0;
  }

  for (const member of branch.people()) {
    for (const name of peopleNames) if (peopleCounted[name](member)) people[name] += 1;
    if (member.isMember) {
      const { proposal, recognition } = member;
      if (proposal) increment(people.proposed, proposal.rating);
      if (recognition) increment(people.recognised, recognition.rating);
    }
    items.dropped += member.dropped;
    for (const item of member.items) countItem(item, branch, items);
  }
  if (!branch.isContinued) handedInOf(branch, asOf, figures);
  return figures;
};

/** What was handed in, and what is past its day: as officials see it, and as the world is told. */
const handedInOf = (branch: BranchYear, asOf: string, figures: Figures): void => {
  const { handedIn, overdue, notOwed, told } = figures;
  for (const kind of ['doan-vien', 'dang-ky', 'danh-gia'] as const) {
    if (branch.hasReceived(kind)) handedIn[kind] = 1;
    if (branch.has(kind)) told.handedIn[kind] = 1;
  }
  if (branch.isRecognised) handedIn['cong-nhan'] = told.handedIn['cong-nhan'] = 1;
  for (const round of branch.reported) handedIn[dueKey('ket-qua', round)] = told.handedIn[dueKey('ket-qua', round)] = 1;
  const hasNobody = branch.has('doan-vien') && figures.people.members === 0;
  const attended = new Set(branch.attendedRounds.map(({ code }) => code));
  for (const { kind, round, day } of branch.dues) {
    const key = dueKey(kind, round);
    const isPast = day < asOf;
    const isOwed = branch.owes(kind, round);
    if (!handedIn[key] && !isOwed) notOwed[key] = 1;
    if (!handedIn[key] && isOwed && isPast) overdue[key] = 1;
    if (told.handedIn[key]) continue;
    if (kind === 'ket-qua' ? !attended.has(round!) : !isOwed && hasNobody) told.notOwed[key] = 1;
    else if (isPast) told.overdue[key] = 1;
  }
};

/** Counts one item under whatever it belongs to. */
const countItem = (item: Item, { rounds }: BranchYear, items: Figures['items']): void => {
  const all: { registered: number; done: number }[] = [items];
  for (const name of divisionNames) {
    const code = divisions[name].of(item);
    if (Object.hasOwn(items[name], code)) all.push(items[name][code]!);
  }
  for (const counts of all) counts.registered += 1;
  const { states } = item;
  for (const [i, { code }] of rounds.entries()) if (states[i] === 'hoan_thanh') increment(items.byRound, code);
  if (states.at(-1) === 'hoan_thanh') for (const counts of all) counts.done += 1;
};
