import type { PublishedUnit } from '../publish/v2.ts';
import { acts, type ActName } from '../schema/act.ts';
import { kindOf } from '../schema/submission.ts';
import { formatNumber, shortDay } from '../vietnamese.ts';
import { aboutYear, isBranch, roundName, withBranches, type PublicContext, type PublicReport } from './context.ts';
import { deedsOf } from './public-book.ts';
import { reminderText } from './reminder.ts';
import { number, words } from './report.ts';

/** The units that owe an own plan: those directly below the organisation (K L61), and levels whose steps ask for one (Q L46). */
const owePlan = ({ programme, unit, below }: PublicContext): readonly PublishedUnit[] => {
  const levels = new Set<string>(programme.steps.filter((s) => s.needs.some((n) => n.act === 'ke_hoach')).map((s) => s.level));
  return below.filter((u) => !isBranch(u) && (u.parent === unit.organisation || levels.has(u.level)));
};

/** The day by which a unit's steps ask for an act, by its own calendar. */
const dueOf = ({ did }: PublicContext, unit: PublishedUnit, act: ActName): string | undefined =>
  did(unit.code)
    ?.steps.flatMap((s) => s.evidence)
    .find((e) => e.code === act)?.due ?? undefined;

/** Documents that units are to carry out: those sent “(để t/h)” (K L71, K-59), and the programme itself (Q L95, Q-68). */
const toCarryOut = ({ writings, unit, year, programme }: PublicContext) =>
  writings.documents.filter(
    ({ id, data }) =>
      data.organisation === unit.organisation &&
      data.day <= `${year}-12-31` &&
      (id === programme.document || data.recipients.some(({ purpose }) => purpose === 'th')),
  );

interface NotYet {
  unit: PublishedUnit;
  what: string;
  due?: string | undefined;
}

/** What units have not written in their books, or not handed in though its day is over. */
const missingOf = (context: PublicContext): readonly NotYet[] => {
  const { book, year, unit, below, childrenOf, did, asOf, programme } = context;
  const deeds = (u: PublishedUnit, act: ActName) => deedsOf(book, u.code, year, act);
  const plans = owePlan(context).filter((u) => deeds(u, 'ke_hoach').length === 0);
  const unheard = toCarryOut(context).flatMap(({ id, data }) =>
    below
      .filter((u) => !isBranch(u) && u.parent === unit.organisation)
      .filter((u) => !book.deeds.some((d) => d.unit === u.code && d.act === 'tiep_nhan' && d.about === id && d.year <= year))
      .map((u): NotYet => ({ unit: u, what: `tiếp nhận văn bản ${data.symbol}` })),
  );
  const untold = below
    .filter((u) => !isBranch(u) && u.parent === unit.organisation)
    .flatMap((u): NotYet[] => {
      const bases = childrenOf(u.code).filter((b) => !isBranch(b));
      const told = new Set(deeds(u, 'quan_triet').map((d) => d.about));
      const left = bases.filter((b) => !told.has(b.code));
      return left.length > 0 ? [{ unit: u, what: `quán triệt đến ${left.length}/${bases.length} Đoàn cơ sở` }] : [];
    });
  // Where all below are branches, one line for the unit; a chi đoàn cơ sở beside other units stands for itself.
  const owing = withBranches(context).flatMap((u) => (childrenOf(u.code).every(isBranch) ? [u] : childrenOf(u.code).filter(isBranch)));
  const files = owing.flatMap((u) =>
    (did(u.code)?.due ?? []).flatMap((d): NotYet[] => {
      const round = d.round === null ? '' : ` (${roundName(programme, year, d.round)})`;
      const label = `${kindOf(d.kind).label.toLowerCase()}${round}`;
      const whose = isBranch(u) ? '' : ` của ${d.overdue}/${d.expected} chi đoàn`;
      return d.overdue > 0 ? [{ unit: u, what: `${label}${whose}`, due: d.day }] : [];
    }),
  );
  return [
    ...plans.map((u): NotYet => ({ unit: u, what: `kế hoạch năm ${year} của đơn vị`, due: dueOf(context, u, 'ke_hoach') })),
    ...unheard,
    ...untold,
    ...files.filter(({ due }) => due! < asOf),
  ];
};

