import { z } from 'zod';
import { field, text } from './field.ts';

/**
 * Where a rule comes from: the words of the programme's document (`quote`, verbatim), or a setting that the document
 * leaves to the organisation (`setting`: who sets it and why). One of the two is always there.
 */
export const clauseSchema = z
  .strictObject({
    place: field(text(120), { label: 'Vị trí trong văn bản', hint: 'Ví dụ: Mục III.2.2, Bước 5' }),
    quote: field(text(900).optional(), { label: 'Trích nguyên văn', widget: 'text' }),
    setting: field(text(500).optional(), { label: 'Lựa chọn của đơn vị ban hành', widget: 'text' }),
  })
  .refine((c) => c.quote !== undefined || c.setting !== undefined, { error: 'thiếu cả trích dẫn lẫn lý do lựa chọn' });
export type Clause = z.infer<typeof clauseSchema>;
export const clause = () => field(clauseSchema, 'Căn cứ');
