import { ratingName, ratingsOf } from '../schema/programme-lookup.ts';
import { yearName } from '../schema/unit.ts';
import { formatNumber, shortDay } from '../vietnamese.ts';
import { branchRows, ofListed } from './branch-cells.ts';
import { aboutYear, isBranch, type InternalContext, type InternalReport } from './context.ts';
import { dayInBook, recognitionAudit } from './recognition-audit.ts';
import { membersIn, recognisersIn, recognitionLists, symbolOf, type RecognitionOfBranch } from './recognition-lists.ts';
import { memberCode, number, sumOf, words, type Cell, type ReportTable } from './report.ts';
import {
  committeeOf,
  decisionGrounds,
  frameOf,
  groundOf,
  lastSession,
  leftOpen,
  numbered,
  reportsTo,
  type Issuer,
  type Paper,
  onePaper,
} from './paper.ts';

/** How many were recognised as what, branch by branch. */
const recognisedByBranch = (context: InternalContext, lists: readonly RecognitionOfBranch[]): ReportTable => {
  const ratings = ratingsOf(context.programme);
  const { columns, of, sum } = branchRows(context);
  const cells = (own: readonly RecognitionOfBranch[]): readonly Cell[] => {
    const recognised = own.flatMap((list) => list.recognised);
    return [
      membersIn(own),
      ...ratings.map(({ code }) => recognised.filter(({ rating }) => rating === code).length),
      recognised.length,
      sumOf(own, (list) => list.waiting),
    ];
  };
  return {
    caption: 'Từng chi đoàn, xếp theo tên',
    columns: [...columns, number('Đoàn viên'), ...ratings.map(({ name }) => number(name)), number('Cộng'), number('Chưa công nhận')],
    rows: lists.map((list) => [...of(list.branch), ...(list.all.length > 0 ? cells([list]) : ofListed(list.branch, cells([list])))]),
    total: [...sum, ...cells(lists)],
  };
};

/** Everybody recognised, by code, also who has left. */
const recognisedMembers = (context: InternalContext, lists: readonly RecognitionOfBranch[]): ReportTable => {
  const { programme } = context;
  const { columns, of } = branchRows(context);
  return {
    caption: 'Danh sách',
    columns: [...columns, memberCode, ...['Chi đoàn đề nghị', 'Công nhận', 'Lý do thay đổi', 'Văn bản', 'Ngày họp'].map(words)],
    rows: lists.flatMap(({ branch, all }) =>
      all.map((recognition) => [
        ...of(branch),
        recognition.member,
        ratingName(programme, recognition.proposal?.rating),
        ratingName(programme, recognition.rating),
        recognition.reason,
        symbolOf(recognition, branch.base),
        shortDay(recognition.day),
      ]),
    ),
  };
};

/** The lines on who is counted otherwise than as a member of today; none of what there is nobody. */
const toldApart = (lists: readonly RecognitionOfBranch[]): readonly (readonly [string, number])[] =>
  (
    [
      ['đã công nhận, chưa có trong danh sách đoàn viên', sumOf(lists, ({ all, recognised }) => all.length - recognised.length)],
      ['trong đó nay đã rời chi đoàn', sumOf(lists, ({ gone }) => gone)],
      ['được công nhận trước khi về chi đoàn, đếm ở nơi đã công nhận', sumOf(lists, ({ decidedElsewhere }) => decidedElsewhere)],
    ] as const
  ).filter(([, people]) => people > 0);

/** A list without the columns of the session, where the paper cites the one session of all. */
const withoutSession = ({ columns, rows, ...list }: ReportTable): ReportTable => {
  const [kept, session] = [columns.length - 2, (row: readonly Cell[]) => row.slice(-2).join()];
  return new Set(rows.map(session)).size > 1
    ? { columns, rows, ...list }
    : { ...list, columns: columns.slice(0, kept), rows: rows.map((row) => row.slice(0, kept)) };
};

/**
 * P6 as a công văn with its list: whoever recognises ratings sends what was recognised to the Ban Tổ chức above (Q L63), or as that unit calls it.
 * Undefined for a unit that recognises nobody's, and before it has.
 */
