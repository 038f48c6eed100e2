import type { SubmissionRule } from '../rule.ts';

/** Ensure that a result, or a change, speaks of an item its member registered; an item that was added stands there too. */
export const itemRegistered: SubmissionRule = {
  code: 'viec-chua-dang-ky',
  words: {
    title: 'Việc chưa có trong đăng ký',
    what: 'Việc có số thứ tự này chưa có trong tệp đăng ký của người ấy.',
    cure: 'Xem lại mã đoàn viên và số thứ tự việc, hoặc nộp bổ sung đăng ký.',
    example: { wrong: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 6', right: 'Mã đoàn viên | Số thứ tự việc\nDV-1A | 5' },
  },
  severity: 'error',
  kinds: ['dieu-chinh', 'ket-qua'],
  needs: ['dang-ky'],
  clause: 'Q L76, L83 (Q-48)',
  *check({ own, kind }) {
    // Without a number a change speaks of no item: nothing was registered.
    for (const { row, member, number } of kind === 'dieu-chinh' ? own.each('dieu-chinh') : own.each('ket-qua'))
      if (number !== '' && !own.itemOf(member, number)) yield { rows: [row], field: 'number', values: {} };
  },
};
