import { matterIn } from '../../privacy/matter.ts';
import { columnOf, kindNames } from '../../schema/submission.ts';
import type { SubmissionRule } from '../rule.ts';

const perhaps = (text: string): boolean => matterIn(text)?.weight === 'co_the';

/** Point out a text that may name a person, in whatever column it stands: what is left of a code when it was mended too. */
export const namesNobody: SubmissionRule = {
  code: 'co-ten-nguoi',
  words: {
    title: 'Có thể có tên người',
    what: 'Nội dung ở dòng này có chỗ giống họ tên, nơi ở hay chuyện riêng của một người.',
    cure: 'Nếu đúng là của một người, bỏ chỗ ấy đi (ví dụ: “giúp một em nhỏ”); nếu là tên đường, tên trường thì để nguyên.',
    example: {
      wrong: 'Nội dung việc làm cụ thể\nDạy em Nguyễn Văn A đọc 5 bài',
      right: 'Nội dung việc làm cụ thể\nDạy một em nhỏ đọc 5 bài',
    },
  },
  severity: 'warning',
  kinds: kindNames,
  clause: 'Luật 91/2025/QH15; kho chỉ có mã đoàn viên',
  *check({ kind, file: { rows } }) {
    // A column of codes holds what its list allows, nothing else; a free one may hold anything.
    for (const column of rows.names.filter((name) => columnOf(kind, name).labels === undefined))
      for (const row of rows.where(column, perhaps)) yield { rows: [row], column, values: {} };
  },
};
