import { memberStates } from '../../schema/submission.ts';
import { unitKinds } from '../../schema/unit.ts';
import { cellsThat, type SubmissionRule } from '../rule.ts';

/** R5. Ensure that "đi làm ăn xa" is used only in the kinds of branches the programme names. */
export const awayWhereAllowed: SubmissionRule = {
  code: 'di-xa-sai-loai-hinh',
  words: {
    title: '“Đi làm ăn xa” chỉ dùng ở địa bàn dân cư',
    what: 'Chương trình chỉ tính riêng người đi làm ăn xa cho chi đoàn thuộc: {kinds}.',
    cure: `Ghi tình trạng “${memberStates.dang_sinh_hoat}”, hoặc xem lại loại hình của chi đoàn.`,
    example: {
      wrong: `Mã chi đoàn | Tình trạng\nq8-cd-thue | ${memberStates.di_lam_an_xa}`,
      right: `Mã chi đoàn | Tình trạng\nq8-cd-thue | ${memberStates.dang_sinh_hoat}`,
    },
  },
  severity: 'error',
  kinds: ['doan-vien'],
  clause: 'Q L85 “đoàn viên ở địa bàn dân cư thường xuyên đi làm ăn xa” (R5, Q-57)',
  *check(submission) {
    const { unit, programme } = submission;
    if (!programme.away || programme.away.kinds.includes(unit.kind)) return;
    const kinds = programme.away.kinds.map((k) => unitKinds[k]).join(', ');
    yield* cellsThat(submission, { field: 'state' }, (state) => state === 'di_lam_an_xa', { kinds });
  },
};
