import type { PublishedUnit } from '../publish/v2.ts';
import { acts, type ActName } from '../schema/act.ts';
import { kindOf } from '../schema/submission.ts';
import { formatNumber, shortDay } from '../vietnamese.ts';
import { unitsAddressed } from './addressed.ts';
import { aboutYear, branchesOf, formerly, holdsOf, isBranch, withBranches, type PublicContext, type PublicReport } from './context.ts';
import { roundName } from '../schema/programme-lookup.ts';
import { isBaseUnit, levels, yearName } from '../schema/unit.ts';
import { coverageOfBases, notAllReached, passedOnBy, passingsOn } from './passing-on.ts';
import { deedsOf } from './public-book.ts';
import { reminderText } from './reminder.ts';
import { number, sumOf, words, type Reminder, type ReportTable } from './report.ts';
import { namesOf, stepsOverdue, type NotYet } from './steps-overdue.ts';

/** The units that owe an own plan: those directly below the organisation (K L61), and levels whose steps ask for one (Q L46). */
const owePlan = ({ programme, unit, below, view }: PublicContext): readonly PublishedUnit[] => {
  const owing = new Set<string>(programme.steps.filter((s) => s.needs.some((n) => n.act === 'ke_hoach')).map((s) => s.level));
  return below.filter((u) => !isBranch(u) && !view.isElsewhere(u.code) && (u.parent === unit.organisation || owing.has(u.level)));
};

/** The day by which a unit's steps ask for an act, by its own calendar. */
const dueOf = ({ did }: PublicContext, unit: PublishedUnit, act: ActName): string | undefined =>
  did(unit.code)
    ?.steps.flatMap((s) => s.evidence)
    .find((e) => e.code === act)?.due ?? undefined;

/**
 * Documents that units are to carry out, with those units: whom “(để t/h)” names (K L71, K-59), and of the programme itself, where it
 * says so of nobody, whomever it goes to (Q L95 “Cơ sở Đoàn trực thuộc”, Q-68). “(để b/c)”, and “để biết” of any other, ask nothing.
 */
const toCarryOut = ({ writings, unit, year, programme, dataset }: PublicContext) => {
  const units = dataset.units.filter((u) => u.organisation === unit.organisation);
  const directly = units.filter((u) => u.parent === unit.organisation && (!isBranch(u) || isBaseUnit(u)));
  return writings.documents
    .filter(({ data }) => data.organisation === unit.organisation && data.day <= `${year}-12-31`)
    .flatMap(({ id, data }) => {
      const ordered = data.recipients.filter(({ purpose }) => purpose === 'th');
      const isOrder = ordered.length > 0 || id === programme.document;
      const lines = ordered.length > 0 || !isOrder ? ordered : data.recipients.filter(({ purpose }) => purpose !== 'bc');
      const meant = lines.flatMap(({ name }) => unitsAddressed(name, unit.organisation, units) ?? []);
      // Words that nobody understands are no reason to ask nobody.
      const isVague = isOrder && lines.every(({ name }) => unitsAddressed(name, unit.organisation, units) === undefined);
      const asked = new Set(isVague ? directly : meant);
      return asked.size > 0 ? [{ id, symbol: data.symbol, asked }] : [];
    });
};

