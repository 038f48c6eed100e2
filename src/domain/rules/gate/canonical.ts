import type { GateRule } from './gate.ts';

/**
 * Ensure that what is committed is what was understood, letter by letter: then nothing that reading passes over or mends
 * (titles, places for signatures, notes, second tables) ever stands in Git.
 */
export const canonical: GateRule = {
  code: 'chua-la-ban-chuan',
  words: {
    title: 'Chưa phải bản chuẩn của tệp',
    what: 'Tệp đọc được, nhưng còn dòng ngoài bảng, hoặc cách ghi khác bản chuẩn (dấu cách cột, ngày, tên cột…).',
    cure: 'Thả tệp vào trang Kiểm tra và nộp: trang ấy đổi sang bản chuẩn ngay trên máy của đồng chí, rồi nộp bản đó. Gửi phiếu “Nộp tệp” cũng được: máy tự đổi.',
    example: { wrong: 'Chi đoàn khu phố 1\nMã đoàn viên | Đối tượng', right: 'ma_doan_vien | doi_tuong' },
  },
  severity: 'error',
  source: 'thoả thuận: điều được nhập là điều máy đã hiểu, không hơn',
  *check({ uncanonical }) {
    for (const file of uncanonical) yield { file, values: {} };
  },
};
