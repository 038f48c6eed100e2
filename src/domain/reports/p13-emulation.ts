import type { PublishedUnit, PublishedYear } from '../publish/v2.ts';
import type { Figure, UnitsRow } from '../publish/view-row.ts';
import { measures, type Measure } from '../schema/programme.ts';
import { blocs, branchTypes, isBaseUnit, levelLabels, type Bloc, type Level } from '../schema/unit.ts';
import { compareVietnamese, formatNumber, formatShare } from '../vietnamese.ts';
import { aboutYear, isBranch, oneRow, type PublicContext, type PublicReport } from './context.ts';
import { number, words, type Cell, type ReportTable } from './report.ts';

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

/** The units of one cluster or bloc beside each other: each indicator's share, and in full its points and their sum. */
const ofCluster = (context: PublicContext, caption: string, units: readonly PublishedUnit[]): ReportTable => {
  const { programme, did, view, names, inFull } = context;
  const { indicators } = programme.emulation!;
  const points = (n: number) => formatNumber(n / 100, 2);
  const cells = (row: UnitsRow, flags: Flags): readonly Cell[] => {
    if (!inFull)
      return indicators.map((i) => {
        const { part, whole } = sharesOf[i.measure](row, flags);
        return formatShare(part, whole);
      });
    const own = indicators.map((i) => hundredths(i.measure, i.points, row, flags));
    return [...own.map(points), points(own.reduce((sum, n) => sum + n, 0))];
  };
  return {
    caption,
    columns: [words('Đơn vị'), ...indicators.map((_, at) => number(`Chỉ số ${at + 1}`)), ...(inFull ? [number('Cộng')] : [])],
    rows: view.lines(units.map((u) => u.code)).map((row) => [
      names(row),
      ...cells(
        row,
        row.units.flatMap((code) => did(code) ?? []),
      ),
    ]),
  };
};

/** P13. Emulation indicators by the published formula, inside one cluster or bloc, sorted by name (K L55). Points are for the Ban Thường vụ. */
export const emulationIndicators: PublicReport = {
  code: 'P13',
  title: 'Chỉ số thi đua trong cụm, khối',
  question: 'Trong cụm, trong khối, mỗi đơn vị làm được gì?',
  period: 'Hằng năm',
  from: 'Huyện Đoàn và tương đương, Đoàn cơ sở',
  to: 'Ban Thường vụ Tỉnh Đoàn',
  clause: 'K L55 “một trong những tiêu chí quan trọng để đánh giá thi đua hằng năm đối với các cấp bộ Đoàn” (K-45, R14)',
  audience: 'cong_khai',
  yearly: true,
  needs: ['doan-vien', 'dang-ky', 'ket-qua'],
  isFor: ({ unit, programme, did }) => !isBranch(unit) && programme.emulation !== undefined && did(unit.code) !== undefined,
  build: (context) => {
    const { programme, below, unit, did, inFull, view } = context;
    const { indicators } = programme.emulation!;
    const full = indicators.reduce((n, i) => n + i.points, 0);
    // A chi đoàn cơ sở is a “cấp bộ Đoàn” too, and stands for itself.
    const units = below.filter((u) => (!isBranch(u) || isBaseUnit(u)) && !view.isElsewhere(u.code) && did(u.code) !== undefined);
    const compared = units.length > 0 ? units : [unit];
    const groupOf = (u: PublishedUnit) =>
      `${isBranch(u) ? branchTypes.co_so : levelLabels[u.level as Level]}: ${u.cluster ?? (u.bloc === null ? 'chưa xếp cụm, khối' : blocs[u.bloc as Bloc])}`;
    const groups = [...Map.groupBy(compared, groupOf)].sort(([a], [b]) => compareVietnamese(a, b));
    const formula = 'Điểm của một chỉ số bằng điểm tối đa nhân tỷ lệ, làm tròn xuống hai chữ số; phần chưa nộp chưa có điểm.';
    const method = inFull ? formula : `${formula} Trang công khai nêu tỷ lệ, điểm do Ban Thường vụ tính. ${oneRow}`;
    return {
      title: emulationIndicators.title,
      lead: `${aboutYear(context)} So trong cùng cụm hoặc khối, xếp theo tên, không xếp hạng. ${method}`,
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
        ...groups.map(([name, own]) => ofCluster(context, name, own)),
      ],
    };
  },
};
