import { z } from 'zod';
import { code, day, field, month, text } from '../field.ts';
import { type Collection, type SortedBy, organisation, sample, state, title } from './collection.ts';

/** A department's monthly report to the Ban Thường vụ about the units it follows (K L44). */
export const departmentReportSchema = z.strictObject({
  title: title(),
  organisation: organisation(),
  department: field(code(), { label: 'Phòng, ban, đơn vị báo cáo', coded: 'Mã trong phần phân công của chương trình' }),
  month: month('Tháng báo cáo'),
  day: field(day(), 'Ngày gửi'),
  situation: field(text(1500), { label: 'Tình hình các đơn vị được phân công', widget: 'text' }),
  difficulties: field(text(1500).optional(), { label: 'Khó khăn, vướng mắc', widget: 'text' }),
  proposals: field(text(1500).optional(), { label: 'Kiến nghị', widget: 'text' }),
  state: state(),
  sample: sample(),
});
export type DepartmentReport = z.infer<typeof departmentReportSchema>;

export default {
  folder: 'department-reports',
  label: 'Báo cáo tháng của phòng, ban',
  singular: 'báo cáo tháng',
  about: 'báo cáo hằng tháng của phòng, ban về các đơn vị được phân công theo dõi',
  department: 'to-chuc-kiem-tra',
  schema: departmentReportSchema,
  body: 'Ghi thêm',
  slug: '{{fields.month}}-{{fields.department}}',
  unique: true,
  path: 'bao-cao-thang',
  order: (({ month }) => month) satisfies SortedBy<typeof departmentReportSchema>,
  internal: true,
} as const satisfies Collection;
