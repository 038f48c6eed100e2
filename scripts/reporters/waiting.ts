import { waitingSaid, type WaitingPull } from '../../src/host/waiting.ts';
import { escapeMarkdown } from './markdown.ts';

/** What waits, as a list for people: the oldest first, with its age and whose turn it is. */

/** As plain lines. */
export const waitingText = (waiting: readonly WaitingPull[], now: Date): string =>
  waiting.length === 0
    ? '✓ Không có lần nộp nào đang chờ.'
    : [
        `${waiting.length} mục đang chờ, lâu nhất ở trên:`,
        ...waitingSaid(waiting, now).map((one) => `  ${one.name}  ${one.age.padEnd(8)}  ${one.turn}  –  ${one.title}`),
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
        ...waitingSaid(waiting, now).map((one) => `| ${one.name} | ${one.age} | ${one.turn} | ${escapeMarkdown(one.title)} |`),
      ].join('\n');
