import { cellsThat, severityOf, type SubmissionRule } from '../rule.ts';
import { awayReading, awayShare, hopeless, reckonAway } from '../../year/away.ts';

const clause = 'Q L85 “chỉ tính 40-50% số việc” (R5, Q-59)';

/** R5. Ensure that the threshold lies in the programme's range. */
export const thresholdInRange: SubmissionRule = {
  code: 'nguong-ngoai-khoang',
  words: {
    title: 'Ngưỡng ngoài khoảng cho phép',
    what: 'Ngưỡng áp dụng ở dòng này nằm ngoài khoảng từ {min} đến {max}%.',
    cure: 'BCH chi đoàn chọn lại ngưỡng trong khoảng ấy và ghi lý do.',
    example: {
      wrong: 'Ngưỡng áp dụng (%) | Lý do\n60 | Ở địa phương 5 tháng',
      right: 'Ngưỡng áp dụng (%) | Lý do\n45 | Ở địa phương 5 tháng',
    },
  },
  severity: 'error',
  kinds: ['danh-gia'],
  ofEachRow: true,
  clause,
  *check(submission) {
    const { away } = submission.programme;
    if (!away) return;
    const outside = (percent: string) => percent !== '' && (Number(percent) < away.min || Number(percent) > away.max);
    yield* cellsThat(submission, { field: 'threshold' }, outside, { min: away.min, max: away.max });
  },
};

/** R5. Ensure that a threshold is used only for members away, under a programme that provides for them. */
export const thresholdOnlyAway: SubmissionRule = {
  code: 'nguong-khong-ap-dung',
  needs: ['doan-vien'],
  words: {
    title: 'Ngưỡng chỉ dành cho người đi làm ăn xa',
    what: 'Dòng này có ngưỡng, nhưng người ấy không ghi là đi làm ăn xa trong danh sách, hoặc chương trình không tính riêng ở chi đoàn này.',
    cure: 'Để trống ô ngưỡng; nếu đúng là đi làm ăn xa thì sửa tình trạng trong tệp danh sách (doan-vien.csv).',
    example: {
      wrong: 'Mã đoàn viên | Ngưỡng áp dụng (%) | Lý do\nDV-1A | 45 | Ở địa phương 5 tháng',
      right: 'Mã đoàn viên | Ngưỡng áp dụng (%) | Lý do\nDV-1A | | ',
    },
  },
  severity: 'error',
  kinds: ['danh-gia'],
  clause,
  *check({ programme, own }) {
    for (const { row, member, threshold } of own.each('danh-gia'))
      if (threshold !== undefined && (!programme.away || own.member(member).state !== 'di_lam_an_xa'))
        yield { rows: [row], field: 'threshold', values: {} };
  },
};

/** R5. Ask for the threshold where the programme counts no more than that share: until it is chosen the highest is reckoned with. */
export const thresholdChosen: SubmissionRule = {
  code: 'chua-chon-nguong',
  needs: ['doan-vien'],
  words: {
    title: 'Người đi làm ăn xa chưa có ngưỡng',
    what: 'Chương trình chỉ tính một phần số việc người đi làm ăn xa đã hoàn thành; dòng này chưa ghi ngưỡng, nên tạm tính {max}%.',
    cure: 'BCH chi đoàn chọn ngưỡng từ {min} đến {max}%, ghi ở dòng này cùng lý do.',
    example: {
      wrong: 'Ngưỡng áp dụng (%) | Lý do\n | ',
      right: 'Ngưỡng áp dụng (%) | Lý do\n45 | Ở địa phương 5 tháng',
    },
  },
  severity: (programme) => (awayReading(programme).isLimit ? 'warning' : undefined),
  kinds: ['danh-gia'],
  clause: 'Q L85 “BCH Chi đoàn chỉ tính 40-50% số việc” (R5, Q-59)',
  *check({ programme, own }) {
    const { min, max } = programme.away!;
    for (const { row, member, rating, threshold } of own.each('danh-gia'))
      if (threshold === undefined && rating !== programme.ratings.notRated.code && awayShare(programme, own.member(member)) !== undefined)
        yield { rows: [row], field: 'threshold', values: { min, max } };
  },
};

