import type { ContentRule } from '../rule.ts';

/** Ensure that every picture is described in words. */
export const pictureDescribed: ContentRule = {
  code: 'thieu-loi-ta-anh',
  severity: 'loi',
  clause: 'K L49 (K-35: tài liệu dùng được cho mọi người)',
  *check({ topics, stories, honours }) {
    for (const { path, data } of [...topics, ...stories, ...honours])
      if (data.picture && !data.pictureAlt) yield { file: path, values: {} };
  },
};
