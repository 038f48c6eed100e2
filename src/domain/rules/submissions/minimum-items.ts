import { fold } from '../../vietnamese.ts';
import { byMember, type SubmissionRule } from '../rule.ts';

/** How many different things a member registered: the same text twice is one thing. */
export const distinctItems = (texts: readonly string[]): number => new Set(texts.map(fold)).size;

/** R1. Ensure that each member registered at least the programme's minimum of different, concrete items. */
export const minimumItems: SubmissionRule = {
  code: 'duoi-toi-thieu',
  words: {
    title: 'Chưa đủ số việc đăng ký',
    what: 'Một đoàn viên mới đăng ký {count} việc khác nhau; chương trình yêu cầu ít nhất {minimum}.',
    cure: 'Bàn với đoàn viên ấy để đăng ký thêm {missing} việc cụ thể.',
  },
  severity: 'loi',
  kinds: ['dang-ky'],
  clause: 'Q L90 “ít nhất 05 việc làm, hành động, chỉ tiêu cụ thể” (R1, Q-63)',
  *check({ programme, file }) {
    const minimum = programme.registration.minimumItems.count;
    for (const [member, rows] of byMember(file.rows)) {
      if (rows[0]!.cells['doi_tuong'] !== 'doan_vien') continue;
      const count = distinctItems(rows.map((r) => r.cells['noi_dung']!));
      if (count < minimum) yield { rows, member, values: { count, minimum, missing: minimum - count } };
    }
  },
};
