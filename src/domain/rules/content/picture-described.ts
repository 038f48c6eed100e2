import { entriesOf } from '../../intake/read-content.ts';
import type { ContentRule } from '../rule.ts';

/** Ensure that every picture is described in words. */
export const pictureDescribed: ContentRule = {
  code: 'thieu-loi-ta-anh',
  words: {
    title: 'Ảnh chưa có lời tả',
    what: 'Bài có ảnh nhưng chưa có lời tả cho người không nhìn thấy ảnh.',
    cure: 'Viết một câu tả ảnh.',
    example: { wrong: 'Lời tả ảnh | ', right: 'Lời tả ảnh | Đoàn viên trồng cây sau dãy phòng học' },
  },
  severity: 'error',
  clause: 'K L49 (K-35: tài liệu dùng được cho mọi người)',
  *check(content) {
    for (const { path, data, facts } of entriesOf(content)) {
      if (data.picture && !data.pictureAlt) yield { file: path, values: {} };
      for (const { line, described } of facts.links) if (!described) yield { file: path, line, values: {} };
    }
  },
};
