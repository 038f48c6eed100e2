import { daysBetween, turns, type WaitingPull } from '../../src/host/waiting.ts';
import { escapeMarkdown } from './markdown.ts';

/** What waits, as a list for people: the oldest first, with its age and whose turn it is. */

const age = (days: number): string => (days === 0 ? 'hôm nay' : `${days} ngày`);

/** As plain lines. */
export const waitingText = (waiting: readonly WaitingPull[], now: Date): string =>
  waiting.length === 0
    ? '✓ Không có lần nộp nào đang chờ.'
    : [
        `${waiting.length} mục đang chờ, lâu nhất ở trên:`,
        ...waiting.map(
          ({ name, title, since, turn }) => `  ${name}  ${age(daysBetween(since, now)).padEnd(8)}  ${turns[turn]}  –  ${title}`,
        ),
      ].join('\n');

/** As a table of the host. */
export const waitingTable = (waiting: readonly WaitingPull[], now: Date): string =>
  waiting.length === 0
    ? '## Không có lần nộp nào đang chờ'
    : [
        `## ${waiting.length} mục đang chờ`,
        '',
        '| Mục | Chờ | Tới lượt | Nội dung |',
        '| :-- | --: | :-- | :-- |',
        ...waiting.map(
          ({ name, title, since, turn }) => `| ${name} | ${age(daysBetween(since, now))} | ${turns[turn]} | ${escapeMarkdown(title)} |`,
        ),
      ].join('\n');
