import { cellsThat, type SubmissionRule } from '../rule.ts';

/** R6. Ensure that a result names a quarter, a drive of that year or the year. */
export const roundKnown: SubmissionRule = {
  code: 'ky-la',
  words: {
    title: 'Kỳ đánh giá không có',
    what: 'Kỳ ở dòng này không có trong chương trình năm {year}.',
    cure: 'Dùng một trong: {options}.',
    example: { wrong: 'Kỳ\nDOT:mua-he', right: 'Kỳ\nDOT:he-tinh-nguyen' },
  },
  severity: 'error',
  kinds: ['ket-qua'],
  ofEachRow: true,
  clause: 'Q L83 “từng giai đoạn hàng quý, đợt cao điểm trong năm, hàng năm” (R6, Q-53)',
  check(submission) {
    const { year, own } = submission;
    const codes = new Set(own.rounds.map((r) => r.code));
    const options = own.rounds.map(({ code, name }) => (code === name ? name : `${name} (${code})`)).join(', ');
    return cellsThat(submission, { field: 'round' }, (round) => !codes.has(round), { year, options });
  },
};
