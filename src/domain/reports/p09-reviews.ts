import { reviewKinds, type Review } from '../schema/collections/reviews.ts';
import { existsOn } from '../schema/forest.ts';
import { lowerFirst, shortDay } from '../vietnamese.ts';
import { daysLate } from './days.ts';
import { aboutYear, baseUnits, formerly, isBranch, oneRow, type PublicContext, type PublicReport } from './context.ts';
import { inWords, number, share, told, words, type Cell, type ReportTable } from './report.ts';
import { halfYearPapers } from './review-paper.ts';
import { doneUntil, halves, orderedReview, reviewDue, reviewsOf, withoutReview, type Half } from './unit-reviews.ts';
import type { UnitsRow } from '../publish/view-row.ts';

/** How a base unit's review stands: the day of each that was made, and how late it came; else whether it is missing. */
interface Standing {
  state: 'made' | 'missing' | 'waiting' | 'notOwed';
  words: string;
}
const standing = (context: PublicContext, code: string, half: Half): Standing => {
  const isOrdered = orderedReview(context, half) !== undefined;
  const due = isOrdered ? reviewDue(context, code, half) : undefined;
  const reviews = reviewsOf(context, code, half);
  const without = withoutReview(context, code, half);
  const dayOf = ({ day }: Review) => `${shortDay(day)}${lateness(day, due)}`;
  if (reviews.length > 0 && without.length === 0) return { state: 'made', words: reviews.map(dayOf).join(', ') };
  const open = notMade(context, code, { isOrdered, due });
  if (reviews.length === 0) return open;
  // Of units that became one some were reviewed: which of them, and which were not.
  const { name } = context;
  const made = reviews.map((review) => `${name(review.unit)}: ${dayOf(review)}`);
  return { ...open, words: [...made, ...without.map((one) => `${name(one)}: ${open.words}`)].join('; ') };
};
/** How it stands where there is no review: not owed, not yet, or missing. */
const notMade = (context: PublicContext, code: string, { isOrdered, due }: { isOrdered: boolean; due: string | undefined }): Standing => {
  if (!isOrdered || !stoodOn(context, code, due)) return { state: 'notOwed', words: '—' };
  const by = due === undefined ? '' : `, hạn ${shortDay(due)}`;
  return due !== undefined && due < context.asOf
    ? { state: 'missing', words: `chưa có${by}` }
    : { state: 'waiting', words: `chưa đến hạn${due === undefined ? '' : ` (${shortDay(due)})`}` };
};
/** Whether a unit, or one of which it began, was there on the day: nothing is owed for a time in which neither was. */
const stoodOn = (context: PublicContext, code: string, day: string | undefined): boolean => {
  const unit = context.dataset.units.find((u) => u.code === code);
  if (!unit || day === undefined) return true;
  return (
    existsOn({ validFrom: unit.validFrom ?? undefined, validTo: unit.validTo ?? undefined }, day) || formerly(context, unit).length > 0
  );
};
const lateness = (day: string, due: string | undefined): string => {
  if (due === undefined) return '';
  return day > due ? ` (trễ ${daysLate(due, day)} ngày, hạn ${shortDay(due)})` : ` (đúng hạn ${shortDay(due)})`;
};

/** The periods of which this report tells: those that the programme orders, and those of which something was entered. */
const halvesTold = (context: PublicContext): readonly Half[] =>
  halves.filter((half) => orderedReview(context, half) || baseUnits(context).some((u) => reviewsOf(context, u.code, half).length > 0));

const cellsOf = ({ people, items }: UnitsRow): Cell[] => {
  const [half, whole] = halves.map((h) => doneUntil(items, h));
  return [told(people.members), told(people.registered), told(items.items), told(half!), told(whole!), share(whole!)];
};

