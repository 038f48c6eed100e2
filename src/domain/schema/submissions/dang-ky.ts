import { choice, day, decimal, phrase, text } from '../column.ts';
import {
  ofMember,
  doiTuong,
  tieuChi,
  stt,
  type personKinds,
  saying,
  sayingText,
  sayingNumber,
  sayingMember,
  sayingItem,
  sameThing,
  type SubmissionKind,
} from './kind.ts';

export const itemTypes = { viec_lam: 'Việc làm', hanh_dong: 'Hành động', chi_tieu: 'Chỉ tiêu' } as const;

/** Who wrote a registration down (K L25 “Đoàn viên phải thực sự là chủ thể”). */
export const writers = { doan_vien: 'Đoàn viên tự ghi', chi_doan: 'Chi đoàn ghi giúp' } as const;

export default {
  label: 'Đăng ký rèn luyện',
  short: 'Đăng ký',
  row: 'một dòng là một việc đăng ký của một người',
  by: 'branch',
  owed: true,
  ofThings: true,
  columns: {
    ...ofMember(),
    doi_tuong: doiTuong(),
    stt: stt(),
    tieu_chi: tieuChi(),
    loai: choice(itemTypes, {
      label: 'Loại',
      synonyms: ['Loại việc', 'Hình thức'],
      spellings: { vl: 'viec_lam', hd: 'hanh_dong', ct: 'chi_tieu' },
    }),
    noi_dung: phrase(300, {
      label: 'Nội dung việc làm cụ thể',
      example: 'Tham gia 2 buổi Chủ nhật xanh',
      synonyms: ['Nội dung', 'Nội dung đăng ký', 'Việc làm cụ thể', 'Việc đăng ký', 'Nội dung việc làm'],
    }),
    so_luong: decimal({ label: 'Số lượng', unit: 'don_vi_tinh', optional: true, hint: 'Bắt buộc với chỉ tiêu', example: '2' }),
    don_vi_tinh: phrase(30, { label: 'Đơn vị tính', optional: true, hint: 'Bắt buộc với chỉ tiêu', example: 'buổi', synonyms: ['ĐVT'] }),
    han: day({ label: 'Hạn hoàn thành', optional: true, ahead: true, example: '2016-09-30', synonyms: ['Thời hạn', 'Hạn chót'] }),
    ngay_dang_ky: day({ label: 'Ngày đăng ký', example: '2016-02-20', synonyms: ['Ngày ĐK', 'Ngày nộp'] }),
  },
  extra: {
    /** K L23 “trong các phong trào của Đoàn”. Any text: an item is not lost for a movement that nobody knows. */
    phong_trao: text(160, {
      label: 'Phong trào',
      optional: true,
      names: 'campaign',
      hint: 'Tên hoặc mã của cuộc vận động, phong trào mà việc này hưởng ứng',
      example: 'hoc-tap-va-lam-theo-bac',
      synonyms: ['Cuộc vận động', 'Hưởng ứng phong trào'],
    }),
    /** Q L12 “chủ động, sáng tạo … trong việc đề ra các biện pháp”, L20 “xuất phát từ nhiệm vụ của mỗi đoàn viên”. */
    bien_phap: phrase(300, {
      label: 'Biện pháp',
      optional: true,
      hint: 'Làm bằng cách nào, gắn với nhiệm vụ gì ở nơi làm việc, học tập',
      example: 'Mỗi tối đọc 10 trang sau giờ trực',
      synonyms: ['Biện pháp thực hiện', 'Cách làm'],
    }),
    /** K L25, K-15: a slip that a member sent says it by itself. */
    nguoi_ghi: choice(writers, {
      label: 'Người ghi',
      optional: true,
      hint: 'Phiếu đoàn viên gửi từ máy mình thì sổ tự ghi; để trống khi chưa rõ',
      synonyms: ['Người đăng ký', 'Ai ghi'],
      spellings: { 'tu ghi': 'doan_vien', 'tu dang ky': 'doan_vien', 'ghi giup': 'chi_doan', 'ghi ho': 'chi_doan' },
    }),
  },
  key: ['ma_doan_vien', 'stt'],
  tally: 'tieu_chi',
  says: {
    member: sayingMember,
    number: sayingItem,
    /** What the row says of its person; the branch's list may say otherwise. */
    kind: sayingText<keyof typeof personKinds>('doi_tuong'),
    criterion: sayingText('tieu_chi'),
    type: sayingText('loai'),
    /** What is to be done, in the member's words. */
    written: sayingText('noi_dung'),
    /** What is to be done, made plain: two items with the same are one thing. */
    thing: saying('noi_dung', sameThing),
    amount: sayingNumber('so_luong'),
    /** What is counted; '' where nothing is. */
    measure: sayingText('don_vi_tinh'),
    /** The day by which its member wants to have it done; '' where none is written. */
    until: sayingText('han'),
    day: sayingText('ngay_dang_ky'),
    /** By what means, and in which duty of hers; '' where the file has no such column (Q L12 “đề ra các biện pháp”, L20). */
    means: sayingText('bien_phap'),
    /** The movement it answers to, as written; '' where the file has no such column. */
    campaign: sayingText('phong_trao'),
    /** Who wrote it down; '' where nobody says. */
    writer: sayingText<keyof typeof writers | ''>('nguoi_ghi'),
  },
} as const satisfies SubmissionKind;
