import { acts, type ActName } from '../schema/act.ts';
import { roundsOf, schoolDay } from '../schema/programme-year.ts';
import { stillHolds } from '../schema/entries.ts';
import type { Unit } from '../schema/unit.ts';
import { reviewPeriods, reviewRounds, type Review } from '../schema/collections/reviews.ts';
import { formatNumber, formatShare, lowerFirst, shortDay } from '../vietnamese.ts';
import { amongSaid } from '../publish/said.ts';
import { figureWaits } from '../publish/v2.ts';
import type { Figure, UnitsRow } from '../publish/view-row.ts';
import { baseUnits, beganAs, formerly, isBranch, type PublicContext } from './context.ts';
import { levelBlocks, ratingRows } from './rating-rows.ts';
import { number, share, told, words, type Cell, type ReportTable } from './report.ts';
import {
  dayWithFigures,
  frameOf,
  groundOf,
  leftOpen,
  programmeInYear,
  sentTo,
  speakerOf,
  type Issuer,
  type NamedPaper,
  type Paper,
  type PaperBlock,
} from './paper.ts';

/**
 * The report of a unit on half a year, or on a year, by its four parts (K L59: results; shortcomings and causes; lessons; what
 * is next): figures as they were counted, words as they were entered, dotted lines where only people know.
 */

/** The periods after which a unit is reviewed (K L59). */
export type Half = keyof typeof reviewPeriods;
export const halves = Object.keys(reviewPeriods) as Half[];

/** The last day of what a review is of, by the unit's own calendar (30/6 and 31/12, or the school year's). */
export const reviewDay = ({ programme, year, did }: PublicContext, code: string, half: Half): string | undefined =>
  did(code)?.rounds.find((r) => r.code === reviewRounds[half])?.to ??
  roundsOf(programme, year, 'nam_duong_lich' satisfies Unit['yearKind']).find((r) => r.code === reviewRounds[half])?.to;

/** What was done by the end of the round after which a review is; where that is not told, by now. */
export const doneUntil = ({ byRound, done }: Pick<UnitsRow['items'], 'byRound' | 'done'>, half: Half): Figure =>
  byRound.find(({ code }) => code === reviewRounds[half])?.done ?? done;

/** What the programme's document orders of reviewing base units at a period's end; undefined where it orders nothing (K L59). */
export const orderedReview = ({ programme }: PublicContext, half: Half) => programme.reviews.find(({ ofBases }) => ofBases === half);

/** The day by which a unit is to be reviewed: as the programme sets it, else the last day of the period (K-50: 30/6 and 31/12, settable). */
export const reviewDue = (context: PublicContext, code: string, half: Half): string | undefined => {
  const { dataset, year } = context;
  const set = orderedReview(context, half)?.due;
  if (!set) return reviewDay(context, code, half);
  const unit = dataset.units.find((u) => u.code === code);
  return unit?.yearKind === 'nam_hoc' ? schoolDay(year, set.school) : dayAfterPeriod(year, set.calendar, half);
};
/** A day set for a year that is over falls into the next: what is due on 31 January is due after the year. */
const dayAfterPeriod = (year: number, monthDay: string, half: Half): string =>
  `${half === '1_nam' && monthDay < '07' ? year + 1 : year}-${monthDay}`;

/** What was entered of a unit's review that holds, and was made by the day of the figures. */
export const reviewOf = ({ writings, year, asOf }: PublicContext, code: string, kind: Review['kind']) =>
  writings.reviews.find(
    ({ data }) => data.unit === code && data.year === year && data.kind === kind && stillHolds(data) && data.day <= asOf,
  )?.data;

/** The same; where there is none, those of the units that became it. */
export const reviewsOf = (context: PublicContext, code: string, half: Half): readonly Review[] => {
  const own = reviewOf(context, code, half);
  const unit = context.dataset.units.find((u) => u.code === code);
  if (own || !unit) return own ? [own] : [];
  return formerly(context, unit).flatMap((one) => reviewsOf(context, one.code, half));
};

