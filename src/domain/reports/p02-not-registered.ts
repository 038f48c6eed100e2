import { yearName } from '../schema/unit.ts';
import { shortDay } from '../vietnamese.ts';
import { standings, type RegistrationStanding } from '../year/standing.ts';
import { registrationWords } from '../year/states.ts';
import type { MemberYear } from '../year/member-year.ts';
import { branchRows } from './branch-cells.ts';
import { aboutYear, type Branch, type InternalContext, type InternalReport } from './context.ts';
import { reminderText } from './reminder.ts';
import { memberCode, number, sumOf, words, type Reminder, type ReportTable } from './report.ts';

interface BranchStandings {
  branch: Branch;
  members: readonly { member: MemberYear; standing: RegistrationStanding }[];
}
const standingsOf = (branch: Branch): BranchStandings => {
  const members = branch.people.filter((member) => member.isMember).map((member) => ({ member, standing: branch.standing(member) }));
  return { branch, members };
};
const count = ({ members }: BranchStandings, ...asked: readonly string[]): number =>
  members.filter((m) => asked.includes(m.standing)).length;

const byBranch = (context: InternalContext, all: readonly BranchStandings[]): ReportTable => {
  const { columns, of, sum } = branchRows(context);
  return {
    caption: 'Từng chi đoàn, xếp theo tên',
    columns: [
      ...columns,
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
      ...of(s.branch),
      s.branch.due === undefined ? '—' : shortDay(s.branch.due),
      s.members.length,
      ...standings.map((how) => count(s, how)),
      registrationWords(s.branch.registration),
    ]),
    total: [...sum, '', sumOf(all, (s) => s.members.length), ...standings.map((how) => sumOf(all, (s) => count(s, how))), ''],
  };
};

/** Whom to speak to, and of what. */
const toSpeakTo = (context: InternalContext, all: readonly BranchStandings[]): ReportTable => {
  const minimum = context.programme.registration.minimumItems.count;
  const { columns, of } = branchRows(context);
  const about = (p: MemberYear, how: RegistrationStanding, { tooFew }: Branch): string => {
    if (how === 'few') return `mới có ${tooFew(p)} việc, cần ít nhất ${minimum}`;
    if (how === 'late') return `đăng ký ${p.completeDay === p.firstDay ? '' : 'đủ việc '}ngày ${shortDay(p.completeDay!)}, sau hạn`;
    return how === 'excused' ? 'không đăng ký, có lý do' : 'chưa đăng ký';
  };
  return {
    caption: 'Cần trao đổi với',
    columns: [...columns, memberCode, words('Điều cần nhắc')],
    rows: all.flatMap(({ branch, members }) =>
      members.flatMap(({ member, standing: how }) =>
        how === 'complete' ? [] : [[...of(branch), member.code, about(member, how, branch)]],
      ),
    ),
  };
};

/** The day by which those owe it who have none, or too few: nobody is late who joined after it. */
const owedBy = ({ branch, members }: BranchStandings): string | undefined => {
  const owing = members.filter(({ standing }) => ['none', 'few'].includes(standing));
  return members.length === 0 ? branch.due : owing.flatMap(({ member }) => member.due ?? []).sort()[0];
};

/** A message to each branch in which somebody has not registered, or not enough. */
const remindersOf = ({ programme, year, asOf, address }: InternalContext, all: readonly BranchStandings[]): Reminder[] =>
  all
    .filter((s) => s.members.length === 0 || count(s, 'none', 'few') > 0)
    .map((s) => ({
      unit: s.branch.unit.name,
      text: reminderText({
        to: s.branch.unit.name,
        missing: [
          {
            what:
              s.members.length === 0
                ? 'danh sách mã đoàn viên và bản đăng ký của năm'
                : `bản đăng ký rèn luyện ${yearName(s.branch.unit, year)} của ${count(s, 'none', 'few')}/${s.members.length} đoàn viên (chưa có hoặc chưa đủ ${programme.registration.minimumItems.count} việc)`,
            due: owedBy(s),
          },
        ],
        asOf,
        address,
      }),
    }));

/** P2. Who has not registered, registered late, or registered fewer items than the minimum (Q L74, L90). */
export const notRegistered: InternalReport = {
  code: 'P2',
  title: 'Đoàn viên chưa đăng ký, đăng ký trễ, chưa đủ số việc',
  question: 'Ai chưa đăng ký, đăng ký trễ, chưa đủ việc?',
  period: 'Bất cứ lúc nào',
  from: 'Chi đoàn, Đoàn cơ sở',
  to: 'Ban Chấp hành chi đoàn, Đoàn cơ sở',
  clause: 'Q L74 “theo thời gian quy định”, Q L90 “ít nhất 05 việc làm, hành động, chỉ tiêu” (Q-46, Q-63, K-39)',
  audience: 'noi_bo',
  needs: ['doan-vien', 'dang-ky'],
  fuller: ['dieu-chinh'],
  isFor: () => true,
  build: (context) => {
    const minimum = context.programme.registration.minimumItems.count;
    const all = context.branches.map(standingsOf);
    const total = (...asked: readonly string[]) => sumOf(all, (s) => count(s, ...asked));
    return {
      title: notRegistered.title,
      lead: `${aboutYear(context)} Đếm trên đoàn viên trong danh sách của chi đoàn, không tính người đã chuyển đi và thanh niên.`,
      facts: [
        ['đoàn viên trong danh sách', sumOf(all, (s) => s.members.length)],
        ['đã đăng ký đủ, đúng hạn', total('complete')],
        ['đăng ký trễ', total('late')],
        [`chưa đủ ${minimum} việc`, total('few')],
        ['không đăng ký, có lý do', total('excused')],
        ['chưa đăng ký', total('none')],
      ],
      tables: [byBranch(context, all), toSpeakTo(context, all)],
      reminders: remindersOf(context, all),
    };
  },
};
