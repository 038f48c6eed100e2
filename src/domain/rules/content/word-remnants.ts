import { collectionNames } from '../../schema/collections.ts';
import type { ContentRule } from '../rule.ts';

/** What a program for letters leaves where its text was copied: the number of the page, a field, stars for a line, tabs. */
const remnant = /^[^\S\n]*(?:(?:NUM)?PAGE|\*{3,})[^\S\n]*$|MERGEFORMAT|\t/m;

/** Ensure that no remnants of Word stand in a text. */
export const noWordRemnants: ContentRule = {
  code: 'con-dau-vet-word',
  words: {
    title: 'Bài còn dấu vết chép từ Word',
    what: 'Bài này có chỗ ghi số trang (PAGE) hay dấu “***” đứng riêng một dòng, hoặc có khoảng cách của phím Tab.',
    cure: 'Xoá những chỗ ấy. Dán vào ô soạn ở bàn biên tập thì máy bỏ giúp.',
    example: { wrong: 'Lưu VP, BTC\nPAGE', right: 'Lưu VP, BTC' },
  },
  severity: 'error',
  clause: 'K L81 (K-62)',
  *check(content) {
    for (const name of collectionNames)
      for (const { path, body } of content[name]) if (remnant.test(body)) yield { file: path, values: {} };
  },
};
