import { reviewKinds, type Review } from '../schema/collections/reviews.ts';
import { roundsOf } from '../schema/forest.ts';
import type { Unit } from '../schema/unit.ts';
import { shortDay } from '../vietnamese.ts';
import { aboutYear, baseUnits, isBranch, type PublicContext, type PublicReport } from './context.ts';
import { inWords, number, share, told, words, type Cell } from './report.ts';
import type { UnitsRow } from '../publish/view.ts';

type Half = '6_thang' | '1_nam';
/** The rounds at whose end the half-year and the year are reviewed: half the quarters, and the year. */
const roundOf: Readonly<Record<Half, string>> = { '6_thang': 'Q2', '1_nam': 'NAM' };

/** The day a review is of, by the unit's own calendar (30/6 and 31/12, or the school year's). */
export const reviewDay = ({ programme, year, did }: PublicContext, code: string, half: Half): string | undefined =>
  did(code)?.rounds.find((r) => r.code === roundOf[half])?.to ??
  roundsOf(programme, year, 'nam_duong_lich' satisfies Unit['yearKind']).find((r) => r.code === roundOf[half])?.to;

const reviewOf = ({ writings, year }: PublicContext, code: string, kind: Review['kind']) =>
  writings.reviews.find(({ data }) => data.unit === code && data.year === year && data.kind === kind)?.data;

/** P9. Reviews of the base units at six months and a year, with what is missing (K L59). */
export const reviewsOfBaseUnits: PublicReport = {
  code: 'P9',
  title: 'Đánh giá kết quả thực hiện 06 tháng, 01 năm của cơ sở Đoàn',
  period: '06 tháng, 01 năm',
  from: 'Huyện, quận Đoàn và tương đương',
  to: 'Ban Thường vụ cấp trên',
  clause: 'K L59 “Định kỳ 06 tháng, 01 năm đánh giá kết quả triển khai … của các cơ sở Đoàn” (K-50, K-40)',
  audience: 'cong_khai',
  official: 'bao_cao',
  yearly: true,
  isFor: ({ unit, did }) => !isBranch(unit) && did(unit.code) !== undefined,
  build: (context) => {
    const { view, asOf, name, names, unit } = context;
    const units = baseUnits(context);
    const halves = ['6_thang', '1_nam'] as const;
    const [own] = view.lines([unit.code]) as [UnitsRow];
    const parents = new Map(units.map((u) => [u.code, u.parent]));
    const standing = (code: string, half: Half) => {
      const review = reviewOf(context, code, half);
      if (review) return shortDay(review.day);
      return (reviewDay(context, code, half) ?? asOf) < asOf ? 'chưa có' : 'chưa đến hạn';
    };
    const count = (half: Half, words: string) => units.filter((u) => standing(u.code, half) === words).length;
    const cells = ({ people, items }: UnitsRow): Cell[] => {
      const [half, whole] = halves.map((h) => items.byRound.find((r) => r.code === roundOf[h])?.done ?? items.done);
      return [told(people.members), told(people.registered), told(items.items), told(half!), told(whole!), share(whole!)];
    };
    /** What is told of each unit of a row; one that stands alone needs no name. */
    const reviewed = ({ units: codes }: UnitsRow, half: Half): string =>
      codes.map((code) => (codes.length === 1 ? standing(code, half) : `${name(code)}: ${standing(code, half)}`)).join('; ');
    const reviews = units.flatMap((u) => halves.flatMap((half) => reviewOf(context, u.code, half) ?? []));
    return {
      title: reviewsOfBaseUnits.title,
      lead: `${aboutYear(context)} Việc hoàn thành tính cộng dồn từ đầu năm, trên việc đã đăng ký của các chi đoàn đã báo cáo. Đơn vị chung một nhóm số liệu đứng chung một dòng.`,
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
      tables: [
        {
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
          rows: view
            .lines(units.map((u) => u.code))
            .map((row) => [
              names(row),
              parents.get(row.units[0]!) ? name(parents.get(row.units[0]!)!) : '—',
              ...cells(row),
              ...halves.map((half) => reviewed(row, half)),
            ]),
          total: units.some((u) => u.code === unit.code) ? undefined : ['Toàn đơn vị', '', ...cells(own), '', ''],
        },
      ],
      sections: reviews.map((r) => ({
        heading: `${name(r.unit)}: ${reviewKinds[r.kind].toLowerCase()}`,
        text: [
          `Kết quả: ${r.results}`,
          `Hạn chế, nguyên nhân: ${r.causes}`,
          `Bài học kinh nghiệm: ${r.lessons}`,
          `Việc tiếp theo: ${r.next}`,
        ].join('\n'),
      })),
    };
  },
};
