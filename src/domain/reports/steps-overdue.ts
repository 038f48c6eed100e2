import type { PublishedUnit } from '../publish/v2.ts';
import { actNames, actOf, type ActName } from '../schema/act.ts';
import { unitKinds } from '../schema/unit.ts';
import { lowerFirst } from '../vietnamese.ts';
import { branchesOf, holdsOf, isBranch, type PublicContext } from './context.ts';
import { deedsOf, guidance } from './public-book.ts';
import type { Outstanding } from './reminder.ts';

/** Something that a unit has not done, or not written in its book. */
export interface NotYet extends Outstanding {
  unit: PublishedUnit;
}

export const namesOf = (units: readonly PublishedUnit[]): string => units.map((u) => u.name).join('; ');

/** Which of its branches, or of the kinds of them, a unit's act has not reached; '' where it is done once for all. */
const leftOut = (context: PublicContext, u: PublishedUnit, act: ActName): string => {
  const { book, year } = context;
  const branches = branchesOf(context, u.code);
  switch (actOf(act).refersTo) {
    case 'kind': {
      const kinds = [...new Set(branches.map(({ kind }) => kind))];
      const left = kinds.filter((kind) => !holdsOf(context, u, (code) => guidance(book, code, year, [kind]).left.length === 0));
      return left.length > 0 ? `, còn loại hình: ${left.map((kind) => unitKinds[kind]).join('; ')}` : '';
    }
    case 'unit': {
      const there = new Set(deedsOf(book, u.code, year, act).map(({ about }) => about));
      const left = branches.filter((branch) => !holdsOf(context, branch, (code) => there.has(code)));
      return left.length > 0 ? `, còn ${left.length}/${branches.length} chi đoàn: ${namesOf(left)}` : '';
    }
    default:
      return '';
  }
};

/** What is told of by itself: who owes a plan stands in more than steps, and a list is owed by whoever recognises. */
const elsewhere: ReadonlySet<string> = new Set<ActName>(['ke_hoach', 'gui_danh_sach']);

/**
 * What the steps of a unit above branches ask of it by a day that is over, each act by its own name, with the kinds of branches and the
 * branches that it has not reached (Q L46–59 “thực hiện theo các bước như sau”, Q-27, Q-28, Q-30; K L54 “Theo dõi, đôn đốc”, K-39).
 */
export const stepsOverdue = (context: PublicContext): readonly NotYet[] => {
  const { unit, below, view, did } = context;
  const names = new Set<string>(actNames);
  const units = [unit, ...below].filter((u) => !isBranch(u) && !view.isElsewhere(u.code));
  return units.flatMap((u) =>
    (did(u.code)?.steps ?? [])
      .flatMap((step) => step.evidence)
      .filter(({ code, overdue }) => overdue && names.has(code) && !elsewhere.has(code))
      .map(({ code, due }): NotYet => {
        const act = code as ActName;
        return { unit: u, what: `${lowerFirst(actOf(act).label)}${leftOut(context, u, act)}`, due: due ?? undefined };
      }),
  );
};
