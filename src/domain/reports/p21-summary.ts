import { reviewRounds } from '../schema/collections/reviews.ts';
import { ratingRows } from './rating-rows.ts';
import { shortDay } from '../vietnamese.ts';
import { recipientPurposes, type Document } from '../schema/collections/documents.ts';
import { aboutYear, isBranch, type PublicContext, type PublicReport } from './context.ts';
import { roundName } from '../schema/programme-lookup.ts';
import { inWords, number, share, told, words, type ReportTable } from './report.ts';
import { itemParts, summaryPapers } from './review-paper.ts';
import { doneUntil, halves, reviewDay } from './unit-reviews.ts';

/** The last days of a round: the calendar year's, and those of schools where some are below. */
const lastDays = ({ unit, below, did }: PublicContext, code: string): string => {
  const days = [unit, ...below].flatMap(
    (u) =>
      did(u.code)
        ?.rounds.filter((round) => round.code === code)
        .map(({ to }) => to) ?? [],
  );
  return [...new Set(days)].sort().map(shortDay).join('; ');
};

/** At six months and at a year: what stands done until then. */
const byHalf = (context: PublicContext): ReportTable => {
  const { unit, view, did } = context;
  const items = view.items(unit.code);
  return {
    caption: 'Hai kỳ báo cáo',
    columns: [words('Kỳ'), words('Đến hết ngày'), number('Chi đoàn đã báo cáo'), number('Việc hoàn thành'), number('Tỷ lệ')],
    rows: halves.map((half) => {
      const done = doneUntil(items, half);
      const days = lastDays(context, reviewRounds[half]);
      const day = reviewDay(context, unit.code, half);
      const round = did(unit.code)!.rounds.find(({ code }) => code === reviewRounds[half]);
      return [
        { '6_thang': '06 tháng', '1_nam': '01 năm' }[half],
        days || (day === undefined ? '—' : shortDay(day)),
        round ? `${round.branches}/${round.expected}` : '—',
        told(done),
        share(done),
      ];
    }),
  };
};

/** Round by round: how many told of it, and what stands done. */
const byRound = (context: PublicContext): ReportTable => {
  const { unit, view, did, programme, year } = context;
  const items = view.items(unit.code);
  return {
    caption: 'Tiến độ từng kỳ, cộng dồn',
    columns: [words('Kỳ'), words('Ngày cuối'), number('Chi đoàn đã báo cáo'), number('Chi đoàn đã hết kỳ'), number('Việc hoàn thành')],
    rows: did(unit.code)!.rounds.map(({ code, branches, expected }) => {
      const done = items.byRound.find((round) => round.code === code)?.done ?? items.items;
      return [roundName(programme, year, code), lastDays(context, code), branches, expected, told(done)];
    }),
  };
};

/** Honours of the year, and stories told in it. */
const examplesOf = ({ writings, isInside, year }: PublicContext): ReportTable => {
  const honours = writings.honours.filter(({ data }) => isInside(data.unit) && data.year === year);
  const stories = writings.stories.filter(({ data }) => isInside(data.unit) && data.day.startsWith(String(year)));
  return {
    caption: 'Điển hình trong năm',
    columns: [words('Nội dung'), number('Số lượng')],
    rows: [
      ['Tập thể được tuyên dương', honours.filter(({ data }) => data.recipientKind === 'tap_the').length],
      ['Cá nhân được tuyên dương', honours.filter(({ data }) => data.recipientKind === 'ca_nhan').length],
      ['Mô hình hay, cách làm tốt', stories.length],
    ],
  };
};

/** Whom the programme's document names, each with what for (K L64–73). */
const recipientsOf = (order: Pick<Document, 'recipients'> | undefined): readonly ReportTable[] =>
  order === undefined || order.recipients.length === 0
    ? []
    : [
        {
          caption: 'Nơi nhận theo văn bản của chương trình',
          columns: [words('Nơi nhận'), words('Để')],
          rows: (['bc', 'th', 'biet'] as const).flatMap((purpose) =>
            order.recipients.filter((r) => r.purpose === purpose).map((r) => [r.name, recipientPurposes[purpose]]),
          ),
        },
      ];

/** Whom the document of a root names “(để b/c)”; a unit below reports to whom it always does. */
const addressedTo = (bodies: readonly string[]): string =>
  bodies.length > 0 ? `Kính gửi: ${bodies.join('; ')} (để b/c).` : 'Văn bản của chương trình không ghi nơi nhận “để b/c”.';

/** P21. The printable summary for those a document names “(để b/c)”: Party and central bodies (K L64, L66). */
export const summaryForBodies: PublicReport = {
  code: 'P21',
  title: 'Báo cáo tóm tắt “để b/c”',
  question: 'Gửi cấp trên một trang thì nói gì?',
  period: '06 tháng, 01 năm',
  from: 'Tỉnh Đoàn, Quận Đoàn',
  to: 'Cấp uỷ, Đoàn cấp trên',
  clause: 'K L64–66 “Ban Dân vận TU, Ban Tuyên giáo TU (để b/c)” (K-55, K-56)',
  audience: 'cong_khai',
  yearly: true,
  papers: summaryPapers,
  isFor: ({ unit, isWhole, did }) => isWhole && !isBranch(unit) && did(unit.code) !== undefined,
  build: (context) => {
    const { unit, programme, writings, view } = context;
    const [people, items] = [view.people(unit.code), view.items(unit.code)];
    const ratings = view.ratings(unit.code);
    const order = writings.documents.find(({ id }) => id === programme.document)?.data;
    const to = order?.recipients.filter((r) => r.purpose === 'bc').map((r) => r.name) ?? [];
    const parts = itemParts(programme).map(({ name, criteria }) => ({ name, ...view.family(items, criteria) }));
    return {
      title: `${summaryForBodies.title}: ${programme.short}`,
      lead: [aboutYear(context), ...(unit.parent === null ? [addressedTo(to)] : [])].join(' '),
      facts: [
        ['chi đoàn đã nộp danh sách', `${people.listed}/${people.branches}`],
        ['đoàn viên', told(people.members)],
        ['đoàn viên đã đăng ký', inWords(people.registered, people.branches)],
        ['việc đã đăng ký', inWords(items.items, items.branches)],
        ['việc đã hoàn thành', inWords(items.done, items.branches)],
        ['đoàn viên đã có kết quả công nhận', inWords(people.recognised, people.branches)],
      ],
      tables: [
        {
          caption: programme.families.length > 1 ? 'Kết quả theo nhóm tiêu chí' : 'Kết quả theo nội dung',
          columns: [
            words(programme.families.length > 1 ? 'Nhóm tiêu chí' : 'Nội dung'),
            number('Việc đăng ký'),
            number('Hoàn thành'),
            number('Tỷ lệ trên việc đăng ký'),
          ],
          rows: parts.map((f) => [
            f.name,
            typeof items.items.value === 'number' ? f.registered : told(items.items),
            told(f.done),
            share(f.done),
          ]),
          total: ['Cộng', told(items.items), told(items.done), share(items.done)],
        },
        byHalf(context),
        byRound(context),
        {
          caption: 'Xếp loại đã công nhận',
          columns: [words('Mức'), number('Đoàn viên')],
          rows: ratingRows(programme, ratings),
          total: ratings && ['Cộng', ratings.rated],
        },
        examplesOf(context),
        ...(unit.parent === null ? recipientsOf(order) : []),
      ],
    };
  },
};
