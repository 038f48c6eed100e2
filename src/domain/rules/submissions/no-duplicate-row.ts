import { kindOf } from '../../schema/submission.ts';
import type { SubmissionRule } from '../rule.ts';

/** Ensure that no two rows speak of the same thing: member and item, member and round, member. */
export const noDuplicateRow: SubmissionRule = {
  code: 'dong-trung',
  words: {
    title: 'Dòng trùng',
    what: 'Dòng này trùng khoá ({key}) với dòng {first}.',
    cure: 'Giữ một dòng; nếu là việc khác thì đổi số thứ tự.',
  },
  severity: 'loi',
  kinds: ['doan-vien', 'dang-ky', 'ket-qua', 'danh-gia', 'cong-nhan'],
  clause: 'Q L90 (Q-62)',
  *check({ kind, file }) {
    const { key } = kindOf(kind);
    const first = new Map<string, number>();
    for (const row of file.rows) {
      const id = key.map((column) => row.cells[column]).join('\t');
      const before = first.get(id);
      if (before === undefined) first.set(id, row.row);
      else yield { rows: [row], values: { key: key.join(' + '), first: before } };
    }
  },
};