/** Units whose books do not say they have passed the programme on to their base units, or taken note of a document. */
const notPassedOn = (context: PublicContext): readonly NotYet[] => {
  const { book, year, unit, below, view } = context;
  const directly = below.filter((u) => !isBranch(u) && u.parent === unit.organisation && !view.isElsewhere(u.code));
  const hasHeard = (code: string, id: string) =>
    book.deeds.some((d) => d.unit === code && d.act === 'tiep_nhan' && d.about === id && d.year <= year);
  const inside = [unit, ...below].filter((u) => !view.isElsewhere(u.code));
  const unheard = toCarryOut(context).flatMap(({ id, symbol, asked }) => {
    const lacks = (u: PublishedUnit) => asked.has(u) && !holdsOf(context, u, (code) => hasHeard(code, id));
    const what = `tiếp nhận văn bản ${symbol}`;
    // Chi đoàn are told in one line of the unit above them.
    return inside
      .filter((u) => !isBranch(u))
      .flatMap((u): NotYet[] => {
        const branches = branchesOf(context, u.code).filter((branch) => asked.has(branch));
        const left = branches.filter(lacks);
        const ofBranches = `${what} ở ${left.length}/${branches.length} chi đoàn: ${namesOf(left)}`;
        return [...(lacks(u) ? [{ unit: u, what }] : []), ...(left.length > 0 ? [{ unit: u, what: ofBranches }] : [])];
      });
  });
  const untold = directly.flatMap((u): NotYet[] => {
    const { bases, left } = passedOnBy(context, u);
    return left.length > 0 ? [{ unit: u, what: `quán triệt đến ${left.length}/${bases.length} Đoàn cơ sở: ${namesOf(left)}` }] : [];
  });
  return [...unheard, ...untold];
};

/** Files past their day: one line for a unit whose branches owe them, with their names; a chi đoàn cơ sở beside other units stands for itself. */
const filesOverdue = (context: PublicContext): readonly NotYet[] => {
  const { childrenOf, did, asOf, programme, year } = context;
  const owing = withBranches(context).flatMap((u) => (childrenOf(u.code).every(isBranch) ? [u] : branchesOf(context, u.code)));
  return owing.flatMap((u) =>
    (did(u.code)?.due ?? []).flatMap((d): NotYet[] => {
      if (d.overdue === 0 || d.day >= asOf) return [];
      const round = d.round === null ? '' : ` (${roundName(programme, year, d.round)})`;
      const label = `${kindOf(d.kind).label.toLowerCase()}${round}`;
      const lacks = (branch: PublishedUnit) =>
        did(branch.code)?.due.some((own) => own.kind === d.kind && own.round === d.round && own.overdue > 0);
      const whose = isBranch(u) ? '' : ` của ${d.overdue}/${d.expected} chi đoàn: ${namesOf(childrenOf(u.code).filter(lacks))}`;
      return [{ unit: u, what: `${label}${whose}`, due: d.day }];
    }),
  );
};

const listUnsent = 'gửi danh sách kết quả công nhận về đơn vị cấp trên';

/** Units that have not sent the list of whom they recognised to the unit above, though the programme's day for it is over (Q L63, K-39). */
const listsUnsent = ({ unit, below, view, did }: PublicContext): readonly NotYet[] =>
  [unit, ...below]
    .filter((u) => !view.isElsewhere(u.code))
    .flatMap((u) => {
      const sent = did(u.code)?.steps.flatMap((s) => s.evidence.filter((e) => e.code === ('gui_danh_sach' satisfies ActName))) ?? [];
      return sent.flatMap((e): NotYet[] => (e.overdue ? [{ unit: u, what: listUnsent, due: e.due ?? undefined }] : []));
    });

/** What units have not written in their books, or not handed in though its day is over. */
const missingOf = (context: PublicContext): readonly NotYet[] => {
  const { book, year } = context;
  const plans = owePlan(context)
    .filter((u) => !holdsOf(context, u, (code) => deedsOf(book, code, year, 'ke_hoach').length > 0))
    .map((u): NotYet => ({ unit: u, what: `kế hoạch ${yearName(u, year)} của đơn vị`, due: dueOf(context, u, 'ke_hoach') }));
  return [...plans, ...stepsOverdue(context), ...notPassedOn(context), ...filesOverdue(context), ...listsUnsent(context)];
};

