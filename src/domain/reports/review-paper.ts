import { acts, type ActName } from '../schema/act.ts';
import { countHonoured, recipientKinds } from '../schema/collections/honours.ts';
import { reviewRounds } from '../schema/collections/reviews.ts';
import { yearName } from '../schema/unit.ts';
import { formatNumber, formatShare, lowerFirst, shortDay } from '../vietnamese.ts';
import { amongSaid } from '../publish/year-in-words.ts';
import { figureWaits } from '../publish/v2.ts';
import type { Figure, UnitsRow } from '../publish/view-row.ts';
import { baseUnits, isBranch, type PublicContext } from './context.ts';
import { levelBlocks, ratingRows } from './rating-rows.ts';
import { number, share, told, words, type Cell, type ReportTable } from './report.ts';
import {
  dayWithFigures,
  frameOf,
  groundOf,
  leftOpen,
  programmeInYear,
  reportsTo,
  sentTo,
  speakerOf,
  type Issuer,
  type NamedPaper,
  type Paper,
  type PaperBlock,
} from './paper.ts';
import { doneUntil, halves, reviewDay, reviewOf, reviewsOf, type Half } from './unit-reviews.ts';

/**
 * The report of a unit on half a year, or on a year, by its four parts (K L59: results; shortcomings and causes; lessons; what
 * is next): figures as they were counted, words as they were entered, dotted lines where only people know.
 */

/** “860/893 đoàn viên đã đăng ký (96,3%, trong 4/6 chi đoàn đã nộp)”; where there is no figure, why. */
const outOf = (figure: Figure, what: string, all: number, told = 'đã nộp'): string => {
  const { value, of } = figure;
  if (typeof value !== 'number') return `${what}: ${figureWaits[value]}`;
  const among = amongSaid(figure, all);
  const base = among && `, ${among} ${told}`;
  return `${formatNumber(value)}/${formatNumber(of)} ${what} (${formatShare(value, of)}${base})`;
};

/** What was led and held until a day, from the books of a unit and of all below it. */
const leading = ({ book, isInside, year }: PublicContext, until: string): PaperBlock => {
  const named: readonly ActName[] = [
    'ke_hoach',
    'quan_triet',
    'kiem_tra_ho_tro',
    'sinh_hoat_quan_triet',
    'chu_de_thang',
    'ngay_ren_luyen',
    'ra_quan',
  ];
  const lines = named.flatMap((act) => {
    const times = book.deeds.filter((d) => d.act === act && d.year === year && d.day <= until && isInside(d.unit)).length;
    return times > 0 ? [`${lowerFirst(acts[act].label)} (${formatNumber(times)} lượt)`] : [];
  });
  return { text: lines.length > 0 ? `Trong kỳ, các cấp đã thực hiện: ${lines.join('; ')}.` : leftOpen };
};

/** Below a table of what was done: over whom it is told, where some have not reported (domain §0, row 18). */
const overWhom = (done: Figure, { items, branches }: UnitsRow['items']): readonly PaperBlock[] =>
  typeof done.value !== 'number' || done.of === items.value
    ? []
    : [
        {
          text: `Ghi chú: số hoàn thành và tỷ lệ tính trên ${formatNumber(done.of)} việc của ${formatNumber(done.branches)}/${formatNumber(branches)} chi đoàn đã báo cáo kết quả.`,
        },
      ];

/** What the items of a programme are parted by: its groups of criteria, or its criteria where there is one group. */
export const itemParts = ({ families }: PublicContext['programme']): readonly Pick<(typeof families)[number], 'name' | 'criteria'>[] =>
  families.length > 1 ? families : families.flatMap(({ criteria }) => criteria.map((one) => ({ name: one.name, criteria: [one] })));

/** Who registered what; by group of criteria with what was done, where the report is of the whole year. */
const registered = ({ view, programme, unit }: PublicContext, isYear: boolean): readonly PaperBlock[] => {
  const people = view.people(unit.code);
  const items = view.items(unit.code);
  const { value } = items.items;
  const hasItems = typeof value === 'number';
  return [
    {
      text: `${[
        `${people.listed}/${people.branches} chi đoàn đã nộp danh sách`,
        `${outOf(people.registered, 'đoàn viên đã đăng ký', people.branches)}${hasItems ? `, với ${formatNumber(value)} việc` : ''}`,
        ...(people.youth ? [`có ${formatNumber(people.youth)} thanh niên tham gia`] : []),
      ].join('; ')}.`,
    },
    {
      table: {
        caption: '',
        columns: [
          words(programme.families.length > 1 ? 'Nhóm tiêu chí' : 'Nội dung'),
          number('Việc đăng ký'),
          ...(isYear ? [number('Hoàn thành'), number('Tỷ lệ')] : []),
        ],
        rows: itemParts(programme).map(({ name, criteria }) => {
          const own = view.family(items, criteria);
          return [name, hasItems ? own.registered : told(items.items), ...(isYear ? [told(own.done), share(own.done)] : [])];
        }),
        total: ['Cộng', told(items.items), ...(isYear ? [told(items.done), share(items.done)] : [])],
      },
    },
    ...(isYear ? overWhom(items.done, items) : []),
  ];
};

