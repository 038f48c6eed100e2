import { personNamed } from '../../intake/names.ts';
import { remember } from '../../remember.ts';
import type { SubmissionRule } from '../rule.ts';

const named = remember(personNamed);
const freeTexts = ['noi_dung', 'phong_trao', 'bien_phap', 'minh_chung', 'ly_do', 'ly_do_thay_doi', 'ghi_chu_viec'];

/** Point out a free text that seems to name a person. */
export const namesNobody: SubmissionRule = {
  code: 'co-ten-nguoi',
  words: {
    title: 'Có thể có tên người',
    what: 'Nội dung ở dòng này có chữ giống họ tên một người.',
    cure: 'Nếu đúng là tên người, bỏ tên ấy đi (ví dụ: “giúp một em nhỏ”); nếu là tên đường, tên trường thì để nguyên.',
    example: {
      wrong: 'Nội dung việc làm cụ thể\nDạy em Nguyễn Văn A đọc 5 bài',
      right: 'Nội dung việc làm cụ thể\nDạy một em nhỏ đọc 5 bài',
    },
  },
  severity: 'canh_bao',
  kinds: ['dang-ky', 'dieu-chinh', 'ket-qua', 'so-viec', 'danh-gia', 'cong-nhan'],
  clause: 'Luật 91/2025/QH15; kho chỉ có mã đoàn viên',
  *check({ file: { rows } }) {
    for (const column of freeTexts.filter((name) => rows.names.includes(name)))
      for (const row of rows.where(column, named)) yield { rows: [row], column, values: {} };
  },
};
