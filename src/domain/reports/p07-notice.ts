import { ratingsOf } from '../schema/forest.ts';
import { shortDay } from '../vietnamese.ts';
import { aboutYear, ratingName, type InternalReport } from './context.ts';
import { number, words } from './report.ts';

/** P7. The notice to read at the branch's meeting: who was recognised as what, by member code (Q L83). */
export const noticeToBranch: InternalReport = {
  code: 'P7',
  title: 'Thông báo kết quả công nhận trong chi đoàn',
  period: 'Hằng năm',
  from: 'Chi đoàn',
  to: 'Đoàn viên',
  clause: 'Q L83 “thông báo trong chi đoàn về kết quả công nhận của Đoàn cấp trên” (Q-56)',
  audience: 'noi_bo',
  level: 'chi_doan',
  needs: ['doan-vien', 'cong-nhan'],
  fuller: ['danh-gia', 'so-viec'],
  isFor: () => true,
  build: (context) => {
    const { programme } = context;
    const { own, people } = context.branches[0]!;
    const members = people.filter((p) => p.mayBeRated);
    const recognised = members.filter((p) => p.recognition !== undefined);
    const [told] = own
      .acts('thong_bao')
      .map(({ day }) => day)
      .sort();
    const symbols = [...new Set(recognised.map((p) => `${p.recognition!.symbol} (họp ngày ${shortDay(p.recognition!.day)})`))].sort();
    return {
      title: noticeToBranch.title,
      lead: `${aboutYear(context)} Chỉ ghi mã đoàn viên; đọc trong sinh hoạt chi đoàn, không đăng công khai.`,
      facts: [
        ['đoàn viên', members.length],
        ['đã có kết quả công nhận', recognised.length],
        ['văn bản công nhận', symbols.join('; ') || 'chưa có'],
        ['đã thông báo ngày', told === undefined ? (recognised.length > 0 ? 'chưa thông báo' : '—') : shortDay(told)],
      ],
      tables: [
        {
          caption: 'Tổng hợp theo mức',
          columns: [words('Mức'), number('Đoàn viên')],
          rows: ratingsOf(programme).map(({ code, name }) => [name, recognised.filter((p) => p.recognition!.rating === code).length]),
          total: ['Cộng', recognised.length],
        },
        {
          caption: 'Từng mã',
          columns: [words('Mã'), words('Kết quả công nhận'), words('So với đề nghị của chi đoàn')],
          rows: members.map((p) => [
            p.code,
            p.recognition ? ratingName(programme, p.recognition.rating) : 'chưa có kết quả',
            !p.recognition || !p.proposal
              ? '—'
              : p.recognition.rating === p.proposal.rating
                ? 'giữ nguyên'
                : `thay đổi: ${p.recognition.reason}`,
          ]),
        },
      ],
    };
  },
};
