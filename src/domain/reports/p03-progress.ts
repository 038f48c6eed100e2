import { criteriaOf } from '../schema/programme-lookup.ts';
import { compareCodes, formatShare, shortDay } from '../vietnamese.ts';
import type { MemberYear } from '../year/member-year.ts';
import { branchActivities } from './branch-activities.ts';
import { branchCells, branchRows } from './branch-cells.ts';
import { addDays } from './days.ts';
import { aboutYear, everybody, isOwn, type Branch, type InternalContext, type InternalReport, type Person } from './context.ts';
import { memberSheets } from './member-sheets.ts';
import { memberCode, number, sumOf, words, type Column, type ReportTable } from './report.ts';

/** A round by its code: branches may count by the calendar or by the school year, so its last day may differ. */
interface RoundOf {
  code: string;
  name: string;
}
const roundsOf = ({ branches }: InternalContext): readonly RoundOf[] => [
  ...new Map(branches.flatMap(({ own }) => own.rounds.map(({ code, name }) => [code, { code, name }] as const))).values(),
];

type Item = MemberYear['items'][number];
/** Items done by the end of a round of the branch's own calendar. */
const doneBy = ({ own }: Branch, items: readonly Item[], code: string): number => {
  const at = own.rounds.findIndex((round) => round.code === code);
  return items.filter((item) => item.states[at] === 'hoan_thanh').length;
};
const itemsOf = ({ people }: Branch): readonly Item[] => people.flatMap((p) => p.items);

/** What stands for a round that was over before the branch began, or that ends after it did. */
const notOwed = 'không phải báo cáo';

const byRound = (context: InternalContext): ReportTable => {
  const { branches, asOf } = context;
  const registered = sumOf(branches, (branch) => itemsOf(branch).length);
  const reported = (code: string): string => {
    const there = branches.filter(({ own }) => own.reported.has(code));
    const owing = branches.filter(({ own }) => own.owedRounds.some((round) => round.code === code));
    if (!isOwn(context)) return `${there.length}/${new Set([...there, ...owing]).size} chi đoàn`;
    if (there.length > 0) return 'đã có';
    if (owing.length === 0) return notOwed;
    return owing[0]!.own.owedRounds.some((round) => round.code === code && round.to < asOf) ? 'chưa có' : 'chưa hết kỳ';
  };
  const lastDays = (code: string) =>
    [...new Set(branches.flatMap(({ own }) => own.rounds.filter((round) => round.code === code).map((round) => round.to)))].sort();
  return {
    caption: 'Từng kỳ, cộng dồn',
    columns: [words('Kỳ'), words('Ngày cuối'), words('Báo cáo'), number('Hoàn thành'), number('Đăng ký'), number('Tỷ lệ')],
    rows: roundsOf(context).map(({ code, name }) => {
      const done = sumOf(branches, (branch) => doneBy(branch, itemsOf(branch), code));
      return [name, lastDays(code).map(shortDay).join('; '), reported(code), done, registered, formatShare(done, registered)];
    }),
  };
};

const byCriterion = ({ programme, branches }: InternalContext): ReportTable => {
  const items = branches.flatMap(itemsOf);
  const cells = (of: readonly Item[]) => {
    const done = of.filter((item) => item.done).length;
    return [done, of.length, formatShare(done, of.length)];
  };
  return {
    caption: 'Từng tiêu chí',
    columns: [words('Tiêu chí'), words('Tên tiêu chí'), number('Hoàn thành'), number('Đăng ký'), number('Tỷ lệ')],
    rows: criteriaOf(programme).map(({ criterion: { code, name } }) => [
      code,
      name,
      ...cells(items.filter((item) => item.criterion === code)),
    ]),
    total: ['Cộng', '', ...cells(items)],
  };
};

/** Of somebody, or of a branch: what was registered, and done by the end of each round. */
const roundColumns = (context: InternalContext): readonly Column[] => [
  number('Đăng ký'),
  ...roundsOf(context).map(({ name }) => number(name)),
];
const inRounds = (context: InternalContext, branch: Branch, items: readonly Item[]): readonly number[] => [
  items.length,
  ...roundsOf(context).map(({ code }) => doneBy(branch, items, code)),
];
const added = (rows: readonly (readonly number[])[], columns: number): readonly number[] =>
  Array.from({ length: columns }, (_, i) => sumOf(rows, (row) => row[i]!));

