import { shortDay, type ProgrammeEvent } from '../../domain/index.ts';

export type EventState = 'held' | 'overdue' | 'ahead';

/** How an event stands on a day; one that was not held is overdue from the day after its last (K L43, K-28). */
export const stateOf = ({ to, held }: Pick<ProgrammeEvent, 'to' | 'held'>, asOf: string): EventState =>
  held !== undefined && held <= asOf ? 'held' : to < asOf ? 'overdue' : 'ahead';

const quarters = ['I', 'II', 'III', 'IV'].map((name, i) => {
  const [first, last] = [i * 3 + 1, i * 3 + 3].map((month) => String(month).padStart(2, '0'));
  return { name, from: `${first}-01`, to: `${last}-${last === '06' || last === '09' ? 30 : 31}` };
});

/** `quý I/2015` where a time is exactly a quarter, as documents write it. */
export const quarterOf = ({ from, to }: Pick<ProgrammeEvent, 'from' | 'to'>): string | undefined => {
  const year = from.slice(0, 4);
  const quarter = quarters.find((q) => `${year}-${q.from}` === from && `${year}-${q.to}` === to);
  return quarter && `quý ${quarter.name}/${year}`;
};

/** The days of an event, as a sentence names them. */
export const timeOf = (time: Pick<ProgrammeEvent, 'from' | 'to'>): string =>
  quarterOf(time) ?? `${shortDay(time.from)}–${shortDay(time.to)}`;

export const eventLooks = {
  held: ['good', '✓', 'đã tổ chức'],
  overdue: ['missing', '✗', 'quá hạn'],
  ahead: ['wait', '·', 'chưa tới'],
} as const;
