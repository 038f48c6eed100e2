import type { SubmissionRule } from '../rule.ts';

/** R16. Ensure that a "thanh niên", who may register, is not rated as a member. */
export const nonMemberNotRated: SubmissionRule = {
  code: 'thanh-nien-khong-xep-loai',
  words: {
    title: 'Thanh niên không xếp loại đoàn viên',
    what: 'Người ở dòng này là thanh niên chưa vào Đoàn: được đăng ký, không xếp loại.',
    cure: 'Xoá dòng này; nếu người ấy đã vào Đoàn thì sửa đối tượng trong tệp danh sách (doan-vien.csv).',
    example: {
      wrong: 'Mã đoàn viên | Đề nghị xếp loại\nDV-1A | Hoàn thành nhiệm vụ\nTN-1A | Hoàn thành nhiệm vụ',
      right: 'Mã đoàn viên | Đề nghị xếp loại\nDV-1A | Hoàn thành nhiệm vụ',
    },
  },
  severity: 'error',
  kinds: ['danh-gia', 'cong-nhan'],
  clause: 'Q L40 “đoàn viên thanh niên” (R16, Q-21)',
  *check({ kind, own, yearOf }) {
    for (const rated of kind === 'danh-gia' ? own.each('danh-gia') : own.each('cong-nhan')) {
      const branch = 'branch' in rated ? yearOf(rated.branch) : own;
      if (branch?.member(rated.member).kind === 'thanh_nien') yield { rows: [rated.row], field: 'member', values: {} };
    }
  },
};
