import { z } from 'zod';
import { choice, code, day, field, text, year } from '../field.ts';
import { type Collection, type FoundBy, type SortedBy, organisation, sample, state, title } from './collection.ts';

/** The periods after which a programme may order that the unit above reviews each base unit (K L59). */
export const reviewPeriods = { '6_thang': 'Đánh giá 06 tháng', '1_nam': 'Đánh giá 01 năm' } as const;
/** The rounds at whose end they are: half the quarters, and the year. */
export const reviewRounds: Readonly<Record<keyof typeof reviewPeriods, string>> = { '6_thang': 'Q2', '1_nam': 'NAM' };
export const reviewKinds = { ...reviewPeriods, so_ket_diem: 'Sơ kết chỉ đạo điểm' } as const;

/** A review of a unit by the unit above (K L43, L54, L59): what came of it, why, what was learnt, what next. */
export const reviewSchema = z.strictObject({
  title: title(),
  organisation: organisation(),
  kind: choice(reviewKinds, { label: 'Kỳ đánh giá' }),
  by: field(code(), { label: 'Đơn vị đánh giá', coded: 'Mã đơn vị' }),
  unit: field(code(), { label: 'Đơn vị được đánh giá', coded: 'Mã đơn vị' }),
  year: field(year(), 'Năm'),
  day: field(day(), 'Ngày đánh giá'),
  results: field(text(1500), { label: 'Kết quả', widget: 'text' }),
  causes: field(text(1500), { label: 'Hạn chế, nguyên nhân', widget: 'text' }),
  lessons: field(text(1500), { label: 'Bài học kinh nghiệm', widget: 'text' }),
  next: field(text(1500), { label: 'Việc tiếp theo', widget: 'text' }),
  requests: field(text(1500).optional(), { label: 'Kiến nghị, đề xuất', widget: 'text' }),
  state: state(),
  sample: sample(),
});
export type Review = z.infer<typeof reviewSchema>;

export default {
  folder: 'reviews',
  label: 'Sơ kết, đánh giá',
  singular: 'bản đánh giá',
  about: 'sơ kết điểm, đánh giá 06 tháng và 01 năm của cơ sở Đoàn',
  department: 'to-chuc-kiem-tra',
  schema: reviewSchema,
  body: 'Ghi thêm',
  slug: '{{fields.year}}-{{fields.unit}}-{{slug}}',
  path: 'so-ket',
  order: (({ day }) => day) satisfies SortedBy<typeof reviewSchema>,
  found: (({ unit, year }, unitName) => [`Sơ kết, đánh giá ${unitName(unit)}`, String(year)]) satisfies FoundBy<typeof reviewSchema>,
} as const satisfies Collection;
