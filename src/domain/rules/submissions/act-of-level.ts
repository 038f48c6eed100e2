import { actOf, type ActName } from '../../schema/act.ts';
import { levelLabels } from '../../schema/unit.ts';
import { cellsThat, type SubmissionRule } from '../rule.ts';

/** Ensure that a unit's book tells what a unit of its level does. */
export const actOfLevel: SubmissionRule = {
  code: 'viec-khac-cap',
  words: {
    title: 'Việc của cấp khác',
    what: 'Việc “{act}” là việc của: {expected}.',
    cure: 'Chọn lại việc đã làm, hoặc chuyển dòng này sang sổ của nơi đã làm.',
    example: {
      wrong: 'Mã đơn vị | Việc đã làm\nq8-p01-kp1 | Hướng dẫn phương pháp đánh giá đoàn viên',
      right: 'Mã đơn vị | Việc đã làm\nq8-p01 | Hướng dẫn phương pháp đánh giá đoàn viên',
    },
  },
  severity: 'error',
  kinds: ['so-viec'],
  clause: 'Q L46–83 “thực hiện theo các bước sau” của Đoàn cơ sở, của chi đoàn (Q-27, Q-39)',
  check: (submission) =>
    cellsThat(
      submission,
      { field: 'act' },
      (name) => !actOf(name as ActName).levels.includes(submission.unit.level),
      (name) => {
        const { label, levels } = actOf(name as ActName);
        return { act: label, expected: levels.map((level) => levelLabels[level]).join('; ') };
      },
    ),
};
