import { suggestRating } from '../year/suggest.ts';
import { ratingsOf } from '../schema/forest.ts';
import { formatShare, shortDay } from '../vietnamese.ts';
import type { MeetingShare } from '../schema/programme.ts';
import { reaches, type RowOf } from '../year/rows-of.ts';
import { aboutYear, ratingName, type Branch, type InternalReport } from './context.ts';
import { number, words, type Cell } from './report.ts';

/** The branch's last meeting on ratings, from its book of acts. */
const meetingOf = ({ own }: Branch) => own.acts('hop_danh_gia').toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];

/** Whether as many came as the programme asks for, in words. */
const isFull = ({ present, all }: RowOf<'so-viec'>, asked: MeetingShare): string =>
  present === undefined || all === undefined ? 'chưa ghi' : reaches(asked, present, all) ? 'đủ' : 'chưa đủ';

/** P5. The branch's proposal for recognition, with the machine's suggestion beside it; people decide (Q L62, L83). */
export const proposalForRecognition: InternalReport = {
  code: 'P5',
  title: 'Đề nghị công nhận kết quả đánh giá, xếp loại đoàn viên',
  period: 'Hằng năm',
  from: 'Chi đoàn',
  to: 'Đoàn cơ sở, hoặc Đoàn cấp trên của chi đoàn cơ sở',
  clause: 'Q L62, L83 “đề nghị với đoàn cấp trên công nhận kết quả đánh giá” (Q-34, Q-14)',
  audience: 'noi_bo',
  level: 'chi_doan',
  needs: ['doan-vien', 'dang-ky', 'ket-qua', 'danh-gia'],
  fuller: ['so-viec', 'dieu-chinh'],
  official: 'de_nghi',
  isFor: () => true,
  build: (context) => {
    const { programme } = context;
    const [branch] = context.branches as [Branch];
    const members = branch.people.filter((p) => p.mayBeRated);
    const suggestions = new Map(members.map((p) => [p, suggestRating(programme, p)]));
    const proposed = members.filter((p) => p.proposal !== undefined);
    const differs = proposed.filter((p) => p.proposal!.rating !== suggestions.get(p)?.rating);
    const meeting = meetingOf(branch);
    const asked = programme.recognition.meeting?.quorum;
    const facts: (readonly [string, Cell])[] = meeting
      ? [
          ['ngày họp chi đoàn', shortDay(meeting.day)],
          ['có mặt trên tổng số', `${meeting.present ?? '—'}/${meeting.all ?? '—'}`],
          ...(asked ? [[`đủ ${asked.parts}/${asked.of}`, isFull(meeting, asked)] as const] : []),
          ['đồng ý', `${meeting.agreed ?? '—'}`],
        ]
      : [['ngày họp chi đoàn', 'chưa ghi trong sổ công việc']];
    return {
      title: proposalForRecognition.title,
      lead: `${aboutYear(context)} Mức gợi ý do máy tính từ số việc hoàn thành; chi đoàn quyết định mức đề nghị.`,
      facts: [...facts, ['đoàn viên', members.length], ['đã có đề nghị', proposed.length], ['khác mức gợi ý', differs.length]],
      tables: [
        {
          caption: 'Tổng hợp theo mức',
          columns: [words('Mức'), number('Gợi ý'), number('Đề nghị')],
          rows: ratingsOf(programme).map(({ code, name }) => [
            name,
            proposed.filter((p) => suggestions.get(p)?.rating === code).length,
            proposed.filter((p) => p.proposal!.rating === code).length,
          ]),
          total: ['Cộng', proposed.length, proposed.length],
        },
        {
          caption: 'Danh sách đề nghị',
          columns: [
            words('Mã'),
            number('Đăng ký'),
            number('Hoàn thành'),
            number('Tỷ lệ'),
            words('Gợi ý của máy'),
            words('Chi đoàn đề nghị'),
            words('Lý do'),
          ],
          rows: members.map((p) => [
            p.code,
            p.registered,
            p.done,
            formatShare(p.done, p.registered),
            ratingName(programme, suggestions.get(p)?.rating),
            p.proposal ? ratingName(programme, p.proposal.rating) : 'chưa có đề nghị',
            p.proposal?.reason ?? '',
          ]),
        },
        {
          caption: 'Khác mức gợi ý',
          columns: [words('Mã'), words('Gợi ý của máy'), words('Vì'), words('Chi đoàn đề nghị'), words('Lý do của chi đoàn')],
          rows: differs.map((p) => [
            p.code,
            ratingName(programme, suggestions.get(p)?.rating),
            suggestions.get(p)?.reasons.join('; ') ?? '',
            ratingName(programme, p.proposal!.rating),
            p.proposal!.reason,
          ]),
        },
      ],
    };
  },
};
