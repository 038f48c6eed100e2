import { tidy } from '../../vietnamese.ts';
import { byMember, peopleIn, type SubmissionRule } from '../rule.ts';

const plain = (text: string) => tidy(text.replace(/\p{P}/gu, ' ')).toLowerCase();

/** How many different things a member registered: the same words twice are one thing, whatever their case and stops. */
export const distinctItems = (texts: readonly string[]): number => new Set(texts.map(plain)).size;

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
  *check({ programme, file, other }) {
    const minimum = programme.registration.minimumItems.count;
    const listed = peopleIn(other('doan-vien'));
    for (const [member, rows] of byMember(file.rows)) {
      // The branch's own list says who is a member; without it, one row that says so is enough.
      const isMember =
        (listed.get(member)?.['doi_tuong'] ?? rows.map((r) => r.cells['doi_tuong']).find((k) => k === 'doan_vien')) === 'doan_vien';
      if (!isMember) continue;
      const count = distinctItems(rows.map((r) => r.cells['noi_dung']!));
      if (count < minimum) yield { rows, member, values: { count, minimum, missing: minimum - count } };
    }
  },
};
