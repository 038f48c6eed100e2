import { seenLabel } from '../domain/index.ts';
import { doorMarker, gateContext, type GateWord } from './hand-in.ts';
import type { GitHost } from './host.ts';

/** What waits at the host, since when, and whose turn it is: no hand-in waits in silence. */

/** Whose turn it is. */
export const turns = {
  'nguoi-nop': 'Người nộp sửa rồi nộp lại',
  'nguoi-xem': `Người phụ trách xem, rồi gắn nhãn ${seenLabel}`,
  'nguoi-nhap': 'Người phụ trách nhập',
  'ky-thuat': 'Người phụ trách kỹ thuật: máy chưa xét được, cho xét lại',
} as const;
export type Turn = keyof typeof turns;

/** One thing that waits. */
export interface WaitingPull {
  /** By what it is called: `#12` at the host, a receipt's number on this machine. */
  name: string;
  /** A form that made no pull request yet, or a pull request. */
  kind: 'phieu' | 'lan-nop';
  title: string;
  since: Date;
  turn: Turn;
  /** Where people read it, at the host. */
  address?: string;
}

/** Whole days from one moment to a later one. */
export const daysBetween = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 86_400_000));

const turnOfGate: Readonly<Record<GateWord, Turn>> = {
  success: 'nguoi-nhap',
  pending: 'nguoi-xem',
  failure: 'nguoi-nop',
  error: 'ky-thuat',
};

/** Whose turn it is by the gate's word; where it has not spoken, somebody must see why. */
export const turnOf = (said: GateWord | undefined): Turn => (said === undefined ? 'ky-thuat' : turnOfGate[said]);

/** With one of these the heading of our answer begins: people see what was decided, and whose turn it is is told from it. */
export const answerSigns = { accepted: '✅', review: '👀', refused: '✋' } as const;

/** The heading of our answer tells what a form waits for; one without an answer was not judged. */
const turnOfAnswer = (answer: string | undefined): Turn => {
  const sign = /^#+ (\p{Extended_Pictographic})/mu.exec(answer ?? '')?.[1];
  return sign === answerSigns.refused ? 'nguoi-nop' : sign === answerSigns.review ? 'nguoi-xem' : 'ky-thuat';
};

/** Everything that waits, the oldest first: open pull requests by the gate's word, open forms by our answer. */
export const waitingAt = async (github: GitHost): Promise<readonly WaitingPull[]> => {
  const { pulls, forms } = await github.openOnes();
  const placeOf = (number: number) => ({ name: `#${number}`, address: github.addressOf(number) });
  const waiting: WaitingPull[] = [];
  for (const { number, title, made, head } of pulls) {
    const said = await github.statusOf(head, gateContext);
    waiting.push({ ...placeOf(number), kind: 'lan-nop', title, since: made, turn: turnOf(said) });
  }
  for (const { number, made } of forms) {
    const turn = turnOfAnswer(await github.ownComment(number, doorMarker));
    // What she wrote above her form is not repeated.
    waiting.push({ ...placeOf(number), kind: 'phieu', title: 'Phiếu nộp tệp', since: made, turn });
  }
  return waiting.sort((a, b) => a.since.getTime() - b.since.getTime());
};

/** One thing that waits, in words for people. */
export interface WaitingSaid extends Pick<WaitingPull, 'name' | 'title' | 'address'> {
  age: string;
  turn: string;
}
/** In words: what each is called, how long it waits, whose turn it is. */
export const waitingSaid = (waiting: readonly WaitingPull[], now: Date): readonly WaitingSaid[] =>
  waiting.map(({ name, title, since, turn, address }) => {
    const days = daysBetween(since, now);
    return { name, title, age: days === 0 ? 'hôm nay' : `${days} ngày`, turn: turns[turn], ...(address !== undefined && { address }) };
  });