const byUnit = (context: PublicContext, own: UnitsRow, periods: readonly Half[]): ReportTable => {
  const { view, name, names, unit } = context;
  const units = baseUnits(context);
  const parents = new Map(units.map((u) => [u.code, u.parent]));
  /** What is told of each unit of a row; one that stands alone needs no name. */
  const reviewed = ({ units: codes }: UnitsRow, half: Half): string =>
    codes.map((code) => (codes.length === 1 ? '' : `${name(code)}: `) + standing(context, code, half).words).join('; ');
  return {
    caption: 'Từng cơ sở Đoàn, xếp theo tên trong mỗi đơn vị cấp trên',
    columns: [
      words('Cơ sở Đoàn'),
      words('Đơn vị cấp trên'),
      number('Đoàn viên'),
      number('Đã đăng ký'),
      number('Việc đăng ký'),
      number('Xong 06 tháng'),
      number('Xong cả năm'),
      number('Tỷ lệ cả năm'),
      ...periods.map((half) => words(reviewKinds[half])),
    ],
    rows: view.lines(units.map((u) => u.code)).map((row) => {
      const above = parents.get(row.units[0]!);
      return [names(row), above ? name(above) : '—', ...cellsOf(row), ...periods.map((half) => reviewed(row, half))];
    }),
    total: units.some((u) => u.code === unit.code) ? undefined : ['Toàn đơn vị', '', ...cellsOf(own), ...periods.map(() => '')],
  };
};

/** The parts of a review, as text. */
export const partsOfReview = ({ results, causes, lessons, next, requests }: Review): string =>
  [
    `Kết quả: ${results}`,
    `Hạn chế, nguyên nhân: ${causes}`,
    `Bài học kinh nghiệm: ${lessons}`,
    `Việc tiếp theo: ${next}`,
    ...(requests === undefined ? [] : [`Kiến nghị, đề xuất: ${requests}`]),
  ].join('\n');

/** P9. Reviews of the base units at six months and a year, with what is missing (K L59). */
export const reviewsOfBaseUnits: PublicReport = {
  code: 'P9',
  title: 'Đánh giá kết quả thực hiện 06 tháng, 01 năm của cơ sở Đoàn',
  question: 'Cơ sở được đánh giá thế nào sau 6 tháng, 1 năm?',
  period: '06 tháng, 01 năm',
  from: 'Huyện, quận Đoàn và tương đương',
  to: 'Ban Thường vụ cấp trên',
  clause: 'K L59 “Định kỳ 06 tháng, 01 năm đánh giá kết quả triển khai … của các cơ sở Đoàn” (K-50, K-40)',
  audience: 'cong_khai',
  papers: halfYearPapers,
  yearly: true,
  isFor: ({ unit, did }) => !isBranch(unit) && did(unit.code) !== undefined,
  build: (context) => {
    const { view, name, unit, inFull } = context;
    const units = baseUnits(context);
    const [own] = view.lines([unit.code]) as [UnitsRow];
    const periods = halvesTold(context);
    const count = (half: Half, state: Standing['state']) => units.filter((u) => standing(context, u.code, half).state === state).length;
    const ordered = halves.filter((half) => orderedReview(context, half));
    const order =
      ordered.length > 0 ? '' : ' Văn bản của chương trình không đặt kỳ đánh giá cơ sở Đoàn, nên không đơn vị nào bị nêu là thiếu.';
    const reviews = units.flatMap((u) => halves.flatMap((half) => reviewsOf(context, u.code, half)));
    return {
      title: reviewsOfBaseUnits.title,
      lead: `${aboutYear(context)} Việc hoàn thành tính cộng dồn từ đầu năm, trên việc đã đăng ký của các chi đoàn đã báo cáo.${order}${inFull ? '' : ` ${oneRow}`}`,
      facts: [
        ['cơ sở Đoàn', units.length],
        ['đoàn viên đã đăng ký', inWords(own.people.registered, own.branches)],
        ...periods.map((half) => [`đã có ${lowerFirst(reviewKinds[half])}`, count(half, 'made')] as const),
        ...ordered.map((half) => [`còn thiếu ${lowerFirst(reviewKinds[half])}`, count(half, 'missing')] as const),
      ],
      tables: [byUnit(context, own, periods)],
      sections: reviews.map((r) => ({ heading: `${name(r.unit)}: ${reviewKinds[r.kind].toLowerCase()}`, text: partsOfReview(r) })),
    };
  },
};