/** Meetings on the month's topic, from the branches' books; none where the organisation has no topics and nobody held one (K L47). */
const meetings = (context: PublicContext): readonly ReportTable[] => {
  const { book, year, unit, writings, isInside } = context;
  const hasTopics = writings.topics.some(({ data }) => data.organisation === unit.organisation && data.month.startsWith(String(year)));
  if (!hasTopics && !book.deeds.some((d) => d.act === 'chu_de_thang' && d.year === year && isInside(d.unit))) return [];
  const count = (branch: PublishedUnit): number =>
    deedsOf(book, branch.code, year, 'chu_de_thang').length + sumOf(formerly(context, branch), count);
  const rows = withBranches(context).map((u) => {
    const held = branchesOf(context, u.code).map((branch) => ({ branch, count: count(branch) }));
    return { u, branches: held.length, held: sumOf(held, (h) => h.count), none: held.filter((h) => h.count === 0).map((h) => h.branch) };
  });
  return [
    {
      caption: `${acts.chu_de_thang.label}, ghi trong sổ của chi đoàn`,
      columns: [words('Đơn vị'), number('Chi đoàn'), number('Buổi sinh hoạt'), words('Chi đoàn chưa ghi buổi nào')],
      rows: rows.map((m) => [m.u.name, m.branches, m.held, namesOf(m.none) || 'không có']),
      total: [
        'Cộng',
        sumOf(rows, (m) => m.branches),
        sumOf(rows, (m) => m.held),
        `${formatNumber(sumOf(rows, (m) => m.none.length))} chi đoàn`,
      ],
    },
  ];
};

/** How many units have something of their steps past its day; none where the programme has no steps for them. */
const stepsFact = (context: PublicContext): readonly (readonly [string, number])[] =>
  context.programme.steps.every(({ level }) => levels[level].submits)
    ? []
    : [['đơn vị còn việc của các bước đã quá hạn', new Set(stepsOverdue(context).map((m) => m.unit)).size]];

const remindersOf = ({ asOf, address }: PublicContext, missing: readonly NotYet[]): readonly Reminder[] =>
  [...Map.groupBy(missing, (m) => m.unit)].map(([u, own]) => ({
    unit: u.name,
    text: reminderText({ to: u.name, missing: own, asOf, address }),
  }));

/** P14. What units have not yet: an own plan, what their steps ask, the acknowledgement, passing it on, meetings on the topic; and what is past its day. */
export const notYet: PublicReport = {
  code: 'P14',
  title: 'Đơn vị chưa có kế hoạch, chưa tiếp nhận văn bản, chưa quán triệt, chưa nộp',
  question: 'Đơn vị nào chưa có kế hoạch, chưa nộp?',
  period: 'Bất cứ lúc nào',
  from: 'Tỉnh, huyện Đoàn',
  to: 'Đơn vị trực thuộc',
  clause: 'K L37, L57, L61 “xây dựng kế hoạch và tổ chức thực hiện”; Q L46–59 (K-22, K-39, K-46, K-49, K-53, Q-25, Q-27)',
  audience: 'cong_khai',
  yearly: true,
  isFor: ({ unit, did }) => !isBranch(unit) && did(unit.code) !== undefined,
  inside: passingsOn,
  build: (context) => {
    const missing = missingOf(context);
    const count = (begins: string) => new Set(missing.filter((m) => m.what.startsWith(begins)).map((m) => m.unit)).size;
    return {
      title: notYet.title,
      lead: `${aboutYear(context)} Chỉ nêu việc còn thiếu trong sổ công việc và hạn nộp; xếp theo thứ tự việc, rồi theo tên.`,
      facts: [
        ['đơn vị còn thiếu kế hoạch năm', count('kế hoạch')],
        ['đơn vị còn văn bản chưa tiếp nhận', count('tiếp nhận')],
        ['đơn vị chưa quán triệt đủ Đoàn cơ sở', notAllReached(context)],
        ...stepsFact(context),
        ['đơn vị chưa gửi danh sách công nhận', count(listUnsent)],
        ['lượt tệp quá hạn của chi đoàn', sumOf(context.did(context.unit.code)!.due, (d) => d.overdue)],
      ],
      tables: [
        {
          caption: 'Việc còn thiếu',
          columns: [words('Đơn vị'), words('Còn thiếu'), words('Hạn')],
          rows: missing.map((m) => [m.unit.name, m.what, m.due === undefined ? '—' : shortDay(m.due)]),
        },
        ...coverageOfBases(context),
        ...meetings(context),
      ],
      reminders: remindersOf(context, missing),
    };
  },
};
