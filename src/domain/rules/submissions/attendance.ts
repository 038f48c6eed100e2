import { actOf } from '../../schema/act.ts';
import { reaches } from '../../year/rows-of.ts';
import { severityOf, type SubmissionRule } from '../rule.ts';

/** Ensure that a meeting says how many came of how many, and that nobody agreed who was not there. */
export const headsFit: SubmissionRule = {
  code: 'so-nguoi-chua-khop',
  words: {
    title: 'Số người dự chưa khớp',
    what: 'Với việc “{act}”, {reason}.',
    cure: 'Xem lại biên bản rồi ghi cho đúng: số đồng ý không quá số có mặt, số có mặt không quá tổng số.',
    example: { wrong: 'Có mặt | Trên tổng số\n17 | 12', right: 'Có mặt | Trên tổng số\n12 | 17' },
  },
  severity: 'error',
  kinds: ['so-viec'],
  clause: 'Q L48, L62, L69, L72; K L57 (Q-28, Q-34, Q-40, Q-43, K-46)',
  *check({ own }) {
    for (const { row, act, present = 0, all = 0, agreed = 0 } of own.each('so-viec')) {
      const { label, attended } = actOf(act);
      const amiss = (column: string, reason: string) => ({ rows: [row], column, values: { act: label, reason } });
      if (attended && present === 0) yield amiss('co_mat', 'chưa ghi số người có mặt');
      else if (attended && all === 0) yield amiss('tong_so', 'chưa ghi tổng số người');
      else if (present > all) yield amiss('co_mat', 'số có mặt lớn hơn tổng số');
      else if (agreed > present) yield amiss('dong_y', 'số đồng ý lớn hơn số có mặt');
    }
  },
};

/** Point out a meeting of the branch to which fewer came than the programme asks for. */
export const quorum: SubmissionRule = {
  code: 'chua-du-hai-phan-ba',
  words: {
    title: 'Chưa đủ số người dự họp',
    what: 'Cuộc họp ở dòng này có chưa tới {share} số đoàn viên dự.',
    cure: 'Xem lại số có mặt và tổng số; nếu đúng là thiếu người thì nên họp lại cho đủ.',
    example: {
      wrong: 'Việc đã làm | Có mặt | Trên tổng số\nHọp chi đoàn đánh giá, đề nghị xếp loại | 11 | 17',
      right: 'Việc đã làm | Có mặt | Trên tổng số\nHọp chi đoàn đánh giá, đề nghị xếp loại | 12 | 17',
    },
  },
  severity: ({ recognition: { meeting } }) => meeting && severityOf[meeting.quorum.severity],
  kinds: ['so-viec'],
  clause: 'Q L62 “Trên cơ sở đề nghị của chi đoàn”, L72 “Tổ chức sinh hoạt chi đoàn” (Q-34, Q-43)',
  *check({ own, programme: { recognition } }) {
    const { quorum: asked } = recognition.meeting!;
    for (const { row, act, present, all } of own.each('so-viec'))
      if ((act === 'hop_danh_gia' || act === 'sinh_hoat_quan_triet') && !reaches(asked, present, all))
        yield { rows: [row], column: 'co_mat', values: { share: `${asked.parts}/${asked.of}` } };
  },
};

/** Point out a proposal for which not as many of those present voted as the programme asks for. */
export const majority: SubmissionRule = {
  code: 'dong-y-chua-qua-nua',
  words: {
    title: 'Chưa đủ số đồng ý',
    what: 'Cuộc họp đánh giá ở dòng này có số đồng ý chưa {share} số có mặt.',
    cure: 'Xem lại số phiếu; nếu đúng thì chi đoàn bàn lại rồi mới đề nghị xếp loại.',
    example: {
      wrong: 'Việc đã làm | Có mặt | Trên tổng số | Đồng ý\nHọp chi đoàn đánh giá, đề nghị xếp loại | 14 | 17 | 7',
      right: 'Việc đã làm | Có mặt | Trên tổng số | Đồng ý\nHọp chi đoàn đánh giá, đề nghị xếp loại | 14 | 17 | 8',
    },
  },
  severity: ({ recognition: { meeting } }) => meeting && severityOf[meeting.majority.severity],
  kinds: ['so-viec'],
  clause: 'Q L62, L83 “đề nghị với đoàn cấp trên công nhận kết quả” (Q-34, Q-55)',
  *check({ own, programme: { recognition } }) {
    const { majority: asked } = recognition.meeting!;
    const values = { share: `${asked.more ? 'quá' : 'tới'} ${asked.parts}/${asked.of}` };
    for (const { row, present, agreed } of own.acts('hop_danh_gia'))
      if (agreed !== undefined && !reaches(asked, agreed, present)) yield { rows: [row], column: 'dong_y', values };
  },
};
