import { shortDay } from '../vietnamese.ts';
import { registrationWords } from '../year/states.ts';
import type { MemberYear } from '../year/member-year.ts';
import { aboutYear, type Branch, type InternalReport } from './context.ts';
import { reminderText } from './reminder.ts';
import { number, words, type Cell } from './report.ts';

/** How a member's registration stands: the four ways in which one may be spoken to. */
// A registration that counts with fewer items than the minimum has an exception that was decided: nobody owes more.
const standing = (member: MemberYear, tooFew: number): 'du' | 'tre' | 'it' | 'ly_do' | 'chua' => {
  if (!member.hasRegistered) return tooFew > 0 ? 'it' : member.excused ? 'ly_do' : 'chua';
  return member.late ? 'tre' : 'du';
};

interface Standings {
  branch: Branch;
  due: string | undefined;
  members: readonly { member: MemberYear; standing: ReturnType<typeof standing> }[];
}
const standingsOf = (branch: Branch): Standings => {
  const members = branch.people
    .filter((member) => member.isMember)
    .map((member) => ({ member, standing: standing(member, branch.tooFew(member)) }));
  return { branch, due: branch.own.due, members };
};
const count = ({ members }: Standings, ...wanted: readonly string[]): number => members.filter((m) => wanted.includes(m.standing)).length;

/** P2. Who has not registered, registered late, or registered fewer items than the minimum (Q L74, L90). */
export const notRegistered: InternalReport = {
  code: 'P2',
  title: 'Đoàn viên chưa đăng ký, đăng ký trễ, chưa đủ số việc',
  period: 'Bất cứ lúc nào',
  from: 'Chi đoàn, Đoàn cơ sở',
  to: 'Ban Chấp hành chi đoàn, Đoàn cơ sở',
  clause: 'Q L74 “theo thời gian quy định”, Q L90 “ít nhất 05 việc làm, hành động, chỉ tiêu” (Q-46, Q-63, K-39)',
  audience: 'noi_bo',
  level: 'ca_hai',
  needs: ['doan-vien', 'dang-ky'],
  fuller: ['dieu-chinh'],
  isFor: () => true,
  build: (context) => {
    const minimum = context.programme.registration.minimumItems.count;
    const all = context.branches.map((branch) => standingsOf(branch));
    const total = (...wanted: readonly string[]) => all.reduce((n, s) => n + count(s, ...wanted), 0);
    const members = all.reduce((n, s) => n + s.members.length, 0);
    const said: Readonly<Record<string, (p: MemberYear, branch: Branch) => string>> = {
      chua: () => 'chưa đăng ký',
      ly_do: () => 'không đăng ký, có lý do',
      it: (p, { tooFew }) => `mới có ${tooFew(p)} việc, cần ít nhất ${minimum}`,
      tre: (p) => `đăng ký ${p.completeDay === p.firstDay ? '' : 'đủ việc '}ngày ${shortDay(p.completeDay!)}, sau hạn`,
    };
    const rows = all.flatMap((s) =>
      s.members.flatMap(({ member, standing: how }): Cell[][] =>
        how === 'du' ? [] : [[s.branch.unit.name, member.code, said[how]!(member, s.branch)]],
      ),
    );
    return {
      title: notRegistered.title,
      lead: `${aboutYear(context)} Đếm trên đoàn viên trong danh sách của chi đoàn, không tính người đã chuyển đi và thanh niên.`,
      facts: [
        ['đoàn viên trong danh sách', members],
        ['đã đăng ký đủ, đúng hạn', total('du')],
        ['đăng ký trễ', total('tre')],
        [`chưa đủ ${minimum} việc`, total('it')],
        ['không đăng ký, có lý do', total('ly_do')],
        ['chưa đăng ký', total('chua')],
      ],
      tables: [
        {
          caption: 'Từng chi đoàn, xếp theo tên',
          columns: [
            words('Chi đoàn'),
            words('Hạn'),
            number('Đoàn viên'),
            number('Đủ, đúng hạn'),
            number('Trễ'),
            number('Chưa đủ việc'),
            number('Có lý do'),
            number('Chưa đăng ký'),
            words('Trạng thái'),
          ],
          rows: all.map((s) => [
            s.branch.unit.name,
            s.due === undefined ? '—' : shortDay(s.due),
            s.members.length,
            ...['du', 'tre', 'it', 'ly_do', 'chua'].map((how) => count(s, how)),
            registrationWords(s.branch.registration),
          ]),
          total: ['Cộng', '', members, ...['du', 'tre', 'it', 'ly_do', 'chua'].map((how) => total(how)), ''],
        },
        { caption: 'Cần trao đổi với', columns: [words('Chi đoàn'), words('Mã'), words('Điều cần nhắc')], rows },
      ],
      reminders: all
        .filter((s) => s.members.length === 0 || count(s, 'chua', 'it') > 0)
        .map((s) => ({
          unit: s.branch.unit.name,
          text: reminderText({
            to: s.branch.unit.name,
            missing: [
              s.members.length === 0
                ? 'danh sách mã đoàn viên và bản đăng ký của năm'
                : `bản đăng ký rèn luyện năm ${context.year} của ${count(s, 'chua', 'it')}/${s.members.length} đoàn viên (chưa có hoặc chưa đủ ${minimum} việc)`,
            ],
            due: s.due,
            asOf: context.asOf,
            address: context.address,
          }),
        })),
    };
  },
};
