import { choice, day, text, whole } from '../column.ts';
import { ofMember, doiTuong, type personKinds, saying, sayingText, sayingMember, type SubmissionKind } from './kind.ts';

export const memberStates = {
  dang_sinh_hoat: 'Đang sinh hoạt',
  di_lam_an_xa: 'Thường xuyên đi làm ăn xa',
  chuyen_den: 'Chuyển đến trong năm',
  chuyen_di: 'Chuyển đi trong năm',
} as const;

export default {
  label: 'Danh sách mã đoàn viên',
  short: 'Đoàn viên',
  row: 'một dòng là một đoàn viên hoặc thanh niên của chi đoàn',
  by: 'branch',
  owed: true,
  ofThings: false,
  columns: {
    ...ofMember(),
    doi_tuong: doiTuong(),
    tinh_trang: choice(memberStates, {
      label: 'Tình trạng',
      synonyms: ['Tình trạng sinh hoạt'],
      spellings: {
        'sinh hoat': 'dang_sinh_hoat',
        'di lam an xa': 'di_lam_an_xa',
        'di lam xa': 'di_lam_an_xa',
        'lam an xa': 'di_lam_an_xa',
        'chuyen den': 'chuyen_den',
        'chuyen di': 'chuyen_di',
      },
    }),
    so_thang_dia_phuong: whole({
      label: 'Số tháng sinh hoạt tại địa phương',
      min: 0,
      max: 12,
      optional: true,
      hint: 'Bắt buộc với người thường xuyên đi làm ăn xa',
      example: '5',
      synonyms: ['Số tháng', 'Số tháng ở địa phương'],
    }),
  },
  extra: {
    /** From it on the new branch owes what follows, and no longer the old one: Q L79 talks, Q L74 registration. */
    ngay_chuyen: day({
      label: 'Ngày chuyển',
      optional: true,
      ahead: true,
      hint: 'Ngày chuyển đến hoặc chuyển đi, nếu có trong năm; người chuyển đến mà đi làm ăn xa phải có ngày này',
      example: '2016-07-01',
      synonyms: ['Ngày chuyển đến', 'Ngày chuyển đi', 'Ngày chuyển sinh hoạt'],
    }),
    /** Which lessons of the programme's set, by their numbers (K L47, K-33). */
    bai_da_hoc: text(60, {
      label: 'Bài lý luận đã học',
      optional: true,
      hint: 'Số các bài đã học, cách nhau bằng dấu chấm phẩy',
      example: '1; 2',
      synonyms: ['Bài đã học', 'Bài học lý luận đã học'],
    }),
  },
  key: ['ma_doan_vien'],
  tally: 'tinh_trang',
  says: {
    member: sayingMember,
    kind: sayingText<keyof typeof personKinds>('doi_tuong'),
    state: sayingText<keyof typeof memberStates>('tinh_trang'),
    /** Months lived here; '' where not asked. */
    months: sayingText('so_thang_dia_phuong'),
    /** The day on which she came or left; '' where the file has no such column. */
    moved: sayingText('ngay_chuyen'),
    /** The numbers of the political lessons she has learned, “01” being 1; none where the file has no such column. */
    lessons: saying('bai_da_hoc', (written) => written.split(/[;,\s]+/).flatMap((lesson) => lesson.replace(/^0+(?=\d)/, '') || [])),
  },
} as const satisfies SubmissionKind;
