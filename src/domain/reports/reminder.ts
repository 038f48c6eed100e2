import { addDays } from './days.ts';
import { shortDay } from '../vietnamese.ts';

interface Missing {
  to: string;
  missing: readonly string[];
  /** The day by which it was, or is, due. */
  due?: string | undefined;
  asOf: string;
  address: string;
}

/** Where the day is over, another week is asked for. */
const grace = 7;

/** A message to one unit, ready to paste: what is missing, by which day, where to hand it in (K L54 “đôn đốc”, K-39). */
export const reminderText = ({ to, missing, due, asOf, address }: Missing): string => {
  const over = due !== undefined && due < asOf;
  const when = due === undefined || over ? addDays(asOf, grace) : due;
  return [
    `Thân gửi ${to},`,
    missing.length === 1 ? `Hiện còn thiếu ${missing[0]!}.` : `Hiện còn thiếu:\n${missing.map((m) => `– ${m}`).join('\n')}`,
    `${over ? `Hạn chung là ngày ${shortDay(due)}; mong` : 'Mong'} các bạn bổ sung trước ngày ${shortDay(when)}. Kiểm tra và nộp tại ${address}`,
    'Vướng ở đâu cứ nhắn lại, chúng ta cùng gỡ. Cảm ơn các bạn!',
  ].join('\n');
};
