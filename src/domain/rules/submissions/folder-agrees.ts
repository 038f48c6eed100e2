import { columnRepeating, kindNames } from '../../schema/submission.ts';
import { cellsThat, type SubmissionRule } from '../rule.ts';

/** Ensure that each row names the unit and the year of the folder the file stands in. */
export const folderAgrees: SubmissionRule = {
  code: 'khong-khop-thu-muc',
  words: {
    title: 'Không khớp đơn vị hoặc năm',
    what: 'Ô này ghi đơn vị hoặc năm khác với của tệp ({expected}).',
    cure: 'Bảng chung của nhiều đơn vị thì thả vào trang Kiểm tra và nộp để tách riêng từng đơn vị. Dòng của năm khác thì chuyển sang tệp năm ấy; gõ nhầm thì sửa ô thành {expected}.',
    example: {
      wrong: 'q8-p01-kp1/2016/doan-vien.csv\nNăm | Mã đoàn viên\n2015 | DV-1A',
      right: 'q8-p01-kp1/2016/doan-vien.csv\nNăm | Mã đoàn viên\n2016 | DV-1A',
    },
  },
  severity: 'error',
  kinds: kindNames,
  ofEachRow: true,
  clause: 'một tệp một đơn vị, một năm, một loại',
  *check(submission) {
    const { unit, year, kind } = submission;
    const expected = { [columnRepeating(kind, 'year')]: String(year), [columnRepeating(kind, 'unit')]: unit.code };
    for (const [column, value] of Object.entries(expected))
      yield* cellsThat(submission, { column }, (text) => text !== value, { column, expected: value });
  },
};
