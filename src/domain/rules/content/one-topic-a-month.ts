import type { ContentRule } from '../rule.ts';
import { monthsOf } from '../../schema/entries.ts';

/** R11. Ensure that a month has one topic for one audience. */
export const oneTopicAMonth: ContentRule = {
  code: 'chu-de-trung',
  words: {
    title: 'Hai chủ đề cho cùng một tháng',
    what: 'Tháng {month} đã có chủ đề cho cùng đối tượng: {other}.',
    cure: 'Gộp hai bài, hoặc chọn đối tượng khác nhau.',
    example: {
      wrong: 'Tháng 12/2016 | mọi chi đoàn\nTháng 12/2016 | mọi chi đoàn',
      right: 'Tháng 12/2016 | trường học\nTháng 12/2016 | doanh nghiệp',
    },
  },
  severity: 'error',
  clause: 'K L47 “Định hướng chủ đề sinh hoạt Chi đoàn hàng tháng” (R11, K-32)',
  *check({ topics }) {
    const taken = new Map<string, string>();
    for (const { id, path, data } of topics.filter((t) => t.data.state === 'cong_bo'))
      for (const month of monthsOf(data))
        for (const audience of data.audience.length > 0 ? data.audience : ['*']) {
          const key = `${data.organisation}\t${month}\t${audience}`;
          const other = taken.get(key);
          if (other === undefined) taken.set(key, id);
          else yield { file: path, values: { month, other } };
        }
  },
};
