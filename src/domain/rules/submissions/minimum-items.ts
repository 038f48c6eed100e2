import { differentItems } from '../../year/item.ts';
import { minimumRules } from '../../year/standing.ts';
import { severityOf, type SubmissionRule } from '../rule.ts';
import { familiesWithout } from './every-family.ts';

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
  ofMember: true,
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

/**
 * R1, R2. Point out somebody who came from another branch with too few items, or with none of a family, and registered nothing here: no
 * file of registrations is asked about her where she is.
 */
export const broughtEnough: SubmissionRule = {
  code: 'chuyen-den-chua-du-viec',
  words: {
    title: 'Người chuyển đến chưa đăng ký đủ',
    what: 'Người ở dòng này đã đăng ký ở nơi cũ, nhưng {lacking}; ở đây chưa có đăng ký nào được nhận.',
    cure: 'Bàn để người ấy đăng ký thêm, ghi vào tệp đăng ký (dang-ky.csv) của chi đoàn.',
    example: {
      wrong: 'Mã chi đoàn | Mã đoàn viên | Số thứ tự việc\nq8-p01-kp1 | DV-1A | 1\nq8-p01-kp1 | DV-1A | 2\nq8-p01-kp1 | DV-1A | 3',
      right:
        'Mã chi đoàn | Mã đoàn viên | Số thứ tự việc\nq8-p01-kp1 | DV-1A | 1\nq8-p01-kp1 | DV-1A | 2\nq8-p01-kp1 | DV-1A | 3\nq8-p01-kp2 | DV-1A | 4\nq8-p01-kp2 | DV-1A | 5',
    },
  },
  severity: 'warning',
  kinds: ['doan-vien'],
  clause: 'Q L90 “hàng năm mỗi đoàn viên nghiên cứu tự đăng ký ít nhất 05 việc làm, hành động, chỉ tiêu” (R1, R2, Q-63, Q-65)',
  *check({ programme, own }) {
    const { minimumItems, everyFamily } = programme.registration;
    for (const { row, member: code } of own.each('doan-vien')) {
      const member = own.member(code);
      if (own.isGone(code) || !member.isMember || !member.cameFromBranch || !member.hasRegistered || member.ownRows.length > 0) continue;
      // What she dropped is asked about in the file that says so.
      const { registrations } = member;
      const without = severityOf[everyFamily.severity] === undefined ? [] : familiesWithout(programme, registrations);
      const count = differentItems(registrations);
      const isFew = count < minimumItems.count && member.standing === 'few';
      const lacking = [
        ...(isFew ? [`mới có ${count} việc, cần ít nhất ${minimumItems.count}`] : []),
        ...without.map((family) => `không có việc nào thuộc nhóm “${family}”`),
      ];
      if (lacking.length > 0) yield { rows: [row], field: 'member', values: { lacking: lacking.join('; ') } };
    }
  },
};