/** Who lacks one: the unit itself, or those of the units of which it began; nobody where its own or all of theirs are there. */
export const withoutReview = (context: PublicContext, code: string, half: Half): readonly string[] => {
  const unit = context.dataset.units.find((u) => u.code === code);
  if (reviewOf(context, code, half) || !unit) return [];
  const before = beganAs(context, unit);
  return before.length > 0 ? before.flatMap((one) => withoutReview(context, one.code, half)) : [code];
};

/** “860/893 đoàn viên đã đăng ký (96,3%, trong 4/6 chi đoàn đã nộp)”; where there is no figure, why. */
const outOf = (figure: Figure, what: string, all: number): string => {
  const { value, of } = figure;
  if (typeof value !== 'number') return `${what}: ${figureWaits[value]}`;
  const among = amongSaid(figure, all);
  const base = among && `, ${among} đã nộp`;
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
        columns: [words('Nhóm tiêu chí'), number('Việc đăng ký'), ...(isYear ? [number('Hoàn thành'), number('Tỷ lệ')] : [])],
        rows: programme.families.map((f) => {
          const own = view.family(items, f.criteria);
          return [f.name, hasItems ? own.registered : told(items.items), ...(isYear ? [told(own.done), share(own.done)] : [])];
        }),
        total: ['Cộng', told(items.items), ...(isYear ? [told(items.done), share(items.done)] : [])],
      },
    },
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
    { text: `${outOf(recognised, 'đoàn viên đã có kết quả công nhận', branches)}.` },
    ...levelBlocks('Mức xếp loại', ratingRows(programme, ratings)),
  ];
};

