import { z } from 'zod';
import { code, field, text } from '../field.ts';
import { type Collection, criteria, type FoundBy, type SortedBy, organisation, sample, state, summary, title } from './collection.ts';

/** One lesson of a set (K L47). The set's number of lessons is the programme's. */
export const lessonSchema = z.strictObject({
  title: title(),
  set: field(code(), { label: 'Bộ bài học', hint: 'Ví dụ: sau-bai-2015' }),
  order: field(z.int().min(1).max(20), { label: 'Bài số' }),
  organisation: organisation(),
  summary: summary(),
  objectives: field(z.array(text(300)).default([]), { label: 'Mục tiêu' }),
  questions: field(z.array(text(300)).default([]), { label: 'Câu hỏi thảo luận' }),
  minutes: field(z.int().min(5).max(480).default(45), { label: 'Thời lượng (phút)' }),
  criteria: criteria(),
  state: state(),
  sample: sample(),
});
export type Lesson = z.infer<typeof lessonSchema>;

export default {
  folder: 'lessons',
  label: 'Bài học lý luận chính trị',
  singular: 'bài học',
  about: 'bài học lý luận chính trị',
  department: 'tuyen-giao',
  schema: lessonSchema,
  body: 'Nội dung bài học',
  slug: '{{fields.set}}-{{fields.order}}',
  unique: true,
  path: 'bai-hoc',
  order: (({ set, order }) => `${set} ${String(order).padStart(2, '0')}`) satisfies SortedBy<typeof lessonSchema>,
  ascending: true,
  found: (({ title, summary }) => [title, summary]) satisfies FoundBy<typeof lessonSchema>,
  tiedToSubmissions: true,
} as const satisfies Collection;
