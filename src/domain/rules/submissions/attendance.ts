import { actOf } from '../../schema/act.ts';
import type { Programme } from '../../schema/programme.ts';
import { remember } from '../../remember.ts';
import { reaches, type RowOf } from '../../year/rows-of.ts';
import { severityOf, type SubmissionRule } from '../rule.ts';

/** What a programme asks of the branch's meetings, where it asks something. */
type MeetingRule = Programme['recognition']['meeting'];
type Attendance = Pick<RowOf<'so-viec'>, 'present' | 'all' | 'agreed'>;

const isDemanded = ({ severity }: { severity: keyof typeof severityOf }): boolean => severityOf[severity] === 'error';
const hasQuorum = (asked: NonNullable<MeetingRule>, { present, all }: Attendance): boolean => reaches(asked.quorum, present, all);
/** Votes that were not written down are not judged, unless the programme demands them: then there is no majority. */
const hasMajority = ({ majority: asked }: NonNullable<MeetingRule>, { agreed, present }: Attendance): boolean =>
  agreed === undefined ? !isDemanded(asked) : reaches(asked, agreed, present);

/** Ensure that a meeting says how many came of how many, and that nobody agreed who was not there. */
export const attendanceFits: SubmissionRule = {
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
      const amiss = (field: 'present' | 'all' | 'agreed', reason: string) => ({ rows: [row], field, values: { act: label, reason } });
      if (attended && present === 0) yield amiss('present', 'chưa ghi số người có mặt');
      else if (attended && all === 0) yield amiss('all', 'chưa ghi tổng số người');
      else if (present > all) yield amiss('present', 'số có mặt lớn hơn tổng số');
      else if (agreed > present) yield amiss('agreed', 'số đồng ý lớn hơn số có mặt');
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
    const { parts, of } = recognition.meeting!.quorum;
    for (const entry of own.each('so-viec'))
      if ((entry.act === 'hop_danh_gia' || entry.act === 'sinh_hoat_quan_triet') && !hasQuorum(recognition.meeting!, entry))
        yield { rows: [entry.row], field: 'present', values: { share: `${parts}/${of}` } };
  },
};

/** Point out a proposal for which not as many of those present voted as the programme asks for. */
export const majority: SubmissionRule = {
  code: 'dong-y-chua-qua-nua',
  words: {
    title: 'Chưa đủ số đồng ý',
    what: 'Cuộc họp đánh giá ở dòng này chưa có {share} số có mặt đồng ý.',
    cure: 'Xem lại số phiếu, ô đồng ý còn trống thì điền; nếu đúng là chưa đủ thì chi đoàn bàn lại rồi mới đề nghị xếp loại.',
    example: {
      wrong: 'Việc đã làm | Có mặt | Trên tổng số | Đồng ý\nHọp chi đoàn đánh giá, đề nghị xếp loại | 14 | 17 | 7',
      right: 'Việc đã làm | Có mặt | Trên tổng số | Đồng ý\nHọp chi đoàn đánh giá, đề nghị xếp loại | 14 | 17 | 8',
    },
  },
  severity: ({ recognition: { meeting } }) => meeting && severityOf[meeting.majority.severity],
  kinds: ['so-viec'],
  clause: 'Q L62, L83 “đề nghị với đoàn cấp trên công nhận kết quả” (Q-34, Q-55)',
  *check({ own, programme: { recognition } }) {
    const { more, parts, of } = recognition.meeting!.majority;
    const values = { share: `${more ? 'quá' : 'tới'} ${parts}/${of}` };
    for (const entry of own.acts('hop_danh_gia'))
      if (!hasMajority(recognition.meeting!, entry)) yield { rows: [entry.row], field: 'agreed', values };
  },
};

/** R8. Ensure that nothing is recognised that no meeting proposed with the quorum and the majority, where the programme demands them. */
export const meetingBeforeRecognition: SubmissionRule = {
  code: 'hop-danh-gia-chua-du',
  words: {
    title: 'Chi đoàn chưa họp đánh giá cho đủ',
    what: 'Sổ công việc của chi đoàn {branch} chưa có cuộc họp đánh giá nào trước ngày họp xét ở dòng này mà đủ số người dự, đủ số đồng ý như chương trình đòi hỏi.',
    cure: 'Chi đoàn họp lại cho đủ rồi ghi vào sổ công việc (so-viec.csv); nơi công nhận nộp lại dòng này sau đó.',
    example: {
      wrong: 'Việc đã làm | Có mặt | Trên tổng số | Đồng ý\nHọp chi đoàn đánh giá, đề nghị xếp loại | 11 | 17 | 11',
      right: 'Việc đã làm | Có mặt | Trên tổng số | Đồng ý\nHọp chi đoàn đánh giá, đề nghị xếp loại | 12 | 17 | 8',
    },
  },
  severity: ({ recognition: { meeting } }) => (meeting && [meeting.quorum, meeting.majority].some(isDemanded) ? 'error' : undefined),
  kinds: ['cong-nhan'],
  needs: ['so-viec'],
  clause: 'Q L62 “Trên cơ sở đề nghị của chi đoàn … họp xét và công nhận”, L83 (R8, Q-34, Q-55)',
  *check({ own, yearOf, programme: { recognition } }) {
    const { quorum: asked, majority: wanted } = recognition.meeting!;
    const isEnough = (entry: Attendance): boolean =>
      (!isDemanded(asked) || hasQuorum(recognition.meeting!, entry)) && (!isDemanded(wanted) || hasMajority(recognition.meeting!, entry));
    /** The first such meeting; a session before it had nothing to go by. */
    const hasMet = remember((branch: string): string | undefined => {
      const meetings = yearOf(branch)?.actsOfLine('hop_danh_gia').filter(isEnough) ?? [];
      return meetings.map(({ day }) => day).sort()[0];
    });
    for (const { row, branch, day } of own.each('cong-nhan'))
      if ((hasMet(branch) ?? '9999') > day) yield { rows: [row], field: 'branch', values: { branch } };
  },
};
