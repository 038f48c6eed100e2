import type { PublishedUnit } from '../publish/v2.ts';
import { isBaseUnit, yearName } from '../schema/unit.ts';
import { formatShare, shortDay } from '../vietnamese.ts';
import { formerly, holdsOf, isBranch, type InternalContext, type PublicContext } from './context.ts';
import { deedsOf } from './public-book.ts';
import { number, sumOf, words, type ReportTable } from './report.ts';

/** How a programme was passed on to the Đoàn cơ sở below a unit (K L57 “Quán triệt … đến các Đoàn cơ sở trực thuộc”, K-46). */

/** The Đoàn cơ sở directly below a unit, and those of them to which its book does not say that it passed the programme on. */
export const passedOnBy = (context: PublicContext, unit: PublishedUnit): Record<'bases' | 'left', readonly PublishedUnit[]> => {
  const { book, year, childrenOf, view } = context;
  const bases = childrenOf(unit.code).filter((b) => !isBranch(b) && isBaseUnit(b) && !view.isElsewhere(b.code));
  const heard = new Set(
    [unit, ...formerly(context, unit)].flatMap(({ code }) => deedsOf(book, code, year, 'quan_triet').map((d) => d.about)),
  );
  return { bases, left: bases.filter((b) => !holdsOf(context, b, (code) => heard.has(code))) };
};

/** The units with Đoàn cơ sở directly below, each with those that it reached and those that are left. */
const passingOn = (context: PublicContext) =>
  [context.unit, ...context.below]
    .filter((u) => !isBranch(u) && !context.view.isElsewhere(u.code))
    .map((u) => ({ u, ...passedOnBy(context, u) }))
    .filter(({ bases }) => bases.length > 0);

/** How many units have not reached all of theirs. */
export const notAllReached = (context: PublicContext): number => passingOn(context).filter(({ left }) => left.length > 0).length;

/** Unit by unit, of how many Đoàn cơ sở it reached how many. */
export const coverageOfBases = (context: PublicContext): readonly ReportTable[] => {
  const rows = passingOn(context);
  if (rows.length === 0) return [];
  const cells = (all: number, left: number) => [all, all - left, formatShare(all - left, all)];
  return [
    {
      caption: 'Quán triệt đến Đoàn cơ sở trực thuộc, ghi trong sổ của cấp trên',
      columns: [words('Đơn vị'), number('Đoàn cơ sở'), number('Đã quán triệt'), number('Tỷ lệ'), words('Đoàn cơ sở chưa ghi')],
      rows: rows.map(({ u, bases, left }) => [
        u.name,
        ...cells(bases.length, left.length),
        left.map(({ name }) => name).join('; ') || 'không có',
      ]),
      total: [
        'Cộng',
        ...cells(
          sumOf(rows, ({ bases }) => bases.length),
          sumOf(rows, ({ left }) => left.length),
        ),
        '',
      ],
    },
  ];
};

/** Each time a unit passed it on: to whom, when, in what form, how many came. For officials' own eyes. */
export const passingsOn = ({ unit, year, forest, yearOf }: InternalContext): readonly ReportTable[] => {
  const rows = forest.units
    .filter((u) => u === unit || forest.ancestors(u).includes(unit))
    .flatMap((u) => (yearOf(u.code)?.acts('quan_triet') ?? []).map((held) => ({ u, held })));
  if (rows.length === 0) return [];
  return [
    {
      caption: `Các lần quán triệt ${yearName(unit, year)}: ngày, hình thức, số người dự`,
      columns: ['Đơn vị', 'Đoàn cơ sở', 'Ngày', 'Hình thức', 'Có mặt'].map(words),
      rows: rows.map(({ u, held }) => [
        u.name,
        forest.get(held.about)?.name ?? held.about,
        shortDay(held.day),
        held.note || 'chưa ghi',
        held.present === undefined ? 'chưa ghi' : `${held.present}/${held.all}`,
      ]),
    },
  ];
};
