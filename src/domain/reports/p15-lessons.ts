import type { PublishedUnit } from '../publish/v2.ts';
import { lessonsOfSet } from '../schema/entries.ts';
import { formatShare } from '../vietnamese.ts';
import { branchRows } from './branch-cells.ts';
import {
  aboutYear,
  branchesOf,
  everybody,
  holdsOf,
  isBranch,
  withBranches,
  type Branch,
  type InternalContext,
  type Person,
  type PublicReport,
} from './context.ts';
import { deedsOf } from './public-book.ts';
import { number, words, type Cell, type ReportTable } from './report.ts';

/**
 * How many members of each branch have learned which lesson, and how many the whole set, all the programme's years together; empty until
 * a list says it. A branch of which no list says anything is not taken for one where nobody learned (K-33).
 */
const byMember = (context: InternalContext): readonly ReportTable[] => {
  const { programme, branches } = context;
  const people = everybody(context).filter(({ p }) => p.isMember);
  const learnedBy = context.learned();
  const told = new Set(people.filter(({ p }) => learnedBy.has(p.code)).map(({ branch }) => branch));
  if (told.size === 0) return [];
  const numbers = Array.from({ length: programme.lessonSet?.count ?? 0 }, (_, i) => String(i + 1));
  const { columns, of, sum } = branchRows(context);
  const cells = (own: readonly Person[]): readonly Cell[] => {
    const has = ({ p }: Person, lesson: string) => learnedBy.get(p.code)?.has(lesson) === true;
    const learned = numbers.map((lesson) => own.filter((person) => has(person, lesson)).length);
    const whole = own.filter((person) => numbers.every((lesson) => has(person, lesson))).length;
    return [own.length, ...learned, whole, formatShare(whole, own.length)];
  };
  const unknown = ({ own }: Branch): readonly Cell[] => {
    const why = own.has('doan-vien') ? 'chưa rõ' : 'chưa nộp';
    return [own.has('doan-vien') ? people.filter(({ branch }) => branch.own === own).length : why, ...numbers.map(() => why), why, '—'];
  };
  return [
    {
      caption: `Đoàn viên đã học, từng chi đoàn; dòng cộng tính ${told.size}/${branches.length} chi đoàn có ghi bài đã học`,
      columns: [...columns, number('Đoàn viên'), ...numbers.map((lesson) => number(`Bài ${lesson}`)), number('Học đủ bộ'), number('Tỷ lệ')],
      rows: branches.map((branch) => [
        ...of(branch),
        ...(told.has(branch) ? cells(people.filter((one) => one.branch === branch)) : unknown(branch)),
      ]),
      total: [...sum, ...cells(people.filter(({ branch }) => told.has(branch)))],
    },
  ];
};

/** P15. Which branches have held which political lesson of the programme's set (K L47): branches, not persons. */
export const lessonCoverage: PublicReport = {
  code: 'P15',
  title: 'Học tập bài lý luận chính trị',
  question: 'Bài nào đã học, nơi nào chưa?',
  period: 'Hằng năm',
  from: 'Chi đoàn',
  to: 'Ban Tuyên giáo',
  clause: 'K L47 “hướng dẫn việc học tập 6 bài học lý luận chính trị” (K-33)',
  audience: 'cong_khai',
  yearly: true,
  needs: ['so-viec'],
  inside: byMember,
  isFor: ({ unit, programme, did }) => !isBranch(unit) && programme.lessonSet !== undefined && did(unit.code) !== undefined,
  build: (context) => {
    const { programme, writings, year, book } = context;
    const { set, count } = programme.lessonSet!;
    // Who held a lesson before another took its place has held it.
    const lessons = lessonsOfSet(writings.lessons, set).map((own) => ({ ids: own.map(({ id }) => id), data: own[0].data }));
    const untilNow = Array.from({ length: year - programme.period.from + 1 }, (_, i) => programme.period.from + i);
    const units = withBranches(context).map((u) => {
      const branches = branchesOf(context, u.code);
      const hasLearned = (b: PublishedUnit, ids: readonly string[], years: readonly number[]) =>
        holdsOf(context, b, (code) => years.some((y) => deedsOf(book, code, y, 'hoc_bai').some((d) => ids.includes(d.about))));
      const of = (ids: readonly string[]) => branches.filter((b) => hasLearned(b, ids, [year])).length;
      // Of a set that is not all written nobody has held the whole. A set is for the programme's years together, as members learn it.
      const isWhole = (b: PublishedUnit) => lessons.length >= count && lessons.every(({ ids }) => hasLearned(b, ids, untilNow));
      const whole = branches.filter(isWhole).length;
      const isTold = branches.some((b) => holdsOf(context, b, (code) => book.deeds.some((d) => d.unit === code && d.year === year)));
      return { name: u.name, branches: branches.length, of, whole, isTold };
    });
    const branches = units.reduce((n, u) => n + u.branches, 0);
    const whole = units.reduce((n, u) => n + u.whole, 0);
    const total = (ids: readonly string[]) => units.reduce((n, u) => n + u.of(ids), 0);
    return {
      title: lessonCoverage.title,
      lead: `${aboutYear(context)} Đếm chi đoàn đã học từng bài trong năm theo sổ công việc, trên tổng số chi đoàn; học đủ bộ thì tính cả các năm trước của chương trình.`,
      facts: [
        ['bài trong bộ', count],
        ['chi đoàn', branches],
        ['chi đoàn học đủ bộ', whole],
        ['tỷ lệ học đủ bộ', formatShare(whole, branches)],
      ],
      tables: [
        {
          caption: 'Từng bài',
          columns: [words('Bài'), words('Tên bài'), number('Chi đoàn đã học'), number('Chi đoàn'), number('Tỷ lệ')],
          rows: lessons.map(({ ids, data }) => [`Bài ${data.order}`, data.title, total(ids), branches, formatShare(total(ids), branches)]),
        },
        {
          caption: 'Từng đơn vị có chi đoàn trực thuộc, xếp theo tên: số chi đoàn đã học mỗi bài',
          columns: [words('Đơn vị'), number('Chi đoàn'), ...lessons.map(({ data }) => number(`Bài ${data.order}`)), number('Học đủ bộ')],
          rows: units.map((u) => {
            const cells: readonly Cell[] = [...lessons.map(({ ids }) => u.of(ids)), u.whole];
            return [u.name, u.branches, ...(u.isTold ? cells : cells.map(() => 'chưa nộp sổ'))];
          }),
          total: ['Cộng', branches, ...lessons.map(({ ids }) => total(ids)), whole],
        },
      ],
    };
  },
};
