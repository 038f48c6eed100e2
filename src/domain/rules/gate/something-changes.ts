import type { GateRule } from './gate.ts';

/** Note a change that leaves everything as it stands: whoever sent it meant something else. */
export const somethingChanges: GateRule = {
  code: 'khong-doi-gi',
  words: {
    title: 'Không có gì thay đổi',
    what: 'Các tệp gửi lên giống hệt bản đang có.',
    cure: 'Xem lại tệp vừa lưu trong Excel, rồi gửi lại; nếu chỉ gửi nhầm thì đóng mục này.',
  },
  severity: 'canh_bao',
  source: 'thoả thuận: mỗi lần nộp mang một điều mới',
  *check({ touched, tooMany }) {
    if (touched.length === 0 && !tooMany) yield { file: '', values: {} };
  },
};