const byBranch = (context: InternalContext): ReportTable => {
  const { columns, of, sum } = branchRows(context);
  const own = context.branches.map((branch) => inRounds(context, branch, itemsOf(branch)));
  const more = roundColumns(context);
  return {
    caption: 'Từng chi đoàn: số việc hoàn thành đến hết mỗi kỳ',
    columns: [...columns, ...more],
    rows: context.branches.map((branch, i) => [...of(branch), ...own[i]!]),
    total: [...sum, ...added(own, more.length)],
  };
};

const byMember = (context: InternalContext, people: readonly Person[]): ReportTable => {
  const { columns, of, sum } = branchCells(context);
  const active = people.filter(({ p }) => p.registered > 0);
  const own = active.map(({ branch, p }) => inRounds(context, branch, [...p.items]));
  const more = roundColumns(context);
  return {
    caption: 'Từng mã: số việc hoàn thành đến hết mỗi kỳ',
    columns: [...columns, memberCode, ...more],
    rows: active.map(({ branch, p }, i) => [...of(branch), p.code, ...own[i]!]),
    total: [...sum, ...added(own, more.length)],
  };
};

/** So many days ahead an item is named before its own day. */
const ahead = 14;

/** Items not done whose own day is near, or over: whom to remind of what (Q L76 “theo dõi, kiểm tra, nhắc nhở”). */
const dueSoon = (context: InternalContext, people: readonly Person[]): ReportTable => {
  const { asOf } = context;
  const { columns, of } = branchCells(context);
  const until = addDays(asOf, ahead);
  const near = people.flatMap(({ branch, p }) =>
    p.items.flatMap((item) => (item.until !== '' && !item.done && item.until <= until ? [{ branch, p, item }] : [])),
  );
  return {
    caption: `Việc chưa xong đã quá hạn, hoặc đến hạn trong ${ahead} ngày, hạn sớm trước`,
    columns: [...columns, memberCode, words('STT'), words('Tiêu chí'), words('Hạn'), words('Tình trạng')],
    rows: near
      .toSorted((a, b) => compareCodes(a.item.until, b.item.until))
      .map(({ branch, p, item }) => [
        ...of(branch),
        p.code,
        item.number,
        item.criterion,
        shortDay(item.until),
        item.until < asOf ? 'đã quá hạn' : 'sắp đến hạn',
      ]),
  };
};

/** P3. How far the registered items have come by the end of each quarter, drive and year (Q L83). */
export const progressByRound: InternalReport = {
  code: 'P3',
  title: 'Tiến độ thực hiện theo quý, đợt, năm',
  question: 'Mỗi quý, mỗi đợt làm được đến đâu?',
  period: 'Hằng quý, đợt cao điểm, cả năm',
  from: 'Chi đoàn',
  to: 'Đoàn cơ sở',
  clause: 'Q L83 “theo từng giai đoạn hàng quý, đợt cao điểm trong năm, hàng năm”; Q L79 “các hoạt động ra quân” (Q-50, Q-53, Q-54)',
  audience: 'noi_bo',
  needs: ['dang-ky', 'ket-qua'],
  fuller: ['dieu-chinh', 'cham-diem', 'so-viec'],
  isFor: () => true,
  build: (context) => {
    const people = everybody(context);
    const items = people.flatMap(({ p }) => p.items);
    const done = items.filter((item) => item.done).length;
    return {
      title: progressByRound.title,
      lead: `${aboutYear(context)} Tỷ lệ: việc hoàn thành, cộng dồn từ đầu năm, trên việc đã đăng ký.`,
      facts: [
        ['việc đã đăng ký', items.length],
        ['việc đã hoàn thành', done],
        ['tỷ lệ hoàn thành', formatShare(done, items.length)],
      ],
      tables: [
        byRound(context),
        byCriterion(context),
        ...(isOwn(context) ? [] : [byBranch(context)]),
        byMember(context, people),
        dueSoon(context, people),
        ...branchActivities(context),
        ...(isOwn(context) ? memberSheets(context, context.branches[0]!) : []),
      ],
    };
  },
};
