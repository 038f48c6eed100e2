import { openRemedies, remedyState } from '../progress/remedies.ts';
import { inspectionKinds, inspectionSubjects, type Inspection } from '../schema/collections/inspections.ts';
import { isHeirOf } from '../schema/forest.ts';
import { compareCodes, shortDay } from '../vietnamese.ts';
import { branchRows } from './branch-cells.ts';
import {
  aboutYear,
  branchesOf,
  formerly,
  holdsOf,
  isBranch,
  withBranches,
  type InternalContext,
  type PublicContext,
  type PublicReport,
} from './context.ts';
import type { PublishedUnit } from '../publish/v2.ts';
import { deedsOf, type Deed } from './public-book.ts';
import { number, words, type ReportContent, type ReportTable } from './report.ts';

const visits = ['kiem_tra_ho_tro', 'kiem_tra_quy_trinh'] as const;

/** The inspections of the year in a unit or below it, by their planned day. */
const inspectionsOf = ({ year, writings, isInside }: PublicContext): readonly Inspection[] =>
  writings.inspections
    .map(({ data }) => data)
    .filter((i) => i.year === year && isInside(i.unit))
    .sort((a, b) => (a.planned < b.planned ? -1 : 1));

const byDay = ({ asOf, name }: PublicContext, inspections: readonly Inspection[]): ReportTable => ({
  caption: 'Các cuộc kiểm tra, theo ngày',
  columns: [
    words('Theo kế hoạch'),
    words('Đã kiểm tra'),
    words('Đơn vị được kiểm tra'),
    words('Hình thức'),
    words('Nội dung'),
    words('Đơn vị kiểm tra'),
    number('Kết luận'),
    number('Còn khắc phục'),
  ],
  rows: inspections.map((i) => [
    shortDay(i.planned),
    i.held === undefined ? (i.planned < asOf ? 'chưa kiểm tra' : 'chưa đến ngày') : shortDay(i.held),
    name(i.unit),
    inspectionKinds[i.kind],
    i.subjects.map((subject) => inspectionSubjects[subject]).join('; '),
    name(i.by),
    i.findings.length,
    i.remedies.filter((r) => remedyState(r, asOf) !== 'closed').length,
  ]),
});

/** An inspection's remedy that is not closed. */
type OpenRemedy = ReturnType<typeof openRemedies<{ data: Inspection }>>[number];

const toMend = ({ name }: PublicContext, open: readonly OpenRemedy[]): ReportTable => ({
  caption: 'Việc còn phải khắc phục, hạn gần trước',
  columns: [words('Đơn vị'), words('Việc'), words('Hạn'), words('Tình trạng')],
  rows: open.map(({ inspection, remedy, state }) => [
    name(inspection.data.unit),
    remedy.text,
    shortDay(remedy.due),
    state === 'overdue' ? 'đã quá hạn' : 'trong hạn',
  ]),
});

/** Visits to branches as the units above wrote them in their books, and branches without one. */
const visited = (context: PublicContext): ReportTable => {
  const { year, book } = context;
  return {
    caption: 'Kiểm tra, hỗ trợ chi đoàn ghi trong sổ công việc',
    columns: [words('Đơn vị'), number('Lượt kiểm tra'), number('Chi đoàn'), words('Chi đoàn chưa có lượt nào')],
    rows: withBranches(context).map((u) => {
      const branches = branchesOf(context, u.code);
      const ofUnit = (own: PublishedUnit): readonly Deed[] => [
        ...visits.flatMap((act) => deedsOf(book, own.code, year, act)),
        ...formerly(context, own).flatMap(ofUnit),
      ];
      const deeds = ofUnit(u);
      const unseen = branches.filter((b) => !holdsOf(context, b, (code) => deeds.some((d) => d.about === code)));
      return [u.name, deeds.length, branches.length, unseen.map((b) => b.name).join('; ') || 'không có'];
    }),
  };
};

/**
 * Branch by branch: how often it was helped, and with what, and how often the way it rates was checked; apart from these the
 * branches that were not (Q L58, L59; Q-32, Q-33). Notes are for officials' own eyes.
 */