/** The units directly below, or the branches: how far each has come. */
const progressBelow = ({ view, childrenOf, unit, names }: PublicContext, until: string | undefined): ReportTable => {
  const done = ({ items }: UnitsRow) => items.byRound.find((r) => r.code === until)?.done ?? items.done;
  const cells = (row: UnitsRow): readonly Cell[] => [
    told(row.people.members),
    told(row.people.registered),
    told(row.items.items),
    told(done(row)),
    share(done(row)),
  ];
  const [own] = view.lines([unit.code]);
  return {
    caption: '',
    columns: [words('Đơn vị'), number('Đoàn viên'), number('Đã đăng ký'), number('Việc đăng ký'), number('Hoàn thành'), number('Tỷ lệ')],
    rows: view.lines(childrenOf(unit.code).map((u) => u.code)).map((row) => [names(row), ...cells(row)]),
    total: own && ['Cộng', ...cells(own)],
  };
};

const rated = ({ view, programme, unit }: PublicContext): readonly PaperBlock[] => {
  const ratings = view.ratings(unit.code);
  if (!ratings) return [{ text: 'Chưa có kết quả công nhận.' }];
  const { recognised, branches } = view.people(unit.code);
  return [
    { text: `${outOf(recognised, 'đoàn viên đã có kết quả công nhận', branches, 'đã có kết quả')}.` },
    ...levelBlocks('Mức xếp loại', ratingRows(programme, ratings)),
  ];
};

/** Honours of the year, and stories of it; of half a year those decided, or told, until its last day. */
const examples = ({ writings, isInside, year }: PublicContext, until: string | undefined): PaperBlock => {
  const isIn = (day: string) => until === undefined || day <= until;
  const honours = writings.honours.map(({ data }) => data).filter((h) => isInside(h.unit) && h.year === year && isIn(h.decision.day));
  const honoured = (['tap_the', 'ca_nhan'] as const).flatMap((kind) => {
    const number = countHonoured(honours, kind);
    return number > 0 ? [`${formatNumber(number)} ${lowerFirst(recipientKinds[kind])}`] : [];
  });
  const stories = writings.stories.filter(({ data }) => isInside(data.unit) && data.day.startsWith(String(year)) && isIn(data.day));
  const named = stories.map(({ data }) => `“${data.title}”`).join('; ');
  const said = [
    ...(honoured.length > 0 ? [`Tuyên dương ${honoured.join(', ')}`] : []),
    ...(stories.length > 0 ? [`Giới thiệu ${formatNumber(stories.length)} mô hình hay, cách làm tốt: ${named}`] : []),
  ];
  return { text: said.length > 0 ? said.map((one) => `${one}.`).join(' ') : leftOpen };
};

/**
 * What was entered as one part of a report: in the unit's own review; where it has none, and the report tells of each unit, in
 * those of the base units below, each by its name; dotted lines where nobody wrote anything.
 */
const entered = (
  context: PublicContext,
  { half, isSummary }: Pick<Reviewed, 'half' | 'isSummary'>,
  part: 'results' | 'causes' | 'lessons' | 'next' | 'requests',
): readonly PaperBlock[] => {
  const { unit, name } = context;
  const own = reviewOf(context, unit.code, half);
  if (own || isSummary) return [{ text: own?.[part] ?? leftOpen }];
  const said = baseUnits(context).flatMap(({ code }) =>
    reviewsOf(context, code, half).flatMap((review) => (review[part] ? [{ text: `${name(review.unit)}: ${review[part]}` }] : [])),
  );
  return said.length > 0 ? said : [{ text: leftOpen }];
};
const heading = (text: string): PaperBlock => ({ heading: text });

interface Reviewed {
  half: Half;
  subject: string;
  /** Kính gửi; empty where nobody knows to whom. */
  to: readonly string[];
  /** For those outside: the unit as a whole, in its own words, without a row or a word of each unit below. */
  isSummary: boolean;
}

