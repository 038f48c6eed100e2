import { z } from 'zod';
import { organisation } from './collections/collection.ts';
import { code, day, field, text, year } from './field.ts';
import { leastCell } from './thresholds.ts';

const neverBelow = (least: number): string => `Từ ${least} trở lên; ghi nhỏ hơn vẫn tính là ${least}.`;

/** Settings of the whole site: `content/site.json`. */
export const siteSchema = z.strictObject({
  name: field(text(80), 'Tên trang'),
  tagline: field(text(160), 'Câu giới thiệu'),
  asOf: field(day().optional(), { label: 'Tính đến ngày', hint: 'Để trống: ngày hôm nay theo giờ Việt Nam.' }),
  address: field(z.url({ protocol: /^https?$/ }).optional(), {
    label: 'Địa chỉ trang',
    hint: 'Trang web đã công bố, ví dụ https://doan.example/so/: lời nhắc dẫn tới đó.',
  }),
  smallestCell: field(z.int().min(1), { label: 'Số người ít nhất được hiện', hint: neverBelow(leastCell.members) }),
  smallestSensitiveCell: field(z.int().min(1), {
    label: 'Số người ít nhất với tỷ lệ và kết quả không tốt',
    hint: neverBelow(leastCell.rated),
  }),
  contacts: field(
    z
      .array(
        z.strictObject({
          organisation: organisation(),
          body: field(text(160), 'Nơi liên hệ'),
          phone: field(text(40).optional(), 'Điện thoại'),
          email: field(z.email().optional(), 'Thư điện tử'),
          note: field(text(200).optional(), 'Ghi chú'),
        }),
      )
      .default([]),
    { label: 'Liên hệ', hint: 'Chưa có tổ chức nào thì để trống.' },
  ),
  issuers: field(
    z
      .array(
        z.strictObject({
          name: field(text(120), { label: 'Tên cơ quan', hint: 'Như in ở góc trái văn bản, ví dụ: BCH TRUNG ƯƠNG ĐOÀN' }),
          validFrom: field(day().optional(), { label: 'Hiệu lực từ' }),
          validTo: field(day().optional(), { label: 'Hiệu lực đến' }),
        }),
      )
      .default([]),
    {
      label: 'Cơ quan ban hành ngoài tổ chức',
      hint: 'Cơ quan có văn bản trong thư viện mà không phải một đơn vị trong danh mục; đơn vị thì có sẵn.',
    },
  ),
  questions: field(
    z
      .array(
        z.strictObject({
          question: field(text(160), 'Câu hỏi'),
          answer: field(text(900), { label: 'Trả lời', widget: 'text' }),
        }),
      )
      .default([]),
    { label: 'Hỏi đáp', hint: 'Khó khăn, vướng mắc hay gặp; hiện ở trang Hỏi đáp.' },
  ),
  takesAlone: field(z.array(organisation()).default([]), {
    label: 'Tổ chức để máy tự nhập lần nộp',
    coded: 'Mã đơn vị gốc.',
    hint: 'Tệp sạch của chính đơn vị, do chính người nộp của đơn vị gửi thì tự vào sổ; bỏ hay thay dòng đã nhận thì vẫn chờ người. Để trống: người phụ trách nhập từng lần.',
  }),
  handIn: field(
    z
      .strictObject({
        address: field(z.url({ protocol: /^https$/ }), { label: 'Địa chỉ máy nhận', hint: 'Trang Kiểm tra và nộp gửi tệp tới đây.' }),
        account: field(z.int().positive(), {
          label: 'Tài khoản của máy nhận',
          hint: 'Số hiệu (id) tài khoản trên máy chủ Git mà máy nhận dùng để lập lần nộp.',
        }),
      })
      .optional(),
    { label: 'Máy nhận tệp', hint: 'Để trống khi chưa có: trang chỉ dẫn cách nộp khác.' },
  ),
  certificateKeys: field(
    z
      .array(
        z.strictObject({
          key: field(z.string().regex(/^[\w-]{43}$/), { label: 'Khoá công khai', hint: 'Do lệnh cấp khoá ghi; không tự viết.' }),
          issued: field(day(), 'Ngày lập'),
        }),
      )
      .optional(),
    { label: 'Khoá ký giấy tuyên dương', hint: 'Giấy ký bằng khoá nào ở đây thì kiểm được; để trống thì giấy in không ký.' },
  ),
});
export type Site = z.infer<typeof siteSchema>;

/** Where the site stands, with `/` at its end: as the settings say it, or where it is known to stand. */
export const siteAddress = ({ address }: Pick<Site, 'address'>, known?: string): string | undefined =>
  address === undefined ? known : address.replace(/\/*$/, '/');
/** Where files are checked and handed in, as reminders name it: on the site's address of the settings, or where it is known to stand. */
export const checkerAddress = (site: Pick<Site, 'address'>, known?: string): string | undefined =>
  site.address === undefined ? known : `${siteAddress(site)!}nop/`;

/** Whom to ask, as a message names it (K L61, K-54). */
export const contactLine = ({ body, phone, email }: Site['contacts'][number]): string => [body, phone, email].filter(Boolean).join(' · ');

/** The same, several, each once: one board may answer for two organisations. */
export const contactLines = (contacts: Site['contacts']): readonly string[] => [...new Set(contacts.map(contactLine))];
/** Whom to ask, those of some organisations first, as lines of a message. */
export const contactsFirst = (contacts: Site['contacts'], organisations: readonly string[]): readonly string[] => {
  const [own = [], others = []] = [true, false].map((is) => contacts.filter((c) => organisations.includes(c.organisation) === is));
  return contactLines([...own, ...others]);
};

/** A recorded decision to keep rows that a rule would leave out. One that is no longer needed is itself an error. */
export const exceptionsSchema = z.strictObject({
  exceptions: field(
    z.array(
      z.strictObject({
        rule: field(code(), { label: 'Quy định được bỏ qua', coded: 'Phần cuối địa chỉ trang của lời báo, ví dụ duoi-toi-thieu.' }),
        unit: field(code(), { label: 'Đơn vị', coded: 'Mã đơn vị, ở cuối địa chỉ trang của đơn vị.' }),
        year: field(year(), 'Năm'),
        member: field(z.string(), { label: 'Mã đoàn viên', hint: 'Không ghi họ tên.' }),
        reason: field(text(300), { label: 'Lý do', widget: 'text' }),
        decidedBy: field(text(160), 'Nơi quyết định'),
        day: field(day(), 'Ngày quyết định'),
      }),
    ),
    { label: 'Ngoại lệ', hint: 'Mỗi ngoại lệ cho một người, một quy định; hết cần thì bỏ.' },
  ),
});
export type Exception = z.infer<typeof exceptionsSchema>['exceptions'][number];
