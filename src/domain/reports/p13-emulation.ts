import { figureWaits, type FigureWait, type PublishedUnit, type PublishedYear } from '../publish/v2.ts';
import type { Figure, UnitsRow } from '../publish/view-row.ts';
import { measures, type Measure } from '../schema/programme.ts';
import type { KindName } from '../schema/submission.ts';
import { blocs, branchTypes, isBaseUnit, levelLabels, type Bloc, type Level } from '../schema/unit.ts';
import { compareVietnamese, formatNumber, formatShare } from '../vietnamese.ts';
import { aboutYear, isBranch, oneRow, type PublicContext, type PublicReport } from './context.ts';
import { noBranch, number, sumOf, words, type Cell, type ReportTable } from './report.ts';

/** A share as two numbers; where there is none yet, why. */
interface PointShare {
  part: number;
  whole: number;
  wait?: FigureWait | undefined;
}
type Flags = readonly PublishedYear[];

/** Of persons or items: what is made of files of which none has fallen due yet has not come because it need not. */
const shareOf = ({ value, of }: Figure, kind: KindName, flags: Flags): PointShare => {
  if (typeof value === 'number') return { part: value, whole: of };
  const dues = flags.flatMap((y) => y.due.filter((d) => d.kind === kind));
  const isOwed = dues.length === 0 || dues.some((d) => d.overdue > 0);
  return { part: 0, whole: of, wait: value === 'chua_nop' && !isOwed ? 'chua_den_ky' : value };
};
/** Of hand-ins: where none has fallen due, and none came, nothing is owed yet. */
const handIns = (part: number, whole: number): PointShare => ({ part, whole, wait: whole === 0 ? 'chua_den_ky' : undefined });
const total = (flags: Flags, of: (y: PublishedYear) => number): number => flags.reduce((n, y) => n + of(y), 0);

/** What each measure divides by what: people and items over whole groups, hand-ins by the units' own. */
const sharesOf: Readonly<Record<Measure, (row: UnitsRow, flags: Flags) => PointShare>> = {
  dang_ky: ({ people }, flags) => ({ ...shareOf(people.registered, 'dang-ky', flags), whole: people.members.of }),
  hoan_thanh: ({ items }, flags) => ({ ...shareOf(items.done, 'ket-qua', flags), whole: items.items.of }),
  bao_cao_ky: (_, flags) =>
    handIns(
      total(flags, (y) => y.rounds.reduce((n, r) => n + Math.min(r.branches, r.expected), 0)),
      total(flags, (y) => y.rounds.reduce((n, r) => n + r.expected, 0)),
    ),
  nop_dung_han: (_, flags) =>
    handIns(
      total(flags, (y) => y.due.reduce((n, d) => n + d.received, 0)),
      total(flags, (y) => y.due.reduce((n, d) => n + d.received + d.overdue, 0)),
    ),
  cong_nhan: ({ people }, flags) => ({ ...shareOf(people.recognised, 'cong-nhan', flags), whole: people.members.of }),
};

/** An indicator of a unit: its share, its points in hundredths, rounded down, or why there is none; and whether it is due. */
const judged = (measure: Measure, points: number, row: UnitsRow, flags: Flags) => {
  const { part, whole, wait } = sharesOf[measure](row, flags);
  const share = wait === undefined ? formatShare(part, whole) : figureWaits[wait];
  // What is due and has not come is not done: it earns nothing.
  if (wait !== undefined || whole === 0) return { share, due: wait === 'chua_nop' ? points : 0, hundredths: 0, said: share };
  const hundredths = Math.floor((points * 100 * part) / whole);
  return { share, due: points, hundredths, said: pointsSaid(hundredths) };
};
const pointsSaid = (hundredths: number): string => formatNumber(hundredths / 100, 2);

/** The units of one cluster or bloc beside each other: each indicator's share, and in full its points and their sum. */
const ofCluster = (context: PublicContext, caption: string, units: readonly PublishedUnit[]): ReportTable => {
  const { programme, did, view, names, inFull } = context;
  const { indicators } = programme.emulation!;
  const full = sumOf(indicators, (i) => i.points);
  const cells = (row: UnitsRow, flags: Flags): readonly Cell[] => {
    if (row.branches === 0) return [noBranch, ...indicators.slice(1).map(() => '—'), ...(inFull ? ['—'] : [])];
    const own = indicators.map((i) => judged(i.measure, i.points, row, flags));
    if (!inFull) return own.map(({ share }) => share);
    const due = sumOf(own, (one) => one.due);
    const sum = pointsSaid(sumOf(own, (one) => one.hundredths));
    return [...own.map(({ said }) => said), due === 0 ? '—' : due < full ? `${sum} trên ${formatNumber(due)}` : sum];
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
    const full = sumOf(indicators, (i) => i.points);
    // A chi đoàn cơ sở is a “cấp bộ Đoàn” too, and stands for itself.
    const units = below.filter((u) => (!isBranch(u) || isBaseUnit(u)) && !view.isElsewhere(u.code) && did(u.code) !== undefined);
    const compared = units.length > 0 ? units : [unit];
    const groupOf = (u: PublishedUnit) =>
      `${isBranch(u) ? branchTypes.co_so : levelLabels[u.level as Level]}: ${u.cluster ?? (u.bloc === null ? 'chưa xếp cụm, khối' : blocs[u.bloc as Bloc])}`;
    const groups = [...Map.groupBy(compared, groupOf)].sort(([a], [b]) => compareVietnamese(a, b));
    const formula =
      'Điểm của một chỉ số bằng điểm tối đa nhân tỷ lệ, làm tròn xuống hai chữ số; phần đến kỳ mà chưa nộp chưa có điểm; chỉ số chưa đến kỳ không vào tổng, tổng khi ấy ghi rõ trên bao nhiêu điểm.';
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
