import type { GateRule } from './gate.ts';

/**
 * Ensure that nothing which points at a person comes in, in whatever commit of the change it stands: what a later commit
 * takes away stays in the history that is merged.
 */
export const personalMatter: GateRule = {
  code: 'thong-tin-ca-nhan',
  words: {
    title: 'Có thông tin cá nhân',
    what: '{where} có {kind}.',
    cure: 'Nộp bằng tệp đã bỏ chỗ ấy; trang Kiểm tra và nộp làm sẵn tệp ấy. Điều đã ghi vào nhánh thì sửa đè không xoá được: đóng lần nộp ấy, xoá nhánh, rồi nộp lại từ đầu.',
    example: { wrong: 'Người lập biểu: gọi 0900 000 000', right: 'Người lập biểu' },
  },
  severity: 'error',
  source: 'mối nguy: lịch sử của kho không quên; Luật 91/2025/QH15',
  *check({ sights }) {
    for (const { file, kind, where, certain, past } of sights)
      if (certain) yield { file, values: { where: where ?? (past ? 'Một lần ghi trước của nhánh này' : 'Tệp'), kind } };
  },
};