/** P14. What units have not yet: an own plan, the acknowledgement, passing it on, meetings on the topic; and what is past its day. */
export const notYet: PublicReport = {
  code: 'P14',
  title: 'Đơn vị chưa có kế hoạch, chưa tiếp nhận văn bản, chưa quán triệt, chưa nộp',
  period: 'Bất cứ lúc nào',
  from: 'Tỉnh, huyện Đoàn',
  to: 'Đơn vị trực thuộc',
  clause: 'K L37, L57, L61 “xây dựng kế hoạch và tổ chức thực hiện”; Q L46 (K-22, K-39, K-46, K-49, K-53, Q-25)',
  audience: 'cong_khai',
  yearly: true,
  isFor: ({ unit, did }) => !isBranch(unit) && did(unit.code) !== undefined,
  build: (context) => {
    const { year, asOf, address, book, childrenOf, unit, did } = context;
    const missing = missingOf(context);
    const units = [...new Set(missing.map((m) => m.unit))];
    const branchesOf = (u: PublishedUnit) => childrenOf(u.code).filter(isBranch);
    const meetings = withBranches(context).map((u) => {
      const branches = branchesOf(u);
      const held = branches.map((b) => deedsOf(book, b.code, year, 'chu_de_thang').length);
      return { u, branches: branches.length, held: held.reduce((a, b) => a + b, 0), none: branches.filter((_, i) => held[i] === 0) };
    });
    const count = (begins: string) => new Set(missing.filter((m) => m.what.startsWith(begins)).map((m) => m.unit)).size;
    return {
      title: notYet.title,
      lead: `${aboutYear(context)} Chỉ nêu việc còn thiếu trong sổ công việc và hạn nộp; xếp theo thứ tự việc, rồi theo tên.`,
      facts: [
        ['đơn vị còn thiếu kế hoạch năm', count('kế hoạch')],
        ['đơn vị còn văn bản chưa tiếp nhận', count('tiếp nhận')],
        ['đơn vị chưa quán triệt đủ Đoàn cơ sở', count('quán triệt')],
        ['lượt tệp quá hạn của chi đoàn', did(unit.code)!.due.reduce((n, d) => n + d.overdue, 0)],
      ],
      tables: [
        {
          caption: 'Việc còn thiếu',
          columns: [words('Đơn vị'), words('Còn thiếu'), words('Hạn')],
          rows: missing.map((m) => [m.unit.name, m.what, m.due === undefined ? '—' : shortDay(m.due)]),
        },
        {
          caption: `${acts.chu_de_thang.label}, ghi trong sổ của chi đoàn`,
          columns: [words('Đơn vị'), number('Chi đoàn'), number('Buổi sinh hoạt'), words('Chi đoàn chưa ghi buổi nào')],
          rows: meetings.map((m) => [m.u.name, m.branches, m.held, m.none.map((b) => b.name).join('; ') || 'không có']),
          total: [
            'Cộng',
            meetings.reduce((n, m) => n + m.branches, 0),
            meetings.reduce((n, m) => n + m.held, 0),
            `${formatNumber(meetings.reduce((n, m) => n + m.none.length, 0))} chi đoàn`,
          ],
        },
      ],
      reminders: units.map((u) => {
        const own = missing.filter((m) => m.unit === u);
        const dues = own.flatMap((m) => m.due ?? []).sort();
        return {
          unit: u.name,
          text: reminderText({
            to: u.name,
            missing: own.map((m) => (m.due === undefined ? m.what : `${m.what}, hạn ${shortDay(m.due)}`)),
            due: dues.find((day) => day >= asOf) ?? dues[0],
            asOf,
            address,
          }),
        };
      }),
    };
  },
};
