import { itemStates } from '../schema/submission.ts';
import { formatNumber, shortDay } from '../vietnamese.ts';
import { awayShare, reckonAway, reckoningInWords, shareNamed } from '../year/away.ts';
import { type Branch, type InternalContext, type Person } from './context.ts';
import { ratingName } from '../schema/programme-lookup.ts';
import { scoreSheet } from './points-tables.ts';
import { memberCode, words, type ReportTable } from './report.ts';

/**
 * Each member's own sheet, to be handed to that member: what she registered in her words, how it stood at the end of each round,
 * what the branch remarked. Nobody else's rows stand on it (K L23, K-11).
 */
export const memberSheets = (context: InternalContext, branch: Branch): readonly ReportTable[] =>
  branch.people
    .filter((p) => p.registered > 0 || p.score !== undefined)
    .flatMap((p) => [sheetOf(context, { branch, p }), ...scoreSheet(context, p)]);

const sheetOf = ({ programme }: InternalContext, { branch: { own }, p }: Person): ReportTable => ({
  caption: `Phiếu của ${p.code}: ${captionOf(programme, p)}`,
  ownPage: true,
  columns: [memberCode, ...['Việc', 'Tiêu chí', 'Nội dung đăng ký', 'Hạn'].map(words), ...own.rounds.map(({ name }) => words(name))],
  rows: p.items.map(({ number, criterion, written, means, until, states }) => [
    p.code,
    number,
    criterion,
    // With the means that she thought of (Q L12 “chủ động, sáng tạo … trong việc đề ra các biện pháp”, Q-10, Q-16).
    `${written}${means && ` – biện pháp: ${means}`}`,
    until === '' ? '—' : shortDay(until),
    // Of a round that the branch has not reported nobody knows yet.
    ...states.map((state, i) => (own.reported.has(own.rounds[i]!.code) ? itemStates[state] : '—')),
  ]),
});

/** How far she has come, at the threshold of one who works away too, how often the BCH talked with her, what was proposed with its reason, and what was recognised. */
const captionOf = (programme: InternalContext['programme'], p: Person['p']): string => {
  const { done, registered, talks, proposal, recognition } = p;
  const away = awayShare(programme, p);
  return [
    `hoàn thành ${formatNumber(done)}/${formatNumber(registered)} việc`,
    ...(away === undefined ? [] : [`đi làm ăn xa, ${shareNamed(p, away)}: ${reckoningInWords(programme, reckonAway(programme, p, away))}`]),
    `đã trao đổi ${formatNumber(talks.length)} lần`,
    ...(proposal ? [`chi đoàn đề nghị: ${ratingName(programme, proposal.rating)}${proposal.reason && ` (${proposal.reason})`}`] : []),
    ...(recognition ? [`công nhận: ${ratingName(programme, recognition.rating)}`] : []),
  ].join('; ');
};
