import { itemOf, type SubmissionRule } from '../rule.ts';

/** Ensure that a result speaks of an item its member registered. */
export const itemRegistered: SubmissionRule = {
  code: 'viec-chua-dang-ky',
  words: {
    title: 'Kết quả của việc chưa đăng ký',
    what: 'Không có việc số thứ tự này trong tệp đăng ký của người ấy.',
    cure: 'Kiểm tra lại mã và số thứ tự, hoặc nộp bổ sung đăng ký.',
  },
  severity: 'loi',
  kinds: ['ket-qua'],
  needs: ['dang-ky'],
  clause: 'Q L76, L83 (Q-48)',
  *check({ file, other }) {
    const registrations = other('dang-ky')?.rows;
    const known = new Set<string>();
    for (const row of registrations ?? []) known.add(itemOf(registrations!, row));
    for (const row of file.rows) if (!known.has(itemOf(file.rows, row))) yield { rows: [row], column: 'stt', values: {} };
  },
};
