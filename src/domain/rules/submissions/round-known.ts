import { roundsOf } from '../../schema/forest.ts';
import type { SubmissionRule } from '../rule.ts';

/** R6. Ensure that a result names a quarter, a drive of that year or the year. */
export const roundKnown: SubmissionRule = {
  code: 'ky-la',
  words: {
    title: 'Kỳ đánh giá không có',
    what: 'Kỳ ở dòng này không có trong chương trình năm {year}.',
    cure: 'Dùng một trong: {options}.',
    example: { wrong: 'Kỳ\nDOT:mua-he', right: 'Kỳ\nDOT:he-tinh-nguyen' },
  },
  severity: 'loi',
  kinds: ['ket-qua'],
  ofEachRow: true,
  clause: 'Q L83 “từng giai đoạn hàng quý, đợt cao điểm trong năm, hàng năm” (R6, Q-53)',
  *check({ programme, year, unit, file }) {
    const rounds = roundsOf(programme, year, unit.yearKind);
    const codes = rounds.map((r) => r.code);
    for (const row of file.rows.where('ky', (round) => !codes.includes(round)))
      yield {
        rows: [row],
        column: 'ky',
        values: { year, options: rounds.map(({ code, name }) => (code === name ? name : `${name} (${code})`)).join(', ') },
      };
  },
};
