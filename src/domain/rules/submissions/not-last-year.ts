import type { Rows } from '../../intake/rows.ts';
import type { SubmissionRule } from '../rule.ts';
import { sameThing } from './minimum-items.ts';

/** What a member registered, as one text that does not depend on the order. */
const things = (rows: Rows, own: readonly number[]): string => own.map(rows.each('noi_dung', sameThing)).sort().join('\n');

/** Point out a member whose items are those of last year, word for word. */
export const notLastYear: SubmissionRule = {
  code: 'nhu-nam-truoc',
  words: {
    title: 'Đăng ký y như năm trước',
    what: 'Các việc của một đoàn viên giống hệt các việc đã đăng ký năm {before}.',
    cure: 'Hỏi lại đoàn viên ấy: việc năm trước đã xong thì chọn việc mới hoặc nâng chỉ tiêu.',
    example: {
      wrong: 'Năm | Nội dung việc làm cụ thể\n2015 | Đọc 3 cuốn sách\n2016 | Đọc 3 cuốn sách',
      right: 'Năm | Nội dung việc làm cụ thể\n2015 | Đọc 3 cuốn sách\n2016 | Đọc 5 cuốn sách',
    },
  },
  severity: 'canh_bao',
  kinds: ['dang-ky'],
  clause: 'Q L90 “hàng năm mỗi đoàn viên nghiên cứu tự đăng ký” (Q-62)',
  *check({ year, unit, file: { rows }, other }) {
    const before = other('dang-ky', unit.code, year - 1)?.rows;
    if (!before) return;
    const last = new Map(before.groups('ma_doan_vien'));
    for (const [member, own] of rows.groups('ma_doan_vien')) {
      const former = last.get(member);
      if (former?.length === own.length && things(before, former) === things(rows, own))
        yield { rows: own, member, column: 'noi_dung', values: { before: year - 1 } };
    }
  },
};
