import type { GateRule } from './gate.ts';

/** Note a change that leaves everything as it stands: whoever sent it meant something else. */
export const somethingChanges: GateRule = {
  code: 'khong-doi-gi',
  words: {
    title: 'Không có gì thay đổi',
    what: 'Các tệp gửi lên giống hệt bản đang có.',
    cure: 'Xem lại tệp vừa lưu trong Excel, rồi gửi lại; nếu chỉ gửi nhầm thì đóng mục này.',
    example: { wrong: 'dang-ky.csv, vẫn 120 dòng cũ', right: 'dang-ky.csv, 120 dòng cũ và 5 dòng mới' },
  },
  severity: 'warning',
  source: 'thoả thuận: mỗi lần nộp mang một điều mới',
  *check({ touched, tooMany }) {
    if (touched.length === 0 && !tooMany) yield { file: '', values: {} };
  },
};