/** Honours of the year, and stories of it; of half a year those decided, or told, until its last day. */
const examples = ({ writings, isInside, year }: PublicContext, until: string | undefined): PaperBlock => {
  const isIn = (day: string) => until === undefined || day <= until;
  const honours = writings.honours.filter(({ data }) => isInside(data.unit) && data.year === year && isIn(data.decision.day));
  const honoured = Object.entries({ tap_the: 'tập thể', ca_nhan: 'cá nhân' }).flatMap(([kind, name]) => {
    const number = honours.filter(({ data }) => data.recipientKind === kind).length;
    return number > 0 ? [`${formatNumber(number)} ${name}`] : [];
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
 * What was entered as one part of a report: in the unit's own review; where it has none, in those of the base units below, each by
 * its name; dotted lines where nobody wrote anything.
 */
const entered = (
  context: PublicContext,
  half: Half,
  part: 'results' | 'causes' | 'lessons' | 'next' | 'requests',
): readonly PaperBlock[] => {
  const { unit, name } = context;
  const own = reviewOf(context, unit.code, half);
  if (own) return [{ text: own[part] ?? leftOpen }];
  const said = baseUnits(context).flatMap(({ code }) =>
    reviewsOf(context, code, half).flatMap((review) => (review[part] ? [{ text: `${name(review.unit)}: ${review[part]}` }] : [])),
  );
  return said.length > 0 ? said : [{ text: leftOpen }];
};
const heading = (text: string): PaperBlock => ({ heading: text });

interface Reviewed {
  half: Half;
  subject: string;
  /** Kính gửi; empty where nobody stands above and the document names nobody. */
  to: readonly string[];
  day: string | undefined;
}

const reviewPaper = (context: PublicContext, issuer: Issuer, { half, subject, to, day }: Reviewed): Paper => {
  const { programme, unit, year } = context;
  const until = reviewDay(context, unit.code, half) ?? `${year}-12-31`;
  const sent = sentTo(to);
  const isYear = half === '1_nam';
  const items = context.view.items(unit.code);
  const done = doneUntil(items, half);
  return {
    ...frameOf(issuer, { type: 'bao_cao', day, recipients: sent.recipients }),
    subject,
    to: sent.to,
    grounds: [],
    body: [
      {
        text: `${groundOf(issuer, programme)}, ${speakerOf(issuer.unit)} báo cáo kết quả thực hiện ${isYear ? `năm ${year}` : `06 tháng đầu năm ${year}`}, theo số liệu đến ngày ${shortDay(context.asOf)}, như sau:`,
      },
      heading('I. KẾT QUẢ THỰC HIỆN'),
      heading('1. Công tác chỉ đạo, triển khai'),
      leading(context, until),
      heading('2. Đăng ký rèn luyện'),
      ...registered(context, isYear),
      heading('3. Kết quả thực hiện các việc đã đăng ký'),
      { text: `Đến hết ${isYear ? 'năm' : 'quý II'}: ${outOf(done, 'việc đã hoàn thành', items.branches)}.` },
      ...(isBranch(unit) ? [] : [{ table: progressBelow(context, reviewRounds[half]) }]),
      ...(isYear ? [heading('4. Đánh giá, xếp loại đoàn viên'), ...rated(context)] : []),
      heading(`${isYear ? 5 : 4}. Điển hình, mô hình`),
      examples(context, isYear ? undefined : until),
      heading(`${isYear ? 6 : 5}. Đánh giá chung`),
      ...entered(context, half, 'results'),
      heading('II. HẠN CHẾ, NGUYÊN NHÂN'),
      ...entered(context, half, 'causes'),
      heading('III. BÀI HỌC KINH NGHIỆM'),
      ...entered(context, half, 'lessons'),
      heading('IV. NHIỆM VỤ THỜI GIAN TỚI'),
      ...entered(context, half, 'next'),
      heading('V. KIẾN NGHỊ, ĐỀ XUẤT'),
      ...entered(context, half, 'requests'),
    ],
    close: `Trên đây là báo cáo kết quả ${isYear ? `năm ${year}` : `06 tháng đầu năm ${year}`} của ${issuer.unit.name}./.`,
  };
};

/** P9: two papers, at six months and at a year, from a unit to the one above it (K L59). */
export const halfYearPapers = (context: PublicContext, issuer: Issuer): readonly NamedPaper[] => {
  const to = issuer.above ? [`Ban Thường vụ ${issuer.above.name}`] : [];
  return (['6_thang', '1_nam'] as const).map((half) => ({
    key: half === '6_thang' ? '6-thang' : '1-nam',
    paper: reviewPaper(context, issuer, {
      half,
      to,
      day: dayOf(context, half),
      subject: `Kết quả thực hiện ${programmeInYear(context.programme, `${half === '6_thang' ? '06 tháng đầu năm' : 'năm'} ${context.year}`)}`,
    }),
  }));
};

/** The day the review itself was made; open where there is none, and where figures of a later day stand in the paper. */
const dayOf = (context: PublicContext, half: Half): string | undefined =>
  dayWithFigures(reviewOf(context, context.unit.code, half)?.day, context.asOf);

/** P21: on half a year and on a year, to those whom the programme's document names “(để b/c)” (K L64–66), or to the unit above. */
export const summaryPapers = (context: PublicContext, issuer: Issuer): readonly NamedPaper[] => {
  const bodies = issuer.order?.recipients.filter((r) => r.purpose === 'bc').map((r) => r.name) ?? [];
  const to = issuer.above ? [`Ban Thường vụ ${issuer.above.name}`] : bodies;
  const { programme, year } = context;
  const subjects = {
    '6_thang': `Sơ kết thực hiện ${programme.name}, 06 tháng đầu năm ${year}`,
    '1_nam': `Tổng kết thực hiện ${programmeInYear(programme, `năm ${year}`)}`,
  };
  return halves.map((half) => ({
    key: half.replace('_', '-'),
    paper: reviewPaper(context, issuer, { half, to, day: dayOf(context, half), subject: subjects[half] }),
  }));
};
