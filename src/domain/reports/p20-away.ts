import { atThresholds, awayReading, awayShare, reckonAway, reckoningInWords, type AwayReckoning } from '../year/away.ts';
import { awayReadings } from '../schema/programme.ts';
import { memberStates } from '../schema/submission.ts';
import { formatShare, lowerFirst } from '../vietnamese.ts';
import { branchRows } from './branch-cells.ts';
import { aboutYear, membersOf, type InternalReport } from './context.ts';
import { ratingName } from '../schema/programme-lookup.ts';
import { memberCode, number, words } from './report.ts';

/** P20. Members who regularly work away: months lived here, the threshold used, the result, and what others would give (Q L85, R5). */
export const membersAway: InternalReport = {
  code: 'P20',
  title: `Đoàn viên ${lowerFirst(memberStates.di_lam_an_xa)}`,
  question: 'Đoàn viên đi làm ăn xa rèn luyện thế nào?',
  period: 'Hằng năm',
  from: 'Chi đoàn, Đoàn cơ sở',
  to: 'Ban Chấp hành chi đoàn, Đoàn cơ sở',
  clause: 'Q L85 “căn cứ kết quả thực hiện tương ứng với số tháng sinh hoạt tại địa phương” (R5, Q-57, Q-58, Q-59)',
  audience: 'noi_bo',
  needs: ['doan-vien', 'dang-ky', 'ket-qua'],
  fuller: ['danh-gia', 'cong-nhan', 'dieu-chinh'],
  isFor: ({ programme, branches }) => programme.away !== undefined && branches.some((b) => programme.away!.kinds.includes(b.unit.kind)),
  build: (context) => {
    const { programme } = context;
    const { min, max, reading } = programme.away!;
    const all = membersOf(context).filter(({ p }) => p.state === 'di_lam_an_xa');
    const { columns, of } = branchRows(context);
    const marks = atThresholds(programme, { registered: 0, done: 0 }).map((m) => m.threshold);
    const told = (registered: number, reckoned: AwayReckoning) =>
      registered === 0 && !reckoned.byPoints ? '—' : reckoningInWords(programme, reckoned);
    return {
      title: membersAway.title,
      lead: `${aboutYear(context)} Ban Chấp hành chi đoàn chọn ngưỡng từ ${min} đến ${max}% và ghi lý do. Cách hiểu đang dùng: ${awayReadings[reading].toLowerCase()}.`,
      facts: [
        ['đoàn viên đi làm ăn xa', all.length],
        ['đã áp dụng ngưỡng', all.filter(({ p }) => p.threshold !== undefined).length],
      ],
      tables: [
        {
          caption: `Từng mã; các cột “Nếu”: ${awayReading(programme).holds} và kết quả nếu chọn ngưỡng ấy`,
          columns: [
            ...columns,
            memberCode,
            number('Số tháng ở địa phương'),
            number('Đăng ký'),
            number('Hoàn thành'),
            number('Tỷ lệ'),
            words('Ngưỡng'),
            words('Kết quả ở ngưỡng ấy'),
            words('Lý do của chi đoàn'),
            words('Đề nghị'),
            words('Công nhận'),
            ...marks.map((mark) => words(`Nếu ${mark}%`)),
          ],
          rows: all.map(({ branch, p }) => {
            const share = awayShare(programme, p);
            return [
              ...of(branch),
              p.code,
              p.months === '' ? '—' : Number(p.months),
              p.registered,
              p.done,
              formatShare(p.done, p.registered),
              p.threshold === undefined ? (share === undefined ? '—' : 'chưa chọn') : `${p.threshold}%`,
              share === undefined ? '—' : told(p.registered, reckonAway(programme, p, share)),
              p.proposal?.reason || '—',
              ratingName(programme, p.proposal?.rating),
              ratingName(programme, p.recognition?.rating),
              ...atThresholds(programme, p).map((mark) => told(p.registered, mark)),
            ];
          }),
        },
      ],
    };
  },
};
