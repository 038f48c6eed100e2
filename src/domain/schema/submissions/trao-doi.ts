import { day } from '../column.ts';
import { ofMember, sayingText, sayingMember, type SubmissionKind } from './kind.ts';

export default {
  label: 'Sổ trao đổi với đoàn viên',
  short: 'Tọa đàm',
  row: 'một dòng là một lần Ban Chấp hành trao đổi với một đoàn viên; không ghi nội dung',
  by: 'branch',
  owed: true,
  ofThings: false,
  columns: {
    ...ofMember(),
    ngay_trao_doi: day({ label: 'Ngày trao đổi', example: '2016-05-14', synonyms: ['Ngày gặp', 'Ngày'] }),
  },
  key: ['ma_doan_vien', 'ngay_trao_doi'],
  tally: 'ngay_trao_doi',
  says: {
    member: sayingMember,
    day: sayingText('ngay_trao_doi'),
  },
} as const satisfies SubmissionKind;
