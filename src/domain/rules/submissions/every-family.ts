import { severityOf, type SubmissionRule } from '../rule.ts';

/** R2. Ensure that a member's items touch every family of criteria, as far as the programme asks for it; a thanh niên owes none (R16). */
export const everyFamily: SubmissionRule = {
  code: 'thieu-nhom',
  words: {
    title: 'Chưa đủ các nhóm tiêu chí',
    what: 'Một đoàn viên chưa có việc nào thuộc nhóm “{family}”.',
    cure: 'Gợi ý đoàn viên ấy đăng ký thêm một việc thuộc nhóm còn thiếu.',
    example: { wrong: 'Mã đoàn viên | Tiêu chí\nDV-1A | RL1\nDV-1A | RL2', right: 'Mã đoàn viên | Tiêu chí\nDV-1A | RL1\nDV-1A | HD2' },
  },
  severity: ({ registration: { everyFamily: asked } }) => severityOf[asked.severity],
  kinds: ['dang-ky'],
  ofWholeMember: true,
  clause: 'Q L90 “mỗi đoàn viên … gắn với tiêu chí rèn luyện và tiêu chí hành động” (R2, Q-65)',
  *check({ programme, own }) {
    const familyOf = new Map(programme.families.flatMap((family) => family.criteria.map((c) => [c.code, family.name] as const)));
    for (const { code: member, kind, registrations, ownRows: rows } of own.registrants()) {
      if (kind !== 'doan_vien') continue;
      const met = new Set(registrations.map(({ criterion }) => familyOf.get(criterion)));
      for (const { name } of programme.families) if (!met.has(name)) yield { rows, member, values: { family: name } };
    }
  },
};
