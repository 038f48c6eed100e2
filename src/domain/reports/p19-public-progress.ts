import { formatShare } from '../vietnamese.ts';
import { aboutYear, isBranch, type PublicReport } from './context.ts';
import { number, words, type Cell } from './report.ts';

/** P19. The public progress of every unit: counts only, small cells hidden. The units' own pages tell the rest. */
export const publicProgress: PublicReport = {
  code: 'P19',
  title: 'Tiến độ công khai theo đơn vị',
  period: 'Mỗi lần dựng trang',
  from: 'Mọi đơn vị',
  to: 'Công khai',
  clause: 'K L25 “là tiêu chí đánh giá chất lượng tổ chức cơ sở Đoàn” (K-12); trang từng đơn vị nói đủ hơn',
  audience: 'cong_khai',
  yearly: true,
  isFor: ({ unit, figures }) => !isBranch(unit) && figures(unit.code) !== undefined,
  build: (context) => {
    const { unit, below, figures, name } = context;
    const own = figures(unit.code)!;
    const cells = (code: string): Cell[] => {
      const y = figures(code);
      if (!y) return ['—', '—', '—', '—', '—', '—', '—'];
      const { people, items } = y;
      return [
        y.branches,
        people.members,
        people.registered,
        items.registered,
        items.done,
        formatShare(items.done, items.registered),
        y.ratings.total,
      ];
    };
    return {
      title: publicProgress.title,
      lead: `${aboutYear(context)} Tỷ lệ: việc hoàn thành trên việc đã đăng ký. Xếp theo tên trong mỗi đơn vị cấp trên, không xếp hạng.`,
      facts: [
        ['chi đoàn', own.branches],
        ['đoàn viên', own.people.members],
        ['đã đăng ký', own.people.registered],
        ['việc đã đăng ký', own.items.registered],
        ['việc đã hoàn thành', own.items.done],
      ],
      tables: [
        {
          caption: 'Từng đơn vị',
          columns: [
            words('Đơn vị'),
            words('Đơn vị cấp trên'),
            number('Chi đoàn'),
            number('Đoàn viên'),
            number('Đã đăng ký'),
            number('Việc đăng ký'),
            number('Hoàn thành'),
            number('Tỷ lệ'),
            number('Đã công nhận'),
          ],
          rows: below.filter((u) => !isBranch(u)).map((u) => [u.name, u.parent === null ? '—' : name(u.parent), ...cells(u.code)]),
          total: ['Toàn đơn vị', '', ...cells(unit.code)],
        },
      ],
    };
  },
};
