import { daysOf } from '../../schema/forest.ts';
import { drivesOf, type Round } from '../../schema/programme-lookup.ts';
import { shortDay } from '../../vietnamese.ts';
import type { BranchYear } from '../../year/branch-year.ts';
import { cellsThat, type SubmissionRule } from '../rule.ts';

/** Whether a round of a branch's year has begun on a day: a quarter when the one before is over, a drive on its first day, the year with itself. */
const hasBegun = ({ unit, year, programme, rounds }: BranchYear, { code, kind, to }: Round, day: string): boolean => {
  if (kind === 'dot') return day >= drivesOf(programme, year, unit.yearKind).find((drive) => drive.code === code)!.from;
  const before = kind === 'quy' ? rounds.findLast((other) => other.kind === 'quy' && other.to < to) : undefined;
  return before ? day > before.to : day >= daysOf(unit, year)[0];
};

/** R6. Ensure that nothing is told of a round that has not begun: it would stand there as reported for the rest of the year. */
export const roundBegun: SubmissionRule = {
  code: 'ky-chua-bat-dau',
  words: {
    title: 'Kỳ chưa bắt đầu',
    what: 'Dòng này ghi kết quả của “{round}”, mà hôm nay ({today}) kỳ ấy chưa bắt đầu.',
    cure: 'Việc xong sớm thì ghi ở kỳ đang chạy; dòng của kỳ sau thì xoá, ghi khi kỳ ấy đến.',
    example: { wrong: 'Kỳ\nQuý III', right: 'Kỳ\nQuý II' },
  },
  severity: 'error',
  kinds: ['ket-qua'],
  ofEachRow: true,
  clause: 'Q L83 “kiểm tra đánh giá … theo từng giai đoạn hàng quý, đợt cao điểm trong năm, hàng năm” (R6, Q-53)',
  *check(submission) {
    const { own, today } = submission;
    if (today === undefined) return;
    const ahead = new Map(own.rounds.flatMap((round) => (hasBegun(own, round, today) ? [] : [[round.code, round.name] as const])));
    if (ahead.size === 0) return;
    const values = (code: string) => ({ round: ahead.get(code)!, today: shortDay(today) });
    yield* cellsThat(submission, { field: 'round' }, (code) => ahead.has(code), values);
  },
};
