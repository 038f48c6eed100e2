import { addDays } from './days.ts';
import { shortDay } from '../vietnamese.ts';

/** Something that is not there yet, with the day by which it is, or was, due. */
export interface Outstanding {
  what: string;
  due?: string | undefined;
}

interface ReminderFacts {
  to: string;
  missing: readonly Outstanding[];
  asOf: string;
  /** Where files are checked and handed in; undefined where the settings do not say. */
  address: string | undefined;
}

/** Where a day is over, another week is asked for. */
const grace = 7;

/** What is missing, with its day where it has one. */
export const missingSaid = ({ what, due }: Outstanding, asOf: string): string =>
  due === undefined ? what : `${what}, ${due < asOf ? 'đã quá hạn' : 'hạn'} ${shortDay(due)}`;

/** A message to one unit, ready to paste: what is missing, each with its day, by when, and where to hand it in (K L54 “đôn đốc”, K-39). */
export const reminderText = ({ to, missing, asOf, address }: ReminderFacts): string => {
  const days = missing.flatMap(({ due }) => due ?? []).sort();
  const isOver = days.length === 0 || days[0]! < asOf;
  const until = isOver ? addDays(asOf, grace) : days[0]!;
  const lines = missing.map((one) => missingSaid(one, asOf));
  return [
    `Thân gửi ${to},`,
    lines.length === 1 ? `Hiện còn thiếu ${lines[0]!}.` : `Hiện còn thiếu:\n${lines.map((line) => `– ${line}`).join('\n')}`,
    `Mong các bạn bổ sung trước ngày ${shortDay(until)}.${address === undefined ? '' : ` Kiểm tra và nộp tại ${address}`}`,
    'Vướng ở đâu cứ nhắn lại, chúng ta cùng gỡ. Cảm ơn các bạn!',
  ].join('\n');
};
