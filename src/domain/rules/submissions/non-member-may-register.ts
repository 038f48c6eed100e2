import { cellsThat, type SubmissionRule } from '../rule.ts';

/** R16. Ensure that a "thanh niên" registers only where the programme provides for it. */
export const nonMemberMayRegister: SubmissionRule = {
  code: 'thanh-nien-khong-dang-ky',
  words: {
    title: 'Chương trình chỉ nhận đăng ký của đoàn viên',
    what: 'Người ở dòng này ghi là thanh niên chưa vào Đoàn.',
    cure: 'Xoá dòng này, hoặc sửa đối tượng nếu người ấy đã là đoàn viên.',
    example: { wrong: 'Mã đoàn viên | Đối tượng\nTN-1A | Thanh niên', right: 'Mã đoàn viên | Đối tượng\nDV-1A | Đoàn viên' },
  },
  severity: ({ registration }) => (registration.nonMembers.mayRegister ? undefined : 'error'),
  kinds: ['dang-ky'],
  clause: 'K L53, Q L40 “đoàn viên thanh niên” (R16, Q-21)',
  check: (submission) => cellsThat(submission, { field: 'kind' }, (kind) => kind === 'thanh_nien'),
};
