import { talkPeriods } from '../progress/tracker.ts';
import { talkRhythms } from '../schema/unit.ts';
import { aboutYear, type InternalReport } from './context.ts';
import { isMember, type Person } from './people.ts';
import { number, words } from './report.ts';

/** P4. Talks of the BCH with each member, by the branch's rhythm: had, and still owed (Q L79, R7). */
export const talksHeld: InternalReport = {
  code: 'P4',
  title: 'Trao đổi với đoàn viên: đã làm, còn thiếu',
  period: 'Hằng tháng hoặc hằng quý',
  from: 'Chi đoàn',
  to: 'Ban Chấp hành chi đoàn',
  clause: 'Q L79 “Hằng tháng hoặc hằng quý, BCH chi đoàn cần trao đổi với đoàn viên” (Q-52, R7)',
  audience: 'noi_bo',
  level: 'chi_doan',
  isFor: ({ programme }) => programme.talks !== undefined,
  build: (context) => {
    const { programme, unit, year, asOf } = context;
    const periods = talkPeriods(programme, unit, year);
    const begun = periods.filter((period) => period.from <= asOf);
    const over = begun.filter((period) => period.to < asOf);
    const members = context.branches[0]!.people.filter(isMember);
    const had = (p: Person, { from, to }: { from: string; to: string }) => p.talks.some((day) => day >= from && day <= to);
    const owed = (p: Person) => over.filter((period) => !had(p, period)).length;
    return {
      title: talksHeld.title,
      lead: `${aboutYear(context)} Nhịp của chi đoàn: ${talkRhythms[periods.length === 12 ? 'thang' : 'quy'].toLowerCase()}. Chỉ ghi ngày, không ghi nội dung trao đổi.`,
      facts: [
        ['đoàn viên', members.length],
        ['kỳ đã hết', over.length],
        ['đoàn viên được trao đổi đủ các kỳ đã hết', members.filter((p) => owed(p) === 0).length],
        ['lượt còn thiếu', members.reduce((n, p) => n + owed(p), 0)],
      ],
      tables: [
        {
          caption: 'Từng kỳ',
          columns: [words('Kỳ'), number('Đã trao đổi'), number('Đoàn viên'), words('Tình trạng')],
          rows: begun.map((period) => {
            const met = members.filter((p) => had(p, period)).length;
            return [
              period.name,
              met,
              members.length,
              met === members.length ? 'đủ' : over.includes(period) ? 'còn thiếu' : 'đang trong kỳ',
            ];
          }),
        },
        {
          caption: 'Từng mã',
          columns: [words('Mã'), ...begun.map((period) => words(period.name)), number('Kỳ còn thiếu')],
          rows: members.map((p) => [
            p.code,
            ...begun.map((period) => (had(p, period) ? 'có' : over.includes(period) ? 'thiếu' : '—')),
            owed(p),
          ]),
        },
      ],
    };
  },
};
