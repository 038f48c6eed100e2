import { talkRhythms } from '../schema/unit.ts';
import type { MemberYear } from '../year/member-year.ts';
import { talkIn, talkPeriods, talkRhythm, type TalkPeriod } from '../year/talks.ts';
import { aboutYear, type InternalReport } from './context.ts';
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
  needs: ['doan-vien', 'trao-doi'],
  fuller: [],
  isFor: ({ programme }) => programme.talks !== undefined,
  build: (context) => {
    const { programme, unit, year, asOf } = context;
    const periods = talkPeriods(programme, unit, year);
    const begun = periods.filter((period) => period.from <= asOf);
    const over = begun.filter((period) => period.to < asOf);
    const members = context.branches[0]!.people.filter((p) => p.isMember);
    const stands = (how: ReturnType<typeof talkIn>) => (p: MemberYear, period: TalkPeriod) => talkIn(p, period) === how;
    const [had, isOwed] = [stands('had'), stands('owed')];
    const owed = (p: MemberYear) => over.filter((period) => isOwed(p, period)).length;
    return {
      title: talksHeld.title,
      lead: `${aboutYear(context)} Nhịp của chi đoàn: ${talkRhythms[talkRhythm(programme, unit)].toLowerCase()}. Chỉ ghi ngày, không ghi nội dung trao đổi.`,
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
            const open = members.filter((p) => isOwed(p, period)).length;
            if (met + open === 0) return [period.name, 0, 0, 'chưa có ai'];
            return [period.name, met, met + open, open === 0 ? 'đủ' : over.includes(period) ? 'còn thiếu' : 'đang trong kỳ'];
          }),
        },
        {
          caption: 'Từng mã',
          columns: [words('Mã'), ...begun.map((period) => words(period.name)), number('Kỳ còn thiếu')],
          rows: members.map((p) => [
            p.code,
            ...begun.map((period) => (had(p, period) ? 'có' : over.includes(period) && isOwed(p, period) ? 'thiếu' : '—')),
            owed(p),
          ]),
        },
      ],
    };
  },
};