/** R5. Ensure that a member away gets no more than the rating the programme names, unless she reaches it as everybody does where the programme lets her. */
export const concessionCapped: SubmissionRule = {
  code: 'vuot-muc-di-xa',
  needs: ['doan-vien', 'dang-ky', 'ket-qua', 'cham-diem'],
  words: {
    title: 'Xếp loại cao hơn mức được tính riêng',
    what: 'Hoàn thành từ {min} đến {max}% số việc chỉ được tính là “{rating}”.',
    cure: 'Đề nghị mức “{rating}”{otherwise}.',
    example: {
      wrong: 'Đề nghị xếp loại | Ngưỡng áp dụng (%)\nHoàn thành tốt nhiệm vụ | 45',
      right: 'Đề nghị xếp loại | Ngưỡng áp dụng (%)\nHoàn thành nhiệm vụ | 45',
    },
  },
  severity: ({ away }) => away && severityOf[away.aboveRating],
  kinds: ['danh-gia'],
  clause: 'Q L85 “là hoàn thành nhiệm vụ” (R5)',
  *check({ programme, own }) {
    const { away, ratings } = programme;
    const order = ratings.scale.map((r) => r.code);
    const cap = ratings.scale.find((r) => r.code === away?.rating);
    if (!away || !cap) return;
    const { otherwise } = awayReading(programme);
    for (const { row, rating, member: code } of own.each('danh-gia')) {
      const proposed = order.indexOf(rating);
      const member = own.member(code);
      const share = awayShare(programme, member);
      if (share === undefined || proposed < 0 || proposed >= order.indexOf(cap.code)) continue;
      if (proposed < order.indexOf(reckonAway(programme, member, share).rating))
        yield { rows: [row], field: 'rating', values: { min: away.min, max: away.max, rating: cap.name, otherwise } };
    }
  },
};

/** R5. Ensure that whoever applies the concession says why: the months lived here, the work away. */
export const thresholdHasReason: SubmissionRule = {
  code: 'nguong-thieu-ly-do',
  words: {
    title: 'Áp dụng ngưỡng mà chưa có lý do',
    what: 'Dòng này áp dụng ngưỡng riêng cho người đi làm ăn xa nhưng chưa ghi lý do.',
    cure: 'Điền lý do, ví dụ: ở địa phương 5 tháng.',
    example: { wrong: 'Ngưỡng áp dụng (%) | Lý do\n45 | ', right: 'Ngưỡng áp dụng (%) | Lý do\n45 | Ở địa phương 5 tháng' },
  },
  severity: 'error',
  kinds: ['danh-gia'],
  clause: 'Q L85 “căn cứ kết quả thực hiện tương ứng với số tháng” (R5)',
  *check({ own }) {
    for (const { row, threshold, reason } of own.each('danh-gia'))
      if (threshold !== undefined && reason === '') yield { rows: [row], field: 'reason', values: {} };
  },
};

/** R5. Point out a member away who is proposed as fulfilling while what is counted at the threshold is not enough, by either reading. */
export const thresholdReached: SubmissionRule = {
  code: 'chua-dat-nguong',
  needs: ['doan-vien', 'dang-ky', 'ket-qua', 'cham-diem'],
  words: {
    title: 'Chưa đạt ngưỡng đã chọn',
    what: 'Mới hoàn thành {done} trong {registered} việc; ngưỡng {percent}% {need}.',
    cure: 'Xem lại kết quả đã nộp, ngưỡng, hoặc mức đề nghị.',
    example: {
      wrong: 'Số thứ tự việc | Trạng thái\n1 | Hoàn thành\n2 | Hoàn thành\n3 | Đang làm',
      right: 'Số thứ tự việc | Trạng thái\n1 | Hoàn thành\n2 | Hoàn thành\n3 | Hoàn thành',
    },
  },
  severity: 'warning',
  kinds: ['danh-gia'],
  clause: 'Q L85 “40-50% số việc mà đoàn viên hoàn thành trong phiếu đăng ký” (R5, Q-59)',
  *check({ programme, own }) {
    const { away } = programme;
    // Where nothing was registered of the branch, nobody can tell.
    if (!away || !own.has('dang-ky')) return;
    const { scale, notRated } = programme.ratings;
    const poor = new Set([...scale.filter((r) => !r.fulfils), notRated].map((r) => r.code));
    for (const { row, member: code, rating } of own.each('danh-gia')) {
      const member = own.member(code);
      const percent = awayShare(programme, member);
      if (percent === undefined || poor.has(rating)) continue;
      const { registered, done } = member;
      const { counted, needed, reached } = reckonAway(programme, member, percent);
      if (reached) continue;
      const nothing = 'chưa tính được, vì chưa đăng ký việc nào';
      const enough = needed === undefined ? hopeless : `cần ${needed} việc`;
      const need = registered === 0 ? nothing : awayReading(programme).need(counted, enough);
      yield { rows: [row], values: { done, registered, percent, need } };
    }
  },
};