const recognitionPaper = (context: InternalContext, issuer: Issuer): Paper | undefined => {
  const { unit, programme, year, forest, yearOf } = context;
  const { above } = issuer;
  if (isBranch(unit) || !forest.recognises(unit, year)) return undefined;
  const own = { ...context, branches: context.branches.filter(({ base }) => base === unit) };
  const lists = recognitionLists(own, [unit, ...forest.lineage(unit, year)]);
  const decisions = lists.flatMap(({ all }) => all);
  const recognised = sumOf(lists, (list) => list.recognised.length);
  if (decisions.length === 0) return undefined;
  const beside = decisions.length - recognised;
  const listed = lists.filter(({ branch }) => branch.own.has('doan-vien')).length;
  const base = listed < lists.length ? `(trong ${listed}/${lists.length} chi đoàn đã nộp danh sách)` : `của ${lists.length} chi đoàn`;
  const to = above ? [`${above.paper?.listsTo ?? 'Ban Tổ chức'} ${above.name}`] : reportsTo(issuer).slice(0, 1);
  const gone = sumOf(lists, (list) => list.gone);
  const table = { ...recognisedByBranch(own, lists), caption: '' };
  return {
    ...frameOf(issuer, {
      type: 'cong_van',
      day: yearOf(unit.code)?.firstDay('gui_danh_sach', { from: lastSession(decisions) }),
      recipients: ['Như trên'],
    }),
    subject: `V/v báo cáo danh sách kết quả công nhận đánh giá, xếp loại đoàn viên ${yearName(unit, year)}`,
    to: to.length > 0 ? to : [leftOpen],
    grounds: [groundOf(issuer, programme), ...decisionGrounds(decisions)],
    body: [
      {
        text: `${unit.name} báo cáo kết quả công nhận đánh giá, xếp loại đoàn viên ${yearName(unit, year)}: ${formatNumber(recognised)}/${formatNumber(membersIn(lists))} đoàn viên ${base} đã được công nhận, cụ thể:`,
      },
      { table },
      ...(gone > 0 ? [{ text: `Trong số đó, ${formatNumber(gone)} người nay đã rời chi đoàn.` }] : []),
      ...(beside > 0
        ? [{ text: `Ngoài ra, ${formatNumber(beside)} người được công nhận chưa có trong danh sách đoàn viên của chi đoàn.` }]
        : []),
      { text: 'Danh sách từng đoàn viên kèm theo công văn này.' },
    ],
    close: `${unit.name} kính gửi ${to[0] ?? 'Đoàn cấp trên'} tổng hợp./.`,
    attached: {
      title: `Kết quả công nhận đánh giá, xếp loại đoàn viên ${yearName(unit, year)}`,
      with: `(Kèm theo Công văn số …………-CV/…………, ngày …… tháng …… năm 20…… của ${committeeOf(unit)})`,
      body: [numbered(withoutSession(recognisedMembers(own, lists)))],
      close: `Danh sách có ${formatNumber(decisions.length)} đoàn viên./.`,
    },
  };
};

/** P6. The list of recognised results, branch by branch, with when it was sent and received, and every step on the way (Q L41, L63). */
export const recognitionList: InternalReport = {
  code: 'P6',
  title: 'Danh sách kết quả công nhận',
  question: 'Ai được công nhận, ở mức nào?',
  period: 'Hằng năm',
  from: 'Đoàn cơ sở',
  to: 'Ban Tổ chức cấp trên',
  clause: 'Q L63 “Tổng hợp danh sách kết quả công nhận … gởi về Quận đoàn thông qua Ban Tổ chức Quận đoàn” (Q-24, Q-36)',
  audience: 'noi_bo',
  needs: ['doan-vien', 'cong-nhan'],
  fuller: ['danh-gia', 'so-viec'],
  isFor: ({ unit }) => !isBranch(unit),
  papers: onePaper(recognitionPaper),
  build: (context) => {
    const { unit, yearOf, forest } = context;
    const lists = recognitionLists(context, recognisersIn(context));
    const isBase = forest.recognises(unit, context.year);
    return {
      title: recognitionList.title,
      lead: `${aboutYear(context)} Đoàn viên chưa có kết quả công nhận được đếm riêng.${context.takenIn ? '' : ' Ai nhập, lúc nào: chỉ nêu được khi người giữ kho lập báo cáo ngay trong kho.'}`,
      facts: [
        ['đoàn viên', membersIn(lists)],
        ['đã công nhận', sumOf(lists, (list) => list.recognised.length)],
        ['chưa công nhận', sumOf(lists, (list) => list.waiting)],
        ...toldApart(lists),
        ...(isBase
          ? ([
              ['ngày gửi danh sách', dayInBook(yearOf(unit.code), 'gui_danh_sach')],
              [
                'cấp trên nhận ngày',
                unit.parent === undefined ? '—' : dayInBook(yearOf(unit.parent), 'nhan_danh_sach', { about: unit.code }),
              ],
            ] as const)
          : []),
      ],
      tables: [recognisedByBranch(context, lists), ...recognitionAudit(context, lists), recognisedMembers(context, lists)],
    };
  },
};
