import type { SubmissionRule } from '../rule.ts';

/** R11. Ensure that the lessons a member has learned are of the programme's set: “lesson 5” is none of a set of four. */
export const lessonOfSet: SubmissionRule = {
  code: 'bai-hoc-ngoai-bo',
  words: {
    title: 'Bài lý luận không có trong bộ',
    what: 'Ô bài đã học ghi “{said}”; bộ bài học của chương trình có {count} bài, đánh số từ 1.',
    cure: 'Ghi số các bài đã học, cách nhau bằng dấu chấm phẩy; chưa học bài nào thì để trống.',
    example: { wrong: 'Bài lý luận đã học\n1; 7', right: 'Bài lý luận đã học\n1; 2' },
  },
  severity: 'error',
  kinds: ['doan-vien'],
  clause: 'K L47 “hướng dẫn việc học tập 6 bài học lý luận chính trị” (R11, K-33)',
  *check({ own, programme: { lessonSet } }) {
    const count = lessonSet?.count ?? 0;
    const isLesson = (text: string) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= count;
    for (const { row, lessons } of own.each('doan-vien'))
      if (!lessons.every(isLesson)) yield { rows: [row], field: 'lessons', values: { said: lessons.join('; '), count } };
  },
};
