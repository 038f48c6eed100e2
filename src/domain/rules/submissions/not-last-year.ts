import type { Item } from '../../year/item.ts';
import type { SubmissionRule } from '../rule.ts';

/** What a member registered, as one text that does not depend on the order. */
const things = (items: readonly Item[]): string =>
  items
    .map(({ thing }) => thing)
    .sort()
    .join('\n');

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
  severity: 'warning',
  kinds: ['dang-ky'],
  ofMember: true,
  clause: 'Q L90 “hàng năm mỗi đoàn viên nghiên cứu tự đăng ký” (Q-62)',
  *check({ year, unit, own, yearOf }) {
    const before = yearOf(unit.code, year - 1);
    if (!before?.has('dang-ky')) return;
    for (const { code: member, registrations, ownRows: rows } of own.registrants())
      if (things(before.member(member).registrations) === things(registrations))
        yield { rows, member, field: 'thing', values: { before: year - 1 } };
  },
};
