import type { Rows } from '../../intake/rows.ts';
import { actOf, type ActName } from '../../schema/act.ts';
import type { SubmissionRule } from '../rule.ts';

/** Who came, of how many, and how many agreed; a cell left empty counts as none. */
const headsIn = (rows: Rows, row: number) => ({
  present: Number(rows.at(row, 'co_mat')),
  all: Number(rows.at(row, 'tong_so')),
  agreed: Number(rows.at(row, 'dong_y')),
});

/** Ensure that a meeting says how many came of how many, and that nobody agreed who was not there. */
export const headsFit: SubmissionRule = {
  code: 'so-nguoi-chua-khop',
  words: {
    title: 'Số người dự chưa khớp',
    what: 'Với việc “{act}”, {reason}.',
    cure: 'Xem lại biên bản rồi ghi cho đúng: số đồng ý không quá số có mặt, số có mặt không quá tổng số.',
    example: { wrong: 'Có mặt | Trên tổng số\n17 | 12', right: 'Có mặt | Trên tổng số\n12 | 17' },
  },
  severity: 'loi',
  kinds: ['so-viec'],
  clause: 'Q L48, L62, L69, L72; K L57 (Q-28, Q-34, Q-40, Q-43, K-46)',
  *check({ file: { rows } }) {
    for (const row of rows) {
      const { label, attended } = actOf(rows.at(row, 'viec') as ActName);
      const { present, all, agreed } = headsIn(rows, row);
      const told = (column: string, reason: string) => ({ rows: [row], column, values: { act: label, reason } });
      if (attended && present === 0) yield told('co_mat', 'chưa ghi số người có mặt');
      else if (attended && all === 0) yield told('tong_so', 'chưa ghi tổng số người');
      else if (present > all) yield told('co_mat', 'số có mặt lớn hơn tổng số');
      else if (agreed > present) yield told('dong_y', 'số đồng ý lớn hơn số có mặt');
    }
  },
};

const held =
  (...names: readonly ActName[]) =>
  (name: string) =>
    (names as readonly string[]).includes(name);

/** Point out a meeting of the branch to which fewer than two thirds came. */
export const quorum: SubmissionRule = {
  code: 'chua-du-hai-phan-ba',
  words: {
    title: 'Chưa đủ hai phần ba dự họp',
    what: 'Cuộc họp ở dòng này có chưa tới hai phần ba số đoàn viên dự.',
    cure: 'Xem lại số có mặt và tổng số; nếu đúng là thiếu người thì nên họp lại cho đủ.',
    example: {
      wrong: 'Việc đã làm | Có mặt | Trên tổng số\nHọp chi đoàn đánh giá, đề nghị xếp loại | 11 | 17',
      right: 'Việc đã làm | Có mặt | Trên tổng số\nHọp chi đoàn đánh giá, đề nghị xếp loại | 12 | 17',
    },
  },
  severity: 'canh_bao',
  kinds: ['so-viec'],
  clause: 'Q L62 “Trên cơ sở đề nghị của chi đoàn”, L72 “Tổ chức sinh hoạt chi đoàn” (Q-34, Q-43)',
  *check({ file: { rows } }) {
    for (const row of rows.where('viec', held('hop_danh_gia', 'sinh_hoat_quan_triet'))) {
      const { present, all } = headsIn(rows, row);
      if (present * 3 < all * 2) yield { rows: [row], column: 'co_mat', values: {} };
    }
  },
};

/** Point out a proposal for which not more than half of those present voted. */
export const majority: SubmissionRule = {
  code: 'dong-y-chua-qua-nua',
  words: {
    title: 'Đồng ý chưa quá nửa',
    what: 'Cuộc họp đánh giá ở dòng này có số đồng ý chưa quá nửa số có mặt.',
    cure: 'Xem lại số phiếu; nếu đúng thì chi đoàn bàn lại rồi mới đề nghị xếp loại.',
    example: {
      wrong: 'Việc đã làm | Có mặt | Trên tổng số | Đồng ý\nHọp chi đoàn đánh giá, đề nghị xếp loại | 14 | 17 | 7',
      right: 'Việc đã làm | Có mặt | Trên tổng số | Đồng ý\nHọp chi đoàn đánh giá, đề nghị xếp loại | 14 | 17 | 8',
    },
  },
  severity: 'canh_bao',
  kinds: ['so-viec'],
  clause: 'Q L62, L83 “đề nghị với đoàn cấp trên công nhận kết quả” (Q-34, Q-55)',
  *check({ file: { rows } }) {
    for (const row of rows.where('viec', held('hop_danh_gia'))) {
      const { present, agreed } = headsIn(rows, row);
      if (rows.at(row, 'dong_y') !== '' && agreed * 2 <= present) yield { rows: [row], column: 'dong_y', values: {} };
    }
  },
};
