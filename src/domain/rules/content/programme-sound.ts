import type { ContentRule } from '../rule.ts';
import { criteriaOf, yearEndOf, ratingsOf, roundsOf } from '../../schema/programme-lookup.ts';
import { approvedThemes, themeKinds, type Programme, type ProgrammeYear, type ThemeKind } from '../../schema/programme.ts';
import { mostPoints } from '../../schema/points.ts';
import { stepLevels } from '../../schema/unit.ts';
import { shortDay } from '../../vietnamese.ts';
import { formatPoints } from '../../year/score.ts';

const repeated = (values: readonly (string | number)[]) => values.filter((v, i) => values.indexOf(v) !== i);

/** What is amiss with sums of points from which ratings are suggested: all levels have one, falling to 0, or none has. */
function* pointsFaults(programme: Programme): Generator<string> {
  const { scale } = programme.ratings;
  const from = scale.flatMap(({ pointsFrom }) => pointsFrom ?? []);
  if (from.length === 0) return;
  const falls = from.every((points, i) => i === 0 || points < from[i - 1]!);
  if (from.length < scale.length || !falls || from.at(-1) !== 0)
    yield 'tổng điểm để gợi ý phải ghi ở mọi mức xếp loại, giảm dần, mức thấp nhất là 0.';
  const most = mostPoints(programme);
  if (from[0]! > most)
    yield `mức “${scale[0]!.name}” từ ${formatPoints(from[0]!)} điểm, mà các tiêu chí cộng lại nhiều nhất ${formatPoints(most)} điểm.`;
}

/** What is amiss with the days of a year's drives: each is one of the year, and over when the year's own round is (Q L83 “đợt cao điểm trong năm”). */
function* driveFaults(programme: Programme, { year, drives }: ProgrammeYear): Generator<string> {
  const [first, last] = [`${year}-01-01`, yearEndOf(programme, year)];
  for (const { name, from, to } of drives) {
    if (from > to) yield `đợt “${name}” kết thúc trước khi bắt đầu.`;
    else if (from < first || to > last) yield `đợt “${name}” của năm ${year} phải nằm từ ${shortDay(first)} đến ${shortDay(last)}.`;
  }
}

/** Ensure that a programme does not contradict itself, or another programme of its organisation. */
export const programmeSound: ContentRule = {
  code: 'chuong-trinh-sai',
  words: {
    title: 'Chương trình chưa khớp',
    what: 'Chương trình “{programme}”: {reason}',
    cure: 'Sửa tệp chương trình.',
    example: { wrong: 'Giai đoạn | 2017 – 2015', right: 'Giai đoạn | 2015 – 2017' },
  },
  severity: 'error',
  clause: 'K L15, L25, L43–44, L49, Q L4, L46, L66 (K-05, K-13, K-34, Q-03, Q-27, Q-39)',
  *check({ programmes, programmeFiles }) {
    for (const p of programmes) {
      const fault = (reason: string) => ({ file: programmeFiles.get(p.code)!, values: { programme: p.code, reason } });
      if (p.period.from > p.period.to) yield fault('giai đoạn kết thúc trước khi bắt đầu.');
      for (const q of programmes)
        if (q.code > p.code && q.organisation === p.organisation && q.period.from <= p.period.to && p.period.from <= q.period.to)
          yield fault(`cùng đơn vị và trùng giai đoạn với “${q.code}”.`);
      for (const code of repeated(criteriaOf(p).map((c) => c.criterion.code))) yield fault(`tiêu chí ${code} có hai lần.`);
      for (const code of repeated(ratingsOf(p).map((r) => r.code))) yield fault(`mức xếp loại ${code} có hai lần.`);
      for (const year of repeated(p.years.map((y) => y.year))) yield fault(`năm ${year} có hai lần.`);
      for (const reason of pointsFaults(p)) yield fault(reason);
      if (p.away && p.away.min > p.away.max) yield fault('ngưỡng thấp nhất lớn hơn ngưỡng cao nhất.');
      for (const [level, steps] of Map.groupBy(p.steps, (step) => step.level)) {
        const numbers = steps.map(({ number }) => number).sort((a, b) => a - b);
        if (numbers.some((number, i) => number !== i + 1))
          yield fault(`các bước của ${stepLevels[level]} phải đánh số liền nhau từ 1, mỗi số một bước.`);
      }
      for (const { name, from, to } of p.assignments?.departments ?? [])
        if (to !== undefined && from > to) yield fault(`phân công của “${name}” kết thúc trước khi bắt đầu.`);
      for (const y of p.years) {
        for (const kind of repeated(approvedThemes(y).map((theme) => theme.kind)) as readonly ThemeKind[])
          yield fault(`năm ${y.year} có hai “${themeKinds[kind]}” đã duyệt; chỉ duyệt một, bài kia để “Đề xuất”.`);
        for (const event of y.events) if (event.from > event.to) yield fault(`“${event.name}” kết thúc trước khi bắt đầu.`);
        const rounds = roundsOf(p, y.year, 'nam_duong_lich').map((r) => r.code);
        for (const due of y.due)
          if (due.round !== undefined && !rounds.includes(due.round)) yield fault(`hạn nộp năm ${y.year} nêu kỳ ${due.round} không có.`);
        for (const reason of driveFaults(p, y)) yield fault(reason);
      }
    }
  },
};
