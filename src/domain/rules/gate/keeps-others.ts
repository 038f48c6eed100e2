import type { GateRule } from './gate.ts';

/** Ensure that no published file loses rows because of this change: results without their registration, say. */
export const keepsOthers: GateRule = {
  code: 'lam-lech-tep-khac',
  words: {
    title: 'Làm tệp khác không còn khớp',
    what: 'Nhận lần nộp này thì {rows} dòng đã nhận trước đây của tệp trên không còn khớp và sẽ bị để lại.',
    cure: 'Giữ lại những dòng mà tệp ấy cần, hoặc gửi cả hai tệp đã sửa trong cùng một lần nộp.',
    example: { wrong: 'dang-ky.csv | việc 1 đến 4\nket-qua.csv | việc 5', right: 'dang-ky.csv | việc 1 đến 5\nket-qua.csv | việc 5' },
  },
  severity: 'error',
  source: 'thoả thuận: nhận một tệp không làm hỏng tệp đã nhận',
  *check({ losing }) {
    for (const { path, rows } of losing) yield { file: path, values: { rows } };
  },
};
