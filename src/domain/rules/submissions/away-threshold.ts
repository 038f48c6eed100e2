import type { SubmissionRule } from '../rule.ts';

const clause = 'Q L85 “chỉ tính 40-50% số việc” (R5, Q-59)';

/** R5. Ensure that the threshold lies in the programme's range. */
export const thresholdInRange: SubmissionRule = {
  code: 'nguong-ngoai-khoang',
  words: {
    title: 'Ngưỡng ngoài khoảng cho phép',
    what: 'Ngưỡng áp dụng phải từ {min} đến {max} %.',
    cure: 'BCH chi đoàn chọn lại ngưỡng trong khoảng ấy và ghi lý do.',
  },
  severity: 'loi',
  kinds: ['danh-gia'],
  clause,
  *check({ programme: { away }, file }) {
    if (!away) return;
    for (const row of file.rows) {
      const threshold = row.cells['nguong_ap_dung']!;
      if (threshold !== '' && (Number(threshold) < away.min || Number(threshold) > away.max))
        yield { rows: [row], column: 'nguong_ap_dung', values: { min: away.min, max: away.max } };
    }
  },
};

/** R5. Ensure that a threshold is used only for members away, under a programme that provides for them. */
export const thresholdOnlyAway: SubmissionRule = {
  code: 'nguong-khong-ap-dung',
  words: {
    title: 'Ngưỡng chỉ dành cho người đi làm ăn xa',
    what: 'Người ở dòng này không ghi là đi làm ăn xa, hoặc chương trình không có quy định riêng.',
    cure: 'Để trống ô ngưỡng áp dụng.',
  },
  severity: 'loi',
  kinds: ['danh-gia'],
  clause,
  *check({ programme, file, other }) {
    const away = new Set(
      (other('doan-vien')?.rows ?? []).filter((r) => r.cells['tinh_trang'] === 'di_lam_an_xa').map((r) => r.cells['ma_doan_vien']),
    );
    for (const row of file.rows)
      if (row.cells['nguong_ap_dung'] !== '' && !(programme.away && away.has(row.cells['ma_doan_vien'])))
        yield { rows: [row], column: 'nguong_ap_dung', values: {} };
  },
};

/** R5. Ensure that the concession by itself yields no more than the rating the programme names. */
export const concessionCapped: SubmissionRule = {
  code: 'vuot-muc-di-xa',
  words: {
    title: 'Xếp loại cao hơn mức được tính riêng',
    what: 'Hoàn thành từ {min}–{max} % số việc chỉ được tính là “{rating}”.',
    cure: 'Đề nghị mức “{rating}”, hoặc bỏ ngưỡng nếu người ấy hoàn thành như mọi đoàn viên.',
  },
  severity: 'canh_bao',
  kinds: ['danh-gia'],
  clause: 'Q L85 “là hoàn thành nhiệm vụ” (R5)',
  *check({ programme: { away, ratings }, file }) {
    if (!away) return;
    const order = ratings.scale.map((r) => r.code);
    const cap = ratings.scale.find((r) => r.code === away.rating);
    for (const row of file.rows) {
      const proposed = order.indexOf(row.cells['de_nghi_xep_loai']!);
      if (row.cells['nguong_ap_dung'] !== '' && cap && proposed >= 0 && proposed < order.indexOf(cap.code))
        yield { rows: [row], column: 'de_nghi_xep_loai', values: { min: away.min, max: away.max, rating: cap.name } };
    }
  },
};
