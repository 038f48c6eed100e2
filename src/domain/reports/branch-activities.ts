import { actLabels, type ActName } from '../schema/act.ts';
import { criteriaOf } from '../schema/programme-lookup.ts';
import { compareCodes, shortDay } from '../vietnamese.ts';
import type { RowOf } from '../year/rows-of.ts';
import { branchCells, branchRows } from './branch-cells.ts';
import { isOwn, type Branch, type InternalContext } from './context.ts';
import { number, sumOf, words, type ReportTable } from './report.ts';

/** What a branch organised on members' days (Q L79), by its book. */
const kinds: readonly ActName[] = ['ra_quan', 'ngay_ren_luyen'];
const activitiesOf = ({ own }: Branch): readonly RowOf<'so-viec'>[] => kinds.flatMap((kind) => own.acts(kind));

/**
 * Activities of the branches, each with its day, place, criterion, who came and what came of it; above a branch also how many each
 * branch had, those with none among them (Q L79 “chủ động tổ chức các hoạt động ra quân”, Q-50).
 */
export const branchActivities = (context: InternalContext): readonly ReportTable[] =>
  isOwn(context) ? [listOf(context)] : [perBranch(context), listOf(context)];

const perBranch = (context: InternalContext): ReportTable => {
  const { columns, of, sum } = branchRows(context);
  const cells = (branches: readonly Branch[]) => {
    const all = branches.flatMap(activitiesOf);
    return [
      ...kinds.map((kind) => all.filter(({ act }) => act === kind).length),
      sumOf(all, ({ present }) => present ?? 0),
      sumOf(all, ({ youth }) => youth ?? 0),
    ];
  };
  return {
    caption: 'Hoạt động ra quân, ngày đoàn viên: từng chi đoàn',
    columns: [...columns, ...kinds.map((kind) => number(actLabels[kind])), number('Lượt có mặt'), number('Thanh niên tập hợp được')],
    rows: context.branches.map((branch) => [...of(branch), ...cells([branch])]),
    total: [...sum, ...cells(context.branches)],
  };
};

const listOf = (context: InternalContext): ReportTable => {
  const { columns, of } = branchCells(context);
  const criteria = new Map(criteriaOf(context.programme).map(({ criterion: { code, name } }) => [code, name]));
  const all = context.branches.flatMap((branch) => activitiesOf(branch).map((activity) => ({ branch, activity })));
  return {
    caption: `Hoạt động ra quân, ngày đoàn viên: ${all.length} hoạt động, ngày trước đứng trước`,
    columns: [
      ...columns,
      ...['Ngày', 'Hoạt động', 'Tiêu chí'].map(words),
      number('Có mặt'),
      number('Trên tổng số'),
      number('Thanh niên tập hợp được'),
      words('Nơi làm, kết quả'),
    ],
    rows: all
      .toSorted((a, b) => compareCodes(a.activity.day, b.activity.day))
      .map(({ branch, activity: { day, act, about, present, all: invited, youth, note } }) => [
        ...of(branch),
        shortDay(day),
        actLabels[act],
        about === '' ? '—' : `${about} – ${criteria.get(about) ?? about}`,
        present ?? '—',
        invited ?? '—',
        youth ?? 0,
        note || 'chưa ghi',
      ]),
  };
};
