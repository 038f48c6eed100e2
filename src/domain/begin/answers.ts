import { z } from 'zod';
import { codesOf, code, day, field, text, year } from '../schema/field.ts';
import { documentTypes } from '../schema/document-symbol.ts';
import { schoolYearBegins } from '../schema/months.ts';
import { themeKinds } from '../schema/programme.ts';
import { siteSchema } from '../schema/site.ts';
import { levelLabels, unitKinds, unitSchema } from '../schema/unit.ts';

const paper = unitSchema.shape.paper.unwrap().shape;
const contact = siteSchema.shape.contacts.unwrap().element.shape;
const themes = z.partialRecord(codesOf(themeKinds), text(200)).default({});
const drives = z.record(code(), text(200)).default({});

/** What somebody answers to begin: each field may stand in a file of answers; the terminal and the page ask for those that nothing proposes. */
export const beginAnswers = z.strictObject({
  name: field(text(160), { label: 'Tên tổ chức', hint: 'Ví dụ: Đoàn phường Bến Xuân, Đoàn trường THPT Bến Xuân' }),
  code: field(code().optional(), { label: 'Mã của tổ chức', hint: 'Chữ thường không dấu, số và gạch nối; đứng đầu mọi mã đơn vị.' }),
  level: field(codesOf(levelLabels).optional(), { label: 'Cấp', labels: levelLabels }),
  kind: field(codesOf(unitKinds).optional(), { label: 'Loại hình', labels: unitKinds }),
  units: field(z.string().default(''), {
    label: 'Danh sách đơn vị',
    hint: 'Chép từ Excel: một cột tên, hoặc từ cấp trên đến cấp dưới; ô trống là như dòng trên.',
  }),
  questions: field(z.record(z.string(), z.string()).default({}), { label: 'Trả lời những chỗ máy hỏi lại' }),
  skeleton: field(code(), { label: 'Khung chương trình' }),
  programme: field(text(200).optional(), { label: 'Tên chương trình' }),
  criteria: field(z.record(z.string(), z.array(text(200))).default({}), { label: 'Tiêu chí từng nhóm' }),
  year: field(year(), { label: 'Năm bắt đầu' }),
  until: field(year().optional(), { label: 'Giai đoạn đến năm' }),
  themes: field(themes, { label: 'Chủ đề năm', labels: themeKinds }),
  drives: field(drives, { label: 'Chủ đề từng đợt cao điểm' }),
  days: field(z.record(day(), day()).default({}), {
    label: 'Hạn đổi khác đề nghị',
    hint: 'Ngày được đề nghị → ngày của tổ chức: mọi việc đến hạn ngày ấy dời theo.',
  }),
  document: field(
    z.strictObject({
      type: field(codesOf(documentTypes).default('KH'), { label: 'Loại văn bản', labels: documentTypes }),
      symbol: field(text(40).optional(), { label: 'Số và ký hiệu', hint: 'Ví dụ: 05-KH/ĐTN; để trống nếu chưa ban hành.' }),
      day: field(day().optional(), { label: 'Ngày ban hành' }),
    }),
    { label: 'Văn bản của chương trình' },
  ).prefault({}),
  contact: field(
    z.strictObject({
      body: contact.body.optional(),
      phone: contact.phone,
      email: contact.email,
    }),
    { label: 'Liên hệ' },
  ).prefault({}),
  paper: field(z.strictObject({ place: paper.place, position: paper.position, signer: paper.signer, reportsTo: paper.reportsTo }), {
    label: 'Văn bản để ký',
  }).prefault({}),
});
export type BeginAnswers = z.infer<typeof beginAnswers>;

/** What somebody answers to begin another year. */
export const yearAnswers = z.strictObject({
  themes,
  drives,
  extended: field(z.boolean().default(false), { label: 'Giai đoạn của chương trình đã được kéo dài' }),
});
export type YearAnswers = z.infer<typeof yearAnswers>;

/** The year with which somebody begins on a day: the one that runs, or from November on the next; a school year's a month before it begins. */
export const yearToBegin = (asOf: string, isSchool: boolean): number => {
  const [year, month] = asOf.split('-').map(Number) as [number, number];
  return isSchool ? (month >= Number(schoolYearBegins) - 1 ? year : year - 1) : month >= 11 ? year + 1 : year;
};

/** What was written one a line: without outer blanks and empty lines. */
export const filledLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
