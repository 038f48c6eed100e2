import { columnMeta, kindNames, kindOf } from '../../schema/submission.ts';
import type { SubmissionRule } from '../rule.ts';

/** Ensure that no two rows speak of the same thing: member and item, member and round, member. */
export const noDuplicateRow: SubmissionRule = {
  code: 'dong-trung',
  words: {
    title: 'Dòng trùng',
    what: 'Dòng này trùng với dòng {first}: cùng {key}.',
    cure: 'Giữ một dòng; nếu là việc khác thì {how}.',
    example: { wrong: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 1\nDV-1A | 1', right: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 1\nDV-1A | 2' },
  },
  severity: 'loi',
  kinds: kindNames,
  clause: 'Q L90 (Q-62)',
  *check({ kind, file }) {
    const { key } = kindOf(kind);
    const how = key.some((column) => column.startsWith('ngay_')) ? 'ghi đúng ngày của việc ấy' : 'đổi số thứ tự';
    for (const [row, first] of file.rows.repeats(key))
      yield {
        rows: [row],
        values: { key: key.map((column) => columnMeta(kind, column).label).join(' + '), first: file.rows.place(first).row, how },
      };
  },
};
