import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { deskActions, type Actions, writing } from './actions.ts';
import { Refused } from './answers.ts';
import type { Copy } from './bring-forward.ts';
import { requestOf } from './requests.ts';
import type { WaitingPull } from '../../src/host/waiting.ts';
import { isFull } from './store.ts';

/** Where the desk's page finds its server: on the site's own address, so that one port and one origin are enough. */
export const deskMount = '/desk';
export const deskUrl = `${deskMount}/api/v1/`;

/** Runs jobs one at a time, in the order they came. A job is its work; whoever asked may be gone by then. */
export type InTurn = <T>(job: () => Promise<T>) => Promise<T>;
export const takeTurns = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const mine = last.then(job);
    last = mine.catch(() => undefined);
    return mine;
  };
};

const largestRequest = 50 * 1024 * 1024;

/** The server behind the desk's page: Decap's proxy protocol, for this page alone and for content alone. */
export const deskApi = (
  copy: Copy,
  inTurn: InTurn,
  say: (line: string) => void = () => undefined,
  waiting: () => Promise<readonly WaitingPull[]> = () => Promise.resolve([]),
) => {
  const actions = deskActions(copy, waiting);
  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, actions, inTurn)
      .catch((error: unknown) => {
        const refused = refusalOf(error, copy.folder);
        // Never what was asked: a draft's text is nobody's business but its author's.
        if (refused.status === 500) say(`Bàn biên tập: ${refused.message}`);
        return { status: refused.status, body: { error: refused.message, ...refused.more } };
      })
      .then(({ status, body }) => {
        if (response.destroyed) return;
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
        response.end(JSON.stringify(body));
      })
      // The browser left while it was being answered.
      .catch(() => response.destroy());
  };
};

const answer = async (request: IncomingMessage, actions: Actions, inTurn: InTurn): Promise<{ status: number; body: unknown }> => {
  onlyThisPage(request);
  const asked = requestOf(await bodyOf(request));
  const run = actions[asked.action] as (params: unknown) => Promise<unknown>;
  const job = () => run(asked.params);
  return { status: 200, body: await (writing.has(asked.action) ? inTurn(job) : job()) };
};

/** A page of another site, even one whose name was made to point at this machine, gets nothing. */
export const isFromHere = ({ host = '', origin }: { host?: string | undefined; origin?: string | undefined }): boolean =>
  /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) && (origin === undefined || origin === `http://${host}`);

const onlyThisPage = ({ headers, method, url }: IncomingMessage): void => {
  if (!isFromHere(headers)) throw new Refused(403, 'Bàn biên tập chỉ nhận yêu cầu từ chính trang của nó trên máy này.');
  if (method !== 'POST' || !/^\/api\/v1\/?$/.test(url ?? '')) throw new Refused(404, 'Bàn biên tập không có địa chỉ này.');
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) throw new Refused(403, 'Bàn biên tập chỉ nhận yêu cầu dạng JSON.');
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    // Taken to its end all the same: a browser cut off while it sends never reads the answer.
    if (length <= largestRequest) parts.push(part);
  }
  if (length > largestRequest) throw tooLarge();
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    throw new Refused(400, 'Yêu cầu gửi tới bàn biên tập bị đứt giữa chừng. Hãy thử lại.');
  }
};
const tooLarge = () => new Refused(413, 'Bài và các tệp kèm theo lớn hơn 50 MB. Hãy thu nhỏ ảnh, hoặc bớt tệp rồi lưu lại.');

const refusalOf = (error: unknown, folder: string): Refused => {
  if (error instanceof Refused) return error;
  if (error instanceof z.ZodError)
    return new Refused(
      422,
      'Chưa ghi gì, vì nội dung còn chỗ chưa đúng.\n  Chữa: mở trang Cài đặt, hoặc chạy npm run check để xem chỗ nào.',
    );
  if (isFull(error, folder))
    return new Refused(507, 'Ổ đĩa đã đầy nên chưa ghi được gì. Bài đang viết vẫn còn trên màn hình: hãy dọn bớt ổ đĩa rồi lưu lại.');
  const words = error instanceof Error ? error.message.split('\n')[0]! : 'không rõ lý do';
  return new Refused(500, `Bàn biên tập gặp lỗi và chưa ghi gì: ${words} Hãy thử lại; nếu vẫn vậy, đóng rồi chạy lại npm start.`);
};
