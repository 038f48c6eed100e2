import { ratingsOf } from '../../schema/programme-lookup.ts';
import { cellsThat, type SubmissionRule } from '../rule.ts';

/** Ensure that a rating is one of the programme's scale, or "not rated". */
export const ratingKnown: SubmissionRule = {
  code: 'xep-loai-la',
  words: {
    title: 'Xếp loại không có trong chương trình',
    what: 'Mức xếp loại ở dòng này không thuộc thang của chương trình.',
    cure: 'Dùng một trong: {options}.',
    example: { wrong: 'Đề nghị xếp loại\nKhá', right: 'Đề nghị xếp loại\nHoàn thành tốt nhiệm vụ' },
  },
  severity: 'error',
  kinds: ['danh-gia', 'cong-nhan'],
  ofEachRow: true,
  clause: 'Q L17, L62 (Q-14)',
  check(submission) {
    const ratings = ratingsOf(submission.programme);
    const codes = new Set(ratings.map((r) => r.code));
    return cellsThat(submission, { field: 'rating' }, (code) => !codes.has(code), { options: ratings.map((r) => r.name).join(', ') });
  },
};

/** Ensure that "not rated" says why. */
export const notRatedHasReason: SubmissionRule = {
  code: 'khong-xep-loai-thieu-ly-do',
  words: {
    title: 'Không xếp loại mà chưa có lý do',
    what: 'Dòng này ghi “{rating}” mà chưa có lý do.',
    cure: 'Điền lý do, ví dụ: chuyển đến chưa đủ 6 tháng.',
    example: {
      wrong: 'Đề nghị xếp loại | Lý do\nKhông xếp loại | ',
      right: 'Đề nghị xếp loại | Lý do\nKhông xếp loại | Chuyển đến chưa đủ 6 tháng',
    },
  },
  severity: 'error',
  kinds: ['danh-gia'],
  clause: 'Q L83; trạng thái “không xếp loại + lý do”',
  *check({ programme: { ratings }, own }) {
    for (const { row, rating, reason } of own.each('danh-gia'))
      if (rating === ratings.notRated.code && reason === '')
        yield { rows: [row], field: 'reason', values: { rating: ratings.notRated.name } };
  },
};
