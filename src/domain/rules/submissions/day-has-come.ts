import { shortDay } from '../../vietnamese.ts';
import { columnOf, kindNames } from '../../schema/submission.ts';
import { cellsThat, type SubmissionRule } from '../rule.ts';

/** Ensure that what is told as done is not dated after the day of the check: a plan is no deed. */
export const dayHasCome: SubmissionRule = {
  code: 'ngay-chua-den',
  words: {
    title: 'Ngày chưa đến',
    what: 'Dòng này ghi việc đã làm vào một ngày sau hôm nay ({today}).',
    cure: 'Xem lại ngày, nhất là năm; việc mới định làm thì xoá dòng, ghi lại sau khi đã làm.',
    example: { wrong: 'Ngày đăng ký\n20/12/2016', right: 'Ngày đăng ký\n20/02/2016' },
  },
  severity: 'error',
  kinds: kindNames,
  ofEachRow: true,
  clause: 'Q L74 “theo thời gian quy định”, L83 “theo từng giai đoạn” rồi “báo cáo và đề nghị” (R4, R8)',
  *check(submission) {
    const { kind, file, today } = submission;
    if (today === undefined) return;
    for (const column of file.rows.names) {
      const { type, ahead } = columnOf(kind, column);
      if (type === 'day' && !ahead) yield* cellsThat(submission, { column }, (day) => day > today, { today: shortDay(today) });
    }
  },
};
