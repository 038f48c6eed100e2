import { remember } from '../../remember.ts';
import { shortDay } from '../../vietnamese.ts';
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
      if (proposedFor(submission, recognition) === undefined) yield { rows: [recognition.row], field: 'member', values: {} };
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
      if (proposed !== undefined && proposed !== rating) yield { rows: [row], field: 'reason', values: {} };
    }
  },
};

/** R8. Ensure that the recognising body sits after the branch's last round, and after the branch's own meeting where its book has one. */
export const sessionInOrder: SubmissionRule = {
  code: 'hop-xet-truoc-chi-doan',
  words: {
    title: 'Họp xét công nhận quá sớm',
    what: 'Ngày họp xét ở dòng này đứng trước {before} ({day}).',
    cure: 'Xem lại ngày họp ở dòng này và ngày họp đánh giá trong sổ công việc của chi đoàn; công nhận sau khi chi đoàn đã họp.',
    example: { wrong: 'Ngày họp xét\n01/02/2016', right: 'Ngày họp xét\n08/01/2017' },
  },
  severity: 'error',
  kinds: ['cong-nhan'],
  clause: 'Q L62 “Trên cơ sở đề nghị của chi đoàn … Ban Chấp hành Đoàn cơ sở họp xét và công nhận”, L83 (R8, Q-34, Q-35)',
  *check({ own, yearOf }) {
    /** The latest thing that must come first, for each branch. */
    const firstFor = remember((code: string): { before: string; day: string } | undefined => {
      const branch = yearOf(code);
      const meeting = branch?.firstDay('hop_danh_gia');
      const round = branch?.lastRound;
      const steps = [
        ...(round ? [{ before: `ngày hết “${round.name}”`, day: round.to }] : []),
        ...(meeting === undefined ? [] : [{ before: 'cuộc họp đánh giá của chi đoàn', day: meeting }]),
      ];
      return steps.sort((a, b) => (a.day < b.day ? 1 : -1))[0];
    });
    for (const { row, branch, day } of own.each('cong-nhan')) {
      const first = firstFor(branch);
      if (first && day < first.day) yield { rows: [row], field: 'day', values: { before: first.before, day: shortDay(first.day) } };
    }
  },
};

/** R8. Point out somebody recognised again in the same year: a year has one result, and nobody knows which of the two it is. */
export const recognisedOnce: SubmissionRule = {
  code: 'cong-nhan-hai-lan',
  words: {
    title: 'Một người được công nhận hai lần',
    what: 'Người ở dòng này đã được {by} công nhận trong năm, khi sinh hoạt ở {branch} (họp ngày {day}).',
    cure: 'Giữ kết quả của nơi người ấy sinh hoạt khi xét, xoá dòng kia; nếu là hai người thì một chi đoàn đổi mã.',
    example: {
      wrong: 'Mã chi đoàn | Mã đoàn viên\nq8-p01-kp1 | DV-1A\nq8-p01-kp2 | DV-1A',
      right: 'Mã chi đoàn | Mã đoàn viên\nq8-p01-kp1 | DV-1A',
    },
  },
  severity: 'warning',
  kinds: ['cong-nhan'],
  clause: 'Q L62 “công nhận kết quả xếp loại đoàn viên của chi đoàn hàng năm” (R8, Q-35)',
  *check({ own, yearOf, content: { forest } }) {
    for (const { row, branch, member, day } of own.each('cong-nhan')) {
      const before = yearOf(branch)
        ?.member(member)
        .recognitions()
        .find((one) => one.branch !== branch);
      // Where either branch may be the earlier each knows of the other: the later session is asked, of one day both are.
      const isMutual = before && yearOf(before.branch)?.member(member).units.includes(branch);
      if (!before || (isMutual && day < before.day)) continue;
      const values = { by: before.by.name, branch: forest.get(before.branch)!.name, day: shortDay(before.day) };
      yield { rows: [row], field: 'member', values };
    }
  },
};
