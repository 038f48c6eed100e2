import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gateContext } from '../host/hand-in.ts';
import type { Implementation } from './backend.ts';
import { drawWaiting, tellWaiting } from './waiting.ts';

/** What waits, as it is told at the desk. */

let document: Document;
beforeEach(() => {
  ({ document } = parseHTML('<html><body><ol></ol></body></html>'));
  vi.stubGlobal('document', document);
});
afterEach(() => void vi.unstubAllGlobals());

const linesOf = (list: Element) => [...list.children].map(({ textContent }) => textContent);

test('what waits is told with its age and whose turn it is', () => {
  const one = { name: '7k2m', title: 'Nộp cong-nhan 2016 của q8-p01', turn: 'Người phụ trách xem' };
  const place = document.querySelector('ol')!;
  drawWaiting(place, [
    { ...one, age: '3 ngày' },
    { ...one, age: 'hôm nay' },
  ]);
  expect(linesOf(place)).toEqual([
    'Nộp cong-nhan 2016 của q8-p01 (số 7k2m), đã chờ 3 ngày. Tới lượt: Người phụ trách xem.',
    'Nộp cong-nhan 2016 của q8-p01 (số 7k2m), nộp hôm nay. Tới lượt: Người phụ trách xem.',
  ]);
});

/** What the host answers at a path; what it does not know it refuses. */
const answers: Record<string, unknown> = {
  'pulls?state=open&base=main': [
    {
      number: 12,
      title: 'Nộp dang-ky 2016 của q8-p01-kp1',
      created_at: '2016-11-18T00:00:00Z',
      head: { sha: 'a', ref: 'nop/1', repo: null },
    },
  ],
  'issues?state=open&labels=nop-tep': [{ number: 9, created_at: '2016-11-20T00:00:00Z' }],
  'commits/a/statuses?per_page=100': [{ context: gateContext, state: 'success' }],
  'issues/9/comments?per_page=100': [
    { id: 1, user: { login: 'github-actions[bot]', type: 'Bot' }, body: '<!-- so-ren-luyen: phieu nop tep -->\n## ✋ Có chỗ cần sửa' },
  ],
};
/** Somebody signs in at the desk online; gives what the host was asked, by whose right. */
const signIn = async (hears: boolean): Promise<readonly string[]> => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: string, { headers }: { headers: Record<string, string> }) => {
    const path = address.replace('https://api.github.com/repos/to-chuc/so/', '').replace(/&(per_page=100&)?page=1$/, '');
    asked.push(headers['authorization']!);
    return Promise.resolve(hears && path in answers ? Response.json(answers[path]) : new Response('', { status: 403 }));
  });
  const desk = { authenticate: () => Promise.resolve('me'), getToken: () => Promise.resolve('own') } as unknown as Implementation;
  tellWaiting(desk, 'to-chuc/so', () => new Date('2016-11-21T00:00:00Z'));
  expect(document.querySelector('details'), 'nothing before somebody has signed in').toBeNull();
  expect(await desk.authenticate!({})).toBe('me');
  await expect.poll(() => document.querySelector('details')).not.toBeNull();
  return asked;
};

test('online it is the same list, asked for with the right of whoever has signed in, and each leads to the host', async () => {
  expect(new Set(await signIn(true))).toEqual(new Set(['Bearer own']));
  expect(document.querySelector('summary')!.textContent).toBe('Lần nộp đang chờ: 2');
  expect(linesOf(document.querySelector('details > ol')!)).toEqual([
    'Nộp dang-ky 2016 của q8-p01-kp1 (số #12), đã chờ 3 ngày. Tới lượt: Người phụ trách nhập.',
    'Phiếu nộp tệp (số #9), đã chờ 1 ngày. Tới lượt: Người nộp sửa rồi nộp lại.',
  ]);
  expect([...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    'https://github.com/to-chuc/so/issues/12',
    'https://github.com/to-chuc/so/issues/9',
  ]);
});

test('what the host does not tell is said to be untold', async () => {
  await signIn(false);
  expect(document.querySelector('summary')!.textContent).toContain('Chưa hỏi được GitHub lần nộp nào đang chờ.');
});
