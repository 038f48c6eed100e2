import { differentItems } from '../../year/item.ts';
import { minimumRules } from '../../year/standing.ts';
import type { SubmissionRule } from '../rule.ts';

/** R1. Ensure that each member registered at least the programme's minimum of different, concrete items. */
export const minimumItems: SubmissionRule = {
  code: minimumRules.registered,
  words: {
    title: 'Chưa đủ số việc đăng ký',
    what: 'Một đoàn viên mới có {count} việc được nhận (việc trùng nhau tính một); chương trình yêu cầu ít nhất {minimum}.',
    cure: 'Sửa các dòng chưa được nhận của người ấy nếu có; còn thiếu thì bàn để đăng ký thêm cho đủ {minimum} việc cụ thể.',
    example: {
      wrong: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 1\nDV-1A | 2\nDV-1A | 3\nDV-1A | 4',
      right: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 1\nDV-1A | 2\nDV-1A | 3\nDV-1A | 4\nDV-1A | 5',
    },
  },
  severity: 'error',
  kinds: ['dang-ky'],
  ofWholeMember: true,
  clause: 'Q L90 “ít nhất 05 việc làm, hành động, chỉ tiêu cụ thể” (R1, Q-63)',
  *check({ programme, own }) {
    const minimum = programme.registration.minimumItems.count;
    for (const member of own.registrants()) {
      if (own.isGone(member.code)) continue;
      const count = differentItems(member.registrations);
      if (count < minimum && member.kind === 'doan_vien') yield { rows: member.ownRows, member: member.code, values: { count, minimum } };
    }
  },
};
