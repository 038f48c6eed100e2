import type { ItemState } from '../../src/domain/index.ts';
import type { WorkingYear } from './calendar.ts';
import type { Presence } from './people.ts';
import type { Random } from './random.ts';
import type { Item } from './register.ts';

/** One row of results, still without its branch and year. */
export interface Result {
  round: string;
  state: ItemState;
  amount: string;
  evidence: string;
}

/** How a branch writes down results. */
export interface Habits {
  /** Writes down every quarter what is still being done, not only what changed. */
  thorough: boolean;
  /** Writes down what was done in a drive under the drive's own name. */
  keepsDrives: boolean;
  /** The share of finished items for which it names an activity. */
  evidence: number;
}

/** The drives of both programmes, by calendar month. */
const drives: Readonly<Record<number, string>> = { 3: 'thang-thanh-nien', 7: 'he-tinh-nguyen', 8: 'he-tinh-nguyen' };

/** The calendar month in which each drive ends. */
const driveEnds: readonly (readonly [drive: string, month: number])[] = [
  ['thang-thanh-nien', 3],
  ['he-tinh-nguyen', 8],
];

/** A drive of which nothing was written down yet is told of by one item that was under way in it. */
const tellOfDrives = (
  year: WorkingYear,
  results: ReadonlyMap<Item, Result[]>,
  quarters: readonly number[],
  tells: (drive: string) => boolean,
): void => {
  for (const [drive, ends] of driveEnds) {
    const month = year.fromCalendar(ends);
    const quarter = Math.floor(month / 3);
    const isOver = year.isOver || month < year.current;
    const all = [...results.values()];
    if (!isOver || !quarters.includes(quarter) || !tells(drive) || all.flat().some(({ round }) => round === `DOT:${drive}`)) continue;
    const inQuarter = ({ round }: Result) => round === `Q${quarter + 1}`;
    const own =
      all.find((rows) => rows.some((row) => inQuarter(row) && row.state === 'dang_lam')) ?? all.find((rows) => rows.some(inQuarter));
    own?.splice(own.findIndex(inQuarter), 0, { round: `DOT:${drive}`, state: 'dang_lam', amount: '', evidence: '' });
  }
};

/** Units of which one more than promised may well get done. */
const countable = new Set(['buổi', 'lượt', 'hộ', 'tờ', 'phần', 'km', 'em', 'bài', 'cuốn', 'câu', 'chậu', 'suất']);

/** What a branch writes down in the quarters it hands in: what changed, what is still being done, and the year's end. */
export const reportItems = (
  chance: Random,
  year: WorkingYear,
  items: ReadonlyMap<Presence, readonly Item[]>,
  quarters: readonly number[],
  { thorough, keepsDrives, evidence }: Habits,
  tells: (drive: string) => boolean,
): ReadonlyMap<Item, readonly Result[]> => {
  const results = new Map<Item, Result[]>([...items.values()].flat().map((item) => [item, []]));
  const write = (item: Item, round: string, state: ItemState, amount = '', proof = '') =>
    results.get(item)!.push({ round, state, amount, evidence: proof });
  const reached = new Map<Item, string>();
  /** How much of an item was told so far: results add up from the year's beginning. */
  const told = new Map<Item, number>();

  for (const quarter of quarters) {
    const [first, last] = [quarter * 3, Math.min(quarter * 3 + 2, year.current)];
    const round = `Q${quarter + 1}`;
    const waiting: Item[] = [];
    let written = 0;
    for (const [{ leaves = 12 }, own] of items) {
      for (const item of own) {
        if (item.registeredIn > last || leaves <= first || reached.has(item)) continue;
        if (item.doneIn !== undefined && item.doneIn <= last) {
          const more = countable.has(item.measure) && chance.chance(0.15) ? 1 : 0;
          const amount = item.amount && String(Number(item.amount) + more);
          reached.set(item, amount);
          const proof = item.activity && chance.chance(evidence) ? `${item.activity}-${year.day(item.doneIn).slice(0, 7)}` : '';
          const drive = keepsDrives && item.activity ? drives[year.toCalendar(item.doneIn)] : undefined;
          write(item, drive ? `DOT:${drive}` : round, 'hoan_thanh', amount, proof);
          if (!drive) written++;
        } else if (item.startedIn <= last && (thorough || item.startedIn >= first)) {
          const part = Math.max(told.get(item) ?? 0, Math.floor(Number(item.amount) * (0.2 + 0.5 * chance.next())));
          told.set(item, part);
          write(item, round, 'dang_lam', part > 0 ? String(part) : '');
          written++;
        } else waiting.push(item);
      }
    }
    // A quarter in which nothing moved is still a quarter handed in.
    if (written === 0) for (const item of waiting) write(item, round, item.startedIn <= last ? 'dang_lam' : 'chua_bat_dau');
  }

  tellOfDrives(year, results, quarters, tells);
  if (!year.isOver) return results;
  for (const [{ leaves }, own] of items) {
    if (leaves !== undefined) continue;
    for (const item of own) {
      if (item.doneIn !== undefined) write(item, 'NAM', 'hoan_thanh', reached.get(item));
      else write(item, 'NAM', item.startedIn < 10 && chance.chance(0.25) ? 'dang_lam' : 'khong_thuc_hien');
    }
  }
  return results;
};
