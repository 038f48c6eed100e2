import { levels } from '../schema/unit.ts';
import { registrationState, type ReceivedState } from '../year/states.ts';
import type { PublishedYear } from './v2.ts';
import type { YearView } from './view.ts';

/**
 * How a branch's registration stands, by what the world may read: which file came, what its group has of the step that asks for
 * everybody, and rows left out where they are told. On which day who registered is not told: so neither is “late”.
 */
const stateOf = ({ due, sources, steps }: PublishedYear, closed: boolean, asOf: string): ReceivedState | undefined => {
  const everybody = steps.flatMap(({ evidence }) => evidence).find(({ code, scope }) => code === 'dang-ky' && scope === 'moi_nguoi');
  return registrationState({
    received: due.some(({ kind, received }) => kind === 'dang-ky' && received > 0) || sources.some(({ kind }) => kind === 'dang-ky'),
    late: undefined,
    due: everybody?.due ?? due.find(({ kind }) => kind === 'dang-ky')?.day,
    leftOut: sources.some(({ kind, leftOut = 0 }) => kind === 'dang-ky' && leftOut > 0),
    // Of a branch that is in no group yet it is not told whether everybody registered.
    lacking: everybody?.overdue === true,
    closed,
    asOf,
  });
};

/**
 * The states of the registrations of a branch, or of the branches directly below a unit: how many branches each has, the furthest
 * from its end first. Branches that became another during the year are not among them.
 */
export const registrationsOf = (
  view: YearView,
  unit: { code: string; level: string },
  asOf: string,
): readonly { state: ReceivedState | undefined; branches: number }[] => {
  const isBranch = ({ level }: { level: string }) => levels[level as keyof typeof levels].submits;
  const branches = (isBranch(unit) ? [unit] : view.children(unit.code).filter(isBranch)).filter(({ code }) => !view.isElsewhere(code));
  const states = branches.flatMap(({ code }) => {
    const did = view.unit(code);
    return did ? [stateOf(did, view.tables.closed, asOf)] : [];
  });
  const order = [undefined, 'can_bo_sung', 'nhan', 'chot'] as const;
  return order.flatMap((state) => {
    const count = states.filter((one) => one === state).length;
    return count > 0 ? [{ state, branches: count }] : [];
  });
};
