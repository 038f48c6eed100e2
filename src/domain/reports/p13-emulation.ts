import type { PublishedUnit, PublishedYear } from '../publish/v1.ts';
import { measures, type Measure } from '../schema/programme.ts';
import { blocs, levelLabels, type Bloc, type Level } from '../schema/unit.ts';
import { compareVietnamese, formatNumber } from '../vietnamese.ts';
import { aboutYear, isBranch, type PublicReport } from './context.ts';
import { number, words } from './report.ts';

/** A share as two numbers; either may be hidden. */
interface Share {
  part: number | null;
  whole: number | null;
}

/** What each measure divides by what, from the unit's own published figures alone. */
const sharesOf: Readonly<Record<Measure, (year: PublishedYear) => Share>> = {
  dang_ky: ({ people }) => ({ part: people.registered, whole: people.members }),
  hoan_thanh: ({ items }) => ({ part: items.done, whole: items.registered }),
  bao_cao_ky: ({ items }) => ({
    part: items.byRound.reduce((n, r) => n + Math.min(r.branches, r.expected), 0),
    whole: items.byRound.reduce((n, r) => n + r.expected, 0),
  }),
  nop_dung_han: ({ due }) => ({
    part: due.reduce((n, d) => n + d.received, 0),
    whole: due.reduce((n, d) => n + d.received + d.overdue, 0),
  }),
  cong_nhan: ({ ratings, people }) => ({ part: ratings.total, whole: people.members }),
};
const ofPeople: readonly Measure[] = ['dang_ky', 'cong_nhan'];

/** Points of an indicator in hundredths, rounded down; hidden where a number is, or where the people are too few. */
export const hundredths = (measure: Measure, points: number, year: PublishedYear, least: number): number | null => {
  const { part, whole } = sharesOf[measure](year);
  if (part === null || whole === null || (ofPeople.includes(measure) && whole > 0 && whole < least)) return null;
  return whole === 0 ? 0 : Math.floor((points * 100 * part) / whole);
};

/** P13. Emulation indicators by the published formula, inside one cluster or bloc, sorted by name (K L55). */
export const emulationIndicators: PublicReport = {
  code: 'P13',
  title: 'Chỉ số thi đua trong cụm, khối',
  period: 'Hằng năm',
  from: 'Huyện Đoàn và tương đương, Đoàn cơ sở',
  to: 'Ban Thường vụ Tỉnh Đoàn',
  clause: 'K L55 “một trong những tiêu chí quan trọng để đánh giá thi đua hằng năm đối với các cấp bộ Đoàn” (K-45, R14)',
  audience: 'cong_khai',
  yearly: true,
  isFor: ({ unit, programme, figures }) => !isBranch(unit) && programme.emulation !== undefined && figures(unit.code) !== undefined,
  build: (context) => {
    const { programme, below, figures, dataset } = context;
    const { indicators } = programme.emulation!;
    const full = indicators.reduce((n, i) => n + i.points, 0);
    const compared = below.filter((u) => !isBranch(u) && figures(u.code) !== undefined);
    const groupOf = (u: PublishedUnit) =>
      `${levelLabels[u.level as Level]}: ${u.cluster ?? (u.bloc === null ? 'chưa xếp cụm, khối' : blocs[u.bloc as Bloc])}`;
    const groups = [...Map.groupBy(compared, groupOf)].sort(([a], [b]) => compareVietnamese(a, b));
    const points = (n: number | null) => (n === null ? null : formatNumber(n / 100, 2));
    return {
      title: emulationIndicators.title,
      lead: `${aboutYear(context)} So trong cùng cụm hoặc khối, xếp theo tên, không xếp hạng. Mỗi chỉ số: tỷ lệ nhân với điểm tối đa, làm tròn xuống hai chữ số.`,
      facts: [
        ['điểm tối đa', full],
        ['đơn vị', compared.length],
        ['cụm, khối', groups.length],
      ],
      tables: [
        {
          caption: 'Cách tính',
          columns: [words('Chỉ số'), words('Tỷ lệ'), number('Điểm tối đa')],
          rows: indicators.map((i, at) => [`Chỉ số ${at + 1}`, measures[i.measure], i.points]),
          total: ['Cộng', '', full],
        },
        ...groups.map(([name, units]) => ({
          caption: name,
          columns: [words('Đơn vị'), ...indicators.map((_, at) => number(`Chỉ số ${at + 1}`)), number('Cộng')],
          rows: units.map((u) => {
            const own = indicators.map((i) => hundredths(i.measure, i.points, figures(u.code)!, dataset.smallestSensitiveCell));
            return [
              u.name,
              ...own.map(points),
              points(own.reduce((total, n) => (total === null || n === null ? null : total + n), 0 as number | null)),
            ];
          }),
        })),
      ],
    };
  },
};
