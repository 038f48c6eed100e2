import { hostName } from '../host/addresses.ts';
import { deskHost } from '../host/host.ts';
import { waitingAt, waitingSaid, type WaitingSaid } from '../host/waiting.ts';
import type { Implementation } from './backend.ts';
import { element } from './dialog.ts';

/** What waits, where people work: at the desk on one's own machine and online. The report of a workflow tells the same list. */

/** Hand-ins that wait, the one that waits longest first. */
export const drawWaiting = (place: Element, waiting: readonly WaitingSaid[]): void =>
  place.replaceChildren(
    ...waiting.map(({ name, title, age, turn, address }) =>
      element(
        'li',
        {},
        element('b', {}, title),
        ' (số ',
        address === undefined ? name : element('a', { href: address, target: '_blank', rel: 'noopener' }, name),
        `), ${age === 'hôm nay' ? 'nộp hôm nay' : `đã chờ ${age}`}. Tới lượt: ${turn}.`,
      ),
    ),
  );

const unheard = `Chưa hỏi được ${hostName} lần nộp nào đang chờ. Tải lại trang để hỏi lại; vẫn vậy thì nhờ người quản trị kho xem quyền của tài khoản này.`;

/** Online, whoever has signed in sees above the desk what waits; the list is asked for with her own right. */
export const tellWaiting = (implementation: Implementation, repository: string, now = () => new Date()): void => {
  const authenticate = implementation.authenticate?.bind(implementation);
  if (!authenticate) return;
  const list = element('ol', {});
  const summary = element('summary', {});
  const panel = element('details', { class: 'desk-waiting', hidden: '' }, summary, list);
  const tell = (words: string, waiting: readonly WaitingSaid[]) => {
    summary.textContent = words;
    drawWaiting(list, waiting);
    panel.hidden = words === '';
    document.body.prepend(panel);
  };
  const ask = async () => {
    const token = (await implementation.getToken?.()) ?? '';
    const waiting = waitingSaid(await waitingAt(deskHost(repository, token)), now());
    tell(waiting.length === 0 ? '' : `Lần nộp đang chờ: ${waiting.length}`, waiting);
  };
  implementation.authenticate = async (user) => {
    const signedIn = await authenticate(user);
    // Nothing else waits for it.
    void ask().catch(() => tell(unheard, []));
    return signedIn;
  };
};
