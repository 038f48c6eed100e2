import { day, text } from '../column.ts';
import { nam, chiDoan, coSo, doanVien, xepLoai, sayingText, sayingMember, sayingBranch, type SubmissionKind } from './kind.ts';

export default {
  label: 'Công nhận kết quả xếp loại',
  short: 'Công nhận',
  row: 'một dòng là kết quả công nhận của một đoàn viên',
  by: 'recogniser',
  owed: true,
  ofThings: false,
  columns: {
    nam: nam(),
    ma_co_so: coSo(),
    ma_chi_doan: chiDoan(),
    ma_doan_vien: doanVien(),
    xep_loai_cong_nhan: xepLoai('Xếp loại công nhận', [
      'Xếp loại',
      'Kết quả công nhận',
      'Đánh giá, xếp loại',
      'Kết quả xếp loại',
      'Xếp loại đoàn viên',
      'Mức xếp loại',
    ]),
    ly_do_thay_doi: text(200, { label: 'Lý do thay đổi', optional: true, hint: 'Bắt buộc khi khác đề nghị của chi đoàn' }),
    so_van_ban: text(60, { label: 'Số văn bản công nhận', example: '12-QĐ/ĐTN' }),
    ngay_hop: day({ label: 'Ngày họp xét', example: '2016-01-08' }),
  },
  key: ['ma_chi_doan', 'ma_doan_vien'],
  tally: 'xep_loai_cong_nhan',
  says: {
    branch: sayingBranch,
    member: sayingMember,
    rating: sayingText('xep_loai_cong_nhan'),
    /** Why it differs from the proposal. */
    reason: sayingText('ly_do_thay_doi'),
    symbol: sayingText('so_van_ban'),
    day: sayingText('ngay_hop'),
  },
} as const satisfies SubmissionKind;
