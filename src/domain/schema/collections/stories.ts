import { z } from 'zod';
import { choice, code, day, field, text } from '../field.ts';
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

export const photoConsents = {
  tranh_ve: 'Tranh vẽ, không có ảnh người',
  khong_nhan_ra: 'Ảnh không nhận ra ai',
  co_dong_y: 'Người trong ảnh đã đồng ý công khai',
} as const;

/** A model unit's story (K L54: "mô hình hay, cách làm tốt"). */
export const storySchema = z.strictObject({
  title: title(),
  organisation: organisation(),
  unit: field(code(), { label: 'Đơn vị có mô hình', coded: 'Mã đơn vị' }),
  day: field(day(), { label: 'Ngày đăng' }),
  summary: summary(),
  problem: field(text(600), { label: 'Vấn đề', widget: 'text' }),
  how: field(z.array(text(400)).min(1), { label: 'Cách làm' }),
  result: field(text(600), { label: 'Kết quả', widget: 'text' }),
  conditions: field(text(600), { label: 'Điều kiện để làm theo', widget: 'text' }),
  criteria: criteria(),
  campaigns: campaigns(),
  copiedBy: field(z.array(z.strictObject({ unit: field(code(), 'Đơn vị'), day: field(day(), 'Từ ngày') })).default([]), {
    label: 'Đã nhân rộng tại',
  }),
  picture: picture(),
  pictureAlt: pictureAlt(),
  photoConsent: choice(photoConsents, { label: 'Quyền dùng ảnh' }),
  state: state(),
  sample: sample(),
});

export default {
  folder: 'stories',
  label: 'Mô hình hay, cách làm tốt',
  singular: 'mô hình',
  about: 'mô hình hay, cách làm tốt',
  department: 'to-chuc-kiem-tra',
  schema: storySchema,
  body: 'Câu chuyện',
  slug: '{{slug}}',
  path: 'mo-hinh',
  order: (({ day }) => day) satisfies SortedBy<typeof storySchema>,
  found: (({ title, unit, summary }, unitName) => [title, `${unitName(unit)}. ${summary}`]) satisfies FoundBy<typeof storySchema>,
} as const satisfies Collection;
