import { actLabels, type ActName } from '../../schema/act.ts';
import { levels } from '../../schema/unit.ts';
import { shortDay } from '../../vietnamese.ts';
import type { SubmissionRule } from '../rule.ts';

/** R8. Ensure that results are announced and sent on only after the session that recognised them. */
export const actsInOrder: SubmissionRule = {
  code: 'truoc-khi-cong-nhan',
  words: {
    title: 'Việc ghi trước khi có công nhận',
    what: 'Việc “{act}” chỉ làm sau khi kết quả được công nhận; {reason}.',
    cure: 'Xem lại ngày làm; chưa được công nhận thì xoá dòng này, ghi lại sau khi có kết quả (cong-nhan.csv).',
    example: {
      wrong: 'Việc đã làm | Ngày làm\nThông báo kết quả công nhận trong chi đoàn | 07/01/2017',
      right: 'Việc đã làm | Ngày làm\nThông báo kết quả công nhận trong chi đoàn | 10/01/2017',
    },
  },
  severity: 'error',
  kinds: ['so-viec'],
  needs: ['cong-nhan'],
  clause: 'Q L62–63, L83 “thông báo trong chi đoàn về kết quả công nhận của Đoàn cấp trên” (R8, Q-36, Q-56)',
  *check({ unit, year, own, content: { forest } }) {
    const isBranch = levels[unit.level].submits;
    // A unit that recognises nobody's ratings only passes on the lists of those below.
    if (!isBranch && !forest.recognises(unit, year)) return;
    const act: ActName = isBranch ? 'thong_bao' : 'gui_danh_sach';
    const recognised = isBranch ? own.recognised : own.sessions;
    const session = recognised.map(({ day }) => day).sort()[0];
    const reason = session === undefined ? 'chưa thấy kết quả công nhận' : 'ngày ở dòng này đứng trước ngày họp xét';
    for (const { row, day } of own.acts(act))
      if (session === undefined || day < session) yield { rows: [row], field: 'day', values: { act: actLabels[act], reason } };
  },
};

/** R8. Point out a session of the book on whose day nothing was recognised: the two files tell of one session. */
export const sessionsAgree: SubmissionRule = {
  code: 'phien-hop-khac-ngay',
  words: {
    title: 'Phiên họp xét chưa khớp tệp công nhận',
    what: 'Sổ công việc ghi “{act}” ngày này, còn tệp công nhận (cong-nhan.csv) ghi họp xét ngày {days}.',
    cure: 'Xem lại ngày ở dòng này và cột “Ngày họp xét” của tệp công nhận, sửa nơi ghi nhầm; phiên ấy không công nhận ai thì để nguyên.',
    example: {
      wrong: 'Việc đã làm | Ngày làm\nHọp Ban Chấp hành xét, công nhận xếp loại | 09/01/2017',
      right: 'Việc đã làm | Ngày làm\nHọp Ban Chấp hành xét, công nhận xếp loại | 08/01/2017',
    },
  },
  severity: 'warning',
  kinds: ['so-viec'],
  needs: ['cong-nhan'],
  clause: 'Q L62 “Ban Chấp hành Đoàn cơ sở họp xét và công nhận”, L41 “kiểm tra quy trình” (R8, Q-24, Q-35)',
  *check({ own }) {
    const act: ActName = 'hop_cong_nhan';
    const days = new Set(own.sessions.map(({ day }) => day).sort());
    if (days.size === 0) return;
    const values = { act: actLabels[act], days: [...days].map(shortDay).join(', ') };
    for (const { row, day } of own.acts(act)) if (!days.has(day)) yield { rows: [row], field: 'day', values };
  },
};

/** Note a branch that proposed ratings while its book tells of no meeting that did. */
export const proposalHasMeeting: SubmissionRule = {
  code: 'chua-ghi-hop-danh-gia',
  words: {
    title: 'Sổ chưa có cuộc họp đánh giá',
    what: 'Chi đoàn đã đề nghị xếp loại, nhưng sổ công việc chưa có cuộc họp đánh giá nào được nhận.',
    cure: 'Sửa dòng chưa được nhận nếu có; chưa ghi thì thêm dòng “{act}” với ngày họp, số có mặt, tổng số, số đồng ý.',
    example: {
      wrong: 'Việc đã làm\nHọp Ban Chấp hành thống nhất nội dung, cách tổ chức',
      right: 'Việc đã làm\nHọp chi đoàn đánh giá, đề nghị xếp loại',
    },
  },
  severity: 'note',
  kinds: ['so-viec'],
  clause: 'Q L62, L83 “báo cáo và đề nghị với đoàn cấp trên công nhận kết quả đánh giá” (Q-34, Q-55)',
  *check({ own }) {
    if (own.has('danh-gia') && own.acts('hop_danh_gia').length === 0) yield { rows: [], values: { act: actLabels.hop_danh_gia } };
  },
};

/** R8. Ensure that a branch judges the year when its last round is over: before that there is nothing to judge by. */
export const meetingAfterRounds: SubmissionRule = {
  code: 'hop-truoc-ky-cuoi',
  words: {
    title: 'Họp đánh giá trước khi hết kỳ',
    what: 'Ngày họp đánh giá ở dòng này đứng trước ngày hết “{round}” ({day}).',
    cure: 'Xem lại ngày họp; họp sớm thì họp lại sau khi hết kỳ rồi ghi ngày ấy.',
    example: {
      wrong: 'Việc đã làm | Ngày làm\nHọp chi đoàn đánh giá, đề nghị xếp loại | 20/02/2016',
      right: 'Việc đã làm | Ngày làm\nHọp chi đoàn đánh giá, đề nghị xếp loại | 08/12/2016',
    },
  },
  severity: 'error',
  kinds: ['so-viec'],
  clause: 'Q L83 “theo từng giai đoạn hàng quý, đợt cao điểm trong năm, hàng năm”, rồi “báo cáo và đề nghị” (R8, Q-53, Q-55)',
  *check({ own }) {
    const { lastRound } = own;
    for (const { row, day } of lastRound ? own.acts('hop_danh_gia') : [])
      if (day < lastRound!.to) yield { rows: [row], field: 'day', values: { round: lastRound!.name, day: shortDay(lastRound!.to) } };
  },
};
