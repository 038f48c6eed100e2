import { z } from 'zod';
import { choice, code, codesOf, day, field, text, year } from '../field.ts';
import { type Collection, type FoundBy, type SortedBy, organisation, sample, state, title } from './collection.ts';

export const inspectionKinds = { chuyen_de: 'Kiểm tra chuyên đề', ket_hop: 'Kết hợp kiểm tra' } as const;
export const inspectionSubjects = {
  ke_hoach: 'Xây dựng kế hoạch',
  trien_khai: 'Triển khai, tổ chức thực hiện',
  quy_trinh_cong_nhan: 'Quy trình công nhận chất lượng đoàn viên',
} as const;

/** An inspection (K L55; Q L41, L58–59): of which unit, on what, what was found, what is to be mended by when. Nobody is named. */
export const inspectionSchema = z.strictObject({
  title: title(),
  organisation: organisation(),
  kind: choice(inspectionKinds, { label: 'Hình thức kiểm tra' }),
  by: field(code(), { label: 'Đơn vị kiểm tra', coded: 'Mã đơn vị' }),
  team: field(text(160), { label: 'Đoàn kiểm tra', hint: 'Tên ban, bộ phận; không ghi tên người.' }),
  unit: field(code(), { label: 'Đơn vị được kiểm tra', coded: 'Mã đơn vị.', hint: 'Cấp nào cũng được.' }),
  year: field(year(), 'Năm'),
  subjects: field(z.array(codesOf(inspectionSubjects)).min(1), { label: 'Nội dung kiểm tra', labels: inspectionSubjects }),
  planned: field(day(), 'Ngày theo kế hoạch'),
  held: field(day().optional(), { label: 'Ngày đã kiểm tra', hint: 'Để trống khi chưa kiểm tra.' }),
  findings: field(z.array(text(400)).default([]), 'Kết luận'),
  remedies: field(
    z
      .array(
        z.strictObject({
          text: field(text(300), 'Việc cần khắc phục'),
          due: field(day(), 'Hạn'),
          closed: field(day().optional(), { label: 'Đã khắc phục ngày', hint: 'Để trống khi chưa xong.' }),
        }),
      )
      .default([]),
    'Khắc phục',
  ),
  state: state(),
  sample: sample(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

export default {
  folder: 'inspections',
  label: 'Kiểm tra, giám sát',
  singular: 'cuộc kiểm tra',
  about: 'cuộc kiểm tra: kết luận, việc cần khắc phục và hạn; không ghi tên người',
  department: 'to-chuc-kiem-tra',
  schema: inspectionSchema,
  body: 'Diễn biến',
  slug: '{{fields.planned}}-{{fields.unit}}',
  path: 'kiem-tra',
  /** By the day held, or planned where it was not yet (K L55; Q L41). */
  order: (({ held, planned }) => held ?? planned) satisfies SortedBy<typeof inspectionSchema>,
  found: (({ unit, year }, unitName) => [`Kiểm tra ${unitName(unit)}`, String(year)]) satisfies FoundBy<typeof inspectionSchema>,
} as const satisfies Collection;
