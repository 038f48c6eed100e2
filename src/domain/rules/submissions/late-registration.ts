import { shortDay } from '../../vietnamese.ts';
import type { SubmissionRule } from '../rule.ts';

/** R4. Note what members who were late registered after the due day; nothing is dropped for being late. Who had enough by then may add more. */
export const lateRegistration: SubmissionRule = {
  code: 'dang-ky-tre',
  words: {
    title: 'Đăng ký sau hạn',
    what: '{count} dòng đăng ký sau hạn {due}. Các dòng này vẫn được nhận và ghi là trễ.',
    cure: 'Không phải làm gì thêm.',
    example: { wrong: 'Ngày đăng ký\n02/05/2016', right: 'Ngày đăng ký\n20/02/2016' },
  },
  severity: 'note',
  kinds: ['dang-ky'],
  clause: 'Q L74 “theo thời gian quy định” (R4, Q-46)',
  *check({ own }) {
    /** The day → the rows after it: who came from a branch with another calendar has the day of that one. */
    const late = new Map<string, number[]>();
    for (const member of own.registrants()) {
      if (!member.late) continue;
      const due = member.due!;
      const rows = own.of('dang-ky', member.code).flatMap(({ row, day }) => (day > due ? [row] : []));
      late.set(due, [...(late.get(due) ?? []), ...rows]);
    }
    for (const [due, rows] of late)
      if (rows.length > 0) yield { rows: rows.sort((a, b) => a - b), values: { count: rows.length, due: shortDay(due) } };
  },
};
