import { measuredBy, decidingScore } from '../../year/measure.ts';
import { suggestRating } from '../../year/suggest.ts';
import type { SubmissionRule } from '../rule.ts';

/**
 * R14. Ensure that a branch says why it proposes another rating than the share of items done suggests, or the highest where something
 * is not done: people decide, and both are kept.
 */
export const proposalHasReason: SubmissionRule = {
  code: 'de-nghi-thieu-ly-do',
  words: {
    title: 'Đề nghị khác kết quả mà chưa có lý do',
    what: '{measured} thì gợi ý là “{suggested}”; chi đoàn đề nghị mức khác, hoặc mức cao nhất khi còn việc chưa xong, nhưng chưa ghi lý do.',
    cure: 'Ghi lý do ở dòng này; nếu kết quả các kỳ chưa nộp đủ thì nộp trước.',
    example: {
      wrong: 'Đề nghị xếp loại | Lý do\nHoàn thành xuất sắc nhiệm vụ | ',
      right: 'Đề nghị xếp loại | Lý do\nHoàn thành xuất sắc nhiệm vụ | Dẫn đầu đợt hè tình nguyện, chi đoàn biểu quyết',
    },
  },
  severity: 'error',
  kinds: ['danh-gia'],
  needs: ['doan-vien', 'dang-ky', 'ket-qua', 'cham-diem'],
  clause: 'Q L17, K L25 “làm căn cứ để đánh giá, xếp loại đoàn viên” (R14)',
  *check({ programme, own }) {
    const names = new Map(programme.ratings.scale.map(({ code, name }) => [code, name]));
    for (const { row, member: code, rating, reason } of own.each('danh-gia')) {
      if (reason !== '' || !names.has(rating)) continue;
      const member = own.member(code);
      const byPoints = decidingScore(programme, member) !== undefined;
      if (!byPoints && !own.has('ket-qua')) continue;
      const suggested = suggestRating(programme, member)?.rating;
      const isHighest = rating === programme.ratings.scale[0]?.code;
      if (suggested !== undefined && (suggested !== rating || (isHighest && !byPoints && member.done < member.registered)))
        yield {
          rows: [row],
          field: 'reason',
          values: { measured: measuredBy(programme, member), suggested: names.get(suggested) ?? suggested },
        };
    }
  },
};
