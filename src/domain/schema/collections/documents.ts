import { z } from 'zod';
import { documentTypes, normalSymbol } from '../document-symbol.ts';
import { choice, codesOf, day, field, text } from '../field.ts';
import { campaigns, type Collection, criteria, type SortedBy, organisation, sample, state, summary } from './collection.ts';

/** For whom a handbook is written: the three that plan K names (K L53). The code is also its address in the library. */
export const handbookAudiences = {
  'bi-thu-chi-doan': 'Bí thư chi đoàn',
  'bi-thu-doan-xa': 'Bí thư Đoàn xã, phường, thị trấn',
  'can-bo-doan-doanh-nghiep': 'Cán bộ Đoàn trong doanh nghiệp',
} as const;
export type HandbookAudience = keyof typeof handbookAudiences;
export const recipientPurposes = { bc: 'để b/c', th: 'để t/h', biet: 'để biết' } as const;

/** A document with the eight parts of the official form (HD 29-HD/TWĐTN-VP; domain §2.12). */
export const documentSchema = z.strictObject({
  title: field(text(200), { label: 'Trích yếu' }),
  type: choice(documentTypes, { label: 'Tên loại' }),
  symbol: field(text(40).overwrite(normalSymbol), { label: 'Số và ký hiệu', hint: 'Ví dụ: 138-KH/TĐTN-BTCKT' }),
  organisation: organisation(),
  issuer: field(text(120), {
    label: 'Cơ quan ban hành',
    coded: 'Như in ở góc trái, đúng tên trong danh mục, ví dụ: BCH ĐOÀN TỈNH KIÊN GIANG',
  }),
  place: field(text(60), { label: 'Địa danh' }),
  day: field(day(), { label: 'Ngày ban hành' }),
  summary: summary(),
  audience: field(codesOf(handbookAudiences).optional(), {
    label: 'Cẩm nang dành cho',
    labels: handbookAudiences,
    hint: 'Chỉ chọn với tài liệu nghiệp vụ; để trống nếu là văn bản chỉ đạo.',
  }),
  criteria: criteria(),
  campaigns: campaigns(),
  basis: field(z.array(text(400)).default([]), { label: 'Căn cứ' }),
  parent: field(text(200).optional(), {
    label: 'Văn bản cấp trên',
    hint: 'Số và ký hiệu; văn bản không có trong thư viện thì ghi cả ngày và cơ quan, ví dụ: Kế hoạch số 269-KH/TWĐTN-BTC, ngày 22/12/2014 của Ban Bí thư Trung ương Đoàn',
  }),
  recipients: field(
    z
      .array(
        z.strictObject({
          name: field(text(160), 'Nơi nhận'),
          purpose: field(codesOf(recipientPurposes).default('biet'), { label: 'Mục đích', labels: recipientPurposes }),
        }),
      )
      .default([]),
    { label: 'Nơi nhận' },
  ),
  archive: field(text(80).optional(), { label: 'Lưu' }),
  signer: field(
    z
      .strictObject({
        authority: field(text(120), { label: 'Thay mặt', hint: 'Ví dụ: TM. BAN THƯỜNG VỤ TỈNH ĐOÀN' }),
        position: field(text(120), 'Chức vụ'),
        name: field(text(80), 'Họ và tên'),
        signed: field(z.boolean(), 'Đã ký'),
      })
      .optional(),
    { label: 'Người ký', hint: 'Chưa có người ký thì trang ghi “dự thảo” hoặc “bản lưu không ghi người ký”.' },
  ),
  validTo: field(day().optional(), { label: 'Hết hiệu lực từ' }),
  state: state(),
  sample: sample(),
});
export type Document = z.infer<typeof documentSchema>;

/** “Nơi nhận” as a document prints it: each with what for, none for whom it is for information, the archive last (K L64–73; Q L91–95). */
export const recipientLines = ({ recipients, archive }: Pick<Document, 'recipients' | 'archive'>): readonly string[] => [
  ...recipients.map(({ name, purpose }) => `– ${name}${purpose === 'biet' ? '' : ` (${recipientPurposes[purpose]})`};`),
  ...(archive ? [`– ${archive.startsWith('Lưu') ? archive : `Lưu ${archive}`}.`] : []),
];
/** What stands where a document is signed: an unsigned one is a draft (K L74–78, K-61). */
export const signedMark = ({ signer }: Pick<Document, 'signer'>): string =>
  signer === undefined ? 'Bản lưu không ghi người ký' : signer.signed ? 'Đã ký' : 'Dự thảo';

export default {
  folder: 'documents',
  label: 'Văn bản, hướng dẫn',
  singular: 'văn bản',
  about: 'văn bản, hướng dẫn',
  department: 'tuyen-giao',
  schema: documentSchema,
  body: 'Nội dung văn bản',
  slug: '{{slug}}',
  path: 'thu-vien',
  order: (({ day }) => day) satisfies SortedBy<typeof documentSchema>,
  tiedToSubmissions: true,
} as const satisfies Collection;
