import type { itemTypes, Unit } from '../../src/domain/index.ts';
import type { WorkingYear } from './calendar.ts';
import type { Presence } from './people.ts';
import type { Random } from './random.ts';
import { drawTask, type SampleRoot, type Task } from './tasks.ts';

/** A registered item and its course through the year, in months of the year. */
export interface Item extends Task {
  number: string;
  criterion: string;
  type: keyof typeof itemTypes;
  registered: string;
  /** The day it is due; '' when the member set none. */
  due: string;
  registeredIn: number;
  startedIn: number;
  /** Undefined: never finished. */
  doneIn: number | undefined;
}

const criteria = {
  knowledge: ['NT', 'CM', 'SK'],
  training: ['RL1', 'RL2', 'RL3', 'RL4', 'RL5'],
  action: ['HD1', 'HD2', 'HD3', 'HD4', 'HD5'],
} as const;

/** How many items members register: Quận 8 asks for at least five, Kiên Giang leaves it to them. */
const counts = { kg: [1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 5], q8: [5, 5, 5, 5, 6, 6, 6, 7, 7] } as const;

/** The criteria of one member's items: Kiên Giang's three in turn; in Quận 8 both families, but for a few members. */
const chooseCriteria = (chance: Random, root: SampleRoot, count: number): readonly string[] => {
  if (root === 'kg') return [...chance.shuffle(criteria.knowledge), ...chance.shuffle(criteria.knowledge)].slice(0, count);
  const training = chance.shuffle(criteria.training).slice(0, chance.int(2, count - 2));
  const action = chance.shuffle(criteria.action);
  return chance.chance(0.015) ? criteria.training : [...training, ...action.slice(0, count - training.length)];
};

/** The registrations of one branch in one year. */
export class Registrar {
  readonly #chance: Random;
  readonly #root: SampleRoot;
  readonly #unit: Unit;
  readonly #year: WorkingYear;
  readonly #written = new Set<string>();

  constructor(chance: Random, root: SampleRoot, unit: Unit, year: WorkingYear) {
    this.#chance = chance;
    this.#root = root;
    this.#unit = unit;
    this.#year = year;
  }

  #monthsOf({ months }: Task): readonly number[] {
    if (months === 'end of year') return [10, 11];
    const [first, last] = months;
    return Array.from({ length: last - first + 1 }, (_, i) => this.#year.fromCalendar(first + i));
  }

  /** A task nobody in the branch has written yet, and the months left to do it in. */
  #task(criterion: string, after: number): Task & { left: readonly number[] } {
    for (let tries = 0; ; tries++) {
      const task = drawTask(this.#chance, this.#root, criterion, this.#unit.bloc!);
      const left = this.#monthsOf(task).filter((month) => month > after);
      if (left.length === 0 || (this.#written.has(task.text) && tries < 30)) continue;
      this.#written.add(task.text);
      return { ...task, left };
    }
  }

  /** One member's items, registered on `day` (counted from the first of the year). `support` is what the branch adds. */
  register({ person, leaves }: Presence, day: number, support: number, count: number = this.#chance.pick(counts[this.#root])): Item[] {
    const chance = this.#chance;
    const registered = this.#year.day(0, day);
    const registeredIn = this.#year.fromCalendar(Number(registered.slice(5, 7)));
    const presence = person.monthsHome === undefined ? 1 : 0.5 + person.monthsHome / 24;
    const likely = Math.min(0.98, 0.35 + 0.68 * person.diligence * support) * presence;

    return chooseCriteria(chance, this.#root, count).map((criterion, i) => {
      const { left, ...task } = this.#task(criterion, registeredIn);
      const due = chance.pick(left);
      const isAction = criterion.startsWith('HD') || (this.#root === 'kg' && task.activity !== '' && chance.chance(0.4));
      const end = Math.min(11, Math.max(registeredIn, due + chance.int(-2, person.diligence < 0.6 ? 2 : 0)));
      return {
        ...task,
        number: String(i + 1),
        criterion,
        type: task.amount && chance.chance(0.55) ? 'chi_tieu' : isAction ? 'hanh_dong' : 'viec_lam',
        registered,
        due: chance.chance(0.15) ? '' : this.#year.day(due, chance.pick([14, 19, 24])),
        registeredIn,
        startedIn: task.months === 'end of year' ? registeredIn : Math.max(registeredIn, end - chance.int(0, 4)),
        doneIn: chance.chance(likely) && (leaves === undefined || end < leaves) ? end : undefined,
      };
    });
  }
}
