import { byMember, type SubmissionRule } from '../rule.ts';

/** R2. Ensure that a member's items touch every family of criteria, as far as the programme asks for it. */
export const everyFamily: SubmissionRule = {
  code: 'thieu-nhom',
  words: {
    title: 'Chưa đủ các nhóm tiêu chí',
    what: 'Một đoàn viên chưa có việc nào thuộc nhóm “{family}”.',
    cure: 'Gợi ý đoàn viên đăng ký thêm một việc thuộc nhóm ấy.',
  },
  severity: ({ registration: { everyFamily: asked } }) => (asked.severity === 'khong_xet' ? undefined : asked.severity),
  kinds: ['dang-ky'],
  clause: 'Q L90 “gắn với tiêu chí rèn luyện và tiêu chí hành động” (R2, Q-65)',
  *check({ programme, file }) {
    for (const [member, rows] of byMember(file.rows)) {
      const codes = new Set(rows.map((r) => r.cells['tieu_chi']));
      for (const family of programme.families)
        if (!family.criteria.some((c) => codes.has(c.code))) yield { rows, member, values: { family: family.name } };
    }
  },
};
