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
    const { due } = own;
    if (due === undefined) return;
    const late: number[] = [];
    for (const { row, day, member } of own.each('dang-ky')) if (day > due && own.member(member).late) late.push(row);
    if (late.length > 0) yield { rows: late, values: { count: late.length, due: shortDay(due) } };
  },
};
