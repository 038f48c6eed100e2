import { memberStates } from '../../schema/submission.ts';
import type { Finding, Submission, SubmissionRule } from '../rule.ts';

/** Members away whose months are written so. */
function* awayWith({ own }: Submission, written: string): Generator<Finding> {
  for (const { row, state, months } of own.each('doan-vien'))
    if (state === 'di_lam_an_xa' && months === written) yield { rows: [row], field: 'months', values: {} };
}

/** R5. Ensure that the months lived locally stand beside every member away. */
export const awayMonths: SubmissionRule = {
  code: 'di-xa-thieu-thang',
  words: {
    title: 'Thiếu số tháng ở địa phương',
    what: 'Dòng này ghi đi làm ăn xa mà chưa có số tháng sinh hoạt tại địa phương.',
    cure: 'Điền số tháng người ấy ở địa phương trong năm, từ 0 đến 12.',
    example: {
      wrong: `Tình trạng | Số tháng sinh hoạt tại địa phương\n${memberStates.di_lam_an_xa} | `,
      right: `Tình trạng | Số tháng sinh hoạt tại địa phương\n${memberStates.di_lam_an_xa} | 5`,
    },
  },
  severity: 'error',
  kinds: ['doan-vien'],
  clause: 'Q L85 “tương ứng với số tháng sinh hoạt tại địa phương” (R5, Q-58)',
  check: (submission) => awayWith(submission, ''),
};

/** R5. Point out a member away who lived here all twelve months. */
export const awayAllYear: SubmissionRule = {
  code: 'di-xa-du-thang',
  words: {
    title: 'Đi làm ăn xa mà ở đủ 12 tháng',
    what: 'Dòng này ghi đi làm ăn xa nhưng số tháng ở địa phương là 12.',
    cure: 'Xem lại một trong hai ô: tình trạng, hoặc số tháng.',
    example: {
      wrong: `Tình trạng | Số tháng sinh hoạt tại địa phương\n${memberStates.di_lam_an_xa} | 12`,
      right: `Tình trạng | Số tháng sinh hoạt tại địa phương\n${memberStates.di_lam_an_xa} | 5`,
    },
  },
  severity: 'warning',
  kinds: ['doan-vien'],
  clause: 'Q L85 (R5, Q-58)',
  check: (submission) => awayWith(submission, '12'),
};
