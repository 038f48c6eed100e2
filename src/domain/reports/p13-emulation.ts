import type { PublishedUnit, PublishedYear } from '../publish/v2.ts';
import type { Figure, UnitsRow } from '../publish/view.ts';
import { measures, type Measure } from '../schema/programme.ts';
import { blocs, levelLabels, type Bloc, type Level } from '../schema/unit.ts';
import { compareVietnamese, formatNumber } from '../vietnamese.ts';
import { aboutYear, isBranch, type PublicReport } from './context.ts';
import { number, words } from './report.ts';

/** A share as two numbers. */
interface PointShare {
  part: number;
  whole: number;
}
type Flags = readonly PublishedYear[];

const shareOf = ({ value, of }: Figure): PointShare => ({ part: typeof value === 'number' ? value : 0, whole: of });
const total = (flags: Flags, of: (y: PublishedYear) => number): number => flags.reduce((n, y) => n + of(y), 0);

/** What each measure divides by what: people and items over whole groups, hand-ins by the units' own. */
const sharesOf: Readonly<Record<Measure, (row: UnitsRow, flags: Flags) => PointShare>> = {
  dang_ky: ({ people }) => ({ ...shareOf(people.registered), whole: people.members.of }),
  hoan_thanh: ({ items }) => ({ ...shareOf(items.done), whole: items.items.of }),
  bao_cao_ky: (_, flags) => ({
    part: total(flags, (y) => y.rounds.reduce((n, r) => n + Math.min(r.branches, r.expected), 0)),
    whole: total(flags, (y) => y.rounds.reduce((n, r) => n + r.expected, 0)),
  }),
  nop_dung_han: (_, flags) => ({
    part: total(flags, (y) => y.due.reduce((n, d) => n + d.received, 0)),
    whole: total(flags, (y) => y.due.reduce((n, d) => n + d.received + d.overdue, 0)),
  }),
  cong_nhan: ({ people }) => ({ ...shareOf(people.recognised), whole: people.members.of }),
};

/** Points of an indicator in hundredths, rounded down. What has not come is not done: it earns nothing. */
export const hundredths = (measure: Measure, points: number, row: UnitsRow, flags: Flags): number => {
  const { part, whole } = sharesOf[measure](row, flags);
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
  isFor: ({ unit, programme, did }) => !isBranch(unit) && programme.emulation !== undefined && did(unit.code) !== undefined,
  build: (context) => {
    const { programme, below, did, view, names } = context;
    const { indicators } = programme.emulation!;
    const full = indicators.reduce((n, i) => n + i.points, 0);
    const compared = below.filter((u) => !isBranch(u) && did(u.code) !== undefined);
    const groupOf = (u: PublishedUnit) =>
      `${levelLabels[u.level as Level]}: ${u.cluster ?? (u.bloc === null ? 'chưa xếp cụm, khối' : blocs[u.bloc as Bloc])}`;
    const groups = [...Map.groupBy(compared, groupOf)].sort(([a], [b]) => compareVietnamese(a, b));
    const points = (n: number) => formatNumber(n / 100, 2);
    return {
      title: emulationIndicators.title,
      lead: `${aboutYear(context)} So trong cùng cụm hoặc khối, xếp theo tên, không xếp hạng. Mỗi chỉ số: tỷ lệ nhân với điểm tối đa, làm tròn xuống hai chữ số. Đơn vị chung một nhóm số liệu đứng chung một dòng; phần chưa nộp chưa có điểm.`,
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
          rows: view.lines(units.map((u) => u.code)).map((row) => {
            const flags = row.units.flatMap((code) => did(code) ?? []);
            const own = indicators.map((i) => hundredths(i.measure, i.points, row, flags));
            return [names(row), ...own.map(points), points(own.reduce((sum, n) => sum + n, 0))];
          }),
        })),
      ],
    };
  },
};
