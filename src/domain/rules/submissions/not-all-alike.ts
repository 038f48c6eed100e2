import type { SubmissionRule } from '../rule.ts';
import { sameThing } from './minimum-items.ts';

/** From so many rows on, one text for all is a form filled in for everybody, not what each chose. */
const alikeFrom = 30;

/** Point out a text that stands in thirty rows or more. */
export const notAllAlike: SubmissionRule = {
  code: 'noi-dung-giong-nhau',
  words: {
    title: 'Nhiều dòng giống hệt nhau',
    what: 'Cùng một nội dung được đăng ký ở {count} dòng.',
    cure: 'Gợi ý mỗi đoàn viên chọn việc hợp với khả năng, điều kiện của mình; nếu cả chi đoàn cùng làm thật thì để nguyên.',
  },
  severity: 'canh_bao',
  kinds: ['dang-ky'],
  clause: 'Q L89 “lựa chọn các công việc phù hợp với khả năng, điều kiện của bản thân” (Q-44, Q-61)',
  *check({ file: { rows } }) {
    const alike = new Map<string, number[]>();
    for (const [text, same] of rows.groups('noi_dung')) {
      const thing = sameThing(text);
      const list = alike.get(thing);
      if (list) list.push(...same);
      else alike.set(thing, [...same]);
    }
    for (const same of alike.values())
      if (same.length >= alikeFrom) yield { rows: same.sort((a, b) => a - b), column: 'noi_dung', values: { count: same.length } };
  },
};
