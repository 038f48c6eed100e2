import { z } from 'zod';
import { actLabels, actName } from './act.ts';
import { clause } from './clause.ts';
import { choice, field, monthDay, text } from './field.ts';
import { kindOf, kindsOwed } from './submission.ts';
import { stepLevels } from './unit.ts';

export const kindLabels = Object.fromEntries(kindsOwed.map((kind) => [kind, kindOf(kind).label]));

/** How often, or for what, something must be there before a step is done. */
export const scopes = {
  mot: 'Một lần trong năm',
  moi_nguoi: 'Đủ mọi đoàn viên, ai thiếu phải có lý do',
  moi_ky: 'Đủ mọi kỳ đã hết',
  moi_chi_doan: 'Đủ mọi chi đoàn trực thuộc',
  moi_loai_hinh: 'Đủ mọi loại hình chi đoàn đang có',
} as const;
/** A day of a year as a unit's own calendar counts it. */
export const dayOfYear = () =>
  z.strictObject({ calendar: field(monthDay(), 'Năm dương lịch'), school: field(monthDay(), 'Năm học') }).optional();
/** What shows that a step was done: an act in the unit's book, or a kind of file handed in. */
const needSchema = z
  .strictObject({
    act: field(actName().optional(), { label: 'Việc trong sổ', labels: actLabels }),
    kind: field(z.enum(kindsOwed).optional(), { label: 'Loại tệp', labels: kindLabels }),
    scope: choice(scopes, { label: 'Đủ khi' }),
    due: field(dayOfYear(), {
      label: 'Hạn (tháng-ngày)',
      hint: 'Để trống với tệp: theo hạn nộp của năm.',
    }),
    dueLike: field(z.enum(kindsOwed).optional(), {
      label: 'Hạn như hạn nộp của tệp',
      labels: kindLabels,
      hint: 'Cho việc đi cùng một loại tệp.',
    }),
  })
  .refine((n) => (n.act === undefined) !== (n.kind === undefined), { error: 'cần một việc trong sổ hoặc một loại tệp' });
export type Need = z.infer<typeof needSchema>;
export const stepSchema = z.strictObject({
  level: choice(stepLevels, { label: 'Cấp' }),
  number: field(z.int().min(1).max(9), 'Bước'),
  name: field(text(80), 'Tên bước'),
  needs: field(z.array(needSchema).min(1), 'Xong khi có'),
  clause: clause(),
});
export type Step = z.infer<typeof stepSchema>;
