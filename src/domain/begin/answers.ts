import { z } from 'zod';
import { codesOf, code, day, field, text, year } from '../schema/field.ts';
import { documentTypes } from '../schema/document-symbol.ts';
import { schoolYearBegins } from '../schema/months.ts';
import { themeKinds } from '../schema/programme.ts';
import { siteSchema } from '../schema/site.ts';
import { leadingLevels, levelLabels, unitKinds, unitSchema } from '../schema/unit.ts';

const paper = unitSchema.shape.paper.unwrap().shape;
const contact = siteSchema.shape.contacts.unwrap().element.shape;
const headLevels = Object.fromEntries(leadingLevels.toReversed().map((level) => [level, levelLabels[level]]));
const themes = z.partialRecord(codesOf(themeKinds), text(200)).default({});
const drives = z.record(code(), text(200)).default({});

/** What somebody answers to begin: each field may stand in a file of answers; which of them the page and the terminal ask, `questions.ts` says. */
export const beginAnswers = z.strictObject({
  name: field(text(160), { label: 'Tên tổ chức', hint: 'Ví dụ: Đoàn phường Bến Xuân, Đoàn trường THPT Bến Xuân.' }),
  level: field(codesOf(levelLabels).optional(), { label: 'Cấp của tổ chức', labels: headLevels }),
  code: field(code().optional(), {
    label: 'Mã của tổ chức',
    hint: 'Đứng đầu mọi mã đơn vị và không đổi nữa: chữ thường không dấu, số, gạch nối.',
  }),
  kind: field(codesOf(unitKinds).optional(), { label: 'Loại hình', labels: unitKinds }),
  units: field(z.string().default(''), {
    label: 'Danh sách đơn vị trực thuộc',
    hint: 'Chép từ Excel: một cột tên, hoặc nhiều cột từ cấp trên đến cấp dưới; ô trống là như dòng trên. Cột có thông tin của người được bỏ ra. Tổ chức đã có ở đây mà thêm chương trình mới: ghi đúng tên, để trống chỗ này.',
  }),
  questions: field(z.record(z.string(), z.string()).default({}), { label: 'Trả lời những chỗ máy hỏi lại' }),
  skeleton: field(code(), { label: 'Khung chương trình', hint: 'Bắt đầu từ một khung. Mọi điều trong khung đều sửa được sau.' }),
  programme: field(text(200).optional(), { label: 'Tên chương trình' }),
  criteria: field(z.record(z.string(), z.array(text(200))).default({}), {
    label: 'Tiêu chí từng nhóm',
    hint: 'Mỗi dòng một tiêu chí. Chưa có thì để trống: đoàn viên vẫn đăng ký được theo nhóm.',
  }),
  year: field(year(), { label: 'Năm bắt đầu', hint: 'Máy đề nghị theo ngày hôm nay. Năm học thì ghi năm đầu.' }),
  until: field(year().optional(), { label: 'Giai đoạn đến năm', hint: 'Chương trình một năm thì để trống.' }),
  themes: field(themes, { label: 'Chủ đề năm', labels: themeKinds }),
  drives: field(drives, { label: 'Chủ đề từng đợt cao điểm' }),
  days: field(z.record(day(), day()).default({}), {
    label: 'Hạn đổi khác đề nghị',
    hint: 'Ngày được đề nghị → ngày của tổ chức: mọi việc đến hạn ngày ấy dời theo.',
  }),
  document: field(
    z.strictObject({
      type: field(codesOf(documentTypes).default('KH'), { label: 'Loại văn bản', labels: documentTypes }),
      symbol: field(text(40).optional(), {
        label: 'Số và ký hiệu',
        hint: 'Văn bản ban hành chương trình, ví dụ: 05-KH/ĐTN. Chưa ban hành thì để trống.',
      }),
      day: field(day().optional(), { label: 'Ngày ban hành' }),
    }),
    { label: 'Văn bản của chương trình' },
  ).prefault({}),
  contact: field(
    z.strictObject({
      body: contact.body.optional(),
      phone: field(contact.phone.unwrap().optional(), { label: 'Điện thoại', hint: 'Để chi đoàn hỏi; số này hiện trên trang.' }),
      email: field(contact.email.unwrap().optional(), { label: 'Thư điện tử', hint: 'Để chi đoàn hỏi; cũng hiện trên trang.' }),
    }),
    { label: 'Liên hệ' },
  ).prefault({}),
  paper: field(
    z.strictObject({
      signer: field(paper.signer.unwrap().optional(), { label: 'Họ và tên người ký', hint: 'In ở chỗ ký của văn bản.' }),
      place: field(paper.place.unwrap().optional(), { label: 'Địa danh', hint: 'Đứng trước ngày tháng của văn bản, ví dụ: Bến Xuân.' }),
      position: paper.position,
      reportsTo: paper.reportsTo,
    }),
    { label: 'Văn bản để ký' },
  ).prefault({}),
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
