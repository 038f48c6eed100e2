import { itemTypes } from '../../schema/submission.ts';
import { rowsOf } from '../../year/rows-of.ts';
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
    for (const { row, type, amount, measure } of rowsOf('dang-ky', file.rows))
      if (type === 'chi_tieu' && !amount) yield { rows: [row], field: 'amount', values: {} };
      else if (type === 'chi_tieu' && ['', '0'].includes(measure)) yield { rows: [row], field: 'measure', values: {} };
  },
};
