import { z } from 'zod';
import { choice, code, codesOf, day, field, month, text, year } from './field.ts';
import { unitKinds } from './unit.ts';

/** The life of an entry (domain §5.8). Only the last three are shown; a draft lives in the desk's own branch. */
export const entryStates = {
  trinh: 'Trình duyệt',
  cong_bo: 'Công bố',
  het_hieu_luc: 'Hết hiệu lực',
  thay_the: 'Đã được thay thế',
} as const;
const state = () =>
  field(codesOf(entryStates).default('cong_bo'), {
    label: 'Hiệu lực của bài',
    labels: entryStates,
    hint: 'Bài đang trình duyệt không hiện trên trang.',
  });
const title = () => field(text(160), { label: 'Tiêu đề', hint: 'Viết như tiêu đề trên báo: ngắn, rõ việc.' });
const summary = () => field(text(400), { label: 'Tóm tắt', widget: 'text', hint: 'Một, hai câu; hiện ở trang chủ và danh sách.' });
const organisation = () => field(code(), { label: 'Đơn vị ban hành', hint: 'Mã đơn vị gốc, ví dụ: kg' });
const criteria = () =>
  field(z.array(z.string()).default([]), {
    label: 'Tiêu chí liên quan',
    hint: 'Mã tiêu chí của chương trình, ví dụ: NT, CM, SK hoặc RL1.',
  });
const campaigns = () =>
  field(z.array(code()).default([]), {
    label: 'Cuộc vận động, phong trào',
    hint: 'Mã cuộc vận động, phong trào của chương trình, ví dụ: lam-theo-loi-bac.',
  });
const sample = () => field(z.boolean().default(false), { label: 'Dữ liệu minh hoạ' });
const picture = () => field(z.string().optional(), { label: 'Ảnh', widget: 'image' });
const pictureAlt = () =>
  field(text(200).optional(), { label: 'Lời tả ảnh', hint: 'Cho người không nhìn thấy ảnh; bắt buộc khi có ảnh.', sometimes: true });

/** A monthly branch-meeting topic (K L47; domain §2.9). One issue may serve two months. */
export const topicSchema = z.strictObject({
  title: title(),
  organisation: organisation(),
  month: field(month(), { label: 'Tháng', hint: 'Năm-tháng, ví dụ: 2016-12', misfit: 'cần viết như 2016-12' }),
  months: field(z.int().min(1).max(2).default(1), { label: 'Số tháng', hint: '2 nếu một số dùng cho hai tháng liền.' }),
  theme: field(text(200), { label: 'Chủ điểm' }),
  summary: summary(),
  audience: field(z.array(codesOf(unitKinds)).default([]), {
    label: 'Dành cho loại hình',
    labels: unitKinds,
    hint: 'Để trống nếu dùng cho mọi chi đoàn.',
  }),
  criteria: criteria(),
  campaigns: campaigns(),
  lessons: field(z.array(code()).default([]), { label: 'Bài học đi kèm', widget: 'relation', collection: 'lessons' }),
  picture: picture(),
  pictureAlt: pictureAlt(),
  state: state(),
  sample: sample(),
});

/** Document types (domain §2.12), symbol part → name printed above the abstract. */
export const documentTypes = {
  NQ: 'Nghị quyết',
  CT: 'Chỉ thị',
  KL: 'Kết luận',
  QĐ: 'Quyết định',
  QC: 'Quy chế',
  CTr: 'Chương trình',
  KH: 'Kế hoạch',
  HD: 'Hướng dẫn',
  BC: 'Báo cáo',
  TB: 'Thông báo',
  TTr: 'Tờ trình',
  CV: 'Công văn',
  BB: 'Biên bản',
} as const;
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
  symbol: field(text(40), { label: 'Số và ký hiệu', hint: 'Ví dụ: 138-KH/TĐTN-BTCKT' }),
  organisation: organisation(),
  issuer: field(text(120), { label: 'Cơ quan ban hành', hint: 'Như in ở góc trái, ví dụ: BCH ĐOÀN TỈNH KIÊN GIANG' }),
  place: field(text(60), { label: 'Địa danh' }),
  day: field(day(), { label: 'Ngày ban hành' }),
  summary: summary(),
  audience: field(codesOf(handbookAudiences).optional(), {
    label: 'Cẩm nang dành cho',
    labels: handbookAudiences,
    hint: 'Chỉ chọn với tài liệu nghiệp vụ; để trống nếu là văn bản chỉ đạo.',
  }),
  campaigns: campaigns(),
  basis: field(z.array(text(400)).default([]), { label: 'Căn cứ' }),
  parent: field(text(200).optional(), { label: 'Văn bản cấp trên' }),
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

/** One lesson of a set (K L47). The set's number of lessons is the programme's. */
export const lessonSchema = z.strictObject({
  title: title(),
  set: field(code(), { label: 'Bộ bài học', hint: 'Ví dụ: sau-bai-2015' }),
  order: field(z.int().min(1).max(20), { label: 'Bài số' }),
  organisation: organisation(),
  summary: summary(),
  objectives: field(z.array(text(300)).default([]), { label: 'Mục tiêu' }),
  questions: field(z.array(text(300)).default([]), { label: 'Câu hỏi thảo luận' }),
  minutes: field(z.int().min(5).max(480).default(45), { label: 'Thời lượng (phút)' }),
  criteria: criteria(),
  state: state(),
  sample: sample(),
});

export const photoConsents = {
  tranh_ve: 'Tranh vẽ, không có ảnh người',
  khong_nhan_ra: 'Ảnh không nhận ra ai',
  co_dong_y: 'Người trong ảnh đã đồng ý công khai',
} as const;

