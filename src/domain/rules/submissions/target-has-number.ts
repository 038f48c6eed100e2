import { itemTypes } from '../../schema/submission.ts';
import type { SubmissionRule } from '../rule.ts';

/** Ensure that a "chỉ tiêu" says how much of what. */
export const targetHasNumber: SubmissionRule = {
  code: 'chi-tieu-thieu-so',
  words: {
    title: 'Chỉ tiêu chưa có số',
    what: `Loại “${itemTypes.chi_tieu.toLowerCase()}” cần cả số lượng và đơn vị tính; dòng này còn thiếu.`,
    cure: 'Điền hai ô ấy (ví dụ: 2 – buổi), hoặc đổi loại thành việc làm, hành động.',
    example: { wrong: 'Loại | Số lượng | Đơn vị tính\nChỉ tiêu | 2 | ', right: 'Loại | Số lượng | Đơn vị tính\nChỉ tiêu | 2 | buổi' },
  },
  severity: 'error',
  kinds: ['dang-ky'],
  clause: 'Q L90 (Q-64)',
  *check({ file }) {
    for (const row of file.rows.where('loai', (type) => type === 'chi_tieu')) {
      const column = ['so_luong', 'don_vi_tinh'].find((name) => ['', '0'].includes(file.rows.at(row, name)));
      if (column !== undefined) yield { rows: [row], column, values: {} };
    }
  },
};
