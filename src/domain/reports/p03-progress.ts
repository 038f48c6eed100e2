import { criteriaOf } from '../schema/forest.ts';
import { formatShare, shortDay } from '../vietnamese.ts';
import { aboutYear, type InternalReport } from './context.ts';
import { number, words } from './report.ts';

/** P3. How far the registered items have come by the end of each quarter, drive and year (Q L83). */
export const progressByRound: InternalReport = {
  code: 'P3',
  title: 'Tiến độ thực hiện theo quý, đợt, năm',
  period: 'Hằng quý, đợt cao điểm, cả năm',
  from: 'Chi đoàn',
  to: 'Đoàn cơ sở',
  clause: 'Q L83 “theo từng giai đoạn hàng quý, đợt cao điểm trong năm, hàng năm” (Q-53, Q-54)',
  audience: 'noi_bo',
  level: 'chi_doan',
  needs: ['dang-ky', 'ket-qua'],
  fuller: ['dieu-chinh'],
  isFor: () => true,
  build: (context) => {
    const { programme, asOf } = context;
    const { people, own } = context.branches[0]!;
    const { rounds, reported } = own;
    const items = people.flatMap((p) => p.items);
    const done = items.filter((item) => item.done).length;
    const doneBy = (list: typeof items, round: number) => list.filter((item) => item.states[round] === 'hoan_thanh').length;
    const active = people.filter((p) => p.registered > 0);
    return {
      title: progressByRound.title,
      lead: `${aboutYear(context)} Tỷ lệ: việc hoàn thành, cộng dồn từ đầu năm, trên việc đã đăng ký.`,
      facts: [
        ['việc đã đăng ký', items.length],
        ['việc đã hoàn thành', done],
        ['tỷ lệ hoàn thành', formatShare(done, items.length)],
      ],
      tables: [
        {
          caption: 'Từng kỳ, cộng dồn',
          columns: [words('Kỳ'), words('Ngày cuối'), words('Báo cáo'), number('Hoàn thành'), number('Đăng ký'), number('Tỷ lệ')],
          rows: rounds.map((round, i) => [
            round.name,
            shortDay(round.to),
            reported.has(round.code) ? 'đã có' : round.to < asOf ? 'chưa có' : 'chưa hết kỳ',
            doneBy(items, i),
            items.length,
            formatShare(doneBy(items, i), items.length),
          ]),
        },
        {
          caption: 'Từng tiêu chí',
          columns: [words('Tiêu chí'), words('Tên tiêu chí'), number('Hoàn thành'), number('Đăng ký'), number('Tỷ lệ')],
          rows: criteriaOf(programme).map(({ criterion }) => {
            const about = items.filter((item) => item.criterion === criterion.code);
            const ready = doneBy(about, rounds.length - 1);
            return [criterion.code, criterion.name, ready, about.length, formatShare(ready, about.length)];
          }),
          total: ['Cộng', '', done, items.length, formatShare(done, items.length)],
        },
        {
          caption: 'Từng mã: số việc hoàn thành đến hết mỗi kỳ',
          columns: [words('Mã'), number('Đăng ký'), ...rounds.map((r) => number(r.name))],
          rows: active.map((p) => [p.code, p.registered, ...rounds.map((_, i) => doneBy([...p.items], i))]),
          total: ['Cộng', items.length, ...rounds.map((_, i) => doneBy(items, i))],
        },
      ],
    };
  },
};