const visitsToBranches = (context: InternalContext): readonly ReportTable[] => {
  const { forest, yearOf, branches } = context;
  const { columns, of } = branchRows(context);
  const rows = branches.map((branch) => {
    /** A visit to a unit of which it began was a visit to it. */
    const isIts = (code: string) => code === branch.unit.code || isHeirOf(branch.unit, code, (of) => forest.get(of));
    const held = (act: (typeof visits)[number]) =>
      forest
        .ancestors(branch.unit)
        .flatMap((above) => yearOf(above.code)?.actsOfLine(act) ?? [])
        .filter(({ about }) => isIts(about))
        .toSorted((a, b) => compareCodes(a.day, b.day));
    return { branch, helped: held('kiem_tra_ho_tro'), checked: held('kiem_tra_quy_trinh') };
  });
  const days = (acts: readonly { day: string }[]) => acts.map(({ day }) => shortDay(day)).join('; ') || '—';
  const without = (caption: string, which: 'helped' | 'checked'): readonly ReportTable[] => {
    const left = rows.filter(({ branch, [which]: acts }) => !branch.own.isAmong(new Set(acts.map(({ about }) => about))));
    return left.length > 0 ? [{ caption, columns, rows: left.map(({ branch }) => of(branch)) }] : [];
  };
  return [
    {
      caption: 'Từng chi đoàn: kiểm tra, hỗ trợ và kiểm tra quy trình đánh giá, xếp loại',
      columns: [
        ...columns,
        number('Lượt hỗ trợ'),
        words('Ngày hỗ trợ'),
        words('Đã hỗ trợ'),
        number('Lượt kiểm tra quy trình'),
        words('Ngày'),
      ],
      rows: rows.map(({ branch, helped, checked }) => [
        ...of(branch),
        helped.length,
        days(helped),
        helped.flatMap(({ note }) => note || []).join('; ') || (helped.length > 0 ? 'chưa ghi' : '—'),
        checked.length,
        days(checked),
      ]),
    },
    ...without('Chi đoàn chưa được kiểm tra, hỗ trợ lần nào', 'helped'),
    ...without('Chi đoàn chưa được kiểm tra quy trình đánh giá, xếp loại', 'checked'),
  ];
};

/** What was found, inspection by inspection: for who inspected and who was inspected. */
const findings = ({ name }: PublicContext, inspections: readonly Inspection[]): NonNullable<ReportContent['sections']> =>
  inspections
    .filter((i) => i.findings.length > 0)
    .map((i) => ({
      heading: `${name(i.unit)}${i.held === undefined ? '' : `, kiểm tra ngày ${shortDay(i.held)}`}: kết luận`,
      text: i.findings.map((finding) => `– ${finding}`).join('\n'),
    }));

/** P12. Inspections of the year, what is still to be mended, and branches nobody has visited yet (K L55; Q L41, L58). In public no finding. */
export const inspectionsAndRemedies: PublicReport = {
  code: 'P12',
  title: 'Kết quả kiểm tra và việc còn phải khắc phục',
  question: 'Kiểm tra thấy gì, còn gì phải khắc phục?',
  period: 'Sau mỗi cuộc kiểm tra',
  from: 'Tỉnh, huyện Đoàn, Đoàn cơ sở',
  to: 'Ban Thường vụ, đơn vị được kiểm tra',
  clause: 'K L55 “kiểm tra chuyên đề hoặc kết hợp kiểm tra”; Q L41, L58, L59 (K-43, K-44, Q-22, Q-23, Q-32, Q-33)',
  audience: 'cong_khai',
  yearly: true,
  isFor: ({ unit, inFull }) => inFull || !isBranch(unit),
  inside: visitsToBranches,
  build: (context) => {
    const { asOf, inFull } = context;
    const inspections = inspectionsOf(context);
    const open = openRemedies(
      inspections.map((data) => ({ data })),
      asOf,
    );
    return {
      title: inspectionsAndRemedies.title,
      lead: `${aboutYear(context)} ${inFull ? 'Nêu kết luận, việc' : 'Nêu việc'} cần khắc phục và hạn; không nêu tên người, không xếp hạng đơn vị.`,
      facts: [
        ['cuộc kiểm tra theo kế hoạch', inspections.length],
        ['đã kiểm tra', inspections.filter((i) => i.held !== undefined).length],
        ['việc còn phải khắc phục', open.length],
        ['trong đó đã quá hạn', open.filter(({ state }) => state === 'overdue').length],
      ],
      tables: [byDay(context, inspections), toMend(context, open), visited(context)],
      ...(inFull ? { sections: findings(context, inspections) } : {}),
    };
  },
};
