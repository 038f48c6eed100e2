import { shortDay } from '../../vietnamese.ts';
import { columnOf, kindNames } from '../../schema/submission.ts';
import { cellsThat, type SubmissionRule } from '../rule.ts';

/** The first and the last day that lie near a year. */
export const daysNear = (year: number): [from: string, to: string] => [`${year - 1}-09-01`, `${year + 1}-12-31`];

/** Point out a day that lies far from the year it speaks of: from the autumn before to the end of the year after. */
export const dayNearYear: SubmissionRule = {
  code: 'ngay-xa-nam',
  words: {
    title: 'Ngày cách xa năm của tệp',
    what: 'Ngày ở dòng này không nằm trong khoảng {from} – {to}; có thể gõ nhầm năm, hoặc nhầm ngày với tháng.',
    cure: 'Xem lại ngày; viết ngày trước, tháng sau, năm bốn chữ số.',
    example: { wrong: 'Ngày đăng ký\n20/02/2006', right: 'Ngày đăng ký\n20/02/2016' },
  },
  severity: 'warning',
  kinds: kindNames,
  ofEachRow: true,
  clause: 'Q L74 “theo thời gian quy định”, Q L90 “hàng năm” (Q-46)',
  *check(submission) {
    const { kind, year, file } = submission;
    const [from, to] = daysNear(year);
    const values = { from: shortDay(from), to: shortDay(to) };
    for (const column of file.rows.names.filter((name) => columnOf(kind, name).type === 'day'))
      yield* cellsThat(submission, { column }, (day) => day !== '' && (day < from || day > to), values);
  },
};
