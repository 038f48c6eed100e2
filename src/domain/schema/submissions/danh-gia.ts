import { text, whole } from '../column.ts';
import { ofMember, xepLoai, sayingText, sayingNumber, sayingMember, type SubmissionKind } from './kind.ts';

export default {
  label: 'Đề nghị xếp loại của chi đoàn',
  short: 'Xếp loại',
  row: 'một dòng là đề nghị xếp loại một đoàn viên',
  by: 'branch',
  owed: true,
  ofThings: false,
  columns: {
    ...ofMember(),
    de_nghi_xep_loai: xepLoai('Đề nghị xếp loại', [
      'Xếp loại',
      'Xếp loại đề nghị',
      'Chi đoàn đề nghị',
      'Đánh giá, xếp loại',
      'Kết quả xếp loại',
      'Xếp loại đoàn viên',
      'Mức xếp loại',
      'Đánh giá',
    ]),
    nguong_ap_dung: whole({
      label: 'Ngưỡng áp dụng (%)',
      min: 1,
      max: 100,
      percent: true,
      optional: true,
      hint: 'Chỉ với đoàn viên đi làm ăn xa',
      example: '40',
      synonyms: ['Ngưỡng', 'Ngưỡng %'],
    }),
    ly_do: text(200, { label: 'Lý do', optional: true, example: 'Sống ở địa phương 5 tháng' }),
  },
  key: ['ma_doan_vien'],
  tally: 'de_nghi_xep_loai',
  says: {
    member: sayingMember,
    rating: sayingText('de_nghi_xep_loai'),
    /** The share of items, in percent, that the BCH chose for a member working away. */
    threshold: sayingNumber('nguong_ap_dung'),
    reason: sayingText('ly_do'),
  },
} as const satisfies SubmissionKind;
