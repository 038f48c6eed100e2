import { decimal } from '../column.ts';
import { ofMember, tieuChi, saying, sayingText, sayingNumber, sayingMember, type SubmissionKind } from './kind.ts';

/** The two columns of the score sheet: what a member gives herself, and what the meeting of her branch decides. */
export default {
  label: 'Phiếu chấm điểm',
  short: 'Chấm điểm',
  row: 'một dòng là điểm của một đoàn viên ở một tiêu chí, tự chấm và chi đoàn chấm; chỉ khi chương trình có chấm điểm',
  by: 'branch',
  owed: true,
  ofThings: false,
  ofPoints: true,
  columns: {
    ...ofMember(),
    tieu_chi: tieuChi(),
    diem_tu_cham: decimal({
      label: 'Điểm tự chấm',
      optional: true,
      hint: 'Để trống khi người ấy chưa tự chấm',
      example: '17',
      synonyms: ['Tự chấm', 'Đoàn viên tự chấm', 'Đoàn viên chấm', 'Tự đánh giá', 'Cá nhân chấm'],
    }),
    diem_chi_doan: decimal({
      label: 'Điểm chi đoàn chấm',
      hint: 'Từ 0 đến điểm tối đa của tiêu chí',
      example: '16',
      synonyms: ['Chi đoàn chấm', 'Điểm chi đoàn', 'Chi đoàn đánh giá', 'Tập thể chấm', 'Điểm'],
    }),
  },
  key: ['ma_doan_vien', 'tieu_chi'],
  tally: 'tieu_chi',
  says: {
    member: sayingMember,
    criterion: sayingText('tieu_chi'),
    /** What she gives herself; undefined where she did not. */
    ownPoints: sayingNumber('diem_tu_cham'),
    /** What the branch gives her. */
    points: saying('diem_chi_doan', Number),
  },
} as const satisfies SubmissionKind;
