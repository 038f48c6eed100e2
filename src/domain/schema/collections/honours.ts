import { z } from 'zod';
import { choice, code, codesOf, day, field, text, year } from '../field.ts';
import { type Collection, type FoundBy, type SortedBy, organisation, picture, pictureAlt, sample } from './collection.ts';

export const honourStates = {
  de_xuat: 'Đề xuất',
  quyet_dinh: 'Đã có quyết định',
  dong_y_cong_khai: 'Đã đồng ý công khai',
  cong_bo: 'Công bố',
  go_bo: 'Đã gỡ',
} as const;
export const honourForms = {
  bang_khen: 'Bằng khen',
  giay_khen: 'Giấy khen',
  bieu_duong: 'Biểu dương',
  giai_thuong: 'Giải thưởng',
} as const;
export const recipientKinds = { tap_the: 'Tập thể', ca_nhan: 'Cá nhân' } as const;
export const consentScopes = { ten: 'Họ tên', anh: 'Ảnh', cau_chuyen: 'Câu chuyện' } as const;

/** What is asked of everybody who is named, never taken for granted: whether she is under 18, whether she was rated well enough. */
export const yesOrNo = { co: 'Có', khong: 'Không' } as const;

/**
 * Consents written before the question of age was asked (until 0.3) had a switch that said that a guardian consented too, on
 * the same paper. Set, it answers the question; unset, it says nothing, and the question stays open.
 */
const asBefore = (consent: unknown): unknown => {
  if (typeof consent !== 'object' || consent === null || !('guardian' in consent) || typeof consent.guardian !== 'boolean') return consent;
  const { guardian, ...rest } = consent as Record<string, unknown>;
  return guardian ? { minor: 'co', guardianConsent: { record: rest['record'], day: rest['day'] }, ...rest } : rest;
};

/**
 * An honour (K L54, L59). A person's name stands here and nowhere else in Git, and only with a consent record;
 * no member code stands beside it, so that a name never leads to the rows of the CSV files.
 */
export const honourSchema = z.strictObject({
  title: field(text(200), { label: 'Danh hiệu, thành tích', hint: 'Ví dụ: Đoàn viên tiêu biểu thực hiện Chương trình RLĐV năm 2015' }),
  organisation: organisation(),
  recipientKind: choice(recipientKinds, { label: 'Tập thể hay cá nhân' }),
  recipient: field(text(120), { label: 'Người, đơn vị được tuyên dương' }),
  unit: field(code(), { label: 'Đơn vị của người, tập thể ấy', coded: 'Mã đơn vị' }),
  year: field(year(), { label: 'Năm thành tích' }),
  form: choice(honourForms, { label: 'Hình thức' }),
  awardedBy: field(text(160), { label: 'Cấp khen' }),
  decision: field(
    z.strictObject({
      symbol: field(text(40), 'Số quyết định'),
      day: field(day(), 'Ngày quyết định'),
      signer: field(text(120), 'Người ký'),
    }),
    'Quyết định',
  ),
  recognition: field(text(60).optional(), {
    label: 'Văn bản công nhận kết quả rèn luyện',
    hint: 'Số văn bản công nhận của năm ấy (cột so_van_ban); bắt buộc với cá nhân.',
    sometimes: true,
  }),
  /** Who she is among those recognised only her branch can tell: no code stands beside a name, and no rating of hers. */
  ratedEnough: field(codesOf(yesOrNo).optional(), {
    label: 'Người này được công nhận từ mức tuyên dương trở lên?',
    labels: yesOrNo,
    hint: 'Bắt buộc với cá nhân. Hỏi chi đoàn của người ấy, nơi giữ sổ họ tên, rồi chọn; không ghi mã, không ghi mức.',
    sometimes: true,
  }),
  reason: field(text(800), { label: 'Lý do tuyên dương', widget: 'text' }),
  consent: field(
    z
      .preprocess(
        asBefore,
        z.strictObject({
          record: field(text(40), { label: 'Số phiếu đồng ý', hint: 'Phiếu gốc giữ ngoài kho này.' }),
          day: field(day(), 'Ngày đồng ý'),
          scope: field(z.array(codesOf(consentScopes)).min(1), { label: 'Phạm vi', labels: consentScopes }),
          until: field(day(), 'Đến ngày'),
          minor: field(codesOf(yesOrNo).optional(), {
            label: 'Người này dưới 18 tuổi?',
            labels: yesOrNo,
            hint: 'Hỏi người ấy rồi chọn; chỉ ghi có hay không, không ghi ngày sinh.',
            asked: true,
          }),
          guardianConsent: field(
            z
              .strictObject({
                record: field(text(40), { label: 'Số phiếu của cha, mẹ hoặc người giám hộ', hint: 'Phiếu gốc giữ ngoài kho này.' }),
                day: field(day(), 'Ngày cha, mẹ hoặc người giám hộ đồng ý'),
              })
              .optional(),
            {
              label: 'Cha, mẹ hoặc người giám hộ đồng ý',
              hint: 'Bắt buộc với người dưới 18 tuổi; không ghi tên cha, mẹ.',
              sometimes: true,
            },
          ),
        }),
      )
      .optional(),
    { label: 'Phiếu đồng ý công khai', hint: 'Bắt buộc với cá nhân; để trống với tập thể.', sometimes: true },
  ),
  picture: picture(),
  pictureAlt: pictureAlt(),
  state: field(codesOf(honourStates).default('de_xuat'), {
    label: 'Bước tuyên dương',
    labels: honourStates,
    hint: 'Chỉ bài ở bước “Công bố” hiện trên trang.',
  }),
  sample: sample(),
});
export type Honour = z.infer<typeof honourSchema>;

/** How many collectives, or persons, are honoured: one that is honoured twice is one (K L59 “tuyên dương các tập thể và cá nhân điển hình”). */
export const countHonoured = (honours: readonly Honour[], kind: Honour['recipientKind']): number =>
  new Set(honours.filter((h) => h.recipientKind === kind).map((h) => `${h.unit} ${h.recipient}`)).size;

export default {
  folder: 'honours',
  label: 'Tuyên dương, khen thưởng',
  singular: 'gương điển hình',
  about: 'tuyên dương, khen thưởng',
  department: 'to-chuc-kiem-tra',
  schema: honourSchema,
  body: 'Lời tuyên dương',
  slug: '{{fields.year}}-{{fields.unit}}-{{slug}}',
  path: 'tuyen-duong',
  order: (({ decision }) => decision.day) satisfies SortedBy<typeof honourSchema>,
  found: (({ recipient, year, title, decision }) => [recipient, `${year} ${title} ${decision.symbol}`]) satisfies FoundBy<
    typeof honourSchema
  >,
  tiedToSubmissions: true,
} as const satisfies Collection;
