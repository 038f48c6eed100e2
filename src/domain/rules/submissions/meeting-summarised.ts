import { actOf } from '../../schema/act.ts';
import type { SubmissionRule } from '../rule.ts';

/** Point out a meeting of which the book does not say what was agreed. */
export const meetingSummarised: SubmissionRule = {
  code: 'hop-chua-ghi-noi-dung',
  words: {
    title: 'Cuộc họp chưa ghi nội dung',
    what: 'Việc “{act}” ở dòng này chưa ghi đã thống nhất điều gì.',
    cure: 'Ghi vài lời vào cột “Ghi chú”: nội dung, cách tổ chức đã thống nhất; không ghi tên người.',
    example: {
      wrong: 'Việc đã làm | Ghi chú\nHọp Ban Chấp hành thống nhất nội dung, cách tổ chức | ',
      right: 'Việc đã làm | Ghi chú\nHọp Ban Chấp hành thống nhất nội dung, cách tổ chức | Ra quân ngày 26 hằng tháng',
    },
  },
  severity: 'warning',
  kinds: ['so-viec'],
  clause: 'Q L69 “tổ chức họp và thống nhất các nội dung, cách thức tổ chức ngày rèn luyện và hành động” (Q-40)',
  *check({ own }) {
    for (const { row, act, note } of own.each('so-viec')) {
      const { label, summarised } = actOf(act);
      if (summarised && note === '') yield { rows: [row], field: 'note', values: { act: label } };
    }
  },
};
