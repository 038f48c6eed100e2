import type { Programme } from '../../schema/programme.ts';
import type { BranchYear } from '../../year/branch-year.ts';
import type { Item } from '../../year/item.ts';
import type { MemberYear } from '../../year/member-year.ts';
import { severityOf, type SubmissionRule } from '../rule.ts';

/** Somebody whose families are looked at, and the rows of the file that are why. */
interface Asked {
  member: MemberYear;
  rows: () => readonly number[];
}
function* registered(own: BranchYear): Generator<Asked> {
  for (const member of own.registrants()) yield { member, rows: () => member.ownRows };
}
function* dropped(own: BranchYear): Generator<Asked> {
  for (const code of own.byMember('dieu-chinh').members()) {
    const rows = own.of('dieu-chinh', code).flatMap(({ what, row }) => (what === 'bo' ? [row] : []));
    if (rows.length > 0) yield { member: own.whole(code), rows: () => rows };
  }
}

/** The families of which some items have none, by name. */
export const familiesWithout = ({ families }: Programme, items: readonly Item[]): readonly string[] =>
  families
    .filter(({ criteria }) => !items.some(({ criterion }) => criteria.some(({ code }) => code === criterion)))
    .map(({ name }) => name);

/**
 * R2. Ensure that a member's items touch every family of criteria, as far as the programme asks for it, also after some were dropped;
 * a thanh niên owes none (R16).
 */
export const everyFamily: SubmissionRule = {
  code: 'thieu-nhom',
  words: {
    title: 'Chưa đủ các nhóm tiêu chí',
    what: 'Một đoàn viên không có việc nào thuộc nhóm “{family}”.',
    cure: 'Gợi ý đoàn viên ấy đăng ký thêm một việc thuộc nhóm còn thiếu.',
    example: { wrong: 'Mã đoàn viên | Tiêu chí\nDV-1A | RL1\nDV-1A | RL2', right: 'Mã đoàn viên | Tiêu chí\nDV-1A | RL1\nDV-1A | HD2' },
  },
  severity: ({ registration: { everyFamily: asked } }) => severityOf[asked.severity],
  kinds: ['dang-ky', 'dieu-chinh'],
  ofMember: true,
  ofWholeMember: true,
  clause: 'Q L90 “mỗi đoàn viên … gắn với tiêu chí rèn luyện và tiêu chí hành động” (R2, Q-65)',
  *check({ kind, programme, own }) {
    for (const { member, rows } of kind === 'dang-ky' ? registered(own) : dropped(own)) {
      const { code, registrations } = member;
      // What who went on registered here is looked at where she is.
      if (member.kind !== 'doan_vien' || (kind === 'dang-ky' && own.isGone(code))) continue;
      // What nobody registered was told where she registered.
      const told = kind === 'dang-ky' ? [] : familiesWithout(programme, registrations);
      for (const family of familiesWithout(
        programme,
        registrations.filter((item) => !item.dropped),
      ))
        if (!told.includes(family)) yield { rows: rows(), member: code, values: { family } };
    }
  },
};
