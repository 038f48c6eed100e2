import { unitKinds, type UnitKind } from '../schema/unit.ts';
import { mixed, viewOf, type RatedRow } from '../publish/view.ts';
import { formatShare, formatShares } from '../vietnamese.ts';
import { aboutYear, isBranch, type PublicReport } from './context.ts';
import { restName, ratingRows } from './rating-rows.ts';
import { inWords, number, share, told, words, type Cell, type ReportTable } from './report.ts';

/** P8. Yearly analysis of members' quality from the recognised lists: by rating, unit, kind of unit, and year by year (Q L17, L63). */
export const qualityAnalysis: PublicReport = {
  code: 'P8',
  title: 'Phân tích chất lượng đoàn viên',
  period: 'Hằng năm',
  from: 'Quận, huyện Đoàn và tương đương',
  to: 'Ban Tổ chức cấp trên',
  clause: 'Q L17, L63 “làm căn cứ cho việc phân tích chất lượng đoàn viên hàng năm” (Q-37)',
  audience: 'cong_khai',
  yearly: true,
  isFor: ({ unit, did }) => !isBranch(unit) && did(unit.code) !== undefined,
  build: (context) => {
    const { programme, unit, dataset, view, childrenOf, names } = context;
    const own = view.people(unit.code);
    const rated = view.ratings(unit.code);
    const parts = ratingRows(programme, rated);
    const shares = formatShares(parts.map(([, people]) => people));
    const good = programme.ratings.scale.filter((r) => r.fulfils);
    const columns = [
      number('Đoàn viên'),
      number('Đã công nhận'),
      number('Được công bố theo mức'),
      ...good.map(({ name }) => number(name)),
      number(restName),
    ];
    const row = (name: string, { people, ratings }: Omit<RatedRow, 'units' | 'branches'>): Cell[] => [
      name,
      told(people.members),
      told(people.recognised),
      ratings?.rated ?? 'chưa có',
      ...good.map(({ code }) => (ratings ? (ratings.levels?.find((l) => l.code === code)?.people ?? 'chỉ nêu tổng') : 'chưa có')),
      ratings ? (ratings.levels ? ratings.rest : 'chỉ nêu tổng') : 'chưa có',
    ];
    const below = childrenOf(unit.code).some((u) => !isBranch(u)) ? childrenOf(unit.code) : [unit];
    const past = dataset.years.filter((y) => y.organisation === unit.organisation && y.programme === programme.code);
    const trend: ReportTable = {
      caption: 'Qua các năm',
      columns: [number('Năm'), ...columns],
      rows: past.flatMap(({ year }) => {
        const then = viewOf(dataset, unit.organisation, year)!;
        return then.unit(unit.code) ? [row(String(year), { people: then.people(unit.code), ratings: then.ratings(unit.code) })] : [];
      }),
    };
    return {
      title: qualityAnalysis.title,
      lead: `${aboutYear(context)} Xếp loại công bố theo nhóm Đoàn cơ sở đủ người; mức không hoàn thành và không xếp loại gộp làm một, chỉ tách ở nhóm từ ${dataset.thresholds.unfulfilled} người.`,
      facts: [
        ['đoàn viên', inWords(own.members, own.branches)],
        ['đã có kết quả công nhận', inWords(own.recognised, own.branches)],
        ['tỷ lệ đã công nhận', share(own.recognised)],
      ],
      tables: [
        {
          caption: 'Theo mức xếp loại',
          columns: [words('Mức'), number('Đoàn viên'), number('Tỷ lệ trên số được công bố')],
          rows: parts.map(([name, people], i) => [name, people, shares[i]!]),
          total: rated && ['Cộng', rated.rated, formatShare(rated.rated, rated.rated)],
        },
        {
          caption: 'Theo đơn vị, xếp theo tên',
          columns: [words('Đơn vị'), ...columns],
          rows: view.ratingLines(below.map((u) => u.code)).map((line) => row(names(line), line)),
        },
        ...(unit.parent === null
          ? [
              {
                caption: 'Theo loại hình chi đoàn',
                columns: [words('Loại hình'), ...columns],
                rows: view.ratingSums('kind').map((line) => row(line.key === mixed ? mixedName : unitKinds[line.key as UnitKind], line)),
              },
            ]
          : []),
        trend,
      ],
    };
  },
};

/** The line of what reaches over several kinds, blocs or places. */
export const mixedName = 'Nhóm gồm nhiều loại';
