import { aspects } from '../schema/submission.ts';
import { aboutYear, branchesOf, isBranch, withBranches, type PublicReport } from './context.ts';
import { number, words } from './report.ts';

type AspectOfBranch = keyof typeof aspects;
const aspectNames = Object.keys(aspects) as AspectOfBranch[];

/** P18. Chi đoàn mạnh by the three aspects: registered, met, recognised (K L57). Branches that do not meet one are not named. */
export const strongBranches: PublicReport = {
  code: 'P18',
  title: 'Chi đoàn mạnh theo ba mặt',
  question: 'Chi đoàn nào mạnh?',
  period: 'Hằng năm',
  from: 'Đoàn cơ sở, huyện Đoàn',
  to: 'Ban Thường vụ cấp trên',
  clause: 'K L57 “xây dựng Chi đoàn mạnh trên cả 03 mặt chính trị - tư tưởng, tổ chức và hoạt động” (K-47, K-17, R13)',
  audience: 'cong_khai',
  yearly: true,
  needs: ['chi-doan-manh'],
  isFor: ({ unit, programme, did }) => !isBranch(unit) && programme.strongBranch !== undefined && did(unit.code) !== undefined,
  build: (context) => {
    const { book, year, childrenOf, name } = context;
    const units = withBranches(context).map((u) => {
      const codes = new Set(childrenOf(u.code).map((b) => b.code));
      return {
        name: u.name,
        branches: branchesOf(context, u.code).length,
        strong: book.strong.filter((s) => s.year === year && codes.has(s.branch)),
      };
    });
    const all = units.flatMap((u) => u.strong);
    const cells = (strong: typeof all) => [
      strong.length,
      ...aspectNames.map((aspect) => strong.filter((s) => s[aspect] === 'dat').length),
      strong.filter((s) => s.recognised !== '').length,
    ];
    const branches = units.reduce((n, u) => n + u.branches, 0);
    return {
      title: strongBranches.title,
      lead: `${aboutYear(context)} Công nhận cần đạt cả ba mặt. Đếm chi đoàn, không đếm người.`,
      facts: [
        ['chi đoàn', branches],
        ['chi đoàn đăng ký', all.length],
        ['chi đoàn được công nhận', all.filter((s) => s.recognised !== '').length],
      ],
      tables: [
        {
          caption: 'Từng đơn vị có chi đoàn trực thuộc, xếp theo tên',
          columns: [
            words('Đơn vị'),
            number('Chi đoàn'),
            number('Đăng ký'),
            ...aspectNames.map((aspect) => number(`Đạt mặt ${aspects[aspect]}`)),
            number('Được công nhận'),
          ],
          rows: units.map((u) => [u.name, u.branches, ...cells(u.strong)]),
          total: ['Cộng', branches, ...cells(all)],
        },
        {
          caption: 'Chi đoàn được công nhận',
          columns: [words('Chi đoàn'), words('Đơn vị công nhận')],
          rows: all.filter((s) => s.recognised !== '').map((s) => [name(s.branch), name(s.unit)]),
        },
      ],
    };
  },
};
