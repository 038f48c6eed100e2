import type { SubmissionRule } from '../rule.ts';

/** Ensure that a "chỉ tiêu" says how much of what. */
export const targetHasNumber: SubmissionRule = {
  code: 'chi-tieu-thieu-so',
  words: {
    title: 'Chỉ tiêu chưa có số',
    what: 'Loại “chỉ tiêu” cần cả số lượng và đơn vị tính.',
    cure: 'Điền hai cột ấy (ví dụ: 2 – buổi), hoặc đổi loại thành việc làm, hành động.',
  },
  severity: 'loi',
  kinds: ['dang-ky'],
  clause: 'Q L90 (Q-64)',
  *check({ file }) {
    for (const row of file.rows)
      if (row.cells['loai'] === 'chi_tieu' && (row.cells['so_luong'] === '' || row.cells['don_vi_tinh'] === ''))
        yield { rows: [row], column: row.cells['so_luong'] === '' ? 'so_luong' : 'don_vi_tinh', values: {} };
  },
};
