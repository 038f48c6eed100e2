import { choice, day, text } from '../column.ts';
import { ofMember, stt, sayingText, sayingMember, sayingItem, type SubmissionKind } from './kind.ts';

/** What may happen to a registration after it was handed in; a member may also have a reason not to register. */
export const amendments = {
  them: 'Thêm việc',
  sua: 'Sửa việc',
  bo: 'Bỏ việc',
  khong_dang_ky: 'Không đăng ký, có lý do',
} as const;

export default {
  label: 'Điều chỉnh đăng ký',
  short: 'Điều chỉnh',
  row: 'một dòng là một thay đổi của một việc đã đăng ký, có lý do',
  by: 'branch',
  owed: false,
  ofThings: false,
  columns: {
    ...ofMember(),
    stt: stt({ hint: 'Để trống khi người ấy không đăng ký', optional: true }),
    thay_doi: choice(amendments, {
      label: 'Thay đổi',
      synonyms: ['Điều chỉnh', 'Loại thay đổi'],
      spellings: { them: 'them', sua: 'sua', bo: 'bo', huy: 'bo', 'khong dang ky': 'khong_dang_ky' },
    }),
    ngay_thay_doi: day({ label: 'Ngày thay đổi', example: '2016-06-15', synonyms: ['Ngày điều chỉnh'] }),
    ly_do_thay_doi: text(200, {
      label: 'Lý do thay đổi',
      example: 'Chuyển sang học buổi tối',
      synonyms: ['Lý do điều chỉnh'],
    }),
  },
  key: ['ma_doan_vien', 'stt'],
  tally: 'thay_doi',
  says: {
    member: sayingMember,
    /** '' where the member registers nothing. */
    number: sayingItem,
    what: sayingText<keyof typeof amendments>('thay_doi'),
    day: sayingText('ngay_thay_doi'),
  },
} as const satisfies SubmissionKind;
