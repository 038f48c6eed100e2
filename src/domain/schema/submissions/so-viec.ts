import { actLabels, type ActName } from '../act.ts';
import { choice, day, text, unit, whole } from '../column.ts';
import { nam, sayingText, sayingNumber, type SubmissionKind } from './kind.ts';

/** How many people. */
const nguoi = (label: string, hint: string, example: string, synonyms: readonly string[] = []) =>
  whole({ label, min: 0, max: 9999, hint, example, synonyms, optional: true });

export default {
  label: 'Sổ công việc của đơn vị',
  short: 'Việc chi đoàn',
  row: 'một dòng là một việc đơn vị đã làm: họp, sinh hoạt, triển khai, kiểm tra, gửi danh sách',
  by: 'any',
  owed: false,
  ofThings: true,
  columns: {
    nam: nam(),
    ma_don_vi: unit({ label: 'Mã đơn vị', repeats: 'unit', example: 'q8-p01-kp1', synonyms: ['Đơn vị', 'Mã chi đoàn', 'Mã cơ sở'] }),
    viec: choice(actLabels, { label: 'Việc đã làm', synonyms: ['Việc', 'Công việc', 'Loại việc'] }),
    ngay_lam: day({ label: 'Ngày làm', example: '2016-01-16', synonyms: ['Ngày', 'Ngày tổ chức', 'Ngày họp'] }),
    lien_quan: text(60, {
      label: 'Liên quan đến',
      optional: true,
      names: 'reference',
      hint: 'Mã tiêu chí, tháng, bài học, văn bản, loại hình hay đơn vị, tuỳ việc',
      example: 'RL1',
    }),
    co_mat: nguoi('Có mặt', 'Số người', '14'),
    tong_so: nguoi('Trên tổng số', 'Số người được mời', '17'),
    dong_y: nguoi('Đồng ý', 'Số phiếu tán thành, khi có biểu quyết', '14'),
    thanh_nien: nguoi('Thanh niên tập hợp được', 'Số thanh niên ngoài Đoàn cùng tham gia', '6', ['Số thanh niên']),
    ghi_chu_viec: text(200, {
      label: 'Ghi chú',
      optional: true,
      hint: 'Nơi làm, kết quả; số văn bản; không ghi tên người',
      synonyms: ['Kết quả', 'Tóm tắt', 'Nơi làm', 'Địa điểm'],
    }),
  },
  key: ['viec', 'ngay_lam', 'lien_quan'],
  tally: 'viec',
  says: {
    act: sayingText<ActName>('viec'),
    day: sayingText('ngay_lam'),
    /** A criterion, month, lesson, document, kind or unit; '' where the act names nothing. */
    about: sayingText('lien_quan'),
    present: sayingNumber('co_mat'),
    all: sayingNumber('tong_so'),
    agreed: sayingNumber('dong_y'),
    /** Young people outside the Đoàn who took part (Q L40). */
    youth: sayingNumber('thanh_nien'),
    /** The place and what came of it, or a paper's number; '' where nothing is written. */
    note: sayingText('ghi_chu_viec'),
  },
} as const satisfies SubmissionKind;
