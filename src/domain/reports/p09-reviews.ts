import { reviewKinds, type Review } from '../schema/collections/reviews.ts';
import { shortDay } from '../vietnamese.ts';
import { aboutYear, baseUnits, isBranch, oneRow, type PublicContext, type PublicReport } from './context.ts';
import { inWords, number, share, told, words, type Cell, type ReportTable } from './report.ts';
import { halfYearPapers, halves, reviewDay, reviewsOf, roundOf, type Half } from './review-paper.ts';
import type { UnitsRow } from '../publish/view-row.ts';

/** What stands of a base unit's review: its day, or that there is none yet. */
const standing = (context: PublicContext, code: string, half: Half): string => {
  const reviews = reviewsOf(context, code, half);
  if (reviews.length > 0) return reviews.map(({ day }) => shortDay(day)).join(', ');
  return (reviewDay(context, code, half) ?? context.asOf) < context.asOf ? 'chưa có' : 'chưa đến hạn';
};

const cellsOf = ({ people, items }: UnitsRow): Cell[] => {
  const [half, whole] = halves.map((h) => items.byRound.find((r) => r.code === roundOf[h])?.done ?? items.done);
  return [told(people.members), told(people.registered), told(items.items), told(half!), told(whole!), share(whole!)];
};

const byUnit = (context: PublicContext, own: UnitsRow): ReportTable => {
  const { view, name, names, unit } = context;
  const units = baseUnits(context);
  const parents = new Map(units.map((u) => [u.code, u.parent]));
  /** What is told of each unit of a row; one that stands alone needs no name. */
  const reviewed = ({ units: codes }: UnitsRow, half: Half): string =>
    codes.map((code) => (codes.length === 1 ? '' : `${name(code)}: `) + standing(context, code, half)).join('; ');
  return {
    caption: 'Từng cơ sở Đoàn, xếp theo tên trong mỗi đơn vị cấp trên',
    columns: [
      words('Cơ sở Đoàn'),
      words('Đơn vị cấp trên'),
      number('Đoàn viên'),
      number('Đã đăng ký'),
      number('Việc đăng ký'),
      number('Xong 06 tháng'),
      number('Xong cả năm'),
      number('Tỷ lệ cả năm'),
      words('Đánh giá 06 tháng'),
      words('Đánh giá 01 năm'),
    ],
    rows: view.lines(units.map((u) => u.code)).map((row) => {
      const above = parents.get(row.units[0]!);
      return [names(row), above ? name(above) : '—', ...cellsOf(row), ...halves.map((half) => reviewed(row, half))];
    }),
    total: units.some((u) => u.code === unit.code) ? undefined : ['Toàn đơn vị', '', ...cellsOf(own), '', ''],
  };
};

/** The four parts of a review, as text. */
export const partsOfReview = ({ results, causes, lessons, next }: Review): string =>
  [`Kết quả: ${results}`, `Hạn chế, nguyên nhân: ${causes}`, `Bài học kinh nghiệm: ${lessons}`, `Việc tiếp theo: ${next}`].join('\n');

/** P9. Reviews of the base units at six months and a year, with what is missing (K L59). */
export const reviewsOfBaseUnits: PublicReport = {
  code: 'P9',
  title: 'Đánh giá kết quả thực hiện 06 tháng, 01 năm của cơ sở Đoàn',
  period: '06 tháng, 01 năm',
  from: 'Huyện, quận Đoàn và tương đương',
  to: 'Ban Thường vụ cấp trên',
  clause: 'K L59 “Định kỳ 06 tháng, 01 năm đánh giá kết quả triển khai … của các cơ sở Đoàn” (K-50, K-40)',
  audience: 'cong_khai',
  papers: halfYearPapers,
  yearly: true,
  isFor: ({ unit, did }) => !isBranch(unit) && did(unit.code) !== undefined,
  build: (context) => {
    const { view, name, unit, inFull } = context;
    const units = baseUnits(context);
    const [own] = view.lines([unit.code]) as [UnitsRow];
    const count = (half: Half, words: string) => units.filter((u) => standing(context, u.code, half) === words).length;
    const reviews = units.flatMap((u) => halves.flatMap((half) => reviewsOf(context, u.code, half)));
    return {
      title: reviewsOfBaseUnits.title,
      lead: `${aboutYear(context)} Việc hoàn thành tính cộng dồn từ đầu năm, trên việc đã đăng ký của các chi đoàn đã báo cáo.${inFull ? '' : ` ${oneRow}`}`,
      facts: [
        ['cơ sở Đoàn', units.length],
        ['đoàn viên đã đăng ký', inWords(own.people.registered, own.branches)],
        ...halves.flatMap((half) => {
          const missing = count(half, 'chưa có');
          const waiting = count(half, 'chưa đến hạn');
          return [
            [`đã có ${reviewKinds[half].toLowerCase()}`, units.length - missing - waiting],
            [`còn thiếu ${reviewKinds[half].toLowerCase()}`, missing],
          ] as const;
        }),
      ],
      tables: [byUnit(context, own)],
      sections: reviews.map((r) => ({ heading: `${name(r.unit)}: ${reviewKinds[r.kind].toLowerCase()}`, text: partsOfReview(r) })),
    };
  },
};
