import type { SubmissionRule } from '../rule.ts';

/** Point out talks handed in where the programme asks for none: they are kept, and nobody waits for them. */
export const talksAsked: SubmissionRule = {
  code: 'khong-dat-trao-doi',
  words: {
    title: 'Chương trình không đặt nhịp trao đổi',
    what: 'Chương trình năm {year} không đặt nhịp trao đổi với từng đoàn viên, nên không ai chờ tệp này và không báo cáo nào xét ai còn thiếu.',
    cure: 'Ghi để nhớ thì vẫn được nhận. Chương trình có yêu cầu thì báo ban phụ trách ghi nhịp (tháng hoặc quý) vào chương trình.',
    example: {
      wrong: 'Mã chi đoàn | Mã đoàn viên | Ngày trao đổi\nkg-to-chau-kp1 | DV-1A | 14/05/2016',
      right: 'Mã chi đoàn | Mã đoàn viên | Ngày trao đổi\nq8-p01-kp1 | DV-1A | 14/05/2016',
    },
  },
  severity: 'warning',
  kinds: ['trao-doi'],
  clause: 'Q L79 “Hằng tháng hoặc hằng quý, BCH chi đoàn cần trao đổi với đoàn viên” (Q-52); chương trình khác không có điều ấy',
  *check({ programme, year, file: { rows } }) {
    if (!programme.talks && rows.length > 0) yield { rows: [], values: { year } };
  },
};
