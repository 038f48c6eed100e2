import { lessonsOfSet } from '../../schema/entries.ts';
import type { ContentRule } from '../rule.ts';

/** R11. Point out a lesson set with fewer or more lessons than the programme names; one that was replaced is the lesson of its number. */
export const lessonsComplete: ContentRule = {
  code: 'so-bai-sai',
  words: {
    title: 'Số bài học chưa đúng',
    what: 'Bộ bài học “{set}” có {count} bài; chương trình nêu {expected}.',
    cure: 'Bổ sung hoặc bỏ bớt cho đúng số bài.',
    example: { wrong: 'Bài 1 … Bài 5', right: 'Bài 1 … Bài 6' },
  },
  severity: 'warning',
  clause: 'K L47 “6 bài học lý luận chính trị” (R11, K-33)',
  *check({ programmes, programmeFiles, lessons }) {
    for (const { code, lessonSet } of programmes) {
      if (!lessonSet) continue;
      const count = lessonsOfSet(lessons, lessonSet.set).length;
      if (count > 0 && count !== lessonSet.count)
        yield { file: programmeFiles.get(code)!, values: { set: lessonSet.set, count, expected: lessonSet.count } };
    }
  },
};
