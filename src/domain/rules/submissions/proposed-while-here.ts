import { shortDay } from '../../vietnamese.ts';
import type { BranchYear } from '../../year/branch-year.ts';
import type { SubmissionRule } from '../rule.ts';

/** When a branch judged the year: at its meetings; where its book tells of none, on no day before its last round was over. */
const judged = (own: BranchYear): { days: readonly string[]; isTold: boolean; words: string } | undefined => {
  const days = own
    .actsOfLine('hop_danh_gia')
    .map(({ day }) => day)
    .sort();
  if (days.length > 0) return { days, isTold: true, words: `chi đoàn họp đánh giá ngày ${days.map(shortDay).join(', ')}` };
  const { lastRound } = own;
  const words = lastRound && `chi đoàn chỉ đánh giá khi hết “${lastRound.name}” (${shortDay(lastRound.to)})`;
  return words === undefined ? undefined : { days: [lastRound!.to], isTold: false, words };
};

/** R8. Point out somebody whom a branch proposes though she was in it on no day on which it judged: she had left, or had not come. */
export const proposedWhileHere: SubmissionRule = {
  code: 'de-nghi-nguoi-vang',
  needs: ['doan-vien'],
  words: {
    title: 'Đề nghị người không ở chi đoàn ngày họp',
    what: 'Danh sách ghi người ở dòng này {moved} ngày {day}, còn {judged}: khi ấy người này không sinh hoạt ở chi đoàn.',
    cure: 'Xem lại ngày chuyển và ngày họp trong sổ công việc. Đúng vậy thì xoá dòng này: nơi người ấy sinh hoạt ngày họp đề nghị xếp loại, nơi kia gửi nhận xét.',
    example: {
      wrong: 'Tình trạng | Ngày chuyển | Đề nghị xếp loại\nChuyển đi trong năm | 01/08/2016 | Hoàn thành nhiệm vụ',
      right: 'Tình trạng | Ngày chuyển | Đề nghị xếp loại\nChuyển đi trong năm | 11/12/2016 | Hoàn thành nhiệm vụ',
    },
  },
  severity: 'warning',
  kinds: ['danh-gia'],
  clause: 'Q L62 “đánh giá, xếp loại đoàn viên tại chi đoàn”, L76, L83 (R8, Q-34, Q-47)',
  *check({ own }) {
    const when = judged(own);
    if (!when) return;
    const { days, isTold, words } = when;
    for (const { row, member } of own.each('danh-gia')) {
      const { came, left } = own.member(member);
      const isBefore = (day: string) => isTold && day < came;
      const isAfter = (day: string) => left !== '' && left <= day;
      if (days.some((day) => !isBefore(day) && !isAfter(day))) continue;
      const [moved, day] = days.every(isBefore) ? ['chuyển đến', came] : ['chuyển đi', left];
      yield { rows: [row], field: 'member', values: { moved, day: shortDay(day), judged: words } };
    }
  },
};
