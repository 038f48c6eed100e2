import type { HandIn, HandInRefusal, HandInStanding, Receipt } from '../domain/index.ts';

/** The page's questions to the hand-in service. */

export type SendOutcome = { receipt: Receipt } | { refusal: HandInRefusal };

/** What the page says itself, where no answer came that could say it. */
const unheard: HandInRefusal = {
  code: '',
  title: 'Chưa gửi được',
  what: 'Máy này đang không có mạng, hoặc máy nhận không trả lời.',
  cure: 'Không phải làm lại: trang tự gửi lại khi có mạng. Gấp thì tải tệp về, đưa ban phụ trách.',
  places: [],
  ask: [],
  again: 60,
};

const longest = 60_000;
const answerOf = async <T>(address: string, init: RequestInit): Promise<{ ok: T } | { refusal: HandInRefusal }> => {
  try {
    const response = await fetch(address, { ...init, credentials: 'omit', signal: AbortSignal.timeout(longest) });
    const body: unknown = await response.json();
    // Somebody between here and the service may answer in its stead; its words are none for her.
    if (typeof (body as Partial<HandInRefusal> | null)?.title !== 'string') return { refusal: unheard };
    return response.ok ? { ok: body as T } : { refusal: body as HandInRefusal };
  } catch {
    return { refusal: unheard };
  }
};

/** Sends one press. The same again finds its own receipt. */
export const send = async (service: string, asked: HandIn): Promise<SendOutcome> => {
  const answer = await answerOf<Receipt>(service, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  return 'ok' in answer ? { receipt: answer.ok } : answer;
};

/** Where a hand-in stands. */
export const look = async (service: string, number: string): Promise<{ standing: HandInStanding } | { refusal: HandInRefusal }> => {
  const answer = await answerOf<HandInStanding>(`${service}${encodeURIComponent(number)}/`, {});
  return 'ok' in answer ? { standing: answer.ok } : answer;
};
