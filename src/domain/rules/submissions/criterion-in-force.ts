import { criteriaOf } from '../../schema/programme-lookup.ts';
import { cellsThat, type SubmissionRule } from '../rule.ts';

/** R3. Ensure that each item names a criterion of the programme in force that year. */
export const criterionInForce: SubmissionRule = {
  code: 'tieu-chi-la',
  words: {
    title: 'Tiêu chí không có trong chương trình',
    what: 'Mã tiêu chí ở dòng này không thuộc chương trình năm {year}.',
    cure: 'Dùng một trong: {options}.',
    example: { wrong: 'Tiêu chí\nRL6', right: 'Tiêu chí\nRL5' },
  },
  severity: 'error',
  kinds: ['dang-ky', 'cham-diem'],
  ofEachRow: true,
  clause: 'K L25, Q L20, L89 (R3, Q-60)',
  *check(submission) {
    const { programme, year } = submission;
    const criteria = criteriaOf(programme).map(({ criterion }) => criterion);
    const codes = criteria.map(({ code }) => code);
    const options = criteria.map(({ code, name }) => `${code} (${name})`).join('; ');
    yield* cellsThat(submission, { field: 'criterion' }, (code) => !codes.includes(code), { year, options });
  },
};
