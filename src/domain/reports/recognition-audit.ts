import type { ActName } from '../schema/act.ts';
import type { Unit } from '../schema/unit.ts';
import { compareCodes, shortDay } from '../vietnamese.ts';
import type { BranchYear } from '../year/branch-year.ts';
import type { MemberYear } from '../year/member-year.ts';
import type { RowOf } from '../year/rows-of.ts';
import { branchRows } from './branch-cells.ts';
import type { Branch, InternalContext } from './context.ts';
import { words, type Cell, type ReportTable } from './report.ts';
import { takenInTable, type FileOfUnit } from './taken-in-table.ts';

/**
 * The way of each recognition, step by step: what was done when, by how many, under which number, who took it in; and where
 * nothing says so, that (Q L41 “kiểm tra quy trình công nhận chất lượng đoàn viên của cơ sở Đoàn”, Q-24).
 */

/** A branch with its members, and those of them who were recognised. */
export interface RecognitionOfBranch {
  branch: Branch;
  members: readonly MemberYear[];
  recognised: readonly MemberYear[];
}

/** Stands where the book says nothing. */
const notWritten = 'chưa ghi';

/** The day of a unit's first act of a name, about something where that is given and not before a day, in words. */
export const dayInBook = (own: BranchYear | undefined, act: ActName, meant?: Parameters<BranchYear['firstDay']>[1]): string => {
  const first = own?.firstDay(act, meant);
  return first === undefined ? notWritten : shortDay(first);
};

/** How many came of how many. */
const attendance = (held: RowOf<'so-viec'> | undefined): string =>
  held?.present === undefined || held.all === undefined ? notWritten : `${held.present}/${held.all}`;

/** The sessions in which these were recognised, the first one first: the day, and the decisions' symbols in words. */
const sessionsAmong = (recognised: readonly MemberYear[]): readonly { day: string; symbols: string }[] =>
  [
    ...Map.groupBy(
      recognised.map((p) => p.recognition!),
      ({ day }) => day,
    ),
  ]
    .sort(([a], [b]) => compareCodes(a, b))
    .map(([day, decided]) => ({ day, symbols: [...new Set(decided.map(({ symbol }) => symbol))].join(', ') }));

/** From the branch's meeting to its notice. */
const wayOf = (context: InternalContext, lists: readonly RecognitionOfBranch[]): ReportTable => {
  const { columns, of } = branchRows(context);
  return {
    caption: 'Quy trình công nhận, từng chi đoàn',
    columns: [...columns, ...['Họp đánh giá', 'Có mặt', 'Đồng ý', 'Đề nghị', 'Phiên họp công nhận', 'Văn bản', 'Thông báo'].map(words)],
    rows: lists.map(({ branch, recognised }) => {
      const meetings = branch.own.actsOfLine('hop_danh_gia').toSorted((one, other) => compareCodes(one.day, other.day));
      const ofEach = (of: (meeting: RowOf<'so-viec'>) => string) => meetings.map(of).join('; ');
      const held = sessionsAmong(recognised);
      return [
        ...of(branch),
        ofEach(({ day }) => shortDay(day)) || notWritten,
        ofEach(attendance) || '—',
        ofEach(({ agreed }) => `${agreed ?? '—'}`) || '—',
        branch.own.has('danh-gia') ? 'đã nộp' : 'chưa nộp',
        held.map(({ day }) => shortDay(day)).join('; ') || 'chưa công nhận',
        held.map(({ symbols }) => symbols).join('; ') || '—',
        [...new Set(held.map(({ day }) => dayInBook(branch.own, 'thong_bao', { from: day })))].join('; ') || notWritten,
      ];
    }),
  };
};

/** The sessions by which a unit recognised, each by its day: who sat in it, its minutes and decision, and the list that went up. */
const sessionsOf = (context: InternalContext, base: Unit, lists: readonly RecognitionOfBranch[]): readonly (readonly Cell[])[] => {
  const own = context.yearOf(base.code);
  const above = base.parent === undefined ? undefined : context.yearOf(base.parent);
  /** The list that went up after a session: a unit that sits twice sends twice. */
  const handedUp = (from?: string) => [
    dayInBook(own, 'gui_danh_sach', { from }),
    base.parent === undefined
      ? '—'
      : dayInBook(above, 'nhan_danh_sach', { about: base.code, from: own?.firstDay('gui_danh_sach', { from }) ?? from }),
  ];
  const held = sessionsAmong(lists.filter(({ branch }) => branch.base === base).flatMap(({ recognised }) => recognised));
  if (held.length === 0) return [[base.name, 'chưa công nhận', '—', '—', '—', ...handedUp()]];
  return held.map(({ day, symbols }) => {
    const session = own?.actsOfLine('hop_cong_nhan').find((entry) => entry.day === day);
    return [base.name, shortDay(day), attendance(session), session?.note || notWritten, symbols, ...handedUp(day)];
  });
};

/** The units that recognise these branches. */
const basesOf = (lists: readonly RecognitionOfBranch[]): readonly Unit[] => [...new Set(lists.flatMap(({ branch }) => branch.base ?? []))];

const sessions = (context: InternalContext, lists: readonly RecognitionOfBranch[]): ReportTable => ({
  caption: 'Phiên họp công nhận và danh sách, từng đơn vị công nhận',
  columns: ['Đơn vị công nhận', 'Phiên họp', 'Có mặt', 'Biên bản', 'Văn bản', 'Gửi danh sách', 'Cấp trên nhận'].map(words),
  rows: basesOf(lists).flatMap((base) => sessionsOf(context, base, lists)),
});

/** All of it, as tables. */
export const recognitionAudit = (context: InternalContext, lists: readonly RecognitionOfBranch[]): readonly ReportTable[] => [
  wayOf(context, lists),
  sessions(context, lists),
  ...takenInTable(context, 'Vào sổ: lúc nào, ai nhập', [
    ...lists.map(({ branch }): FileOfUnit => [branch.unit, 'danh-gia']),
    ...basesOf(lists).map((base): FileOfUnit => [base, 'cong-nhan']),
  ]),
];
