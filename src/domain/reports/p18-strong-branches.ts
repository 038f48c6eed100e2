import type { PublishedUnit } from '../publish/v2.ts';
import { aspectResults, aspects } from '../schema/submission.ts';
import { shortDay } from '../vietnamese.ts';
import { aboutYear, beganAs, branchesOf, isBranch, withBranches, type PublicContext, type PublicReport } from './context.ts';
import type { PublicBook } from './public-book.ts';
import { number, words, type ReportTable } from './report.ts';

type AspectOfBranch = keyof typeof aspects;
const aspectNames = Object.keys(aspects) as AspectOfBranch[];

/** What is told of one chi đoàn: under its own code, or of each branch of which it began. */
type Told = readonly PublicBook['strong'][number][];
/** The same of a branch; nothing where it did not register, or not all did of which it began. */
const toldOf = (context: PublicContext, branch: PublishedUnit): Told => {
  const own = context.book.strong.filter((s) => s.year === context.year && s.branch === branch.code);
  if (own.length > 0) return own;
  const before = beganAs(context, branch).map((one) => toldOf(context, one));
  return before.every((told) => told.length > 0) ? before.flat() : [];
};
const isRecognised = (told: Told): boolean => told.length > 0 && told.every(({ recognised }) => recognised !== '');
/** A branch that was recognised, with the unit that did so; where not all were of which it began, those that were. */
const recognisedIn = (context: PublicContext, branch: PublishedUnit): readonly (readonly [branch: string, by: string])[] => {
  const told = toldOf(context, branch);
  if (isRecognised(told)) return [[branch.name, [...new Set(told.map((s) => context.name(s.unit)))].join(', ')]];
  if (told.some((s) => s.branch === branch.code)) return [];
  const before = beganAs(context, branch).flatMap((one) => recognisedIn(context, one));
  return before.map(([name, by]) => [`${name} (nay thuộc ${branch.name})`, by]);
};

/** Of each registered branch, how it stands in each aspect: for those who guide and recognise it, never for the public. */
const aspectsOfEach = (units: readonly { name: string; strong: readonly Told[] }[], { name }: PublicContext): ReportTable => ({
  caption: 'Từng chi đoàn đã đăng ký: kết quả mỗi mặt, ngày được công nhận',
  columns: [
    words('Đơn vị'),
    words('Chi đoàn'),
    ...aspectNames.map((aspect) => words(`Mặt ${aspects[aspect]}`)),
    words('Ngày được công nhận'),
  ],
  rows: units.flatMap((unit) =>
    unit.strong
      .flat()
      .map((s) => [
        unit.name,
        name(s.branch),
        ...aspectNames.map((aspect) => aspectResults[s[aspect]].toLowerCase()),
        s.recognised === '' ? 'chưa' : shortDay(s.recognised),
      ]),
  ),
});

/** P18. Chi đoàn mạnh by the three aspects: registered, met, recognised (K L57). In public no branch that does not meet one is named. */
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
  // Where the programme does not ask for it, what was handed in all the same is told.
  isFor: ({ unit, programme, did, book, year, isInside }) =>
    !isBranch(unit) &&
    did(unit.code) !== undefined &&
    (programme.strongBranch !== undefined || book.strong.some((s) => s.year === year && isInside(s.branch))),
  build: (context) => {
    const units = withBranches(context).map((u) => {
      const branches = branchesOf(context, u.code);
      const told = branches.map((branch) => toldOf(context, branch));
      return { name: u.name, branches, strong: told.filter((one) => one.length > 0) };
    });
    const all = units.flatMap((u) => u.strong);
    const cells = (strong: typeof all) => [
      strong.length,
      ...aspectNames.map((aspect) => strong.filter((told) => told.every((s) => s[aspect] === 'dat')).length),
      strong.filter(isRecognised).length,
    ];
    const branches = units.flatMap((u) => u.branches);
    return {
      title: strongBranches.title,
      lead: `${aboutYear(context)} Công nhận cần đạt cả ba mặt. Đếm chi đoàn, không đếm người.`,
      facts: [
        ['chi đoàn', branches.length],
        ['chi đoàn đăng ký', all.length],
        ['chi đoàn được công nhận', all.filter(isRecognised).length],
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
          rows: units.map((u) => [u.name, u.branches.length, ...cells(u.strong)]),
          total: ['Cộng', branches.length, ...cells(all)],
        },
        {
          caption: 'Chi đoàn được công nhận',
          columns: [words('Chi đoàn'), words('Đơn vị công nhận')],
          rows: branches.flatMap((branch) => recognisedIn(context, branch)),
        },
        ...(context.inFull ? [aspectsOfEach(units, context)] : []),
      ],
    };
  },
};