/** A model unit's story (K L54: "mô hình hay, cách làm tốt"). */
export const storySchema = z.strictObject({
  title: title(),
  organisation: organisation(),
  unit: field(code(), { label: 'Đơn vị có mô hình', hint: 'Mã đơn vị' }),
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

/**
 * An honour (K L54, L59). A person's name stands here and nowhere else in Git, and only with a consent record;
 * no member code stands beside it, so that a name never leads to the rows of the CSV files.
 */
export const honourSchema = z.strictObject({
  title: field(text(200), { label: 'Danh hiệu, thành tích', hint: 'Ví dụ: Đoàn viên tiêu biểu thực hiện Chương trình RLĐV năm 2015' }),
  organisation: organisation(),
  recipientKind: choice(recipientKinds, { label: 'Tập thể hay cá nhân' }),
  recipient: field(text(120), { label: 'Người, đơn vị được tuyên dương' }),
  unit: field(code(), { label: 'Đơn vị của người, tập thể ấy', hint: 'Mã đơn vị' }),
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
  reason: field(text(800), { label: 'Lý do tuyên dương', widget: 'text' }),
  consent: field(
    z
      .strictObject({
        record: field(text(40), { label: 'Số phiếu đồng ý', hint: 'Phiếu gốc giữ ngoài kho này.' }),
        day: field(day(), 'Ngày đồng ý'),
        scope: field(z.array(codesOf(consentScopes)).min(1), { label: 'Phạm vi', labels: consentScopes }),
        until: field(day(), 'Đến ngày'),
        guardian: field(z.boolean().default(false), 'Người giám hộ cùng đồng ý (dưới 18 tuổi)'),
      })
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
  by: field(code(), { label: 'Đơn vị kiểm tra', hint: 'Mã đơn vị' }),
  team: field(text(160), { label: 'Đoàn kiểm tra', hint: 'Tên ban, bộ phận; không ghi tên người.' }),
  unit: field(code(), { label: 'Đơn vị được kiểm tra', hint: 'Mã đơn vị, cấp nào cũng được' }),
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

export const reviewKinds = { '6_thang': 'Đánh giá 06 tháng', '1_nam': 'Đánh giá 01 năm', so_ket_diem: 'Sơ kết chỉ đạo điểm' } as const;

/** A review of a unit by the unit above (K L43, L54, L59): what came of it, why, what was learnt, what next. */
export const reviewSchema = z.strictObject({
  title: title(),
  organisation: organisation(),
  kind: choice(reviewKinds, { label: 'Kỳ đánh giá' }),
  by: field(code(), { label: 'Đơn vị đánh giá', hint: 'Mã đơn vị' }),
  unit: field(code(), { label: 'Đơn vị được đánh giá', hint: 'Mã đơn vị' }),
  year: field(year(), 'Năm'),
  day: field(day(), 'Ngày đánh giá'),
  results: field(text(1500), { label: 'Kết quả', widget: 'text' }),
  causes: field(text(1500), { label: 'Hạn chế, nguyên nhân', widget: 'text' }),
  lessons: field(text(1500), { label: 'Bài học kinh nghiệm', widget: 'text' }),
  next: field(text(1500), { label: 'Việc tiếp theo', widget: 'text' }),
  state: state(),
  sample: sample(),
});

/** A department's monthly report to the Ban Thường vụ about the units it follows (K L44). */
export const departmentReportSchema = z.strictObject({
  title: title(),
  organisation: organisation(),
  department: field(code(), { label: 'Phòng, ban, đơn vị báo cáo', hint: 'Mã trong phần phân công của chương trình' }),
  month: field(month(), { label: 'Tháng báo cáo', hint: 'Năm-tháng, ví dụ: 2016-10', misfit: 'cần viết như 2016-10' }),
  day: field(day(), 'Ngày gửi'),
  situation: field(text(1500), { label: 'Tình hình các đơn vị được phân công', widget: 'text' }),
  difficulties: field(text(1500).optional(), { label: 'Khó khăn, vướng mắc', widget: 'text' }),
  proposals: field(text(1500).optional(), { label: 'Kiến nghị', widget: 'text' }),
  state: state(),
  sample: sample(),
});

/** Settings of the whole site: `content/site.json`. */
export const siteSchema = z.strictObject({
  name: field(text(80), 'Tên trang'),
  tagline: field(text(160), 'Câu giới thiệu'),
  asOf: field(day().optional(), { label: 'Tính đến ngày', hint: 'Để trống: ngày hôm nay theo giờ Việt Nam.' }),
  smallestCell: field(z.int().min(1), { label: 'Số người ít nhất được hiện' }),
  smallestSensitiveCell: field(z.int().min(1), { label: 'Số người ít nhất với tỷ lệ và kết quả không tốt' }),
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
      .min(1),
    'Liên hệ',
  ),
});
export type Site = z.infer<typeof siteSchema>;

/** A recorded decision to keep rows that a rule would leave out. One that is no longer needed is itself an error. */
export const exceptionsSchema = z.strictObject({
  exceptions: z.array(
    z.strictObject({
      rule: code(),
      unit: code(),
      year: year(),
      member: z.string(),
      reason: text(300),
      decidedBy: text(160),
      day: day(),
    }),
  ),
});
export type Exception = z.infer<typeof exceptionsSchema>['exceptions'][number];

export type Topic = z.infer<typeof topicSchema>;
export type Document = z.infer<typeof documentSchema>;
export type Lesson = z.infer<typeof lessonSchema>;
export type Story = z.infer<typeof storySchema>;
export type Honour = z.infer<typeof honourSchema>;
export type Inspection = z.infer<typeof inspectionSchema>;
export type Review = z.infer<typeof reviewSchema>;
export type DepartmentReport = z.infer<typeof departmentReportSchema>;
