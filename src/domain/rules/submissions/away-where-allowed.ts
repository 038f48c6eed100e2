import { unitKinds } from '../../schema/unit.ts';
import type { SubmissionRule } from '../rule.ts';

/** R5. Ensure that "đi làm ăn xa" is used only in the kinds of branches the programme names. */
export const awayWhereAllowed: SubmissionRule = {
  code: 'di-xa-sai-loai-hinh',
  words: {
    title: '“Đi làm ăn xa” chỉ dùng ở địa bàn dân cư',
    what: 'Chương trình chỉ tính riêng cho đoàn viên ở: {kinds}.',
    cure: 'Ghi tình trạng “dang_sinh_hoat”, hoặc xem lại loại hình của chi đoàn.',
  },
  severity: 'loi',
  kinds: ['doan-vien'],
  clause: 'Q L85 “đoàn viên ở địa bàn dân cư thường xuyên đi làm ăn xa” (R5, Q-57)',
  *check({ unit, programme, file }) {
    if (!programme.away || programme.away.kinds.includes(unit.kind)) return;
    const kinds = programme.away.kinds.map((k) => unitKinds[k]).join(', ');
    for (const row of file.rows.where('tinh_trang', (state) => state === 'di_lam_an_xa'))
      yield { rows: [row], column: 'tinh_trang', values: { kinds } };
  },
};
