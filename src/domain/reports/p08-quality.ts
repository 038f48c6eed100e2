import { ratingsOf } from '../schema/programme-lookup.ts';
import { unitKinds, type UnitKind } from '../schema/unit.ts';
import { mixed, viewOf } from '../publish/view.ts';
import type { RatedRow } from '../publish/view-row.ts';
import { formatShare } from '../vietnamese.ts';
import { aboutYear, isBranch, type PublicContext, type PublicReport } from './context.ts';
import { partedRows, ratingRows, restName, roundingSaid } from './rating-rows.ts';
import { inWords, number, share, told, words, type Cell, type Column, type ReportTable } from './report.ts';

/** The line of what reaches over several kinds, blocs or places. */
export const mixedName = 'Nhóm gồm nhiều loại';

/** The columns of a row of units: every level in full; in public those that fulfil, and the others as one. */
const columnsOf = ({ programme, inFull }: PublicContext): readonly Column[] => [
  number('Đoàn viên'),
  number('Đã công nhận'),
  ...(inFull ? ratingsOf(programme).map(({ name }) => number(name)) : publicColumns(programme)),
];
const publicColumns = ({ ratings }: PublicContext['programme']): readonly Column[] => [
  number('Được công bố theo mức'),
  ...ratings.scale.filter((r) => r.fulfils).map(({ name }) => number(name)),
  number(restName),
];

const rowOf = (
  { programme, inFull }: PublicContext,
  name: string,
  { people, ratings }: Omit<RatedRow, 'units' | 'branches'>,
): readonly Cell[] => {
  const counts = [name, told(people.members), told(people.recognised)];
  const level = (code: string) => [...(ratings?.levels ?? []), ...(ratings?.apart ?? [])].find((l) => l.code === code)?.people;
  if (inFull) return [...counts, ...ratingsOf(programme).map(({ code }) => level(code) ?? 'chưa có')];
  const none = ratings ? 'chỉ nêu tổng' : 'chưa có';
  const good = programme.ratings.scale.filter((r) => r.fulfils);
  return [...counts, ratings?.rated ?? none, ...good.map(({ code }) => level(code) ?? none), ratings?.levels ? ratings.rest : none];
};

const byUnit = (context: PublicContext): ReportTable => {
  const { unit, view, inFull, names, childrenOf } = context;
  const children = childrenOf(unit.code);
  const below = (inFull && children.length > 0) || children.some((u) => !isBranch(u)) ? children : [unit];
  return {
    caption: 'Theo đơn vị, xếp theo tên',
    columns: [words('Đơn vị'), ...columnsOf(context)],
    rows: view.ratingLines(below.map((u) => u.code)).map((line) => rowOf(context, names(line), line)),
  };
};

const byKind = (context: PublicContext): ReportTable => ({
  caption: 'Theo loại hình chi đoàn',
  columns: [words('Loại hình'), ...columnsOf(context)],
  rows: context.view
    .ratingSums('kind')
    .map((line) => rowOf(context, line.key === mixed ? mixedName : unitKinds[line.key as UnitKind], line)),
});

const overYears = (context: PublicContext): ReportTable => {
  const { dataset, unit, programme, names } = context;
  const past = dataset.years.filter((y) => y.organisation === unit.organisation && y.programme === programme.code);
  return {
    caption: 'Qua các năm',
    columns: [words('Năm'), ...columnsOf(context)],
    rows: past.flatMap(({ year }) => {
      const then = viewOf(dataset, unit.organisation, year)!;
      if (!then.unit(unit.code)) return [];
      // In a row that reaches over other units, too, these are named.
      return then
        .ratingLines([unit.code])
        .map((line) => rowOf(context, line.units.length > 1 ? `${year}: ${names(line)}` : String(year), line));
    }),
  };
};

/** P8. Yearly analysis of members' quality from the recognised lists: by rating, unit, kind of unit, and year by year (Q L17, L63). */
export const qualityAnalysis: PublicReport = {
  code: 'P8',
  title: 'Phân tích chất lượng đoàn viên',
  question: 'Đoàn viên rèn luyện tốt đến đâu?',
  period: 'Hằng năm',
  from: 'Quận, huyện Đoàn và tương đương',
  to: 'Ban Tổ chức cấp trên',
  clause: 'Q L17, L63 “làm căn cứ cho việc phân tích chất lượng đoàn viên hàng năm” (Q-37)',
  audience: 'cong_khai',
  yearly: true,
  needs: ['doan-vien', 'cong-nhan'],
  isFor: ({ unit, did, inFull }) => (inFull || !isBranch(unit)) && did(unit.code) !== undefined,
  build: (context) => {
    const { programme, unit, dataset, view, inFull } = context;
    const own = view.people(unit.code);
    const rated = view.ratings(unit.code);
    const levels = ratingRows(programme, rated);
    const method = inFull
      ? 'Đếm theo danh sách công nhận của từng chi đoàn.'
      : `Xếp loại công bố theo nhóm Đoàn cơ sở đủ người; mức không hoàn thành và không xếp loại gộp làm một, chỉ tách ở nhóm từ ${dataset.thresholds.unfulfilled} người.`;
    return {
      title: qualityAnalysis.title,
      lead: `${aboutYear(context)} ${method}`,
      facts: [
        ['đoàn viên', inWords(own.members, own.branches)],
        ['đã có kết quả công nhận', inWords(own.recognised, own.branches)],
        ['tỷ lệ đã công nhận', share(own.recognised)],
      ],
      tables: [
        {
          caption: ['Theo mức xếp loại', roundingSaid(levels)].filter(Boolean).join('; '),
          columns: [words('Mức'), number('Đoàn viên'), number(inFull ? 'Tỷ lệ trên số đã công nhận' : 'Tỷ lệ trên số được công bố')],
          rows: partedRows(levels),
          total: rated && ['Cộng', rated.rated, formatShare(rated.rated, rated.rated)],
        },
        byUnit(context),
        ...(unit.parent === null ? [byKind(context)] : []),
        overYears(context),
      ],
    };
  },
};
