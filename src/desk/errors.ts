import { hostName } from '../host/addresses.ts';

/** An error whose message is all that a person needs: Decap shows an error by its own text, name and all. */
export class DeskError extends Error {
  override name = '';
}

const kept = 'Những gì bạn viết vẫn được giữ trên máy này';

/** What each kind of failure says, and what to do about it. */
const words = {
  unreachable: {
    local: `không nối được với máy chủ của bàn biên tập. ${kept}: hãy xem cửa sổ đã chạy npm start còn mở không, rồi làm lại.`,
    online: `không có mạng, hoặc ${hostName} chưa trả lời. ${kept}: khi có mạng, hãy làm lại.`,
  },
  signedOut: `${hostName} không còn nhận phiên đăng nhập này. ${kept}: hãy đăng nhập lại rồi làm lại.`,
  notAllowed: `${hostName} chưa cho tài khoản này làm việc ấy. Hãy nhờ người quản trị kho cấp quyền.`,
  moved: `trên ${hostName} vừa có thay đổi khác. ${kept}: hãy làm lại.`,
  unknown: (status: number) => `máy chủ trả lời với mã ${status}. ${kept}: hãy làm lại; nếu vẫn vậy, báo người bảo trì.`,
};

/** Says any failure of a request in Vietnamese. What already is said so, and what Decap itself waits for, passes through. */
export const spoken = (error: unknown, where: 'local' | 'online'): unknown => {
  if (error instanceof DeskError) return error;
  const { name = '', status, message } = error as { name?: string; status?: number; message?: string };
  if (name === 'EDITORIAL_WORKFLOW_ERROR') return error;
  if (status === undefined) {
    const unreachable = error instanceof TypeError || name === 'AbortError' || name === 'TimeoutError';
    return unreachable ? new DeskError(words.unreachable[where]) : error;
  }
  if (where === 'local') return Object.assign(new DeskError(message || words.unknown(status)), { status });
  const said =
    status === 401
      ? words.signedOut
      : status === 403
        ? words.notAllowed
        : status === 409 || status === 422
          ? words.moved
          : words.unknown(status);
  return Object.assign(new DeskError(said), { status });
};