/** The first part of the report, each of its sections with its name. */
const resultsOf = (context: PublicContext, reviewed: Reviewed): readonly (readonly [name: string, blocks: readonly PaperBlock[]])[] => {
  const { unit, year, programme } = context;
  const { half, isSummary } = reviewed;
  const isYear = half === '1_nam';
  const until = reviewDay(context, unit.code, half) ?? `${year}-12-31`;
  const items = context.view.items(unit.code);
  // A school’s half year may end with a term, and no quarter.
  const part = isYear ? '' : programme.rounds.some(({ code }) => code === reviewRounds[half]) ? 'quý II ' : '06 tháng đầu ';
  const done = outOf(doneUntil(items, half), 'việc đã hoàn thành', items.branches);
  return [
    ['Công tác chỉ đạo, triển khai', [leading(context, until)]],
    ['Đăng ký rèn luyện', registered(context, isYear)],
    [
      'Kết quả thực hiện các việc đã đăng ký',
      [
        { text: `Đến hết ${part}${yearName(unit, year)}: ${done}.` },
        ...(isBranch(unit) || isSummary
          ? []
          : [{ table: progressBelow(context, reviewRounds[half]) }, ...overWhom(doneUntil(items, half), items)]),
      ],
    ],
    ...(isYear ? [['Đánh giá, xếp loại đoàn viên', rated(context)] as const] : []),
    ['Điển hình, mô hình', [examples(context, isYear ? undefined : until)]],
    ['Đánh giá chung', entered(context, reviewed, 'results')],
  ];
};

const reviewPaper = (context: PublicContext, issuer: Issuer, reviewed: Reviewed): Paper => {
  const { programme, year } = context;
  const { half, subject } = reviewed;
  const { to, recipients } = sentTo(reviewed.to);
  const period = `${half === '1_nam' ? '' : '06 tháng đầu '}${yearName(issuer.unit, year)}`;
  return {
    ...frameOf(issuer, { type: 'bao_cao', day: dayOf(context, half), recipients }),
    subject,
    to,
    grounds: [],
    body: [
      {
        text: `${groundOf(issuer, programme)}, ${speakerOf(issuer.unit)} báo cáo kết quả thực hiện ${period}, theo số liệu đến ngày ${shortDay(context.asOf)}, như sau:`,
      },
      heading('I. KẾT QUẢ THỰC HIỆN'),
      ...resultsOf(context, reviewed).flatMap(([name, blocks], i) => [heading(`${i + 1}. ${name}`), ...blocks]),
      heading('II. HẠN CHẾ, NGUYÊN NHÂN'),
      ...entered(context, reviewed, 'causes'),
      heading('III. BÀI HỌC KINH NGHIỆM'),
      ...entered(context, reviewed, 'lessons'),
      heading('IV. NHIỆM VỤ THỜI GIAN TỚI'),
      ...entered(context, reviewed, 'next'),
      heading('V. KIẾN NGHỊ, ĐỀ XUẤT'),
      ...entered(context, reviewed, 'requests'),
    ],
    close: `Trên đây là báo cáo kết quả ${period} của ${issuer.unit.name}./.`,
  };
};

/** P9: two papers, at six months and at a year, of each unit below, to whom the unit reports (K L59). */
export const halfYearPapers = (context: PublicContext, issuer: Issuer): readonly NamedPaper[] =>
  halves.map((half) => ({
    key: half.replace('_', '-'),
    paper: reviewPaper(context, issuer, {
      half,
      to: reportsTo(issuer),
      isSummary: false,
      subject: `Kết quả thực hiện ${programmeInYear(context.programme, `${half === '6_thang' ? '06 tháng đầu ' : ''}${yearName(issuer.unit, context.year)}`)}`,
    }),
  }));

/** The day the review itself was made; open where there is none, and where figures of a later day stand in the paper. */
const dayOf = (context: PublicContext, half: Half): string | undefined =>
  dayWithFigures(reviewOf(context, context.unit.code, half)?.day, context.asOf);

/**
 * P21: two summaries, on half a year and on a year, of the unit as a whole. A root sends them to those whom the programme's document
 * names “(để b/c)” (K L64–66); where it names none, and from any other unit, they go to whom the unit reports.
 */
export const summaryPapers = (context: PublicContext, issuer: Issuer): readonly NamedPaper[] => {
  const bodies = issuer.order?.recipients.filter((r) => r.purpose === 'bc').map((r) => r.name) ?? [];
  const isOpen = issuer.above === undefined && (issuer.unit.paper?.reportsTo ?? []).length === 0;
  const to = isOpen && bodies.length > 0 ? bodies : reportsTo(issuer);
  const { programme, year } = context;
  const subjects = {
    '6_thang': `Sơ kết thực hiện ${programme.name}, 06 tháng đầu ${yearName(issuer.unit, year)}`,
    '1_nam': `Tổng kết thực hiện ${programmeInYear(programme, yearName(issuer.unit, year))}`,
  };
  return halves.map((half) => ({
    key: half.replace('_', '-'),
    paper: reviewPaper(context, issuer, { half, to, isSummary: true, subject: subjects[half] }),
  }));
};
