import { yearName } from '../schema/unit.ts';
import { aboutYear, isBranch, oneRow, type PublicReport } from './context.ts';
import { inWords, noBranch, number, share, told, words, type Cell } from './report.ts';
import type { UnitsRow } from '../publish/view-row.ts';

const cells = ({ people, items, branches }: UnitsRow): readonly Cell[] =>
  branches === 0
    ? [noBranch, '—', '—', '—', '—', '—', '—']
    : [
        `${people.listed}/${branches}`,
        told(people.members),
        told(people.registered),
        told(items.items),
        told(items.done),
        share(items.done),
        told(people.recognised),
      ];

/** P19. The public progress of every unit, over whole groups. The units' own pages tell the rest. */
export const publicProgress: PublicReport = {
  code: 'P19',
  title: 'Tiến độ công khai theo đơn vị',
  question: 'Từng đơn vị đang đến đâu?',
  period: 'Mỗi lần dựng trang',
  from: 'Mọi đơn vị',
  to: 'Công khai',
  clause: 'K L25 “là tiêu chí đánh giá chất lượng tổ chức cơ sở Đoàn” (K-12); trang từng đơn vị nói đủ hơn',
  audience: 'cong_khai',
  yearly: true,
  needs: ['doan-vien', 'dang-ky'],
  isFor: ({ unit, did, inFull }) => (inFull || !isBranch(unit)) && did(unit.code) !== undefined,
  build: (context) => {
    const { unit, below, view, name, names, year, inFull } = context;
    const [own] = view.lines([unit.code]) as [UnitsRow];
    const parents = new Map(below.map((u) => [u.code, u.parent]));
    const rows = view.lines((below.length > 0 ? below.filter((u) => inFull || !isBranch(u)) : [unit]).map((u) => u.code));
    return {
      title: publicProgress.title,
      lead: `${aboutYear(context)} Mỗi số tính trên chi đoàn đã nộp; tỷ lệ: việc hoàn thành trên việc đã đăng ký của các chi đoàn đã báo cáo.${inFull ? '' : ` ${oneRow}`} Không xếp hạng.`,
      facts: [
        ['chi đoàn đã nộp danh sách', `${own.people.listed}/${own.branches}`],
        ['đoàn viên', told(own.people.members)],
        ['đã đăng ký', inWords(own.people.registered, own.branches)],
        ['việc đã đăng ký', inWords(own.items.items, own.branches)],
        ['việc đã hoàn thành', inWords(own.items.done, own.branches)],
      ],
      tables: [
        {
          caption: `Từng đơn vị, ${yearName(unit, year)}`,
          columns: [
            words('Đơn vị'),
            words('Đơn vị cấp trên'),
            words('Chi đoàn đã nộp danh sách'),
            number('Đoàn viên'),
            number('Đã đăng ký'),
            number('Việc đăng ký'),
            number('Hoàn thành'),
            number('Tỷ lệ'),
            number('Đã công nhận'),
          ],
          rows: rows.map((row) => {
            const above = parents.get(row.units[0]!);
            return [names(row), above ? name(above) : '—', ...cells(row)];
          }),
          total: ['Toàn đơn vị', '', ...cells(own)],
        },
      ],
    };
  },
};
