import { ratingsOf } from '../schema/forest.ts';
import { unitKinds, type UnitKind } from '../schema/unit.ts';
import type { PublishedSum, PublishedYear } from '../publish/v1.ts';
import { aboutYear, isBranch, withBranches, type PublicContext, type PublicReport } from './context.ts';
import { number, peopleShare, sum, words, type Cell, type ReportTable } from './report.ts';

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
  isFor: ({ unit, figures }) => !isBranch(unit) && figures(unit.code) !== undefined,
  build: (context) => {
    const { programme, unit, dataset, figures } = context;
    const own = figures(unit.code)!;
    const least = dataset.smallestSensitiveCell;
    const ratings = ratingsOf(programme);
    const lists = withBranches(context).flatMap((u) => ownList(context, u.code).map((years) => ({ unit: u, years })));
    const row = (name: string, years: readonly (PublishedYear | PublishedSum)[]): Cell[] => [
      name,
      sum(years.map((y) => y.people.members)),
      ...ratings.map(({ code }) => sum(years.map((y) => peopleOf(y, code)))),
      sum(years.map((y) => y.ratings.total)),
    ];
    const columns = [number('Đoàn viên'), ...ratings.map(({ name }) => number(name)), number('Đã công nhận')];
    const kinds = dataset.sums.filter((s) => s.dimension === 'kind' && s.organisation === unit.code && s.year === own.year);
    const past = dataset.years.filter((y) => y.unit === unit.code && y.programme === programme.code).sort((a, b) => a.year - b.year);
    const trend: ReportTable = {
      caption: 'Qua các năm',
      columns: [number('Năm'), ...columns],
      rows: past.map((y) => [String(y.year), ...row('', [y]).slice(1)]),
    };
    return {
      title: qualityAnalysis.title,
      lead: `${aboutYear(context)} Tỷ lệ trên số đoàn viên trong danh sách của các chi đoàn; chưa công nhận đứng riêng.`,
      facts: [
        ['đoàn viên', own.people.members],
        ['đã có kết quả công nhận', own.ratings.total],
        ['tỷ lệ đã công nhận', peopleShare(own.ratings.total, own.people.members, least)],
      ],
      tables: [
        {
          caption: 'Theo mức xếp loại',
          columns: [words('Mức'), number('Đoàn viên'), number('Tỷ lệ trên đoàn viên')],
          rows: ratings.map(({ code, name }) => [name, peopleOf(own, code), peopleShare(peopleOf(own, code), own.people.members, least)]),
          total: ['Đã công nhận', own.ratings.total, peopleShare(own.ratings.total, own.people.members, least)],
        },
        {
          caption: 'Theo đơn vị có chi đoàn trực thuộc, xếp theo tên',
          columns: [words('Đơn vị'), ...columns],
          rows: lists.map(({ unit: u, years }) =>
            row(context.childrenOf(u.code).every(isBranch) ? u.name : `${u.name}: chi đoàn cơ sở`, years),
          ),
        },
        {
          caption: 'Theo loại hình chi đoàn',
          columns: [words('Loại hình'), ...columns],
          rows: kinds.map((s) => row(unitKinds[s.key as UnitKind], [s])),
        },
        trend,
      ],
    };
  },
};

const peopleOf = ({ ratings }: PublishedYear | PublishedSum, code: string): number | null => {
  const found = ratings.recognised.find((r) => r.code === code);
  return found ? found.people : 0;
};

/** The branches a unit recognises: as its own figures where all of it is theirs, else branch by branch. */
const ownList = ({ childrenOf, figures }: PublicContext, code: string): PublishedYear[][] => {
  const children = childrenOf(code);
  const years = children.every(isBranch) ? [figures(code)] : children.filter(isBranch).map((u) => figures(u.code));
  const found = years.flatMap((y) => y ?? []);
  return found.length > 0 ? [found] : [];
};
