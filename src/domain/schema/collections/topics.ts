import { z } from 'zod';
import { shortDay } from '../../vietnamese.ts';
import { code, codesOf, field, month, text } from '../field.ts';
import { unitKinds } from '../unit.ts';
import {
  campaigns,
  type Collection,
  criteria,
  type FoundBy,
  type SortedBy,
  organisation,
  picture,
  pictureAlt,
  sample,
  state,
  summary,
  title,
} from './collection.ts';

/** A monthly branch-meeting topic (K L47; domain §2.9). One issue may serve two months. */
export const topicSchema = z.strictObject({
  title: title(),
  organisation: organisation(),
  month: month('Tháng'),
  months: field(z.int().min(1).max(2).default(1), { label: 'Số tháng', hint: '2 nếu một số dùng cho hai tháng liền.' }),
  theme: field(text(200), { label: 'Chủ điểm' }),
  summary: summary(),
  audience: field(z.array(codesOf(unitKinds)).default([]), {
    label: 'Dành cho loại hình',
    labels: unitKinds,
    hint: 'Để trống nếu dùng cho mọi chi đoàn.',
  }),
  criteria: criteria(),
  campaigns: campaigns(),
  lessons: field(z.array(code()).default([]), { label: 'Bài học đi kèm', widget: 'relation', collection: 'lessons' }),
  picture: picture(),
  pictureAlt: pictureAlt(),
  state: state(),
  sample: sample(),
});
export type Topic = z.infer<typeof topicSchema>;

export default {
  folder: 'topics',
  label: 'Chủ đề sinh hoạt',
  singular: 'chủ đề',
  about: 'chủ đề sinh hoạt từng tháng',
  department: 'tuyen-giao',
  schema: topicSchema,
  body: 'Nội dung sinh hoạt',
  slug: '{{fields.organisation}}-{{fields.month}}',
  unique: true,
  path: 'chu-de',
  order: (({ month }) => month) satisfies SortedBy<typeof topicSchema>,
  found: (({ title, month, theme }) => [title, `${shortDay(month)} ${theme}`]) satisfies FoundBy<typeof topicSchema>,
} as const satisfies Collection;
