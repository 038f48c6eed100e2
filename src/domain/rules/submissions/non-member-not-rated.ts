import { peopleIn, type SubmissionRule } from '../rule.ts';

/** R16. Ensure that a "thanh niên", who may register, is not rated as a member. */
export const nonMemberNotRated: SubmissionRule = {
  code: 'thanh-nien-khong-xep-loai',
  words: {
    title: 'Thanh niên không xếp loại đoàn viên',
    what: 'Người ở dòng này là thanh niên chưa vào Đoàn: được đăng ký, không xếp loại.',
    cure: 'Bỏ dòng này.',
  },
  severity: 'loi',
  kinds: ['danh-gia', 'cong-nhan'],
  clause: 'Q L40 “đoàn viên thanh niên” (R16, Q-21)',
  *check({ unit, file, other }) {
    const lists = new Map<string, ReturnType<typeof peopleIn>>();
    for (const row of file.rows) {
      const branch = row.cells['ma_chi_doan'] ?? unit.code;
      let listed = lists.get(branch);
      if (!listed) lists.set(branch, (listed = peopleIn(other('doan-vien', branch))));
      if (listed.get(row.cells['ma_doan_vien']!)?.['doi_tuong'] === 'thanh_nien') yield { rows: [row], column: 'ma_doan_vien', values: {} };
    }
  },
};
