import type { SubmissionRule } from '../rule.ts';

/** Point out a person who is a member in the branch's list and a "thanh niên" in the registrations, or the other way. */
export const samePersonKind: SubmissionRule = {
  code: 'doi-tuong-khac',
  words: {
    title: 'Đối tượng ghi khác nhau',
    what: 'Đối tượng ở dòng này khác với danh sách của chi đoàn; danh sách được tính.',
    cure: 'Sửa cho hai tệp giống nhau.',
    example: { wrong: 'Mã đoàn viên | Đối tượng\nDV-1A | Thanh niên', right: 'Mã đoàn viên | Đối tượng\nDV-1A | Đoàn viên' },
  },
  severity: 'warning',
  kinds: ['dang-ky'],
  clause: 'Q L40 (R16, Q-21)',
  *check({ own }) {
    for (const member of own.registrants())
      for (const { row, kind } of member.listed ? own.of('dang-ky', member.code) : [])
        if (kind !== member.kind) yield { rows: [row], field: 'kind', values: {} };
  },
};
