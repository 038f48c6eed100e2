import type { Rows } from '../../intake/rows.ts';
import { remember } from '../../remember.ts';
import { listedIn, type SubmissionRule } from '../rule.ts';

/** What makes two items the same thing: the same words, whatever their case and stops. */
export const sameThing = remember((text) =>
  text
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim()
    .toLowerCase(),
);

/** How many different things some registrations are. */
export const differentItems = (registrations: Rows, own: readonly number[]): number =>
  new Set(own.map(registrations.each('noi_dung', sameThing))).size;

/**
 * Tells who is held to the minimum: members. The branch's own list says who is one; without it, one row that says so is
 * enough.
 */
export const heldToMinimum =
  (registrations: Rows, listed: ReturnType<typeof listedIn>) =>
  (member: string, own: readonly number[]): boolean =>
    listed(member)?.kind === 'doan_vien' || (!listed(member) && own.some((row) => registrations.at(row, 'doi_tuong') === 'doan_vien'));

/** R1. Ensure that each member registered at least the programme's minimum of different, concrete items. */
export const minimumItems: SubmissionRule = {
  code: 'duoi-toi-thieu',
  words: {
    title: 'Chưa đủ số việc đăng ký',
    what: 'Một đoàn viên mới có {count} việc được nhận (việc trùng nhau tính một); chương trình yêu cầu ít nhất {minimum}.',
    cure: 'Sửa các dòng chưa được nhận của người ấy nếu có; còn thiếu thì bàn để đăng ký thêm cho đủ {minimum} việc cụ thể.',
    example: {
      wrong: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 1\nDV-1A | 2\nDV-1A | 3\nDV-1A | 4',
      right: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 1\nDV-1A | 2\nDV-1A | 3\nDV-1A | 4\nDV-1A | 5',
    },
  },
  severity: 'loi',
  kinds: ['dang-ky'],
  ofWholeMember: true,
  clause: 'Q L90 “ít nhất 05 việc làm, hành động, chỉ tiêu cụ thể” (R1, Q-63)',
  *check({ programme, file, other }) {
    const minimum = programme.registration.minimumItems.count;
    const { rows } = file;
    const isHeld = heldToMinimum(rows, listedIn(other('doan-vien')));
    for (const [member, own] of rows.groups('ma_doan_vien')) {
      if (!isHeld(member, own)) continue;
      const count = differentItems(rows, own);
      if (count < minimum) yield { rows: own, member, values: { count, minimum } };
    }
  },
};
