import { kindsOfMembers } from '../../schema/row-fields.ts';
import { kindOf } from '../../schema/submission.ts';
import { cellsThat, type SubmissionRule } from '../rule.ts';

/** Ensure that every code stands in the branch's own list, once the branch has handed one in. */
export const memberListed: SubmissionRule = {
  code: 'ma-khong-trong-danh-sach',
  words: {
    title: 'Mã chưa có trong danh sách',
    what: 'Mã ở dòng này chưa có trong danh sách của chi đoàn (tệp doan-vien.csv).',
    cure: 'Thêm mã vào tệp danh sách, hoặc sửa mã ở dòng này cho đúng.',
    example: { wrong: 'Mã đoàn viên\nDV-2B', right: 'Mã đoàn viên\nDV-1A' },
  },
  severity: 'warning',
  // The list itself says who is in it, and of whoever is recognised another unit's list does.
  kinds: kindsOfMembers.filter((kind) => kind !== 'doan-vien' && kindOf(kind).by === 'branch'),
  ofEachRow: true,
  clause: 'K L53, Q L76 (K-38, Q-47)',
  *check(submission) {
    const { own } = submission;
    if (own.has('doan-vien')) yield* cellsThat(submission, { field: 'member' }, (code) => !own.member(code).listed);
  },
};
