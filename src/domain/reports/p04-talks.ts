import { talkRhythms } from '../schema/unit.ts';
import type { MemberYear } from '../year/member-year.ts';
import { talkIn, talkPeriods, talkRhythm, type TalkPeriod } from '../year/talks.ts';
import { branchRows, ofListed } from './branch-cells.ts';
import { aboutYear, isOwn, type Branch, type InternalContext, type InternalReport } from './context.ts';
import { memberCode, number, sumOf, words, type ReportTable } from './report.ts';

/** A branch's talks: the periods of its rhythm that have begun, and who is owed one. */
interface Talks {
  branch: Branch;
  begun: readonly TalkPeriod[];
  over: readonly TalkPeriod[];
  members: readonly MemberYear[];
}
const stands = (p: MemberYear, period: TalkPeriod, how: ReturnType<typeof talkIn>): boolean => talkIn(p, period) === how;
const owedOf = ({ over }: Talks, p: MemberYear): readonly TalkPeriod[] => over.filter((period) => stands(p, period, 'owed'));

const talksOf = ({ programme, year, asOf }: InternalContext, branch: Branch): Talks => {
  const begun = talkPeriods(programme, branch.unit, year).filter((period) => period.from <= asOf);
  const over = begun.filter((period) => period.to < asOf);
  return { branch, begun, over, members: branch.people.filter((p) => p.isMember) };
};

/** One branch: its periods, and everybody in each. */
const ownTables = (talks: Talks): readonly ReportTable[] => {
  const { begun, over, members } = talks;
  return [
    {
      caption: 'Từng kỳ',
      columns: [words('Kỳ'), number('Đã trao đổi'), number('Đoàn viên'), words('Tình trạng')],
      rows: begun.map((period) => {
        const had = members.filter((p) => stands(p, period, 'had')).length;
        const open = members.filter((p) => stands(p, period, 'owed')).length;
        if (had + open === 0) return [period.name, 0, 0, 'chưa có ai'];
        return [period.name, had, had + open, open === 0 ? 'đủ' : over.includes(period) ? 'còn thiếu' : 'đang trong kỳ'];
      }),
    },
    {
      caption: 'Từng mã',
      columns: [memberCode, ...begun.map((period) => words(period.name)), number('Kỳ còn thiếu')],
      rows: members.map((p) => [
        p.code,
        ...begun.map((period) => (stands(p, period, 'had') ? 'có' : over.includes(period) && stands(p, period, 'owed') ? 'thiếu' : '—')),
        owedOf(talks, p).length,
      ]),
    },
  ];
};

/** Several branches, each by its own rhythm: how many are owed a talk, and who. */
const tablesOfBranches = (context: InternalContext, all: readonly Talks[]): readonly ReportTable[] => {
  const { columns, of, sum } = branchRows(context);
  const cells = (talks: Talks): readonly number[] => [
    talks.members.length,
    talks.members.filter((p) => owedOf(talks, p).length === 0).length,
    sumOf(talks.members, (p) => owedOf(talks, p).length),
  ];
  return [
    {
      caption: 'Từng chi đoàn, xếp theo tên',
      columns: [...columns, words('Nhịp'), number('Kỳ đã hết'), number('Đoàn viên'), number('Được trao đổi đủ'), number('Lượt còn thiếu')],
      rows: all.map((talks) => [
        ...of(talks.branch),
        talkRhythms[talkRhythm(context.programme, talks.branch.unit)].toLowerCase(),
        talks.over.length,
        ...ofListed(talks.branch, cells(talks)),
      ]),
      total: [...sum, '', '', ...[0, 1, 2].map((i) => sumOf(all, (talks) => cells(talks)[i]!))],
    },
    {
      caption: 'Còn thiếu, từng mã',
      columns: [...columns, memberCode, words('Kỳ còn thiếu')],
      rows: all.flatMap((talks) =>
        talks.members.flatMap((p) => {
          const owed = owedOf(talks, p);
          return owed.length === 0 ? [] : [[...of(talks.branch), p.code, owed.map(({ name }) => name).join(', ')]];
        }),
      ),
    },
  ];
};

/** P4. Talks of the BCH with each member, by the branch's rhythm: had, and still owed (Q L79, R7). */
export const talksHeld: InternalReport = {
  code: 'P4',
  title: 'Trao đổi với đoàn viên: đã làm, còn thiếu',
  question: 'Đã trao đổi với ai, còn ai chưa?',
  period: 'Hằng tháng hoặc hằng quý',
  from: 'Chi đoàn',
  to: 'Ban Chấp hành chi đoàn',
  clause: 'Q L79 “Hằng tháng hoặc hằng quý, BCH chi đoàn cần trao đổi với đoàn viên” (Q-52, R7)',
  audience: 'noi_bo',
  needs: ['doan-vien', 'trao-doi'],
  fuller: [],
  isFor: ({ programme }) => programme.talks !== undefined,
  build: (context) => {
    const { programme, unit } = context;
    const all = context.branches.map((branch) => talksOf(context, branch));
    const rhythm = isOwn(context)
      ? `Nhịp của chi đoàn: ${talkRhythms[talkRhythm(programme, unit)].toLowerCase()}.`
      : 'Mỗi chi đoàn theo nhịp của mình.';
    const over = all.map((talks) => talks.over.length);
    return {
      title: talksHeld.title,
      lead: `${aboutYear(context)} ${rhythm} Chỉ ghi ngày, không ghi nội dung trao đổi.`,
      facts: [
        ['đoàn viên', sumOf(all, (talks) => talks.members.length)],
        ...(isOwn(context) ? [['kỳ đã hết', over[0]!] as const] : []),
        ['đoàn viên được trao đổi đủ các kỳ đã hết', sumOf(all, (t) => t.members.filter((p) => owedOf(t, p).length === 0).length)],
        ['lượt còn thiếu', sumOf(all, (t) => sumOf(t.members, (p) => owedOf(t, p).length))],
      ],
      tables: isOwn(context) ? ownTables(all[0]!) : tablesOfBranches(context, all),
    };
  },
};
