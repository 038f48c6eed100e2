import type { RowOf } from '../../year/rows-of.ts';
import type { Submission, SubmissionRule } from '../rule.ts';

/** What the branch proposed for a member who was recognised. */
const proposedFor = ({ yearOf }: Submission, { branch, member }: RowOf<'cong-nhan'>): string | undefined =>
  yearOf(branch)?.member(member).proposal?.rating;

/** R8. Ensure that nothing is recognised before the branch has proposed it. */
export const recognitionNeedsProposal: SubmissionRule = {
  code: 'chua-de-nghi',
  needs: ['danh-gia'],
  words: {
    title: 'Chưa có đề nghị của chi đoàn',
    what: 'Công nhận chỉ có sau khi chi đoàn đề nghị; chưa thấy đề nghị cho mã này.',
    cure: 'Chi đoàn nộp tệp đề nghị (danh-gia.csv) trước, rồi nơi công nhận nộp tệp này.',
    example: { wrong: 'cong-nhan.csv', right: 'danh-gia.csv\ncong-nhan.csv' },
  },
  severity: 'error',
  kinds: ['cong-nhan'],
  clause: 'Q L62 “Trên cơ sở đề nghị của chi đoàn” (R8, Q-34)',
  *check(submission) {
    for (const recognition of submission.own.each('cong-nhan'))
      if (proposedFor(submission, recognition) === undefined) yield { rows: [recognition.row], column: 'ma_doan_vien', values: {} };
  },
};

/** R8. Ensure that a rating changed by the base unit says why. */
export const changeHasReason: SubmissionRule = {
  code: 'doi-thieu-ly-do',
  needs: ['danh-gia'],
  words: {
    title: 'Đổi xếp loại mà chưa có lý do',
    what: 'Kết quả công nhận khác đề nghị của chi đoàn nhưng chưa có lý do.',
    cure: 'Điền lý do thay đổi ở dòng này.',
    example: {
      wrong: 'Xếp loại công nhận | Lý do thay đổi\nHoàn thành tốt nhiệm vụ | ',
      right: 'Xếp loại công nhận | Lý do thay đổi\nHoàn thành tốt nhiệm vụ | Dẫn đầu đợt hè tình nguyện',
    },
  },
  severity: 'error',
  kinds: ['cong-nhan'],
  clause: 'Q L62 “họp xét và công nhận” (R8, Q-35)',
  *check(submission) {
    for (const recognition of submission.own.each('cong-nhan')) {
      const { row, rating, reason } = recognition;
      const proposed = reason === '' ? proposedFor(submission, recognition) : rating;
      if (proposed !== undefined && proposed !== rating) yield { rows: [row], column: 'ly_do_thay_doi', values: {} };
    }
  },
};
