import type { ActName } from '../schema/act.ts';
import { existsIn } from '../schema/forest.ts';
import type { Unit } from '../schema/unit.ts';
import { compareCodes, shortDay } from '../vietnamese.ts';
import type { BranchYear } from '../year/branch-year.ts';
import type { Recognition } from '../year/recognition.ts';
import type { RowOf } from '../year/rows-of.ts';
import { branchRows } from './branch-cells.ts';
import type { InternalContext } from './context.ts';
import { symbolOf, type RecognitionOfBranch } from './recognition-lists.ts';
import { words, type Cell, type ReportTable } from './report.ts';
import { takenInTable, type FileOfUnit } from './taken-in-table.ts';

/**
 * The way of each recognition, step by step: what was done when, by how many, under which number, who took it in; and where
 * nothing says so, that (Q L41 “kiểm tra quy trình công nhận chất lượng đoàn viên của cơ sở Đoàn”, Q-24).
 */

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
const sessionsAmong = (recognised: readonly Recognition[], expected: Unit | undefined): readonly { day: string; symbols: string }[] =>
  [...Map.groupBy(recognised, ({ day }) => day)]
    .sort(([a], [b]) => compareCodes(a, b))
    .map(([day, decided]) => ({ day, symbols: [...new Set(decided.map((one) => symbolOf(one, expected)))].join(', ') }));

/** From the branch's meeting to its notice. */
const wayOf = (context: InternalContext, lists: readonly RecognitionOfBranch[]): ReportTable => {
  const { columns, of } = branchRows(context);
  return {
    caption: 'Quy trình công nhận, từng chi đoàn',
    columns: [...columns, ...['Họp đánh giá', 'Có mặt', 'Đồng ý', 'Đề nghị', 'Phiên họp công nhận', 'Văn bản', 'Thông báo'].map(words)],
    rows: lists.map(({ branch, all }) => {
      const meetings = branch.own.actsOfLine('hop_danh_gia').toSorted((one, other) => compareCodes(one.day, other.day));
      const ofEach = (of: (meeting: RowOf<'so-viec'>) => string) => meetings.map(of).join('; ');
      const held = sessionsAmong(all, branch.base);
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

/** Each unit that decided, in the order of those that recognise these branches; and those of them that have not yet. */
const decidersOf = (
  { forest, year }: InternalContext,
  lists: readonly RecognitionOfBranch[],
): ReadonlyMap<Unit, readonly Recognition[]> => {
  const held = Map.groupBy(
    lists.flatMap(({ all }) => all),
    ({ by }) => by,
  );
  const bases = new Set(lists.flatMap(({ branch }) => branch.base ?? []));
  const deciders = [...bases].flatMap((base) => {
    const decided = [base, ...forest.lineage(base, year)].filter((one) => held.has(one));
    return decided.length > 0 ? decided : [base];
  });
  return new Map([...deciders, ...held.keys()].map((unit) => [unit, held.get(unit) ?? []]));
};

/** The sessions by which a unit recognised, each by its day: who sat in it, its minutes and decision, and the list that went up. */
const sessionsOf = ({ yearOf, forest, year }: InternalContext, by: Unit, decided: readonly Recognition[]): readonly (readonly Cell[])[] => {
  /** Whichever was there then sent the list: the unit itself, or what it became. */
  const senders = [by, ...forest.successors(by.code).filter((next) => existsIn(next, year))];
  const sentBy = (from?: string) => senders.find(({ code }) => yearOf(code)?.firstDay('gui_danh_sach', { from }) !== undefined) ?? by;
  /** The list that went up after a session: a unit that sits twice sends twice. */
  const handedUp = (from?: string) => {
    const sender = sentBy(from);
    const own = yearOf(sender.code);
    return [
      dayInBook(own, 'gui_danh_sach', { from }),
      sender.parent === undefined
        ? '—'
        : dayInBook(yearOf(sender.parent), 'nhan_danh_sach', {
            about: sender.code,
            from: own?.firstDay('gui_danh_sach', { from }) ?? from,
          }),
    ];
  };
  if (decided.length === 0) return [[by.name, 'chưa công nhận', '—', '—', '—', ...handedUp()]];
  return sessionsAmong(decided, by).map(({ day, symbols }) => {
    const session = yearOf(by.code)
      ?.actsOfLine('hop_cong_nhan')
      .find((entry) => entry.day === day);
    return [by.name, shortDay(day), attendance(session), session?.note || notWritten, symbols, ...handedUp(day)];
  });
};

const sessions = (context: InternalContext, lists: readonly RecognitionOfBranch[]): ReportTable => ({
  caption: 'Phiên họp công nhận và danh sách, từng đơn vị công nhận',
  columns: ['Đơn vị công nhận', 'Phiên họp', 'Có mặt', 'Biên bản', 'Văn bản', 'Gửi danh sách', 'Cấp trên nhận'].map(words),
  rows: [...decidersOf(context, lists)].flatMap(([by, decided]) => sessionsOf(context, by, decided)),
});

/** All of it, as tables. */
export const recognitionAudit = (context: InternalContext, lists: readonly RecognitionOfBranch[]): readonly ReportTable[] => [
  wayOf(context, lists),
  sessions(context, lists),
  ...takenInTable(context, 'Vào sổ: lúc nào, ai nhập', [
    ...lists.map(({ branch }): FileOfUnit => [branch.unit, 'danh-gia']),
    ...[...decidersOf(context, lists).keys()].map((by): FileOfUnit => [by, 'cong-nhan']),
  ]),
];
