import type { GateRule } from './gate.ts';

/** Note that the commits carry the mail address of the sender's own account: only she can hide it. */
export const mailShown: GateRule = {
  code: 'thu-cua-tai-khoan',
  words: {
    title: 'Lần ghi mang địa chỉ thư của tài khoản',
    what: 'Máy chủ ghi địa chỉ thư của tài khoản vào từng lần ghi; ai xem lịch sử cũng đọc được.',
    cure: 'Muốn giấu ở những lần sau: mở phần cài đặt của tài khoản, mục địa chỉ thư, chọn giữ kín địa chỉ thư.',
    example: { wrong: 'Lần ghi | tên@thư', right: 'Lần ghi | địa chỉ do nơi giữ kho đặt' },
  },
  severity: 'note',
  source: 'mối nguy: liên lạc của người nộp nằm lại trong lịch sử của kho',
  *check({ mailShown: shown }) {
    if (shown) yield { file: '', values: {} };
  },
};
